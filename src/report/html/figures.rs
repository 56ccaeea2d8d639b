//! The numbers at the top of the page.

use super::Page;
use crate::finding::{Severity, Verdict};
use crate::report::words;

/// A label with a number, in the summary.
pub(super) struct Figure {
    pub label: &'static str,
    pub value: String,
    /// Whether it calls for attention.
    pub alarming: bool,
}

impl Page<'_> {
    pub(super) fn figures(&self) -> Vec<Figure> {
        let figure = |label, count: usize, alarming| Figure {
            label,
            value: count.to_string(),
            alarming: alarming && count > 0,
        };
        let counted = self.counts();
        // Of a declaration or correction alone no messages came in.
        let only_registrations = self.overview.entries.is_empty()
            && (self.overview.declared.is_some() || self.overview.corrected.is_some());
        let mut figures = vec![
            figure(self.t("bestanden binnengekomen", "files came in"), self.overview.entries.len(), false),
            figure(self.t("goed", "valid"), counted.of_verdict(Verdict::Valid), false),
            figure(self.t("met fouten", "with errors"), counted.of_verdict(Verdict::Invalid), true),
            figure(self.t("niet gelezen", "not read"), counted.of_verdict(Verdict::Unreadable), true),
            figure(self.t("eerder gezien", "seen before"), counted.seen, false),
        ];
        if only_registrations {
            figures.clear();
        }
        figures.extend([
            figure(self.t("fouten", "errors"), self.overview.count(Severity::Error), true),
            figure(self.t("waarschuwingen", "warnings"), self.overview.count(Severity::Warning), false),
        ]);
        let reconstructed = counted.of_verdict(Verdict::Reconstructed);
        if reconstructed > 0 {
            figures.push(figure(
                self.t("gereconstrueerd (303, 304)", "reconstructed (303, 304)"),
                reconstructed,
                false,
            ));
        }
        let counts = counted.standings();
        let (ours, theirs) = (counts.answers, counts.decisions);
        let rejected_by_us = ours.partly + ours.rejected;
        let rejected_by_them = theirs.partly + theirs.rejected;
        for (label, count, alarming) in [
            (
                self.t("eigen berichten tegengehouden", "messages of our own held back"),
                counts.held_back,
                true,
            ),
            (self.t("door ons goedgekeurd", "accepted by us"), ours.accepted, false),
            (self.t("door ons (deels) afgekeurd", "rejected by us (in part)"), rejected_by_us, false),
            (self.t("antwoorden gelezen: goedgekeurd", "answers read: accepted"), theirs.accepted, false),
            (
                self.t("antwoorden gelezen: (deels) afgekeurd", "answers read: rejected (in part)"),
                rejected_by_them,
                true,
            ),
        ] {
            if count > 0 {
                figures.push(figure(label, count, alarming));
            }
        }
        if let Some(declared) = &self.overview.declared {
            let value = words::euro(declared.cents(), self.lang);
            figures.push(Figure { label: self.t("gedeclareerd", "declared"), value, alarming: false });
            let rejected = declared.expected_totals().rejected_lines;
            if rejected > 0 {
                figures.push(figure(
                    self.t("regels naar verwachting afgekeurd", "lines expected to be rejected"),
                    rejected,
                    true,
                ));
            }
        }
        if let Some(corrected) = &self.overview.corrected {
            let (credit, debit) = corrected.total();
            for (label, cents) in [
                (self.t("credit", "credit"), credit),
                (self.t("debet", "debit"), debit),
                (self.t("verschil", "difference"), debit - credit),
            ] {
                figures.push(Figure { label, value: words::euro(cents, self.lang), alarming: false });
            }
        }
        figures
    }
}
