//! TR358, CS325, CS339 and CD087: amounts of a declaration.

use super::super::catalogue::{Check, Examples, Rule};
use crate::finding::{Finding, Text};
use crate::messages::{Bericht, Kind, TotaalBedragMetDC};
use crate::rules::message::place::Place;
use crate::rules::message::regel::regels;
use crate::rules::message::view::{
    DECLARATIE, DECLARATIE_ANTWOORD, declaratie, declaratie_antwoord, prestaties,
};
use crate::values::{DebetCredit, Domain, Eenheid, euro_en, euro_nl};
use crate::xml::text_at;

/// The total is the sum of the lines.
///
/// The stylesheets compare the written number, so a total with a leading zero fails there. Of a typed message `079000` is
/// 79000 and passes; how it was written only the source can tell ([`super::check_source`]).
///
/// A total of the right size with the wrong sign is found at the sign.
pub static TR358: Rule = Rule {
    code: "TR358",
    name: Text::fixed("Totaal is de som van de regels", "The total is the sum of the lines"),
    kinds: &[Kind::Declaratie],
    domains: &Domain::ALL,
    sources: &["IV086"],
    what: Text::fixed(
        "`TotaalIngediendBedrag` is de som van alle `IngediendBedrag`, debet opgeteld en credit afgetrokken; is de som \
         negatief, dan staat het bedrag er zonder min met `DebetCredit` C",
        "`TotaalIngediendBedrag` is the sum of all `IngediendBedrag`, debits added and credits subtracted; a negative \
         sum is written without a minus and with `DebetCredit` C",
    ),
    why: Text::fixed(
        "Aan het totaal ziet de gemeente dat de declaratie compleet is",
        "The total shows the municipality that the declaration is complete",
    ),
    examples: Some(Examples {
        fails: Text::fixed("totaal 79000, regels 50000 en 29100", "total 79000, lines 50000 and 29100"),
        passes: Text::fixed("totaal 79100, regels 50000 en 29100", "total 79100, lines 50000 and 29100"),
    }),
    advice: Text::fixed(
        "Bereken het totaal opnieuw, of zoek de regel die ontbreekt of te veel is",
        "Compute the total again, or find the line that is missing or too many",
    ),
    check: Check::Content(check_tr358),
};

/// Nothing is a debit.
pub static CS325: Rule = Rule {
    code: "CS325",
    name: Text::fixed("Bedrag 0 is debet", "Amount 0 is a debit"),
    kinds: &[Kind::Declaratie, Kind::DeclaratieAntwoord],
    domains: &Domain::ALL,
    sources: &[],
    what: Text::fixed(
        "Bij een bedrag van 0 is `DebetCredit` D",
        "With an amount of 0 the `DebetCredit` is D",
    ),
    why: Text::fixed(
        "Zo is een bedrag maar op één manier te schrijven",
        "So an amount can be written in only one way",
    ),
    examples: Some(Examples {
        fails: Text::fixed("totaal 0 met C", "total 0 with C"),
        passes: Text::fixed("totaal 0 met D", "total 0 with D"),
    }),
    advice: Text::fixed(
        "Zet `DebetCredit` op D, of verbeter het bedrag",
        "Make `DebetCredit` D, or mend the amount",
    ),
    check: Check::Content(check_cs325),
};

/// In euros the volume is the amount; both are eurocents.
pub static CS339: Rule = Rule {
    code: "CS339",
    name: Text::fixed("Bedrag bij eenheid euro", "Amount with unit euro"),
    kinds: &[Kind::Declaratie],
    domains: &Domain::ALL,
    sources: &["IV042", "IV081"],
    what: Text::fixed(
        "Bij `Eenheid` 83 is `IngediendBedrag` gelijk aan `GeleverdVolume`, beide in eurocenten",
        "With `Eenheid` 83 the `IngediendBedrag` equals `GeleverdVolume`, both in eurocents",
    ),
    why: Text::fixed(
        "Bij deze eenheid is het volume zelf het bedrag",
        "With this unit the volume is the amount itself",
    ),
    examples: Some(Examples {
        fails: Text::fixed("volume 200 en bedrag 20000", "volume 200 and amount 20000"),
        passes: Text::fixed(
            "volume 20000 en bedrag 20000 (200 euro)",
            "volume 20000 and amount 20000 (200 euro)",
        ),
    }),
    advice: Text::fixed(
        "Vul volume en bedrag met hetzelfde aantal eurocenten",
        "Fill volume and amount with the same number of eurocents",
    ),
    check: Check::Content(check_cs339),
};

/// Every unit has a tariff except euro.
pub static CD087: Rule = Rule {
    code: "CD087",
    name: Text::fixed("Tarief bij de eenheid", "Tariff with the unit"),
    kinds: &[Kind::Declaratie],
    domains: &Domain::ALL,
    sources: &["IV081"],
    what: Text::fixed(
        "`ProductTarief` is verplicht bij elke `Eenheid` behalve 83 en komt bij 83 niet voor",
        "`ProductTarief` is mandatory with every `Eenheid` except 83 and absent with 83",
    ),
    why: Text::fixed(
        "Met het tarief is het bedrag na te rekenen; in euro's valt er niets te vermenigvuldigen",
        "With the tariff the amount can be checked; in euros there is nothing to multiply",
    ),
    examples: Some(Examples {
        fails: Text::fixed("60 minuten zonder `ProductTarief`", "60 minutes without `ProductTarief`"),
        passes: Text::fixed("60 minuten met `ProductTarief` 146", "60 minutes with `ProductTarief` 146"),
    }),
    advice: Text::fixed(
        "Vul het tarief uit het contract in eurocenten, of laat het weg bij eenheid 83",
        "Fill in the tariff of the contract in eurocents, or leave it out for unit 83",
    ),
    check: Check::Content(check_cd087),
};

/// An amount as it is written in a message: `79100`, or `79100 C`.
pub(super) fn written(cents: i64) -> String {
    format!("{}{}", cents.unsigned_abs(), if cents < 0 { " C" } else { "" })
}

/// Where a total is wrong: at its sign when only that is, else at its amount; with what was found and expected.
pub(super) fn wrong_total(total: i64, right: i64) -> (&'static str, String, String) {
    let sign = |cents: i64| if cents < 0 { "C" } else { "D" };
    if total == -right {
        ("DebetCredit", sign(total).to_string(), sign(right).to_string())
    } else {
        ("TotaalBedrag", written(total), written(right))
    }
}

fn check_tr358(bericht: &Bericht, findings: &mut Vec<Finding>) {
    let Some(declaratie) = declaratie(bericht) else { return };
    let total = declaratie.totaal_ingediend_bedrag.cents();
    let sum: i64 = regels(bericht).map(|(_, regel)| regel.signed()).sum();
    if total == sum {
        return;
    }
    let message = Text::new(
        format!(
            "Totaal is {} ({}) maar de regels tellen op tot {} ({})",
            written(total),
            euro_nl(total),
            written(sum),
            euro_nl(sum)
        ),
        format!(
            "Total is {} ({}) but the lines add up to {} ({})",
            written(total),
            euro_en(total),
            written(sum),
            euro_en(sum)
        ),
    );
    let (element, found, expected) = wrong_total(total, sum);
    let path = format!("{DECLARATIE}/TotaalIngediendBedrag/{element}");
    findings.push(TR358.finding(path, message).found(found).expected(Text::same(expected)));
}

/// TR358 on the total of a 323 as it is written: the stylesheet compares texts, so a leading zero or plus sign makes a
/// total that is right a wrong one. The source is needed because a value does not remember how it was written.
pub(super) fn check_written_total(bericht: &Bericht, source: &str) -> Option<Finding> {
    let total = declaratie(bericht)?.totaal_ingediend_bedrag.totaal_bedrag.get().to_string();
    let path = format!("{DECLARATIE}/TotaalIngediendBedrag/TotaalBedrag");
    let text = text_at(source, &path)?;
    let text = text.trim().to_owned();
    if !text.starts_with(['0', '+']) || text == total {
        return None;
    }
    let message = Text::new(
        format!("Het totaal is goed, maar geschreven als {text}; ontvangers vergelijken de tekst"),
        format!("The total is right, but written as {text}; receivers compare the text"),
    );
    Some(TR358.finding(path, message).found(text).expected(Text::same(total)))
}

/// The totals of a 323 or 325, with where each stands.
fn totalen(bericht: &Bericht) -> impl Iterator<Item = (Place, &'static str, &TotaalBedragMetDC)> {
    let declared = declaratie(bericht).map(|declaratie| {
        (Place::of(DECLARATIE), "TotaalIngediendBedrag", &declaratie.totaal_ingediend_bedrag)
    });
    let answered = declaratie_antwoord(bericht).into_iter().flat_map(|antwoord| {
        [
            ("TotaalIngediendBedrag", &antwoord.totaal_ingediend_bedrag),
            ("TotaalToegekendBedrag", &antwoord.totaal_toegekend_bedrag),
        ]
        .map(|(element, totaal)| (Place::of(DECLARATIE_ANTWOORD), element, totaal))
    });
    declared.into_iter().chain(answered)
}

fn check_cs325(bericht: &Bericht, findings: &mut Vec<Finding>) {
    let mut check = |cents: u64, sign: DebetCredit, place: Place, element: &'static str| {
        if cents == 0 && sign != DebetCredit::DEBET {
            let message = Text::new(
                format!("`{element}` is 0 met `DebetCredit` {sign}"),
                format!("`{element}` is 0 with `DebetCredit` {sign}"),
            );
            let finding = CS325.finding(place.below(&format!("{element}/DebetCredit")), message);
            findings.push(finding.found(sign.code()).expected(Text::same("D")));
        }
    };
    for (place, element, totaal) in totalen(bericht) {
        check(totaal.totaal_bedrag.get(), totaal.debet_credit, place, element);
    }
    for (place, regel) in regels(bericht) {
        check(regel.bedrag.bedrag.get().into(), regel.bedrag.debet_credit, place, "IngediendBedrag");
    }
}

fn check_cs339(bericht: &Bericht, findings: &mut Vec<Finding>) {
    for (place, prestatie) in prestaties(bericht).filter(|(_, prestatie)| prestatie.eenheid == Eenheid::EURO)
    {
        let (bedrag, volume) = (prestatie.ingediend_bedrag.bedrag, prestatie.geleverd_volume);
        if bedrag.get() != volume.get() {
            let (amount, delivered) = (i64::from(bedrag.get()), i64::from(volume.get()));
            let message = Text::new(
                format!(
                    "Bedrag is {bedrag} ({}) maar `GeleverdVolume` is {volume} ({})",
                    euro_nl(amount),
                    euro_nl(delivered)
                ),
                format!(
                    "Amount is {bedrag} ({}) but `GeleverdVolume` is {volume} ({})",
                    euro_en(amount),
                    euro_en(delivered)
                ),
            );
            let finding = CS339.finding(place.below("IngediendBedrag/Bedrag"), message);
            findings.push(finding.found(bedrag.to_string()).expected(Text::same(volume.to_string())));
        }
    }
}

fn check_cd087(bericht: &Bericht, findings: &mut Vec<Finding>) {
    for (place, prestatie) in prestaties(bericht) {
        let eenheid = prestatie.eenheid;
        match prestatie.product_tarief {
            None if eenheid != Eenheid::EURO => {
                let message = Text::new(
                    format!("`ProductTarief` ontbreekt bij eenheid {eenheid} ({})", eenheid.meaning()),
                    format!("`ProductTarief` is missing for unit {eenheid}"),
                );
                let expected = Text::fixed("het tarief in eurocenten", "the tariff in eurocents");
                findings.push(CD087.finding(place.below("ProductTarief"), message).expected(expected));
            }
            Some(tarief) if eenheid == Eenheid::EURO => {
                let message = Text::fixed(
                    "`ProductTarief` is gevuld bij eenheid 83 (euro)",
                    "`ProductTarief` is filled for unit 83 (euro)",
                );
                let expected = Text::fixed("geen `ProductTarief`", "no `ProductTarief`");
                let finding = CD087.finding(place.below("ProductTarief"), message);
                findings.push(finding.found(tarief.to_string()).expected(expected));
            }
            _ => {}
        }
    }
}
