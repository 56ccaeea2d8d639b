//! What is there already stays there, and a refused command has done nothing.

use super::post::{CLIENT, Toewijzing};
use super::program::Program;

fn program(name: &str) -> Program {
    let program = Program::new(name);
    program.file("in/a.xml", Toewijzing::default().xml());
    program
}

#[test]
fn a_report_never_takes_the_place_of_what_is_read() {
    let program = program("lost-output");
    let message = program.read("in/a.xml");
    for line in [
        "check in/a.xml --output json=in/a.xml",
        "show in/a.xml --output text=in/a.XML",
        "process in --out uit --output json=boek.toml",
    ] {
        let ran = program.run(line);
        assert_eq!((ran.code, ran.out.as_str()), (Some(2), ""), "{line}");
        assert!(ran.err.contains("noem bijvoorbeeld findings.jsonl"), "{line}: {}", ran.err);
    }
    assert_eq!(program.run("convert in/a.xml --out a.json").code, Some(0));
    let json = program.read("a.json");
    assert_eq!(program.run("convert a.json --output json=a.json").code, Some(2));
    assert_eq!(program.run("convert in/a.xml --out b.json --output json=b.json").code, Some(2));
    assert_eq!((program.read("in/a.xml"), program.read("a.json")), (message, json));
    assert!(!program.folder.join("b.json").exists() && !program.folder.join("uit").exists());
}

#[test]
fn what_cannot_be_written_leaves_nothing_half() {
    let program = program("lost-half");
    program.file("map/b.json", "");
    let ran = program.run("check in/a.xml --output json=map");
    assert_eq!(ran.code, Some(2), "{}", ran.err);
    assert!(ran.err.contains("`map` kan niet worden geschreven"), "{}", ran.err);
    assert_eq!(program.temporary(""), 0);
}

#[test]
fn a_format_that_is_not_there_is_told_before_anything_is_done() {
    let program = program("lost-format");
    for line in [
        "process in --out uit --format markdown",
        "process in --out uit --output markdown=a.md",
        "declare in --period 2026-04 --out uit --format markdown",
    ] {
        let ran = program.run(line);
        assert_eq!(ran.code, Some(2), "{line}");
        assert!(ran.err.contains("Kies uit: text, json, html"), "{line}: {}", ran.err);
        assert!(!program.folder.join("uit").exists(), "{line}");
    }
}

#[test]
fn a_file_where_a_folder_belongs_is_told_as_that() {
    let program = program("lost-folder");
    for (line, words) in [
        ("process in/a.xml --out uit", "`in/a.xml` is een bestand, geen map"),
        ("declare in/a.xml --period 2026-04 --out uit", "`in/a.xml` is geen map en geen werkmap (`.xlsx`)"),
    ] {
        let ran = program.run(line);
        assert_eq!(ran.code, Some(2), "{line}");
        assert!(ran.err.contains(words), "{line}: {}", ran.err);
    }
}

#[test]
fn a_failure_masks_a_bsn_in_what_it_repeats() {
    let program = program("lost-mask");
    for line in [
        format!("explain {CLIENT}"),
        format!("check {CLIENT}.xml"),
        format!("schema diff {CLIENT}"),
        format!("show --lang en --format {CLIENT} in/a.xml"),
        format!("diff in/a.xml {CLIENT}.xml"),
        format!("chek {CLIENT} --{CLIENT}"),
    ] {
        let ran = program.run(&line);
        assert_eq!(ran.code, Some(2), "{line}");
        assert!(!ran.err.contains(CLIENT) && !ran.err.contains("Kies uit: \n"), "{line}: {}", ran.err);
    }
    assert!(program.run("check ").err.contains("Zie `ibericht check --help`"));
}

/// Names that are no text, what gives its bytes only once, and what is written to without becoming a file.
#[cfg(unix)]
mod unix {
    use std::ffi::OsStr;
    use std::fs;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::FileTypeExt;
    use std::process::Command;
    use std::thread;

    use super::*;

    #[test]
    fn a_name_need_not_be_utf_8() {
        let program = program("lost-name");
        let name = OsStr::from_bytes(b"\xFF.xml");
        fs::copy(program.folder.join("in/a.xml"), program.folder.join(name)).unwrap();
        for command in ["check", "show", "convert"] {
            let mut run = Command::new(env!("CARGO_BIN_EXE_ibericht"));
            let output = run.current_dir(&program.folder).arg(command).arg(name).output().unwrap();
            assert_eq!(
                output.status.code(),
                Some(0),
                "{command}: {}",
                String::from_utf8_lossy(&output.stderr)
            );
        }
    }

    fn pipe(program: &Program, name: &str) -> std::path::PathBuf {
        let path = program.folder.join(name);
        assert!(Command::new("mkfifo").arg(&path).status().unwrap().success());
        path
    }

    #[test]
    fn a_pipe_that_is_named_is_read_whole() {
        let program = program("lost-pipe");
        let from = pipe(&program, "pipe");
        let writer = thread::spawn(move || fs::write(from, Toewijzing::default().xml()));
        let ran = program.run("check pipe");
        assert_eq!(ran.code, Some(0), "{}", ran.out);
        assert!(ran.out.starts_with("GOED  pipe"), "{}", ran.out);
        writer.join().unwrap().unwrap();
    }

    #[test]
    fn a_report_to_a_pipe_leaves_the_pipe() {
        let program = program("lost-report");
        let to = pipe(&program, "pipe");
        let reader = thread::spawn({
            let to = to.clone();
            move || fs::read_to_string(to)
        });
        assert_eq!(program.run("check in/a.xml --quiet --output json=pipe").code, Some(0));
        assert!(fs::metadata(&to).unwrap().file_type().is_fifo());
        assert!(reader.join().unwrap().unwrap().starts_with("{\"file\":\"in/a.xml\""));
    }
}
