//! The derivation of a line in words.

use ibericht::declaration::explain;
use ibericht::finding::Lang;
use ibericht::values::{Eenheid, Frequentie};

use super::support::{month, toewijzing};

#[test]
fn a_group_line_can_be_redone_by_hand() {
    let outcome = month("2026-04")
        .with_all(100, 6, "02A17")
        .with(toewijzing(1, 7, "02A17").to("2026-12-31").omvang(30, Eenheid::MINUUT, Frequentie::WEEK))
        .group("a;02A17;2026-04-02;60;2;\nb;02A17;2026-04-09;60;;60+40", &["a", "b"], 7)
        .run();
    let line = outcome.line(7, "02A17");
    let dutch = explain(line, Lang::Nl);
    assert_eq!(
        dutch,
        "Nijmegen *****0079 02A17 Begeleiding in een groep (Wmo): toewijzing 1, periode 01-04-2026 t/m 30-04-2026
  02-04-2026  sessie `a` (60 min): (60 + 60) / 7 = 120/7  [sessies.csv:2, deelnemers.csv:8]
  09-04-2026  sessie `b` (60 min): (60 + 40) / 7 = 100/7  [sessies.csv:3, deelnemers.csv:15]
  volume: som 220/7 (31,42…), eenmaal per regel afgerond, halven omhoog -> 31 minuten
  bedrag: 31 x 155 cent = 4805 cent (tarief van 01-01-2026 t/m 31-12-2026)
  plafond in deze periode (TR321): 30 minuten per week, 5 keer = 150; eerder gebruikt 0, deze regel 31
  plafond over de looptijd (TR322): 30 minuten per week, 53 keer = 1590; eerder gebruikt 0, deze regel 31
"
    );
    let english = explain(line, Lang::En);
    assert!(english.contains("session `b` (60 min): (60 + 40) / 7 = 100/7"), "{english}");
    assert!(english.contains("rounded once per line, halves up -> 31"), "{english}");
}

#[test]
fn caps_and_switches_are_told() {
    let outcome = month("2026-04")
        .with_all(100, 2, "45A49")
        .with_all(200, 2, "45A05")
        .group("a;45A49;2026-04-02;105;2;", &["a"], 2)
        .run();
    let text = explain(outcome.line(1, "45A05"), Lang::Nl);
    assert!(text.contains("in plaats van 45A49): (90 (van 105) + 90 (van 105)) / 2 = 90"), "{text}");
    assert!(text.contains("de toewijzing noemt geen omvang"), "{text}");
}

#[test]
fn nights_days_and_dagdelen_are_told() {
    let outcome = month("2026-05")
        .with(toewijzing(1, 1, "44A09"))
        .with(toewijzing(2, 1, "42A03"))
        .with(toewijzing(3, 2, "07A03"))
        .leveringen(
            "bsn;productcode;datum;einddatum;aantal;minuten
             #1;44A09;2026-05-08;2026-05-09;;
             #1;42A03;2026-05-08;;1;
             #2;07A03;2026-05-08;;;255",
        )
        .run();
    assert!(
        explain(outcome.line(1, "44A09"), Lang::Nl).contains("08-05-2026  nacht = 1  [leveringen.csv:2]")
    );
    assert!(
        explain(outcome.line(1, "42A03"), Lang::En).contains("2026-05-08  day with transport (rides: 1) = 1")
    );
    assert!(explain(outcome.line(2, "07A03"), Lang::Nl).contains("255 minuten aanwezig, in dagdelen = 2"));
}
