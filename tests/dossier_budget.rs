//! How far allocations are used up, reckoned by hand.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a helper of tests fails by panicking"
)]
#![allow(dead_code, reason = "the shared helpers serve other test crates as well")]
#![allow(clippy::unnecessary_wraps, reason = "builders give what an optional field takes")]
#![allow(clippy::wildcard_imports, reason = "tables of cases")]

#[allow(unused_imports, reason = "the shared builders serve other test crates as well")]
#[path = "support/builders/mod.rs"]
mod builders;
#[path = "support/play.rs"]
mod play;

use builders::*;
use ibericht::dossier::budget::{Afloop, Grens, Tempo, Verbruik};
use ibericht::dossier::{Dossier, staande};
use ibericht::finding::Lang;
use ibericht::messages::{Bericht, Omvang, Prestatie, ToegewezenProduct};
use ibericht::report::dossier::{BudgetRow, Listed, Selection, budget, lines, table, toewijzingen};
use ibericht::report::text::Style;
use ibericht::report::{self, Format, Options, Overview};
use ibericht::values::{Bsn, Datum, Domain, Eenheid, Fraction};
use play::{Play, dag, dated};

const JW: Domain = Domain::Jw;

fn client() -> Bsn {
    Bsn::new("999900006").unwrap()
}

/// Allocation 1001 over these days.
fn allocated(omvang: Option<Omvang>, from: &str, to: &str) -> ToegewezenProduct {
    ToegewezenProduct {
        ingangsdatum: val(from),
        einddatum: Some(to).filter(|to| !to.is_empty()).map(val),
        omvang,
        ..toegewezen(JW, "1001")
    }
}

fn play(product: ToegewezenProduct) -> Play {
    let mut play = Play::on("2026-05-04");
    play.accepted(&toewijzing(JW, |client| client.toegewezen_producten = many(vec![product])));
    play
}

/// A line on allocation 1001: volume, unit and days.
fn line(referentie: &str, volume: &str, eenheid: &str, from: &str, to: &str) -> Prestatie {
    let mut line = prestatie(JW, referentie, "1001");
    line.geleverd_volume = val(volume);
    line.eenheid = val(eenheid);
    line.product_periode = periode(from, to);
    line
}

fn april(referentie: &str, volume: &str, eenheid: &str) -> Prestatie {
    line(referentie, volume, eenheid, "2026-04-01", "2026-04-30")
}

fn declared(identificatie: &str, lines: Vec<Prestatie>) -> Bericht {
    dated(regels(JW, lines), identificatie, "2026-05-01")
}

fn all(play: &Play, today: &str) -> Vec<Verbruik> {
    let lines = play.store.prestaties(JW, &client()).unwrap();
    let versies = play.store.toewijzingen(JW, &client()).unwrap();
    Verbruik::of(&versies[0], &staande(&lines), dag(today))
}

/// What is used of an allocation after these lines, on 4 May 2026.
fn used(product: ToegewezenProduct, lines: Vec<Prestatie>) -> Verbruik {
    let mut play = play(product);
    if !lines.is_empty() {
        play.under_way(&declared("1", lines));
    }
    all(&play, "2026-05-04").remove(0)
}

fn whole(number: i128) -> Fraction {
    Fraction::from_integer(number)
}

fn op(day: &str, before: u64) -> Afloop {
    Afloop::Op { dag: dag(day), dagen_voor_einde: Some(before) }
}

fn rest(over: Fraction, day: &str) -> Afloop {
    Afloop::Rest { over, einde: dag(day) }
}

/// Two hours a week from Wednesday 1 April to Thursday 31 December 2026: the ISO weeks 14 to 53, so 40 weeks.
fn two_hours_a_week() -> ToegewezenProduct {
    allocated(omvang("2", "04", "2"), "2026-04-01", "2026-12-31")
}

#[test]
fn hours_a_week_with_lines_in_minutes_that_last() {
    let verbruik = used(two_hours_a_week(), vec![april("P1", "480", "01")]);
    assert_eq!((verbruik.grens, verbruik.eenheid), (Grens::Volume, Eenheid::MINUUT));
    assert_eq!(verbruik.toegestaan, Some(40 * 120));
    assert_eq!((verbruik.gebruikt, verbruik.onbeantwoord, verbruik.resterend()), (480, 480, Some(4320)));
    // 480 minutes in 30 days is 16 a day.
    let pace = Tempo { van: dag("2026-04-01"), tot: dag("2026-04-30"), per_week: whole(112) };
    assert_eq!(verbruik.tempo, Some(pace));
    // 245 days are left after April: 3920 of 4320.
    assert_eq!(verbruik.afloop, rest(whole(400), "2026-12-31"));
    // 34 of the 275 days have passed.
    assert_eq!(verbruik.nu_verwacht, Some(Fraction::new(4800 * 34, 275)));
    // April touches the weeks 14 to 18, May 18 to 22.
    let told: Vec<_> = verbruik
        .perioden
        .iter()
        .map(|of| (of.periode.begindatum, of.periode.einddatum, of.toegestaan, of.gebruikt))
        .collect();
    let may = (dag("2026-05-01"), dag("2026-05-31"), 600, 0);
    assert_eq!(told, [(dag("2026-04-01"), dag("2026-04-30"), 600, 480), may]);
}

#[test]
fn a_line_in_hours_counts_as_its_minutes() {
    let lines = vec![april("P1", "8", "04"), line("P2", "60", "01", "2026-05-01", "2026-05-31")];
    let verbruik = used(two_hours_a_week(), lines);
    assert_eq!(verbruik.gebruikt, 8 * 60 + 60);
    // 540 minutes in the 61 days of April and May.
    assert_eq!(verbruik.tempo.unwrap().per_week, Fraction::new(540 * 7, 61));
}

#[test]
fn hours_a_week_that_run_out() {
    // 20 minutes a day; 4200 are left, so 210 days after 30 April.
    let verbruik = used(two_hours_a_week(), vec![april("P1", "600", "01")]);
    assert_eq!(verbruik.afloop, op("2026-11-26", 35));
    assert!(verbruik.afloop.vraagt_aandacht());
    // 601 minutes: 4199 / (601/30) is 209.6 days, so during the 210th.
    let verbruik = used(two_hours_a_week(), vec![april("P1", "601", "01")]);
    assert_eq!(verbruik.afloop, op("2026-11-26", 35));
    // 610 minutes: 4190 / (610/30) is 206.07 days, so during the 207th.
    let verbruik = used(two_hours_a_week(), vec![april("P1", "610", "01")]);
    assert_eq!(verbruik.afloop, op("2026-11-23", 38));
}

#[test]
fn a_month_without_care_counts_as_nothing() {
    let lines = vec![april("P1", "480", "01"), line("P2", "480", "01", "2026-06-01", "2026-06-30")];
    let verbruik = used(two_hours_a_week(), lines);
    // 960 minutes in the 91 days of April to June.
    assert_eq!(verbruik.tempo.unwrap().per_week, Fraction::new(960 * 7, 91));
    let months: Vec<_> = verbruik.perioden.iter().map(|of| of.periode.begindatum).collect();
    assert_eq!(months, [dag("2026-04-01"), dag("2026-05-01"), dag("2026-06-01")], "May is that of today");
}

#[test]
fn pieces_in_total_to_the_last_one() {
    let pieces = |to: &str| allocated(omvang("12", "82", "6"), "2026-04-01", to);
    // 4 in 30 days; the other 8 are used in 60 days.
    let lasts = |to: &str| used(pieces(to), vec![april("P1", "4", "82")]);
    assert_eq!(lasts("2026-06-28").afloop, rest(Fraction::new(8, 60), "2026-06-28"));
    assert_eq!(lasts("2026-06-29").afloop, rest(whole(0), "2026-06-29"), "to the very last day");
    assert_eq!(lasts("2026-06-30").afloop, op("2026-06-29", 1));
    assert_eq!(lasts("2026-06-30").perioden, [], "the volume is for the whole term");
    let endless = Afloop::Op { dag: dag("2026-06-29"), dagen_voor_einde: None };
    assert_eq!(lasts("").afloop, endless, "without a last day it always runs out");
    assert_eq!(lasts("").nu_verwacht, None);
}

#[test]
fn euros_a_week_are_reckoned_in_cents() {
    // 300 euro a week over the ISO weeks 28 to 36 (IV076): 9 weeks.
    let product = allocated(omvang("30000", "83", "2"), "2025-07-07", "2025-09-07");
    let july = line("P1", "90000", "83", "2025-07-07", "2025-07-31");
    let verbruik = used(product, vec![july]);
    assert_eq!(
        (verbruik.eenheid, verbruik.toegestaan, verbruik.gebruikt),
        (Eenheid::EURO, Some(270_000), 90_000)
    );
    // July has three Sundays.
    assert_eq!((verbruik.perioden[0].toegestaan, verbruik.perioden.len()), (90_000, 1));
    // 90000 in 25 days is 3600 a day; 38 days are left: 136800 of 180000.
    assert_eq!(verbruik.afloop, rest(whole(43_200), "2025-09-07"));
}

#[test]
fn a_budget_is_used_by_all_products_together() {
    let mut product = allocated(None, "2026-04-01", "2026-12-31");
    product.budget = some("100000");
    let mut other = april("P2", "100", "01");
    other.product_code = val("45A02");
    let verbruik = used(product.clone(), vec![april("P1", "100", "01"), other]);
    assert_eq!((verbruik.grens, verbruik.eenheid), (Grens::Budget, Eenheid::EURO));
    assert_eq!((verbruik.toegestaan, verbruik.gebruikt), (Some(100_000), 30_000));
    // 1000 cents a day; 70000 are left.
    assert_eq!(verbruik.afloop, op("2026-07-09", 175));

    // With a volume as well each limit is told.
    product.omvang = omvang("10", "04", "6");
    let mut play = play(product);
    play.under_way(&declared("1", vec![april("P1", "100", "01")]));
    let limits: Vec<_> = all(&play, "2026-05-04").iter().map(|of| (of.grens, of.gebruikt)).collect();
    assert_eq!(limits, [(Grens::Volume, 100), (Grens::Budget, 15_000)]);
}

#[test]
fn what_is_not_declared_or_has_no_limit_says_so() {
    let later = used(allocated(omvang("2", "04", "2"), "2026-06-01", "2026-12-31"), Vec::new());
    assert_eq!((later.afloop, later.gebruikt, later.tempo), (Afloop::GeenTempo, 0, None));
    assert_eq!((later.nu_verwacht, later.perioden.len()), (Some(whole(0)), 0), "it has not begun");
    let endless = used(allocated(omvang("2", "04", "2"), "2026-04-01", ""), vec![april("P1", "480", "01")]);
    assert_eq!((endless.afloop, endless.toegestaan), (Afloop::GeenGrens, None));
    assert_eq!(endless.perioden[0].toegestaan, 600, "there is one per product period");
    let generic = used(allocated(None, "2026-04-01", "2026-12-31"), vec![april("P1", "480", "01")]);
    assert_eq!((generic.grens, generic.afloop), (Grens::Geen, Afloop::GeenGrens));
    assert_eq!((generic.eenheid, generic.gebruikt), (Eenheid::EURO, 15_000));
}

#[test]
fn more_than_is_allowed_and_what_cannot_be_compared() {
    let product = allocated(omvang("500", "01", "6"), "2026-04-01", "2026-12-31");
    let over = used(product.clone(), vec![april("P1", "480", "01"), april("P2", "21", "01")]);
    assert_eq!((over.afloop, over.resterend()), (Afloop::Overschreden { te_veel: 1 }, Some(0)));
    let spent = used(product.clone(), vec![april("P1", "500", "01")]);
    assert_eq!(spent.afloop, op("2026-04-30", 245), "nothing is left");
    let other = used(product, vec![april("P1", "480", "01"), april("P2", "3", "16")]);
    assert_eq!((other.gebruikt, other.niet_te_vergelijken), (480, 1));
}

#[test]
fn only_lines_that_stand_count_and_what_is_answered_is_no_longer_open() {
    let mut play = play(two_hours_a_week());
    let first = declared("1", vec![april("P1", "480", "01"), april("P2", "60", "01")]);
    let mut rejected = afgewezen(april("P2", "60", "01"));
    rejected.retour_codes = retourcodes(&["9321"]);
    let answer = declaratie_antwoord(JW, vec![vec![rejected]], |_| {});
    play.under_way(&first).answered(&first, &answer);
    let counts = |play: &Play| {
        let verbruik = all(play, "2026-05-04").remove(0);
        (verbruik.gebruikt, verbruik.onbeantwoord)
    };
    assert_eq!(counts(&play), (480, 0), "what is rejected uses nothing up");
    play.under_way(&declared("2", vec![line("P3", "60", "01", "2026-05-01", "2026-05-31")]));
    assert_eq!(counts(&play), (540, 60));
    let mut taken_back = april("P4", "480", "01");
    taken_back.product_referentie.vorig_referentie_nummer = some("P1");
    taken_back.ingediend_bedrag = bedrag("15000", "C");
    play.under_way(&declared("3", vec![taken_back]));
    assert_eq!(counts(&play), (60, 60), "a credit takes its debit away");
}

#[test]
fn dates_at_the_end_of_time_do_no_harm() {
    let product = allocated(omvang("99999999", "04", "1"), "0001-01-01", "9999-12-31");
    let verbruik = used(product, vec![line("P1", "1", "01", "0001-01-01", "9999-12-31")]);
    assert!(matches!(verbruik.afloop, Afloop::Rest { .. }), "{verbruik:?}");
    let endless = allocated(omvang("99999999", "04", "6"), "0001-01-01", "");
    let verbruik = used(endless, vec![line("P1", "1", "01", "0001-01-01", "9999-12-31")]);
    assert_eq!(verbruik.afloop, Afloop::Op { dag: Datum::MAX, dagen_voor_einde: None });
}

const NL: Selection = Selection { bsn: None, masked: true, lang: Lang::Nl };

fn rows(play: &Play) -> Vec<BudgetRow> {
    budget(&play.store, &NL, dag("2026-05-04")).unwrap()
}

/// Six allocations of one client, each with what is said of it.
fn several() -> Play {
    let mut play = Play::on("2026-05-04");
    let numbered = |nummer: &str, product: ToegewezenProduct| {
        let toewijzing_nummer = val(nummer);
        ToegewezenProduct { toewijzing_nummer, ..product }
    };
    let year = |omvang| allocated(omvang, "2026-04-01", "2026-12-31");
    let products = vec![
        numbered("1", year(omvang("2", "04", "2"))),
        numbered("2", allocated(omvang("2", "04", "2"), "2026-04-01", "")),
        numbered("3", year(omvang("12", "82", "6"))),
        numbered("4", year(omvang("400", "01", "6"))),
        numbered("5", allocated(omvang("2", "04", "2"), "2026-06-01", "2026-12-31")),
        numbered("6", allocated(omvang("100", "01", "6"), "2026-04-01", "2026-05-03")),
    ];
    play.accepted(&toewijzing(JW, |client| client.toegewezen_producten = many(products)));
    let on = |referentie, toewijzing: &str, volume, eenheid| {
        let mut line = april(referentie, volume, eenheid);
        line.toewijzing_nummer = val(toewijzing);
        line
    };
    let lines = vec![
        on("P1", "1", "480", "01"),
        on("P2", "3", "4", "82"),
        on("P3", "4", "430", "01"),
        on("P4", "6", "130", "01"),
    ];
    play.under_way(&declared("1", lines));
    play
}

#[test]
fn what_runs_out_first_is_at_the_top_and_what_has_ended_at_the_bottom() {
    let rows = rows(&several());
    let told: Vec<_> = rows.iter().map(|row| (row.toewijzingnummer, &*row.uitleg)).collect();
    assert_eq!(
        told,
        [
            (4, "overschreden: 30 minuten te veel"),
            (3, "raakt op: 29-06-2026, 185 dagen voor het einde"),
            (1, "genoeg: op 31-12-2026 nog 6 uur 40 minuten over"),
            (5, "begint op 01-06-2026"),
            (2, "geen grens over de looptijd: geen einddatum"),
            (6, "overschreden: 30 minuten te veel"),
        ]
    );
    let alarming: Vec<_> =
        rows.iter().filter(|row| row.vraagt_aandacht()).map(|row| row.toewijzingnummer).collect();
    assert_eq!(alarming, [4, 3], "what has ended needs no attention any more");
}

#[test]
fn the_list_as_data_is_exact_and_masked() {
    let found: Vec<serde_json::Value> =
        lines(&rows(&several())).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let row = found.iter().find(|row| row["toewijzingnummer"] == 1).unwrap();
    assert_eq!(row["bsn"], "*****0006");
    assert_eq!((&row["eenheid"], &row["toegestaan"]), (&"minuut".into(), &4800.into()));
    assert_eq!(
        (&row["gebruikt"], &row["onbeantwoord"], &row["resterend"]),
        (&480.into(), &480.into(), &4320.into())
    );
    assert_eq!(row["nu_verwacht"], "6528/11");
    assert_eq!((&row["tempo"]["per_week"], &row["tempo"]["tot"]), (&"112".into(), &"2026-04-30".into()));
    assert_eq!(row["afloop"], serde_json::json!({ "soort": "rest", "over": "400" }));
    assert_eq!(row["perioden"][0]["toegestaan"], 600);
    assert!(row.get("verbruik").is_none());
    let total = found.iter().find(|row| row["toewijzingnummer"] == 3).unwrap();
    assert_eq!(
        total["afloop"],
        serde_json::json!({ "soort": "op", "dag": "2026-06-29", "dagen_voor_einde": 185 })
    );
}

#[test]
fn the_table_says_it_in_words_in_both_languages() {
    let nl = table(&rows(&several()), Lang::Nl);
    for said in ["80 uur", "8 uur", "8 van 10", "zonder"] {
        assert!(nl.contains(said), "{said} in\n{nl}");
    }
    let cells: Vec<_> = rows(&several()).iter().flat_map(|row| row.cells(Lang::Nl)).collect();
    assert!(cells.iter().any(|cell| cell.contains("1 uur 52 minuten")), "{cells:?}");
    let english = Selection { lang: Lang::En, ..NL };
    let rows = budget(&several().store, &english, dag("2026-05-04")).unwrap();
    let said: Vec<_> = rows.iter().map(|row| &*row.uitleg).collect();
    assert_eq!(
        said,
        [
            "overspent: 30 minutes too much",
            "runs out on 2026-06-29, 185 days before the end",
            "enough: 6 hours 40 minutes left on 2026-12-31",
            "begins on 2026-06-01",
            "no limit over the term: no last day",
            "overspent: 30 minutes too much",
        ]
    );
    assert_eq!(BudgetRow::header(Lang::Nl).len(), rows[0].cells(Lang::Nl).len());
    assert_eq!(BudgetRow::header(Lang::En).len(), rows[0].cells(Lang::En).len());
    assert_eq!(table::<BudgetRow>(&[], Lang::Nl), "Er zijn geen toewijzingen bekend\n");
}

#[test]
fn the_list_of_allocations_tells_the_same() {
    let play = several();
    let found = toewijzingen(&play.store, &NL).unwrap();
    for row in rows(&play) {
        let same = found.iter().find(|same| same.toewijzingnummer == row.toewijzingnummer).unwrap();
        assert_eq!((same.gebruikt, same.resterend, same.eenheid), (row.gebruikt, row.resterend, row.eenheid));
    }
    let told = table(&found, Lang::Nl);
    assert!(told.contains("72 uur") && told.contains("geen grens"), "{told}");
}

#[test]
fn the_report_draws_the_first_fifty_and_counts_the_rest() {
    let alarming: Vec<_> = rows(&several()).into_iter().filter(BudgetRow::vraagt_aandacht).collect();
    let page = |count: usize| {
        let budget: Vec<_> = alarming.iter().cycle().take(count).cloned().collect();
        let overview = Overview { budget, ..Overview::on(dag("2026-05-04")) };
        let options = Options::of(Style { lang: Lang::Nl, colour: false });
        let mut page = Vec::new();
        report::write(Format::Html, &overview, options, &mut page).unwrap();
        String::from_utf8(page).unwrap()
    };
    let pictures = |page: &str| page.matches("<title>gebruikt").count();
    let (fits, more) = (page(50), page(53));
    assert_eq!((pictures(&fits), pictures(&more)), (50, 50));
    assert!(more.contains("En nog 3") && !fits.contains("En nog"), "{more}");
    // 430 of 400: what is allowed ends before what is used, and all of it is unanswered.
    let bar = "gebruikt 430 minuten (nog niet beantwoord: 430 minuten) van 400 minuten";
    assert!(fits.contains(bar), "{fits}");
    assert!(fits.contains("width=\"930\" height=\"40\" fill=\"none\""), "400/430 of the picture");
    assert!(!page(0).contains("<svg"));
}
