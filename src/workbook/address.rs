//! Addresses of cells: `E14`, `A1:C3`.

use std::fmt;

/// More columns than this a sheet cannot have.
const MOST_COLUMNS: u32 = 16_384;

/// More rows than this a sheet cannot have.
const MOST_ROWS: u32 = 1_048_576;

/// The letters of a column, from 0: `A`.
pub(crate) fn column_name(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = u64::from(column) + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

/// A cell by its row from 1 and its column from 0.
pub(super) fn cell(address: &str) -> Option<(u32, u32)> {
    let address: String = address.chars().filter(|c| *c != '$').collect();
    let digits = address.find(|c: char| !c.is_ascii_alphabetic())?;
    let (letters, number) = address.split_at(digits);
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    let column = letters
        .bytes()
        .fold(0, |column, letter| column * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1);
    Some((row(number)?, column.checked_sub(1).filter(|column| *column < MOST_COLUMNS)?))
}

/// A row by its number from 1.
pub(super) fn row(number: &str) -> Option<u32> {
    let number = Some(number).filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()))?;
    number.parse().ok().filter(|row| (1..=MOST_ROWS).contains(row))
}

/// A rectangle of cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Area {
    /// Row from 1 and column from 0 of the cell at the top left.
    pub first: (u32, u32),
    /// Row from 1 and column from 0 of the cell at the bottom right.
    pub last: (u32, u32),
}

impl Area {
    pub(super) fn read(text: &str) -> Option<Self> {
        let (first, last) = text.split_once(':').unwrap_or((text, text));
        let (first, last) = (cell(first)?, cell(last)?);
        (first.0 <= last.0 && first.1 <= last.1).then_some(Self { first, last })
    }
}

impl fmt::Display for Area {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ((top, left), (bottom, right)) = (self.first, self.last);
        write!(f, "{}{top}:{}{bottom}", column_name(left), column_name(right))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_and_written() {
        for (address, row, column) in
            [("A1", 1, 0), ("E14", 14, 4), ("$AA$7", 7, 26), ("xfd1048576", 1_048_576, 16_383)]
        {
            assert_eq!(cell(address), Some((row, column)), "{address}");
            let written = format!("{}{row}", column_name(column));
            assert!(written.eq_ignore_ascii_case(&address.replace('$', "")), "{written}");
        }
        for wrong in ["", "A", "1", "A0", "A-1", "XFE1", "AAAA1", "A1048577", "A99999999999", "É1", "A1B"] {
            assert_eq!(cell(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_range_has_its_first_cell_first() {
        assert_eq!(Area::read("B2:C4").map(|area| area.to_string()).as_deref(), Some("B2:C4"));
        assert_eq!(Area::read("B2").map(|area| area.to_string()).as_deref(), Some("B2:B2"));
        assert_eq!(Area::read("C4:B2"), None);
    }
}
