//! Writes a 303 by the table of names.

use super::Legacy303;
use super::namen::{Namen, Rol, Vorm, berichtnaam};
use crate::values::Simple;
use crate::xml::{Binding, Writer};

/// What stands above every 303 that is written.
const COMMENTAAR: &str = "gereconstrueerd / reconstructed: de vorm van dit bericht is niet getoetst aan een \
    officieel schema / the form of this message is not checked against an official schema";

impl Legacy303 {
    /// The message as it goes out: UTF-8 without byte order mark, CR/LF line ends, marked as reconstructed.
    ///
    /// None when the table does not have the release.
    #[must_use]
    pub fn write(&self, namen: &Namen) -> Option<String> {
        let release = namen.release(&self.kop.release)?;
        let domain = self.kop.domain;
        let vorm = namen.vorm(release, domain, 303);
        let (bericht, basis) = release.namespaces(domain, 303)?;
        let mut writer = Writer::new(
            Binding { prefix: berichtnaam(domain, 303), uri: bericht },
            Binding { prefix: domain.standard().to_string(), uri: basis },
            Some(COMMENTAAR),
        );
        let root = vorm.deel(0)?;
        writer.root(root.naam);
        let kop = Kop303 { bericht: self, code: namen.code(domain, 303, self.kop.soort), release };
        write_children(&vorm, 0, &mut writer, &|rol| kop.text(rol), Some(self), None);
        writer.close(root.ruimte, root.naam);
        Some(writer.finish())
    }
}

/// What the values of the header follow from.
struct Kop303<'a> {
    bericht: &'a Legacy303,
    code: &'a str,
    release: &'a super::Release,
}

impl Kop303<'_> {
    fn text(&self, rol: Rol) -> Option<String> {
        let kop = &self.bericht.kop;
        let periode = kop.periode.as_ref();
        let versie = kop.xsd_versie.as_ref();
        match rol {
            Rol::BerichtCode => Some(self.code.to_string()),
            Rol::BerichtVersie => Some(self.release.versie.clone()),
            Rol::BerichtSubversie => Some(self.release.subversie.clone()),
            Rol::Afzender => Some(text(&kop.aanbieder)),
            Rol::Ontvanger => Some(text(&kop.gemeente)),
            Rol::Nummer => Some(text(&kop.nummer)),
            Rol::Dagtekening => Some(text(&kop.dagtekening)),
            Rol::PeriodeBegin => Some(text(&periode?.begindatum)),
            Rol::PeriodeEind => Some(text(&periode?.einddatum)),
            Rol::BtwVrijstelling => Some(text(kop.btw_vrijstelling.as_ref()?)),
            Rol::Totaal => Some(text(&self.bericht.totaal.totaal_bedrag)),
            Rol::TotaalDc => Some(text(&self.bericht.totaal.debet_credit)),
            Rol::BasisschemaXsdVersie => Some(text(&versie?.basisschema_xsd_versie)),
            Rol::BerichtXsdVersie => Some(text(&versie?.bericht_xsd_versie)),
            _ => None,
        }
    }
}

fn text(value: &impl Simple) -> String {
    value.text().into_owned()
}

fn client_text(client: &super::LegacyClient, rol: Rol) -> Option<String> {
    match rol {
        Rol::Bsn => Some(text(&client.bsn)),
        Rol::ClientGemeente => Some(text(client.gemeente.as_ref()?)),
        _ => None,
    }
}

fn regel_text(regel: &super::LegacyPrestatie, rol: Rol) -> Option<String> {
    match rol {
        Rol::Referentie => Some(text(&regel.referentie)),
        Rol::VorigeReferentie => Some(text(regel.vorige_referentie.as_ref()?)),
        Rol::Toewijzing => Some(text(regel.toewijzing.as_ref()?)),
        Rol::Categorie => Some(text(&regel.categorie)),
        Rol::Productcode => Some(text(&regel.productcode)),
        Rol::ProductBegin => Some(text(&regel.periode.begindatum)),
        Rol::ProductEind => Some(text(&regel.periode.einddatum)),
        Rol::Volume => Some(text(&regel.volume)),
        Rol::Eenheid => Some(text(&regel.eenheid)),
        Rol::Tarief => Some(text(regel.tarief.as_ref()?)),
        Rol::Bedrag => Some(text(&regel.bedrag.bedrag)),
        Rol::BedragDc => Some(text(&regel.bedrag.debet_credit)),
        _ => None,
    }
}

/// Writes the elements in an element: every value that there is, and the classes that hold any.
fn write_children(
    vorm: &Vorm<'_>,
    place: usize,
    writer: &mut Writer,
    value: &dyn Fn(Rol) -> Option<String>,
    bericht: Option<&Legacy303>,
    client: Option<&super::LegacyClient>,
) {
    for (child, deel) in vorm.children(place) {
        match deel.rol {
            Rol::Anders => {}
            Rol::Vast => writer.value(deel.ruimte, deel.naam, deel.waarde.unwrap_or_default()),
            Rol::Client => {
                for client in bericht.into_iter().flat_map(|bericht| bericht.clienten.iter()) {
                    writer.open(deel.ruimte, deel.naam);
                    write_children(vorm, child, writer, &|rol| client_text(client, rol), None, Some(client));
                    writer.close(deel.ruimte, deel.naam);
                }
            }
            Rol::Prestatie => {
                for regel in client.into_iter().flat_map(|client| client.prestaties.iter()) {
                    writer.open(deel.ruimte, deel.naam);
                    write_children(vorm, child, writer, &|rol| regel_text(regel, rol), None, None);
                    writer.close(deel.ruimte, deel.naam);
                }
            }
            rol if rol.is_klasse() => {
                if is_filled(vorm, child, value) {
                    writer.open(deel.ruimte, deel.naam);
                    write_children(vorm, child, writer, value, bericht, client);
                    writer.close(deel.ruimte, deel.naam);
                }
            }
            rol => {
                if let Some(text) = value(rol) {
                    writer.value(deel.ruimte, deel.naam, &text);
                }
            }
        }
    }
}

/// Whether a class would hold anything.
fn is_filled(vorm: &Vorm<'_>, place: usize, value: &dyn Fn(Rol) -> Option<String>) -> bool {
    vorm.children(place).any(|(child, deel)| match deel.rol {
        Rol::Anders => false,
        Rol::Client | Rol::Prestatie | Rol::Vast => true,
        rol if rol.is_klasse() => is_filled(vorm, child, value),
        rol => value(rol).is_some(),
    })
}
