//! Who took part in which session, as far as that is certain.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::groep::enough;
use crate::declaration::rule::{Refusal, Ruling};
use crate::declaration::run::{About, Run};
use crate::declaration::{Deelnemer, Sessie, Tabel};
use crate::finding::{Severity, Text};

fn refusal(rule: &'static str, column: &'static str, nl: String, en: String, advice: Text) -> Refusal {
    Refusal::new(Ruling::own(rule, Severity::Error), column, Text::new(nl, en), advice)
}

impl<'a> Run<'a> {
    /// The participants by session. Rows of unknown sessions and double rows are refused here.
    pub(super) fn participants(&mut self) -> BTreeMap<&'a str, Vec<&'a Deelnemer>> {
        let registraties = self.input.registraties;
        let known: HashMap<&str, &'a Sessie> =
            registraties.sessies.iter().map(|sessie| (sessie.sessie.as_str(), sessie)).collect();
        let mut found: BTreeMap<&'a str, Vec<&'a Deelnemer>> = BTreeMap::new();
        for deelnemer in &registraties.deelnemers {
            let Some(sessie) = known.get(deelnemer.sessie.as_str()) else {
                self.refuse_unknown_session(deelnemer);
                continue;
            };
            let others = found.entry(sessie.sessie.as_str()).or_default();
            let twice = others.iter().find(|other| other.bsn == deelnemer.bsn).copied();
            match twice {
                None => others.push(deelnemer),
                Some(first) => {
                    let equal = first.aanwezig == deelnemer.aanwezig
                        && first.indirecte_minuten == deelnemer.indirecte_minuten;
                    if !equal {
                        // Kept, so that the session is seen to be uncertain and is refused as a whole.
                        others.push(deelnemer);
                    }
                    self.refuse_double(sessie, deelnemer, first, equal);
                }
            }
        }
        found
    }

    fn refuse_unknown_session(&mut self, deelnemer: &Deelnemer) {
        let name = &deelnemer.sessie;
        let refused = self
            .input
            .registraties
            .geweigerd
            .iter()
            .find(|rij| rij.place.tabel == Tabel::Sessies && rij.sessie.as_deref() == Some(name.as_str()))
            .map(|rij| (rij.place.regel, rij.productcode.clone(), rij.datum));
        let advice = Text::new(
            "Voeg de sessie toe aan `sessies` of verbeter de naam; de deelnemer telt nu niet mee",
            "Add the session to `sessies` or correct the name; the participant does not count now",
        );
        let (nl, en) = match &refused {
            Some((line, ..)) => (
                format!("Sessie `{name}` op regel {line} van `sessies` is niet bruikbaar"),
                format!("Session `{name}` on line {line} of `sessies` cannot be used"),
            ),
            None => (
                format!("Sessie `{name}` staat niet in `sessies`"),
                format!("Session `{name}` is not in `sessies`"),
            ),
        };
        let refusal = refusal("registratie-sessie", "sessie", nl, en, advice);
        let (productcode, datum) = refused.map_or((None, None), |(_, code, datum)| (code, datum));
        let about = About {
            place: &deelnemer.place,
            bsn: Some(deelnemer.bsn),
            productcode: productcode.as_deref().unwrap_or_default(),
            datum,
        };
        self.refuse_correctable(about, &refusal);
        // How many professionals there were cannot be read, so the most that count are assumed.
        let limits = productcode.and_then(|code| self.book.product(&code)).and_then(|product| product.group);
        let present = |one: &&Deelnemer| one.sessie == *name && one.aanwezig;
        let clients = self.input.registraties.deelnemers.iter().filter(present).count();
        if limits.is_some_and(|limits| !enough(limits.ratio, clients, limits.max_professionals as usize)) {
            self.switch_at_stake.insert(deelnemer.place.clone());
        }
    }

    fn refuse_double(&mut self, sessie: &Sessie, second: &Deelnemer, first: &Deelnemer, equal: bool) {
        let advice = if equal {
            Text::new(
                "Laat deze rij weg; de deelnemer telt één keer",
                "Leave this row out; the participant counts once",
            )
        } else {
            Text::new(
                "De rijen verschillen, dus is niet zeker over wie de sessie wordt verdeeld; verbeter ze",
                "The rows differ, so it is not certain over whom the session is divided; correct them",
            )
        };
        let refusal = refusal(
            "registratie-deelnemer-dubbel",
            "bsn",
            format!(
                "{} staat twee keer bij sessie `{}`, ook op regel {}",
                second.bsn, sessie.sessie, first.place.regel
            ),
            format!(
                "{} stands twice with session `{}`, also on line {}",
                second.bsn, sessie.sessie, first.place.regel
            ),
            advice,
        );
        let about = About {
            place: &second.place,
            bsn: Some(second.bsn),
            productcode: &sessie.productcode,
            datum: Some(sessie.datum),
        };
        // Counted once when the rows agree, so nothing is missing from a line then.
        self.findings.push(refusal.finding(about.place));
        if equal {
            self.list(about, refusal.ruling.id.clone(), refusal.message.clone(), false);
        }
    }

    /// Why it is not certain who took part in a session, if so. Every other share would be a guess.
    pub(super) fn uncertain(&self, sessie: &Sessie, deelnemers: &[&Deelnemer]) -> Option<Refusal> {
        let advice = || {
            Text::new(
                "Verbeter `deelnemers`; de sessie wordt pas verdeeld als alle deelnemers vaststaan",
                "Correct `deelnemers`; the session is divided only when all participants are certain",
            )
        };
        let mut seen = BTreeSet::new();
        if let Some(twice) = deelnemers.iter().find(|deelnemer| !seen.insert(deelnemer.bsn)) {
            return Some(refusal(
                "registratie-sessie",
                "sessie",
                format!("{} staat er twee keer bij, met verschillende gegevens", twice.bsn),
                format!("{} stands with it twice, with different data", twice.bsn),
                advice(),
            ));
        }
        let bad = self.input.registraties.geweigerd.iter().find(|rij| {
            rij.place.tabel == Tabel::Deelnemers && rij.sessie.as_deref() == Some(sessie.sessie.as_str())
        });
        if let Some(bad) = bad {
            return Some(refusal(
                "registratie-sessie",
                "sessie",
                format!("Deelnemer op regel {} van `deelnemers` is niet bruikbaar", bad.place.regel),
                format!("The participant on line {} of `deelnemers` cannot be used", bad.place.regel),
                advice(),
            ));
        }
        if deelnemers.is_empty() {
            return Some(refusal(
                "registratie-sessie",
                "sessie",
                "De sessie heeft geen deelnemers".to_owned(),
                "The session has no participants".to_owned(),
                advice(),
            ));
        }
        None
    }
}
