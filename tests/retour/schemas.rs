//! libxml2 with the printed schemas accepts every answer that is made.

use std::collections::HashMap;
use std::path::PathBuf;

use ibericht::finding::{Finding, Level, Severity};
use ibericht::messages::*;
use ibericht::schema::{SchemaName, write_folder};
use ibericht::values::Domain;

use crate::builders::*;
use crate::geval::*;
use crate::support::official::Schema;
use crate::support::sources;
use crate::support::tree::Style;
use crate::support::{Seed, generate};

/// Nothing, level 2, the header, and errors at every value of the message in turn.
fn situations(bericht: &Bericht) -> Vec<Vec<Finding>> {
    let mut all = vec![
        vec![],
        vec![of(Level::Content, Severity::Error, "/Bericht").retourcode("0001")],
        vec![error("9056", "/Bericht/Header/BerichtIdentificatie/Identificatie")],
    ];
    let paths = values(bericht).into_iter().filter(|(path, _)| !path.starts_with("Header/"));
    all.extend(paths.map(|(path, _)| vec![error("9332", &format!("/Bericht/{path}"))]));
    all
}

#[test]
fn libxml2_accepts_every_answer() {
    if !sources::xmllint("answers against the printed schemas") {
        return;
    }
    let folder = std::env::temp_dir().join(format!("ibericht-retour-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    write_folder(&folder).unwrap();
    let mut files: HashMap<(Kind, Domain), Vec<PathBuf>> = HashMap::new();
    let mut seed = Seed(5);
    for domain in Domain::ALL {
        let mut berichten = every_kind(domain);
        let line = |nummer: &str| prestatie(domain, nummer, "1001");
        berichten.push(declaratie(domain, vec![vec![line("R1"), credit(domain, "R2", "R0")]], |_| {}));
        for kind in Kind::ALL.into_iter().filter(|kind| kind.answer().is_some() && *kind != Kind::Declaratie)
        {
            let (name, root) = generate::message(&mut seed, kind, domain);
            let text = root.document(&name, Style::Other);
            let Reading::Valid(bericht) = read(text.as_bytes(), text.len()) else { panic!("{text}") };
            berichten.push(*bericht);
        }
        for (number, bericht) in berichten.iter().enumerate() {
            for (situation, findings) in situations(bericht).iter().enumerate() {
                let made = made(bericht, findings);
                let path = folder.join(format!("{number}-{situation}-{}", made.file_name));
                std::fs::write(&path, &made.xml).unwrap();
                files.entry((made.bericht.kind(), domain)).or_default().push(path);
            }
        }
    }
    assert_eq!(files.len(), 14, "all answers of both laws");
    for ((kind, domain), paths) in files {
        let schemas = folder.join(SchemaName::Base(domain).folder());
        for (official, path) in
            Schema::in_folder(schemas, &kind.message(domain)).judge(&paths).iter().zip(&paths)
        {
            assert!(official.valid, "{}: {}", path.display(), official.told);
        }
    }
    let _ = std::fs::remove_dir_all(&folder);
}
