//! A dossier of a given size, and messages about clients all over it.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use ibericht::dossier::{
    GedeclareerdePrestatie, Hash, Herkomst, Levering, Melding, MessageRecord, PrestatieStatus, SqliteStore,
    Stand, Store, ToewijzingVersie,
};
use ibericht::finding::{Lang, Verdict};
use ibericht::messages::{Bericht, DeclaratieClient, Inhoud, Kind, Product, StartProduct};
use ibericht::report::dossier::Selection;
use ibericht::values::{Bsn, Datum, Domain, Simple};

use crate::MESSAGES;
use crate::builders::*;

/// Something that is asked of a client.
pub type List = fn(&Filled, &Selection);

pub const KINDS: [Kind; 7] = [
    Kind::Toewijzing,
    Kind::Start,
    Kind::Stop,
    Kind::VerzoekOmToewijzing,
    Kind::VerzoekOmWijziging,
    Kind::Antwoord,
    Kind::Declaratie,
];

const DOMAIN: Domain = Domain::Jw;

/// The months that are declared on every allocation, when there are five lines on each.
const MONTHS: [(&str, &str); 5] = [
    ("2025-11-01", "2025-11-30"),
    ("2025-12-01", "2025-12-31"),
    ("2026-01-01", "2026-01-31"),
    ("2026-02-01", "2026-02-28"),
    ("2026-03-01", "2026-03-31"),
];

/// A dossier with two allocations per client, each with a start and up to five declared months.
pub struct Filled {
    pub store: SqliteStore,
    pub today: Datum,
    clients: u32,
    file: PathBuf,
}

impl Drop for Filled {
    fn drop(&mut self) {
        for suffix in ["", "-wal", "-shm"] {
            let mut name = self.file.clone().into_os_string();
            name.push(suffix);
            let _ = std::fs::remove_file(name);
        }
    }
}

/// The client with a number. Neighbours in number are no neighbours in the file: each is a step through all of them.
fn bsn(client: u32) -> Bsn {
    Bsn::new(&format!("{:09}", 100_000_000 + (u64::from(client) * 7_919_177) % 899_999_981)).unwrap()
}

impl Filled {
    pub fn with(allocations: u32, lines: usize) -> Self {
        let file =
            std::env::temp_dir().join(format!("ibericht-bench-{}-{allocations}.db", std::process::id()));
        let mut store = SqliteStore::open(&file).unwrap();
        let clients = allocations / 2;
        let today = val::<Datum>("2026-05-01");
        let hash = Hash("0".repeat(64));
        store.begin().unwrap();
        store
            .add_message(&MessageRecord {
                hash: hash.clone(),
                bytes: Vec::new(),
                outgoing: false,
                header: None,
                ontvangen: today,
                stand: None,
                afgerond: true,
                verdict: Verdict::Valid,
                report: String::new(),
            })
            .unwrap();
        let herkomst = Herkomst { bericht: hash, dagtekening: val("2026-04-01"), stand: Stand::Geldt };
        for client in 0..clients {
            for (number, code) in [(2 * client + 1, "45A01"), (2 * client + 2, "45A02")] {
                add(&mut store, client, number, code, &herkomst, lines);
            }
            // What is written in one transaction is kept beside the file until it ends.
            if client % 10_000 == 0 {
                store.commit().unwrap();
                store.begin().unwrap();
            }
        }
        store.commit().unwrap();
        Self { store, today, clients, file }
    }

    /// How large the file is.
    pub fn bytes(&self) -> u64 {
        std::fs::metadata(&self.file).unwrap().len()
    }

    /// Asks something about clients all over the dossier, one by one.
    pub fn for_clients(&self, round: usize, ask: List) -> Duration {
        let selections: Vec<_> = (0..MESSAGES)
            .map(|index| Selection {
                bsn: Some(bsn(self.client(round, index))),
                masked: true,
                lang: Lang::Nl,
            })
            .collect();
        let start = Instant::now();
        for selection in &selections {
            ask(self, selection);
        }
        start.elapsed()
    }

    /// Opens the file so many times.
    pub fn open_again(&self, times: usize) -> Duration {
        let start = Instant::now();
        for _ in 0..times {
            drop(SqliteStore::open(&self.file).unwrap());
        }
        start.elapsed()
    }

    /// One of the clients: another one for every round and index.
    fn client(&self, round: usize, index: usize) -> u32 {
        let step = u64::try_from(round * 1_000 + index).unwrap();
        u32::try_from(step * 2_654_435_761 % u64::from(self.clients)).unwrap()
    }

    /// A message about one of the clients: another one for every round and index.
    pub fn message(&self, kind: Kind, round: usize, index: usize) -> Bericht {
        let client = self.client(round, index);
        let (own, number) = (bsn(client), (2 * client + 1).to_string());
        match kind {
            Kind::Toewijzing => toewijzing(DOMAIN, |root| {
                root.bsn = own;
                root.toegewezen_producten = many(vec![toegewezen(DOMAIN, &number)]);
            }),
            Kind::Start => start(DOMAIN, |root| {
                root.bsn = own;
                root.start_producten = many(vec![gestart(DOMAIN, &number)]);
            }),
            Kind::Stop => stop(DOMAIN, |root| {
                root.bsn = own;
                root.stop_producten = many(vec![gestopt(DOMAIN, &number)]);
            }),
            Kind::VerzoekOmToewijzing => verzoek(DOMAIN, |root| root.bsn = own),
            Kind::VerzoekOmWijziging => {
                let mut bericht = wijziging(DOMAIN, |root| {
                    root.te_wijzigen_producten = Some(many(vec![te_wijzigen(&number)]));
                });
                if let Inhoud::VerzoekOmWijziging(root) = &mut bericht.inhoud {
                    root.client.bsn = own;
                }
                bericht
            }
            Kind::Antwoord => antwoord(DOMAIN, |root| {
                root.referentie_aanbieder = Simple::parse(&format!("R{client}"), DOMAIN).unwrap();
            }),
            _ => {
                let mut bericht = regels(DOMAIN, vec![prestatie(DOMAIN, &format!("N{number}"), &number)]);
                if let Inhoud::Declaratie(root) = &mut bericht.inhoud {
                    let lines = root.declaratie.clienten[0].prestaties.clone();
                    let client = DeclaratieClient { bsn: own, prestaties: lines, retour_codes: () };
                    root.declaratie.clienten = many(vec![client]);
                }
                bericht
            }
        }
    }
}

/// An allocation with its start and declared lines.
fn add(store: &mut SqliteStore, client: u32, number: u32, code: &str, herkomst: &Herkomst, lines: usize) {
    let (gemeente, aanbieder, own) = (val("0268"), val("42420001"), bsn(client));
    let number = number.to_string();
    let mut product = toegewezen(DOMAIN, &number);
    product.product = product.product.map(|product| Product { code: some(code), ..product });
    let start = StartProduct { product: product.product.clone(), ..gestart(DOMAIN, &number) };
    store
        .add_toewijzing(&ToewijzingVersie {
            domain: DOMAIN,
            gemeente,
            aanbieder,
            bsn: own,
            geboortedatum: val("2010-02-14"),
            product,
            herkomst: herkomst.clone(),
        })
        .unwrap();
    store
        .add_levering(&Levering {
            domain: DOMAIN,
            gemeente,
            aanbieder,
            bsn: own,
            melding: Melding::Start(start),
            herkomst: herkomst.clone(),
        })
        .unwrap();
    for (month, (begin, einde)) in MONTHS.iter().rev().take(lines).enumerate() {
        let mut prestatie = prestatie(DOMAIN, &format!("M{month}-{number}"), &number);
        prestatie.product_periode = periode(begin, einde);
        store
            .add_prestatie(&GedeclareerdePrestatie {
                domain: DOMAIN,
                gemeente,
                aanbieder,
                bsn: own,
                declaratie_nummer: val("D202603"),
                status: PrestatieStatus::Toegekend,
                retourcodes: Vec::new(),
                verwacht: None,
                prestatie,
                bericht: herkomst.bericht.clone(),
            })
            .unwrap();
    }
}
