//! TR135: a message is not of a day to come.

use crate::dossier::StoreError;
use crate::finding::Text;
use crate::rules::catalogue::{Check, Examples, NO_RETOUR, Rule};
use crate::rules::message::view::dagtekening;
use crate::rules::{Case, Outcome};
use crate::values::{Domain, Simple as _, date_nl};

/// A message is dated on the day on which it is judged or before it.
///
/// That the date exists is seen to by the schema. The rule names no element; the label of its retourcode does.
pub static TR135: Rule = Rule {
    code: "TR135",
    name: Text::fixed("Dagtekening niet in de toekomst", "Message not dated in the future"),
    kinds: NO_RETOUR,
    domains: &Domain::ALL,
    sources: &[],
    what: Text::fixed(
        "`Dagtekening` in de header ligt niet na de dag waarop het bericht wordt ontvangen",
        "`Dagtekening` in the header does not lie after the day on which the message is received",
    ),
    why: Text::fixed(
        "De dagtekening telt mee voor termijnen en perioden; een bericht van morgen bestaat nog niet",
        "The date counts for time limits and periods; a message of tomorrow does not exist yet",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "dagtekening 02-05-2026, ontvangen op 01-05-2026",
            "dated 2026-05-02, received on 2026-05-01",
        ),
        passes: Text::fixed(
            "dagtekening 01-05-2026, ontvangen op 01-05-2026",
            "dated 2026-05-01, received on 2026-05-01",
        ),
    }),
    advice: Text::fixed(
        "Stuur het bericht opnieuw met de dag van verzending als dagtekening; klopt die al, controleer dan de datum \
         waarop hier wordt beoordeeld",
        "Send the message again, dated on the day of sending; when it already is, check the date on which it is judged \
         here",
    ),
    check: Check::Extern { retourcode: Some("8848"), check },
};

#[allow(clippy::unnecessary_wraps, reason = "every check of level 4 has this form")]
fn check(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    let (dated, today) = (dagtekening(case.bericht), case.today);
    if dated > today {
        let message = Text::new(
            format!("`Dagtekening` {} ligt na {}, de dag van beoordelen", date_nl(dated), date_nl(today)),
            format!("`Dagtekening` {dated} lies after {today}, the day of judging"),
        );
        let expected = Text::new(format!("{} of eerder", date_nl(today)), format!("{today} or earlier"));
        let finding = TR135.finding("/Bericht/Header/BerichtIdentificatie/Dagtekening", message);
        outcome.findings.push(finding.found(dated.text()).expected(expected));
    }
    Ok(())
}
