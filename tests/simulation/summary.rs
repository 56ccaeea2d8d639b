//! What happened, in numbers, and what was not as expected.

use std::collections::BTreeMap;
use std::fmt;

use ibericht::finding::Finding;
use ibericht::messages::*;
use ibericht::values::{Domain, euro_en};

use crate::model::cents;
use crate::plan::Plan;

#[derive(Default)]
pub struct Summary {
    /// Per kind of message: sent and accepted, sent and rejected, answers.
    messages: BTreeMap<String, [u32; 2]>,
    codes: BTreeMap<String, u32>,
    acts: BTreeMap<&'static str, u32>,
    rules: BTreeMap<String, u32>,
    pub held: u32,
    declared: i64,
    granted: i64,
    surprises: BTreeMap<String, u32>,
    seeds: u32,
}

impl Summary {
    pub fn checked(&mut self, plan: &Plan, errors: &[&Finding]) {
        *self.acts.entry(plan.naam).or_default() += 1;
        for finding in errors {
            *self.rules.entry(finding.rule.to_string()).or_default() += 1;
        }
    }

    pub fn answered(&mut self, plan: &Plan, answer: &Bericht, codes: &[String]) {
        let name = |bericht: &Bericht| bericht.name().name();
        let side = usize::from(!codes.is_empty());
        self.messages.entry(name(&plan.bericht)).or_default()[side] += 1;
        self.messages.entry(name(answer)).or_default()[side] += 1;
        for code in codes {
            *self.codes.entry(code.clone()).or_default() += 1;
        }
        if let (Inhoud::Declaratie(root), Inhoud::DeclaratieAntwoord(answer)) =
            (&plan.bericht.inhoud, &answer.inhoud)
        {
            let clienten = root.declaratie.clienten.iter();
            self.declared += clienten.flat_map(|client| &client.prestaties).map(cents).sum::<i64>();
            let antwoord = answer.declaratie_antwoord.as_ref();
            self.granted += antwoord.map_or(0, |antwoord| antwoord.totaal_toegekend_bedrag.cents());
        }
    }

    pub fn surprise(&mut self, what: String) {
        *self.surprises.entry(what).or_default() += 1;
    }

    pub fn differences(&mut self, seed: u64, differences: Vec<String>) {
        for difference in differences {
            self.surprise(format!("seed {seed}: {difference}"));
        }
    }

    pub fn add(&mut self, other: &Self) {
        for (name, [accepted, rejected]) in &other.messages {
            let known = self.messages.entry(name.clone()).or_default();
            known[0] += accepted;
            known[1] += rejected;
        }
        add(&mut self.codes, &other.codes);
        add(&mut self.acts, &other.acts);
        add(&mut self.rules, &other.rules);
        add(&mut self.surprises, &other.surprises);
        self.held += other.held;
        self.declared += other.declared;
        self.granted += other.granted;
        self.seeds += 1;
    }

    pub fn assert_clean(&self) {
        let shown: Vec<_> = self.surprises.iter().map(|(what, count)| format!("{count} x {what}")).collect();
        assert!(shown.is_empty(), "{} surprises:\n{}", shown.len(), shown.join("\n"));
    }

    /// Every kind of message went, and these codes were given.
    pub fn assert_complete(&self, codes: &[&str]) {
        for domain in Domain::ALL {
            for kind in Kind::ALL {
                let name = kind.message(domain).name();
                assert!(self.messages.contains_key(&name), "no {name} was sent");
            }
        }
        let missing: Vec<_> = codes.iter().filter(|code| !self.codes.contains_key(**code)).collect();
        assert!(missing.is_empty(), "never given: {missing:?}");
    }
}

fn add<K: Ord + Clone>(all: &mut BTreeMap<K, u32>, other: &BTreeMap<K, u32>) {
    for (key, count) in other {
        *all.entry(key.clone()).or_default() += count;
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} half years; {} messages held back by their sender", self.seeds, self.held)?;
        for (name, [accepted, rejected]) in &self.messages {
            writeln!(f, "{name}: {accepted} accepted, {rejected} rejected")?;
        }
        writeln!(f, "declared {}, granted {}", euro_en(self.declared), euro_en(self.granted))?;
        let line = |f: &mut fmt::Formatter<'_>, title: &str, counts: Vec<String>| {
            writeln!(f, "{title}: {}", counts.join(", "))
        };
        line(f, "retourcodes", self.codes.iter().map(|(code, count)| format!("{code} {count}")).collect())?;
        line(
            f,
            "rules of own checks",
            self.rules.iter().map(|(rule, count)| format!("{rule} {count}")).collect(),
        )?;
        line(f, "acts", self.acts.iter().map(|(act, count)| format!("{act} {count}")).collect())
    }
}
