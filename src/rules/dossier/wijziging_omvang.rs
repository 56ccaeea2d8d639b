//! TR375, TR411 and TR412: when a product to be changed has a volume.

use super::bekend::Toewijzingen;
use crate::dossier::StoreError;
use crate::finding::Text;
use crate::messages::{Kind, ToegewezenProduct};
use crate::rules::catalogue::{Check, Examples, Rule};
use crate::rules::message::productregel::ends_after_2020;
use crate::rules::omvang::written;
use crate::rules::{Case, Outcome, omvang_text};
use crate::values::Domain;

/// A generic allocation has a budget and no volume.
///
/// The text does not say whose last day it means. It is that of the request, which stands in the same class as the
/// volume, as in CD096 for a new product. The rule overlaps with TR412: a generic allocation has no product code
/// either, so both are found. Only for an allocation that is current.
pub static TR375: Rule = Rule {
    code: "TR375",
    name: Text::fixed("Geen omvang op een generieke toewijzing", "No volume on a generic allocation"),
    kinds: &[Kind::VerzoekOmWijziging],
    domains: &Domain::ALL,
    sources: &["IV042", "IV075"],
    what: Text::fixed(
        "`Omvang` komt niet voor als de toewijzing geen product heeft (generiek) en de gevraagde `Einddatum` na \
         31-12-2020 ligt of ontbreekt",
        "`Omvang` is absent when the allocation has no product (generic) and the requested `Einddatum` lies after \
         2020-12-31 or is absent",
    ),
    why: Text::fixed(
        "Zonder product is niet te zeggen waarvan het een aantal is; een generieke toewijzing heeft een budget",
        "Without a product nobody can tell what is counted; a generic allocation has a budget",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "4 uur per maand voor een toewijzing zonder product",
            "4 hours a month for an allocation without a product",
        ),
        passes: Text::fixed("een ander budget voor die toewijzing", "another budget for that allocation"),
    }),
    advice: Text::fixed(
        "Vraag een ander budget in plaats van een omvang",
        "Ask for another budget instead of a volume",
    ),
    check: Check::Dossier { retourcode: Some("9375"), check: check_tr375 },
};

/// A specific allocation has a volume, also when only its last day must change. Only for an allocation that is current.
pub static TR411: Rule = Rule {
    code: "TR411",
    name: Text::fixed("Omvang op een specifieke toewijzing", "Volume on a specific allocation"),
    kinds: &[Kind::VerzoekOmWijziging],
    domains: &Domain::ALL,
    sources: &["IV042", "IV075"],
    what: Text::fixed(
        "`Omvang` is gevuld als de toewijzing een productcode heeft, ook als alleen de einddatum verandert",
        "`Omvang` is filled when the allocation has a product code, also when only the last day changes",
    ),
    why: Text::fixed(
        "Het verzoek geeft de hele gewenste situatie; bij een specifiek product hoort een omvang",
        "The request states the whole wished situation; a specific product comes with a volume",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "45A01 tot een latere datum, zonder omvang",
            "45A01 until a later day, without a volume",
        ),
        passes: Text::fixed(
            "45A01 tot een latere datum, met de omvang die blijft",
            "45A01 until a later day, with the volume that stays",
        ),
    }),
    advice: Text::fixed(
        "Vul de gewenste omvang in; blijft die gelijk, neem haar dan over uit de toewijzing",
        "Fill in the wished volume; when it stays, copy it from the allocation",
    ),
    check: Check::Dossier { retourcode: Some("9411"), check: check_tr411 },
};

/// Without a product code there is no volume.
///
/// For an aspecific allocation and, as the text has it, for a generic one too, next to TR375. The last day is that of
/// the request, see TR375.
pub static TR412: Rule = Rule {
    code: "TR412",
    name: Text::fixed("Geen omvang zonder productcode", "No volume without a product code"),
    kinds: &[Kind::VerzoekOmWijziging],
    domains: &Domain::ALL,
    sources: &["IV042", "IV075"],
    what: Text::fixed(
        "`Omvang` komt niet voor als de toewijzing geen productcode heeft en de gevraagde `Einddatum` na 31-12-2020 \
         ligt of ontbreekt",
        "`Omvang` is absent when the allocation has no product code and the requested `Einddatum` lies after \
         2020-12-31 or is absent",
    ),
    why: Text::fixed(
        "Zonder code is niet te zeggen waarvan het een aantal is",
        "Without a code nobody can tell what is counted",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "4 uur per maand voor een toewijzing met alleen categorie 45",
            "4 hours a month for an allocation with category 45 only",
        ),
        passes: Text::fixed(
            "een latere einddatum voor die toewijzing, zonder omvang",
            "a later last day for that allocation, without a volume",
        ),
    }),
    advice: Text::fixed(
        "Laat de omvang weg; vraag een budget, of een specifiek product als nieuw product",
        "Leave the volume out; ask for a budget, or for a specific product as a new one",
    ),
    check: Check::Dossier { retourcode: Some("9412"), check: check_tr412 },
};

fn check_tr375(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    no_omvang(&TR375, case, outcome, |toegewezen| {
        let is_generic = toegewezen.product.is_none();
        is_generic.then_some(Text::fixed("is generiek", "is generic"))
    })
}

fn check_tr412(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    no_omvang(&TR412, case, outcome, |toegewezen| {
        let has_code = has_code(toegewezen);
        (!has_code).then_some(Text::fixed("heeft geen productcode", "has no product code"))
    })
}

fn has_code(toegewezen: &ToegewezenProduct) -> bool {
    toegewezen.product.as_ref().is_some_and(|product| product.code.is_some())
}

/// Reports a volume for an allocation that cannot have one, for a reason.
fn no_omvang(
    rule: &'static Rule,
    case: &Case<'_>,
    outcome: &mut Outcome,
    reason: fn(&ToegewezenProduct) -> Option<Text>,
) -> Result<(), StoreError> {
    let toewijzingen = Toewijzingen::of(case)?;
    for (place, gevraagd, toegewezen) in toewijzingen.te_wijzigen(case) {
        let Some(omvang) = gevraagd.omvang.as_ref().filter(|_| ends_after_2020(gevraagd.einddatum)) else {
            continue;
        };
        let Some(reason) = reason(toegewezen) else { continue };
        let nummer = gevraagd.toewijzing_nummer;
        let message = Text::new(
            format!("`Omvang` is gevuld, maar toewijzing {nummer} {}", reason.nl),
            format!("`Omvang` is filled, but allocation {nummer} {}", reason.en),
        );
        let expected = Text::fixed("geen `Omvang`", "no `Omvang`");
        let finding = rule.finding(place.below("Omvang"), message);
        outcome.findings.push(finding.found(written(omvang)).expected(expected));
    }
    Ok(())
}

fn check_tr411(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    let toewijzingen = Toewijzingen::of(case)?;
    for (place, gevraagd, toegewezen) in toewijzingen.te_wijzigen(case) {
        if gevraagd.omvang.is_some() || !has_code(toegewezen) {
            continue;
        }
        let nummer = gevraagd.toewijzing_nummer;
        let message = Text::new(
            format!("`Omvang` ontbreekt, terwijl toewijzing {nummer} een productcode heeft"),
            format!("`Omvang` is missing while allocation {nummer} has a product code"),
        );
        let expected = match toegewezen.omvang.as_ref().map(omvang_text) {
            Some(omvang) => Text::new(
                format!("een omvang; de toewijzing heeft {}", omvang.nl),
                format!("a volume; the allocation has {}", omvang.en),
            ),
            None => Text::fixed("een omvang", "a volume"),
        };
        outcome.findings.push(TR411.finding(place.below("Omvang"), message).expected(expected));
    }
    Ok(())
}
