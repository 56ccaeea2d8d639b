//! The search for what is due: through the messages without an answer, and through the clients.

use std::collections::HashMap;

use chrono::Days;

use super::{Soort, Termijn, answer_term};
use crate::dossier::facts::stored;
use crate::dossier::{
    Gevraagd, Hash, Herkomst, Regie, Sleutel, Stand, Store, StoreError, ToewijzingVersie, Verzoek,
    VerzoekStatus,
};
use crate::finding::Text;
use crate::messages::{Bericht, Inhoud, Kind, Side};
use crate::values::{AgbCode, Bsn, Datum, Domain, Gemeente, Kalender, Nummer, date_nl, plus_werkdagen};

/// Working days to decide on a request (OP274, OP346) and to report a start or stop (OP271, OP272).
const WERKDAGEN: u32 = 5;
/// Days to decide on a request that is looked into, from its date (OP274, OP346): 8 weeks.
const ONDERZOEK: Days = Days::new(56);

/// Terms on their way to a list.
pub(super) struct Search<'a> {
    store: &'a dyn Store,
    today: Datum,
    kalender: &'a Kalender,
    own: Option<&'a str>,
    /// What was found, in the order of the dossier.
    pub(super) termijnen: Vec<Termijn>,
    receipts: HashMap<Hash, Datum>,
}

/// The two parties, and the law between them.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Partijen {
    domain: Domain,
    gemeente: Gemeente,
    aanbieder: AgbCode,
}

impl<'a> Search<'a> {
    /// A search that has found nothing yet.
    pub(super) fn new(
        store: &'a dyn Store,
        today: Datum,
        kalender: &'a Kalender,
        own: Option<&'a str>,
    ) -> Self {
        Self { store, today, kalender, own, termijnen: Vec::new(), receipts: HashMap::new() }
    }

    fn add(
        &mut self,
        soort: Soort,
        partijen: Partijen,
        wie: Side,
        (bsn, kenmerk): (Option<Bsn>, String),
        (vanaf, uiterlijk): (Datum, Datum),
        wat: Text,
    ) {
        let Partijen { domain, gemeente, aanbieder } = partijen;
        let te_laat = self.kalender.werkdagen_tussen(uiterlijk, self.today);
        self.termijnen.push(Termijn {
            soort,
            domain,
            gemeente,
            aanbieder,
            wie,
            bsn,
            kenmerk,
            vanaf,
            uiterlijk,
            te_laat,
            wat,
        });
    }

    /// Messages that were sent and have no answer (OP090).
    pub(super) fn answers(&mut self, only: Option<&Bsn>) -> Result<(), StoreError> {
        for known in self.store.onbeantwoord()? {
            let kind = known.header.kind;
            let (Some(answer), Some(term)) = (kind.answer(), answer_term(&known, self.kalender, self.own))
            else {
                continue;
            };
            if known.stand != Some(Stand::Onderweg) {
                continue;
            }
            let Some(bericht) = stored(self.store, &known.hash)? else { continue };
            let bsn = self.client_of(&bericht)?;
            if only.is_some() && bsn.as_ref() != only {
                continue;
            }
            let (gemeente, aanbieder) = bericht.gemeente_en_aanbieder();
            let partijen = Partijen { domain: known.header.domain, gemeente, aanbieder };
            let soort = match kind {
                Kind::Declaratie => Soort::Declaratieantwoord,
                _ => Soort::Retour,
            };
            let (answer, sent) =
                (answer.message(partijen.domain).name(), kind.message(partijen.domain).name());
            let day = known.header.dagtekening;
            let wat = Text::new(
                format!("{sent} van {} beantwoorden met een {answer}", date_nl(day)),
                format!("answer the {sent} of {day} with a {answer}"),
            );
            let kenmerk = known.header.identificatie.as_str().to_owned();
            self.add(soort, partijen, answer_side(kind), (bsn, kenmerk), term, wat);
        }
        Ok(())
    }

    /// The client that a message is about; of an answer (319) that of the request that it answers.
    fn client_of(&self, bericht: &Bericht) -> Result<Option<Bsn>, StoreError> {
        let Inhoud::Antwoord(root) = &bericht.inhoud else { return Ok(bericht.client().copied()) };
        let (_, aanbieder) = bericht.gemeente_en_aanbieder();
        let referentie = &root.antwoord.referentie_aanbieder;
        let verzoeken = self.store.verzoeken_met(bericht.domain, &aanbieder, referentie)?;
        Ok(verzoeken.first().map(|verzoek| verzoek.bsn))
    }

    /// Requests that are accepted and not decided (OP274, OP346).
    pub(super) fn requests(&mut self, domain: Domain, bsn: &Bsn) -> Result<(), StoreError> {
        for verzoek in self.store.verzoeken(domain, bsn)?.iter().filter(|verzoek| verzoek.is_lopend()) {
            let dagtekening = verzoek.herkomst.dagtekening;
            let received = self.received(&verzoek.herkomst, verzoek.aanbieder.as_str())?;
            let (soort, term) = match (verzoek.status(), &verzoek.gevraagd) {
                (VerzoekStatus::InOnderzoek, _) => {
                    let last = dagtekening.checked_add_days(ONDERZOEK).unwrap_or(Datum::MAX);
                    (Soort::Onderzoek, (dagtekening, last))
                }
                (_, Gevraagd::Product(_)) => (Soort::Verzoek, self.five_days(received)),
                (_, Gevraagd::Wijziging(_)) => (Soort::Wijziging, self.five_days(received)),
            };
            let partijen = Partijen { domain, gemeente: verzoek.gemeente, aanbieder: verzoek.aanbieder };
            let kenmerk = verzoek.referentie.as_str().to_owned();
            let wat = what_to_decide(verzoek, soort, received);
            self.add(soort, partijen, Side::Gemeente, (Some(*bsn), kenmerk), term, wat);
        }
        Ok(())
    }

    fn five_days(&self, from: Datum) -> (Datum, Datum) {
        (from, plus_werkdagen(from, WERKDAGEN, self.kalender))
    }

    /// The day on which a message was received; its date when it is our own or not kept.
    fn received(&mut self, herkomst: &Herkomst, maker: &str) -> Result<Datum, StoreError> {
        if self.own == Some(maker) {
            return Ok(herkomst.dagtekening);
        }
        if let Some(known) = self.receipts.get(&herkomst.bericht) {
            return Ok(*known);
        }
        let bericht = self.store.bericht(&herkomst.bericht)?;
        let received = bericht.map_or(herkomst.dagtekening, |bericht| bericht.ontvangen);
        self.receipts.insert(herkomst.bericht.clone(), received);
        Ok(received)
    }

    /// Starts and stops of the allocations of a client (OP271, OP272, OP288).
    pub(super) fn deliveries(&mut self, domain: Domain, bsn: &Bsn) -> Result<(), StoreError> {
        let mut versies = self.store.versies(domain, bsn)?;
        // Before the other party accepts an allocation, nothing can be asked of it.
        versies.retain(|versie| versie.herkomst.stand == Stand::Geldt);
        let leveringen = self.store.leveringen(domain, bsn)?;
        let mut seen: Vec<(Partijen, Nummer)> = Vec::new();
        // From the end: the first of a number is the latest decision.
        for latest in versies.iter().rev() {
            let partijen = Partijen { domain, gemeente: latest.gemeente, aanbieder: latest.aanbieder };
            let nummer = latest.product.toewijzing_nummer;
            if seen.contains(&(partijen, nummer)) {
                continue;
            }
            seen.push((partijen, nummer));
            let same = |versie: &&ToewijzingVersie| {
                (versie.gemeente, versie.aanbieder) == (partijen.gemeente, partijen.aanbieder)
                    && versie.product.toewijzing_nummer == nummer
            };
            let of_number: Vec<_> = versies.iter().filter(same).collect();
            let regie = Regie::of(leveringen.iter().filter(|levering| {
                (levering.gemeente, levering.aanbieder) == (partijen.gemeente, partijen.aanbieder)
            }));
            let is_started = regie.starts().any(|(start, _)| start.toewijzing_nummer == Some(nummer));
            if is_started {
                self.stop(partijen, bsn, latest, &of_number, &regie)?;
            } else if !latest.is_removed() {
                self.start(partijen, bsn, latest, &of_number)?;
            }
        }
        Ok(())
    }

    /// An allocation without a start. Whether care began is not in a message: only declared care is certain.
    ///
    /// One that has ended without a declared line is left out: care was most likely never given.
    fn start(
        &mut self,
        partijen: Partijen,
        bsn: &Bsn,
        latest: &ToewijzingVersie,
        versies: &[&ToewijzingVersie],
    ) -> Result<(), StoreError> {
        let product = &latest.product;
        if product.ingangsdatum > self.today {
            return Ok(());
        }
        let is_declared = self.store.prestaties(partijen.domain, bsn)?.iter().any(|regel| {
            regel.gemeente == partijen.gemeente
                && regel.aanbieder == partijen.aanbieder
                && regel.prestatie.toewijzing_nummer == product.toewijzing_nummer
                && regel.status.telt()
        });
        let has_ended = product.einddatum.is_some_and(|einde| einde < self.today);
        if has_ended && !is_declared {
            return Ok(());
        }
        let mut received = Datum::MAX;
        for versie in versies {
            received = received.min(self.received(&versie.herkomst, versie.gemeente.as_str())?);
        }
        let term = self.five_days(product.ingangsdatum.max(received));
        let (nummer, day) = (product.toewijzing_nummer, product.ingangsdatum);
        let wat = if is_declared {
            Text::new(
                format!("start melden op toewijzing {nummer} vanaf {}; er is al gedeclareerd", date_nl(day)),
                format!("report the start on allocation {nummer} from {day}; care is declared already"),
            )
        } else {
            Text::new(
                format!(
                    "start melden op toewijzing {nummer} vanaf {}, als de zorg is begonnen",
                    date_nl(day)
                ),
                format!("report the start on allocation {nummer} from {day}, if care has begun"),
            )
        };
        let kenmerk = (Some(*bsn), nummer.to_string());
        self.add(Soort::Start, partijen, Side::Aanbieder, kenmerk, term, wat);
        Ok(())
    }

    /// A start without a definitive stop on an allocation that ended or was taken back (OP288).
    fn stop(
        &mut self,
        partijen: Partijen,
        bsn: &Bsn,
        latest: &ToewijzingVersie,
        versies: &[&ToewijzingVersie],
        regie: &Regie,
    ) -> Result<(), StoreError> {
        let nummer = latest.product.toewijzing_nummer;
        let starts = regie.lopend().map(|(start, _)| Sleutel::from(start));
        let for_a_time = regie.onderbroken().map(|(stop, _)| Sleutel::from(stop));
        let open = starts.chain(for_a_time).find(|sleutel| sleutel.nummer == Some(nummer));
        let Some(einde) = latest.product.einddatum.filter(|_| open.is_some()) else { return Ok(()) };
        if !latest.is_removed() && einde >= self.today {
            return Ok(());
        }
        // An end in the past cannot be acted upon before it is told.
        let mut told = Datum::MAX;
        for versie in versies.iter().filter(|versie| {
            versie.product.einddatum == Some(einde) && versie.is_removed() == latest.is_removed()
        }) {
            told = told.min(self.received(&versie.herkomst, versie.gemeente.as_str())?);
        }
        let from = if latest.is_removed() { told } else { told.max(einde) };
        let wat = if latest.is_removed() {
            Text::new(
                format!("stop melden: toewijzing {nummer} is verwijderd"),
                format!("report the stop: allocation {nummer} is removed"),
            )
        } else {
            Text::new(
                format!("stop melden: toewijzing {nummer} is geëindigd op {}", date_nl(einde)),
                format!("report the stop: allocation {nummer} ended on {einde}"),
            )
        };
        let term = self.five_days(from);
        self.add(Soort::Stop, partijen, Side::Aanbieder, (Some(*bsn), nummer.to_string()), term, wat);
        Ok(())
    }
}

/// What a municipality has to decide; for a new request under the Jeugdwet with the shorter way out (OP359).
fn what_to_decide(verzoek: &Verzoek, soort: Soort, received: Datum) -> Text {
    let day = verzoek.herkomst.dagtekening;
    let (nl, en) = match verzoek.gevraagd {
        Gevraagd::Product(_) => ("verzoek om toewijzing", "request for an allocation"),
        Gevraagd::Wijziging(_) => ("verzoek om wijziging", "request for a change"),
    };
    let mut nl = format!("{nl} van {} beantwoorden met een 301 of 319", date_nl(day));
    let mut en = format!("answer the {en} of {day} with a 301 or 319");
    if soort == Soort::Onderzoek {
        nl.push_str("; het is in onderzoek");
        en.push_str("; it is being looked into");
    }
    if verzoek.domain == Domain::Jw && verzoek.product().is_some() {
        let last = received.checked_add_days(Days::new(14)).unwrap_or(Datum::MAX);
        nl.extend(["; uiterlijk ", &date_nl(last), " als een andere gemeente verantwoordelijk is (OP359)"]);
        en.extend(["; by ", &last.to_string(), " when another municipality is responsible (OP359)"]);
    }
    Text::new(nl, en)
}

/// Who has to answer a kind of message.
fn answer_side(kind: Kind) -> Side {
    match kind.maker() {
        Side::Gemeente => Side::Aanbieder,
        Side::Aanbieder => Side::Gemeente,
    }
}
