//! From messages to what the dossier keeps of them.

use super::check::Judged;
use crate::dossier::{
    GedeclareerdePrestatie, Hash, HeaderRecord, MessageRecord, PrestatieStatus, Store, StoreError,
    ToewijzingVersie, Verzoek, VerzoekStatus,
};
use crate::finding::Verdict;
use crate::messages::{Bericht, DeclaratieBericht, Inhoud, Kind, Toewijzing, VerzoekOmToewijzing};
use crate::values::Domain;

/// The record of a message that was read whole. Its report follows when it is judged.
pub(super) fn record(judged: &Judged, hash: &Hash, report: String) -> MessageRecord {
    MessageRecord {
        hash: hash.clone(),
        bytes: judged.bytes.clone(),
        outgoing: false,
        header: judged.bericht.as_deref().map(header),
        verdict: judged.report.verdict,
        report,
    }
}

/// The record of a message of our own making.
pub(super) fn outgoing(bericht: &Bericht, bytes: Vec<u8>, hash: Hash, report: String) -> MessageRecord {
    MessageRecord {
        hash,
        bytes,
        outgoing: true,
        header: Some(header(bericht)),
        verdict: Verdict::Valid,
        report,
    }
}

fn header(bericht: &Bericht) -> HeaderRecord {
    let (afzender, ontvanger) = bericht.parties();
    let identificatie = bericht.identificatie();
    HeaderRecord {
        domain: bericht.domain,
        kind: bericht.kind(),
        afzender: afzender.to_string(),
        ontvanger: ontvanger.to_string(),
        identificatie: identificatie.identificatie.clone(),
        dagtekening: identificatie.dagtekening,
    }
}

/// Whether the dossier knows what to do with a kind of message.
///
/// Nothing is kept of another kind, so that a later version that knows it still takes the file as new.
pub(super) const fn are_kept(kind: Kind) -> bool {
    matches!(kind, Kind::Toewijzing | Kind::VerzoekOmToewijzing | Kind::Declaratie)
}

/// Puts what a message says into the dossier.
pub(super) fn add(store: &mut dyn Store, bericht: &Bericht, hash: &Hash) -> Result<(), StoreError> {
    match &bericht.inhoud {
        Inhoud::Toewijzing(root) => add_toewijzing(store, root, bericht.domain, hash),
        Inhoud::VerzoekOmToewijzing(root) => add_verzoek(store, root, bericht.domain, hash),
        Inhoud::Declaratie(root) => add_declaratie(store, root, bericht.domain, hash),
        _ => Ok(()),
    }
}

fn add_toewijzing(
    store: &mut dyn Store,
    root: &Toewijzing,
    domain: Domain,
    hash: &Hash,
) -> Result<(), StoreError> {
    for product in &root.client.toegewezen_producten {
        let versie = ToewijzingVersie {
            domain,
            gemeente: root.header.afzender,
            aanbieder: root.header.ontvanger,
            bsn: root.client.bsn,
            geboortedatum: root.client.geboortedatum.datum,
            product: product.clone(),
        };
        store.add_toewijzing(&versie, hash)?;
    }
    Ok(())
}

fn add_verzoek(
    store: &mut dyn Store,
    root: &VerzoekOmToewijzing,
    domain: Domain,
    hash: &Hash,
) -> Result<(), StoreError> {
    for product in &root.client.aangevraagde_producten {
        let verzoek = Verzoek {
            domain,
            gemeente: root.header.ontvanger,
            aanbieder: root.header.afzender,
            bsn: root.client.bsn,
            dagtekening: root.header.bericht_identificatie.dagtekening,
            // Whether it is held back shows when all of the batch is known.
            status: VerzoekStatus::Open,
            product: product.clone(),
        };
        store.add_verzoek(&verzoek, hash)?;
    }
    Ok(())
}

pub(super) fn add_declaratie(
    store: &mut dyn Store,
    root: &DeclaratieBericht,
    domain: Domain,
    hash: &Hash,
) -> Result<(), StoreError> {
    for client in &root.declaratie.clienten {
        for prestatie in &client.prestaties {
            let regel = GedeclareerdePrestatie {
                domain,
                gemeente: root.header.ontvanger,
                aanbieder: root.header.afzender,
                bsn: client.bsn,
                declaratie_nummer: root.declaratie.declaratie_nummer.clone(),
                status: PrestatieStatus::Ingediend,
                prestatie: prestatie.clone(),
            };
            store.add_prestatie(&regel, hash)?;
        }
    }
    Ok(())
}
