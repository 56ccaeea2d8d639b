//! Between a 303 and the declaration as the program knows it (the 323).

use super::namen::Namen;
use super::{Kop, Legacy303, LegacyClient, LegacyPrestatie, Release, Soort};
use crate::finding::{Finding, Level, Severity, Text};
use crate::messages::{
    BerichtIdentificatie, Declaratie, DeclaratieBericht, DeclaratieClient, HeaderVanAanbieder, Prestatie,
    ProductReferentie, XsdVersie,
};
use crate::values::{Datum, DeclaratieNummer, Domain, Eenheid, IdentificatieBericht, JaNee, Simple, date_nl};
use crate::xml::Many;

/// The rule of findings on what cannot be carried over.
pub const OVERZETTEN: &str = "303-overzetten";

/// The last day of care that a 303 declares.
#[must_use]
pub fn laatste_dag() -> Datum {
    Datum::from_ymd_opt(2020, 12, 31).unwrap_or_default()
}

/// How a declaration becomes a 303.
#[derive(Debug, Clone, Copy)]
pub struct Als<'a> {
    /// Declaration or invoice.
    pub soort: Soort,
    /// The release.
    pub release: &'a Release,
}

/// The release to write: the one that is named, or else that of the date of the message.
///
/// # Errors
/// A finding when the table does not have it, or when the date lies before the first.
pub fn kies_release<'n>(
    namen: &'n Namen,
    genoemd: Option<&str>,
    dagtekening: Datum,
) -> Result<&'n Release, Box<Finding>> {
    let known =
        || namen.releases().iter().map(|release| release.naam.as_str()).collect::<Vec<_>>().join(", ");
    match genoemd {
        Some(naam) => namen.release(naam).ok_or_else(|| {
            Box::new(fout(
                Text::new(format!("Release `{naam}` kent geen 303"), format!("Release `{naam}` has no 303")),
                Text::new(format!("Kies uit: {}", known()), format!("Choose from: {}", known())),
            ))
        }),
        None => namen.release_op(dagtekening).ok_or_else(|| {
            Box::new(fout(
                Text::new(
                    format!("Op {} was de 303 nog geen XML", date_nl(dagtekening)),
                    format!("On {dagtekening} the 303 was not XML yet"),
                ),
                Text::new(
                    format!("Gebruik een latere datum, of noem een release: {}", known()),
                    format!("Use a later date, or name a release: {}", known()),
                ),
            ))
        }),
    }
}

/// What keeps care from being declared in a 303: a day after 2020.
#[must_use]
pub fn te_laat(dag: Datum) -> Option<Finding> {
    (dag > laatste_dag()).then(|| {
        fout(
            Text::new(
                format!(
                    "Zorg op {} hoort niet in een 303: die is voor zorg tot en met {}",
                    date_nl(dag),
                    date_nl(laatste_dag())
                ),
                format!("Care on {dag} does not belong in a 303: that is for care up to {}", laatste_dag()),
            ),
            Text::fixed(
                "Declareer deze zorg met de 323: laat `--message` weg, of schrijf `--message 323`",
                "Declare this care with the 323: leave `--message` out, or write `--message 323`",
            ),
        )
        .found(dag.text())
    })
}

fn fout(message: Text, advice: Text) -> Finding {
    Finding::new(OVERZETTEN, Level::Content, Severity::Error, message, advice)
}

impl Legacy303 {
    /// The 303 that says what a declaration says.
    ///
    /// # Errors
    /// What does not fit in a 303: care after 2020, a unit that did not exist.
    pub fn van(domain: Domain, bericht: &DeclaratieBericht, als: Als<'_>) -> Result<Self, Vec<Finding>> {
        let Declaratie { declaratie_nummer, declaratie_periode, declaratie_dagtekening, .. } =
            &bericht.declaratie;
        let mut findings = Vec::new();
        let nummer = IdentificatieBericht::new(declaratie_nummer.as_str());
        if nummer.is_err() {
            findings.push(fout(
                Text::fixed("Het declaratienummer past niet in een 303", "The number does not fit in a 303"),
                Text::fixed("Een nummer heeft hoogstens 12 tekens", "A number has at most 12 characters"),
            ));
        }
        for client in &bericht.declaratie.clienten {
            findings.extend(
                client
                    .prestaties
                    .iter()
                    .flat_map(|regel| past_niet(regel.product_periode.einddatum, regel.eenheid)),
            );
        }
        let clienten = bericht.declaratie.clienten.iter().filter_map(|client| {
            let prestaties = client.prestaties.iter().map(naar_regel).collect();
            Many::new(prestaties).map(|prestaties| LegacyClient {
                bsn: client.bsn,
                gemeente: None,
                prestaties,
            })
        });
        let clienten = Many::new(clienten.collect());
        let (Ok(nummer), Some(clienten), true) = (nummer, clienten, findings.is_empty()) else {
            return Err(findings);
        };
        Ok(Self {
            kop: Kop {
                domain,
                soort: als.soort,
                release: als.release.naam.clone(),
                aanbieder: bericht.header.afzender,
                gemeente: bericht.header.ontvanger,
                nummer,
                dagtekening: *declaratie_dagtekening,
                periode: Some(declaratie_periode.clone()),
                // Care of these laws is exempt; an invoice has to say so (8851).
                btw_vrijstelling: (als.soort == Soort::Factuur).then(|| JaNee::new("1", domain)).flatten(),
                xsd_versie: Some(bericht.header.xsd_versie.clone()),
            },
            totaal: bericht.declaratie.totaal_ingediend_bedrag.clone(),
            clienten,
        })
    }

    /// The declaration that says what the 303 says.
    ///
    /// The number of the 303 becomes that of the declaration and of the message; `xsd_versie` fills in what an
    /// old release does not say.
    ///
    /// # Errors
    /// What a declaration must have and the 303 does not: a period, an allocation on each line, a number of
    /// letters and digits.
    pub fn declaratie(&self, xsd_versie: &XsdVersie) -> Result<DeclaratieBericht, Vec<Finding>> {
        let mut findings = Vec::new();
        let declaratie_nummer = DeclaratieNummer::new(self.kop.nummer.as_str());
        if declaratie_nummer.is_err() {
            findings.push(
                fout(
                    Text::fixed(
                        "Het nummer heeft andere tekens dan letters en cijfers",
                        "The number has characters other than letters and digits",
                    ),
                    Text::fixed(
                        "Het past niet in `DeclaratieNummer` van een 323",
                        "It does not fit in `DeclaratieNummer` of a 323",
                    ),
                )
                .found(self.kop.nummer.as_str()),
            );
        }
        if self.kop.periode.is_none() {
            findings.push(fout(
                Text::fixed("De declaratieperiode ontbreekt", "The declaration period is missing"),
                Text::fixed("Een 323 heeft er een", "A 323 has one"),
            ));
        }
        let mut clienten = Vec::new();
        for client in &self.clienten {
            let mut prestaties = Vec::new();
            for regel in &client.prestaties {
                match van_regel(regel) {
                    Some(prestatie) => prestaties.push(prestatie),
                    None => findings.push(
                        fout(
                            Text::fixed("Een regel noemt geen toewijzing", "A line names no allocation"),
                            Text::fixed("Een regel van een 323 noemt er een", "A line of a 323 names one"),
                        )
                        .found(regel.referentie.as_str()),
                    ),
                }
            }
            clienten.extend(Many::new(prestaties).map(|prestaties| DeclaratieClient {
                bsn: client.bsn,
                prestaties,
                retour_codes: (),
            }));
        }
        let (Ok(declaratie_nummer), Some(declaratie_periode), Some(clienten), true) =
            (declaratie_nummer, self.kop.periode.clone(), Many::new(clienten), findings.is_empty())
        else {
            return Err(findings);
        };
        let Kop { aanbieder, gemeente, nummer, dagtekening, .. } = &self.kop;
        let identificatie = BerichtIdentificatie { identificatie: nummer.clone(), dagtekening: *dagtekening };
        let versie = self.kop.xsd_versie.as_ref().unwrap_or(xsd_versie);
        Ok(DeclaratieBericht {
            header: HeaderVanAanbieder::new(*aanbieder, *gemeente, identificatie, versie.clone()),
            declaratie: Declaratie {
                declaratie_nummer,
                declaratie_periode,
                declaratie_dagtekening: *dagtekening,
                totaal_ingediend_bedrag: self.totaal.clone(),
                clienten,
            },
        })
    }
}

/// Why a line does not fit in a 303, given the last day of its product period and its unit.
#[must_use]
pub fn past_niet(einddatum: Datum, eenheid: Eenheid) -> Vec<Finding> {
    let mut findings = Vec::from_iter(te_laat(einddatum));
    if eenheid == Eenheid::STUKS_INSPANNING {
        findings.push(
            fout(
                Text::fixed("Eenheid 84 bestond niet in release 2.x", "Unit 84 did not exist in release 2.x"),
                Text::fixed("Declareer stuks met eenheid 82", "Declare pieces with unit 82"),
            )
            .found(eenheid.code()),
        );
    }
    findings
}

fn naar_regel(prestatie: &Prestatie) -> LegacyPrestatie {
    LegacyPrestatie {
        referentie: prestatie.product_referentie.referentie_nummer.clone(),
        vorige_referentie: prestatie.product_referentie.vorig_referentie_nummer.clone(),
        toewijzing: Some(prestatie.toewijzing_nummer),
        categorie: prestatie.product_categorie,
        productcode: prestatie.product_code.clone(),
        periode: prestatie.product_periode.clone(),
        volume: prestatie.geleverd_volume,
        eenheid: prestatie.eenheid,
        tarief: prestatie.product_tarief,
        bedrag: prestatie.ingediend_bedrag.clone(),
    }
}

/// The line as a 323 has it; none when it names no allocation.
fn van_regel(regel: &LegacyPrestatie) -> Option<Prestatie> {
    Some(Prestatie {
        product_referentie: ProductReferentie {
            referentie_nummer: regel.referentie.clone(),
            vorig_referentie_nummer: regel.vorige_referentie.clone(),
        },
        toewijzing_nummer: regel.toewijzing?,
        product_categorie: regel.categorie,
        product_code: regel.productcode.clone(),
        product_periode: regel.periode.clone(),
        geleverd_volume: regel.volume,
        eenheid: regel.eenheid,
        product_tarief: regel.tarief,
        ingediend_bedrag: regel.bedrag.clone(),
        retour_codes: (),
    })
}
