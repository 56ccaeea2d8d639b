//! Help: every command is in it, and every example in it works on the samples.

use std::fs;
use std::path::Path;

use super::program::Program;

/// The commands as they are typed, groups included, as the help lists them.
pub fn commands(program: &Program) -> Vec<String> {
    let mut found = vec![String::new()];
    let mut next = 0;
    while let Some(command) = found.get(next).cloned() {
        next += 1;
        let help = program.run(&format!("{command} --help --lang en")).out;
        let listed = help.lines().skip_while(|line| *line != "Commands:").skip(1);
        for line in listed.take_while(|line| !line.is_empty()) {
            // A line that goes on is indented further.
            if let Some(name) = line.strip_prefix("  ").filter(|rest| !rest.starts_with(' ')) {
                let name = name.split(' ').next().unwrap();
                found.push(format!("{command} {name}").trim().to_owned());
            }
        }
    }
    found
}

/// The lines of the examples in a help text, without the name of the program.
fn examples(help: &str) -> Vec<String> {
    let told = help.lines().skip_while(|line| !matches!(*line, "Voorbeelden:" | "Examples:"));
    told.filter_map(|line| line.strip_prefix("    ibericht ")).map(str::to_owned).collect()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

/// What the examples speak of: the month of the samples, processed, one message of each kind, and the schemas.
fn samples() -> Program {
    let program = Program::new("help-samples");
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    copy(&samples.join("april-2026"), &program.folder.join("april"));
    copy(&samples.join("berichten"), &program.folder.join("berichten"));
    assert_eq!(program.run("process april --out uit --today 2026-05-04 --quiet").code, Some(1));
    assert_eq!(program.run("schema print xsd --quiet").code, Some(0));
    program
}

#[test]
fn every_example_in_the_help_works_on_the_samples() {
    let samples = samples();
    let mut ran = 0;
    for command in commands(&samples) {
        let help = samples.run(&format!("{command} --help --lang nl")).out;
        let lines = examples(&help);
        assert!((2..=4).contains(&lines.len()), "{command}: {} examples\n{help}", lines.len());
        assert_eq!(lines, examples(&samples.run(&format!("{command} --help --lang en")).out), "{command}");
        let copied = Program::new(&format!("help-{}", command.replace(' ', "-")));
        copy(&samples.folder, &copied.folder);
        for line in lines {
            assert!(line.starts_with(&command) && line.len() <= 87, "{command}: {line}");
            // The text that the examples teach is Dutch or English; what they do is the same.
            let told = copied.run(&line);
            assert!(matches!(told.code, Some(0 | 1)), "{line}: {:?}\n{}{}", told.code, told.out, told.err);
            ran += 1;
        }
    }
    assert!(ran > 40, "{ran}");
}

#[test]
fn the_short_help_is_short_and_says_where_the_examples_are() {
    let program = Program::new("help-short");
    for (lang, more, title) in [
        ("nl", "Voorbeelden, en alle opties: `ibericht", "Voorbeelden:"),
        ("en", "Examples, and all options: `ibericht", "Examples:"),
    ] {
        for command in commands(&program) {
            let short = program.run(&format!("{command} -h --lang {lang}"));
            let long = program.run(&format!("{command} --help --lang {lang}"));
            assert_eq!((short.code, long.code), (Some(0), Some(0)), "{command}");
            assert!(
                short.out.contains(more) && !short.out.lines().any(|line| line == title),
                "{}",
                short.out
            );
            assert!(long.out.lines().any(|line| line == title), "{}", long.out);
            assert!(short.out.lines().count() < long.out.lines().count(), "{command}");
            assert!(
                !short.out.contains("--legacy-names") && long.out.contains("--legacy-names"),
                "{command}"
            );
        }
    }
}

#[test]
fn the_line_of_usage_has_what_may_not_be_left_out() {
    let program = Program::new("help-usage");
    for (lang, line) in [
        ("nl", "Gebruik: ibericht process [OPTIES] --out <MAP> <WERKMAP>"),
        ("en", "Usage: ibericht process [OPTIONS] --out <DIR> <WORKFOLDER>"),
    ] {
        let help = program.run(&format!("process -h --lang {lang}")).out;
        assert!(help.lines().any(|told| told == line), "{help}");
    }
}

#[test]
fn the_options_of_a_command_come_before_those_of_all() {
    let program = Program::new("help-order");
    for (lang, own, common, examples) in [
        ("nl", "\nOpties:\n", "\nAlgemene opties:\n", "Voorbeelden:"),
        ("en", "\nOptions:\n", "\nCommon options:\n", "Examples:"),
    ] {
        let help = program.run(&format!("check --help --lang {lang}")).out;
        let (help, _) = help.split_once(examples).unwrap();
        let (before, after) = help.split_once(common).unwrap();
        assert!(before.contains(own) && before.contains("--level"), "{help}");
        assert!(after.contains("--dossier") && !after.contains("--level"), "{help}");
    }
}

#[test]
fn dutch_help_has_no_english_names_of_values() {
    let program = Program::new("help-dutch");
    for command in commands(&program) {
        let help = program.run(&format!("{command} --help --lang nl")).out;
        for english in [
            "<FILE",
            "<DIR",
            "<PATH",
            "YYYY",
            "Usage:",
            "Options:",
            "Arguments:",
            "Commands:",
            "[default",
            "Possible values",
        ] {
            assert!(!help.contains(english), "{command}: {english}\n{help}");
        }
    }
}
