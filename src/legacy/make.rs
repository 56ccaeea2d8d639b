//! From the texts of a 303 or 304 to typed values.

use super::gelezen::form_fault;
use super::namen::{Namen, Release, Rol};
use super::read::{Fields, Reader};
use super::{
    Kop, Legacy303, Legacy304, LegacyClient, LegacyPrestatie, RetourClient, RetourPrestatie, Retourcode,
    Soort,
};
use crate::finding::{Severity, Text};
use crate::messages::{BedragMetDC, GeslotenPeriode, TotaalBedragMetDC, XsdVersie};
use crate::values::{AgbCode, Gemeente, Simple};
use crate::xml::{Many, shown};

impl Reader<'_, '_> {
    /// The path of a role below the element that is read.
    fn path_of(&self, rol: Rol) -> String {
        let deel = match rol.deel() {
            super::namen::Deel::Kop => Some(0),
            super::namen::Deel::Client => self.vorm.find(Rol::Client),
            super::namen::Deel::Prestatie => self.vorm.find(Rol::Prestatie),
        };
        let below = self.vorm.find(rol).map(|place| self.vorm.path(deel, place)).unwrap_or_default();
        format!("{}{below}", self.path)
    }

    /// The value of a role; none when it is absent, or refused and told.
    fn value<T: Simple>(&mut self, fields: &Fields<'_>, rol: Rol) -> Option<T> {
        let (text, at) = fields.get(&rol)?.first()?;
        match T::parse(text, self.vorm.domain) {
            Ok(value) => Some(value),
            Err(refusal) => {
                self.refused(rol, text, *at, refusal.why(text, T::TYPE));
                None
            }
        }
    }

    fn refused(&mut self, rol: Rol, text: &str, at: usize, why: crate::values::Why) {
        let path = self.path_of(rol);
        let naam = self.vorm.find(rol).and_then(|place| self.vorm.deel(place)).map_or("", |deel| deel.naam);
        let message = Text::new(
            format!("De waarde van `{naam}` {}", why.reason.nl),
            format!("The value of `{naam}` {}", why.reason.en),
        );
        let found = shown(if rol == Rol::Bsn { "Bsn" } else { "" }, text);
        self.tell(
            at,
            form_fault(path, Severity::Error, message, why.advice).found(found).expected(why.expected),
        );
    }

    /// The value of a role that must be there.
    fn required<T: Simple>(&mut self, fields: &Fields<'_>, rol: Rol, at: usize) -> Option<T> {
        if !fields.contains_key(&rol) {
            let path = self.path_of(rol);
            self.tell(
                at,
                form_fault(
                    path,
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
        self.value(fields, rol)
    }

    fn periode(&mut self, fields: &Fields<'_>, begin: Rol, eind: Rol) -> Option<GeslotenPeriode> {
        let begindatum = self.value(fields, begin);
        let einddatum = self.value(fields, eind);
        Some(GeslotenPeriode { begindatum: begindatum?, einddatum: einddatum? })
    }

    fn retourcodes(&mut self, fields: &Fields<'_>, rol: Rol) -> Vec<Retourcode> {
        let mut codes = Vec::new();
        for (text, at) in fields.get(&rol).into_iter().flatten() {
            if let Some(code) = Retourcode::new(text.trim()) {
                codes.push(code);
                continue;
            }
            let path = self.path_of(rol);
            let finding = form_fault(
                path,
                Severity::Error,
                Text::fixed("Dit is geen retourcode", "This is not a return code"),
                Text::fixed("Een retourcode heeft vier cijfers", "A return code has four digits"),
            )
            .found(shown("", text));
            self.tell(*at, finding);
        }
        codes
    }

    fn kop(&mut self, fields: &Fields<'_>, namen: &Namen, release: &Release) -> Option<Kop> {
        let soort = self.soort(fields, namen);
        self.versies(fields, release);
        let partijen = self.partijen(fields);
        let nummer = self.required(fields, Rol::Nummer, 0);
        let dagtekening = self.required(fields, Rol::Dagtekening, 0);
        let periode = self.periode(fields, Rol::PeriodeBegin, Rol::PeriodeEind);
        let btw_vrijstelling = self.value(fields, Rol::BtwVrijstelling);
        let basisschema = self.value(fields, Rol::BasisschemaXsdVersie);
        let bericht = self.value(fields, Rol::BerichtXsdVersie);
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
    fn soort(&mut self, fields: &Fields<'_>, namen: &Namen) -> Option<Soort> {
        let (domain, nummer) = (self.vorm.domain, self.vorm.nummer);
        let code = |soort| namen.code(domain, nummer, soort);
        let (text, at) = fields.get(&Rol::BerichtCode)?.first()?;
        let found = [Soort::Declaratie, Soort::Factuur].into_iter().find(|soort| code(*soort) == text);
        if found.is_none() {
            let path = self.path_of(Rol::BerichtCode);
            let (declaratie, factuur) = (code(Soort::Declaratie), code(Soort::Factuur));
            let expected = Text::new(
                format!("{declaratie} (declaratie) of {factuur} (factuur)"),
                format!("{declaratie} (declaration) or {factuur} (invoice)"),
            );
            let finding = form_fault(
                path,
                Severity::Error,
                Text::fixed(
                    "Deze code hoort niet bij dit bericht",
                    "This code does not belong to this message",
                ),
                Text::new(format!("Vul in: {}", expected.nl), format!("Fill in: {}", expected.en)),
            )
            .found(shown("", text));
            self.tell(*at, finding.expected(expected));
        }
        found
    }

    /// Tells when version or subversion are of another release than the namespace.
    fn versies(&mut self, fields: &Fields<'_>, release: &Release) {
        for (rol, expected) in
            [(Rol::BerichtVersie, &release.versie), (Rol::BerichtSubversie, &release.subversie)]
        {
            let Some((text, at)) = fields.get(&rol).and_then(|found| found.first()) else { continue };
            if text.trim() != expected {
                let path = self.path_of(rol);
                let finding = form_fault(
                    path,
                    Severity::Warning,
                    Text::new(
                        format!("De namespace is van release {}, deze waarde niet", release.naam),
                        format!("The namespace is of release {}, this value is not", release.naam),
                    ),
                    Text::fixed("Verbeter de waarde of de namespace", "Correct the value or the namespace"),
                )
                .found(shown("", text));
                self.tell(*at, finding.expected(Text::same(expected.clone())));
            }
        }
    }

    /// The provider and the municipality. In a 304 either may be the sender: a return message of the
    /// standard keeps the sender of the message that it answers.
    fn partijen(&mut self, fields: &Fields<'_>) -> Option<(AgbCode, Gemeente)> {
        let is_gemeente =
            |rol| fields.get(&rol).and_then(|found| found.first()).is_some_and(|(text, _)| text.len() == 4);
        let turned = self.vorm.nummer == 304 && is_gemeente(Rol::Afzender);
        let (aanbieder, gemeente) =
            if turned { (Rol::Ontvanger, Rol::Afzender) } else { (Rol::Afzender, Rol::Ontvanger) };
        let aanbieder = self.required(fields, aanbieder, 0);
        let gemeente = self.required(fields, gemeente, 0);
        aanbieder.zip(gemeente)
    }

    fn totaal(&mut self, fields: &Fields<'_>, bedrag: Rol, teken: Rol) -> Option<TotaalBedragMetDC> {
        let totaal_bedrag = self.required(fields, bedrag, 0);
        let debet_credit = self.required(fields, teken, 0);
        Some(TotaalBedragMetDC { totaal_bedrag: totaal_bedrag?, debet_credit: debet_credit? })
    }
}

pub(super) fn declaratie(
    reader: &mut Reader<'_, '_>,
    fields: &Fields<'_>,
    namen: &Namen,
    release: &Release,
) -> Option<Legacy303> {
    let kop = reader.kop(fields, namen, release);
    let totaal = reader.totaal(fields, Rol::Totaal, Rol::TotaalDc);
    let mut clienten = Vec::new();
    for client in std::mem::take(&mut reader.clienten) {
        let RetourClient { bsn, gemeente, prestaties, .. } = client;
        let prestaties = prestaties.into_iter().map(|retour| retour.prestatie).collect();
        clienten.extend(Many::new(prestaties).map(|prestaties| LegacyClient { bsn, gemeente, prestaties }));
    }
    let clienten = Many::new(clienten);
    if clienten.is_none() {
        let path = reader.path_of(Rol::Client);
        reader.tell(
            0,
            form_fault(
                path,
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
    reader: &mut Reader<'_, '_>,
    fields: &Fields<'_>,
    namen: &Namen,
    release: &Release,
) -> Option<Legacy304> {
    let kop = reader.kop(fields, namen, release);
    let identificatie_retour = reader.value(fields, Rol::IdentificatieRetour);
    let dagtekening_retour = reader.value(fields, Rol::DagtekeningRetour);
    let retourcodes = reader.retourcodes(fields, Rol::RetourcodeHeader);
    let ingediend = reader.totaal(fields, Rol::IngediendTotaal, Rol::IngediendTotaalDc);
    let toegekend = fields
        .contains_key(&Rol::ToegekendTotaal)
        .then(|| reader.totaal(fields, Rol::ToegekendTotaal, Rol::ToegekendTotaalDc))
        .flatten();
    let clienten = std::mem::take(&mut reader.clienten);
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
    reader: &mut Reader<'_, '_>,
    fields: &Fields<'_>,
    at: usize,
    prestaties: Vec<RetourPrestatie>,
) -> Option<RetourClient> {
    let bsn = reader.required(fields, Rol::Bsn, at);
    let gemeente = reader.value(fields, Rol::ClientGemeente);
    let retourcodes = reader.retourcodes(fields, Rol::RetourcodeClient);
    Some(RetourClient { bsn: bsn?, gemeente, retourcodes, prestaties })
}

/// A line.
pub(super) fn prestatie(
    reader: &mut Reader<'_, '_>,
    fields: &Fields<'_>,
    at: usize,
) -> Option<RetourPrestatie> {
    let referentie = reader.required(fields, Rol::Referentie, at);
    let vorige_referentie = reader.value(fields, Rol::VorigeReferentie);
    let toewijzing = reader.value(fields, Rol::Toewijzing);
    let categorie = reader.required(fields, Rol::Categorie, at);
    let productcode = reader.required(fields, Rol::Productcode, at);
    let begindatum = reader.required(fields, Rol::ProductBegin, at);
    let einddatum = reader.required(fields, Rol::ProductEind, at);
    let volume = reader.required(fields, Rol::Volume, at);
    let eenheid = reader.required(fields, Rol::Eenheid, at);
    let tarief = reader.value(fields, Rol::Tarief);
    let bedrag = reader.required(fields, Rol::Bedrag, at);
    let debet_credit = reader.required(fields, Rol::BedragDc, at);
    let toegekend = reader.value(fields, Rol::Toegekend).zip(reader.value(fields, Rol::ToegekendDc));
    let retourcodes = reader.retourcodes(fields, Rol::RetourcodePrestatie);
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
