//! The report of a period, made again from the dossier.

use std::path::Path;

use super::{BatchError, Own};
use crate::dossier::{GehoudenRapport, Store};
use crate::finding::Lang;
use crate::report::dossier::{Deadlines, Selection, Snapshot, aandacht, deadlines};
use crate::report::{Entries, Entry, MessageReport, Overview, Period, Run};
use crate::values::{Datum, Kalender, Month, Simple};

/// How many reports are read at a time.
const PAGE: u32 = 500;

/// Which report is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Reporting<'a> {
    /// The first day on which messages were received; none for all from the beginning.
    pub from: Option<Datum>,
    /// The last one; none for all until the end.
    pub to: Option<Datum>,
    /// The day by which budgets and deadlines are reckoned.
    pub today: Datum,
    /// Who we are.
    pub own: &'a Own,
    /// Which days are working days.
    pub kalender: &'a Kalender,
    /// The language of lists.
    pub lang: Lang,
    /// Where what does not fit in memory is put aside, in a file without a name.
    pub temporary: &'a Path,
}

/// Tells again what was told of the messages that came in on some days, with the ledger of the declarations for those
/// months, what was answered otherwise or set aside, and the budgets and deadlines of today. The dossier is not changed.
///
/// # Errors
/// [`BatchError`] when the dossier cannot be read, or what does not fit in memory cannot be put aside.
pub fn report(store: &dyn Store, asked: &Reporting<'_>) -> Result<Overview, BatchError> {
    let (entries, removed) = entries(store, asked)?;
    let selection = Selection { bsn: None, masked: true, lang: asked.lang };
    let own = asked.own.code();
    let by = Deadlines { today: asked.today, kalender: asked.kalender, own };
    let is_open = asked.from.is_none() && asked.to.is_none();
    let snapshot = Snapshot {
        deadlines: deadlines(store, &selection, &by)?,
        ..Snapshot::of_months(store, &selection, asked.from.map(Month::of), asked.to.map(Month::of))?
    };
    Ok(Overview {
        run: Run::Period,
        own: asked.own.name(),
        entries,
        budget: aandacht(store, store.clients()?, &selection, asked.today)?,
        snapshot: Some(snapshot),
        period: Some(Period {
            from: asked.from.map(|day| day.text().into_owned()),
            to: asked.to.map(|day| day.text().into_owned()),
            undated: if is_open { 0 } else { store.zonder_ontvangst()? },
            removed,
        }),
        ..Overview::on(asked.today)
    })
}

/// The messages of the period, and of how many the report was removed.
fn entries(store: &dyn Store, asked: &Reporting<'_>) -> Result<(Entries, u64), BatchError> {
    let mut entries = Entries::in_folder(asked.temporary);
    let (mut after, mut removed) = (0, 0);
    loop {
        let page = store.rapporten((asked.from, asked.to), after, PAGE)?;
        let Some(last) = page.last() else { return Ok((entries, removed)) };
        after = last.volgnummer;
        for kept in page {
            match entry(kept)? {
                Some(entry) => {
                    let put_aside = entries.push(entry);
                    put_aside.map_err(|source| BatchError::write(asked.temporary, source))?;
                }
                None => removed += 1,
            }
        }
    }
}

/// The report as it was told; none when it was removed. What was held back and is answered by now was sent all the same.
fn entry(kept: GehoudenRapport) -> Result<Option<Entry>, BatchError> {
    if kept.rapport.is_empty() {
        return Ok(None);
    }
    let mut report: MessageReport = serde_json::from_str(&kept.rapport)?;
    report.held_back &= !kept.is_beantwoord;
    Ok(Some(Entry { report, seen: false, hash: Some(kept.hash) }))
}
