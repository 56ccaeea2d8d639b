//! The false values of a folder: first all true ones are collected, then each gets its own.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::bsn::{false_bsns, passes_eleven_test};
use super::collected::{Collected, is_agb};
use super::element::Treatment;
use super::key::{Key, Numbers};
use super::reference::false_references;
use super::shape::{next, reshaped};
use super::{Kind, PseudonymError, Translated};
use crate::values::parse_date;

/// Whether a text can only be a code, a date, a time or a small number, right or wrong: too short or with too few letters
/// for a name, and too few digits for a BSN.
pub(super) fn is_harmless(text: &str) -> bool {
    // A number may begin with any number of zeros; with nine digits in all it may be a BSN.
    let length = |run: &str| if run.len() == 9 { 9 } else { run.trim_start_matches('0').len() };
    let digits = text.split(|c: char| !c.is_ascii_digit()).map(length).max().unwrap_or(0);
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    text.is_ascii() && text.len() <= 32 && digits <= 8 && letters <= 2
}

/// Whether a text is a whole number, with or without a sign.
fn is_number(text: &str) -> bool {
    let digits = text.trim().trim_start_matches(['+', '-']);
    digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// The true values with their false ones.
pub(super) struct Pseudonyms<'k> {
    key: &'k Key,
    parties: bool,
    /// Words of product books, in lower case: they are nobody's name.
    known: &'k BTreeSet<String>,
    collected: Collected,
    bsns: HashMap<String, String>,
    references: HashMap<String, String>,
    /// What was made up on the way, and what may not be made up again.
    made: HashMap<(&'static str, String), String>,
    used: HashSet<(&'static str, String)>,
    /// How many values were replaced, of each kind.
    pub counts: BTreeMap<Kind, usize>,
    /// How many dates of birth had to stay.
    pub births_kept: usize,
}

impl<'k> Pseudonyms<'k> {
    /// Gives every true value its false one.
    ///
    /// # Errors
    /// [`PseudonymError::TooManyClients`] when there are more clients than false BSNs.
    pub fn new(
        key: &'k Key,
        parties: bool,
        known: &'k BTreeSet<String>,
        collected: Collected,
    ) -> Result<Self, PseudonymError> {
        let bsns = false_bsns(key, &collected.bsns)?;
        let references = false_references(key, &collected.references);
        Ok(Self {
            key,
            parties,
            known,
            collected,
            bsns,
            references,
            made: HashMap::new(),
            used: HashSet::new(),
            counts: BTreeMap::new(),
            births_kept: 0,
        })
    }

    /// How many clients, or numbers that may be one, have a false BSN.
    pub fn clients(&self) -> usize {
        self.bsns.len()
    }

    /// The true BSNs and references with the false ones, to understand an answer from outside.
    pub fn translations(&self) -> Vec<Translated> {
        let of = |kind, pairs: &HashMap<String, String>| -> Vec<Translated> {
            let pair =
                |(own, new): (&String, &String)| Translated { kind, own: own.clone(), new: new.clone() };
            pairs.iter().map(pair).collect()
        };
        let mut all = of(Kind::Bsn, &self.bsns);
        all.extend(of(Kind::Referentie, &self.references));
        all.sort();
        all
    }

    /// What to write in place of a value; nothing when it stays.
    pub fn value(&mut self, treatment: Treatment, text: &str) -> Option<String> {
        let (kind, new) = match treatment {
            Treatment::Keep if is_harmless(text) || self.is_known(text) => return None,
            Treatment::Amount if is_number(text) => return None,
            Treatment::Party if !self.parties && is_harmless(text) => return None,
            Treatment::Keep | Treatment::Amount => (Kind::Tekst, self.shaped("tekst", text)),
            Treatment::Party => (Kind::Partij, self.agb("partij", text)),
            Treatment::Practitioner => {
                let is_party = self.collected.parties.contains(text);
                if is_party && !self.parties {
                    return None;
                }
                let own = if is_party { "partij" } else { "verwijzer" };
                (Kind::Verwijzer, self.agb(own, text))
            }
            Treatment::Bsn => {
                (Kind::Bsn, self.bsns.get(text).cloned().unwrap_or_else(|| self.shaped("bsn", text)))
            }
            Treatment::Reference => (Kind::Referentie, self.reference(text)),
            Treatment::Invented(kind) => (kind, self.invented(kind, text)),
            Treatment::Shaped(kind) => (kind, self.shaped(kind.name(), text)),
            Treatment::Birth => (Kind::Geboortedatum, self.birth(text)),
        };
        if new == text {
            return None;
        }
        *self.counts.entry(kind).or_default() += 1;
        Some(new)
    }

    /// What to write in a comment, or wherever nothing is expected.
    pub fn aside(&mut self, text: &str) -> Option<String> {
        text.chars().any(char::is_alphanumeric).then(|| {
            *self.counts.entry(Kind::Tekst).or_default() += 1;
            self.shaped("tekst", text)
        })
    }

    /// The text with other numbers where one stands that may be a BSN.
    pub fn bsns(&mut self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        for run in text.split_inclusive(|c: char| !c.is_ascii_digit()) {
            let digits = run.trim_end_matches(|c: char| !c.is_ascii_digit());
            match self.bsns.get(digits).filter(|_| passes_eleven_test(digits)) {
                Some(new) => {
                    *self.counts.entry(Kind::Bsn).or_default() += 1;
                    out.extend([new, run.get(digits.len()..).unwrap_or_default()]);
                }
                None => out.push_str(run),
            }
        }
        out
    }

    /// What to write for a name of an element: one that nobody knows, and that says something of a person.
    pub fn name(&mut self, name: &str) -> Option<String> {
        let digits = name.bytes().filter(u8::is_ascii_digit).count();
        let is_personal = digits > 4 || self.collected.names.contains(&name.to_lowercase());
        is_personal.then(|| self.shaped("element", name))
    }

    fn is_known(&self, text: &str) -> bool {
        self.known.contains(&text.trim().to_lowercase())
    }

    fn reference(&mut self, text: &str) -> String {
        let own = text.trim();
        let new = self.references.get(own).cloned().unwrap_or_else(|| self.shaped("referentie", own));
        text.replacen(own, &new, 1)
    }

    /// A code with the same kind of care, its first two digits.
    fn agb(&mut self, kind: &'static str, text: &str) -> String {
        match text.split_at_checked(2) {
            Some((care, own)) if is_agb(text) => {
                let own = own.to_owned();
                let new = self.once(kind, text, |numbers| {
                    own.chars()
                        .filter_map(|_| char::from_digit(u32::try_from(numbers.below(10)).ok()?, 10))
                        .collect()
                });
                format!("{care}{new}")
            }
            _ if text.len() == 4 && is_harmless(text) => text.to_owned(),
            _ => self.shaped(kind, text),
        }
    }

    /// A name that is made up; one that is too long or not on one line keeps its form.
    fn invented(&mut self, kind: Kind, text: &str) -> String {
        const CONSONANTS: &str = "bdfghklmnprstvwz";
        const VOWELS: &str = "aeiou";
        // No longer than the shortest name that the standard limits (24).
        let is_name = (1..=24).contains(&text.chars().count())
            && !text.trim().is_empty()
            && !text.contains(['\n', '\r']);
        if !is_name {
            return self.shaped(kind.name(), text);
        }
        // Initials are of the same kind, and shorter than a name that is made up.
        let own = if kind == Kind::Naam { "verzonnen naam" } else { "verzonnen adres" };
        self.once(own, text, |numbers| {
            let mut name = String::new();
            let [consonants, vowels]: [Vec<char>; 2] = [CONSONANTS, VOWELS].map(|all| all.chars().collect());
            for syllable in 0..3 {
                let consonant = numbers.pick(&consonants);
                name.extend(consonant.map(|c| if syllable == 0 { c.to_ascii_uppercase() } else { c }));
                name.extend(numbers.pick(&vowels));
            }
            name.extend(numbers.pick(&consonants));
            name
        })
    }

    /// A text of the same shape; what can be a BSN becomes one of the test range.
    fn shaped(&mut self, kind: &'static str, text: &str) -> String {
        let made = self.once(kind, text, |numbers| reshaped(text, numbers));
        // The numbers that may be a BSN stand in both texts at the same places.
        let mut out = String::with_capacity(made.len());
        let mut chars = made.chars();
        for run in text.split_inclusive(|c: char| !c.is_ascii_digit()) {
            let digits = run.trim_end_matches(|c: char| !c.is_ascii_digit());
            let shaped: String = chars.by_ref().take(run.chars().count()).collect();
            match self.bsns.get(digits) {
                Some(new) => out.extend([new, shaped.get(digits.len()..).unwrap_or_default()]),
                None if digits.len() == 9 => out.push_str(&failing(&shaped)),
                None => out.push_str(&shaped),
            }
        }
        out
    }

    /// Another day of the same month; what is no date stays none.
    fn birth(&mut self, text: &str) -> String {
        let own = text.trim();
        let Ok(birth) = parse_date(own) else {
            let digits = |c: char| if c.is_ascii_digit() { '9' } else { c };
            return self.shaped("geboortedatum", text).chars().map(digits).collect();
        };
        let new = self.collected.birthdays.moved(self.key, birth);
        if new == birth {
            self.births_kept += 1;
            return text.to_owned();
        }
        text.replacen(own, &new.to_string(), 1)
    }

    /// What was made up for a value before, or something that was not made up for another.
    fn once(
        &mut self,
        kind: &'static str,
        text: &str,
        invent: impl Fn(&mut Numbers<'_>) -> String,
    ) -> String {
        /// So often is tried whether chance finds something new.
        const TRIES: usize = 100;
        if let Some(made) = self.made.get(&(kind, text.to_owned())) {
            return made.clone();
        }
        let mut numbers = self.key.numbers(kind, text);
        let is_free =
            |used: &HashSet<_>, made: &String| made != text && !used.contains(&(kind, made.clone()));
        let mut made = invent(&mut numbers);
        for _ in 0..TRIES {
            if is_free(&self.used, &made) {
                break;
            }
            made = invent(&mut numbers);
        }
        // Where only few are possible, as with a house letter, the next one is taken; when all are, one is taken again.
        let first = made.clone();
        while !is_free(&self.used, &made) {
            made = next(&made);
            if made == first {
                break;
            }
        }
        self.used.insert((kind, made.clone()));
        self.made.insert((kind, text.to_owned()), made.clone());
        made
    }
}

/// Nine digits that are no BSN, made of nine that may be by chance.
fn failing(shaped: &str) -> String {
    let mut digits = shaped.to_owned();
    while digits.get(..9).is_some_and(passes_eleven_test) {
        digits = next(&digits);
    }
    digits
}

#[cfg(test)]
mod tests {
    use super::*;

    static NOTHING: BTreeSet<String> = BTreeSet::new();

    fn pseudonyms(key: &Key) -> Pseudonyms<'_> {
        let mut collected = Collected::default();
        collected.add(Treatment::Bsn, "999900006");
        collected.add(Treatment::Reference, "R-1");
        collected.add(Treatment::Party, "73730042");
        collected.aside("mevrouw 123456782 belde");
        Pseudonyms::new(key, false, &NOTHING, collected).unwrap()
    }

    #[test]
    fn a_bsn_is_the_same_false_one_everywhere() {
        let key = Key::new([4; 32]);
        let mut all = pseudonyms(&key);
        let new = all.value(Treatment::Bsn, "999900006").unwrap();
        let text = all.value(Treatment::Shaped(Kind::Tekst), "Zie 999900006, en 12.").unwrap();
        assert!(text.contains(&new) && !text.contains("999900006") && text.len() == 21, "{text}");
        let other = all.aside("<123456782>").unwrap();
        assert!(passes_eleven_test(other.trim_matches(['<', '>'])), "{other}");
        assert_eq!(all.value(Treatment::Bsn, "000000000"), None);
    }

    #[test]
    fn what_was_no_bsn_never_becomes_one() {
        let key = Key::new([4; 32]);
        let mut all = pseudonyms(&key);
        for number in 100_000_000..100_000_200 {
            let text = format!("nr {number}");
            let was = passes_eleven_test(&number.to_string());
            let new = all.value(Treatment::Shaped(Kind::Tekst), &text).unwrap();
            assert!(was || !passes_eleven_test(&new[3..]), "{text} {new}");
        }
    }

    #[test]
    fn different_values_stay_different_as_long_as_there_are_enough() {
        let key = Key::new([4; 32]);
        let mut all = pseudonyms(&key);
        let letters: HashSet<String> = ('A'..='Z')
            .map(|c| {
                all.value(Treatment::Shaped(Kind::Adres), &c.to_string()).unwrap_or_else(|| c.to_string())
            })
            .collect();
        assert_eq!(letters.len(), 26);
        let names: HashSet<String> = (0..2000)
            .map(|n| all.value(Treatment::Invented(Kind::Naam), &format!("Naam{n}")).unwrap())
            .collect();
        assert_eq!(names.len(), 2000);
    }

    #[test]
    fn codes_stay_and_what_is_no_code_does_not() {
        let key = Key::new([4; 32]);
        let mut all = pseudonyms(&key);
        for kept in
            ["14", "2026-02-30", "02A03", "-5", "2026-04-01Z", "09:30:00", "1.0.0", " NL ", "+00099999999"]
        {
            assert_eq!(all.value(Treatment::Keep, kept), None, "{kept}");
        }
        for other in ["Jansen", "999900006", "012345672", "de heer J. de Vries", "\u{e9}"] {
            assert!(all.value(Treatment::Keep, other).is_some_and(|new| new != other), "{other}");
        }
        assert_eq!(all.value(Treatment::Amount, "123456789012"), None);
        assert_eq!(all.value(Treatment::Practitioner, "73730042"), None, "a provider");
        let doctor = all.value(Treatment::Practitioner, "01012345").unwrap();
        assert!(doctor.starts_with("01") && doctor != "01012345" && doctor.len() == 8);
        let bad = all.value(Treatment::Birth, "12-05-1985").unwrap();
        assert_eq!(bad, "99-99-9999");
    }

    #[test]
    fn a_text_longer_than_any_reference_is_replaced_as_well() {
        let key = Key::new([4; 32]);
        let mut collected = Collected::default();
        let long = "R".repeat(100);
        collected.add(Treatment::Reference, &long);
        let mut all = Pseudonyms::new(&key, false, &NOTHING, collected).unwrap();
        assert!(all.value(Treatment::Reference, &long).is_some_and(|new| new.len() == long.len()));
    }
}
