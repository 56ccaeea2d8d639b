//! Findings on answers: whether an answer can be, and what it says.

use ibericht::dossier::Stand;
use ibericht::finding::{Finding, Severity};
use ibericht::messages::*;
use ibericht::values::Domain;

use crate::answer::{header_only, repeated, replaced};
use crate::answer_325::client;
use crate::builders::*;
use crate::play::{Play, dated, gist};

fn play(heen: &Bericht) -> Play {
    let mut play = Play::on("2026-05-01");
    play.under_way(heen);
    play
}

/// A request of two products.
fn asked(domain: Domain) -> Bericht {
    verzoek(domain, |client| {
        let mut second = aangevraagd(domain, "A-200");
        second.product = alleen_categorie(domain);
        second.omvang = None;
        client.aangevraagde_producten = many(vec![aangevraagd(domain, "A-100"), second]);
    })
}

fn of<'f>(findings: &'f [Finding], rule: &str) -> Vec<&'f Finding> {
    findings.iter().filter(|finding| finding.rule == rule).collect()
}

/// The findings but for the explanations, each with its severity.
fn said(play: &Play, answer: &Bericht) -> Vec<String> {
    let findings = play.judge(answer).findings;
    let findings =
        findings.iter().filter(|found| !["RETOUR-AFKEURING", "RETOUR-UITKOMST"].contains(&&*found.rule));
    findings.map(|found| format!("{}{}", gist(found), if found.is_error() { "!" } else { "" })).collect()
}

const NOTHING: [&str; 0] = [];

/// Every kind that a return message answers, with its classes that carry codes of level 3 and such a code.
fn every_kind(domain: Domain) -> Vec<(Bericht, &'static str, &'static str)> {
    vec![
        (toewijzing(domain, |_| {}), "ToegewezenProduct[1]", "9332"),
        (start(domain, |_| {}), "StartProduct[1]", "9063"),
        (stop(domain, |_| {}), "StopProduct[1]", "9069"),
        (asked(domain), "AangevraagdProduct[2]", "9347"),
        (wijziging(domain, |_| {}), "TeWijzigenProduct[1]", "9351"),
        (antwoord(domain, |_| {}), "Antwoord[1]", "9355"),
    ]
}

#[test]
fn iv028_an_answer_as_it_should_be_gives_nothing_but_its_explanation() {
    for domain in Domain::ALL {
        for (heen, class, code) in every_kind(domain) {
            let play = play(&heen);
            assert_eq!(play.judge(&header_only(&heen, &[])).findings, [], "accepted: {:?}", heen.kind());
            for header in ["0001", "9056", "8848", "S300"] {
                let rejected = header_only(&heen, &[header]);
                assert_eq!(said(&play, &rejected), NOTHING, "{header}");
                let findings = play.judge(&rejected).findings;
                assert_eq!(findings.len(), 1);
                assert_eq!(findings[0].path, "/Bericht/Header/RetourCodes");
            }
            let rejected = repeated(&heen, &["0200"], &[(class, &[code])]);
            assert_eq!(said(&play, &rejected), NOTHING, "{:?}", heen.kind());
            let findings = play.judge(&rejected).findings;
            let explained = of(&findings, "RETOUR-AFKEURING");
            assert_eq!((explained.len(), explained[0].severity), (1, Severity::Warning));
            assert_eq!(explained[0].retourcode.as_deref(), Some(code));
            assert!(explained[0].path.ends_with("/RetourCodes"), "{}", explained[0].path);
        }
    }
}

#[test]
fn a_rejection_is_explained_at_its_class_in_words() {
    let heen = asked(Domain::Jw);
    let rejected =
        repeated(&heen, &["0200"], &[("AangevraagdProduct[1]", &["9347"]), ("Client[1]", &["9374"])]);
    let findings = play(&heen).judge(&rejected).findings;
    let explained = of(&findings, "RETOUR-AFKEURING");
    let at: Vec<_> = explained.iter().map(|found| &*found.path).collect();
    assert_eq!(
        at,
        [
            "/Bericht/Client/RetourCodes",
            "/Bericht/Client/AangevraagdeProducten/AangevraagdProduct[1]/RetourCodes"
        ]
    );
    assert!(explained[0].message.nl.starts_with("Afgekeurd: cliënt *****0006: "), "{:?}", explained[0]);
    let product = &explained[1].message.nl;
    assert!(product.contains("`ReferentieAanbieder` A-100, product 45A01"), "{product}");
    assert!(product.ends_with("(9347)"), "{product}");
    let technical = play(&heen).judge(&header_only(&heen, &["0001"])).findings;
    assert!(technical[0].message.nl.contains("het hele bericht JW315 765432198 van 30-04-2026"));
    assert!(technical[0].advice.nl.contains("`ibericht check BESTAND`"));
}

#[test]
fn our_own_answer_is_not_explained_to_us() {
    let heen = asked(Domain::Jw);
    let mut play = play(&heen);
    play.is_own = true;
    let rejected = repeated(&heen, &["0200"], &[("AangevraagdProduct[1]", &["9347"])]);
    assert_eq!(play.judge(&rejected).findings, []);
}

#[test]
fn an_answer_to_something_that_was_never_sent() {
    for domain in Domain::ALL {
        for (heen, _, _) in every_kind(domain) {
            let answer = header_only(&heen, &[]);
            assert_eq!(said(&Play::on("2026-05-01"), &answer), ["RETOUR-ONBEKEND Identificatie!"]);
            let play = play(&dated(heen, "765432198", "2026-04-29"));
            assert_eq!(said(&play, &answer), ["RETOUR-ONBEKEND Identificatie!"], "of another day");
        }
        let heen = asked(domain);
        let elsewhere = replaced(&header_only(&heen, &[]), ">0268<", ">0344<");
        assert_eq!(said(&play(&heen), &elsewhere), ["RETOUR-ONBEKEND Identificatie!"], "other parties");
    }
}

#[test]
fn a_second_answer() {
    for domain in Domain::ALL {
        for (heen, class, code) in every_kind(domain) {
            let accepted = header_only(&heen, &[]);
            let mut play = play(&heen);
            play.answered(&heen, &accepted);
            assert_eq!(said(&play, &accepted), NOTHING, "the very same");
            let again = replaced(&accepted, ">R1<", ">R2<");
            assert_eq!(said(&play, &again), ["RETOUR-TWEEDE Identificatie"], "odd, and it says the same");
            let otherwise = repeated(&heen, &["0200"], &[(class, &[code])]);
            assert_eq!(said(&play, &otherwise), ["RETOUR-TWEEDE Identificatie!"]);
        }
    }
}

#[test]
fn iv028_what_is_repeated_is_as_it_was_sent() {
    for domain in Domain::ALL {
        let heen = toewijzing(domain, |_| {});
        let play = play(&heen);
        let rejected = repeated(&heen, &["0200"], &[("ToegewezenProduct[1]", &["9332"])]);
        let with = |from: &str, to: &str| said(&play, &replaced(&rejected, from, to));
        assert_eq!(with("Volume>2<", "Volume>3<"), ["RETOUR-KOPIE Volume"]);
        assert_eq!(
            with("Ingangsdatum>2026-04-01<", "Ingangsdatum>2026-04-02<"),
            ["RETOUR-KOPIE Ingangsdatum"]
        );
        assert_eq!(with(">999900006<", ">999900018<"), ["RETOUR-KOPIE Client!", "RETOUR-KOPIE Bericht"]);
        assert_eq!(
            with("ToewijzingNummer>1001<", "ToewijzingNummer>1002<"),
            ["RETOUR-KOPIE ToegewezenProduct[1]!", "RETOUR-KOPIE Bericht"]
        );
        let other_version = replaced(&heen, "BerichtXsdVersie>1.0.0<", "BerichtXsdVersie>1.0.1<");
        let answer = header_only(&other_version, &["0001"]);
        assert_eq!(said(&play, &answer), ["RETOUR-KOPIE BerichtXsdVersie"]);
    }
}

#[test]
fn a_class_that_was_never_sent_is_told_however_much_else_differs() {
    let domain = Domain::Wmo;
    let all = |numbers: std::ops::Range<u32>| {
        toewijzing(domain, |client| {
            client.toegewezen_producten =
                many(numbers.map(|number| toegewezen(domain, &number.to_string())).collect());
        })
    };
    let play = play(&all(1..1003));
    let wrong: &[(&str, &[&str])] = &[("ToegewezenProduct[1]", &["9332"])];
    let answer = replaced(&repeated(&all(2..1004), &["0200"], wrong), "Volume>2<", "Volume>3<");
    assert_eq!(play.errors(&answer), ["RETOUR-KOPIE ToegewezenProduct[1002]"]);
}

#[test]
fn op039_personal_data_that_is_no_key_may_differ() {
    for domain in Domain::ALL {
        let heen = toewijzing(domain, |client| client.relaties = Some(many(vec![relatie("1")])));
        let play = play(&heen);
        let rejected = repeated(&heen, &["0200"], &[("ToegewezenProduct[1]", &["9332"])]);
        for (from, to) in [
            (">Zandstra<", ">Jansen<"),
            (">2010-02-14<", ">2010-02-15<"),
            ("Geslacht>1<", "Geslacht>2<"),
            (">Molenpad<", ">Dorpsstraat<"),
        ] {
            assert_eq!(said(&play, &replaced(&rejected, from, to)), NOTHING, "{from}");
        }
        let on_person =
            repeated(&heen, &["0200"], &[("Contact[1]", &["9332"]), ("ToegewezenProduct[1]", &["9332"])]);
        assert_eq!(said(&play, &on_person), ["RETOUR-VERBODEN RetourCodes"]);
    }
}

#[test]
fn classes_may_come_in_another_order_and_one_may_be_forgotten() {
    let domain = Domain::Wmo;
    let two = |first: &str, second: &str| {
        toewijzing(domain, |client| {
            client.toegewezen_producten = many(vec![toegewezen(domain, first), toegewezen(domain, second)]);
        })
    };
    let play = play(&two("1001", "1002"));
    let wrong: &[(&str, &[&str])] = &[("ToegewezenProduct[1]", &["9332"])];
    assert_eq!(said(&play, &repeated(&two("1002", "1001"), &["0200"], wrong)), NOTHING);
    let one = toewijzing(domain, |_| {});
    let findings = play.judge(&repeated(&one, &["0200"], wrong)).findings;
    let found = of(&findings, "RETOUR-KOPIE");
    assert_eq!((found.len(), found[0].severity), (1, Severity::Warning));
    assert!(found[0].message.nl.contains("1002 van het bericht wordt niet herhaald"));
}

#[test]
fn iv028_parts_that_do_not_go_together() {
    for domain in Domain::ALL {
        let heen = asked(domain);
        let play = play(&heen);
        let product = "AangevraagdProduct[1]";
        let header_code: &[(&str, &[&str])] = &[];
        for (answer, expected) in [
            (header_only(&heen, &["0200"]), vec!["RETOUR-OPBOUW RetourCodes"]),
            (repeated(&heen, &[], &[(product, &["9347"])]), vec!["RETOUR-OPBOUW Header"]),
            (repeated(&heen, &[], header_code), vec!["RETOUR-OPBOUW Header"]),
            (repeated(&heen, &["0200"], header_code), vec!["RETOUR-OPBOUW RetourCodes"]),
            (repeated(&heen, &["0001"], header_code), vec!["RETOUR-OPBOUW RetourCodes"]),
            (
                repeated(&heen, &["0200"], &[(product, &["0233"])]),
                vec!["RETOUR-OPBOUW RetourCodes", "RETOUR-OPBOUW RetourCodes!"],
            ),
            (
                repeated(&heen, &["0200"], &[(product, &["9347"]), ("AangevraagdProduct[2]", &["0233"])]),
                vec!["RETOUR-OPBOUW RetourCodes"],
            ),
            (repeated(&heen, &["0200"], &[("Client[1]", &["9374"]), (product, &["0233"])]), Vec::new()),
            (repeated(&heen, &["0200"], &[(product, &["0200", "9347"])]), vec!["RETOUR-OPBOUW RetourCodes"]),
            (header_only(&heen, &["0233"]), vec!["RETOUR-OPBOUW RetourCodes!", "RETOUR-CODE RetourCodes"]),
        ] {
            assert_eq!(said(&play, &answer), expected, "{}", write(&answer));
        }
    }
}

#[test]
fn a_code_where_it_does_not_belong() {
    for domain in Domain::ALL {
        let heen = asked(domain);
        let play = play(&heen);
        for (answer, at) in [
            (header_only(&heen, &["9347"]), "/Bericht/Header/RetourCodes"),
            (repeated(&heen, &["0200"], &[("Client[1]", &["9347"])]), "/Bericht/Client/RetourCodes"),
            (repeated(&heen, &["0200"], &[("Client[1]", &["9063"])]), "/Bericht/Client/RetourCodes"),
            (repeated(&heen, &["0200"], &[("Client[1]", &["0001"])]), "/Bericht/Client/RetourCodes"),
        ] {
            let findings = play.judge(&answer).findings;
            let found = of(&findings, "RETOUR-CODE");
            assert_eq!(
                (found.len(), found[0].severity),
                (1, Severity::Warning),
                "it is a rejection all the same"
            );
            assert_eq!(found[0].path, at);
            assert!(findings.iter().all(|found| !found.is_error()));
        }
        let elsewhere = play.judge(&header_only(&heen, &["9063"])).findings;
        let found = of(&elsewhere, "RETOUR-CODE");
        assert!(found[0].message.nl.ends_with("kan niet komen op een 315"), "{:?}", found[0].message);
    }
}

/// A 323 of two debits of one client, a credit of another.
fn declared(domain: Domain) -> Bericht {
    let of = |referentie, toewijzing| prestatie(domain, referentie, toewijzing);
    declaratie(
        domain,
        vec![vec![of("P1", "1001"), of("P2", "1002")], vec![credit(domain, "P3", "P0")]],
        |_| {},
    )
}

/// The 325 on it with these lines of the first client rejected, each with its code.
fn answer_325(domain: Domain, lines: &[(&str, &str)], edit: impl FnOnce(&mut DeclaratieAntwoord)) -> Bericht {
    let of = |(referentie, code): &(&str, &str)| {
        let toewijzing = if *referentie == "P1" { "1001" } else { "1002" };
        let mut line = afgewezen(prestatie(domain, referentie, toewijzing));
        line.retour_codes = retourcodes(&[code]);
        line
    };
    let lines: Vec<_> = lines.iter().map(of).collect();
    let rejected = 15_000 * u64::try_from(lines.len()).unwrap();
    let clienten = if lines.is_empty() { Vec::new() } else { vec![lines] };
    let answer = declaratie_antwoord(domain, clienten, |antwoord| {
        antwoord.totaal_ingediend_bedrag = totaal(15_000, "D");
        let granted = 15_000_u64.abs_diff(rejected);
        antwoord.totaal_toegekend_bedrag = totaal(granted, if rejected > 15_000 { "C" } else { "D" });
        edit(antwoord);
    });
    dated(answer, "A1", "2026-05-01")
}

fn with_header(mut bericht: Bericht, codes: &[&str], has_answer: bool) -> Bericht {
    let Inhoud::DeclaratieAntwoord(root) = &mut bericht.inhoud else { panic!() };
    root.header.retour_codes = retourcodes(codes);
    root.declaratie_antwoord = root.declaratie_antwoord.take().filter(|_| has_answer);
    bericht
}

#[test]
fn iv087_a_325_as_it_should_be() {
    for domain in Domain::ALL {
        let heen = declared(domain);
        let play = play(&heen);
        let full = answer_325(domain, &[], |antwoord| antwoord.retour_codes = retourcodes(&["8001"]));
        let findings = play.judge(&full).findings;
        assert_eq!(findings.iter().map(gist).collect::<Vec<_>>(), ["RETOUR-UITKOMST TotaalToegekendBedrag"]);
        assert_eq!(findings[0].severity, Severity::Info);
        assert_eq!(
            findings[0].message.en,
            "Declaration D202604: submitted €150.00, granted €150.00, 0 lines rejected"
        );

        let line = answer_325(domain, &[("P1", "9340")], |_| {});
        assert_eq!(said(&play, &line), NOTHING);
        let findings = play.judge(&line).findings;
        let message = &of(&findings, "RETOUR-AFKEURING")[0].message.en;
        assert!(
            message.starts_with(
                "Rejected: line `ReferentieNummer` P1 of €150.00, allocation 1001, product 45A01, \
                 2026-04-01 to 2026-04-30: "
            ),
            "{message}"
        );

        let of_client = answer_325(domain, &[("P1", "0233"), ("P2", "0233")], |antwoord| {
            client(antwoord, |client| client.retour_codes = retourcodes(&["8187"]));
        });
        assert_eq!(said(&play, &of_client), NOTHING);
        let findings = play.judge(&of_client).findings;
        let codes: Vec<_> = of(&findings, "RETOUR-AFKEURING")
            .iter()
            .map(|found| found.retourcode.as_deref().unwrap())
            .collect();
        assert_eq!(codes, ["8187", "0233", "0233"]);

        let whole = answer_325(domain, &[], |antwoord| {
            antwoord.retour_codes = retourcodes(&["9333"]);
            antwoord.totaal_toegekend_bedrag = totaal(0, "D");
        });
        assert_eq!(said(&play, &whole), NOTHING);
        for code in ["0001", "9056", "8848", "S300"] {
            let header = with_header(answer_325(domain, &[], |_| {}), &[code], false);
            assert_eq!(said(&play, &header), NOTHING, "{code}");
        }
    }
}

#[test]
fn iv087_parts_of_a_325_that_do_not_go_together() {
    for domain in Domain::ALL {
        let heen = declared(domain);
        let play = play(&heen);
        let line = |code| answer_325(domain, &[("P1", code)], |_| {});
        let none = || answer_325(domain, &[], |_| {});
        for (answer, expected) in [
            (with_header(none(), &["0200"], false), vec!["RETOUR-OPBOUW RetourCodes!"]),
            (with_header(none(), &["0001"], true), vec!["RETOUR-OPBOUW DeclaratieAntwoord!"]),
            (none(), vec!["RETOUR-OPBOUW RetourCodes"]),
            (line("0200"), vec!["RETOUR-OPBOUW RetourCodes!"]),
            (line("0233"), vec!["RETOUR-OPBOUW RetourCodes!"]),
            (
                answer_325(domain, &[("P1", "9340")], |antwoord| {
                    antwoord.retour_codes = retourcodes(&["8001"]);
                }),
                vec!["RETOUR-OPBOUW RetourCodes!"],
            ),
            (
                answer_325(domain, &[("P1", "0233")], |antwoord| {
                    client(antwoord, |client| client.retour_codes = retourcodes(&["8187"]));
                }),
                vec!["RETOUR-OPBOUW Client[1]!"],
            ),
            (
                answer_325(domain, &[("P1", "9340")], |antwoord| {
                    client(antwoord, |client| client.retour_codes = retourcodes(&["0233"]));
                }),
                vec!["RETOUR-OPBOUW RetourCodes!"],
            ),
            (
                answer_325(domain, &[("P1", "9340")], |antwoord| {
                    antwoord.retour_codes = retourcodes(&["9333"]);
                    antwoord.totaal_toegekend_bedrag = totaal(0, "D");
                }),
                vec!["RETOUR-OPBOUW RetourCodes"],
            ),
        ] {
            assert_eq!(said(&play, &answer), expected, "{}", write(&answer));
        }
    }
}

#[test]
fn op364_a_declaration_is_not_rejected_because_of_starts_and_stops() {
    for domain in Domain::ALL {
        let play = play(&declared(domain));
        for code in ["9019", "9063", "9069", "9071", "9074", "9326", "9413", "9414", "9415"] {
            let answer = answer_325(domain, &[("P1", code)], |_| {});
            assert_eq!(said(&play, &answer), ["RETOUR-VERBODEN RetourCodes"], "{code}");
            let findings = play.judge(&answer).findings;
            assert!(of(&findings, "RETOUR-VERBODEN")[0].advice.nl.contains("OP364"));
        }
        assert_eq!(said(&play, &answer_325(domain, &[("P1", "9338")], |_| {})), NOTHING);
        assert_eq!(said(&play, &answer_325(domain, &[("P1", "9347")], |_| {})), ["RETOUR-CODE RetourCodes"]);
    }
}

#[test]
fn iv085_a_credit_is_not_rejected_on_content() {
    for domain in Domain::ALL {
        let heen = regels(domain, vec![credit(domain, "P3", "P0")]);
        let play = play(&heen);
        let answer = |code| {
            let mut line = afgewezen(credit(domain, "P3", "P0"));
            line.retour_codes = retourcodes(&[code]);
            let answer = declaratie_antwoord(domain, vec![vec![line]], |antwoord| {
                antwoord.totaal_ingediend_bedrag = totaal(15_000, "C");
                antwoord.totaal_toegekend_bedrag = totaal(0, "D");
            });
            dated(answer, "A1", "2026-05-01")
        };
        for code in ["9321", "9322", "9346", "0611", "9369"] {
            assert_eq!(said(&play, &answer(code)), ["RETOUR-VERBODEN RetourCodes"], "{code}");
        }
        for code in ["8017", "8021", "9390"] {
            assert_eq!(said(&play, &answer(code)), NOTHING, "{code}");
        }
    }
}

#[test]
fn a_second_325() {
    for domain in Domain::ALL {
        let heen = declared(domain);
        let mut play = play(&heen);
        let first = answer_325(domain, &[("P1", "9340")], |_| {});
        play.answered(&heen, &first);
        let again = dated(first, "A2", "2026-05-01");
        assert_eq!(said(&play, &again), ["RETOUR-TWEEDE Identificatie"]);
        let other = dated(answer_325(domain, &[("P2", "9340")], |_| {}), "A2", "2026-05-01");
        assert_eq!(said(&play, &other), ["RETOUR-TWEEDE Identificatie!"]);
        // What was rejected as a whole is answered once as well.
        let mut play = Play::on("2026-05-01");
        play.enter(&heen, Stand::Onderweg);
        play.answered(&heen, &with_header(answer_325(domain, &[], |_| {}), &["0001"], false));
        assert_eq!(said(&play, &other), ["RETOUR-TWEEDE Identificatie!"]);
    }
}
