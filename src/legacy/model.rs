//! What a 303 and a 304 say.

use std::borrow::Cow;

use super::codes;
use crate::codelists::RETOUR_CODE;
use crate::messages::{BedragMetDC, GeslotenPeriode, TotaalBedragMetDC, XsdVersie};
use crate::values::{
    AgbCode, Bedrag, Bsn, Datum, Domain, Eenheid, Gemeente, IdentificatieBericht, JaNee, Nummer,
    ProductCategorie, ProductCode, ReferentieNummer, Volume,
};
use crate::xml::Many;

/// Whether a 303 is a declaration or an invoice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Soort {
    /// A declaration: `BerichtCode` 416 or 432.
    Declaratie,
    /// An invoice, which stands on its own for VAT: `BerichtCode` 448 or 450.
    Factuur,
}

/// What the headers of 303 and 304 have in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kop {
    /// The law.
    pub domain: Domain,
    /// Declaration or invoice.
    pub soort: Soort,
    /// The release, such as `2.4`.
    pub release: String,
    /// The provider, sender of the 303.
    pub aanbieder: AgbCode,
    /// The municipality, receiver of the 303.
    pub gemeente: Gemeente,
    /// Number of the declaration or invoice: at most 12 characters.
    pub nummer: IdentificatieBericht,
    /// Date of the declaration or invoice.
    pub dagtekening: Datum,
    /// The declaration period; absent when the message has none under a name that is known.
    pub periode: Option<GeslotenPeriode>,
    /// Whether the invoice is exempt from VAT; required for an invoice (8851).
    pub btw_vrijstelling: Option<JaNee>,
    /// The versions of the schemas; only in late releases.
    pub xsd_versie: Option<XsdVersie>,
}

/// Message 303: declaration or invoice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Legacy303 {
    /// The header.
    pub kop: Kop,
    /// Debits minus credits.
    pub totaal: TotaalBedragMetDC,
    /// The clients.
    pub clienten: Many<LegacyClient>,
}

/// A client of a 303.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LegacyClient {
    /// Citizen service number.
    pub bsn: Bsn,
    /// The municipality of the client, when the message says it.
    pub gemeente: Option<Gemeente>,
    /// The lines.
    pub prestaties: Many<LegacyPrestatie>,
}

/// A line of a 303.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LegacyPrestatie {
    /// Its reference, unique in the file (8207).
    pub referentie: ReferentieNummer,
    /// The line that it credits; required on a credit (8193).
    pub vorige_referentie: Option<ReferentieNummer>,
    /// The allocation; release 2.1 had lines without.
    pub toewijzing: Option<Nummer>,
    /// National category.
    pub categorie: ProductCategorie,
    /// Product code.
    pub productcode: ProductCode,
    /// The product period.
    pub periode: GeslotenPeriode,
    /// Delivered volume in the unit.
    pub volume: Volume,
    /// The unit.
    pub eenheid: Eenheid,
    /// Tariff per unit in eurocents; absent for unit euro.
    pub tarief: Option<Bedrag>,
    /// Amount in eurocents with its sign.
    pub bedrag: BedragMetDC,
}

/// Message 304: what a municipality answers to a 303. Only lines that are rejected are in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Legacy304 {
    /// The header of the 303 that is answered.
    pub kop: Kop,
    /// Identification of the answer itself.
    pub identificatie_retour: Option<IdentificatieBericht>,
    /// Date of the answer itself.
    pub dagtekening_retour: Option<Datum>,
    /// What is said of the message as a whole.
    pub retourcodes: Vec<Retourcode>,
    /// The total that was submitted.
    pub ingediend: TotaalBedragMetDC,
    /// The total that is granted; absent when the message has none under a name that is known.
    pub toegekend: Option<TotaalBedragMetDC>,
    /// The clients with rejected lines.
    pub clienten: Vec<RetourClient>,
}

/// A client of a 304.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RetourClient {
    /// Citizen service number.
    pub bsn: Bsn,
    /// The municipality of the client, when the message says it.
    pub gemeente: Option<Gemeente>,
    /// What is said of the client.
    pub retourcodes: Vec<Retourcode>,
    /// The lines.
    pub prestaties: Vec<RetourPrestatie>,
}

/// A line of a 304: the line of the 303 and what is said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RetourPrestatie {
    /// The line as it was submitted.
    pub prestatie: LegacyPrestatie,
    /// The amount that is granted.
    pub toegekend: Option<BedragMetDC>,
    /// What is said of it.
    pub retourcodes: Vec<Retourcode>,
}

/// A code of release 2.x: four digits. The list of release 3.2 does not have all of them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Retourcode(Box<str>);

/// A rejected line of a 304.
#[derive(Debug, Clone, Copy)]
pub struct Afkeuring<'a> {
    /// The client.
    pub bsn: &'a Bsn,
    /// The line.
    pub regel: &'a RetourPrestatie,
}

impl Soort {
    /// What it is called, in Dutch and English.
    #[must_use]
    pub const fn woorden(self) -> [&'static str; 2] {
        match self {
            Self::Declaratie => ["declaratie", "declaration"],
            Self::Factuur => ["factuur", "invoice"],
        }
    }
}

impl Kop {
    /// The name of the message: `WMO303` or `JW304`.
    #[must_use]
    pub fn naam(&self, nummer: u16) -> String {
        format!("{}{nummer}", self.domain.prefix())
    }
}

impl Legacy303 {
    /// Debits minus credits of all lines, in eurocents.
    #[must_use]
    pub fn som(&self) -> i128 {
        let regels = self.clienten.iter().flat_map(|client| client.prestaties.iter());
        regels.map(|regel| i128::from(regel.bedrag.cents())).sum()
    }
}

impl Legacy304 {
    /// The lines that are rejected: those with a code other than that there is no remark.
    pub fn afkeuringen(&self) -> impl Iterator<Item = Afkeuring<'_>> {
        self.clienten.iter().flat_map(|client| {
            let rejected = client.prestaties.iter().filter(|regel| regel.is_afgekeurd());
            rejected.map(|regel| Afkeuring { bsn: &client.bsn, regel })
        })
    }
}

impl RetourPrestatie {
    /// Whether a code rejects the line.
    #[must_use]
    pub fn is_afgekeurd(&self) -> bool {
        self.retourcodes.iter().any(|code| !matches!(code.as_str(), "0200" | "0233" | "8001"))
    }
}

impl Retourcode {
    /// Makes the value from a text of four digits.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let good = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
        good.then(|| Self(text.into()))
    }

    /// The four digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What it means in Dutch: by the list of release 3.2, or by what is known of 2.x; none when it is not known.
    #[must_use]
    pub fn betekenis(&self, domain: Domain) -> Option<Cow<'static, str>> {
        let code = RETOUR_CODE.find(&self.0, domain).map(|code| Cow::Borrowed(code.meaning));
        code.or_else(|| codes::betekenis(&self.0).map(|text| text.nl))
    }
}
