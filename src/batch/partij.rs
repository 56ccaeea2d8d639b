//! Whether a message is ours: from us or to us.

use super::Own;
use super::input::PARTIJ;
use super::known::place;
use crate::finding::{Finding, Level, Severity, Text};
use crate::messages::{Bericht, Side};
use crate::report::MessageReport;

/// Adds to the report on a message that it is between others, when it is.
pub(super) fn remark(bericht: &Bericht, bytes: &[u8], own: &Own, report: &mut MessageReport) {
    let mut remarks = Vec::from_iter(check(bericht, own));
    place(bytes, &mut remarks);
    report.add(remarks);
}

/// Warns when a message is between other organisations than our own.
///
/// It enters the dossier under their codes: what others are allocated is never declared as ours, and rules
/// that ask for the same provider see the difference.
pub(super) fn check(bericht: &Bericht, own: &Own) -> Option<Finding> {
    let (afzender, ontvanger) = bericht.parties();
    let from_gemeente = bericht.kind().afzender() == Side::Gemeente;
    let (ours, is_afzender) = match own {
        Own::Aanbieder(agb) => (agb.to_string(), !from_gemeente),
        Own::Gemeente(gemeente) => (gemeente.to_string(), from_gemeente),
        Own::Unknown => return None,
    };
    let (element, theirs) = if is_afzender { ("Afzender", afzender) } else { ("Ontvanger", ontvanger) };
    if theirs == ours {
        return None;
    }
    let message = if is_afzender {
        Text::new(
            format!("Dit bericht is van `{theirs}` en niet van onze organisatie (`{ours}`)"),
            format!("This message is from `{theirs}` and not from our organisation (`{ours}`)"),
        )
    } else {
        Text::new(
            format!("Dit bericht is voor `{theirs}` en niet voor onze organisatie (`{ours}`)"),
            format!("This message is for `{theirs}` and not for our organisation (`{ours}`)"),
        )
    };
    let advice = Text::new(
        "Het telt niet als het onze; hoort het hier wel, verbeter dan `ibericht.toml`, en vraag anders de afzender \
         om het aan de juiste organisatie te sturen",
        "It does not count as ours; when it belongs here, correct `ibericht.toml`, otherwise ask the sender to send \
         it to the right organisation",
    );
    let finding = Finding::new(PARTIJ, Level::Extern, Severity::Warning, message, advice);
    Some(
        finding
            .at(format!("/Bericht/Header/{element}"))
            .found(theirs)
            .expected(Text::same(format!("`{ours}`"))),
    )
}
