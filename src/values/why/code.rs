//! Codes that are not in their list.

use super::{Why, empty, has_wide_digits, usual};
use crate::codelists::{Code, CodeList};
use crate::finding::Text;
use crate::values::Domain;
use crate::values::near::{nearest, similar};

/// The most codes that are suggested.
const MOST: usize = 3;
/// A list this short is told whole.
const SHORT: usize = 4;

pub(super) fn why(found: &str, list: &'static CodeList, domain: Domain) -> Why {
    let name = list.id_for(domain);
    let all = list.for_domain(domain).count();
    let expected = Text::new(
        format!("een code uit lijst {name} ({}, {all} codes)", list.title),
        format!("a code of list {name} ({}, {all} codes)", list.title),
    );
    let wanted = usual(found);
    if wanted.is_empty() {
        return Why::new(empty(), expected, among(list, domain, &suggestions(list, domain, "", SHORT)));
    }
    if let Some((law, code)) = of_other_law(list, domain, &wanted) {
        let meaning = code.meaning;
        let reason = Text::new(
            format!("({meaning}) bestaat alleen in de {law}"),
            format!("({meaning}) exists only in the {law}"),
        );
        // The other law may have another code for the same.
        let same = similar(meaning, list.for_domain(domain), |code| code.meaning, 4);
        return Why::new(reason, expected, among(list, domain, &same[..same.len().min(1)]));
    }
    if let Some(code) = list.for_domain(domain).find(|code| means(code, &wanted)) {
        let (nl, en) = if has_wide_digits(found) {
            ("heeft cijfers van een ander schrift", "has digits of another script")
        } else if code.code == wanted {
            (
                "is een code met een spatie of regeleinde eromheen",
                "is a code with a blank or line end around it",
            )
        } else if code.code.eq_ignore_ascii_case(&wanted) {
            ("is een code met andere hoofdletters", "is a code in another case")
        } else if same_number(code.code, &wanted) {
            (
                "is een code met te weinig of te veel nullen ervoor",
                "is a code with too few or too many zeros before it",
            )
        } else {
            (
                "is de betekenis van een code in plaats van de code zelf",
                "is the meaning of a code instead of the code itself",
            )
        };
        let advice = Text::new(
            format!("Schrijf precies `{}` ({})", code.code, code.meaning),
            format!("Write exactly `{}` ({})", code.code, code.meaning),
        );
        return Why::new(Text::fixed(nl, en), expected, advice);
    }
    let reason = Text::new(format!("is geen code van lijst {name}"), format!("is not a code of list {name}"));
    let limit = if all <= SHORT { SHORT } else { MOST };
    Why::new(reason, expected, among(list, domain, &suggestions(list, domain, &wanted, limit)))
}

/// The code when it exists under the other law only, with that law.
fn of_other_law(list: &CodeList, domain: Domain, wanted: &str) -> Option<(&'static str, &'static Code)> {
    let other = Domain::ALL.into_iter().find(|other| *other != domain)?;
    let code = list.find(wanted, other).filter(|_| list.find(wanted, domain).is_none())?;
    Some((other.law(), code))
}

/// Whether a text can only stand for a code: written in another way, or its meaning.
fn means(code: &Code, wanted: &str) -> bool {
    code.code.eq_ignore_ascii_case(wanted)
        || same_number(code.code, wanted)
        || code.meaning.to_lowercase() == wanted.to_lowercase()
}

fn same_number(code: &str, wanted: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    digits(code) && digits(wanted) && code.trim_start_matches('0') == wanted.trim_start_matches('0')
}

/// `Kies uit …`, and where the rest is to be found.
fn among(list: &CodeList, domain: Domain, codes: &[&Code]) -> Text {
    let name = list.id_for(domain);
    let shown: Vec<_> = codes.iter().map(|code| format!("`{}` {}", code.code, code.meaning)).collect();
    let all = list.for_domain(domain).count();
    if shown.is_empty() {
        return Text::new(
            format!("Kies een van de {all} codes: `ibericht explain {name}`"),
            format!("Choose one of the {all} codes: `ibericht explain {name}`"),
        );
    }
    let shown = shown.join(", ");
    if codes.len() == all {
        return Text::new(format!("Kies uit {shown}"), format!("Choose from {shown}"));
    }
    Text::new(
        format!("Misschien {shown}; alle {all} codes: `ibericht explain {name}`"),
        format!("Perhaps {shown}; all {all} codes: `ibericht explain {name}`"),
    )
}

/// The codes of a law that look most like a text; all of a short list.
fn suggestions(list: &'static CodeList, domain: Domain, wanted: &str, limit: usize) -> Vec<&'static Code> {
    let all: Vec<_> = list.for_domain(domain).collect();
    if all.len() <= SHORT {
        return all;
    }
    nearest(wanted, all.into_iter(), |code| code.code).into_iter().take(limit).collect()
}
