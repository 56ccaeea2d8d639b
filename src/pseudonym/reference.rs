//! References: other ones of the same form, in the same order.

use std::collections::{BTreeSet, HashMap};

use super::key::Key;
use super::shape::Class;

/// Longer than any reference of the standard (36), and a bound on how deep the tree of them gets.
const MOST_CHARS: usize = 64;

/// So often is tried whether every character becomes another one, which is not always possible.
const TRIES: usize = 50;

/// The false references of a set, by the true ones.
///
/// The order of messages of one day hangs on their identification, so that false references sort as the true ones do.
/// That is done character by character: below one beginning, the characters that occur are replaced by as many others
/// of their class, in order. References that begin alike still do; where all ten digits occur, they stay.
pub(super) fn false_references(key: &Key, all: &BTreeSet<String>) -> HashMap<String, String> {
    let mut stripped: Vec<(Vec<char>, String)> = Vec::with_capacity(all.len());
    for text in all.iter().filter(|text| text.chars().count() <= MOST_CHARS) {
        stripped.push((significant(text).chars().collect(), text.clone()));
    }
    stripped.sort();
    let mut tree = Tree { key, made: HashMap::with_capacity(stripped.len()) };
    tree.below(&stripped, &mut Vec::new(), &mut String::new());
    tree.made
}

/// A whole number without the sign and the zeros that it begins with: `+007` is 7.
fn significant(text: &str) -> &str {
    let digits = text.trim_start_matches(['+', '-']);
    let is_number = text.len() - digits.len() <= 1 && digits.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { digits.trim_start_matches('0') } else { text }
}

struct Tree<'k> {
    key: &'k Key,
    made: HashMap<String, String>,
}

impl Tree<'_> {
    /// Makes the references that begin with `before`, which are sorted, and for which `made` comes in its place.
    fn below(&mut self, all: &[(Vec<char>, String)], before: &mut Vec<char>, made: &mut String) {
        let depth = before.len();
        let children: Vec<&[(Vec<char>, String)]> =
            all.chunk_by(|(one, _), (other, _)| one.get(depth) == other.get(depth)).collect();
        let first =
            |child: &[(Vec<char>, String)]| child.first().and_then(|(chars, _)| chars.get(depth).copied());
        let chars: Vec<char> = children.iter().filter_map(|child| first(child)).collect();
        let exchanged = self.exchange(&chars, before);
        for child in children {
            let Some(c) = first(child) else {
                for (significant, text) in child {
                    let length: usize = significant.iter().map(|c| c.len_utf8()).sum();
                    let front = text.get(..text.len() - length).unwrap_or_default();
                    self.made.insert(text.clone(), format!("{front}{made}"));
                }
                continue;
            };
            before.push(c);
            made.push(exchanged.get(&c).copied().unwrap_or(c));
            self.below(child, before, made);
            made.pop();
            before.pop();
        }
    }

    /// What each of the characters that follow a beginning is replaced by.
    fn exchange(&self, chars: &[char], before: &[char]) -> HashMap<char, char> {
        let mut exchanged = HashMap::new();
        let beginning: String = before.iter().collect();
        for class in [Class::Digit, Class::Upper, Class::Lower, Class::Other] {
            // A number that begins with another digit than 0 keeps doing so.
            let first = usize::from(class == Class::Digit && before.is_empty());
            let of_class = |c: &char| Class::of(*c) == Some(class) && !(first == 1 && *c == '0');
            let present: Vec<char> = chars.iter().copied().filter(of_class).collect();
            let room = class.len() - first;
            if present.len() > room {
                continue;
            }
            let mut numbers = self.key.numbers(&format!("referentie {class:?}"), &beginning);
            let stays = |places: &[usize]| {
                present.iter().zip(places).any(|(c, place)| class.nth(first + place) == Some(*c))
            };
            let mut places = numbers.some_of(present.len(), room);
            for _ in 0..TRIES {
                if !stays(&places) {
                    break;
                }
                places = numbers.some_of(present.len(), room);
            }
            let new = places.into_iter().filter_map(|place| class.nth(first + place));
            exchanged.extend(present.into_iter().zip(new));
        }
        exchanged
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(all: &[&str]) -> HashMap<String, String> {
        false_references(&Key::new([5; 32]), &all.iter().map(|text| (*text).to_owned()).collect())
    }

    #[test]
    fn they_are_others_of_the_same_form_each_its_own_and_sort_alike() {
        let all = [
            "1",
            "12",
            "13",
            "130",
            "A-001",
            "A-002",
            "B-001",
            "R9",
            "a1",
            "a2",
            "z",
            "Zaak é 12",
            "T1",
            "T10",
            "T2",
        ];
        let made = made(&all);
        let mut pairs: Vec<(&str, &str)> = all.iter().map(|text| (*text, made[*text].as_str())).collect();
        pairs.sort_unstable();
        assert!(pairs.is_sorted_by(|one, other| one.1 < other.1), "{pairs:?}");
        for (text, new) in pairs {
            // Of nine digits in front, or two letters, one may stay.
            assert!(text != new || text.len() < 3, "{text}");
            let shape = |text: &str| text.chars().map(|c| Class::of(c).ok_or(c)).collect::<Vec<_>>();
            assert_eq!(shape(text), shape(new), "{text} {new}");
        }
    }

    #[test]
    fn a_number_is_the_same_with_and_without_zeros_in_front() {
        let made = made(&["7", "007", "+7", "12", "0", "000", "-0"]);
        assert_eq!(made["007"], format!("00{}", made["7"]));
        assert_eq!(made["+7"], format!("+{}", made["7"]));
        assert_eq!(made["-0"], "-0");
        assert_eq!((&*made["0"], &*made["000"]), ("0", "000"));
        assert!(!made["12"].starts_with('0'));
    }

    #[test]
    fn where_all_digits_occur_the_last_one_stays_and_nothing_becomes_another() {
        let all: Vec<String> = (1000..2000).map(|number: u32| number.to_string()).collect();
        let made = made(&all.iter().map(String::as_str).collect::<Vec<_>>());
        let others: BTreeSet<&String> = made.values().collect();
        assert_eq!(others.len(), 1000);
        assert!(made.iter().all(|(text, new)| text != new));
    }
}
