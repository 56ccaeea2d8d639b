//! An older copy of the dossier that was put back: numbers that were used are not handed out again.

use std::fs;

use super::correct::{CORRECT, answered};
use super::program::Program;

const DECLARE: &str = "declare verbeterd --period 2026-04 --today 2026-05-11 --lang nl --format json --out";

/// The dossier as it was before anything was declared, in a folder.
fn old(program: &Program, out: &str) {
    program.run(&format!("process april --no-declare --out {out} --today 2026-05-04 --quiet"));
}

fn declarations(program: &Program, out: &str) -> Vec<String> {
    let folder = program.folder.join(out).join("declaraties");
    let mut names: Vec<_> = fs::read_dir(folder)
        .map(|entries| entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect())
        .unwrap_or_default();
    names.sort();
    names
}

/// What went out, offered as what comes in.
fn offer(program: &Program, to: &str) {
    for name in declarations(program, "uit") {
        let bytes = fs::read(program.folder.join("uit/declaraties").join(&name)).unwrap();
        program.file(&format!("{to}/{name}"), bytes);
    }
}

#[test]
fn declarations_in_the_folder_that_the_dossier_does_not_know_stop_everything_that_takes_numbers() {
    let program = answered("restored-folder");
    let made = declarations(&program, "uit");
    assert_eq!(made.len(), 8);
    old(&program, "oud");
    fs::copy(program.folder.join("oud/dossier.db"), program.folder.join("uit/dossier.db")).unwrap();
    let ledger = || program.run("dossier grootboek --dossier uit/dossier.db --format json").out;
    let before = ledger();
    for line in [
        format!("{DECLARE} uit"),
        format!("{CORRECT} --from 2026-04 --format json"),
        "process april --out uit --today 2026-05-11 --lang nl --format json".to_owned(),
    ] {
        let ran = program.run(&line);
        assert_eq!(ran.code, Some(1), "{line}: {} {}", ran.out, ran.err);
        for told in ["staan declaraties (8) die dit dossier niet kent", "oudere kopie van het dossier"] {
            assert!(ran.out.contains(told), "{line}: {}", ran.out);
        }
    }
    assert_eq!((declarations(&program, "uit"), ledger()), (made, before), "nothing was made");

    // What is offered again is known, and the next numbers are new ones.
    offer(&program, "april/in");
    program.run("process april --no-declare --out uit --today 2026-05-11 --quiet");
    program.run("process post --out uit --today 2026-05-11 --quiet");
    let ran = program.run(&format!("{CORRECT} --from 2026-04"));
    assert!(ran.out.contains("declaratie J20260400005 over 2026-04"), "{} {}", ran.out, ran.err);
    let written = program.read("uit/declaraties/JW323_73730042_0268_202604_J20260400005.xml");
    assert!(written.contains(":Identificatie>323000000005<"), "{written}");
    assert_eq!(declarations(&program, "uit").len(), 9);
}

#[test]
fn an_answer_to_a_declaration_that_was_never_made_here_stops_it_as_well() {
    let program = answered("restored-answer");
    old(&program, "nieuw");
    let post = program.run("process post --out nieuw --today 2026-05-11");
    assert!(post.out.contains("TR337"), "{}", post.out);
    let ran = program.run(&format!("{DECLARE} nieuw"));
    assert_eq!((ran.code, declarations(&program, "nieuw").len()), (Some(1), 0), "{}", ran.out);
    assert!(ran.out.contains("gaat over JW323 323000000003, die dit dossier niet kent"), "{}", ran.out);

    offer(&program, "april/in");
    program.run("process april --no-declare --out nieuw --today 2026-05-11 --quiet");
    let ran = program.run(&format!("{DECLARE} nieuw"));
    assert!(!ran.out.contains("die dit dossier niet kent"), "{}", ran.out);
    // All of it was declared before; what was rejected goes again, under a new number.
    assert_eq!(declarations(&program, "nieuw"), ["JW323_73730042_0268_202604_J20260400005.xml"]);
}
