//! What a municipality sends: allocations (301) and answers to requests (319).

use chrono::Days;
use ibericht::messages::*;
use ibericht::values::*;

use crate::builders::{self as make, some, val};
use crate::model::{Gevraagd, Klant, Status, Toegewezen, Wat};
use crate::plan::{Actor, Plan, Verwacht};

/// What is allocated: how much of what; `None` for a budget.
struct Soort {
    omvang: Option<(&'static str, &'static str, &'static str)>,
    budget: Option<&'static str>,
    /// Whether the product has a code; without one it is a category only.
    code: bool,
    open: bool,
}

const fn specifiek(
    volume: &'static str,
    eenheid: &'static str,
    frequentie: &'static str,
    open: bool,
) -> Soort {
    Soort { omvang: Some((volume, eenheid, frequentie)), budget: None, code: true, open }
}

const SOORTEN: &[Soort] = &[
    specifiek("600", "01", "4", true),
    specifiek("3", "04", "2", false),
    specifiek("40", "16", "6", false),
    specifiek("20000", "83", "4", true),
    specifiek("3", "82", "4", false),
    specifiek("300", "01", "6", true),
    specifiek("8", "14", "2", false),
    Soort { omvang: None, budget: Some("500000"), code: false, open: false },
];

/// The category of products without a code: another than that of products with one, so that they never overlap.
pub const fn aspecifiek(domain: Domain) -> &'static str {
    match domain {
        Domain::Jw => "54",
        Domain::Wmo => "07",
    }
}

impl Actor<'_> {
    /// One thing that a municipality does for a client today, if anything.
    pub fn gemeente(&mut self, klant: usize) -> Option<Plan> {
        let verzoek = self.model.klanten[klant].is_pending();
        match self.seed.below(12) {
            0..=3 if verzoek => self.beslis(klant),
            0 | 1 => self.nieuw(klant),
            2 => self.verleng(klant),
            3 => self.verkort(klant),
            4 => self.trek_in(klant),
            5 => self.nogmaals(klant),
            6 => self.hoeveelheid(klant),
            7 => self.vreemd_nummer(klant),
            8 => self.onterechte_referentie(klant),
            9 => self.beslis_fout(klant),
            10 => self.fout_301(klant),
            _ => self.beslis(klant),
        }
    }

    fn klant(&self, index: usize) -> &Klant {
        &self.model.klanten[index]
    }

    /// A client and not the state of which a request for change hangs on.
    fn is_free(&self, klant: usize) -> bool {
        let hangs = |verzoek: &Gevraagd| {
            matches!(verzoek.wat, Wat::Wijziging(_))
                && matches!(verzoek.status, Status::Open | Status::InOnderzoek)
        };
        self.klant(klant).wild || !self.klant(klant).verzoeken.iter().any(hangs)
    }

    /// A new allocation, not overlapping others.
    pub fn toegewezen(&mut self, klant: usize) -> Option<ToegewezenProduct> {
        let domain = self.klant(klant).domain;
        let budget = |t: &Toegewezen| t.product.budget.is_some() && !t.is_removed();
        let asked: Vec<_> = self.klant(klant).verzoeken.iter().filter_map(Gevraagd::product).collect();
        let has_budget = self.klant(klant).toewijzingen.iter().any(budget)
            || asked.iter().any(|asked| asked.budget.is_some());
        let generiek = self.klant(klant).toewijzingen.iter().any(|t| t.product.product.is_none())
            || asked.iter().any(|asked| asked.product.is_none());
        let is_first = self.klant(klant).toewijzingen.is_empty() && self.klant(klant).verzoeken.is_empty();
        if generiek || self.klant(klant).current(self.today).count() >= 4 {
            return None;
        }
        let soort = self.seed.pick(&SOORTEN[..if has_budget { 7 } else { 8 }]);
        let begin = self.today - Days::new(20) + self.days(0, 25);
        let eind = begin + self.days(30, 200);
        let nummer = self.numbers.toewijzing(domain);
        let mut product = make::toegewezen(domain, &nummer.to_string());
        product.product = if soort.code {
            Some(Product { categorie: val(make::categorie(domain)), code: some(&self.code(klant)) })
        } else if is_first && self.seed.chance(2) {
            None
        } else {
            Some(Product { categorie: val(aspecifiek(domain)), code: None })
        };
        product.omvang =
            soort.omvang.and_then(|(volume, eenheid, frequentie)| make::omvang(volume, eenheid, frequentie));
        product.budget = soort.budget.and_then(some);
        product.toewijzingsdatum = self.today;
        product.toewijzingstijd = self.numbers.moment();
        product.ingangsdatum = begin;
        product.einddatum = (!soort.open || self.seed.chance(2)).then_some(eind);
        Some(product)
    }

    /// A product code that the client does not have yet.
    pub fn code(&mut self, klant: usize) -> String {
        let prefix = make::categorie(self.klant(klant).domain);
        // Numbers are unique, so codes made of them are.
        let next = self.numbers.code();
        format!(
            "{prefix}{}{}",
            char::from(b'A' + u8::try_from(next / 100 % 26).unwrap()),
            format_args!("{:02}", next % 100)
        )
    }

    /// A 301 with these allocations and all others that are current (OP087).
    fn toewijzing(&mut self, klant: usize, changed: Vec<ToegewezenProduct>) -> Bericht {
        let Klant { domain, bsn, .. } = *self.klant(klant);
        let mut all: Vec<ToegewezenProduct> = Vec::new();
        for known in self.klant(klant).current(self.today) {
            if changed.iter().all(|product| product.toewijzing_nummer != known.product.toewijzing_nummer) {
                let (reden_wijziging, referentie_aanbieder) = (None, None);
                all.push(ToegewezenProduct {
                    reden_wijziging,
                    referentie_aanbieder,
                    ..known.product.clone()
                });
            }
        }
        all.extend(changed);
        make::toewijzing(domain, |client| {
            client.bsn = bsn;
            client.toegewezen_producten = make::many(all);
        })
    }

    fn nieuw(&mut self, klant: usize) -> Option<Plan> {
        let product = self.toegewezen(klant).filter(|_| self.is_free(klant))?;
        let bericht = self.toewijzing(klant, vec![product]);
        Some(self.plan(klant, "new allocation", Verwacht::Goed, bericht))
    }

    /// A decision on an allocation that is current.
    fn anders(
        &mut self,
        klant: usize,
        reden: &str,
        wanted: impl Fn(&Toegewezen) -> bool,
    ) -> Option<ToegewezenProduct> {
        if !self.is_free(klant) {
            return None;
        }
        let today = self.today;
        let found: Vec<_> =
            self.klant(klant).current(today).filter(|t| wanted(t)).map(|t| t.product.clone()).collect();
        if found.is_empty() {
            return None;
        }
        let mut product = self.seed.pick(&found).clone();
        product.toewijzingsdatum = self.today;
        product.toewijzingstijd = self.numbers.moment();
        product.reden_wijziging = some(reden);
        product.referentie_aanbieder = None;
        Some(product)
    }

    fn verleng(&mut self, klant: usize) -> Option<Plan> {
        let mut product = self.anders(klant, "04", |t| t.product.einddatum.is_some())?;
        product.einddatum = product.einddatum.map(|end| end + Days::new(45));
        let bericht = self.toewijzing(klant, vec![product]);
        Some(self.plan(klant, "extension", Verwacht::Goed, bericht))
    }

    fn verkort(&mut self, klant: usize) -> Option<Plan> {
        let mut product = self.anders(klant, "05", |_| true)?;
        let end = self.today.max(product.ingangsdatum) + self.days(3, 20);
        if product.einddatum.is_some_and(|known| known <= end) {
            return None;
        }
        product.einddatum = Some(end);
        let bericht = self.toewijzing(klant, vec![product]);
        Some(self.plan(klant, "earlier end", Verwacht::Goed, bericht))
    }

    fn trek_in(&mut self, klant: usize) -> Option<Plan> {
        let mut product = self.anders(klant, "13", |_| true)?;
        product.einddatum = Some(product.ingangsdatum);
        let nummer = product.toewijzing_nummer.get();
        let granted = self.model.lines(klant, nummer).any(|line| {
            line.status == "toegekend" && line.prestatie.product_referentie.vorig_referentie_nummer.is_none()
        });
        let (naam, verwacht) = if granted {
            ("withdrawal of what is paid", Verwacht::Fout("9385"))
        } else {
            ("withdrawal", Verwacht::Goed)
        };
        let bericht = self.toewijzing(klant, vec![product]);
        Some(self.plan(klant, naam, verwacht, bericht))
    }

    fn nogmaals(&mut self, klant: usize) -> Option<Plan> {
        self.klant(klant).current(self.today).next()?;
        let bericht = self.toewijzing(klant, Vec::new());
        Some(self.plan(klant, "the same once more", Verwacht::Goed, bericht))
    }

    /// Another budget or volume, where that keeps the number.
    fn hoeveelheid(&mut self, klant: usize) -> Option<Plan> {
        let mut product =
            self.anders(klant, "14", |t| t.product.budget.is_some() || t.frequentie() == Some("6"))?;
        product.budget = product.budget.and_then(|budget| Budget::new(budget.get() + 10_000));
        if let Some(omvang) = &mut product.omvang {
            omvang.volume = val(&(omvang.volume.get() + 10).to_string());
        }
        let bericht = self.toewijzing(klant, vec![product]);
        Some(self.plan(klant, "more of it", Verwacht::Goed, bericht))
    }

    /// The number of another client's allocation.
    fn vreemd_nummer(&mut self, klant: usize) -> Option<Plan> {
        let domain = self.klant(klant).domain;
        let others: Vec<Nummer> = (self.model.klanten.iter().enumerate())
            .filter(|(index, other)| *index != klant && other.domain == domain && !other.wild)
            .flat_map(|(_, other)| &other.toewijzingen)
            .filter(|toegewezen| !toegewezen.is_removed())
            .map(|toegewezen| toegewezen.product.toewijzing_nummer)
            .collect();
        let mut product = self.toegewezen(klant).filter(|_| !others.is_empty())?;
        product.toewijzing_nummer = *self.seed.pick(&others);
        let bericht = self.toewijzing(klant, vec![product]);
        Some(self.plan(klant, "number of another client", Verwacht::Fout("9332"), bericht))
    }

    fn onterechte_referentie(&mut self, klant: usize) -> Option<Plan> {
        let mut product = self.toegewezen(klant)?;
        product.referentie_aanbieder = some("NERGENS");
        let bericht = self.toewijzing(klant, vec![product]);
        Some(self.plan(klant, "reference nobody gave", Verwacht::Fout("9379"), bericht))
    }

    /// A fault inside the message.
    fn fout_301(&mut self, klant: usize) -> Option<Plan> {
        let mut product = self.toegewezen(klant)?;
        match self.seed.below(3) {
            0 => product.einddatum = product.ingangsdatum.pred_opt(),
            1 => {
                product.reden_wijziging = some("13");
                product.einddatum = product.ingangsdatum.succ_opt();
            }
            _ => product.reden_wijziging = some("01"),
        }
        let bericht = self.toewijzing(klant, vec![product]);
        Some(self.plan(klant, "301 with a fault inside", Verwacht::Fout("0001"), bericht))
    }

    /// A decision on a request that is pending.
    fn beslis(&mut self, klant: usize) -> Option<Plan> {
        let pending = |v: &&Gevraagd| matches!(v.status, Status::Open | Status::InOnderzoek);
        let verzoek = self.model.klanten[klant].verzoeken.iter().find(pending)?;
        let (referentie, status) = (verzoek.referentie.clone(), verzoek.status);
        match (self.seed.below(4), status) {
            (0, Status::Open) => Some(self.antwoord(klant, &referentie, "2", "looked into", Verwacht::Goed)),
            (0, _) => {
                Some(self.antwoord(klant, &referentie, "2", "looked into twice", Verwacht::Fout("9360")))
            }
            (1, _) => Some(self.antwoord(klant, &referentie, "1", "request refused", Verwacht::Goed)),
            _ => match &verzoek.wat {
                Wat::Product(product) => Some(self.honoreer(klant, product)),
                Wat::Wijziging(wijziging) => self.honoreer_wijziging(klant, wijziging),
            },
        }
    }

    /// A second answer to a request, or one to a request that was never made.
    fn beslis_fout(&mut self, klant: usize) -> Option<Plan> {
        let decided = |v: &&Gevraagd| matches!(v.status, Status::Toegewezen | Status::Afgewezen);
        let found: Vec<_> = self.model.klanten[klant].verzoeken.iter().filter(decided).collect();
        if found.is_empty() || self.seed.chance(3) {
            return Some(self.antwoord(klant, "NERGENS", "1", "answer to nothing", Verwacht::Fout("9355")));
        }
        let verzoek = *self.seed.pick(&found);
        let referentie = verzoek.referentie.clone();
        Some(if verzoek.status == Status::Toegewezen {
            self.antwoord(klant, &referentie, "1", "answer after an allocation", Verwacht::Fout("9359"))
        } else {
            self.antwoord(klant, &referentie, "1", "refused twice", Verwacht::Fout("9365"))
        })
    }

    fn antwoord(
        &mut self,
        klant: usize,
        referentie: &str,
        soort: &str,
        naam: &'static str,
        verwacht: Verwacht,
    ) -> Plan {
        let domain = self.klant(klant).domain;
        let vot = matches!(
            self.klant(klant).verzoeken.iter().find(|v| v.referentie == referentie).map(|v| &v.wat),
            Some(Wat::Product(_))
        );
        let elders = domain == Domain::Jw && vot && self.seed.chance(3);
        let bericht = make::antwoord(domain, |antwoord| {
            antwoord.referentie_aanbieder = val(referentie);
            antwoord.verzoek_antwoord = val(soort);
            antwoord.reden_afwijzing_verzoek = (soort == "1").then(|| val(if elders { "8" } else { "6" }));
            if soort == "1" && elders {
                antwoord.woonplaatsbeginsel = make::woonplaatsbeginsel();
            }
        });
        self.plan(klant, naam, verwacht, bericht)
    }

    fn honoreer(&mut self, klant: usize, gevraagd: &AangevraagdProduct) -> Plan {
        let domain = self.klant(klant).domain;
        let nummer = self.numbers.toewijzing(domain);
        let product = ToegewezenProduct {
            referentie_aanbieder: Some(gevraagd.referentie_aanbieder.clone()),
            product: gevraagd.product.clone(),
            toewijzingsdatum: self.today,
            toewijzingstijd: self.numbers.moment(),
            ingangsdatum: gevraagd.toewijzing_ingangsdatum,
            einddatum: gevraagd.toewijzing_einddatum,
            omvang: gevraagd.omvang.clone(),
            budget: gevraagd.budget,
            ..make::toegewezen(domain, &nummer.to_string())
        };
        let bericht = self.toewijzing(klant, vec![product]);
        self.plan(klant, "request honoured", Verwacht::Goed, bericht)
    }

    /// All allocations as a 317 wants them, each with its reference (IV093).
    fn honoreer_wijziging(&mut self, klant: usize, wijziging: &Wijzigingsverzoek) -> Option<Plan> {
        let domain = self.klant(klant).domain;
        let known = |actor: &Self, nummer: Nummer| {
            let found =
                actor.klant(klant).toewijzingen.iter().find(|t| t.product.toewijzing_nummer == nummer);
            found.filter(|t| !t.is_removed()).map(|t| t.product.clone())
        };
        let mut producten = Vec::new();
        for zelfde in wijziging.ongewijzigde_producten.iter().flatten() {
            let product = known(self, zelfde.toewijzing_nummer)?;
            producten.push(ToegewezenProduct { reden_wijziging: None, ..product });
        }
        for anders in wijziging.te_wijzigen_producten.iter().flatten() {
            let mut product = known(self, anders.toewijzing_nummer)?;
            product.toewijzingsdatum = self.today;
            product.toewijzingstijd = self.numbers.moment();
            product.reden_wijziging = some("12");
            if anders.gewenste_ingangsdatum == product.ingangsdatum {
                product.einddatum = anders.einddatum;
                product.omvang.clone_from(&anders.omvang);
                product.budget = anders.budget;
            } else {
                product.einddatum = anders.gewenste_ingangsdatum.pred_opt();
                let nummer = self.numbers.toewijzing(domain);
                producten.push(ToegewezenProduct {
                    toewijzing_nummer: val(&nummer.to_string()),
                    toewijzingstijd: self.numbers.moment(),
                    ingangsdatum: anders.gewenste_ingangsdatum,
                    einddatum: anders.einddatum,
                    reden_wijziging: None,
                    omvang: anders.omvang.clone(),
                    ..product.clone()
                });
            }
            producten.push(product);
        }
        for nieuw in wijziging.nieuwe_producten.iter().flatten() {
            let nummer = self.numbers.toewijzing(domain);
            producten.push(ToegewezenProduct {
                product: nieuw.product.clone(),
                toewijzingsdatum: self.today,
                toewijzingstijd: self.numbers.moment(),
                ingangsdatum: nieuw.gewenste_ingangsdatum,
                einddatum: nieuw.einddatum,
                omvang: nieuw.omvang.clone(),
                budget: nieuw.budget,
                ..make::toegewezen(domain, &nummer.to_string())
            });
        }
        for product in &mut producten {
            product.referentie_aanbieder = Some(wijziging.referentie_aanbieder.clone());
        }
        let bericht = self.toewijzing(klant, producten);
        Some(self.plan(klant, "change honoured", Verwacht::Goed, bericht))
    }
}
