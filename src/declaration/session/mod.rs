//! Counting `sessies` and `deelnemers`: professional minutes divided over clients.
//!
//! Sessions are prepared first (who was there, who is declarable, what counts)
//! and shared out afterwards, because the limit per client per day needs all
//! sessions of that day.

mod day;
mod groep;
mod joint;
mod participants;
mod share;

use std::collections::BTreeMap;

pub(super) use groep::{Groep, with_siblings};

use super::rule::{Refusal, ruling};
use super::run::{About, Run};
use super::{Deelnemer, Sessie};
use crate::finding::{Text, counted};
use crate::productbook::Stage;
use crate::values::Bsn;

impl<'a> Run<'a> {
    /// Counts every session with its participants.
    pub fn count_sessies(&mut self) {
        let mut participants = self.participants();
        let mut groups: Vec<Groep<'a>> = Vec::new();
        let sessies: &'a [Sessie] = &self.input.registraties.sessies;
        for sessie in sessies {
            let deelnemers = participants.remove(sessie.sessie.as_str()).unwrap_or_default();
            groups.extend(self.prepare(sessie, deelnemers));
        }
        self.limit_days(&mut groups);
        for group in &groups {
            self.share_out(group);
        }
        self.divide_joint(&groups);
        self.average_ratio(&groups);
    }

    /// Refuses a session: one finding, and every participant listed.
    pub(super) fn refuse_session(&mut self, sessie: &Sessie, deelnemers: &[&Deelnemer], refusal: &Refusal) {
        self.findings.push(refusal.finding(&sessie.place));
        self.list_session(sessie, deelnemers, refusal, true);
        if self.may_be_individual(sessie, deelnemers) {
            self.switch_at_stake.extend(deelnemers.iter().map(|deelnemer| deelnemer.place.clone()));
        }
    }

    /// Whether a refused session can turn out too small for a group once it is corrected.
    fn may_be_individual(&self, sessie: &Sessie, deelnemers: &[&Deelnemer]) -> bool {
        let Ok(product) = self.product(&sessie.productcode) else { return false };
        let Some(limits) = product.group else { return false };
        let mut certain: BTreeMap<Bsn, usize> = BTreeMap::new();
        for deelnemer in deelnemers.iter().filter(|deelnemer| deelnemer.aanwezig) {
            *certain.entry(deelnemer.bsn).or_default() += 1;
        }
        let clients = certain
            .iter()
            .filter(|(bsn, rows)| {
                **rows == 1
                    && with_siblings(self.book, product)
                        .iter()
                        .any(|product| self.allocation(**bsn, product, sessie.datum, None).is_ok())
            })
            .count();
        let professionals = sessie.professionals.len().min(limits.max_professionals as usize);
        !groep::enough(limits.ratio, clients, professionals)
    }

    /// Lists a session with every participant, for a reason that was told already.
    pub(super) fn list_session(
        &mut self,
        sessie: &Sessie,
        deelnemers: &[&Deelnemer],
        refusal: &Refusal,
        correctable: bool,
    ) {
        let about =
            |place, bsn| About { place, bsn, productcode: &sessie.productcode, datum: Some(sessie.datum) };
        let reason = Text::new(
            format!("Sessie `{}`: {}", sessie.sessie, refusal.message.nl),
            format!("Session `{}`: {}", sessie.sessie, refusal.message.en),
        );
        self.list(about(&sessie.place, None), refusal.ruling.id.clone(), reason.clone(), correctable);
        for deelnemer in deelnemers {
            self.list(
                about(&deelnemer.place, Some(deelnemer.bsn)),
                refusal.ruling.id.clone(),
                reason.clone(),
                correctable,
            );
        }
    }

    /// Reports groups that are small on average; the book names an average, not a limit.
    fn average_ratio(&mut self, groups: &[Groep<'a>]) {
        let mut products: Vec<_> = groups.iter().map(|group| group.product).collect();
        products.sort_by(|a, b| a.code.cmp(&b.code));
        products.dedup_by(|a, b| a.code == b.code);
        for product in products {
            let Some(wanted) = product.group.and_then(|group| group.average_clients_per_professional) else {
                continue;
            };
            let of_product =
                || groups.iter().filter(|group| group.is_group() && group.product.code == product.code);
            let clients: usize = of_product().map(|group| group.clients.len()).sum();
            let professionals: usize = of_product().map(|group| group.professionals.len()).sum();
            if clients >= professionals * wanted as usize {
                continue;
            }
            let Some(first) = of_product().next() else { continue };
            let ruling = ruling(self.book, "average-ratio", &product.code, &[Stage::Registration]);
            self.report(
                &first.sessie.place,
                "professionals",
                ruling,
                Text::new(
                    format!(
                        "{}: {} op {} over de maand; het boek noemt gemiddeld {wanted} per professional",
                        product.code,
                        counted(clients, "cliënt", "cliënten"),
                        counted(professionals, "professional", "professionals")
                    ),
                    format!(
                        "{}: {} for {} over the month; the book names {wanted} per professional on average",
                        product.code,
                        counted(clients, "client", "clients"),
                        counted(professionals, "professional", "professionals")
                    ),
                ),
                Text::new("Bekijk de samenstelling van de groepen", "Look at the composition of the groups"),
            );
        }
    }
}
