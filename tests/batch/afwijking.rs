//! Deviations by agreement: what they lower, and that our answers stay what they are.

use std::sync::atomic::{AtomicUsize, Ordering};

use ibericht::batch::{Afwijkingen, Own};
use ibericht::dossier::{PrestatieStatus, Store, VerzoekStatus};
use ibericht::finding::{Finding, Lang, Severity, Verdict};
use ibericht::messages::*;
use ibericht::productbook::Books;
use ibericht::report::Entry;
use ibericht::report::dossier::{Selection, apart};
use ibericht::values::{AgbCode, Domain, Gemeente};

use super::afwijking_file::GOED;
use super::answers::{Desk, allocated, answer_325, declared, provider};
use super::builders::*;
use super::folder::Folder;
use super::play::dag;
use super::sent::send;

const NL: Selection = Selection { bsn: None, masked: true, lang: Lang::Nl };

fn municipality() -> Own {
    Own::Gemeente(Gemeente::new("0268").unwrap())
}

fn agreed(text: &str, own: Own) -> Afwijkingen {
    Afwijkingen::parse(text, "afwijkingen.toml", Books::none(), &own).unwrap()
}

/// A request of a client who is not born yet: CS006 or the like, of level 2.
fn unborn(domain: Domain) -> Bericht {
    verzoek(domain, |client| client.geboortedatum.datum = val("2030-05-05"))
}

fn errors(entry: &Entry) -> Vec<&Finding> {
    entry.report.findings.iter().filter(|finding| finding.is_error()).collect()
}

/// The agreement on the rules that a message breaks.
fn on_rules(rules: &[String], partner: &str) -> String {
    let one = |rule: &String| {
        GOED.replace("totaal-325", &format!("over-{rule}")).replace("TR342", rule).replace("0268", partner)
    };
    rules.iter().map(one).collect()
}

/// The rules that a message breaks at a desk without agreements.
fn broken(domain: Domain, own: Own, message: &Bericht) -> Vec<String> {
    // Tests run side by side, each in a folder of its own.
    static TIMES: AtomicUsize = AtomicUsize::new(0);
    let name = format!("afwijking-broken-{}", TIMES.fetch_add(1, Ordering::Relaxed));
    let entries = Desk::new(&name, domain, own).entries(&[message]);
    let mut rules: Vec<_> = errors(&entries[0]).iter().map(|finding| finding.rule.to_string()).collect();
    rules.dedup();
    assert!(!rules.is_empty());
    rules
}

#[test]
fn a_received_answer_with_an_agreed_error_is_applied() {
    use PrestatieStatus::{Afgewezen, Ingediend, Toegekend};
    for domain in Domain::ALL {
        let mut desk = Desk::new("afwijking-325", domain, provider());
        desk.afwijkingen = agreed(GOED, provider());
        desk.run(&[&allocated(domain), &declared(domain)]);
        let entries = desk.entries(&[&answer_325(domain, 30_001)]);
        let report = &entries[0].report;
        assert_eq!(report.verdict, Verdict::Valid);
        let lowered: Vec<_> = report.findings.iter().filter(|finding| finding.is_lowered()).collect();
        let [finding] = lowered[..] else { panic!("{report:#?}") };
        assert_eq!(
            (&*finding.rule, finding.severity, finding.is_breach()),
            ("TR342", Severity::Warning, true)
        );
        assert_eq!(finding.retourcode.as_deref(), Some("0001"), "the rest of it stays");
        assert!(finding.line > 0 && finding.path.contains("TotaalToegekendBedrag"), "{finding:?}");
        for (text, words) in [
            (
                &finding.message.nl,
                ["`totaal-325`", "(fout in hun software)", "t/m 30-06-2026 een waarschuwing"],
            ),
            (&finding.message.en, ["`totaal-325`", "(fout in hun software)", "including 2026-06-30"]),
        ] {
            assert!(words.iter().all(|words| text.contains(words)), "{text}");
            assert!(!text.contains("antwoord op dit bericht"), "nothing answers an answer: {text}");
        }
        let outcome = report.findings.iter().find(|found| found.rule == "RETOUR-UITKOMST").unwrap();
        assert!(!outcome.advice.nl.contains("nog niets"), "{}", outcome.advice.nl);
        let statuses: Vec<_> = desk.lines(domain).into_iter().map(|line| line.1).collect();
        assert_eq!(statuses, [Toegekend, Afgewezen, Toegekend]);
        assert_eq!(desk.granted(domain), [Some(30_001)]);
        assert!(apart(&desk.store, &NL).unwrap().is_empty());

        // What is another party's, another message's, over or not begun changes nothing.
        for (from, to) in [
            ("0268", "0344"),
            ("TR342", "TR367"),
            ("2026-06-30", "2026-04-30"),
            ("2026-04-01", "2026-05-02"),
            (
                "reden",
                if domain == Domain::Jw { "wet = \"Wmo\"\nreden" } else { "bericht = \"JW325\"\nreden" },
            ),
        ] {
            let mut desk = Desk::new("afwijking-325-not", domain, provider());
            desk.afwijkingen = agreed(&GOED.replace(from, to), provider());
            desk.run(&[&allocated(domain), &declared(domain)]);
            let entries = desk.entries(&[&answer_325(domain, 30_001)]);
            assert_eq!(errors(&entries[0])[0].rule, "TR342", "{to}");
            assert!(errors(&entries[0])[0].afwijking.is_none(), "{to}");
            assert!(desk.lines(domain).iter().all(|line| line.1 == Ingediend), "{to}");
            assert_eq!(apart(&desk.store, &NL).unwrap().len(), 1, "{to}");
        }
    }
}

#[test]
fn the_first_and_the_last_day_count() {
    let text = GOED.replace("2026-04-01", "2026-05-10");
    for (day, applied) in [("2026-05-09", 0), ("2026-05-10", 1), ("2026-06-30", 1), ("2026-07-01", 0)] {
        let mut desk = Desk::new("afwijking-days", Domain::Jw, provider());
        desk.afwijkingen = agreed(&text, provider());
        desk.run(&[&allocated(Domain::Jw), &declared(Domain::Jw)]);
        desk.today = dag(day);
        desk.run(&[&answer_325(Domain::Jw, 30_001)]);
        assert_eq!(desk.granted(Domain::Jw).into_iter().flatten().count(), applied, "{day}");
    }
}

#[test]
fn an_answer_that_came_first_is_applied_by_agreement_and_that_is_told() {
    for domain in Domain::ALL {
        let mut desk = Desk::new("afwijking-early", domain, provider());
        desk.afwijkingen = agreed(GOED, provider());
        desk.run(&[&answer_325(domain, 30_001)]);
        let entries = desk.entries(&[&allocated(domain), &declared(domain)]);
        assert_eq!(desk.granted(domain), [Some(30_001)]);
        let lowered =
            entries.iter().flat_map(|entry| &entry.report.findings).find(|found| found.is_lowered());
        let message = &lowered.unwrap().message;
        assert!(message.nl.starts_with("In het antwoord dat er al was: "), "{}", message.nl);
    }
}

#[test]
fn an_answer_that_was_set_aside_is_applied_when_an_agreement_is_made() {
    for domain in Domain::ALL {
        let mut desk = Desk::new("afwijking-later", domain, provider());
        desk.run(&[&allocated(domain), &declared(domain)]);
        let answer = answer_325(domain, 30_001);
        desk.run(&[&answer]);
        assert!(desk.entries(&[&answer])[0].seen);
        assert_eq!(desk.granted(domain), [None]);
        desk.afwijkingen = agreed(GOED, provider());
        let entries = desk.entries(&[&answer]);
        assert!(!entries[0].seen, "it changed something");
        assert_eq!(desk.granted(domain), [Some(30_001)]);
        let outcome =
            entries[0].report.findings.iter().find(|found| found.rule == "RETOUR-UITKOMST").unwrap();
        assert!(outcome.advice.nl.contains("terzijde gelegd en is nu verwerkt"), "{}", outcome.advice.nl);
        // Once; and what was lowered stays so when the agreement is over.
        desk.today = dag("2026-07-01");
        let again = desk.entries(&[&answer]);
        assert!(again[0].seen && again[0].report.findings == entries[0].report.findings);
        assert_eq!(desk.granted(domain), [Some(30_001)]);
    }
}

#[test]
fn our_own_message_is_not_held_back_for_what_was_agreed() {
    for domain in Domain::ALL {
        let wrong = unborn(domain);
        let text = on_rules(&broken(domain, provider(), &wrong), "0268");
        let status = |desk: &Desk| desk.requests(domain);

        let mut desk = Desk::new("afwijking-own", domain, provider());
        let held = desk.entries(&[&wrong]);
        assert!(held[0].report.held_back);
        assert_eq!(status(&desk), [VerzoekStatus::Tegengehouden]);
        // The same file goes on once there is an agreement.
        desk.afwijkingen = agreed(&text, provider());
        let freed = desk.entries(&[&wrong]);
        assert!(!freed[0].seen && !freed[0].report.held_back);
        assert_eq!(status(&desk), [VerzoekStatus::Onderweg]);
        assert!(desk.entries(&[&wrong])[0].seen);

        let mut desk = Desk::new("afwijking-own-at-once", domain, provider());
        desk.afwijkingen = agreed(&text, provider());
        let entries = desk.entries(&[&wrong]);
        assert_eq!((entries[0].report.verdict, entries[0].report.held_back), (Verdict::Valid, false));
        assert!(
            entries[0].report.findings[0]
                .message
                .nl
                .ends_with("het antwoord op dit bericht verandert er niet door")
        );
        assert_eq!(status(&desk), [VerzoekStatus::Onderweg]);

        let mut desk = Desk::new("afwijking-own-other", domain, provider());
        desk.afwijkingen = agreed(&on_rules(&broken(domain, provider(), &wrong), "0344"), provider());
        assert!(desk.entries(&[&wrong])[0].report.held_back, "of another municipality");
    }
}

#[test]
fn what_we_answer_is_what_the_standard_says() {
    for domain in Domain::ALL {
        let wrong = unborn(domain);
        let text = on_rules(&broken(domain, municipality(), &wrong), "42420001");
        let answers = |afwijkingen: Afwijkingen| {
            let mut desk = Desk::new("afwijking-answer", domain, municipality());
            desk.afwijkingen = afwijkingen;
            let entries = desk.entries(&[&wrong]);
            let names = desk.store.never_written("", 1_000).unwrap().into_iter();
            let bytes = |name: &str| desk.store.outgoing_file(name).unwrap().unwrap().bytes;
            let files: Vec<_> = names.map(|name| (bytes(&name), name)).collect();
            (entries, files, desk.requests(domain))
        };
        let (plain, files, rejected) = answers(Afwijkingen::default());
        let (told, same, also) = answers(agreed(&text, municipality()));
        assert_eq!((files.len(), &files, &rejected), (1, &same, &also));
        assert_eq!(rejected, [VerzoekStatus::Afgekeurd]);
        assert_eq!((plain[0].report.verdict, told[0].report.verdict), (Verdict::Invalid, Verdict::Invalid));
        assert_eq!(plain[0].report.answer, told[0].report.answer);
        assert_eq!(
            errors(&plain[0]).len(),
            errors(&told[0]).len(),
            "a rejection does not stand beside a warning"
        );
        for finding in errors(&told[0]) {
            assert!(finding.afwijking.as_ref().is_some_and(|afwijking| !afwijking.verlaagd));
            assert!(finding.message.nl.contains("verandert het antwoord op dit bericht niet"), "{finding:?}");
        }
    }
}

#[test]
fn an_agreement_of_ours_says_nothing_of_messages_between_others() {
    let domain = Domain::Jw;
    let others = Own::Aanbieder(AgbCode::new("42420009").unwrap());
    let wrong = unborn(domain);
    let text = on_rules(&broken(domain, others, &wrong), "0268");
    let mut desk = Desk::new("afwijking-others", domain, others);
    desk.afwijkingen = agreed(&text, others);
    let entries = desk.entries(&[&wrong]);
    assert!(!errors(&entries[0]).is_empty());
    assert!(entries[0].report.findings.iter().all(|finding| finding.afwijking.is_none()));
}

/// A report of before there were agreements has none, and one without them is written as before.
#[test]
fn a_finding_without_agreement_is_kept_as_it_always_was() {
    let mut desk = Desk::new("afwijking-old", Domain::Jw, provider());
    let entries = desk.entries(&[&unborn(Domain::Jw)]);
    let finding = errors(&entries[0])[0];
    let kept = serde_json::to_string(finding).unwrap();
    assert!(!kept.contains("afwijking"), "{kept}");
    assert_eq!(&serde_json::from_str::<Finding>(&kept).unwrap(), finding);
    let mut lowered = finding.clone();
    lowered.lower("x", dag("2026-06-30"), "y", false);
    let kept = serde_json::to_string(&lowered).unwrap();
    assert_eq!(serde_json::from_str::<Finding>(&kept).unwrap(), lowered);
}

/// What must go out is written the same, whoever agreed on what.
#[test]
fn files_that_go_out_are_the_same_with_and_without_agreements() {
    let domain = Domain::Wmo;
    let wrong = unborn(domain);
    let text = on_rules(&broken(domain, municipality(), &wrong), "42420001");
    let written = |afwijkingen: Afwijkingen, name: &str| {
        let mut desk = Desk::new(name, domain, municipality());
        desk.afwijkingen = afwijkingen;
        desk.entries(&[&wrong, &allocated(domain), &declared(domain)]);
        let folder = Folder::new(name);
        let mut names = send(&mut desk.store, &folder.0, None, &[]).unwrap().written;
        names.sort();
        names
            .iter()
            .map(|name| (name.clone(), std::fs::read(folder.0.join(name)).unwrap()))
            .collect::<Vec<_>>()
    };
    let plain = written(Afwijkingen::default(), "afwijking-out-plain");
    assert!(plain.len() > 1, "{plain:?}");
    assert_eq!(written(agreed(&text, municipality()), "afwijking-out-agreed"), plain);
}
