//! TR346 and TR418: the tariff that was agreed on, and volume times tariff.

use super::contract;
use crate::dossier::StoreError;
use crate::finding::Text;
use crate::messages::{Kind, Prestatie};
use crate::productbook::{Book, Product, Tariff};
use crate::rules::catalogue::{Check, Examples, Rule};
use crate::rules::message::view::prestaties;
use crate::rules::{Case, Outcome};
use crate::values::{AgbCode, DebetCredit, Domain, Eenheid, euro_en, euro_nl};

/// The amount of a line is its volume times its tariff.
///
/// Only minutes on a tariff per hour are reckoned otherwise: hour tariff times minutes, divided by 60 and rounded once to
/// whole eurocents, halves up (IV081). Whether that is so is known from a product book. Without one, volume times
/// `ProductTarief` passes. Another amount passes for no tariff when it is further from that than the rounding of any hour
/// tariff explains, half a cent per minute and half a cent in the end; what is nearer cannot be checked and is told so.
///
/// A credit is compared with its debit (TR323), and unit 83 has no tariff (CS339).
pub static TR346: Rule = Rule {
    code: "TR346",
    name: Text::fixed("Volume keer tarief", "Volume times tariff"),
    kinds: &[Kind::Declaratie],
    domains: &Domain::ALL,
    sources: &["IV081"],
    what: Text::fixed(
        "`IngediendBedrag` is `GeleverdVolume` keer `ProductTarief`; bij minuten op een uurtarief het uurtarief keer de minuten gedeeld door 60, één keer afgerond op hele centen",
        "`IngediendBedrag` is `GeleverdVolume` times `ProductTarief`; for minutes on an hour tariff the hour tariff times the minutes divided by 60, rounded once to whole cents",
    ),
    why: Text::fixed(
        "De gemeente rekent het bedrag na voor zij betaalt",
        "The municipality reckons the amount before it pays",
    ),
    examples: Some(Examples {
        fails: Text::fixed("20 dagdelen van € 40,00: € 810,00", "20 dagdelen of €40.00: €810.00"),
        passes: Text::fixed(
            "20 dagdelen van € 40,00: € 800,00; 100 minuten op een uurtarief van € 87,30: € 145,50",
            "20 dagdelen of €40.00: €800.00; 100 minutes on an hour tariff of €87.30: €145.50",
        ),
    }),
    advice: Text::fixed(
        "Reken het bedrag opnieuw uit en lever de regel opnieuw aan",
        "Reckon the amount anew and submit the line again",
    ),
    check: Check::Extern { retourcode: Some("9346"), check: check_tr346 },
};

/// The tariff of a line is the one agreed on.
///
/// The standard lists this rule at level 3, but it needs the contract, as TR346 does: it is checked at level 4, by the
/// product book. A tariff counts for the day of delivery, which a line does not tell: each tariff of the product period
/// passes. Minutes on a tariff per hour show a sixtieth of it, rounded to whole cents, halves up (IV081). Without a book
/// that covers municipality, law, product and period this is told as not checked.
pub static TR418: Rule = Rule {
    code: "TR418",
    name: Text::fixed("Tarief van het contract", "Tariff of the contract"),
    kinds: &[Kind::Declaratie],
    domains: &Domain::ALL,
    sources: &["IV081"],
    what: Text::fixed(
        "`ProductTarief` is het tarief dat voor `ProductCode` is afgesproken in de eenheid van de regel",
        "`ProductTarief` is the tariff agreed on for `ProductCode` in the unit of the line",
    ),
    why: Text::fixed(
        "De gemeente betaalt het afgesproken tarief, niet meer en niet minder",
        "The municipality pays the tariff agreed on, no more and no less",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "€ 1,45 per minuut bij een uurtarief van € 87,30",
            "€1.45 a minute with an hour tariff of €87.30",
        ),
        passes: Text::fixed(
            "€ 1,46 per minuut bij een uurtarief van € 87,30, want een zestigste is 145,5 cent",
            "€1.46 a minute with an hour tariff of €87.30, for a sixtieth is 145.5 cents",
        ),
    }),
    advice: Text::fixed(
        "Neem het tarief over uit het contract voor het jaar van de zorg",
        "Copy the tariff from the contract for the year of the care",
    ),
    check: Check::Extern { retourcode: Some("0611"), check: check_tr418 },
};

/// What became of checking a line.
enum Oordeel {
    Goed,
    /// The amount or tariff that would do, in eurocents, the first of them when there are more; and what it is of: the sum
    /// of an amount, the product of a tariff.
    Fout(u64, Text),
    NietTeControleren(Text),
}

/// Whether the tariff or the amount of a line is wrong, so that it will be rejected.
pub(in crate::rules) fn tarief_wijkt_af(case: &Case<'_>, prestatie: &Prestatie) -> bool {
    [bedrag(case, prestatie), tarief(case, prestatie)]
        .iter()
        .any(|oordeel| matches!(oordeel, Oordeel::Fout(..)))
}

/// Whether a line has a tariff to be judged by: not a credit, and not in euros.
fn has_tarief(prestatie: &Prestatie) -> bool {
    prestatie.eenheid != Eenheid::EURO && prestatie.ingediend_bedrag.debet_credit == DebetCredit::DEBET
}

/// The tariffs of a product that count in the period of a line; the reason when the book does not cover that period.
fn tarieven<'p>(
    (book, product): (&'p Book, &'p Product),
    aanbieder: AgbCode,
    prestatie: &Prestatie,
) -> Result<Vec<&'p Tariff>, Text> {
    let (from, to) = (prestatie.product_periode.begindatum, prestatie.product_periode.einddatum);
    let covers = book.valid_from <= from && to <= book.valid_to;
    let counts = |tariff: &&Tariff| tariff.from <= to && tariff.to.is_none_or(|last| from <= last);
    // What was agreed with the provider itself goes before what holds for everybody.
    let of = |agreed: Option<AgbCode>| {
        product.tariffs.iter().filter(counts).filter(move |tariff| covers && tariff.aanbieder == agreed)
    };
    let own: Vec<_> = of(Some(aanbieder)).collect();
    let found = if own.is_empty() { of(None).collect() } else { own };
    let every = [from, to].into_iter().all(|day| product.tariff(day, aanbieder).is_some());
    if found.is_empty() || !every {
        return Err(Text::fixed(
            "het productenboek heeft niet voor elke productperiode een tarief",
            "the product book has no tariff for every product period",
        ));
    }
    Ok(found)
}

/// The contract of a line: the tariffs that may count for it.
fn contract<'a>(case: &Case<'a>, prestatie: &Prestatie) -> Result<Vec<&'a Tariff>, Text> {
    tarieven(contract::product(case, prestatie)?, case.parties().1, prestatie)
}

fn bedrag(case: &Case<'_>, prestatie: &Prestatie) -> Oordeel {
    let Some(shown) = prestatie.product_tarief.filter(|_| has_tarief(prestatie)) else {
        return Oordeel::Goed;
    };
    let volume = u64::from(prestatie.geleverd_volume.get());
    let cents = u64::from(prestatie.ingediend_bedrag.bedrag.get());
    let plain = volume * u64::from(shown.get());
    let sum = |tariff: u64| Text::same(format!("{volume} × {tariff}"));
    let is_minutes = prestatie.eenheid == Eenheid::MINUUT;
    let tarieven = if is_minutes { contract(case, prestatie) } else { Ok(Vec::new()) };
    match tarieven {
        Ok(tarieven) => {
            let per_hour: Vec<&Tariff> =
                tarieven.iter().copied().filter(|tariff| tariff.per == Eenheid::UUR).collect();
            let of_hour = |tariff: &Tariff| tariff.amount(volume, prestatie.eenheid).unwrap_or(plain);
            // A tariff per minute stands beside one per hour only when the contract changed in the period.
            let may_be_plain = per_hour.len() < tarieven.len().max(1);
            match per_hour.first() {
                _ if may_be_plain && cents == plain => Oordeel::Goed,
                _ if per_hour.iter().any(|tariff| of_hour(tariff) == cents) => Oordeel::Goed,
                Some(tariff) if !may_be_plain => {
                    Oordeel::Fout(of_hour(tariff), Text::same(format!("{volume} × {} / 60", tariff.cents)))
                }
                _ => Oordeel::Fout(plain, sum(shown.get().into())),
            }
        }
        Err(_) if cents == plain => Oordeel::Goed,
        Err(_) if 2 * cents.abs_diff(plain) > volume + 1 => Oordeel::Fout(plain, sum(shown.get().into())),
        Err(reason) => Oordeel::NietTeControleren(Text::new(
            format!("of een regel in minuten een uurtarief heeft, staat in het contract: {}", reason.nl),
            format!("whether a line in minutes has an hour tariff is in the contract: {}", reason.en),
        )),
    }
}

fn tarief(case: &Case<'_>, prestatie: &Prestatie) -> Oordeel {
    let Some(shown) = prestatie.product_tarief.filter(|_| has_tarief(prestatie)) else {
        return Oordeel::Goed;
    };
    let tarieven = match contract(case, prestatie) {
        Ok(tarieven) => tarieven,
        Err(reason) => return Oordeel::NietTeControleren(reason),
    };
    let expected: Vec<u64> =
        tarieven.into_iter().filter_map(|tariff| tariff.shown(prestatie.eenheid)).collect();
    match expected.first() {
        None => Oordeel::NietTeControleren(Text::fixed(
            "het productenboek heeft niet voor elke regel een tarief in de eenheid van de regel",
            "the product book has no tariff in the unit of the line for every line",
        )),
        Some(_) if expected.contains(&shown.get().into()) => Oordeel::Goed,
        Some(first) => Oordeel::Fout(*first, Text::same(prestatie.product_code.to_string())),
    }
}

#[expect(clippy::unnecessary_wraps, reason = "it is a check like those that read the dossier")]
fn check_tr346(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    for (place, prestatie) in prestaties(case.bericht) {
        let (expected, sum) = match bedrag(case, prestatie) {
            Oordeel::Goed => continue,
            Oordeel::NietTeControleren(reason) => {
                outcome.skip(TR346.code, reason);
                continue;
            }
            Oordeel::Fout(expected, sum) => (expected, sum),
        };
        let cents = prestatie.ingediend_bedrag.bedrag.get();
        let (is_nl, is_en) = euros(cents.into());
        let (should_nl, should_en) = euros(expected);
        let message = Text::new(
            format!("`IngediendBedrag` is {is_nl}, maar {} cent is {should_nl}", sum.nl),
            format!("`IngediendBedrag` is {is_en}, but {} cents is {should_en}", sum.en),
        );
        let finding = TR346.finding(place.below("IngediendBedrag/Bedrag"), message);
        outcome.findings.push(finding.found(cents.to_string()).expected(Text::same(expected.to_string())));
    }
    Ok(())
}

#[expect(clippy::unnecessary_wraps, reason = "it is a check like those that read the dossier")]
fn check_tr418(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    for (place, prestatie) in prestaties(case.bericht) {
        let Some(shown) = prestatie.product_tarief else { continue };
        let (expected, product) = match tarief(case, prestatie) {
            Oordeel::Goed => continue,
            Oordeel::NietTeControleren(reason) => {
                outcome.skip(TR418.code, reason);
                continue;
            }
            Oordeel::Fout(expected, product) => (expected, product),
        };
        let (is_nl, is_en) = euros(shown.get().into());
        let (should_nl, should_en) = euros(expected);
        let (nl, en) = prestatie.eenheid.woord(1);
        let message = Text::new(
            format!(
                "`ProductTarief` is {is_nl}, het contract heeft voor {} {should_nl} per {nl}",
                product.nl
            ),
            format!("`ProductTarief` is {is_en}, the contract has {should_en} per {en} for {}", product.en),
        );
        let finding = TR418.finding(place.below("ProductTarief"), message);
        outcome.findings.push(finding.found(shown.to_string()).expected(Text::same(expected.to_string())));
    }
    Ok(())
}

fn euros(cents: u64) -> (String, String) {
    let cents = i64::try_from(cents).unwrap_or(i64::MAX);
    (euro_nl(cents), euro_en(cents))
}
