//! Faults as people and systems make them: each breaks a known rule, and comes with what its receiver will find.

use std::collections::HashMap;

use chrono::Days;
use ibericht::finding::{Finding, Text};
use ibericht::messages::*;
use ibericht::rules::{self, content};
use ibericht::values::*;

use super::builders::{many, some, val};
use super::{Seed, header, month};

/// What was used before by the same sender, under one law and kind of message.
#[derive(Default)]
pub struct Used(HashMap<(Domain, Kind, String), (String, Datum)>);

impl Used {
    pub fn remember(&mut self, bericht: &Bericht) {
        let made = bericht.identificatie();
        self.0.insert(key(bericht), (made.identificatie.as_str().to_owned(), made.dagtekening));
    }

    /// An identification of an earlier day.
    fn identification(&self, bericht: &Bericht) -> Option<&str> {
        let (identificatie, day) = self.0.get(&key(bericht))?;
        (*day < bericht.identificatie().dagtekening).then_some(identificatie)
    }
}

fn key(bericht: &Bericht) -> (Domain, Kind, String) {
    (bericht.domain, bericht.kind(), bericht.parties().0.to_owned())
}

/// A message with a fault.
pub struct Spoilt {
    pub bericht: Bericht,
    pub xml: Vec<u8>,
    pub rule: &'static str,
    /// What an answer is made of; none when nobody can answer it.
    pub findings: Option<Vec<Finding>>,
    /// Whether the message is sent again without the fault.
    pub again: bool,
}

/// Makes something wrong; nothing when this message does not lend itself to what chance chose.
pub fn spoil(bericht: &Bericht, used: &Used, seed: &mut Seed) -> Option<Spoilt> {
    let text = write(bericht);
    let unreadable = |text: String| Spoilt {
        bericht: bericht.clone(),
        xml: text.into_bytes(),
        rule: "XSD",
        findings: None,
        again: true,
    };
    match seed.below(10) {
        0 => Some(unreadable(text[..text.len() / 2].to_owned())),
        1 => Some(unreadable(text.replacen("Ontvanger>", "Ontvager>", 2))),
        2 => {
            let identificatie = used.identification(bericht)?;
            let mut double = bericht.clone();
            header::date(&mut double, identificatie, bericht.identificatie().dagtekening);
            Some(known(double, "TR056", "/Bericht/Header/BerichtIdentificatie/Identificatie"))
        }
        3..=5 => inside(bericht, seed),
        _ => beside(bericht),
    }
}

/// A fault that shows in the message alone.
fn inside(bericht: &Bericht, seed: &mut Seed) -> Option<Spoilt> {
    let mut bericht = bericht.clone();
    let rule = match &mut bericht.inhoud {
        Inhoud::Toewijzing(root) => {
            let mut contacts: Vec<Contact> = root.client.contactgegevens.iter().cloned().collect();
            contacts[0].soort = val("04");
            root.client.contactgegevens = many(contacts);
            "TR061"
        }
        Inhoud::Start(root) => {
            root.client.geboortedatum.datum = val("1890-01-01");
            "TR002"
        }
        Inhoud::Stop(root) => {
            let mut stops: Vec<StopProduct> = root.client.stop_producten.iter().cloned().collect();
            stops[0].einddatum = stops[0].begindatum - Days::new(1);
            root.client.stop_producten = many(stops);
            "TR018"
        }
        Inhoud::VerzoekOmToewijzing(root) => {
            root.client.geboortedatum.datum = val("1890-01-01");
            "TR002"
        }
        Inhoud::VerzoekOmWijziging(root) => {
            let all = root.client.verzoek.te_wijzigen_producten.take()?;
            let same = all
                .iter()
                .map(|one| OngewijzigdProduct { toewijzing_nummer: one.toewijzing_nummer, retour_codes: () });
            root.client.verzoek.ongewijzigde_producten = Some(many(same.collect()));
            "TR353"
        }
        Inhoud::Declaratie(root) => {
            let total = root.declaratie.totaal_ingediend_bedrag.cents() + 1 + seed.below(900) as i64;
            root.declaratie.totaal_ingediend_bedrag.totaal_bedrag = TotaalBedrag::new(total.unsigned_abs())?;
            root.declaratie.totaal_ingediend_bedrag.debet_credit = val(if total < 0 { "C" } else { "D" });
            "TR358"
        }
        _ => return None,
    };
    let findings = content::check(&bericht);
    let is_meant = |finding: &&Finding| finding.is_error() && finding.rule == rule;
    assert!(findings.iter().any(|finding| is_meant(&finding)), "{rule}: {findings:#?}");
    Some(Spoilt { xml: write(&bericht).into_bytes(), bericht, rule, findings: Some(findings), again: true })
}

/// A fault that shows beside earlier messages only.
fn beside(bericht: &Bericht) -> Option<Spoilt> {
    let unknown = Nummer::new(99);
    let mut bericht = bericht.clone();
    let (rule, path) = match &mut bericht.inhoud {
        Inhoud::Toewijzing(root) => {
            let mut products: Vec<_> = root.client.toegewezen_producten.iter().cloned().collect();
            products[0].referentie_aanbieder = some("NERGENS");
            root.client.toegewezen_producten = many(products);
            ("TR379", "/Bericht/Client/ToegewezenProducten/ToegewezenProduct[1]/ReferentieAanbieder")
        }
        Inhoud::Start(root) => {
            let mut starts: Vec<StartProduct> = root.client.start_producten.iter().cloned().collect();
            starts[0].toewijzing_nummer = unknown;
            root.client.start_producten = many(starts);
            ("TR019", "/Bericht/Client/StartProducten/StartProduct[1]/ToewijzingNummer")
        }
        Inhoud::Stop(root) => {
            let mut stops: Vec<StopProduct> = root.client.stop_producten.iter().cloned().collect();
            stops[0].toewijzing_nummer = unknown;
            root.client.stop_producten = many(stops);
            ("TR019", "/Bericht/Client/StopProducten/StopProduct[1]/ToewijzingNummer")
        }
        Inhoud::VerzoekOmWijziging(root) => {
            let mut all: Vec<_> =
                root.client.verzoek.te_wijzigen_producten.iter().flatten().cloned().collect();
            all[0].toewijzing_nummer = unknown?;
            root.client.verzoek.te_wijzigen_producten = Some(many(all));
            ("TR351", "/Bericht/Client/Verzoek/TeWijzigenProducten/TeWijzigenProduct[1]/ToewijzingNummer")
        }
        Inhoud::Antwoord(root) => {
            root.antwoord.referentie_aanbieder = val("NERGENS");
            ("TR355", "/Bericht/Antwoord/ReferentieAanbieder")
        }
        Inhoud::Declaratie(root) => {
            // A line too many, on an allocation that nobody knows; the others are paid.
            let declaratie = &mut root.declaratie;
            let mut clients: Vec<_> = declaratie.clienten.iter().cloned().collect();
            let mut lines: Vec<Prestatie> = clients[0].prestaties.iter().cloned().collect();
            let mut line = lines.last()?.clone();
            line.toewijzing_nummer = unknown?;
            line.product_referentie.referentie_nummer =
                val(&format!("F{}", line.product_referentie.referentie_nummer.as_str()));
            let total = declaratie.totaal_ingediend_bedrag.cents() + month::cents(&line);
            lines.insert(0, line);
            clients[0].prestaties = many(lines);
            declaratie.clienten = many(clients);
            declaratie.totaal_ingediend_bedrag.totaal_bedrag = TotaalBedrag::new(total.unsigned_abs())?;
            declaratie.totaal_ingediend_bedrag.debet_credit = val(if total < 0 { "C" } else { "D" });
            let path = "/Bericht/Declaratie/Clienten/Client[1]/Prestaties/Prestatie[1]/ToewijzingNummer";
            return Some(Spoilt { again: false, ..known(bericht, "TR338", path) });
        }
        _ => return None,
    };
    Some(known(bericht, rule, path))
}

/// A message that breaks a rule about earlier messages.
fn known(bericht: Bericht, rule: &'static str, path: &str) -> Spoilt {
    let finding = rules::find(rule).unwrap().finding(path, Text::same("-"));
    Spoilt { xml: write(&bericht).into_bytes(), bericht, rule, findings: Some(vec![finding]), again: true }
}
