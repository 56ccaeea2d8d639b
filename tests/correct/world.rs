//! A provider that declares and corrects, and a municipality that judges what it gets by the rules of a receiver.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use ibericht::batch::{
    BatchError, Correcting, DeclaredMonth, Declaring, Limits, Own, correct, declare, send,
};
use ibericht::dossier::{
    Dossier, GedeclareerdePrestatie, Hash, MessageRecord, PrestatieStatus, SqliteStore, Stand, Store, facts,
};
use ibericht::finding::{Finding, Level, Severity, Text};
use ibericht::messages::{
    Bericht, DeclaratieBericht, Inhoud, MAX_BYTES, Prestatie, Reading, XsdVersies, read,
};
use ibericht::productbook::Books;
use ibericht::report::{Change, CorrectReport, Reason};
use ibericht::retour::{Making, answer};
use ibericht::rules::{self, Case, check_known};
use ibericht::values::{Datum, DebetCredit, Month, Versie};

use crate::support::{self, Toewijzing, book, bsn, day};

/// The book of the region, as the commands take it.
fn region() -> &'static Books {
    static BOOKS: LazyLock<Books> = LazyLock::new(|| Books::from(book().clone()));
    &BOOKS
}

/// What the municipality thinks of a line, besides what its rules find: a code that rejects it.
pub type Verdicts<'v> = &'v dyn Fn(&Prestatie) -> Option<&'static str>;

/// A row of care: client, product, day, minutes.
pub type Row = (usize, &'static str, &'static str, u32);

/// A declaration on its way.
pub struct Sent {
    pub name: String,
    pub bericht: Bericht,
    pub hash: Hash,
}

impl Sent {
    pub fn root(&self) -> &DeclaratieBericht {
        match &self.bericht.inhoud {
            Inhoud::Declaratie(root) => root,
            other => panic!("{other:?}"),
        }
    }

    /// Its lines: debits as `+volume`, credits as `-volume of` what they credit.
    pub fn lines(&self) -> Vec<String> {
        let lines = self.root().declaratie.clienten.iter().flat_map(|client| &client.prestaties);
        lines
            .map(|line| match &line.product_referentie.vorig_referentie_nummer {
                Some(vorig) => format!("-{} of {vorig}", line.geleverd_volume),
                None => format!("+{}", line.geleverd_volume),
            })
            .collect()
    }

    pub fn period(&self) -> String {
        Month::of(self.root().declaratie.declaratie_periode.begindatum).to_string()
    }
}

pub struct World {
    pub provider: SqliteStore,
    pub gemeente: SqliteStore,
    pub rows: Vec<Row>,
    pub today: Datum,
    books: &'static Books,
    folder: PathBuf,
    /// Declarations that the municipality has not answered.
    pub under_way: Vec<Sent>,
    /// Every declaration that was sent.
    pub references: Vec<String>,
}

/// Both parties know these allocations; nothing is declared yet, and it is 1 June 2026.
pub fn world(name: &str, toewijzingen: Vec<Toewijzing>) -> World {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("correct").join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    let knows = |toewijzingen: Vec<Toewijzing>| {
        toewijzingen.into_iter().fold(support::month("2026-01"), support::Case::with).store
    };
    World {
        provider: knows(toewijzingen.clone()),
        gemeente: knows(toewijzingen),
        rows: Vec::new(),
        today: day("2026-06-01"),
        books: region(),
        folder,
        under_way: Vec::new(),
        references: Vec::new(),
    }
}

/// How a run of `correct` differs from the usual one.
#[derive(Clone, Copy, Default)]
pub struct How {
    pub period: Option<&'static str>,
    pub from: Option<&'static str>,
    pub withdraw: bool,
    pub dry_run: bool,
}

fn versies() -> XsdVersies {
    XsdVersies::uniform(&Versie::new("1.0.0").unwrap())
}

impl World {
    /// The registrations as they are now.
    pub fn with(mut self, rows: &[Row]) -> Self {
        self.register(rows);
        self
    }

    pub fn register(&mut self, rows: &[Row]) {
        self.rows = rows.to_vec();
        let mut csv = "bsn;productcode;datum;minuten\n".to_owned();
        for (client, code, datum, minuten) in rows {
            let _ = writeln!(csv, "{};{code};{datum};{minuten}", bsn(*client).as_str());
        }
        self.file("leveringen.csv", &csv);
    }

    /// Other products than those of the region.
    pub fn by(mut self, books: Books) -> Self {
        self.books = Box::leak(Box::new(books));
        self
    }

    /// A file of the folder with registrations.
    pub fn file(&self, name: &str, text: &str) {
        std::fs::write(self.folder.join(name), support::fill_in(text)).unwrap();
    }

    pub fn declare(&mut self, month: &str) -> DeclaredMonth {
        let (own, versies, folder) = (Own::Unknown, versies(), self.folder.clone());
        let mut job = self.job(&own, &versies, &folder);
        job.month = Some(month.parse().unwrap());
        let declared = declare(&mut self.provider, &job).unwrap();
        self.take_out();
        declared
    }

    fn job<'a>(&self, own: &'a Own, versies: &'a XsdVersies, folder: &'a Path) -> Declaring<'a> {
        Declaring {
            folder,
            label: "registraties",
            out: None,
            month: None,
            books: self.books,
            own,
            today: self.today,
            versies,
            limits: Limits::default(),
        }
    }

    /// Corrects with a store of the test's own, without sending anything.
    pub fn try_correct(&self, store: &mut dyn Store, how: How) -> Result<CorrectReport, BatchError> {
        let (own, versies) = (Own::Unknown, versies());
        let mut declaring = self.job(&own, &versies, &self.folder);
        declaring.month = how.period.map(|month| month.parse().unwrap());
        let from = how.from.map(|month| month.parse().unwrap());
        let job = Correcting { declaring, from, withdraw: how.withdraw, dry_run: how.dry_run };
        correct(store, &job)
    }

    pub fn correct_as(&mut self, how: How) -> CorrectReport {
        let mut store = std::mem::replace(&mut self.provider, SqliteStore::in_memory().unwrap());
        let report = self.try_correct(&mut store, how).unwrap();
        self.provider = store;
        self.take_out();
        report
    }

    pub fn correct(&mut self) -> CorrectReport {
        self.correct_as(How::default())
    }

    pub fn withdraw(&mut self) -> CorrectReport {
        self.correct_as(How { withdraw: true, ..How::default() })
    }

    /// What the provider has to send, is sent; a receiver finds nothing wrong with any of it.
    fn take_out(&mut self) {
        let out = self.folder.join("uit");
        let mut names = Vec::new();
        send(&mut self.provider, &out, None, [], &mut |name, _| names.push(name)).unwrap();
        for name in names {
            let bytes = std::fs::read(out.join(&name)).unwrap();
            let Reading::Valid(bericht) = read(&bytes, MAX_BYTES) else { panic!("{name} cannot be read") };
            let hash = self.hash_of(&bericht);
            let sent = Sent { name, bericht: *bericht, hash };
            let found = self.judge(&sent);
            let errors: Vec<_> = found.iter().filter(|finding| finding.is_error()).collect();
            assert!(errors.is_empty(), "{:?}: {errors:#?}", sent.lines());
            for client in &sent.root().declaratie.clienten {
                let own = client.prestaties.iter().map(|line| &line.product_referentie.referentie_nummer);
                self.references.extend(own.map(ToString::to_string));
            }
            self.enter(&sent);
            self.under_way.push(sent);
        }
    }

    fn hash_of(&self, bericht: &Bericht) -> Hash {
        let Inhoud::Declaratie(root) = &bericht.inhoud else { panic!() };
        let nummer = &root.declaratie.declaratie_nummer;
        let known = self.provider.declaraties_met(bericht.domain, &root.header.afzender, nummer).unwrap();
        known.last().unwrap().herkomst.bericht.clone()
    }

    /// What the rules of a receiver find in a declaration.
    pub fn judge(&self, sent: &Sent) -> Vec<Finding> {
        let mut findings = rules::content::check(&sent.bericht);
        let mut case = Case::new(&sent.bericht, &sent.hash, &self.gemeente, self.today);
        case.books = self.books;
        findings.extend(check_known(&case, Level::Dossier, Level::Extern).unwrap().findings);
        findings
    }

    fn enter(&mut self, sent: &Sent) {
        let record = MessageRecord {
            header: Some(facts::header(&sent.bericht)),
            stand: Some(Stand::Onderweg),
            ..support::message(&sent.hash.0)
        };
        self.gemeente.add_message(&record).unwrap();
        facts::enter(&mut self.gemeente, &sent.bericht, &sent.hash, Stand::Onderweg).unwrap();
    }

    /// The municipality answers all that is under way; lines with a code are rejected.
    pub fn answer(&mut self, verdicts: Verdicts<'_>) {
        for sent in std::mem::take(&mut self.under_way) {
            let mut findings = Vec::new();
            for (c, client) in sent.root().declaratie.clienten.iter().enumerate() {
                for (p, line) in client.prestaties.iter().enumerate() {
                    let path = format!(
                        "/Bericht/Declaratie/Clienten/Client[{}]/Prestaties/Prestatie[{}]",
                        c + 1,
                        p + 1
                    );
                    findings.extend(verdicts(line).map(|code| rejection(Level::Dossier, code, &path)));
                }
            }
            self.reply(&sent, &findings);
        }
    }

    pub fn accept(&mut self) {
        self.answer(&|_| None);
    }

    /// The municipality rejects all that is under way as a whole.
    pub fn reject_whole(&mut self) {
        for sent in std::mem::take(&mut self.under_way) {
            self.reply(&sent, &[rejection(Level::Content, "0001", "/Bericht")]);
        }
    }

    fn reply(&mut self, sent: &Sent, findings: &[Finding]) {
        let versies = versies();
        let making = Making { today: self.today, versies: &versies };
        let made = answer(&sent.bericht, &sent.hash, findings, &making).unwrap();
        for store in [&mut self.provider, &mut self.gemeente] {
            facts::apply(store, &sent.bericht, &sent.hash, &made.bericht, None).unwrap();
        }
    }

    /// The accepted lines that stand, as the provider knows them: client, product and month with volume and cents.
    pub fn accepted(&self) -> BTreeMap<String, (i64, i64)> {
        let mut net: BTreeMap<String, (i64, i64)> = BTreeMap::new();
        for line in self.lines() {
            let is_credit = line.prestatie.ingediend_bedrag.debet_credit == DebetCredit::CREDIT;
            let granted = [PrestatieStatus::Toegekend, PrestatieStatus::Gecrediteerd];
            if granted.contains(&line.status) {
                let sign = if is_credit { -1 } else { 1 };
                let month = Month::of(line.prestatie.product_periode.begindatum);
                let key = format!("{} {} {month}", line.bsn, line.prestatie.product_code);
                let sum = net.entry(key).or_default();
                sum.0 += sign * i64::from(line.prestatie.geleverd_volume.get());
                sum.1 += sign * i64::from(line.prestatie.ingediend_bedrag.bedrag.get());
            }
        }
        net.retain(|_, sum| *sum != (0, 0));
        net
    }

    /// Every line that the provider knows.
    pub fn lines(&self) -> Vec<GedeclareerdePrestatie> {
        let clients = self.provider.clients().unwrap();
        clients.iter().flat_map(|(domain, bsn)| self.provider.prestaties(*domain, bsn).unwrap()).collect()
    }
}

fn rejection(level: Level, code: &'static str, path: &str) -> Finding {
    let text = Text::fixed("afgewezen", "rejected");
    let mut finding = Finding::new("TEST", level, Severity::Error, text.clone(), text).at(path);
    finding.retourcode = Some(code.into());
    finding
}

/// The only change.
pub fn only(report: &CorrectReport) -> &Change {
    let [change] = &report.changes[..] else { panic!("{:#?}\n{:#?}", report.changes, told(report)) };
    change
}

/// Why each line was made.
pub fn reasons(report: &CorrectReport) -> Vec<Reason> {
    report.changes.iter().map(|change| change.reason).collect()
}

/// Rule and Dutch message of every finding.
pub fn told(report: &CorrectReport) -> Vec<String> {
    let told = |finding: &Finding| format!("{}: {}", finding.rule, finding.message.nl);
    report.month.findings.iter().map(told).collect()
}
