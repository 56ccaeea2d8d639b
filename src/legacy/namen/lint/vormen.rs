//! What is wrong in a message of a release: whether all is there, once, and where it belongs.

use std::collections::BTreeSet;

use super::Lint;
use crate::finding::Text;
use crate::legacy::namen::file::File;
use crate::legacy::namen::{Deel, Element, Rol, Vorm};
use crate::values::Domain;

/// Looks at each message in each release: whether all is there, once, and where it belongs.
pub(super) fn check(file: &File, elementen: &[Element], lint: &mut Lint<'_>) {
    for (place, release) in file.release.iter().enumerate() {
        for nummer in [303, 304] {
            // Both laws have the same elements.
            let vorm = Vorm::new(elementen, place, Domain::Wmo, nummer);
            let what = format!("{nummer} {}", release.naam.get_ref());
            for rol in Rol::ALL.iter().filter(|rol| rol.nodig().is_in(nummer) && vorm.find(**rol).is_none()) {
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
    let mut names: BTreeSet<(Option<usize>, &str)> = BTreeSet::new();
    let mut rollen: BTreeSet<Rol> = BTreeSet::new();
    for (element, rij) in elementen.iter().zip(&file.element).filter(|(element, _)| is_there(element)) {
        let twice = !names.insert((element.ouder, &element.naam));
        let role_twice = !element.rol.is_vrij() && !rollen.insert(element.rol);
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
        let Some(place) = vorm.find(*rol) else { continue };
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
