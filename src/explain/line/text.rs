//! A declared line as text for people.

use std::fmt::Write as _;

use super::{AllocationFacts, CodeFacts, DeclarationFacts, ExpectedFacts, LineSheet, MessageFacts};
use crate::finding::{Lang, Text};
use crate::report::text::visible;
use crate::report::words::{date, euro, volume, word};

/// All lines with a reference.
#[must_use]
pub fn text(sheets: &[LineSheet], lang: Lang) -> String {
    let words = Words(lang);
    let mut all = Vec::new();
    if sheets.len() > 1 {
        all.push(match lang {
            Lang::Nl => format!("{} regels hebben deze referentie\n", sheets.len()),
            Lang::En => format!("{} lines have this reference\n", sheets.len()),
        });
    }
    all.extend(sheets.iter().map(|sheet| words.sheet(sheet)));
    all.join("\n")
}

/// The words of one language.
struct Words(Lang);

impl Words {
    const fn pick(&self, nl: &'static str, en: &'static str) -> &'static str {
        word(self.0, nl, en)
    }

    fn euro(&self, cents: i64) -> String {
        euro(cents, self.0)
    }

    fn say<'t>(&self, text: &'t Text) -> &'t str {
        text.get(self.0)
    }

    fn period(&self, from: &str, to: &str) -> String {
        format!("{} {} {}", date(from, self.0), self.pick("t/m", "to"), date(to, self.0))
    }

    fn sheet(&self, sheet: &LineSheet) -> String {
        let line = &sheet.line;
        let mut text = format!("{} {}\n", self.pick("Regel", "Line"), visible(&sheet.reference));
        let mut row = |label: &str, value: &str| {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "  {label}: {}", visible(value));
        };
        row(
            self.pick("tussen", "between"),
            &format!(
                "{} {} {} {} {} ({})",
                self.pick("aanbieder", "provider"),
                sheet.provider,
                self.pick("en gemeente", "and municipality"),
                sheet.gemeente,
                sheet.gemeente_name,
                sheet.domain.law()
            ),
        );
        row(self.pick("cliënt", "client"), &sheet.client);
        row(self.pick("bericht", "message"), &self.message(sheet.message.as_ref()));
        row(self.pick("declaratie", "declaration"), &self.declaration(&sheet.declaration));
        row(
            self.pick("toewijzing", "allocation"),
            &format!(
                "{}, {} {} ({} {})",
                line.allocation,
                self.pick("product", "product"),
                line.product,
                self.pick("categorie", "category"),
                line.category
            ),
        );
        row(self.pick("periode", "period"), &self.period(&line.from, &line.to));
        let tariff = line.tariff.map_or_else(String::new, |cents| {
            format!(" {} {}", self.pick("tegen", "at"), self.euro(i64::from(cents)))
        });
        let sign = if line.cents < 0 { self.pick(" (credit)", " (credit)") } else { "" };
        row(
            self.pick("gedeclareerd", "declared"),
            &format!(
                "{}{tariff}: {}{sign}",
                volume(line.volume.into(), &line.unit, self.0),
                self.euro(line.cents)
            ),
        );
        row(self.pick("stand", "state"), self.say(&sheet.status.title()));
        for code in &sheet.codes {
            row(self.pick("retourcode", "retourcode"), &Self::code(code));
        }
        text.push_str(&self.expected(sheet.expected.as_ref()));
        text.push_str(&self.derivation(sheet.derivation.as_deref()));
        text.push_str(&self.chain(sheet));
        if let Some(allocation) = &sheet.allocation {
            text.push_str(&self.allocation(allocation, line.allocation));
        }
        text
    }

    fn code(code: &CodeFacts) -> String {
        format!("{} {}", code.code, code.meaning)
    }

    fn message(&self, message: Option<&MessageFacts>) -> String {
        let Some(message) = message else {
            return self.pick("niet meer in het dossier", "no longer in the dossier").to_owned();
        };
        let made = if message.made {
            self.pick("met dit programma gemaakt", "made by this program")
        } else {
            self.pick("ingelezen", "read")
        };
        let answer = message.answer.as_ref().map_or_else(
            || self.pick("nog geen antwoord", "no answer yet").to_owned(),
            |answer| format!("{} {answer}", self.pick("beantwoord met", "answered by")),
        );
        format!("{} {}, {}, {made}; {answer}", message.name, message.id, date(&message.date, self.0))
    }

    fn declaration(&self, declaration: &DeclarationFacts) -> String {
        let mut text = declaration.number.clone();
        if let Some(month) = &declaration.month {
            let _ = write!(text, " {} {month}", self.pick("over", "for"));
        }
        if let Some(cents) = declaration.submitted {
            let _ = write!(text, ", {} {}", self.pick("ingediend", "submitted"), self.euro(cents));
        }
        if let Some(cents) = declaration.granted {
            let _ = write!(text, ", {} {}", self.pick("toegekend", "granted"), self.euro(cents));
        }
        if let Some(stand) = declaration.stand {
            let _ = write!(text, "; {}", self.say(&stand.title()));
        }
        text
    }

    fn expected(&self, expected: Option<&ExpectedFacts>) -> String {
        let label = self.pick("verwacht bij verzenden", "expected when it was sent");
        let Some(expected) = expected else {
            return format!("  {label}: {}\n", self.pick("niet vastgelegd", "not recorded"));
        };
        let said = if !expected.codes.is_empty() {
            self.pick("afgekeurd", "rejected")
        } else if expected.not_checked.is_empty() {
            self.pick("akkoord", "accepted")
        } else {
            self.pick("akkoord, voor zover gecontroleerd", "accepted, as far as checked")
        };
        let mut text = format!("  {label}: {said}\n");
        for code in &expected.codes {
            let _ = writeln!(text, "    {}", Self::code(code));
        }
        for reason in &expected.reasons {
            let (rule, message) = (visible(&reason.rule), visible(self.say(&reason.message)));
            let _ = writeln!(text, "    {rule}: {message}");
        }
        for skipped in &expected.not_checked {
            let (rule, reason) = (visible(&skipped.rule), visible(self.say(&skipped.reason)));
            let _ = writeln!(text, "    {} {rule}: {reason}", self.pick("niet gecontroleerd", "not checked"));
        }
        text
    }

    fn derivation(&self, derivation: Option<&[Text]>) -> String {
        let Some(steps) = derivation else {
            return format!(
                "{}\n  {}\n",
                self.pick("Hoe de regel tot stand kwam, is niet bekend", "How the line came about is not known"),
                self.pick(
                    "Hij is niet met dit programma gemaakt, of voordat dat werd bewaard; vraag de afzender om de registraties",
                    "It was not made by this program, or before that was kept; ask the sender for the registrations",
                )
            );
        };
        let mut text = format!("{}\n", self.pick("Hoe de regel tot stand kwam", "How the line came about"));
        for step in steps {
            let _ = writeln!(text, "  {}", visible(self.say(step)));
        }
        text
    }

    fn chain(&self, sheet: &LineSheet) -> String {
        let mut text = String::new();
        if sheet.chain.is_empty() {
            return text;
        }
        let _ = writeln!(text, "{}", self.pick("Credits en correcties", "Credits and corrections"));
        for other in &sheet.chain {
            let _ = writeln!(
                text,
                "  {}: {} ({} {}), {}, {} {}, {}; {}",
                self.say(&other.relation.title()),
                visible(&other.reference),
                self.pick("declaratie", "declaration"),
                visible(&other.declaration),
                self.period(&other.from, &other.to),
                self.pick("volume", "volume"),
                other.volume,
                self.euro(other.cents),
                self.say(&other.status.title()),
            );
        }
        text
    }

    fn allocation(&self, allocation: &AllocationFacts, number: u32) -> String {
        let open = self.pick("open einde", "open end");
        let period = allocation.to.as_ref().map_or_else(
            || format!("{} {}, {open}", self.pick("vanaf", "from"), date(&allocation.from, self.0)),
            |to| self.period(&allocation.from, to),
        );
        let mut text = format!(
            "{} {number} {}\n  {period}",
            self.pick("Toewijzing", "Allocation"),
            self.pick("nu", "now")
        );
        if let Some(volume) = &allocation.volume {
            let _ = write!(text, ", {}", self.say(volume));
        }
        if let Some(cents) = allocation.budget {
            let _ = write!(text, ", {} {}", self.pick("budget", "budget"), self.euro(cents));
        }
        text.push('\n');
        for used in &allocation.used {
            let _ = writeln!(
                text,
                "  {} {}: {}, {}, {}",
                self.pick("gebruikt door", "used by"),
                visible(&used.reference),
                self.period(&used.from, &used.to),
                volume(used.volume.into(), &used.unit, self.0),
                self.euro(used.cents),
            );
        }
        if allocation.used.is_empty() {
            let _ = writeln!(
                text,
                "  {}",
                self.pick(
                    "geen regel die nog staat, gebruikt er iets van",
                    "no line that stands uses any of it"
                )
            );
        }
        text
    }
}
