//! `report.html`: one page that needs nothing else, safe whatever stands in the input.

use super::post::{CLIENT, Toewijzing, Verzoek};
use super::program::Program;

fn program(name: &str) -> Program {
    let program = Program::new(name);
    let nasty = String::from_utf8(Toewijzing::default().xml())
        .unwrap()
        .replace("<m:Geslacht>2<", "<m:Geslacht>&lt;script&gt;alert(1)&lt;/script&gt;<");
    program
        .file("in/a.xml", Toewijzing::default().xml())
        .file("in/b.xml", Verzoek::default().xml())
        .file("in/<b>c&d.xml", nasty)
        .file("in/twin.xml", Toewijzing::default().xml())
        .file(
            "registraties/leveringen.csv",
            format!("bsn;productcode;datum;minuten\n{CLIENT};45A05;2026-04-07;60\n"),
        )
        .file(
            "ibericht.toml",
            "agb = \"12345678\"\nproductbook = \"rijk-van-nijmegen-2026\"\nperiod = \"2026-04\"\n",
        );
    program
}

#[test]
fn the_page_tells_what_came_in_what_is_wrong_and_what_is_declared() {
    let program = program("page");
    program.run("process . --out uit --today 2026-05-04 --quiet");
    let page = program.read("uit/report.html");
    for words in [
        "<html lang=\"nl\">",
        "Samenvatting",
        "Declaraties over 2026-04",
        "Nijmegen",
        "Jeugdwet",
        "€\u{a0}95,40",
        "Hoe komt dit tot stand?",
        "60 x 159 cent = 9540 cent",
        "Bevindingen per bericht",
        "Eerder gezien",
        "in/twin.xml",
        "*****0006",
    ] {
        assert!(page.contains(words), "{words}");
    }
}

#[test]
fn the_page_is_english_when_asked() {
    let program = program("page-en");
    program.run("process . --out uit --today 2026-05-04 --quiet --lang en");
    let page = program.read("uit/report.html");
    for words in ["<html lang=\"en\">", "Summary", "How does this come about?", "€95.40"] {
        assert!(page.contains(words), "{words}");
    }
    assert!(!page.contains("Samenvatting"));
}

#[test]
fn what_stands_in_the_input_is_escaped_and_no_bsn_is_shown() {
    let program = program("page-safe");
    program.run("process . --out uit --today 2026-05-04 --quiet");
    let page = program.read("uit/report.html");
    assert_eq!(page.matches("<script").count(), 1, "a script got in");
    assert!(page.contains("alert(1)"), "the finding is told");
    assert!(!page.contains("in/<b>c"), "a file name is markup");
    assert!(!page.contains(CLIENT), "a BSN is shown");
}

#[test]
fn the_page_refers_to_nothing_outside_itself() {
    let program = program("page-alone");
    program.run("process . --out uit --today 2026-05-04 --quiet");
    let page = program.read("uit/report.html");
    for outside in ["src=", "href=", "url(h", "url(\"", "@import", "http://", "https://"] {
        assert!(!page.contains(outside), "{outside}");
    }
}
