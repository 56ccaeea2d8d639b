//! What the dossier knows of a client, read once.

use std::collections::{BTreeMap, BTreeSet};

use super::Registraties;
use crate::dossier::{
    Dossier, GedeclareerdePrestatie, PrestatieStatus, StoreError, ToewijzingVersie, current, staande,
};
use crate::productbook::Book;
use crate::values::{AgbCode, Bsn, DebetCredit, Domain, Gemeente, Month};

/// What the dossier knows of a client under one law.
#[derive(Debug, Default)]
pub(super) struct ClientFile {
    /// Current allocations at every provider; removed ones are left out.
    pub toewijzingen: Vec<ToewijzingVersie>,
    /// Allocations that were removed and count as never sent.
    pub removed: Vec<ToewijzingVersie>,
    /// Lines of this provider that still stand: debits that were not rejected and not credited.
    pub declared: Vec<GedeclareerdePrestatie>,
    /// Debits of this provider that were rejected, by themselves or with their declaration, and in whose place nothing
    /// was accepted since; the latest last.
    pub rejected: Vec<GedeclareerdePrestatie>,
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
        let debits: Vec<_> = declared
            .iter()
            .filter(|line| line.prestatie.ingediend_bedrag.debet_credit == DebetCredit::DEBET)
            .collect();
        let is_rejected = |line: &GedeclareerdePrestatie| {
            matches!(line.status, PrestatieStatus::Afgewezen | PrestatieStatus::Vervallen)
        };
        let rejected = debits
            .iter()
            .enumerate()
            .filter(|(index, line)| {
                let mut later = debits.iter().skip(index + 1);
                is_rejected(line) && !later.any(|later| line.is_same_care(later) && !is_rejected(later))
            })
            .map(|(_, line)| (*line).clone())
            .collect();
        let declared = staande(&declared).into_iter().cloned().collect();
        Ok(Self { toewijzingen, removed, declared, rejected })
    }
}

/// The latest month that was submitted and not rejected, per law and municipality that gives care to these clients (TR318).
pub(super) fn latest_submitted<'f>(
    dossier: &dyn Dossier,
    files: impl IntoIterator<Item = &'f ClientFile>,
    aanbieder: AgbCode,
) -> Result<BTreeMap<(Domain, Gemeente), Month>, StoreError> {
    let mut latest = BTreeMap::new();
    for versie in files.into_iter().flat_map(|file| &file.toewijzingen) {
        let to = (versie.domain, versie.gemeente);
        if latest.contains_key(&to) {
            continue;
        }
        let known = dossier.declaraties(versie.domain, &versie.gemeente, &aanbieder)?;
        let months = known.iter().filter(|one| one.herkomst.stand.telt()).map(|one| one.maand);
        latest.insert(to, months.max());
    }
    Ok(latest.into_iter().filter_map(|(to, month)| Some((to, month?))).collect())
}

/// The clients that tables name, each under the law of the product, as far as a book has it.
pub(super) fn clients(registraties: &Registraties, book: &Book) -> BTreeSet<(Domain, Bsn)> {
    let law = |code: &str| Some(book.product(code)?.domain);
    let mut clients: BTreeSet<(Domain, Bsn)> =
        registraties.leveringen.iter().filter_map(|row| Some((law(&row.productcode)?, row.bsn))).collect();
    // A participant may have an allocation of a sibling of the session's product, under the same law.
    let laws: BTreeMap<&str, Domain> = registraties
        .sessies
        .iter()
        .filter_map(|row| Some((row.sessie.as_str(), law(&row.productcode)?)))
        .collect();
    clients.extend(
        registraties.deelnemers.iter().filter_map(|row| Some((*laws.get(row.sessie.as_str())?, row.bsn))),
    );
    // The month of a row that was refused may hang on its allocation.
    clients.extend(
        registraties.geweigerd.iter().filter_map(|row| Some((law(row.productcode.as_deref()?)?, row.bsn?))),
    );
    clients
}
