//! The table `sessies`.

use super::cell::{self, MINUTES_PER_DAY};
use super::column::{Column, Kind, optional, required};
use super::row::{RowReader, each};
use super::{GeweigerdeRij, Place, Registraties, Tabel, Table};
use crate::finding::{Finding, Level, Severity, Text};
use crate::values::Datum;

/// The columns.
pub(super) const COLUMNS: &[Column] = &[
    required(
        "sessie",
        Kind::Text,
        Text::fixed(
            "Uw kenmerk van de bijeenkomst; elk maar één keer",
            "Your name of the session; each only once",
        ),
        "S01",
    ),
    required(
        "productcode",
        Kind::Code,
        Text::fixed(
            "Het groepsproduct, zoals in het productenboek",
            "The group product, as in the product book",
        ),
        "02A17",
    ),
    required("datum", Kind::Date, Text::fixed("De dag", "The day"), "07-04-2026"),
    required(
        "duur",
        Kind::Minutes,
        Text::fixed("Van begin tot eind, in minuten", "From begin to end, in minutes"),
        "90",
    ),
    optional(
        "professionals",
        Kind::Count,
        Text::fixed(
            "Het aantal professionals dat de hele tijd aanwezig was",
            "The number of professionals that were there all the time",
        ),
        Text::fixed(
            "tenzij `professional_minuten` is ingevuld",
            "unless `professional_minuten` is filled in",
        ),
        "2",
    ),
    optional(
        "professional_minuten",
        Kind::Text,
        Text::fixed(
            "De minuten van elke professional, met `+` ertussen",
            "The minutes of each professional, with `+` between",
        ),
        Text::fixed("als iemand er niet de hele tijd was", "when one was not there all the time"),
        "60+40",
    ),
];

/// More professionals than this in one session is a slip of the pen.
const MOST_PROFESSIONALS: u32 = 99;

/// A group session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sessie {
    /// Where it stands.
    pub place: Place,
    /// Its name, by which participants refer to it.
    pub sessie: String,
    /// The product as written.
    pub productcode: String,
    /// The day.
    pub datum: Datum,
    /// Clock minutes from begin to end.
    pub duur: u32,
    /// Minutes that each professional was there; never more than `duur`.
    pub professionals: Vec<u32>,
}

pub(super) fn read(table: &Table, into: &mut Registraties) {
    each(Tabel::Sessies, table, COLUMNS, into, |row, into| {
        let name = row.required_text("sessie");
        let productcode = row.required_text("productcode");
        let datum = row.required("datum", cell::datum);
        let duur = row.required("duur", cell::minutes);
        let professionals = professionals(row, duur);
        let refused = row.refused(None, row.text("productcode"), datum, row.text("sessie"));
        match (refused, name, productcode, datum, duur) {
            (None, Some(sessie), Some(productcode), Some(datum), Some(duur)) => {
                add(
                    into,
                    Sessie { place: row.place.clone(), sessie, productcode, datum, duur, professionals },
                );
            }
            (refused, ..) => into.geweigerd.extend(refused),
        }
    });
}

/// The minutes of each professional, from their number or from their own minutes.
fn professionals(row: &mut RowReader<'_>, duur: Option<u32>) -> Vec<u32> {
    let number = row.optional("professionals", |text| cell::number(text, MOST_PROFESSIONALS));
    let own = row.optional("professional_minuten", |text| {
        text.split('+').map(|part| cell::number(part.trim(), MINUTES_PER_DAY)).collect::<Result<Vec<_>, _>>()
    });
    let full = duur.unwrap_or_default();
    if let (Some(number), Some(own)) = (number, &own)
        && own.len() != number as usize
    {
        row.fault(
            "professional_minuten",
            "registratie-professionals",
            Text::new(
                format!("Er zijn minuten van {} professionals, `professionals` noemt er {number}", own.len()),
                format!("There are minutes of {} professionals, `professionals` says {number}", own.len()),
            ),
            Text::new("Maak beide gelijk of laat er een weg", "Make them agree or leave one out"),
        );
    }
    if let Some(own) = &own
        && own.iter().any(|minutes| *minutes > full)
        && duur.is_some()
    {
        row.fault(
            "professional_minuten",
            "registratie-professionals",
            Text::new(
                format!("Een professional was er langer dan de sessie van {full} minuten"),
                format!("A professional was there longer than the session of {full} minutes"),
            ),
            Text::new(
                "Verbeter `duur` of `professional_minuten`",
                "Correct `duur` or `professional_minuten`",
            ),
        );
    }
    let minutes: Vec<u32> = match (own, number) {
        (Some(own), _) => own.into_iter().filter(|minutes| *minutes > 0).collect(),
        (None, Some(number)) => vec![full; number as usize],
        (None, None) => Vec::new(),
    };
    let given = row.text("professionals").is_some() || row.text("professional_minuten").is_some();
    if minutes.is_empty() && (!given || number == Some(0)) {
        row.fault(
            "professionals",
            "registratie-professionals",
            Text::new("De sessie heeft geen professionals", "The session has no professionals"),
            Text::new(
                "Vul `professionals` in, of `professional_minuten` zoals `60+40`",
                "Fill in `professionals`, or `professional_minuten` such as `60+40`",
            ),
        );
    }
    minutes
}

/// Adds a session. The same name twice: equal rows count once, different ones cannot both be true.
fn add(into: &mut Registraties, sessie: Sessie) {
    let Some(index) = into.sessies.iter().position(|other| other.sessie == sessie.sessie) else {
        // A session of that name that was refused as contradictory stays refused.
        let contradicted = into.geweigerd.iter().find(|rij| {
            rij.rule == "registratie-sessie-dubbel" && rij.sessie.as_deref() == Some(sessie.sessie.as_str())
        });
        match contradicted.map(|rij| rij.place.clone()) {
            Some(first) => twice(into, &sessie, &first, false),
            None => into.sessies.push(sessie),
        }
        return;
    };
    let first = into.sessies[index].clone();
    let equal = Sessie { place: first.place.clone(), ..sessie.clone() } == first;
    twice(into, &sessie, &first.place, equal);
    if !equal {
        into.sessies.remove(index);
        twice(into, &first, &sessie.place, false);
    }
}

fn twice(into: &mut Registraties, sessie: &Sessie, other: &Place, equal: bool) {
    let message = Text::new(
        format!("Sessie `{}` staat er twee keer, ook op regel {}", sessie.sessie, other.regel),
        format!("Session `{}` is there twice, also on line {}", sessie.sessie, other.regel),
    );
    let advice = if equal {
        Text::new("Laat deze rij weg; de sessie telt één keer", "Leave this row out; the session counts once")
    } else {
        Text::new(
            "De rijen verschillen: geef elke sessie een eigen naam of verbeter ze; geen van beide telt nu",
            "The rows differ: give every session its own name or correct them; neither counts now",
        )
    };
    into.findings.push(
        Finding::new(
            "registratie-sessie-dubbel",
            Level::Productbook,
            Severity::Error,
            message.clone(),
            advice,
        )
        .at(sessie.place.cell("sessie"))
        .on_line(sessie.place.regel, 0)
        .found(super::row::shorten(&sessie.sessie)),
    );
    into.geweigerd.push(GeweigerdeRij {
        place: sessie.place.clone(),
        bsn: None,
        productcode: Some(sessie.productcode.clone()),
        datum: Some(sessie.datum),
        sessie: Some(sessie.sessie.clone()),
        rule: "registratie-sessie-dubbel",
        reason: message,
    });
}
