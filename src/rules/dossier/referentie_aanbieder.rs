//! TR379: the reference with which an allocation honours a request.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use super::bekend::{eerdere_antwoorden, eerdere_versies_op, verzoeken_met};
use crate::dossier::{Gevraagd, StoreError};
use crate::finding::Text;
use crate::messages::{Kind, ToegewezenProduct};
use crate::rules::catalogue::{Check, Examples, Rule};
use crate::rules::message::view::{toegewezen_producten, toewijzing_client};
use crate::rules::{Case, Outcome};
use crate::values::{Bsn, Datum, Domain, Nummer, Referentie, Tijd, VerzoekAntwoord};

/// An allocation carries the reference of the request that it honours, and only then.
///
/// What the dossier can tell: the request is of this provider for this client, was not rejected by an earlier 319, and
/// was not honoured by an earlier 301. After the first 301 the reference is absent again (IV097), so a later decision
/// that repeats it is wrong, on the same number or another. The very same decision sent again (same number, date and
/// time, IV099) may keep its reference. That an allocation without a reference honours a request cannot be told, except
/// that a 317 is honoured as a whole: when one product of the message carries its reference for the first time, every
/// product does, also one that did not change (IV093). "Earlier" is by the dates of the messages.
pub static TR379: Rule = Rule {
    code: "TR379",
    name: Text::fixed("Referentie van het gehonoreerde verzoek", "Reference of the request that is honoured"),
    kinds: &[Kind::Toewijzing],
    domains: &Domain::ALL,
    sources: &["IV093", "IV094", "IV097", "IV099"],
    what: Text::fixed(
        "`ReferentieAanbieder` is gevuld als de toewijzing een verzoek (315 of 317) van deze aanbieder voor deze \
         cliënt honoreert, en alleen de eerste keer. Na een 317 krijgen alle toewijzingen in het bericht dezelfde \
         referentie, ook de ongewijzigde",
        "`ReferentieAanbieder` is filled when the allocation honours a request (315 or 317) of this provider for this \
         client, and only the first time. After a 317 all allocations in the message get the same reference, unchanged \
         ones too",
    ),
    why: Text::fixed(
        "Aan de referentie ziet de aanbieder dat zijn verzoek is afgehandeld",
        "By the reference the provider sees that the request was dealt with",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "een toewijzing met W-100, terwijl er geen verzoek W-100 is of W-100 al is afgewezen",
            "an allocation with W-100 while there is no request W-100 or W-100 was rejected before",
        ),
        passes: Text::fixed(
            "na 317 W-100 een bericht waarin alle toewijzingen W-100 dragen, en daarna berichten zonder",
            "after 317 W-100 a message in which all allocations carry W-100, and after that messages without",
        ),
    }),
    advice: Text::fixed(
        "Vul de referentie van het verzoek dat met dit bericht gehonoreerd wordt, of laat haar weg",
        "Fill in the reference of the request that this message honours, or leave it out",
    ),
    check: Check::Dossier { retourcode: Some("9379"), check },
};

/// A decision on an allocation: its number, date and time.
type Besluit = (Nummer, Datum, Tijd);

/// What is known of a reference.
struct Kennis {
    /// Whether there is a request of the client with it.
    is_bekend: bool,
    /// Whether that is a 317.
    is_wijziging: bool,
    is_afgewezen: bool,
    /// The decisions that carried it before.
    eerder: BTreeSet<Besluit>,
}

impl Kennis {
    fn of(case: &Case<'_>, bsn: &Bsn, referentie: &Referentie) -> Result<Self, StoreError> {
        let mut verzoeken = verzoeken_met(case, referentie)?;
        verzoeken.retain(|verzoek| verzoek.bsn == *bsn);
        let is_wijziging = |gevraagd: &Gevraagd| matches!(gevraagd, Gevraagd::Wijziging(_));
        let antwoorden = eerdere_antwoorden(case, referentie)?;
        let eerder = eerdere_versies_op(case, referentie)?;
        Ok(Self {
            is_bekend: !verzoeken.is_empty(),
            is_wijziging: verzoeken.iter().any(|verzoek| is_wijziging(&verzoek.gevraagd)),
            is_afgewezen: antwoorden
                .iter()
                .any(|gegeven| gegeven.antwoord.verzoek_antwoord == VerzoekAntwoord::AFGEWEZEN),
            eerder: eerder.iter().map(|versie| besluit(&versie.product)).collect(),
        })
    }

    /// What is wrong with the reference on an allocation.
    fn bezwaar(&self, product: &ToegewezenProduct) -> Option<Text> {
        if self.eerder.contains(&besluit(product)) {
            return None;
        }
        if !self.is_bekend {
            return Some(Text::fixed(
                "Er is geen verzoek van deze aanbieder voor deze cliënt met deze referentie bekend",
                "No request of this provider for this client with this reference is known",
            ));
        }
        if self.is_afgewezen {
            return Some(Text::fixed(
                "Het verzoek met deze referentie is afgewezen met een antwoord (319)",
                "The request with this reference was rejected with an answer (319)",
            ));
        }
        (!self.eerder.is_empty()).then_some(Text::fixed(
            "Het verzoek met deze referentie is al gehonoreerd met een eerder bericht",
            "The request with this reference was honoured already by an earlier message",
        ))
    }
}

const fn besluit(product: &ToegewezenProduct) -> Besluit {
    (product.toewijzing_nummer, product.toewijzingsdatum, product.toewijzingstijd)
}

fn check(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    let Some(client) = toewijzing_client(case.bericht) else { return Ok(()) };
    let mut known: BTreeMap<&str, Kennis> = BTreeMap::new();
    // The 317 that the message honours.
    let mut gehonoreerd: Option<&Referentie> = None;
    let mut goed = Vec::new();
    for (place, product) in toegewezen_producten(case.bericht) {
        let Some(referentie) = &product.referentie_aanbieder else {
            goed.push((place, None));
            continue;
        };
        let kennis = match known.entry(referentie.as_str()) {
            Entry::Occupied(entry) => entry.into_mut(),
            Entry::Vacant(entry) => entry.insert(Kennis::of(case, &client.bsn, referentie)?),
        };
        if let Some(message) = kennis.bezwaar(product) {
            let expected = Text::fixed(
                "de referentie van een verzoek dat nog loopt, of niets",
                "the reference of a request that is still pending, or nothing",
            );
            let finding = TR379.finding(place.below("ReferentieAanbieder"), message);
            outcome.findings.push(finding.found(referentie.as_str()).expected(expected));
            continue;
        }
        if kennis.is_wijziging && kennis.eerder.is_empty() {
            gehonoreerd.get_or_insert(referentie);
        }
        goed.push((place, Some(referentie)));
    }
    let Some(whole) = gehonoreerd else { return Ok(()) };
    for (place, referentie) in goed.into_iter().filter(|(_, referentie)| *referentie != Some(whole)) {
        let message = Text::new(
            format!(
                "Het bericht honoreert verzoek om wijziging {}, maar deze toewijzing draagt die referentie niet",
                whole.as_str()
            ),
            format!(
                "The message honours request for change {}, but this allocation does not carry that reference",
                whole.as_str()
            ),
        );
        let mut finding = TR379.finding(place.below("ReferentieAanbieder"), message);
        finding.found = referentie.map(|referentie| referentie.as_str().to_owned());
        outcome.findings.push(finding.expected(Text::same(whole.as_str().to_owned())));
    }
    Ok(())
}
