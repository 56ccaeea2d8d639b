//! What is wrong in one row of the table.

use std::collections::BTreeMap;

use super::Lint;
use crate::finding::Text;
use crate::legacy::namen::file::{Element as Rij, File, Placed, Ruimte};
use crate::legacy::namen::{Element, Rol};
use crate::values::misspelt;
use crate::xml::{Space, is_element_name};

/// The elements, as far as each can be understood on its own.
pub(super) fn elementen(file: &File, lint: &mut Lint<'_>) -> Vec<Element> {
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
