//! Kinds `region`, `known-code` and `unpriced-product`: whether the book speaks of this product at all.
//!
//! They come before the other checks, because they decide which product the others look at.

use super::{Context, Subject, finding};
use crate::finding::{Finding, Severity, Skipped, Text};
use crate::productbook::{Book, BookRule, Product, Stage};
use crate::values::ProductCategorie;

/// The rule of a kind at a stage, whatever the product.
fn rule_of<'a>(book: &'a Book, kind: &str, stage: Stage) -> Option<(&'a BookRule, Severity)> {
    let rule = book.rules.iter().find(|rule| rule.kind == kind && rule.severity.contains_key(&stage))?;
    Some((rule, *rule.severity.get(&stage)?))
}

/// A message of a municipality outside the region: nothing else of the book applies.
pub(super) fn other_region(book: &Book, subject: &Subject) -> (Vec<Finding>, Vec<Skipped>) {
    let (code, name) = (subject.gemeente, subject.gemeente.name());
    let message = Text::new(
        format!("Gemeente `{code}` ({name}) hoort niet bij {}; geen regel ervan is toegepast", book.title),
        format!(
            "Municipality `{code}` ({name}) does not belong to {}; none of its rules was applied",
            book.title
        ),
    );
    match rule_of(book, "region", subject.stage) {
        Some((rule, severity)) => {
            let found = finding(rule, subject.stage, severity, message)
                .at(subject.gemeente_path())
                .found(code.to_string())
                .expected(gemeenten(book));
            (vec![found], Vec::new())
        }
        None => (Vec::new(), vec![Skipped { rule: "productbook".into(), reason: message }]),
    }
}

fn gemeenten(book: &Book) -> Text {
    let names: Vec<_> =
        book.gemeenten.iter().map(|gemeente| format!("{gemeente} {}", gemeente.name())).collect();
    Text::same(names.join(", "))
}

/// The product of the book that the subject is about; `None` when it names none or an unknown one.
pub(super) fn product_of<'a>(
    context: &'a Context,
    subject: &Subject,
    findings: &mut Vec<Finding>,
) -> Option<&'a Product> {
    let book = context.book;
    let asked = subject.product?;
    if !subject.removed {
        legacy(book, subject, asked.categorie, findings);
    }
    let code = asked.code.as_ref()?;
    let product = book.product(code.as_str()).filter(|product| product.domain == subject.domain);
    let Some(product) = product else {
        if !subject.removed {
            unknown(book, subject, findings);
        }
        return None;
    };
    if product.categorie != asked.categorie
        && !subject.removed
        && let Some((rule, severity)) = rule_of(book, "known-code", subject.stage)
    {
        let (found, expected) = (asked.categorie, product.categorie);
        let message = Text::new(
            format!("Categorie `{found}` hoort niet bij product `{code}` ({})", product.name),
            format!("Category `{found}` does not belong to product `{code}` ({})", product.name),
        );
        findings.push(
            finding(rule, subject.stage, severity, message)
                .at(subject.path_to("Product/Categorie"))
                .found(found.code())
                .expected(Text::same(format!("`{expected}`"))),
        );
    }
    Some(product)
}

/// A category of 2015 on something that begins while the book is valid.
fn legacy(book: &Book, subject: &Subject, categorie: ProductCategorie, findings: &mut Vec<Finding>) {
    let old = book
        .categories
        .iter()
        .any(|category| category.legacy && category.domain == subject.domain && category.code == categorie);
    if old
        && subject.start >= book.valid_from
        && let Some((rule, _)) = rule_of(book, "known-code", subject.stage)
    {
        let message = Text::new(
            format!("Categorie `{categorie}` is van 2015 en hoort alleen op oude toewijzingen"),
            format!("Category `{categorie}` is of 2015 and belongs only on old allocations"),
        );
        findings.push(
            finding(rule, subject.stage, Severity::Warning, message).at(subject.path_to("Product/Categorie")),
        );
    }
}

fn unknown(book: &Book, subject: &Subject, findings: &mut Vec<Finding>) {
    let Some((asked, code)) = subject.product.and_then(|asked| Some((asked, asked.code.as_ref()?))) else {
        return;
    };
    let law = subject.domain.law();
    if let Some((rule, severity)) = rule_of(book, "known-code", subject.stage) {
        let message = match book.product(code.as_str()) {
            Some(product) => Text::new(
                format!(
                    "Product `{code}` ({}) hoort bij de {}, niet bij de {law}",
                    product.name,
                    product.domain.law()
                ),
                format!(
                    "Product `{code}` ({}) belongs to the {}, not to the {law}",
                    product.name,
                    product.domain.law()
                ),
            ),
            None => Text::new(
                format!("Product `{code}` staat niet in {}", book.title),
                format!("Product `{code}` is not in {}", book.title),
            ),
        };
        let codes: Vec<_> = book
            .products
            .values()
            .filter(|product| product.categorie == asked.categorie)
            .map(|product| product.code.to_string())
            .collect();
        let mut found = finding(rule, subject.stage, severity, message)
            .at(subject.path_to("Product/Code"))
            .found(code.to_string());
        if !codes.is_empty() {
            let (categorie, codes) = (asked.categorie, codes.join(", "));
            found = found.expected(Text::new(
                format!("een product van het boek, in categorie {categorie}: {codes}"),
                format!("a product of the book, in category {categorie}: {codes}"),
            ));
        }
        findings.push(found);
    }
    unpriced(book, subject, asked.categorie, findings);
}

/// An unknown code in the category of a product that the book names without a code.
fn unpriced(book: &Book, subject: &Subject, categorie: ProductCategorie, findings: &mut Vec<Finding>) {
    for unpriced in &book.unpriced {
        let parent = unpriced.parent.as_ref().and_then(|parent| book.products.get(parent));
        let Some(parent) = parent.filter(|parent| parent.categorie == categorie) else { continue };
        let Some((rule, severity)) = book.rule("unpriced-product", &parent.code, subject.stage) else {
            continue;
        };
        let name = &unpriced.name;
        let message = Text::new(
            format!("Als `{name}` is bedoeld: dat product heeft geen code of tarief en kan niet"),
            format!("If `{name}` is meant: that product has no code or tariff and is not possible"),
        );
        findings.push(finding(rule, subject.stage, severity, message).at(subject.path_to("Product/Code")));
    }
}
