//! Puts a declaration that was made into the dossier, with all that must be known of it later.

use super::legacy::Vorm;
use super::verwachting::{self, Judging};
use super::{afkeuring, report};
use crate::batch::{BatchError, digest};
use crate::declaration::Declared;
use crate::dossier::{Herleiding, MessageRecord, OutgoingFile, Stand, Store, Waarvoor, facts};
use crate::finding::{Finding, Verdict};
use crate::report::{DeclaredMessage, MessageReport};
use crate::rules;
use crate::values::Month;

/// A message as it goes out.
pub(in crate::batch) struct Outgoing {
    /// The file, with its folder.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
    /// What our own rules find in it.
    pub report: MessageReport,
}

/// The 323 of a declaration. What we send is held to the same rules as what we receive.
fn message(declared: &Declared<'_>) -> Outgoing {
    let name = format!("declaraties/{}", declared.file_name);
    let mut report = MessageReport::readable(name.clone(), &declared.bericht);
    report.add(rules::content::check(&declared.bericht));
    Outgoing { name, bytes: declared.xml.clone().into_bytes(), report }
}

/// Keeps a declaration: the message, its lines with the answer that each may expect, how each came about, and the file
/// in which it goes out.
///
/// Gives the declaration as reports tell it, and what our own rules find in it, with a warning for every line that is
/// expected to be rejected.
pub(in crate::batch) fn declaration(
    store: &mut dyn Store,
    declared: &Declared<'_>,
    vorm: Vorm<'_>,
    month: Month,
    judging: &Judging<'_>,
) -> Result<(DeclaredMessage, Vec<Finding>), BatchError> {
    let Outgoing { name, bytes, report: mut own } = match vorm {
        Vorm::Declaratie => message(declared),
        Vorm::Legacy(vorm) => vorm.message(store, declared)?,
    };
    let hash = digest::hash(&bytes);
    let verwacht = match vorm {
        // Judged by the dossier as it is without it; those of the same run before it are in there as sent.
        Vorm::Declaratie => verwachting::expect(&declared.bericht, &hash, &*store, judging)?,
        // The rules of 3.2 are not those of the old message.
        Vorm::Legacy(_) => None,
    };
    store.add_message(&MessageRecord {
        hash: hash.clone(),
        bytes: bytes.clone(),
        outgoing: true,
        // The header would say that a 323 was sent.
        header: matches!(vorm, Vorm::Declaratie).then(|| facts::header(&declared.bericht)),
        ontvangen: judging.today,
        stand: Some(Stand::Onderweg),
        afgerond: true,
        verdict: match vorm {
            Vorm::Declaratie => Verdict::Valid,
            Vorm::Legacy(_) => Verdict::Reconstructed,
        },
        report: serde_json::to_string(&own)?,
    })?;
    facts::enter(store, &declared.bericht, &hash, Stand::Onderweg)?;
    for regel in verwacht.iter().flat_map(verwachting::Verwachting::per_line) {
        store.set_verwacht(&hash, &regel.referentie, &regel.codes)?;
    }
    store.add_outgoing(&OutgoingFile { name: name.clone(), bytes, waarvoor: Waarvoor::Maand(month) })?;
    let message = report::message(name, declared, verwacht.as_ref());
    for (made, line) in declared.lines.iter().zip(&message.lines) {
        store.add_herleiding(&Herleiding {
            domain: declared.domain,
            aanbieder: declared.aanbieder,
            referentie: made.referentie.clone(),
            regel: serde_json::to_string(line)?,
        })?;
    }
    own.findings.extend(afkeuring::warnings(&message));
    Ok((message, own.findings))
}
