//! How a line came about, in words with which a controller can redo it by hand.

use ibericht::declaration::{Line, explain};
use ibericht::finding::Lang;
use ibericht::productbook::{Agreements, BrokenMonth, Moment, Tariff};
use ibericht::values::{AgbCode, Eenheid, Frequentie};

use crate::declaration::boekje::{agreed, boekje, lines_of, maand, product, termijn};
use crate::declaration::support::{AGB, Case, day, toewijzing};

/// The derivation without its heading, in both languages, which have the same lines.
fn told(line: &Line) -> (Vec<String>, Vec<String>) {
    let lines =
        |lang| explain(line, lang).lines().skip(1).map(|line| line.trim().to_owned()).collect::<Vec<_>>();
    let (nl, en) = (lines(Lang::Nl), lines(Lang::En));
    assert_eq!(nl.len(), en.len());
    (nl, en)
}

fn only(case: &Case, month: &str) -> Line {
    let mut lines = case.compute_month(month, &[]).lines;
    assert_eq!(lines.len(), 1);
    lines.remove(0)
}

#[test]
fn iv079_hours() {
    let case = maand("2026-04")
        .with(termijn(1, "02B04", "2026-01-01", "2026-12-31").omvang(10, Eenheid::UUR, Frequentie::MAAND))
        .leveringen("bsn;productcode;datum;minuten\n#1;02B04;2026-04-02;190\n#1;02B04;2026-04-09;190");
    let (nl, en) = told(&only(&case, "2026-04"));
    assert_eq!(
        nl,
        [
            "02-04-2026  minuten = 190  [leveringen.csv:2]",
            "09-04-2026  minuten = 190  [leveringen.csv:3]",
            "volume: som 380 minuten / 60 = 19/3 (6,33…), eenmaal per regel afgerond, halven omhoog, ten minste 1 (IV079) -> 6 uur",
            "bedrag: 6 x 8730 cent = 52380 cent (tarief van 01-01-2020 t/m 31-12-2027)",
            "plafond in deze periode (TR321): 10 uur per maand, 1 keer = 10; eerder gebruikt 0, deze regel 6",
            "plafond over de looptijd (TR322): 10 uur per maand, 12 keer = 120; eerder gebruikt 0, deze regel 6",
        ]
    );
    assert_eq!(
        en[2],
        "volume: sum 380 minutes / 60 = 19/3 (6.33…), rounded once per line, halves up, at least 1 (IV079) -> 6 hours"
    );
}

#[test]
fn iv081_minutes_at_an_hourly_tariff() {
    let case = maand("2026-04")
        .with(termijn(1, "02B60", "2026-01-01", "2026-12-31").omvang(10, Eenheid::UUR, Frequentie::MAAND))
        .leveringen("bsn;productcode;datum;minuten\n#1;02B60;2026-04-02;7");
    let (nl, en) = told(&only(&case, "2026-04"));
    assert_eq!(
        nl[1..4],
        [
            "volume: 7 minuten",
            "bedrag: 7 minuten x 8730 cent per uur / 60 = 2037/2 (1018,50…), eenmaal afgerond, halven omhoog = 1019 cent (tarief van 01-01-2020 t/m 31-12-2027)",
            "getoond tarief: 8730 / 60 = 291/2 (145,50…), afgerond 146 cent per minuut; er wordt niet mee gerekend (IV081)",
        ]
    );
    assert_eq!(
        nl[4],
        "plafond in deze periode (TR321): 10 uur per maand, 1 keer = 600; eerder gebruikt 0, deze regel 7"
    );
    assert!(
        en[2].contains(
            "7 minutes x 8730 cents per hour / 60 = 2037/2 (1018.50…), rounded once, halves up = 1019 cents"
        ),
        "{}",
        en[2]
    );
    assert!(en[3].starts_with("tariff shown: 8730 / 60 = 291/2"), "{}", en[3]);
}

#[test]
fn iv078_a_part_of_a_month_of_euros() {
    let agreements = Agreements { first_broken_month: BrokenMonth::ProRata, ..Agreements::default() };
    let case = maand("2026-04")
        .book(agreed("02B83", agreements))
        .with(toewijzing(1, 1, "02B83").from("2026-04-08").omvang(20_000, Eenheid::EURO, Frequentie::MAAND))
        .leveringen("bsn;productcode;datum;bedrag\n#1;02B83;2026-04-30;200");
    let (nl, en) = told(&only(&case, "2026-04"));
    assert_eq!(
        nl[..3],
        [
            "30-04-2026  geregistreerd bedrag, in cent = 20000  [leveringen.csv:2]",
            "volume: som 20000 x 23/30 = 46000/3 (deel van de dagen van de maand, IV078) (15333,33…), eenmaal per regel afgerond, halven omhoog -> 15333 cent",
            "bedrag: 15333 cent (eenheid 83: het volume is het bedrag, zonder tarief (CS339))",
        ]
    );
    assert!(nl[3].contains("1 keer = 20000 cent; eerder gebruikt 0, deze regel 15333"), "{}", nl[3]);
    assert!(en[1].contains("part of the days of the month"), "{}", en[1]);
}

#[test]
fn iv076_a_week_of_output_tells_its_sunday() {
    let case = maand("2025-08")
        .with(termijn(1, "02B82", "2025-07-07", "2025-09-03").omvang(1, Eenheid::STUKS_OUTPUT, Frequentie::WEEK))
        .leveringen(
            "bsn;productcode;datum;aantal\n#1;02B82;2025-07-28;1\n#1;02B82;2025-08-10;1\n#1;02B82;2025-09-02;1",
        );
    let (nl, en) = told(&only(&case, "2025-08"));
    assert_eq!(
        nl[..4],
        [
            "een week hoort bij de productperiode van haar zondag, een gebroken laatste week bij de laatste zondag van de toewijzing (IV076)",
            "28-07-2025  geregistreerd aantal, telt bij 03-08-2025 = 1  [leveringen.csv:2]",
            "10-08-2025  geregistreerd aantal = 1  [leveringen.csv:3]",
            "02-09-2025  geregistreerd aantal, telt bij 31-08-2025 = 1  [leveringen.csv:4]",
        ]
    );
    assert!(en[1].contains("counts with 2025-08-03"), "{}", en[1]);
}

#[test]
fn op264_a_trajectory_tells_that_all_months_are_in_it() {
    let case = maand("2026-06")
        .book(agreed("02B82", Agreements { moment: Moment::End, ..Agreements::default() }))
        .with(termijn(1, "02B82", "2026-04-08", "2026-06-17").omvang(
            2,
            Eenheid::STUKS_OUTPUT,
            Frequentie::TOTAAL,
        ))
        .leveringen("bsn;productcode;datum;aantal\n#1;02B82;2026-04-10;1\n#1;02B82;2026-06-10;1");
    let (nl, en) = told(&only(&case, "2026-06"));
    assert!(nl[0].contains("alle maanden") && nl[0].contains("OP264"), "{}", nl[0]);
    assert!(en[0].contains("all months"), "{}", en[0]);
    assert_eq!(nl[1], "10-04-2026  geregistreerd aantal = 1  [leveringen.csv:2]");
}

#[test]
fn tr369_a_budget_tells_what_used_it() {
    let case = maand("2026-04")
        .with(termijn(1, "02B01", "2026-01-01", "2026-12-31").budget(50_000).generic())
        .leveringen(
            "bsn;productcode;datum;minuten;aantal\n#1;02B01;2026-04-02;60;\n#1;02B16;2026-04-03;;2\n#1;02B16;2026-05-03;;1",
        );
    let (lines, _) = lines_of(&case, &["2026-04", "2026-05"]);
    let last = lines.iter().find(|line| line.month().to_string() == "2026-05").unwrap();
    let (nl, en) = told(last);
    assert_eq!(
        nl[3],
        "plafond over de looptijd (TR369): budget, 1 keer = 50000 cent; eerder gebruikt 7200 (nu gemaakt) + 8000 (nu gemaakt), deze regel 4000"
    );
    assert!(en[3].contains("7200 (made now) + 8000 (made now)"), "{}", en[3]);
}

#[test]
fn a_tariff_of_one_provider_tells_whose_it_is() {
    let mut book = boekje();
    product(&mut book, "02B01").tariffs.push(Tariff {
        from: day("2026-01-01"),
        to: None,
        cents: 130,
        per: Eenheid::MINUUT,
        aanbieder: Some(AgbCode::new(AGB).unwrap()),
    });
    let case = maand("2026-04")
        .book(book)
        .with(toewijzing(1, 1, "02B01"))
        .leveringen("bsn;productcode;datum;minuten\n#1;02B01;2026-04-02;7");
    let (nl, en) = told(&only(&case, "2026-04"));
    assert_eq!(nl[2], "bedrag: 7 x 130 cent = 910 cent (tarief van aanbieder 73730001, van 01-01-2026)");
    assert_eq!(en[2], "amount: 7 x 130 cents = 910 cents (tariff of provider 73730001, from 2026-01-01)");
}

#[test]
fn iv042_a_volume_of_euros_is_in_eurocents() {
    let case = maand("2025-07")
        .with(termijn(1, "02B83", "2025-07-07", "2025-09-07").omvang(30_000, Eenheid::EURO, Frequentie::WEEK))
        .leveringen("bsn;productcode;datum;bedrag\n#1;02B83;2025-07-07;300,00");
    let (nl, _) = told(&only(&case, "2025-07"));
    let ceiling = nl.iter().find(|line| line.contains("TR321")).unwrap();
    assert_eq!(
        ceiling,
        "plafond in deze periode (TR321): €\u{a0}300,00 per week, 3 keer = 90000 cent; eerder gebruikt 0, deze regel 30000"
    );
}
