//! TR332 and TR385: the number of an allocation.

use std::collections::BTreeMap;

use crate::dossier::{PrestatieStatus, StoreError, ToewijzingVersie};
use crate::finding::{Text, counted};
use crate::messages::{Kind, ToegewezenProduct};
use crate::rules::catalogue::{Check, Examples, Rule};
use crate::rules::message::view::{toegewezen_producten, toewijzing_client};
use crate::rules::{Case, Outcome};
use crate::values::{AgbCode, Bsn, DebetCredit, Domain, Nummer, RedenWijziging, date_nl};

/// A number is that of one allocation.
///
/// The same number comes back when the allocation is sent again or changed. What makes it another one is a client,
/// provider, product or first day that differs: IV066 lets last day, budget and volume change on the same number, and
/// an earlier start takes another allocation. A change of volume or unit that needs a new number (`OP033x1`) is still a
/// change of this allocation, so this rule does not find it. A number that was removed (13) was given all the same.
pub static TR332: Rule = Rule {
    code: "TR332",
    name: Text::fixed("Toewijzingnummer van één toewijzing", "Allocation number of one allocation"),
    kinds: &[Kind::Toewijzing],
    domains: &Domain::ALL,
    sources: &["IV066", "OP275"],
    what: Text::fixed(
        "Een gemeente gebruikt een `ToewijzingNummer` per wet voor één toewijzing: dezelfde cliënt, aanbieder, \
         hetzelfde product en dezelfde ingangsdatum. Opnieuw sturen en wijzigen van die toewijzing mag",
        "A municipality uses a `ToewijzingNummer` under a law for one allocation: the same client, provider, product \
         and first day. Sending that allocation again and changing it is free",
    ),
    why: Text::fixed(
        "Start, stop, verzoek en declaratie verwijzen naar de toewijzing met dit nummer",
        "Start, stop, request and declaration refer to the allocation by this number",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "1001 voor 45A01, terwijl 1001 eerder 45A02 was",
            "1001 for 45A01 while 1001 was 45A02 before",
        ),
        passes: Text::fixed(
            "1001 met een latere einddatum, of 1001 nog eens zonder wijziging",
            "1001 with a later last day, or 1001 once more without a change",
        ),
    }),
    advice: Text::fixed(
        "Geef deze toewijzing een nieuw nummer; beëindig of verwijder de oude als die vervangen wordt",
        "Give this allocation a new number; end or remove the old one when it is replaced",
    ),
    check: Check::Dossier { retourcode: Some("9332"), check: check_tr332 },
};

/// What was paid for stays.
///
/// Approved is a debit that a 325 granted and no granted credit took back. A line that is not answered yet is not
/// approved, and a credit that is not answered yet takes nothing back.
pub static TR385: Rule = Rule {
    code: "TR385",
    name: Text::fixed(
        "Niet verwijderen wat gedeclareerd en goedgekeurd is",
        "No removal of what was declared and approved",
    ),
    kinds: &[Kind::Toewijzing],
    domains: &Domain::ALL,
    sources: &["OP362"],
    what: Text::fixed(
        "`RedenWijziging` 13 (verwijderd) komt niet voor als er op de toewijzing goedgekeurde prestaties zijn die \
         niet gecrediteerd zijn",
        "`RedenWijziging` 13 (removed) does not occur when there are approved lines on the allocation that were not \
         credited",
    ),
    why: Text::fixed(
        "Zonder toewijzing zou de betaalde zorg achteraf geen grond meer hebben",
        "Without the allocation the care that was paid for would lose its ground afterwards",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "1001 verwijderd, terwijl april op 1001 is toegekend",
            "1001 removed while April was granted on 1001",
        ),
        passes: Text::fixed(
            "1001 verwijderd nadat april op 1001 is gecrediteerd",
            "1001 removed after April on 1001 was credited",
        ),
    }),
    advice: Text::fixed(
        "Beëindig de toewijzing met een andere reden, of laat de aanbieder eerst crediteren",
        "End the allocation for another reason, or have the provider credit first",
    ),
    check: Check::Dossier { retourcode: Some("9385"), check: check_tr385 },
};

fn check_tr332(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    let Some(client) = toewijzing_client(case.bericht) else { return Ok(()) };
    let (gemeente, aanbieder) = case.parties();
    for (place, product) in toegewezen_producten(case.bericht) {
        let nummer = product.toewijzing_nummer;
        let known = case.dossier.versies_van(case.domain(), &gemeente, nummer)?;
        let others = known.iter().filter(|versie| versie.herkomst.bericht != *case.hash);
        let mut differences = others.filter_map(|versie| difference(product, &client.bsn, aanbieder, versie));
        if let Some(other) = differences.next() {
            let message = Text::new(
                format!("`ToewijzingNummer` {nummer} is al gebruikt {}", other.nl),
                format!("`ToewijzingNummer` {nummer} is in use {}", other.en),
            );
            let expected = Text::fixed("een nieuw nummer", "a new number");
            let finding = TR332.finding(place.below("ToewijzingNummer"), message);
            outcome.findings.push(finding.found(nummer.to_string()).expected(expected));
        }
    }
    Ok(())
}

/// What makes a version of the same number another allocation.
fn difference(
    product: &ToegewezenProduct,
    bsn: &Bsn,
    aanbieder: AgbCode,
    other: &ToewijzingVersie,
) -> Option<Text> {
    if other.bsn != *bsn {
        return Some(Text::fixed("voor een andere cliënt", "for another client"));
    }
    if other.aanbieder != aanbieder {
        return Some(Text::fixed("bij een andere aanbieder", "at another provider"));
    }
    if other.product.product != product.product {
        return Some(Text::fixed("voor een ander product", "for another product"));
    }
    let begin = other.product.ingangsdatum;
    (begin != product.ingangsdatum).then(|| {
        Text::new(
            format!("voor een toewijzing vanaf {}", date_nl(begin)),
            format!("for an allocation from {begin}"),
        )
    })
}

fn check_tr385(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    let Some(client) = toewijzing_client(case.bericht) else { return Ok(()) };
    let known = case.client(&client.bsn)?;
    let mut approved: BTreeMap<Nummer, usize> = BTreeMap::new();
    for regel in known.prestaties.iter().filter(|regel| regel.status == PrestatieStatus::Toegekend) {
        if regel.prestatie.ingediend_bedrag.debet_credit == DebetCredit::DEBET {
            *approved.entry(regel.prestatie.toewijzing_nummer).or_default() += 1;
        }
    }
    for (place, product) in toegewezen_producten(case.bericht) {
        let nummer = product.toewijzing_nummer;
        let is_removed = product.reden_wijziging == Some(RedenWijziging::VERWIJDERD);
        let Some(count) = approved.get(&nummer).copied().filter(|_| is_removed) else { continue };
        let nl = counted(count, "goedgekeurde prestatie", "goedgekeurde prestaties");
        let en = counted(count, "approved line", "approved lines");
        let message = Text::new(
            format!("Toewijzing {nummer} heeft nog {nl} zonder credit"),
            format!("Allocation {nummer} still has {en} without a credit"),
        );
        let expected =
            Text::fixed("een andere reden, of eerst een credit", "another reason, or a credit first");
        let finding = TR385.finding(place.below("RedenWijziging"), message);
        outcome.findings.push(finding.found("13").expected(expected));
    }
    Ok(())
}
