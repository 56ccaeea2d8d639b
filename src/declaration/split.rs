//! Splits a declaration that would be larger than a message may be.
//!
//! Every part is a declaration by itself, with its own numbers and total. Lines stay in their order: a client goes
//! whole into one part, and only a client who alone is too large is spread, by allocation and at last by line. A
//! credit and the line that replaces it are one [`Line`], so they are never apart.

use super::Line;
use super::build::{BuildError, Declared, Numbers};
use crate::finding::{Finding, Level, Severity, Text};

/// Makes the message of lines under numbers; none when the lines have nothing to send.
pub(super) type Make<'f, 'l> = &'f dyn Fn(&'l [Line], &Numbers) -> Result<Option<Declared<'l>>, BuildError>;

/// Lines that stay together.
#[derive(Debug, Clone, Copy)]
struct Unit {
    lines: usize,
    /// Bytes of a message that holds only these.
    bytes: usize,
}

/// The messages of lines that belong together: one, or as many as are needed to keep each within the bound.
///
/// Sizes that were measured apart only tell where to begin: a part is taken when its message, as it goes out, fits.
pub(super) fn parts<'l>(
    mut lines: &'l [Line],
    max_bytes: usize,
    draw: &mut dyn FnMut() -> Result<Numbers, BuildError>,
    write: Make<'_, 'l>,
) -> Result<Vec<Declared<'l>>, BuildError> {
    let mut numbers = draw()?;
    let Some(whole) = write(lines, &numbers)? else { return Ok(Vec::new()) };
    let bytes = whole.xml.len();
    if bytes <= max_bytes {
        return Ok(vec![whole]);
    }
    drop(whole);
    let units = units(lines, &numbers, max_bytes, write)?;
    // What every message has, whatever its lines, is in each of the sizes, and once in the whole.
    let apart: usize = units.iter().map(|unit| unit.bytes).sum();
    let common = apart.saturating_sub(bytes) / units.len().saturating_sub(1).max(1);
    let mut units = &units[..];
    let mut parts = Vec::new();
    while !units.is_empty() {
        let mut count = fitting(units, common, max_bytes);
        let made = loop {
            let made = write(&lines[..length(&units[..count])], &numbers)?;
            match &made {
                Some(part) if part.xml.len() > max_bytes && count > 1 => {
                    count -= too_many(&units[..count], common, part.xml.len() - max_bytes);
                }
                Some(part) if part.xml.len() > max_bytes => {
                    return Err(BuildError::LineTooLarge { bytes: part.xml.len(), max_bytes });
                }
                _ => break made,
            }
        };
        lines = &lines[length(&units[..count])..];
        units = &units[count..];
        if let Some(part) = made {
            parts.push(part);
            if !units.is_empty() {
                numbers = draw()?;
            }
        }
    }
    Ok(parts)
}

/// The lines in pieces that each fit: clients, or allocations of a client, or single lines.
fn units<'l>(
    lines: &'l [Line],
    numbers: &Numbers,
    max_bytes: usize,
    write: Make<'_, 'l>,
) -> Result<Vec<Unit>, BuildError> {
    let unit = |lines: &'l [Line]| {
        let bytes = write(lines, numbers)?.map_or(0, |made| made.xml.len());
        Ok::<_, BuildError>(Unit { lines: lines.len(), bytes })
    };
    let mut units = Vec::new();
    for client in lines.chunk_by(|a, b| a.bsn == b.bsn) {
        let whole = unit(client)?;
        if whole.bytes <= max_bytes {
            units.push(whole);
            continue;
        }
        for allocation in client.chunk_by(|a, b| a.toewijzing_nummer == b.toewijzing_nummer) {
            let whole = unit(allocation)?;
            if whole.bytes <= max_bytes {
                units.push(whole);
                continue;
            }
            for line in allocation.chunks(1) {
                units.push(unit(line)?);
            }
        }
    }
    Ok(units)
}

fn length(units: &[Unit]) -> usize {
    units.iter().map(|unit| unit.lines).sum()
}

/// How many units go into one part by their sizes; at least one.
fn fitting(units: &[Unit], common: usize, max_bytes: usize) -> usize {
    let mut bytes = common;
    let fit = units.iter().take_while(|unit| {
        bytes = bytes.saturating_add(unit.bytes.saturating_sub(common));
        bytes <= max_bytes
    });
    fit.count().max(1)
}

/// How many of more than one unit must go to take so many bytes off; never all of them.
fn too_many(units: &[Unit], common: usize, bytes: usize) -> usize {
    let mut off = 0;
    let less = units.iter().rev().take_while(|unit| {
        let more = off < bytes;
        off += unit.bytes.saturating_sub(common);
        more
    });
    less.count().clamp(1, units.len() - 1)
}

/// Tells which declarations are parts of what would have been one.
#[must_use]
pub fn splits(declared: &[Declared<'_>]) -> Vec<Finding> {
    declared
        .chunk_by(|a, b| (a.domain, a.gemeente) == (b.domain, b.gemeente))
        .filter(|parts| parts.len() > 1)
        .map(|parts| {
            let (gemeente, law, count) = (parts[0].gemeente.name(), parts[0].domain.law(), parts.len());
            let numbers = parts.iter().map(|part| part.nummer.as_str()).collect::<Vec<_>>().join(", ");
            Finding::new(
                SPLIT,
                Level::Productbook,
                Severity::Info,
                Text::new(
                    format!(
                        "De declaratie van {gemeente} ({law}) is te groot voor één bericht en is gesplitst in \
                         {count} declaraties, elk met een eigen nummer en totaal: {numbers}"
                    ),
                    format!(
                        "The declaration of {gemeente} ({law}) is too large for one message and is split into \
                         {count} declarations, each with its own number and total: {numbers}"
                    ),
                ),
                Text::fixed(
                    "Dien ze alle in; de gemeente beantwoordt elk met een eigen 325",
                    "Submit them all; the municipality answers each with a 325 of its own",
                ),
            )
        })
        .collect()
}

/// The rule by which a split is told.
pub(super) const SPLIT: &str = "declaratie-gesplitst";
