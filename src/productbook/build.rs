//! Makes the [`Book`] of a file that the lint found no error in.
//!
//! A code that does not exist is left out here: the lint has refused it before.

use super::file::{self, File, Placed};
use super::{
    Activity, AgeLimits, Agreements, Book, BookRule, Category, DagdeelLimits, GroupLimits, Product, Tariff,
    Unpriced,
};
use crate::finding::Text;
use crate::values::{AgbCode, Domain, Eenheid, Gemeente, ProductCategorie, ProductCode, TypeVerwijzer};

pub(super) fn build(name: &str, file: File) -> Book {
    let products = file.product.iter().filter_map(product).map(|p| (p.code.clone(), p)).collect();
    let gemeenten = file.gemeenten().iter().filter_map(|g| Gemeente::new(g.get_ref()).ok()).collect();
    let all = codes(file.product.iter().map(|product| &product.code));
    Book {
        name: name.to_owned(),
        title: file.titel,
        valid_from: file.geldig_van.into_inner().0,
        valid_to: file.geldig_tot.into_inner().0,
        gemeenten,
        rounding: file.afronding.unwrap_or_default(),
        products,
        unpriced: file.zonder_code.into_iter().map(unpriced).collect(),
        rules: file.regel.into_iter().map(|regel| rule(regel, &all)).collect(),
        activities: file.tijdsoort.into_iter().map(activity).collect(),
        categories: file.categorieen.into_iter().filter_map(category).collect(),
    }
}

fn code(placed: &Placed) -> Option<ProductCode> {
    ProductCode::new(placed.get_ref()).ok()
}

fn codes<'a>(placed: impl IntoIterator<Item = &'a Placed>) -> Vec<ProductCode> {
    placed.into_iter().filter_map(code).collect()
}

fn codes_or_none(placed: Option<&Vec<Placed>>) -> Vec<ProductCode> {
    placed.map(codes).unwrap_or_default()
}

fn product(file: &file::Product) -> Option<Product> {
    let domain = file.wet?;
    let unit = |placed: &Placed| Eenheid::new(placed.get_ref(), domain);
    let referrer = |placed: &Option<Placed>| {
        placed.as_ref().and_then(|placed| TypeVerwijzer::new(placed.get_ref(), domain))
    };
    let mut tariffs: Vec<_> = file
        .tarieven
        .iter()
        .flatten()
        .filter_map(|tarief| {
            Some(Tariff {
                from: tarief.van.get_ref().0,
                to: tarief.tot.map(|day| day.0),
                cents: tarief.cent,
                per: unit(tarief.per.as_ref()?)?,
                aanbieder: tarief.aanbieder.as_ref().and_then(|agb| AgbCode::new(agb.get_ref()).ok()),
            })
        })
        .collect();
    tariffs.sort_by_key(|tariff| tariff.from);
    Some(Product {
        code: code(&file.code)?,
        domain,
        categorie: ProductCategorie::new(file.categorie.as_ref()?.get_ref(), domain)?,
        name: file.naam.clone()?,
        eenheid: unit(file.eenheid.as_ref()?)?,
        also_allocated_in: file.ook_toegewezen_in.iter().flatten().filter_map(unit).collect(),
        basis: file.grondslag?.into(),
        counting: file.telling?.into(),
        tariffs,
        parent: file.ouder.as_ref().and_then(code),
        variant_of: file.variant_van.as_ref().and_then(code),
        carriers: codes_or_none(file.dragers.as_ref()),
        tolerated_carriers: codes_or_none(file.gedoogde_dragers.as_ref()),
        carrier_same_provider: file.drager_bij_zelfde_aanbieder.unwrap_or_default(),
        referrer: referrer(&file.verwijzer),
        local_team: referrer(&file.alleen_lokaal_team),
        age: file.leeftijd.map(|age| AgeLimits {
            min: age.minimaal,
            max: age.maximaal,
            report_from: age.melden_vanaf,
        }),
        group: file.groep.map(group),
        dagdelen: file.dagdeel.map(|limits| DagdeelLimits {
            second_above: limits.tweede_boven,
            max_per_day: limits.max_per_dag,
            report_below: limits.melden_onder,
            report_second_below: limits.tweede_melden_onder,
        }),
        clients_per_staff: file.clienten_per_begeleider,
        max_group_size: file.max_groepsgrootte,
        max_minutes_total: file.max_minuten_totaal,
        max_minutes_per_week: file.max_minuten_per_week,
        max_dagdelen_per_week: file.max_dagdelen_per_week,
        max_etmalen_per_year: file.max_etmalen_per_jaar,
        max_etmalen_per_weekend: file.max_etmalen_per_weekend,
        max_ride_minutes: file.max_ritduur,
        delimited: file.begrensd.unwrap_or_default(),
        max_distance_km: file.max_afstand_km,
        preferred_max_months: file.liefst_ten_hoogste_maanden,
        agreements: file.afspraak.map(agreements).unwrap_or_default(),
    })
}

fn agreements(file: file::Afspraak) -> Agreements {
    Agreements {
        moment: file.moment.into(),
        first_broken_month: file.eerste_gebroken_maand.into(),
        last_broken_month: file.laatste_gebroken_maand.into(),
    }
}

fn group(limits: file::Groep) -> GroupLimits {
    GroupLimits {
        max_professionals: limits.max_professionals,
        extra_professionals: limits.extra_professionals.into(),
        max_participants: limits.max_deelnemers,
        min_participants: limits.min_deelnemers,
        max_duration: limits.max_duur,
        max_minutes_per_day: limits.max_minuten_per_dag,
        ratio: limits.verhouding.into(),
        average_clients_per_professional: limits.gemiddeld_clienten_per_professional,
    }
}

fn unpriced(file: file::ZonderCode) -> Unpriced {
    Unpriced { domain: file.wet, name: file.naam, parent: file.ouder.as_ref().and_then(code) }
}

fn rule(file: file::Regel, all: &[ProductCode]) -> BookRule {
    let products = if file.about_all() { all.to_vec() } else { codes(&file.producten) };
    BookRule {
        id: file.id.into_inner(),
        kind: file.soort.into_inner(),
        products,
        severity: file.ernst.into_iter().map(|(stage, severity)| (stage.into(), severity.into())).collect(),
        text: Text::new(file.nl, file.en),
    }
}

fn activity(file: file::Tijdsoort) -> Activity {
    Activity {
        id: file.id.into_inner(),
        domain: file.wet,
        name: file.naam,
        aliases: file.andere_namen.iter().map(|name| name.to_lowercase()).collect(),
        class: file.soort.into(),
        declarable: codes(&file.declarabel),
        not_declarable: codes(&file.niet_declarabel),
        doubtful: codes(&file.twijfel),
        review: file.nakijken,
        remark: Text::new(file.nl, file.en),
    }
}

fn category(file: file::Categorie) -> Option<Category> {
    let domain: Domain = file.wet;
    Some(Category {
        domain,
        code: ProductCategorie::new(file.code.get_ref(), domain)?,
        name: file.naam,
        legacy: file.oud,
    })
}
