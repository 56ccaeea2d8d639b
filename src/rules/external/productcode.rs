//! TR381: a product code belongs to its category.

use crate::dossier::StoreError;
use crate::finding::{Finding, Text};
use crate::messages::{Kind, Prestatie, Product};
use crate::productbook::Book;
use crate::rules::catalogue::{Check, Examples, Rule};
use crate::rules::message::place::Place;
use crate::rules::message::view::{
    aangevraagde_producten, nieuwe_producten, prestaties, start_producten, stop_producten,
    toegewezen_producten,
};
use crate::rules::{Case, Outcome};
use crate::values::{
    Datum, DebetCredit, Domain, ProductCategorie, ProductCode, RedenWijziging, StatusAanlevering,
};

/// A product code belongs to the category beside it, by the list that the parties use.
///
/// That list is the product book, when there is one for the municipality and the law (IV075); without it nothing can be
/// said. A code that is not in the book is no product of the category either, unless the book has no product in that
/// category at all: care of that kind is then bought by another list. What falls outside the days of the book may stand
/// in an older list and is told as not checked. What is taken back, an allocation with `RedenWijziging` 13 or a start or
/// stop with `StatusAanlevering` 3, is not judged, or nobody could take back a wrong code; for the same reason a credit is
/// compared with its debit only (TR323, IV085).
pub static TR381: Rule = Rule {
    code: "TR381",
    name: Text::fixed("Productcode bij de categorie", "Product code of the category"),
    kinds: &[
        Kind::Toewijzing,
        Kind::Start,
        Kind::Stop,
        Kind::VerzoekOmToewijzing,
        Kind::VerzoekOmWijziging,
        Kind::Declaratie,
    ],
    domains: &Domain::ALL,
    sources: &["IV075"],
    what: Text::fixed(
        "De productcode staat in de lijst die gemeente en aanbieder gebruiken, onder de categorie die erbij staat",
        "The product code is in the list that municipality and provider use, under the category beside it",
    ),
    why: Text::fixed(
        "Categorie en code bepalen samen welk product het is en welk tarief erbij hoort",
        "Category and code together tell which product it is and which tariff goes with it",
    ),
    examples: Some(Examples {
        fails: Text::fixed("code 45A04 met categorie 54", "code 45A04 with category 54"),
        passes: Text::fixed("code 45A04 met categorie 45", "code 45A04 with category 45"),
    }),
    advice: Text::fixed(
        "Zoek de code op in het productenboek en neem de categorie over die daarbij staat",
        "Look the code up in the product book and copy the category beside it",
    ),
    check: Check::Extern { retourcode: Some("S329"), check },
};

/// A product with a code in a message.
struct Coded<'m> {
    place: Place,
    /// The element with the code, below the place.
    element: &'static str,
    categorie: ProductCategorie,
    code: &'m ProductCode,
    /// The day that decides which list is in use.
    day: Datum,
}

#[allow(clippy::unnecessary_wraps, reason = "every check of level 4 has this form")]
fn check(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    for product in coded(case) {
        match book(case, product.day).and_then(|book| judge(&product, case.domain(), book)) {
            Ok(finding) => outcome.findings.extend(finding),
            Err(reason) => outcome.skip(TR381.code, reason),
        }
    }
    Ok(())
}

/// The book that tells which code belongs to which category on a day; the reason when there is none for these parties
/// and this law.
fn book<'a>(case: &Case<'a>, day: Datum) -> Result<&'a Book, Text> {
    let Some(book) = case.book_on(day) else {
        return Err(Text::fixed("geen productenboek", "no product book"));
    };
    let (gemeente, _) = case.parties();
    let is_covered = book.gemeenten.contains(&gemeente)
        && book.products.values().any(|product| product.domain == case.domain());
    let law = case.domain().law();
    is_covered.then_some(book).ok_or_else(|| {
        Text::new(
            format!("{} gaat niet over de {law} van gemeente {gemeente}", book.title),
            format!("{} is not about the {law} of municipality {gemeente}", book.title),
        )
    })
}

/// Whether the code of a line does not belong to its category, so that it will be rejected.
pub(in crate::rules) fn code_wijkt_af(case: &Case<'_>, place: Place, prestatie: &Prestatie) -> bool {
    let named = regel(place, prestatie);
    let judged = book(case, named.day).and_then(|book| judge(&named, case.domain(), book));
    matches!(judged, Ok(Some(_)))
}

/// Judges one product by the book; the error says why it cannot be told.
fn judge(named: &Coded<'_>, domain: Domain, book: &Book) -> Result<Option<Finding>, Text> {
    let (code, categorie) = (named.code, named.categorie);
    let product = book.product(code.as_str()).filter(|product| product.domain == domain);
    if product.is_some_and(|product| product.categorie == categorie) {
        return Ok(None);
    }
    if !(book.valid_from..=book.valid_to).contains(&named.day) {
        return Err(Text::new(
            format!("{} gaat niet over de periode van dit product", book.title),
            format!("{} is not about the period of this product", book.title),
        ));
    }
    let in_category =
        book.products.values().filter(|product| product.domain == domain && product.categorie == categorie);
    let codes: Vec<_> = in_category.map(|product| product.code.as_str()).collect();
    let (message, expected) = match product {
        Some(product) => (
            Text::new(
                format!("Code {code} ({}) hoort bij categorie {}", product.name, product.categorie),
                format!("Code {code} ({}) belongs to category {}", product.name, product.categorie),
            ),
            Text::new(format!("categorie {}", product.categorie), format!("category {}", product.categorie)),
        ),
        None if codes.is_empty() => {
            return Err(Text::new(
                format!("{} heeft geen producten in categorie {categorie}", book.title),
                format!("{} has no products in category {categorie}", book.title),
            ));
        }
        None => (
            Text::new(
                format!(
                    "Code {code} staat niet in {} en hoort dus niet bij categorie {categorie}",
                    book.title
                ),
                format!(
                    "Code {code} is not in {}, so it does not belong to category {categorie}",
                    book.title
                ),
            ),
            Text::same(codes.join(", ")),
        ),
    };
    let finding = TR381.finding(named.place.below(named.element), message);
    Ok(Some(finding.found(code.as_str()).expected(expected)))
}

/// The products with a code, without what is taken back.
fn coded<'m>(case: &Case<'m>) -> impl Iterator<Item = Coded<'m>> + use<'m> {
    let bericht = case.bericht;
    let of = |place, product: Option<&'m Product>, day| {
        let product = product?;
        let code = product.code.as_ref()?;
        Some(Coded { place, element: "Product/Code", categorie: product.categorie, code, day })
    };
    let stays = |status| status != StatusAanlevering::VERWIJDEREN;
    let toegewezen = toegewezen_producten(bericht)
        .filter(|(_, product)| product.reden_wijziging != Some(RedenWijziging::VERWIJDERD))
        .filter_map(move |(place, product)| of(place, product.product.as_ref(), product.ingangsdatum));
    let starts = start_producten(bericht)
        .filter(move |(_, start)| stays(start.status_aanlevering))
        .filter_map(move |(place, start)| {
            of(place, start.product.as_ref(), start.toewijzing_ingangsdatum.unwrap_or(start.begindatum))
        });
    let stops = stop_producten(bericht).filter(move |(_, stop)| stays(stop.status_aanlevering)).filter_map(
        move |(place, stop)| {
            of(place, stop.product.as_ref(), stop.toewijzing_ingangsdatum.unwrap_or(stop.begindatum))
        },
    );
    let aangevraagd = aangevraagde_producten(bericht).filter_map(move |(place, product)| {
        of(place, product.product.as_ref(), product.toewijzing_ingangsdatum)
    });
    let nieuw = nieuwe_producten(bericht).filter_map(move |(place, product)| {
        of(place, product.product.as_ref(), product.gewenste_ingangsdatum)
    });
    let regels = prestaties(bericht)
        .filter(|(_, prestatie)| prestatie.ingediend_bedrag.debet_credit == DebetCredit::DEBET)
        .map(|(place, prestatie)| regel(place, prestatie));
    toegewezen.chain(starts).chain(stops).chain(aangevraagd).chain(nieuw).chain(regels)
}

/// The product of a line.
const fn regel(place: Place, prestatie: &Prestatie) -> Coded<'_> {
    Coded {
        place,
        element: "ProductCode",
        categorie: prestatie.product_categorie,
        code: &prestatie.product_code,
        day: prestatie.product_periode.begindatum,
    }
}
