//! What an answer says of the message that it answers.

use super::{Bericht, BerichtIdentificatie, Inhoud, RetourCodes};
use crate::values::{RetourCode, Simple};
use crate::xml::{ClassTable, Content, Element, MessageName, Sink, Trail};

/// What an answer says of a message as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Uitspraak {
    /// The message is accepted.
    Goedgekeurd,
    /// The message is rejected and counts as not sent (OP286).
    Afgekeurd,
    /// The declaration is judged line by line: what is not listed is granted (IV087).
    PerRegel,
}

impl RetourCode {
    /// Whether it says that something is wrong.
    #[must_use]
    pub fn is_afkeuring(self) -> bool {
        ![Self::GEEN_OPMERKING, Self::NIET_BEOORDEELD, Self::VOLLEDIG_TOEGEWEZEN].contains(&self)
    }
}

impl RetourCodes {
    /// Whether one of them says that something is wrong.
    #[must_use]
    pub fn is_afkeuring(&self) -> bool {
        self.retour_code.iter().any(|code| code.is_afkeuring())
    }
}

impl Bericht {
    /// What it says of the message that it answers; none for a message that answers nothing.
    #[must_use]
    pub fn uitspraak(&self) -> Option<Uitspraak> {
        self.kind().answers()?;
        if let Inhoud::DeclaratieAntwoord(root) = &self.inhoud {
            let whole =
                [Some(&root.header.retour_codes), root.declaratie_antwoord.as_ref().map(|a| &a.retour_codes)];
            let rejected = whole.into_iter().flatten().any(RetourCodes::is_afkeuring);
            return Some(if rejected { Uitspraak::Afgekeurd } else { Uitspraak::PerRegel });
        }
        let rejected = self.retourcodes().iter().any(|(_, code)| code.is_afkeuring());
        Some(if rejected { Uitspraak::Afgekeurd } else { Uitspraak::Goedgekeurd })
    }

    /// Identification and date of the message that it answers; none for a message that answers nothing.
    #[must_use]
    pub fn betreft(&self) -> Option<&BerichtIdentificatie> {
        match &self.inhoud {
            Inhoud::DeclaratieAntwoord(root) => Some(&root.header.declaratie_identificatie),
            _ => self.kind().answers().map(|_| self.identificatie()),
        }
    }

    /// Every code in an answer with the path of the class that it is said of, in order; empty for another message.
    #[must_use]
    pub fn retourcodes(&self) -> Vec<(String, RetourCode)> {
        let mut walk = Walk { bericht: self, name: self.name(), trail: Trail::default(), found: Vec::new() };
        if self.kind().answers().is_some() {
            self.walk(&mut walk);
        }
        walk.found
    }
}

/// Collects the codes.
struct Walk<'b> {
    bericht: &'b Bericht,
    name: MessageName,
    trail: Trail,
    found: Vec<(String, RetourCode)>,
}

impl Sink for Walk<'_> {
    fn message(&self) -> &MessageName {
        &self.name
    }

    fn value(&mut self, element: &'static Element, text: &str) {
        let is_code =
            matches!(element.content, Content::Simple(simple) if simple.name == RetourCode::TYPE.name);
        if is_code && let Some(code) = RetourCode::new(text, self.bericht.domain) {
            self.found.push((self.trail.parent().to_owned(), code));
        }
    }

    fn open(&mut self, element: &'static Element, _: &'static ClassTable) {
        self.trail.open(element);
    }

    fn close(&mut self, _: &'static Element, _: &'static ClassTable) {
        self.trail.close();
    }
}
