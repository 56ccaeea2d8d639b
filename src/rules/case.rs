//! A message with what is known besides it: what the rules of level 3 and 4 look at.

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use super::dossier::wegen::Gewogen;
use crate::dossier::{
    BekendBericht, Dossier, GedeclareerdePrestatie, Hash, Regie, StoreError, ToewijzingVersie, Verzoek,
    current, facts,
};
use crate::finding::{Finding, Skipped, Text};
use crate::messages::Bericht;
use crate::productbook::{Book, Books};
use crate::values::{AgbCode, Bsn, Datum, Domain, Gemeente, Nummer};

/// A message and what is known besides it.
///
/// The dossier stands as it was before the message: what the message itself put into it is left out. Facts of
/// messages that are accepted and of those under way both count; rejected ones do not.
pub struct Case<'a> {
    /// The message.
    pub bericht: &'a Bericht,
    /// Its hash.
    pub hash: &'a Hash,
    /// The earlier messages.
    pub dossier: &'a dyn Dossier,
    /// The day on which it is judged: that of receipt, or of sending.
    pub today: Datum,
    /// The products and tariffs agreed on, as far as there are books of them.
    pub books: &'a Books,
    /// Whether it is our own message, checked before it is sent.
    pub is_own: bool,
    clients: RefCell<HashMap<Bsn, Rc<Client>>>,
    /// The lines of a declaration, weighed once for all rules about them.
    pub(in crate::rules) declaratie: OnceCell<Gewogen<'a>>,
    answered: OnceCell<Option<Rc<Answered>>>,
}

/// The message that an answer answers.
#[derive(Debug)]
pub struct Answered {
    /// What the dossier keeps of it.
    pub known: BekendBericht,
    /// The message itself.
    pub bericht: Bericht,
}

/// What is known of a client between the two parties of a message, under its law.
#[derive(Debug)]
pub struct Client {
    /// Every version of the allocations of this municipality at this provider, the latest decision last.
    pub versies: Vec<ToewijzingVersie>,
    /// Where the versions of a number stand among them.
    per_nummer: HashMap<Nummer, Vec<usize>>,
    /// Per number the latest decision; removed ones are left out.
    pub toewijzingen: Vec<ToewijzingVersie>,
    /// The starts and stops in force.
    pub regie: Regie,
    /// The requests, also rejected ones and those held back.
    pub verzoeken: Vec<Verzoek>,
    /// The declared lines, also rejected and lapsed ones.
    pub prestaties: Vec<GedeclareerdePrestatie>,
}

impl Client {
    /// The versions of the allocation with a number, the latest decision last.
    pub(super) fn versies_van(&self, nummer: Nummer) -> impl DoubleEndedIterator<Item = &ToewijzingVersie> {
        self.per_nummer.get(&nummer).into_iter().flatten().filter_map(|index| self.versies.get(*index))
    }
}

/// What a rule found, and what it could not check.
#[derive(Debug, Default)]
pub struct Outcome {
    /// What is wrong.
    pub findings: Vec<Finding>,
    /// What could not be checked.
    pub skipped: Vec<Skipped>,
}

impl Outcome {
    /// Tells that a rule could not be checked; once per rule and reason.
    pub fn skip(&mut self, rule: &'static str, reason: Text) {
        let skipped = Skipped { rule: rule.into(), reason };
        if !self.skipped.contains(&skipped) {
            self.skipped.push(skipped);
        }
    }
}

impl<'a> Case<'a> {
    /// A message as the receiver judges it, without a product book.
    #[must_use]
    pub fn new(bericht: &'a Bericht, hash: &'a Hash, dossier: &'a dyn Dossier, today: Datum) -> Self {
        Self {
            bericht,
            hash,
            dossier,
            today,
            books: Books::none(),
            is_own: false,
            clients: RefCell::default(),
            declaratie: OnceCell::new(),
            answered: OnceCell::new(),
        }
    }

    /// The same case, with the message that it answers: for an answer that came before its message, which is not in the
    /// dossier yet.
    #[must_use]
    pub fn answering(self, answered: Answered) -> Self {
        Self { answered: OnceCell::from(Some(Rc::new(answered))), ..self }
    }

    /// The message that this one answers; none when this is no answer, or when the message is not known between these
    /// parties. Read once.
    ///
    /// # Errors
    /// [`StoreError`] when the dossier cannot be read, or holds a message that cannot be read again.
    pub fn answered(&self) -> Result<Option<Rc<Answered>>, StoreError> {
        if let Some(answered) = self.answered.get() {
            return Ok(answered.clone());
        }
        let answered = match facts::answered_by(self.dossier, self.bericht)? {
            None => None,
            Some(known) => match self.stored(&known.hash)? {
                Some(bericht) => Some(Rc::new(Answered { known, bericht })),
                None => return Err(StoreError::Corrupt { column: "bytes", value: known.hash.0 }),
            },
        };
        Ok(self.answered.get_or_init(|| answered).clone())
    }

    /// A message as the dossier keeps it; none when it is not there or cannot be read.
    pub(super) fn stored(&self, hash: &Hash) -> Result<Option<Bericht>, StoreError> {
        facts::stored(self.dossier, hash)
    }

    /// The law of the message.
    #[must_use]
    pub const fn domain(&self) -> Domain {
        self.bericht.domain
    }

    /// The municipality and the provider that it is between.
    #[must_use]
    pub fn parties(&self) -> (Gemeente, AgbCode) {
        self.bericht.gemeente_en_aanbieder()
    }

    /// The product book of its municipality on a day, or the nearest to that; none when there is no book at all.
    #[must_use]
    pub fn book_on(&self, day: Datum) -> Option<&'a Book> {
        self.books.nearest(self.parties().0, day)
    }

    /// What is known of a client; read once.
    ///
    /// # Errors
    /// [`StoreError`] when the dossier cannot be read.
    pub fn client(&self, bsn: &Bsn) -> Result<Rc<Client>, StoreError> {
        if let Some(known) = self.clients.borrow().get(bsn) {
            return Ok(Rc::clone(known));
        }
        let client = Rc::new(self.read(bsn)?);
        self.clients.borrow_mut().insert(*bsn, Rc::clone(&client));
        Ok(client)
    }

    fn read(&self, bsn: &Bsn) -> Result<Client, StoreError> {
        let (gemeente, aanbieder) = self.parties();
        let here = |gem: &Gemeente, agb: &AgbCode, bericht: &Hash| {
            (*gem, *agb) == (gemeente, aanbieder) && bericht != self.hash
        };
        let mut versies = self.dossier.versies(self.domain(), bsn)?;
        versies.retain(|versie| here(&versie.gemeente, &versie.aanbieder, &versie.herkomst.bericht));
        let mut verzoeken = self.dossier.verzoeken(self.domain(), bsn)?;
        verzoeken.retain(|verzoek| here(&verzoek.gemeente, &verzoek.aanbieder, &verzoek.herkomst.bericht));
        let mut prestaties = self.dossier.prestaties(self.domain(), bsn)?;
        prestaties.retain(|regel| here(&regel.gemeente, &regel.aanbieder, &regel.bericht));
        let leveringen = self.dossier.leveringen(self.domain(), bsn)?;
        // Of a message that was entered before, what came after it does not count.
        let earlier = leveringen.iter().take_while(|levering| levering.herkomst.bericht != *self.hash);
        let of_parties =
            earlier.filter(|levering| (levering.gemeente, levering.aanbieder) == (gemeente, aanbieder));
        let mut per_nummer: HashMap<Nummer, Vec<usize>> = HashMap::new();
        for (index, versie) in versies.iter().enumerate() {
            per_nummer.entry(versie.product.toewijzing_nummer).or_default().push(index);
        }
        Ok(Client {
            regie: Regie::of(of_parties),
            toewijzingen: current(versies.clone()),
            versies,
            per_nummer,
            verzoeken,
            prestaties,
        })
    }
}
