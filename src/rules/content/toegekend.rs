//! TR342: what is granted of a declaration.

use super::super::catalogue::{Check, Examples, Rule};
use super::bedrag::{written, wrong_total};
use crate::finding::{Finding, Text};
use crate::messages::{Bericht, DeclaratieAntwoord, Kind};
use crate::rules::message::regel::regels;
use crate::rules::message::view::{DECLARATIE_ANTWOORD, declaratie_antwoord};
use crate::values::{Domain, RetourCode, euro_en, euro_nl};

/// What is granted is what was declared less what is rejected, and nothing when the declaration is rejected itself.
///
/// The codes that reject it are all but 0200 and 8001. Only rejected lines are listed, so their sum is what is not
/// granted; how a line was rejected does not matter. Amounts are compared as numbers, as in
/// [`super::bedrag::TR358`], and found at what is granted.
///
/// Nothing answers a 325. The rules for it have a retourcode in the tables all the same, and so have their findings;
/// who finds one has no message to send it in.
pub static TR342: Rule = Rule {
    code: "TR342",
    name: Text::fixed("Toegekend is ingediend min afgewezen", "Granted is declared less rejected"),
    kinds: &[Kind::DeclaratieAntwoord],
    domains: &Domain::ALL,
    sources: &["IV087"],
    what: Text::fixed(
        "`TotaalToegekendBedrag` is `TotaalIngediendBedrag` min de som van de genoemde (afgewezen) prestaties, debet \
         opgeteld en credit afgetrokken; is de declaratie zelf afgewezen (een andere retourcode dan 0200 en 8001), dan \
         is het 0",
        "`TotaalToegekendBedrag` is `TotaalIngediendBedrag` less the sum of the listed (rejected) lines, debits added \
         and credits subtracted; when the declaration itself is rejected (a retourcode other than 0200 and 8001) it is \
         0",
    ),
    why: Text::fixed(
        "Zo ziet de aanbieder van elke euro die niet toegekend is, bij welke regel dat hoort",
        "So the provider sees of every euro that is not granted to which line it belongs",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "ingediend 79100, één afgewezen regel van 29100, toegekend 79100",
            "declared 79100, one rejected line of 29100, granted 79100",
        ),
        passes: Text::fixed(
            "ingediend 79100, één afgewezen regel van 29100, toegekend 50000",
            "declared 79100, one rejected line of 29100, granted 50000",
        ),
    }),
    advice: Text::fixed(
        "Vraag de gemeente welke regels zijn afgewezen en om een antwoord dat klopt; er bestaat geen retour op een 325",
        "Ask the municipality which lines were rejected and for an answer that is right; a 325 has no return message",
    ),
    check: Check::Content(check_tr342),
};

/// The first code that rejects the declaration itself.
fn rejection(antwoord: &DeclaratieAntwoord) -> Option<RetourCode> {
    let approves = [RetourCode::GEEN_OPMERKING, RetourCode::VOLLEDIG_TOEGEWEZEN];
    antwoord.retour_codes.retour_code.iter().copied().find(|code| !approves.contains(code))
}

fn check_tr342(bericht: &Bericht, findings: &mut Vec<Finding>) {
    let Some(antwoord) = declaratie_antwoord(bericht) else { return };
    let granted = antwoord.totaal_toegekend_bedrag.cents();
    let declared = antwoord.totaal_ingediend_bedrag.cents();
    let rejected: i64 = regels(bericht).map(|(_, regel)| regel.signed()).sum();
    let (right, reason) = match rejection(antwoord) {
        Some(code) => (
            0,
            Text::new(
                format!("de declaratie is afgewezen met retourcode {code}"),
                format!("the declaration is rejected with retourcode {code}"),
            ),
        ),
        None => (
            declared - rejected,
            Text::new(
                format!(
                    "ingediend is {} ({}) en afgewezen {} ({})",
                    written(declared),
                    euro_nl(declared),
                    written(rejected),
                    euro_nl(rejected)
                ),
                format!(
                    "declared is {} ({}) and rejected {} ({})",
                    written(declared),
                    euro_en(declared),
                    written(rejected),
                    euro_en(rejected)
                ),
            ),
        ),
    };
    if granted == right {
        return;
    }
    let message = Text::new(
        format!("Toegekend is {} ({}), maar {}", written(granted), euro_nl(granted), reason.nl),
        format!("Granted is {} ({}), but {}", written(granted), euro_en(granted), reason.en),
    );
    let (element, found, expected) = wrong_total(granted, right);
    let path = format!("{DECLARATIE_ANTWOORD}/TotaalToegekendBedrag/{element}");
    findings.push(TR342.finding(path, message).found(found).expected(Text::same(expected)));
}
