//! Care that is too old for a 323.

use chrono::{Datelike as _, Months};

use super::rule::{Refusal, Ruling};
use super::{Computation, Line, NotDeclared};
use crate::finding::{Severity, Text};
use crate::messages::GeslotenPeriode;
use crate::values::{Datum, date_nl};

/// The first year of the 323 (CS100).
const FIRST_YEAR: i32 = 2021;

/// How long care can be declared: 5 years (TR335).
const MONTHS: u32 = 60;

impl Computation {
    /// Takes out the lines that a 323 of a day cannot hold: from before 2021 (CS100), or over 5 years old (TR335).
    ///
    /// Each is a finding, and its rows are listed. To be called before the lines are built into messages; lines for
    /// the message of before 2021 are left alone by not calling it.
    pub fn refuse_old(&mut self, today: Datum) {
        for line in std::mem::take(&mut self.lines) {
            match too_old(&line, &line.periode, today) {
                None => self.lines.push(line),
                Some(refusal) => self.refuse_line(&line, &refusal, false),
            }
        }
        self.not_declared.sort_by(|a, b| (&a.place, a.datum).cmp(&(&b.place, b.datum)));
    }

    /// Refuses a line that was made: a finding at its first row unless it is told already, and every row listed.
    pub(super) fn refuse_line(&mut self, line: &Line, refusal: &Refusal, is_told: bool) {
        let place = line.first_place().filter(|_| !is_told);
        self.findings.extend(place.map(|place| refusal.finding(place)));
        for entry in &line.derivation.entries {
            self.not_declared.extend(entry.places.iter().map(|place| NotDeclared {
                place: place.clone(),
                bsn: Some(line.bsn),
                productcode: Some(line.product.to_string()),
                datum: Some(entry.datum),
                maand: Some(line.month()),
                rule: refusal.ruling.id.clone(),
                reason: refusal.message.clone(),
                correctable: false,
            }));
        }
    }
}

/// What keeps a product period, of a line or of what it credits, from being declared on a day.
pub(super) fn too_old(line: &Line, periode: &GeslotenPeriode, today: Datum) -> Option<Refusal> {
    let GeslotenPeriode { begindatum, einddatum } = *periode;
    let (bsn, code) = (line.bsn, &line.product);
    let (from, to) = (date_nl(begindatum), date_nl(einddatum));
    if begindatum.year() < FIRST_YEAR {
        return Some(Refusal::new(
            Ruling::own("CS100", Severity::Error),
            "datum",
            Text::new(
                format!(
                    "{bsn} {code}: productperiode {from} t/m {to} is van voor 2021 en past niet in een 323"
                ),
                format!(
                    "{bsn} {code}: product period {from} to {to} is of before 2021 and does not fit a 323"
                ),
            ),
            Text::new(
                "Verbeter de datum; zorg van voor 2021 gaat met het oude bericht 303, in overleg met de gemeente",
                "Correct the date; care from before 2021 goes with the old message 303, in consultation with the municipality",
            ),
        ));
    }
    let oldest = oldest(today);
    (einddatum < oldest).then(|| {
        let (oldest, day) = (date_nl(oldest), date_nl(today));
        Refusal::new(
            Ruling::own("TR335", Severity::Error),
            "datum",
            Text::new(
                format!(
                    "{bsn} {code}: de productperiode eindigt op {to}; op {day} kan tot {oldest} terug worden gedeclareerd"
                ),
                format!(
                    "{bsn} {code}: the product period ends on {to}; on {day} one can declare back to {oldest}"
                ),
            ),
            Text::new(
                "Verbeter de datum; na vijf jaar is zorg niet meer declarabel, overleg met de gemeente",
                "Correct the date; after five years care is no longer declarable, consult the municipality",
            ),
        )
    })
}

/// The first day on which a product period may end (TR335).
pub(super) fn oldest(today: Datum) -> Datum {
    today.checked_sub_months(Months::new(MONTHS)).unwrap_or(Datum::MIN)
}
