//! A product or a rule of the book, in words.

use schemars::JsonSchema;
use serde::Serialize;

use super::kinds::{self, Status};
use super::{
    Agreements, Book, BookRule, BrokenMonth, Counting, ExtraProfessionals, Moment, Product, Ratio, Stage,
    Tariff, TimeBasis,
};
use crate::finding::{Severity, Text};
use crate::values::{Domain, ProductCode, date_nl};

/// A product in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ProductSheet {
    /// Its code.
    pub code: String,
    /// Its Dutch name.
    pub name: String,
    /// What the book says of it, one fact per row.
    pub rows: Vec<Row>,
    /// The ids and texts of the rules about it.
    pub rules: Vec<(String, Text)>,
}

/// A labelled fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Row {
    /// What the fact is about.
    pub label: Text,
    /// The fact.
    pub value: Text,
}

/// A rule in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RuleSheet {
    /// Its id.
    pub id: String,
    /// What it asks of these products.
    pub text: Text,
    /// The products it is about.
    pub products: Vec<String>,
    /// How serious a breach is, per stage.
    pub severity: Vec<(Stage, Severity)>,
    /// The kind of rule.
    pub kind: String,
    /// Whether the program checks it.
    pub status: Status,
    /// What the kind checks.
    pub what: Text,
    /// Why.
    pub why: Text,
    /// What to do about a breach.
    pub advice: Text,
    /// The keys of the product that it reads.
    pub reads: Vec<&'static str>,
}

/// A product in words, by its code in any spelling.
#[must_use]
pub fn show(book: &Book, code: &str) -> Option<ProductSheet> {
    let product = book.product(code)?;
    let rules = book.rules.iter().filter(|rule| rule.products.contains(&product.code));
    Some(ProductSheet {
        code: product.code.to_string(),
        name: product.name.clone(),
        rows: rows(book, product),
        rules: rules.map(|rule| (rule.id.clone(), rule.text.clone())).collect(),
    })
}

/// A rule in words, by its id in any case.
#[must_use]
pub fn explain(book: &Book, id: &str) -> Option<RuleSheet> {
    let rule = book.rules.iter().find(|rule| rule.id.eq_ignore_ascii_case(id))?;
    Some(sheet(rule))
}

/// The whole of the book's rules, in the order of the file.
pub(crate) fn sheet(rule: &BookRule) -> RuleSheet {
    // A book that exists has only known kinds; the lint sees to it.
    let kind = kinds::kind(&rule.kind);
    let text = |of: fn(&kinds::Kind) -> &Text| kind.map(of).cloned().unwrap_or_default();
    RuleSheet {
        id: rule.id.clone(),
        text: rule.text.clone(),
        products: rule.products.iter().map(ToString::to_string).collect(),
        severity: rule.severity.iter().map(|(stage, severity)| (*stage, *severity)).collect(),
        kind: rule.kind.clone(),
        status: kind.map_or(Status::Note, |kind| kind.status.clone()),
        what: text(|kind| &kind.what),
        why: text(|kind| &kind.why),
        advice: text(|kind| &kind.advice),
        reads: kind.map(|kind| kind.reads.iter().map(|fact| fact.key()).collect()).unwrap_or_default(),
    }
}

/// The rows of a sheet under construction.
struct Rows(Vec<Row>);

impl Rows {
    fn add(&mut self, nl: &'static str, en: &'static str, value: Text) {
        self.0.push(Row { label: Text::new(nl, en), value });
    }

    /// A limit with its unit, when the product has it.
    fn limit(&mut self, nl: &'static str, en: &'static str, limit: Option<u32>, units: (&str, &str)) {
        if let Some(limit) = limit {
            self.add(nl, en, Text::new(format!("{limit} {}", units.0), format!("{limit} {}", units.1)));
        }
    }
}

fn rows(book: &Book, product: &Product) -> Vec<Row> {
    let mut rows = Rows(Vec::new());
    rows.add("Wet", "Law", Text::same(product.domain.law()));
    let categorie = product.categorie;
    rows.add("Categorie", "Category", Text::same(format!("{categorie} {}", categorie.meaning())));
    rows.add("Eenheid", "Unit", Text::same(format!("{} {}", product.eenheid, product.eenheid.meaning())));
    for unit in &product.also_allocated_in {
        rows.add("Ook toegewezen in", "Also allocated in", Text::same(format!("{unit} {}", unit.meaning())));
    }
    for tariff in &product.tariffs {
        rows.add("Tarief", "Tariff", tariff_text(product, tariff));
    }
    rows.add("Declarabel", "Declarable", basis_text(product.basis));
    rows.add("Telling", "Counting", counting_text(product.counting));
    agreements(product, &mut rows);
    relations(book, product, &mut rows);
    limits(product, &mut rows);
    rows.0
}

/// An amount of eurocents as euros: `1,29` and `1.29`; with the provider that it was agreed with.
fn tariff_text(product: &Product, tariff: &Tariff) -> Text {
    let (euros, cents) = (tariff.cents / 100, tariff.cents % 100);
    let unit = tariff.per.meaning().to_lowercase();
    let from = tariff.from;
    let (days_nl, days_en) = match tariff.to {
        Some(to) => (format!("{} t/m {}", date_nl(from), date_nl(to)), format!("{from} to {to}")),
        None => (format!("vanaf {}", date_nl(from)), format!("from {from}")),
    };
    let (who_nl, who_en) = tariff.aanbieder.map_or_else(Default::default, |agb| {
        (format!(", voor aanbieder {agb}"), format!(", for provider {agb}"))
    });
    let (way_nl, way_en) = if tariff.per == product.eenheid {
        ("", "")
    } else {
        ("; gedeclareerd in minuten, gedeeld door 60 (IV081)", "; declared in minutes, divided by 60 (IV081)")
    };
    Text::new(
        format!("€ {euros},{cents:02} per {unit}, {days_nl}{who_nl}{way_nl}"),
        format!("€ {euros}.{cents:02} per {unit}, {days_en}{who_en}{way_en}"),
    )
}

fn basis_text(basis: TimeBasis) -> Text {
    match basis {
        TimeBasis::Direct => Text::new("directe cliënttijd", "direct client time"),
        TimeBasis::Indirect => Text::new("indirecte cliënttijd", "indirect client time"),
        TimeBasis::Both => Text::new("directe en indirecte cliënttijd", "direct and indirect client time"),
        TimeBasis::Presence => Text::new("aanwezigheid van de cliënt", "presence of the client"),
    }
}

fn counting_text(counting: Counting) -> Text {
    match counting {
        Counting::Minutes => {
            Text::new("minuten van de contacten opgeteld", "minutes of the contacts added up")
        }
        Counting::GroupShare => Text::new(
            "minuten van de professionals gedeeld over de cliënten",
            "minutes of the professionals divided over the clients",
        ),
        Counting::Attendance => Text::new(
            "minuten dat het kind er zelf is, niet gedeeld",
            "minutes of the child's own attendance, not divided",
        ),
        Counting::Dagdelen => Text::new("dagdelen naar aanwezigheid per dag", "dagdelen by presence per day"),
        Counting::Nights => {
            Text::new("nachten, op de datum van de avond", "nights, on the date of the evening")
        }
        Counting::RideDays => Text::new("dagen met ten minste één rit", "days with at least one ride"),
        Counting::Pieces => Text::new("het geregistreerde aantal", "the registered number"),
        Counting::Euros => Text::new("het geregistreerde bedrag", "the registered amount"),
    }
}

/// What is agreed on about output care (IV078, OP264); effort has no such agreements.
fn agreements(product: &Product, rows: &mut Rows) {
    if !product.eenheid.is_output() {
        return;
    }
    let Agreements { moment, first_broken_month, last_broken_month } = product.agreements;
    let when = match moment {
        Moment::Delivery => Text::new("in de maand van levering", "in the month of delivery"),
        Moment::End => {
            Text::new("in de laatste maand van de toewijzing", "in the last month of the allocation")
        }
    };
    rows.add("Declareren", "Declare", when);
    let share = |month: BrokenMonth| match month {
        BrokenMonth::Full => Text::new("heel", "whole"),
        BrokenMonth::ProRata => Text::new("naar rato van de dagen", "by the days"),
        BrokenMonth::None => Text::new("niet", "nothing"),
    };
    rows.add("Eerste gebroken maand", "First broken month", share(first_broken_month));
    rows.add("Laatste gebroken maand", "Last broken month", share(last_broken_month));
}

fn relations(book: &Book, product: &Product, rows: &mut Rows) {
    let named = |code: &ProductCode| {
        let name = book.products.get(code).map_or("", |product| product.name.as_str());
        format!("{code} {name}").trim_end().to_owned()
    };
    if let Some(parent) = &product.parent {
        rows.add("Individueel product", "Individual product", Text::same(named(parent)));
    }
    if let Some(base) = &product.variant_of {
        rows.add("Variant van", "Variant of", Text::same(named(base)));
    }
    for carrier in &product.carriers {
        rows.add("Alleen naast", "Only beside", Text::same(named(carrier)));
    }
    for carrier in &product.tolerated_carriers {
        rows.add("Gemeld naast", "Reported beside", Text::same(named(carrier)));
    }
    if product.carrier_same_provider {
        let value = Text::new("bij dezelfde aanbieder", "at the same provider");
        rows.add("Drager", "Carrier", value);
    }
    if let Some(referrer) = product.referrer {
        rows.add("Verwijzer", "Referrer", Text::same(format!("{referrer} {}", referrer.meaning())));
    }
    if let Some(team) = product.local_team {
        let value = Text::new(
            format!("het lokale team (verwijzer {team} {})", team.meaning()),
            format!("the local team (referrer {team} {})", team.meaning()),
        );
        rows.add("Ingezet door", "Deployed by", value);
    }
}

fn limits(product: &Product, rows: &mut Rows) {
    if let Some(age) = product.age {
        let value = match (age.min, age.max) {
            (Some(min), Some(max)) => {
                Text::new(format!("{min} t/m {max} jaar"), format!("{min} to {max} years"))
            }
            (Some(min), None) => Text::new(format!("vanaf {min} jaar"), format!("from {min} years")),
            (None, Some(max)) => Text::new(format!("t/m {max} jaar"), format!("up to {max} years")),
            (None, None) => Text::new("geen grens", "no limit"),
        };
        rows.add("Leeftijd op de begindatum", "Age on the start date", value);
        let report_from = age.report_from.map(u32::from);
        rows.limit("Melden vanaf", "Reported from", report_from, ("jaar", "years"));
    }
    let minutes = ("minuten", "minutes");
    if let Some(group) = &product.group {
        let extra = match group.extra_professionals {
            ExtraProfessionals::Refuse => {
                ("professionals, anders geweigerd", "professionals, otherwise refused")
            }
            ExtraProfessionals::Ignore => ("professionals tellen", "professionals count"),
        };
        rows.limit("Sessie: hoogstens", "Session: at most", Some(group.max_professionals), extra);
        let participants = ("deelnemers", "participants");
        rows.limit("Sessie: hoogstens", "Session: at most", Some(group.max_participants), participants);
        rows.limit("Sessie: ten minste", "Session: at least", group.min_participants, participants);
        rows.limit("Sessie: tellende duur", "Session: duration that counts", group.max_duration, minutes);
        rows.limit("Per cliënt en dag", "Per client and day", group.max_minutes_per_day, minutes);
        let ratio = match group.ratio {
            Ratio::AtLeastAsMany => Text::new(
                "ten minste evenveel cliënten als professionals",
                "at least as many clients as professionals",
            ),
            Ratio::StrictlyMore => {
                Text::new("meer jeugdigen dan professionals", "more youths than professionals")
            }
        };
        rows.add("Verhouding", "Ratio", ratio);
        let average = ("cliënten per professional", "clients per professional");
        rows.limit("Gemiddeld", "On average", group.average_clients_per_professional, average);
    }
    if let Some(dagdelen) = &product.dagdelen {
        rows.limit("Tweede dagdeel boven", "Second dagdeel above", Some(dagdelen.second_above), minutes);
        rows.limit("Per dag", "Per day", Some(dagdelen.max_per_day), ("dagdelen", "dagdelen"));
    }
    let clients =
        if product.domain == Domain::Wmo { ("cliënten", "clients") } else { ("jeugdigen", "youths") };
    rows.limit("Per begeleider", "Per staff member", product.clients_per_staff, clients);
    rows.limit("Groep", "Group", product.max_group_size, ("kinderen", "children"));
    rows.limit("Totaal", "In total", product.max_minutes_total, minutes);
    rows.limit("Per week", "Per week", product.max_minutes_per_week, minutes);
    rows.limit("Per week", "Per week", product.max_dagdelen_per_week, ("dagdelen", "dagdelen"));
    rows.limit("Per kalenderjaar", "Per calendar year", product.max_etmalen_per_year, ("etmalen", "etmalen"));
    rows.limit("Per weekend", "Per weekend", product.max_etmalen_per_weekend, ("etmalen", "etmalen"));
    rows.limit("Rit", "Ride", product.max_ride_minutes, minutes);
    rows.limit("Afstand", "Distance", product.max_distance_km, ("km hemelsbreed", "km as the crow flies"));
    rows.limit("Liefst hoogstens", "Preferably at most", product.preferred_max_months, ("maanden", "months"));
    if product.delimited {
        let value = Text::new("een einddatum hoort erbij", "an end date belongs to it");
        rows.add("Afgebakend", "Delimited", value);
    }
}
