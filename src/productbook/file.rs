//! The product book as it stands in its TOML file.
//!
//! Codes are plain text here, with their place, so that the lint can name the
//! line of a wrong one; [`super::build`] makes values of them afterwards.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use toml::Spanned;

use super::{BrokenMonth, Counting, ExtraProfessionals, Moment, Ratio, Stage, TimeBasis, TimeClass};
use crate::finding::Severity;
use crate::toml_file::{Dag, NOT_A_LAW};
use crate::values::{Domain, Rounding};

/// A text with its place in the file.
pub(super) type Placed = Spanned<String>;

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    pub titel: String,
    /// The book that a contract takes over what it leaves out from.
    pub basis: Option<Placed>,
    pub geldig_van: Spanned<Dag>,
    pub geldig_tot: Spanned<Dag>,
    pub afronding: Option<Rounding>,
    pub gemeenten: Option<Vec<Placed>>,
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
    /// Tariffs that stand apart from their product.
    #[serde(default)]
    pub tarief: Vec<LosTarief>,
}

impl File {
    /// The municipalities; none when the file names none.
    pub(super) fn gemeenten(&self) -> &[Placed] {
        self.gemeenten.as_deref().unwrap_or_default()
    }
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Categorie {
    #[serde(deserialize_with = "wet")]
    pub wet: Domain,
    pub code: Placed,
    pub naam: String,
    #[serde(default)]
    pub oud: bool,
}

/// A product. What a variant leaves out, [`Product::inherit`] takes from its base; what a contract leaves out of a
/// product of its base, `super::basis` takes from there.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Product {
    pub code: Placed,
    #[serde(default, deserialize_with = "wet_of_geen")]
    pub wet: Option<Domain>,
    pub categorie: Option<Placed>,
    pub naam: Option<String>,
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
    /// Whether all of it comes from the base of the contract, where it was judged.
    #[serde(skip)]
    pub geerfd: bool,
    /// The tariffs that the base of the contract has for it, to compare with.
    #[serde(skip)]
    pub basis_tarieven: Vec<Tarief>,
}

macro_rules! inherit {
    ($to:ident, $from:ident: $($field:ident)*) => {
        $(if $to.$field.is_none() { $to.$field.clone_from(&$from.$field); })*
    };
}

impl Product {
    /// Takes over from the base product what this variant does not say itself.
    pub(super) fn inherit(&mut self, base: &Self) {
        let own_tariffs = self.tarieven.is_some();
        inherit!(self, base: eenheid ook_toegewezen_in grondslag telling tarieven ouder dragers
            gedoogde_dragers drager_bij_zelfde_aanbieder verwijzer alleen_lokaal_team leeftijd groep dagdeel
            clienten_per_begeleider max_groepsgrootte max_minuten_totaal max_minuten_per_week
            max_dagdelen_per_week max_etmalen_per_jaar max_etmalen_per_weekend max_ritduur max_afstand_km
            liefst_ten_hoogste_maanden begrensd afspraak);
        if !own_tariffs {
            self.tarieven.iter_mut().flatten().for_each(|tarief| tarief.elders = true);
        }
    }

    /// Takes over from the same product of the base of a contract what the contract does not say of it.
    pub(super) fn complete(&mut self, base: &Self) {
        inherit!(self, base: wet categorie naam variant_van);
        self.inherit(base);
        self.basis_tarieven.clone_from(&base.basis_tarieven);
    }

    /// Gives everything that has a place another one: that of the word in the file that it came by.
    pub(super) fn stand_at(&mut self, place: &Range<usize>) {
        let lists = [&mut self.ook_toegewezen_in, &mut self.dragers, &mut self.gedoogde_dragers];
        let single = [
            &mut self.categorie,
            &mut self.variant_van,
            &mut self.eenheid,
            &mut self.ouder,
            &mut self.verwijzer,
            &mut self.alleen_lokaal_team,
        ];
        let placed = lists.into_iter().flatten().flatten().chain(single.into_iter().flatten());
        for placed in placed.chain([&mut self.code]) {
            move_to(placed, place);
        }
        self.tarieven.iter_mut().flatten().for_each(|tarief| tarief.stand_at(place));
    }
}

fn move_to<T: Clone>(placed: &mut Spanned<T>, place: &Range<usize>) {
    *placed = Spanned::new(place.clone(), placed.get_ref().clone());
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Tarief {
    pub van: Spanned<Dag>,
    pub tot: Option<Dag>,
    pub cent: u32,
    pub per: Option<Placed>,
    pub aanbieder: Option<Placed>,
    /// Whether it is judged elsewhere: with the product that it was taken over from.
    #[serde(skip)]
    pub elders: bool,
}

impl Tarief {
    pub(super) fn stand_at(&mut self, place: &Range<usize>) {
        move_to(&mut self.van, place);
        for placed in [&mut self.per, &mut self.aanbieder].into_iter().flatten() {
            move_to(placed, place);
        }
    }

    /// The provider that it is for; none is everybody.
    pub(super) fn voor(&self) -> Option<&str> {
        self.aanbieder.as_ref().map(|agb| agb.get_ref().as_str())
    }
}

/// A tariff that stands apart from its product: `[[tarief]]`.
///
/// All that a file has for one product and one provider, or for everybody, replace what was taken over for the same.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LosTarief {
    pub product: Placed,
    pub van: Spanned<Dag>,
    pub tot: Option<Dag>,
    pub cent: u32,
    pub per: Option<Placed>,
    pub aanbieder: Option<Placed>,
    /// Whether it comes from the base of the contract.
    #[serde(skip)]
    pub elders: bool,
}

impl LosTarief {
    /// The same as a tariff of its product.
    pub(super) fn tarief(&self) -> Tarief {
        Tarief {
            van: self.van.clone(),
            tot: self.tot,
            cent: self.cent,
            per: self.per.clone(),
            aanbieder: self.aanbieder.clone(),
            elders: self.elders,
        }
    }

    /// The product and the provider that it is for.
    pub(super) fn voor(&self) -> (&str, Option<&str>) {
        (self.product.get_ref(), self.aanbieder.as_ref().map(|agb| agb.get_ref().as_str()))
    }
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

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ZonderCode {
    #[serde(deserialize_with = "wet")]
    pub wet: Domain,
    pub naam: String,
    pub ouder: Option<Placed>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Tijdsoort {
    pub id: Placed,
    #[serde(default, deserialize_with = "wet_of_geen")]
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

#[derive(Debug, Clone, Deserialize)]
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

fn wet<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Domain, D::Error> {
    let name = String::deserialize(deserializer)?;
    Domain::from_name(&name).ok_or_else(|| D::Error::custom(NOT_A_LAW))
}

fn wet_of_geen<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Domain>, D::Error> {
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
