//! A session made ready: what counts, and for whom.

use crate::declaration::rule::Ruling;
use crate::declaration::rule::{Refusal, any_ruling, ruling};
use crate::declaration::run::{About, Run};
use crate::declaration::{Deelnemer, ProfessionalMinutes, Sessie};
use crate::finding::{Severity, Text, counted};
use crate::productbook::{Book, Counting, ExtraProfessionals, GroupLimits, Product, Ratio, Stage};

/// A session whose composition is allowed.
pub(in crate::declaration) struct Groep<'a> {
    pub sessie: &'a Sessie,
    /// The product of the session.
    pub product: &'a Product,
    pub limits: GroupLimits,
    /// The professionals that count, with what of their minutes counts.
    pub professionals: Vec<ProfessionalMinutes>,
    /// Present clients with an allocation of the session's product or a sibling: the divisor.
    pub clients: Vec<Client<'a>>,
}

/// A present client who is in the divisor.
pub(in crate::declaration) struct Client<'a> {
    pub deelnemer: &'a Deelnemer,
    /// The group product that the client has an allocation of.
    pub product: &'a Product,
    /// Why the client is not declared after all.
    pub refusal: Option<Refusal>,
    /// Whether another book declares the client.
    pub elsewhere: bool,
}

impl Groep<'_> {
    /// The professional minutes that count.
    pub fn minutes(&self) -> u32 {
        self.professionals.iter().map(|professional| professional.counted).sum()
    }

    /// Whether there are enough clients against the professionals for a group.
    pub fn is_group(&self) -> bool {
        enough(self.limits.ratio, self.clients.len(), self.professionals.len())
    }

    /// Whether clients of different group products took part.
    pub fn is_mixed(&self) -> bool {
        self.clients.iter().any(|client| client.product.code != self.product.code)
    }
}

/// Whether there are enough clients against the professionals for a group.
pub(super) const fn enough(ratio: Ratio, clients: usize, professionals: usize) -> bool {
    match ratio {
        Ratio::AtLeastAsMany => clients >= professionals,
        Ratio::StrictlyMore => clients > professionals,
    }
}

impl<'a> Run<'a> {
    /// Makes a session ready, or refuses it.
    pub(super) fn prepare(
        &mut self,
        sessie: &'a Sessie,
        deelnemers: Vec<&'a Deelnemer>,
    ) -> Option<Groep<'a>> {
        let product = match self.session_product(sessie) {
            Ok(product) => product,
            Err(refusal) => {
                self.refuse_session(sessie, &deelnemers, &refusal);
                return None;
            }
        };
        let limits = product.group?;
        let about = About {
            place: &sessie.place,
            bsn: None,
            productcode: &sessie.productcode,
            datum: Some(sessie.datum),
        };
        if !self.in_month(about, sessie.datum) {
            for deelnemer in &deelnemers {
                self.in_month(
                    About { place: &deelnemer.place, bsn: Some(deelnemer.bsn), ..about },
                    sessie.datum,
                );
            }
            return None;
        }
        if let Some(refusal) = self.uncertain(sessie, &deelnemers) {
            self.refuse_session(sessie, &deelnemers, &refusal);
            return None;
        }
        let (present, absent): (Vec<_>, Vec<_>) = deelnemers.into_iter().partition(|one| one.aanwezig);
        for deelnemer in absent {
            self.list_absent(sessie, product, deelnemer);
        }
        let professionals = match self.composition(sessie, product, limits, &present) {
            Ok(professionals) => professionals,
            Err(refusal) => {
                self.refuse_session(sessie, &present, &refusal);
                return None;
            }
        };
        let mut clients = Vec::new();
        for deelnemer in present {
            clients.extend(self.client(sessie, product, deelnemer));
        }
        if clients.is_empty() {
            let reason = Refusal::new(
                Ruling::own("registratie-sessie", Severity::Info),
                "sessie",
                Text::new("geen aanwezige met een toewijzing", "nobody present with an allocation"),
                Text::default(),
            );
            self.list_session(sessie, &[], &reason, false);
            return None;
        }
        Some(Groep { sessie, product, limits, professionals, clients })
    }

    fn session_product(&self, sessie: &Sessie) -> Result<&'a Product, Refusal> {
        let product = self.product(&sessie.productcode)?;
        self.priced(product, sessie.datum)?;
        if product.counting == Counting::GroupShare && product.group.is_some() {
            return Ok(product);
        }
        Err(Refusal::new(
            Ruling::own("registratie-sessie", Severity::Error),
            "productcode",
            Text::new(
                format!("{} is geen groepsproduct", product.code),
                format!("{} is not a group product", product.code),
            ),
            Text::new(
                "Registreer deze zorg in `leveringen`, of verbeter de productcode",
                "Register this care in `leveringen`, or correct the product code",
            ),
        ))
    }

    fn list_absent(&mut self, sessie: &Sessie, product: &Product, deelnemer: &Deelnemer) {
        let about = About {
            place: &deelnemer.place,
            bsn: Some(deelnemer.bsn),
            productcode: &sessie.productcode,
            datum: Some(sessie.datum),
        };
        let ruling = self.no_show_rule(product);
        let message = Text::new("De deelnemer was er niet", "The participant was not there");
        if deelnemer.indirecte_minuten == 0 {
            self.list(about, ruling.id, message, false);
            return;
        }
        let advice = Text::new(
            "Tijd rond wie niet verscheen is niet declarabel: laat `indirecte_minuten` leeg",
            "Time around who did not appear is not declarable: leave `indirecte_minuten` empty",
        );
        self.refuse(about, &Refusal::new(ruling, "indirecte_minuten", message, advice));
    }

    /// The limits on who may be there, and the minutes that count.
    fn composition(
        &mut self,
        sessie: &Sessie,
        product: &Product,
        limits: GroupLimits,
        present: &[&Deelnemer],
    ) -> Result<Vec<ProfessionalMinutes>, Refusal> {
        let book = self.book;
        let stages = [Stage::Registration, Stage::Declaration];
        let rule = |kind: &'static str| {
            ruling(book, kind, &product.code, &stages)
                .unwrap_or_else(|| any_ruling(book, kind, Stage::Registration))
        };
        let code = &product.code;
        let people = present.len();
        if people > limits.max_participants as usize {
            let max = limits.max_participants;
            return Err(Refusal::new(
                rule("max-participants"),
                "sessie",
                Text::new(
                    format!("Er waren {people} deelnemers; een sessie {code} heeft er ten hoogste {max}"),
                    format!("There were {people} participants; a session {code} has at most {max}"),
                ),
                Text::new(
                    "De sessie is niet declarabel; verbeter de registratie of splits de groep",
                    "The session is not declarable; correct the registration or split the group",
                ),
            ));
        }
        if let Some(min) = limits.min_participants
            && people < min as usize
        {
            self.report(
                &sessie.place,
                "sessie",
                Some(rule("min-participants")),
                Text::new(
                    format!(
                        "{code} is voor ten minste {min}; er waren er {people}, met of zonder toewijzing"
                    ),
                    format!("{code} is for at least {min}; {people} were there, with or without allocation"),
                ),
                Text::new(
                    "Registreer dit onder het individuele product; zo wordt het nu ook behandeld",
                    "Register this under the individual product; it is treated so now",
                ),
            );
        }
        let mut minutes = sessie.professionals.clone();
        let max = limits.max_professionals as usize;
        if minutes.len() > max {
            let found = minutes.len();
            let message = Text::new(
                format!("Er waren {found} professionals; een sessie {code} heeft er ten hoogste {max}"),
                format!("There were {found} professionals; a session {code} has at most {max}"),
            );
            if limits.extra_professionals == ExtraProfessionals::Refuse {
                return Err(Refusal::new(
                    rule("max-professionals"),
                    "professionals",
                    message,
                    Text::new(
                        "De sessie is niet declarabel; verbeter de registratie",
                        "The session is not declarable; correct the registration",
                    ),
                ));
            }
            minutes.sort_unstable_by(|a, b| b.cmp(a));
            minutes.truncate(max);
            let advice = Text::new(
                format!("De {max} met de langste aanwezigheid tellen mee, de rest niet"),
                format!("The {max} with the longest presence count, the rest does not"),
            );
            self.report(&sessie.place, "professionals", Some(rule("max-professionals")), message, advice);
        }
        let cap = limits.max_duration.unwrap_or(u32::MAX);
        if sessie.duur > cap {
            let excess = sessie.duur - cap;
            self.report(
                &sessie.place,
                "duur",
                Some(rule("max-duration")),
                Text::new(
                    format!(
                        "De sessie duurde {} minuten; {} niet mee",
                        sessie.duur,
                        counted(excess, "minuut telt", "minuten tellen")
                    ),
                    format!(
                        "The session lasted {} minutes; {} not count",
                        sessie.duur,
                        counted(excess, "minute does", "minutes do")
                    ),
                ),
                Text::new(
                    format!("Een sessie {code} telt ten hoogste {cap} minuten; er is niets te doen"),
                    format!("A session {code} counts for at most {cap} minutes; there is nothing to do"),
                ),
            );
        }
        Ok(minutes
            .into_iter()
            .map(|registered| ProfessionalMinutes { registered, counted: registered.min(cap) })
            .collect())
    }

    /// A present participant as a client of the divisor, or refused.
    fn client(
        &mut self,
        sessie: &'a Sessie,
        product: &'a Product,
        deelnemer: &'a Deelnemer,
    ) -> Option<Client<'a>> {
        match self.elsewhere.divides(&deelnemer.place) {
            Some(true) => return Some(Client { deelnemer, product, refusal: None, elsewhere: true }),
            Some(false) => return None,
            None => {}
        }
        let mut missing = None;
        for product in with_siblings(self.book, product) {
            match self.allocation(deelnemer.bsn, product, sessie.datum, None) {
                Ok(_) => return Some(Client { deelnemer, product, refusal: None, elsewhere: false }),
                // More than one fits: an allocation there is, but which one is not for us to guess.
                Err(mut refusal) if refusal.ruling.id == "toewijzing-meerdere" => {
                    refusal.column = "bsn";
                    refusal.advice = Text::new(
                        "Een deelnemer van een sessie is dan niet te declareren: laat de gemeente een van de toewijzingen beëindigen",
                        "A participant of a session cannot be declared then: have the municipality end one of the allocations",
                    );
                    return Some(Client { deelnemer, product, refusal: Some(refusal), elsewhere: false });
                }
                Err(refusal) => {
                    missing.get_or_insert(refusal);
                }
            }
        }
        let mut refusal = missing?;
        let group_only = ruling(self.book, "only-allocated-declarable", &product.code, &[Stage::Declaration]);
        if let Some(group_only) = group_only {
            refusal.ruling = group_only;
        } else if refusal.ruling.id == "toewijzing-ontbreekt" && deelnemer.indirecte_minuten == 0 {
            // A guest is allowed there, and nobody asks for money for a guest.
            refusal.ruling.severity = Severity::Warning;
        }
        refusal.column = "bsn";
        refusal.advice = Text::new(
            "De deelnemer telt mee voor het maximum maar niet in de verdeling en wordt niet gedeclareerd; vraag zo nodig het groepsproduct aan",
            "The participant counts for the maximum but not in the division and is not declared; request the group product if needed",
        );
        let about = About {
            place: &deelnemer.place,
            bsn: Some(deelnemer.bsn),
            productcode: &sessie.productcode,
            datum: Some(sessie.datum),
        };
        self.refuse(about, &refusal);
        None
    }
}

/// The session's product, and the group products that may be in the same session (Q3).
///
/// Where the book says that only clients with an allocation of the product
/// itself are declarable, there are none.
pub(in crate::declaration) fn with_siblings<'a>(book: &'a Book, product: &'a Product) -> Vec<&'a Product> {
    let alone = |other: &Product| {
        ruling(book, "only-allocated-declarable", &other.code, &[Stage::Declaration]).is_some()
    };
    let mut products = vec![product];
    if !alone(product) {
        products.extend(book.products.values().filter(|other| {
            other.code != product.code
                && other.counting == Counting::GroupShare
                && (other.domain, other.categorie) == (product.domain, product.categorie)
                && !alone(other)
        }));
    }
    products
}
