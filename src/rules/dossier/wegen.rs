//! A declaration weighed against what is known: what is wrong with each line, found once for all rules about lines.
//!
//! First all credits are judged, then the debits in the order of the message, each with the debits before it (OP366).
//! A credit that is wrong takes nothing away, and a debit that is wrong uses nothing up of its allocation for the ones
//! after it: both will be rejected.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::prestatie_credit::Eerder;
use super::prestatie_volume::{Over, Som};
use super::{prestatie_credit, prestatie_periode, prestatie_toewijzing, prestatie_volume};
use crate::dossier::{
    EerderGebruik, GedeclareerdePrestatie, PrestatieStatus, StoreError, ToewijzingVersie, staande,
};
use crate::messages::{DeclaratieClient, GeslotenPeriode, Prestatie};
use crate::rules::external;
use crate::rules::message::place::Place;
use crate::rules::message::view::{declaratie, prestatie_at};
use crate::rules::{Case, Client};
use crate::values::{
    Bsn, Datum, DebetCredit, Eenheid, Nummer, ProductCategorie, ProductCode, ReferentieNummer,
};

/// The lines of a declaration, in order.
#[derive(Debug, Default)]
pub(in crate::rules) struct Gewogen<'m> {
    pub(in crate::rules) regels: Vec<Regel<'m>>,
}

/// A line and what is wrong with it.
#[derive(Debug)]
pub(in crate::rules) struct Regel<'m> {
    /// The index of its client in the message.
    pub(in crate::rules) client: usize,
    pub(in crate::rules) bsn: &'m Bsn,
    pub(in crate::rules) place: Place,
    pub(in crate::rules) prestatie: &'m Prestatie,
    /// The current version of its allocation, when that is one of this client at this provider and municipality.
    pub(in crate::rules) toewijzing: Option<Rc<ToewijzingVersie>>,
    pub(in crate::rules) gebreken: Vec<Gebrek>,
}

/// Something that is wrong with a line.
#[derive(Debug)]
pub(in crate::rules) enum Gebrek {
    /// The allocation is of another client (TR304).
    AndereClient,
    /// The first day is before the allocation (TR307).
    VoorIngang,
    /// The last day is after the allocation (TR308).
    NaEinde(Datum),
    /// More than the allocation gives in the product period (TR321).
    Periode(Over),
    /// More than the allocation gives over its whole term (TR322).
    Looptijd(Over),
    /// There is no accepted debit to be credited (TR323).
    GeenDebet(prestatie_credit::GeenDebet),
    /// The allocation is not known (TR338).
    Onbekend,
    /// Another category than that of the allocation (TR339).
    Categorie(ProductCategorie),
    /// Another code than that of the allocation (TR340).
    Code(ProductCode),
    /// Another unit than that of the allocation or contract (TR341).
    Eenheid(Eenheid),
    /// More than the budget (TR369).
    Budget(Over),
    /// The allocation was removed (TR384).
    Verwijderd,
    /// The first day should be this one (TR387).
    Begin(Datum),
    /// The last day should be this one (TR388).
    Einde(Datum),
    /// This earlier debit is about the same (TR389).
    Dubbel(ReferentieNummer),
    /// There is a credit of the same debit already, with this number when it is known (TR390).
    AlGecrediteerd(Option<ReferentieNummer>),
    /// The number of the line is used before it (TR314).
    Gebruikt,
    /// What a rule of level 4 finds: its product (TR381), its tariff or its amount (TR346, TR418).
    Anders,
}

impl Regel<'_> {
    pub(in crate::rules) fn is_credit(&self) -> bool {
        self.prestatie.ingediend_bedrag.debet_credit == DebetCredit::CREDIT
    }
}

impl<'a> Case<'a> {
    /// The lines of the declaration, weighed once; none for another message.
    pub(in crate::rules) fn gewogen(&self) -> Result<&Gewogen<'a>, StoreError> {
        if let Some(gewogen) = self.declaratie.get() {
            return Ok(gewogen);
        }
        let gewogen = weeg(self)?;
        Ok(self.declaratie.get_or_init(|| gewogen))
    }
}

/// What identifies what a debit is about (TR389).
type Sleutel = (Nummer, Datum, Datum, ProductCategorie, ProductCode);

fn sleutel(prestatie: &Prestatie) -> Sleutel {
    let GeslotenPeriode { begindatum, einddatum } = prestatie.product_periode;
    (
        prestatie.toewijzing_nummer,
        begindatum,
        einddatum,
        prestatie.product_categorie,
        prestatie.product_code.clone(),
    )
}

/// What stands of the declared lines on an allocation, per unit.
type Gebruik = Vec<(Eenheid, Som)>;

/// What is known of a client, arranged for looking up.
struct Bekend {
    client: Rc<Client>,
    /// The latest decision per number, removed ones included.
    toewijzingen: HashMap<Nummer, Rc<ToewijzingVersie>>,
    eerder: Eerder,
    /// What is used up; made after the credits of the message.
    staand: Option<Staand>,
}

#[derive(Default)]
struct Staand {
    gebruik: HashMap<Nummer, Gebruik>,
    /// The debits that stand; with the index of its client for one of this message.
    debets: HashMap<Sleutel, (ReferentieNummer, Option<usize>)>,
}

impl Bekend {
    fn of(client: Rc<Client>) -> Self {
        let toewijzingen = client
            .versies
            .iter()
            .map(|versie| (versie.product.toewijzing_nummer, versie))
            .collect::<HashMap<_, _>>()
            .into_iter()
            .map(|(nummer, versie)| (nummer, Rc::new(versie.clone())))
            .collect();
        Self { toewijzingen, eerder: Eerder::of(&client.prestaties), client, staand: None }
    }

    /// What stands in the dossier after the credits of the message.
    fn staand(&mut self) -> &mut Staand {
        let (client, eerder) = (&self.client, &self.eerder);
        self.staand.get_or_insert_with(|| {
            let mut staand = Staand::default();
            for regel in staande(&client.prestaties) {
                if !eerder.is_teruggedraaid(&regel.prestatie.product_referentie.referentie_nummer) {
                    staand.add(&regel.prestatie, None);
                }
            }
            staand
        })
    }
}

impl Staand {
    fn add(&mut self, prestatie: &Prestatie, client: Option<usize>) {
        let gebruik = self.gebruik.entry(prestatie.toewijzing_nummer).or_default();
        let index = gebruik.iter().position(|(eenheid, _)| *eenheid == prestatie.eenheid);
        if let Some((_, som)) = index.and_then(|index| gebruik.get_mut(index)) {
            som.add(prestatie);
        } else {
            let mut som = Som::default();
            som.add(prestatie);
            gebruik.push((prestatie.eenheid, som));
        }
        let referentie = prestatie.product_referentie.referentie_nummer.clone();
        self.debets.insert(sleutel(prestatie), (referentie, client));
    }
}

fn weeg<'a>(case: &Case<'a>) -> Result<Gewogen<'a>, StoreError> {
    let Some(declaratie) = declaratie(case.bericht) else { return Ok(Gewogen::default()) };
    let mut weging =
        Weging { case, bekend: HashMap::new(), elders: HashMap::new(), referenties: HashSet::new() };
    let mut regels: Vec<_> = declaratie.clienten.iter().enumerate().flat_map(regels_of).collect();
    for regel in regels.iter_mut().filter(|regel| regel.is_credit()) {
        weging.credit(regel)?;
    }
    for regel in regels.iter_mut().filter(|regel| !regel.is_credit()) {
        weging.debet(regel)?;
    }
    Ok(Gewogen { regels })
}

fn regels_of((client, of): (usize, &DeclaratieClient)) -> impl Iterator<Item = Regel<'_>> {
    of.prestaties.iter().enumerate().map(move |(index, prestatie)| Regel {
        client,
        bsn: &of.bsn,
        place: prestatie_at(client, index),
        prestatie,
        toewijzing: None,
        gebreken: Vec::new(),
    })
}

/// The weighing of a message.
struct Weging<'c, 'a> {
    case: &'c Case<'a>,
    bekend: HashMap<Bsn, Bekend>,
    /// Whether an allocation that is not of the client of its line is known between the parties.
    elders: HashMap<Nummer, bool>,
    /// The numbers of the lines before.
    referenties: HashSet<&'a ReferentieNummer>,
}

impl<'a> Weging<'_, 'a> {
    fn bekend(&mut self, bsn: &Bsn) -> Result<&mut Bekend, StoreError> {
        match self.bekend.entry(*bsn) {
            Entry::Occupied(known) => Ok(known.into_mut()),
            Entry::Vacant(unknown) => Ok(unknown.insert(Bekend::of(self.case.client(bsn)?))),
        }
    }

    /// Whether the number of the line is used before it, in the message or in any other of this provider (TR314).
    fn is_used(&mut self, prestatie: &'a Prestatie) -> Result<bool, StoreError> {
        let referentie = &prestatie.product_referentie.referentie_nummer;
        if !self.referenties.insert(referentie) {
            return Ok(true);
        }
        let (_, aanbieder) = self.case.parties();
        let known = self.case.dossier.prestaties_met(self.case.domain(), &aanbieder, referentie)?;
        let counts = |regel: &GedeclareerdePrestatie| {
            regel.bericht != *self.case.hash && regel.status != PrestatieStatus::Vervallen
        };
        if known.iter().any(counts) {
            return Ok(true);
        }
        let (dossier, domain) = (self.case.dossier, self.case.domain());
        dossier.is_eerder_gebruikt(EerderGebruik::Prestatie, domain, &aanbieder, referentie.as_str())
    }

    fn credit(&mut self, regel: &mut Regel<'a>) -> Result<(), StoreError> {
        if self.is_used(regel.prestatie)? {
            regel.gebreken.push(Gebrek::Gebruikt);
        }
        let case = self.case;
        let bekend = self.bekend(regel.bsn)?;
        let Some(vorig) = &regel.prestatie.product_referentie.vorig_referentie_nummer else { return Ok(()) };
        regel.gebreken.extend(prestatie_credit::weeg(case, regel.prestatie, vorig, &bekend.eerder)?);
        if regel.gebreken.is_empty() {
            bekend.eerder.draai_terug(vorig);
        }
        Ok(())
    }

    fn debet(&mut self, regel: &mut Regel<'a>) -> Result<(), StoreError> {
        let (case, prestatie) = (self.case, regel.prestatie);
        if self.is_used(prestatie)? {
            regel.gebreken.push(Gebrek::Gebruikt);
        }
        if external::wijkt_af(case, regel.place, prestatie) {
            regel.gebreken.push(Gebrek::Anders);
        }
        let nummer = prestatie.toewijzing_nummer;
        let Some(versie) = self.bekend(regel.bsn)?.toewijzingen.get(&nummer).map(Rc::clone) else {
            let elders = self.elders(nummer)?;
            regel.gebreken.push(if elders { Gebrek::AndereClient } else { Gebrek::Onbekend });
            return Ok(());
        };
        regel.toewijzing = Some(Rc::clone(&versie));
        if versie.is_removed() {
            // It counts as never sent, so nothing can be compared with it.
            regel.gebreken.push(Gebrek::Verwijderd);
            return Ok(());
        }
        prestatie_toewijzing::weeg(case, &versie, prestatie, &mut regel.gebreken);
        prestatie_periode::weeg(&versie, &prestatie.product_periode, &mut regel.gebreken);
        let staand = self.bekend(regel.bsn)?.staand();
        // Twice under one client in one message is for level 2 (TR416).
        let earlier = staand.debets.get(&sleutel(prestatie));
        if let Some((referentie, _)) = earlier.filter(|(_, client)| *client != Some(regel.client)) {
            regel.gebreken.push(Gebrek::Dubbel(referentie.clone()));
        }
        let gebruik = staand.gebruik.get(&nummer).map_or(&[][..], Vec::as_slice);
        prestatie_volume::weeg(&versie, prestatie, gebruik, &mut regel.gebreken);
        if regel.gebreken.is_empty() {
            staand.add(prestatie, Some(regel.client));
        }
        Ok(())
    }

    /// Whether the parties have an allocation with a number, whoever the client is; looked up once per number.
    fn elders(&mut self, nummer: Nummer) -> Result<bool, StoreError> {
        if let Some(known) = self.elders.get(&nummer) {
            return Ok(*known);
        }
        let (gemeente, aanbieder) = self.case.parties();
        let versies = self.case.dossier.versies_van(self.case.domain(), &gemeente, nummer)?;
        let is_ours = |versie: &ToewijzingVersie| {
            versie.aanbieder == aanbieder && versie.herkomst.bericht != *self.case.hash
        };
        let known = versies.iter().any(is_ours);
        self.elders.insert(nummer, known);
        Ok(known)
    }
}

/// How far a status is from being creditable, to tell lines with the same number apart.
pub(super) const fn rang(regel: &GedeclareerdePrestatie) -> u8 {
    match regel.status {
        PrestatieStatus::Toegekend => 0,
        PrestatieStatus::Gecrediteerd => 1,
        PrestatieStatus::Ingediend => 2,
        PrestatieStatus::Afgewezen => 3,
        PrestatieStatus::Vervallen => 4,
    }
}
