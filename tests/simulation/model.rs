//! What the actors themselves keep of what was agreed: plain lists, without the rules of the library.

use std::collections::{BTreeMap, HashMap, HashSet};

use ibericht::messages::*;
use ibericht::values::*;

/// What is agreed between both parties.
#[derive(Default)]
pub struct Model {
    pub klanten: Vec<Klant>,
    /// By law, identification of the declaration and reference.
    pub regels: BTreeMap<(Domain, String, String), Regel>,
    pub declaraties: BTreeMap<(Domain, String), Declaratie>,
    pub antwoorden: Vec<String>,
    used: HashMap<(Domain, Kind), Vec<(String, Datum)>>,
    /// The latest month with an accepted declaration.
    pub latest: HashMap<Domain, Month>,
}

pub struct Klant {
    pub domain: Domain,
    pub bsn: Bsn,
    /// Whether the parties do not wait for each other's answers about this client.
    pub wild: bool,
    /// Messages that were sent and whose answer did not come back yet.
    pub onderweg: usize,
    pub toewijzingen: Vec<Toegewezen>,
    /// Every version as it was sent.
    pub versies: Vec<String>,
    pub verzoeken: Vec<Gevraagd>,
}

pub struct Toegewezen {
    pub nummer: u32,
    /// The latest decision.
    pub product: ToegewezenProduct,
    pub leveringen: Vec<Levering>,
}

/// A start with its stops.
#[derive(Clone)]
pub struct Levering {
    pub begin: Datum,
    pub stops: Vec<(String, Datum)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    Open,
    InOnderzoek,
    Toegewezen,
    Afgewezen,
}

pub struct Gevraagd {
    pub referentie: String,
    pub status: Status,
    pub wat: Wat,
}

pub enum Wat {
    Product(Box<AangevraagdProduct>),
    Wijziging(Box<Wijzigingsverzoek>),
}

#[derive(Debug, Clone)]
pub struct Regel {
    pub klant: usize,
    pub prestatie: Prestatie,
    pub status: &'static str,
}

pub struct Declaratie {
    pub nummer: String,
    pub ingediend: i64,
    pub toegekend: i64,
    pub accepted: bool,
}

pub fn is_credit(line: &Prestatie) -> bool {
    line.ingediend_bedrag.debet_credit == DebetCredit::CREDIT
}

pub fn cents(line: &Prestatie) -> i64 {
    let cents = i64::from(line.ingediend_bedrag.bedrag.get());
    if is_credit(line) { -cents } else { cents }
}

impl Gevraagd {
    /// The product that a 315 asks for and that may still be allocated.
    pub fn product(&self) -> Option<&AangevraagdProduct> {
        match &self.wat {
            Wat::Product(product) if matches!(self.status, Status::Open | Status::InOnderzoek) => {
                Some(product)
            }
            _ => None,
        }
    }
}

impl Toegewezen {
    pub fn is_removed(&self) -> bool {
        self.product.reden_wijziging == Some(RedenWijziging::VERWIJDERD)
    }

    pub fn is_current(&self, today: Datum) -> bool {
        !self.is_removed() && self.product.einddatum.is_none_or(|end| today <= end)
    }

    pub fn code(&self) -> Option<String> {
        self.product.product.as_ref()?.code.as_ref().map(|code| code.as_str().to_owned())
    }

    pub fn frequentie(&self) -> Option<&'static str> {
        self.product.omvang.as_ref().map(|omvang| omvang.frequentie.code())
    }
}

impl Levering {
    pub fn is_running(&self) -> bool {
        self.stops.is_empty()
    }

    pub fn is_over(&self) -> bool {
        self.stops.iter().any(|(reden, _)| reden != "20")
    }

    pub fn last_stop(&self) -> Option<Datum> {
        self.stops.iter().map(|(_, end)| *end).max()
    }
}

impl Klant {
    pub fn current(&self, today: Datum) -> impl Iterator<Item = &Toegewezen> {
        self.toewijzingen.iter().filter(move |toegewezen| toegewezen.is_current(today))
    }

    pub fn is_pending(&self) -> bool {
        self.verzoeken.iter().any(|verzoek| matches!(verzoek.status, Status::Open | Status::InOnderzoek))
    }
}

impl Model {
    pub fn find(&self, domain: Domain, bsn: Bsn) -> Option<usize> {
        self.klanten.iter().position(|klant| klant.domain == domain && klant.bsn == bsn)
    }

    /// The identifications of accepted messages of a kind, with their dates.
    pub fn used(&self, domain: Domain, kind: Kind) -> impl Iterator<Item = (&str, Datum)> {
        self.used.get(&(domain, kind)).into_iter().flatten().map(|(id, made)| (&**id, *made))
    }

    /// The lines of a client on an allocation.
    pub fn lines(&self, klant: usize, nummer: u32) -> impl Iterator<Item = &Regel> {
        self.regels
            .values()
            .filter(move |regel| regel.klant == klant && regel.prestatie.toewijzing_nummer.get() == nummer)
    }

    /// A message that was accepted; false when it cannot be, because nothing is there that it is about.
    pub fn accept(&mut self, bericht: &Bericht) -> bool {
        let domain = bericht.domain;
        let made = bericht.identificatie();
        let used = self.used.entry((domain, bericht.kind())).or_default();
        used.push((made.identificatie.as_str().to_owned(), made.dagtekening));
        if let Inhoud::Antwoord(root) = &bericht.inhoud {
            self.answer(domain, &root.antwoord);
            return true;
        }
        let Some(index) = bericht.clienten().first().and_then(|bsn| self.find(domain, *bsn)) else {
            return false;
        };
        self.klanten[index].accept(bericht).is_some()
    }

    fn answer(&mut self, domain: Domain, antwoord: &Antwoord) {
        let referentie = antwoord.referentie_aanbieder.as_str();
        self.antwoorden.push(format!("{domain:?} {antwoord:?}"));
        for verzoek in
            self.klanten.iter_mut().filter(|klant| klant.domain == domain).flat_map(|k| &mut k.verzoeken)
        {
            if verzoek.referentie == referentie && verzoek.status != Status::Toegewezen {
                verzoek.status = match antwoord.verzoek_antwoord.code() {
                    "2" if verzoek.status == Status::Open => Status::InOnderzoek,
                    "2" => verzoek.status,
                    _ => Status::Afgewezen,
                };
            }
        }
    }

    /// What an answer to a declaration says of it; gives what is granted in cents.
    pub fn declared(&mut self, bericht: &Bericht, antwoord: &Bericht) -> i64 {
        let (Inhoud::Declaratie(root), Inhoud::DeclaratieAntwoord(answer)) =
            (&bericht.inhoud, &antwoord.inhoud)
        else {
            panic!("a declaration and its answer")
        };
        let domain = bericht.domain;
        let made = &root.header.bericht_identificatie;
        let id = format!("{} {}", made.identificatie.as_str(), made.dagtekening);
        let codes = |codes: &RetourCodes| {
            codes.retour_code.iter().any(|code| !["0200", "8001"].contains(&code.code()))
        };
        let inner = answer.declaratie_antwoord.as_ref();
        let whole =
            codes(&answer.header.retour_codes) || inner.is_some_and(|inner| codes(&inner.retour_codes));
        let listed: HashSet<&str> = inner
            .iter()
            .flat_map(|inner| inner.clienten.iter().flatten())
            .flat_map(|client| &client.prestaties)
            .map(|line| line.product_referentie.referentie_nummer.as_str())
            .collect();
        let mut granted = 0;
        for client in &root.declaratie.clienten {
            let klant = self.find(domain, client.bsn).unwrap_or(usize::MAX);
            for prestatie in &client.prestaties {
                let referentie = prestatie.product_referentie.referentie_nummer.as_str().to_owned();
                let status = match (whole, listed.contains(&*referentie)) {
                    (true, _) => "vervallen",
                    (false, true) => "afgewezen",
                    (false, false) => "toegekend",
                };
                if status == "toegekend" {
                    granted += cents(prestatie);
                    if let Some(vorig) = &prestatie.product_referentie.vorig_referentie_nummer {
                        self.credit(domain, vorig.as_str());
                    }
                }
                let regel = Regel { klant, prestatie: prestatie.clone(), status };
                self.regels.insert((domain, id.clone(), referentie), regel);
            }
        }
        if !whole {
            self.used
                .entry((domain, Kind::Declaratie))
                .or_default()
                .push((made.identificatie.as_str().to_owned(), made.dagtekening));
            let month = Month::of(root.declaratie.declaratie_periode.begindatum);
            let latest = self.latest.entry(domain).or_insert(month);
            *latest = month.max(*latest);
        }
        let nummer = root.declaratie.declaratie_nummer.as_str().to_owned();
        let ingediend = root.declaratie.totaal_ingediend_bedrag.cents();
        self.declaraties
            .insert((domain, id), Declaratie { nummer, ingediend, toegekend: granted, accepted: !whole });
        granted
    }

    fn credit(&mut self, domain: Domain, vorig: &str) {
        for ((of, _, referentie), regel) in &mut self.regels {
            if *of == domain && referentie == vorig && regel.status == "toegekend" {
                regel.status = "gecrediteerd";
            }
        }
    }
}

impl Klant {
    fn accept(&mut self, bericht: &Bericht) -> Option<()> {
        match &bericht.inhoud {
            Inhoud::Toewijzing(root) => self.allocate(&root.client.toegewezen_producten),
            Inhoud::Start(root) => {
                for start in &root.client.start_producten {
                    let leveringen = self.leveringen(start.toewijzing_nummer)?;
                    if start.status_aanlevering == StatusAanlevering::VERWIJDEREN {
                        leveringen.remove(leveringen.iter().rposition(|l| l.begin == start.begindatum)?);
                    } else {
                        leveringen.push(Levering { begin: start.begindatum, stops: Vec::new() });
                    }
                }
            }
            Inhoud::Stop(root) => {
                for stop in &root.client.stop_producten {
                    let leveringen = self.leveringen(stop.toewijzing_nummer)?;
                    let levering = leveringen.iter_mut().rfind(|l| l.begin == stop.begindatum)?;
                    let key = (stop.reden_beeindiging.code().to_owned(), stop.einddatum);
                    if stop.status_aanlevering == StatusAanlevering::VERWIJDEREN {
                        levering.stops.remove(levering.stops.iter().rposition(|known| *known == key)?);
                    } else {
                        levering.stops.push(key);
                    }
                }
            }
            Inhoud::VerzoekOmToewijzing(root) => {
                for product in &root.client.aangevraagde_producten {
                    self.verzoeken.push(Gevraagd {
                        referentie: product.referentie_aanbieder.as_str().to_owned(),
                        status: Status::Open,
                        wat: Wat::Product(Box::new(product.clone())),
                    });
                }
            }
            Inhoud::VerzoekOmWijziging(root) => {
                self.verzoeken.push(Gevraagd {
                    referentie: root.client.verzoek.referentie_aanbieder.as_str().to_owned(),
                    status: Status::Open,
                    wat: Wat::Wijziging(Box::new(root.client.verzoek.clone())),
                });
            }
            _ => return None,
        }
        Some(())
    }

    fn leveringen(&mut self, nummer: Option<Nummer>) -> Option<&mut Vec<Levering>> {
        let found = self
            .toewijzingen
            .iter_mut()
            .find(|toegewezen| Some(toegewezen.product.toewijzing_nummer) == nummer);
        found.map(|found| &mut found.leveringen)
    }

    fn allocate(&mut self, producten: &[ToegewezenProduct]) {
        for product in producten {
            self.versies.push(format!("{product:?}"));
            let nummer = product.toewijzing_nummer.get();
            let decided = |p: &ToegewezenProduct| (p.toewijzingsdatum, p.toewijzingstijd);
            match self.toewijzingen.iter_mut().find(|toegewezen| toegewezen.nummer == nummer) {
                Some(known) if decided(product) > decided(&known.product) => known.product = product.clone(),
                Some(_) => {}
                None => {
                    let (product, leveringen) = (product.clone(), Vec::new());
                    self.toewijzingen.push(Toegewezen { nummer, product, leveringen });
                }
            }
            if let Some(referentie) = &product.referentie_aanbieder {
                for verzoek in &mut self.verzoeken {
                    if verzoek.referentie == referentie.as_str() {
                        verzoek.status = Status::Toegewezen;
                    }
                }
            }
        }
    }
}
