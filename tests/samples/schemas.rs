//! The official schemas accept what is in the samples and what is written from them.

use std::fs;
use std::path::Path;
use std::process::Command;

use ibericht::messages::{MAX_BYTES, Reading, read};

use super::support;
use super::{messages, month};

/// What `xmllint` says of messages against the official schemas, for those that it refuses.
fn refused(standard: &Path, documents: &[(String, Vec<u8>)]) -> Vec<String> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("samples-schemas");
    fs::create_dir_all(&folder).unwrap();
    documents
        .iter()
        .filter_map(|(name, bytes)| {
            let Reading::Valid(bericht) = read(bytes, MAX_BYTES) else { panic!("{name} breaks its schema") };
            let file = folder.join("message.xml");
            fs::write(&file, bytes).unwrap();
            let output = Command::new("xmllint")
                .current_dir(standard.join("xsd").join(format!("{}-3.2", bericht.domain.standard())))
                .args(["--noout", "--nonet", "--schema"])
                .arg(format!("{}.xsd", bericht.name().name()))
                .arg(&file)
                .output()
                .unwrap();
            let told = String::from_utf8_lossy(&output.stderr).into_owned();
            (!output.status.success()).then(|| format!("{name}: {told}"))
        })
        .collect()
}

#[test]
fn the_official_schemas_accept_the_messages_and_the_declarations_made_from_them() {
    let Some(standard) = support::sources::shared("standard", "the samples against the official schemas")
    else {
        return;
    };
    if !support::sources::xmllint("the samples against the official schemas") {
        return;
    }
    let standard = standard.canonicalize().unwrap();
    let mut documents: Vec<_> =
        messages::of_the_month().into_iter().filter(|(name, _)| name != messages::BROKEN).collect();
    let declarations = month::first().declarations();
    assert_eq!(declarations.len(), 8);
    documents.extend(declarations);
    assert_eq!(refused(&standard, &documents), Vec::<String>::new());
}
