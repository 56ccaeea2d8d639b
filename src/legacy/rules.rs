//! The rules of 2.x that a 303 can be held against on its own, each under its return code.
//!
//! They are known in words from the list of return codes; what needs earlier messages, VAT or the day of
//! VECOZO is not here.

use std::collections::{BTreeMap, BTreeSet};

use super::codes::betekenis;
use super::namen::{Rol, Vorm};
use super::{Legacy303, LegacyPrestatie, Soort};
use crate::finding::{Finding, Level, Severity, Text};
use crate::messages::TotaalBedragMetDC;
use crate::values::{Bedrag, DebetCredit, Nummer, ReferentieNummer, Simple, euro_en, euro_nl};

/// A finding with a code of 2.x.
fn finding(code: &'static str, path: String, advice: Text) -> Finding {
    let message = betekenis(code).unwrap_or_default();
    Finding::new(code, Level::Content, Severity::Error, message, advice).retourcode(code).at(path)
}

/// Where a line stands: its client and its place in it, both from 1.
#[derive(Clone, Copy)]
struct Plek {
    client: usize,
    regel: usize,
}

/// Holds a 303 against the rules.
pub(super) fn check(bericht: &Legacy303, vorm: &Vorm<'_>) -> Vec<Finding> {
    let mut findings = header(bericht, vorm);
    findings.extend(clienten(bericht, vorm));
    let mut regels = Vec::new();
    for (client, own) in bericht.clienten.iter().enumerate() {
        for (regel, prestatie) in own.prestaties.iter().enumerate() {
            regels.push((Plek { client: client + 1, regel: regel + 1 }, own.bsn, prestatie));
        }
    }
    let mut referenties = BTreeSet::new();
    let mut vorige = BTreeSet::new();
    let mut debet = BTreeMap::new();
    for (plek, bsn, prestatie) in &regels {
        let at = |rol| vorm.path_in_line(rol, plek.client, plek.regel);
        findings.extend(regel(bericht, prestatie, &at));
        if !referenties.insert(&prestatie.referentie) {
            findings.push(
                finding(
                    "8207",
                    at(Rol::Referentie),
                    Text::fixed(
                        "Geef elke regel een eigen referentie",
                        "Give every line a reference of its own",
                    ),
                )
                .found(prestatie.referentie.as_str()),
            );
        }
        if let Some(previous) = &prestatie.vorige_referentie
            && !vorige.insert(previous)
        {
            findings.push(
                finding(
                    "8269",
                    at(Rol::VorigeReferentie),
                    Text::fixed("Crediteer een regel één keer", "Credit a line once"),
                )
                .found(previous.as_str()),
            );
        }
        if prestatie.bedrag.debet_credit == DebetCredit::DEBET {
            debet.insert((*bsn, inhoud(prestatie)), &prestatie.referentie);
        }
    }
    for (plek, bsn, prestatie) in regels {
        let credit = prestatie.bedrag.debet_credit == DebetCredit::CREDIT;
        if let Some(same) = debet.get(&(bsn, inhoud(prestatie))).filter(|_| credit) {
            let advice = Text::new(
                format!("Laat beide weg: debetregel {same} en deze creditregel heffen elkaar op"),
                format!("Leave both out: debit line {same} and this credit line cancel each other"),
            );
            findings.push(finding("8062", vorm.path_in_line(Rol::Bedrag, plek.client, plek.regel), advice));
        }
    }
    findings
}

/// What two lines have in common that are each other's opposite.
fn inhoud(regel: &LegacyPrestatie) -> impl Ord + use<> {
    (
        regel.toewijzing.map(Nummer::get),
        (regel.categorie, regel.productcode.clone()),
        (regel.periode.begindatum, regel.periode.einddatum),
        (regel.volume.get(), regel.eenheid, regel.tarief.map(Bedrag::get)),
        regel.bedrag.bedrag.get(),
    )
}

fn header(bericht: &Legacy303, vorm: &Vorm<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let at = |rol| vorm.path_in_line(rol, 1, 1);
    let som = bericht.som();
    if i128::from(bericht.totaal.cents()) != som {
        let expected = i64::try_from(som).unwrap_or(i64::MAX);
        findings.push(
            finding(
                "0150",
                at(Rol::Totaal),
                Text::fixed(
                    "Tel de debetregels op en trek de creditregels af",
                    "Add up the debit lines and subtract the credit lines",
                ),
            )
            .found(euro_nl(bericht.totaal.cents()))
            .expected(Text::new(euro_nl(expected), euro_en(expected))),
        );
    }
    let TotaalBedragMetDC { totaal_bedrag, debet_credit } = &bericht.totaal;
    if totaal_bedrag.get() == 0 && *debet_credit != DebetCredit::DEBET {
        findings.push(
            finding("8194", at(Rol::TotaalDc), Text::fixed("Schrijf `D`", "Write `D`"))
                .found(debet_credit.code()),
        );
    }
    if bericht.kop.soort == Soort::Factuur && bericht.kop.btw_vrijstelling.is_none() {
        findings.push(finding(
            "8851",
            at(Rol::BtwVrijstelling),
            Text::fixed(
                "Vul in of de factuur van btw is vrijgesteld",
                "Fill in whether the invoice is exempt from VAT",
            ),
        ));
    }
    if let Some(periode) =
        bericht.kop.periode.as_ref().filter(|periode| periode.einddatum < periode.begindatum)
    {
        findings.push(
            finding(
                "8175",
                at(Rol::PeriodeEind),
                Text::fixed("Verbeter een van beide datums", "Correct one of the two dates"),
            )
            .found(periode.einddatum.text()),
        );
    }
    findings
}

fn clienten(bericht: &Legacy303, vorm: &Vorm<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut seen = BTreeSet::new();
    for (index, client) in bericht.clienten.iter().enumerate() {
        if !seen.insert(client.bsn) {
            findings.push(
                finding(
                    "8376",
                    vorm.path_in_line(Rol::Bsn, index + 1, 1),
                    Text::fixed(
                        "Zet alle regels van een cliënt bij elkaar",
                        "Put all lines of a client together",
                    ),
                )
                .found(client.bsn.to_string()),
            );
        }
        if let Some(gemeente) = client.gemeente.filter(|gemeente| *gemeente != bericht.kop.gemeente) {
            findings.push(
                finding(
                    "1110",
                    vorm.path_in_line(Rol::ClientGemeente, index + 1, 1),
                    Text::fixed(
                        "Declareer bij de gemeente van de cliënt",
                        "Declare to the municipality of the client",
                    ),
                )
                .found(gemeente.as_str())
                .expected(Text::same(bericht.kop.gemeente.as_str().to_string())),
            );
        }
    }
    findings
}

/// The rules about one line.
fn regel(bericht: &Legacy303, regel: &LegacyPrestatie, at: &dyn Fn(Rol) -> String) -> Vec<Finding> {
    let mut findings = Vec::new();
    let dates = Text::fixed("Verbeter een van beide datums", "Correct one of the two dates");
    let invoice = bericht.kop.dagtekening;
    let (begin, eind) = (regel.periode.begindatum, regel.periode.einddatum);
    if begin > invoice {
        findings.push(finding("8177", at(Rol::ProductBegin), dates.clone()).found(begin.text()));
    }
    if eind > invoice {
        findings.push(finding("8178", at(Rol::ProductEind), dates.clone()).found(eind.text()));
    }
    if eind < begin {
        findings.push(finding("8188", at(Rol::ProductEind), dates).found(eind.text()));
    }
    if regel.bedrag.debet_credit == DebetCredit::CREDIT && regel.vorige_referentie.is_none() {
        findings.push(finding(
            "8193",
            at(Rol::VorigeReferentie),
            Text::fixed(
                "Vul de referentie in van de regel die wordt gecrediteerd",
                "Fill in the reference of the line that is credited",
            ),
        ));
    }
    findings
}

/// Finds credits of lines that were rejected, which a 303 declaration may not have (8853); an invoice may.
///
/// `is_afgekeurd` tells whether the line with a reference was rejected.
#[must_use]
pub fn check_eerder(bericht: &Legacy303, is_afgekeurd: &dyn Fn(&ReferentieNummer) -> bool) -> Vec<Finding> {
    if bericht.kop.soort == Soort::Factuur {
        return Vec::new();
    }
    let regels = bericht.clienten.iter().flat_map(|client| client.prestaties.iter());
    let previous = regels.filter_map(|regel| regel.vorige_referentie.as_ref());
    previous
        .filter(|previous| is_afgekeurd(previous))
        .map(|previous| {
            let advice = Text::fixed(
                "Laat de creditregel weg en dien alleen de verbeterde regel opnieuw in",
                "Leave the credit line out and submit only the corrected line again",
            );
            finding("8853", String::new(), advice).found(previous.as_str())
        })
        .collect()
}
