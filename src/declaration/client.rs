//! What the dossier knows of a client, read once.

use crate::dossier::{
    Dossier, GedeclareerdePrestatie, PrestatieStatus, StoreError, ToewijzingVersie, current,
};
use crate::values::{AgbCode, Bsn, DebetCredit, Domain};

/// What the dossier knows of a client under one law.
#[derive(Debug, Default)]
pub(super) struct ClientFile {
    /// Current allocations at every provider; removed ones are left out.
    pub toewijzingen: Vec<ToewijzingVersie>,
    /// Allocations that were removed and count as never sent.
    pub removed: Vec<ToewijzingVersie>,
    /// Lines of this provider that still stand: debits that were not rejected and not credited.
    pub declared: Vec<GedeclareerdePrestatie>,
}

impl ClientFile {
    /// Reads what is known of a client.
    pub fn read(
        dossier: &dyn Dossier,
        domain: Domain,
        bsn: &Bsn,
        aanbieder: AgbCode,
    ) -> Result<Self, StoreError> {
        let versies = dossier.versies(domain, bsn)?;
        let toewijzingen = current(versies.clone());
        let removed = versies
            .into_iter()
            .filter(|versie| {
                versie.is_removed()
                    && !toewijzingen.iter().any(|other| {
                        other.gemeente == versie.gemeente
                            && other.product.toewijzing_nummer == versie.product.toewijzing_nummer
                    })
            })
            .collect();
        let mut declared = dossier.prestaties(domain, bsn)?;
        declared.retain(|line| line.aanbieder == aanbieder);
        Ok(Self { toewijzingen, removed, declared: standing(declared) })
    }
}

/// The debits that still stand. A credit line takes away the debit it refers to, whatever status that has.
fn standing(lines: Vec<GedeclareerdePrestatie>) -> Vec<GedeclareerdePrestatie> {
    let counts = |line: &GedeclareerdePrestatie| {
        matches!(line.status, PrestatieStatus::Ingediend | PrestatieStatus::Toegekend)
    };
    let credited: Vec<_> = lines
        .iter()
        .filter(|line| line.prestatie.ingediend_bedrag.debet_credit == DebetCredit::CREDIT && counts(line))
        .filter_map(|line| line.prestatie.product_referentie.vorig_referentie_nummer.clone())
        .collect();
    lines
        .into_iter()
        .filter(|line| {
            line.prestatie.ingediend_bedrag.debet_credit == DebetCredit::DEBET
                && counts(line)
                && !credited.contains(&line.prestatie.product_referentie.referentie_nummer)
        })
        .collect()
}
