//! Reads a 303 or 304 by the table of names.
//!
//! The names are a reconstruction, so what only differs in form is a warning: an element that the table
//! does not have, another order, another namespace. A value that is missing or cannot be read is an error,
//! and then there is no message.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::gelezen::{Gelezen, Legacy, form_fault, gereconstrueerd};
use super::make;
use super::namen::{Deelvorm, Namen, Release, Rol, Vorm};
use super::{RetourClient, RetourPrestatie};
use crate::finding::{Finding, Severity, Text};
use crate::values::Bsn;
use crate::xml::{
    Document, FaultKind, Head, MAX_FAULTS, Opened, Positions, Refused, Space, Step, Walk, locate, shown,
};

/// Reads a file as a 303 or 304; none when it is something else, or no XML at all.
#[must_use]
pub fn read(bytes: &[u8], max_bytes: usize, namen: &Namen) -> Option<Gelezen> {
    let document = Document::new(bytes, max_bytes).ok()?;
    let head = Head::read(document).ok()?;
    let namespace = head.namespace();
    let (domain, nummer, release, basis) = namen.herken(&namespace)?;
    let vorm = namen.vorm(release, domain, nummer);
    let source = head.source();
    let root = head.name();
    if vorm.deel(0).is_none_or(|deel| deel.naam != root) {
        return None;
    }
    let mut reader = Reader::new(Walk::new(head, &basis), &vorm, source);
    let mut kop = Fields::default();
    reader.group(0, &mut kop);
    let bericht = reader.bericht(&kop, namen, release);
    let (refused, findings) = reader.end();
    let mut findings = findings;
    let bericht = match refused {
        Some(refused) => {
            findings = vec![crate::messages::unreadable(&refused)];
            None
        }
        None => bericht.filter(|_| !findings.iter().any(Finding::is_error)),
    };
    if let Some(Legacy::Declaratie(declaratie)) = &bericht {
        let mut broken = super::rules::check(declaratie, &vorm);
        locate(source, &mut broken);
        findings.extend(broken);
        findings.sort_by_key(|finding| (finding.line, finding.column));
    }
    for finding in &mut findings {
        finding.mask(&Bsn::passes_eleven_test);
    }
    findings.insert(0, gereconstrueerd());
    Some(Gelezen { domain, nummer, release: release.naam.clone(), bericht, findings })
}

/// The texts of the elements of one part of a message, by role, with their place in bytes.
pub(super) type Fields<'x> = BTreeMap<Rol, Vec<(Cow<'x, str>, usize)>>;

/// What differs from the table in the same way everywhere, and is told once.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Difference {
    Order(usize),
    Namespace(usize),
    Missing(usize),
}

/// Reads one document.
pub(super) struct Reader<'x, 'v> {
    walk: Walk<'x>,
    pub vorm: &'v Vorm<'v>,
    source: &'x str,
    /// The element that is read, as a path with an index for those that repeat.
    pub path: String,
    findings: Vec<(usize, Finding)>,
    told: BTreeSet<Difference>,
    /// The lines of the client that is read, and the clients before it.
    prestaties: Vec<RetourPrestatie>,
    pub clienten: Vec<RetourClient>,
}

impl<'x, 'v> Reader<'x, 'v> {
    fn new(walk: Walk<'x>, vorm: &'v Vorm<'v>, source: &'x str) -> Self {
        let path = vorm.path(None, 0);
        Self {
            walk,
            vorm,
            source,
            path,
            findings: Vec::new(),
            told: BTreeSet::new(),
            prestaties: Vec::new(),
            clienten: Vec::new(),
        }
    }

    /// Tells something about the form of the message.
    pub fn tell(&mut self, at: usize, finding: Finding) {
        match self.findings.len() {
            ..MAX_FAULTS => self.findings.push((at, finding)),
            // The last one says that there is more.
            MAX_FAULTS => self.findings.push((at, FaultKind::TooMany { limit: MAX_FAULTS }.finding())),
            _ => {}
        }
    }

    /// Reads what is in an element up to its end tag.
    fn group(&mut self, place: usize, fields: &mut Fields<'x>) {
        let mut seen: BTreeMap<usize, u32> = BTreeMap::new();
        let mut last = 0;
        let mut has_text = false;
        loop {
            match self.walk.step() {
                Step::Open(opened) => {
                    let Some(child) = self.child(place, &opened, &mut seen, &mut last) else {
                        self.walk.skip();
                        continue;
                    };
                    let length = self.path.len();
                    self.in_child(child, seen.get(&child).copied().unwrap_or(1), fields, opened.at);
                    self.path.truncate(length);
                }
                Step::Text if !std::mem::replace(&mut has_text, true) => self.stray_text(),
                Step::Text => {}
                Step::Close => {
                    self.missing(place, &seen);
                    return;
                }
                Step::Done => return,
            }
        }
    }

    /// The element of the table that a start tag is; tells whatever is different, and gives none for what
    /// has no place.
    fn child(
        &mut self,
        place: usize,
        opened: &Opened<'x>,
        seen: &mut BTreeMap<usize, u32>,
        last: &mut usize,
    ) -> Option<usize> {
        let vorm = self.vorm;
        let Some((child, deel)) = vorm.children(place).find(|(_, deel)| deel.naam == opened.name) else {
            self.unknown(place, opened);
            return None;
        };
        let path = format!("{}/{}", self.path, deel.naam);
        if let Some(attribute) = &opened.attribute {
            let name = shown("", attribute);
            self.tell(
                opened.at,
                form_fault(
                    path.clone(),
                    Severity::Warning,
                    Text::new(
                        format!("Het attribuut `{name}` is niet gelezen"),
                        format!("The attribute `{name}` was not read"),
                    ),
                    Text::fixed(
                        "Kijk of het iets zegt dat van belang is",
                        "See whether it says something that matters",
                    ),
                ),
            );
        }
        if opened.space != Some(deel.ruimte) && self.told.insert(Difference::Namespace(child)) {
            let [message, advice] = namespace(deel);
            self.tell(opened.at, form_fault(path.clone(), Severity::Warning, message, advice));
        }
        let count = seen.entry(child).or_default();
        *count += 1;
        if *count > 1 && !deel.herhaalt {
            self.tell(
                opened.at,
                form_fault(
                    path,
                    Severity::Error,
                    Text::new(
                        format!("Het element `{}` staat hier meer dan één keer", deel.naam),
                        format!("The element `{}` stands here more than once", deel.naam),
                    ),
                    Text::fixed("Laat één exemplaar staan", "Keep one of them"),
                ),
            );
            return None;
        }
        if child < *last && self.told.insert(Difference::Order(child)) {
            self.tell(
                opened.at,
                form_fault(
                    path,
                    Severity::Warning,
                    Text::new(
                        format!(
                            "Het element `{}` staat op een andere plaats dan in de reconstructie",
                            deel.naam
                        ),
                        format!("The element `{}` is in another place than in the reconstruction", deel.naam),
                    ),
                    Text::fixed(
                        "Het is gelezen; zet de tabel van `--legacy-names` in deze volgorde",
                        "It was read; put the table of `--legacy-names` in this order",
                    ),
                ),
            );
        }
        *last = child.max(*last);
        Some(child)
    }

    /// Reads an element that has a place.
    fn in_child(&mut self, child: usize, count: u32, fields: &mut Fields<'x>, at: usize) {
        let Some(deel) = self.vorm.deel(child) else { return };
        self.path.extend(["/", deel.naam]);
        if deel.herhaalt {
            self.path.extend(["[", &count.to_string(), "]"]);
        }
        match deel.rol {
            Rol::Client => {
                let mut own = Fields::default();
                self.group(child, &mut own);
                let prestaties = std::mem::take(&mut self.prestaties);
                let client = make::client(self, &own, at, prestaties);
                self.clienten.extend(client);
            }
            Rol::Prestatie => {
                let mut own = Fields::default();
                self.group(child, &mut own);
                let prestatie = make::prestatie(self, &own, at);
                self.prestaties.extend(prestatie);
            }
            rol if rol.is_klasse() => self.group(child, fields),
            Rol::Anders | Rol::Vast => self.walk.skip(),
            rol => {
                if let Some(text) = self.walk.text() {
                    fields.entry(rol).or_default().push((text, at));
                    return;
                }
                let fault = form_fault(
                    self.path.clone(),
                    Severity::Error,
                    Text::fixed("In een waarde staan elementen", "There are elements inside a value"),
                    Text::fixed("Zet hier alleen de waarde neer", "Write only the value here"),
                );
                self.tell(at, fault);
            }
        }
    }

    fn unknown(&mut self, place: usize, opened: &Opened<'x>) {
        let name = shown("", &opened.name);
        let allowed: Vec<_> = self.vorm.children(place).map(|(_, deel)| deel.naam).collect();
        let allowed = allowed.join(", ");
        let path = format!("{}/{name}", self.path);
        let expected = Text::new(format!("een van: {allowed}"), format!("one of: {allowed}"));
        let finding = form_fault(
            path,
            Severity::Warning,
            Text::new(
                format!(
                    "Het element `{name}` staat niet in de reconstructie; wat erin staat is niet gelezen"
                ),
                format!("The element `{name}` is not in the reconstruction; what is in it was not read"),
            ),
            Text::fixed(
                "Hoort het er wel, zet het dan in een eigen namentabel (`--legacy-names`)",
                "If it does belong there, put it in a table of names of your own (`--legacy-names`)",
            ),
        );
        self.tell(opened.at, finding.found(name).expected(expected));
    }

    fn stray_text(&mut self) {
        let (at, path) = (self.walk.at(), self.path.clone());
        self.tell(
            at,
            form_fault(
                path,
                Severity::Warning,
                Text::fixed("Tussen de elementen staat tekst", "There is text between the elements"),
                Text::fixed(
                    "Verwijder de tekst of zet hem in een element",
                    "Remove the text or put it in an element",
                ),
            ),
        );
    }

    /// Tells which elements are missing that the table requires and nothing else tells of.
    fn missing(&mut self, place: usize, seen: &BTreeMap<usize, u32>) {
        let vorm = self.vorm;
        for (child, deel) in vorm.children(place) {
            let needed =
                deel.rol.nodig().is_in(vorm.nummer) || (deel.rol == Rol::Groep && !deel.children.is_empty());
            if deel.verplicht
                && !needed
                && !seen.contains_key(&child)
                && self.told.insert(Difference::Missing(child))
            {
                let (at, path) = (self.walk.at(), format!("{}/{}", self.path, deel.naam));
                self.tell(
                    at,
                    form_fault(
                        path,
                        Severity::Warning,
                        Text::new(
                            format!("Het element `{}` ontbreekt", deel.naam),
                            format!("The element `{}` is missing", deel.naam),
                        ),
                        Text::fixed(
                            "Volgens de reconstructie staat het er altijd",
                            "By the reconstruction it is always there",
                        ),
                    ),
                );
            }
        }
    }

    fn bericht(&mut self, kop: &Fields<'x>, namen: &Namen, release: &Release) -> Option<Legacy> {
        match self.vorm.nummer {
            303 => make::declaratie(self, kop, namen, release).map(Legacy::Declaratie),
            _ => make::retour(self, kop, namen, release).map(Legacy::Retour),
        }
    }

    /// What was found, with lines; and why the document cannot be read, when that is so.
    fn end(self) -> (Option<Refused>, Vec<Finding>) {
        let refused = self.walk.end().err();
        let mut findings = self.findings;
        findings.sort_by_key(|(at, _)| *at);
        let mut positions = Positions::new(self.source);
        let located = findings.into_iter().map(|(at, finding)| {
            let (line, column) = positions.of(at);
            finding.on_line(line, column)
        });
        (refused, located.collect())
    }
}

fn namespace(deel: &Deelvorm<'_>) -> [Text; 2] {
    let (nl, en) = match deel.ruimte {
        Space::Message => ("het bericht", "the message"),
        Space::Base => ("het basisschema", "the base schema"),
    };
    [
        Text::new(
            format!("Het element `{}` staat niet in de namespace van {nl}", deel.naam),
            format!("The element `{}` is not in the namespace of {en}", deel.naam),
        ),
        Text::fixed(
            "Het is gelezen; verbeter `ruimte` in de tabel van `--legacy-names`",
            "It was read; correct `ruimte` in the table of `--legacy-names`",
        ),
    ]
}
