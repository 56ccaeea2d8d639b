//! From registered care to declared lines: periods, volumes, tariffs, ceilings and the 323.
//!
//! Three steps, each with its own result:
//!
//! 1. [`Registraties`] reads the tables; a row that cannot be used is a finding.
//! 2. [`compute`] makes the lines of one month by one product book, [`compute_all`]
//!    by several. It only reads, so it can run as often as wanted. Every row ends in a line, made now or declared before, or in
//!    [`Computation::not_declared`], with the rule and the reason.
//!    [`Computation::refuse_old`] takes out what a 323 of a day cannot hold.
//! 3. [`build`] turns lines into messages, with numbers from the store.
//!
//! What is regional (products, tariffs, limits, rounding, how serious a breach
//! is) comes from the [`Book`]; nothing here knows a product code.

mod activity;
mod allocation;
mod before;
mod books;
mod build;
mod care;
mod check;
mod client;
mod correct;
mod derivation;
mod early;
mod explain;
mod item;
mod line;
mod number;
mod old;
mod output;
mod period;
mod registration;
mod rule;
mod run;
mod session;
mod split;
mod tariff;
mod volume;

pub use books::compute_all;
pub use build::{
    BuildError, BuildOptions, Declared, MadeLine, Submission, build, check_today, choose_aanbieder,
};
pub use correct::{Correcting, Correction, Verdwenen, correct, verdwenen};
pub use derivation::{Ceiling, Conversion, Derivation, Entry, PeriodBy, ProfessionalMinutes, Step};
pub use explain::explain;
pub use number::{of_declaratie_nummer, of_identificatie};
pub use output::{Aanleiding, Computation, Line, NotDeclared, Used};
pub use registration::{
    CellFault, Column, Deelnemer, GeweigerdeRij, Hoeveelheid, Kind, Levering, Place, Registraties, Row,
    Sessie, Tabel, Table, WorkbookTables, read_workbook, template,
};
pub use rule::{KINDS, OwnRule, RULES};
pub use split::splits;

use crate::dossier::{Dossier, StoreError};
use crate::productbook::Book;
use crate::values::{AgbCode, Month};

/// What is declared.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// The registered care.
    pub registraties: &'a Registraties,
    /// The calendar month.
    pub month: Month,
    /// The provider that delivered the care; allocations of other providers do not count.
    pub aanbieder: AgbCode,
    /// What is done with what was declared before.
    pub purpose: Purpose,
    /// Lines that the same operation made for other months: they use allocations up, and what they credit no longer does.
    pub made: &'a [Line],
}

/// What is done with lines that were declared before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Purpose {
    /// A difference with an accepted line is a finding; a second line is never made (TR389).
    #[default]
    Declare,
    /// An accepted line that differs is credited in full and declared again (OP366).
    Correct {
        /// Whether an accepted line without any registration left is credited as well.
        withdraw: bool,
    },
}

/// Computes the lines of one month.
///
/// # Errors
/// [`StoreError`] when the dossier cannot be read; what is wrong with the registrations is a finding.
pub fn compute(input: Input<'_>, dossier: &dyn Dossier, book: &Book) -> Result<Computation, StoreError> {
    compute_for(input, dossier, book, &books::Elsewhere::default())
}

/// The same for one of several books, with the rows that are there for others.
fn compute_for(
    input: Input<'_>,
    dossier: &dyn Dossier,
    book: &Book,
    elsewhere: &books::Elsewhere,
) -> Result<Computation, StoreError> {
    let mut run = run::Run::new(input, dossier, book, elsewhere)?;
    run.list_refused_rows();
    run.count_leveringen();
    run.count_sessies();
    run.check_items();
    Ok(run.into_lines())
}
