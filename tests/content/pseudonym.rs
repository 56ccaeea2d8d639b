//! A message with false values breaks the same rules in the same places.

use ibericht::finding::Finding;
use ibericht::messages::{Kind, MAX_BYTES, Reading, read, write};
use ibericht::pseudonym::{Key, messages};
use ibericht::rules::content;
use ibericht::values::{Domain, Simple};

use super::cases::all;
use super::support::tree::Style;
use super::support::{Seed, generate, mutate};

/// Verdict, and every finding with its place: what may not differ.
fn told(bytes: &[u8]) -> (&'static str, Vec<String>) {
    let lines = |findings: &[Finding]| -> Vec<String> {
        let place = |finding: &Finding| {
            format!("{} {:?} {} {}", finding.rule, finding.level, finding.path, finding.line)
        };
        findings.iter().map(place).collect()
    };
    match read(bytes, MAX_BYTES) {
        Reading::Valid(bericht) => ("valid", lines(&content::check(&bericht))),
        Reading::Invalid { findings, .. } => ("invalid", lines(&findings)),
        Reading::Unreadable(finding) => ("unreadable", lines(&[finding])),
    }
}

fn key() -> Key {
    Key::new([42; 32])
}

#[test]
fn every_failing_message_of_level_2_fails_alike() {
    for case in all() {
        for domain in case.domains {
            let message = (case.message)(*domain);
            let text = write(&message);
            let new = messages(&[text.as_bytes()], &key()).unwrap().pop().unwrap().unwrap();
            assert_ne!(text.as_bytes(), new, "{}", case.name);
            assert_eq!(told(text.as_bytes()), told(&new), "{} {}", case.rule, case.name);
            for bsn in message.clienten() {
                // Nine zeros are nobody's.
                let bsn = bsn.text();
                let there = String::from_utf8_lossy(&new).contains(&*bsn);
                assert!(!there || bsn == "000000000", "{} {}", case.rule, case.name);
            }
        }
    }
}

/// The schema faults of bent messages stay what they are, and what cannot be read is not written at all.
#[test]
fn bent_messages_keep_their_faults() {
    let mut seed = Seed(20_261_122);
    let (mut compared, mut left) = (0, 0);
    for kind in Kind::ALL {
        for domain in Domain::ALL {
            for number in 0..40 {
                let (name, mut root) = generate::message(&mut seed, kind, domain);
                let style = if number % 4 == 0 { Style::Usual } else { mutate::mutate(&mut seed, &mut root) };
                let text = root.document(&name, style);
                // Nine digits may be a BSN wherever they stand, also as a number with a zero in front: told in the guide.
                if text.split(|c: char| !c.is_ascii_digit()).any(|run| run.len() == 9 && run.starts_with('0'))
                {
                    continue;
                }
                let Some(new) = messages(&[text.as_bytes()], &key()).unwrap().pop().unwrap() else {
                    assert_eq!(told(text.as_bytes()).0, "unreadable", "{text}");
                    left += 1;
                    continue;
                };
                let (was, is) = (told(text.as_bytes()), told(&new));
                assert_eq!(was, is, "{text}\n{}", String::from_utf8_lossy(&new));
                compared += 1;
            }
        }
    }
    assert!(compared > 900 && left < compared / 5, "{compared} compared, {left} left out");
}
