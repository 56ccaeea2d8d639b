//! A month of 2020 declared in a 303, as a user does it: from a folder to files, and back.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use ibericht::legacy::{Legacy303, Soort};

use super::declaratie;

/// A book of 2020 with an invented product.
const BOEK: &str = include_str!("boek-2020.toml");

const LEVERINGEN: &str = "bsn;productcode;datum;minuten\n\
    999903317;02X01;2020-11-03;60\n\
    999903317;02X01;2020-11-17;75\n";

/// An allocation of that product, from October 2020: the sample 301 with other dates and one product.
fn toewijzing() -> String {
    let text = include_str!("../../samples/berichten/WMO301.xml");
    let text = text.replace("02A03", "02X01").replace("Afzender>0296", "Afzender>0268");
    let text = text.replace("2026-01-01", "2020-10-01").replace("2026-04-2", "2020-09-2");
    let end = "</wmo301:ToegewezenProduct>";
    let first = text.find(end).unwrap() + end.len();
    let last = text.rfind(end).unwrap() + end.len();
    format!("{}{}", &text[..first], &text[last..])
}

struct Map(PathBuf);

struct Ran {
    code: Option<i32>,
    out: String,
}

impl Map {
    fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("legacy").join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("in")).unwrap();
        fs::create_dir_all(folder.join("registraties")).unwrap();
        fs::write(folder.join("boek.toml"), BOEK).unwrap();
        fs::write(folder.join("in/WMO301.xml"), toewijzing()).unwrap();
        fs::write(folder.join("registraties/leveringen.csv"), LEVERINGEN).unwrap();
        let map = Self(folder);
        assert_eq!(map.run("process in --out uit --today 2020-10-01").code, Some(0));
        map
    }

    fn run(&self, line: &str) -> Ran {
        let ran = Command::new(env!("CARGO_BIN_EXE_ibericht"))
            .args(line.split(' '))
            .args(["--dossier", "dossier.db", "--productbook", "boek.toml", "--lang", "nl"])
            .current_dir(&self.0)
            .output()
            .unwrap();
        let out = String::from_utf8(ran.stdout).unwrap() + std::str::from_utf8(&ran.stderr).unwrap();
        Ran { code: ran.status.code(), out }
    }

    fn declare(&self, month: &str, more: &str) -> Ran {
        let line = format!("declare registraties --period {month} --today 2021-03-05 --out uit {more}");
        self.run(line.trim_end())
    }

    /// The names of the declarations that were written.
    fn files(&self) -> Vec<String> {
        let Ok(folder) = fs::read_dir(self.0.join("uit/declaraties")) else { return Vec::new() };
        folder.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }

    fn declaration(&self) -> (String, Legacy303) {
        let files = self.files();
        assert_eq!(files.len(), 1, "{files:?}");
        let text = fs::read_to_string(self.0.join("uit/declaraties").join(&files[0])).unwrap();
        (files[0].clone(), declaratie(&text))
    }
}

#[test]
fn a_month_of_2020_is_declared_in_a_303_and_stands_in_the_dossier_once() {
    let map = Map::new("declaratie");
    let ran = map.declare("2020-11", "--message 303");
    assert_eq!(ran.code, Some(0), "{}", ran.out);
    assert!(ran.out.contains("Gereconstrueerd"), "{}", ran.out);
    let (file, bericht) = map.declaration();
    assert_eq!(file, "WMO303_73730042_0268_202011_W20201100001.xml");
    assert_eq!((bericht.kop.soort, bericht.kop.release.as_str()), (Soort::Declaratie, "2.4"));
    let line = &bericht.clienten[0].prestaties[0];
    assert_eq!((line.volume.get(), line.bedrag.cents()), (135, 135 * 90));
    assert_eq!(bericht.totaal.cents(), 135 * 90);

    // The same again, and as a 323: nothing is declared twice.
    let again = map.declare("2020-11", "--message 303");
    assert!(again.out.contains("al gedeclareerd"), "{}", again.out);
    let other = map.declare("2020-11", "");
    assert!(other.out.contains("declaratie-al-gedaan"), "{}", other.out);
    assert_eq!(map.files().len(), 1);

    let lines = map.run("dossier prestaties");
    assert!(lines.out.contains("W20201100001-") && lines.out.contains("121,50"), "{}", lines.out);
    // No 325 will come for it, so none is waited for.
    let deadlines = map.run("dossier deadlines --today 2021-03-05");
    assert_eq!(deadlines.code, Some(0), "{}", deadlines.out);
    assert!(!deadlines.out.contains("323") && !deadlines.out.contains("325"), "{}", deadlines.out);
}

#[test]
fn an_invoice_of_a_named_release_has_another_code_and_name() {
    let map = Map::new("factuur");
    let ran = map.declare("2020-11", "--message 303-factuur --release 2.3");
    assert_eq!(ran.code, Some(0), "{}", ran.out);
    let (file, bericht) = map.declaration();
    assert_eq!(file, "WMO303F_73730042_0268_202011_W20201100001.xml");
    assert_eq!((bericht.kop.soort, bericht.kop.release.as_str()), (Soort::Factuur, "2.3"));
    assert_eq!(bericht.kop.btw_vrijstelling.unwrap().code(), "1");
}

#[test]
fn later_care_and_an_unknown_release_are_refused_and_nothing_is_made() {
    let map = Map::new("te-laat");
    let late = map.declare("2021-01", "--message 303");
    assert_eq!(late.code, Some(1), "{}", late.out);
    assert!(late.out.contains("303-overzetten") && late.out.contains("--message 323"), "{}", late.out);
    let release = map.declare("2020-11", "--message 303 --release 3.2");
    assert_eq!(release.code, Some(1), "{}", release.out);
    assert!(release.out.contains("kent geen 303"), "{}", release.out);
    let stray = map.declare("2020-11", "--release 2.4");
    assert_eq!(stray.code, Some(2), "{}", stray.out);
    assert_eq!(map.files(), Vec::<String>::new());
    assert!(!map.run("dossier prestaties").out.contains("W2020"));
}

#[test]
fn show_and_check_say_that_it_is_reconstructed_and_never_that_it_is_good() {
    let map = Map::new("lezen");
    fs::write(map.0.join("303.xml"), super::WMO303).unwrap();
    fs::write(map.0.join("304.xml"), super::WMO304).unwrap();
    for file in ["303.xml", "304.xml"] {
        for command in ["show", "check"] {
            let ran = map.run(&format!("{command} {file}"));
            assert_eq!(ran.code, Some(0), "{}", ran.out);
            assert!(ran.out.to_lowercase().contains("gereconstrueerd"), "{}", ran.out);
            assert!(!ran.out.contains("GOED") && !ran.out.contains("999990019"), "{}", ran.out);
        }
    }
    let answer = map.run("show 304.xml");
    for part in ["AFGEKEURD", "0582", "betekenis niet bekend", "afgekeurde regels         1"] {
        assert!(answer.out.contains(part), "{part}: {}", answer.out);
    }
    let json = map.run("check 303.xml --format json");
    assert!(json.out.contains("\"verdict\":\"reconstructed\""), "{}", json.out);
    assert_eq!(map.run("convert 303.xml").code, Some(1));

    fs::write(map.0.join("fout.xml"), super::WMO303.replace(">34800<", ">34801<")).unwrap();
    let wrong = map.run("check fout.xml");
    assert_eq!(wrong.code, Some(1));
    assert!(wrong.out.contains("FOUT") && wrong.out.contains("0150"), "{}", wrong.out);
}

#[test]
fn own_names_are_read_by_show_and_check_and_written_by_declare() {
    let map = Map::new("namen");
    let table =
        include_str!("../../src/legacy/303.toml").replace("\"GeleverdVolume\"", "\"AantalUitgevoerd\"");
    fs::write(map.0.join("namen.toml"), &table).unwrap();
    fs::write(map.0.join("stuk.toml"), table.replace("\"volume\"", "\"volum\"")).unwrap();
    assert_eq!(map.declare("2020-11", "--message 303 --legacy-names namen.toml").code, Some(0));
    let file = format!("uit/declaraties/{}", map.files()[0]);
    assert!(fs::read_to_string(map.0.join(&file)).unwrap().contains("<wmo303:AantalUitgevoerd>135<"));
    assert_eq!(map.run(&format!("check {file} --legacy-names namen.toml")).code, Some(0));
    assert_eq!(map.run(&format!("check {file}")).code, Some(1), "other names, so a value is missing");
    let broken = map.run(&format!("show {file} --legacy-names stuk.toml"));
    assert_eq!(broken.code, Some(2));
    assert!(broken.out.contains("Misschien is `volume` bedoeld"), "{}", broken.out);
}
