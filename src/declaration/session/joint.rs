//! Indirect time for a whole group, such as preparing it: divided as the session itself (Q9).
//!
//! It stands in `leveringen` on one row, under any one client of the group, with the
//! session in `referentie`; without a reference the client's only session of that
//! day is meant. Preparing and reporting are often of another day than the session.

use std::collections::BTreeMap;

use super::Groep;
use crate::declaration::item::Item;
use crate::declaration::rule::{Refusal, Ruling, any_ruling, ruling};
use crate::declaration::run::{About, Run};
use crate::declaration::{Levering, Step};
use crate::finding::{Severity, Text, counted};
use crate::productbook::Stage;
use crate::values::{Bsn, Fraction};

impl<'a> Run<'a> {
    /// Divides the rows with joint time over the clients of their session.
    pub(super) fn divide_joint(&mut self, groups: &[Groep<'a>]) {
        let mut under: BTreeMap<&'a str, Bsn> = BTreeMap::new();
        for row in std::mem::take(&mut self.joint) {
            let about = About {
                place: &row.place,
                bsn: Some(row.bsn),
                productcode: &row.productcode,
                datum: Some(row.datum),
            };
            let group = match self.session_of(row, groups) {
                Ok(group) => group,
                Err(refusal) => {
                    self.refuse_correctable(about, &refusal);
                    continue;
                }
            };
            let first = *under.entry(group.sessie.sessie.as_str()).or_insert(row.bsn);
            if first != row.bsn {
                let refusal = unclear(
                    "bsn",
                    Text::new(
                        format!(
                            "Gezamenlijke tijd van sessie `{}` staat ook bij {first}",
                            group.sessie.sessie
                        ),
                        format!("Joint time of session `{}` also stands with {first}", group.sessie.sessie),
                    ),
                    Text::new(
                        "Registreer tijd voor de hele groep bij één deelnemer; zij wordt over allen verdeeld",
                        "Register time for the whole group with one participant; it is divided over all",
                    ),
                );
                self.refuse_correctable(about, &refusal);
                continue;
            }
            self.divide(row, group);
        }
    }

    fn divide(&mut self, row: &'a Levering, group: &Groep<'a>) {
        let minutes = row.hoeveelheid.minuten.unwrap_or(0);
        let clients = group.clients.len();
        let exact = Fraction::new(i128::from(minutes), i128::try_from(clients).unwrap_or(i128::MAX).max(1));
        let ruling = ruling(self.book, "minutes-division", &group.product.code, &[Stage::Declaration])
            .map(|ruling| ruling.with_severity(Severity::Info));
        self.report(
            &row.place,
            "minuten",
            ruling,
            Text::new(
                format!(
                    "Voor de groep {} verdeeld over {} van sessie `{}`",
                    counted(minutes, "minuut is", "minuten zijn"),
                    counted(clients, "cliënt", "cliënten"),
                    group.sessie.sessie
                ),
                format!(
                    "For the group {} divided over {} of session `{}`",
                    counted(minutes, "minute was", "minutes were"),
                    counted(clients, "client", "clients"),
                    group.sessie.sessie
                ),
            ),
            Text::new("Er is niets te doen", "There is nothing to do"),
        );
        for client in group.clients.iter().filter(|client| !client.elsewhere) {
            let about = About {
                place: &row.place,
                bsn: Some(client.deelnemer.bsn),
                productcode: &row.productcode,
                datum: Some(row.datum),
            };
            if let Some(refusal) = &client.refusal {
                self.list(about, refusal.ruling.id.clone(), refusal.message.clone(), true);
                continue;
            }
            match self.admit(about, client.deelnemer.bsn, client.product, row.datum, None) {
                Ok(key) => self.items.push(Item {
                    key,
                    datum: row.datum,
                    places: vec![row.place.clone(), group.sessie.place.clone()],
                    step: Step::JointIndirect { sessie: group.sessie.sessie.clone(), minutes, clients },
                    exact,
                }),
                Err(refusal) => self.list(about, refusal.ruling.id.clone(), refusal.message.clone(), false),
            }
        }
    }

    fn session_of<'g>(&self, row: &Levering, groups: &'g [Groep<'a>]) -> Result<&'g Groep<'a>, Refusal> {
        if row.hoeveelheid.minuten.is_none() || row.hoeveelheid.aantal.is_some() {
            return Err(unclear(
                "minuten",
                Text::new("De rij heeft geen minuten", "The row has no minutes"),
                Text::new(
                    "Vul alleen `minuten` in, of `begin` en `eind`",
                    "Fill in only `minuten`, or `begin` and `eind`",
                ),
            ));
        }
        let product = self.product(&row.productcode)?;
        let meant: Vec<&Groep<'a>> = groups
            .iter()
            .filter(|group| group.product.code == product.code)
            .filter(|group| match &row.referentie {
                Some(reference) => *reference == group.sessie.sessie,
                None => {
                    group.sessie.datum == row.datum
                        && group.clients.iter().any(|client| client.deelnemer.bsn == row.bsn)
                }
            })
            .collect();
        let [group] = meant[..] else {
            return Err(unclear(
                "referentie",
                Text::new(
                    "Bij deze gezamenlijke tijd is niet één sessie aan te wijzen",
                    "No single session can be pointed out for this joint time",
                ),
                Text::new(
                    "Zet in `referentie` de naam van een declarabele sessie van dezelfde maand",
                    "Put the name of a declarable session of the same month in `referentie`",
                ),
            ));
        };
        if group.is_group() {
            return Ok(group);
        }
        Err(Refusal::new(
            ruling(self.book, "time-basis", &product.code, &[Stage::Registration])
                .unwrap_or_else(|| any_ruling(self.book, "time-basis", Stage::Registration)),
            "activiteit",
            Text::new(
                "De sessie is als individuele zorg gerekend; gezamenlijke tijd is daar niet declarabel",
                "The session was counted as individual care; joint time is not declarable there",
            ),
            Text::new(
                "Registreer indirecte tijd per cliënt bij het individuele product",
                "Register indirect time per client under the individual product",
            ),
        ))
    }
}

fn unclear(column: &'static str, message: Text, advice: Text) -> Refusal {
    Refusal::new(Ruling::own("registratie-sessie", Severity::Error), column, message, advice)
}
