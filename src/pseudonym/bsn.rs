//! False BSNs from the range that nobody has.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::PseudonymError;
use super::key::Key;
use crate::values::Bsn;

/// The test range.
const RANGE: std::ops::RangeInclusive<u32> = 999_900_006..=999_999_990;

pub(super) fn passes_eleven_test(text: &str) -> bool {
    Bsn::new(text).is_ok_and(|bsn| bsn.passes_eleven_test())
}

/// The false numbers by the true ones, one to one: those that pass the eleven test keep doing so, the others never do.
///
/// None is a true number of the same folder.
///
/// # Errors
/// [`PseudonymError::TooManyClients`] when the range has fewer numbers than there are clients.
pub(super) fn false_bsns(
    key: &Key,
    all: &BTreeSet<String>,
) -> Result<HashMap<String, String>, PseudonymError> {
    let mut made = HashMap::with_capacity(all.len());
    let mut taken: HashSet<String> = HashSet::with_capacity(all.len());
    let length = RANGE.end() - RANGE.start() + 1;
    let mut sorted: Vec<(u64, &String)> =
        all.iter().map(|text| (key.numbers("bsn", text).next(), text)).collect();
    // By number, and not by BSN: a false number says nothing about which of two true ones is the larger.
    sorted.sort_unstable();
    for (number, text) in sorted {
        let first = u32::try_from(number % u64::from(length)).unwrap_or(0);
        let is_free = |new: &String| {
            passes_eleven_test(new) == passes_eleven_test(text) && !all.contains(new) && !taken.contains(new)
        };
        let new = (0..length).map(|step| (RANGE.start() + (first + step) % length).to_string()).find(is_free);
        let Some(new) = new else {
            let clients =
                all.iter().filter(|other| passes_eleven_test(other) == passes_eleven_test(text)).count();
            return Err(PseudonymError::TooManyClients { clients, range: taken.len() });
        };
        taken.insert(new.clone());
        made.insert(text.clone(), new);
    }
    Ok(made)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passing(count: usize) -> BTreeSet<String> {
        let passes = |text: &String| Bsn::new(text).is_ok_and(|bsn| bsn.passes_eleven_test());
        (100_000_000_u32..).map(|number| number.to_string()).filter(passes).take(count).collect()
    }

    #[test]
    fn two_clients_never_become_one_not_even_when_every_number_is_used() {
        let all = passing(9_000);
        let made = false_bsns(&Key::new([1; 32]), &all).unwrap();
        let new: BTreeSet<&String> = made.values().collect();
        assert_eq!((made.len(), new.len()), (9_000, 9_000));
        for text in new {
            let number: u32 = text.parse().unwrap();
            assert!(RANGE.contains(&number) && Bsn::new(text).unwrap().passes_eleven_test());
        }
    }

    #[test]
    fn more_clients_than_numbers_is_told() {
        let error = false_bsns(&Key::new([1; 32]), &passing(9_200)).unwrap_err();
        assert!(matches!(error, PseudonymError::TooManyClients { clients: 9_200, range } if range < 9_200));
    }

    #[test]
    fn what_fails_the_eleven_test_keeps_failing_and_no_true_number_comes_back() {
        let all: BTreeSet<String> = ["999900006", "999990019", "123456789"].map(str::to_owned).into();
        let made = false_bsns(&Key::new([1; 32]), &all).unwrap();
        assert!(!Bsn::new(&made["123456789"]).unwrap().passes_eleven_test());
        assert!(made.values().all(|new| !all.contains(new)));
        let other = false_bsns(&Key::new([2; 32]), &all).unwrap();
        assert_ne!(made, other, "another key, other numbers");
    }
}
