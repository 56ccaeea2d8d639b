//! A dossier of a given size, and messages about clients all over it.

use std::path::PathBuf;

use ibericht::dossier::{
    GedeclareerdePrestatie, Hash, Herkomst, Levering, Melding, MessageRecord, PrestatieStatus, SqliteStore,
    Stand, Store, ToewijzingVersie,
};
use ibericht::finding::Verdict;
use ibericht::messages::{Bericht, DeclaratieClient, Inhoud, Kind, Product, StartProduct};
use ibericht::values::{Bsn, Datum, Domain, Simple};

use crate::builders::*;

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

/// A dossier with two allocations per client, each with a start and a declared month.
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
    pub fn with(allocations: u32) -> Self {
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
                add(&mut store, client, number, code, &herkomst);
            }
        }
        store.commit().unwrap();
        Self { store, today, clients, file }
    }

    /// A message about one of the clients: another one for every round and index.
    pub fn message(&self, kind: Kind, round: usize, index: usize) -> Bericht {
        let step = u32::try_from(round * 1_000 + index).unwrap();
        let client = u32::try_from(u64::from(step) * 2_654_435_761 % u64::from(self.clients)).unwrap();
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

/// An allocation with its start and a declared line.
fn add(store: &mut SqliteStore, client: u32, number: u32, code: &str, herkomst: &Herkomst) {
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
            prestatie: prestatie(DOMAIN, &format!("M{number}"), &number),
            bericht: herkomst.bericht.clone(),
        })
        .unwrap();
}
