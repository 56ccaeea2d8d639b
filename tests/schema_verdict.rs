//! Our verdict on level 1 is that of libxml2 with the official schemas, on thousands of bent messages.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::print_stdout, reason = "a long run tells what it compared, with `--nocapture`")]

mod support;

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use ibericht::messages::{Kind, MAX_BYTES, Reading, read, write};
use ibericht::schema::{SchemaName, write_folder};
use ibericht::values::Domain;
use support::official::{Official, Schema};
use support::{Seed, generate, mutate, tree::Style};

/// A number from the environment: `IBERICHT_MUTANTS` per message (there are 28), `IBERICHT_SEED` for others.
fn setting(name: &str, usual: u64) -> u64 {
    std::env::var(name).map_or(usual, |text| text.parse().expect("a number"))
}

/// Where libxml2 and the specifications differ, and we follow the specifications.
#[derive(Debug, PartialEq, Eq, Hash)]
enum Difference {
    /// libxml2 tells errors against Namespaces in XML, and goes on as if they were none.
    NamespaceError,
    /// White space around the name in `xsi:type` does not count, as in every `xs:QName` (XML Schema part 2,
    /// 3.2.18); libxml2 takes it for part of the prefix or name.
    SpaceInType,
    /// The version `1.` in an XML declaration lacks a digit; libxml2 only warns.
    HalfVersion,
}

impl Difference {
    fn of(official: &Official, reading: &Reading) -> Option<Self> {
        let told = &*official.told;
        match reading {
            Reading::Unreadable(_) if official.valid && told.contains("namespace error") => {
                Some(Self::NamespaceError)
            }
            Reading::Unreadable(_) if official.valid && told.contains("Unsupported version '1.'") => {
                Some(Self::HalfVersion)
            }
            Reading::Valid(_) if told.contains("XMLSchema-instance}type'") => {
                let (_, rest) = told.split_once("The QName value '")?;
                let name = rest.split(['\'', '}']).find(|part| !part.starts_with('{'))?;
                (name.trim() != name).then_some(Self::SpaceInType)
            }
            _ => None,
        }
    }
}

#[test]
fn what_the_tables_generate_is_valid_and_survives_writing() {
    let mut seed = Seed(7);
    for kind in Kind::ALL {
        for domain in Domain::ALL {
            for _ in 0..200 {
                let (name, root) = generate::message(&mut seed, kind, domain);
                let text = root.document(&name, Style::Usual);
                let Reading::Valid(message) = read(text.as_bytes(), MAX_BYTES) else {
                    panic!("{:#?}\n{text}", read(text.as_bytes(), MAX_BYTES));
                };
                let written = write(&message);
                let Reading::Valid(again) = read(written.as_bytes(), MAX_BYTES) else {
                    panic!("what was written is not valid:\n{written}");
                };
                assert_eq!(message, again);
                assert!(!written.replace("\r\n", "").contains('\n'), "every line ends in CR/LF (OP192)");
            }
        }
    }
}

#[test]
fn mutants_get_the_verdict_of_the_official_schemas() {
    let Some(standard) = support::sources::shared("standard", "the verdict of the official schemas") else {
        return;
    };
    if !support::sources::xmllint("the verdict of the official schemas") {
        return;
    }
    let folder = work_folder("official");
    compare_all(&folder, |kind, domain| Schema::of(kind, domain, &standard, &folder));
}

/// The printed schemas are judged by another program too, those of all messages.
#[test]
fn printed_schemas_give_our_own_verdict() {
    if !support::sources::xmllint("the verdict of the printed schemas") {
        return;
    }
    let folder = work_folder("printed");
    write_folder(&folder).unwrap();
    compare_all(&folder, |kind, domain| {
        Schema::in_folder(folder.join(SchemaName::Base(domain).folder()), &kind.message(domain))
    });
}

fn work_folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("ibericht-mutants-{name}-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// Holds our verdict on the mutants of every message against that of libxml2 with a schema.
fn compare_all(folder: &Path, schema: impl Fn(Kind, Domain) -> Schema) {
    let mut tally = Tally::default();
    for kind in Kind::ALL {
        for domain in Domain::ALL {
            let texts = bent(kind, domain);
            let paths: Vec<_> = (0..texts.len()).map(|number| folder.join(format!("{number}.xml"))).collect();
            for (path, text) in paths.iter().zip(&texts) {
                std::fs::write(path, text).unwrap();
            }
            for ((official, text), number) in schema(kind, domain).judge(&paths).iter().zip(&texts).zip(0..) {
                tally.compare(&format!("{} {number}", kind.message(domain).name()), official, text);
            }
        }
    }
    std::fs::remove_dir_all(folder).unwrap();
    tally.judge();
}

/// What may stand, or not, in front of the root element.
const HEADS: &[&str] = &[
    "",
    "\n",
    "\u{feff}",
    "\u{feff}\u{feff}",
    "\u{feff}<?xml version='1.0'?>",
    "<?xml version='1.0'?>",
    "<?xml version=\"1.0\"?>\r\n",
    "\n<?xml version='1.0'?>",
    "<!-- c --><?xml version='1.0'?>",
    "<?xml version='1.0'?><?xml version='1.0'?>",
    "<?xml version='1.0'?><!-- c --><?pi?>",
    "<?xml version='1.1'?>",
    "<?xml version='1.'?>",
    "<?xml version='1.0.0'?>",
    "<?xml version='2.0'?>",
    "<?xml version='one'?>",
    "<?xml version=''?>",
    "<?xml version=1.0?>",
    "<?xml?>",
    "<?xml ?>",
    "<?xml encoding='UTF-8'?>",
    "<?xml  version\t=\n'1.0'  encoding = \"utf-8\"  ?>",
    "<?xml version='1.0'encoding='UTF-8'?>",
    "<?xml version='1.0' encoding='UTF8'?>",
    "<?xml version='1.0' encoding='utf8' standalone='no'?>",
    "<?xml version='1.0' standalone='yes'?>",
    "<?xml version='1.0' standalone='maybe'?>",
    "<?xml version='1.0' standalone='yes' encoding='UTF-8'?>",
    "<?xml version='1.0' encoding='UTF-8' encoding='UTF-8'?>",
    "<?xml version='1.0' encoding=''?>",
    "<?xml version='1.0' encoding='UTF-16'?>",
    "<?xml version='1.0' encoding='UTF-8' x='y'?>",
    "<?xml version='1.0' encoding='UTF-8' x?>",
    "<?xml version='1.0'?",
    "<?XML version='1.0'?>",
    "<?pi x?>",
    "<?1 x?>",
    "<? x?>",
    "<??>",
    "<?a?b?>",
    "<!-- -- -->",
    "<!-- --->",
    "<!---->",
    "<!>",
    "<![CDATA[]]>",
    "x",
    "&#32;",
    "</a>",
];

/// The same behind it.
const TAILS: &[&str] = &[
    "",
    "\r\n\t ",
    "<!-- c --><?pi?>",
    "x",
    "\u{a0}",
    "\u{feff}",
    "&#32;",
    "<![CDATA[]]>",
    "<a/>",
    "</a>",
    "<",
    "<!--",
];

#[test]
fn what_stands_around_the_root_gets_the_verdict_of_libxml2() {
    const WHAT: &str = "the verdict of libxml2 on what stands around the root";
    let Some(standard) = support::sources::shared("standard", WHAT) else { return };
    if !support::sources::xmllint(WHAT) {
        return;
    }
    let folder = std::env::temp_dir().join(format!("ibericht-heads-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let schema = Schema::of(Kind::Start, Domain::Wmo, &standard, &folder);
    let (name, root) = generate::message(&mut Seed(1), Kind::Start, Domain::Wmo);
    let text = root.document(&name, Style::Usual);
    let (_, body) = text.split_once("?>\n").unwrap();
    let texts: Vec<_> =
        HEADS.iter().flat_map(|head| TAILS.iter().map(move |tail| format!("{head}{body}{tail}"))).collect();
    let paths: Vec<_> = (0..texts.len()).map(|number| folder.join(format!("{number}.xml"))).collect();
    for (path, text) in paths.iter().zip(&texts) {
        std::fs::write(path, text).unwrap();
    }
    let mut tally = Tally::default();
    for ((official, text), number) in schema.judge(&paths).iter().zip(&texts).zip(0..) {
        let (head, tail) = (HEADS[number / TAILS.len()], TAILS[number % TAILS.len()]);
        tally.compare(&format!("{head:?} and {tail:?}"), official, text);
    }
    std::fs::remove_dir_all(&folder).unwrap();
    tally.judge();
}

/// The mutants of a message: most bent once, some up to four times.
fn bent(kind: Kind, domain: Domain) -> Vec<String> {
    let message = u64::from(kind.number()) * 31 + domain as u64;
    let mut seed = Seed(setting("IBERICHT_SEED", 0).wrapping_mul(1_000_003) + message);
    let mut texts = Vec::new();
    for _ in 0..setting("IBERICHT_MUTANTS", 100) {
        let (name, mut root) = generate::message(&mut seed, kind, domain);
        let mut style = mutate::mutate(&mut seed, &mut root);
        for _ in 1..*seed.pick(&[1, 1, 1, 2, 4]) {
            style = mutate::mutate(&mut seed, &mut root);
        }
        texts.push(root.document(&name, style));
    }
    texts
}

/// What came of the comparison.
#[derive(Default)]
struct Tally {
    valid: usize,
    invalid: usize,
    /// How often each known difference was seen.
    known: HashMap<Difference, usize>,
    disagreements: Vec<String>,
}

impl Tally {
    fn compare(&mut self, what: &str, official: &Official, text: &str) {
        let reading = read(text.as_bytes(), MAX_BYTES);
        let ours = matches!(reading, Reading::Valid(_));
        if ours == official.valid {
            *(if ours { &mut self.valid } else { &mut self.invalid }) += 1;
            return;
        }
        if let Some(difference) = Difference::of(official, &reading) {
            *self.known.entry(difference).or_default() += 1;
            return;
        }
        let (ours, line) = match &reading {
            Reading::Valid(_) => ("valid".to_string(), 0),
            Reading::Invalid { findings, .. } => {
                (format!("{}: {}", findings[0].path, findings[0].message.nl), findings[0].line)
            }
            Reading::Unreadable(finding) => (finding.message.nl.to_string(), finding.line),
        };
        // The document around the line that either of the two complains about.
        let told = official.told.split(':').next().and_then(|line| line.parse().ok()).unwrap_or(line);
        let around: Vec<_> = text.split('\n').skip(told.max(3) as usize - 3).take(5).collect();
        self.disagreements.push(format!(
            "{what}\nofficial: {} {}\nours: {ours} (line {line})\n{}",
            official.valid,
            official.told,
            around.join("\n")
        ));
    }

    fn judge(&self) {
        println!("valid {}, invalid {}, known differences {:?}", self.valid, self.invalid, self.known);
        assert!(
            self.valid * 20 > self.invalid,
            "enough mutants must be valid, or the comparison says little"
        );
        assert!(
            self.disagreements.is_empty(),
            "{} disagreements, the first of them: {}",
            self.disagreements.len(),
            self.disagreements.iter().take(12).cloned().collect::<Vec<_>>().join("\n\n")
        );
    }
}
