//! Several books at once: each row is declared by the book of its allocation, and nothing is lost or counted twice.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use ibericht::declaration::{Computation, Line, Tabel};
use ibericht::finding::Severity;
use ibericht::productbook::{Book, Books, Tariff};
use ibericht::values::{Bedrag, Domain, Eenheid};
use proptest::prelude::*;

use super::support::{Case, Outcome, book, bsn, day, month, toewijzing};

const ARNHEM: &str = "0202";
/// A municipality of which there is no book.
const UTRECHT: &str = "0344";

/// The example contract: another region, with the products of the built-in book and its own.
fn contract() -> &'static Book {
    static BOOK: OnceLock<Book> = OnceLock::new();
    BOOK.get_or_init(|| {
        let text = include_str!("../../productbooks/voorbeeld-contract-2026.toml");
        Book::parse("voorbeeld-contract-2026", text).unwrap()
    })
}

/// The book of a year later: ten cents dearer.
fn next_year(book: &Book) -> Book {
    let mut next = Book { name: format!("{}-later", book.name), ..book.clone() };
    (next.valid_from, next.valid_to) = (day("2027-01-01"), day("2027-12-31"));
    for product in next.products.values_mut() {
        product.tariffs.retain(|tariff| tariff.aanbieder.is_none());
        for tariff in &mut product.tariffs {
            *tariff = Tariff { from: day("2027-01-01"), to: None, cents: tariff.cents + 10, ..*tariff };
        }
    }
    next
}

fn two() -> Books {
    Books::new(vec![book().clone(), contract().clone()]).unwrap()
}

/// What a line says, without how it came about.
fn gist(line: &Line) -> (Domain, String, String, u32, String, u32, u32) {
    let tariff = line.tarief.map_or(0, Bedrag::get);
    (
        line.domain,
        line.gemeente.to_string(),
        line.bsn.as_str().to_owned(),
        line.toewijzing_nummer.get(),
        line.product.to_string(),
        line.volume.get(),
        tariff,
    )
}

const HEAD: &str = "bsn;productcode;datum;minuten;aantal;einddatum;toewijzingnummer;activiteit;referentie\n";

fn rows(rows: &str) -> String {
    format!("{HEAD}{rows}")
}

#[test]
fn each_row_is_declared_by_the_book_of_its_municipality() {
    let case = month("2026-04")
        .with(toewijzing(1, 1, "02A03"))
        .with(toewijzing(2, 2, "02A03").gemeente(ARNHEM))
        .leveringen(&rows("#1;02A03;2026-04-07;60\n#2;02A03;2026-04-07;60"));
    let outcome = case.compute_all(&two());
    outcome.assert_silent();
    assert_eq!(outcome.volume(1, "02A03"), (60, 60 * 129));
    assert_eq!(outcome.volume(2, "02A03"), (60, 60 * 131), "the tariff of the provider in the contract");
    let gemeenten: Vec<_> = outcome.computation.lines.iter().map(|line| line.gemeente.to_string()).collect();
    assert_eq!(gemeenten, [ARNHEM, "0268"], "by law and municipality, whatever the order of the books");
    // With the book of the one region alone the row of the other is refused.
    let alone = case.compute_all(&book().clone().into());
    assert_eq!(alone.computation.lines.len(), 1);
    assert_eq!(alone.computation.not_declared.len(), 1);
}

#[test]
fn one_book_gives_what_it_gave() {
    let case = month("2026-04")
        .with(toewijzing(1, 1, "02A03"))
        .leveringen(&rows("#1;02A03;2026-04-07;60\n#2;02A03;2026-04-07;60\n#1;99Z99;2026-04-08;5"));
    let (one, all) = (case.compute(), case.compute_all(&book().clone().into()).computation);
    assert_eq!(one.findings, all.findings);
    assert_eq!(one.not_declared, all.not_declared);
    assert_eq!(
        one.lines.iter().map(gist).collect::<Vec<_>>(),
        all.lines.iter().map(gist).collect::<Vec<_>>()
    );
    // Without a book nothing is declared, and nothing is lost.
    let none = case.compute_all(Books::none()).computation;
    assert_eq!((none.lines.len(), none.not_declared.len()), (0, 3));
}

#[test]
fn the_allocation_of_the_row_decides_between_two_regions() {
    let case = |nummers: [&str; 2]| {
        month("2026-04")
            .with(toewijzing(1, 1, "02A03"))
            .with(toewijzing(2, 1, "02A03").gemeente(ARNHEM))
            .leveringen(&rows(&format!(
                "#1;02A03;2026-04-07;60;;;{}\n#1;02A03;2026-04-08;30;;;{}",
                nummers[0], nummers[1]
            )))
            .compute_all(&two())
    };
    let outcome = case(["1", "2"]);
    outcome.assert_silent();
    let told: Vec<_> =
        outcome.computation.lines.iter().map(|line| (line.gemeente.to_string(), line.volume.get())).collect();
    assert_eq!(told, [(ARNHEM.to_owned(), 30), ("0268".to_owned(), 60)]);
    let outcome = case(["", ""]);
    assert!(outcome.nothing_declared());
    outcome.finding("toewijzing-meerdere", Severity::Error);
    assert_eq!(outcome.not_declared("toewijzing-meerdere").len(), 2, "each row once");
    // Moved in the month: each day has its own region.
    let outcome = month("2026-04")
        .with(toewijzing(1, 1, "02A03").to("2026-04-14"))
        .with(toewijzing(2, 1, "02A03").from("2026-04-15").gemeente(ARNHEM))
        .leveringen(&rows("#1;02A03;2026-04-14;60\n#1;02A03;2026-04-15;60"))
        .compute_all(&two());
    outcome.assert_silent();
    assert_eq!(
        outcome.computation.lines.iter().map(|line| line.bedrag.get()).collect::<Vec<_>>(),
        [7860, 7740]
    );
}

#[test]
fn what_no_book_can_place_is_refused_where_its_product_is_known() {
    let case = month("2026-04")
        .with(toewijzing(1, 1, "02A03").gemeente(UTRECHT))
        .with(toewijzing(3, 3, "02A03").gemeente(ARNHEM).to("2026-03-31"))
        .leveringen(&rows(
            "#1;02A03;2026-04-07;60\n#2;02C01;2026-04-07;60\n#2;99Z99;2026-04-07;60\n#3;02A03;2026-04-07;60",
        ));
    let outcome = case.compute_all(&two());
    assert!(outcome.nothing_declared());
    assert_eq!(outcome.computation.not_declared.len(), 4, "{:#?}", outcome.told());
    // The contract has 02C01; what is missing there is the allocation.
    let missing = outcome.not_declared("toewijzing-ontbreekt");
    assert_eq!(missing.iter().map(|row| row.place.regel).collect::<Vec<_>>(), [3]);
    let refused = |regel: u32| {
        let row = outcome.computation.not_declared.iter().find(|row| row.place.regel == regel).unwrap();
        row.reason.nl.to_string()
    };
    assert!(refused(2).contains("Utrecht"), "{}", refused(2));
    assert!(refused(4).contains("staat niet in productenboek `rijk-van-nijmegen-2026`"), "{}", refused(4));
    assert!(refused(5).contains("buiten toewijzing 3"), "{}", refused(5));
}

/// A group of four in which two regions and somebody without an allocation take part.
fn mixed(sessies: &str, deelnemers: &str) -> Case {
    month("2026-04")
        .with(toewijzing(1, 1, "02A17"))
        .with(toewijzing(2, 2, "02A17").gemeente(ARNHEM))
        .with(toewijzing(3, 3, "02A20").gemeente(ARNHEM))
        .sessies(&format!("g;02A17;2026-04-09;90;2;\n{sessies}"))
        .deelnemers(&format!("g;#1;ja;\ng;#2;ja;\ng;#3;ja;\ng;#4;ja;\ng;#2;ja;\n{deelnemers}"))
}

#[test]
fn everyone_present_counts_in_a_session_of_two_regions() {
    let outcome = mixed("", "").compute_all(&two());
    for (client, code) in [(1, "02A17"), (2, "02A17"), (3, "02A20")] {
        assert_eq!(outcome.line(client, code).volume.get(), 60, "180 minutes over three clients");
    }
    assert_eq!(outcome.line(2, "02A17").gemeente.as_str(), ARNHEM);
    assert_eq!(outcome.computation.lines.len(), 3);
    // Who has no allocation is told once, as who stands there twice; nobody is refused by the book of another.
    let listed: Vec<_> =
        outcome.computation.not_declared.iter().map(|row| (row.bsn, row.place.regel)).collect();
    assert_eq!(listed, [(Some(bsn(4)), 5), (Some(bsn(2)), 6)], "{:#?}", outcome.computation.not_declared);
    let twice =
        outcome.computation.findings.iter().filter(|f| f.rule == "registratie-deelnemer-dubbel").count();
    assert_eq!(twice, 1);
}

#[test]
fn a_session_that_is_refused_lists_each_participant_once() {
    let outcome = mixed("h;02A17;2026-04-10;90;3;", "h;#1;ja;\nh;#2;ja;").compute_all(&two());
    let of_h: Vec<_> = outcome
        .computation
        .not_declared
        .iter()
        .filter(|row| row.datum == Some(day("2026-04-10")))
        .map(|row| (row.place.tabel, row.bsn))
        .collect();
    assert_eq!(
        of_h,
        [(Tabel::Sessies, None), (Tabel::Deelnemers, Some(bsn(1))), (Tabel::Deelnemers, Some(bsn(2))),]
    );
}

#[test]
fn joint_time_is_divided_over_the_clients_of_both_regions() {
    let case = |referentie: &str| {
        month("2026-04")
            .with(toewijzing(1, 1, "45A52"))
            .with(toewijzing(2, 2, "45A52").gemeente(ARNHEM))
            .with(toewijzing(3, 3, "45A52").gemeente(ARNHEM))
            .sessies("g;45A52;2026-04-09;60;1;60")
            .deelnemers("g;#1;ja;\ng;#2;ja;\ng;#3;ja;")
            .leveringen(&rows(&format!("#1;45A52;2026-04-09;30;;;;T39;{referentie}")))
            .compute_all(&two())
    };
    for referentie in ["g", ""] {
        let outcome = case(referentie);
        outcome.assert_no_errors();
        for client in 1..=3 {
            assert_eq!(outcome.line(client, "45A52").volume.get(), 30, "(60 + 30) / 3");
        }
        assert!(outcome.computation.not_declared.is_empty(), "{:#?}", outcome.computation.not_declared);
    }
}

#[test]
fn the_turn_of_the_year_has_a_book_on_both_sides() {
    let books = Books::new(vec![book().clone(), next_year(book())]).unwrap();
    let case = |of: &str| {
        month(of)
            .with(toewijzing(1, 1, "02A03"))
            .with(toewijzing(2, 2, "44A09"))
            .leveringen(&rows(
                "#1;02A03;2026-12-30;60\n#1;02A03;2027-01-04;30\n#2;44A09;2026-12-30;;;2027-01-03",
            ))
            .compute_all(&books)
    };
    let stay = book().product("44A09").unwrap().tariffs[0].cents;
    let december = case("2026-12");
    december.assert_no_errors();
    assert_eq!(december.volume(1, "02A03"), (60, 60 * 129));
    assert_eq!(december.volume(2, "44A09"), (2, 2 * stay));
    let january = case("2027-01");
    january.assert_no_errors();
    assert_eq!(january.volume(1, "02A03"), (30, 30 * 139), "the tariff of its own year");
    assert_eq!(january.volume(2, "44A09"), (2, 2 * (stay + 10)));
}

#[test]
fn a_book_that_changes_in_the_month_makes_no_two_lines() {
    let (mut first, mut second) = (book().clone(), book().clone());
    first.valid_to = day("2026-04-14");
    (second.valid_from, second.name) = (day("2026-04-15"), "later".to_owned());
    let books = Books::new(vec![first, second]).unwrap();
    let care = rows("#1;02A03;2026-04-07;60\n#1;02A03;2026-04-20;30");
    let outcome = month("2026-04").with(toewijzing(1, 1, "02A03")).leveringen(&care).compute_all(&books);
    assert!(outcome.nothing_declared());
    let finding = outcome.finding("declaratie-tariefwissel", Severity::Error);
    assert!(finding.advice.nl.contains("nieuwe toewijzing"), "{}", finding.advice.nl);
    assert_eq!(outcome.not_declared("declaratie-tariefwissel").len(), 2);
    // With a new allocation from the change each has its own line.
    let outcome = month("2026-04")
        .with(toewijzing(1, 1, "02A03").to("2026-04-14"))
        .with(toewijzing(2, 1, "02A03").from("2026-04-15"))
        .leveringen(&care)
        .compute_all(&books);
    outcome.assert_silent();
    assert_eq!(outcome.computation.lines.len(), 2);
}

#[test]
fn a_product_of_the_contract_alone_is_declared() {
    let outcome = month("2026-04")
        .with(toewijzing(1, 1, "07C04").gemeente(ARNHEM))
        .with(toewijzing(2, 1, "02A03"))
        .leveringen(&rows("#1;02A03;2026-04-07;60"))
        .compute_all(&two());
    outcome.assert_silent();
    assert_eq!(contract().product("07C04").unwrap().eenheid, Eenheid::DAGDEEL);
    assert_eq!(outcome.computation.lines.len(), 1);
}

/// Where a row ended: how often in the lines of each client, and whether it is listed.
type Ends = BTreeMap<(Tabel, u32), (BTreeSet<String>, usize)>;

fn ends(computation: &Computation) -> Ends {
    let mut ends = Ends::new();
    for line in &computation.lines {
        for place in line.derivation.entries.iter().flat_map(|entry| &entry.places) {
            let end = ends.entry((place.tabel, place.regel)).or_default();
            end.0.insert(format!("{:?}", gist(line)));
        }
    }
    for row in &computation.not_declared {
        ends.entry((row.place.tabel, row.place.regel)).or_default().1 += 1;
    }
    ends
}

/// Clients of three municipalities; the odd allocations of Arnhem end in the month.
fn dossier() -> Case {
    let mut case = month("2026-04");
    for client in 1..=4_u32 {
        for (index, code) in ["02A03", "02A17", "02A20", "45A05", "45A52"].into_iter().enumerate() {
            let nummer = client * 10 + u32::try_from(index).unwrap();
            let allocation = toewijzing(nummer, client as usize, code);
            case = case.with(match (client, index % 2) {
                (2 | 3, 0) => allocation.gemeente(ARNHEM),
                (2, _) => allocation.gemeente(ARNHEM).to("2026-04-14"),
                (1 | 3, _) => allocation,
                _ => allocation.gemeente(UTRECHT),
            });
        }
    }
    case
}

fn cell(values: &'static [&'static str]) -> impl Strategy<Value = &'static str> {
    prop::sample::select(values)
}

fn levering() -> impl Strategy<Value = String> {
    (
        cell(&["#1", "#2", "#3", "#4", "#5"]),
        cell(&["02A03", "02A17", "02C01", "45A05", "45A52", "99Z99"]),
        cell(&["2026-04-01", "2026-04-14", "2026-04-15", "2026-05-01"]),
        cell(&["60", "90", "0", ""]),
        cell(&["", "", "T22", "T36", "T39"]),
    )
        .prop_map(|(bsn, product, datum, minuten, activiteit)| {
            format!("{bsn};{product};{datum};{minuten};;;;{activiteit};")
        })
}

fn sessie() -> impl Strategy<Value = String> {
    (
        cell(&["02A17", "02A20", "45A52", "02A03"]),
        cell(&["2026-04-09", "2026-04-15", "2026-05-01"]),
        cell(&["1", "2", "3"]),
    )
        .prop_map(|(product, datum, professionals)| format!("{product};{datum};60;{professionals};"))
}

fn deelnemer() -> impl Strategy<Value = String> {
    (cell(&["s0", "s1", "s2", "onbekend"]), cell(&["#1", "#2", "#3", "#4", "#5"]), cell(&["ja", "ja", "nee"]))
        .prop_map(|(sessie, bsn, aanwezig)| format!("{sessie};{bsn};{aanwezig};"))
}

fn registered(leveringen: &[String], sessies: &[String], deelnemers: &[String]) -> Case {
    let named: Vec<_> = sessies.iter().enumerate().map(|(index, row)| format!("s{index};{row}")).collect();
    dossier()
        .leveringen(&rows(&leveringen.join("\n")))
        .sessies(&named.join("\n"))
        .deelnemers(&deelnemers.join("\n"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_row_is_lost_or_used_by_two_books(
        leveringen in prop::collection::vec(levering(), 0..20),
        sessies in prop::collection::vec(sessie(), 0..4),
        deelnemers in prop::collection::vec(deelnemer(), 0..14),
    ) {
        let case = registered(&leveringen, &sessies, &deelnemers);
        let Outcome { computation } = case.compute_all(&two());
        let ends = ends(&computation);
        let read = case.registraties.leveringen.iter().map(|row| &row.place)
            .chain(case.registraties.sessies.iter().map(|row| &row.place))
            .chain(case.registraties.deelnemers.iter().map(|row| &row.place))
            .chain(case.registraties.geweigerd.iter().map(|row| &row.place));
        for place in read {
            let Some((lines, listed)) = ends.get(&(place.tabel, place.regel)) else {
                return Err(TestCaseError::fail(format!("{place} is lost")));
            };
            if place.tabel == Tabel::Deelnemers {
                prop_assert!(lines.len() + listed == 1, "{place}: {lines:?} and {listed} times listed");
            } else if place.tabel == Tabel::Sessies {
                prop_assert!(*listed == 0 || lines.is_empty(), "{place}: {lines:?} and {listed} times listed");
            }
        }
        // Everything is told once.
        let told: BTreeSet<_> = computation.not_declared.iter().map(|row| format!("{row:?}")).collect();
        prop_assert_eq!(told.len(), computation.not_declared.len());
        let keys: BTreeSet<_> = computation.lines.iter().map(|line| {
            (line.domain, line.gemeente, line.bsn, line.toewijzing_nummer, line.product.clone())
        }).collect();
        prop_assert_eq!(keys.len(), computation.lines.len());
        let order = |line: &Line| (line.domain, line.gemeente, line.bsn, line.toewijzing_nummer, line.product.clone());
        prop_assert!(computation.lines.is_sorted_by_key(order));
        // In whatever order the books are named.
        let turned = Books::new(vec![contract().clone(), book().clone()]).unwrap();
        let other = case.compute_all(&turned).computation;
        prop_assert_eq!(other.lines.iter().map(gist).collect::<Vec<_>>(), computation.lines.iter().map(gist).collect::<Vec<_>>());
    }

    /// With the same book under two names the lines are those of one book for both regions.
    #[test]
    fn two_books_that_say_the_same_are_one(
        leveringen in prop::collection::vec(levering(), 0..20),
        sessies in prop::collection::vec(sessie(), 0..4),
        deelnemers in prop::collection::vec(deelnemer(), 0..14),
    ) {
        let mut whole = book().clone();
        whole.gemeenten.extend(&contract().gemeenten);
        let mut part = book().clone();
        (part.gemeenten, part.name) = (contract().gemeenten.clone(), "deel".to_owned());
        // A session that is too small is individual care: whose two allocations are of two regions, is refused.
        let deelnemers: Vec<_> = deelnemers.into_iter().filter(|row| !row.contains("#3")).collect();
        let case = registered(&leveringen, &sessies, &deelnemers);
        let one = case.compute_all(&whole.into()).computation;
        let two = case.compute_all(&Books::new(vec![book().clone(), part]).unwrap()).computation;
        prop_assert_eq!(one.lines.iter().map(gist).collect::<Vec<_>>(), two.lines.iter().map(gist).collect::<Vec<_>>());
        let listed = |computation: &Computation| {
            let rows = computation.not_declared.iter();
            rows.map(|row| (row.place.clone(), row.bsn, row.rule.to_string())).collect::<BTreeSet<_>>()
        };
        prop_assert_eq!(listed(&one), listed(&two));
    }
}
