//! `ibericht explain`.

use ibericht::explain::{explain, line, line_text, near_lines, suggestions, text};
use ibericht::finding::Text;

use super::args::{Explain, Format};
use super::context::Context;
use super::failure::Failure;
use super::{Outcome, json_line};

pub fn run(options: &Explain, context: &Context<'_>) -> Result<Outcome, Failure> {
    context.require("explain", &Format::OF_LISTS)?;
    match (&options.line, &options.code) {
        (Some(reference), _) => a_line(reference, context),
        (None, code) => a_code(code.as_deref().unwrap_or_default().trim(), context),
    }
}

fn a_code(code: &str, context: &Context<'_>) -> Result<Outcome, Failure> {
    let books = context.lookup()?;
    let meanings = explain(code, &books);
    if meanings.is_empty() {
        return Err(unknown(code, &suggestions(code, &books)));
    }
    context.deliver(|format, style| match format {
        Format::Json => meanings.iter().map(json_line).collect(),
        _ => text(&meanings, style.lang),
    })?;
    Ok(Outcome::Clean)
}

fn a_line(reference: &str, context: &Context<'_>) -> Result<Outcome, Failure> {
    let store = super::dossier::open(context)?;
    let sheets = line(reference, &store)?;
    if sheets.is_empty() {
        return Err(unknown_line(reference.trim(), &near_lines(reference, &store)?));
    }
    context.deliver(|format, style| match format {
        Format::Json => sheets.iter().map(json_line).collect(),
        _ => line_text(&sheets, style.lang),
    })?;
    Ok(Outcome::Clean)
}

fn unknown_line(reference: &str, near: &[String]) -> Failure {
    let message = Text::new(
        format!("Geen regel in dit dossier heeft de referentie `{reference}`"),
        format!("No line in this dossier has the reference `{reference}`"),
    );
    let near = near.iter().map(|near| format!("`{near}`")).collect::<Vec<_>>().join(", ");
    let advice = if near.is_empty() {
        Text::fixed(
            "Referenties staan in het verslag van `declare` en in `ibericht dossier prestaties`",
            "References stand in the report of `declare` and in `ibericht dossier prestaties`",
        )
    } else {
        Text::new(
            format!("Bedoelt u {near}? Alle referenties staan in `ibericht dossier prestaties`"),
            format!("Do you mean {near}? All references stand in `ibericht dossier prestaties`"),
        )
    };
    Failure::new(message, advice)
}

fn unknown(code: &str, near: &[String]) -> Failure {
    let message = Text::new(format!("`{code}` is onbekend"), format!("`{code}` is not known"));
    let near = near.iter().map(|near| format!("`{near}`")).collect::<Vec<_>>().join(", ");
    let advice = if near.is_empty() {
        Text::new(
            "Probeer een regel (`TR358`), een retourcode (`9056`), een bericht (`301`), een productcode (`02A03`), een \
             element (`ToewijzingNummer`), een codelijst (`WJ756`) of een code daaruit (`Eenheid=14`)",
            "Try a rule (`TR358`), a retourcode (`9056`), a message (`301`), a product code (`02A03`), an element \
             (`ToewijzingNummer`), a code list (`WJ756`) or a code of it (`Eenheid=14`)",
        )
    } else {
        Text::new(format!("Bedoelt u {near}?"), format!("Do you mean {near}?"))
    };
    Failure::new(message, advice)
}
