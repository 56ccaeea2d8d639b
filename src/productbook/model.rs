//! What a product book says, as data.
//!
//! Everything regional is here and in the TOML file it is read from; no rule
//! and no computation holds a product, tariff or limit of its own.

use std::collections::{BTreeMap, BTreeSet};

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

use super::{AgeLimits, Agreements, DagdeelLimits, GroupLimits};
use crate::finding::{Severity, Text};
use crate::values::{
    AgbCode, Datum, Domain, Eenheid, Gemeente, ProductCategorie, ProductCode, Rounding, TypeVerwijzer,
};

/// A regional product book.
#[derive(Debug, Clone)]
pub struct Book {
    /// The name by which it is chosen: `rijk-van-nijmegen-2026`.
    pub name: String,
    /// Its title.
    pub title: String,
    /// First day of care that it covers.
    pub valid_from: Datum,
    /// Last day of care that it covers.
    pub valid_to: Datum,
    /// The municipalities of the region.
    pub gemeenten: BTreeSet<Gemeente>,
    /// How divided minutes are rounded (Q1).
    pub rounding: Rounding,
    /// The products by code.
    pub products: BTreeMap<ProductCode, Product>,
    /// Products that the book names without code or tariff; they can be neither requested nor declared.
    pub unpriced: Vec<Unpriced>,
    /// The rules, in the order of the file.
    pub rules: Vec<BookRule>,
    /// Which kind of activity is declarable time, and under which product.
    pub activities: Vec<Activity>,
    /// National categories with the law and name they have in the book's list.
    pub categories: Vec<Category>,
}

/// A product.
#[derive(Debug, Clone)]
pub struct Product {
    /// Its code.
    pub code: ProductCode,
    /// The law it falls under.
    pub domain: Domain,
    /// The national category: the first two digits of the code.
    pub categorie: ProductCategorie,
    /// Its Dutch name.
    pub name: String,
    /// The unit of allocation and declaration.
    pub eenheid: Eenheid,
    /// Units that an allocation may have as well; the declaration still uses `eenheid`.
    pub also_allocated_in: Vec<Eenheid>,
    /// Which time is declarable.
    pub basis: TimeBasis,
    /// How delivered care becomes a volume.
    pub counting: Counting,
    /// Tariffs by delivery date, in ascending order.
    pub tariffs: Vec<Tariff>,
    /// The individual product that a group product partly replaces.
    pub parent: Option<ProductCode>,
    /// The product whose rules and tariff this code copies (Beschermd wonen).
    pub variant_of: Option<ProductCode>,
    /// Products of which at least one must be allocated beside this one.
    pub carriers: Vec<ProductCode>,
    /// Products that are accepted as carrier with a remark, because the book is not clear.
    pub tolerated_carriers: Vec<ProductCode>,
    /// Whether the carrier must be allocated at the same provider (otherwise only a warning says so).
    pub carrier_same_provider: bool,
    /// The referrer type that a request must carry.
    pub referrer: Option<TypeVerwijzer>,
    /// Only the local team deploys it: a request is refused unless its referrer has this type.
    pub local_team: Option<TypeVerwijzer>,
    /// Age limits in completed years on the start date.
    pub age: Option<AgeLimits>,
    /// Limits of a group session.
    pub group: Option<GroupLimits>,
    /// Limits of presence counted in dagdelen.
    pub dagdelen: Option<DagdeelLimits>,
    /// Most clients per staff member at a day-care group.
    pub clients_per_staff: Option<u32>,
    /// Most children in a day-care group.
    pub max_group_size: Option<u32>,
    /// Most minutes over one allocation.
    pub max_minutes_total: Option<u32>,
    /// Most minutes in one ISO week.
    pub max_minutes_per_week: Option<u32>,
    /// Most presence dagdelen in one ISO week.
    pub max_dagdelen_per_week: Option<u32>,
    /// Most etmalen in one calendar year.
    pub max_etmalen_per_year: Option<u32>,
    /// Most etmalen in one weekend: the nights of Friday and Saturday.
    pub max_etmalen_per_weekend: Option<u32>,
    /// Longest ride in minutes.
    pub max_ride_minutes: Option<u32>,
    /// Whether a request or allocation is expected to have an end date.
    pub delimited: bool,
    /// Kilometres between the client's stay and the facility, at most.
    pub max_distance_km: Option<u32>,
    /// Months that the product preferably does not exceed.
    pub preferred_max_months: Option<u32>,
    /// What the contract agrees on about declaring, beside the standard (IV078, OP264).
    pub agreements: Agreements,
}

/// Which time of a product is declarable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeBasis {
    /// Only direct client time.
    Direct,
    /// Only indirect client time.
    Indirect,
    /// Direct and indirect client time.
    Both,
    /// Presence of the client.
    Presence,
}

/// How delivered care becomes a volume.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counting {
    /// Minutes of registered contacts are added up.
    Minutes,
    /// Professional minutes of a session are divided over the clients.
    GroupShare,
    /// Minutes of the child's own attendance, not divided.
    Attendance,
    /// Presence per day becomes 0, 1 or 2 dagdelen.
    Dagdelen,
    /// Nights, dated on the evening they begin.
    Nights,
    /// Calendar days with at least one ride.
    RideDays,
    /// The registered number of the unit: etmalen, dagdelen or pieces.
    Pieces,
    /// The registered amount of euros: output without a tariff (unit 83).
    Euros,
}

/// A tariff over a period of delivery dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tariff {
    /// First delivery date.
    pub from: Datum,
    /// Last delivery date; open when absent.
    pub to: Option<Datum>,
    /// Price of one unit, in eurocents.
    pub cents: u32,
    /// The unit that the price is for; per hour for a product in minutes is the hourly tariff of IV081.
    pub per: Eenheid,
    /// The provider that it was agreed with; everybody when absent.
    pub aanbieder: Option<AgbCode>,
}

/// A product that the book names but does not price.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unpriced {
    /// The law.
    pub domain: Domain,
    /// Its Dutch name.
    pub name: String,
    /// The product it would belong to.
    pub parent: Option<ProductCode>,
}

/// Where in the exchange a rule looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// A request for allocation.
    Request,
    /// An allocation.
    Allocation,
    /// Registered care, before it becomes lines.
    Registration,
    /// Lines of a declaration.
    Declaration,
}

impl Stage {
    /// Every stage, in the order of the exchange.
    pub const ALL: [Self; 4] = [Self::Request, Self::Allocation, Self::Registration, Self::Declaration];

    /// The name in English reports; the product book file has the Dutch name of [`Stage::dutch`].
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Request => "315-request",
            Self::Allocation => "301-allocation",
            Self::Registration => "registration-of-care",
            Self::Declaration => "declaration",
        }
    }

    /// The name in the product book file.
    #[must_use]
    pub const fn dutch(self) -> &'static str {
        match self {
            Self::Request => "verzoek",
            Self::Allocation => "toewijzing",
            Self::Registration => "registratie",
            Self::Declaration => "declaratie",
        }
    }
}

impl Serialize for Stage {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl JsonSchema for Stage {
    fn schema_name() -> Cow<'static, str> {
        "Stage".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let names = Self::ALL.map(Self::name);
        json_schema!({ "type": "string", "enum": names })
    }
}

/// A rule of the book: which kind of rule, for which products, how serious at which stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BookRule {
    /// Its id, such as `RVN-02A17-parent-at-provider`.
    pub id: String,
    /// The kind, which is what the program knows how to check: `parent-at-provider`.
    pub kind: String,
    /// The products it is about.
    pub products: Vec<ProductCode>,
    /// How serious a breach is, per stage.
    pub severity: BTreeMap<Stage, Severity>,
    /// What the rule asks, in our own words.
    pub text: Text,
}

impl Book {
    /// The rule of a kind that is about a product at a stage.
    #[must_use]
    pub fn rule(&self, kind: &str, product: &ProductCode, stage: Stage) -> Option<(&BookRule, Severity)> {
        self.rules
            .iter()
            .filter(|rule| rule.kind == kind && rule.products.contains(product))
            .find_map(|rule| Some((rule, *rule.severity.get(&stage)?)))
    }

    /// The product of a code as people write it: any case, with or without blanks, with or without `JW` before it.
    #[must_use]
    pub fn product(&self, code: &str) -> Option<&Product> {
        let compact: String =
            code.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_uppercase()).collect();
        let bare = compact.strip_prefix("JW").or_else(|| compact.strip_prefix("WMO")).unwrap_or(&compact);
        ProductCode::new(bare).ok().and_then(|code| self.products.get(&code))
    }
}

impl Product {
    /// The tariff of a provider on a delivery date: its own, or else the one for everybody.
    #[must_use]
    pub fn tariff(&self, delivered: Datum, aanbieder: AgbCode) -> Option<&Tariff> {
        let on_the_day = || {
            self.tariffs
                .iter()
                .filter(|tariff| tariff.from <= delivered && tariff.to.is_none_or(|to| delivered <= to))
        };
        let own = on_the_day().find(|tariff| tariff.aanbieder == Some(aanbieder));
        own.or_else(|| on_the_day().find(|tariff| tariff.aanbieder.is_none()))
    }
}

/// The class of an activity, which decides where its time is declarable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeClass {
    /// Direct client time.
    Direct,
    /// Indirect client time.
    Indirect,
    /// Presence of the client.
    Presence,
    /// Not client time, never declarable.
    None,
}

/// A row of the time definitions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Activity {
    /// Its id: `T22`.
    pub id: String,
    /// The law, or both.
    pub domain: Option<Domain>,
    /// Its Dutch name, one word or a few: `verslaglegging`.
    pub name: String,
    /// Other names under which a registration may give it, lower case.
    pub aliases: Vec<String>,
    /// The class.
    pub class: TimeClass,
    /// Products under which it may be declared.
    pub declarable: Vec<ProductCode>,
    /// Products under which it may not be declared; empty with class `None` means all.
    pub not_declarable: Vec<ProductCode>,
    /// Products under which it is reported for a person to look at, instead of refused.
    pub doubtful: Vec<ProductCode>,
    /// Whether the registration must be looked at by a person.
    pub review: bool,
    /// The condition or remark, in our own words.
    pub remark: Text,
}

/// A national product category.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Category {
    /// The law.
    pub domain: Domain,
    /// The code.
    pub code: ProductCategorie,
    /// Its Dutch name.
    pub name: String,
    /// A category of 2015 that may only stand on old allocations.
    pub legacy: bool,
}
