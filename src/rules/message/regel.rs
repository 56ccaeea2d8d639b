//! What the lines of a declaration (323) and of its answer (325) have in common.

use super::place::Place;
use super::view::{declaratie, declaratie_antwoord};
use crate::messages::{
    BedragMetDC, Bericht, DeclaratieClient, Form, GeslotenPeriode, Prestatie, ProductReferentie,
};
use crate::values::Bsn;

/// Where the clients and lines of a message stand.
#[derive(Debug, Clone, Copy)]
pub(in crate::rules) struct Paths {
    pub(in crate::rules) client: &'static str,
    pub(in crate::rules) prestatie: &'static str,
}

pub(in crate::rules) const IN_DECLARATIE: Paths = Paths {
    client: "/Bericht/Declaratie/Clienten/Client[#]",
    prestatie: "/Bericht/Declaratie/Clienten/Client[#]/Prestaties/Prestatie[#]",
};

pub(in crate::rules) const IN_ANTWOORD: Paths = Paths {
    client: "/Bericht/DeclaratieAntwoord/Clienten/Client[#]",
    prestatie: "/Bericht/DeclaratieAntwoord/Clienten/Client[#]/Prestaties/Prestatie[#]",
};

/// A line, as far as the rules of both messages look at it.
#[derive(Debug, Clone, Copy)]
pub(in crate::rules) struct Regel<'m> {
    pub(in crate::rules) referentie: &'m ProductReferentie,
    pub(in crate::rules) periode: &'m GeslotenPeriode,
    pub(in crate::rules) bedrag: &'m BedragMetDC,
}

impl<'m> Regel<'m> {
    fn of<F: Form>(prestatie: &'m Prestatie<F>) -> Self {
        Self {
            referentie: &prestatie.product_referentie,
            periode: &prestatie.product_periode,
            bedrag: &prestatie.ingediend_bedrag,
        }
    }

    /// Its amount in eurocents; a credit counts down.
    pub(in crate::rules) fn signed(self) -> i64 {
        self.bedrag.cents()
    }
}

/// The lines of a 323 or 325.
pub(in crate::rules) fn regels(bericht: &Bericht) -> impl Iterator<Item = (Place, Regel<'_>)> {
    let declared = declaratie(bericht).map_or(&[][..], |declaratie| &*declaratie.clienten);
    let answered = declaratie_antwoord(bericht).and_then(|antwoord| antwoord.clienten.as_ref());
    let answered = answered.map_or(&[][..], |clienten| &**clienten);
    of_clients(declared, IN_DECLARATIE).chain(of_clients(answered, IN_ANTWOORD))
}

fn of_clients<F: Form>(
    clienten: &[DeclaratieClient<F>],
    paths: Paths,
) -> impl Iterator<Item = (Place, Regel<'_>)> {
    clienten.iter().enumerate().flat_map(move |(outer, client)| {
        let prestaties = client.prestaties.iter().enumerate();
        prestaties.map(move |(index, prestatie)| {
            (Place::nth_of(paths.prestatie, outer, index), Regel::of(prestatie))
        })
    })
}

/// Every BSN of a message.
pub(in crate::rules) fn bsns(bericht: &Bericht) -> impl Iterator<Item = (Place, &Bsn)> {
    let single = bericht.client().map(|bsn| (Place::of(super::view::CLIENT), bsn));
    let declared = declaratie(bericht).into_iter().flat_map(|declaratie| declaratie.clienten.iter());
    let declared = declared.map(|client| &client.bsn).enumerate();
    let answered = declaratie_antwoord(bericht).and_then(|antwoord| antwoord.clienten.as_ref());
    let answered = answered.into_iter().flatten().map(|client| &client.bsn).enumerate();
    single
        .into_iter()
        .chain(declared.map(|(index, bsn)| (Place::nth(IN_DECLARATIE.client, index), bsn)))
        .chain(answered.map(|(index, bsn)| (Place::nth(IN_ANTWOORD.client, index), bsn)))
}
