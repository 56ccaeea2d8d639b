//! CD041, CD077 to CD080, CD095 and CD096: which of product, size and budget go together.
//!
//! A specific allocation has a product code and an `Omvang`; an aspecific one
//! only a category, with or without `Budget`; a generic one no product and
//! always `Budget`. Requests (315) and new products (317) follow the same pattern; a
//! product to be changed (317) keeps the product of its allocation.

use super::super::catalogue::{Check, Examples, Rule};
use crate::finding::{Finding, Text};
use crate::messages::{Bericht, Kind, Omvang};
use crate::rules::message::productregel::{Productregel, WITH_PRODUCTS, met_product, productregels};
use crate::rules::omvang::{omvang_text, written};
use crate::values::{Budget, Domain, euro_en, euro_nl};

/// A product code needs a size.
pub static CD041: Rule = Rule {
    code: "CD041",
    name: Text::fixed("Omvang bij een productcode", "Size with a product code"),
    kinds: WITH_PRODUCTS,
    domains: &Domain::ALL,
    sources: &["IV042", "IV075"],
    what: Text::fixed(
        "`Omvang` is verplicht als `Product.Code` gevuld is",
        "`Omvang` is mandatory when `Product.Code` is filled",
    ),
    why: Text::fixed(
        "Bij een specifiek product hoort hoeveel ervan geleverd mag worden",
        "A specific product comes with how much of it may be delivered",
    ),
    examples: Some(Examples {
        fails: Text::fixed("product 45A01 zonder `Omvang`", "product 45A01 without `Omvang`"),
        passes: Text::fixed("product 45A01 met 2 uur per week", "product 45A01 with 2 hours per week"),
    }),
    advice: Text::fixed(
        "Vul `Omvang`, of laat de productcode weg bij een aspecifieke toewijzing",
        "Fill in `Omvang`, or leave out the product code for an aspecific allocation",
    ),
    check: Check::Content(check_cd041),
};

/// A size excludes a budget; found at the size.
pub static CD077: Rule = Rule {
    code: "CD077",
    name: Text::fixed("Geen omvang naast budget", "No size beside a budget"),
    kinds: WITH_PRODUCTS,
    domains: &Domain::ALL,
    sources: &["IV042"],
    what: Text::fixed(
        "`Omvang` komt niet voor als `Budget` gevuld is",
        "`Omvang` is absent when `Budget` is filled",
    ),
    why: Text::fixed(
        "Er is één plafond: een aantal eenheden of een bedrag",
        "There is one ceiling: a number of units or an amount",
    ),
    examples: Some(Examples {
        fails: Text::fixed("2 uur per week en budget 500000", "2 hours per week and budget 500000"),
        passes: Text::fixed("alleen budget 500000", "only budget 500000"),
    }),
    advice: Text::fixed(
        "Kies een van beide; CD078 meldt hetzelfde bij het budget",
        "Choose one of the two; CD078 reports the same at the budget",
    ),
    check: Check::Content(check_cd077),
};

/// A budget excludes a size; found at the budget.
pub static CD078: Rule = Rule {
    code: "CD078",
    name: Text::fixed("Geen budget naast omvang", "No budget beside a size"),
    kinds: WITH_PRODUCTS,
    domains: &Domain::ALL,
    sources: &["IV042"],
    what: Text::fixed(
        "`Budget` komt niet voor als `Omvang` gevuld is",
        "`Budget` is absent when `Omvang` is filled",
    ),
    why: Text::fixed(
        "Er is één plafond: een aantal eenheden of een bedrag",
        "There is one ceiling: a number of units or an amount",
    ),
    examples: Some(Examples {
        fails: Text::fixed("budget 500000 en 2 uur per week", "budget 500000 and 2 hours per week"),
        passes: Text::fixed("alleen 2 uur per week", "only 2 hours per week"),
    }),
    advice: Text::fixed(
        "Kies een van beide; CD077 meldt hetzelfde bij de omvang",
        "Choose one of the two; CD077 reports the same at the size",
    ),
    check: Check::Content(check_cd078),
};

/// Without a product there is a budget.
pub static CD079: Rule = Rule {
    code: "CD079",
    name: Text::fixed("Product of budget", "Product or budget"),
    kinds: WITH_PRODUCTS,
    domains: &Domain::ALL,
    sources: &["IV075"],
    what: Text::fixed(
        "`Product` is verplicht als `Budget` ontbreekt",
        "`Product` is mandatory when `Budget` is absent",
    ),
    why: Text::fixed(
        "Zonder product en zonder budget is niet bepaald wat er geleverd mag worden",
        "Without a product and without a budget nothing says what may be delivered",
    ),
    examples: Some(Examples {
        fails: Text::fixed("geen `Product` en geen `Budget`", "no `Product` and no `Budget`"),
        passes: Text::fixed("geen `Product`, wel budget 500000", "no `Product`, but budget 500000"),
    }),
    advice: Text::fixed(
        "Vul het product, of het budget bij een generieke toewijzing",
        "Fill in the product, or the budget of a generic allocation",
    ),
    check: Check::Content(check_cd079),
};

/// Without a product code there is no size (301). Allocations that ended before 2021 are exempt.
pub static CD080: Rule = Rule {
    code: "CD080",
    name: Text::fixed(
        "Geen omvang zonder productcode (toewijzing)",
        "No size without a product code (allocation)",
    ),
    kinds: &[Kind::Toewijzing],
    domains: &Domain::ALL,
    sources: &["IV075"],
    what: Text::fixed(
        "`Omvang` komt niet voor als `Product.Code` leeg is en de einddatum na 31-12-2020 ligt of ontbreekt",
        "`Omvang` is absent when `Product.Code` is empty and the last day lies after 2020-12-31 or is absent",
    ),
    why: Text::fixed(
        "Een aantal uren zegt niets als het product nog niet vaststaat",
        "A number of hours means nothing while the product is not fixed",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "alleen categorie 45, met 2 uur per week",
            "only category 45, with 2 hours per week",
        ),
        passes: Text::fixed("alleen categorie 45, met budget 500000", "only category 45, with budget 500000"),
    }),
    advice: Text::fixed(
        "Vul de productcode, of vervang `Omvang` door `Budget`",
        "Fill in the product code, or replace `Omvang` by `Budget`",
    ),
    check: Check::Content(check_cd080),
};

/// Without a product code there is no size (315).
pub static CD095: Rule = Rule {
    code: "CD095",
    name: Text::fixed("Geen omvang zonder productcode (verzoek)", "No size without a product code (request)"),
    kinds: &[Kind::VerzoekOmToewijzing],
    domains: &Domain::ALL,
    sources: &["IV075"],
    what: Text::fixed(
        "`Omvang` komt niet voor als `Product.Code` leeg is en `ToewijzingEinddatum` na 31-12-2020 ligt of ontbreekt",
        "`Omvang` is absent when `Product.Code` is empty and `ToewijzingEinddatum` lies after 2020-12-31 or is absent",
    ),
    why: Text::fixed(
        "De toewijzing op zo'n verzoek zou CD080 breken",
        "The allocation on such a request would break CD080",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "alleen categorie 45, met 2 uur per week",
            "only category 45, with 2 hours per week",
        ),
        passes: Text::fixed("product 45A01 met 2 uur per week", "product 45A01 with 2 hours per week"),
    }),
    advice: Text::fixed(
        "Vul de productcode, of vervang `Omvang` door `Budget`",
        "Fill in the product code, or replace `Omvang` by `Budget`",
    ),
    check: Check::Content(check_cd095),
};

/// Without a product code there is no size (317). Only new products: the code of one to be changed is that of its
/// allocation, which the message does not hold.
pub static CD096: Rule = Rule {
    code: "CD096",
    name: Text::fixed(
        "Geen omvang zonder productcode (wijziging)",
        "No size without a product code (change)",
    ),
    kinds: &[Kind::VerzoekOmWijziging],
    domains: &Domain::ALL,
    sources: &["IV075"],
    what: Text::fixed(
        "Bij een nieuw product komt `Omvang` niet voor als `Product.Code` leeg is en `Einddatum` na 31-12-2020 ligt of \
         ontbreekt",
        "A new product has no `Omvang` when `Product.Code` is empty and `Einddatum` lies after 2020-12-31 or is absent",
    ),
    why: Text::fixed(
        "De toewijzing op zo'n verzoek zou CD080 breken",
        "The allocation on such a request would break CD080",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "nieuw product met alleen categorie 45 en 2 uur per week",
            "new product with only category 45 and 2 hours per week",
        ),
        passes: Text::fixed(
            "nieuw product 45A01 met 2 uur per week",
            "new product 45A01 with 2 hours per week",
        ),
    }),
    advice: Text::fixed(
        "Vul de productcode, of vervang `Omvang` door `Budget`",
        "Fill in the product code, or replace `Omvang` by `Budget`",
    ),
    check: Check::Content(check_cd096),
};

fn check_cd041(bericht: &Bericht, findings: &mut Vec<Finding>) {
    for regel in met_product(bericht) {
        if let (Some(code), None) = (regel.code(), regel.omvang()) {
            let message = Text::new(
                format!("`Omvang` ontbreekt bij product {code}"),
                format!("`Omvang` is missing for product {code}"),
            );
            let expected = Text::fixed(
                "`Omvang` met volume, eenheid en frequentie",
                "`Omvang` with volume, unit and frequency",
            );
            findings.push(CD041.finding(regel.place.below("Omvang"), message).expected(expected));
        }
    }
}

fn with_both(bericht: &Bericht) -> impl Iterator<Item = (Productregel<'_>, &Omvang, Budget, Text)> {
    productregels(bericht).filter_map(|regel| {
        let (omvang, budget) = (regel.omvang()?, regel.budget()?);
        let (size, cents) = (omvang_text(omvang), i64::from(budget.get()));
        let message = Text::new(
            format!("`Omvang` ({}) en `Budget` ({}) zijn allebei gevuld", size.nl, euro_nl(cents)),
            format!("`Omvang` ({}) and `Budget` ({}) are both filled", size.en, euro_en(cents)),
        );
        Some((regel, omvang, budget, message))
    })
}

fn check_cd077(bericht: &Bericht, findings: &mut Vec<Finding>) {
    for (regel, omvang, _, message) in with_both(bericht) {
        let expected = Text::fixed("geen `Omvang` naast `Budget`", "no `Omvang` beside `Budget`");
        findings.push(
            CD077.finding(regel.place.below("Omvang"), message).found(written(omvang)).expected(expected),
        );
    }
}

fn check_cd078(bericht: &Bericht, findings: &mut Vec<Finding>) {
    for (regel, _, budget, message) in with_both(bericht) {
        let expected = Text::fixed("geen `Budget` naast `Omvang`", "no `Budget` beside `Omvang`");
        let finding = CD078.finding(regel.place.below("Budget"), message);
        findings.push(finding.found(budget.to_string()).expected(expected));
    }
}

fn check_cd079(bericht: &Bericht, findings: &mut Vec<Finding>) {
    for regel in met_product(bericht).filter(|regel| regel.product().is_none() && regel.budget().is_none()) {
        let message =
            Text::fixed("`Product` en `Budget` ontbreken allebei", "`Product` and `Budget` are both missing");
        let expected = Text::fixed("`Product`, of `Budget`", "`Product`, or `Budget`");
        findings.push(CD079.finding(regel.place.below("Product"), message).expected(expected));
    }
}

fn check_cd080(bericht: &Bericht, findings: &mut Vec<Finding>) {
    check_size_without_code(&CD080, bericht, findings);
}

fn check_cd095(bericht: &Bericht, findings: &mut Vec<Finding>) {
    check_size_without_code(&CD095, bericht, findings);
}

fn check_cd096(bericht: &Bericht, findings: &mut Vec<Finding>) {
    check_size_without_code(&CD096, bericht, findings);
}

fn check_size_without_code(rule: &'static Rule, bericht: &Bericht, findings: &mut Vec<Finding>) {
    for regel in met_product(bericht).filter(|regel| regel.code().is_none() && regel.ends_after_2020()) {
        if let Some(omvang) = regel.omvang() {
            let size = omvang_text(omvang);
            let message = Text::new(
                format!("`Omvang` ({}) is gevuld zonder productcode", size.nl),
                format!("`Omvang` ({}) is filled without a product code", size.en),
            );
            let expected = Text::fixed("geen `Omvang`, of een productcode", "no `Omvang`, or a product code");
            let finding = rule.finding(regel.place.below("Omvang"), message);
            findings.push(finding.found(written(omvang)).expected(expected));
        }
    }
}
