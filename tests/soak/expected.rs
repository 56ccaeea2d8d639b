//! What the messages themselves add up to: plain sums, without the dossier or a rule.

use std::collections::HashSet;

use ibericht::batch::Own;
use ibericht::messages::{Inhoud, Kind, MAX_BYTES, Prestatie, Reading, read};
use ibericht::values::{DebetCredit, Domain};

use crate::world::Message;

/// Money in eurocents, credits counted down.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Books {
    pub declared: i64,
    pub granted: i64,
    pub rejected: i64,
    /// Not answered yet.
    pub open: i64,
}

pub struct Expected {
    own: Own,
    pub messages: usize,
    pub faults: usize,
    /// What is no message at all: refused, left where it is, and not taken in.
    pub unreadable: usize,
    pub books: Books,
    /// The lines of declarations that are wrong as a whole: counted as declared and rejected, or not at all when they
    /// never got to the other party.
    pub lapsed: i64,
    /// What the answers that we have to make grant.
    pub granted_by_us: i64,
    allocations: HashSet<(Domain, String, u32)>,
}

impl Expected {
    pub fn new(own: Own) -> Self {
        Self {
            own,
            messages: 0,
            faults: 0,
            unreadable: 0,
            books: Books::default(),
            lapsed: 0,
            granted_by_us: 0,
            allocations: HashSet::new(),
        }
    }

    pub fn allocations(&self) -> usize {
        self.allocations.len()
    }

    pub fn count(&mut self, message: &Message) {
        self.messages += 1;
        self.faults += usize::from(message.fault.is_some());
        let is_unreadable = || matches!(read(&message.xml, MAX_BYTES), Reading::Unreadable(_));
        self.unreadable += usize::from(message.fault == Some("XSD") && is_unreadable());
        // A line that is wrong leaves the rest of its declaration; any other fault is one of the whole message.
        if message.fault.is_some_and(|rule| rule != "TR338") {
            self.lapses(message);
            return;
        }
        if !matches!(message.kind, Kind::Toewijzing | Kind::Declaratie | Kind::DeclaratieAntwoord) {
            return;
        }
        let Reading::Valid(bericht) = read(&message.xml, MAX_BYTES) else { panic!("{}", message.name) };
        match &bericht.inhoud {
            Inhoud::Toewijzing(root) => {
                let gemeente = root.header.afzender.to_string();
                for product in &root.client.toegewezen_producten {
                    let number = product.toewijzing_nummer.get();
                    self.allocations.insert((message.domain, gemeente.clone(), number));
                }
            }
            Inhoud::Declaratie(root) => {
                for line in root.declaratie.clienten.iter().flat_map(|client| client.prestaties.iter()) {
                    self.line(line, message.fault.is_some() && line.toewijzing_nummer.get() == 99);
                }
            }
            Inhoud::DeclaratieAntwoord(root) => {
                // A declaration that was rejected as a whole was never counted.
                let Some(answer) = &root.declaratie_antwoord else { return };
                let granted = answer.totaal_toegekend_bedrag.cents();
                let rejected = answer.totaal_ingediend_bedrag.cents() - granted;
                self.books.granted += granted;
                self.books.rejected += rejected;
                self.books.open -= granted + rejected;
            }
            _ => {}
        }
    }

    fn lapses(&mut self, message: &Message) {
        if let Reading::Valid(bericht) = read(&message.xml, MAX_BYTES)
            && let Inhoud::Declaratie(root) = &bericht.inhoud
        {
            let clients = root.declaratie.clienten.iter();
            self.lapsed += clients.flat_map(|client| client.prestaties.iter()).map(cents).sum::<i64>();
        }
    }

    fn line(&mut self, line: &Prestatie, is_wrong: bool) {
        let cents = cents(line);
        self.books.declared += cents;
        // A municipality answers at once; a provider waits for the answer.
        match self.own {
            Own::Gemeente(_) if is_wrong => self.books.rejected += cents,
            Own::Gemeente(_) => {
                self.books.granted += cents;
                self.granted_by_us += cents;
            }
            _ => self.books.open += cents,
        }
    }
}

fn cents(line: &Prestatie) -> i64 {
    let cents = i64::from(line.ingediend_bedrag.bedrag.get());
    if line.ingediend_bedrag.debet_credit == DebetCredit::CREDIT { -cents } else { cents }
}
