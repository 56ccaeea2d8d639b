//! Texts: their length and form.

use super::{Why, character_at, digits, empty, write};
use crate::finding::{Text, counted};
use crate::values::{Pattern, Refusal, is_xml_char};

pub(super) fn why(refusal: &Refusal, found: &str) -> Why {
    match refusal {
        Refusal::TooLong { max, length } => {
            let over = length - max;
            let reason = Text::new(
                format!(
                    "is {} te lang ({length} in plaats van ten hoogste {max})",
                    counted(over, "teken", "tekens")
                ),
                format!(
                    "is {} too long ({length} instead of at most {max})",
                    counted(over, "character", "characters")
                ),
            );
            let expected = Text::new(
                format!("ten hoogste {}", counted(*max, "teken", "tekens")),
                format!("at most {}", counted(*max, "character", "characters")),
            );
            let advice = Text::new(
                format!("Kort de waarde in tot {}", counted(*max, "teken", "tekens")),
                format!("Shorten the value to {}", counted(*max, "character", "characters")),
            );
            Why::new(reason, expected, advice)
        }
        Refusal::Pattern(Pattern::Digits(count)) => digits::why(found, *count),
        Refusal::Pattern(pattern) => pattern_why(*pattern, found),
        Refusal::Character => {
            let at = found.chars().enumerate().find(|(_, c)| !is_xml_char(*c));
            let what = at.map_or_else(Text::default, |(index, c)| character_at(c, index));
            Why::plain(
                Text::new(
                    format!("bevat {}, dat XML niet toestaat", what.nl),
                    format!("holds {}, which XML does not allow", what.en),
                ),
                Text::fixed("alleen tekens die XML toestaat", "only characters that XML allows"),
            )
        }
        _ => Why::new(
            empty(),
            Text::fixed("ten minste 1 teken", "at least 1 character"),
            Text::fixed(
                "Vul de waarde in, of laat het hele element weg als het niet verplicht is",
                "Fill in the value, or leave the whole element out when it is not required",
            ),
        ),
    }
}

/// What may be filled in.
pub(super) fn form(max_length: Option<usize>, pattern: Option<Pattern>) -> Text {
    let what = pattern.map_or(Text::fixed("een tekst", "text"), Pattern::expected);
    match max_length.filter(|_| !matches!(pattern, Some(Pattern::Digits(_)))) {
        Some(max) => {
            let (nl, en) = (counted(max, "teken", "tekens"), counted(max, "character", "characters"));
            Text::new(format!("{}; ten hoogste {nl}", what.nl), format!("{}; at most {en}", what.en))
        }
        None => what,
    }
}

/// A text of a form that its pattern does not allow.
fn pattern_why(pattern: Pattern, found: &str) -> Why {
    let expected = pattern.expected();
    let blank = || Why::plain(Text::fixed("bevat alleen spaties", "holds blanks only"), pattern.expected());
    if found.is_empty() {
        return Why::plain(empty(), expected);
    }
    if found.trim().is_empty() {
        return blank();
    }
    if pattern == Pattern::Version {
        return Why::plain(
            Text::fixed("is geen versie van drie getallen", "is not a version of three numbers"),
            expected,
        );
    }
    // A pattern that is about characters refuses every character on its own that it refuses in a text.
    let bad = |c: char| match pattern {
        Pattern::NotBlank => matches!(c, '\n' | '\r'),
        _ => !pattern.matches(c.encode_utf8(&mut [0; 4])),
    };
    let Some((index, c)) = found.chars().enumerate().find(|(_, c)| bad(*c)) else { return blank() };
    let at = character_at(c, index);
    let reason = Text::new(
        format!("bevat {}, dat hier niet mag", at.nl),
        format!("holds {}, which is not allowed here", at.en),
    );
    let kept: String = found.chars().filter(|c| !bad(*c)).take(80).collect();
    match pattern {
        Pattern::Letters | Pattern::AnyDigits | Pattern::Alphanumeric if !kept.is_empty() => {
            Why::new(reason, expected, write(&kept))
        }
        _ => Why::plain(reason, expected),
    }
}
