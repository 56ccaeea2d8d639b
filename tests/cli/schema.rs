//! `schema print` and `schema diff` as people use them.

use super::program::Program;

#[test]
fn print_names_shows_and_writes_the_schemas() {
    let program = Program::new("schema-print");
    let names = program.run("schema print");
    assert_eq!((names.code, names.out.lines().count()), (Some(0), 30));
    assert!(names.out.contains("WMO302            iwmo-3.2/WMO302.xsd\n"), "{}", names.out);
    let json = program.run("schema print --format json");
    assert!(json.out.lines().all(|line| line.contains("\"namespace\":\"http://www.istandaarden.nl/")));
    let shown = program.run("schema print wmo302");
    assert!(shown.out.starts_with("<?xml") && shown.out.contains("value=\"415\""), "{}", shown.out);
    let written = program.run("schema print uit");
    assert_eq!(written.out, "30 bestanden geschreven in `uit`; 0 stonden er al zo\n");
    assert_eq!(program.read("uit/iwmo-3.2/WMO302.xsd"), shown.out);
    assert_eq!(program.run("schema print uit").out, "0 bestanden geschreven in `uit`; 30 stonden er al zo\n");
    let refused = program.run("schema print anders --format html");
    assert!(refused.code == Some(2) && refused.err.contains("Kies uit: text, json"), "{}", refused.err);
    assert!(!program.folder.join("anders").exists(), "what cannot be told is not done");
}

#[test]
fn print_never_overwrites_and_never_makes_a_folder_of_a_mistake() {
    let program = Program::new("schema-overwrite");
    program.file("uit/ijw-3.2/JW301.xsd", "van mij");
    let ran = program.run("schema print uit");
    assert_eq!((ran.code, &*ran.out), (Some(2), ""));
    assert!(ran.err.contains("JW301.xsd") && ran.err.contains("er is niets geschreven"), "{}", ran.err);
    assert!(!program.folder.join("uit/iwmo-3.2").exists());
    for mistake in ["WMO303", "jw3011", "basisschema"] {
        let ran = program.run(&format!("schema print {mistake}"));
        assert_eq!(ran.code, Some(2));
        assert!(ran.err.contains(&format!("Er is geen schema `{mistake}`")), "{}", ran.err);
        assert!(!program.folder.join(mistake).exists());
    }
}

#[test]
fn diff_tells_by_its_exit_code_whether_anything_differs() {
    let program = Program::new("schema-diff");
    program.run("schema print uit --quiet");
    let same = program.run("schema diff uit");
    assert_eq!((same.code, &*same.out), (Some(0), "30 schema's vergeleken, 0 verschillen\n"));
    let text = program.read("uit/iwmo-3.2/basisschema.xsd");
    program.file("uit/iwmo-3.2/basisschema.xsd", text.replace("value=\"200\"", "value=\"100\""));
    let ran = program.run("schema diff uit");
    assert_eq!(ran.code, Some(1));
    assert!(ran.out.starts_with("iwmo-3.2/basisschema.xsd regel "), "{}", ran.out);
    assert!(
        ran.out.contains(": LDT_Naam: `maxLength` is bij ons `200`, in het bestand `100`\n"),
        "{}",
        ran.out
    );
    assert!(ran.out.ends_with("30 schema's vergeleken, 1 verschil\n"), "{}", ran.out);
    let json = program.run("schema diff uit --format json");
    assert!(json.out.contains("\"ours\":\"200\",\"theirs\":\"100\""), "{}", json.out);
    assert_eq!(json.code, Some(1));
    program.file("leeg/lees.txt", "");
    for (line, words) in [
        ("schema diff leeg", "staat geen XSD-bestand"),
        ("schema diff nergens", "kan niet worden gelezen"),
        ("schema diff uit --format html", "heeft dit formaat niet"),
        ("schema print WMO301 --format json", "heeft dit formaat niet"),
    ] {
        let ran = program.run(line);
        assert_eq!(ran.code, Some(2), "{line}");
        assert!(ran.err.contains(words), "{line}: {}", ran.err);
    }
}
