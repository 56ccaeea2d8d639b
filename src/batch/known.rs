//! Judges a message by what is known besides it: the dossier and the product book.

use super::check::Judged;
use crate::dossier::{Dossier, StoreError};
use crate::finding::{Finding, Level, Skipped, Text};
use crate::messages::{Bericht, Inhoud};
use crate::productbook::Book;
use crate::rules;
use crate::rules::productbook::{check_toewijzing, check_verzoek};
use crate::xml::locate;

/// What is known besides a message.
#[derive(Clone, Copy, Default)]
pub struct Known<'a> {
    /// Earlier messages.
    pub dossier: Option<&'a dyn Dossier>,
    /// The product book.
    pub book: Option<&'a Book>,
}

impl Known<'_> {
    /// Adds the findings of level 3 and up to the report of a message that follows its schema.
    pub(super) fn judge(&self, judged: &mut Judged, until: Level) -> Result<(), StoreError> {
        let (Some(bericht), Some(hash)) = (&judged.bericht, &judged.hash) else { return Ok(()) };
        let mut findings = Vec::new();
        let mut skipped = Vec::new();
        if until >= Level::Dossier {
            match self.dossier {
                Some(dossier) => findings.extend(rules::dossier::check(bericht, hash, dossier)?),
                None => skipped.extend(
                    rules::dossier::RULES
                        .iter()
                        .filter(|rule| rule.is_for(bericht.kind(), bericht.domain))
                        .map(|rule| skip(rule.code, "geen dossier", "no dossier")),
                ),
            }
            skipped.push(skip("dossier", NOT_BUILT.0, NOT_BUILT.1));
        }
        if until >= Level::Extern {
            skipped.push(skip("extern", NOT_BUILT.0, NOT_BUILT.1));
        }
        if until >= Level::Productbook {
            self.productbook(bericht, &mut findings, &mut skipped)?;
        }
        place(&judged.bytes, &mut findings);
        judged.report.add(findings);
        judged.report.skipped.extend(skipped);
        judged.hide_clients();
        Ok(())
    }

    fn productbook(
        &self,
        bericht: &Bericht,
        findings: &mut Vec<Finding>,
        skipped: &mut Vec<Skipped>,
    ) -> Result<(), StoreError> {
        let Some(book) = self.book else {
            skipped.push(skip("productbook", "geen productenboek", "no product book"));
            return Ok(());
        };
        let (found, not_checked) = match &bericht.inhoud {
            Inhoud::Toewijzing(root) => check_toewijzing(root, bericht.domain, self.dossier, book)?,
            Inhoud::VerzoekOmToewijzing(root) => check_verzoek(root, bericht.domain, self.dossier, book)?,
            Inhoud::Declaratie(_) => (
                Vec::new(),
                vec![skip(
                    "productbook",
                    "regels op een ontvangen declaratie horen niet bij deze versie",
                    "rules on a received declaration are not part of this version",
                )],
            ),
            // No other message asks for a product or allocates one.
            _ => return Ok(()),
        };
        findings.extend(found);
        skipped.extend(not_checked);
        Ok(())
    }
}

/// Why the rules of a level that are not in the catalogue are reported as skipped.
const NOT_BUILT: (&str, &str) = (
    "De overige regels van dit niveau horen niet bij deze versie",
    "The other rules of this level are not part of this version",
);

fn skip(rule: &'static str, nl: &'static str, en: &'static str) -> Skipped {
    Skipped { rule: rule.into(), reason: Text::new(nl, en) }
}

/// Fills in lines and columns from the paths.
pub(super) fn place(bytes: &[u8], findings: &mut [Finding]) {
    // The byte order mark is no part of the text in which places are counted.
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    locate(std::str::from_utf8(text).unwrap_or_default(), findings);
}
