//! The numbers of our declarations: handed out once, and known again when they are met.

use super::BuildError;
use crate::dossier::{Series, Store};
use crate::messages::Kind;
use crate::values::{AgbCode, DeclaratieNummer, Domain, IdentificatieBericht, Month};

/// `W` or `J`, the month and a counter: 12 letters and digits, unique per provider and law (TR333).
///
/// A number of a declaration that came in from outside, after a backup of the dossier was put back, is used as well.
pub(super) fn declaratie_nummer(
    store: &mut dyn Store,
    aanbieder: AgbCode,
    domain: Domain,
    month: Month,
) -> Result<DeclaratieNummer, BuildError> {
    loop {
        let counter = store.next_number(&Series::DeclaratieNummer(aanbieder, domain, month))?;
        let text = format!("{}{}{counter:05}", letter(domain), month.to_string().replace('-', ""));
        let nummer = DeclaratieNummer::new(&text)
            .map_err(|_| BuildError::DoesNotFit { field: "DeclaratieNummer", value: text })?;
        if store.declaraties_met(domain, &aanbieder, &nummer)?.is_empty() {
            return Ok(nummer);
        }
    }
}

/// The number of the message and a counter: 12 characters, unique per sender and kind of message (TR056).
///
/// One of a declaration that came in from outside is used as well.
pub(super) fn identificatie(
    store: &mut dyn Store,
    aanbieder: AgbCode,
    domain: Domain,
) -> Result<IdentificatieBericht, BuildError> {
    loop {
        let counter = store.next_number(&Series::Identificatie(aanbieder, domain, Kind::Declaratie))?;
        let text = format!("{}{counter:09}", prefix(domain));
        let identificatie = IdentificatieBericht::new(&text)
            .map_err(|_| BuildError::DoesNotFit { field: "Identificatie", value: text })?;
        let known = store.berichten_met(domain, Kind::Declaratie, aanbieder.as_str(), &identificatie)?;
        if known.is_empty() {
            return Ok(identificatie);
        }
    }
}

/// The law, month and counter of a `DeclaratieNummer`; none when it is not of our making.
#[must_use]
pub fn of_declaratie_nummer(nummer: &DeclaratieNummer) -> Option<(Domain, Month, u64)> {
    let text = nummer.as_str();
    let domain = Domain::ALL.into_iter().find(|domain| text.starts_with(letter(*domain)))?;
    let (year, month, counter) = (text.get(1..5)?, text.get(5..7)?, text.get(7..)?);
    if counter.len() < 5 {
        return None;
    }
    Some((domain, format!("{year}-{month}").parse().ok()?, digits(counter)?))
}

/// The counter of an `Identificatie` of a 323; none when it is not of our making.
#[must_use]
pub fn of_identificatie(domain: Domain, identificatie: &IdentificatieBericht) -> Option<u64> {
    let counter = identificatie.as_str().strip_prefix(&prefix(domain))?;
    if counter.len() == 9 { digits(counter) } else { None }
}

fn digits(text: &str) -> Option<u64> {
    if text.bytes().all(|byte| byte.is_ascii_digit()) { text.parse().ok() } else { None }
}

const fn letter(domain: Domain) -> char {
    match domain {
        Domain::Wmo => 'W',
        Domain::Jw => 'J',
    }
}

fn prefix(domain: Domain) -> String {
    Kind::Declaratie.message(domain).number.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_numbers_of_our_making_are_known_again() {
        let of = |text: &str| of_declaratie_nummer(&DeclaratieNummer::new(text).unwrap());
        let april = "2026-04".parse().unwrap();
        assert_eq!(of("W20260400012"), Some((Domain::Wmo, april, 12)));
        assert_eq!(of("J20260499999"), Some((Domain::Jw, april, 99_999)));
        for other in ["X20260400012", "W20261300012", "W2026040012", "W2026040001A", "20260400012", "W"] {
            assert_eq!(of(other), None, "{other}");
        }
        let of = |text: &str| of_identificatie(Domain::Jw, &IdentificatieBericht::new(text).unwrap());
        assert_eq!(of("323000000007"), Some(7));
        for other in ["301000000007", "32300000007", "32300000000A", "323"] {
            assert_eq!(of(other), None, "{other}");
        }
    }
}
