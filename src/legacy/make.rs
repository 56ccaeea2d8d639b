//! From the texts of a 303 or 304 to typed values.

use super::gelezen::vormfout;
use super::namen::{Namen, Release, Rol};
use super::read::{Lezer, Velden};
use super::{
    Kop, Legacy303, Legacy304, LegacyClient, LegacyPrestatie, RetourClient, RetourPrestatie, Retourcode,
    Soort,
};
use crate::finding::{Severity, Text};
use crate::messages::{BedragMetDC, GeslotenPeriode, TotaalBedragMetDC, XsdVersie};
use crate::values::{AgbCode, Gemeente, Simple};
use crate::xml::{Many, shown};

impl Lezer<'_, '_> {
    /// The path of a role below the element that is read.
    fn pad_van(&self, rol: Rol) -> String {
        let deel = match rol.deel() {
            super::namen::Deel::Kop => Some(0),
            super::namen::Deel::Client => self.vorm.vind(Rol::Client),
            super::namen::Deel::Prestatie => self.vorm.vind(Rol::Prestatie),
        };
        let below = self.vorm.vind(rol).map(|place| self.vorm.pad(deel, place)).unwrap_or_default();
        format!("{}{below}", self.pad)
    }

    /// The value of a role; none when it is absent, or refused and told.
    fn waarde<T: Simple>(&mut self, velden: &Velden<'_>, rol: Rol) -> Option<T> {
        let (text, at) = velden.get(&rol)?.first()?;
        match T::parse(text, self.vorm.domain) {
            Ok(value) => Some(value),
            Err(refusal) => {
                self.geweigerd(rol, text, *at, refusal.why(text, T::TYPE));
                None
            }
        }
    }

    fn geweigerd(&mut self, rol: Rol, text: &str, at: usize, why: crate::values::Why) {
        let pad = self.pad_van(rol);
        let naam = self.vorm.vind(rol).and_then(|place| self.vorm.deel(place)).map_or("", |deel| deel.naam);
        let message = Text::new(
            format!("De waarde van `{naam}` {}", why.reason.nl),
            format!("The value of `{naam}` {}", why.reason.en),
        );
        let found = shown(if rol == Rol::Bsn { "Bsn" } else { "" }, text);
        self.meld(
            at,
            vormfout(pad, Severity::Error, message, why.advice).found(found).expected(why.expected),
        );
    }

    /// The value of a role that must be there.
    fn nodig<T: Simple>(&mut self, velden: &Velden<'_>, rol: Rol, at: usize) -> Option<T> {
        if !velden.contains_key(&rol) {
            let pad = self.pad_van(rol);
            self.meld(
                at,
                vormfout(
                    pad,
                    Severity::Error,
                    Text::new(format!("Ontbreekt: {}", rol.text().nl), format!("Missing: {}", rol.text().en)),
                    Text::fixed(
                        "Vul het in, of verbeter de naam in een eigen namentabel (`--legacy-names`)",
                        "Fill it in, or correct its name in a table of names of your own (`--legacy-names`)",
                    ),
                ),
            );
            return None;
        }
        self.waarde(velden, rol)
    }

    fn periode(&mut self, velden: &Velden<'_>, begin: Rol, eind: Rol) -> Option<GeslotenPeriode> {
        let begindatum = self.waarde(velden, begin);
        let einddatum = self.waarde(velden, eind);
        Some(GeslotenPeriode { begindatum: begindatum?, einddatum: einddatum? })
    }

    fn retourcodes(&mut self, velden: &Velden<'_>, rol: Rol) -> Vec<Retourcode> {
        let mut codes = Vec::new();
        for (text, at) in velden.get(&rol).into_iter().flatten() {
            if let Some(code) = Retourcode::new(text.trim()) {
                codes.push(code);
                continue;
            }
            let pad = self.pad_van(rol);
            let finding = vormfout(
                pad,
                Severity::Error,
                Text::fixed("Dit is geen retourcode", "This is not a return code"),
                Text::fixed("Een retourcode heeft vier cijfers", "A return code has four digits"),
            )
            .found(shown("", text));
            self.meld(*at, finding);
        }
        codes
    }

    fn kop(&mut self, velden: &Velden<'_>, namen: &Namen, release: &Release) -> Option<Kop> {
        let soort = self.soort(velden, namen);
        self.versies(velden, release);
        let partijen = self.partijen(velden);
        let nummer = self.nodig(velden, Rol::Nummer, 0);
        let dagtekening = self.nodig(velden, Rol::Dagtekening, 0);
        let periode = self.periode(velden, Rol::PeriodeBegin, Rol::PeriodeEind);
        let btw_vrijstelling = self.waarde(velden, Rol::BtwVrijstelling);
        let basisschema = self.waarde(velden, Rol::BasisschemaXsdVersie);
        let bericht = self.waarde(velden, Rol::BerichtXsdVersie);
        let xsd_versie = basisschema.zip(bericht);
        let (aanbieder, gemeente) = partijen?;
        Some(Kop {
            domain: self.vorm.domain,
            soort: soort?,
            release: release.naam.clone(),
            aanbieder,
            gemeente,
            nummer: nummer?,
            dagtekening: dagtekening?,
            periode,
            btw_vrijstelling,
            xsd_versie: xsd_versie.map(|(basisschema_xsd_versie, bericht_xsd_versie)| XsdVersie {
                basisschema_xsd_versie,
                bericht_xsd_versie,
            }),
        })
    }

    /// Declaration or invoice, by the code of the message.
    fn soort(&mut self, velden: &Velden<'_>, namen: &Namen) -> Option<Soort> {
        let (domain, nummer) = (self.vorm.domain, self.vorm.nummer);
        let code = |soort| namen.code(domain, nummer, soort);
        let (text, at) = velden.get(&Rol::BerichtCode)?.first()?;
        let found = [Soort::Declaratie, Soort::Factuur].into_iter().find(|soort| code(*soort) == text);
        if found.is_none() {
            let pad = self.pad_van(Rol::BerichtCode);
            let (declaratie, factuur) = (code(Soort::Declaratie), code(Soort::Factuur));
            let expected = Text::new(
                format!("{declaratie} (declaratie) of {factuur} (factuur)"),
                format!("{declaratie} (declaration) or {factuur} (invoice)"),
            );
            let finding = vormfout(
                pad,
                Severity::Error,
                Text::fixed(
                    "Deze code hoort niet bij dit bericht",
                    "This code does not belong to this message",
                ),
                Text::new(format!("Vul in: {}", expected.nl), format!("Fill in: {}", expected.en)),
            )
            .found(shown("", text));
            self.meld(*at, finding.expected(expected));
        }
        found
    }

    /// Tells when version or subversion are of another release than the namespace.
    fn versies(&mut self, velden: &Velden<'_>, release: &Release) {
        for (rol, expected) in
            [(Rol::BerichtVersie, &release.versie), (Rol::BerichtSubversie, &release.subversie)]
        {
            let Some((text, at)) = velden.get(&rol).and_then(|found| found.first()) else { continue };
            if text.trim() != expected {
                let pad = self.pad_van(rol);
                let finding = vormfout(
                    pad,
                    Severity::Warning,
                    Text::new(
                        format!("De namespace is van release {}, deze waarde niet", release.naam),
                        format!("The namespace is of release {}, this value is not", release.naam),
                    ),
                    Text::fixed("Verbeter de waarde of de namespace", "Correct the value or the namespace"),
                )
                .found(shown("", text));
                self.meld(*at, finding.expected(Text::same(expected.clone())));
            }
        }
    }

    /// The provider and the municipality. In a 304 either may be the sender: a return message of the
    /// standard keeps the sender of the message that it answers.
    fn partijen(&mut self, velden: &Velden<'_>) -> Option<(AgbCode, Gemeente)> {
        let is_gemeente =
            |rol| velden.get(&rol).and_then(|found| found.first()).is_some_and(|(text, _)| text.len() == 4);
        let turned = self.vorm.nummer == 304 && is_gemeente(Rol::Afzender);
        let (aanbieder, gemeente) =
            if turned { (Rol::Ontvanger, Rol::Afzender) } else { (Rol::Afzender, Rol::Ontvanger) };
        let aanbieder = self.nodig(velden, aanbieder, 0);
        let gemeente = self.nodig(velden, gemeente, 0);
        aanbieder.zip(gemeente)
    }

    fn totaal(&mut self, velden: &Velden<'_>, bedrag: Rol, teken: Rol) -> Option<TotaalBedragMetDC> {
        let totaal_bedrag = self.nodig(velden, bedrag, 0);
        let debet_credit = self.nodig(velden, teken, 0);
        Some(TotaalBedragMetDC { totaal_bedrag: totaal_bedrag?, debet_credit: debet_credit? })
    }
}

pub(super) fn declaratie(
    lezer: &mut Lezer<'_, '_>,
    velden: &Velden<'_>,
    namen: &Namen,
    release: &Release,
) -> Option<Legacy303> {
    let kop = lezer.kop(velden, namen, release);
    let totaal = lezer.totaal(velden, Rol::Totaal, Rol::TotaalDc);
    let mut clienten = Vec::new();
    for client in std::mem::take(&mut lezer.clienten) {
        let RetourClient { bsn, gemeente, prestaties, .. } = client;
        let prestaties = prestaties.into_iter().map(|retour| retour.prestatie).collect();
        clienten.extend(Many::new(prestaties).map(|prestaties| LegacyClient { bsn, gemeente, prestaties }));
    }
    let clienten = Many::new(clienten);
    if clienten.is_none() {
        let pad = lezer.pad_van(Rol::Client);
        lezer.meld(
            0,
            vormfout(
                pad,
                Severity::Error,
                Text::fixed(
                    "Er is geen cliënt met een leesbare regel",
                    "There is no client with a line that can be read",
                ),
                Text::fixed("Een 303 heeft ten minste één regel", "A 303 has at least one line"),
            ),
        );
    }
    Some(Legacy303 { kop: kop?, totaal: totaal?, clienten: clienten? })
}

pub(super) fn retour(
    lezer: &mut Lezer<'_, '_>,
    velden: &Velden<'_>,
    namen: &Namen,
    release: &Release,
) -> Option<Legacy304> {
    let kop = lezer.kop(velden, namen, release);
    let identificatie_retour = lezer.waarde(velden, Rol::IdentificatieRetour);
    let dagtekening_retour = lezer.waarde(velden, Rol::DagtekeningRetour);
    let retourcodes = lezer.retourcodes(velden, Rol::RetourcodeHeader);
    let ingediend = lezer.totaal(velden, Rol::IngediendTotaal, Rol::IngediendTotaalDc);
    let toegekend = velden
        .contains_key(&Rol::ToegekendTotaal)
        .then(|| lezer.totaal(velden, Rol::ToegekendTotaal, Rol::ToegekendTotaalDc))
        .flatten();
    let clienten = std::mem::take(&mut lezer.clienten);
    Some(Legacy304 {
        kop: kop?,
        identificatie_retour,
        dagtekening_retour,
        retourcodes,
        ingediend: ingediend?,
        toegekend,
        clienten,
    })
}

/// A client, given its lines.
pub(super) fn client(
    lezer: &mut Lezer<'_, '_>,
    velden: &Velden<'_>,
    at: usize,
    prestaties: Vec<RetourPrestatie>,
) -> Option<RetourClient> {
    let bsn = lezer.nodig(velden, Rol::Bsn, at);
    let gemeente = lezer.waarde(velden, Rol::ClientGemeente);
    let retourcodes = lezer.retourcodes(velden, Rol::RetourcodeClient);
    Some(RetourClient { bsn: bsn?, gemeente, retourcodes, prestaties })
}

/// A line.
pub(super) fn prestatie(
    lezer: &mut Lezer<'_, '_>,
    velden: &Velden<'_>,
    at: usize,
) -> Option<RetourPrestatie> {
    let referentie = lezer.nodig(velden, Rol::Referentie, at);
    let vorige_referentie = lezer.waarde(velden, Rol::VorigeReferentie);
    let toewijzing = lezer.waarde(velden, Rol::Toewijzing);
    let categorie = lezer.nodig(velden, Rol::Categorie, at);
    let productcode = lezer.nodig(velden, Rol::Productcode, at);
    let begindatum = lezer.nodig(velden, Rol::ProductBegin, at);
    let einddatum = lezer.nodig(velden, Rol::ProductEind, at);
    let volume = lezer.nodig(velden, Rol::Volume, at);
    let eenheid = lezer.nodig(velden, Rol::Eenheid, at);
    let tarief = lezer.waarde(velden, Rol::Tarief);
    let bedrag = lezer.nodig(velden, Rol::Bedrag, at);
    let debet_credit = lezer.nodig(velden, Rol::BedragDc, at);
    let toegekend = lezer.waarde(velden, Rol::Toegekend).zip(lezer.waarde(velden, Rol::ToegekendDc));
    let retourcodes = lezer.retourcodes(velden, Rol::RetourcodePrestatie);
    Some(RetourPrestatie {
        prestatie: LegacyPrestatie {
            referentie: referentie?,
            vorige_referentie,
            toewijzing,
            categorie: categorie?,
            productcode: productcode?,
            periode: GeslotenPeriode { begindatum: begindatum?, einddatum: einddatum? },
            volume: volume?,
            eenheid: eenheid?,
            tarief,
            bedrag: BedragMetDC { bedrag: bedrag?, debet_credit: debet_credit? },
        },
        toegekend: toegekend.map(|(bedrag, debet_credit)| BedragMetDC { bedrag, debet_credit }),
        retourcodes,
    })
}
