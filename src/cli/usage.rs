//! Usage errors in Dutch.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

/// A usage error in Dutch; help and version are no errors and are `None`.
pub fn error(error: &Error) -> Option<String> {
    let context = |kind| error.get(kind).map(value);
    let argument = context(ContextKind::InvalidArg).unwrap_or_default();
    let given = context(ContextKind::InvalidValue).unwrap_or_default();
    let message = match error.kind() {
        ErrorKind::UnknownArgument => format!("Onbekende optie `{argument}`"),
        ErrorKind::InvalidSubcommand => {
            format!("Onbekende opdracht `{}`", context(ContextKind::InvalidSubcommand).unwrap_or_default())
        }
        ErrorKind::MissingRequiredArgument => format!("Dit ontbreekt nog: {argument}"),
        ErrorKind::InvalidValue if given.is_empty() => format!("Bij `{argument}` ontbreekt de waarde"),
        ErrorKind::InvalidValue => format!("`{given}` kan niet bij `{argument}`"),
        ErrorKind::ValueValidation => {
            let reason = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
            format!("`{given}` kan niet bij `{argument}`: {}", in_dutch(reason))
        }
        ErrorKind::ArgumentConflict => match context(ContextKind::PriorArg) {
            Some(other) if other == argument => format!("`{argument}` staat er dubbel"),
            Some(other) if !other.is_empty() => format!("`{argument}` kan niet samen met `{other}`"),
            _ => format!("`{argument}` kan hier niet bij"),
        },
        _ => return None,
    };
    let choices = context(ContextKind::ValidValue)
        .filter(|valid| !valid.is_empty())
        .map(|valid| format!("Kies uit: {valid}"));
    let suggested =
        [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue]
            .into_iter()
            .find_map(|kind| error.get(kind))
            .map(likeliest)
            .map(|suggested| format!("Bedoelt u `{suggested}`?"));
    let advice: Vec<_> = suggested.into_iter().chain(choices).collect();
    let advice =
        if advice.is_empty() { format!("Zie `{} --help`", invoked(error)) } else { advice.join(" ") };
    Some(format!("fout: {message}\n  → {advice}\n"))
}

/// Why a number cannot be taken; what our own checks say is Dutch already.
fn in_dutch(reason: String) -> String {
    if let Some((from, to)) = reason.split_once(" is not in ").and_then(|(_, range)| range.split_once("..="))
    {
        return format!("kies een getal van {from} tot en met {to}");
    }
    if reason == "invalid digit found in string" { "dat is geen heel getal".to_owned() } else { reason }
}

/// The command that was given, such as `ibericht declare`: the help of it tells what belongs there.
fn invoked(error: &Error) -> String {
    let usage = error.get(ContextKind::Usage).map(ToString::to_string).unwrap_or_default();
    let words = usage.split_whitespace().skip_while(|word| *word != "ibericht");
    let command: Vec<_> =
        words.take_while(|word| word.chars().all(|letter| letter.is_ascii_lowercase())).collect();
    if command.is_empty() { "ibericht".to_owned() } else { command.join(" ") }
}

/// The likeliest of what may have been meant, which clap puts last.
fn likeliest(suggested: &ContextValue) -> String {
    match suggested {
        ContextValue::Strings(all) => all.last().cloned().unwrap_or_default(),
        other => other.to_string(),
    }
}

fn value(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(all) => all.join(", "),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;
    use ibericht::finding::Lang;

    use super::super::args::Arguments;
    use super::super::help;
    use super::*;

    #[test]
    fn usage_errors_say_what_and_what_to_do() {
        for (line, words) in [
            ("ibericht chek x", "Onbekende opdracht `chek`|Bedoelt u `check`"),
            ("ibericht check --leven x", "Onbekende optie `--leven`|Bedoelt u `--level`"),
            ("ibericht check", "Dit ontbreekt nog: <PAD>...|Zie `ibericht check --help`"),
            ("ibericht declare x", "--period <JJJJ-MM>|Zie `ibericht declare --help`"),
            ("ibericht check x --format xml", "`xml` kan niet bij|Kies uit: text, json, html, markdown"),
            ("ibericht process x --out y --period april", "`april` kan niet bij|JJJJ-MM"),
            ("ibericht check x --today 2026-02-30", "2026-02-30|JJJJ-MM-DD"),
            ("ibericht check x --output json", "FORMAAT=BESTAND"),
            ("ibericht check x --max-size 0", "`0` kan niet bij|kies een getal van 1 tot en met 2000"),
            ("ibericht check x --max-size veel", "`veel` kan niet bij|dat is geen heel getal"),
            (
                "ibericht process x --out y --no-declare --period 2026-04",
                "`--no-declare` kan niet samen met `--period",
            ),
            ("ibericht process x --out y --out z", "`--out <MAP>` staat er dubbel"),
        ] {
            let command = help::complete(Arguments::command(), Lang::Nl);
            let error_text = error(&command.try_get_matches_from(line.split(' ')).unwrap_err()).unwrap();
            for words in words.split('|') {
                assert!(error_text.contains(words), "{line}: {error_text}");
            }
        }
    }
}
