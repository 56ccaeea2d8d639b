//! The product book as it stands in its TOML file.
//!
//! Codes are plain text here, with their place, so that the lint can name the
//! line of a wrong one; [`super::build`] makes values of them afterwards.

use std::collections::BTreeMap;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use toml::Spanned;

use super::{BrokenMonth, Counting, ExtraProfessionals, Moment, Ratio, Stage, TimeBasis, TimeClass};
use crate::finding::Severity;
use crate::values::{Datum, Domain, Rounding};

/// A text with its place in the file.
pub(super) type Placed = Spanned<String>;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    pub titel: String,
    pub geldig_van: Spanned<Dag>,
    pub geldig_tot: Spanned<Dag>,
    #[serde(default)]
    pub afronding: Rounding,
    pub gemeenten: Vec<Placed>,
    #[serde(default)]
    pub categorieen: Vec<Categorie>,
    #[serde(default)]
    pub product: Vec<Product>,
    #[serde(default)]
    pub zonder_code: Vec<ZonderCode>,
    #[serde(default)]
    pub tijdsoort: Vec<Tijdsoort>,
    #[serde(default)]
    pub regel: Vec<Regel>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Categorie {
    #[serde(deserialize_with = "wet")]
    pub wet: Domain,
    pub code: Placed,
    pub naam: String,
    #[serde(default)]
    pub oud: bool,
}

/// A product. What a variant leaves out, [`Product::inherit`] takes from its base.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Product {
    pub code: Placed,
    #[serde(deserialize_with = "wet")]
    pub wet: Domain,
    pub categorie: Placed,
    pub naam: String,
    pub variant_van: Option<Placed>,
    pub eenheid: Option<Placed>,
    pub ook_toegewezen_in: Option<Vec<Placed>>,
    pub grondslag: Option<Grondslag>,
    pub telling: Option<Telling>,
    pub tarieven: Option<Vec<Tarief>>,
    pub ouder: Option<Placed>,
    pub dragers: Option<Vec<Placed>>,
    pub gedoogde_dragers: Option<Vec<Placed>>,
    pub drager_bij_zelfde_aanbieder: Option<bool>,
    pub verwijzer: Option<Placed>,
    pub alleen_lokaal_team: Option<Placed>,
    pub leeftijd: Option<Leeftijd>,
    pub groep: Option<Groep>,
    pub dagdeel: Option<Dagdeel>,
    pub clienten_per_begeleider: Option<u32>,
    pub max_groepsgrootte: Option<u32>,
    pub max_minuten_totaal: Option<u32>,
    pub max_minuten_per_week: Option<u32>,
    pub max_dagdelen_per_week: Option<u32>,
    pub max_etmalen_per_jaar: Option<u32>,
    pub max_etmalen_per_weekend: Option<u32>,
    pub max_ritduur: Option<u32>,
    pub max_afstand_km: Option<u32>,
    pub liefst_ten_hoogste_maanden: Option<u32>,
    pub begrensd: Option<bool>,
    pub afspraak: Option<Afspraak>,
}

macro_rules! inherit {
    ($to:ident, $from:ident: $($field:ident)*) => {
        $(if $to.$field.is_none() { $to.$field.clone_from(&$from.$field); })*
    };
}

impl Product {
    /// Takes over from the base product what this variant does not say itself.
    pub(super) fn inherit(&mut self, base: &Self) {
        inherit!(self, base: eenheid ook_toegewezen_in grondslag telling tarieven ouder dragers
            gedoogde_dragers drager_bij_zelfde_aanbieder verwijzer alleen_lokaal_team leeftijd groep dagdeel
            clienten_per_begeleider max_groepsgrootte max_minuten_totaal max_minuten_per_week
            max_dagdelen_per_week max_etmalen_per_jaar max_etmalen_per_weekend max_ritduur max_afstand_km
            liefst_ten_hoogste_maanden begrensd afspraak);
    }
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Tarief {
    pub van: Spanned<Dag>,
    pub tot: Option<Dag>,
    pub cent: u32,
    pub per: Option<Placed>,
    pub aanbieder: Option<Placed>,
}

/// What the contract agrees on about declaring output care.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Afspraak {
    #[serde(default = "bij_levering")]
    pub moment: Wanneer,
    #[serde(default = "heel")]
    pub eerste_gebroken_maand: GebrokenMaand,
    #[serde(default = "heel")]
    pub laatste_gebroken_maand: GebrokenMaand,
}

const fn bij_levering() -> Wanneer {
    Wanneer::Levering
}

const fn heel() -> GebrokenMaand {
    GebrokenMaand::Heel
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Leeftijd {
    pub minimaal: Option<u8>,
    pub maximaal: Option<u8>,
    pub melden_vanaf: Option<u8>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Groep {
    pub max_professionals: u32,
    pub extra_professionals: Extra,
    pub max_deelnemers: u32,
    pub min_deelnemers: Option<u32>,
    pub max_duur: Option<u32>,
    pub max_minuten_per_dag: Option<u32>,
    pub verhouding: Verhouding,
    pub gemiddeld_clienten_per_professional: Option<u32>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Dagdeel {
    pub tweede_boven: u32,
    pub max_per_dag: u32,
    pub melden_onder: u32,
    pub tweede_melden_onder: u32,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ZonderCode {
    #[serde(deserialize_with = "wet")]
    pub wet: Domain,
    pub naam: String,
    pub ouder: Option<Placed>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Tijdsoort {
    pub id: Placed,
    #[serde(default, deserialize_with = "wet_of_beide")]
    pub wet: Option<Domain>,
    pub naam: String,
    #[serde(default)]
    pub andere_namen: Vec<String>,
    pub soort: Soort,
    #[serde(default)]
    pub declarabel: Vec<Placed>,
    #[serde(default)]
    pub niet_declarabel: Vec<Placed>,
    #[serde(default)]
    pub twijfel: Vec<Placed>,
    #[serde(default)]
    pub nakijken: bool,
    pub nl: String,
    pub en: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Regel {
    pub id: Placed,
    pub soort: Placed,
    pub producten: Vec<Placed>,
    pub ernst: BTreeMap<Plaats, Ernst>,
    pub nl: String,
    pub en: String,
}

impl Regel {
    /// Whether the rule is about every product of the book.
    pub(super) fn about_all(&self) -> bool {
        matches!(self.producten.as_slice(), [only] if only.get_ref() == "alle")
    }
}

/// A day, written in TOML as a local date.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Dag(pub Datum);

/// What serde says when a date has a time, or is no date; the load error translates it.
pub(super) const NOT_A_DATE: &str = "not a date";

impl<'de> Deserialize<'de> for Dag {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = toml::value::Datetime::deserialize(deserializer)?;
        let day = match value {
            toml::value::Datetime { date: Some(date), time: None, offset: None } => {
                Datum::from_ymd_opt(i32::from(date.year), u32::from(date.month), u32::from(date.day))
            }
            _ => None,
        };
        day.map(Self).ok_or_else(|| D::Error::custom(NOT_A_DATE))
    }
}

/// What serde says of a law that is neither of the two; the load error translates it.
pub(super) const NOT_A_LAW: &str = "not a law";

fn wet<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Domain, D::Error> {
    let name = String::deserialize(deserializer)?;
    Domain::from_name(&name).ok_or_else(|| D::Error::custom(NOT_A_LAW))
}

fn wet_of_beide<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Domain>, D::Error> {
    wet(deserializer).map(Some)
}

/// Dutch words of the file for values of the model.
macro_rules! words {
    ($($name:ident = $model:ident { $($word:literal $variant:ident => $value:ident,)* })*) => { $(
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
        pub(super) enum $name { $(#[serde(rename = $word)] $variant,)* }

        impl From<$name> for $model {
            fn from(word: $name) -> Self {
                match word { $($name::$variant => Self::$value,)* }
            }
        }
    )* };
}

words! {
    Grondslag = TimeBasis {
        "direct" Direct => Direct,
        "indirect" Indirect => Indirect,
        "beide" Beide => Both,
        "aanwezigheid" Aanwezigheid => Presence,
    }
    Telling = Counting {
        "minuten" Minuten => Minutes,
        "groepsdeel" Groepsdeel => GroupShare,
        "aanwezigheid" Aanwezigheid => Attendance,
        "dagdelen" Dagdelen => Dagdelen,
        "nachten" Nachten => Nights,
        "ritdagen" Ritdagen => RideDays,
        "aantal" Aantal => Pieces,
        "bedrag" Bedrag => Euros,
    }
    Wanneer = Moment {
        "levering" Levering => Delivery,
        "einde" Einde => End,
    }
    GebrokenMaand = BrokenMonth {
        "heel" Heel => Full,
        "naar-rato" NaarRato => ProRata,
        "niet" Niet => None,
    }
    Extra = ExtraProfessionals {
        "weigeren" Weigeren => Refuse,
        "negeren" Negeren => Ignore,
    }
    Verhouding = Ratio {
        "ten-minste-evenveel" Evenveel => AtLeastAsMany,
        "meer" Meer => StrictlyMore,
    }
    Soort = TimeClass {
        "direct" Direct => Direct,
        "indirect" Indirect => Indirect,
        "aanwezigheid" Aanwezigheid => Presence,
        "geen" Geen => None,
    }
    Plaats = Stage {
        "verzoek" Verzoek => Request,
        "toewijzing" Toewijzing => Allocation,
        "registratie" Registratie => Registration,
        "declaratie" Declaratie => Declaration,
    }
    Ernst = Severity {
        "fout" Fout => Error,
        "waarschuwing" Waarschuwing => Warning,
        "info" Info => Info,
    }
}
