//! Tables that are wrong: each fault says what, where and what to do, and the rest goes on.

use ibericht::declaration::{Registraties, Tabel};
use ibericht::finding::{Finding, Level, Severity};

use super::support::{fill_in, month, toewijzing};

fn read(tabel: Tabel, csv: &str) -> Registraties {
    let mut registraties = Registraties::default();
    registraties.add_csv(tabel, &format!("{}.csv", tabel.name()), fill_in(csv).as_bytes());
    registraties
}

fn only(registraties: &Registraties) -> &Finding {
    let [finding] = &registraties.findings[..] else { panic!("{:#?}", registraties.findings) };
    finding
}

#[test]
fn every_way_of_writing_a_good_table_is_read() {
    let plain = "bsn;productcode;datum;minuten\n#1;02A03;2026-04-09;60\n";
    let wanted = read(Tabel::Leveringen, plain).leveringen;
    assert_eq!(wanted.len(), 1);
    for csv in [
        format!("\u{feff}{plain}"),
        plain.replace(';', ","),
        plain.replace('\n', "\r\n"),
        plain.replace("2026-04-09", "09-04-2026"),
        plain.replace("2026-04-09", "9-4-2026"),
        plain.replace("02A03", "\"02A03\""),
        plain.replace("bsn;", " BSN ;").replace("60", " 60 "),
        plain.replace("minuten", "begin;eind").replace("60", "09:00;10:00"),
        plain.replace("minuten", "begin;eind").replace("60", "9:00;10:00:00"),
        format!("{plain}\n;;;\n\n"),
    ] {
        let found = read(Tabel::Leveringen, &csv);
        assert_eq!(found.findings, [], "{csv:?}");
        assert_eq!(found.leveringen.len(), 1, "{csv:?}");
        let (row, first) = (&found.leveringen[0], &wanted[0]);
        assert_eq!((row.bsn, row.datum, row.place.regel), (first.bsn, first.datum, 2), "{csv:?}");
        assert_eq!(row.hoeveelheid.minuten, Some(60), "{csv:?}");
    }
}

#[test]
fn a_misspelt_column_names_the_nearest_one() {
    let found =
        read(Tabel::Leveringen, "bsn;productcode;datum;minuten;toewijzingnumer\n#1;02A03;2026-04-09;60;1");
    let finding = only(&found);
    assert_eq!(
        (finding.rule.as_ref(), finding.level, finding.severity),
        ("registratie-kolom", Level::Schema, Severity::Error)
    );
    assert_eq!((finding.line, finding.column), (1, 5));
    assert!(finding.advice.nl.contains("`toewijzingnummer`"), "{}", finding.advice.nl);
    assert!(found.leveringen.is_empty(), "the table is not used, for its rows may mean something else");
}

#[test]
fn a_missing_or_double_column_is_told() {
    for (tabel, csv, column) in [
        (Tabel::Leveringen, "bsn;productcode;minuten\n", "datum"),
        (Tabel::Sessies, "sessie;productcode;datum;professionals\n", "duur"),
        (Tabel::Deelnemers, "sessie;bsn\n", "aanwezig"),
        (Tabel::Deelnemers, "sessie;bsn;aanwezig;bsn\n", "bsn"),
    ] {
        let found = read(tabel, csv);
        assert!(only(&found).message.nl.contains(&format!("`{column}`")), "{:?}", found.findings);
    }
}

#[test]
fn a_table_that_cannot_be_read_is_told() {
    assert_eq!(only(&read(Tabel::Leveringen, "")).rule, "registratie-tabel");
    assert_eq!(only(&read(Tabel::Leveringen, "\n\n")).rule, "registratie-tabel");
    let wide = read(Tabel::Leveringen, &format!("bsn{}\n#1", ";bsn".repeat(100_000)));
    assert_eq!(only(&wide).rule, "registratie-tabel");
    assert!(only(&wide).message.nl.contains("64 kolommen"), "{}", only(&wide).message.nl);
    let mut latin = Registraties::default();
    latin.add_csv(Tabel::Leveringen, "leveringen.csv", b"bsn;productcode\n1;caf\xe9\n");
    assert_eq!((only(&latin).rule.as_ref(), only(&latin).line), ("registratie-tabel", 2));
}

#[test]
fn faults_in_cells_of_leveringen() {
    for (row, rule, column) in [
        ("12345678;02A03;2026-04-09;60;;;;;;", "registratie-bsn", 1),
        ("999900007;02A03;2026-04-09;60;;;;;;", "registratie-bsn", 1),
        (";02A03;2026-04-09;60;;;;;;", "registratie-leeg", 1),
        ("#1;;2026-04-09;60;;;;;;", "registratie-leeg", 2),
        ("#1;02A03;2026-02-30;60;;;;;;", "registratie-datum", 3),
        ("#1;02A03;31-04-2026;60;;;;;;", "registratie-datum", 3),
        ("#1;02A03;9-4-26;60;;;;;;", "registratie-datum", 3),
        ("#1;02A03;;60;;;;;;", "registratie-leeg", 3),
        ("#1;02A03;2026-04-09;1500;;;;;;", "registratie-getal", 4),
        ("#1;02A03;2026-04-09;-60;;;;;;", "registratie-getal", 4),
        ("#1;02A03;2026-04-09;12,5;;;;;;", "registratie-getal", 4),
        ("#1;02A03;2026-04-09;uur;;;;;;", "registratie-getal", 4),
        ("#1;02A03;2026-04-09;99999999999;;;;;;", "registratie-getal", 4),
        ("#1;02A03;2026-04-09;;25:00;26:00;;;;", "registratie-tijd", 5),
        ("#1;02A03;2026-04-09;;9:0;10:00;;;;", "registratie-tijd", 5),
        ("#1;02A03;2026-04-09;;10:00;09:00;;;;", "registratie-tijd", 6),
        ("#1;02A03;2026-04-09;;22:00;06:00;;;;", "registratie-tijd", 6),
        ("#1;02A03;2026-04-09;;10:00;;;;;", "registratie-tijd", 6),
        ("#1;02A03;2026-04-09;50;09:00;10:00;;;;", "registratie-hoeveelheid", 4),
        ("#1;44A09;2026-04-09;;;;;2026-04-08;;", "registratie-datum", 8),
        ("#1;02A03;2026-04-09;60;;;;;abc;", "registratie-getal", 9),
        ("#1;02A03;2026-04-09;60;;;;;;misschien", "registratie-janee", 10),
        ("#1;02A03;2026-04-09;60;;;;;;ja;extra", "registratie-rij", 0),
    ] {
        let csv = format!(
            "bsn;productcode;datum;minuten;begin;eind;aantal;einddatum;toewijzingnummer;aanwezig\n{row}\n#2;02A03;2026-04-09;30;;;;;;"
        );
        let found = read(Tabel::Leveringen, &csv);
        let finding = &found.findings[0];
        assert_eq!((finding.rule.as_ref(), finding.line, finding.column), (rule, 2, column), "{row}");
        assert_eq!(found.geweigerd.len(), 1, "{row}");
        assert_eq!(found.leveringen.len(), 1, "the row after it is read: {row}");
        let told = format!("{finding:?}");
        assert!(!told.contains("999900007"), "the BSN is masked: {told}");
    }
}

#[test]
fn every_fault_of_a_row_is_told_at_once() {
    let found = read(Tabel::Leveringen, "bsn;productcode;datum;minuten\n1;;2026-02-30;-1");
    let rules: Vec<&str> = found.findings.iter().map(|finding| finding.rule.as_ref()).collect();
    assert_eq!(rules, ["registratie-bsn", "registratie-leeg", "registratie-datum", "registratie-getal"]);
    assert_eq!(found.geweigerd.len(), 1);
}

#[test]
fn a_quotation_mark_that_is_never_closed_is_told() {
    let found = read(
        Tabel::Leveringen,
        "bsn;productcode;datum;minuten\n#1;\"02A03;2026-04-09;60\n#2;02A03;2026-04-09;60\n",
    );
    assert!(found.findings.iter().any(|finding| finding.rule == "registratie-rij" && finding.line == 2));
    assert!(found.leveringen.is_empty());
}

#[test]
fn faults_in_cells_of_sessies() {
    for (row, rule) in [
        (";02A17;2026-04-09;60;2;", "registratie-leeg"),
        ("a;02A17;2026-04-31;60;2;", "registratie-datum"),
        ("a;02A17;2026-04-09;1500;2;", "registratie-getal"),
        ("a;02A17;2026-04-09;;2;", "registratie-leeg"),
        ("a;02A17;2026-04-09;60;;", "registratie-professionals"),
        ("a;02A17;2026-04-09;60;0;", "registratie-professionals"),
        ("a;02A17;2026-04-09;60;1,5;", "registratie-getal"),
        ("a;02A17;2026-04-09;60;3;60+40", "registratie-professionals"),
        ("a;02A17;2026-04-09;60;;60+70", "registratie-professionals"),
        ("a;02A17;2026-04-09;60;;60 en 40", "registratie-getal"),
    ] {
        let csv = format!(
            "sessie;productcode;datum;duur;professionals;professional_minuten\n{row}\nb;02A17;2026-04-09;60;1;"
        );
        let found = read(Tabel::Sessies, &csv);
        assert_eq!(found.findings[0].rule, rule, "{row}");
        assert_eq!(found.sessies.len(), 1, "{row}");
    }
}

#[test]
fn a_session_that_is_there_twice() {
    let equal = read(
        Tabel::Sessies,
        "sessie;productcode;datum;duur;professionals\na;02A17;2026-04-09;60;1\na;02A17;2026-04-09;60;1",
    );
    assert_eq!((equal.sessies.len(), equal.geweigerd.len()), (1, 1));
    let differ = read(
        Tabel::Sessies,
        "sessie;productcode;datum;duur;professionals\na;02A17;2026-04-09;60;1\na;02A17;2026-04-09;90;1\na;02A17;2026-04-09;60;1",
    );
    assert_eq!((differ.sessies.len(), differ.geweigerd.len()), (0, 3), "which of them is true is not known");
    assert!(differ.findings.iter().all(|finding| finding.rule == "registratie-sessie-dubbel"));
}

#[test]
fn a_participant_of_an_unknown_session() {
    let outcome = month("2026-04")
        .with_all(100, 2, "02A17")
        .sessies("a;02A17;2026-04-09;60;1;\nz;02A17;2026-04-99;60;1;")
        .deelnemers("a;#1;ja;\nb;#1;ja;\nz;#2;ja;")
        .run();
    let finding = outcome.finding("registratie-sessie", Severity::Error);
    assert_eq!((finding.path.as_str(), finding.line), ("deelnemers.csv/sessie", 3));
    assert_eq!(outcome.not_declared("registratie-sessie").len(), 2);
    assert_eq!(outcome.volume(1, "02A17").0, 60, "session a goes on");
}

#[test]
fn a_participant_twice_counts_once() {
    let outcome = month("2026-04")
        .with_all(100, 2, "02A17")
        .sessies("a;02A17;2026-04-09;60;1;")
        .deelnemers("a;#1;ja;\na;#2;ja;\na;#1;ja;")
        .run();
    assert_eq!(outcome.volume(1, "02A17").0, 30);
    let finding = outcome.finding("registratie-deelnemer-dubbel", Severity::Error);
    assert_eq!(finding.line, 4);
}

#[test]
fn a_participant_twice_with_other_data_makes_the_session_uncertain() {
    let outcome = month("2026-04")
        .with_all(100, 3, "02A17")
        .sessies("a;02A17;2026-04-09;60;1;\nb;02A17;2026-04-10;60;1;")
        .deelnemers("a;#1;ja;\na;#2;ja;\na;#1;nee;\nb;#1;ja;\nb;#3;ja;")
        .run();
    assert!(outcome.lines(2, "02A17").next().is_none());
    assert_eq!(outcome.volume(3, "02A17").0, 30, "session b goes on");
    outcome.finding("registratie-sessie", Severity::Error);
    outcome.finding("declaratie-onvolledig", Severity::Warning);
}

#[test]
fn an_unusable_participant_makes_the_session_uncertain() {
    let outcome = month("2026-04")
        .with_all(100, 3, "02A17")
        .sessies("a;02A17;2026-04-09;60;1;")
        .deelnemers("a;#1;ja;\na;#2;ja;\na;999900007;ja;")
        .run();
    assert!(outcome.nothing_declared(), "over whom the minutes are divided is not known");
    outcome.finding("registratie-bsn", Severity::Error);
    outcome.finding("registratie-sessie", Severity::Error);
}

#[test]
fn a_session_without_participants_or_of_an_individual_product() {
    let outcome = month("2026-04")
        .with_all(100, 1, "02A03")
        .sessies("a;02A17;2026-04-09;60;1;\nb;02A03;2026-04-09;60;1;\nc;02A99;2026-04-09;60;1;")
        .deelnemers("b;#1;ja;\nc;#1;ja;")
        .run();
    assert!(outcome.nothing_declared());
    assert_eq!(outcome.computation.findings.iter().filter(|one| one.rule == "registratie-sessie").count(), 2);
    outcome.finding("RVN-ALL-known-code", Severity::Error);
}

#[test]
fn equal_rows_are_reported_and_equal_references_count_once() {
    let rows = |reference: &str| {
        month("2026-04")
            .with(toewijzing(1, 1, "02A03"))
            .leveringen(&format!(
                "bsn;productcode;datum;minuten;referentie\n#1;02A03;2026-04-09;60;{reference}\n#1;02A03;2026-04-09;60;{reference}"
            ))
            .run()
    };
    let unknown = rows("");
    assert_eq!(unknown.volume(1, "02A03").0, 120, "two contacts of an hour are possible");
    assert_eq!(unknown.finding("registratie-dubbel", Severity::Warning).line, 3);
    let same = rows("R-7");
    assert_eq!(same.volume(1, "02A03").0, 60);
    same.finding("registratie-dubbel", Severity::Error);
}

#[test]
fn a_refused_row_makes_its_line_doubtful_but_does_not_stop_it() {
    let outcome = month("2026-04")
        .with_all(100, 2, "02A03")
        .leveringen("bsn;productcode;datum;minuten\n#1;02A03;2026-04-09;60\n#1;02A03;2026-04-10;1500\n#2;02A03;2026-04-09;60")
        .run();
    assert_eq!(outcome.volume(1, "02A03").0, 60);
    assert_eq!(outcome.volume(2, "02A03").0, 60);
    let doubt: Vec<_> =
        outcome.computation.findings.iter().filter(|one| one.rule == "declaratie-onvolledig").collect();
    assert_eq!(doubt.len(), 1, "only client 1");
    assert!(doubt[0].message.nl.contains("leveringen.csv:3"), "{}", doubt[0].message.nl);
}

#[test]
fn quantities_that_do_not_fit_the_product() {
    for row in [
        "#1;02A03;2026-04-09;;2;",
        "#1;02A03;2026-04-09;;;",
        "#1;02A03;2026-04-09;60;;2026-04-10",
        "#1;42A03;2026-04-09;;;",
        "#1;42A03;2026-04-09;;1;2026-04-10",
        "#1;44A09;2026-04-09;60;;",
    ] {
        let code = &row[3..8];
        let outcome = month("2026-04")
            .with(toewijzing(1, 1, code))
            .with(toewijzing(2, 1, "41A20"))
            .leveringen(&format!("bsn;productcode;datum;minuten;aantal;einddatum\n{row}"))
            .run();
        assert!(outcome.nothing_declared(), "{row}");
        outcome.finding("registratie-hoeveelheid", Severity::Error);
    }
}
