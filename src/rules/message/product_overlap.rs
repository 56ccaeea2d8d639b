//! The same product in periods that overlap (TR302, TR361, TR386 and TR410).

use std::collections::BTreeMap;

use super::spans::{Span, Spans};
use crate::finding::Text;
use crate::messages::{Product, ToegewezenProduct};
use crate::values::{Datum, Domain, ProductCategorie, ProductCode, date_nl};

/// A product over a period; no product stands for a generic one.
#[derive(Debug, Clone, Copy)]
pub(in crate::rules) struct Inzet<'m> {
    pub(in crate::rules) product: Option<&'m Product>,
    pub(in crate::rules) begin: Datum,
    /// The last day; none when it is open.
    pub(in crate::rules) einde: Option<Datum>,
}

impl<'m> Inzet<'m> {
    /// An allocation.
    pub(in crate::rules) const fn of(product: &'m ToegewezenProduct) -> Self {
        Self { product: product.product.as_ref(), begin: product.ingangsdatum, einde: product.einddatum }
    }

    fn span(&self, id: usize) -> Span {
        Span { begin: self.begin, end: self.einde.unwrap_or(Datum::MAX), id }
    }

    /// Whether it may stand beside the same product: aids of the Wmo are given side by side.
    pub(in crate::rules) fn is_aid(&self, domain: Domain) -> bool {
        let is_aid = |product: &Product| matches!(product.categorie.code(), "11" | "12" | "13" | "14");
        domain == Domain::Wmo && self.product.is_some_and(is_aid)
    }

    /// The product in words.
    pub(in crate::rules) fn title(&self) -> Text {
        match self.product {
            None => Text::fixed("generiek", "generic"),
            Some(Product { categorie, code: Some(code) }) => {
                Text::same(format!("{categorie} {}", code.as_str()))
            }
            Some(Product { categorie, code: None }) => Text::same(categorie.to_string()),
        }
    }

    /// The period in words.
    pub(in crate::rules) fn period(&self) -> Text {
        period(self.begin, self.einde)
    }

    /// Both ends as they are found.
    pub(in crate::rules) fn found(&self) -> String {
        format!("{}/{}", self.begin, self.einde.map(|einde| einde.to_string()).unwrap_or_default())
    }
}

fn period(begin: Datum, einde: Option<Datum>) -> Text {
    match einde {
        Some(einde) => {
            Text::new(format!("{} t/m {}", date_nl(begin), date_nl(einde)), format!("{begin} to {einde}"))
        }
        None => {
            Text::new(format!("{} zonder einddatum", date_nl(begin)), format!("{begin} without a last day"))
        }
    }
}

/// What is told of one that overlaps with a period of another, each with how people recognise it.
pub(in crate::rules) fn overlap_message(own: (&str, &Inzet<'_>), other: (&str, Span)) -> Text {
    let ((name, inzet), (its_name, span)) = (own, other);
    let its = period(span.begin, Some(span.end).filter(|end| *end != Datum::MAX));
    let (product, period) = (inzet.title(), inzet.period());
    Text::new(
        format!("{name} ({}, {}) overlapt met {its_name} ({})", product.nl, period.nl, its.nl),
        format!("{name} ({}, {}) overlaps with {its_name} ({})", product.en, period.en, its.en),
    )
}

/// What is expected instead.
pub(in crate::rules) const APART: Text =
    Text::fixed("perioden zonder gemeenschappelijke dag", "periods without a day in common");

/// What a product must be compared with depends on how precise it is: everything, a category or a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Group<'m> {
    Everything,
    Generic,
    Category(ProductCategorie),
    Aspecific(ProductCategorie),
    Specific(ProductCategorie, &'m str),
}

impl<'m> Group<'m> {
    /// The most precise group of a product, and the wider ones that it is in too.
    fn of(product: Option<&'m Product>) -> (Self, [Option<Self>; 2]) {
        let Some(product) = product else { return (Self::Generic, [Some(Self::Everything), None]) };
        let (categorie, code) = (product.categorie, product.code.as_ref().map(ProductCode::as_str));
        let own = code.map_or(Self::Aspecific(categorie), |code| Self::Specific(categorie, code));
        (own, [Some(Self::Everything), Some(Self::Category(categorie))])
    }

    /// The groups whose members are the same product as a member of this one.
    fn same_product(self) -> Vec<Self> {
        match self {
            Self::Specific(categorie, _) => vec![self, Self::Aspecific(categorie), Self::Generic],
            Self::Aspecific(categorie) | Self::Category(categorie) => {
                vec![Self::Category(categorie), Self::Generic]
            }
            Self::Generic | Self::Everything => vec![Self::Everything],
        }
    }
}

/// Products over periods, to look overlap up in.
#[derive(Debug, Default)]
pub(in crate::rules) struct Inzetten<'m> {
    groups: BTreeMap<Group<'m>, Spans>,
}

impl<'m> Inzetten<'m> {
    /// Each with the number of what it belongs to; those with one number do not overlap with each other.
    pub(in crate::rules) fn new(inzetten: impl IntoIterator<Item = (usize, Inzet<'m>)>) -> Self {
        let mut groups: BTreeMap<Group<'m>, Vec<Span>> = BTreeMap::new();
        for (id, inzet) in inzetten {
            let (own, wider) = Group::of(inzet.product);
            for group in [Some(own)].into_iter().chain(wider).flatten() {
                groups.entry(group).or_default().push(inzet.span(id));
            }
        }
        Self { groups: groups.into_iter().map(|(group, spans)| (group, Spans::new(spans))).collect() }
    }

    /// The period of one with the same product that shares a day with this one, and has another number.
    pub(in crate::rules) fn overlapping(&self, id: usize, inzet: &Inzet<'m>) -> Option<Span> {
        let mut same = Group::of(inzet.product).0.same_product().into_iter();
        same.find_map(|group| self.groups.get(&group)?.overlapping(inzet.span(id)))
    }
}
