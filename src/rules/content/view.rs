//! Walks over the elements that rules look at; empty for a message that has none.

use super::place::Place;
use crate::messages::{
    AangevraagdProduct, Bericht, Contact, Declaratie, DeclaratieBericht, Geboortedatum, Inhoud, Prestatie,
    ToegewezenProduct, Toewijzing, ToewijzingClient, VolledigeNaam,
};
use crate::values::{Bsn, Datum};

pub(super) const CLIENT: &str = "/Bericht/Client";
pub(super) const CONTACT: &str = "/Bericht/Client/Contactgegevens/Contact[#]";
pub(super) const RELATIE: &str = "/Bericht/Client/Relaties/Relatie[#]";
pub(super) const TOEGEWEZEN_PRODUCT: &str = "/Bericht/Client/ToegewezenProducten/ToegewezenProduct[#]";
pub(super) const AANGEVRAAGD_PRODUCT: &str = "/Bericht/Client/AangevraagdeProducten/AangevraagdProduct[#]";
pub(super) const DECLARATIE: &str = "/Bericht/Declaratie";
pub(super) const DECLARATIE_CLIENT: &str = "/Bericht/Declaratie/Clienten/Client[#]";
pub(super) const PRESTATIE: &str = "/Bericht/Declaratie/Clienten/Client[#]/Prestaties/Prestatie[#]";

/// The day on which the message was made.
pub(super) const fn dagtekening(bericht: &Bericht) -> Datum {
    bericht.identificatie().dagtekening
}

/// The client of a 301.
pub(super) const fn toewijzing_client(bericht: &Bericht) -> Option<&ToewijzingClient> {
    match &bericht.inhoud {
        Inhoud::Toewijzing(Toewijzing { client, .. }) => Some(client),
        _ => None,
    }
}

/// The declaration of a 323.
pub(super) const fn declaratie(bericht: &Bericht) -> Option<&Declaratie> {
    match &bericht.inhoud {
        Inhoud::Declaratie(DeclaratieBericht { declaratie, .. }) => Some(declaratie),
        _ => None,
    }
}

/// Every BSN.
pub(super) fn bsns(bericht: &Bericht) -> impl Iterator<Item = (Place, &Bsn)> {
    let single = match &bericht.inhoud {
        Inhoud::Toewijzing(inhoud) => Some(&inhoud.client.bsn),
        Inhoud::VerzoekOmToewijzing(inhoud) => Some(&inhoud.client.bsn),
        _ => None,
    };
    let clienten = declaratie(bericht).into_iter().flat_map(|declaratie| declaratie.clienten.iter());
    let many =
        clienten.enumerate().map(|(index, client)| (Place::nth(DECLARATIE_CLIENT, index), &client.bsn));
    single.map(|bsn| (Place::of(CLIENT), bsn)).into_iter().chain(many)
}

/// The dates of birth of the client and of relations.
pub(super) fn geboortedatums(bericht: &Bericht) -> impl Iterator<Item = (Place, &Geboortedatum)> {
    let client = match &bericht.inhoud {
        Inhoud::Toewijzing(inhoud) => Some(&inhoud.client.geboortedatum),
        Inhoud::VerzoekOmToewijzing(inhoud) => Some(&inhoud.client.geboortedatum),
        _ => None,
    };
    let relaties = relaties(bericht).filter_map(|(index, relatie)| {
        let place = Place::nth("/Bericht/Client/Relaties/Relatie[#]/Geboortedatum", index);
        Some((place, relatie.geboortedatum.as_ref()?))
    });
    client.map(|datum| (Place::of("/Bericht/Client/Geboortedatum"), datum)).into_iter().chain(relaties)
}

/// The relations of a 301 with their index.
pub(super) fn relaties(bericht: &Bericht) -> impl Iterator<Item = (usize, &crate::messages::Relatie)> {
    let relaties = toewijzing_client(bericht).and_then(|client| client.relaties.as_ref());
    relaties.into_iter().flat_map(|relaties| relaties.iter()).enumerate()
}

/// The names of the client and of relations of a 301.
pub(super) fn namen(bericht: &Bericht) -> impl Iterator<Item = (Place, &VolledigeNaam)> {
    let client = toewijzing_client(bericht).map(|client| (Place::of("/Bericht/Client/Naam"), &client.naam));
    let relaties = relaties(bericht).map(|(index, relatie)| {
        (Place::nth("/Bericht/Client/Relaties/Relatie[#]/Naam", index), &relatie.naam)
    });
    client.into_iter().chain(relaties)
}

/// The contacts of the client and of relations of a 301.
pub(super) fn contacten(bericht: &Bericht) -> impl Iterator<Item = (Place, &Contact)> {
    let own = toewijzing_client(bericht).into_iter().flat_map(|client| client.contactgegevens.iter());
    let own = own.enumerate().map(|(index, contact)| (Place::nth(CONTACT, index), contact));
    let relaties = relaties(bericht).map(|(index, relatie)| {
        (Place::nth("/Bericht/Client/Relaties/Relatie[#]/Contact", index), &relatie.contact)
    });
    own.chain(relaties)
}

/// The allocations of a 301.
pub(super) fn toegewezen_producten(bericht: &Bericht) -> impl Iterator<Item = (Place, &ToegewezenProduct)> {
    let producten =
        toewijzing_client(bericht).into_iter().flat_map(|client| client.toegewezen_producten.iter());
    producten.enumerate().map(|(index, product)| (Place::nth(TOEGEWEZEN_PRODUCT, index), product))
}

/// The products asked for in a 315.
pub(super) fn aangevraagde_producten(
    bericht: &Bericht,
) -> impl Iterator<Item = (Place, &AangevraagdProduct)> {
    let client = match &bericht.inhoud {
        Inhoud::VerzoekOmToewijzing(inhoud) => Some(&inhoud.client),
        _ => None,
    };
    let producten = client.into_iter().flat_map(|client| client.aangevraagde_producten.iter());
    producten.enumerate().map(|(index, product)| (Place::nth(AANGEVRAAGD_PRODUCT, index), product))
}

/// The lines of a 323.
pub(super) fn prestaties(bericht: &Bericht) -> impl Iterator<Item = (Place, &Prestatie)> {
    prestaties_per_client(bericht).flat_map(|(client, prestaties)| {
        prestaties.iter().enumerate().map(move |(index, prestatie)| (prestatie_at(client, index), prestatie))
    })
}

/// The lines of a 323, client by client with the index of the client.
pub(super) fn prestaties_per_client(bericht: &Bericht) -> impl Iterator<Item = (usize, &[Prestatie])> {
    let clienten = declaratie(bericht).into_iter().flat_map(|declaratie| declaratie.clienten.iter());
    clienten.enumerate().map(|(index, client)| (index, &*client.prestaties))
}

/// The place of a line.
pub(super) const fn prestatie_at(client: usize, index: usize) -> Place {
    Place::nth_of(PRESTATIE, client, index)
}
