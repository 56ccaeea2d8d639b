//! Where a retourcode may come: in the answer to which messages, at which classes.

use crate::messages::Kind;

const HEEN: &[Kind] = &[
    Kind::Toewijzing,
    Kind::Start,
    Kind::Stop,
    Kind::VerzoekOmToewijzing,
    Kind::VerzoekOmWijziging,
    Kind::Antwoord,
    Kind::Declaratie,
];

/// Messages that are answered, and the classes of the answer.
type Places = (&'static [Kind], &'static [&'static str]);

const HEADER: Places = (HEEN, &["Header"]);
const TOEGEWEZEN: Places = (&[Kind::Toewijzing], &["ToegewezenProduct"]);
const START: Places = (&[Kind::Start], &["StartProduct"]);
const STOP: Places = (&[Kind::Stop], &["StopProduct"]);
const AANGEVRAAGD: Places = (&[Kind::VerzoekOmToewijzing], &["AangevraagdProduct"]);
const VERZOEK: Places = (&[Kind::VerzoekOmWijziging], &["Verzoek"]);
const ONGEWIJZIGD: Places = (&[Kind::VerzoekOmWijziging], &["OngewijzigdProduct"]);
const TE_WIJZIGEN: Places = (&[Kind::VerzoekOmWijziging], &["TeWijzigenProduct"]);
const NIEUW: Places = (&[Kind::VerzoekOmWijziging], &["NieuwProduct"]);
const ANTWOORD: Places = (&[Kind::Antwoord], &["Antwoord"]);
const DECLARATIE: Places = (&[Kind::Declaratie], &["DeclaratieAntwoord"]);
const PRESTATIE: Places = (&[Kind::Declaratie], &["Prestatie"]);

/// The codes that reject something, in order, each with the places where the rules that give it put it.
///
/// A rule about a value of the allocation is found at the class of the message itself, because the allocation is not
/// in it. 9319 is in the table although the rule behind it is checked on level 2 here: a receiver may judge it later.
static PLACES: &[(&str, &[Places])] = &[
    ("0001", &[HEADER]),
    ("0611", &[PRESTATIE]),
    ("8017", &[PRESTATIE]),
    ("8021", &[PRESTATIE]),
    ("8187", &[(&[Kind::VerzoekOmWijziging], &["Client"]), (&[Kind::Declaratie], &["Client", "Prestatie"])]),
    ("8214", &[DECLARATIE]),
    ("8848", &[HEADER]),
    ("9019", &[START, STOP]),
    ("9056", &[HEADER]),
    ("9063", &[START, STOP]),
    ("9069", &[STOP]),
    ("9071", &[START]),
    ("9074", &[START, STOP]),
    ("9307", &[PRESTATIE]),
    ("9308", &[PRESTATIE]),
    ("9319", &[PRESTATIE, DECLARATIE]),
    ("9321", &[PRESTATIE]),
    ("9322", &[PRESTATIE]),
    ("9326", &[START]),
    ("9332", &[TOEGEWEZEN]),
    ("9333", &[DECLARATIE]),
    ("9338", &[PRESTATIE]),
    ("9339", &[PRESTATIE]),
    ("9340", &[PRESTATIE]),
    ("9341", &[PRESTATIE]),
    ("9346", &[PRESTATIE]),
    ("9347", &[AANGEVRAAGD, VERZOEK]),
    ("9349", &[VERZOEK]),
    ("9350", &[ONGEWIJZIGD]),
    ("9351", &[TE_WIJZIGEN]),
    ("9355", &[ANTWOORD]),
    ("9357", &[TE_WIJZIGEN]),
    ("9359", &[ANTWOORD]),
    ("9360", &[ANTWOORD]),
    ("9361", &[TE_WIJZIGEN, ONGEWIJZIGD, NIEUW]),
    ("9365", &[ANTWOORD]),
    ("9369", &[PRESTATIE]),
    ("9373", &[TE_WIJZIGEN]),
    ("9374", &[(&[Kind::VerzoekOmToewijzing, Kind::VerzoekOmWijziging], &["Client"])]),
    ("9375", &[TE_WIJZIGEN]),
    ("9379", &[TOEGEWEZEN]),
    ("9384", &[PRESTATIE]),
    ("9385", &[TOEGEWEZEN]),
    ("9387", &[PRESTATIE]),
    ("9388", &[PRESTATIE]),
    ("9389", &[PRESTATIE]),
    ("9390", &[PRESTATIE]),
    ("9411", &[TE_WIJZIGEN]),
    ("9412", &[TE_WIJZIGEN]),
    ("9413", &[STOP]),
    ("9414", &[STOP]),
    ("9415", &[STOP]),
    ("S300", &[HEADER, (&[Kind::Antwoord], &["Woonplaatsbeginsel"])]),
    ("S329", &[TOEGEWEZEN, START, STOP, AANGEVRAAGD, NIEUW, PRESTATIE]),
];

/// The codes of what a declared line says of product, period, volume, unit and money: what the municipality judged of the
/// debit already, so that a credit of it is not rejected on them again (IV085).
///
/// Numbers, references and the client are left: without those a credit cannot be placed.
static CONTENT: &[&str] = &[
    "0611", "9307", "9308", "9321", "9322", "9339", "9340", "9341", "9346", "9369", "9384", "9387", "9388",
    "S329",
];

/// The places where a code may come.
fn places(code: &str) -> &'static [Places] {
    PLACES.binary_search_by_key(&code, |(known, _)| known).map_or(&[], |found| PLACES[found].1)
}

/// The classes at which a code that rejects may come in the answer to a kind of message; none when it has no place there.
pub(super) fn classes(code: &str, heen: Kind) -> Vec<&'static str> {
    let places = places(code).iter().filter(|(kinds, _)| kinds.contains(&heen));
    places.flat_map(|(_, classes)| classes.iter().copied()).collect()
}

/// Whether a code is about starts and stops only, on which a declaration may not be rejected (OP364).
pub(super) fn is_of_regie(code: &str) -> bool {
    let places = places(code);
    let is_regie = |kind: &Kind| matches!(kind, Kind::Start | Kind::Stop);
    !places.is_empty() && places.iter().all(|(kinds, _)| kinds.iter().all(is_regie))
}

/// Whether a code judges what a line says, rather than to what it refers.
pub(super) fn is_of_content(code: &str) -> bool {
    CONTENT.contains(&code)
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};
    use std::path::Path;

    use super::*;
    use crate::codelists::RETOUR_CODE;
    use crate::rules;
    use crate::values::RetourCode;

    /// Codes that say that nothing is wrong, or nothing at all.
    const NEUTRAL: [&str; 3] = ["0200", "0233", "8001"];
    /// Codes of rules on the 325, which nothing answers.
    const OF_ANSWER: [&str; 2] = ["9366", "9367"];

    #[test]
    fn every_code_that_rejects_has_a_place() {
        assert!(PLACES.is_sorted_by_key(|(code, _)| code));
        let mut codes: BTreeSet<_> = RETOUR_CODE.codes.iter().map(|code| code.code).collect();
        for code in NEUTRAL.iter().chain(&OF_ANSWER) {
            assert!(codes.remove(code), "{code}");
        }
        assert_eq!(codes, PLACES.iter().map(|(code, _)| *code).collect());
        for domain in crate::values::Domain::ALL {
            let neutral = NEUTRAL.map(|code| RetourCode::new(code, domain).unwrap().is_afkeuring());
            assert_eq!(neutral, [false; 3]);
        }
    }

    #[test]
    fn every_rule_with_a_retourcode_has_a_place_for_it() {
        for rule in rules::all() {
            let Some(code) = rule.retourcode() else { continue };
            for heen in rule.kinds.iter().filter(|kind| HEEN.contains(kind)) {
                assert!(!classes(code, *heen).is_empty(), "{} in the answer to {heen:?}", rule.code);
            }
        }
    }

    #[test]
    fn codes_of_starts_and_stops() {
        let regie: Vec<_> = PLACES.iter().map(|(code, _)| *code).filter(|code| is_of_regie(code)).collect();
        assert_eq!(
            regie,
            ["9019", "9063", "9069", "9071", "9074", "9326", "9413", "9414", "9415"],
            "and not S329 or 9056, which others have too"
        );
    }

    #[test]
    #[allow(clippy::print_stderr, reason = "a test that could not run says so")]
    fn the_places_are_those_of_the_rules_of_the_standard() {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/standard/rules.tsv");
        let Ok(table) = std::fs::read_to_string(file) else {
            eprintln!("skipped: the rules of the standard are not beside this checkout");
            return;
        };
        let mut expected: BTreeMap<(String, Kind), BTreeSet<String>> = BTreeMap::new();
        for line in table.lines().skip(1) {
            let fields: Vec<_> = line.split('\t').collect();
            let (code, messages, elements) = (fields[3], fields[4], fields[5]);
            if code == "-" || code == "0001" || OF_ANSWER.contains(&code) {
                continue;
            }
            for heen in HEEN {
                let number = heen.number().to_string();
                if !messages.split(',').any(|message| message.ends_with(&number)) {
                    continue;
                }
                expected.entry((code.to_owned(), *heen)).or_default().extend(named(elements, *heen));
            }
        }
        for ((code, heen), wanted) in expected {
            let listed: BTreeSet<String> = classes(&code, heen).into_iter().map(str::to_owned).collect();
            assert!(!listed.is_empty(), "{code} {heen:?}");
            assert!(wanted.is_subset(&listed), "{code} {heen:?}: {wanted:?} in {listed:?}");
        }
    }

    /// The classes of an answer that a list of elements names.
    fn named(elements: &str, heen: Kind) -> BTreeSet<String> {
        let number = heen.number().to_string();
        let parts = elements.split([';', ',']).map(str::trim);
        // `Client.Bsn (315)` is of a 315 only.
        let here = parts.filter(|part| !part.contains('(') || part.contains(&number) || !part.contains("(3"));
        let names = here.filter_map(|part| part.split(['.', ' ']).next());
        let names = names.map(|name| if name == "Declaratie" { "DeclaratieAntwoord" } else { name });
        let classes = super::super::klasse::names_in(heen.answer().unwrap());
        names.filter(|name| classes.contains(name)).map(str::to_owned).collect()
    }
}
