//! Each rule of 2.x that is checked: a 303 that keeps it and one that breaks it.

use ibericht::legacy::{CODES, Legacy, check_eerder};

use super::{WMO303, broken, declaratie, findings, gelezen};

/// The sample with one text replaced by another, which must be there once.
fn with(from: &str, to: &str) -> String {
    assert_eq!(WMO303.matches(from).count(), 1, "{from}");
    WMO303.replace(from, to)
}

/// The text with its n-th element of a name (from 1) given another value.
fn set(text: &str, name: &str, n: usize, value: &str) -> String {
    let open = format!(":{name}>");
    let (at, _) = text
        .match_indices(&open)
        .filter(|(at, _)| !text[..*at].rsplit('<').next().unwrap().starts_with('/'))
        .nth(n - 1)
        .unwrap();
    let start = at + open.len();
    let end = start + text[start..].find('<').unwrap();
    format!("{}{value}{}", &text[..start], &text[end..])
}

fn rules(text: &str) -> Vec<String> {
    broken(text).into_iter().map(|(rule, _)| rule).collect()
}

#[test]
fn the_sample_breaks_no_rule() {
    assert_eq!(findings(WMO303), []);
}

#[test]
fn every_rule_has_a_303_that_breaks_it() {
    let cases = [
        ("0150", with(">34800<", ">34801<")),
        ("8175", set(WMO303, "Einddatum", 1, "2020-10-31")),
        ("8177", set(&set(WMO303, "Begindatum", 4, "2020-12-06"), "Einddatum", 4, "2020-12-05")),
        ("8178", set(WMO303, "Einddatum", 4, "2020-12-06")),
        ("8188", set(WMO303, "Einddatum", 4, "2020-10-31")),
        (
            "8193",
            with(
                "\t\t\t\t\t\t<iwmo:VorigReferentieNummer>W20201000001-00001</iwmo:VorigReferentieNummer>\r\n",
                "",
            ),
        ),
        ("8207", with(">W20201100001-00003<", ">W20201100001-00002<")),
        ("8376", with(">999990019<", ">999900006<")),
    ];
    for (rule, text) in cases {
        let found = findings(&text);
        let own: Vec<_> = found.iter().filter(|finding| finding.rule == rule).collect();
        assert_eq!(own.len(), 1, "{rule}: {found:#?}");
        assert!(own[0].is_error() && own[0].line > 3 && !own[0].path.is_empty(), "{own:#?}");
        assert_eq!(own[0].retourcode.as_deref(), Some(rule));
        assert!(CODES.iter().any(|(code, _)| *code == rule), "{rule} is in the list");
    }
}

#[test]
fn a_finding_names_the_line_in_the_file() {
    let text = set(WMO303, "Einddatum", 4, "2020-12-06");
    let found = findings(&text);
    let line = text.lines().nth(found[0].line as usize - 1).unwrap();
    assert!(line.contains("2020-12-06"), "{line}");
    assert_eq!(found[0].path, "/Bericht/Clienten/Client[2]/Prestaties/Prestatie[1]/ProductPeriode/Einddatum");
}

#[test]
fn r8194_a_total_of_zero_is_debit() {
    // Credit and debit of one amount, but of another volume: no rule but this one.
    let zero = set(&set(WMO303, "Bedrag", 2, "19200"), "TotaalBedrag", 1, "0");
    assert_eq!(rules(&zero), Vec::<String>::new());
    assert_eq!(rules(&set(&zero, "DebetCredit", 1, "C")), ["8194"]);
}

#[test]
fn r8062_a_credit_and_an_equal_debit_do_not_go_together() {
    let equal = set(&set(WMO303, "GeleverdVolume", 2, "540"), "Bedrag", 2, "48600");
    assert_eq!(rules(&set(&equal, "TotaalBedrag", 1, "29400")), ["8062"]);
    // The amounts agree, the volumes do not: that is a correction.
    let other = set(WMO303, "Bedrag", 2, "48600");
    assert_eq!(rules(&set(&other, "TotaalBedrag", 1, "29400")), Vec::<String>::new());
}

#[test]
fn r8269_a_line_is_credited_once() {
    let twice = with(
        "<iwmo:ReferentieNummer>W20201100001-00003</iwmo:ReferentieNummer>",
        "<iwmo:ReferentieNummer>W20201100001-00003</iwmo:ReferentieNummer><iwmo:VorigReferentieNummer>W20201000001-00001</iwmo:VorigReferentieNummer>",
    );
    assert_eq!(rules(&twice), ["8269"]);
}

#[test]
fn r1110_a_client_is_of_the_receiver_when_the_message_says_so() {
    let of = |gemeente: &str| {
        with(
            "999990019</wmo303:Bsn>",
            &format!("999990019</wmo303:Bsn><wmo303:Gemeente>{gemeente}</wmo303:Gemeente>"),
        )
    };
    assert_eq!(rules(&of("0268")), Vec::<String>::new());
    assert_eq!(rules(&of("0289")), ["1110"]);
}

#[test]
fn r8851_an_invoice_says_whether_it_is_exempt() {
    let invoice = with(">416<", ">448<");
    assert_eq!(rules(&invoice), ["8851"]);
    let exempt = invoice.replace(
        "\t\t<wmo303:DeclaratieFactuurBedragen>",
        "\t\t<wmo303:IndicatieBtwVrijstelling>1</wmo303:IndicatieBtwVrijstelling><wmo303:DeclaratieFactuurBedragen>",
    );
    assert_eq!(rules(&exempt), Vec::<String>::new());
}

#[test]
fn r8853_a_declaration_does_not_credit_a_rejected_line_and_an_invoice_may() {
    let bericht = declaratie(WMO303);
    let rejected =
        |reference: &ibericht::values::ReferentieNummer| reference.as_str() == "W20201000001-00001";
    assert_eq!(check_eerder(&bericht, &|_| false), []);
    let found = check_eerder(&bericht, &rejected);
    assert_eq!(found.iter().map(|finding| &*finding.rule).collect::<Vec<_>>(), ["8853"]);
    let Some(Legacy::Declaratie(invoice)) = gelezen(&with(">416<", ">448<")).bericht else { panic!("a 303") };
    assert_eq!(check_eerder(&invoice, &rejected), []);
}
