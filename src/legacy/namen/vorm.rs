//! What one message looks like in one release.

use super::{Element, Rol};
use crate::values::Domain;
use crate::xml::Space;

/// The elements of one message in one release, the root first.
#[derive(Debug)]
pub(in crate::legacy) struct Vorm<'n> {
    delen: Vec<Deelvorm<'n>>,
    pub domain: Domain,
    pub nummer: u16,
}

/// An element.
#[derive(Debug)]
pub(in crate::legacy) struct Deelvorm<'n> {
    pub rol: Rol,
    pub naam: &'n str,
    pub ruimte: Space,
    pub verplicht: bool,
    pub herhaalt: bool,
    pub waarde: Option<&'n str>,
    pub ouder: Option<usize>,
    /// The places of the elements in it, in order.
    pub children: Vec<usize>,
}

impl<'n> Vorm<'n> {
    pub(super) fn new(elementen: &'n [Element], release: usize, domain: Domain, nummer: u16) -> Self {
        let mut places = vec![None; elementen.len()];
        let mut delen: Vec<Deelvorm<'n>> = Vec::new();
        for (place, element) in elementen.iter().enumerate() {
            let is_there = element.bericht.is_none_or(|only| only == nummer)
                && (element.vanaf..=element.tot).contains(&release);
            let ouder = element.ouder.and_then(|ouder| places.get(ouder).copied().flatten());
            if !is_there || (ouder.is_none() && element.rol != Rol::Bericht) {
                continue;
            }
            let own = delen.len();
            if let Some(ouder) = ouder.and_then(|ouder: usize| delen.get_mut(ouder)) {
                ouder.children.push(own);
            }
            if let Some(slot) = places.get_mut(place) {
                *slot = Some(own);
            }
            delen.push(Deelvorm {
                rol: element.rol,
                naam: &element.naam,
                ruimte: element.ruimte,
                verplicht: element.verplicht,
                herhaalt: element.herhaalt,
                waarde: element.waarde.as_deref(),
                ouder,
                children: Vec::new(),
            });
        }
        Self { delen, domain, nummer }
    }

    /// An element by its place; the root is at 0.
    pub fn deel(&self, place: usize) -> Option<&Deelvorm<'n>> {
        self.delen.get(place)
    }

    /// The elements in an element, with their places.
    pub fn children(&self, place: usize) -> impl Iterator<Item = (usize, &Deelvorm<'n>)> {
        let children = self.delen.get(place).map(|deel| deel.children.as_slice()).unwrap_or_default();
        children.iter().filter_map(|child| Some((*child, self.delen.get(*child)?)))
    }

    /// The place of the element with a role.
    pub fn find(&self, rol: Rol) -> Option<usize> {
        self.delen.iter().position(|deel| deel.rol == rol)
    }

    /// The path from one element to a deeper one, `/Header/Afzender`: empty for the element itself.
    pub fn path(&self, from: Option<usize>, to: usize) -> String {
        let mut steps = Vec::new();
        let mut here = Some(to);
        while let Some(place) = here.filter(|place| Some(*place) != from) {
            let Some(deel) = self.deel(place) else { break };
            steps.push(deel.naam);
            here = deel.ouder;
        }
        steps.iter().rev().flat_map(|step| ["/", step]).collect()
    }

    /// The path of a role in a client (from 1) and line (from 1), as findings name it.
    pub fn path_in_line(&self, rol: Rol, client: usize, prestatie: usize) -> String {
        let mut path = String::new();
        let mut steps = Vec::new();
        let mut here = self.find(rol);
        while let Some(place) = here {
            steps.push(place);
            here = self.deel(place).and_then(|deel| deel.ouder);
        }
        for deel in steps.iter().rev().filter_map(|place| self.deel(*place)) {
            path.extend(["/", deel.naam]);
            match deel.rol {
                Rol::Client => path.extend(["[", &client.to_string(), "]"]),
                Rol::Prestatie => path.extend(["[", &prestatie.to_string(), "]"]),
                _ => {}
            }
        }
        path
    }
}
