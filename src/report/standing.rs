//! What has become of messages between the two parties, in words.

use std::fmt::Write as _;

use super::words::{counted, word};
use super::{MessageReport, Outcomes, Standings};
use crate::finding::Lang;

/// What has become of a message between the two parties: held back, answered by us, or what it says itself of another.
#[must_use]
pub fn standing(report: &MessageReport, lang: Lang) -> Vec<String> {
    let mut said = Vec::new();
    if report.held_back {
        said.push(
            word(
                lang,
                "tegengehouden: verstuur dit bericht niet; herstel eerst wat hieronder fout heet",
                "held back: do not send this message; first mend what is called an error below",
            )
            .to_owned(),
        );
    }
    if let Some(answer) = &report.answer {
        let title = word(lang, "ons antwoord", "our answer");
        said.push(format!("{title}: {} ({})", answer.file, answer.in_words(lang)));
    }
    if let Some(decision) = &report.decision {
        let title = word(lang, "antwoord op", "answers");
        let refused = if report.is_refused() {
            word(lang, "; niet verwerkt, zie de fout hieronder", "; not processed, see the error below")
        } else {
            ""
        };
        said.push(format!("{title} {}{refused}", decision.in_words(lang)));
    }
    said
}

/// The closing lines of what went to and fro between the parties; none where nothing did.
pub fn between(counts: Standings, lang: Lang) -> String {
    let mut text = String::new();
    if counts.held_back > 0 {
        let one = word(lang, "eigen bericht tegengehouden", "message of our own held back");
        let more = word(lang, "eigen berichten tegengehouden", "messages of our own held back");
        let advice = word(
            lang,
            "niet versturen voordat de fouten hersteld zijn",
            "do not send before the errors are mended",
        );
        let _ = writeln!(text, "{}: {advice}", counted(counts.held_back, one, more));
    }
    let [accepted, rejected] = [word(lang, "goedgekeurd", "accepted"), word(lang, "afgekeurd", "rejected")];
    let partly = word(lang, "met afgekeurde regels", "with rejected lines");
    for (title, Outcomes { accepted: good, partly: part, rejected: bad }, advice) in [
        (
            word(lang, "onze antwoorden", "our answers"),
            counts.answers,
            word(lang, "te versturen uit de map `retour`", "to be sent from the folder `retour`"),
        ),
        (
            word(lang, "gelezen antwoorden", "answers read"),
            counts.decisions,
            word(lang, "wat is afgekeurd, staat erbij", "what is rejected is told with them"),
        ),
    ] {
        if good + part + bad > 0 {
            let part = if part > 0 { format!("{part} {partly}, ") } else { String::new() };
            let _ = writeln!(text, "{title}: {good} {accepted}, {part}{bad} {rejected}; {advice}");
        }
    }
    text
}
