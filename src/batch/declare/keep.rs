//! Puts a declaration that was made into the dossier, with all that must be known of it later.

use super::verwachting::{self, Judging};
use super::{afkeuring, report};
use crate::batch::{BatchError, check};
use crate::declaration::Declared;
use crate::dossier::{Herleiding, MessageRecord, OutgoingFile, Stand, Store, Waarvoor, facts};
use crate::finding::{Finding, Verdict};
use crate::report::{DeclaredMessage, MessageReport};
use crate::rules;
use crate::values::Month;

/// Keeps a declaration: the message, its lines with the answer that each may expect, how each came about, and the file
/// in which it goes out.
///
/// Gives the declaration as reports tell it, and what our own rules find in it, with a warning for every line that is
/// expected to be rejected.
pub(in crate::batch) fn declaration(
    store: &mut dyn Store,
    declared: &Declared<'_>,
    month: Month,
    judging: &Judging<'_>,
) -> Result<(DeclaredMessage, Vec<Finding>), BatchError> {
    let name = format!("declaraties/{}", declared.file_name);
    let hash = check::hash(declared.xml.as_bytes());
    let mut own = MessageReport::readable(name.clone(), &declared.bericht);
    // What we send is held to the same rules as what we receive.
    own.add(rules::content::check(&declared.bericht));
    // Judged by the dossier as it is without it; those of the same run before it are in there as sent.
    let verwacht = verwachting::expect(&declared.bericht, &hash, &*store, judging)?;
    let bytes = declared.xml.clone().into_bytes();
    store.add_message(&MessageRecord {
        hash: hash.clone(),
        bytes: bytes.clone(),
        outgoing: true,
        header: Some(facts::header(&declared.bericht)),
        ontvangen: judging.today,
        stand: Some(Stand::Onderweg),
        afgerond: true,
        verdict: Verdict::Valid,
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
