//! What becomes of a file: whether it is done, refused, or has to stay.

use crate::batch::BatchError;
use crate::dossier::Store;
use crate::finding::{Lang, Verdict};
use crate::report::words::word;
use crate::report::{Entry, text};

/// What became of one message, or of one thing that is said of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// The dossier has the message and what it says; also when it was answered with a rejection.
    Processed,
    /// Nothing could be done with it: no message, not to be read, not by its schema, or older than release 3.2.
    Refused,
    /// No message, and no harm: a remark on a ZIP, or something else that is in it.
    Told,
}

/// What became of an entry.
pub(super) fn fate(entry: &Entry) -> Fate {
    let report = &entry.report;
    let is_member = report.file.contains('!');
    match &entry.hash {
        // A message at a glance is one that follows its schema.
        Some(_) if report.glance.is_some() => Fate::Processed,
        Some(_) => Fate::Refused,
        None if report.has_errors() || report.verdict == Verdict::Reconstructed => Fate::Refused,
        None if report.verdict == Verdict::Unreadable && !is_member => Fate::Refused,
        None => Fate::Told,
    }
}

/// What is done with a file when its messages are processed.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// To the archive.
    Keep,
    /// To what is refused, with the reason.
    Refuse(String),
    /// Left where it is: the dossier does not have all of it.
    Stay,
}

/// What is done with a file, from all that was told of it.
///
/// # Errors
/// [`BatchError`] when the dossier cannot be read.
pub(super) fn way(store: &dyn Store, entries: &[&Entry], lang: Lang) -> Result<Way, BatchError> {
    for hash in entries.iter().filter_map(|entry| entry.hash.as_ref()) {
        // A client of whom the dossier is damaged keeps a message from entering, or from being judged to the end.
        if !store.seen(hash)?.is_some_and(|(_, is_final)| is_final) {
            return Ok(Way::Stay);
        }
    }
    let count = |of: Fate| entries.iter().filter(|entry| fate(entry) == of).count();
    match (count(Fate::Processed), count(Fate::Refused)) {
        (1.., 0) => Ok(Way::Keep),
        (processed, refused) => Ok(Way::Refuse(reason(entries, processed, refused, lang))),
    }
}

/// Why a file is refused, with all that was found.
fn reason(entries: &[&Entry], processed: usize, refused: usize, lang: Lang) -> String {
    let mut text = match (lang, processed, refused) {
        (_, 0, 0) => {
            word(lang, "Er zit geen bericht in dit bestand.", "There is no message in this file.").to_owned()
        }
        (_, 0, _) => word(
            lang,
            "Dit bestand is geweigerd: er is niets van verwerkt.",
            "This file was refused: nothing of it was processed.",
        )
        .to_owned(),
        (Lang::Nl, ..) => format!(
            "Berichten in dit bestand: {processed} verwerkt, {refused} geweigerd. Wat verwerkt is, hoeft niet \
             opnieuw; bied alleen aan wat hieronder staat."
        ),
        (Lang::En, ..) => format!(
            "Messages in this file: {processed} processed, {refused} refused. What was processed need not come \
             again; offer only what stands below."
        ),
    };
    text.push_str("\n\n");
    let style = text::Style { lang, colour: false };
    for entry in entries.iter().filter(|entry| fate(entry) != Fate::Processed) {
        text.push_str(&text::message(&entry.report, false, style));
    }
    text
}
