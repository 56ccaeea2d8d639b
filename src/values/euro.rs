//! Eurocents as people write them.

use rust_decimal::Decimal;

/// An amount in eurocents as Dutch readers write it: `€ 1.234,56`, with a space that does not break.
#[must_use]
pub fn euro_nl(cents: i64) -> String {
    written(cents, "\u{a0}", '.', ',')
}

/// An amount in eurocents as English readers write it: `€1,234.56`.
#[must_use]
pub fn euro_en(cents: i64) -> String {
    written(cents, "", ',', '.')
}

fn written(cents: i64, space: &str, thousands: char, decimal: char) -> String {
    let amount = Decimal::new(cents, 2);
    let plain = format!("{:.2}", amount.abs());
    let (digits, hundredths) = plain.split_once('.').unwrap_or((&plain, "00"));
    let mut whole = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            whole.push(thousands);
        }
        whole.push(digit);
    }
    let sign = if amount.is_sign_negative() { "-" } else { "" };
    format!("€{space}{sign}{whole}{decimal}{hundredths}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_in_both_languages() {
        for (cents, nl, en) in [
            (5, "€\u{a0}0,05", "€0.05"),
            (79_100, "€\u{a0}791,00", "€791.00"),
            (-123_456_789, "€\u{a0}-1.234.567,89", "€-1,234,567.89"),
        ] {
            assert_eq!((euro_nl(cents).as_str(), euro_en(cents).as_str()), (nl, en));
        }
    }
}
