//! The rules of a product book on requests (315) and allocations (301).
//!
//! Both messages become [`Subject`]s: a product asked for or allocated, for a
//! client, over a period. A [`Check`] belongs to one kind of rule and looks at
//! one subject; which products it is for, how serious a breach is and every
//! number in it come from the book.

mod age;
mod carrier;
mod catalogue;
mod ceiling;
mod code;
mod cost;
mod history;
mod parent;
mod referrer;
mod subject;
mod term;
mod unit;
mod volume;

use std::borrow::Cow;

use crate::dossier::{Dossier, StoreError, ToewijzingVersie, Verzoek, current};
use crate::finding::{Finding, Level, Severity, Skipped, Text};
use crate::messages::{Toewijzing, VerzoekOmToewijzing};
use crate::productbook::kinds::{self, Status};
use crate::productbook::{Book, BookRule, Books, Product, Stage};
use crate::values::Domain;

pub use catalogue::{CatalogueRule, catalogue};
use subject::Subject;

/// The check of one kind of rule.
#[derive(Debug)]
pub struct Check {
    /// The kind, as in the product book file; its documentation is in [`kinds`].
    kind: &'static str,
    /// Whether it needs earlier messages of the client.
    needs_dossier: bool,
    /// Whether it also looks at an allocation that is taken back.
    on_removed: bool,
    /// Looks at one subject.
    run: Run,
}

/// How a check looks.
#[derive(Debug)]
enum Run {
    /// It can always tell.
    Sure(fn(&Case) -> Vec<Finding>),
    /// It may lack something.
    Maybe(fn(&Case) -> Answer),
}

impl Check {
    /// A check that needs only the message.
    const fn of_message(kind: &'static str, run: Run) -> Self {
        Self { kind, needs_dossier: false, on_removed: false, run }
    }

    /// A check that needs the dossier.
    const fn of_dossier(kind: &'static str, run: Run) -> Self {
        Self { kind, needs_dossier: true, on_removed: false, run }
    }
}

/// Every check, in the order in which findings are reported.
const CHECKS: &[&[Check]] = &[
    unit::CHECKS,
    age::CHECKS,
    term::CHECKS,
    referrer::CHECKS,
    parent::CHECKS,
    cost::CHECKS,
    carrier::CHECKS,
    ceiling::CHECKS,
];

/// What a check says: findings, or why it could not look.
type Answer = Result<Vec<Finding>, NotChecked>;

/// Why a check could not look.
struct NotChecked(Text);

impl NotChecked {
    fn new(nl: impl Into<String>, en: impl Into<String>) -> Self {
        Self(Text::new(nl.into(), en.into()))
    }
}

/// What is known around the subjects of one message.
struct Context<'a> {
    book: &'a Book,
    /// Every version of every allocation of the client, those of this message too, in order of decision.
    versies: Vec<ToewijzingVersie>,
    /// The current ones among them.
    current: Vec<ToewijzingVersie>,
    /// The requests of the client that are known.
    verzoeken: Vec<Verzoek>,
    has_dossier: bool,
    subjects: &'a [Subject<'a>],
}

/// One rule of the book on one subject.
struct Case<'a> {
    context: &'a Context<'a>,
    subject: &'a Subject<'a>,
    product: &'a Product,
    rule: &'a BookRule,
    severity: Severity,
}

impl Case<'_> {
    /// A breach at an element below the subject (`Product/Code`), or at the subject itself (empty).
    fn breach(&self, element: &str, message: Text) -> Finding {
        self.report(self.severity, element, message)
    }

    /// Something less than a breach.
    fn report(&self, severity: Severity, element: &str, message: Text) -> Finding {
        finding(self.rule, self.subject.stage, severity, message).at(self.subject.path_to(element))
    }
}

/// A finding of a rule. An allocation binds: there it is at most a warning, whatever the book says.
fn finding(rule: &BookRule, stage: Stage, severity: Severity, message: Text) -> Finding {
    let severity = if stage == Stage::Allocation { severity.max(Severity::Warning) } else { severity };
    let advice = kinds::kind(&rule.kind).map(|kind| kind.advice.clone()).unwrap_or_default();
    Finding::new(rule.id.clone(), Level::Productbook, severity, message, advice)
}

/// Checks a request against the product books and what is known of the client.
///
/// Without a dossier the rules that need one are skipped. Lines of the findings
/// are 0: their paths tell the element.
///
/// # Errors
/// [`StoreError`] when the dossier cannot be read.
pub fn check_verzoek(
    bericht: &VerzoekOmToewijzing,
    domain: Domain,
    dossier: Option<&dyn Dossier>,
    books: &Books,
) -> Result<(Vec<Finding>, Vec<Skipped>), StoreError> {
    let subjects = Subject::of_verzoek(bericht, domain);
    check(&subjects, &[], dossier, books)
}

/// Checks an allocation against the product books and what is known of the client; a breach is at most a warning.
///
/// It makes no difference whether the dossier holds the message already.
///
/// # Errors
/// [`StoreError`] when the dossier cannot be read.
pub fn check_toewijzing(
    bericht: &Toewijzing,
    domain: Domain,
    dossier: Option<&dyn Dossier>,
    books: &Books,
) -> Result<(Vec<Finding>, Vec<Skipped>), StoreError> {
    let subjects = Subject::of_toewijzing(bericht, domain);
    let own = history::versies_of(bericht, domain);
    check(&subjects, &own, dossier, books)
}

/// Each product is checked by the book of its municipality on its first day.
fn check(
    subjects: &[Subject],
    own: &[ToewijzingVersie],
    dossier: Option<&dyn Dossier>,
    books: &Books,
) -> Result<(Vec<Finding>, Vec<Skipped>), StoreError> {
    let (mut findings, mut skipped) = (Vec::new(), Vec::new());
    let mut used: Vec<&Book> = Vec::new();
    for subject in subjects {
        let Some(book) = books.nearest(*subject.gemeente, subject.start) else { continue };
        if used.iter().any(|known| std::ptr::eq(*known, book)) {
            continue;
        }
        used.push(book);
        let is_of = |other: &Subject| {
            books.nearest(*other.gemeente, other.start).is_some_and(|of| std::ptr::eq(of, book))
        };
        let (found, not_checked) = check_by(book, subjects, is_of, own.to_vec(), dossier)?;
        findings.extend(found);
        skipped.extend(not_checked);
    }
    Ok((findings, skipped))
}

/// Checks the products of a message that are of a book; the others are known beside them.
fn check_by(
    book: &Book,
    subjects: &[Subject],
    is_of: impl Fn(&Subject) -> bool,
    own: Vec<ToewijzingVersie>,
    dossier: Option<&dyn Dossier>,
) -> Result<(Vec<Finding>, Vec<Skipped>), StoreError> {
    // All products of a message have the same municipality.
    let Some(first) = subjects.iter().find(|subject| is_of(subject)) else { return Ok(Default::default()) };
    if !book.gemeenten.contains(first.gemeente) {
        return Ok(code::other_region(book, first));
    }
    let mut versies = own;
    let mut verzoeken = Vec::new();
    if let Some(dossier) = dossier {
        let known = dossier.versies(first.domain, first.bsn)?;
        if known.len() + subjects.len() > MOST {
            return Ok((Vec::new(), vec![too_many()]));
        }
        versies = history::merge(known, versies);
        verzoeken = dossier.verzoeken(first.domain, first.bsn)?;
    }
    let context = Context {
        book,
        current: current(versies.clone()),
        versies,
        verzoeken,
        has_dossier: dossier.is_some(),
        subjects,
    };
    let (mut findings, mut skipped) = (Vec::new(), Vec::new());
    for subject in subjects.iter().filter(|subject| is_of(subject)) {
        if subject.product.is_none_or(|product| product.code.is_none()) {
            no_code(&mut skipped);
        }
        let Some(product) = code::product_of(&context, subject, &mut findings) else { continue };
        for check in CHECKS.iter().copied().flatten().filter(|check| check.on_removed || !subject.removed) {
            run(check, &context, subject, product, &mut findings, &mut skipped);
        }
        if !subject.removed {
            cannot_be_checked(book, subject, product, &mut skipped);
        }
    }
    Ok((findings, skipped))
}

/// The most products and allocations of a client that are compared. Each is held against all others, so a message that is
/// made to do harm could keep the program busy for hours.
const MOST: usize = 1000;

fn too_many() -> Skipped {
    let reason = Text::new(
        format!(
            "Deze cliënt heeft meer dan {MOST} toewijzingen en gevraagde producten; die zijn niet vergeleken"
        ),
        format!("This client has over {MOST} allocations and requested products; those were not compared"),
    );
    Skipped { rule: "productbook".into(), reason }
}

/// A generic or aspecific product: which product it will be is not known, so nothing of the book looks at it.
fn no_code(skipped: &mut Vec<Skipped>) {
    let reason = Text::fixed(
        "Zonder productcode is er geen product van het boek om te controleren",
        "Without a product code there is no product of the book to check",
    );
    skip("productbook", reason, skipped);
}

/// The rules about a product for which no message holds the data.
fn cannot_be_checked(book: &Book, subject: &Subject, product: &Product, skipped: &mut Vec<Skipped>) {
    for rule in &book.rules {
        if rule.severity.contains_key(&subject.stage)
            && rule.products.contains(&product.code)
            && let Some(Status::CannotBeChecked(reason)) = kinds::kind(&rule.kind).map(|kind| &kind.status)
        {
            skip(rule.id.clone(), reason.clone(), skipped);
        }
    }
}

/// Notes a rule that could not look; on a second product of a message for the same reason only once.
fn skip(rule: impl Into<Cow<'static, str>>, reason: Text, skipped: &mut Vec<Skipped>) {
    let skip = Skipped { rule: rule.into(), reason };
    if !skipped.contains(&skip) {
        skipped.push(skip);
    }
}

fn run(
    check: &Check,
    context: &Context,
    subject: &Subject,
    product: &Product,
    findings: &mut Vec<Finding>,
    skipped: &mut Vec<Skipped>,
) {
    let Some((rule, severity)) = context.book.rule(check.kind, &product.code, subject.stage) else { return };
    let case = Case { context, subject, product, rule, severity };
    let answer = match check.run {
        _ if check.needs_dossier && !context.has_dossier => {
            Err(NotChecked::new("Geen dossier", "No dossier"))
        }
        Run::Sure(look) => Ok(look(&case)),
        Run::Maybe(look) => look(&case),
    };
    match answer {
        Ok(found) => findings.extend(found),
        Err(NotChecked(reason)) => skip(rule.id.clone(), reason, skipped),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_that_looks_at_messages_has_a_check() {
        let apart = ["known-code", "unpriced-product", "region"];
        for kind in kinds::all() {
            let looks = kind.stages.contains(&Stage::Request) || kind.stages.contains(&Stage::Allocation);
            let checks = CHECKS.iter().copied().flatten().filter(|check| check.kind == kind.name).count();
            let expected = looks && kind.status == Status::Implemented && !apart.contains(&kind.name);
            assert_eq!(checks, usize::from(expected), "{}", kind.name);
        }
    }
}
