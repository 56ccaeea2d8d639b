//! Whether a return message repeats the message as it was sent (IV028).

use std::collections::{BTreeSet, HashMap, HashSet, VecDeque};
use std::hash::Hash;

use super::klasse::{Klasse, klassen};
use super::{KOPIE, finding};
use crate::finding::{Finding, Severity, Text};
use crate::messages::{Bericht, Kind};

/// The elements that identify a class among its like.
fn key(name: &str) -> &'static [&'static str] {
    match name {
        "Client" => &["Bsn"],
        "ToegewezenProduct" | "OngewijzigdProduct" | "TeWijzigenProduct" => &["ToewijzingNummer"],
        "StartProduct" => &["ToewijzingNummer", "Product/Categorie", "Product/Code", "Begindatum"],
        "StopProduct" => &[
            "ToewijzingNummer",
            "Product/Categorie",
            "Product/Code",
            "Begindatum",
            "RedenBeeindiging",
            "Einddatum",
        ],
        "AangevraagdProduct" | "Verzoek" | "Antwoord" => &["ReferentieAanbieder"],
        "NieuwProduct" => &["Product/Categorie", "Product/Code", "GewensteIngangsdatum"],
        _ => &[],
    }
}

/// Elements of which the value is not shown: text that may tell of persons.
const NOT_SHOWN: [&str; 2] = ["Commentaar", "Verwijzer/Naam"];

/// Every class that is repeated is as it was sent, in whatever order.
///
/// A class that was never sent is an error: the answer is about something else. Another value in a class that was sent, a
/// class that is not repeated, and another schema version in the header are warnings, because it is plain which message is
/// answered. Of a client only the BSN counts, and relations and contacts do not count at all (OP039). A 325 has TR366 and
/// TR367 instead.
pub(super) fn check(antwoord: &Bericht, heen: &Bericht, findings: &mut Vec<Finding>) {
    if antwoord.kind() == Kind::DeclaratieAntwoord {
        return;
    }
    let (ours, theirs) = (klassen(heen), klassen(antwoord));
    let mut odd = header(&ours, &theirs);
    if theirs.len() < 2 {
        findings.append(&mut odd);
        return;
    }
    let counts = |klasse: &&Klasse| !matches!(klasse.name, "Header" | "Relatie" | "Contact");
    let names: BTreeSet<_> = ours.iter().chain(&theirs).filter(counts).map(|klasse| klasse.name).collect();
    for name in names {
        let of_name = |klasse: &&Klasse| klasse.name == name;
        let sent: Vec<_> = ours.iter().filter(of_name).collect();
        let repeated: Vec<_> = theirs.iter().filter(of_name).collect();
        // What is the same goes first, so that of two with one key the right one is left to compare.
        let (sent, repeated) = pair(sent, repeated, |klasse| values(klasse).collect(), |_, _| {});
        let keys = |klasse| key(name).iter().map(|element| Klasse::value(klasse, element)).collect();
        let (sent, repeated) = pair(sent, repeated, keys, |ours, theirs| differences(ours, theirs, &mut odd));
        findings.extend(repeated.into_iter().map(never_sent));
        odd.extend(sent.into_iter().map(not_repeated));
    }
    // Last, because a list that is too long is cut off at its end, and an error that is cut off refuses nothing.
    findings.append(&mut odd);
}

/// What is left of both sides when what has the same mark is taken out, one by one.
fn pair<'k, M: Eq + Hash>(
    sent: Vec<&'k Klasse>,
    repeated: Vec<&'k Klasse>,
    mark: impl Fn(&'k Klasse) -> Vec<M>,
    mut found: impl FnMut(&Klasse, &Klasse),
) -> (Vec<&'k Klasse>, Vec<&'k Klasse>) {
    let mut open: HashMap<Vec<M>, VecDeque<usize>> = HashMap::new();
    for (position, ours) in sent.iter().enumerate() {
        open.entry(mark(ours)).or_default().push_back(position);
    }
    let mut taken = HashSet::new();
    let mut rest = Vec::new();
    for theirs in repeated {
        let position = open.get_mut(&mark(theirs)).and_then(VecDeque::pop_front);
        match position.and_then(|position| Some((position, sent.get(position)?))) {
            Some((position, ours)) => {
                taken.insert(position);
                found(ours, theirs);
            }
            None => rest.push(theirs),
        }
    }
    let left = sent.into_iter().enumerate().filter(|(position, _)| !taken.contains(position));
    (left.map(|(_, ours)| ours).collect(), rest)
}

/// The values of a class that must be repeated.
fn values(klasse: &Klasse) -> impl Iterator<Item = &(String, String)> {
    let only_key = klasse.name == "Client";
    klasse.values.iter().filter(move |(name, _)| !only_key || key("Client").contains(&&**name))
}

fn header(ours: &[Klasse], theirs: &[Klasse]) -> Vec<Finding> {
    let (Some(ours), Some(theirs)) = (ours.first(), theirs.first()) else { return Vec::new() };
    let elements = ["XsdVersie/BasisschemaXsdVersie", "XsdVersie/BerichtXsdVersie"].into_iter();
    let differing = elements.filter(|element| ours.value(element) != theirs.value(element));
    differing.map(|element| other_value(ours, theirs, element)).collect()
}

fn differences(ours: &Klasse, theirs: &Klasse, findings: &mut Vec<Finding>) {
    let names: BTreeSet<&str> = values(ours).chain(values(theirs)).map(|(name, _)| &**name).collect();
    for element in names {
        if ours.value(element) != theirs.value(element) {
            findings.push(other_value(ours, theirs, element));
        }
    }
}

fn other_value(ours: &Klasse, theirs: &Klasse, element: &str) -> Finding {
    let message = Text::new(
        format!("`{element}` is anders dan in het bericht dat wordt beantwoord"),
        format!("`{element}` differs from the message that is answered"),
    );
    let advice = Text::fixed(
        "Het antwoord telt; meld aan wie het stuurde dat het bericht ongewijzigd herhaald moet worden",
        "The answer counts; tell whoever sent it that the message must be repeated unchanged",
    );
    let mut found = finding(KOPIE, Severity::Warning, format!("{}/{element}", theirs.path), message, advice);
    if NOT_SHOWN.contains(&element) {
        return found;
    }
    if let Some(value) = theirs.value(element) {
        found = found.found(value);
    }
    let absent = Text::fixed("afwezig", "absent");
    found.expected(ours.value(element).map_or(absent, |value| Text::same(value.to_owned())))
}

fn never_sent(theirs: &Klasse) -> Finding {
    let (name, kenmerk) = (theirs.name, theirs.kenmerk());
    let message = Text::new(
        format!("`{name}` {kenmerk} stond niet in het bericht dat wordt beantwoord"),
        format!("`{name}` {kenmerk} was not in the message that is answered"),
    );
    let advice = Text::fixed(
        "Dit antwoord is niet verwerkt, want het lijkt bij een ander bericht te horen; vraag het na bij wie het stuurde",
        "This answer is not applied, because it seems to belong to another message; ask whoever sent it",
    );
    finding(KOPIE, Severity::Error, theirs.path.clone(), message, advice)
}

fn not_repeated(ours: &Klasse) -> Finding {
    let (name, kenmerk) = (ours.name, ours.kenmerk());
    let message = Text::new(
        format!("`{name}` {kenmerk} van het bericht wordt niet herhaald"),
        format!("`{name}` {kenmerk} of the message is not repeated"),
    );
    let advice = Text::fixed(
        "Het antwoord telt voor het hele bericht; meld aan wie het stuurde dat alle klassen herhaald moeten worden",
        "The answer counts for the whole message; tell whoever sent it that every class must be repeated",
    );
    finding(KOPIE, Severity::Warning, "/Bericht", message, advice)
}
