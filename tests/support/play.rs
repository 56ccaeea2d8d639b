//! A dossier to judge messages by: what was accepted, what is under way, and what a message then breaks.

use ibericht::dossier::{Hash, MessageRecord, SqliteStore, Stand, Store, facts};
use ibericht::finding::{Finding, Level, Verdict};
use ibericht::messages::{
    Bericht, BerichtIdentificatie, Inhoud, MAX_BYTES, Reading, XsdVersies, read, write,
};
use ibericht::productbook::{Book, Books};
use ibericht::pseudonym::{self, Key};
use ibericht::retour::{Making, answer};
use ibericht::rules::{self, Case, Outcome, check_known};
use ibericht::values::{Datum, Domain, Simple, Versie};

/// A dossier and a day.
pub struct Play {
    pub store: SqliteStore,
    pub today: Datum,
    pub book: Option<Book>,
    /// Books beside it.
    pub others: Vec<Book>,
    pub is_own: bool,
    entered: u32,
    /// What happened, to play it again with false values.
    steps: Vec<Step>,
}

/// What happens to a dossier.
enum Step {
    Enters(Box<Bericht>, Stand),
    /// A message and its answer, both entered before.
    IsAnswered(Box<(Bericht, Bericht)>),
}

pub fn dag(text: &str) -> Datum {
    Datum::parse(text, Domain::Jw).unwrap()
}

/// The same message with another identification and date.
pub fn dated(mut bericht: Bericht, identificatie: &str, dagtekening: &str) -> Bericht {
    let made = BerichtIdentificatie {
        identificatie: Simple::parse(identificatie, bericht.domain).unwrap(),
        dagtekening: dag(dagtekening),
    };
    match &mut bericht.inhoud {
        Inhoud::Toewijzing(root) => root.header.bericht_identificatie = made,
        Inhoud::Start(root) => root.header.bericht_identificatie = made,
        Inhoud::Stop(root) => root.header.bericht_identificatie = made,
        Inhoud::VerzoekOmToewijzing(root) => root.header.bericht_identificatie = made,
        Inhoud::VerzoekOmWijziging(root) => root.header.bericht_identificatie = made,
        Inhoud::Antwoord(root) => root.header.bericht_identificatie = made,
        Inhoud::Declaratie(root) => root.header.bericht_identificatie = made,
        Inhoud::DeclaratieAntwoord(root) => root.header.bericht_identificatie = made,
        _ => panic!("a return message has the identification of what it answers"),
    }
    bericht
}

/// A hash that differs per message.
pub fn hash_of(bericht: &Bericht) -> Hash {
    use std::hash::{DefaultHasher, Hash as _, Hasher};
    let mut hasher = DefaultHasher::new();
    write(bericht).hash(&mut hasher);
    Hash(format!("{:016x}", hasher.finish()))
}

impl Play {
    pub fn on(today: &str) -> Self {
        let store = SqliteStore::in_memory().unwrap();
        Self {
            store,
            today: dag(today),
            book: None,
            others: Vec::new(),
            is_own: false,
            entered: 0,
            steps: Vec::new(),
        }
    }

    /// A message that was accepted.
    pub fn accepted(&mut self, bericht: &Bericht) -> &mut Self {
        self.enter(bericht, Stand::Geldt)
    }

    /// A message that was sent and has no answer yet.
    pub fn under_way(&mut self, bericht: &Bericht) -> &mut Self {
        self.enter(bericht, Stand::Onderweg)
    }

    /// A message with a stand of its own; gives itself so that more can follow.
    pub fn enter(&mut self, bericht: &Bericht, stand: Stand) -> &mut Self {
        let hash = hash_of(bericht);
        self.entered += 1;
        self.store
            .add_message(&MessageRecord {
                hash: hash.clone(),
                bytes: write(bericht).into_bytes(),
                outgoing: false,
                header: Some(facts::header(bericht)),
                ontvangen: self.today,
                stand: bericht.kind().answers().is_none().then_some(stand),
                afgerond: true,
                verdict: Verdict::Valid,
                report: String::new(),
            })
            .unwrap();
        facts::enter(&mut self.store, bericht, &hash, stand).unwrap();
        self.steps.push(Step::Enters(Box::new(bericht.clone()), stand));
        self
    }

    /// An answer to a message that was entered before.
    pub fn answered(&mut self, heen: &Bericht, antwoord: &Bericht) -> &mut Self {
        self.enter(antwoord, Stand::Geldt);
        let own = hash_of(antwoord);
        facts::apply(&mut self.store, heen, &hash_of(heen), antwoord, Some(&own)).unwrap();
        self.steps.push(Step::IsAnswered(Box::new((heen.clone(), antwoord.clone()))));
        self
    }

    /// Judges a message by levels 3 and 4.
    pub fn judge(&self, bericht: &Bericht) -> Outcome {
        let outcome = self.judged(bericht);
        note(bericht, &outcome);
        same_answer_when_agreed(bericht, &outcome.findings);
        // Elsewhere a test may have changed the store by itself; thousands of random ones add only time.
        let is_random = std::thread::current().name().is_some_and(|name| name.contains("random"));
        if env!("CARGO_CRATE_NAME") == "dossier_rules" && !is_random {
            self.holds_with_false_values(bericht, &outcome);
        }
        outcome
    }

    fn judged(&self, bericht: &Bericht) -> Outcome {
        let hash = hash_of(bericht);
        let mut case = Case::new(bericht, &hash, &self.store, self.today);
        let books = Books::new(self.book.iter().chain(&self.others).cloned().collect()).unwrap();
        case.books = &books;
        case.is_own = self.is_own;
        check_known(&case, Level::Dossier, Level::Extern).unwrap()
    }

    /// With false BSNs, names and references in all messages the same rules are broken in the same places.
    fn holds_with_false_values(&self, bericht: &Bericht, outcome: &Outcome) {
        let messages = self.steps.iter().flat_map(|step| match step {
            Step::Enters(message, _) => vec![&**message],
            Step::IsAnswered(both) => vec![&both.0, &both.1],
        });
        let texts: Vec<String> = messages.chain([bericht]).map(write).collect();
        // A test may make a message that breaks its schema, which no dossier ever sees.
        if texts.iter().any(|text| !matches!(read(text.as_bytes(), MAX_BYTES), Reading::Valid(_))) {
            return;
        }
        let bytes: Vec<&[u8]> = texts.iter().map(String::as_bytes).collect();
        let mut made = pseudonym::messages(&bytes, &Key::new([42; 32])).unwrap().into_iter().map(|bytes| {
            match read(&bytes.unwrap(), MAX_BYTES) {
                Reading::Valid(bericht) => *bericht,
                other => panic!("{other:#?}"),
            }
        });
        let mut next = || made.next().unwrap();
        let (book, others) = (self.book.clone(), self.others.clone());
        let store = SqliteStore::in_memory().unwrap();
        let mut play = Self {
            store,
            today: self.today,
            book,
            others,
            is_own: self.is_own,
            entered: 0,
            steps: Vec::new(),
        };
        for step in &self.steps {
            match step {
                Step::Enters(_, stand) => {
                    play.enter(&next(), *stand);
                }
                Step::IsAnswered(..) => {
                    let (heen, antwoord) = (next(), next());
                    let own = hash_of(&antwoord);
                    facts::apply(&mut play.store, &heen, &hash_of(&heen), &antwoord, Some(&own)).unwrap();
                }
            }
        }
        let told = |outcome: &Outcome| -> Vec<String> {
            let findings = outcome.findings.iter();
            let findings =
                findings.map(|one| format!("{} {:?} {:?} {}", one.rule, one.level, one.severity, one.path));
            let mut all: Vec<String> =
                findings.chain(outcome.skipped.iter().map(|one| format!("{} skipped", one.rule))).collect();
            all.sort();
            all
        };
        assert_eq!(told(outcome), told(&play.judged(&next())), "with false values");
    }

    /// The rules of severity error that a message breaks, each with the end of the path; in order.
    pub fn errors(&self, bericht: &Bericht) -> Vec<String> {
        let findings = self.judge(bericht).findings;
        findings.iter().filter(|finding| finding.is_error()).map(gist).collect()
    }

    /// The warnings on a message, each with the end of the path; in order.
    pub fn warnings(&self, bericht: &Bericht) -> Vec<String> {
        let findings = self.judge(bericht).findings;
        findings.iter().filter(|finding| !finding.is_error()).map(gist).collect()
    }
}

/// What agreements lower to warnings counts in an answer as what it is.
pub fn same_answer_when_agreed(bericht: &Bericht, findings: &[Finding]) {
    let versies = XsdVersies::uniform(&Versie::new("1.0.0").unwrap());
    let making = Making { today: dag("2026-05-01"), versies: &versies };
    let hash = Hash(format!("{:064x}", 7));
    let mut lowered = findings.to_vec();
    for finding in lowered.iter_mut().filter(|finding| finding.is_error()) {
        finding.lower("alles", dag("2026-12-31"), "afgesproken", true);
    }
    assert!(!lowered.iter().any(Finding::is_error));
    let xml = |findings: &[Finding]| answer(bericht, &hash, findings, &making).map(|made| made.xml);
    assert_eq!(xml(&lowered), xml(findings), "an agreement changes the answer");
}

/// The file in which is noted which rules failed and passed in which messages, when a run is asked to.
pub const NOTES: &str = "IBERICHT_TEST_NOTES";

/// Notes which rules a message broke and which it did not.
fn note(bericht: &Bericht, outcome: &Outcome) {
    use std::fmt::Write as _;
    use std::io::Write as _;
    let Some(path) = std::env::var_os(NOTES) else { return };
    let mut text = String::new();
    for rule in rules::all().filter(|rule| rule.is_for(bericht.kind(), bericht.domain)) {
        let skipped = outcome.skipped.iter().any(|skipped| skipped.rule == rule.code);
        let fails = outcome.findings.iter().any(|finding| finding.rule == rule.code);
        let what = if fails { "fails" } else { "passes" };
        if fails || !skipped {
            let _ = writeln!(text, "{} {} {what}", rule.code, bericht.name().name());
        }
    }
    let mut file = std::fs::OpenOptions::new().create(true).append(true).open(path).unwrap();
    file.write_all(text.as_bytes()).unwrap();
}

/// `TR326 StartProduct[1]`: the rule, and where.
pub fn gist(finding: &Finding) -> String {
    format!("{} {}", finding.rule, finding.path.rsplit('/').next().unwrap_or_default())
}
