use crate::dossier::Hash;
use crate::messages::Bericht;
use crate::values::Simple;

/// The place of a message in a batch: allocations before requests before declarations, then date,
/// sender, identification and hash. It does not depend on file names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    kind: crate::messages::Kind,
    dagtekening: String,
    afzender: String,
    identificatie: String,
    domain: crate::values::Domain,
    hash: Hash,
}

impl Place {
    pub(super) fn of(bericht: &Bericht, hash: &Hash) -> Self {
        let identificatie = bericht.identificatie();
        Self {
            kind: bericht.kind(),
            dagtekening: identificatie.dagtekening.text().into_owned(),
            afzender: bericht.parties().0.to_string(),
            identificatie: identificatie.identificatie.as_str().to_string(),
            domain: bericht.domain,
            hash: hash.clone(),
        }
    }
}
