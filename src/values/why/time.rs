//! Times.

use super::{Why, empty, usual, write};
use crate::finding::Text;

pub(super) const EXPECTED: Text = Text::fixed(
    "een tijd als `12:34:56` (uren, minuten, seconden), zonder tijdzone",
    "a time such as `12:34:56` (hours, minutes, seconds), without a time zone",
);

pub(super) fn why(found: &str) -> Why {
    let text = usual(found);
    if text.is_empty() {
        return Why::plain(empty(), EXPECTED);
    }
    let clock =
        text.rsplit_once(['T', ' ']).filter(|(day, _)| day.contains('-')).map_or(&*text, |(_, time)| time);
    let has_day = clock.len() < text.len();
    let bare = clock.split(['Z', 'z', '+', '-', 'u']).next().unwrap_or_default();
    let has_zone = bare.len() < clock.len();
    let numbers: Option<Vec<u32>> =
        bare.split([':', '.']).take(3).map(|part| part.parse().ok().filter(|_| part.len() <= 2)).collect();
    let Some(numbers) = numbers.filter(|numbers| numbers.len() > 1) else {
        return Why::plain(Text::fixed("is geen tijd", "is not a time"), EXPECTED);
    };
    let (hour, minute, second) = (numbers[0], numbers[1], numbers.get(2).copied().unwrap_or(0));
    if let Some(reason) = no_such(hour, minute, second) {
        return Why::plain(
            Text::new(format!("bestaat niet: {}", reason.nl), format!("does not exist: {}", reason.en)),
            EXPECTED,
        );
    }
    let (nl, en) = if has_day {
        ("heeft ook een datum", "has a date as well")
    } else if has_zone {
        (
            "heeft een tijdzone of een ander teken achter de tijd",
            "has a time zone or another character behind the time",
        )
    } else if numbers.len() == 2 {
        ("heeft geen seconden", "has no seconds")
    } else {
        ("is niet geschreven als UU:MM:SS", "is not written as HH:MM:SS")
    };
    Why::new(Text::fixed(nl, en), EXPECTED, write(&format!("{hour:02}:{minute:02}:{second:02}")))
}

/// Why there is no such time.
fn no_such(hour: u32, minute: u32, second: u32) -> Option<Text> {
    if hour > 24 {
        return Some(Text::new(format!("uur {hour} is er niet"), format!("there is no hour {hour}")));
    }
    if minute > 59 {
        return Some(Text::new(
            format!("minuut {minute} is er niet"),
            format!("there is no minute {minute}"),
        ));
    }
    if second > 59 {
        return Some(Text::new(
            format!("seconde {second} is er niet"),
            format!("there is no second {second}"),
        ));
    }
    let too_late = hour == 24 && (minute, second) != (0, 0);
    too_late.then_some(Text::fixed(
        "na `24:00:00` begint de volgende dag",
        "the next day begins after `24:00:00`",
    ))
}
