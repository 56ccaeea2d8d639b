//! The answer to a declaration.

use super::kop::Kop;
use super::oordeel::{Codes, Oordeel};
use crate::messages::{
    Bericht, DeclaratieAntwoord, DeclaratieAntwoordBericht, DeclaratieBericht, DeclaratieClient, Inhoud,
    Prestatie, Retour, RetourCodes, TotaalBedragMetDC,
};
use crate::values::{IdentificatieDeclaratie, RetourCode};
use crate::xml::Many;

/// The path of the class that is answered by `DeclaratieAntwoord`.
const DECLARATIE: &str = "/Bericht/Declaratie";

/// The 325 that answers a 323 (IV087): only rejected lines are listed, what is not listed is granted.
///
/// None when the granted total does not fit in its element.
pub(super) fn answer(root: &DeclaratieBericht, kop: &Kop<'_>) -> Option<Bericht> {
    let antwoord = match kop.oordeel {
        Oordeel::Technisch | Oordeel::Header(_) => None,
        Oordeel::Goed => {
            let all = RetourCodes::one(RetourCode::VOLLEDIG_TOEGEWEZEN);
            let granted = root.declaratie.totaal_ingediend_bedrag.clone();
            Some(antwoord(root, granted, None, all)?)
        }
        Oordeel::Klassen(codes) => Some(match codes.get(DECLARATIE) {
            Some(own) => antwoord(root, TotaalBedragMetDC::of(0)?, None, own.clone())?,
            None => per_regel(root, codes)?,
        }),
    };
    let header = kop.declaratie(root);
    let root = DeclaratieAntwoordBericht { header, declaratie_antwoord: antwoord };
    Some(Bericht { domain: kop.heen.domain, inhoud: Inhoud::DeclaratieAntwoord(root) })
}

/// The answer when lines are rejected: granted is submitted less rejected (TR342).
fn per_regel(root: &DeclaratieBericht, codes: &Codes) -> Option<DeclaratieAntwoord> {
    let clienten: Vec<_> = root
        .declaratie
        .clienten
        .iter()
        .enumerate()
        .filter_map(|(index, client)| {
            rejected(client, &format!("{DECLARATIE}/Clienten/Client[{}]", index + 1), codes)
        })
        .collect();
    let regels = clienten.iter().flat_map(|client| &client.prestaties);
    let sum: i128 = regels.map(|regel| i128::from(regel.ingediend_bedrag.cents())).sum();
    let granted = TotaalBedragMetDC::of(i128::from(root.declaratie.totaal_ingediend_bedrag.cents()) - sum)?;
    antwoord(root, granted, Many::new(clienten), RetourCodes::one(RetourCode::GEEN_OPMERKING))
}

fn antwoord(
    root: &DeclaratieBericht,
    granted: TotaalBedragMetDC,
    clienten: Option<Many<DeclaratieClient<Retour>>>,
    retour_codes: RetourCodes,
) -> Option<DeclaratieAntwoord> {
    let declaratie = &root.declaratie;
    Some(DeclaratieAntwoord {
        declaratie_nummer: IdentificatieDeclaratie::new(declaratie.declaratie_nummer.as_str()).ok()?,
        totaal_ingediend_bedrag: declaratie.totaal_ingediend_bedrag.clone(),
        totaal_toegekend_bedrag: granted,
        clienten,
        retour_codes,
    })
}

/// A client with its rejected lines; none when nothing of it is rejected.
///
/// Of a rejected client no line is judged, so that none is granted.
fn rejected(client: &DeclaratieClient, path: &str, codes: &Codes) -> Option<DeclaratieClient<Retour>> {
    let own = codes.get(path);
    let lines = client.prestaties.iter().enumerate().filter_map(|(index, prestatie)| {
        let codes = match own {
            Some(_) => RetourCodes::one(RetourCode::NIET_BEOORDEELD),
            None => codes.get(&format!("{path}/Prestaties/Prestatie[{}]", index + 1))?.clone(),
        };
        Some(with_codes(prestatie, codes))
    });
    Some(DeclaratieClient {
        bsn: client.bsn,
        prestaties: Many::new(lines.collect())?,
        retour_codes: own.cloned().unwrap_or_else(|| RetourCodes::one(RetourCode::GEEN_OPMERKING)),
    })
}

/// A line as it was submitted, with its codes.
fn with_codes(prestatie: &Prestatie, retour_codes: RetourCodes) -> Prestatie<Retour> {
    let Prestatie {
        product_referentie,
        toewijzing_nummer,
        product_categorie,
        product_code,
        product_periode,
        geleverd_volume,
        eenheid,
        product_tarief,
        ingediend_bedrag,
        retour_codes: (),
    } = prestatie.clone();
    Prestatie {
        product_referentie,
        toewijzing_nummer,
        product_categorie,
        product_code,
        product_periode,
        geleverd_volume,
        eenheid,
        product_tarief,
        ingediend_bedrag,
        retour_codes,
    }
}
