//! The reading of the made XML, told in places of the JSON.

use super::fault::Fault;
use super::make::{Made, Place};
use crate::finding::Finding;
use crate::messages::{Reading, identification, read};
use crate::xml::{FaultKind, MAX_FAULTS, Positions};

/// Decodes the XML and puts every finding on its place in the JSON.
pub(super) fn finish(source: &str, made: Made) -> Reading {
    let Made { xml, places, faults } = made;
    let mut told = faults.told;
    let mut more = faults.more;
    let (message, id) = match read(xml.as_bytes(), usize::MAX) {
        Reading::Valid(bericht) if told.is_empty() => return Reading::Valid(bericht),
        Reading::Valid(bericht) => (bericht.name(), identification(&xml)),
        Reading::Invalid { message, id, findings } => {
            for finding in findings {
                if finding.expected.is_none() {
                    // Only the engine's own word that there are more has nothing that is expected.
                    more = true;
                } else if let Some(fault) = placed(finding, &places) {
                    told.push(fault);
                }
            }
            (message, id)
        }
        Reading::Unreadable(finding) => return Reading::Unreadable(finding.on_line(0, 0)),
    };
    told.sort_by_key(|fault| fault.at);
    Reading::Invalid { message, id, findings: findings(source, told, more) }
}

/// A finding of the engine with its offset in the JSON; nothing when the stand-in of a told value caused it.
fn placed(finding: Finding, places: &[Place]) -> Option<Fault> {
    let line = usize::try_from(finding.line).unwrap_or_default();
    let Some(place) = places.get(line.saturating_sub(1)) else {
        return Some(Fault { at: 0, finding });
    };
    if let Some(unusable) = &place.unusable {
        let below = finding.path.strip_prefix(&**unusable);
        let empty = below == Some("") && finding.found.as_deref() == Some("");
        if empty || below.is_some_and(|below| below.starts_with('/')) {
            return None;
        }
    }
    // What is absent has nothing that was found, and no value of its own to point at.
    let at = if finding.found.is_some() { place.at } else { place.within };
    Some(Fault { at, finding })
}

/// The faults, in document order, with line and column.
fn findings(source: &str, told: Vec<Fault>, more: bool) -> Vec<Finding> {
    let mut positions = Positions::new(source);
    let more = more || told.len() > MAX_FAULTS;
    let mut findings: Vec<_> = told
        .into_iter()
        .take(MAX_FAULTS)
        .map(|fault| {
            let (line, column) = positions.of(fault.at);
            fault.finding.on_line(line, column)
        })
        .collect();
    if more {
        let mut last = FaultKind::TooMany { limit: MAX_FAULTS }.finding();
        if let Some(Finding { path, line, column, .. }) = findings.last() {
            last = last.at(path.clone()).on_line(*line, *column);
        }
        findings.push(last);
    }
    findings
}
