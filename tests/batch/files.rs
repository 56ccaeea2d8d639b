//! Bad input that is not a ZIP: every file gets a finding, the rest goes on.

use ibericht::batch::{Limits, collect};
use ibericht::report::MessageReport;

use super::folder::{Folder, gists};
use super::post::{Toewijzing, Verzoek};
use super::sources::skip;

/// A good message beside the bad file, to see that it is still read.
fn with_good(name: &str, file: &str, bytes: impl AsRef<[u8]>) -> Vec<String> {
    let folder = Folder::new(name);
    folder.file(file, bytes);
    folder.file("zz.xml", Toewijzing::default().xml());
    let mut gists = gists(&folder.check());
    assert_eq!(gists.pop().unwrap(), "zz.xml valid");
    gists
}

fn text() -> String {
    String::from_utf8(Toewijzing::default().xml()).unwrap()
}

#[test]
fn what_is_no_message_is_unreadable() {
    let deep = format!("{}{}", "<a>".repeat(5000), "</a>".repeat(5000));
    let dtd = text().replacen("?>\n", "?>\n<!DOCTYPE m [<!ENTITY x \"y\">]>\n", 1);
    let cases: [(&str, Vec<u8>); 11] = [
        ("not-xml", b"geen xml".to_vec()),
        ("empty", Vec::new()),
        ("truncated", text()[..700].into()),
        ("namespace", text().replace("jw301/schema", "jw301/schemas").into()),
        ("release", text().replace("3_2", "3_1").into()),
        ("unknown", text().replace("jw301", "jw399").into()),
        ("two-roots", format!("{0}{1}", text(), text().split_once('\n').unwrap().1).into()),
        ("dtd", dtd.into()),
        ("entity", text().replace("Voorbeeldstraat", "&x;").into()),
        ("deep", deep.into()),
        (
            "latin-1",
            text()
                .replace("Voorbeeldstraat", "#")
                .bytes()
                .map(|b| if b == b'#' { 0xEB } else { b })
                .collect(),
        ),
    ];
    for (name, bytes) in cases {
        assert_eq!(with_good(name, "bad.xml", bytes), ["bad.xml unreadable XSD!"], "{name}");
    }
}

#[test]
fn a_message_that_breaks_its_schema_is_invalid_and_says_what_was_not_checked() {
    let folder = Folder::new("invalid");
    folder.file("bad.xml", text().replace("<m:Ingangsdatum>2026-01-01", "<m:Ingangsdatum>2026-02-30"));
    let report = &folder.check()[0];
    assert_eq!(gists(std::slice::from_ref(report)), ["bad.xml invalid XSD!"]);
    let skipped: Vec<_> = report.skipped.iter().map(|skipped| &*skipped.rule).collect();
    assert_eq!(skipped, ["content", "dossier", "extern", "productbook"]);
    assert_eq!(report.id.as_deref(), Some("T1"));
}

#[test]
fn of_a_return_message_only_the_schema_is_judged_and_the_report_says_why() {
    let header = "<r:Header><r:BerichtCode>441</r:BerichtCode><r:BerichtVersie>3</r:BerichtVersie>\
        <r:BerichtSubversie>2</r:BerichtSubversie><r:Afzender>12345678</r:Afzender><r:Ontvanger>0268</r:Ontvanger>\
        <r:BerichtIdentificatie><b:Identificatie>S1</b:Identificatie><b:Dagtekening>2026-04-30</b:Dagtekening>\
        </r:BerichtIdentificatie><r:XsdVersie><b:BasisschemaXsdVersie>1.0.0</b:BasisschemaXsdVersie>\
        <b:BerichtXsdVersie>1.0.0</b:BerichtXsdVersie></r:XsdVersie>\
        <r:IdentificatieRetour>R1</r:IdentificatieRetour><r:DagtekeningRetour>2026-05-01</r:DagtekeningRetour>\
        <r:XsdVersieRetour><b:BasisschemaXsdVersie>1.0.0</b:BasisschemaXsdVersie>\
        <b:BerichtXsdVersie>1.0.0</b:BerichtXsdVersie></r:XsdVersieRetour></r:Header>";
    let retour = format!(
        "<r:Bericht xmlns:r=\"http://www.istandaarden.nl/ijw/3_2/jw308/schema\" \
         xmlns:b=\"http://www.istandaarden.nl/ijw/3_2/basisschema/schema\">{header}</r:Bericht>"
    );
    let folder = Folder::new("retour");
    folder.file("a.xml", retour);
    folder.file("b.xml", Toewijzing::default().xml());
    let reports = folder.check();
    assert_eq!(gists(&reports), ["a.xml valid", "b.xml valid"]);
    let reason = |report: &MessageReport, rule: &str| {
        report
            .skipped
            .iter()
            .find(|skipped| skipped.rule == rule)
            .map(|skipped| skipped.reason.nl.to_string())
    };
    let why = "De standaard heeft op dit niveau geen regels voor een retourbericht";
    assert_eq!(reason(&reports[0], "content").as_deref(), Some(why));
    assert_eq!(reason(&reports[1], "content"), None);
    assert_eq!(reason(&reports[0], "TR056"), None, "the identification is that of the message it answers");
    assert_eq!(reason(&reports[1], "TR056").as_deref(), Some("geen dossier"));
}

#[test]
fn a_file_of_26_mb_is_refused_without_being_read_whole() {
    let folder = Folder::new("large");
    let file = std::fs::File::create(folder.0.join("large.xml")).unwrap();
    file.set_len(26_000_000).unwrap();
    let reports = folder.check();
    assert_eq!(gists(&reports), ["large.xml unreadable XSD!"]);
    assert_eq!(reports[0].findings[0].message.nl, "Het bestand is groter dan 25 MB");
}

#[test]
fn the_limit_can_be_raised_and_lowered() {
    let folder = Folder::new("limit");
    folder.file("a.xml", text());
    assert_eq!(gists(&folder.check_within(Limits::for_messages_of(500))), ["a.xml unreadable XSD!"]);
    assert_eq!(gists(&folder.check_within(Limits::for_messages_of(5000))), ["a.xml valid"]);
}

#[test]
fn files_of_another_kind_are_named_as_ignored() {
    let folder = Folder::new("ignored");
    folder.file("notes.txt", "hallo");
    folder.file("sub/table.xlsx", b"PK\x03\x04...");
    folder.file("sub/message", Toewijzing::default().xml());
    folder.file("sub/other", "geen bericht");
    folder.file("UPPER.XML", Verzoek::default().xml());
    assert_eq!(
        gists(&folder.check()),
        [
            "UPPER.XML valid",
            "notes.txt unreadable BESTAND",
            "sub/message valid",
            "sub/other unreadable BESTAND",
            "sub/table.xlsx unreadable BESTAND",
        ]
    );
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    let outside = Folder::new("outside");
    outside.file("secret.xml", Toewijzing::default().xml());
    let folder = Folder::new("links");
    std::os::unix::fs::symlink(outside.0.join("secret.xml"), folder.0.join("link.xml")).unwrap();
    std::os::unix::fs::symlink(&outside.0, folder.0.join("map")).unwrap();
    std::os::unix::fs::symlink(&folder.0, folder.0.join("round")).unwrap();
    let reports = folder.check();
    assert!(reports[0].findings[0].advice.nl.contains("zet dan de bestanden zelf in de map"), "{reports:?}");
    assert_eq!(
        gists(&reports),
        ["link.xml unreadable BESTAND?", "map unreadable BESTAND?", "round unreadable BESTAND?"]
    );
}

/// Whoever may read everything, such as root, has no folder that cannot be read.
#[cfg(unix)]
#[test]
fn what_may_not_be_read_is_named_and_the_rest_goes_on() {
    use std::fs::{Permissions, set_permissions};
    use std::os::unix::fs::PermissionsExt;

    let folder = Folder::new("forbidden");
    folder.file("a.xml", Toewijzing::default().xml());
    folder.file("closed/b.xml", Toewijzing::default().xml());
    let plain = folder.file("plain", Toewijzing::default().xml());
    for path in [&folder.0.join("closed"), &plain] {
        set_permissions(path, Permissions::from_mode(0o000)).unwrap();
    }
    let reports = folder.check();
    let said = gists(&reports);
    let readable = std::fs::read(&plain).is_ok();
    for path in [&folder.0.join("closed"), &plain] {
        set_permissions(path, Permissions::from_mode(0o700)).unwrap();
    }
    if readable {
        skip("a file that may not be read", "this user may read everything");
        return;
    }
    assert_eq!(said, ["a.xml valid", "closed unreadable BESTAND!", "plain unreadable BESTAND!"]);
    let told = |index: usize| &reports[index].findings[0].message.nl;
    assert!(
        told(1).starts_with("De map kan niet worden gelezen: u hebt er geen rechten voor"),
        "{}",
        told(1)
    );
    assert!(told(2).starts_with("Het bestand kan niet worden gelezen"), "{}", told(2));
}

#[test]
fn a_file_that_is_asked_for_by_name_is_read_whatever_its_name() {
    let folder = Folder::new("asked");
    let limits = Limits::default();
    for (name, bytes, kinds) in
        [("a.txt", Toewijzing::default().xml(), "Bytes"), ("b.pdf", b"%PDF".to_vec(), "Bytes")]
    {
        let path = folder.file(name, bytes);
        let sources = collect(&[path], &[], None, &limits).unwrap();
        let inputs = sources[0].open(&limits);
        assert!(format!("{inputs:?}").starts_with(&format!("[{kinds}")), "{name}");
    }
}

#[test]
fn a_path_that_does_not_exist_is_an_error() {
    let error = collect(&["does/not/exist".into()], &[], None, &Limits::default()).unwrap_err();
    assert!(error.to_string().contains("does/not/exist"));
}
