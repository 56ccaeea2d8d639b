//! Whatever happens between the parties: what is accepted in the end is what the registrations say, once.

use std::collections::{BTreeMap, BTreeSet};

use ibericht::declaration::{Input, Purpose, Registraties, Tabel, compute};
use ibericht::messages::Prestatie;
use ibericht::values::{AgbCode, Month};
use proptest::prelude::*;

use super::world::{How, Row, World, world};
use crate::support::{self, AGB, Toewijzing, book, fill_in, toewijzing};

const MONTHS: [&str; 4] = ["2026-01", "2026-02", "2026-03", "2026-04"];

/// A client with a product, and the three days on which there may be care.
const CARE: [(usize, &str); 5] = [(1, "02A03"), (2, "02A03"), (2, "45A04"), (3, "45A04"), (4, "02A03")];

#[derive(Debug, Clone)]
enum Step {
    /// Minutes of a care on one of its days; none takes the row away.
    Register(usize, usize, usize, Option<u32>),
    Declare,
    Correct(bool),
    /// Answers all that is under way, rejecting the lines of which this is a part of the reference.
    Answer(u32),
    RejectWhole,
}

fn step() -> impl Strategy<Value = Step> {
    let minutes = prop_oneof![1 => Just(None), 4 => (1_u32..200).prop_map(Some)];
    prop_oneof![
        6 => (0..CARE.len(), 0..MONTHS.len(), 0_usize..3, minutes)
            .prop_map(|(care, month, day, minutes)| Step::Register(care, month, day, minutes)),
        2 => Just(Step::Declare),
        3 => any::<bool>().prop_map(Step::Correct),
        3 => (0_u32..6).prop_map(Step::Answer),
        1 => Just(Step::RejectWhole),
    ]
}

fn toewijzingen() -> Vec<Toewijzing> {
    vec![
        toewijzing(10, 1, "02A03"),
        toewijzing(11, 2, "02A03"),
        toewijzing(12, 2, "45A04"),
        toewijzing(13, 3, "45A04"),
        toewijzing(14, 4, "02A03").gemeente("0296"),
        // In every month, law and municipality someone always has care.
        toewijzing(20, 5, "02A03"),
        toewijzing(21, 5, "45A04"),
        toewijzing(22, 6, "02A03").gemeente("0296"),
    ]
}

/// Which lines a municipality rejects: any function of the line that is not too regular will do.
fn rejects(seed: u32, line: &Prestatie) -> Option<&'static str> {
    let text = line.product_referentie.referentie_nummer.to_string();
    let sum: u32 = text
        .bytes()
        .enumerate()
        .map(|(at, byte)| (u32::try_from(at).unwrap() + seed) * u32::from(byte))
        .sum();
    (seed > 0 && sum.is_multiple_of(3)).then_some("9338")
}

type Rows = BTreeMap<(usize, usize, usize), u32>;

fn csv_rows(rows: &Rows) -> Vec<Row> {
    let mut all: Vec<Row> = Vec::new();
    for ((care, month, day), minutes) in rows {
        let (client, code) = CARE[*care];
        all.push((client, code, Box::leak(format!("{}-1{day}", MONTHS[*month]).into_boxed_str()), *minutes));
    }
    for month in MONTHS {
        for (client, code) in [(5, "02A03"), (5, "45A04"), (6, "02A03")] {
            all.push((client, code, Box::leak(format!("{month}-20").into_boxed_str()), 10));
        }
    }
    all
}

/// What a plain declaration of these rows gives, per client, product and month.
fn plain(rows: &[Row], until: Month) -> BTreeMap<String, (i64, i64)> {
    let store = toewijzingen().into_iter().fold(support::month("2026-01"), support::Case::with).store;
    let mut registraties = Registraties::default();
    let lines: Vec<_> =
        rows.iter().map(|(client, code, day, min)| format!("#{client};{code};{day};{min}")).collect();
    let csv = fill_in(&format!("bsn;productcode;datum;minuten\n{}", lines.join("\n")));
    registraties.add_csv(Tabel::Leveringen, "leveringen.csv", csv.as_bytes());
    let mut all = BTreeMap::new();
    for month in
        MONTHS.map(|month| month.parse::<Month>().unwrap()).into_iter().filter(|month| *month <= until)
    {
        let input = Input {
            registraties: &registraties,
            month,
            aanbieder: AgbCode::new(AGB).unwrap(),
            purpose: Purpose::Declare,
            made: &[],
        };
        for line in compute(input, &store, book()).unwrap().lines {
            let key = format!("{} {} {month}", line.bsn, line.product);
            all.insert(key, (i64::from(line.volume.get()), i64::from(line.bedrag.get())));
        }
    }
    all
}

/// The amount that was submitted with a run.
fn submitted(world: &World, before: usize) -> i64 {
    world.under_way[before..].iter().map(|sent| sent.root().declaratie.totaal_ingediend_bedrag.cents()).sum()
}

fn play(steps: &[Step]) {
    let mut world = world(&format!("random-{:?}", std::thread::current().id()), toewijzingen());
    let mut rows = Rows::new();
    world.register(&csv_rows(&rows));
    let mut next = 0;
    for step in steps {
        match step {
            Step::Register(care, month, day, minutes) => {
                match minutes {
                    Some(minutes) => rows.insert((*care, *month, *day), *minutes),
                    None => rows.remove(&(*care, *month, *day)),
                };
                world.register(&csv_rows(&rows));
            }
            Step::Declare if next < MONTHS.len() => {
                world.declare(MONTHS[next]);
                next += 1;
            }
            Step::Correct(withdraw) if next > 0 => {
                let sent = world.under_way.len();
                let report = world.correct_as(How { withdraw: *withdraw, ..How::default() });
                let (credit, debit) = report.total();
                assert_eq!(submitted(&world, sent), debit - credit);
                let again = world.correct_as(How { withdraw: *withdraw, ..How::default() });
                assert!(again.changes.is_empty(), "{:?}", again.changes);
            }
            Step::Declare | Step::Correct(_) => {}
            Step::Answer(seed) => world.answer(&|line| rejects(*seed, line)),
            Step::RejectWhole => world.reject_whole(),
        }
    }
    if next == 0 {
        world.declare(MONTHS[0]);
        next = 1;
    }
    // In the end all is answered, and what is wrong is put right: once, or twice when a line was not answered yet.
    for _ in 0..3 {
        world.accept();
        world.withdraw();
    }
    assert!(world.under_way.is_empty(), "it does not come to rest");
    let until: Month = MONTHS[next - 1].parse().unwrap();
    assert_eq!(world.accepted(), plain(&csv_rows(&rows), until));
    let unique: BTreeSet<_> = world.references.iter().collect();
    assert_eq!(unique.len(), world.references.len(), "a reference was used twice");
    let state = |store: &ibericht::dossier::SqliteStore| {
        use ibericht::dossier::{Dossier, Store};
        let clients = store.clients().unwrap();
        clients
            .iter()
            .flat_map(|(domain, bsn)| store.prestaties(*domain, bsn).unwrap())
            .map(|line| (line.prestatie.product_referentie.referentie_nummer.to_string(), line.status))
            .collect::<Vec<_>>()
    };
    assert_eq!(state(&world.provider), state(&world.gemeente), "both parties know the same");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_accepted_in_the_end_is_what_the_registrations_say(steps in prop::collection::vec(step(), 1..30)) {
        play(&steps);
    }
}
