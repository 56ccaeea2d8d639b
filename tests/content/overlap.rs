//! TR302 against its own text: every pair of allocations compared, on many small messages.

use ibericht::messages::ToegewezenProduct;
use ibericht::rules::content;
use ibericht::values::Domain;

use crate::builders::*;

/// Repeatable numbers that look random.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

fn allocation(domain: Domain, nummer: usize, numbers: &mut Numbers) -> ToegewezenProduct {
    let begin = format!("2026-04-{:02}", 1 + numbers.below(9));
    let einde = format!("2026-04-{:02}", 1 + numbers.below(9));
    let einde = if numbers.below(5) == 0 { "" } else { einde.as_str() };
    let mut own = toegewezen_van(domain, &nummer.to_string(), &begin, einde);
    let categories = match domain {
        Domain::Jw => ["45", "54"],
        Domain::Wmo => ["02", "11"],
    };
    let mut product = product(domain).unwrap();
    product.categorie = val(categories[usize::from(numbers.below(2) == 1)]);
    product.code = match numbers.below(4) {
        0 => None,
        1 => some("A"),
        _ => some("B"),
    };
    own.product = (numbers.below(8) > 0).then_some(product);
    own.reden_wijziging = [None, None, some("13"), some("14")][usize::try_from(numbers.below(4)).unwrap()];
    own
}

/// The text of the rule, for one pair.
fn clash(domain: Domain, a: &ToegewezenProduct, b: &ToegewezenProduct) -> bool {
    let withdrawn = |one: &ToegewezenProduct| {
        one.einddatum == Some(one.ingangsdatum)
            && one.reden_wijziging.is_some_and(|reden| ["01", "13"].contains(&reden.code()))
    };
    let is_aid = |one: &ToegewezenProduct| {
        one.product
            .as_ref()
            .is_some_and(|product| ["11", "12", "13", "14"].contains(&product.categorie.code()))
    };
    let same = match (&a.product, &b.product) {
        (Some(a), Some(b)) if a.code.is_some() && b.code.is_some() => a == b,
        (Some(a), Some(b)) => a.categorie == b.categorie,
        _ => true,
    };
    let apart = a.einddatum.is_some_and(|einde| einde < b.ingangsdatum)
        || b.einddatum.is_some_and(|einde| einde < a.ingangsdatum);
    let exempt = withdrawn(a) || withdrawn(b) || (domain == Domain::Wmo && (is_aid(a) || is_aid(b)));
    same && !apart && !exempt
}

#[test]
fn agrees_with_comparing_every_pair() {
    let mut numbers = Numbers(7);
    let mut clashes = 0;
    for round in 0..600 {
        let domain = Domain::ALL[round % 2];
        let size = 2 + round % 5;
        let producten: Vec<_> = (1..=size).map(|nummer| allocation(domain, nummer, &mut numbers)).collect();
        let expected: Vec<_> = (0..size)
            .filter(|one| {
                (0..size).any(|two| *one != two && clash(domain, &producten[*one], &producten[two]))
            })
            .map(|one| format!("/Bericht/Client/ToegewezenProducten/ToegewezenProduct[{}]", one + 1))
            .collect();
        let bericht = toewijzing(domain, |client| client.toegewezen_producten = many(producten.clone()));
        let found: Vec<_> = content::check(&bericht)
            .into_iter()
            .filter(|finding| finding.rule == "TR302")
            .map(|finding| finding.path)
            .collect();
        assert_eq!(found, expected, "{producten:#?}");
        clashes += found.len();
    }
    assert!(clashes > 500, "the messages should clash often: {clashes}");
}
