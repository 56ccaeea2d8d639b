//! Full disks, files that may not be written, and outputs that take nothing.

use std::fs;
use std::path::Path;

use crate::compare::copy;
use crate::program::{ended, run};
use crate::small::{LINE, ends_right, is_told, small, with_disks, within};

#[test]
fn files_that_may_not_grow_stop_a_run_that_then_ends_right() {
    let mut told = 0;
    // In blocks of 512 bytes: from nothing at all, by the tables, the messages, the answers, to the page.
    for blocks in [0, 1, 8, 40, 100, 160, 200, 240, 280, 320, 400] {
        let folder = small(&format!("limit-{blocks}"));
        let ran = ended(within(&folder, &format!("trap '' XFSZ; ulimit -f {blocks}"), LINE));
        let what = format!("{blocks} blocks");
        if !matches!(ran.code, Some(0 | 1)) {
            is_told(&ran, &what);
            told += 1;
        }
        ends_right(&folder, &what);
    }
    assert!(told >= 4, "{told}");
}

#[test]
fn a_run_that_the_system_ends_at_a_file_that_is_too_large_then_ends_right() {
    for blocks in [40, 200, 320] {
        let folder = small(&format!("signal-{blocks}"));
        let ran = ended(within(&folder, &format!("ulimit -f {blocks}"), LINE));
        assert!(ran.code.is_none() || matches!(ran.code, Some(0 | 1)), "{ran:?}");
        ends_right(&folder, &format!("{blocks} blocks"));
    }
}

#[test]
fn a_full_disk_is_told_and_what_is_on_it_goes_on_elsewhere() {
    let mut told = 0;
    for kib in [4, 64, 128, 200, 260, 300, 340, 400, 500] {
        let folder = small(&format!("full-{kib}"));
        fs::create_dir(folder.join("schijf")).unwrap();
        // What the full disk holds is copied off it, as somebody who makes room would.
        let before = format!(
            "mount -t tmpfs -o size={kib}k none schijf || exit 99
             \"$0\" process werk --out schijf/uit --today 2026-05-04 >/dev/null; code=$?
             [ ! -e schijf/uit ] || cp -a schijf/uit uit
             exit $code"
        );
        let Some(command) = with_disks(&folder, &before, LINE) else { return };
        let ran = ended(command);
        if ran.code == Some(99) {
            crate::support::sources::skip("a full disk", "no disk can be mounted here");
            return;
        }
        let what = format!("{kib} KiB");
        if !matches!(ran.code, Some(0 | 1)) {
            is_told(&ran, &what);
            assert!(ran.err.contains("vol"), "{what}: {}", ran.err);
            told += 1;
        }
        fs::remove_dir_all(folder.join("schijf")).unwrap();
        ends_right(&folder, &what);
    }
    assert!(told >= 3, "{told}");
}

#[test]
fn a_report_that_cannot_be_written_keeps_nothing_else_from_being_done() {
    let folder = small("dev-full");
    let ran = run(&folder, &format!("{LINE} --output json=/dev/full"));
    is_told(&ran, "/dev/full");
    assert!(ran.err.contains("de schijf is vol"), "{}", ran.err);
    ends_right(&folder, "/dev/full");
    let folder = small("stdout-full");
    let ran = ended(within(&folder, "exec >/dev/full", LINE));
    is_told(&ran, "standard output is full");
    ends_right(&folder, "standard output is full");
}

#[test]
fn a_work_folder_on_a_read_only_disk_is_read_and_its_output_goes_elsewhere() {
    let before = "mount --bind werk werk && mount -o remount,ro,bind werk || exit 99";
    let folder = small("read-only");
    let Some(command) = with_disks(&folder, before, LINE) else { return };
    let ran = ended(command);
    if ran.code == Some(99) {
        crate::support::sources::skip("a read-only disk", "no disk can be mounted here");
        return;
    }
    assert!(matches!(ran.code, Some(0 | 1)), "{ran:?}");
    ends_right(&folder, "read only");

    let folder = small("read-only-out");
    let line = "process werk --out werk/uit --today 2026-05-04";
    let ran = ended(with_disks(&folder, before, line).unwrap());
    is_told(&ran, "read only");
    assert!(ran.err.contains("de schijf is alleen-lezen"), "{}", ran.err);
    // The dossier is there already, and may only be read.
    assert!(matches!(run(&folder, line).code, Some(0 | 1)));
    let ran = ended(with_disks(&folder, before, line).unwrap());
    is_told(&ran, "read only, with a dossier");
}

#[test]
fn what_may_not_be_written_is_told() {
    let folder = small("no-place");
    // Where a folder belongs is a file, and where a file belongs a folder: that stops everybody, root too.
    fs::write(folder.join("bestand"), "").unwrap();
    let ran = run(&folder, "process werk --out bestand/uit --today 2026-05-04");
    is_told(&ran, "below a file");
    fs::remove_file(folder.join("bestand")).unwrap();
    fs::create_dir_all(folder.join("uit/findings.jsonl/vol")).unwrap();
    let ran = run(&folder, LINE);
    is_told(&ran, "a folder where a report belongs");
    assert!(ran.err.contains("findings.jsonl"), "{}", ran.err);
    fs::remove_dir_all(folder.join("uit/findings.jsonl")).unwrap();
    ends_right(&folder, "a folder where a report belonged");

    let folder = small("retour-is-a-file");
    fs::create_dir_all(folder.join("uit")).unwrap();
    fs::write(folder.join("uit/retour"), "").unwrap();
    is_told(&run(&folder, LINE), "a file where the answers belong");
    fs::remove_file(folder.join("uit/retour")).unwrap();
    ends_right(&folder, "a file where the answers belong");
}

/// As a user who may do nothing, since root may do everything.
#[test]
fn without_permission_it_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let folder = small("no-permission");
    let (out, copied) = (folder.join("uit"), folder.join("kopie"));
    fs::create_dir_all(&out).unwrap();
    copy(&folder.join("werk"), &copied);
    let close = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    close(&out, 0o555);
    let mut command = crate::program::command(&folder, LINE);
    if fs::write(out.join("probe"), "").is_ok() {
        use std::os::unix::process::CommandExt;
        fs::remove_file(out.join("probe")).unwrap();
        command.uid(65_534).gid(65_534);
    }
    let ran = ended(command);
    is_told(&ran, "out may not be written");
    assert!(!out.join("dossier.db").exists());
    close(&out, 0o755);
    fs::remove_dir_all(copied).unwrap();
    ends_right(&folder, "out may be written again");
}
