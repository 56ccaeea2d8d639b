//! Walks over the elements that rules look at; empty for a message that has none.

use super::place::Place;
use crate::messages::{
    AangevraagdProduct, Antwoord, Bericht, Contact, Declaratie, DeclaratieAntwoord, DeclaratieBericht,
    Geboortedatum, Inhoud, NieuwProduct, OngewijzigdProduct, Prestatie, StartProduct, StopProduct,
    TeWijzigenProduct, ToegewezenProduct, Toewijzing, ToewijzingClient, VolledigeNaam, Wijzigingsverzoek,
};
use crate::values::Datum;
use crate::xml::Many;

pub(in crate::rules) const CLIENT: &str = "/Bericht/Client";
pub(in crate::rules) const CONTACT: &str = "/Bericht/Client/Contactgegevens/Contact[#]";
pub(in crate::rules) const RELATIE: &str = "/Bericht/Client/Relaties/Relatie[#]";
pub(in crate::rules) const TOEGEWEZEN_PRODUCT: &str =
    "/Bericht/Client/ToegewezenProducten/ToegewezenProduct[#]";
pub(in crate::rules) const START_PRODUCT: &str = "/Bericht/Client/StartProducten/StartProduct[#]";
pub(in crate::rules) const STOP_PRODUCT: &str = "/Bericht/Client/StopProducten/StopProduct[#]";
pub(in crate::rules) const AANGEVRAAGD_PRODUCT: &str =
    "/Bericht/Client/AangevraagdeProducten/AangevraagdProduct[#]";
pub(in crate::rules) const VERZOEK: &str = "/Bericht/Client/Verzoek";
pub(in crate::rules) const ONGEWIJZIGD_PRODUCT: &str =
    "/Bericht/Client/Verzoek/OngewijzigdeProducten/OngewijzigdProduct[#]";
pub(in crate::rules) const TE_WIJZIGEN_PRODUCT: &str =
    "/Bericht/Client/Verzoek/TeWijzigenProducten/TeWijzigenProduct[#]";
pub(in crate::rules) const NIEUW_PRODUCT: &str = "/Bericht/Client/Verzoek/NieuweProducten/NieuwProduct[#]";
pub(in crate::rules) const ANTWOORD: &str = "/Bericht/Antwoord";
pub(in crate::rules) const DECLARATIE: &str = "/Bericht/Declaratie";
pub(in crate::rules) const DECLARATIE_ANTWOORD: &str = "/Bericht/DeclaratieAntwoord";

/// The day on which the message was made.
pub(in crate::rules) const fn dagtekening(bericht: &Bericht) -> Datum {
    bericht.identificatie().dagtekening
}

/// The client of a 301.
pub(in crate::rules) const fn toewijzing_client(bericht: &Bericht) -> Option<&ToewijzingClient> {
    match &bericht.inhoud {
        Inhoud::Toewijzing(Toewijzing { client, .. }) => Some(client),
        _ => None,
    }
}

/// The declaration of a 323.
pub(in crate::rules) const fn declaratie(bericht: &Bericht) -> Option<&Declaratie> {
    match &bericht.inhoud {
        Inhoud::Declaratie(DeclaratieBericht { declaratie, .. }) => Some(declaratie),
        _ => None,
    }
}

/// What a 325 says about the declaration; absent when that was refused as a whole.
pub(in crate::rules) const fn declaratie_antwoord(bericht: &Bericht) -> Option<&DeclaratieAntwoord> {
    match &bericht.inhoud {
        Inhoud::DeclaratieAntwoord(root) => root.declaratie_antwoord.as_ref(),
        _ => None,
    }
}

/// The request of a 317.
pub(in crate::rules) const fn wijzigingsverzoek(bericht: &Bericht) -> Option<&Wijzigingsverzoek> {
    match &bericht.inhoud {
        Inhoud::VerzoekOmWijziging(root) => Some(&root.client.verzoek),
        _ => None,
    }
}

/// The answer of a 319.
pub(in crate::rules) const fn antwoord(bericht: &Bericht) -> Option<&Antwoord> {
    match &bericht.inhoud {
        Inhoud::Antwoord(root) => Some(&root.antwoord),
        _ => None,
    }
}

/// The dates of birth of the client and of relations.
pub(in crate::rules) fn geboortedatums(bericht: &Bericht) -> impl Iterator<Item = (Place, &Geboortedatum)> {
    let client = match &bericht.inhoud {
        Inhoud::Toewijzing(inhoud) => Some(&inhoud.client.geboortedatum),
        Inhoud::Start(inhoud) => Some(&inhoud.client.geboortedatum),
        Inhoud::Stop(inhoud) => Some(&inhoud.client.geboortedatum),
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
pub(in crate::rules) fn relaties(
    bericht: &Bericht,
) -> impl Iterator<Item = (usize, &crate::messages::Relatie)> {
    let relaties = toewijzing_client(bericht).and_then(|client| client.relaties.as_ref());
    relaties.into_iter().flat_map(|relaties| relaties.iter()).enumerate()
}

/// The names of the client and of relations of a 301.
pub(in crate::rules) fn namen(bericht: &Bericht) -> impl Iterator<Item = (Place, &VolledigeNaam)> {
    let client = toewijzing_client(bericht).map(|client| (Place::of("/Bericht/Client/Naam"), &client.naam));
    let relaties = relaties(bericht).map(|(index, relatie)| {
        (Place::nth("/Bericht/Client/Relaties/Relatie[#]/Naam", index), &relatie.naam)
    });
    client.into_iter().chain(relaties)
}

/// The contacts of the client and of relations of a 301.
pub(in crate::rules) fn contacten(bericht: &Bericht) -> impl Iterator<Item = (Place, &Contact)> {
    let own = toewijzing_client(bericht).into_iter().flat_map(|client| client.contactgegevens.iter());
    let own = own.enumerate().map(|(index, contact)| (Place::nth(CONTACT, index), contact));
    let relaties = relaties(bericht).map(|(index, relatie)| {
        (Place::nth("/Bericht/Client/Relaties/Relatie[#]/Contact", index), &relatie.contact)
    });
    own.chain(relaties)
}

/// The allocations of a 301.
pub(in crate::rules) fn toegewezen_producten(
    bericht: &Bericht,
) -> impl Iterator<Item = (Place, &ToegewezenProduct)> {
    let client = toewijzing_client(bericht);
    each(TOEGEWEZEN_PRODUCT, client.map(|client| &client.toegewezen_producten))
}

/// What has started in a 305.
pub(in crate::rules) fn start_producten(bericht: &Bericht) -> impl Iterator<Item = (Place, &StartProduct)> {
    let producten = match &bericht.inhoud {
        Inhoud::Start(root) => Some(&root.client.start_producten),
        _ => None,
    };
    each(START_PRODUCT, producten)
}

/// What has stopped in a 307.
pub(in crate::rules) fn stop_producten(bericht: &Bericht) -> impl Iterator<Item = (Place, &StopProduct)> {
    let producten = match &bericht.inhoud {
        Inhoud::Stop(root) => Some(&root.client.stop_producten),
        _ => None,
    };
    each(STOP_PRODUCT, producten)
}

/// The products asked for in a 315.
pub(in crate::rules) fn aangevraagde_producten(
    bericht: &Bericht,
) -> impl Iterator<Item = (Place, &AangevraagdProduct)> {
    let producten = match &bericht.inhoud {
        Inhoud::VerzoekOmToewijzing(root) => Some(&root.client.aangevraagde_producten),
        _ => None,
    };
    each(AANGEVRAAGD_PRODUCT, producten)
}

/// The allocations of a 317 that stay as they are.
pub(in crate::rules) fn ongewijzigde_producten(
    bericht: &Bericht,
) -> impl Iterator<Item = (Place, &OngewijzigdProduct)> {
    each(
        ONGEWIJZIGD_PRODUCT,
        wijzigingsverzoek(bericht).and_then(|verzoek| verzoek.ongewijzigde_producten.as_ref()),
    )
}

/// The allocations to be changed of a 317.
pub(in crate::rules) fn te_wijzigen_producten(
    bericht: &Bericht,
) -> impl Iterator<Item = (Place, &TeWijzigenProduct)> {
    each(
        TE_WIJZIGEN_PRODUCT,
        wijzigingsverzoek(bericht).and_then(|verzoek| verzoek.te_wijzigen_producten.as_ref()),
    )
}

/// The new products of a 317.
pub(in crate::rules) fn nieuwe_producten(bericht: &Bericht) -> impl Iterator<Item = (Place, &NieuwProduct)> {
    each(NIEUW_PRODUCT, wijzigingsverzoek(bericht).and_then(|verzoek| verzoek.nieuwe_producten.as_ref()))
}

/// The lines of a 323.
pub(in crate::rules) fn prestaties(bericht: &Bericht) -> impl Iterator<Item = (Place, &Prestatie)> {
    prestaties_per_client(bericht).flat_map(|(client, prestaties)| {
        prestaties.iter().enumerate().map(move |(index, prestatie)| (prestatie_at(client, index), prestatie))
    })
}

/// The lines of a 323, client by client with the index of the client.
pub(in crate::rules) fn prestaties_per_client(
    bericht: &Bericht,
) -> impl Iterator<Item = (usize, &[Prestatie])> {
    let clienten = declaratie(bericht).into_iter().flat_map(|declaratie| declaratie.clienten.iter());
    clienten.enumerate().map(|(index, client)| (index, &*client.prestaties))
}

/// The place of a line of a 323.
pub(in crate::rules) const fn prestatie_at(client: usize, index: usize) -> Place {
    Place::nth_of(super::regel::IN_DECLARATIE.prestatie, client, index)
}

/// Elements with the place of each.
fn each<'m, T>(
    template: &'static str,
    elements: Option<&'m Many<T>>,
) -> impl Iterator<Item = (Place, &'m T)> + use<'m, T> {
    let elements = elements.into_iter().flatten();
    elements.enumerate().map(move |(index, element)| (Place::nth(template, index), element))
}
