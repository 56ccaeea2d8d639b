//! Answers to declarations (325) that cannot be matched or do not add up: set aside whole, and listed.

use ibericht::dossier::{PrestatieStatus, Stand};
use ibericht::finding::Lang;
use ibericht::messages::*;
use ibericht::report::dossier::{
    ApartRow, Deadlines, DeclaratieRow, Listed, Selection, apart, declaraties, table,
};
use ibericht::values::{Domain, Kalender};

use super::answers::{Desk, allocated, answer_325, declared, provider};
use super::builders::*;
use super::play::{dag, dated};

const NL: Selection = Selection { bsn: None, masked: true, lang: Lang::Nl };

fn aside(desk: &Desk) -> Vec<ApartRow> {
    apart(&desk.store, &NL).unwrap()
}

fn declarations(desk: &Desk, today: &str) -> Vec<DeclaratieRow> {
    let kalender = Kalender::default();
    let by = Deadlines { today: dag(today), kalender: &kalender, own: Some("42420001") };
    declaraties(&desk.store, &NL, &by).unwrap()
}

fn root(bericht: &mut Bericht) -> &mut DeclaratieAntwoordBericht {
    match &mut bericht.inhoud {
        Inhoud::DeclaratieAntwoord(root) => root,
        other => panic!("{other:?}"),
    }
}

fn judged(bericht: &mut Bericht) -> &mut DeclaratieAntwoord {
    root(bericht).declaratie_antwoord.as_mut().unwrap()
}

/// The only line that is rejected, changed.
fn line(bericht: &mut Bericht, edit: impl FnOnce(&mut Prestatie<Retour>)) {
    let antwoord = judged(bericht);
    let mut clienten = antwoord.clienten.take().unwrap().to_vec();
    let mut prestaties = clienten[0].prestaties.to_vec();
    edit(&mut prestaties[0]);
    clienten[0].prestaties = many(prestaties);
    antwoord.clienten = Some(many(clienten));
}

/// What is wrong with an answer: a name, the rule that says so, whether it names the declaration, and the change.
type Wrong = (&'static str, &'static str, bool, fn(Domain, &mut Bericht));

const WRONG: [Wrong; 12] = [
    ("an unknown identification", "TR337", false, |_, bericht| {
        root(bericht).header.declaratie_identificatie.identificatie = val("999");
    }),
    ("another day", "TR337", true, |_, bericht| {
        root(bericht).header.declaratie_identificatie.dagtekening = val("2026-04-29");
    }),
    ("another municipality", "TR337", false, |_, bericht| root(bericht).header.afzender = val("0344")),
    ("another provider", "TR337", false, |_, bericht| root(bericht).header.ontvanger = val("42420002")),
    ("another law", "TR337", false, |domain, bericht| {
        let other = Domain::ALL.into_iter().find(|other| *other != domain).unwrap();
        *bericht = answer_325(other, 30_000);
    }),
    ("the number of another declaration", "TR376", true, |_, bericht| {
        judged(bericht).declaratie_nummer = val("D202603");
    }),
    ("more granted than is left", "TR342", true, |_, bericht| {
        judged(bericht).totaal_toegekend_bedrag = totaal(30_001, "D");
    }),
    ("another total submitted", "TR367", true, |_, bericht| {
        judged(bericht).totaal_ingediend_bedrag = totaal(46_000, "D");
        judged(bericht).totaal_toegekend_bedrag = totaal(31_000, "D");
    }),
    ("a line that was never sent", "TR366", true, |_, bericht| {
        line(bericht, |line| line.product_referentie.referentie_nummer = val("P9"));
    }),
    ("a line of another amount", "TR367", true, |_, bericht| {
        line(bericht, |line| line.ingediend_bedrag = bedrag("15100", "D"));
        judged(bericht).totaal_toegekend_bedrag = totaal(29_900, "D");
    }),
    ("a line of another client", "TR367", true, |_, bericht| {
        let antwoord = judged(bericht);
        let mut clienten = antwoord.clienten.take().unwrap().to_vec();
        clienten[0].bsn = val("999900018");
        antwoord.clienten = Some(many(clienten));
    }),
    ("granted in full, and a rejected line", "RETOUR-OPBOUW", true, |_, bericht| {
        judged(bericht).retour_codes = retourcodes(&["8001"]);
    }),
];

#[test]
fn an_answer_that_is_wrong_changes_nothing_and_is_listed_with_its_reason() {
    use PrestatieStatus::{Afgewezen, Ingediend, Toegekend};
    for domain in Domain::ALL {
        for (name, rule, names_it, edit) in WRONG {
            let mut desk = Desk::new("aside", domain, provider());
            desk.run(&[&allocated(domain), &declared(domain)]);
            let mut wrong = dated(answer_325(domain, 30_000), "W1", "2026-05-01");
            edit(domain, &mut wrong);
            let entries = desk.entries(&[&wrong]);
            let outcome = entries[0].report.findings.iter().find(|found| found.rule == "RETOUR-UITKOMST");
            let advice = outcome.map(|found| found.advice.nl.as_ref());
            assert!(
                advice.is_none_or(|advice| advice.starts_with("Doe hier nog niets mee")),
                "{name}: {advice:?}"
            );
            let told = desk.run(&[&wrong]);
            assert!(told[0].contains(&format!("{rule}!")), "{name}: {told:?}");

            let statuses = |desk: &Desk| desk.lines(domain).iter().map(|line| line.1).collect::<Vec<_>>();
            assert_eq!(statuses(&desk), [Ingediend; 3], "{name}: nothing half processed");
            assert_eq!(desk.granted(domain), [None], "{name}");
            let waiting = declarations(&desk, "2026-05-04").remove(0);
            assert_eq!((waiting.stand, waiting.toegekend), (Stand::Onderweg, None), "{name}");
            assert!(waiting.wacht.is_some(), "{name}: it still has no answer");

            let rows = aside(&desk);
            assert_eq!(rows.len(), 1, "{name}");
            assert!(rows[0].regels.iter().any(|found| found == rule), "{name}: {:?}", rows[0].regels);
            assert!(!rows[0].reden.is_empty() && !rows[0].advies.is_empty(), "{name}");
            assert!(!rows[0].beantwoord, "{name}");
            assert_eq!(rows[0].bestand, "9.xml", "{name}");
            if names_it {
                assert_eq!(waiting.apart, 1, "{name}");
            }

            desk.run(&[&answer_325(domain, 30_000)]);
            assert_eq!(statuses(&desk), [Toegekend, Afgewezen, Toegekend], "{name}: the right one decides");
            assert_eq!(desk.granted(domain), [Some(30_000)], "{name}");
            let rows = aside(&desk);
            assert_eq!((rows.len(), rows[0].beantwoord), (1, names_it), "{name}: told that it is settled");
        }
    }
}

#[test]
fn an_answer_that_is_right_is_not_set_aside() {
    for domain in Domain::ALL {
        let mut desk = Desk::new("right", domain, provider());
        desk.run(&[&allocated(domain), &declared(domain), &answer_325(domain, 30_000)]);
        assert_eq!(aside(&desk), []);
        let row = declarations(&desk, "2026-05-04").remove(0);
        assert_eq!((row.toegekend, row.verschil, row.apart), (Some(30_000), Some(-15_000), 0));
        assert_eq!(row.wacht, None);
        assert!(table(&[row], Lang::Nl).contains("€\u{a0}-150,00"));
        assert_eq!(table::<ApartRow>(&[], Lang::Nl), "Er is geen antwoord apart gezet\n");
    }
}

#[test]
fn an_answer_that_came_first_is_set_aside_until_its_declaration_comes() {
    for domain in Domain::ALL {
        let mut desk = Desk::new("first", domain, provider());
        desk.run(&[&answer_325(domain, 30_000)]);
        assert_eq!(aside(&desk)[0].regels[0], "TR337");
        desk.run(&[&allocated(domain), &declared(domain)]);
        assert_eq!(aside(&desk), [], "it is applied after all");
        assert_eq!(desk.granted(domain), [Some(30_000)]);
    }
}

#[test]
fn an_answer_that_came_first_and_is_wrong_is_told_why_once_its_declaration_is_there() {
    for domain in Domain::ALL {
        let mut desk = Desk::new("first-wrong", domain, provider());
        desk.run(&[&answer_325(domain, 30_001)]);
        let told = |desk: &Desk| aside(desk)[0].regels.clone();
        assert_eq!(told(&desk), ["TR342", "TR337", "TR376"]);
        desk.run(&[&allocated(domain), &declared(domain)]);
        assert_eq!(told(&desk), ["TR342"], "the declaration is known by now");
        assert_eq!(desk.granted(domain), [None]);
    }
}

#[test]
fn of_two_answers_the_first_counts_and_the_second_is_told_of() {
    for domain in Domain::ALL {
        let mut desk = Desk::new("second", domain, provider());
        desk.run(&[&allocated(domain), &declared(domain), &answer_325(domain, 30_000)]);
        let lines = desk.lines(domain);

        let again = dated(answer_325(domain, 30_000), "A2", "2026-05-01");
        assert!(desk.run(&[&again])[0].contains("RETOUR-TWEEDE?"), "the same is harmless");
        assert_eq!(aside(&desk), []);

        let mut full = declaratie_antwoord(domain, Vec::new(), |antwoord| {
            antwoord.totaal_ingediend_bedrag = totaal(45_000, "D");
            antwoord.totaal_toegekend_bedrag = totaal(45_000, "D");
            antwoord.retour_codes = retourcodes(&["8001"]);
        });
        full = dated(full, "A3", "2026-05-01");
        assert!(desk.run(&[&full])[0].contains("RETOUR-TWEEDE!"));
        assert_eq!((desk.lines(domain), desk.granted(domain)), (lines, vec![Some(30_000)]));
        let rows = aside(&desk);
        assert_eq!((rows.len(), rows[0].beantwoord, &*rows[0].regels[0]), (1, true, "RETOUR-TWEEDE"));
        let expected = rows[0].verwacht.as_deref().unwrap();
        assert_eq!(expected, "wat antwoord 765432198 van 30-04-2026 toekent: €\u{a0}300,00");
    }
}

#[test]
fn what_is_found_and_expected_is_told_with_the_amounts() {
    let domain = Domain::Jw;
    let mut desk = Desk::new("expected", domain, provider());
    desk.run(&[&allocated(domain), &declared(domain)]);
    let mut unknown = answer_325(domain, 30_000);
    root(&mut unknown).header.declaratie_identificatie.identificatie = val("999");
    let mut sums = answer_325(domain, 30_001);
    sums = dated(sums, "S1", "2026-05-01");
    desk.run(&[&unknown]);
    desk.run(&[&sums]);
    let rows = aside(&desk);
    assert_eq!(rows[0].gevonden.as_deref(), Some("999"));
    let expected = "765432198 van 30-04-2026, als het over declaratienummer D202604 gaat";
    assert_eq!(rows[0].verwacht.as_deref(), Some(expected), "the number is a check, and not followed");
    assert!(rows[1].reden.contains("€\u{a0}300,01") && rows[1].reden.contains("€\u{a0}450,00"), "{rows:?}");
    let told = table(&rows, Lang::Nl);
    assert!(told.contains("nog zonder") && told.contains("TR342"), "{told}");
    assert_eq!(ApartRow::header(Lang::En).len(), rows[0].cells(Lang::En).len());
}

#[test]
fn an_answer_that_breaks_its_schema_is_listed_as_well() {
    let domain = Domain::Wmo;
    let mut desk = Desk::new("schema", domain, provider());
    let folder = super::folder::Folder::new("aside-schema");
    let xml = write(&answer_325(domain, 30_000)).replace("DebetCredit>D<", "DebetCredit>X<");
    assert!(xml.contains(">X<"), "{xml}");
    folder.file("kapot.xml", xml);
    desk.run_folder(&folder);
    let rows = aside(&desk);
    assert_eq!((rows.len(), &*rows[0].bestand, &*rows[0].bericht), (1, "kapot.xml", "WMO325"));
    assert_eq!(rows[0].betreft, None);
    // A broken message that is no answer is not one of these.
    let folder = super::folder::Folder::new("aside-schema-301");
    folder.file("kapot.xml", write(&allocated(domain)).replace("Geslacht>1<", "Geslacht>7<"));
    let mut desk = Desk::new("schema-301", domain, provider());
    desk.run_folder(&folder);
    assert_eq!(aside(&desk), []);
}

#[test]
fn a_declaration_without_an_answer_is_late_after_ten_working_days() {
    let domain = Domain::Jw;
    let mut desk = Desk::new("late", domain, provider());
    // Of Thursday 30 April; the tenth working day after it, with 5 and 14 May off, is Monday 18 May.
    desk.run(&[&allocated(domain), &declared(domain)]);
    let wait = |today: &str| {
        let wacht = declarations(&desk, today).remove(0).wacht.unwrap();
        (wacht.werkdagen, wacht.uiterlijk, wacht.te_laat)
    };
    assert_eq!(wait("2026-05-18"), (10, "2026-05-18".to_owned(), 0));
    assert_eq!(wait("2026-05-20"), (12, "2026-05-18".to_owned(), 2));
    let late = table(&declarations(&desk, "2026-05-20"), Lang::Nl);
    assert!(late.contains("2 te laat"), "{late}");
}
