//! What is due: answers, decisions on requests, and reports of starts and stops, each with its last day.
//!
//! A term tells who has to act, whichever party keeps the dossier. It runs from receipt: the day on which the dossier got
//! the message, or for a message of our own its date, since we know no other day on which the other party got it.

mod search;

use search::Search;

use super::{BekendBericht, Store, StoreError};
use crate::finding::Text;
use crate::messages::Side;
use crate::values::{AgbCode, Bsn, Datum, Domain, Gemeente, Kalender, plus_werkdagen};

/// Something that one of the parties has to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Termijn {
    /// What has to be done.
    pub soort: Soort,
    /// The law.
    pub domain: Domain,
    /// The municipality.
    pub gemeente: Gemeente,
    /// The provider.
    pub aanbieder: AgbCode,
    /// Which of them has to act.
    pub wie: Side,
    /// The client; none for a declaration, which is about more of them.
    pub bsn: Option<Bsn>,
    /// Identification, reference or allocation number by which to find it.
    pub kenmerk: String,
    /// The day from which the term runs.
    pub vanaf: Datum,
    /// The last day.
    pub uiterlijk: Datum,
    /// Working days since the last day; 0 when that has not passed.
    pub te_laat: u32,
    /// What has to be done, for people.
    pub wat: Text,
}

/// What kind of thing has to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Soort {
    /// Answer a message by its return message.
    Retour,
    /// Answer a declaration by a 325.
    Declaratieantwoord,
    /// Decide on a product that a 315 asks for.
    Verzoek,
    /// Decide on a 317.
    Wijziging,
    /// Decide on a request that is looked into.
    Onderzoek,
    /// Report a start.
    Start,
    /// Report a stop.
    Stop,
}

impl Soort {
    /// The business rule that sets the term.
    #[must_use]
    pub const fn bron(self) -> &'static str {
        match self {
            Self::Retour => "OP090",
            Self::Declaratieantwoord => "OP090x4",
            Self::Verzoek | Self::Onderzoek => "OP274",
            Self::Wijziging => "OP346",
            Self::Start => "OP271",
            Self::Stop => "OP272",
        }
    }

    /// The word for it in data.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Retour => "retour",
            Self::Declaratieantwoord => "declaratieantwoord",
            Self::Verzoek => "verzoek",
            Self::Wijziging => "wijziging",
            Self::Onderzoek => "onderzoek",
            Self::Start => "start",
            Self::Stop => "stop",
        }
    }
}

/// What is due on a day or was due before it, the earliest last day first.
///
/// `own` is the code of the party that looks, when known. A message that its own checks hold back is not waited for, and
/// neither is the answer to one that is decided on.
///
/// # Errors
/// [`StoreError`] when the dossier cannot be read.
pub fn termijnen(
    store: &dyn Store,
    today: Datum,
    kalender: &Kalender,
    own: Option<&str>,
    only: Option<&Bsn>,
) -> Result<Vec<Termijn>, StoreError> {
    let mut search = Search::new(store, today, kalender, own);
    search.answers(only)?;
    for (domain, bsn) in store.clients()? {
        if only.is_none_or(|only| *only == bsn) {
            search.requests(domain, &bsn)?;
            search.deliveries(domain, &bsn)?;
        }
    }
    let mut termijnen = search.termijnen;
    // What is due on the same day keeps the order of the dossier.
    termijnen.sort_by_key(|termijn| (termijn.uiterlijk, termijn.soort));
    Ok(termijnen)
}

/// The day from which the term to answer a message runs, and its last day; none for a message that nothing answers.
///
/// `own` is the code of the party that looks, when known.
#[must_use]
pub fn answer_term(known: &BekendBericht, kalender: &Kalender, own: Option<&str>) -> Option<(Datum, Datum)> {
    let days = known.header.kind.answer_days()?;
    let is_own = own == Some(known.header.afzender.as_str());
    let received = if is_own { known.header.dagtekening } else { known.ontvangen };
    Some((received, plus_werkdagen(received, days.into(), kalender)))
}
