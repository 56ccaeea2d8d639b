//! Whole numbers.

use super::{Why, character_at, empty, has_wide_digits, usual, write};
use crate::finding::Text;
use crate::values::{
    Bedrag, Budget, Restriction, Simple, SimpleType, TotaalBedrag, Volume, euro_en, euro_nl,
};

pub(super) fn why(found: &str, simple: &SimpleType) -> Why {
    let max = if let Restriction::Integer { max } = simple.restriction { max } else { u64::MAX };
    let kind = Kind::of(simple);
    let expected = kind.expected(max);
    let text = usual(found);
    if text.is_empty() {
        return Why::plain(empty(), expected);
    }
    if text.starts_with('-') && is_amount(&text[1..]) {
        return Why::new(Text::fixed("is negatief", "is negative"), expected, kind.not_negative());
    }
    let digits = text.trim_start_matches('+');
    if digits.bytes().all(|b| b.is_ascii_digit()) && !digits.is_empty() {
        // Short enough to be read: otherwise it is too large anyway.
        if digits.parse().is_ok_and(|value: u64| value <= max) {
            let (nl, en) = if has_wide_digits(found) {
                ("heeft cijfers van een ander schrift", "has digits of another script")
            } else {
                ("heeft tekens om het getal heen", "has characters around the number")
            };
            return Why::new(Text::fixed(nl, en), expected, write(digits));
        }
        let reason = Text::new(format!("is groter dan {max}"), format!("is larger than {max}"));
        return Why::plain(reason, expected);
    }
    let bare = text.replace('\u{20ac}', "").trim().replace(char::is_whitespace, " ");
    if is_amount(&bare) {
        return separated(&bare, &text, kind, expected);
    }
    let stranger = text.chars().enumerate().find(|(_, c)| !c.is_ascii_digit() && !",.+-".contains(*c));
    let reason = match stranger {
        Some((index, c)) => {
            let c = character_at(c, index);
            Text::new(
                format!("is geen geheel getal: {} hoort er niet in", c.nl),
                format!("is not a whole number: {} does not belong in it", c.en),
            )
        }
        None => Text::fixed("is geen geheel getal", "is not a whole number"),
    };
    Why::plain(reason, expected)
}

/// What may be filled in.
pub(super) fn form(simple: &SimpleType, max: u64) -> Text {
    Kind::of(simple).expected(max)
}

/// Digits with points and commas between them, or with blanks between groups of three.
fn is_amount(text: &str) -> bool {
    let digit_first = |group: &str| group.starts_with(|c: char| c.is_ascii_digit());
    let mut groups = text.split(' ');
    groups.next().is_some_and(digit_first)
        && groups.all(|group| digit_first(group) && group.len() >= 3)
        && text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',' | b' '))
}

/// A number with points, commas, blanks or a euro sign in it.
fn separated(bare: &str, text: &str, kind: Kind, expected: Text) -> Why {
    let groups: Vec<_> = bare.split(['.', ',', ' ']).collect();
    let last = groups.last().map_or(0, |group| group.len());
    // `1.000`: three digits behind every separator. One comma stands before decimals.
    let one_comma = groups.len() == 2 && bare.contains(',');
    let thousands = groups.len() == 1 || !one_comma && groups[1..].iter().all(|group| group.len() == 3);
    if thousands {
        let whole = groups.concat();
        let reason = Text::fixed(
            "heeft een punt, komma, spatie of euroteken in het getal",
            "has a point, comma, blank or euro sign in the number",
        );
        let in_euros = kind == Kind::Cents && (groups.len() > 1 || text.contains('\u{20ac}'));
        let cents = whole.parse::<i64>().ok().and_then(|euros| euros.checked_mul(100));
        return match cents.filter(|_| in_euros) {
            Some(cents) => Why::new(reason, expected, in_cents(cents)),
            None => Why::new(reason, expected, write(&whole)),
        };
    }
    let reason = Text::fixed("heeft decimalen", "has decimals");
    let split = bare.len() - last;
    let euros: String = bare[..split].chars().filter(char::is_ascii_digit).collect();
    let cents = match (kind, last) {
        (Kind::Cents, 1 | 2) => format!("{euros}{:0<2}", &bare[split..]).parse().ok(),
        _ => None,
    };
    match cents {
        Some(cents) => Why::new(reason, expected, in_cents(cents)),
        None => Why::new(reason, expected, kind.no_decimals()),
    }
}

/// An amount in euros as it should be written.
fn in_cents(cents: i64) -> Text {
    Text::new(
        format!("Schrijf het bedrag in gehele eurocenten: {} is `{cents}`", euro_nl(cents)),
        format!("Write the amount in whole eurocents: {} is `{cents}`", euro_en(cents)),
    )
}

/// What a number counts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Cents,
    Units,
    Other,
}

impl Kind {
    fn of(simple: &SimpleType) -> Self {
        let is = |names: &[&str]| names.contains(&simple.name);
        if is(&[Bedrag::TYPE.name, Budget::TYPE.name, TotaalBedrag::TYPE.name]) {
            Self::Cents
        } else if is(&[Volume::TYPE.name]) {
            Self::Units
        } else {
            Self::Other
        }
    }

    fn expected(self, max: u64) -> Text {
        let (nl, en) = match self {
            Self::Cents => ("een bedrag in gehele eurocenten", "an amount in whole eurocents"),
            Self::Units => ("een heel aantal eenheden", "a whole number of units"),
            Self::Other => ("een geheel getal", "a whole number"),
        };
        let most = i64::try_from(max).ok().filter(|_| self == Self::Cents);
        let (most_nl, most_en) = most.map_or_else(Default::default, |max| {
            (format!(" ({})", euro_nl(max)), format!(" ({})", euro_en(max)))
        });
        Text::new(format!("{nl}, van 0 t/m {max}{most_nl}"), format!("{en}, from 0 to {max}{most_en}"))
    }

    const fn not_negative(self) -> Text {
        match self {
            Self::Cents => Text::fixed(
                "Schrijf het bedrag zonder minteken; `C` in `DebetCredit` zegt dat het een creditbedrag is",
                "Write the amount without minus sign; `C` in `DebetCredit` says that it is a credit",
            ),
            Self::Units => Text::fixed(
                "Een volume is nooit negatief; wat te veel is gedeclareerd, gaat terug met een creditregel in een 323",
                "A volume is never negative; what was declared too much goes back by a credit line in a 323",
            ),
            Self::Other => {
                Text::fixed("Schrijf het getal zonder minteken", "Write the number without minus sign")
            }
        }
    }

    const fn no_decimals(self) -> Text {
        match self {
            Self::Cents => Text::fixed(
                "Schrijf het bedrag in gehele eurocenten, zonder punt of komma",
                "Write the amount in whole eurocents, without point or comma",
            ),
            Self::Units => Text::fixed(
                "Schrijf een heel aantal zonder decimalen; bij eenheid 83 is het volume een bedrag in gehele eurocenten",
                "Write a whole number without decimals; with unit 83 the volume is an amount in whole eurocents",
            ),
            Self::Other => Text::fixed(
                "Schrijf alleen cijfers, zonder punt of komma",
                "Write digits only, without point or comma",
            ),
        }
    }
}
