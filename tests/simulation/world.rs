//! The half year: who is there, what happens each half day, and what the actors see of it.

use std::collections::HashMap;
use std::path::Path;

use chrono::{Datelike, Weekday};
use ibericht::messages::*;
use ibericht::report::Entry;
use ibericht::values::*;

use crate::builders::val;
use crate::model::{Klant, Model};
use crate::party::Party;
use crate::plan::{Actor, Numbers, Plan, Verwacht};
use crate::post::{Post, Round};
use crate::summary::Summary;
use crate::support::Seed;

/// A message that went to the other party.
pub struct Sent {
    plan: Plan,
    is_answered: bool,
    is_returned: bool,
}

pub struct World {
    pub model: Model,
    pub aanbieder: Party,
    pub gemeente: Party,
    pub summary: Summary,
    sent: Vec<Sent>,
    by_header: HashMap<(Domain, Kind, String, Datum), usize>,
    post: Post,
    seed: Seed,
    numbers: Numbers,
    round: Round,
}

impl World {
    /// A world with a number of clients under each law; about one in three of them, nobody waits for answers.
    pub fn new(seed: u64, klanten: usize) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("simulation").join(seed.to_string());
        let mut model = Model::default();
        for domain in Domain::ALL {
            // The same people under both laws, and the same numbers: nothing of one law may touch the other.
            model.klanten.extend((0..klanten).map(|index| Klant {
                domain,
                bsn: bsn(index),
                wild: index % 3 == 2,
                onderweg: 0,
                toewijzingen: Vec::new(),
                versies: Vec::new(),
                verzoeken: Vec::new(),
            }));
        }
        Self {
            model,
            aanbieder: Party::new(Side::Aanbieder, &folder.join("aanbieder")),
            gemeente: Party::new(Side::Gemeente, &folder.join("gemeente")),
            summary: Summary::default(),
            sent: Vec::new(),
            by_header: HashMap::new(),
            post: Post::new(Seed(seed ^ 0x5EED)),
            seed: Seed(seed),
            numbers: Numbers::default(),
            round: 0,
        }
    }

    /// Every working day until the last, and as many more as the post needs.
    pub fn play(&mut self, last: &str) {
        let mut today: Datum = val("2026-01-05");
        let last: Datum = val(last);
        while today <= last || !self.post.is_empty() {
            if !matches!(today.weekday(), Weekday::Sat | Weekday::Sun) {
                for _ in 0..2 {
                    self.round += 1;
                    let plans = if today <= last { self.plans(today) } else { Vec::new() };
                    self.half_day(today, plans);
                }
            }
            today = today.succ_opt().unwrap();
        }
    }

    /// What both parties decide to send.
    fn plans(&mut self, today: Datum) -> Vec<Plan> {
        let mut plans = Vec::new();
        for domain in Domain::ALL {
            if today.day() > 1 && self.seed.chance(5) && !self.declares(domain) {
                plans.extend(self.plan(today, |actor| actor.declaratie(domain)));
            }
        }
        for klant in 0..self.model.klanten.len() {
            let (wild, waits) = (self.model.klanten[klant].wild, self.model.klanten[klant].onderweg > 0);
            if self.seed.chance(3) && (wild || !waits) {
                let gemeente = self.seed.chance(2);
                plans.extend(self.plan(today, |actor| {
                    if gemeente { actor.gemeente(klant) } else { actor.aanbieder(klant) }
                }));
            }
        }
        plans
    }

    fn plan(&mut self, today: Datum, decide: impl FnOnce(&mut Actor<'_>) -> Option<Plan>) -> Option<Plan> {
        let mut actor = Actor { model: &self.model, seed: &mut self.seed, numbers: &mut self.numbers, today };
        let plan = decide(&mut actor)?;
        let mut plan = actor.spoil_header(plan);
        let wild = plan.klanten.iter().any(|klant| self.model.klanten[*klant].wild);
        // What depends on the message alone is certain, also when everything is under way at once.
        let certain = matches!(plan.verwacht, Verwacht::Fout("0001") | Verwacht::Regels(_));
        if wild && !certain && plan.bericht.kind() != Kind::Declaratie {
            plan.verwacht = Verwacht::Open;
        }
        for klant in &plan.klanten {
            self.model.klanten[*klant].onderweg += 1;
        }
        Some(plan)
    }

    /// Whether a declaration is under way.
    fn declares(&self, domain: Domain) -> bool {
        self.sent.iter().any(|sent| {
            sent.plan.bericht.domain == domain
                && sent.plan.bericht.kind() == Kind::Declaratie
                && !sent.is_returned
        })
    }

    fn half_day(&mut self, today: Datum, plans: Vec<Plan>) {
        let (of_gemeente, of_aanbieder): (Vec<_>, Vec<_>) =
            plans.into_iter().partition(|plan| plan.bericht.kind().maker() == Side::Gemeente);
        for (side, plans) in [(Side::Gemeente, of_gemeente), (Side::Aanbieder, of_aanbieder)] {
            let delivered = self.post.deliver(self.round, side);
            if plans.is_empty() && delivered.is_empty() {
                continue;
            }
            let mut received: Vec<_> = delivered.iter().map(|delivered| delivered.bytes.clone()).collect();
            if self.seed.chance(40) {
                received.push(b"geen bericht".to_vec());
            }
            let own = plans.iter().map(|plan| write(&plan.bericht).into_bytes()).collect();
            let (other, party) = match side {
                Side::Gemeente => (Side::Aanbieder, &mut self.gemeente),
                Side::Aanbieder => (Side::Gemeente, &mut self.aanbieder),
            };
            let ran = party.run(today, own, received, &mut self.seed);
            for fault in ran.faults {
                self.summary.surprise(format!("refused answer: {fault}"));
            }
            for index in delivered.iter().filter_map(|delivered| delivered.answers) {
                self.returned(index);
            }
            for bytes in ran.answers {
                let index = self.answered(&bytes);
                self.post.send(self.round, other, bytes, Some(index));
            }
            for (plan, entry) in plans.into_iter().zip(&ran.own) {
                self.dispatch(plan, entry, other);
            }
        }
    }

    /// Sends a message, unless the own check holds it back and the sender listens.
    fn dispatch(&mut self, plan: Plan, entry: &Entry, to: Side) {
        let errors: Vec<_> = entry.report.findings.iter().filter(|finding| finding.is_error()).collect();
        let codes: Vec<&str> = errors.iter().filter_map(|finding| finding.retourcode.as_deref()).collect();
        self.summary.checked(&plan, &errors);
        let name = plan.bericht.name().name();
        let held = !errors.is_empty();
        let expected = match &plan.verwacht {
            Verwacht::Goed => !held,
            Verwacht::Fout(code) => codes.contains(code),
            Verwacht::Regels(lines) => {
                let rejects: Vec<_> = lines.values().flatten().collect();
                rejects.iter().all(|code| codes.contains(code))
            }
            Verwacht::Open => true,
        };
        if !expected {
            let rules: Vec<_> = errors.iter().map(|finding| crate::play::gist(finding)).collect();
            self.summary.surprise(format!(
                "own check of {name} `{}`: expected {:?}, found {rules:?}",
                plan.naam, plan.verwacht
            ));
        }
        if held && self.seed.chance(3) {
            self.summary.held += 1;
            for klant in plan.klanten {
                self.model.klanten[klant].onderweg -= 1;
            }
            return;
        }
        let made = plan.bericht.identificatie();
        let key = (
            plan.bericht.domain,
            plan.bericht.kind(),
            made.identificatie.as_str().to_owned(),
            made.dagtekening,
        );
        let bytes = write(&plan.bericht).into_bytes();
        assert!(self.by_header.insert(key, self.sent.len()).is_none(), "headers of what was sent differ");
        self.sent.push(Sent { plan, is_answered: false, is_returned: false });
        self.post.send(self.round, to, bytes, None);
    }

    /// The other party has decided; gives the number of the message that is answered.
    fn answered(&mut self, bytes: &[u8]) -> usize {
        let Reading::Valid(answer) = read(bytes, MAX_BYTES) else { panic!("an answer follows its schema") };
        let betreft = answer.betreft().unwrap();
        let kind = answer.kind().answers().unwrap();
        let key = (answer.domain, kind, betreft.identificatie.as_str().to_owned(), betreft.dagtekening);
        let index = self.by_header[&key];
        let sent = &mut self.sent[index];
        assert!(!sent.is_answered, "a message has one answer: {key:?}");
        sent.is_answered = true;
        let codes: Vec<String> = (answer.retourcodes().iter())
            .map(|(_, code)| code.code().to_owned())
            .filter(|code| !["0200", "0233", "8001"].contains(&&**code))
            .collect();
        self.summary.answered(&sent.plan, &answer, &codes);
        if let Inhoud::DeclaratieAntwoord(root) = &answer.inhoud {
            let rejected: HashMap<&str, Vec<&str>> = (root.declaratie_antwoord.iter())
                .flat_map(|antwoord| antwoord.clienten.iter().flatten())
                .flat_map(|client| client.prestaties.iter().map(move |line| (client, line)))
                .map(|(client, line)| {
                    let codes = line.retour_codes.retour_code.iter().chain(&client.retour_codes.retour_code);
                    let codes = codes.map(|code| code.code()).collect();
                    (line.product_referentie.referentie_nummer.as_str(), codes)
                })
                .collect();
            let whole = !codes.is_empty() && rejected.is_empty();
            if let Verwacht::Regels(lines) = &sent.plan.verwacht {
                if whole {
                    self.summary
                        .surprise(format!("declaration `{}` rejected as a whole: {codes:?}", sent.plan.naam));
                }
                for (referentie, expected) in lines.iter().filter(|_| !whole) {
                    let found = rejected.get(&**referentie);
                    let fits = match (expected, found) {
                        (None, None) => true,
                        (Some(code), Some(codes)) => codes.contains(code),
                        _ => false,
                    };
                    if !fits {
                        self.summary.surprise(format!("line expected {expected:?}, answered {found:?}"));
                        if std::env::var_os("IBERICHT_SIMULATION_TRACE").is_some() {
                            println!("{referentie} in {}", write(&sent.plan.bericht));
                        }
                    }
                }
            }
            let granted = self.model.declared(&sent.plan.bericht, &answer);
            let said = root.declaratie_antwoord.as_ref().map_or(0, |a| a.totaal_toegekend_bedrag.cents());
            assert_eq!(said, granted, "granted in the 325, and the lines that are not rejected");
        } else if codes.is_empty() && !self.model.accept(&sent.plan.bericht) {
            self.summary.surprise(format!(
                "{} `{}` is about nothing",
                sent.plan.bericht.name().name(),
                sent.plan.naam
            ));
        }
        let fits = match &sent.plan.verwacht {
            Verwacht::Goed => codes.is_empty(),
            Verwacht::Fout(code) => codes.iter().any(|found| found == code),
            Verwacht::Regels(_) | Verwacht::Open => true,
        };
        if !fits {
            let (naam, name, verwacht) =
                (sent.plan.naam, sent.plan.bericht.name().name(), &sent.plan.verwacht);
            self.summary.surprise(format!("{name} `{naam}`: expected {verwacht:?}, answered {codes:?}"));
            if std::env::var_os("IBERICHT_SIMULATION_TRACE").is_some() {
                println!("{}", write(&sent.plan.bericht));
            }
        }
        index
    }

    /// The answer to a message has come back.
    fn returned(&mut self, index: usize) {
        let sent = &mut self.sent[index];
        if !std::mem::replace(&mut sent.is_returned, true) {
            for klant in &sent.plan.klanten {
                self.model.klanten[*klant].onderweg -= 1;
            }
        }
    }

    /// What was sent and never answered.
    pub fn unanswered(&self) -> impl Iterator<Item = &Plan> {
        self.sent.iter().filter(|sent| !sent.is_answered || !sent.is_returned).map(|sent| &sent.plan)
    }
}

/// The citizen service numbers that pass the eleven test, from 999900006 on.
fn bsn(index: usize) -> Bsn {
    let all = (999_900_006_u32..).map(|number| Bsn::new(&number.to_string()).unwrap());
    all.filter(Bsn::passes_eleven_test).nth(index).unwrap()
}
