//! Sharing a session out over its clients.

use super::Groep;
use super::groep::Client;
use crate::declaration::Step;
use crate::declaration::item::Item;
use crate::declaration::rule::{Refusal, Ruling, any_ruling, ruling};
use crate::declaration::run::{About, Run};
use crate::finding::{Severity, Text, counted};
use crate::productbook::{Product, Ratio, Stage, TimeBasis};
use crate::values::{Fraction, decimal_text};

const BOTH_STAGES: [Stage; 2] = [Stage::Registration, Stage::Declaration];

impl<'a> Run<'a> {
    /// Gives each client of a session a share, under the group product or the individual one.
    pub(super) fn share_out(&mut self, group: &Groep<'a>) {
        let clients = i128::try_from(group.clients.len()).unwrap_or(i128::MAX);
        let exact = Fraction::new(i128::from(group.minutes()), clients.max(1));
        self.report_mixed(group);
        self.report_ratio(group, exact);
        let mut nobody = None;
        let mut shared = false;
        for client in group.clients.iter().filter(|client| !client.elsewhere) {
            let about = about(group, client);
            let refusal = match &client.refusal {
                Some(refusal) => Some((refusal.clone(), true)),
                None => self.share_to(group, client, exact).err().map(|refusal| (refusal, false)),
            };
            match refusal {
                None => shared = true,
                Some((refusal, true)) => {
                    self.refuse_correctable(about, &refusal);
                    nobody = Some(refusal);
                }
                Some((refusal, false)) => {
                    self.refuse(about, &refusal);
                    nobody = Some(refusal);
                }
            }
        }
        if let Some(refusal) = nobody.filter(|_| !shared) {
            self.list_session(group.sessie, &[], &refusal, false);
        }
    }

    fn share_to(&mut self, group: &Groep<'a>, client: &Client<'a>, exact: Fraction) -> Result<(), Refusal> {
        let sessie = group.sessie;
        let product = if group.is_group() { client.product } else { self.individual(group, client)? };
        let bsn = client.deelnemer.bsn;
        let key = self.admit(about(group, client), bsn, product, sessie.datum, None)?;
        self.items.push(Item {
            key: key.clone(),
            datum: sessie.datum,
            places: vec![sessie.place.clone(), client.deelnemer.place.clone()],
            step: Step::Share {
                sessie: sessie.sessie.clone(),
                duur: sessie.duur,
                professionals: group.professionals.clone(),
                clients: group.clients.len(),
                instead_of: (product.code != client.product.code).then(|| client.product.code.clone()),
            },
            exact,
        });
        let indirect = client.deelnemer.indirecte_minuten;
        if indirect > 0 {
            match self.indirect(client, product) {
                Ok(()) => {
                    let step = Step::Indirect { sessie: sessie.sessie.clone() };
                    self.items.push(Item::whole(key, sessie.datum, &client.deelnemer.place, step, indirect));
                }
                // The share itself stays.
                Err(refusal) => self.refuse(about(group, client), &refusal),
            }
        }
        Ok(())
    }

    /// Whether indirect minutes of a client are declarable under a product.
    fn indirect(&self, client: &Client<'a>, product: &Product) -> Result<(), Refusal> {
        if matches!(product.basis, TimeBasis::Both | TimeBasis::Indirect) {
            return Ok(());
        }
        let minutes = client.deelnemer.indirecte_minuten;
        let code = &product.code;
        Err(Refusal::new(
            ruling(self.book, "time-basis", code, &BOTH_STAGES)
                .unwrap_or_else(|| any_ruling(self.book, "time-basis", Stage::Registration)),
            "indirecte_minuten",
            Text::new(
                format!(
                    "{} niet declarabel onder {code}; het deel in de sessie wel",
                    counted(minutes, "indirecte minuut is", "indirecte minuten zijn")
                ),
                format!(
                    "{} not declarable under {code}; the share in the session is",
                    counted(minutes, "indirect minute is", "indirect minutes are")
                ),
            ),
            Text::new(
                "Laat `indirecte_minuten` leeg; onder dit product telt alleen directe tijd",
                "Leave `indirecte_minuten` empty; only direct time counts under this product",
            ),
        ))
    }

    /// The individual product of a client, when the session has too few clients for a group.
    fn individual(&self, group: &Groep<'a>, client: &Client<'a>) -> Result<&'a Product, Refusal> {
        let book = self.book;
        let code = &client.product.code;
        let ruling = ratio_rule(book, client.product);
        let parent = client.product.parent.as_ref().and_then(|parent| book.products.get(parent));
        let parent = parent
            .filter(|parent| self.allocation(client.deelnemer.bsn, parent, group.sessie.datum, None).is_ok());
        parent.ok_or_else(|| {
            let name = client.product.parent.as_ref().map_or("", |parent| parent.as_str());
            let bsn = client.deelnemer.bsn;
            Refusal::new(
                ruling,
                "bsn",
                Text::new(
                    format!("Te weinig cliënten voor {code}, en {bsn} heeft niet één toewijzing van {name}"),
                    format!("Too few clients for {code}, and {bsn} has no single allocation of {name}"),
                ),
                Text::new(
                    "Deze sessie is voor deze cliënt niet declarabel: zij is individueel, en daar is een eigen toewijzing voor nodig",
                    "This session is not declarable for this client: it is individual, and that needs an allocation of its own",
                ),
            )
        })
    }

    fn report_mixed(&mut self, group: &Groep<'a>) {
        if !group.is_mixed() {
            return;
        }
        let mut names: Vec<&str> = group.clients.iter().map(|client| client.product.code.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        let names = names.join(" + ");
        let ruling = ruling(self.book, "minutes-division", &group.product.code, &[Stage::Declaration])
            .map(|ruling| ruling.with_severity(Severity::Warning));
        self.report(
            &group.sessie.place,
            "productcode",
            ruling,
            Text::new(
                format!("Sessie met cliënten van verschillende groepsproducten: {names}"),
                format!("Session with clients of different group products: {names}"),
            ),
            Text::new(
                "De minuten zijn over allen verdeeld en elk wordt op het eigen product gedeclareerd; ga na of dat de bedoeling is",
                "The minutes were divided over all and each is declared on the own product; see whether that is intended",
            ),
        );
    }

    /// Reports a session that is individual after all, and one that costs more as a group.
    fn report_ratio(&mut self, group: &Groep<'a>, exact: Fraction) {
        let (professionals, clients) = (group.professionals.len(), group.clients.len());
        let sessie = group.sessie;
        let code = &group.product.code;
        if group.is_group() {
            if professionals == clients && group.limits.ratio == Ratio::AtLeastAsMany {
                self.report_costlier(group);
            }
            return;
        }
        let parent = group.product.parent.as_ref().map_or("", |parent| parent.as_str());
        let ruling = ratio_rule(self.book, group.product).with_severity(Severity::Warning);
        self.report(
            &sessie.place,
            "professionals",
            Some(ruling.clone()),
            Text::new(
                format!(
                    "{} op {} is te weinig voor {code}; gerekend als {parent}",
                    counted(clients, "declarabele cliënt", "declarabele cliënten"),
                    counted(professionals, "professional", "professionals")
                ),
                format!(
                    "{} for {} is too few for {code}; counted as {parent}",
                    counted(clients, "declarable client", "declarable clients"),
                    counted(professionals, "professional", "professionals")
                ),
            ),
            Text::new(
                "Ga na of dit klopt; declareren kan alleen voor wie een toewijzing van het individuele product heeft",
                "See whether this is right; only who has an allocation of the individual product can be declared",
            ),
        );
        if exact > Fraction::from_integer(sessie.duur.into()) {
            let share = decimal_text(exact);
            let clock = sessie.duur;
            self.report(
                &sessie.place,
                "professional_minuten",
                Some(ruling),
                Text::new(
                    format!("Dubbele bezetting: {share} minuten per cliënt in {clock} minuten kloktijd"),
                    format!("Double staffing: {share} minutes per client in {clock} minutes of clock time"),
                ),
                Text::new(
                    "De minuten van beide professionals zijn geteld; ga na of dubbele inzet is afgesproken",
                    "The minutes of both professionals were counted; see whether double staffing was agreed",
                ),
            );
        }
    }

    fn report_costlier(&mut self, group: &Groep<'a>) {
        let day = group.sessie.datum;
        let book = self.book;
        let mut products: Vec<&Product> = group.clients.iter().map(|client| client.product).collect();
        products.sort_by(|a, b| a.code.cmp(&b.code));
        products.dedup_by(|a, b| a.code == b.code);
        for product in products {
            let parent = product.parent.as_ref().and_then(|code| book.products.get(code));
            let prices = {
                let of = |product: &'a Product| {
                    product.tariff(day, self.input.aanbieder)?.per_unit(product.eenheid)
                };
                (of(product), parent.and_then(of))
            };
            let (Some(own), Some(individual)) = prices else { continue };
            if own <= individual {
                continue;
            }
            let (own, individual) = (decimal_text(own), decimal_text(individual));
            let ruling = ruling(book, "equal-numbers-costlier", &product.code, &[Stage::Registration]);
            let (count, code) = (group.professionals.len(), &product.code);
            let professionals = counted(count, "professional", "professionals");
            self.report(
                &group.sessie.place,
                "professionals",
                ruling,
                Text::new(
                    format!(
                        "{professionals} op {}: {code} kost {own} cent per minuut, individueel {individual}",
                        counted(count, "cliënt", "cliënten"),
                    ),
                    format!(
                        "{professionals} for {}: {code} costs {own} cents per minute, individual {individual}",
                        counted(count, "client", "clients"),
                    ),
                ),
                Text::new(
                    "De sessie is als groep gedeclareerd; een groep hoort de kosten te verlagen",
                    "The session was declared as a group; a group should lower the cost",
                ),
            );
        }
    }
}

fn ratio_rule(book: &crate::productbook::Book, product: &Product) -> Ruling {
    ruling(book, "ratio", &product.code, &BOTH_STAGES)
        .unwrap_or_else(|| any_ruling(book, "ratio", Stage::Registration))
}

fn about<'b>(group: &'b Groep<'_>, client: &'b Client<'_>) -> About<'b> {
    About {
        place: &client.deelnemer.place,
        bsn: Some(client.deelnemer.bsn),
        productcode: &group.sessie.productcode,
        datum: Some(group.sessie.datum),
    }
}
