//! Rules: their kind, stages, products and texts.

use super::Out;
use crate::finding::Text;
use crate::productbook::Stage;
use crate::productbook::file::{Ernst, File, Plaats, Regel};
use crate::productbook::kinds::{self, Kind};

pub(super) fn check(file: &File, out: &mut Out) {
    for rule in &file.regel {
        if !rule.about_all() {
            for placed in &rule.producten {
                out.known(file, placed, path(rule, "producten"));
            }
        }
        texts(rule, out);
        if let Some(kind) = kinds::kind(rule.soort.get_ref()) {
            stages(rule, kind, out);
            facts(file, rule, kind, out);
        } else {
            unknown_kind(rule, out);
        }
    }
}

fn path(rule: &Regel, field: &str) -> String {
    format!("regel[{}].{field}", rule.id.get_ref())
}

fn texts(rule: &Regel, out: &mut Out) {
    if rule.nl.trim().is_empty() || rule.en.trim().is_empty() {
        out.error(
            "boek-regel-tekst",
            &rule.id,
            path(rule, "nl"),
            Text::fixed("De regel heeft geen tekst in beide talen", "The rule has no text in both languages"),
            Text::fixed("Vul `nl` en `en` in", "Fill in `nl` and `en`"),
        );
    }
    if rule.producten.is_empty() || rule.ernst.is_empty() {
        out.error(
            "boek-regel-plaats",
            &rule.id,
            path(rule, "producten"),
            Text::fixed(
                "De regel geldt nergens: geen product of geen ernst",
                "The rule holds nowhere: no product or no severity",
            ),
            Text::fixed("Vul `producten` en `ernst` in", "Fill in `producten` and `ernst`"),
        );
    }
}

fn unknown_kind(rule: &Regel, out: &mut Out) {
    let word = rule.soort.get_ref();
    out.error(
        "boek-regel-soort",
        &rule.soort,
        path(rule, "soort"),
        Text::new(
            format!("`{word}` is geen soort regel die het programma kent"),
            format!("`{word}` is not a kind of rule that the program knows"),
        ),
        Text::fixed(
            "Kies een soort uit `ibericht rules`, of `note` als er niets te controleren is",
            "Choose a kind from `ibericht rules`, or `note` when there is nothing to check",
        ),
    );
}

fn stages(rule: &Regel, kind: &Kind, out: &mut Out) {
    for (place, severity) in &rule.ernst {
        let stage = Stage::from(*place);
        if !kind.stages.contains(&stage) {
            let (name, word) = (kind.name, stage.dutch());
            out.error(
                "boek-regel-plaats",
                &rule.soort,
                path(rule, "ernst"),
                Text::new(
                    format!("Soort `{name}` kijkt niet bij `{word}`"),
                    format!("Kind `{name}` does not look at `{word}`"),
                ),
                Text::fixed("Haal deze plaats weg", "Remove this stage"),
            );
        }
        if *place == Plaats::Toewijzing && *severity == Ernst::Fout {
            out.error(
                "boek-regel-plaats",
                &rule.id,
                path(rule, "ernst"),
                Text::fixed(
                    "een toewijzing van de gemeente geldt: een regel van het boek is daar hoogstens een waarschuwing",
                    "an allocation of the municipality holds: a rule of the book is at most a warning there",
                ),
                Text::fixed("Schrijf `toewijzing = \"waarschuwing\"`", "Write `toewijzing = \"waarschuwing\"`"),
            );
        }
    }
}

fn facts(file: &File, rule: &Regel, kind: &Kind, out: &mut Out) {
    for fact in kind.reads {
        let present = file.product.iter().any(|product| {
            let about = rule.about_all()
                || rule.producten.iter().any(|placed| placed.get_ref() == product.code.get_ref());
            about && fact.is_in(product)
        });
        if !present {
            let (name, key) = (kind.name, fact.key());
            out.error(
                "boek-regel-gegeven",
                &rule.id,
                path(rule, "producten"),
                Text::new(
                    format!("Soort `{name}` leest `{key}`, maar geen product van de regel heeft dat"),
                    format!("Kind `{name}` reads `{key}`, but no product of the rule has it"),
                ),
                Text::new(format!("Voeg `{key}` toe aan het product"), format!("Add `{key}` to the product")),
            );
        }
    }
}
