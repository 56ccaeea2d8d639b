//! Whether an answer to a declaration is what was expected when it was sent.

use super::{VERSCHIL, finding};
use crate::dossier::facts::Uitslag;
use crate::dossier::{GedeclareerdePrestatie, Verschil};
use crate::finding::{Finding, Severity, Text, counted};
use crate::messages::{Bericht, Inhoud};
use crate::values::{euro_en, euro_nl};

/// How many lines of a declaration are answered otherwise than expected, and what that makes; none when all is as expected,
/// or when nothing was.
///
/// `lines` are the lines of the declaration that is answered, as the dossier has them. To be told of an answer that is
/// applied.
#[must_use]
pub fn differs(antwoord: &Bericht, lines: &[GedeclareerdePrestatie]) -> Option<Finding> {
    let uitslag = Uitslag::of(antwoord)?;
    let verschillen: Vec<_> = lines
        .iter()
        .filter_map(|regel| {
            let (status, codes) = uitslag.of_line(regel);
            Verschil::of(regel, status, codes)
        })
        .collect();
    let first = lines.first().filter(|_| !verschillen.is_empty())?;
    let sum = |only: fn(i64) -> bool| -> i64 {
        verschillen.iter().map(|verschil| verschil.cents).filter(|cents| only(*cents)).sum()
    };
    let (less, more, all) = (sum(|cents| cents < 0), sum(|cents| cents > 0), sum(|_| true));
    let nummer = &first.declaratie_nummer;
    // Both ways the sum alone would hide what happened.
    let both = if less < 0 && more > 0 {
        Text::new(
            format!(" ({} minder en {} meer)", euro_nl(-less), euro_nl(more)),
            format!(" ({} less and {} more)", euro_en(-less), euro_en(more)),
        )
    } else {
        Text::fixed("", "")
    };
    let message = Text::new(
        format!(
            "Declaratie {nummer}: {} anders dan verwacht, samen {}{}",
            counted(verschillen.len(), "regel", "regels"),
            euro_nl(all),
            both.nl
        ),
        format!(
            "Declaration {nummer}: {} other than expected, together {}{}",
            counted(verschillen.len(), "line", "lines"),
            euro_en(all),
            both.en
        ),
    );
    let advice = Text::fixed(
        "`ibericht dossier verschillen` zegt per regel wat er anders is en wat te doen",
        "`ibericht dossier verschillen` says per line what differs and what to do",
    );
    let path = match &antwoord.inhoud {
        Inhoud::DeclaratieAntwoord(root) if root.declaratie_antwoord.is_some() => {
            "/Bericht/DeclaratieAntwoord"
        }
        _ => "/Bericht/Header",
    };
    Some(finding(VERSCHIL, Severity::Warning, path, message, advice).found(verschillen.len().to_string()))
}
