//! TR361 against its own text: every pair of the wished situation compared, on many small requests.

use ibericht::messages::{NieuwProduct, Product, TeWijzigenProduct, ToegewezenProduct};
use ibericht::values::{Datum, Domain};
use ibericht::xml::Many;

use crate::builders::*;
use crate::play::{Play, dag, dated};

/// Repeatable numbers that look random.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }

    /// A period within ten days of May, sometimes without a last day.
    fn period(&mut self) -> (Datum, Option<Datum>) {
        let begin = 1 + self.below(10);
        let einde = begin + self.below(4);
        let open = self.below(6) == 0;
        (dag(&format!("2026-05-{begin:02}")), (!open).then(|| dag(&format!("2026-05-{einde:02}"))))
    }

    fn product(&mut self, domain: Domain) -> Option<Product> {
        let categories = match domain {
            Domain::Jw => ["45", "54"],
            Domain::Wmo => ["02", "11"],
        };
        let categorie = val(categories[usize::from(self.below(3) == 0)]);
        let code = [None, some("45A01"), some("45B01")][usize::try_from(self.below(3)).unwrap()].clone();
        (self.below(8) > 0).then_some(Product { categorie, code })
    }
}

/// Something in the wished situation: where it stands, whether it is new, its product and its periods.
type Entry = (String, bool, Option<Product>, Vec<(Datum, Option<Datum>)>);

fn clash(domain: Domain, a: &Entry, b: &Entry) -> bool {
    let is_aid = |entry: &Entry| {
        domain == Domain::Wmo && entry.2.as_ref().is_some_and(|product| product.categorie.code() == "11")
    };
    let same = match (&a.2, &b.2) {
        (Some(a), Some(b)) if a.code.is_some() && b.code.is_some() => a == b,
        (Some(a), Some(b)) => a.categorie == b.categorie,
        _ => true,
    };
    let meet = |a: &(Datum, Option<Datum>), b: &(Datum, Option<Datum>)| {
        a.1.is_none_or(|einde| einde >= b.0) && b.1.is_none_or(|einde| einde >= a.0)
    };
    let both_new = a.1 && b.1;
    !both_new && same && !is_aid(a) && !is_aid(b) && a.3.iter().any(|a| b.3.iter().any(|b| meet(a, b)))
}

#[test]
fn agrees_with_comparing_every_pair() {
    let mut numbers = Numbers(361);
    let (mut clashes, mut quiet) = (0, 0);
    for round in 0..150 {
        let domain = Domain::ALL[round % 2];
        let mut known: Vec<ToegewezenProduct> = Vec::new();
        let (mut unchanged, mut changed, mut new) = (Vec::new(), Vec::new(), Vec::new());
        let (mut of_unchanged, mut of_changed, mut of_new): (Vec<Entry>, Vec<Entry>, Vec<Entry>) =
            Default::default();
        for index in 0..2 + round % 3 {
            let nummer = (index + 1).to_string();
            let product = numbers.product(domain);
            let (begin, einde) = numbers.period();
            known.push(ToegewezenProduct {
                product: product.clone(),
                ingangsdatum: begin,
                einddatum: einde,
                ..toegewezen(domain, &nummer)
            });
            if numbers.below(2) == 0 {
                unchanged.push(ongewijzigd(&nummer));
                let path = format!("OngewijzigdProduct[{}]", unchanged.len());
                of_unchanged.push((path, false, product, vec![(begin, einde)]));
            } else {
                let (wished, until) = numbers.period();
                changed.push(TeWijzigenProduct {
                    gewenste_ingangsdatum: wished,
                    einddatum: until,
                    ..te_wijzigen(&nummer)
                });
                let before = wished.pred_opt().unwrap();
                let remains = (begin, Some(einde.map_or(before, |einde| einde.min(before))));
                let mut periods = vec![(wished, until)];
                periods.extend(Some(remains).filter(|(begin, einde)| Some(*begin) <= *einde));
                of_changed.push((format!("TeWijzigenProduct[{}]", changed.len()), false, product, periods));
            }
        }
        for index in 0..round % 3 {
            let product = numbers.product(domain);
            let (begin, einde) = numbers.period();
            new.push(NieuwProduct {
                product: product.clone(),
                gewenste_ingangsdatum: begin,
                einddatum: einde,
                ..nieuw(domain)
            });
            of_new.push((format!("NieuwProduct[{}]", index + 1), true, product, vec![(begin, einde)]));
        }
        let entries: Vec<_> = [of_unchanged, of_changed, of_new].concat();
        let clashing = |one: &usize| {
            (0..entries.len()).any(|two| *one != two && clash(domain, &entries[*one], &entries[two]))
        };
        let expected: Vec<_> =
            (0..entries.len()).filter(clashing).map(|one| entries[one].0.clone()).collect();
        let mut play = Play::on("2026-05-01");
        let allocated = toewijzing(domain, |client| client.toegewezen_producten = many(known.clone()));
        play.accepted(&dated(allocated, "1", "2026-04-01"));
        let verzoek = wijziging(domain, |verzoek| {
            verzoek.ongewijzigde_producten = Many::new(unchanged);
            verzoek.te_wijzigen_producten = Many::new(changed);
            verzoek.nieuwe_producten = Many::new(new);
        });
        let findings = play.judge(&dated(verzoek, "2", "2026-04-30")).findings;
        let found: Vec<_> = findings
            .iter()
            .filter(|finding| finding.rule == "TR361")
            .map(|finding| finding.path.rsplit('/').next().unwrap().to_owned())
            .collect();
        assert_eq!(found, expected, "{entries:#?}");
        clashes += found.len();
        quiet += usize::from(found.is_empty());
    }
    assert!(clashes > 100 && quiet > 10, "both should occur often: {clashes}, {quiet}");
}
