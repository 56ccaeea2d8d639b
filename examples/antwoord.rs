//! 319 and 320: read an answer to a request and its return message, write both.

#![allow(clippy::missing_errors_doc, reason = "an example fails as it must")]

#[path = "support/mod.rs"]
mod support;

use std::error::Error;

use ibericht::messages::{
    Antwoord, AntwoordBericht, AntwoordRetour, Bericht, Inhoud, Retour, Woonplaatsbeginsel,
};
use ibericht::values::{Domain, RedenAfwijzingVerzoek, Refusal, RetourCode, VerzoekAntwoord};
use support::{Zaak, codes, read_sample, zaak};

/// Reads a 319: rejected with a reason, or still being looked into.
pub fn read_319(domain: Domain) -> Result<String, Box<dyn Error>> {
    let Inhoud::Antwoord(root) = read_sample(domain, 319)? else { return Err("not a 319".into()) };
    let antwoord = &root.antwoord;
    let reason = antwoord.reden_afwijzing_verzoek.map_or("", RedenAfwijzingVerzoek::meaning);
    Ok(format!("{}: {} {reason}", antwoord.referentie_aanbieder, antwoord.verzoek_antwoord.meaning()))
}

/// Reads a 320.
pub fn read_320(domain: Domain) -> Result<String, Box<dyn Error>> {
    let Inhoud::AntwoordRetour(root) = read_sample(domain, 320)? else { return Err("not a 320".into()) };
    let antwoord = root.antwoord.ok_or("the whole 319 has one answer")?;
    Ok(format!("320 says: {}", antwoord.retour_codes.retour_code[0].meaning(domain)))
}

/// Writes a 319: under the Wmo the request of the samples is being looked into, under the Jeugdwet another
/// request is rejected, because another municipality is responsible.
pub fn write_319(zaak: &Zaak) -> Result<AntwoordBericht, Refusal> {
    let (referentie, verzoek_antwoord, reden_afwijzing_verzoek, woonplaatsbeginsel) = match zaak.domain {
        Domain::Wmo => ("V2026-0417-1", VerzoekAntwoord::IN_ONDERZOEK, None, None),
        Domain::Jw => (
            "V2026-0417-2",
            VerzoekAntwoord::AFGEWEZEN,
            Some(RedenAfwijzingVerzoek::WOONPLAATSBEGINSEL),
            Some(Woonplaatsbeginsel { gemeente: zaak.value("0268")?, retour_codes: () }),
        ),
    };
    let antwoord = Antwoord {
        referentie_aanbieder: zaak.value(referentie)?,
        verzoek_antwoord,
        reden_afwijzing_verzoek,
        woonplaatsbeginsel,
        retour_codes: (),
    };
    Ok(AntwoordBericht { header: zaak.van_gemeente("ANT260422001", "2026-04-22")?, antwoord })
}

/// Writes the 320 to a 319 that was sent once more: a request is under investigation only once (TR360) and is
/// rejected only once (TR365).
pub fn write_320(zaak: &Zaak, heen: &AntwoordBericht) -> Result<AntwoordRetour, Refusal> {
    let geen_opmerking = || codes(RetourCode::GEEN_OPMERKING);
    let nog_eens = zaak.van_gemeente("ANT260423001", "2026-04-23")?;
    let header = zaak.retour_aan_gemeente(&nog_eens, "RET260424001", "2026-04-24", Some(geen_opmerking()))?;
    let code = match zaak.domain {
        Domain::Wmo => "9360",
        Domain::Jw => "9365",
    };
    // What stands below a rejected class is not judged.
    let woonplaatsbeginsel = heen.antwoord.woonplaatsbeginsel.as_ref().map(|woonplaats| Woonplaatsbeginsel {
        gemeente: woonplaats.gemeente,
        retour_codes: codes(RetourCode::NIET_BEOORDEELD),
    });
    let antwoord = Antwoord::<Retour> {
        referentie_aanbieder: heen.antwoord.referentie_aanbieder.clone(),
        verzoek_antwoord: heen.antwoord.verzoek_antwoord,
        reden_afwijzing_verzoek: heen.antwoord.reden_afwijzing_verzoek,
        woonplaatsbeginsel,
        retour_codes: codes(zaak.value(code)?),
    };
    Ok(AntwoordRetour { header, antwoord: Some(antwoord) })
}

/// What the samples of a law say.
pub fn told(domain: Domain) -> Result<String, Box<dyn Error>> {
    Ok(format!("{}\n{}", read_319(domain)?, read_320(domain)?))
}

/// The messages of a law.
pub fn written(domain: Domain) -> Result<[Bericht; 2], Refusal> {
    let zaak = zaak(domain);
    let heen = write_319(&zaak)?;
    let retour = write_320(&zaak, &heen)?;
    Ok([zaak.bericht(Inhoud::Antwoord(heen)), zaak.bericht(Inhoud::AntwoordRetour(retour))])
}

fn main() -> Result<(), Box<dyn Error>> {
    support::run(told, written)
}
