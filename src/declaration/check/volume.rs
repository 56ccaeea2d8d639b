//! Volumes that no lawful delivery can give.

use super::Candidate;
use crate::declaration::rule::{Refusal, ruling};
use crate::declaration::run::Run;
use crate::finding::Text;
use crate::productbook::Stage;

impl Run<'_> {
    /// Refuses a volume above the daily maximum times the days of the product period.
    pub fn possible(&self, line: &Candidate<'_>) -> Result<(), Refusal> {
        let product = line.product;
        let per_day = product
            .group
            .and_then(|group| group.max_minutes_per_day)
            .or(product.dagdelen.map(|dagdelen| dagdelen.max_per_day));
        let (Some(per_day), Some(ruling)) =
            (per_day, ruling(self.book, "volume-per-day", &product.code, &[Stage::Declaration]))
        else {
            return Ok(());
        };
        let days = line.periode.einddatum.signed_duration_since(line.periode.begindatum).num_days() + 1;
        let maximum = u64::from(per_day) * u64::try_from(days).unwrap_or(0);
        if line.volume <= maximum {
            return Ok(());
        }
        let (bsn, code, volume) = (line.key.bsn, &product.code, line.volume);
        Err(Refusal::new(
            ruling,
            "productcode",
            Text::new(
                format!(
                    "{bsn} {code}: volume {volume} is meer dan {per_day} per dag over {days} dagen ({maximum})"
                ),
                format!(
                    "{bsn} {code}: volume {volume} is more than {per_day} per day over {days} days ({maximum})"
                ),
            ),
            Text::new(
                "Dit kan niet geleverd zijn; verbeter de registraties",
                "This cannot have been delivered; correct the registrations",
            ),
        ))
    }
}
