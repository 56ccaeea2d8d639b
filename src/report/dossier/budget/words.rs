//! The words and the table of a budget.

use std::fmt::Write as _;

use super::BudgetRow;
use crate::dossier::ToewijzingVersie;
use crate::dossier::budget::{Afloop, Grens, Verbruik};
use crate::finding::Lang;
use crate::report::dossier::iso;
use crate::report::dossier::listed::{Listed, period};
use crate::report::words::{counted, date, word};
use crate::rules::hoeveel;
use crate::values::{Datum, Eenheid, Fraction, Rounding, round};

/// How amounts of an allocation are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::report::dossier) struct Hoeveelheid {
    eenheid: Eenheid,
    /// Counted in minutes, told in hours.
    in_hours: bool,
}

impl Hoeveelheid {
    /// As the allocation has them.
    pub(in crate::report::dossier) fn of(versie: &ToewijzingVersie, verbruik: &Verbruik) -> Self {
        let omvang = versie.product.omvang.as_ref();
        let in_hours =
            verbruik.grens == Grens::Volume && omvang.is_some_and(|omvang| omvang.eenheid == Eenheid::UUR);
        Self { eenheid: verbruik.eenheid, in_hours }
    }

    /// An amount in words: `12 uur 30 minuten`, `€ 1.250,00`.
    pub(in crate::report::dossier) fn text(self, amount: u64, lang: Lang) -> String {
        let say = |amount, eenheid| hoeveel(amount, eenheid).get(lang).to_owned();
        if !self.in_hours {
            return say(amount, self.eenheid);
        }
        match (amount / 60, amount % 60) {
            (0, minutes) if minutes > 0 => say(minutes, Eenheid::MINUUT),
            (hours, 0) => say(hours, Eenheid::UUR),
            (hours, minutes) => format!("{} {}", say(hours, Eenheid::UUR), say(minutes, Eenheid::MINUUT)),
        }
    }

    /// A fraction of 0 or more in words: minutes and cents as whole ones, the rest in tenths.
    fn fraction(self, amount: Fraction, lang: Lang) -> String {
        let whole =
            |value: Fraction| u64::try_from(round(value, Rounding::HalfUpPerLine)).unwrap_or(u64::MAX);
        let is_fine = [Eenheid::MINUUT, Eenheid::EURO].contains(&self.eenheid);
        let tenths = whole(amount * Fraction::from_integer(10));
        if is_fine || tenths.is_multiple_of(10) {
            return self.text(whole(amount), lang);
        }
        // Of 2 of them the word is the plural.
        let two = hoeveel(2, self.eenheid);
        let unit = two.get(lang).trim_start_matches(['2', ' ']);
        format!("{}{}{} {unit}", tenths / 10, word(lang, ",", "."), tenths % 10)
    }
}

/// The name of the unit in which an allocation is counted, in data.
pub(in crate::report::dossier) fn eenheid_name(eenheid: Eenheid) -> &'static str {
    match eenheid {
        Eenheid::MINUUT => "minuut",
        Eenheid::UUR => "uur",
        Eenheid::ETMAAL => "etmaal",
        Eenheid::DAGDEEL => "dagdeel",
        Eenheid::EURO => "eurocent",
        _ => "stuk",
    }
}

/// How long it lasts, in words.
pub(super) fn uitleg(
    versie: &ToewijzingVersie,
    verbruik: &Verbruik,
    hoeveel: Hoeveelheid,
    today: Datum,
    lang: Lang,
) -> String {
    let day = |day: Datum| date(&iso(day), lang);
    let mut said = match &verbruik.afloop {
        Afloop::GeenGrens if verbruik.grens == Grens::Geen => {
            word(lang, "geen grens: geen volume en geen budget", "no limit: no volume and no budget")
                .to_owned()
        }
        Afloop::GeenGrens => {
            word(lang, "geen grens over de looptijd: geen einddatum", "no limit over the term: no last day")
                .to_owned()
        }
        Afloop::GeenTempo if versie.product.ingangsdatum > today => {
            format!("{} {}", word(lang, "begint op", "begins on"), day(versie.product.ingangsdatum))
        }
        Afloop::GeenTempo => word(lang, "nog niets gedeclareerd", "nothing declared yet").to_owned(),
        Afloop::Overschreden { te_veel } => {
            let amount = hoeveel.text(*te_veel, lang);
            match lang {
                Lang::Nl => format!("overschreden: {amount} te veel"),
                Lang::En => format!("overspent: {amount} too much"),
            }
        }
        Afloop::Op { dag, dagen_voor_einde } => runs_out(&day(*dag), *dagen_voor_einde, lang),
        Afloop::Rest { over, einde } => {
            let (amount, einde) = (hoeveel.fraction(*over, lang), day(*einde));
            match lang {
                Lang::Nl => format!("genoeg: op {einde} nog {amount} over"),
                Lang::En => format!("enough: {amount} left on {einde}"),
            }
        }
    };
    if verbruik.niet_te_vergelijken > 0 {
        let (one, more) = match lang {
            Lang::Nl => ("regel in een andere eenheid telt", "regels in een andere eenheid tellen"),
            Lang::En => ("line in another unit is", "lines in another unit are"),
        };
        let not = word(lang, "niet mee", "not counted");
        let _ = write!(said, "; {} {not}", counted(verbruik.niet_te_vergelijken, one, more));
    }
    said
}

fn runs_out(day: &str, before: Option<u64>, lang: Lang) -> String {
    match (lang, before) {
        (Lang::Nl, None) => format!("raakt op: {day}"),
        (Lang::Nl, Some(0)) => format!("raakt op: {day}, op de laatste dag zelf"),
        (Lang::Nl, Some(days)) => {
            format!("raakt op: {day}, {} voor het einde", counted(days, "dag", "dagen"))
        }
        (Lang::En, None) => format!("runs out on {day}"),
        (Lang::En, Some(0)) => format!("runs out on {day}, on its very last day"),
        (Lang::En, Some(days)) => {
            format!("runs out on {day}, {} before the end", counted(days, "day", "days"))
        }
    }
}

impl BudgetRow {
    /// What may be used, in words.
    #[must_use]
    pub fn allowed(&self, lang: Lang) -> String {
        let no_limit = || word(lang, "geen grens", "no limit").to_owned();
        self.toegestaan.map_or_else(no_limit, |amount| self.hoeveel.text(amount, lang))
    }

    /// What is used, in words.
    #[must_use]
    pub fn used(&self, lang: Lang) -> String {
        self.hoeveel.text(self.gebruikt, lang)
    }

    /// What of that has no answer yet, in words; none when all is answered.
    #[must_use]
    pub fn unanswered(&self, lang: Lang) -> Option<String> {
        (self.onbeantwoord > 0).then(|| self.hoeveel.text(self.onbeantwoord, lang))
    }

    /// What remains, in words.
    #[must_use]
    pub fn remains(&self, lang: Lang) -> String {
        self.resterend.map_or_else(|| "-".to_owned(), |amount| self.hoeveel.text(amount, lang))
    }

    /// What would be used by now, in words; none without a limit or a last day.
    #[must_use]
    pub fn expected(&self, lang: Lang) -> Option<String> {
        self.verbruik.nu_verwacht.map(|amount| self.hoeveel.fraction(amount, lang))
    }

    /// What is used per week, in words.
    #[must_use]
    pub fn pace(&self, lang: Lang) -> String {
        self.verbruik
            .tempo
            .map_or_else(|| "-".to_owned(), |tempo| self.hoeveel.fraction(tempo.per_week, lang))
    }

    /// First and last day, in words.
    #[must_use]
    pub fn term(&self, lang: Lang) -> String {
        period(&self.ingangsdatum, self.einddatum.as_deref(), lang)
    }

    /// The last product period with what may be used in it; none without such a limit.
    fn last_period(&self, lang: Lang) -> Option<String> {
        let last = self.perioden.iter().rfind(|periode| periode.gebruikt > 0).or(self.perioden.last())?;
        let month = last.begindatum.get(..7).unwrap_or(&last.begindatum);
        let (mut used, allowed) =
            (self.hoeveel.text(last.gebruikt, lang), self.hoeveel.text(last.toegestaan, lang));
        // `480 van 720 minuten`: the unit once, where it is the same.
        if let (Some((number, unit)), Some((_, other))) = (used.split_once(' '), allowed.split_once(' '))
            && unit == other
        {
            used = number.to_owned();
        }
        Some(format!("{month}: {used} {} {allowed}", word(lang, "van", "of")))
    }
}

impl Listed for BudgetRow {
    fn header(lang: Lang) -> Vec<&'static str> {
        match lang {
            Lang::Nl => vec![
                "cliënt",
                "toewijzing",
                "looptijd",
                "toegestaan",
                "gebruikt",
                "over",
                "per week",
                "verwachting",
            ],
            Lang::En => {
                vec!["client", "allocation", "term", "allowed", "used", "left", "per week", "outlook"]
            }
        }
    }

    fn cells(&self, lang: Lang) -> Vec<String> {
        let mut used = self.used(lang);
        if self.onbeantwoord > 0 {
            let open = match self.unanswered(lang) {
                Some(open) if self.onbeantwoord < self.gebruikt => open,
                _ => word(lang, "alles", "all of it").to_owned(),
            };
            let _ = write!(used, "\n{}: {open}", word(lang, "zonder antwoord", "no answer"));
        }
        if let Some(last) = self.last_period(lang) {
            let _ = write!(used, "\n{last}");
        }
        vec![
            format!("{}\n{} ({})", self.bsn, self.gemeente, self.domain.law()),
            format!("{}\n{}", self.toewijzingnummer, self.product).trim_end().to_owned(),
            self.term(lang),
            self.allowed(lang),
            used,
            self.remains(lang),
            self.pace(lang),
            self.uitleg.clone(),
        ]
    }

    fn nothing(lang: Lang) -> &'static str {
        word(lang, "Er zijn geen toewijzingen bekend", "No allocations are known")
    }
}
