//! Levels 3 and 4 on random messages against a dossier of other random messages: no rule ever fails inside.
//!
//! Numbers, references, clients and days are drawn from a few, so that messages meet each other in the dossier.

use std::collections::BTreeSet;

use ibericht::codelists::messages_of_retourcode;
use ibericht::dossier::{Dossier as _, Stand, facts};
use ibericht::messages::{Bericht, Kind, MAX_BYTES, Reading, read};
use ibericht::productbook::Book;
use ibericht::rules;
use ibericht::values::{Domain, Simple};

use crate::play::{Play, dated};
use crate::support::tree::{Node, Part, Style};
use crate::support::{Seed, generate, is_in_schema};

/// Dates that meet, and the first and last that there are.
const DAYS: [&str; 8] = [
    "2026-04-01",
    "2026-04-01",
    "2026-04-30",
    "2026-05-01",
    "2025-12-31",
    "2020-02-29",
    "262142-12-31",
    "-262143-01-01",
];

/// What an element may hold, so that messages are about the same things; none leaves it as it was made.
fn few(seed: &mut Seed, name: &str, domain: Domain) -> Option<&'static str> {
    let of: &[&'static str] = match name {
        "Bsn" => &["999900006", "999990019"],
        "ToewijzingNummer" => &["1", "2", "3"],
        "ReferentieAanbieder" => &["R1", "R2", "R3"],
        "ReferentieNummer" | "VorigReferentieNummer" => &["P1", "P2", "P3", "P4"],
        "DeclaratieNummer" => &["D1", "D2"],
        "Identificatie" => &["I1", "I2", "I3", "I4"],
        "StatusAanlevering" => &["1", "1", "3"],
        "RedenBeeindiging" => &["20", "36"],
        "Categorie" | "ProductCategorie" => match domain {
            Domain::Jw => &["45", "45", "54"],
            Domain::Wmo => &["02", "02", "07"],
        },
        "Code" | "ProductCode" => match domain {
            Domain::Jw => &["45A04", "45A05", "45X99"],
            Domain::Wmo => &["02A03", "02A17", "02X99"],
        },
        "Volume" | "GeleverdVolume" | "Budget" | "Bedrag" => &["0", "100", "99999999"],
        "Begindatum"
        | "Einddatum"
        | "Ingangsdatum"
        | "ToewijzingIngangsdatum"
        | "ToewijzingEinddatum"
        | "GewensteIngangsdatum"
        | "Toewijzingsdatum"
        | "Dagtekening"
        | "DagtekeningRetour"
        | "DeclaratieDagtekening"
        | "Datum" => {
            // Some stay as they are: any day of two centuries.
            if seed.chance(4) {
                return None;
            }
            &DAYS
        }
        _ => return None,
    };
    Some(*seed.pick(of))
}

/// Lets the elements of a message hold what those of others do.
fn meet(seed: &mut Seed, node: &mut Node, domain: Domain, kind: Kind) {
    let from_gemeente = matches!(
        kind,
        Kind::Toewijzing
            | Kind::ToewijzingRetour
            | Kind::Antwoord
            | Kind::AntwoordRetour
            | Kind::DeclaratieAntwoord
    );
    let party = match (node.name.as_str(), from_gemeente) {
        ("Afzender", true) | ("Ontvanger", false) => Some(*seed.pick(&["0268", "0268", "0268", "9999"])),
        ("Afzender", false) | ("Ontvanger", true) => {
            Some(*seed.pick(&["42420001", "42420001", "42420001", "42420002"]))
        }
        _ => None,
    };
    let value = party.or_else(|| if node.is_leaf() { few(seed, &node.name, domain) } else { None });
    if let Some(value) = value {
        node.content = vec![Part::Raw(value.into())];
    }
    for part in &mut node.content {
        if let Part::Node(child) = part {
            meet(seed, child, domain, kind);
        }
    }
}

fn message(seed: &mut Seed, kind: Kind, domain: Domain) -> Bericht {
    let (name, mut root) = generate::message(seed, kind, domain);
    meet(seed, &mut root, domain, kind);
    let text = root.document(&name, Style::Usual);
    match read(text.as_bytes(), MAX_BYTES) {
        Reading::Valid(bericht) => *bericht,
        other => panic!("not valid: {other:?}\n{text}"),
    }
}

/// Judges a message and holds what is found against what is promised of findings.
fn judged(play: &Play, bericht: &Bericht, broken: &mut BTreeSet<&'static str>) {
    let outcome = play.judge(bericht);
    let (kind, domain) = (bericht.kind(), bericht.domain);
    for finding in &outcome.findings {
        // What is wrong with an answer is no rule of the standard.
        let rule = rules::find(&finding.rule);
        assert!(
            rule.map_or(finding.rule.starts_with("RETOUR-"), |rule| rule.is_for(kind, domain)),
            "{} in a {}",
            finding.rule,
            bericht.name().name()
        );
        assert!(!finding.message.en.contains("could not be checked"), "{finding:?}");
        let steps: Vec<_> = finding.path.split('/').skip(2).collect();
        assert!(is_in_schema(kind.root(), false, &steps), "{}: {}", bericht.name().name(), finding.path);
        for text in [&finding.message, &finding.advice].into_iter().chain(&finding.expected) {
            for text in [&text.nl, &text.en] {
                assert!(!text.is_empty() && !text.ends_with('.'), "{}: {text:?}", finding.rule);
                assert!(!text.contains("999900006"), "{} shows a BSN: {text}", finding.rule);
            }
        }
        let Some(rule) = rule else { continue };
        assert!(finding.retourcode.is_none() || finding.is_error(), "{finding:?}");
        if let Some(messages) = finding.retourcode.as_deref().and_then(messages_of_retourcode) {
            assert!(messages.contains(&bericht.name().number), "{finding:?}");
        }
        broken.insert(rule.code);
    }
    for skipped in &outcome.skipped {
        assert!(rules::find(&skipped.rule).is_none_or(|rule| rule.is_for(kind, domain)), "{skipped:?}");
    }
    let again = play.judge(bericht);
    assert_eq!(
        (outcome.findings, outcome.skipped),
        (again.findings, again.skipped),
        "it is no matter of luck"
    );
}

/// Enters a message as some other run might have left it, and lets an answer decide where it answers.
fn enter(seed: &mut Seed, play: &mut Play, bericht: &Bericht, sent: &[Bericht]) {
    if bericht.kind().answers().is_none() {
        play.enter(bericht, *seed.pick(&[Stand::Geldt, Stand::Geldt, Stand::Onderweg, Stand::Afgewezen]));
        return;
    }
    let known = facts::answered_by(&play.store, bericht).unwrap();
    let heen = known.and_then(|known| sent.iter().find(|heen| crate::play::hash_of(heen) == known.hash));
    match heen {
        Some(heen) => play.answered(heen, bericht),
        None => play.enter(bericht, Stand::Geldt),
    };
}

#[test]
fn no_rule_fails_inside_whatever_the_dossier_holds() {
    let mut broken = BTreeSet::new();
    for round in 0..4 {
        let mut seed = Seed(4000 + round);
        let mut play = Play::on("2026-05-01");
        play.is_own = round % 2 == 1;
        play.book = (round % 3 > 0).then(|| Book::builtin("rijk-van-nijmegen-2026").unwrap().unwrap());
        let mut sent: Vec<Bericht> = Vec::new();
        for index in 0..Kind::ALL.len() * 2 * 5 {
            let (kind, domain) = (Kind::ALL[index % 14], Domain::ALL[index / 14 % 2]);
            let bericht = message(&mut seed, kind, domain);
            if sent.contains(&bericht) {
                continue;
            }
            judged(&play, &bericht, &mut broken);
            enter(&mut seed, &mut play, &bericht, &sent);
            // Once more, now that it is in the dossier itself.
            judged(&play, &bericht, &mut broken);
            if kind.answers().is_none() {
                // The same under another name: most of what it says is there already.
                judged(&play, &dated(bericht.clone(), "I9", "2026-05-01"), &mut broken);
            }
            sent.push(bericht);
        }
        assert!(!play.store.verzoeken(Domain::Jw, &simple("999900006")).unwrap().is_empty());
    }
    for code in
        ["TR019", "TR056", "TR063", "TR074", "TR135", "TR314", "TR326", "TR378", "TR381", "TR382", "TR413"]
    {
        assert!(broken.contains(code), "no message breaks {code}: {broken:?}");
    }
}

#[test]
fn no_rule_fails_inside_on_an_empty_dossier_on_any_day() {
    let mut broken = BTreeSet::new();
    let mut seed = Seed(77);
    for round in 0..14 * 8 {
        let play = Play::on(DAYS[round % DAYS.len()]);
        let bericht = message(&mut seed, Kind::ALL[round % 14], Domain::ALL[round / 14 % 2]);
        judged(&play, &bericht, &mut broken);
        if bericht.kind().answers().is_none() {
            judged(&play, &dated(bericht, "I9", DAYS[(round + 1) % DAYS.len()]), &mut broken);
        }
    }
}

fn simple<T: Simple>(text: &str) -> T {
    T::parse(text, Domain::Jw).unwrap()
}
