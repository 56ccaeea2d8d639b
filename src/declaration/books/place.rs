//! Which book a row belongs to.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Days;

use crate::declaration::allocation::{Fit, fit};
use crate::declaration::client::ClientFile;
use crate::declaration::period::peildag;
use crate::declaration::session::with_siblings;
use crate::declaration::{Deelnemer, Input, Levering, Sessie};
use crate::dossier::{Dossier, StoreError, ToewijzingVersie};
use crate::productbook::{Book, Books, Counting, Product};
use crate::values::{Bsn, Datum, Domain, Nummer};

/// The book of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Owner {
    /// Which of the books.
    pub book: usize,
    /// Whether an allocation of its product on its day says so.
    pub by_allocation: bool,
    /// Whether there is such an allocation at all, also of a municipality without a book.
    pub is_allocated: bool,
}

/// What a row says of the allocation that it is on.
struct Wanted<'r> {
    bsn: Bsn,
    code: &'r str,
    day: Datum,
    nummer: Option<Nummer>,
    /// Whether another group product of the category will do as well.
    siblings: bool,
}

/// What is needed to find the book of each row.
pub(super) struct Placing<'a> {
    input: Input<'a>,
    books: Vec<&'a Book>,
    shelf: &'a Books,
    files: BTreeMap<Bsn, [ClientFile; 2]>,
}

impl<'a> Placing<'a> {
    pub fn new(input: Input<'a>, dossier: &dyn Dossier, books: &'a Books) -> Result<Self, StoreError> {
        let rows = input.registraties;
        let clients: BTreeSet<Bsn> = rows
            .leveringen
            .iter()
            .map(|row| row.bsn)
            .chain(rows.deelnemers.iter().map(|row| row.bsn))
            .collect();
        let mut files = BTreeMap::new();
        for bsn in clients {
            let [first, second] = Domain::ALL;
            let read = |domain| ClientFile::read(dossier, domain, &bsn, input.aanbieder);
            files.insert(bsn, [read(first)?, read(second)?]);
        }
        Ok(Self { input, books: books.iter().collect(), shelf: books, files })
    }

    /// The book of a row of `leveringen`.
    pub fn levering(&self, row: &Levering) -> Owner {
        self.owner(&Wanted {
            bsn: row.bsn,
            code: &row.productcode,
            day: self.day(row),
            nummer: row.toewijzingnummer,
            siblings: false,
        })
    }

    /// The book of a participant of a session.
    pub fn deelnemer(&self, sessie: &Sessie, bsn: Bsn) -> Owner {
        self.owner(&Wanted {
            bsn,
            code: &sessie.productcode,
            day: sessie.datum,
            nummer: None,
            siblings: true,
        })
    }

    /// The book of a participant of a session that cannot be used or is not there.
    pub fn of_unknown_session(&self, deelnemer: &Deelnemer) -> usize {
        let refused = self.input.registraties.geweigerd.iter();
        let mut refused = refused.filter(|rij| rij.sessie.as_ref() == Some(&deelnemer.sessie));
        let sessie = refused.find(|rij| rij.productcode.is_some());
        let code = sessie.and_then(|rij| rij.productcode.as_deref()).unwrap_or_default();
        let day = sessie.and_then(|rij| rij.datum).unwrap_or(self.input.month.first());
        self.owner(&Wanted { bsn: deelnemer.bsn, code, day, nummer: None, siblings: true }).book
    }

    /// A book that knows a product, on the day if there is one; else the first.
    pub fn by_code(&self, code: &str, day: Datum) -> usize {
        let knows = |book: &&Book| book.product(code).is_some();
        let holds = |book: &&Book| book.valid_from <= day && day <= book.valid_to;
        let found = self.books.iter().position(|book| knows(book) && holds(book));
        found.or_else(|| self.books.iter().position(knows)).unwrap_or(0)
    }

    /// The day of a row that decides: of a stay its first night in the month.
    fn day(&self, row: &Levering) -> Datum {
        let is_stay = self.books.iter().any(|book| {
            book.product(&row.productcode).is_some_and(|product| product.counting == Counting::Nights)
        });
        let nights = || row.datum.checked_add_days(Days::new(row.hoeveelheid.aantal.unwrap_or(0).into()));
        let last = row.hoeveelheid.einddatum.or_else(nights).unwrap_or(row.datum);
        let first = self.input.month.first();
        if is_stay && row.datum < first && first < last { first } else { row.datum }
    }

    fn owner(&self, wanted: &Wanted<'_>) -> Owner {
        let allocations: Vec<(Domain, &ToewijzingVersie)> = self.allocations(wanted).collect();
        // The allocation that fits best on the day, in the book of its municipality.
        let best = allocations
            .iter()
            .filter(|(_, versie)| !versie.is_removed() && versie.is_active_on(wanted.day))
            .filter_map(|(domain, versie)| {
                let book = self.covering(versie, wanted)?;
                Some((self.rank(book, *domain, versie, wanted), book))
            })
            .min();
        if let Some(((fit, _), book)) = best {
            return Owner { book, by_allocation: fit.is_some(), is_allocated: fit.is_some() };
        }
        // An allocation of other days, or of a municipality without a book: that is why it is refused.
        let is_allocated = allocations.iter().any(|(domain, versie)| {
            let book = self.shelf.nearest_index(versie.gemeente, wanted.day);
            let fits = book.is_some_and(|book| self.rank(book, *domain, versie, wanted).0.is_some());
            fits && !versie.is_removed() && versie.is_active_on(wanted.day)
        });
        let near = allocations
            .iter()
            .filter_map(|(domain, versie)| {
                let book = self.shelf.nearest_index(versie.gemeente, wanted.day)?;
                let rank = self.rank(book, *domain, versie, wanted);
                (rank.0.is_some() && self.books.get(book)?.gemeenten.contains(&versie.gemeente))
                    .then_some((rank, book))
            })
            .min();
        let book = near.map_or_else(|| self.by_code(wanted.code, wanted.day), |(_, book)| book);
        Owner { book, by_allocation: false, is_allocated }
    }

    /// The book of the municipality of an allocation on the day by which a row is declared.
    fn covering(&self, versie: &ToewijzingVersie, wanted: &Wanted<'_>) -> Option<usize> {
        let delivered = self.shelf.nearest_index(versie.gemeente, wanted.day)?;
        let product = self.books.get(delivered)?.product(wanted.code);
        // Output of a week or a trajectory is declared in the month of another day, maybe of the next year.
        let output = product.filter(|product| product.eenheid.is_output());
        let day = output.map_or(wanted.day, |product| peildag(product, versie, wanted.day));
        let book = self.shelf.nearest_index(versie.gemeente, day)?;
        self.books.get(book)?.covers(versie.gemeente, day).then_some(book)
    }

    /// The allocations of a client at this provider that a row may be on, removed ones too.
    fn allocations(&self, wanted: &Wanted<'_>) -> impl Iterator<Item = (Domain, &ToewijzingVersie)> {
        let (aanbieder, nummer) = (self.input.aanbieder, wanted.nummer);
        let files = self.files.get(&wanted.bsn).into_iter().flatten();
        Domain::ALL
            .into_iter()
            .zip(files)
            .flat_map(|(domain, file)| {
                file.toewijzingen.iter().chain(&file.removed).map(move |versie| (domain, versie))
            })
            .filter(move |(_, versie)| versie.aanbieder == aanbieder)
            .filter(move |(_, versie)| nummer.is_none_or(|nummer| versie.product.toewijzing_nummer == nummer))
    }

    /// How well an allocation fits, the best first; with that whether the book does not know the product at all.
    fn rank(
        &self,
        book: usize,
        domain: Domain,
        versie: &ToewijzingVersie,
        wanted: &Wanted<'_>,
    ) -> (Rank, bool) {
        let Some(book) = self.books.get(book) else { return (Rank(None), true) };
        let product = book.product(wanted.code);
        let products: Vec<&Product> = match product {
            Some(product) if wanted.siblings => with_siblings(book, product),
            product => product.into_iter().collect(),
        };
        // The product of the row itself goes before another of its category, however well that fits.
        let fits = products.into_iter().enumerate().filter(|(_, product)| product.domain == domain);
        let fits = fits.filter_map(|(index, product)| Some((index, fit(book, versie, product)?)));
        (Rank(fits.min()), product.is_none())
    }
}

/// How well an allocation fits: one that does goes before one that does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Rank(Option<(usize, Fit)>);

impl Rank {
    const fn is_some(self) -> bool {
        self.0.is_some()
    }
}

impl Ord for Rank {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.0.is_none(), self.0).cmp(&(other.0.is_none(), other.0))
    }
}

impl PartialOrd for Rank {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
