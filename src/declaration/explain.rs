//! A line's derivation in words, so that a controller can redo it by hand.

use std::fmt::Write as _;

use super::{Ceiling, Derivation, Entry, Line, Step};
use crate::finding::Lang;
use crate::values::{Datum, Fraction, Rounding, Simple, date_nl, fraction_text};

/// The derivation of a line as text of several lines; the BSN is masked.
#[must_use]
pub fn explain(line: &Line, lang: Lang) -> String {
    let words = Words(lang);
    let mut text = String::new();
    let derivation = &line.derivation;
    put(
        &mut text,
        format!(
            "{} {} {} {} ({}): {} {}, {} {} {} {}",
            line.gemeente.name(),
            line.bsn,
            line.product,
            line.naam,
            line.domain.law(),
            words.pick("toewijzing", "allocation"),
            line.toewijzing_nummer,
            words.pick("periode", "period"),
            words.date(line.periode.begindatum),
            words.pick("t/m", "to"),
            words.date(line.periode.einddatum),
        ),
    );
    for entry in &derivation.entries {
        put(
            &mut text,
            format!(
                "  {}  {} = {}{}",
                words.date(entry.datum),
                words.step(entry),
                fraction_text(entry.counted),
                source(entry)
            ),
        );
    }
    put(&mut text, words.volume(derivation, line.eenheid.meaning()));
    put(&mut text, words.amount(derivation));
    for ceiling in &derivation.ceilings {
        put(&mut text, words.ceiling(ceiling, derivation.volume));
    }
    if derivation.ceilings.is_empty() {
        put(
            &mut text,
            format!(
                "  {}",
                words.pick(
                    "de toewijzing noemt geen omvang, dus geen plafond",
                    "the allocation states no volume, so there is no ceiling"
                )
            ),
        );
    }
    if let Some(credit) = &line.credit {
        let old = &credit.prestatie;
        put(
            &mut text,
            format!(
                "  {} {}: {} {}, {} {}",
                words.pick("eerst gecrediteerd: regel", "credited first: line"),
                old.product_referentie.referentie_nummer,
                words.pick("volume", "volume"),
                old.geleverd_volume,
                old.ingediend_bedrag.bedrag,
                words.pick("cent", "cents"),
            ),
        );
    }
    text
}

fn put(text: &mut String, line: impl AsRef<str>) {
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{}", line.as_ref());
}

/// The words of one language.
struct Words(Lang);

impl Words {
    fn pick<'t>(&self, nl: &'t str, en: &'t str) -> &'t str {
        match self.0 {
            Lang::Nl => nl,
            Lang::En => en,
        }
    }

    fn date(&self, day: Datum) -> String {
        match self.0 {
            Lang::Nl => date_nl(day),
            Lang::En => day.text().into_owned(),
        }
    }

    fn step(&self, entry: &Entry) -> String {
        match &entry.step {
            Step::Contact { activiteit } => {
                let minutes = self.pick("minuten", "minutes");
                activiteit.as_ref().map_or_else(|| minutes.to_owned(), |name| format!("{minutes}, {name}"))
            }
            Step::Share { sessie, duur, professionals, clients, instead_of } => {
                let minutes: Vec<String> = professionals
                    .iter()
                    .map(|one| {
                        if one.counted == one.registered {
                            one.counted.to_string()
                        } else {
                            format!("{} ({} {})", one.counted, self.pick("van", "of"), one.registered)
                        }
                    })
                    .collect();
                let switched = instead_of.as_ref().map_or(String::new(), |group| {
                    format!(", {} {group}", self.pick("in plaats van", "instead of"))
                });
                format!(
                    "{} `{sessie}` ({duur} min{switched}): ({}) / {clients}{}",
                    self.pick("sessie", "session"),
                    minutes.join(" + "),
                    self.rounded(entry)
                )
            }
            Step::Indirect { sessie } => {
                format!(
                    "{} `{sessie}`",
                    self.pick("indirecte minuten bij sessie", "indirect minutes with session")
                )
            }
            Step::JointIndirect { sessie, minutes, clients } => format!(
                "{} `{sessie}`: {minutes} / {clients}{}",
                self.pick("gezamenlijke indirecte tijd bij sessie", "joint indirect time with session"),
                self.rounded(entry)
            ),
            Step::Attendance => self.pick("minuten aanwezig", "minutes present").to_owned(),
            Step::Dagdelen { minutes } => {
                format!(
                    "{minutes} {}",
                    self.pick("minuten aanwezig, in dagdelen", "minutes present, in dagdelen")
                )
            }
            Step::Night => self.pick("nacht", "night").to_owned(),
            Step::Pieces => self.pick("geregistreerd aantal", "registered number").to_owned(),
            Step::Euros => self.pick("geregistreerd bedrag in cent", "registered amount in cents").to_owned(),
            Step::RideDay { rides } => {
                format!(
                    "{} ({}: {rides})",
                    self.pick("dag met vervoer", "day with transport"),
                    self.pick("ritten", "rides")
                )
            }
        }
    }

    /// The exact share, when the session itself was rounded.
    fn rounded(&self, entry: &Entry) -> String {
        if entry.counted == entry.exact {
            String::new()
        } else {
            format!(" = {}, {}", fraction_text(entry.exact), self.pick("afgerond", "rounded"))
        }
    }

    fn volume(&self, derivation: &Derivation, unit: &str) -> String {
        let sum = fraction_text(derivation.sum);
        let unit = unit.to_lowercase();
        let Some(mode) = derivation.rounding else {
            return format!("  {}: {sum} {unit}", self.pick("volume", "volume"));
        };
        let near = if derivation.sum.is_integer() {
            String::new()
        } else {
            format!(" ({})", self.decimal(derivation.sum))
        };
        format!(
            "  {}: {} {sum}{near}, {} -> {} {unit}",
            self.pick("volume", "volume"),
            self.pick("som", "sum"),
            self.mode(mode),
            derivation.volume
        )
    }

    /// Volume times tariff; of euros the volume is the amount.
    fn amount(&self, derivation: &Derivation) -> String {
        let (label, cents) = (self.pick("bedrag", "amount"), self.pick("cent", "cents"));
        let Some(tariff) = &derivation.tariff else {
            return format!("  {label}: {} {cents}", derivation.amount);
        };
        let until =
            tariff.to.map_or(String::new(), |to| format!(" {} {}", self.pick("t/m", "to"), self.date(to)));
        format!(
            "  {label}: {} x {} {cents} = {} {cents} ({} {}{until})",
            derivation.volume,
            tariff.cents,
            derivation.amount,
            self.pick("tarief van", "tariff from"),
            self.date(tariff.from),
        )
    }

    /// A fraction with two decimals, cut off; only to help the eye.
    fn decimal(&self, value: Fraction) -> String {
        let hundredths = (value * Fraction::from_integer(100)).to_integer();
        format!("{}{}{:02}…", hundredths / 100, self.pick(",", "."), hundredths % 100)
    }

    fn mode(&self, mode: Rounding) -> &'static str {
        match (mode, self.0) {
            (Rounding::HalfUpPerLine, Lang::Nl) => "eenmaal per regel afgerond, halven omhoog",
            (Rounding::HalfUpPerLine, Lang::En) => "rounded once per line, halves up",
            (Rounding::HalfUpPerSession, Lang::Nl) => "per sessie afgerond, halven omhoog",
            (Rounding::HalfUpPerSession, Lang::En) => "rounded per session, halves up",
            (Rounding::DownPerSession, Lang::Nl) => "per sessie naar beneden afgerond",
            (Rounding::DownPerSession, Lang::En) => "rounded down per session",
            (Rounding::UpPerSession, Lang::Nl) => "per sessie naar boven afgerond",
            (Rounding::UpPerSession, Lang::En) => "rounded up per session",
            (Rounding::DownPerLine, Lang::Nl) => "eenmaal per regel naar beneden afgerond",
            (Rounding::DownPerLine, Lang::En) => "rounded down once per line",
        }
    }

    fn ceiling(&self, ceiling: &Ceiling, volume: u64) -> String {
        let scope = match (ceiling.rule, self.0) {
            ("TR321", Lang::Nl) => "in deze periode",
            ("TR321", Lang::En) => "in this period",
            (_, Lang::Nl) => "over de looptijd",
            (_, Lang::En) => "over the term",
        };
        let used: Vec<String> =
            ceiling.used.iter().map(|line| format!("{} ({})", line.volume, line.referentie)).collect();
        let earlier = if used.is_empty() { "0".to_owned() } else { used.join(" + ") };
        format!(
            "  {} {scope} ({}): {}, {} {} = {}; {} {earlier}, {} {volume}",
            self.pick("plafond", "ceiling"),
            ceiling.rule,
            ceiling.omvang,
            ceiling.times,
            self.pick("keer", "times"),
            ceiling.maximum,
            self.pick("eerder gebruikt", "used before"),
            self.pick("deze regel", "this line"),
        )
    }
}

/// The rows of an entry.
fn source(entry: &Entry) -> String {
    let places: Vec<String> = entry.places.iter().map(ToString::to_string).collect();
    format!("  [{}]", places.join(", "))
}
