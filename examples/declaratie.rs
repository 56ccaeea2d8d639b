//! 323 and 325: read a declaration and its answer, write both.

#![allow(clippy::missing_errors_doc, reason = "an example fails as it must")]

#[path = "support/mod.rs"]
mod support;

use std::error::Error;

use ibericht::messages::{
    BedragMetDC, Bericht, BerichtCode, BerichtSubversie, BerichtVersie, Declaratie, DeclaratieAntwoord,
    DeclaratieAntwoordBericht, DeclaratieBericht, DeclaratieClient, GeslotenPeriode,
    HeaderDeclaratieAntwoord, Inhoud, Prestatie, ProductReferentie, Retour, TotaalBedragMetDC,
};
use ibericht::values::{DebetCredit, Domain, Eenheid, Refusal, RetourCode, euro_en};
use ibericht::xml::Many;
use support::{Zaak, Zorg, codes, read_sample, zaak};

/// Reads a 323: what is declared over which month.
pub fn read_323(domain: Domain) -> Result<String, Box<dyn Error>> {
    let Inhoud::Declaratie(root) = read_sample(domain, 323)? else { return Err("not a 323".into()) };
    let declaratie = &root.declaratie;
    let lines: usize = declaratie.clienten.iter().map(|client| client.prestaties.len()).sum();
    // Amounts are whole eurocents.
    let cents = i64::try_from(declaratie.totaal_ingediend_bedrag.totaal_bedrag.get())?;
    Ok(format!("{}: {lines} lines, {}", declaratie.declaratie_nummer, euro_en(cents)))
}

/// Reads a 325: only rejected lines are listed, what is not listed is granted.
pub fn read_325(domain: Domain) -> Result<String, Box<dyn Error>> {
    let Inhoud::DeclaratieAntwoord(root) = read_sample(domain, 325)? else { return Err("not a 325".into()) };
    let antwoord = root.declaratie_antwoord.ok_or("the declaration is refused as a whole")?;
    let lines = antwoord.clienten.iter().flatten().flat_map(|client| client.prestaties.iter());
    let told = lines.map(|line| {
        let codes = &line.retour_codes.retour_code;
        format!("{}: {}", line.product_referentie.referentie_nummer, codes[0].meaning(domain))
    });
    Ok(format!("rejected: {}", told.collect::<Vec<_>>().join(", ")))
}

/// Writes a 323: last month's line is given back and declared anew, and a month of two products.
pub fn write_323(zaak: &Zaak) -> Result<DeclaratieBericht, Refusal> {
    let (april, mei) = (["2026-04-01", "2026-04-30"], ["2026-05-01", "2026-05-31"]);
    let prestaties = [
        prestatie(zaak, &zaak.individueel, ["P2605-001", "P2604-017"], april, 510)?,
        prestatie(zaak, &zaak.individueel, ["P2605-002", ""], april, 480)?,
        prestatie(zaak, &zaak.individueel, ["P2605-003", ""], mei, 470)?,
        prestatie(zaak, &zaak.groep, ["P2605-004", ""], ["2026-05-04", "2026-05-31"], 185)?,
    ];
    let total: i64 = prestaties.iter().map(signed).sum();
    let declaratie = Declaratie {
        declaratie_nummer: zaak.value("D2605001")?,
        declaratie_periode: periode(zaak, mei)?,
        declaratie_dagtekening: zaak.value("2026-06-03")?,
        totaal_ingediend_bedrag: totaal(zaak, total)?,
        clienten: Many::one(DeclaratieClient {
            bsn: zaak.value(zaak.bsn)?,
            prestaties: Many::from(prestaties),
            retour_codes: (),
        }),
    };
    Ok(DeclaratieBericht { header: zaak.van_aanbieder("DEC260603001", "2026-06-03")?, declaratie })
}

/// Writes the 325 that rejects the last line: the contract of the municipality has another tariff (TR418).
pub fn write_325(zaak: &Zaak, heen: &DeclaratieBericht) -> Result<DeclaratieAntwoordBericht, Refusal> {
    let geen_opmerking = || codes(RetourCode::GEEN_OPMERKING);
    let header = HeaderDeclaratieAntwoord {
        bericht_code: BerichtCode,
        bericht_versie: BerichtVersie,
        bericht_subversie: BerichtSubversie,
        // A declaration answer has its own sender and receiver, unlike a return message.
        afzender: heen.header.ontvanger,
        ontvanger: heen.header.afzender,
        bericht_identificatie: zaak.identificatie("ANT260610001", "2026-06-10")?,
        xsd_versie: zaak.xsd_versie()?,
        declaratie_identificatie: heen.header.bericht_identificatie.clone(),
        xslt_versie: None,
        xsd_versie_declaratie: heen.header.xsd_versie.clone(),
        retour_codes: geen_opmerking(),
    };
    let client = &heen.declaratie.clienten[0];
    let lines: Vec<_> = client.prestaties.iter().collect();
    let rejected = lines[lines.len() - 1];
    let granted: i64 = lines[..lines.len() - 1].iter().map(|line| signed(line)).sum();
    let prestatie = Prestatie::<Retour> {
        product_referentie: rejected.product_referentie.clone(),
        toewijzing_nummer: rejected.toewijzing_nummer,
        product_categorie: rejected.product_categorie,
        product_code: rejected.product_code.clone(),
        product_periode: rejected.product_periode.clone(),
        geleverd_volume: rejected.geleverd_volume,
        eenheid: rejected.eenheid,
        product_tarief: rejected.product_tarief,
        ingediend_bedrag: rejected.ingediend_bedrag.clone(),
        retour_codes: codes(zaak.value("0611")?),
    };
    let declaratie_antwoord = DeclaratieAntwoord {
        declaratie_nummer: zaak.value(heen.declaratie.declaratie_nummer.as_str())?,
        totaal_ingediend_bedrag: heen.declaratie.totaal_ingediend_bedrag.clone(),
        totaal_toegekend_bedrag: totaal(zaak, granted)?,
        clienten: Some(Many::one(DeclaratieClient {
            bsn: client.bsn,
            prestaties: Many::one(prestatie),
            retour_codes: geen_opmerking(),
        })),
        retour_codes: geen_opmerking(),
    };
    Ok(DeclaratieAntwoordBericht { header, declaratie_antwoord: Some(declaratie_antwoord) })
}

/// A line; with a previous reference it gives that line back.
fn prestatie(
    zaak: &Zaak,
    zorg: &Zorg,
    [nummer, vorig]: [&str; 2],
    period: [&str; 2],
    minuten: u32,
) -> Result<Prestatie, Refusal> {
    let credit = !vorig.is_empty();
    Ok(Prestatie {
        product_referentie: ProductReferentie {
            referentie_nummer: zaak.value(nummer)?,
            vorig_referentie_nummer: if credit { Some(zaak.value(vorig)?) } else { None },
        },
        toewijzing_nummer: zaak.value(zorg.toewijzing)?,
        product_categorie: zaak.value(zorg.categorie)?,
        product_code: zaak.value(zorg.code)?,
        product_periode: periode(zaak, period)?,
        geleverd_volume: zaak.value(&minuten.to_string())?,
        eenheid: Eenheid::MINUUT,
        product_tarief: Some(zaak.value(&zorg.tarief.to_string())?),
        ingediend_bedrag: BedragMetDC {
            bedrag: zaak.value(&(minuten * zorg.tarief).to_string())?,
            debet_credit: if credit { DebetCredit::CREDIT } else { DebetCredit::DEBET },
        },
        retour_codes: (),
    })
}

fn periode(zaak: &Zaak, [begin, eind]: [&str; 2]) -> Result<GeslotenPeriode, Refusal> {
    Ok(GeslotenPeriode { begindatum: zaak.value(begin)?, einddatum: zaak.value(eind)? })
}

/// The amount of a line in eurocents, negative when it gives money back.
fn signed(line: &Prestatie) -> i64 {
    let bedrag = i64::from(line.ingediend_bedrag.bedrag.get());
    if line.ingediend_bedrag.debet_credit == DebetCredit::CREDIT { -bedrag } else { bedrag }
}

fn totaal(zaak: &Zaak, cents: i64) -> Result<TotaalBedragMetDC, Refusal> {
    Ok(TotaalBedragMetDC {
        totaal_bedrag: zaak.value(&cents.unsigned_abs().to_string())?,
        debet_credit: if cents < 0 { DebetCredit::CREDIT } else { DebetCredit::DEBET },
    })
}

/// What the samples of a law say.
pub fn told(domain: Domain) -> Result<String, Box<dyn Error>> {
    Ok(format!("{}\n{}", read_323(domain)?, read_325(domain)?))
}

/// The messages of a law.
pub fn written(domain: Domain) -> Result<[Bericht; 2], Refusal> {
    let zaak = zaak(domain);
    let heen = write_323(&zaak)?;
    let retour = write_325(&zaak, &heen)?;
    Ok([zaak.bericht(Inhoud::Declaratie(heen)), zaak.bericht(Inhoud::DeclaratieAntwoord(retour))])
}

fn main() -> Result<(), Box<dyn Error>> {
    support::run(told, written)
}
