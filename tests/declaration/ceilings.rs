//! What an allocation gives, per product period and over its term, and volumes that cannot be.

use ibericht::dossier::PrestatieStatus;
use ibericht::finding::Severity::{Error, Info, Warning};
use ibericht::values::{Eenheid, Frequentie};

use super::support::{Eerder, Outcome, Toewijzing, month, toewijzing};

/// One row of minutes on 9 April.
fn april(allocation: Toewijzing, code: &str, minutes: &[u32]) -> Outcome {
    let rows: Vec<String> = minutes
        .iter()
        .zip(6..)
        .map(|(minutes, day)| format!("#1;{code};2026-04-{day:02};{minutes}"))
        .collect();
    month("2026-04")
        .with(allocation)
        .leveringen(&format!("bsn;productcode;datum;minuten\n{}", rows.join("\n")))
        .run()
}

fn fits(allocation: &Toewijzing, code: &str, minutes: &[u32]) {
    let outcome = april(allocation.clone(), code, minutes);
    assert_eq!(outcome.volume(1, code).0, minutes.iter().sum::<u32>());
    let mut more = minutes.to_vec();
    more[0] += 1;
    let over = april(allocation.clone(), code, &more);
    assert!(over.nothing_declared(), "one minute more than fits is not declared and not cut off");
    over.finding("RVN-ALL-within-allocation", Error);
    assert_eq!(over.not_declared("RVN-ALL-within-allocation").len(), minutes.len());
}

#[test]
fn per_week_counts_the_iso_weeks_of_the_product_period() {
    // April 2026 touches weeks 14 to 18.
    let weekly = toewijzing(1, 1, "02A03").omvang(60, Eenheid::MINUUT, Frequentie::WEEK);
    fits(&weekly, "02A03", &[200, 100]);
    // From 9 to 15 April: weeks 15 and 16.
    fits(&weekly.from("2026-04-06").to("2026-04-15"), "02A03", &[20, 100]);
}

#[test]
fn per_month_in_total_and_per_day() {
    let allocation = |frequentie| toewijzing(1, 1, "02A03").omvang(100, Eenheid::MINUUT, frequentie);
    fits(&allocation(Frequentie::MAAND), "02A03", &[60, 40]);
    fits(&allocation(Frequentie::TOTAAL), "02A03", &[60, 40]);
    fits(&allocation(Frequentie::DAG).from("2026-04-06").to("2026-04-07"), "02A03", &[60, 140]);
    // A broken month has the full volume (IV078).
    fits(&allocation(Frequentie::MAAND).to("2026-04-10"), "02A03", &[100]);
}

#[test]
fn hours_on_the_allocation_are_sixty_minutes_each() {
    let hours = toewijzing(1, 1, "41A12").omvang(1, Eenheid::UUR, Frequentie::MAAND);
    fits(&hours, "41A12", &[60]);
    // Also where the book does not expect hours: the standard allows it, a person should look.
    let outcome = april(toewijzing(1, 1, "41A13").omvang(2, Eenheid::UUR, Frequentie::WEEK), "41A13", &[90]);
    assert_eq!(outcome.volume(1, "41A13"), (90, 90 * 76));
    outcome.finding("RVN-ALL-unit-and-tariff", Warning);
}

#[test]
fn another_unit_than_that_of_the_book_is_refused() {
    let outcome =
        april(toewijzing(1, 1, "02A03").omvang(2, Eenheid::DAGDEEL, Frequentie::WEEK), "02A03", &[60]);
    assert!(outcome.nothing_declared());
    outcome.finding("RVN-ALL-unit-and-tariff", Error);
}

#[test]
fn category_01_has_six_weeks_per_period() {
    let household = toewijzing(1, 1, "01A06").omvang(50, Eenheid::MINUUT, Frequentie::WEEK);
    fits(&household, "01A06", &[200, 100]);
    let outcome = april(household, "01A06", &[10]);
    assert_eq!(outcome.line(1, "01A06").derivation.ceilings[0].times, 6);
}

#[test]
fn the_whole_term_counts_earlier_lines() {
    let earlier = |status| {
        month("2026-04")
            .with(toewijzing(1, 1, "02A03").from("2026-03-01").to("2026-04-30").omvang(
                600,
                Eenheid::MINUUT,
                Frequentie::TOTAAL,
            ))
            .earlier(&Eerder {
                nummer: 1,
                client: 1,
                code: "02A03",
                van: "2026-03-01",
                tot: "2026-03-31",
                volume: 560,
                cents: 129,
                status,
                referentie: "R1",
            })
            .leveringen("bsn;productcode;datum;minuten\n#1;02A03;2026-04-09;60")
            .run()
    };
    for status in [PrestatieStatus::Ingediend, PrestatieStatus::Toegekend] {
        let over = earlier(status);
        assert!(over.nothing_declared());
        let told = &over.finding("RVN-ALL-within-allocation", Error).message.nl;
        assert!(told.contains("TR322") && told.contains("560") && told.contains("20 te veel"), "{told}");
    }
    for status in [PrestatieStatus::Afgewezen, PrestatieStatus::Gecrediteerd] {
        assert_eq!(earlier(status).volume(1, "02A03").0, 60, "{status:?} uses nothing up");
    }
}

#[test]
fn the_week_total_can_be_lower_than_the_months_together() {
    // IV077: 7 October to 30 December 2025 is 13 weeks, the months together 14. The same in 2026: 14 April to 30 June.
    let outcome = month("2026-06")
        .with(toewijzing(1, 1, "02A03").from("2026-04-14").to("2026-06-30").omvang(
            10,
            Eenheid::MINUUT,
            Frequentie::WEEK,
        ))
        .leveringen("bsn;productcode;datum;minuten\n#1;02A03;2026-06-09;50")
        .run();
    let ceilings = &outcome.line(1, "02A03").derivation.ceilings;
    assert_eq!((ceilings[0].rule, ceilings[0].times), ("TR321", 5));
    assert_eq!((ceilings[1].rule, ceilings[1].times), ("TR322", 12));
}

/// Lawful registrations cannot break these proxies, for the day rules are sharper; a book that only has the proxy can.
fn proxy(code: &str, set: impl Fn(&mut ibericht::productbook::Product)) -> Outcome {
    let mut case = month("2026-04")
        .with(toewijzing(1, 1, code).from("2026-04-09").to("2026-04-09"))
        .with(toewijzing(2, 2, code).from("2026-04-09").to("2026-04-09"));
    set(case.book.products.get_mut(&ibericht::values::ProductCode::new(code).unwrap()).unwrap());
    if code == "07A03" {
        case.leveringen("bsn;productcode;datum;minuten\n#1;07A03;2026-04-09;600").run()
    } else {
        case.sessies(&format!("a;{code};2026-04-09;100;3;")).deelnemers("a;#1;ja;\na;#2;ja;").run()
    }
}

#[test]
fn a_volume_that_no_delivery_can_give_is_refused() {
    for (code, rule) in
        [("02A17", "RVN-02A17-max-2h-per-day-proxy"), ("02A20", "RVN-02A20-max-2h-per-day-proxy")]
    {
        let three = |product: &mut ibericht::productbook::Product| {
            let group = product.group.as_mut().unwrap();
            group.max_professionals = 3;
            group.max_minutes_per_day = Some(120);
        };
        // Three professionals for two clients: 150 minutes each in 100 minutes, as if that were a group.
        let over = proxy(code, |product| {
            three(product);
            product.parent = Some(product.code.clone());
        });
        assert!(over.nothing_declared());
        over.finding(rule, Error);
        assert!(!proxy(code, three).has(rule));
    }
    let fits = proxy("07A03", |_| {});
    assert_eq!(fits.volume(1, "07A03").0, 2);
    assert!(!fits.has("RVN-07A03-max-2-per-day-proxy"));
}

#[test]
fn a_youth_group_volume_above_one_session_a_day_is_told() {
    let sessions = |count: usize| {
        let names: Vec<String> = (0..count).map(|n| format!("s{n}")).collect();
        let rows: Vec<String> = names.iter().map(|name| format!("{name};45A49;2026-04-09;90;2;")).collect();
        let mut case = month("2026-04");
        for client in 1..=3_u32 {
            case =
                case.with(toewijzing(client, client as usize, "45A49").from("2026-04-09").to("2026-04-09"));
        }
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        case.group(&rows.join("\n"), &names, 3).run()
    };
    assert!(!sessions(1).has("RVN-45A49-volume-proxy"));
    let twice = sessions(2);
    assert_eq!(twice.volume(1, "45A49").0, 120);
    twice.finding("RVN-45A49-volume-proxy", Info);
}

#[test]
fn hours_of_day_care_over_adjoining_allocations() {
    for (code, cents, max) in [("41A12", 59, 24000), ("41A13", 76, 48000)] {
        let total = |before: u32, from: &str| {
            month("2026-04")
                .with(toewijzing(1, 1, code).from("2026-01-01").to("2026-03-31"))
                .with(toewijzing(2, 1, code).from(from))
                .earlier(&Eerder {
                    nummer: 1,
                    client: 1,
                    code,
                    van: "2026-03-01",
                    tot: "2026-03-31",
                    volume: before,
                    cents,
                    status: PrestatieStatus::Toegekend,
                    referentie: "R1",
                })
                .leveringen(&format!("bsn;productcode;datum;minuten\n#1;{code};2026-04-09;100"))
                .run()
        };
        let rule = format!("RVN-{code}-max-hours");
        assert!(!total(max - 100, "2026-04-01").has(&rule));
        let over = total(max - 99, "2026-04-01");
        over.finding(&rule, Warning);
        assert_eq!(over.volume(1, code).0, 100, "a warning: the line is made");
        assert!(!total(max - 99, "2026-04-03").has(&rule), "not adjoining");
    }
}

#[test]
fn an_amount_that_does_not_fit_the_message_is_refused() {
    let rows: Vec<String> = (1..=30).map(|day| format!("#1;02A03;2026-04-{day:02};1440")).collect();
    let mut case = month("2026-04").with(toewijzing(1, 1, "02A03"));
    let code = ibericht::values::ProductCode::new("02A03").unwrap();
    case.book.products.get_mut(&code).unwrap().tariffs[0].cents = 99_999;
    let outcome = case.leveringen(&format!("bsn;productcode;datum;minuten\n{}", rows.join("\n"))).run();
    assert!(outcome.nothing_declared());
    outcome.finding("declaratie-bedrag", Error);
}

#[test]
fn a_line_has_one_tariff() {
    let with_change = |rows: &str| {
        let mut case = month("2026-04").with(toewijzing(1, 1, "02A03"));
        let code = ibericht::values::ProductCode::new("02A03").unwrap();
        let tariffs = &mut case.book.products.get_mut(&code).unwrap().tariffs;
        let mut later = tariffs[0];
        tariffs[0].to = Some(super::support::day("2026-04-15"));
        later.from = super::support::day("2026-04-16");
        later.cents = 135;
        tariffs.push(later);
        case.leveringen(&format!("bsn;productcode;datum;minuten\n{rows}")).run()
    };
    assert_eq!(with_change("#1;02A03;2026-04-20;60").volume(1, "02A03"), (60, 60 * 135));
    let both = with_change("#1;02A03;2026-04-09;60\n#1;02A03;2026-04-20;60");
    assert!(both.nothing_declared());
    both.finding("declaratie-tariefwissel", Error);
    assert_eq!(both.not_declared("declaratie-tariefwissel").len(), 2);
}

#[test]
fn etmalen_of_two_allocations_in_one_month_count_together() {
    let stay = |last: &str| {
        month("2026-05")
            .with(toewijzing(1, 1, "44A09").to("2026-05-15"))
            .with(toewijzing(2, 1, "44A09").from("2026-05-16"))
            .earlier(&Eerder {
                nummer: 1,
                client: 1,
                code: "44A09",
                van: "2026-04-01",
                tot: "2026-04-30",
                volume: 28,
                cents: 38040,
                status: PrestatieStatus::Toegekend,
                referentie: "R1",
            })
            .leveringen(&format!(
                "bsn;productcode;datum;einddatum\n#1;44A09;2026-05-01;2026-05-07\n#1;44A09;2026-05-18;{last}"
            ))
            .run()
    };
    assert!(!stay("2026-05-23").has("RVN-44A09-39-per-year"), "28 + 6 + 5 = 39");
    let above = stay("2026-05-24");
    assert!(above.finding("RVN-44A09-39-per-year", Warning).message.nl.contains("40 etmalen"));
    let told = above.told().iter().filter(|line| line.contains("39-per-year")).count();
    assert_eq!(told, 1, "told once");
}
