//! A contract on top of its base: what it leaves out it takes over from there.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::{Component, Path};

use super::Book;
use super::file::{File, Product, Tarief};
use super::lint;
use super::load::{self, LoadError};
use crate::finding::{Finding, Text};
use crate::toml_file::Dag;

/// The most files of which one is the base of the other.
const MAX_DEPTH: usize = 3;

/// Completes a contract with its base; a file without one stays as it is. The error says why the base cannot be used.
///
/// `above` names the files that this one is, by way of others, the base of.
pub(super) fn complete(name: &str, file: &mut File, above: &[String]) -> Result<(), Text> {
    let Some(basis) = &file.basis else { return Ok(()) };
    let (place, word) = (basis.span(), basis.get_ref().clone());
    let found = find(name, &word)?;
    let mut chain = above.to_vec();
    chain.push(name.to_owned());
    if chain.contains(&found) {
        return Err(Text::new(
            format!("Basis `{word}` neemt zelf over van dit bestand: dat heeft geen begin"),
            format!("Base `{word}` takes over from this file itself: that has no beginning"),
        ));
    }
    if chain.len() > MAX_DEPTH {
        return Err(Text::new(
            format!("Meer dan {MAX_DEPTH} bestanden nemen van elkaar over"),
            format!("More than {MAX_DEPTH} files take over from each other"),
        ));
    }
    let base = read(&found, &chain)?;
    merge(file, base, &place);
    Ok(())
}

/// The name of a built-in book, or the path of a file beside the contract.
fn find(name: &str, word: &str) -> Result<String, Text> {
    if Book::builtin_names().any(|builtin| builtin == word) {
        return Ok(word.to_owned());
    }
    let beside = Path::new(word);
    if !matches!(beside.components().collect::<Vec<_>>()[..], [Component::Normal(_)]) {
        return Err(Text::new(
            format!("`{word}` is geen ingebouwd productenboek en geen bestand in dezelfde map"),
            format!("`{word}` is neither a built-in product book nor a file in the same folder"),
        ));
    }
    Ok(Path::new(name).with_file_name(beside).to_string_lossy().into_owned())
}

/// Reads a base: as it stands, completed with its own base, and without errors.
fn read(name: &str, above: &[String]) -> Result<File, Text> {
    let text = Book::text(name).map_err(|error| error.text())?;
    let (mut file, lines) = load::parse(name, &text).map_err(|error| error.text())?;
    complete(name, &mut file, above)?;
    let findings = lint::run(&mut file.clone(), &lines);
    if findings.iter().any(Finding::is_error) {
        return Err(LoadError::Faulty { name: name.to_owned(), findings }.text());
    }
    Ok(file)
}

/// Lays a contract over its base. What it takes over stands at the name of the base from then on.
fn merge(own: &mut File, base: File, place: &Range<usize>) {
    own.afronding = own.afronding.or(base.afronding);
    own.gemeenten = own.gemeenten.take().or(base.gemeenten);
    add_missing(&mut own.categorieen, base.categorieen, |entry| (entry.wet, entry.code.get_ref().clone()));
    add_missing(&mut own.zonder_code, base.zonder_code, |entry| (entry.wet, entry.naam.clone()));
    add_missing(&mut own.tijdsoort, base.tijdsoort, |entry| entry.id.get_ref().clone());
    // The rules of the contract come first, and the first that is about a product and a stage counts.
    add_missing(&mut own.regel, base.regel, |rule| rule.id.get_ref().clone());
    let days = (*own.geldig_van.get_ref(), *own.geldig_tot.get_ref());
    let with_tariffs: BTreeSet<String> = own
        .product
        .iter()
        .filter(|product| product.tarieven.is_some())
        .map(|product| product.code.get_ref().clone())
        .collect();
    add_products(own, base.product, days, place);
    let said: BTreeSet<(String, Option<String>)> =
        own.tarief.iter().map(|tarief| owned(tarief.voor())).collect();
    for mut los in base.tarief {
        if with_tariffs.contains(los.product.get_ref()) || said.contains(&owned(los.voor())) {
            continue;
        }
        let Some(mut tarief) = clip(los.tarief(), days) else { continue };
        tarief.stand_at(place);
        los.product = toml::Spanned::new(place.clone(), los.product.into_inner());
        (los.van, los.tot, los.per, los.aanbieder) = (tarief.van, tarief.tot, tarief.per, tarief.aanbieder);
        los.elders = true;
        own.tarief.push(los);
    }
}

fn owned((product, aanbieder): (&str, Option<&str>)) -> (String, Option<String>) {
    (product.to_owned(), aanbieder.map(str::to_owned))
}

fn add_missing<T, K: Ord>(own: &mut Vec<T>, base: Vec<T>, key: impl Fn(&T) -> K) {
    let known: BTreeSet<K> = own.iter().map(&key).collect();
    own.extend(base.into_iter().filter(|entry| !known.contains(&key(entry))));
}

fn add_products(own: &mut File, base: Vec<Product>, days: (Dag, Dag), place: &Range<usize>) {
    let at: BTreeMap<String, usize> = own
        .product
        .iter()
        .enumerate()
        .map(|(index, product)| (product.code.get_ref().clone(), index))
        .collect();
    for mut product in base {
        product.stand_at(place);
        product.geerfd = true;
        if let Some(mut tariffs) = product.tarieven.take() {
            for tarief in &mut tariffs {
                tarief.elders = true;
            }
            product.basis_tarieven.clone_from(&tariffs);
            product.tarieven = Some(tariffs.into_iter().filter_map(|tarief| clip(tarief, days)).collect());
        }
        match at.get(product.code.get_ref()).and_then(|index| own.product.get_mut(*index)) {
            Some(own) => own.complete(&product),
            None => own.product.push(product),
        }
    }
}

/// A tariff of the base as far as it lies within the days of the contract.
fn clip(mut tarief: Tarief, (first, last): (Dag, Dag)) -> Option<Tarief> {
    let from = tarief.van.get_ref().0.max(first.0);
    let to = tarief.tot.map_or(last.0, |to| to.0.min(last.0));
    if from > to {
        return None;
    }
    tarief.van = toml::Spanned::new(tarief.van.span(), Dag(from));
    tarief.tot = Some(Dag(to));
    Some(tarief)
}

/// Puts the tariffs that stand apart with their products: those of variants, or those of the others.
///
/// All of one product and one provider replace what the product took over for the same.
pub(super) fn lay_tariffs(file: &mut File, of_variants: bool) {
    let mut apart: BTreeMap<String, Vec<Tarief>> = BTreeMap::new();
    for los in &file.tarief {
        apart.entry(los.product.get_ref().clone()).or_default().push(los.tarief());
    }
    for product in file.product.iter_mut().filter(|product| product.variant_van.is_some() == of_variants) {
        let Some(tariffs) = apart.remove(product.code.get_ref()) else { continue };
        let replaced: BTreeSet<Option<&str>> = tariffs.iter().map(Tarief::voor).collect();
        let mut all = product.tarieven.take().unwrap_or_default();
        all.retain(|tarief| !(tarief.elders && replaced.contains(&tarief.voor())));
        all.extend(tariffs.iter().cloned());
        product.tarieven = Some(all);
    }
}
