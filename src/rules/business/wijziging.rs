//! OP348: a change that is granted is taken over as it was asked.

use std::collections::{HashMap, HashSet};

use crate::dossier::{Gevraagd, StoreError, facts};
use crate::finding::Text;
use crate::messages::{
    Bericht, Kind, NieuwProduct, Omvang, Product, TeWijzigenProduct, ToegewezenProduct, ToewijzingClient,
    Wijzigingsverzoek,
};
use crate::rules::catalogue::{Check, Examples, Rule};
use crate::rules::message::view::{dagtekening, toewijzing_client, wijzigingsverzoek};
use crate::rules::{Case, Client, Outcome};
use crate::values::{Budget, Datum, Domain, Nummer, Referentie};

/// A 301 that grants a 317 says what the 317 asked.
///
/// The 317 is read from the dossier; one that is not kept is not compared. Once a wished day has passed, the parties agree
/// on other dates (IV093), so the periods of that product are not compared then. A volume per day, week or month comes
/// under a new number from the wished day; in total, a budget or another last day on the same number: both are good here,
/// since OP257 and OP380 tell which number to use.
pub static OP348: Rule = Rule {
    code: "OP348",
    name: Text::fixed("Toewijzing zoals verzocht", "Allocation as requested"),
    kinds: &[Kind::Toewijzing],
    domains: &Domain::ALL,
    sources: &["IV092", "IV093", "IV097"],
    what: Text::fixed(
        "Een gemeente die een 317 toekent, neemt alles eruit over zoals gevraagd, met de `ReferentieAanbieder` ervan op elke \
         toewijzing",
        "A municipality that grants a 317 takes over everything in it as asked, with its `ReferentieAanbieder` on every \
         allocation",
    ),
    why: Text::fixed(
        "Een verzoek om wijziging beschrijft de hele gewenste situatie en wordt als geheel toegekend of afgewezen",
        "A request for a change describes the whole wished situation and is granted or rejected as a whole",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "de 317 vraagt 6 uur per week vanaf 12-06 en de 301 geeft 5 uur per week",
            "the 317 asks for 6 hours a week from 12 June and the 301 gives 5 hours a week",
        ),
        passes: Text::fixed(
            "de 301 beëindigt de oude toewijzing op 11-06 en geeft een nieuwe van 6 uur per week vanaf 12-06",
            "the 301 ends the old allocation on 11 June and gives a new one of 6 hours a week from 12 June",
        ),
    }),
    advice: Text::fixed(
        "Vergelijk de 301 met het verzoek en overleg met de gemeente; is zij het niet eens met het verzoek, dan hoort zij \
         het met een 319 af te wijzen",
        "Compare the 301 with the request and consult the municipality; when it does not agree with the request, it is to \
         reject it by a 319",
    ),
    check: Check::Dossier { retourcode: None, check },
};

/// What a 317 asks for one product.
struct Wens<'w> {
    /// The allocation to be changed, when there is one.
    nummer: Option<Nummer>,
    product: Option<&'w Product>,
    vanaf: Datum,
    einde: Option<Datum>,
    omvang: Option<&'w Omvang>,
    budget: Option<Budget>,
}

fn check(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    let Some(client) = toewijzing_client(case.bericht) else { return Ok(()) };
    let known = case.client(&client.bsn)?;
    // Once a request was granted, a later 301 of the same reference says what has changed since.
    let versies = known.versies.iter();
    let mut done: HashSet<&Referentie> =
        versies.filter_map(|versie| versie.product.referentie_aanbieder.as_ref()).collect();
    for product in &client.toegewezen_producten {
        let Some(reference) = &product.referentie_aanbieder else { continue };
        if !done.insert(reference) {
            continue;
        }
        let Some(asked) = asked(case, &known, reference)? else { continue };
        let Some(verzoek) = wijzigingsverzoek(&asked) else { continue };
        compare(case.bericht, client, &known, verzoek, outcome);
    }
    Ok(())
}

/// The 317 that carries a reference.
fn asked(case: &Case<'_>, known: &Client, reference: &Referentie) -> Result<Option<Bericht>, StoreError> {
    let found = known.verzoeken.iter().find(|verzoek| {
        verzoek.referentie == *reference
            && verzoek.herkomst.stand.telt()
            && matches!(verzoek.gevraagd, Gevraagd::Wijziging(_))
    });
    found.map_or(Ok(None), |verzoek| facts::stored(case.dossier, &verzoek.herkomst.bericht))
}

fn compare(
    bericht: &Bericht,
    client: &ToewijzingClient,
    known: &Client,
    verzoek: &Wijzigingsverzoek,
    outcome: &mut Outcome,
) {
    let made = dagtekening(bericht);
    let reference = &verzoek.referentie_aanbieder;
    let granted: HashMap<Nummer, &ToegewezenProduct> = client
        .toegewezen_producten
        .iter()
        .filter(|product| product.referentie_aanbieder.as_ref() == Some(reference))
        .map(|product| (product.toewijzing_nummer, product))
        .collect();
    let before: HashMap<Nummer, &ToegewezenProduct> =
        known.toewijzingen.iter().map(|versie| (versie.product.toewijzing_nummer, &versie.product)).collect();
    let mut tell = |nl: String, en: String| {
        let message =
            Text::new(format!("Verzoek {reference} vraagt {nl}"), format!("Request {reference} asks {en}"));
        outcome.findings.push(OP348.finding("/Bericht/Client/ToegewezenProducten", message));
    };
    for product in verzoek.ongewijzigde_producten.iter().flatten() {
        let nummer = product.toewijzing_nummer;
        let stays = granted.get(&nummer).is_some_and(|now| {
            before.get(&nummer).is_none_or(|old| {
                (now.einddatum, now.omvang.as_ref(), now.budget)
                    == (old.einddatum, old.omvang.as_ref(), old.budget)
            })
        });
        if !stays {
            tell(
                format!(
                    "om toewijzing {nummer} ongewijzigd te laten, maar in dit bericht ontbreekt of verandert die, of mist die de referentie van het verzoek"
                ),
                format!(
                    "to leave allocation {nummer} as it is, but in this message that is missing, changes, or lacks the reference of the request"
                ),
            );
        }
    }
    for product in verzoek.te_wijzigen_producten.iter().flatten() {
        let nummer = product.toewijzing_nummer;
        // Without the allocation that is changed, the product is not known.
        let Some(old) = before.get(&nummer) else { continue };
        let wens = Wens::of_change(product, old);
        if !granted.values().any(|now| wens.is_granted_by(now, made)) {
            tell(
                format!(
                    "om toewijzing {nummer} te wijzigen, maar geen toewijzing in dit bericht komt overeen met wat is gevraagd"
                ),
                format!(
                    "to change allocation {nummer}, but no allocation in this message is what was asked for"
                ),
            );
        }
    }
    for product in verzoek.nieuwe_producten.iter().flatten() {
        let wens = Wens::of_new(product);
        if !granted.values().any(|now| wens.is_granted_by(now, made)) {
            let code = product.product.as_ref().map_or_else(
                || "-".to_owned(),
                |product| {
                    product.code.as_ref().map_or(product.categorie.code(), |code| code.as_str()).to_owned()
                },
            );
            tell(
                format!(
                    "om een nieuw product ({code}), maar geen toewijzing in dit bericht komt overeen met wat is gevraagd"
                ),
                format!(
                    "for a new product ({code}), but no allocation in this message is what was asked for"
                ),
            );
        }
    }
}

impl<'w> Wens<'w> {
    fn of_change(asked: &'w TeWijzigenProduct, old: &'w ToegewezenProduct) -> Self {
        Self {
            nummer: Some(asked.toewijzing_nummer),
            product: old.product.as_ref(),
            vanaf: asked.gewenste_ingangsdatum,
            einde: asked.einddatum,
            omvang: asked.omvang.as_ref(),
            budget: asked.budget,
        }
    }

    fn of_new(asked: &'w NieuwProduct) -> Self {
        Self {
            nummer: None,
            product: asked.product.as_ref(),
            vanaf: asked.gewenste_ingangsdatum,
            einde: asked.einddatum,
            omvang: asked.omvang.as_ref(),
            budget: asked.budget,
        }
    }

    /// Whether an allocation is what was asked, of a message of a day.
    fn is_granted_by(&self, now: &ToegewezenProduct, made: Datum) -> bool {
        let is_product = self.nummer == Some(now.toewijzing_nummer) || self.product == now.product.as_ref();
        // What has passed is agreed on anew.
        let begins =
            self.vanaf < made || now.ingangsdatum == self.vanaf || self.nummer == Some(now.toewijzing_nummer);
        let ends = now.einddatum == self.einde || self.einde.is_some_and(|einde| einde < made);
        is_product && begins && ends && now.omvang.as_ref() == self.omvang && now.budget == self.budget
    }
}
