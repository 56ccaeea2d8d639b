//! What holds for any registrations, in every unit and frequency and on every kind of allocation.

use std::collections::{BTreeMap, BTreeSet};

use ibericht::declaration::{Computation, Line, Place};
use ibericht::dossier::Store as _;
use ibericht::productbook::{Agreements, BrokenMonth, Moment};
use ibericht::values::Eenheid;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::boekje::{accepted, boekje, gist, lines_of, maand, made, product, sorted};
use super::support::{Case, Toewijzing, toewijzing};

/// Care is of March to May; a trajectory ends in July at the latest.
const MONTHS: [&str; 5] = ["2026-03", "2026-04", "2026-05", "2026-06", "2026-07"];
const TODAY: &str = "2026-08-03";
const CLIENTS: usize = 3;

const PRODUCTS: [(&str, Eenheid); 9] = [
    ("01B04", Eenheid::UUR),
    ("02B01", Eenheid::MINUUT),
    ("02B60", Eenheid::MINUUT),
    ("02B14", Eenheid::ETMAAL),
    ("02B16", Eenheid::DAGDEEL),
    ("02B82", Eenheid::STUKS_OUTPUT),
    ("02B83", Eenheid::EURO),
    ("02B84", Eenheid::STUKS_INSPANNING),
    ("45B83", Eenheid::EURO),
];

/// Where an allocation begins and ends; the last ones are the most usual.
const TERMS: [(&str, &str); 7] = [
    ("2026-03-01", "2026-03-09"),
    ("2026-03-10", "2026-05-01"),
    ("2026-04-08", "2026-06-17"),
    ("2026-04-01", "2026-07-03"),
    ("2026-01-01", "2026-07-31"),
    ("2026-01-01", "2026-07-31"),
    ("2026-01-01", ""),
];

/// An allocation for a client: specific with or without a volume, aspecific or generic with a budget.
fn allocation() -> impl Strategy<Value = (usize, usize, usize, (usize, &'static str), Index, u32)> {
    (
        0..10_usize,
        1..=CLIENTS,
        0..PRODUCTS.len(),
        (0..4_usize, select(vec!["", "", "uur"])),
        any::<Index>(),
        1..40_u32,
    )
        .prop_map(|(kind, client, which, how, term, volume)| (kind, client, which, how, term, volume))
}

fn allocated(
    nummer: u32,
    (kind, client, which, (frequentie, hours), term, volume): (
        usize,
        usize,
        usize,
        (usize, &'static str),
        Index,
        u32,
    ),
) -> Toewijzing {
    let (code, eenheid) = PRODUCTS[which];
    let (from, to) = *term.get(&TERMS);
    let plain = toewijzing(nummer, client, code).from(from);
    let plain = if to.is_empty() { plain } else { plain.to(to) };
    let budget = volume * 10_000;
    match kind {
        0 => plain.to("2026-07-31").budget(budget),
        1 => plain.to("2026-07-31").budget(budget).generic(),
        2 => plain,
        _ => {
            let eenheid = if eenheid == Eenheid::MINUUT && hours == "uur" { Eenheid::UUR } else { eenheid };
            let volume = match eenheid {
                Eenheid::EURO => volume * 1000,
                Eenheid::MINUUT => volume * 20,
                _ => volume,
            };
            let frequenties = eenheid.frequenties();
            plain.omvang(volume, eenheid, frequenties[frequentie % frequenties.len()])
        }
    }
}

/// A row, mostly with the amount in the right column.
fn row() -> impl Strategy<Value = String> {
    (0..=CLIENTS, 0..PRODUCTS.len(), 60..151_u64, 0..400_u32, 0..30_usize, select(vec!["", "", "", "", "r1"]))
        .prop_map(|(client, which, days, amount, slip, referentie)| {
            let (code, eenheid) = PRODUCTS[which];
            let date = super::support::day("2026-01-01") + chrono::Days::new(days);
            let column = match eenheid {
                _ if slip == 0 => 3,
                _ if slip == 1 => 0,
                Eenheid::UUR | Eenheid::MINUUT => 0,
                Eenheid::EURO => 2,
                _ => 1,
            };
            let amount = match column {
                1 => (amount % 4).to_string(),
                2 => format!("{},{:02}", amount / 4, amount % 100),
                _ => amount.to_string(),
            };
            let mut cells = ["", "", "", ""];
            cells[column] = &amount;
            let code = if slip == 2 { "02X99" } else { code };
            format!("#{};{code};{date};{};{};{};{referentie}", client + 1, cells[0], cells[1], cells[2])
        })
}

fn agreement() -> impl Strategy<Value = Agreements> {
    let broken =
        || select(vec![BrokenMonth::Full, BrokenMonth::Full, BrokenMonth::ProRata, BrokenMonth::None]);
    (select(vec![Moment::Delivery, Moment::Delivery, Moment::End]), broken(), broken()).prop_map(
        |(moment, first_broken_month, last_broken_month)| Agreements {
            moment,
            first_broken_month,
            last_broken_month,
        },
    )
}

type Allocation = (usize, usize, usize, (usize, &'static str), Index, u32);

fn case(allocations: &[Allocation], agreements: &[Agreements; 3], rows: &[String]) -> Case {
    let mut book = boekje();
    for (code, agreed) in ["02B82", "02B83", "45B83"].into_iter().zip(agreements) {
        product(&mut book, code).agreements = *agreed;
    }
    let mut case = maand("2026-03").book(book);
    for (nummer, allocation) in (1..).zip(allocations) {
        case = case.with(allocated(nummer, *allocation));
    }
    case.leveringen(&format!("bsn;productcode;datum;minuten;aantal;bedrag;referentie\n{}", rows.join("\n")))
}

/// What became of a row in a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fate {
    Declared,
    Refused,
    OtherMonth,
}

/// Every fate of every row in a month; a row with two of them is used twice.
fn fates(computation: &Computation) -> BTreeMap<Place, Vec<Fate>> {
    let mut fates: BTreeMap<Place, Vec<Fate>> = BTreeMap::new();
    let entries = computation.lines.iter().flat_map(|line| &line.derivation.entries);
    for place in entries.flat_map(|entry| &entry.places) {
        fates.entry(place.clone()).or_default().push(Fate::Declared);
    }
    for row in &computation.not_declared {
        let other = row.rule == "declaratie-andere-maand";
        let fate = if other { Fate::OtherMonth } else { Fate::Refused };
        fates.entry(row.place.clone()).or_default().push(fate);
    }
    fates
}

/// Lines without the places of their rows.
fn gists(lines: &[Line]) -> Vec<String> {
    lines
        .iter()
        .map(|line| {
            format!("{} {} {} {}", line.bsn.as_str(), line.toewijzing_nummer, line.product, gist(line))
        })
        .collect()
}

/// How many rows were refused for which reason.
fn reasons(computations: &[Computation]) -> BTreeMap<String, usize> {
    let mut reasons = BTreeMap::new();
    for row in computations.iter().flat_map(|computation| &computation.not_declared) {
        *reasons.entry(format!("{} {:?} {:?}", row.rule, row.productcode, row.datum)).or_default() += 1;
    }
    reasons
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_row_ends_in_exactly_one_of_declared_refused_or_another_month(
        allocations in prop::collection::vec(allocation(), 4..22),
        agreements in [agreement(), agreement(), agreement()],
        rows in prop::collection::vec(row(), 1..40),
    ) {
        let case = case(&allocations, &agreements, &rows);
        let (_, computations) = lines_of(&case, &MONTHS);
        let all: BTreeSet<Place> = case.registraties.leveringen.iter().map(|row| row.place.clone()).collect();
        prop_assert_eq!(all.len(), rows.len());
        let mut months: BTreeMap<Place, Vec<Fate>> = BTreeMap::new();
        for computation in &computations {
            let fates = fates(computation);
            prop_assert_eq!(fates.keys().cloned().collect::<BTreeSet<_>>(), all.clone());
            for (place, fate) in fates {
                prop_assert_eq!(fate.len(), 1, "{} in {}: {:?}", place, computation.month, fate);
                months.entry(place).or_default().extend(fate);
            }
        }
        for (place, fates) in months {
            let here = fates.iter().filter(|fate| **fate != Fate::OtherMonth).count();
            // What is wrong whatever the month is refused in each of them.
            let always = fates.iter().all(|fate| *fate == Fate::Refused);
            prop_assert!(here == 1 || always, "{place}: {fates:?}");
        }
    }

    #[test]
    fn what_is_declared_is_accepted_by_schema_content_and_receiver(
        allocations in prop::collection::vec(allocation(), 4..22),
        agreements in [agreement(), agreement(), agreement()],
        rows in prop::collection::vec(row(), 1..40),
    ) {
        let case = case(&allocations, &agreements, &rows);
        let (lines, computations) = lines_of(&case, &MONTHS);
        // The sum of the lines is the total.
        let total: i128 = computations.iter().map(Computation::total).sum();
        prop_assert_eq!(total, lines.iter().map(|line| i128::from(line.bedrag.get())).sum::<i128>());
        for line in &lines {
            let derivation = &line.derivation;
            prop_assert_eq!(derivation.entries.iter().map(|entry| entry.counted).sum::<ibericht::values::Fraction>(), derivation.sum);
            prop_assert!(line.volume.get() > 0);
        }
        let cents: i128 = accepted(case, &lines, "2026-07", TODAY)
            .iter()
            .map(|bericht| {
                let ibericht::messages::Inhoud::Declaratie(root) = &bericht.inhoud else { panic!() };
                i128::from(root.declaratie.totaal_ingediend_bedrag.totaal_bedrag.get())
            })
            .sum();
        prop_assert_eq!(total, cents);
    }

    #[test]
    fn declaring_in_any_order_gives_the_same(
        allocations in prop::collection::vec(allocation(), 4..22),
        agreements in [agreement(), agreement(), agreement()],
        (rows, shuffled) in prop::collection::vec(row(), 1..30)
            .prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle())),
    ) {
        let (lines, computations) = lines_of(&case(&allocations, &agreements, &rows), &MONTHS);
        let (other, others) = lines_of(&case(&allocations, &agreements, &shuffled), &MONTHS);
        prop_assert_eq!(gists(&lines), gists(&other));
        prop_assert_eq!(reasons(&computations), reasons(&others));
    }

    #[test]
    fn credit_plus_debit_gives_the_difference(
        before in prop::collection::vec(row(), 1..15),
        after in prop::collection::vec(row(), 1..15),
    ) {
        // One open allocation per client and product, so that everything fits.
        let open: Vec<Toewijzing> = (1..=CLIENTS)
            .flat_map(|client| PRODUCTS.iter().map(move |(code, _)| (client, *code)))
            .zip(1..)
            .map(|((client, code), nummer)| toewijzing(nummer, client, code))
            .collect();
        let with = |rows: &[String]| {
            open.iter().cloned().fold(case(&[], &[Agreements::default(); 3], rows), Case::with)
        };
        let (old, _) = lines_of(&with(&before), &MONTHS);
        let (new, _) = lines_of(&with(&after), &MONTHS);
        let mut case = with(&after).correcting();
        for line in made(&mut case, &old, "2026-07", TODAY) {
            case.store.add_prestatie(&line).unwrap();
        }
        let (corrections, computations) = lines_of(&case, &MONTHS);
        let total: i128 = computations.iter().map(Computation::total).sum();
        // What stands afterwards, reckoned apart: the new line, or the old one where nothing is registered any more.
        let key = |line: &Line| (line.toewijzing_nummer, line.month().first());
        let cents = |lines: &[Line]| lines.iter().map(|line| (key(line), i128::from(line.bedrag.get()))).collect::<BTreeMap<_, _>>();
        let (was, is) = (cents(&old), cents(&new));
        let mut stands = was.clone();
        stands.extend(is);
        prop_assert_eq!(total, stands.values().sum::<i128>() - was.values().sum::<i128>());
        // Nothing is touched that has not changed.
        let changed = stands.iter().filter(|(key, cents)| was.get(key) != Some(*cents)).count();
        prop_assert_eq!(corrections.len(), changed);
        accepted(case, &sorted(corrections), "2026-07", TODAY);
    }
}

#[test]
fn the_rows_of_the_properties_declare_something() {
    // The properties would hold of nothing as well.
    let strategy = (prop::collection::vec(allocation(), 20), prop::collection::vec(row(), 40));
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut units = BTreeSet::new();
    for _ in 0..12 {
        let tree = strategy.new_tree(&mut runner).unwrap();
        let (allocations, rows) = proptest::strategy::ValueTree::current(&tree);
        let case = case(&allocations, &[Agreements::default(); 3], &rows);
        let (lines, _) = lines_of(&case, &MONTHS);
        units.extend(lines.iter().map(|line| line.eenheid));
    }
    let all: BTreeSet<Eenheid> = PRODUCTS.iter().map(|(_, eenheid)| *eenheid).collect();
    assert_eq!(units, all);
}
