//! Of which rules parties may agree to deviate.

use crate::batch;
use crate::declaration;
use crate::finding::{Severity, Text};
use crate::legacy;
use crate::messages::Kind;
use crate::productbook::{Book, Books, Stage};
use crate::rules::{self, Rule, RuleKind, Status, answers};
use crate::values::{Domain, nearest};

/// A rule of which parties may agree to deviate: one that finds errors in messages, and not in how they are written.
#[derive(Debug, Clone, Copy)]
pub(super) enum Regel<'b> {
    /// Of the standard, on level 2, 3 or 4.
    Landelijk(&'static Rule),
    /// Of the program itself, on answers.
    Antwoord(&'static str),
    /// Of a product book, on requests.
    Boek(&'b str),
}

impl<'b> Regel<'b> {
    /// The rule of a code in any case; the error says why it is not one of these.
    pub fn find(code: &str, books: &'b Books) -> Result<Self, Text> {
        let named = |name: &str| name.eq_ignore_ascii_case(code);
        if let Some(rule) = rules::find(code) {
            return national(rule).map(|()| Self::Landelijk(rule));
        }
        if let Some(code) = answers::DEVIABLE.into_iter().find(|known| named(known)) {
            return Ok(Self::Antwoord(code));
        }
        if let Some(id) = books.iter().flat_map(|book| &book.rules).find(|rule| named(&rule.id)) {
            return of_book(books, &id.id).map(|()| Self::Boek(&id.id));
        }
        Err(not_deviable(code).unwrap_or_else(|| unknown(code, books)))
    }

    /// Its code, as findings have it.
    pub fn code(&self) -> &str {
        match self {
            Self::Landelijk(rule) => rule.code,
            Self::Antwoord(code) => code,
            Self::Boek(id) => id,
        }
    }

    /// Whether it finds errors in a message.
    pub fn is_for(&self, kind: Kind, domain: Domain) -> bool {
        match self {
            Self::Landelijk(rule) => rule.is_for(kind, domain),
            Self::Antwoord(_) => kind.answers().is_some(),
            Self::Boek(_) => kind == Kind::VerzoekOmToewijzing,
        }
    }
}

/// Whether a rule of the standard finds errors above level 1 by itself.
fn national(rule: &'static Rule) -> Result<(), Text> {
    let code = rule.code;
    Err(match rule.status() {
        // Which message it answers, and for the first time: without that there is nothing to apply.
        Status::Implemented if code == "TR337" => nothing_to_apply(code),
        Status::Implemented if rule.kind() == RuleKind::Business => only_warns(code),
        Status::Implemented => return Ok(()),
        Status::CheckedBySchema => of_schema(code),
        Status::CheckedByOthers | Status::NotChecked => Text::new(
            format!("regel {code} geeft zelf geen bevindingen: {}", rule.status_in_words().nl),
            format!("rule {code} gives no findings itself: {}", rule.status_in_words().en),
        ),
    })
}

/// Whether a rule of a book finds errors in requests.
fn of_book(books: &Books, id: &str) -> Result<(), Text> {
    let rules = books.iter().flat_map(|book| &book.rules).filter(|rule| rule.id == id);
    let severities: Vec<_> = rules.flat_map(|rule| &rule.severity).collect();
    if severities.contains(&(&Stage::Request, &Severity::Error)) {
        return Ok(());
    }
    Err(if severities.iter().any(|(_, severity)| **severity == Severity::Error) {
        of_registrations(id)
    } else {
        only_warns(id)
    })
}

/// Why a known rule is none of which parties may agree to deviate.
fn not_deviable(code: &str) -> Option<Text> {
    let named = |name: &str| name.eq_ignore_ascii_case(code);
    if let Some((code, _)) = answers::RULES.iter().find(|(known, _)| named(known)) {
        let is_about_nothing = matches!(*code, "RETOUR-ONBEKEND" | "RETOUR-TWEEDE");
        return Some(if is_about_nothing { nothing_to_apply(code) } else { only_warns(code) });
    }
    if let Some(rule) = declaration::RULES.iter().find(|rule| named(rule.id)) {
        return Some(of_registrations(rule.id));
    }
    if declaration::KINDS.iter().any(|kind| named(kind)) {
        return Some(of_registrations(code));
    }
    let own = batch::RULES.iter().chain(&legacy::RULES).chain(legacy::CODES);
    let (code, _) = own.into_iter().find(|(known, _)| named(known))?;
    Some(match *code {
        batch::input::PARTIJ => only_warns(code),
        _ => of_schema(code),
    })
}

fn of_schema(code: &str) -> Text {
    Text::new(
        format!(
            "van regel {code} kan niet worden afgeweken: wat daaraan niet voldoet, kan niet veilig of niet zeker worden gelezen"
        ),
        format!(
            "nobody can deviate from rule {code}: what breaks it cannot be read safely or with certainty"
        ),
    )
}

fn of_registrations(code: &str) -> Text {
    Text::new(
        format!(
            "van regel {code} kan niet worden afgeweken: zij gaat over registraties, en wat daar fout is wordt niet gedeclareerd, ook niet als de fout anders heet"
        ),
        format!(
            "nobody can deviate from rule {code}: it is about registrations, and what is wrong there is not declared, whatever it is called"
        ),
    )
}

fn only_warns(code: &str) -> Text {
    Text::new(
        format!("regel {code} geeft nooit een fout, dus er is niets om van af te wijken"),
        format!("rule {code} never gives an error, so there is nothing to deviate from"),
    )
}

fn nothing_to_apply(code: &str) -> Text {
    Text::new(
        format!(
            "van regel {code} kan niet worden afgeweken: van zo'n antwoord is niet bekend waarop het slaat of het is er al, dus er valt niets te verwerken"
        ),
        format!(
            "nobody can deviate from rule {code}: it is not known what such an answer answers, or it was answered before, so there is nothing to apply"
        ),
    )
}

/// That a rule is not known, with the nearest that is.
fn unknown(code: &str, books: &Books) -> Text {
    let national = rules::all().filter(|rule| national(rule).is_ok()).map(|rule| rule.code);
    let of_books = books.iter().flat_map(|book| &book.rules).map(|rule| rule.id.as_str());
    let known = national.chain(answers::DEVIABLE).chain(of_books);
    if let Some(near) = nearest(code, known, |name| name).first() {
        return Text::new(
            format!("regel `{code}` bestaat niet; bedoelt u `{near}`?"),
            format!("rule `{code}` does not exist; do you mean `{near}`?"),
        );
    }
    let built_in = Book::builtin_names().filter_map(|name| Some((name, Book::builtin(name)?.ok()?)));
    let has_it = |(_, book): &(&str, Book)| book.rules.iter().any(|rule| rule.id.eq_ignore_ascii_case(code));
    let book = built_in.into_iter().find(has_it).map_or("NAAM", |(name, _)| name);
    Text::new(
        format!(
            "regel `{code}` bestaat niet; is het een regel van een productenboek, noem dat dan (`--productbook {book}`, of `productbook` in `ibericht.toml`)"
        ),
        format!(
            "rule `{code}` does not exist; when it is a rule of a product book, name that (`--productbook {book}`, or `productbook` in `ibericht.toml`)"
        ),
    )
}
