//! Headers of forward messages.

use ibericht::messages::*;
use ibericht::values::*;

use super::builders::val;
use super::parties::Relation;

/// Puts the parties into the header of a message.
pub fn address(bericht: &mut Bericht, relation: &Relation) {
    let (gemeente, aanbieder) = (relation.gemeente, relation.aanbieder);
    if let Some(header) = from_gemeente(bericht) {
        (header.afzender, header.ontvanger) = (gemeente, aanbieder);
    } else if let Some(header) = from_aanbieder(bericht) {
        (header.afzender, header.ontvanger) = (aanbieder, gemeente);
    }
}

/// Gives a message its identification and date.
pub fn date(bericht: &mut Bericht, identificatie: &str, day: Datum) {
    let made = BerichtIdentificatie { identificatie: val(identificatie), dagtekening: day };
    if let Some(header) = from_gemeente(bericht) {
        header.bericht_identificatie = made;
    } else if let Some(header) = from_aanbieder(bericht) {
        header.bericht_identificatie = made;
    }
}

fn from_gemeente(bericht: &mut Bericht) -> Option<&mut HeaderVanGemeente> {
    match &mut bericht.inhoud {
        Inhoud::Toewijzing(root) => Some(&mut root.header),
        Inhoud::Antwoord(root) => Some(&mut root.header),
        _ => None,
    }
}

fn from_aanbieder(bericht: &mut Bericht) -> Option<&mut HeaderVanAanbieder> {
    match &mut bericht.inhoud {
        Inhoud::Start(root) => Some(&mut root.header),
        Inhoud::Stop(root) => Some(&mut root.header),
        Inhoud::VerzoekOmToewijzing(root) => Some(&mut root.header),
        Inhoud::VerzoekOmWijziging(root) => Some(&mut root.header),
        Inhoud::Declaratie(root) => Some(&mut root.header),
        _ => None,
    }
}
