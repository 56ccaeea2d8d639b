//! Warnings about what is expected to be rejected, so that nobody sends it unaware.

use crate::finding::{Finding, Level, Severity, Text, counted};
use crate::report::expected::{REJECTED, UNKNOWN};
use crate::report::{
    DeclaredLine, DeclaredMessage, ExpectedAnswer, ExpectedLine, ExpectedOutcome, ExpectedReason,
    code_with_meaning,
};
use crate::values::{Domain, euro_en, euro_nl};

/// A warning per line that is expected to be rejected, or one for a declaration that is expected to count as not sent or
/// of which nobody can tell.
pub(super) fn warnings(made: &DeclaredMessage) -> Vec<Finding> {
    let Some(answer) = &made.expected else { return Vec::new() };
    match answer.outcome {
        ExpectedOutcome::Accepted => Vec::new(),
        ExpectedOutcome::NotSent => vec![not_sent(made, answer)],
        ExpectedOutcome::Unknown => vec![unknown(made, answer)],
        ExpectedOutcome::Lines => {
            let rejected = made.lines.iter().filter_map(|line| {
                Some((line, line.expected.as_ref().filter(|expected| !expected.codes.is_empty())?))
            });
            rejected.map(|(line, expected)| of_line(made, line, expected)).collect()
        }
    }
}

fn warning(rule: &'static str, codes: &[String], message: Text, advice: Text) -> Finding {
    let finding = Finding::new(rule, Level::Productbook, Severity::Warning, message, advice);
    Finding { retourcode: codes.first().map(|code| code.clone().into()), ..finding }
}

fn of_line(made: &DeclaredMessage, line: &DeclaredLine, expected: &ExpectedLine) -> Finding {
    let (reference, client, number) = (&line.reference, &line.client, line.toewijzing);
    let codes = meanings(&expected.codes, made.domain);
    let why = why(&expected.reasons);
    let message = Text::new(
        format!(
            "Regel {reference} van {}, cliënt {client}, toewijzing {number}: naar verwachting afgekeurd met {codes}. {}",
            euro_nl(line.cents),
            why.nl
        ),
        format!(
            "Line {reference} of {}, client {client}, allocation {number}: expected to be rejected with {codes}. {}",
            euro_en(line.cents),
            why.en
        ),
    );
    warning(REJECTED, &expected.codes, message, advice(&expected.reasons))
        .at(format!("{}/{reference}", made.file))
}

fn not_sent(made: &DeclaredMessage, answer: &ExpectedAnswer) -> Finding {
    let (count, codes, why) = (made.lines.len(), meanings(&answer.codes, made.domain), why(&answer.reasons));
    let message = Text::new(
        format!(
            "Declaratie {} van {} ({}): naar verwachting geheel afgekeurd met {codes}, zij telt dan als niet verzonden. {}",
            made.nummer,
            euro_nl(made.cents),
            counted(count, "regel", "regels"),
            why.nl
        ),
        format!(
            "Declaration {} of {} ({}): expected to be rejected as a whole with {codes}, and then counts as not sent. {}",
            made.nummer,
            euro_en(made.cents),
            counted(count, "line", "lines"),
            why.en
        ),
    );
    warning(REJECTED, &answer.codes, message, advice(&answer.reasons)).at(made.file.clone())
}

fn unknown(made: &DeclaredMessage, answer: &ExpectedAnswer) -> Finding {
    let why = why(&answer.reasons);
    let message = Text::new(
        format!(
            "Van declaratie {} van {} is niet te zeggen welk antwoord komt. {}",
            made.nummer,
            euro_nl(made.cents),
            why.nl
        ),
        format!(
            "Of declaration {} of {} nobody can tell which answer will come. {}",
            made.nummer,
            euro_en(made.cents),
            why.en
        ),
    );
    warning(UNKNOWN, &[], message, advice(&answer.reasons)).at(made.file.clone())
}

/// The codes with their meaning.
fn meanings(codes: &[String], domain: Domain) -> String {
    let meanings = codes.iter().map(|code| code_with_meaning(code, domain));
    meanings.collect::<Vec<_>>().join("; ")
}

/// The rules that reject, with what is wrong; a rule that finds the same thing often is told once.
fn why(reasons: &[ExpectedReason]) -> Text {
    let all = |of: fn(&ExpectedReason) -> &str| {
        let mut told: Vec<String> = Vec::new();
        for reason in reasons.iter().take(MOST_REASONS) {
            let said = format!("{}: {}", reason.rule, of(reason));
            if !told.contains(&said) {
                told.push(said);
            }
        }
        if reasons.len() > MOST_REASONS {
            told.push("…".to_owned());
        }
        told.join("; ")
    };
    Text::new(all(|reason| &reason.message.nl), all(|reason| &reason.message.en))
}

/// The most reasons that one warning tells; the report of the line has them all.
const MOST_REASONS: usize = 5;

/// What to do: what the first rule that rejects advises.
fn advice(reasons: &[ExpectedReason]) -> Text {
    reasons.first().map_or_else(
        || {
            Text::fixed(
                "Zoek uit wat er aan de hand is voor u verstuurt",
                "Find out what is the matter before you send it",
            )
        },
        |reason| {
            Text::new(
                format!("Herstel dit voor u verstuurt: {}", reason.advice.nl),
                format!("Mend this before you send it: {}", reason.advice.en),
            )
        },
    )
}
