//! The code lists against the tables of the standard, where those are at hand.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "support/sources.rs"]
#[allow(dead_code, reason = "shared with other tests")]
mod sources;

use std::collections::BTreeMap;
use std::path::Path;

use ibericht::codelists::{self, Code, CodeList};
use ibericht::messages::Kind;
use ibericht::values::{Domain, Eenheid, Frequentie};

/// Files that hold no codes of an element or hub: the codes of messages follow from `Kind`.
const OTHER: [&str; 2] = ["COD002", "WJ756_x_WMO757"];

/// The names of files that are not the id of their list.
const NAMES: [(&str, &str); 2] =
    [("CBS", "CBS_gemeenten"), ("WMO_hulpmiddelen", "WMO_hulpmiddelen_productcodes")];

/// Meanings that differ on purpose: a slip of the pen mended. The text of the source and ours.
const MENDED: [(&str, &str, &str); 5] = [
    ("WJ001", "9346", "Eenheid is ongelijk aan waarde 83"),
    ("WMO_hulpmiddelen", "11X35", "semipermanent gebruik"),
    ("WMO_hulpmiddelen", "12X64", "(na proefplaatsing of onderbreking)"),
    ("WMO_hulpmiddelen", "12X95", "voorziening"),
    ("WMO_hulpmiddelen", "13X95", "voorziening"),
];

type Row = Vec<String>;
type Date = Option<(i32, u32, u32)>;

fn rows(folder: &Path, name: &str) -> Vec<Row> {
    let text = std::fs::read_to_string(folder.join(format!("{name}.tsv"))).expect(name);
    text.lines().skip(1).map(|line| line.split('\t').map(str::to_string).collect()).collect()
}

fn date(text: &str) -> Date {
    let mut parts = text.split('-');
    let year = parts.next()?.parse().ok()?;
    Some((year, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

fn files(list: &CodeList) -> Vec<&'static str> {
    let name = NAMES.iter().find(|(id, _)| *id == list.id);
    name.map_or_else(|| list.id.split('/').collect(), |(_, file)| vec![*file])
}

/// What the standard says of a code under a law: its meaning there and its days.
fn standard(folder: &Path, list: &CodeList) -> BTreeMap<(String, &'static str), (String, Date, Date)> {
    let mut found = BTreeMap::new();
    for row in files(list).into_iter().flat_map(|file| rows(folder, file)) {
        let [code, meaning, from, until, laws, note] = &row[..] else { panic!("{row:?}") };
        for domain in Domain::ALL {
            if !laws.split(',').any(|law| law == domain.prefix()) {
                continue;
            }
            let other = note.split_once("WMO label: ").filter(|_| domain == Domain::Wmo);
            let meaning =
                other.map_or(meaning.as_str(), |(_, label)| label).trim_end_matches('.').to_string();
            // Two notes give what the columns leave out.
            let april = |part: &str| note.contains(part).then_some((2022, 4, 1));
            let from = date(from).or_else(|| april("new in release 3.1 (April 2022)"));
            let until = date(until).or_else(|| april("withdrawn in release 3.1 (April 2022)"));
            let double = found.insert((code.clone(), domain.prefix()), (meaning, from, until));
            assert_eq!(double, None, "{} {code}", list.id);
        }
    }
    found
}

#[test]
fn every_list_has_exactly_the_codes_laws_and_days_of_the_standard() {
    let Some(folder) = sources::shared("standard/codelists", "code lists") else { return };
    let mut mended: Vec<_> = MENDED.to_vec();
    for list in codelists::ALL {
        let mut standard = standard(&folder, list);
        for (domain, code) in
            Domain::ALL.into_iter().flat_map(|domain| list.for_domain(domain).map(move |code| (domain, code)))
        {
            let Code { code, meaning, valid_from, valid_until, .. } = *code;
            let at = format!("{} {code} {}", list.id, domain.prefix());
            let (text, from, until) =
                standard.remove(&(code.to_string(), domain.prefix())).unwrap_or_else(|| panic!("{at}"));
            assert_eq!((valid_from, valid_until), (from, until), "{at}");
            if text != meaning {
                let reason = MENDED.iter().find(|(id, known, _)| (*id, *known) == (list.id, code));
                let (_, _, words) = reason.unwrap_or_else(|| panic!("{at}: {text} / {meaning}"));
                assert!(meaning.contains(words), "{at}");
                mended.retain(|(id, known, _)| (*id, *known) != (list.id, code));
            }
        }
        assert!(standard.is_empty(), "{} lacks {standard:?}", list.id);
    }
    assert!(mended.is_empty(), "listed as mended, but equal: {mended:?}");
}

#[test]
fn every_table_of_the_standard_has_a_place() {
    let Some(folder) = sources::shared("standard/codelists", "code lists") else { return };
    for entry in std::fs::read_dir(folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let name = name.strip_suffix(".tsv").expect(&name);
        let known = OTHER.contains(&name) || codelists::ALL.iter().any(|list| files(list).contains(&name));
        assert!(known, "{name}");
    }
}

#[test]
fn the_codes_of_messages_follow_from_their_kind() {
    let Some(folder) = sources::shared("standard/codelists", "codes of messages") else { return };
    let mut standard: Vec<_> =
        rows(&folder, "COD002").into_iter().map(|row| (row[0].clone(), row[1].clone())).collect();
    let messages = Kind::ALL.iter().flat_map(|kind| Domain::ALL.map(|domain| kind.message(domain)));
    let mut ours: Vec<_> = messages.map(|message| (message.code.to_string(), message.name())).collect();
    standard.sort();
    ours.sort();
    assert_eq!(ours, standard);
}

#[test]
fn which_frequency_goes_with_which_unit() {
    let Some(folder) = sources::shared("standard/codelists", "units and frequencies") else { return };
    let mut seen = 0;
    for row in rows(&folder, "WJ756_x_WMO757") {
        let unit = Eenheid::new(&row[0], Domain::Jw).unwrap();
        let frequency = Frequentie::new(&row[1], Domain::Jw).unwrap();
        assert_eq!(unit.frequenties().contains(&frequency), row[2] == "yes", "{row:?}");
        assert_eq!(unit.is_output(), row[3] == "output", "{row:?}");
        seen += 1;
    }
    assert_eq!(seen, 28);
}

#[test]
fn a_retourcode_comes_on_the_messages_of_its_rules() {
    let Some(folder) = sources::shared("standard", "rules") else { return };
    let rules = std::fs::read_to_string(folder.join("rules.tsv")).unwrap();
    let mut expected: BTreeMap<String, Vec<u16>> = BTreeMap::new();
    for line in rules.lines().skip(1) {
        let fields: Vec<_> = line.split('\t').collect();
        // Level 2 is 0001 for every message.
        if !matches!(fields[3], "-" | "" | "0001") {
            let numbers = fields[4].split(',').map(|name| name[name.len() - 3..].parse::<u16>().unwrap());
            expected.entry(fields[3].into()).or_default().extend(numbers);
        }
    }
    expected.insert("8001".into(), vec![323]);
    for code in codelists::RETOUR_CODE.codes {
        let expected = expected.get(code.code).map(|numbers| {
            let mut numbers = numbers.clone();
            numbers.sort_unstable();
            numbers.dedup();
            numbers
        });
        assert_eq!(
            codelists::messages_of_retourcode(code.code).map(<[u16]>::to_vec),
            expected,
            "{}",
            code.code
        );
    }
    assert!(expected.keys().all(|code| codelists::messages_of_retourcode(code).is_some()));
}
