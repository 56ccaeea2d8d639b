//! Both dossiers beside each other, and beside what the actors kept.

use ibericht::dossier::{Dossier, GedeclareerdePrestatie, Regie, Stand, Store, Verzoek, VerzoekStatus};
use ibericht::values::{AgbCode, Domain, Gemeente, Referentie};

use crate::builders::val;
use crate::model::{Klant, Status};
use crate::world::World;

impl World {
    /// What is not the same everywhere.
    pub fn differences(&self) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        let mut compare = |what: &str, model: Vec<String>, aanbieder: Vec<String>, gemeente: Vec<String>| {
            for (pair, [left, right]) in [
                ("provider and municipality", [&aanbieder, &gemeente]),
                ("actors and provider", [&model, &aanbieder]),
                ("actors and municipality", [&model, &gemeente]),
            ] {
                if left != right {
                    let only = |a: &[String], b: &[String]| {
                        let mut rest = b.to_vec();
                        let mut only = Vec::new();
                        for line in a {
                            match rest.iter().position(|other| other == line) {
                                Some(place) => drop(rest.swap_remove(place)),
                                None => only.push(line.clone()),
                            }
                        }
                        only
                    };
                    found.push(format!(
                        "{what}: {pair}: {:#?} <> {:#?}",
                        only(left, right),
                        only(right, left)
                    ));
                }
            }
        };
        let (aanbieder, gemeente) = (self.aanbieder.store(), self.gemeente.store());
        for (index, klant) in self.model.klanten.iter().enumerate() {
            let who = format!("{:?} client {index}", klant.domain);
            let model = sorted(klant.versies.clone());
            compare(&format!("{who} versions"), model, versies(&aanbieder, klant), versies(&gemeente, klant));
            let model = verzoeken_of(klant);
            compare(
                &format!("{who} requests"),
                model,
                verzoeken(&aanbieder, klant),
                verzoeken(&gemeente, klant),
            );
            let model = regie_of(klant);
            compare(&format!("{who} deliveries"), model, regie(&aanbieder, klant), regie(&gemeente, klant));
            let lines = self.model.regels.values().filter(|regel| regel.klant == index);
            let model =
                sorted(lines.map(|regel| format!("{} {:?}", regel.status, regel.prestatie)).collect());
            compare(
                &format!("{who} lines"),
                model,
                prestaties(&aanbieder, klant),
                prestaties(&gemeente, klant),
            );
        }
        for domain in Domain::ALL {
            let known = self.model.declaraties.iter().filter(|((of, _), _)| *of == domain);
            let model = known.map(|(_, known)| {
                format!(
                    "{} {} {} {}",
                    known.nummer,
                    known.ingediend,
                    known.toegekend,
                    if known.accepted { "Geldt" } else { "Afgewezen" }
                )
            });
            compare(
                "declarations",
                sorted(model.collect()),
                declaraties(&aanbieder, domain),
                declaraties(&gemeente, domain),
            );
        }
        compare(
            "answers",
            sorted(self.model.antwoorden.clone()),
            self.antwoorden(&aanbieder),
            self.antwoorden(&gemeente),
        );
        for (party, store) in [("provider", &aanbieder), ("municipality", &gemeente)] {
            for known in store.onbeantwoord().unwrap() {
                if known.stand != Some(Stand::Tegengehouden) {
                    found.push(format!("{party}: {:?} is {:?} without an answer", known.header, known.stand));
                }
            }
        }
        found.extend(
            self.unanswered()
                .map(|plan| format!("{} `{}` has no answer", plan.bericht.name().name(), plan.naam)),
        );
        found
    }

    fn antwoorden(&self, store: &dyn Dossier) -> Vec<String> {
        let aanbieder = AgbCode::new("42420001").unwrap();
        let mut all = Vec::new();
        for klant in &self.model.klanten {
            for verzoek in &klant.verzoeken {
                let referentie: Referentie = val(&verzoek.referentie);
                let known = store.antwoorden(klant.domain, &aanbieder, &referentie).unwrap();
                all.extend(known.into_iter().map(|given| format!("{:?} {:?}", given.domain, given.antwoord)));
            }
        }
        sorted(all)
    }
}

fn sorted(mut lines: Vec<String>) -> Vec<String> {
    lines.sort();
    lines
}

fn versies(store: &dyn Dossier, klant: &Klant) -> Vec<String> {
    let versies = store.versies(klant.domain, &klant.bsn).unwrap();
    sorted(versies.iter().map(|versie| format!("{:?}", versie.product)).collect())
}

fn verzoeken(store: &dyn Dossier, klant: &Klant) -> Vec<String> {
    let agreed = |verzoek: &&Verzoek| verzoek.herkomst.stand.telt();
    let verzoeken = store.verzoeken(klant.domain, &klant.bsn).unwrap();
    let lines = verzoeken.iter().filter(agreed).map(|v| format!("{} {:?}", v.referentie, v.status()));
    sorted(lines.collect())
}

fn verzoeken_of(klant: &Klant) -> Vec<String> {
    let lines = klant.verzoeken.iter().map(|verzoek| {
        let status = match verzoek.status {
            Status::Open => VerzoekStatus::Open,
            Status::InOnderzoek => VerzoekStatus::InOnderzoek,
            Status::Toegewezen => VerzoekStatus::Toegewezen,
            Status::Afgewezen => VerzoekStatus::Afgewezen,
        };
        format!("{} {status:?}", verzoek.referentie)
    });
    sorted(lines.collect())
}

fn regie(store: &dyn Dossier, klant: &Klant) -> Vec<String> {
    let leveringen = store.leveringen(klant.domain, &klant.bsn).unwrap();
    let regie = Regie::of(&leveringen);
    let nummer = |nummer: Option<ibericht::values::Nummer>| nummer.unwrap().get();
    let starts =
        regie.starts().map(|(s, _)| format!("{} start {}", nummer(s.toewijzing_nummer), s.begindatum));
    let stops = regie.stops().map(|(s, _)| {
        format!(
            "{} stop {} {} {}",
            nummer(s.toewijzing_nummer),
            s.begindatum,
            s.reden_beeindiging,
            s.einddatum
        )
    });
    sorted(starts.chain(stops).collect())
}

fn regie_of(klant: &Klant) -> Vec<String> {
    let mut lines = Vec::new();
    for toegewezen in &klant.toewijzingen {
        for levering in &toegewezen.leveringen {
            lines.push(format!("{} start {}", toegewezen.nummer, levering.begin));
            for (reden, end) in &levering.stops {
                lines.push(format!("{} stop {} {reden} {end}", toegewezen.nummer, levering.begin));
            }
        }
    }
    sorted(lines)
}

fn prestaties(store: &dyn Dossier, klant: &Klant) -> Vec<String> {
    let regels: Vec<GedeclareerdePrestatie> = store.prestaties(klant.domain, &klant.bsn).unwrap();
    sorted(regels.iter().map(|regel| format!("{} {:?}", regel.status.name(), regel.prestatie)).collect())
}

fn declaraties(store: &dyn Dossier, domain: Domain) -> Vec<String> {
    let (gemeente, aanbieder) = (Gemeente::new("0268").unwrap(), AgbCode::new("42420001").unwrap());
    let known = store.declaraties(domain, &gemeente, &aanbieder).unwrap();
    let lines = known.iter().map(|known| {
        let toegekend = known.toegekend.map_or("?".to_owned(), |cents| cents.to_string());
        format!("{} {} {toegekend} {:?}", known.nummer.as_str(), known.ingediend, known.herkomst.stand)
    });
    sorted(lines.collect())
}
