//! What the commands print.

use super::post::{CLIENT, Toewijzing, Verzoek};
use super::program::Program;

#[test]
fn the_language_comes_from_the_option_the_locale_or_is_dutch() {
    for (variable, option, words) in [
        (None, "", "GOED"),
        (Some(("LANG", "en_GB.UTF-8")), "", "VALID"),
        (Some(("LANG", "C.UTF-8")), "", "GOED"),
        (Some(("LC_ALL", "nl_NL.UTF-8")), "", "GOED"),
        (Some(("LANG", "en_GB.UTF-8")), " --lang nl", "GOED"),
        (None, " --lang en", "VALID"),
    ] {
        let mut program = Program::new("language");
        if let Some((name, value)) = variable {
            program = program.with(name, value);
        }
        program.file("a.xml", Toewijzing::default().xml());
        let ran = program.run(&format!("check a.xml{option}"));
        assert!(ran.out.starts_with(words), "{variable:?}{option}: {}", ran.out);
    }
}

#[test]
fn nothing_is_coloured_when_nobody_looks_and_no_line_is_wider_than_100_columns() {
    let program = Program::new("plain");
    program.file("in/a.xml", Verzoek::default().xml()).file("in/b.xml", "geen xml");
    let ran = program.run("check in --productbook rijk-van-nijmegen-2026");
    assert!(!ran.out.contains('\u{1b}'));
    for line in ran.out.lines().filter(|line| !line.starts_with("  `")) {
        assert!(line.chars().count() <= 100, "{line}");
    }
    assert_eq!(ran.err, "", "no progress when standard error is no terminal");
}

#[test]
fn standard_input_is_read() {
    let program = Program::new("stdin");
    let ran = program.run_with("check -", &Toewijzing::default().xml());
    assert!(ran.out.starts_with("GOED  -  JW301  T1"), "{}", ran.out);
}

#[test]
fn quiet_prints_nothing() {
    let program = Program::new("quiet");
    program.file("a.xml", "geen xml");
    let ran = program.run("check a.xml -q");
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (Some(1), "", ""));
}

#[test]
fn the_size_of_a_message_is_bounded_and_the_bound_can_be_raised() {
    let program = Program::new("max-size");
    let mut large = Toewijzing::default().xml();
    large.resize(1_100_000, b' ');
    program.file("a.xml", large);
    assert_eq!(program.run("check a.xml --max-size 1").code, Some(1));
    assert_eq!(program.run("check a.xml --max-size 2").code, Some(0));
}

#[test]
fn process_says_that_there_is_nothing_new() {
    let program = Program::new("nothing-new");
    program.file("in/a.xml", Toewijzing::default().xml());
    let first = program.run("process . --out uit");
    assert!(!first.out.contains("Niets nieuws"), "{}", first.out);
    let second = program.run("process . --out uit");
    assert!(second.out.contains("eerder gezien, niets veranderd"), "{}", second.out);
    assert!(second.out.contains("Niets nieuws"), "{}", second.out);
}

#[test]
fn declaring_can_be_left_for_later() {
    let program = Program::new("no-declare");
    program
        .file("ibericht.toml", "productbook = \"rijk-van-nijmegen-2026\"\nperiod = \"2026-04\"\n")
        .file("in/a.xml", Toewijzing::default().xml())
        .file(
            "registraties/leveringen.csv",
            format!("bsn;productcode;datum;minuten\n{CLIENT};45A05;2026-04-07;60\n"),
        );
    let days = "--out uit --today 2026-05-04";
    let declarations = || {
        let folder = program.folder.join("uit/declaraties");
        std::fs::read_dir(folder).map_or(0, Iterator::count)
    };
    let ran = program.run(&format!("process . {days} --no-declare"));
    assert_eq!(ran.code, Some(0), "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("Niet gedeclareerd (`--no-declare`): de registraties in"), "{}", ran.out);
    assert!(program.folder.join("uit/retour").is_dir(), "the answers are written");
    assert_eq!(declarations(), 0);

    let ran = program.run(&format!("process . {days}"));
    assert!(!ran.out.contains("Niet gedeclareerd"), "{}", ran.out);
    assert_eq!(declarations(), 1, "{}{}", ran.out, ran.err);

    // What was declared and taken away is written again by a run that declares, not by one that does not.
    std::fs::remove_dir_all(program.folder.join("uit/declaraties")).unwrap();
    program.run(&format!("process . {days} --no-declare"));
    assert_eq!(declarations(), 0);
    program.run(&format!("process . {days}"));
    assert_eq!(declarations(), 1);

    let ran = program.run(&format!("process . {days} --no-declare --period 2026-04"));
    assert_eq!(ran.code, Some(2), "{}", ran.out);
}

#[test]
fn a_plain_folder_of_messages_works_too_and_its_results_are_not_read_back() {
    let program = Program::new("plain-folder");
    program.file("a.xml", Toewijzing::default().xml());
    for _ in 0..2 {
        let ran = program.run("process . --out uit --format json");
        assert_eq!(ran.out.lines().count(), 1, "{}", ran.out);
    }
}

#[test]
fn registrations_without_month_or_book_say_what_is_missing() {
    let program = Program::new("missing");
    program
        .file("in/a.xml", Toewijzing::default().xml())
        .file("registraties/leveringen.csv", "bsn;productcode;datum;minuten\n");
    let ran = program.run("process . --out uit");
    assert!(ran.out.contains("niet bekend welke maand"), "{}", ran.out);
    let ran = program.run("process . --out uit --period 2026-04 --today 2026-05-04");
    assert!(ran.out.contains("Zonder productenboek"), "{}", ran.out);
    let ran = program
        .run("process . --out uit --period 2026-04 --today 2026-04-03 --productbook rijk-van-nijmegen-2026");
    assert!(ran.out.contains("nog niet voorbij"), "{}", ran.out);
}

#[test]
fn declare_writes_the_month_once_and_explains_every_line() {
    let program = Program::new("declare");
    program.file("in/a.xml", Toewijzing::default().xml()).file(
        "registraties/leveringen.csv",
        format!("bsn;productcode;datum;minuten\n{CLIENT};45A05;2026-04-07;60\n"),
    );
    program.run("process . --out uit --quiet");
    let line = "declare registraties --period 2026-04 --out uit --explain --today 2026-05-04 \
                --productbook rijk-van-nijmegen-2026";
    let first = program.run(line);
    assert_eq!(first.code, Some(0), "{}{}", first.out, first.err);
    assert!(first.out.contains("60 x 159 cent = 9540 cent"), "{}", first.out);
    assert!(first.out.contains("€\u{a0}95,40"), "{}", first.out);
    let files = || {
        let folder = std::fs::read_dir(program.folder.join("uit/declaraties")).unwrap();
        let mut names: Vec<_> = folder.map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        names
    };
    let written = files();
    assert_eq!(written.len(), 1);
    let second = program.run(line);
    assert!(second.out.contains("al gedeclareerd uit dezelfde registraties"), "{}", second.out);
    assert_eq!(files(), written);
    assert!(!second.out.contains("OPNIEUW"), "{}", second.out);
    // Into another folder the month comes with a warning: it may have been submitted from the first.
    for line in [
        line.replace("--out uit", "--out ander --dossier uit/dossier.db"),
        "process . --out derde --dossier uit/dossier.db --period 2026-04 --today 2026-05-04 \
         --productbook rijk-van-nijmegen-2026"
            .to_owned(),
    ] {
        let other = program.run(&line);
        assert!(other.out.contains("OPNIEUW"), "{}", other.out);
        assert!(other.out.contains("Verstuur niets twee keer"), "{}", other.out);
        assert_eq!(other.code, Some(0), "{}", other.out);
    }
    let ran = program.run("dossier toewijzingen --dossier uit/dossier.db --format json");
    assert!(ran.out.contains("\"gebruikt\":60"), "{}", ran.out);
}

#[test]
fn an_allocation_that_comes_in_later_is_declared_by_the_next_run() {
    let program = Program::new("later");
    program.file("in/a.xml", Toewijzing { bsn: "999990019", ..Toewijzing::default() }.xml()).file(
        "registraties/leveringen.csv",
        format!("bsn;productcode;datum;minuten\n{CLIENT};45A05;2026-04-07;60\n"),
    );
    let line = "process . --out uit --period 2026-04 --today 2026-05-04 --productbook rijk-van-nijmegen-2026";
    program.run(line);
    assert!(!program.folder.join("uit/declaraties").exists());
    program.file("in/b.xml", Toewijzing { id: "T2", nummer: 2, ..Toewijzing::default() }.xml());
    let ran = program.run(line);
    assert!(ran.out.contains("€\u{a0}95,40"), "{}", ran.out);
}

#[test]
fn the_dossier_masks_a_bsn_unless_asked_otherwise() {
    let program = Program::new("mask");
    program.file("in/a.xml", Toewijzing::default().xml()).file("in/b.xml", Verzoek::default().xml());
    program.run("process . --out uit --quiet");
    for list in ["clients", "toewijzingen", "verzoeken"] {
        let masked = program.run(&format!("dossier {list} --dossier uit/dossier.db"));
        assert!(masked.out.contains("*****0006") && !masked.out.contains(CLIENT), "{}", masked.out);
        let whole = program.run(&format!("dossier {list} --dossier uit/dossier.db --no-mask --bsn {CLIENT}"));
        assert!(whole.out.contains(CLIENT), "{}", whole.out);
    }
    let ran = program.run("dossier prestaties --dossier uit/dossier.db");
    assert_eq!(ran.out, "Niets bekend\n");
}

#[test]
fn the_dossier_tells_what_is_due_and_by_whom() {
    let program = Program::new("deadlines");
    program.file("in/a.xml", Toewijzing::default().xml());
    program.file("ibericht.toml", "agb = \"12345678\"\nvrije_dagen = [\"2026-03-04\"]\n");
    program.run("process . --out uit --quiet --today 2026-03-02");
    let list = "dossier deadlines --dossier uit/dossier.db --today";
    let ran = program.run(&format!("{list} 2026-03-10 --config ibericht.toml --lang nl"));
    assert!(
        ran.out.contains("10-03-2026") && ran.out.contains("vandaag") && ran.out.contains("wij ("),
        "{}",
        ran.out
    );
    let ran = program.run(&format!("{list} 2026-03-10 --format json --lang nl"));
    assert!(ran.out.contains("\"te_laat\":1") && ran.out.contains("als de zorg is begonnen"), "{}", ran.out);
    let ran = program.run(&format!("{list} 2026-03-10 --bsn 999990019 --lang nl"));
    assert_eq!(ran.out, "Er staat niets open\n");
    let ran = program.run(&format!("{list} 2026-03-10 --config anders.toml"));
    assert_eq!(ran.code, Some(2), "{}", ran.err);
    assert!(ran.err.contains("anders.toml"), "{}", ran.err);
}

#[test]
fn explain_knows_every_sort_of_code() {
    let program = Program::new("explain");
    for (code, words) in [
        ("tr358", "TR358"),
        ("9056", "TR056"),
        ("WJ756", "Dagdeel"),
        ("02A03", "Begeleiding"),
        ("RVN-02A17-parent-at-provider", "zelfde aanbieder"),
        ("ZIP", "wachtwoord"),
    ] {
        let ran = program.run(&format!("explain {code}"));
        assert!(ran.out.contains(words), "{code}: {}", ran.out);
    }
}

#[test]
fn a_product_book_with_a_mistake_is_told_with_its_line() {
    let program = Program::new("book");
    program.file("boek.toml", "name = 1\n");
    let ran = program.run("productbook check boek.toml");
    assert_eq!(ran.code, Some(1), "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("regel 1"), "{}", ran.out);
}

#[test]
fn a_first_run_with_nothing_to_read_does_not_say_that_all_was_known() {
    let program = Program::new("nothing-known");
    program.file("in/a.xml", "geen bericht");
    let ran = program.run("process . --out uit");
    assert!(!ran.out.contains("Niets nieuws"), "{}", ran.out);
}

#[test]
fn a_folder_larger_than_what_is_read_at_once_is_reported_in_order() {
    let program = Program::new("chunks");
    for index in 0..600 {
        program.file(&format!("in/{index:03}.xml"), "geen bericht");
    }
    let ran = program.run("check in --format json");
    let files: Vec<_> = ran.out.lines().map(|line| line[9..19].to_string()).collect();
    assert_eq!(files.len(), 600);
    assert!(files.is_sorted(), "{files:?}");
}

#[test]
fn a_bsn_in_another_column_of_the_registrations_is_masked() {
    let program = Program::new("bsn-in-a-column");
    program.file("in/a.xml", Toewijzing::default().xml());
    let bsn = "999900006";
    program.file(
        "registraties/leveringen.csv",
        format!(
            "bsn;productcode;datum;minuten;toewijzingnummer;activiteit\n\
             {bsn};{bsn};2026-04-03;60;;\n{bsn};45A05;{bsn};60;;\n{bsn};45A05;2026-04-03;{bsn};;\n\
             {bsn};45A05;2026-04-03;60;{bsn};\n{bsn};45A05;2026-04-03;60;;{bsn}\n"
        ),
    );
    program.file("registraties/sessies.csv", format!("{bsn};x\n{bsn};y\n"));
    program.file(&format!("registraties/{bsn}.csv"), "x");
    let ran = program
        .run("process . --out uit --period 2026-04 --today 2026-05-04 --productbook rijk-van-nijmegen-2026");
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    for text in [&ran.out, &ran.err, &program.read("uit/report.html"), &program.read("uit/findings.jsonl")] {
        assert!(!text.contains(bsn), "{text}");
    }
    assert!(ran.out.contains("*****0006"));
}
