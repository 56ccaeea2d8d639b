//! A work folder of both directions: what a municipality sent, what a provider sent, and the answers to that.
//!
//! `samples/heen-en-weer/in` is what this writes. Some of it is wrong on purpose, so that there is something to answer
//! and something to hold back.

#![allow(clippy::missing_errors_doc, reason = "an example fails as it must")]
#![allow(clippy::print_stdout, reason = "an example prints")]

#[path = "support/mod.rs"]
mod support;

use std::error::Error;

use ibericht::messages::{
    AangevraagdProduct, Adres, Antwoord, AntwoordBericht, BedragMetDC, Bericht, BerichtCode,
    BerichtSubversie, BerichtVersie, Contact, Declaratie, DeclaratieAntwoord, DeclaratieAntwoordBericht,
    DeclaratieBericht, DeclaratieClient, GeslotenPeriode, HeaderDeclaratieAntwoord, HeaderVanAanbieder, Huis,
    Inhoud, Prestatie, ProductReferentie, Relatie, Retour, Start, StartClient, StartProduct, StartRetour,
    Stop, StopClient, StopProduct, ToegewezenProduct, Toewijzing, ToewijzingClient, TotaalBedragMetDC,
    Verwijzer, VerzoekClient, VerzoekOmToewijzing, VerzoekOmToewijzingRetour, VolledigeNaam, write,
};
use ibericht::values::{
    DebetCredit, Domain, Eenheid, RedenBeeindiging, Refusal, RetourCode, StatusAanlevering, TypeVerwijzer,
    VerzoekAntwoord,
};
use ibericht::xml::Many;
use support::{Zaak, codes, zaak};

/// A client with one allocation of individual care.
struct Client {
    zaak: Zaak,
    toewijzing: &'static str,
}

/// The client of the other samples of the Jeugdwet.
const fn tess() -> Client {
    Client { zaak: zaak(Domain::Jw), toewijzing: "209226901" }
}

/// A client who came later.
const fn jip() -> Client {
    let zaak = Zaak {
        bsn: "999902283",
        geboortedatum: "2013-01-22",
        geslacht: "1",
        voorvoegsel: Some("de"),
        achternaam: "Wildeboer",
        voornamen: "Jip",
        voorletters: "J",
        ..zaak(Domain::Jw)
    };
    Client { zaak, toewijzing: "209226911" }
}

/// The messages by the name of their file.
pub fn berichten() -> Result<Vec<(&'static str, Bericht)>, Refusal> {
    let (tess, jip) = (tess(), jip());
    let start = start(&tess)?;
    let groep = verzoek(&tess, "VOT260316001", "2026-03-16", "V2026-0316-1")?;
    let declaratie = declaratie(&tess, &jip)?;
    let antwoord = declaratie_antwoord(&declaratie)?;
    let geaccepteerd =
        |heen: &HeaderVanAanbieder, id, dag| tess.zaak.retour_aan_aanbieder(heen, id, dag, None);
    let start_retour =
        StartRetour { header: geaccepteerd(&start.header, "RET260311001", "2026-03-11")?, client: None };
    let header = geaccepteerd(&groep.header, "RET260317001", "2026-03-17")?;
    let verzoek_retour = VerzoekOmToewijzingRetour { header, client: None };
    let messages = vec![
        (
            "301-tess.xml",
            Inhoud::Toewijzing(toewijzing(&tess, "TOE260302001", "2026-03-02", tess.toewijzing)?),
        ),
        ("301-jip.xml", Inhoud::Toewijzing(toewijzing(&jip, "TOE260302002", "2026-03-02", jip.toewijzing)?)),
        (
            "301-jip-met-het-nummer-van-tess.xml",
            Inhoud::Toewijzing(toewijzing(&jip, "TOE260312001", "2026-03-12", tess.toewijzing)?),
        ),
        ("305-tess.xml", Inhoud::Start(start)),
        ("306-tess-goedgekeurd.xml", Inhoud::StartRetour(start_retour)),
        ("307-jip-zonder-start.xml", Inhoud::Stop(stop(&jip)?)),
        ("315-tess-groep.xml", Inhoud::VerzoekOmToewijzing(groep)),
        ("316-tess-groep-goedgekeurd.xml", Inhoud::VerzoekOmToewijzingRetour(verzoek_retour)),
        ("319-tess-groep-afgewezen.xml", Inhoud::Antwoord(afwijzing(&tess)?)),
        ("323-maart.xml", Inhoud::Declaratie(declaratie)),
        ("325-maart-regel-van-jip-afgewezen.xml", Inhoud::DeclaratieAntwoord(antwoord)),
        (
            "315-jip-groep-zonder-antwoord.xml",
            Inhoud::VerzoekOmToewijzing(verzoek(&jip, "VOT260420001", "2026-04-20", "V2026-0420-1")?),
        ),
    ];
    Ok(messages.into_iter().map(|(name, inhoud)| (name, tess.zaak.bericht(inhoud))).collect())
}

fn toewijzing(client: &Client, id: &str, dag: &str, nummer: &str) -> Result<Toewijzing, Refusal> {
    let zaak = &client.zaak;
    let naam = |voornamen: Option<&str>, voorletters: &str| -> Result<VolledigeNaam, Refusal> {
        Ok(VolledigeNaam {
            geslachtsnaam: zaak.geslachtsnaam()?,
            partnernaam: None,
            voornamen: voornamen.map(|text| zaak.value(text)).transpose()?,
            voorletters: Some(zaak.value(voorletters)?),
            naam_gebruik: zaak.value("1")?,
        })
    };
    let contact = || -> Result<Contact, Refusal> {
        let huis = Huis {
            huisnummer: zaak.value("12")?,
            huisletter: None,
            huisnummer_toevoeging: None,
            aanduiding_woonadres: None,
        };
        Ok(Contact {
            soort: zaak.value("01")?,
            adres: Some(Adres {
                huis: Some(huis),
                postcode: Some(zaak.value("6641ZA")?),
                straatnaam: Some(zaak.value("Wilgenpad")?),
                plaatsnaam: Some(zaak.value("Beuningen Gld")?),
                land_code: Some(zaak.value("NL")?),
            }),
            organisatie: None,
            telefoon: None,
            emailadres: None,
            periode: None,
            retour_codes: (),
        })
    };
    let ouder = Relatie {
        nummer: zaak.value("R0001")?,
        volgorde: None,
        soort: zaak.value("10")?,
        geboortedatum: None,
        geslacht: None,
        naam: naam(None, "M")?,
        contact: contact()?,
        retour_codes: (),
    };
    let client = ToewijzingClient {
        bsn: zaak.value(zaak.bsn)?,
        geboortedatum: zaak.geboortedatum()?,
        geslacht: zaak.value(zaak.geslacht)?,
        naam: naam(Some(zaak.voornamen), zaak.voorletters)?,
        communicatie: None,
        juridische_status: None,
        wettelijke_vertegenwoordiging: None,
        commentaar: None,
        relaties: Some(Many::one(ouder)),
        contactgegevens: Many::one(contact()?),
        toegewezen_producten: Many::one(ToegewezenProduct {
            toewijzing_nummer: zaak.value(nummer)?,
            referentie_aanbieder: None,
            product: Some(zaak.product(&zaak.individueel)?),
            toewijzingsdatum: zaak.value(dag)?,
            toewijzingstijd: zaak.value("10:15:00")?,
            ingangsdatum: zaak.value("2026-03-01")?,
            einddatum: Some(zaak.value("2026-12-31")?),
            reden_wijziging: None,
            omvang: Some(zaak.minuten_per_week("120")?),
            budget: None,
            commentaar: None,
            retour_codes: (),
        }),
        retour_codes: (),
    };
    Ok(Toewijzing { header: zaak.van_gemeente(id, dag)?, client })
}

fn start(client: &Client) -> Result<Start, Refusal> {
    let zaak = &client.zaak;
    let client = StartClient {
        bsn: zaak.value(zaak.bsn)?,
        geboortedatum: zaak.geboortedatum()?,
        geslacht: zaak.value(zaak.geslacht)?,
        naam: zaak.naam()?,
        start_producten: Many::one(StartProduct {
            toewijzing_nummer: Some(zaak.value(client.toewijzing)?),
            product: Some(zaak.product(&zaak.individueel)?),
            toewijzing_ingangsdatum: Some(zaak.value("2026-03-01")?),
            begindatum: zaak.value("2026-03-05")?,
            status_aanlevering: StatusAanlevering::EERSTE,
            retour_codes: (),
        }),
        retour_codes: (),
    };
    Ok(Start { header: zaak.van_aanbieder("STA260310001", "2026-03-10")?, client })
}

/// A stop of care that was never started.
fn stop(client: &Client) -> Result<Stop, Refusal> {
    let zaak = &client.zaak;
    let client = StopClient {
        bsn: zaak.value(zaak.bsn)?,
        geboortedatum: zaak.geboortedatum()?,
        geslacht: zaak.value(zaak.geslacht)?,
        naam: zaak.naam()?,
        stop_producten: Many::one(StopProduct {
            toewijzing_nummer: Some(zaak.value(client.toewijzing)?),
            product: Some(zaak.product(&zaak.individueel)?),
            toewijzing_ingangsdatum: Some(zaak.value("2026-03-01")?),
            begindatum: zaak.value("2026-03-09")?,
            reden_beeindiging: RedenBeeindiging::TIJDELIJK,
            einddatum: zaak.value("2026-03-26")?,
            status_aanlevering: StatusAanlevering::EERSTE,
            retour_codes: (),
        }),
        retour_codes: (),
    };
    Ok(Stop { header: zaak.van_aanbieder("STO260327001", "2026-03-27")?, client })
}

/// A request for care in a group, from the month after the next.
fn verzoek(client: &Client, id: &str, dag: &str, referentie: &str) -> Result<VerzoekOmToewijzing, Refusal> {
    let zaak = &client.zaak;
    let client = VerzoekClient {
        bsn: zaak.value(zaak.bsn)?,
        geboortedatum: zaak.geboortedatum()?,
        geslacht: zaak.value(zaak.geslacht)?,
        naam: zaak.naam()?,
        gezagsdrager_bekend: Some(zaak.value("1")?),
        commentaar: None,
        aangevraagde_producten: Many::one(AangevraagdProduct {
            referentie_aanbieder: zaak.value(referentie)?,
            beschikking_nummer: None,
            product: Some(zaak.product(&zaak.groep)?),
            beschikking_ingangsdatum: None,
            toewijzing_ingangsdatum: zaak.value("2026-05-04")?,
            toewijzing_einddatum: Some(zaak.value("2026-12-31")?),
            omvang: Some(zaak.minuten_per_week("90")?),
            budget: None,
            verwijzer: Verwijzer {
                soort: TypeVerwijzer::GEMEENTE,
                naam: Some(zaak.value("Sociaal wijkteam")?),
                zorgverlener_code: None,
            },
            raamcontract: Some(zaak.value("1")?),
            commentaar: None,
            retour_codes: (),
        }),
        retour_codes: (),
    };
    Ok(VerzoekOmToewijzing { header: zaak.van_aanbieder(id, dag)?, client })
}

/// The municipality rejects the request.
fn afwijzing(client: &Client) -> Result<AntwoordBericht, Refusal> {
    let zaak = &client.zaak;
    let antwoord = Antwoord {
        referentie_aanbieder: zaak.value("V2026-0316-1")?,
        verzoek_antwoord: VerzoekAntwoord::AFGEWEZEN,
        reden_afwijzing_verzoek: Some(zaak.value("2")?),
        woonplaatsbeginsel: None,
        retour_codes: (),
    };
    Ok(AntwoordBericht { header: zaak.van_gemeente("ANT260323001", "2026-03-23")?, antwoord })
}

/// March: a line for each client.
fn declaratie(tess: &Client, jip: &Client) -> Result<DeclaratieBericht, Refusal> {
    let client = |client: &Client, referentie: &str, minuten: u32| -> Result<DeclaratieClient, Refusal> {
        let (zaak, zorg) = (&client.zaak, &client.zaak.individueel);
        let prestatie = Prestatie {
            product_referentie: ProductReferentie {
                referentie_nummer: zaak.value(referentie)?,
                vorig_referentie_nummer: None,
            },
            toewijzing_nummer: zaak.value(client.toewijzing)?,
            product_categorie: zaak.value(zorg.categorie)?,
            product_code: zaak.value(zorg.code)?,
            product_periode: maart(zaak)?,
            geleverd_volume: zaak.value(&minuten.to_string())?,
            eenheid: Eenheid::MINUUT,
            product_tarief: Some(zaak.value(&zorg.tarief.to_string())?),
            ingediend_bedrag: BedragMetDC {
                bedrag: zaak.value(&(minuten * zorg.tarief).to_string())?,
                debet_credit: DebetCredit::DEBET,
            },
            retour_codes: (),
        };
        Ok(DeclaratieClient {
            bsn: zaak.value(zaak.bsn)?,
            prestaties: Many::one(prestatie),
            retour_codes: (),
        })
    };
    let zaak = &tess.zaak;
    let declaratie = Declaratie {
        declaratie_nummer: zaak.value("D2603001")?,
        declaratie_periode: maart(zaak)?,
        declaratie_dagtekening: zaak.value("2026-04-08")?,
        totaal_ingediend_bedrag: totaal(zaak, 990 * zaak.individueel.tarief)?,
        clienten: Many::from([client(tess, "P2603-001", 480)?, client(jip, "P2603-002", 510)?]),
    };
    Ok(DeclaratieBericht { header: zaak.van_aanbieder("DEC260408001", "2026-04-08")?, declaratie })
}

/// The answer grants the first line and rejects the second, because the municipality has another tariff in its contract.
fn declaratie_antwoord(heen: &DeclaratieBericht) -> Result<DeclaratieAntwoordBericht, Refusal> {
    let zaak = &tess().zaak;
    let geen_opmerking = || codes(RetourCode::GEEN_OPMERKING);
    let [granted, rejected] = &*heen.declaratie.clienten else { unreachable!("two clients") };
    let line = &rejected.prestaties[0];
    let prestatie = Prestatie::<Retour> {
        product_referentie: line.product_referentie.clone(),
        toewijzing_nummer: line.toewijzing_nummer,
        product_categorie: line.product_categorie,
        product_code: line.product_code.clone(),
        product_periode: line.product_periode.clone(),
        geleverd_volume: line.geleverd_volume,
        eenheid: line.eenheid,
        product_tarief: line.product_tarief,
        ingediend_bedrag: line.ingediend_bedrag.clone(),
        retour_codes: codes(zaak.value("0611")?),
    };
    let header = HeaderDeclaratieAntwoord {
        bericht_code: BerichtCode,
        bericht_versie: BerichtVersie,
        bericht_subversie: BerichtSubversie,
        afzender: heen.header.ontvanger,
        ontvanger: heen.header.afzender,
        bericht_identificatie: zaak.identificatie("ANT260415001", "2026-04-15")?,
        xsd_versie: zaak.xsd_versie()?,
        declaratie_identificatie: heen.header.bericht_identificatie.clone(),
        xslt_versie: None,
        xsd_versie_declaratie: heen.header.xsd_versie.clone(),
        retour_codes: geen_opmerking(),
    };
    let declaratie_antwoord = DeclaratieAntwoord {
        declaratie_nummer: zaak.value(heen.declaratie.declaratie_nummer.as_str())?,
        totaal_ingediend_bedrag: heen.declaratie.totaal_ingediend_bedrag.clone(),
        totaal_toegekend_bedrag: totaal(zaak, granted.prestaties[0].ingediend_bedrag.bedrag.get())?,
        clienten: Some(Many::one(DeclaratieClient {
            bsn: rejected.bsn,
            prestaties: Many::one(prestatie),
            retour_codes: geen_opmerking(),
        })),
        retour_codes: geen_opmerking(),
    };
    Ok(DeclaratieAntwoordBericht { header, declaratie_antwoord: Some(declaratie_antwoord) })
}

fn maart(zaak: &Zaak) -> Result<GeslotenPeriode, Refusal> {
    Ok(GeslotenPeriode { begindatum: zaak.value("2026-03-01")?, einddatum: zaak.value("2026-03-31")? })
}

fn totaal(zaak: &Zaak, cents: u32) -> Result<TotaalBedragMetDC, Refusal> {
    Ok(TotaalBedragMetDC { totaal_bedrag: zaak.value(&cents.to_string())?, debet_credit: DebetCredit::DEBET })
}

fn main() -> Result<(), Box<dyn Error>> {
    for (name, bericht) in berichten()? {
        println!("{name}: {}, {} bytes", bericht.name().name(), write(&bericht).len());
    }
    Ok(())
}
