//! A line's derivation in words, so that a controller can redo it by hand.

use std::fmt::Write as _;

use super::{Ceiling, Conversion, Derivation, Entry, Line, PeriodBy, Step};
use crate::finding::Lang;
use crate::values::{Datum, Eenheid, Fraction, Rounding, Simple, date_nl, fraction_text};

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
    if let Some(reason) = words.period_by(derivation.period_by) {
        put(&mut text, format!("  {reason}"));
    }
    for entry in &derivation.entries {
        put(
            &mut text,
            format!(
                "  {}  {}{} = {}{}",
                words.date(entry.datum),
                words.step(entry),
                words.sunday(derivation.period_by, entry),
                fraction_text(entry.counted),
                source(entry)
            ),
        );
    }
    put(&mut text, words.volume(derivation, line.eenheid));
    put(&mut text, words.amount(derivation, line.eenheid));
    if let Some(shown) = words.shown(line) {
        put(&mut text, shown);
    }
    for ceiling in &derivation.ceilings {
        put(&mut text, words.ceiling(ceiling, line.eenheid));
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
            Step::Euros => {
                self.pick("geregistreerd bedrag, in cent", "registered amount, in cents").to_owned()
            }
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

    /// Why care of other days or months belongs to the product period.
    fn period_by(&self, by: PeriodBy) -> Option<&'static str> {
        match (by, self.0) {
            (PeriodBy::Delivery, _) => None,
            (PeriodBy::Sunday, Lang::Nl) => Some(
                "een week hoort bij de productperiode van haar zondag, een gebroken laatste week bij de laatste zondag van de toewijzing (IV076)",
            ),
            (PeriodBy::Sunday, Lang::En) => Some(
                "a week belongs to the product period of its Sunday, a broken last week to the last Sunday of the allocation (IV076)",
            ),
            (PeriodBy::End, Lang::Nl) => Some(
                "zorg van alle maanden in de laatste productperiode van de toewijzing, zoals afgesproken in het contract (OP264)",
            ),
            (PeriodBy::End, Lang::En) => Some(
                "care of all months in the last product period of the allocation, as agreed in the contract (OP264)",
            ),
        }
    }

    /// The Sunday that an entry counts with, when that is another day.
    fn sunday(&self, by: PeriodBy, entry: &Entry) -> String {
        if by != PeriodBy::Sunday || entry.peildag == entry.datum {
            return String::new();
        }
        format!(", {} {}", self.pick("telt bij", "counts with"), self.date(entry.peildag))
    }

    fn volume(&self, derivation: &Derivation, eenheid: Eenheid) -> String {
        let sum = fraction_text(derivation.sum);
        let (sum, exact) = match derivation.conversion {
            None => (sum, derivation.sum),
            Some(conversion) => {
                let exact = conversion.apply(derivation.sum);
                let how = match conversion {
                    Conversion::Hours => {
                        format!("{} / 60 = {}", self.pick("minuten", "minutes"), fraction_text(exact))
                    }
                    Conversion::ProRata { days, of } => format!(
                        "x {days}/{of} = {} ({})",
                        fraction_text(exact),
                        self.pick(
                            "deel van de dagen van de maand, IV078",
                            "part of the days of the month, IV078"
                        )
                    ),
                };
                (format!("{sum} {how}"), exact)
            }
        };
        let Some(mode) = derivation.rounding else {
            let unit = self.unit(eenheid, derivation.sum == Fraction::from_integer(1));
            return format!("  {}: {sum} {unit}", self.pick("volume", "volume"));
        };
        let near = if exact.is_integer() { String::new() } else { format!(" ({})", self.decimal(exact)) };
        let least = if derivation.conversion == Some(Conversion::Hours) {
            self.pick(", ten minste 1 (IV079)", ", at least 1 (IV079)")
        } else {
            ""
        };
        format!(
            "  {}: {} {sum}{near}, {}{least} -> {} {}",
            self.pick("volume", "volume"),
            self.pick("som", "sum"),
            self.mode(mode),
            derivation.volume,
            self.unit(eenheid, derivation.volume == 1),
        )
    }

    /// The unit of a volume; that of euros is in cents.
    fn unit(&self, eenheid: Eenheid, is_one: bool) -> &'static str {
        if eenheid == Eenheid::EURO {
            return self.pick("cent", "cents");
        }
        let (nl, en) = eenheid.woord(if is_one { 1 } else { 2 });
        self.pick(nl, en)
    }

    /// Volume times tariff; of euros the volume is the amount.
    fn amount(&self, derivation: &Derivation, eenheid: Eenheid) -> String {
        let (label, cents) = (self.pick("bedrag", "amount"), self.pick("cent", "cents"));
        let Some(tariff) = &derivation.tariff else {
            return format!(
                "  {label}: {} {cents} ({})",
                derivation.amount,
                self.pick(
                    "eenheid 83: het volume is het bedrag, zonder tarief (CS339)",
                    "unit 83: the volume is the amount, without a tariff (CS339)"
                )
            );
        };
        let until =
            tariff.to.map_or(String::new(), |to| format!(" {} {}", self.pick("t/m", "to"), self.date(to)));
        let from = self.date(tariff.from);
        let source = match (tariff.aanbieder, self.0) {
            (None, Lang::Nl) => format!("(tarief van {from}{until})"),
            (None, Lang::En) => format!("(tariff from {from}{until})"),
            (Some(agb), Lang::Nl) => format!("(tarief van aanbieder {agb}, van {from}{until})"),
            (Some(agb), Lang::En) => format!("(tariff of provider {agb}, from {from}{until})"),
        };
        let volume = Fraction::from_integer(derivation.volume.into());
        let sum = match tariff.per_unit(eenheid) {
            Some(price) if tariff.per != eenheid => self.hours(tariff.cents, price * volume, derivation),
            _ => format!("{} x {} {cents} = {} {cents}", derivation.volume, tariff.cents, derivation.amount),
        };
        format!("  {label}: {sum} {source}")
    }

    /// Minutes by a tariff per hour: divided by 60 and rounded once.
    fn hours(&self, tariff: u32, exact: Fraction, derivation: &Derivation) -> String {
        let cents = self.pick("cent", "cents");
        let rounded = if exact.is_integer() {
            String::new()
        } else {
            format!(
                " = {} ({}), {}",
                fraction_text(exact),
                self.decimal(exact),
                self.pick("eenmaal afgerond, halven omhoog", "rounded once, halves up")
            )
        };
        format!(
            "{} {} x {tariff} {cents} {} / 60{rounded} = {} {cents}",
            derivation.volume,
            self.pick("minuten", "minutes"),
            self.pick("per uur", "per hour"),
            derivation.amount,
        )
    }

    /// The tariff of the message, when that is a rounded part of the one agreed on.
    fn shown(&self, line: &Line) -> Option<String> {
        let tariff = line.derivation.tariff.filter(|tariff| tariff.per != line.eenheid)?;
        let (exact, shown) = (tariff.per_unit(line.eenheid)?, line.tarief?);
        let near = if exact.is_integer() { String::new() } else { format!(" ({})", self.decimal(exact)) };
        Some(format!(
            "  {}: {} / 60 = {}{near}, {} {shown} {} (IV081)",
            self.pick("getoond tarief", "tariff shown"),
            tariff.cents,
            fraction_text(exact),
            self.pick("afgerond", "rounded"),
            self.pick(
                "cent per minuut; er wordt niet mee gerekend",
                "cents per minute; nothing is computed with it"
            ),
        ))
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

    /// A ceiling; its unit is told when that is not the one of the line.
    fn ceiling(&self, ceiling: &Ceiling, eenheid: Eenheid) -> String {
        let unit = if ceiling.eenheid == eenheid && eenheid != Eenheid::EURO {
            String::new()
        } else {
            format!(" {}", self.unit(ceiling.eenheid, ceiling.maximum == 1))
        };
        let scope = match (ceiling.rule, self.0) {
            ("TR321", Lang::Nl) => "in deze periode",
            ("TR321", Lang::En) => "in this period",
            (_, Lang::Nl) => "over de looptijd",
            (_, Lang::En) => "over the term",
        };
        let used: Vec<String> = ceiling
            .used
            .iter()
            .map(|line| {
                // A line of the same operation has no reference yet.
                let which = match line.referentie.as_str() {
                    "" => self.pick("nu gemaakt", "made now"),
                    referentie => referentie,
                };
                format!("{} ({which})", line.volume)
            })
            .collect();
        let earlier = if used.is_empty() { "0".to_owned() } else { used.join(" + ") };
        format!(
            "  {} {scope} ({}): {}, {} {} = {}{unit}; {} {earlier}, {} {}",
            self.pick("plafond", "ceiling"),
            ceiling.rule,
            ceiling.omvang.get(self.0),
            ceiling.times,
            self.pick("keer", "times"),
            ceiling.maximum,
            self.pick("eerder gebruikt", "used before"),
            self.pick("deze regel", "this line"),
            ceiling.this,
        )
    }
}

/// The rows of an entry.
fn source(entry: &Entry) -> String {
    let places: Vec<String> = entry.places.iter().map(ToString::to_string).collect();
    format!("  [{}]", places.join(", "))
}
