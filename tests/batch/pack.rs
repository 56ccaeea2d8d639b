//! Messages into ZIPs for VECOZO, read back with our own reader.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use ibericht::batch::{
    Afwijkingen, BatchError, Checks, Known, Limits, Own, Packing, ZipBounds, check, collect, pack,
    write_lists,
};
use ibericht::dossier::SqliteStore;
use ibericht::finding::{Lang, Level, Severity, Verdict};
use ibericht::productbook::Books;
use ibericht::report::Packed;
use ibericht::values::{AgbCode, Datum};

use super::folder::Folder;
use super::post::{AANBIEDER, Declaratie, Toewijzing, Verzoek};

/// A declaration of its own: with its own numbers.
fn declaratie(number: usize) -> String {
    let xml = String::from_utf8(Declaratie::default().xml()).unwrap();
    xml.replace(">D1<", &format!(">D{number}<")).replace(">DN1<", &format!(">DN{number}<"))
}

/// A message that is made this large with blanks behind its root.
fn padded(xml: &str, bytes: usize) -> String {
    format!("{xml}{}", " ".repeat(bytes - xml.len()))
}

fn own() -> Own {
    Own::Aanbieder(AgbCode::new(AANBIEDER).unwrap())
}

fn sample(name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/berichten").join(name)).unwrap()
}

fn try_pack(folder: &Folder, own: &Own, bounds: ZipBounds) -> Result<Packed, BatchError> {
    let limits = Limits::default();
    let empty = SqliteStore::in_memory().unwrap();
    let today = Datum::from_ymd_opt(2026, 12, 31).unwrap();
    let packing = Packing {
        checks: Checks { limits, until: Level::Productbook },
        known: Known {
            dossier: &empty,
            has_dossier: false,
            books: Books::none(),
            today,
            is_own: true,
            afwijkingen: Afwijkingen::none(),
        },
        own,
        bounds,
    };
    let from = folder.0.join("van");
    let sources = collect(std::slice::from_ref(&from), &[], Some(&from), &limits).unwrap();
    let packed = pack(&sources, &folder.0.join("zips"), &packing, &|| ())?;
    write_lists(&folder.0.join("zips"), &packed, Lang::Nl)?;
    Ok(packed)
}

fn packed(folder: &Folder) -> Packed {
    try_pack(folder, &own(), ZipBounds::default()).unwrap()
}

/// Every ZIP of the folder, read back: each message valid, the bounds kept, no folder, no other remark.
fn read_back(folder: &Folder, packed: &Packed, bounds: ZipBounds) {
    let on_disk: BTreeSet<String> = fs::read_dir(folder.0.join("zips"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "zip"))
        .map(|path| path.file_name().unwrap().to_str().unwrap().to_owned())
        .collect();
    assert_eq!(on_disk, packed.zips.iter().map(|zip| zip.file.clone()).collect());
    for zip in &packed.zips {
        let path = folder.0.join("zips").join(&zip.file);
        assert_eq!(fs::metadata(&path).unwrap().len(), zip.zipped as u64);
        assert!(
            zip.zipped <= bounds.bytes && zip.unzipped <= bounds.bytes,
            "{} {}",
            zip.zipped,
            zip.unzipped
        );
        assert!(zip.messages.len() <= bounds.messages && !zip.messages.is_empty());
        assert_eq!(zip.unzipped, zip.messages.iter().map(|message| message.bytes).sum::<usize>());
        assert!(zip.reference.len() <= 100 && zip.file == format!("{}.zip", zip.reference));
        let limits = Limits::default();
        let checks = Checks { limits, until: Level::Content };
        let empty = SqliteStore::in_memory().unwrap();
        let today = Datum::from_ymd_opt(2026, 12, 31).unwrap();
        let known = Known {
            dossier: &empty,
            has_dossier: false,
            books: Books::none(),
            today,
            is_own: true,
            afwijkingen: Afwijkingen::none(),
        };
        let sources = collect(&[path], &[], None, &limits).unwrap();
        let mut reports = Vec::new();
        let mut told = |report| {
            reports.push(report);
            Ok(())
        };
        check(&sources, &checks, &known, &|| (), &mut told).unwrap();
        assert_eq!(reports.len(), zip.messages.len());
        for report in reports {
            assert_eq!(report.verdict, Verdict::Valid, "{report:?}");
            assert_eq!(report.domain, Some(zip.domain));
            assert_eq!(report.message.unwrap().ends_with("323"), zip.declarations);
        }
    }
}

/// File, severity and the refusal that is prevented.
fn left(packed: &Packed) -> Vec<String> {
    let gist = |left: &ibericht::report::LeftOut| {
        format!("{} {} {}", left.file, left.severity.name(), left.vecozo.unwrap_or("-"))
    };
    packed.left.iter().map(gist).collect()
}

#[test]
fn more_than_thirty_messages_go_into_more_zips_in_the_order_of_their_identification() {
    let folder = Folder::new("pack-thirty");
    for number in 100..163 {
        folder.file(&format!("van/{number}.xml"), declaratie(number));
    }
    let packed = packed(&folder);
    assert_eq!(packed.zips.iter().map(|zip| zip.messages.len()).collect::<Vec<_>>(), [30, 30, 3]);
    assert_eq!(left(&packed), Vec::<String>::new());
    let ids: Vec<&str> =
        packed.zips.iter().flat_map(|zip| &zip.messages).map(|message| message.id.as_str()).collect();
    assert!(ids.is_sorted(), "{ids:?}");
    assert_eq!(packed.zips[0].cents(), Some(30 * 1590));
    read_back(&folder, &packed, ZipBounds::default());
}

#[test]
fn the_bound_holds_unpacked_also_where_the_zip_is_small() {
    assert_eq!(ZipBounds::default(), ZipBounds { messages: 30, bytes: 25_000_000 }, "what VECOZO takes");
    let bounds = ZipBounds { messages: 30, bytes: 25_000 };
    let folder = Folder::new("pack-large");
    folder.file("van/1.xml", padded(&declaratie(1), 12_000));
    folder.file("van/2.xml", padded(&declaratie(2), 13_000));
    folder.file("van/3.xml", padded(&declaratie(3), 25_000));
    folder.file("van/4.xml", padded(&declaratie(4), 25_001));
    let packed = try_pack(&folder, &own(), bounds).unwrap();
    let ids: Vec<Vec<&str>> = packed
        .zips
        .iter()
        .map(|zip| zip.messages.iter().map(|message| message.id.as_str()).collect())
        .collect();
    assert_eq!(ids, [vec!["D1", "D2"], vec!["D3"]]);
    assert_eq!(packed.zips[0].unzipped, 25_000);
    assert_eq!(left(&packed), ["4.xml error BRS06"]);
    assert!(packed.has_errors());
    read_back(&folder, &packed, bounds);
}

#[test]
fn laws_providers_and_declarations_are_apart_and_what_a_municipality_sends_is_not_packed() {
    let folder = Folder::new("pack-mixed");
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/berichten")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if name.starts_with("WMO") || name.starts_with("JW") {
            folder.file(&format!("van/{name}"), sample(&name));
        }
    }
    let packed = try_pack(&folder, &Own::Unknown, ZipBounds::default()).unwrap();
    let kinds: Vec<String> = packed
        .zips
        .iter()
        .map(|zip| zip.messages.iter().map(|message| message.message.as_str()).collect::<Vec<_>>().join(" "))
        .collect();
    for (zip, kinds) in packed.zips.iter().zip(&kinds) {
        assert!(zip.declarations == kinds.contains("323"), "{kinds}");
        assert!(kinds.split(' ').all(|kind| kind.starts_with(zip.domain.prefix())), "{kinds}");
    }
    for sent in ["302", "305", "307", "315", "317", "320", "323"] {
        for law in ["WMO", "JW"] {
            let name = format!("{law}{sent}");
            assert_eq!(kinds.iter().filter(|kinds| kinds.contains(&name)).count(), 1, "{name}: {kinds:?}");
        }
    }
    let received = ["301", "306", "308", "316", "318", "319", "325"];
    let wanted: Vec<String> = ["JW", "WMO"]
        .iter()
        .flat_map(|law| received.iter().map(move |number| format!("{law}{number}.xml error BRS02")))
        .collect();
    assert_eq!(left(&packed), wanted);
    read_back(&folder, &packed, ZipBounds::default());
}

#[test]
fn what_is_not_packed_is_told_with_the_refusal_that_it_prevents() {
    let folder = Folder::new("pack-left");
    folder.file("van/goed.xml", declaratie(1));
    folder.file("van/kopie.xml", declaratie(1));
    folder.file("van/zelfde-a.xml", declaratie(2));
    folder.file("van/zelfde-b.xml", declaratie(2).replace("DN2", "DN9"));
    folder.file("van/schema.xml", declaratie(3).replace("<m:Eenheid>01</m:Eenheid>", ""));
    folder.file("van/inhoud.xml", declaratie(4).replace("<b:TotaalBedrag>1590<", "<b:TotaalBedrag>1591<"));
    folder.file("van/kapot.xml", "<half");
    folder.file("van/leeg.xml", "");
    folder.file("van/ander.xml", declaratie(5).replace(AANBIEDER, "87654321"));
    folder.file("van/gemeente.xml", Toewijzing::default().xml());
    folder.file("van/oud.zip", b"PK\x05\x06");
    folder.file("van/lees.txt", "hoi");
    #[cfg(unix)]
    std::os::unix::fs::symlink(folder.0.join("van/goed.xml"), folder.0.join("van/koppeling.xml")).unwrap();
    let packed = packed(&folder);
    let mut wanted = vec![
        "ander.xml error BRS03",
        "gemeente.xml error BRS02",
        "inhoud.xml error BRS28",
        "kapot.xml error BRS14",
        "kopie.xml warning BRS20",
        "leeg.xml error BRS14",
        "lees.txt info -",
        "oud.zip error BRS15",
        "schema.xml error BRS13",
        "zelfde-a.xml error BRS20",
        "zelfde-b.xml error BRS20",
    ];
    if cfg!(unix) {
        wanted.insert(5, "koppeling.xml error -");
    }
    assert_eq!(left(&packed), wanted);
    assert_eq!(packed.zips.len(), 1);
    assert_eq!(packed.zips[0].messages[0].source.as_deref(), Some("goed.xml"));
    let broken = packed.left.iter().find(|left| left.file == "inhoud.xml").unwrap();
    assert!(!broken.findings.is_empty(), "the rule is named");
    read_back(&folder, &packed, ZipBounds::default());
}

#[test]
fn an_old_303_is_not_vouched_for_and_stays_out() {
    let folder = Folder::new("pack-legacy");
    let old = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/legacy/WMO303.xml");
    folder.file("van/oud.xml", fs::read(old).unwrap());
    let packed = packed(&folder);
    assert_eq!(left(&packed), ["oud.xml error IB023"]);
    assert_eq!(packed.zips, []);
}

#[test]
fn only_warnings_and_files_that_are_no_message_are_no_error() {
    let folder = Folder::new("pack-clean");
    folder.file("van/1.xml", declaratie(1));
    folder.file("van/sub/1.xml", declaratie(1));
    folder.file("van/report.html", "<p>");
    let packed = packed(&folder);
    assert!(!packed.has_errors());
    assert_eq!(left(&packed), ["report.html info -", "sub/1.xml warning BRS20"]);
}

#[test]
fn names_that_may_lead_to_a_client_are_made_anew_and_clashes_are_numbered() {
    let folder = Folder::new("pack-names");
    for (number, name) in [
        (10, "declaratie jansen.xml"),
        (11, "999900006.xml"),
        (12, "99990000.6.xml"),
        (13, "JW323_12345678_0268_202604_J20260400001.xml"),
        (14, "map/JW323_12345678_0268_202604_J20260400001.xml"),
        (15, "é\u{202e}.xml"),
        (16, "JANSEN-123.xml"),
        (17, "JW323.XML"),
    ] {
        folder.file(&format!("van/{name}"), declaratie(number));
    }
    folder.file("van/verzoek.xml", Verzoek::default().xml());
    folder.file(
        "van/v2.xml",
        String::from_utf8(Verzoek::default().xml()).unwrap().replace(">V1<", ">999900006<"),
    );
    let packed = packed(&folder);
    assert_eq!(left(&packed), Vec::<String>::new());
    let names: Vec<(&str, &str)> = packed
        .zips
        .iter()
        .flat_map(|zip| &zip.messages)
        .filter(|message| message.message == "JW323")
        .map(|message| (message.id.as_str(), message.file.as_str()))
        .collect();
    assert_eq!(
        names,
        [
            ("D10", "JW323_12345678_0268_202604_DN10.xml"),
            ("D11", "JW323_12345678_0268_202604_DN11.xml"),
            ("D12", "JW323_12345678_0268_202604_DN12.xml"),
            ("D13", "JW323_12345678_0268_202604_J20260400001.xml"),
            ("D14", "JW323_12345678_0268_202604_J20260400001-2.xml"),
            ("D15", "JW323_12345678_0268_202604_DN15.xml"),
            ("D16", "JW323_12345678_0268_202604_DN16.xml"),
            ("D17", "JW323_12345678_0268_202604_DN17.xml"),
        ]
    );
    let everything = format!("{}{}", packed.list_json(), packed.json(Lang::Nl));
    assert!(!everything.contains("999900006"), "{everything}");
    assert!(everything.contains("JW315_12345678_0268_V1.xml"));
    for zip in &packed.zips {
        for message in &zip.messages {
            let plain = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
            assert!(
                message.file.chars().all(plain) && !message.file.contains("99990000"),
                "{}",
                message.file
            );
        }
    }
    read_back(&folder, &packed, ZipBounds::default());
}

#[test]
fn packing_again_changes_nothing_and_new_messages_get_a_zip_of_their_own() {
    let folder = Folder::new("pack-again");
    for number in 1..=3 {
        folder.file(&format!("van/{number}.xml"), declaratie(number));
    }
    let bytes = || {
        let mut files: Vec<_> = fs::read_dir(folder.0.join("zips"))
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .map(|path| (path.clone(), fs::read(path).unwrap()))
            .collect();
        files.sort();
        files
    };
    let first = packed(&folder);
    let there = bytes();
    let again = packed(&folder);
    assert!(bytes() == there, "every file is as it was");
    assert!(first.zips[0].is_new && !again.zips[0].is_new);
    fs::remove_dir_all(folder.0.join("zips")).unwrap();
    packed(&folder);
    assert_eq!(bytes().len(), there.len());
    let zips = |files: &[(std::path::PathBuf, Vec<u8>)]| {
        files.iter().filter(|(path, _)| path.extension().unwrap() == "zip").cloned().collect::<Vec<_>>()
    };
    assert!(zips(&bytes()) == zips(&there), "the same bytes in an empty folder");
    folder.file("van/4.xml", declaratie(4));
    // Another message under an identification that is in a ZIP already.
    folder.file("van/5.xml", declaratie(1).replace("DN1", "DN5"));
    let more = packed(&folder);
    assert_eq!(
        more.zips.iter().map(|zip| (zip.is_new, zip.messages.len())).collect::<Vec<_>>(),
        [(false, 3), (true, 1)]
    );
    assert_eq!(left(&more), ["5.xml error BRS20"]);
    read_back(&folder, &more, ZipBounds::default());
    // What was packed stays on the list when its file is gone.
    fs::remove_dir_all(folder.0.join("van")).unwrap();
    fs::create_dir(folder.0.join("van")).unwrap();
    let list = fs::read_to_string(folder.0.join("zips/inhoud.txt")).unwrap();
    let after = packed(&folder);
    assert_eq!(after.zips.len(), 2);
    assert!(list.contains(&after.zips[0].reference) && list.contains("€"), "{list}");
}

#[test]
fn what_is_not_ours_in_the_folder_of_the_zips_stays_as_it_is() {
    let folder = Folder::new("pack-foreign");
    folder.file("van/1.xml", declaratie(1));
    let first = packed(&folder);
    let path = folder.0.join("zips").join(&first.zips[0].file);
    // The name says what should be in it.
    fs::write(&path, b"iets anders").unwrap();
    let Err(BatchError::Exists { path: told }) = try_pack(&folder, &own(), ZipBounds::default()) else {
        panic!("overwritten");
    };
    assert_eq!(told, path);
    assert_eq!(fs::read(&path).unwrap(), b"iets anders");
    fs::rename(&path, folder.0.join("zips/mijn.zip")).unwrap();
    let packed = packed(&folder);
    assert_eq!(left(&packed), ["mijn.zip warning -"]);
    assert!(!packed.has_errors() && packed.zips[0].is_new);
    fs::write(folder.0.join("zips/inhoud.txt"), "boodschappen").unwrap();
    assert!(matches!(try_pack(&folder, &own(), ZipBounds::default()), Err(BatchError::Exists { .. })));
    assert_eq!(fs::read_to_string(folder.0.join("zips/inhoud.txt")).unwrap(), "boodschappen");
}

#[test]
fn every_reason_has_both_languages() {
    let folder = Folder::new("pack-words");
    folder.file("van/kapot.xml", "<half");
    folder.file("van/gemeente.xml", Toewijzing::default().xml());
    for left in packed(&folder).left {
        assert_eq!(left.severity, Severity::Error);
        for text in [&left.why, &left.advice] {
            assert!(!text.nl.is_empty() && text.nl != text.en, "{text:?}");
        }
    }
}
