//! What is wrong in a table of names; a table without faults becomes [`Namen`].

use std::collections::BTreeMap;

use super::file::{Element as Rij, File, Placed, Release as ReleaseRij, Ruimte};
use super::{Deel, Element, Namen, Release, Rol, Vorm};
use crate::finding::{Finding, Level, Severity, Text};
use crate::values::{Domain, misspelt};
use crate::xml::{Positions, Space, is_element_name};

/// What the lint looks for: the id of the finding and its meaning.
pub static LINTS: &[(&str, Text)] = &[
    ("namen-rol", Text::fixed("De rol van een element bestaat", "The role of an element exists")),
    (
        "namen-ontbreekt",
        Text::fixed(
            "Elke rol die een bericht nodig heeft, heeft in elke release een element",
            "Every role that a message needs has an element in every release",
        ),
    ),
    (
        "namen-dubbel",
        Text::fixed(
            "Een naam staat één keer in een element, en een rol één keer in een bericht",
            "A name stands once in an element, and a role once in a message",
        ),
    ),
    (
        "namen-ouder",
        Text::fixed(
            "`in` noemt een element dat hoger in de tabel staat en andere elementen bevat",
            "`in` names an element higher in the table that holds other elements",
        ),
    ),
    (
        "namen-plaats",
        Text::fixed(
            "Een rol van een cliënt of regel staat in de cliënt of regel",
            "A role of a client or line stands in the client or line",
        ),
    ),
    ("namen-naam", Text::fixed("Een naam mag in XML", "A name is allowed in XML")),
    (
        "namen-release",
        Text::fixed(
            "Releases staan op volgorde, en `vanaf` en `tot` noemen er een",
            "Releases are in order, and `vanaf` and `tot` name one",
        ),
    ),
    (
        "namen-namespace",
        Text::fixed(
            "Een release heeft evenveel namespaces voor bericht als voor basisschema, en elke is van één bericht",
            "A release has as many namespaces for the message as for the base schema, and each is of one message",
        ),
    ),
    (
        "namen-waarde",
        Text::fixed(
            "Alleen een element met rol `vast` heeft een `waarde`, en dat heeft er een",
            "Only an element with role `vast` has a `waarde`, and that has one",
        ),
    ),
    (
        "namen-aantal",
        Text::fixed(
            "Alleen cliënten, regels, retourcodes en wat wordt overgeslagen komen vaker voor",
            "Only clients, lines, return codes and what is passed over occur more than once",
        ),
    ),
];

struct Lint<'t> {
    text: &'t str,
    findings: Vec<Finding>,
}

impl Lint<'_> {
    fn error(&mut self, rule: &'static str, byte: usize, path: &str, message: Text, advice: Text) {
        let (line, column) = Positions::new(self.text).of(byte);
        let finding = Finding::new(rule, Level::Productbook, Severity::Error, message, advice)
            .at(path)
            .on_line(line, column);
        if !self.findings.contains(&finding) {
            self.findings.push(finding);
        }
    }
}

/// Makes the table.
///
/// # Errors
/// Every fault, in the order of the file.
pub(super) fn run(file: File, text: &str) -> Result<Namen, Vec<Finding>> {
    let mut lint = Lint { text, findings: Vec::new() };
    let releases: Vec<_> = file.release.iter().map(release).collect();
    check_releases(&file, &mut lint);
    let elementen = elementen(&file, &mut lint);
    if lint.findings.is_empty() {
        check_vormen(&file, &elementen, &mut lint);
    }
    if lint.findings.is_empty() {
        return Ok(Namen { titel: file.titel, releases, elementen, codes: file.berichtcode });
    }
    lint.findings.sort_by_key(|finding| (finding.line, finding.column));
    Err(lint.findings)
}

fn release(rij: &ReleaseRij) -> Release {
    let plain = |list: &[Placed]| list.iter().map(|placed| placed.get_ref().clone()).collect::<Vec<_>>();
    Release {
        naam: rij.naam.get_ref().clone(),
        van: rij.van.get_ref().0,
        versie: rij.versie.clone(),
        subversie: rij.subversie.clone(),
        namespaces: plain(&rij.bericht).into_iter().zip(plain(&rij.basis)).collect(),
    }
}

fn check_releases(file: &File, lint: &mut Lint<'_>) {
    if file.release.is_empty() {
        lint.error(
            "namen-release",
            0,
            "release",
            Text::fixed("Er is geen release", "There is no release"),
            Text::fixed("Voeg een `[[release]]` toe", "Add a `[[release]]`"),
        );
    }
    for pair in file.release.windows(2) {
        let [before, after] = pair else { continue };
        if before.van.get_ref().0 >= after.van.get_ref().0 {
            lint.error(
                "namen-release",
                after.van.span().start,
                "release.van",
                Text::new(
                    format!("Release {} begint niet na {}", after.naam.get_ref(), before.naam.get_ref()),
                    format!(
                        "Release {} does not begin after {}",
                        after.naam.get_ref(),
                        before.naam.get_ref()
                    ),
                ),
                Text::fixed("Zet de oudste release eerst", "Put the oldest release first"),
            );
        }
    }
    let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
    for rij in &file.release {
        if rij.bericht.is_empty() || rij.bericht.len() != rij.basis.len() {
            lint.error(
                "namen-namespace",
                rij.naam.span().start,
                "release.bericht",
                Text::new(
                    format!(
                        "{} namespaces voor het bericht, {} voor het basisschema",
                        rij.bericht.len(),
                        rij.basis.len()
                    ),
                    format!(
                        "{} namespaces for the message, {} for the base schema",
                        rij.bericht.len(),
                        rij.basis.len()
                    ),
                ),
                Text::fixed("Geef er evenveel, ten minste één", "Give as many of both, at least one"),
            );
        }
        for pattern in &rij.bericht {
            let text = pattern.get_ref().as_str();
            let unclear = !text.contains("{bericht}") || seen.insert(text, rij.naam.get_ref()).is_some();
            if unclear {
                lint.error(
                    "namen-namespace",
                    pattern.span().start,
                    "release.bericht",
                    Text::new(
                        format!("`{text}` zegt niet van welk bericht en welke release een bestand is"),
                        format!("`{text}` does not tell of which message and release a file is"),
                    ),
                    Text::fixed(
                        "Zet er `{bericht}` in, en gebruik een namespace in één release",
                        "Put `{bericht}` in it, and use a namespace in one release",
                    ),
                );
            }
        }
    }
}

/// The elements, as far as each can be understood on its own.
fn elementen(file: &File, lint: &mut Lint<'_>) -> Vec<Element> {
    let mut elementen = Vec::new();
    // What `in` may name: roles and ids of the elements above, with their place.
    let mut namen: BTreeMap<String, usize> = BTreeMap::new();
    for rij in &file.element {
        let Some(rol) = rol(rij, lint) else { continue };
        let ouder = ouder(rij, rol, &namen, &elementen, lint);
        check_rij(rij, rol, lint);
        let last = file.release.len().saturating_sub(1);
        let own = elementen.len();
        if rol.is_klasse() {
            let name = rij.id.as_ref().map_or(rol.key(), |id| id.get_ref());
            if rij.id.is_some() || !rol.is_vrij() {
                namen.insert(name.to_owned(), own);
            }
        }
        elementen.push(Element {
            rol,
            naam: rij.naam.get_ref().clone(),
            ouder,
            ruimte: match rij.ruimte {
                Ruimte::Bericht => Space::Message,
                Ruimte::Basis => Space::Base,
            },
            verplicht: rij.aantal.is_verplicht(),
            herhaalt: rij.aantal.herhaalt(),
            bericht: rij.bericht.as_ref().map(|bericht| *bericht.get_ref()),
            vanaf: release_of(file, rij.vanaf.as_ref(), 0, lint),
            tot: release_of(file, rij.tot.as_ref(), last, lint),
            waarde: rij.waarde.as_ref().map(|waarde| waarde.get_ref().clone()),
            zekerheid: rij.zekerheid,
        });
    }
    elementen
}

fn rol(rij: &Rij, lint: &mut Lint<'_>) -> Option<Rol> {
    let key = rij.rol.get_ref();
    let rol = Rol::find(key);
    if rol.is_none() {
        let near = misspelt(key, Rol::ALL.iter().map(|rol| rol.key()));
        let all = || Rol::ALL.iter().map(|rol| rol.key()).collect::<Vec<_>>().join(", ");
        lint.error(
            "namen-rol",
            rij.rol.span().start,
            "element.rol",
            Text::new(format!("Rol `{key}` bestaat niet"), format!("Role `{key}` does not exist")),
            near.map_or_else(
                || Text::new(format!("Kies uit: {}", all()), format!("Choose from: {}", all())),
                |near| {
                    Text::new(format!("Misschien is `{near}` bedoeld"), format!("Perhaps `{near}` is meant"))
                },
            ),
        );
    }
    rol
}

fn ouder(
    rij: &Rij,
    rol: Rol,
    namen: &BTreeMap<String, usize>,
    elementen: &[Element],
    lint: &mut Lint<'_>,
) -> Option<usize> {
    let Some(name) = &rij.ouder else {
        if rol != Rol::Bericht || !elementen.is_empty() {
            lint.error(
                "namen-ouder",
                rij.rol.span().start,
                "element.in",
                Text::fixed(
                    "Het eerste element is dat met rol `bericht`, en alleen dat heeft geen `in`",
                    "The first element is that with role `bericht`, and only that has no `in`",
                ),
                Text::fixed(
                    "Noem in `in` waar het element in staat",
                    "Name in `in` where the element stands",
                ),
            );
        }
        return None;
    };
    let found = namen.get(name.get_ref()).copied();
    if found.is_none() || rol == Rol::Bericht {
        lint.error(
            "namen-ouder",
            name.span().start,
            "element.in",
            Text::new(
                format!("`{}` is geen element boven dit dat andere elementen bevat", name.get_ref()),
                format!("`{}` is no element above this one that holds other elements", name.get_ref()),
            ),
            Text::fixed(
                "Noem de rol of het `id` van een element dat hoger staat",
                "Name the role or `id` of an element that stands higher",
            ),
        );
    }
    found
}

fn check_rij(rij: &Rij, rol: Rol, lint: &mut Lint<'_>) {
    let naam = rij.naam.get_ref();
    if !is_element_name(naam) {
        lint.error(
            "namen-naam",
            rij.naam.span().start,
            "element.naam",
            Text::new(
                format!("`{naam}` kan geen element heten"),
                format!("No element can be called `{naam}`"),
            ),
            Text::fixed(
                "Schrijf de naam zonder prefix en spaties",
                "Write the name without prefix and spaces",
            ),
        );
    }
    if let Some(bericht) = rij.bericht.as_ref().filter(|bericht| ![303, 304].contains(bericht.get_ref())) {
        lint.error(
            "namen-rol",
            bericht.span().start,
            "element.bericht",
            Text::new(
                format!("Bericht {} hoort hier niet", bericht.get_ref()),
                format!("Message {} does not belong here", bericht.get_ref()),
            ),
            Text::fixed(
                "Schrijf 303 of 304, of laat het weg voor beide",
                "Write 303 or 304, or leave it out for both",
            ),
        );
    }
    if rij.waarde.is_some() != (rol == Rol::Vast) {
        let place = rij.waarde.as_ref().map_or(rij.rol.span().start, |waarde| waarde.span().start);
        lint.error(
            "namen-waarde",
            place,
            "element.waarde",
            Text::new(
                format!("Rol `{}` en `waarde` gaan niet samen", rol.key()),
                format!("Role `{}` and `waarde` do not go together", rol.key()),
            ),
            Text::fixed(
                "Geef `waarde` alleen bij rol `vast`, en daar altijd",
                "Give `waarde` only with role `vast`, and there always",
            ),
        );
    }
    let many = matches!(
        rol,
        Rol::Client
            | Rol::Prestatie
            | Rol::Anders
            | Rol::RetourcodeHeader
            | Rol::RetourcodeClient
            | Rol::RetourcodePrestatie
    );
    // A class that repeats around the codes of a class is common: one `RetourCode` in each.
    if rij.aantal.herhaalt() && !many && rol != Rol::Groep {
        lint.error(
            "namen-aantal",
            rij.rol.span().start,
            "element.aantal",
            Text::new(
                format!("Rol `{}` komt één keer voor", rol.key()),
                format!("Role `{}` occurs once", rol.key()),
            ),
            Text::fixed("Schrijf `1` of `0..1`", "Write `1` or `0..1`"),
        );
    }
}

fn release_of(file: &File, name: Option<&Placed>, other: usize, lint: &mut Lint<'_>) -> usize {
    let Some(name) = name else { return other };
    let found = file.release.iter().position(|release| release.naam.get_ref() == name.get_ref());
    if found.is_none() {
        lint.error(
            "namen-release",
            name.span().start,
            "element.vanaf",
            Text::new(
                format!("Release `{}` staat niet in de tabel", name.get_ref()),
                format!("Release `{}` is not in the table", name.get_ref()),
            ),
            Text::fixed(
                "Noem een release die een `[[release]]` heeft",
                "Name a release that has a `[[release]]`",
            ),
        );
    }
    found.unwrap_or(other)
}

/// Looks at each message in each release: whether all is there, once, and where it belongs.
fn check_vormen(file: &File, elementen: &[Element], lint: &mut Lint<'_>) {
    for (place, release) in file.release.iter().enumerate() {
        for nummer in [303, 304] {
            // Both laws have the same elements.
            let vorm = Vorm::new(elementen, place, Domain::Wmo, nummer);
            let what = format!("{nummer} {}", release.naam.get_ref());
            for rol in Rol::ALL.iter().filter(|rol| rol.nodig().is_in(nummer) && vorm.vind(**rol).is_none()) {
                lint.error(
                    "namen-ontbreekt",
                    0,
                    "element",
                    Text::new(
                        format!("Rol `{}` ({}) heeft geen element in {what}", rol.key(), rol.text().nl),
                        format!("Role `{}` has no element in {what}", rol.key()),
                    ),
                    Text::new(
                        format!("Voeg een element toe met `rol = \"{}\"`", rol.key()),
                        format!("Add an element with `rol = \"{}\"`", rol.key()),
                    ),
                );
            }
            check_vorm(file, elementen, (place, nummer), &vorm, lint);
        }
    }
}

fn check_vorm(
    file: &File,
    elementen: &[Element],
    (release, nummer): (usize, u16),
    vorm: &Vorm<'_>,
    lint: &mut Lint<'_>,
) {
    let is_there = |element: &Element| {
        element.bericht.is_none_or(|only| only == nummer) && (element.vanaf..=element.tot).contains(&release)
    };
    let mut names: BTreeMap<(Option<usize>, &str), ()> = BTreeMap::new();
    let mut rollen: BTreeMap<Rol, ()> = BTreeMap::new();
    for (element, rij) in elementen.iter().zip(&file.element).filter(|(element, _)| is_there(element)) {
        let twice = names.insert((element.ouder, &element.naam), ()).is_some();
        let role_twice = !element.rol.is_vrij() && rollen.insert(element.rol, ()).is_some();
        if twice || role_twice {
            let (what, place) = if twice {
                (format!("`{}`", element.naam), rij.naam.span().start)
            } else {
                (format!("rol `{}`", element.rol.key()), rij.rol.span().start)
            };
            lint.error(
                "namen-dubbel",
                place,
                "element",
                Text::new(format!("Dubbel: {what}"), format!("Twice: {what}")),
                Text::fixed(
                    "Haal een van beide weg, of geef ze elk hun eigen releases of bericht",
                    "Remove one of the two, or give each its own releases or message",
                ),
            );
        }
    }
    check_plaatsen(file, elementen, vorm, lint);
}

/// Whether each role stands in the client or line that it is about, and each parent is there.
fn check_plaatsen(file: &File, elementen: &[Element], vorm: &Vorm<'_>, lint: &mut Lint<'_>) {
    for rol in Rol::ALL.iter().filter(|rol| !rol.is_vrij()) {
        let Some(place) = vorm.vind(*rol) else { continue };
        let mut deel = Deel::Kop;
        let mut here = vorm.deel(place).and_then(|own| own.ouder);
        while let Some(above) = here.and_then(|above| vorm.deel(above)) {
            deel = deel.max(match above.rol {
                Rol::Client => Deel::Client,
                Rol::Prestatie => Deel::Prestatie,
                _ => Deel::Kop,
            });
            here = above.ouder;
        }
        if deel != rol.deel()
            && let Some(at) = elementen.iter().position(|element| element.rol == *rol)
        {
            let byte = file.element.get(at).map_or(0, |rij| rij.rol.span().start);
            lint.error(
                "namen-plaats",
                byte,
                "element.in",
                Text::new(
                    format!("Rol `{}` staat niet waar die hoort", rol.key()),
                    format!("Role `{}` is not where it belongs", rol.key()),
                ),
                match rol.deel() {
                    Deel::Kop => {
                        Text::fixed("Zet het element buiten `client`", "Put the element outside `client`")
                    }
                    Deel::Client => Text::fixed(
                        "Zet het element in `client`, buiten `prestatie`",
                        "Put the element in `client`, outside `prestatie`",
                    ),
                    Deel::Prestatie => {
                        Text::fixed("Zet het element in `prestatie`", "Put the element in `prestatie`")
                    }
                },
            );
        }
    }
}
