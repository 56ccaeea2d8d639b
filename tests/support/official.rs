//! The official schemas, and what libxml2 says with them.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use ibericht::messages::Kind;
use ibericht::values::Domain;
use ibericht::xml::MessageName;

/// What libxml2 says of a file.
#[derive(Debug, Default, Clone)]
pub struct Official {
    pub valid: bool,
    /// Its first remark.
    pub told: String,
}

/// A schema file that can be used, in its folder.
pub struct Schema {
    folder: PathBuf,
    file: String,
}

impl Schema {
    /// The schema of a message in a folder.
    pub fn in_folder(folder: PathBuf, message: &MessageName) -> Self {
        Self { folder, file: format!("{}.xsd", message.name()) }
    }

    /// The schema of a message. Seven of the iWmo are not published beside the others; these are made in
    /// `temporary` from the iJw schema of the same number, which differs in nothing else than what is replaced here.
    pub fn of(kind: Kind, domain: Domain, standard: &Path, temporary: &Path) -> Self {
        let name = kind.message(domain);
        let folder = standard.join("xsd").join(format!("{}-3.2", domain.standard()));
        let file = format!("{}.xsd", name.name());
        if folder.join(&file).exists() {
            return Self { folder, file };
        }
        let codes = std::fs::read_to_string(standard.join("messages.tsv")).unwrap();
        let code = |message: &MessageName| {
            let line = codes.lines().find(|line| line.split('\t').nth(1) == Some(&message.name()));
            line.and_then(|line| line.split('\t').next()).unwrap().to_string()
        };
        let twin = kind.message(Domain::Jw);
        let twin_file = standard.join("xsd/ijw-3.2").join(format!("{}.xsd", twin.name()));
        let mut text = std::fs::read_to_string(twin_file).unwrap();
        replace(&mut text, &twin.namespace(), &name.namespace());
        replace(&mut text, "/ijw/3_2/basisschema/", "/iwmo/3_2/basisschema/");
        replace(&mut text, &format!("value=\"{}\"", code(&twin)), &format!("value=\"{}\"", code(&name)));
        match kind.number() {
            316 => drop_element(&mut text, "GezagsdragerBekend"),
            320 => drop_element(&mut text, "Woonplaatsbeginsel"),
            _ => {}
        }
        std::fs::write(temporary.join(&file), text).unwrap();
        std::fs::copy(folder.join("basisschema.xsd"), temporary.join("basisschema.xsd")).unwrap();
        Self { folder: temporary.into(), file }
    }

    /// What libxml2 says of files, in their order.
    pub fn judge(&self, paths: &[PathBuf]) -> Vec<Official> {
        paths.chunks(500).flat_map(|paths| self.judge_some(paths)).collect()
    }

    /// `xmllint` with this schema, to be given files.
    pub fn xmllint(&self) -> Command {
        let mut command = Command::new("xmllint");
        command.current_dir(&self.folder).args(["--noout", "--nonet", "--schema", &self.file]);
        command
    }

    fn judge_some(&self, paths: &[PathBuf]) -> Vec<Official> {
        let output = self.xmllint().args(paths).output().unwrap();
        let lines = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!lines.contains("failed to compile"), "{}: {lines}", self.file);
        let mut officials: HashMap<&str, Official> = HashMap::new();
        for line in lines.lines() {
            let (path, told) = match line.strip_suffix(" validates") {
                Some(path) => (path, ""),
                None => line.split_once(':').unwrap_or_default(),
            };
            let official = officials.entry(path).or_default();
            if told.is_empty() {
                official.valid = true;
            } else if official.told.is_empty() {
                official.told = told.into();
            }
        }
        paths
            .iter()
            .map(|path| officials.get(&*path.to_string_lossy()).cloned().unwrap_or_default())
            .collect()
    }
}

fn replace(text: &mut String, from: &str, to: &str) {
    assert!(text.contains(from), "`{from}` is not in the schema");
    *text = text.replace(from, to);
}

/// Takes the declaration of an element out.
fn drop_element(text: &mut String, name: &str) {
    const END: &str = "</xs:element>";
    let start = text.find(&format!("<xs:element name=\"{name}\"")).unwrap();
    let end = start + text[start..].find(END).unwrap() + END.len();
    text.replace_range(start..end, "");
}
