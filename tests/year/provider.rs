//! The provider: a work folder, a dossier, and the commands of the program as its administration gives them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use ibericht::batch::{
    Afwijkingen, Checks, Correcting, Declaring, Limits, Own, Running, Steps, collect, correct, declare,
};
use ibericht::dossier::{Hash, Herkomst, MessageRecord, SqliteStore, Stand, Store, ToewijzingVersie};
use ibericht::finding::{Level, Verdict};
use ibericht::messages::{Omvang, Product, ToegewezenProduct, XsdVersies};
use ibericht::productbook::Books;
use ibericht::values::*;

use crate::book::{AGB, book};
use crate::builders::{toegewezen, val};
use crate::care::{Allocation, Line, Truth};
use crate::entries::process;
use crate::sent::send;

/// What was sent and what has become of it, in eurocents, credits counted down.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    pub submitted: i64,
    /// Not answered yet.
    pub open: i64,
    /// Accepted, also when it was credited afterwards.
    pub granted: i64,
    pub rejected: i64,
    /// Rejected with the whole declaration.
    pub lapsed: i64,
}

pub struct Provider {
    store: SqliteStore,
    office: Office,
}

/// The administration, without its dossier.
struct Office {
    bsns: Vec<String>,
    folder: PathBuf,
    books: Books,
    own: Own,
    versies: XsdVersies,
}

/// As many test BSNs as there are clients.
fn bsns(clients: usize) -> Vec<String> {
    (999_900_006_u32..999_999_990)
        .map(|number| number.to_string())
        .filter(|text| Bsn::new(text).unwrap().passes_eleven_test())
        .take(clients)
        .collect()
}

fn day(month: u32, day: u32) -> Datum {
    Datum::from_ymd_opt(2026, month, day).unwrap()
}

/// The first days after a round: the months of the year, and what follows in the next.
fn today(round: usize) -> Datum {
    let round = u32::try_from(round).unwrap();
    if round < 12 { day(round + 1, 2) } else { Datum::from_ymd_opt(2027, round - 11, 2).unwrap() }
}

fn versie(allocation: &Allocation, bsn: &str) -> ToewijzingVersie {
    let product = allocation.product;
    let domain = if product.is_wmo { Domain::Wmo } else { Domain::Jw };
    ToewijzingVersie {
        domain,
        gemeente: val(allocation.gemeente()),
        aanbieder: val(AGB),
        bsn: val(bsn),
        geboortedatum: val("1990-05-06"),
        product: ToegewezenProduct {
            toewijzingsdatum: val("2025-12-15"),
            product: Some(Product {
                categorie: ProductCategorie::new(&product.code[..2], domain).unwrap(),
                code: Some(val(product.code)),
            }),
            ingangsdatum: day(allocation.from.0, allocation.from.1),
            einddatum: Some(day(allocation.to.0, allocation.to.1)),
            omvang: Some(Omvang {
                volume: val("9000000"),
                eenheid: Eenheid::new(product.eenheid, domain).unwrap(),
                frequentie: val(product.frequentie),
            }),
            ..toegewezen(domain, &allocation.nummer.to_string())
        },
        herkomst: Herkomst {
            bericht: Hash("toewijzingen".into()),
            dagtekening: val("2025-12-15"),
            stand: Stand::Geldt,
        },
    }
}

impl Office {
    /// The registrations as they are known in a round, of care in some months.
    fn registrations(&self, truth: &Truth, from: u32, until: u32, round: usize) -> PathBuf {
        let folder = self.folder.join("registraties");
        fs::create_dir_all(&folder).unwrap();
        let table = truth.leveringen(from, until, round, &|client| self.bsns[client].clone());
        fs::write(folder.join("leveringen.csv"), table).unwrap();
        folder
    }

    /// What declaring and correcting need besides the months.
    fn job<'a>(&'a self, folder: &'a Path, month: Option<Month>, today: Datum) -> Declaring<'a> {
        Declaring {
            folder,
            label: "registraties",
            out: None,
            month,
            books: &self.books,
            own: &self.own,
            today,
            versies: &self.versies,
            limits: Limits::default(),
        }
    }
}

impl Provider {
    pub fn new(truth: &Truth) -> Self {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("year-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        let mut store = SqliteStore::open(&folder.join("dossier.db")).unwrap();
        store.begin().unwrap();
        store
            .add_message(&MessageRecord {
                hash: Hash("toewijzingen".into()),
                bytes: Vec::new(),
                outgoing: false,
                header: None,
                ontvangen: val("2025-12-15"),
                stand: None,
                afgerond: true,
                verdict: Verdict::Valid,
                report: String::new(),
            })
            .unwrap();
        let clients = truth.allocations.iter().map(|allocation| allocation.client + 1).max().unwrap();
        let bsns = bsns(clients);
        for allocation in &truth.allocations {
            store.add_toewijzing(&versie(allocation, &bsns[allocation.client])).unwrap();
        }
        store.commit().unwrap();
        let office = Office {
            bsns,
            folder,
            books: Books::from(book()),
            own: Own::Aanbieder(val(AGB)),
            versies: XsdVersies::uniform(&val("1.0.0")),
        };
        Self { store, office }
    }

    /// Declares a month; gives the messages that went out.
    pub fn declares(&mut self, truth: &Truth, month: usize) -> Vec<Vec<u8>> {
        let calendar = u32::try_from(month).unwrap();
        let folder = self.office.registrations(truth, calendar, calendar, month);
        let job = self.office.job(&folder, Some(format!("2026-{month:02}").parse().unwrap()), today(month));
        let made = declare(&mut self.store, &job).unwrap();
        let names: Vec<_> = made.report.declarations.iter().map(|made| made.file.clone()).collect();
        self.sends(&names)
    }

    /// Puts the months up to one right, by what is registered in a round; gives the messages that went out.
    pub fn corrects(&mut self, truth: &Truth, until: usize, round: usize) -> Vec<Vec<u8>> {
        let folder = self.office.registrations(truth, 1, u32::try_from(until).unwrap(), round);
        let declaring = self.office.job(&folder, None, today(round));
        let job =
            Correcting { declaring, from: Some("2026-01".parse().unwrap()), withdraw: true, dry_run: false };
        let report = correct(&mut self.store, &job).unwrap();
        let names: Vec<_> = report.month.declarations.iter().map(|made| made.file.clone()).collect();
        self.sends(&names)
    }

    /// Reads an answer.
    pub fn receives(&mut self, answer: &[u8], round: usize) {
        let inbox = self.office.folder.join("in");
        fs::create_dir_all(&inbox).unwrap();
        fs::write(inbox.join("antwoord.xml"), answer).unwrap();
        let limits = Limits::default();
        let sources = collect(std::slice::from_ref(&inbox), &[], Some(&inbox), &limits).unwrap();
        let running = Running {
            checks: Checks { limits, until: Level::Productbook },
            books: &self.office.books,
            own: &self.office.own,
            today: today(round),
            versies: &self.office.versies,
            afwijkingen: Afwijkingen::none(),
            steps: &Steps::new(),
        };
        let entries = process(&mut self.store, &sources, &running).unwrap();
        let errors: Vec<_> = entries
            .iter()
            .flat_map(|entry| entry.report.findings.iter().filter(|finding| finding.is_error()))
            .collect();
        assert!(errors.is_empty(), "{errors:#?}");
    }

    /// Writes what must go out; gives those files.
    fn sends(&mut self, names: &[String]) -> Vec<Vec<u8>> {
        let out = self.office.folder.join("uit");
        send(&mut self.store, &out, None, &[]).unwrap();
        names.iter().map(|name| fs::read(out.join(name)).unwrap()).collect()
    }

    /// What was sent and what has become of it, straight from the tables.
    pub fn tally(&self) -> Tally {
        let mut tally = Tally::default();
        let database = rusqlite::Connection::open(self.office.folder.join("dossier.db")).unwrap();
        let mut query = database
            .prepare(
                "SELECT status, sum(iif(debet_credit = 'C', -bedrag, bedrag)) FROM prestatie GROUP BY status",
            )
            .unwrap();
        let mut rows = query.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let (status, cents): (String, i64) = (row.get(0).unwrap(), row.get(1).unwrap());
            tally.submitted += cents;
            match status.as_str() {
                "ingediend" => tally.open += cents,
                "toegekend" | "gecrediteerd" => tally.granted += cents,
                "afgewezen" => tally.rejected += cents,
                "vervallen" => tally.lapsed += cents,
                other => panic!("{other}"),
            }
        }
        tally
    }

    /// What the lines that stand are worth, straight from the tables: accepted, and never credited.
    pub fn standing(&self) -> BTreeMap<Line, i64> {
        let database = rusqlite::Connection::open(self.office.folder.join("dossier.db")).unwrap();
        let mut query = database
            .prepare(
                "SELECT gemeente, domein, toewijzingnummer, code, CAST(substr(begindatum, 6, 2) AS INTEGER), bedrag
                 FROM prestatie WHERE status = 'toegekend' AND debet_credit = 'D'",
            )
            .unwrap();
        let rows = query
            .query_map([], |row| {
                let domain: String = row.get(1)?;
                Ok(((row.get(0)?, domain == "WMO", row.get(2)?, row.get(3)?, row.get(4)?), row.get(5)?))
            })
            .unwrap();
        let mut standing = BTreeMap::new();
        for row in rows {
            let (line, cents): (Line, i64) = row.unwrap();
            assert!(standing.insert(line.clone(), cents).is_none(), "{line:?} stands twice");
        }
        standing
    }
}
