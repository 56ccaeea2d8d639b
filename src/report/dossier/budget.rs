//! How far allocations are used up and when they run out, as a list.

use serde::Serialize;

use super::listed::{Listed, period};
use super::{Selection, iso, omvang_text, product_text};
use crate::dossier::budget::{Afloop, Grens, Verbruik};
use crate::dossier::{Store, StoreError, ToewijzingVersie, staande};
use crate::finding::Lang;
use crate::report::words::{counted, date, word};
use crate::rules::dossier::hoeveel;
use crate::values::{Datum, Domain, Eenheid, Fraction, Rounding, fraction_text, round};

/// What may be used of a current allocation, what is used, and how long the rest lasts.
///
/// Amounts are whole numbers in `eenheid`; fractions are exact, such as `523/7`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BudgetRow {
    /// The law.
    pub domain: Domain,
    /// The client.
    pub bsn: String,
    /// The municipality.
    pub gemeente: String,
    /// The provider.
    pub aanbieder: String,
    /// The number of the allocation.
    pub toewijzingnummer: u32,
    /// Category and code, as far as stated.
    pub product: String,
    /// First day.
    pub ingangsdatum: String,
    /// Last day, when there is one.
    pub einddatum: Option<String>,
    /// The volume in words; absent for an allocation without one.
    pub omvang: Option<String>,
    /// What sets the limit: `volume`, `budget` or `geen`.
    pub grens: &'static str,
    /// The unit: `minuut` for an allocation in hours, `eurocent` for money.
    pub eenheid: &'static str,
    /// What may be used over the whole term; absent without a limit.
    pub toegestaan: Option<u64>,
    /// What the lines that stand use.
    pub gebruikt: u64,
    /// Of that what has no answer yet.
    pub onbeantwoord: u64,
    /// What remains; absent without a limit.
    pub resterend: Option<u64>,
    /// Lines that stand in another unit, which are not counted.
    pub niet_te_vergelijken: usize,
    /// What would be used by now at an even use; absent without a limit or a last day.
    pub nu_verwacht: Option<String>,
    /// The pace; absent when nothing is declared.
    pub tempo: Option<TempoRow>,
    /// How long it lasts.
    pub afloop: AfloopRow,
    /// That in words.
    pub uitleg: String,
    /// Per product period what may be used and is used; only for a volume per day, week or month.
    pub perioden: Vec<PeriodeRow>,
    /// What the picture shows.
    #[serde(skip)]
    pub verbruik: Verbruik,
    #[serde(skip)]
    hoeveel: Hoeveelheid,
    #[serde(skip)]
    is_voorbij: bool,
}

/// What is used per week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TempoRow {
    /// First day of the declared care.
    pub van: String,
    /// Its last day.
    pub tot: String,
    /// Exactly.
    pub per_week: String,
}

/// How long an allocation lasts at the present pace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "soort", rename_all = "snake_case")]
pub enum AfloopRow {
    /// There is no limit.
    GeenGrens,
    /// Nothing is declared.
    GeenTempo,
    /// More is used than is allowed.
    Overschreden {
        /// That much more.
        te_veel: u64,
    },
    /// It runs out.
    Op {
        /// The day on which nothing remains.
        dag: String,
        /// The days until the last day; absent without one.
        dagen_voor_einde: Option<u64>,
    },
    /// It lasts until the last day.
    Rest {
        /// What then remains, exactly.
        over: String,
    },
}

/// A product period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PeriodeRow {
    /// First day.
    pub begindatum: String,
    /// Last day.
    pub einddatum: String,
    /// What may be used in it.
    pub toegestaan: u64,
    /// What is used.
    pub gebruikt: u64,
}

/// How amounts of an allocation are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hoeveelheid {
    eenheid: Eenheid,
    /// Counted in minutes, told in hours.
    in_hours: bool,
}

impl Hoeveelheid {
    /// As the allocation has them.
    pub(super) fn of(versie: &ToewijzingVersie, verbruik: &Verbruik) -> Self {
        let omvang = versie.product.omvang.as_ref();
        let in_hours =
            verbruik.grens == Grens::Volume && omvang.is_some_and(|omvang| omvang.eenheid == Eenheid::UUR);
        Self { eenheid: verbruik.eenheid, in_hours }
    }

    /// An amount in words: `12 uur 30 minuten`, `€ 1.250,00`.
    pub(super) fn text(self, amount: u64, lang: Lang) -> String {
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
pub(super) fn eenheid_name(eenheid: Eenheid) -> &'static str {
    match eenheid {
        Eenheid::MINUUT => "minuut",
        Eenheid::UUR => "uur",
        Eenheid::ETMAAL => "etmaal",
        Eenheid::DAGDEEL => "dagdeel",
        Eenheid::EURO => "eurocent",
        _ => "stuk",
    }
}

/// The current allocations, what runs out first at the top: what is overspent, then by the day on which it runs out, then
/// what lasts, what has no pace yet and what has no limit; what has ended comes last of all.
///
/// # Errors
/// [`StoreError`] when the dossier cannot be read.
pub fn budget(store: &dyn Store, selection: &Selection, today: Datum) -> Result<Vec<BudgetRow>, StoreError> {
    let mut found = Vec::new();
    for (domain, bsn) in selection.clients(store)? {
        let versies = store.toewijzingen(domain, &bsn)?;
        if versies.is_empty() {
            continue;
        }
        let prestaties = store.prestaties(domain, &bsn)?;
        let staande = staande(&prestaties);
        for versie in &versies {
            let all = Verbruik::of(versie, &staande, today);
            found.extend(all.into_iter().map(|verbruik| row(versie, verbruik, selection, today)));
        }
    }
    // What is equal keeps the order of the dossier.
    found.sort_by_key(urgency);
    Ok(found)
}

/// The rows that ask for attention: overspent, or running out before the last day, of what has not ended.
#[must_use]
pub fn aandacht(rows: Vec<BudgetRow>) -> Vec<BudgetRow> {
    rows.into_iter().filter(|row| !row.is_voorbij && row.verbruik.afloop.vraagt_aandacht()).collect()
}

/// How soon a row needs attention.
fn urgency(row: &BudgetRow) -> (bool, u8, Datum) {
    let einde = row.einddatum.as_deref().and_then(|einde| einde.parse().ok()).unwrap_or(Datum::MAX);
    let (kind, day) = match &row.verbruik.afloop {
        Afloop::Overschreden { .. } => (0, einde),
        Afloop::Op { dag, .. } => (1, *dag),
        Afloop::Rest { einde, .. } => (2, *einde),
        Afloop::GeenTempo => (3, einde),
        Afloop::GeenGrens => (4, einde),
    };
    (row.is_voorbij, kind, day)
}

fn row(versie: &ToewijzingVersie, verbruik: Verbruik, selection: &Selection, today: Datum) -> BudgetRow {
    let product = &versie.product;
    let hoeveel = Hoeveelheid::of(versie, &verbruik);
    BudgetRow {
        domain: versie.domain,
        bsn: selection.name(&versie.bsn),
        gemeente: versie.gemeente.name().to_string(),
        aanbieder: versie.aanbieder.to_string(),
        toewijzingnummer: product.toewijzing_nummer.get(),
        product: product_text(product.product.as_ref()),
        ingangsdatum: iso(product.ingangsdatum),
        einddatum: product.einddatum.map(iso),
        omvang: product.omvang.as_ref().map(|omvang| omvang_text(omvang, selection.lang)),
        grens: match verbruik.grens {
            Grens::Volume => "volume",
            Grens::Budget => "budget",
            Grens::Geen => "geen",
        },
        eenheid: eenheid_name(verbruik.eenheid),
        toegestaan: verbruik.toegestaan,
        gebruikt: verbruik.gebruikt,
        onbeantwoord: verbruik.onbeantwoord,
        resterend: verbruik.resterend(),
        niet_te_vergelijken: verbruik.niet_te_vergelijken,
        nu_verwacht: verbruik.nu_verwacht.map(fraction_text),
        tempo: verbruik.tempo.map(|tempo| TempoRow {
            van: iso(tempo.van),
            tot: iso(tempo.tot),
            per_week: fraction_text(tempo.per_week),
        }),
        afloop: match verbruik.afloop {
            Afloop::GeenGrens => AfloopRow::GeenGrens,
            Afloop::GeenTempo => AfloopRow::GeenTempo,
            Afloop::Overschreden { te_veel } => AfloopRow::Overschreden { te_veel },
            Afloop::Op { dag, dagen_voor_einde } => AfloopRow::Op { dag: iso(dag), dagen_voor_einde },
            Afloop::Rest { over, .. } => AfloopRow::Rest { over: fraction_text(over) },
        },
        uitleg: uitleg(versie, &verbruik, hoeveel, today, selection.lang),
        perioden: verbruik
            .perioden
            .iter()
            .map(|verbruik| PeriodeRow {
                begindatum: iso(verbruik.periode.begindatum),
                einddatum: iso(verbruik.periode.einddatum),
                toegestaan: verbruik.toegestaan,
                gebruikt: verbruik.gebruikt,
            })
            .collect(),
        is_voorbij: product.einddatum.is_some_and(|einde| einde < today),
        verbruik,
        hoeveel,
    }
}

/// How long it lasts, in words.
fn uitleg(
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
        said.push_str(&format!("; {} {not}", counted(verbruik.niet_te_vergelijken, one, more)));
    }
    said
}

fn runs_out(day: &str, before: Option<u64>, lang: Lang) -> String {
    let before = before.map(|days| usize::try_from(days).unwrap_or(usize::MAX));
    match (lang, before) {
        (Lang::Nl, None) => format!("op {day} op"),
        (Lang::Nl, Some(0)) => format!("op {day} op, op de laatste dag zelf"),
        (Lang::Nl, Some(days)) => format!("op {day} op, {} voor het einde", counted(days, "dag", "dagen")),
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
        if let (Some((number, unit)), Some((_, other))) = (used.split_once(' '), allowed.split_once(' ')) {
            if unit == other {
                used = number.to_owned();
            }
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
            used.push_str(&format!("\nopen: {open}"));
        }
        if let Some(last) = self.last_period(lang) {
            used.push_str(&format!("\n{last}"));
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
