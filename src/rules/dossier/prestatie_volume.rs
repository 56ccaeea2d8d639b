//! TR321, TR322 and TR369: no more than was allocated.

use super::wegen::Gebrek;
use crate::dossier::{Ruimte, StoreError, ToewijzingVersie, per_eenheid};
use crate::finding::{Text, counted};
use crate::messages::{Kind, Omvang, Prestatie};
use crate::rules::catalogue::{Check, Examples, Rule};
use crate::rules::{Case, Outcome, hoeveel, omvang_text};
use crate::values::{Domain, Eenheid, ReferentieNummer, date_nl};

/// A line fits in what the allocation gives for its product period.
///
/// How many times the volume counts is told at [`Ruimte::keer_in`]. The line is judged by the current version of the
/// allocation, and by itself: the sum of lines is for TR322. A line in a unit that does not go with the allocation is
/// left to TR341. Hours are compared with minutes as 60.
pub static TR321: Rule = Rule {
    code: "TR321",
    name: Text::fixed("Volume past in de productperiode", "Volume fits the product period"),
    kinds: &[Kind::Declaratie],
    domains: &Domain::ALL,
    sources: &["IV076", "IV077", "IV078", "OP302"],
    what: Text::fixed(
        "`GeleverdVolume` is niet meer dan de `Omvang` van de toewijzing voor de productperiode geeft",
        "`GeleverdVolume` is no more than `Omvang` of the allocation gives for the product period",
    ),
    why: Text::fixed(
        "De gemeente betaalt niet meer zorg dan zij heeft toegewezen",
        "The municipality pays no more care than it allocated",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "3 uur per week, juli 2025 vanaf de 7e raakt 4 weken: 13 uur",
            "3 hours a week, July 2025 from the 7th touches 4 weeks: 13 hours",
        ),
        passes: Text::fixed(
            "12 uur in die periode, of 720 minuten",
            "12 hours in that period, or 720 minutes",
        ),
    }),
    advice: Text::fixed(
        "Controleer het volume; is er terecht meer geleverd, vraag dan een ruimere toewijzing met een 317",
        "Check the volume; when more was rightly delivered, request a larger allocation with a 317",
    ),
    check: Check::Dossier { retourcode: Some("9321"), check: check_tr321 },
};

/// All lines together fit in what the allocation gives over its whole term.
///
/// What counts are the debits that are submitted or accepted and not credited, after the credits of this message, and
/// the debits before this one in the message that are right themselves: rejected ones use nothing up. Without a last
/// day there is no limit for a volume per day or month.
pub static TR322: Rule = Rule {
    code: "TR322",
    name: Text::fixed("Volume past in de hele toewijzing", "Volume fits the whole allocation"),
    kinds: &[Kind::Declaratie],
    domains: &Domain::ALL,
    sources: &["IV076", "IV077", "OP302", "OP366"],
    what: Text::fixed(
        "Alle prestaties op een toewijzing zijn samen niet meer dan de `Omvang` over de hele looptijd geeft",
        "All lines on an allocation together are no more than `Omvang` gives over the whole term",
    ),
    why: Text::fixed(
        "Een week die in twee maanden ligt, telt in beide maanden; samen zou dat te veel zijn",
        "A week that lies in two months counts in both of them; together that would be too much",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "3 uur per week over 9 weken: 12 in juli, 15 in augustus en nog 1 in september",
            "3 hours a week over 9 weeks: 12 in July, 15 in August and 1 more in September",
        ),
        passes: Text::fixed(
            "10 in juli, 10 in augustus en 2 in september",
            "10 in July, 10 in August, 2 in September",
        ),
    }),
    advice: Text::fixed(
        "Controleer wat eerder is gedeclareerd; crediteer wat te veel was, of vraag een ruimere toewijzing met een 317",
        "Check what was declared before; credit what was too much, or request a larger allocation with a 317",
    ),
    check: Check::Dossier { retourcode: Some("9322"), check: check_tr322 },
};

/// All lines together fit in the budget.
///
/// The text of the rule adds up `GeleverdVolume`, but a budget is an amount in eurocents and only unit 83 has a volume in
/// eurocents. What is added up is `IngediendBedrag`, which for unit 83 is the same (CS339). What counts is as for TR322.
pub static TR369: Rule = Rule {
    code: "TR369",
    name: Text::fixed("Bedrag past in het budget", "Amount fits the budget"),
    kinds: &[Kind::Declaratie],
    domains: &Domain::ALL,
    sources: &["OP302", "OP366"],
    what: Text::fixed(
        "Alle bedragen op een toewijzing met `Budget` zijn samen niet meer dan dat budget",
        "All amounts on an allocation with `Budget` together are no more than that budget",
    ),
    why: Text::fixed(
        "Het budget is het meeste dat de gemeente voor deze toewijzing betaalt",
        "The budget is the most that the municipality pays for this allocation",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "budget € 1.000, eerder € 900 gedeclareerd, nu € 100,01",
            "budget €1,000, €900 declared before, now €100.01",
        ),
        passes: Text::fixed(
            "budget € 1.000, eerder € 900 gedeclareerd, nu € 100",
            "budget €1,000, €900 declared before, now €100",
        ),
    }),
    advice: Text::fixed(
        "Controleer wat eerder is gedeclareerd, of vraag een hoger budget met een 317",
        "Check what was declared before, or request a higher budget with a 317",
    ),
    check: Check::Dossier { retourcode: Some("9369"), check: check_tr369 },
};

/// Lines added up.
#[derive(Debug, Clone, Default)]
pub(super) struct Som {
    volume: u64,
    cents: u64,
    aantal: usize,
    /// The numbers of the first of them.
    referenties: Vec<ReferentieNummer>,
}

impl Som {
    /// How many lines are told by their number.
    const TOLD: usize = 5;

    /// Adds a line.
    pub(super) fn add(&mut self, prestatie: &Prestatie) {
        self.volume = self.volume.saturating_add(prestatie.geleverd_volume.get().into());
        self.cents = self.cents.saturating_add(prestatie.ingediend_bedrag.bedrag.get().into());
        self.aantal += 1;
        if self.referenties.len() < Self::TOLD {
            self.referenties.push(prestatie.product_referentie.referentie_nummer.clone());
        }
    }

    /// Adds what was added up of lines in another unit.
    fn join(&mut self, other: &Self, factor: u64) {
        self.volume = self.volume.saturating_add(other.volume.saturating_mul(factor));
        self.cents = self.cents.saturating_add(other.cents);
        self.aantal += other.aantal;
        let room = Self::TOLD.saturating_sub(self.referenties.len());
        self.referenties.extend(other.referenties.iter().take(room).cloned());
    }
}

/// A maximum and what is more than it.
#[derive(Debug)]
pub(in crate::rules) struct Over {
    maximum: u64,
    /// How many times the volume counts.
    keer: u64,
    gebruikt: u64,
    eerder: Som,
    deze: u64,
    eenheid: Eenheid,
}

impl Over {
    /// What is too much, if anything.
    fn of(maximum: u64, keer: u64, gebruikt: u64, eerder: &Som, deze: u64, eenheid: Eenheid) -> Option<Self> {
        let over = gebruikt.saturating_add(deze) > maximum;
        over.then(|| Self { maximum, keer, gebruikt, eerder: eerder.clone(), deze, eenheid })
    }
}

/// Weighs a line with what was used before, per unit.
pub(super) fn weeg(
    versie: &ToewijzingVersie,
    prestatie: &Prestatie,
    gebruik: &[(Eenheid, Som)],
    gebreken: &mut Vec<Gebrek>,
) {
    if let Some(budget) = versie.product.budget {
        let mut eerder = Som::default();
        for (_, som) in gebruik {
            eerder.join(som, 1);
        }
        let (maximum, deze) = (u64::from(budget.get()), prestatie.ingediend_bedrag.bedrag.get().into());
        gebreken.extend(Over::of(maximum, 1, eerder.cents, &eerder, deze, Eenheid::EURO).map(Gebrek::Budget));
    }
    let Some(ruimte) = Ruimte::of(versie) else { return };
    if per_eenheid(ruimte.omvang.eenheid, prestatie.eenheid).is_none() {
        return;
    }
    // Hours are reckoned in minutes, because a line may be in either.
    let is_hours = ruimte.omvang.eenheid == Eenheid::UUR;
    let basis = if is_hours { Eenheid::MINUUT } else { ruimte.omvang.eenheid };
    let deze = u64::from(prestatie.geleverd_volume.get())
        .saturating_mul(per_eenheid(prestatie.eenheid, basis).unwrap_or(1));
    let keer_in = ruimte.keer_in(&prestatie.product_periode);
    if let Some((keer, maximum)) = keer_in.and_then(|keer| Some((keer, ruimte.maximum(keer, basis)?))) {
        gebreken.extend(Over::of(maximum, keer, 0, &Som::default(), deze, basis).map(Gebrek::Periode));
    }
    let totaal = ruimte.keer_totaal();
    if let Some((keer, maximum)) = totaal.and_then(|keer| Some((keer, ruimte.maximum(keer, basis)?))) {
        let mut eerder = Som::default();
        for (eenheid, som) in gebruik {
            // What was declared in a unit that the allocation no longer has cannot be compared.
            if let Some(factor) = per_eenheid(*eenheid, basis) {
                eerder.join(som, factor);
            }
        }
        gebreken.extend(Over::of(maximum, keer, eerder.volume, &eerder, deze, basis).map(Gebrek::Looptijd));
    }
}

fn check_tr321(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    for regel in &case.gewogen()?.regels {
        let Some(omvang) = regel.toewijzing.as_ref().and_then(|versie| versie.product.omvang.as_ref()) else {
            continue;
        };
        for gebrek in &regel.gebreken {
            let Gebrek::Periode(over) = gebrek else { continue };
            let periode = &regel.prestatie.product_periode;
            let (from, to) = (periode.begindatum, periode.einddatum);
            let scope = Text::new(
                format!("van {} t/m {}", date_nl(from), date_nl(to)),
                format!("from {from} to {to}"),
            );
            let (message, expected) =
                over.texts(regel.prestatie, &omvang_keer(omvang, over.keer), &scope, false);
            let finding = TR321.finding(regel.place.below("GeleverdVolume"), message);
            let found = regel.prestatie.geleverd_volume.to_string();
            outcome.findings.push(finding.found(found).expected(expected));
        }
    }
    Ok(())
}

fn check_tr322(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    for regel in &case.gewogen()?.regels {
        let Some(omvang) = regel.toewijzing.as_ref().and_then(|versie| versie.product.omvang.as_ref()) else {
            continue;
        };
        for gebrek in &regel.gebreken {
            let Gebrek::Looptijd(over) = gebrek else { continue };
            let scope = Text::fixed("over de hele looptijd", "over the whole term");
            let (message, expected) =
                over.texts(regel.prestatie, &omvang_keer(omvang, over.keer), &scope, true);
            let finding = TR322.finding(regel.place.below("GeleverdVolume"), message);
            let found = regel.prestatie.geleverd_volume.to_string();
            outcome.findings.push(finding.found(found).expected(expected));
        }
    }
    Ok(())
}

fn check_tr369(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    for regel in &case.gewogen()?.regels {
        for gebrek in &regel.gebreken {
            let Gebrek::Budget(over) = gebrek else { continue };
            let scope = Text::fixed("over de hele looptijd", "over the whole term");
            let basis = Text::fixed("budget", "budget");
            let (message, expected) = over.texts(regel.prestatie, &basis, &scope, true);
            let bedrag = &regel.prestatie.ingediend_bedrag.bedrag;
            let finding = TR369.finding(regel.place.below("IngediendBedrag/Bedrag"), message);
            outcome.findings.push(finding.found(bedrag.to_string()).expected(expected));
        }
    }
    Ok(())
}

impl Over {
    /// The whole sum, and what would fit.
    fn texts(&self, prestatie: &Prestatie, basis: &Text, scope: &Text, tells_used: bool) -> (Text, Text) {
        let nummer = prestatie.toewijzing_nummer;
        // A line in hours is told in hours, as long as nothing is lost by that.
        let in_hours = prestatie.eenheid == Eenheid::UUR
            && self.eenheid == Eenheid::MINUUT
            && self.gebruikt.is_multiple_of(60);
        let amount = |value: u64| {
            if in_hours { hoeveel(value / 60, Eenheid::UUR) } else { hoeveel(value, self.eenheid) }
        };
        let fits = self.maximum.saturating_sub(self.gebruikt);
        let (maximum, gebruikt, deze) = (amount(self.maximum), amount(self.gebruikt), amount(self.deze));
        let over = amount(self.deze.saturating_sub(fits));
        let used = if tells_used {
            let by = self.by();
            Text::new(
                format!("eerder gebruikt {}{}, ", gebruikt.nl, by.nl),
                format!("used before {}{}, ", gebruikt.en, by.en),
            )
        } else {
            Text::same("")
        };
        let message = Text::new(
            format!(
                "Toewijzing {nummer} geeft {} ten hoogste {} ({}); {}deze regel {}: {} te veel",
                scope.nl, maximum.nl, basis.nl, used.nl, deze.nl, over.nl
            ),
            format!(
                "Allocation {nummer} gives at most {} {} ({}); {}this line {}: {} too much",
                maximum.en, scope.en, basis.en, used.en, deze.en, over.en
            ),
        );
        let fits = amount(fits);
        (message, Text::new(format!("ten hoogste {}", fits.nl), format!("at most {}", fits.en)))
    }

    /// The lines that used it, by their numbers.
    fn by(&self) -> Text {
        if self.eerder.aantal == 0 {
            return Text::same("");
        }
        let numbers: Vec<_> = self.eerder.referenties.iter().map(ReferentieNummer::as_str).collect();
        let numbers = numbers.join(", ");
        let rest = self.eerder.aantal.saturating_sub(self.eerder.referenties.len());
        if rest == 0 {
            return Text::new(format!(" (regel {numbers})"), format!(" (line {numbers})"));
        }
        Text::new(
            format!(" (regel {numbers} en nog {})", counted(rest, "regel", "regels")),
            format!(" (line {numbers} and {} more)", counted(rest, "line", "lines")),
        )
    }
}

/// `3 uur per week, 4 keer`.
fn omvang_keer(omvang: &Omvang, keer: u64) -> Text {
    let text = omvang_text(omvang);
    let times = if keer == 1 { "time" } else { "times" };
    Text::new(format!("{}, {keer} keer", text.nl), format!("{}, {keer} {times}", text.en))
}
