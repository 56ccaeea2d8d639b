//! From messages to what the dossier keeps of them, and from answers to what becomes of it.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::{
    Afhandeling, BekendBericht, Dossier, GedeclareerdePrestatie, GegevenAntwoord, Gevraagd, Hash,
    HeaderRecord, Herkomst, IngediendeDeclaratie, Levering, Melding, PrestatieStatus, Stand, Store,
    StoreError, ToewijzingVersie, Verzoek,
};
use crate::messages::{
    Bericht, DeclaratieAntwoord, DeclaratieBericht, HeaderVanAanbieder, HeaderVanGemeente, Inhoud, Kind,
    MAX_BYTES, Reading, Side, Uitspraak, read,
};
use crate::values::{AgbCode, Bsn, Datum, Domain, Gemeente, Month, ReferentieNummer, RetourCode};

/// The header of a message, as far as the dossier needs it.
#[must_use]
pub fn header(bericht: &Bericht) -> HeaderRecord {
    let (afzender, ontvanger) = bericht.parties();
    let identificatie = bericht.identificatie();
    HeaderRecord {
        domain: bericht.domain,
        kind: bericht.kind(),
        afzender: afzender.to_owned(),
        ontvanger: ontvanger.to_owned(),
        identificatie: identificatie.identificatie.clone(),
        dagtekening: dagtekening_retour(bericht).unwrap_or(identificatie.dagtekening),
        betreft: bericht.betreft().map(|betreft| betreft.identificatie.clone()),
    }
}

/// The day on which a return message was made.
const fn dagtekening_retour(bericht: &Bericht) -> Option<Datum> {
    Some(match &bericht.inhoud {
        Inhoud::ToewijzingRetour(root) => root.header.dagtekening_retour,
        Inhoud::StartRetour(root) => root.header.dagtekening_retour,
        Inhoud::StopRetour(root) => root.header.dagtekening_retour,
        Inhoud::VerzoekOmToewijzingRetour(root) => root.header.dagtekening_retour,
        Inhoud::VerzoekOmWijzigingRetour(root) => root.header.dagtekening_retour,
        Inhoud::AntwoordRetour(root) => root.header.dagtekening_retour,
        _ => return None,
    })
}

/// The message that an answer answers: of the same parties, with its identification and date; none when the dossier has
/// none. When there are more, the one that has no answer yet.
///
/// # Errors
/// [`StoreError`] when the dossier cannot be read.
pub fn answered_by(dossier: &dyn Dossier, answer: &Bericht) -> Result<Option<BekendBericht>, StoreError> {
    let (Some(kind), Some(betreft)) = (answer.kind().answers(), answer.betreft()) else { return Ok(None) };
    let (gemeente, aanbieder) = answer.gemeente_en_aanbieder();
    let (afzender, ontvanger) = match kind.maker() {
        Side::Gemeente => (gemeente.as_str(), aanbieder.as_str()),
        Side::Aanbieder => (aanbieder.as_str(), gemeente.as_str()),
    };
    let mut known = dossier.berichten_met(answer.domain, kind, afzender, &betreft.identificatie)?;
    known.retain(|known| {
        known.header.ontvanger == ontvanger && known.header.dagtekening == betreft.dagtekening
    });
    let open = known.iter().position(|known| known.antwoord.is_none()).unwrap_or(0);
    Ok((!known.is_empty()).then(|| known.swap_remove(open)))
}

/// A message as the dossier keeps it; none when it keeps none, or none that can be read.
///
/// # Errors
/// [`StoreError`] when the dossier cannot be read.
pub fn stored(dossier: &dyn Dossier, hash: &Hash) -> Result<Option<Bericht>, StoreError> {
    let Some(bytes) = dossier.bytes(hash)? else { return Ok(None) };
    // It was read before, under whatever limit.
    Ok(match read(&bytes, bytes.len().max(MAX_BYTES)) {
        Reading::Valid(bericht) => Some(*bericht),
        Reading::Invalid { .. } | Reading::Unreadable(_) => None,
    })
}

/// Who a message is between, and how what it says stands.
struct Basis<'a> {
    domain: Domain,
    gemeente: Gemeente,
    aanbieder: AgbCode,
    herkomst: &'a Herkomst,
}

impl<'a> Basis<'a> {
    const fn from_gemeente(domain: Domain, header: &HeaderVanGemeente, herkomst: &'a Herkomst) -> Self {
        Self { domain, gemeente: header.afzender, aanbieder: header.ontvanger, herkomst }
    }

    const fn from_aanbieder(domain: Domain, header: &HeaderVanAanbieder, herkomst: &'a Herkomst) -> Self {
        Self { domain, gemeente: header.ontvanger, aanbieder: header.afzender, herkomst }
    }

    fn verzoek(&self, bsn: Bsn, referentie: &crate::values::Referentie, gevraagd: Gevraagd) -> Verzoek {
        Verzoek {
            domain: self.domain,
            gemeente: self.gemeente,
            aanbieder: self.aanbieder,
            bsn,
            referentie: referentie.clone(),
            gevraagd,
            afhandeling: Afhandeling::default(),
            herkomst: self.herkomst.clone(),
        }
    }

    fn levering(&self, bsn: Bsn, melding: Melding) -> Levering {
        Levering {
            domain: self.domain,
            gemeente: self.gemeente,
            aanbieder: self.aanbieder,
            bsn,
            melding,
            herkomst: self.herkomst.clone(),
        }
    }
}

/// Puts what a forward message says into the dossier; nothing for an answer.
///
/// Of a message that does not count only a request is kept, to be told of. The lines of a declaration are submitted: what becomes of them follows from its answer.
///
/// # Errors
/// [`StoreError`] when the store cannot be written.
pub fn enter(store: &mut dyn Store, bericht: &Bericht, hash: &Hash, stand: Stand) -> Result<(), StoreError> {
    if !stand.telt() && !matches!(bericht.kind(), Kind::VerzoekOmToewijzing | Kind::VerzoekOmWijziging) {
        return Ok(());
    }
    let dagtekening = bericht.identificatie().dagtekening;
    let herkomst = &Herkomst { bericht: hash.clone(), dagtekening, stand };
    let domain = bericht.domain;
    match &bericht.inhoud {
        Inhoud::Toewijzing(root) => {
            let Basis { gemeente, aanbieder, .. } = Basis::from_gemeente(domain, &root.header, herkomst);
            root.client.toegewezen_producten.iter().try_for_each(|product| {
                store.add_toewijzing(&ToewijzingVersie {
                    domain,
                    gemeente,
                    aanbieder,
                    bsn: root.client.bsn,
                    geboortedatum: root.client.geboortedatum.datum,
                    product: product.clone(),
                    herkomst: herkomst.clone(),
                })
            })
        }
        Inhoud::Antwoord(root) => {
            let Basis { gemeente, aanbieder, .. } = Basis::from_gemeente(domain, &root.header, herkomst);
            let antwoord = root.antwoord.clone();
            store.add_antwoord(&GegevenAntwoord {
                domain,
                gemeente,
                aanbieder,
                antwoord,
                herkomst: herkomst.clone(),
            })
        }
        Inhoud::Start(root) => {
            let basis = Basis::from_aanbieder(domain, &root.header, herkomst);
            root.client.start_producten.iter().try_for_each(|start| {
                store.add_levering(&basis.levering(root.client.bsn, Melding::Start(start.clone())))
            })
        }
        Inhoud::Stop(root) => {
            let basis = Basis::from_aanbieder(domain, &root.header, herkomst);
            root.client.stop_producten.iter().try_for_each(|stop| {
                store.add_levering(&basis.levering(root.client.bsn, Melding::Stop(stop.clone())))
            })
        }
        Inhoud::VerzoekOmToewijzing(root) => {
            let basis = Basis::from_aanbieder(domain, &root.header, herkomst);
            root.client.aangevraagde_producten.iter().try_for_each(|product| {
                let gevraagd = Gevraagd::Product(Box::new(product.clone()));
                store.add_verzoek(&basis.verzoek(root.client.bsn, &product.referentie_aanbieder, gevraagd))
            })
        }
        Inhoud::VerzoekOmWijziging(root) => {
            let basis = Basis::from_aanbieder(domain, &root.header, herkomst);
            let verzoek = &root.client.verzoek;
            let gevraagd = Gevraagd::Wijziging(verzoek.reden_verzoek);
            store.add_verzoek(&basis.verzoek(root.client.bsn, &verzoek.referentie_aanbieder, gevraagd))
        }
        Inhoud::Declaratie(root) => enter_declaratie(store, root, domain, herkomst),
        _ => Ok(()),
    }
}

fn enter_declaratie(
    store: &mut dyn Store,
    root: &DeclaratieBericht,
    domain: Domain,
    herkomst: &Herkomst,
) -> Result<(), StoreError> {
    let declaratie = &root.declaratie;
    let (gemeente, aanbieder) = (root.header.ontvanger, root.header.afzender);
    let known = store.declaraties_met(domain, &aanbieder, &declaratie.declaratie_nummer)?;
    if known.iter().any(|known| known.herkomst.bericht == herkomst.bericht) {
        // What was rejected or held back is kept, and counts again when its answer turns out otherwise.
        return Ok(());
    }
    store.add_declaratie(&IngediendeDeclaratie {
        domain,
        gemeente,
        aanbieder,
        nummer: declaratie.declaratie_nummer.clone(),
        identificatie: root.header.bericht_identificatie.identificatie.clone(),
        maand: Month::of(declaratie.declaratie_periode.begindatum),
        ingediend: declaratie.totaal_ingediend_bedrag.cents(),
        toegekend: None,
        herkomst: herkomst.clone(),
    })?;
    for client in &declaratie.clienten {
        for prestatie in &client.prestaties {
            store.add_prestatie(&GedeclareerdePrestatie {
                domain,
                gemeente,
                aanbieder,
                bsn: client.bsn,
                declaratie_nummer: declaratie.declaratie_nummer.clone(),
                status: PrestatieStatus::Ingediend,
                retourcodes: Vec::new(),
                verwacht: None,
                prestatie: prestatie.clone(),
                bericht: herkomst.bericht.clone(),
            })?;
        }
    }
    Ok(())
}

/// What an answer says becomes of the message that it answers.
///
/// The same whether we received the answer or made it, so that both parties come to the same state.
///
/// # Errors
/// [`StoreError`] when the store cannot be written.
pub fn apply(
    store: &mut dyn Store,
    heen: &Bericht,
    hash: &Hash,
    antwoord: &Bericht,
    antwoord_hash: Option<&Hash>,
) -> Result<(), StoreError> {
    let stand = match antwoord.uitspraak() {
        None => return Ok(()),
        Some(Uitspraak::Afgekeurd) => Stand::Afgewezen,
        Some(Uitspraak::Goedgekeurd | Uitspraak::PerRegel) => Stand::Geldt,
    };
    store.set_stand(hash, stand)?;
    if let Some(antwoord_hash) = antwoord_hash {
        store.set_antwoord(hash, antwoord_hash)?;
    }
    store.settle(heen, hash, stand)?;
    let Some(uitslag) = Uitslag::of(antwoord) else { return Ok(()) };
    for regel in declared_lines(&*store, heen, hash)? {
        let (status, codes) = uitslag.of_line(&regel);
        if status == PrestatieStatus::Toegekend {
            store.set_prestatie(&regel, status, codes)?;
            change_debit(store, &regel, PrestatieStatus::Toegekend, PrestatieStatus::Gecrediteerd)?;
            continue;
        }
        if regel.status == PrestatieStatus::Toegekend {
            // A credit that was granted by our own judgement of what others sent each other, and is not by its answer.
            change_debit(store, &regel, PrestatieStatus::Gecrediteerd, PrestatieStatus::Toegekend)?;
        }
        store.set_prestatie(&regel, status, codes)?;
    }
    uitslag.toegekend.map_or(Ok(()), |cents| store.set_toegekend(hash, cents))
}

/// The lines of a declaration as the dossier has them, each once: a client may stand in it more often, and a number too;
/// none for another message.
///
/// # Errors
/// [`StoreError`] when the dossier cannot be read.
pub fn declared_lines(
    dossier: &dyn Dossier,
    declaratie: &Bericht,
    hash: &Hash,
) -> Result<Vec<GedeclareerdePrestatie>, StoreError> {
    let Inhoud::Declaratie(root) = &declaratie.inhoud else { return Ok(Vec::new()) };
    let clienten: BTreeSet<Bsn> = root.declaratie.clienten.iter().map(|client| client.bsn).collect();
    let mut lines = Vec::new();
    for bsn in &clienten {
        let known = dossier.prestaties(declaratie.domain, bsn)?;
        let mut numbers = HashSet::new();
        lines.extend(known.into_iter().filter(|regel| {
            let referentie = &regel.prestatie.product_referentie.referentie_nummer;
            regel.bericht == *hash && numbers.insert(referentie.clone())
        }));
    }
    Ok(lines)
}

/// What a 325 says becomes of the lines of its declaration.
pub struct Uitslag {
    /// The codes that reject the declaration as a whole: it counts as not sent, and so do its lines.
    whole: Option<Vec<RetourCode>>,
    /// The lines that are rejected, with their codes: their own, and those of their client.
    lines: HashMap<(Bsn, ReferentieNummer), Vec<RetourCode>>,
    /// What is granted, in eurocents, as far as it is said.
    toegekend: Option<i64>,
}

impl Uitslag {
    /// What a 325 says; none for another message.
    #[must_use]
    pub fn of(antwoord: &Bericht) -> Option<Self> {
        let Inhoud::DeclaratieAntwoord(root) = &antwoord.inhoud else { return None };
        let answer = root.declaratie_antwoord.as_ref();
        if antwoord.uitspraak() == Some(Uitspraak::Afgekeurd) {
            let codes = antwoord.retourcodes().into_iter().map(|(_, code)| code);
            let codes = codes.filter(|code| code.is_afkeuring()).collect();
            return Some(Self { whole: Some(codes), lines: HashMap::new(), toegekend: Some(0) });
        }
        let lines = answer.map(rejected).unwrap_or_default();
        let toegekend = answer.map(|answer| answer.totaal_toegekend_bedrag.cents());
        Some(Self { whole: None, lines, toegekend })
    }

    /// What becomes of a line: rejected when it is listed with a code, lapsed with its declaration, otherwise granted.
    #[must_use]
    pub fn of_line<'s>(&'s self, regel: &GedeclareerdePrestatie) -> (PrestatieStatus, &'s [RetourCode]) {
        if let Some(codes) = &self.whole {
            return (PrestatieStatus::Vervallen, codes);
        }
        let referentie = regel.prestatie.product_referentie.referentie_nummer.clone();
        match self.lines.get(&(regel.bsn, referentie)) {
            Some(codes) => (PrestatieStatus::Afgewezen, codes),
            None => (PrestatieStatus::Toegekend, &[]),
        }
    }
}

/// Changes how the debit of a credit stands, when it stands in a certain way; nothing for a debit.
fn change_debit(
    store: &mut dyn Store,
    credit: &GedeclareerdePrestatie,
    from: PrestatieStatus,
    to: PrestatieStatus,
) -> Result<(), StoreError> {
    let Some(vorige) = &credit.prestatie.product_referentie.vorig_referentie_nummer else {
        return Ok(());
    };
    for debet in store.prestaties_met(credit.domain, &credit.aanbieder, vorige)? {
        if debet.status == from {
            store.set_prestatie(&debet, to, &[])?;
        }
    }
    Ok(())
}

/// The lines that a 325 rejects, with their codes: its own, or those of its client.
pub(crate) fn rejected(answer: &DeclaratieAntwoord) -> HashMap<(Bsn, ReferentieNummer), Vec<RetourCode>> {
    let mut rejected = HashMap::new();
    for client in answer.clienten.iter().flatten() {
        for prestatie in &client.prestaties {
            // A line under a rejected client is not judged and not granted.
            let of_line = prestatie.retour_codes.retour_code.iter();
            let codes: Vec<_> = of_line
                .chain(&client.retour_codes.retour_code)
                .copied()
                .filter(|code| code.is_afkeuring())
                .collect();
            if !codes.is_empty() {
                let referentie = prestatie.product_referentie.referentie_nummer.clone();
                rejected.insert((client.bsn, referentie), codes);
            }
        }
    }
    rejected
}
