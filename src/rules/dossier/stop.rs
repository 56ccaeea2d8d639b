//! TR382 and TR413 to TR415: a stop follows its start and earlier stops.

use super::meldingen::{Gemeld, walk};
use crate::dossier::{Melding, Regie, Sleutel, StoreError};
use crate::finding::{Finding, Text};
use crate::messages::{Kind, StopProduct};
use crate::rules::catalogue::{Check, Examples, Rule};
use crate::rules::{Case, Outcome};
use crate::values::{Datum, Domain, RedenBeeindiging, Simple as _, date_nl};

/// A stop belongs to a start that was reported.
///
/// The retourcode 9069 is linked to a TR069 in the code list, which does not exist; this is the rule that it describes.
/// A start stays there for a definitive stop after the one for a time, but only directly after it (OP377): when the care
/// was started again the stop refers to that latest start (OP155). Taking a stop back and reporting it anew stays
/// possible after a restart, because the start then has no other stop.
pub static TR382: Rule = Rule {
    code: "TR382",
    name: Text::fixed("Stop hoort bij een start", "A stop belongs to a start"),
    kinds: &[Kind::Stop],
    domains: &Domain::ALL,
    sources: &["OP072", "OP155", "IV096"],
    what: Text::fixed(
        "`ToewijzingNummer`, `Product` en `Begindatum` van een stop zijn gelijk aan die van een start die geldt; is er \
         na een tijdelijke stop opnieuw gestart, dan aan die van de nieuwe start",
        "`ToewijzingNummer`, `Product` and `Begindatum` of a stop equal those of a start that is in force; when the care \
         was started again after a stop for a time, those of the new start",
    ),
    why: Text::fixed(
        "Zonder de start is niet te zeggen welke zorg stopt",
        "Without the start nobody can tell which care stops",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "een stop met begindatum 01-04 terwijl de start begindatum 07-04 had",
            "a stop with first day 1 April while the start had first day 7 April",
        ),
        passes: Text::fixed(
            "een stop met de begindatum van de start, 07-04",
            "a stop with the first day of the start, 7 April",
        ),
    }),
    advice: Text::fixed(
        "Neem toewijzingnummer, product en begindatum over uit de start; is die nooit gemeld of afgekeurd, meld die dan \
         eerst",
        "Copy allocation number, product and first day from the start; when that was never reported or was rejected, \
         report it first",
    ),
    check: Check::Dossier { retourcode: Some("9069"), check: check_tr382 },
};

/// One stop for a time per start.
pub static TR413: Rule = Rule {
    code: "TR413",
    name: Text::fixed("Eén tijdelijke stop per start", "One stop for a time per start"),
    kinds: &[Kind::Stop],
    domains: &Domain::ALL,
    sources: &["OP377", "OP378"],
    what: Text::fixed(
        "Geldt er op een start al een tijdelijke stop (`RedenBeeindiging` 20), dan volgt geen tweede tijdelijke. De \
         start is die met hetzelfde `ToewijzingNummer` en dezelfde `Begindatum`, zonder nummer met hetzelfde product",
        "When a stop for a time (`RedenBeeindiging` 20) of a start is in force, no second one follows. The start is that \
         with the same `ToewijzingNummer` and `Begindatum`, without a number with the same product",
    ),
    why: Text::fixed(
        "Zorg die stilligt kan niet nog eens stilgelegd worden; de gemeente wacht op een herstart of een einde",
        "Care that is interrupted cannot be interrupted again; the municipality waits for a restart or an end",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "twee keer een stop met reden 20 op één start",
            "twice a stop with reason 20 of one start",
        ),
        passes: Text::fixed(
            "na de stop met reden 20 een nieuwe start, of één stop met een andere reden",
            "after the stop with reason 20 a new start, or one stop with another reason",
        ),
    }),
    advice: Text::fixed(
        "Klopte de tijdelijke stop niet, verwijder die dan eerst; is de zorg hervat, meld dan eerst de start",
        "When the stop for a time was wrong, remove it first; when the care was resumed, report the start first",
    ),
    check: Check::Dossier { retourcode: Some("9413"), check: check_tr413 },
};

/// Stops of one start do not go back in time; the same day is free.
pub static TR414: Rule = Rule {
    code: "TR414",
    name: Text::fixed("Stop niet voor een eerdere stop", "Stop not before an earlier stop"),
    kinds: &[Kind::Stop],
    domains: &Domain::ALL,
    sources: &["OP377"],
    what: Text::fixed(
        "Geldt er op een start al een stop, dan ligt `Einddatum` van een volgende op of na die van de eerdere",
        "When a stop of a start is in force, `Einddatum` of a next one lies on or after that of the earlier one",
    ),
    why: Text::fixed(
        "De zorg lag vanaf de tijdelijke stop stil en kan niet eerder definitief gestopt zijn",
        "The care was interrupted from the stop for a time and cannot have ended for good before it",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "tijdelijk gestopt per 20-06-2025, definitief per 19-06-2025",
            "stopped for a time on 2025-06-20, for good on 2025-06-19",
        ),
        passes: Text::fixed(
            "tijdelijk én definitief per 20-06-2025",
            "for a time and for good on 2025-06-20",
        ),
    }),
    advice: Text::fixed(
        "Vul een latere einddatum in, of verwijder eerst de tijdelijke stop als die niet klopte",
        "Fill in a later last day, or remove the stop for a time first when that was wrong",
    ),
    check: Check::Dossier { retourcode: Some("9414"), check: check_tr414 },
};

/// After a definitive stop nothing more stops.
pub static TR415: Rule = Rule {
    code: "TR415",
    name: Text::fixed("Geen stop na een definitieve stop", "No stop after a definitive stop"),
    kinds: &[Kind::Stop],
    domains: &Domain::ALL,
    sources: &["OP377", "OP379"],
    what: Text::fixed(
        "Geldt er op een start een definitieve stop (`RedenBeeindiging` niet 20), dan volgt op die start geen stop meer",
        "When a definitive stop (`RedenBeeindiging` other than 20) of a start is in force, no other stop of it follows",
    ),
    why: Text::fixed(
        "Wat is gestopt kan niet nog eens stoppen; alleen een nieuwe start opent de levering weer",
        "What has stopped cannot stop again; only a new start opens the delivery again",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "een definitieve stop per 31-05 en daarna nog een per 30-06",
            "a definitive stop on 31 May and after it another on 30 June",
        ),
        passes: Text::fixed(
            "één bericht dat de verkeerde stop verwijdert (status 3) en de juiste meldt (status 1)",
            "one message that removes the wrong stop (status 3) and reports the right one (status 1)",
        ),
    }),
    advice: Text::fixed(
        "Verwijder eerst de eerdere stop als die niet klopte; is de zorg hervat, meld dan eerst de start",
        "Remove the earlier stop first when it was wrong; when the care was resumed, report the start first",
    ),
    check: Check::Dossier { retourcode: Some("9415"), check: check_tr415 },
};

/// Judges every stop that is reported, with the key of its start.
fn each(
    case: &Case<'_>,
    outcome: &mut Outcome,
    judge: impl Fn(&Gemeld, &StopProduct, &Sleutel, &Regie) -> Option<Finding>,
) -> Result<(), StoreError> {
    walk(case, |gemeld, regie| {
        if let Melding::Stop(stop) = &gemeld.melding
            && !gemeld.is_verwijdering()
        {
            outcome.findings.extend(judge(gemeld, stop, &Sleutel::from(stop), regie));
        }
    })
}

fn check_tr382(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    each(case, outcome, |gemeld, stop, sleutel, regie| {
        if regie.start(sleutel).is_some() {
            return restarted(gemeld, stop, sleutel, regie);
        }
        let same_day = regie.starts_on(sleutel).find(|(start, _)| start.begindatum == stop.begindatum);
        let latest = regie.starts_on(sleutel).max_by_key(|(start, _)| start.begindatum);
        Some(match (same_day, latest) {
            (Some(_), _) => {
                let message = Text::fixed(
                    "De start per deze dag heeft een ander `Product`",
                    "The start on this day has another `Product`",
                );
                let expected = Text::fixed("het `Product` van de start", "the `Product` of the start");
                TR382.finding(gemeld.place.below("Product"), message).expected(expected)
            }
            (None, Some((start, _))) => {
                let (begin, other) = (stop.begindatum, start.begindatum);
                let message = Text::new(
                    format!(
                        "Er geldt geen start per {}; de laatste start is per {}",
                        date_nl(begin),
                        date_nl(other)
                    ),
                    format!("No start on {begin} is in force; the latest start is on {other}"),
                );
                wrong_day(gemeld, begin, other, message)
            }
            (None, None) => {
                let message = match stop.toewijzing_nummer {
                    Some(nummer) => Text::new(
                        format!("Op toewijzing {nummer} geldt geen start"),
                        format!("No start is in force on allocation {nummer}"),
                    ),
                    None => Text::fixed(
                        "Er geldt geen start zonder `ToewijzingNummer` van dit product",
                        "No start without `ToewijzingNummer` of this product is in force",
                    ),
                };
                let expected = Text::fixed("een start met dezelfde sleutel", "a start with the same key");
                TR382.finding(gemeld.place.path(), message).expected(expected)
            }
        })
    })
}

/// A definitive stop on a start that was interrupted and followed by another.
fn restarted(gemeld: &Gemeld, stop: &StopProduct, sleutel: &Sleutel, regie: &Regie) -> Option<Finding> {
    let is_tijdelijk = stop.reden_beeindiging == RedenBeeindiging::TIJDELIJK;
    if is_tijdelijk || regie.tijdelijk(sleutel).is_none() || regie.definitief(sleutel).is_some() {
        return None;
    }
    let (later, _) = regie.hervat(sleutel)?;
    let (begin, later) = (stop.begindatum, later.begindatum);
    let message = Text::new(
        format!(
            "Na de tijdelijke stop op de start per {} is opnieuw gestart per {}; de stop hoort bij die start",
            date_nl(begin),
            date_nl(later)
        ),
        format!(
            "After the stop for a time of the start on {begin} the care was started again on {later}; the stop \
             belongs to that start"
        ),
    );
    Some(wrong_day(gemeld, begin, later, message))
}

fn wrong_day(gemeld: &Gemeld, found: Datum, right: Datum, message: Text) -> Finding {
    let expected = Text::new(date_nl(right), right.to_string());
    TR382.finding(gemeld.place.below("Begindatum"), message).found(found.text()).expected(expected)
}

fn check_tr413(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    each(case, outcome, |gemeld, stop, sleutel, regie| {
        let is_tijdelijk = stop.reden_beeindiging == RedenBeeindiging::TIJDELIJK;
        let (earlier, _) = regie.tijdelijk(sleutel).filter(|_| is_tijdelijk)?;
        let day = earlier.einddatum;
        let message = Text::new(
            format!("Op deze start geldt al een tijdelijke stop per {}", date_nl(day)),
            format!("A stop for a time of this start on {day} is in force"),
        );
        let finding = TR413.finding(gemeld.place.below("RedenBeeindiging"), message);
        let expected =
            Text::fixed("een definitieve reden, of eerst een start", "a definitive reason, or a start first");
        Some(finding.found(stop.reden_beeindiging.code()).expected(expected))
    })
}

fn check_tr414(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    each(case, outcome, |gemeld, stop, sleutel, regie| {
        let (earlier, _) = regie.laatste_stop(sleutel)?;
        let (day, einde) = (earlier.einddatum, stop.einddatum);
        if einde >= day {
            return None;
        }
        let message = Text::new(
            format!("`Einddatum` {} ligt voor de eerdere stop per {}", date_nl(einde), date_nl(day)),
            format!("`Einddatum` {einde} lies before the earlier stop on {day}"),
        );
        let finding = TR414.finding(gemeld.place.below("Einddatum"), message);
        let expected = Text::new(format!("{} of later", date_nl(day)), format!("{day} or later"));
        Some(finding.found(einde.text()).expected(expected))
    })
}

fn check_tr415(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    each(case, outcome, |gemeld, _, sleutel, regie| {
        let (earlier, _) = regie.definitief(sleutel)?;
        let day = earlier.einddatum;
        let message = Text::new(
            format!("Deze start is al definitief gestopt per {}", date_nl(day)),
            format!("This start was stopped for good on {day}"),
        );
        let expected = Text::fixed(
            "een nieuwe start, of de eerdere stop verwijderd",
            "a new start, or the earlier stop removed",
        );
        Some(TR415.finding(gemeld.place.path(), message).expected(expected))
    })
}
