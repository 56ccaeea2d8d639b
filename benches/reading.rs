//! How fast messages are read, as ratios against peers in the same run.
//!
//! `cargo bench --bench reading` prints, for a 20 MB declaration and for 5,000
//! small allocations: decoding with every schema check and typed values as a
//! share of quick-xml's bare tokenising of the same bytes, and as a multiple of
//! `xmllint --stream --schema` (skipped when it or the schemas are absent); and
//! reading the same messages from JSON.
//! Runs alternate between the candidates, so a drifting machine hurts all alike.

#![allow(clippy::print_stdout, clippy::unwrap_used, clippy::panic, reason = "a bench reports and may stop")]
#![allow(clippy::cast_precision_loss, reason = "ratios for people")]
#![allow(clippy::wildcard_imports, reason = "a whole message takes nearly every class")]

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use ibericht::json;
use ibericht::messages::*;
use ibericht::rules::content;
use ibericht::values::*;
use ibericht::xml::Many;

const ROUNDS: usize = 9;

fn main() {
    let declaration = declaration(20_000_000);
    report("323 of 20 MB", std::slice::from_ref(&declaration), "WMO323");
    let allocations: Vec<_> = (0..5_000).map(allocation).collect();
    report("5,000 small 301s", &allocations, "WMO301");
}

fn report(title: &str, files: &[String], message: &str) {
    let bytes: usize = files.iter().map(String::len).sum();
    println!("\n{title} ({:.1} MB)", bytes as f64 / 1e6);
    let peer = Peer::new(files, message);
    let jsons: Vec<_> = files.iter().map(|file| as_json(file)).collect();
    let mut candidates: Vec<Box<dyn FnMut()>> = vec![
        Box::new(|| files.iter().for_each(|file| tokenise(file))),
        Box::new(|| files.iter().for_each(|file| decode(file))),
        Box::new(|| files.iter().for_each(|file| judge(file))),
        Box::new(|| jsons.iter().for_each(|file| decode_json(file))),
    ];
    if let Some(peer) = &peer {
        candidates.push(Box::new(|| peer.run()));
    }
    let mut times: Vec<Vec<Duration>> = vec![Vec::new(); candidates.len()];
    for round in 0..=ROUNDS {
        for (index, run) in candidates.iter_mut().enumerate() {
            let start = Instant::now();
            run();
            // The first round warms up.
            if round > 0 {
                times[index].push(start.elapsed());
            }
        }
    }
    let ratio = |of: usize, to: usize| {
        let mut ratios: Vec<f64> =
            times[of].iter().zip(&times[to]).map(|(a, b)| a.as_secs_f64() / b.as_secs_f64()).collect();
        ratios.sort_by(f64::total_cmp);
        (ratios[ratios.len() / 2], ratios[0], ratios[ratios.len() - 1])
    };
    let line = |name: &str, (median, low, high): (f64, f64, f64)| {
        println!("  {name:<58} {median:>6.2}  ({low:.2} to {high:.2})");
    };
    line("decoding, as a share of quick-xml's own speed", ratio(0, 1));
    line("content rules on top, time as a multiple of decoding", ratio(2, 1));
    line("reading the same as JSON, time as a multiple of decoding", ratio(3, 1));
    if peer.is_some() {
        line("decoding, as a multiple of xmllint --stream --schema", ratio(4, 1));
    } else {
        println!("  skipped: xmllint or ../shared/standard/xsd is not there");
    }
}

fn tokenise(file: &str) {
    let mut reader = quick_xml::Reader::from_str(file);
    loop {
        match reader.read_event().unwrap() {
            quick_xml::events::Event::Eof => return,
            event => drop(black_box(event)),
        }
    }
}

fn decode(file: &str) {
    let Reading::Valid(message) = read(file.as_bytes(), usize::MAX) else { panic!("the file must be valid") };
    black_box(message);
}

fn as_json(file: &str) -> String {
    let Reading::Valid(message) = read(file.as_bytes(), usize::MAX) else { panic!("the file must be valid") };
    json::write(&message)
}

fn decode_json(file: &str) {
    let reading = json::read(file.as_bytes(), usize::MAX);
    let Reading::Valid(message) = reading else { panic!("the file must be valid") };
    black_box(message);
}

fn judge(file: &str) {
    let Reading::Valid(message) = read(file.as_bytes(), usize::MAX) else { panic!("the file must be valid") };
    assert!(black_box(content::check(&message)).is_empty());
}

struct Peer {
    folder: PathBuf,
    schemas: PathBuf,
    schema: String,
    files: Vec<PathBuf>,
}

impl Peer {
    fn new(files: &[String], message: &str) -> Option<Self> {
        let schemas = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/standard/xsd/iwmo-3.2");
        if !schemas.is_dir() || Command::new("xmllint").arg("--version").output().is_err() {
            return None;
        }
        let folder = std::env::temp_dir().join(format!("ibericht-bench-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let paths: Vec<_> = (0..files.len()).map(|index| folder.join(format!("{index}.xml"))).collect();
        for (path, file) in paths.iter().zip(files) {
            std::fs::write(path, file).unwrap();
        }
        Some(Self { folder, schemas, schema: format!("{message}.xsd"), files: paths })
    }

    fn run(&self) {
        let output = Command::new("xmllint")
            .current_dir(&self.schemas)
            .args(["--noout", "--nonet", "--stream", "--schema", &self.schema])
            .args(&self.files)
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        // The folder is temporary; what cannot be removed is left to the system.
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

fn date(text: &str) -> Datum {
    parse_date(text).unwrap()
}

fn text<T: Simple>(text: &str) -> T {
    T::parse(text, Domain::Wmo).unwrap_or_else(|refusal| panic!("{text}: {refusal:?}"))
}

fn identification(number: usize) -> BerichtIdentificatie {
    BerichtIdentificatie { identificatie: text(&format!("B{number:09}")), dagtekening: date("2026-05-04") }
}

fn versions() -> XsdVersie {
    XsdVersies::uniform(&text("1.0.0")).of(Domain::Wmo).clone()
}

fn bsn(number: usize) -> Bsn {
    // Every ninth number or so passes the eleven test; walk to the next one.
    (0..40)
        .map(|step| text::<Bsn>(&format!("{:09}", 100_000_000 + number * 40 + step)))
        .find(Bsn::passes_eleven_test)
        .unwrap()
}

/// A declaration of at least that many bytes that breaks no rule.
fn declaration(bytes: usize) -> String {
    let clients = bytes / 2_500;
    let mut total = 0;
    let mut client = |number: usize| {
        let line = |index: u32| {
            let volume = 60 + u32::try_from(number % 900).unwrap() + index;
            Prestatie {
                product_referentie: ProductReferentie {
                    referentie_nummer: text(&format!("R{number}-{index}")),
                    vorig_referentie_nummer: None,
                },
                toewijzing_nummer: Nummer::new(u32::try_from(number).unwrap() * 4 + index).unwrap(),
                product_categorie: text("02"),
                product_code: text(["02A03", "02A05", "02A17"][index as usize]),
                product_periode: month(),
                geleverd_volume: Volume::new(volume).unwrap(),
                eenheid: Eenheid::MINUUT,
                product_tarief: Bedrag::new(129),
                ingediend_bedrag: BedragMetDC {
                    bedrag: Bedrag::new(volume * 129).unwrap(),
                    debet_credit: DebetCredit::DEBET,
                },
                retour_codes: (),
            }
        };
        let prestaties: Vec<_> = (0..3).map(line).collect();
        total += prestaties.iter().map(|line| u64::from(line.ingediend_bedrag.bedrag.get())).sum::<u64>();
        DeclaratieClient { bsn: bsn(number), prestaties: Many::new(prestaties).unwrap(), retour_codes: () }
    };
    let clienten: Vec<_> = (0..clients).map(&mut client).collect();
    let message = DeclaratieBericht {
        header: HeaderVanAanbieder {
            bericht_code: BerichtCode,
            bericht_versie: BerichtVersie,
            bericht_subversie: BerichtSubversie,
            afzender: text("73730042"),
            ontvanger: text("0268"),
            bericht_identificatie: identification(1),
            xsd_versie: versions(),
        },
        declaratie: Declaratie {
            declaratie_nummer: text("W20260400001"),
            declaratie_periode: month(),
            declaratie_dagtekening: date("2026-05-04"),
            totaal_ingediend_bedrag: TotaalBedragMetDC {
                totaal_bedrag: TotaalBedrag::new(total).unwrap(),
                debet_credit: DebetCredit::DEBET,
            },
            clienten: Many::new(clienten).unwrap(),
        },
    };
    write(&Bericht { domain: Domain::Wmo, inhoud: Inhoud::Declaratie(message) })
}

fn month() -> GeslotenPeriode {
    GeslotenPeriode { begindatum: date("2026-04-01"), einddatum: date("2026-04-30") }
}

fn allocation(number: usize) -> String {
    let contact = Contact {
        soort: text("03"),
        adres: Some(Adres {
            huis: Some(Huis {
                huisnummer: Huisnummer::new(12).unwrap(),
                huisletter: None,
                huisnummer_toevoeging: None,
                aanduiding_woonadres: None,
            }),
            postcode: Some(text("6511AB")),
            straatnaam: Some(text("Verzonnen laan")),
            plaatsnaam: Some(text("Nijmegen")),
            land_code: Some(text("NL")),
        }),
        organisatie: None,
        telefoon: None,
        emailadres: None,
        periode: None,
        retour_codes: (),
    };
    let product = |index: u32| ToegewezenProduct {
        toewijzing_nummer: Nummer::new(u32::try_from(number).unwrap() * 4 + index).unwrap(),
        referentie_aanbieder: None,
        product: Some(Product {
            categorie: text("02"),
            code: Some(text(["02A03", "02A05"][index as usize])),
        }),
        toewijzingsdatum: date("2026-03-20"),
        toewijzingstijd: Tijd::new(12, 30, 0).unwrap(),
        ingangsdatum: date("2026-04-01"),
        einddatum: Some(date("2026-12-31")),
        reden_wijziging: None,
        omvang: Some(Omvang {
            volume: Volume::new(180).unwrap(),
            eenheid: Eenheid::MINUUT,
            frequentie: Frequentie::WEEK,
        }),
        budget: None,
        commentaar: None,
        retour_codes: (),
    };
    let message = Toewijzing {
        header: HeaderVanGemeente {
            bericht_code: BerichtCode,
            bericht_versie: BerichtVersie,
            bericht_subversie: BerichtSubversie,
            afzender: text("0268"),
            ontvanger: text("73730042"),
            bericht_identificatie: identification(number),
            xsd_versie: versions(),
        },
        client: ToewijzingClient {
            bsn: bsn(number),
            geboortedatum: Geboortedatum { datum: date("1970-02-14"), datum_gebruik: None },
            geslacht: text("2"),
            naam: VolledigeNaam {
                geslachtsnaam: Achternaam { achternaam: text("Proefman"), voorvoegsel: None },
                partnernaam: None,
                voornamen: None,
                voorletters: Some(text("T")),
                naam_gebruik: text("1"),
            },
            communicatie: None,
            juridische_status: None,
            wettelijke_vertegenwoordiging: None,
            commentaar: None,
            relaties: None,
            contactgegevens: Many::one(contact),
            toegewezen_producten: Many::new(vec![product(0), product(1)]).unwrap(),
            retour_codes: (),
        },
    };
    write(&Bericht { domain: Domain::Wmo, inhoud: Inhoud::Toewijzing(message) })
}
