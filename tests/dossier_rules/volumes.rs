//! No more than was allocated: TR321, TR322 and TR369. The tables of IV076, IV077 and IV078, sent as declarations.

use ibericht::messages::*;
use ibericht::values::Domain;

use crate::builders::*;
use crate::declaring::{allocated, declared, errors, sent, world};
use crate::play::{Play, dated};

/// The allocation of a table: volume, unit, frequency, first and last day.
type Given = (&'static str, &'static str, &'static str, &'static str, &'static str);

fn given(domain: Domain, (volume, eenheid, frequentie, begin, einde): Given) -> Play {
    world(domain, |product| {
        product.omvang = omvang(volume, eenheid, frequentie);
        (product.ingangsdatum, product.einddatum) = (val(begin), some(einde));
    })
}

/// A line over a period, in a unit.
fn regel(
    domain: Domain,
    referentie: &str,
    (begin, einde): (&str, &str),
    volume: u32,
    eenheid: &str,
) -> Prestatie {
    let mut line = prestatie(domain, referentie, "1001");
    line.product_periode = periode(begin, einde);
    (line.geleverd_volume, line.eenheid) = (val(&volume.to_string()), val(eenheid));
    let cents = if eenheid == "83" { volume } else { volume * 150 };
    line.product_tarief = (eenheid != "83").then(|| val("150"));
    line.ingediend_bedrag = bedrag(&cents.to_string(), "D");
    line
}

/// Each period takes its maximum and not one more; with everything before it, the total takes no more either.
fn table(given_by: Given, periods: &[(&str, &str, u32)], total: u32) {
    for domain in Domain::ALL {
        let play = given(domain, given_by);
        for (begin, einde, maximum) in periods {
            let of = |volume| {
                errors(
                    &play,
                    &declared(domain, vec![regel(domain, "R1", (begin, einde), volume, given_by.1)]),
                )
            };
            let fits = (*maximum).min(total);
            assert_eq!(of(fits), [""; 0], "{begin}");
            let broken = of(maximum + 1);
            assert!(broken.contains(&"TR321 GeleverdVolume".to_owned()), "{begin}: {broken:?}");
        }
        // All periods in one message: what is left of the total goes to the last one that takes any.
        let mut left = total;
        let mut lines = Vec::new();
        for (index, (begin, einde, maximum)) in periods.iter().enumerate() {
            let volume = left.min(*maximum);
            left -= volume;
            if volume > 0 {
                lines.push(regel(domain, &format!("R{index}"), (begin, einde), volume, given_by.1));
            }
        }
        assert_eq!(left, 0, "the periods give the total");
        assert_eq!(errors(&play, &declared(domain, lines.clone())), [""; 0]);
        // One more in a period that has room for it.
        let room = |line: &&mut Prestatie| {
            let maximum = |(begin, _, maximum): &(&str, &str, u32)| {
                (*begin == line.product_periode.begindatum.to_string()).then_some(*maximum)
            };
            periods.iter().find_map(maximum).unwrap() > line.geleverd_volume.get()
        };
        if let Some(line) = lines.iter_mut().find(room) {
            let volume = line.geleverd_volume.get() + 1;
            let period = line.product_periode.clone();
            let (begin, einde) = (period.begindatum.to_string(), period.einddatum.to_string());
            let referentie = line.product_referentie.referentie_nummer.to_string();
            *line = regel(domain, &referentie, (&begin, &einde), volume, given_by.1);
        } else if let Some((begin, einde, _)) = periods.get(lines.len()).filter(|period| period.2 > 0) {
            lines.push(regel(domain, "R9", (begin, einde), 1, given_by.1));
        } else {
            assert_eq!(periods.iter().map(|period| period.2).sum::<u32>(), total);
            continue;
        }
        assert_eq!(errors(&play, &declared(domain, lines)), ["TR322 GeleverdVolume"]);
    }
}

#[test]
fn iv076_effort() {
    let periods =
        [("2025-07-07", "2025-07-31", 12), ("2025-08-01", "2025-08-31", 15), ("2025-09-01", "2025-09-07", 3)];
    table(("3", "04", "2", "2025-07-07", "2025-09-07"), &periods, 27);
}

#[test]
fn iv077_effort_over_the_turn_of_the_year() {
    let periods = [
        ("2025-10-07", "2025-10-31", 12),
        ("2025-11-01", "2025-11-30", 15),
        ("2025-12-01", "2025-12-30", 15),
    ];
    table(("3", "04", "2", "2025-10-07", "2025-12-30"), &periods, 39);
}

#[test]
fn iv076_output_that_ends_on_a_sunday() {
    let periods = [
        ("2025-07-07", "2025-07-31", 90_000),
        ("2025-08-01", "2025-08-31", 150_000),
        ("2025-09-01", "2025-09-07", 30_000),
    ];
    table(("30000", "83", "2", "2025-07-07", "2025-09-07"), &periods, 270_000);
}

#[test]
fn iv076_and_iv077_output_that_ends_on_another_day() {
    for einde in ["2025-09-06", "2025-09-05"] {
        let periods = [
            ("2025-07-07", "2025-07-31", 90_000),
            ("2025-08-01", "2025-08-31", 180_000),
            ("2025-09-01", einde, 0),
        ];
        table(("30000", "83", "2", "2025-07-07", einde), &periods, 270_000);
    }
}

#[test]
fn iv077_output_that_ends_with_the_year() {
    let periods = [
        ("2025-10-07", "2025-10-31", 90_000),
        ("2025-11-01", "2025-11-30", 150_000),
        ("2025-12-01", "2025-12-31", 150_000),
    ];
    table(("30000", "83", "2", "2025-10-07", "2025-12-31"), &periods, 390_000);
}

#[test]
fn iv078_broken_weeks_and_months() {
    let weeks = [("2025-11-12", "2025-11-30", 9), ("2025-12-01", "2025-12-13", 6)];
    table(("3", "04", "2", "2025-11-12", "2025-12-13"), &weeks, 15);
    for year in ["2025", "2026"] {
        let day = |rest: &str| -> &'static str { Box::leak(format!("{year}-{rest}").into_boxed_str()) };
        let months = [
            (day("10-14"), day("10-31"), 15),
            (day("11-01"), day("11-30"), 15),
            (day("12-01"), day("12-13"), 15),
        ];
        table(("15", "04", "4", day("10-14"), day("12-13")), &months, 45);
    }
}

#[test]
fn iv077_household_has_six_weeks_per_period_and_the_normal_total() {
    let of = |domain: Domain, volume| {
        let play = world(domain, |product| {
            product.product = Some(Product { categorie: val("01"), code: some("01A06") });
            product.omvang = omvang("3", "04", "2");
            (product.ingangsdatum, product.einddatum) = (val("2026-02-01"), some("2026-03-31"));
        });
        let mut line = regel(domain, "R1", ("2026-02-01", "2026-02-28"), volume, "04");
        (line.product_categorie, line.product_code) = (val("01"), val("01A06"));
        errors(&play, &declared(domain, vec![line]))
    };
    // February 2026 from the 1st, a Sunday, touches five weeks.
    assert_eq!(of(Domain::Wmo, 18), [""; 0]);
    assert_eq!(of(Domain::Wmo, 19), ["TR321 GeleverdVolume"]);
}

#[test]
fn iv042_dayparts_and_euros() {
    let dayparts = ("5", "16", "2", "2026-04-01", "2026-04-30");
    let euros = ("20000", "83", "4", "2026-04-01", "2026-05-31");
    for (given_by, volume, eenheid) in [(dayparts, 20, "16"), (euros, 20_000, "83")] {
        let play = given(Domain::Wmo, given_by);
        let line = regel(Domain::Wmo, "R1", ("2026-04-01", "2026-04-30"), volume, eenheid);
        assert_eq!(errors(&play, &declared(Domain::Wmo, vec![line])), [""; 0]);
    }
}

#[test]
fn hours_are_declared_in_minutes_and_told_in_both() {
    for domain in Domain::ALL {
        let play = given(domain, ("3", "04", "2", "2025-07-07", "2025-09-07"));
        let july = ("2025-07-07", "2025-07-31");
        let of = |volume, eenheid| declared(domain, vec![regel(domain, "R1", july, volume, eenheid)]);
        assert_eq!(errors(&play, &of(720, "01")), [""; 0]);
        assert_eq!(errors(&play, &of(721, "01")), ["TR321 GeleverdVolume"]);
        let told = |bericht: &Bericht| {
            let found = play.judge(bericht).findings;
            found.into_iter().find(|finding| finding.rule == "TR321").unwrap().message
        };
        assert_eq!(
            told(&of(721, "01")).nl,
            "Toewijzing 1001 geeft van 07-07-2025 t/m 31-07-2025 ten hoogste 720 minuten (3 uur per week, 4 keer); deze regel 721 minuten: 1 minuut te veel"
        );
        assert_eq!(
            told(&of(13, "04")).en,
            "Allocation 1001 gives at most 12 hours from 2025-07-07 to 2025-07-31 (3 hours per week, 4 times); this line 13 hours: 1 hour too much"
        );
    }
}

#[test]
fn tr322_counts_what_stands() {
    for domain in Domain::ALL {
        let given_by = ("10", "04", "6", "2026-01-01", "2026-12-31");
        let march = regel(domain, "M1", ("2026-03-01", "2026-03-31"), 560, "01");
        let april = || declared(domain, vec![regel(domain, "A1", ("2026-04-01", "2026-04-30"), 41, "01")]);
        let earlier = sent(domain, "D1", "2026-04-01", vec![march.clone()]);
        let too_much = ["TR322 GeleverdVolume"];
        let mut play = given(domain, given_by);
        play.under_way(&earlier);
        assert_eq!(errors(&play, &april()), too_much, "submitted");
        let found = play.judge(&april()).findings;
        let found = found.iter().find(|finding| finding.rule == "TR322").unwrap();
        assert_eq!(
            found.message.nl,
            "Toewijzing 1001 geeft over de hele looptijd ten hoogste 600 minuten (10 uur in totaal, 1 keer); eerder gebruikt 560 minuten (regel M1), deze regel 41 minuten: 1 minuut te veel"
        );
        assert_eq!(found.expected.as_ref().unwrap().nl, "ten hoogste 40 minuten");
        play.answered(&earlier, &declaratie_antwoord(domain, vec![], |_| {}));
        assert_eq!(errors(&play, &april()), too_much, "accepted");
        let mut credit = march.clone();
        credit.product_referentie =
            ProductReferentie { referentie_nummer: val("C1"), vorig_referentie_nummer: some("M1") };
        credit.ingediend_bedrag = bedrag("84000", "C");
        // A credit in the same message comes first, wherever it stands (OP366).
        let mut lines = vec![regel(domain, "A1", ("2026-04-01", "2026-04-30"), 41, "01"), credit.clone()];
        assert_eq!(errors(&play, &declared(domain, lines.clone())), [""; 0]);
        // One that is wrong takes nothing away.
        lines[1].geleverd_volume = val("559");
        assert_eq!(
            errors(&play, &declared(domain, lines)),
            ["TR322 GeleverdVolume", "TR323 VorigReferentieNummer"]
        );
        // A credit that is submitted takes its debit away; accepted, nothing is subtracted twice.
        let credits = sent(domain, "D3", "2026-05-01", vec![credit]);
        play.under_way(&credits);
        assert_eq!(errors(&play, &april()), [""; 0]);
        play.answered(&credits, &dated(declaratie_antwoord(domain, vec![], |_| {}), "A2", "2026-05-01"));
        assert_eq!(errors(&play, &april()), [""; 0]);
        let all = declared(domain, vec![regel(domain, "A1", ("2026-04-01", "2026-04-30"), 600, "01")]);
        assert_eq!(errors(&play, &all), [""; 0]);
        let more = declared(domain, vec![regel(domain, "A1", ("2026-04-01", "2026-04-30"), 601, "01")]);
        assert_eq!(errors(&play, &more), ["TR321 GeleverdVolume", "TR322 GeleverdVolume"]);
    }
}

#[test]
fn rejected_lines_use_nothing_up() {
    for domain in Domain::ALL {
        let mut play = given(domain, ("10", "04", "6", "2026-01-01", "2026-12-31"));
        let march = regel(domain, "M1", ("2026-03-01", "2026-03-31"), 560, "01");
        let earlier = sent(domain, "D1", "2026-04-01", vec![march.clone()]);
        play.under_way(&earlier);
        play.answered(&earlier, &declaratie_antwoord(domain, vec![vec![afgewezen(march)]], |_| {}));
        let line = |referentie, period, volume| regel(domain, referentie, period, volume, "01");
        let (april, may) = (("2026-04-01", "2026-04-30"), ("2026-05-01", "2026-05-31"));
        let lines = |first: Prestatie| declared(domain, vec![first, line("B1", may, 500)]);
        assert_eq!(errors(&play, &lines(line("A1", april, 100))), [""; 0]);
        assert_eq!(errors(&play, &lines(line("A1", april, 101))), ["TR322 GeleverdVolume"], "the later line");
        // A line that is wrong itself uses nothing up for the next one.
        let mut wrong = line("A1", april, 101);
        wrong.product_code = val("45A02");
        assert_eq!(errors(&play, &lines(wrong)), ["TR340 ProductCode"]);
        assert_eq!(errors(&play, &lines(line("M1", april, 101))), ["TR314 ReferentieNummer"]);
        assert_eq!(
            errors(&play, &lines(line("A1", ("2026-04-02", "2026-04-30"), 101))),
            ["TR387 Begindatum"]
        );
        let mut wrong = line("A1", april, 101);
        wrong.ingediend_bedrag = bedrag("99999", "D");
        assert_eq!(errors(&play, &lines(wrong)), ["TR346 Bedrag"]);
    }
}

#[test]
fn without_an_end_only_a_volume_in_total_has_a_limit() {
    let domain = Domain::Wmo;
    for (frequentie, eenheid, limited) in [("1", "01", false), ("4", "01", false), ("6", "01", true)] {
        let mut play = world(domain, |product| {
            product.omvang = omvang("1000", eenheid, frequentie);
            (product.ingangsdatum, product.einddatum) = (val("2026-01-01"), None);
        });
        let month = |referentie, period| regel(domain, referentie, period, 1000, "01");
        play.accepted(&sent(domain, "D1", "2026-04-01", vec![month("M1", ("2026-03-01", "2026-03-31"))]));
        let broken = errors(&play, &declared(domain, vec![month("A1", ("2026-04-01", "2026-04-30"))]));
        assert_eq!(broken.is_empty(), !limited, "{frequentie}: {broken:?}");
    }
}

#[test]
fn tr369_amounts_fit_the_budget() {
    for domain in Domain::ALL {
        let mut play = Play::on("2026-05-02");
        let product = ToegewezenProduct {
            product: alleen_categorie(domain),
            omvang: None,
            budget: some("100000"),
            ..toegewezen(domain, "1001")
        };
        play.accepted(&allocated(domain, product));
        let line = |referentie: &str, code: &str, volume: u32| {
            let mut line = regel(domain, referentie, ("2026-04-01", "2026-04-30"), volume, "01");
            line.product_code = val(code);
            line
        };
        let budget = ["TR369 Bedrag"];
        let of = |play: &Play, lines| errors(play, &declared(domain, lines));
        // 1.000 euro of 1,50 a minute is 666 minutes.
        assert_eq!(of(&play, vec![line("A1", "45A01", 666)]), [""; 0]);
        assert_eq!(of(&play, vec![line("A1", "45A01", 667)]), budget);
        // Several products on one allocation go together, whatever their unit.
        let pieces = |volume: u32| Prestatie { eenheid: val("82"), ..line("A2", "45A02", volume) };
        assert_eq!(of(&play, vec![line("A1", "45A01", 600), pieces(66)]), [""; 0]);
        assert_eq!(of(&play, vec![line("A1", "45A01", 600), pieces(67)]), budget);
        play.accepted(&sent(domain, "D1", "2026-05-01", vec![line("A1", "45A01", 600)]));
        assert_eq!(of(&play, vec![line("A2", "45A02", 66)]), [""; 0]);
        assert_eq!(of(&play, vec![line("A2", "45A02", 67)]), budget);
        let found = play.judge(&declared(domain, vec![line("A2", "45A02", 67)])).findings;
        let found = found.iter().find(|finding| finding.rule == "TR369").unwrap();
        assert_eq!(
            found.message.en,
            "Allocation 1001 gives at most €1,000.00 over the whole term (budget); used before €900.00 (line A1), this line €100.50: €0.50 too much"
        );
    }
}
