//! Several product books and contracts side by side.

use super::{Book, LoadError};
use crate::values::{Datum, Gemeente};

/// The product books that hold together: for a municipality on a day there is one at most.
#[derive(Debug, Clone, Default)]
pub struct Books {
    books: Vec<Book>,
}

/// No book at all.
static NONE: Books = Books { books: Vec::new() };

impl Books {
    /// No book at all.
    #[must_use]
    pub fn none() -> &'static Self {
        &NONE
    }

    /// Puts books side by side.
    ///
    /// # Errors
    /// [`LoadError::Overlap`] when two of them are about the same municipality on the same day.
    pub fn new(books: Vec<Book>) -> Result<Self, LoadError> {
        for (index, second) in books.iter().enumerate() {
            for first in books.iter().take(index) {
                let days = (first.valid_from.max(second.valid_from), first.valid_to.min(second.valid_to));
                let gemeente = first.gemeenten.intersection(&second.gemeenten).next();
                if let Some(gemeente) = gemeente.filter(|_| days.0 <= days.1) {
                    let names = [first.name.clone(), second.name.clone()];
                    return Err(LoadError::Overlap { names, gemeente: *gemeente, days });
                }
            }
        }
        Ok(Self { books })
    }

    /// Opens each by its name or file, as [`Book::open`].
    ///
    /// # Errors
    /// As [`Book::open`] and [`Books::new`].
    pub fn open<S: AsRef<str>>(names: &[S]) -> Result<Self, LoadError> {
        Self::new(names.iter().map(|name| Book::open(name.as_ref())).collect::<Result<_, _>>()?)
    }

    /// The book of a municipality on a day.
    #[must_use]
    pub fn of(&self, gemeente: Gemeente, day: Datum) -> Option<&Book> {
        self.books.iter().find(|book| book.covers(gemeente, day))
    }

    /// The book that is the nearest to a municipality on a day: its own, else its own of the nearest days, else the
    /// first. None only when there is no book at all.
    ///
    /// What such a book has to say of another municipality or day is why it does not hold there.
    #[must_use]
    pub fn nearest(&self, gemeente: Gemeente, day: Datum) -> Option<&Book> {
        self.nearest_index(gemeente, day).and_then(|index| self.books.get(index))
    }

    /// Which book of the row is the nearest.
    pub(crate) fn nearest_index(&self, gemeente: Gemeente, day: Datum) -> Option<usize> {
        let of_gemeente =
            self.books.iter().enumerate().filter(|(_, book)| book.gemeenten.contains(&gemeente));
        let nearest = of_gemeente.min_by_key(|(_, book)| book.days_from(day)).map(|(index, _)| index);
        nearest.or((!self.books.is_empty()).then_some(0))
    }

    /// Each book, in the order in which they were named.
    pub fn iter(&self) -> std::slice::Iter<'_, Book> {
        self.books.iter()
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.books.is_empty()
    }

    /// The titles, for a report; none without a book.
    #[must_use]
    pub fn titles(&self) -> Option<String> {
        let titles: Vec<&str> = self.books.iter().map(|book| book.title.as_str()).collect();
        (!titles.is_empty()).then(|| titles.join("; "))
    }
}

impl From<Book> for Books {
    fn from(book: Book) -> Self {
        Self { books: vec![book] }
    }
}

impl<'b> IntoIterator for &'b Books {
    type Item = &'b Book;
    type IntoIter = std::slice::Iter<'b, Book>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl Book {
    /// Whether it holds for a municipality on a day.
    #[must_use]
    pub fn covers(&self, gemeente: Gemeente, day: Datum) -> bool {
        self.gemeenten.contains(&gemeente) && self.days_from(day) == 0
    }

    /// How many days it is from the days of the book; 0 within.
    fn days_from(&self, day: Datum) -> u64 {
        let nearest = day.clamp(self.valid_from, self.valid_to.max(self.valid_from));
        day.signed_duration_since(nearest).num_days().unsigned_abs()
    }
}
