//! What differs from the reconstruction is told; what is meant to do harm is refused.

use ibericht::finding::{Lang, Severity};
use ibericht::legacy::read;
use ibericht::messages::MAX_BYTES;
use ibericht::show::{Privacy, legacy_text};
use proptest::prelude::*;

use super::{WMO303, WMO304, declaratie, findings, gelezen, namen};

fn messages(text: &str) -> Vec<(Severity, String)> {
    findings(text).into_iter().map(|finding| (finding.severity, finding.message.nl.into_owned())).collect()
}

#[test]
fn an_unknown_element_is_told_with_line_and_path_and_the_rest_is_read() {
    let text = WMO303.replace("\t\t\t<wmo303:Prestaties>", "\t\t\t<wmo303:Naam><wmo303:Geslachtsnaam>Verzonnen</wmo303:Geslachtsnaam></wmo303:Naam>\r\n\t\t\t<wmo303:Prestaties>");
    let found = findings(&text);
    assert_eq!(found.len(), 2, "one for each client");
    for finding in &found {
        assert_eq!(finding.severity, Severity::Warning);
        let line = text.lines().nth(finding.line as usize - 1).unwrap();
        assert!(line.contains("wmo303:Naam"), "{line}");
        assert_eq!(finding.found.as_deref(), Some("Naam"));
    }
    assert_eq!(found[1].path, "/Bericht/Clienten/Client[2]/Naam");
    assert_eq!(declaratie(&text), declaratie(WMO303));
}

#[test]
fn what_steers_a_terminal_is_not_shown() {
    let text = WMO303.replacen("ReferentieNummer>W", "ReferentieNummer>\u{9b}\u{202e}W", 1);
    assert_ne!(text, WMO303);
    let shown = legacy_text(&gelezen(&text), Some("a\u{1b}[31m.xml"), Privacy::Masked, Lang::Nl);
    assert!(shown.contains('\u{fffd}') && !shown.contains(['\u{1b}', '\u{9b}', '\u{202e}']), "{shown:?}");
    assert!(shown.lines().count() > 10, "lines stay lines");
}

#[test]
fn another_order_and_another_namespace_are_told_once_and_read() {
    let line = "\t\t<wmo303:Afzender>73730001</wmo303:Afzender>\r\n";
    let later = WMO303.replace(line, "").replace("\t</wmo303:Header>", &format!("{line}\t</wmo303:Header>"));
    assert_eq!(declaratie(&later), declaratie(WMO303));
    let told = messages(&later);
    assert_eq!(told.len(), 1);
    assert!(told[0].0 == Severity::Warning && told[0].1.contains("andere plaats"), "{told:?}");

    let space = WMO303.replace("iwmo:Categorie", "wmo303:Categorie");
    assert_eq!(declaratie(&space), declaratie(WMO303));
    let told = messages(&space);
    assert_eq!(told.len(), 1, "three lines, one remark: {told:?}");
    assert!(told[0].1.contains("namespace"), "{told:?}");
}

#[test]
fn other_prefixes_and_the_other_form_of_the_namespace_are_read_without_remark() {
    let text = WMO303
        .replace("wmo303:", "x:")
        .replace("xmlns:wmo303=", "xmlns:x=")
        .replace("iwmo:", "b:")
        .replace("xmlns:iwmo=", "xmlns:b=");
    assert_eq!(findings(&text), []);
    let text = WMO303
        .replace("/wmo303/schema\"", "/wmo303/schema/2_4\"")
        .replace("/basisschema/schema\"", "/basisschema/schema/2_4\"");
    assert_eq!(findings(&text), []);
    assert_eq!(declaratie(&text), declaratie(WMO303));
}

#[test]
fn a_missing_or_wrong_value_is_an_error_and_gives_no_message() {
    let cases = [
        (WMO303.replace("\t\t\t\t\t<wmo303:Eenheid>16</wmo303:Eenheid>\r\n", ""), "Ontbreekt: de eenheid"),
        (WMO303.replace(">16</wmo303:Eenheid>", ">81</wmo303:Eenheid>"), "`Eenheid`"),
        (WMO303.replace(">12</wmo303:GeleverdVolume>", ">12,5</wmo303:GeleverdVolume>"), "`GeleverdVolume`"),
        (WMO303.replace(">416<", ">484<"), "code hoort niet"),
        (
            WMO303.replace(
                ">2020-11-30</iwmo:Einddatum>\r\n\t\t</wmo303:DeclaratieFactuurPeriode>",
                ">2020-11-31</iwmo:Einddatum>\r\n\t\t</wmo303:DeclaratieFactuurPeriode>",
            ),
            "`Einddatum`",
        ),
        (
            WMO303.replace(">73730001<", ">73730001</wmo303:Afzender><wmo303:Afzender>73730001<"),
            "meer dan één keer",
        ),
    ];
    for (text, message) in cases {
        assert_ne!(text, WMO303);
        let read = gelezen(&text);
        assert!(read.bericht.is_none(), "{message}");
        let errors: Vec<_> = read.findings.iter().filter(|finding| finding.is_error()).collect();
        assert_eq!(errors.len(), 1, "{message}: {errors:#?}");
        assert!(errors[0].message.nl.contains(message) && errors[0].line > 0, "{errors:#?}");
    }
}

#[test]
fn a_wrong_subversion_is_a_warning() {
    let told = messages(&WMO303.replace("BerichtSubversie>4<", "BerichtSubversie>3<"));
    assert_eq!(told.len(), 1);
    assert!(told[0].0 == Severity::Warning && told[0].1.contains("2.4"), "{told:?}");
}

#[test]
fn a_bsn_is_masked_wherever_it_stands() {
    let wrong = gelezen(&WMO303.replace(">999990019<", ">99999001<"));
    assert!(
        wrong.findings.iter().all(|finding| !format!("{finding:?}").contains("99999001\"")),
        "{wrong:#?}"
    );
    let elsewhere =
        gelezen(&WMO303.replace(">12</wmo303:GeleverdVolume>", ">999900006</wmo303:GeleverdVolume>"));
    assert!(!format!("{:?}", elsewhere.findings).contains("999900006"));
}

#[test]
fn what_is_meant_to_do_harm_is_refused() {
    let refused = |text: &str| {
        let read = gelezen(text);
        assert!(read.bericht.is_none());
        read.findings[1].message.nl.to_string()
    };
    assert!(refused(&WMO303[..WMO303.len() / 2]).contains("afgebroken"));
    assert!(refused(&WMO303.replace("Header>", "Header>&x;")).contains("entiteit"));
    assert!(refused(&format!("{WMO303}<x/>")).contains("nog inhoud"));
    let deep = WMO303.replace("<wmo303:Clienten>", &"<wmo303:Clienten>".repeat(100));
    assert!(refused(&deep).contains("te diep"));
    let dtd = WMO303.replacen("<wmo303:Bericht", "<!DOCTYPE x [<!ENTITY y \"z\">]><wmo303:Bericht", 1);
    assert!(read(dtd.as_bytes(), MAX_BYTES, namen()).is_none(), "never gets as far as its namespace");
    assert!(read(WMO303.as_bytes(), 100, namen()).is_none(), "too large");
}

#[test]
fn a_great_many_faults_are_told_up_to_a_bound() {
    let many = "<a/>".repeat(20_000);
    let read = gelezen(&WMO303.replace("\t</wmo303:Header>", &format!("{many}\t</wmo303:Header>")));
    assert_eq!(read.findings.len(), 10_002);
}

#[test]
fn other_messages_are_not_a_303() {
    for text in [
        WMO303.replace("/2_4/", "/2_0/"),
        WMO303.replace("/2_4/wmo303/", "/3_2/wmo323/"),
        WMO303.replace(":Bericht", ":Message"),
        "{}".to_string(),
        String::new(),
    ] {
        assert!(read(text.as_bytes(), MAX_BYTES, namen()).is_none(), "{text:.100}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn changed_bytes_never_panic_and_what_is_read_survives_writing(
        is_retour in any::<bool>(),
        changes in proptest::collection::vec((0..4000_usize, any::<u8>()), 1..5),
        removed in 0..4000_usize,
    ) {
        let text = if is_retour { WMO304 } else { WMO303 };
        let mut bytes = text.as_bytes().to_vec();
        for (at, byte) in changes {
            let length = bytes.len();
            bytes[at % length] = byte;
        }
        let length = bytes.len();
        bytes.remove(removed % length);
        if let Some(gelezen) = read(&bytes, MAX_BYTES, namen())
            && let Some(ibericht::legacy::Legacy::Declaratie(bericht)) = gelezen.bericht
        {
            prop_assert_eq!(declaratie(&bericht.write(namen()).unwrap()), bericht);
        }
    }
}
