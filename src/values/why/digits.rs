//! Numbers of a fixed count of digits: AGB code, BSN, municipality.

use super::{Why, character_at, empty, has_wide_digits, usual, write};
use crate::codelists::GEMEENTE;
use crate::finding::{Text, counted};
use crate::values::{Gemeente, Pattern};

/// The digits of a BSN: those of a number are not repeated in a text.
const BSN: usize = 9;
/// The digits of a municipality.
const MUNICIPALITY: usize = 4;

pub(super) fn why(found: &str, count: usize) -> Why {
    let expected = Pattern::Digits(count).expected();
    let text = usual(found);
    if text.is_empty() {
        return Why::plain(empty(), expected);
    }
    let named = GEMEENTE.codes.iter().find(|code| code.meaning.eq_ignore_ascii_case(&text));
    if let Some(named) = named.filter(|_| count == MUNICIPALITY) {
        let reason = Text::fixed("is een naam in plaats van een code", "is a name instead of a code");
        return Why::new(reason, expected, write(named.code));
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    if let Some((index, c)) = text.chars().enumerate().find(|(_, c)| !c.is_ascii_digit()) {
        let at = character_at(c, index);
        let reason = Text::new(
            format!("bevat {} tussen de cijfers", at.nl),
            format!("holds {} among the digits", at.en),
        );
        return with(reason, expected, &digits, count);
    }
    if digits.len() == count {
        let (nl, en) = if has_wide_digits(found) {
            ("heeft cijfers van een ander schrift", "has digits of another script")
        } else {
            ("heeft een spatie of regeleinde om de cijfers heen", "has a blank or line end around the digits")
        };
        return with(Text::fixed(nl, en), expected, &digits, count);
    }
    let length = found.trim().chars().count();
    let reason = Text::new(
        format!("heeft {} in plaats van {count}", counted(length, "cijfer", "cijfers")),
        format!("has {} instead of {count}", counted(length, "digit", "digits")),
    );
    // A program that takes a code for a number drops its zeros.
    let padded = format!("{digits:0>count$}");
    if count == MUNICIPALITY && digits.len() < count && Gemeente::new(&padded).is_ok() {
        let name = GEMEENTE.meaning(&padded);
        if name != padded {
            let advice = Text::new(
                format!("Schrijf `{padded}` als {name} bedoeld is: de nul vooraan hoort erbij"),
                format!("Write `{padded}` when {name} is meant: the leading zero is part of it"),
            );
            return Why::new(reason, expected, advice);
        }
    }
    let zeros = Text::new(
        format!("Schrijf alle {count} cijfers, ook de nullen vooraan"),
        format!("Write all {count} digits, leading zeros included"),
    );
    if digits.len() < count { Why::new(reason, expected, zeros) } else { Why::plain(reason, expected) }
}

fn with(reason: Text, expected: Text, digits: &str, count: usize) -> Why {
    if digits.len() == count && count != BSN {
        return Why::new(reason, expected, write(digits));
    }
    let advice = Text::new(
        format!("Schrijf alleen de {count} cijfers, aan elkaar"),
        format!("Write only the {count} digits, together"),
    );
    Why::new(reason, expected, advice)
}
