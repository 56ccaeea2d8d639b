//! What a number of a cell is by its format: a number, a date, a time, a duration.

use std::collections::HashMap;

use super::Refused;
use super::part::{Node, Part, closed};

/// What a number looks like to whoever reads the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Look {
    /// A number.
    Plain,
    /// A number as a power of ten, which Excel makes of a code such as `02E03`.
    Scientific,
    /// A day.
    Date,
    /// A day with a time.
    DateTime,
    /// A time of the day.
    Time,
    /// Hours that go on counting after 24: `[h]:mm`.
    Duration,
}

/// The look of every style of the workbook, by its number.
pub(super) fn read(text: &str) -> Result<Vec<Look>, Refused> {
    let mut part = Part::new("styles.xml", text);
    let mut own: HashMap<u32, Look> = HashMap::new();
    let mut looks = Vec::new();
    let mut in_cells = false;
    loop {
        match part.next()? {
            Node::Start(tag) => match tag.name() {
                "numFmt" => {
                    let id = tag.get("numFmtId").and_then(|id| id.parse().ok());
                    if let (Some(id), Some(code)) = (id, tag.get("formatCode")) {
                        own.insert(id, of_code(&code));
                    }
                }
                "cellXfs" => in_cells = true,
                "xf" if in_cells => {
                    let id = tag.get("numFmtId").and_then(|id| id.parse().ok()).unwrap_or(0);
                    looks.push(own.get(&id).copied().unwrap_or_else(|| built_in(id)));
                }
                _ => {}
            },
            Node::End(tag) if closed(&tag) == "cellXfs" => in_cells = false,
            Node::Done => return Ok(looks),
            _ => {}
        }
    }
}

/// The look of a format that every Excel has (ECMA-376 part 1, 18.8.30).
const fn built_in(id: u32) -> Look {
    match id {
        14..=17 | 27..=31 | 36 | 50..=54 | 57..=58 => Look::Date,
        18..=21 | 32..=35 | 45 | 47 | 55..=56 => Look::Time,
        22 => Look::DateTime,
        46 => Look::Duration,
        11 | 48 => Look::Scientific,
        _ => Look::Plain,
    }
}

/// The look of a format by its code: `dd-mm-yyyy`, `[h]:mm`, `0.00E+00`.
fn of_code(code: &str) -> Look {
    let (mut day, mut time, mut month, mut elapsed, mut power) = (false, false, false, false, false);
    let mut chars = code.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            // The first of up to four formats is that of positive numbers.
            ';' => break,
            // The character after it stands for itself, or for its width.
            '\\' | '_' | '*' => drop(chars.next()),
            '"' => drop(chars.by_ref().find(|c| *c == '"')),
            '[' => {
                let inside: String = chars.by_ref().take_while(|c| *c != ']').collect();
                let first = inside.chars().next().map(|c| c.to_ascii_lowercase());
                let repeats = inside.chars().all(|c| Some(c.to_ascii_lowercase()) == first);
                elapsed |= matches!(first, Some('h' | 'm' | 's')) && repeats;
            }
            'd' | 'D' | 'y' | 'Y' => day = true,
            'h' | 'H' | 's' | 'S' => time = true,
            'm' | 'M' => month = true,
            'E' | 'e' if matches!(chars.peek(), Some('+' | '-')) => power = true,
            // `General` in the languages of some programs.
            'G' | 'g' if !day && !time => return Look::Plain,
            _ => {}
        }
    }
    match (elapsed, day || (month && !time), time) {
        (true, ..) => Look::Duration,
        (_, true, true) => Look::DateTime,
        (_, true, false) => Look::Date,
        (_, false, true) => Look::Time,
        _ if power => Look::Scientific,
        _ => Look::Plain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_say_what_a_number_is() {
        for (code, look) in [
            ("General", Look::Plain),
            ("0", Look::Plain),
            ("#,##0.00", Look::Plain),
            ("@", Look::Plain),
            ("[$€-413]\\ #,##0.00;[Red]-#,##0.00", Look::Plain),
            ("0\" dagen\"", Look::Plain),
            ("0.00E+00", Look::Scientific),
            ("dd-mm-yyyy", Look::Date),
            ("D-M-JJJJ", Look::Date),
            ("[$-413]dddd\\ d\\ mmmm\\ yyyy;@", Look::Date),
            ("mmm-yy", Look::Date),
            ("yyyy\\-mm\\-dd", Look::Date),
            ("dd/mm/yyyy hh:mm", Look::DateTime),
            ("hh:mm", Look::Time),
            ("h:mm AM/PM", Look::Time),
            ("mm:ss", Look::Time),
            ("[h]:mm", Look::Duration),
            ("[HH]:MM:SS", Look::Duration),
            ("[mm]", Look::Duration),
            ("\"d\"0", Look::Plain),
            ("\\d0", Look::Plain),
            ("[", Look::Plain),
            ("\"", Look::Plain),
        ] {
            assert_eq!(of_code(code), look, "{code}");
        }
    }
}
