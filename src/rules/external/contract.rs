//! What the contract says of a declared product, as far as there is a product book of it.

use crate::finding::Text;
use crate::messages::Prestatie;
use crate::productbook::{Book, Product};
use crate::rules::Case;

/// The product of a line in the product book of its period, with that book; the reason when the book says nothing of it.
///
/// A book holds for its own municipalities, days, laws and products only: elsewhere other tariffs were agreed on.
pub(in crate::rules) fn product<'a>(
    case: &Case<'a>,
    prestatie: &Prestatie,
) -> Result<(&'a Book, &'a Product), Text> {
    let Some(book) = case.book_on(prestatie.product_periode.begindatum) else {
        return Err(Text::fixed("geen productenboek", "no product book"));
    };
    if !book.gemeenten.contains(&case.parties().0) {
        return Err(Text::fixed(
            "de gemeente hoort niet bij de regio van het productenboek",
            "the municipality is not part of the region of the product book",
        ));
    }
    let product = book.products.get(&prestatie.product_code);
    product.filter(|product| product.domain == case.domain()).map(|product| (book, product)).ok_or(
        Text::fixed(
            "niet elke productcode staat in het productenboek",
            "not every product code is in the product book",
        ),
    )
}
