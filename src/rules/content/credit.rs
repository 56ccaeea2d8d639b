//! CD060, TR315 and TR316: lines that give back an earlier line.

use std::collections::HashMap;

use super::super::catalogue::{Check, Examples, Rule};
use super::sleutel::duplicates;
use crate::finding::{Finding, Text};
use crate::messages::{Bericht, Kind};
use crate::rules::message::place::Place;
use crate::rules::message::regel::regels;
use crate::rules::message::view::prestaties;
use crate::values::{DebetCredit, Domain, ReferentieNummer};

const VORIG: &str = "ProductReferentie/VorigReferentieNummer";

/// A credit names the line that it gives back; a debit names none.
pub static CD060: Rule = Rule {
    code: "CD060",
    name: Text::fixed("Verwijzing bij een credit", "Reference of a credit"),
    kinds: &[Kind::Declaratie, Kind::DeclaratieAntwoord],
    domains: &Domain::ALL,
    sources: &["IV091"],
    what: Text::fixed(
        "`VorigReferentieNummer` is verplicht bij `DebetCredit` C en komt bij D niet voor",
        "`VorigReferentieNummer` is mandatory with `DebetCredit` C and absent with D",
    ),
    why: Text::fixed(
        "Zonder verwijzing weet de gemeente niet welke regel vervalt",
        "Without the reference the municipality does not know which line lapses",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "creditregel zonder `VorigReferentieNummer`",
            "credit without `VorigReferentieNummer`",
        ),
        passes: Text::fixed(
            "creditregel RN009 met `VorigReferentieNummer` RN004",
            "credit RN009 with `VorigReferentieNummer` RN004",
        ),
    }),
    advice: Text::fixed(
        "Vul bij een credit het referentienummer van de eerdere debetregel; laat het bij een debet weg",
        "Fill in the reference number of the earlier debit for a credit; leave it out for a debit",
    ),
    check: Check::Content(check_cd060),
};

/// A line is credited once in a message, whoever the client is.
pub static TR315: Rule = Rule {
    code: "TR315",
    name: Text::fixed("Eén credit per regel", "One credit per line"),
    kinds: &[Kind::Declaratie],
    domains: &Domain::ALL,
    sources: &["OP360"],
    what: Text::fixed(
        "Een `VorigReferentieNummer` komt één keer voor in het hele bericht",
        "A `VorigReferentieNummer` occurs once in the whole message",
    ),
    why: Text::fixed(
        "Een regel kan maar één keer worden teruggedraaid, en altijd helemaal",
        "A line can be given back only once, and always as a whole",
    ),
    examples: Some(Examples {
        fails: Text::fixed("twee creditregels op RN004", "two credits of RN004"),
        passes: Text::fixed("een creditregel op RN004 en een op RN005", "a credit of RN004 and one of RN005"),
    }),
    advice: Text::fixed("Laat één van de creditregels weg", "Leave out one of the credits"),
    check: Check::Content(check_tr315),
};

/// A debit is not credited in the message that sends it.
///
/// Over all clients and in both orders; a line that names itself counts too. Found at the credit, which has to wait.
pub static TR316: Rule = Rule {
    code: "TR316",
    name: Text::fixed("Debet en zijn credit niet samen", "A debit and its credit not together"),
    kinds: &[Kind::Declaratie],
    domains: &Domain::ALL,
    sources: &["IV086", "OP366"],
    what: Text::fixed(
        "Een `VorigReferentieNummer` is geen `ReferentieNummer` van hetzelfde bericht",
        "A `VorigReferentieNummer` is not a `ReferentieNummer` of the same message",
    ),
    why: Text::fixed(
        "Alleen een regel die eerder verstuurd en goedgekeurd is, kan worden teruggedraaid",
        "Only a line that was sent and approved before can be given back",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "debet RN004 en een credit op RN004 in één bericht",
            "debit RN004 and a credit of RN004 in one message",
        ),
        passes: Text::fixed(
            "een credit op RN004 van een eerder bericht en een nieuwe debet RN010",
            "a credit of RN004 of an earlier message and a new debit RN010",
        ),
    }),
    advice: Text::fixed(
        "Laat debet en credit allebei weg als de debetregel nog niet verstuurd was; verwijs anders naar de eerdere regel",
        "Leave out both debit and credit when the debit was not sent before; else refer to the earlier line",
    ),
    check: Check::Content(check_tr316),
};

fn check_cd060(bericht: &Bericht, findings: &mut Vec<Finding>) {
    for (place, regel) in regels(bericht) {
        let is_credit = regel.bedrag.debet_credit == DebetCredit::CREDIT;
        let referentie = regel.referentie;
        let own = &referentie.referentie_nummer;
        match (&referentie.vorig_referentie_nummer, is_credit) {
            (None, true) => {
                let message = Text::new(
                    format!("Creditregel {own} noemt niet welke regel vervalt"),
                    format!("Credit {own} does not name the line that lapses"),
                );
                let expected = Text::fixed(
                    "het `ReferentieNummer` van de debetregel",
                    "the `ReferentieNummer` of the debit",
                );
                findings.push(CD060.finding(place.below(VORIG), message).expected(expected));
            }
            (Some(vorig), false) => {
                let message = Text::new(
                    format!("Debetregel {own} verwijst naar regel {vorig}"),
                    format!("Debit {own} refers to line {vorig}"),
                );
                let expected = Text::fixed("geen `VorigReferentieNummer`", "no `VorigReferentieNummer`");
                findings.push(
                    CD060.finding(place.below(VORIG), message).found(vorig.as_str()).expected(expected),
                );
            }
            _ => {}
        }
    }
}

/// The lines that refer to another line.
fn referring(bericht: &Bericht) -> Vec<(Place, &ReferentieNummer)> {
    prestaties(bericht)
        .filter_map(|(place, line)| Some((place, line.product_referentie.vorig_referentie_nummer.as_ref()?)))
        .collect()
}

fn check_tr315(bericht: &Bericht, findings: &mut Vec<Finding>) {
    let credits = referring(bericht);
    for (index, other) in duplicates(credits.iter().map(|(_, vorig)| vorig)) {
        let (place, vorig) = credits[index];
        let other = credits[other].0.path();
        let message = Text::new(
            format!("Regel {vorig} wordt ook teruggedraaid in `{other}`"),
            format!("Line {vorig} is also given back in `{other}`"),
        );
        let expected = Text::fixed("één creditregel per debetregel", "one credit per debit");
        findings.push(TR315.finding(place.below(VORIG), message).found(vorig.as_str()).expected(expected));
    }
}

fn check_tr316(bericht: &Bericht, findings: &mut Vec<Finding>) {
    let credits = referring(bericht);
    if credits.is_empty() {
        return;
    }
    let mut debits: HashMap<&ReferentieNummer, Option<Place>> =
        credits.iter().map(|(_, vorig)| (*vorig, None)).collect();
    for (place, prestatie) in prestaties(bericht) {
        if let Some(found @ None) = debits.get_mut(&prestatie.product_referentie.referentie_nummer) {
            *found = Some(place);
        }
    }
    for (place, vorig) in credits {
        if let Some(Some(debit)) = debits.get(vorig) {
            let message = Text::new(
                format!("Regel {vorig} staat in hetzelfde bericht, in `{}`", debit.path()),
                format!("Line {vorig} is in the same message, in `{}`", debit.path()),
            );
            let expected = Text::fixed("een regel van een eerder bericht", "a line of an earlier message");
            findings
                .push(TR316.finding(place.below(VORIG), message).found(vorig.as_str()).expected(expected));
        }
    }
}
