//! Declaring in the old 303: the same lines and the same dossier, another file.
//!
//! The dossier keeps the declaration and its lines as for a 323, so that nothing is declared twice. The message
//! itself is kept without a header, because that would call it a 323; what went out are the bytes of the 303.

use super::Form;
use super::keep::Outgoing;
use crate::batch::BatchError;
use crate::declaration::{BuildError, Declared, Line};
use crate::dossier::{PrestatieStatus, Store};
use crate::finding::Finding;
use crate::legacy::{
    Als, Legacy303, Namen, Release, Soort, check_eerder, kies_release, past_niet, read, te_laat,
};
use crate::messages::Inhoud;
use crate::report::MessageReport;
use crate::values::{Datum, Month};

/// In which message care is declared, made sure of.
#[derive(Debug, Clone, Copy)]
pub(in crate::batch) enum Vorm<'a> {
    /// The 323.
    Declaratie,
    /// The 303.
    Legacy(LegacyVorm<'a>),
}

/// A 303 of a release.
#[derive(Debug, Clone, Copy)]
pub(in crate::batch) struct LegacyVorm<'a> {
    soort: Soort,
    release: &'a Release,
    namen: &'a Namen,
}

impl<'a> Vorm<'a> {
    /// The form for a month; a finding when that month or that release has no 303.
    pub fn of(form: Form<'a>, month: Month, today: Datum) -> Result<Self, Box<Finding>> {
        let Form::Legacy { soort, release, namen } = form else { return Ok(Self::Declaratie) };
        if let Some(finding) = te_laat(month.last()) {
            return Err(Box::new(finding));
        }
        let release = kies_release(namen, release, today)?;
        Ok(Self::Legacy(LegacyVorm { soort, release, namen }))
    }

    /// What sets the run apart from one in another message.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Declaratie => "",
            Self::Legacy(LegacyVorm { soort: Soort::Declaratie, .. }) => "/303",
            Self::Legacy(LegacyVorm { soort: Soort::Factuur, .. }) => "/303-factuur",
        }
    }

    /// The size at which a 323 is split, given the largest message: a line of a 303 takes more bytes, but never twice
    /// as many.
    pub const fn max_bytes(self, largest: usize) -> usize {
        match self {
            Self::Declaratie => largest,
            Self::Legacy(_) => largest / 2,
        }
    }

    /// Why lines do not fit in the message; then none is declared.
    pub fn refuses(self, lines: &[Line]) -> Vec<Finding> {
        match self {
            Self::Declaratie => Vec::new(),
            Self::Legacy(_) => {
                lines.iter().flat_map(|line| past_niet(line.periode.einddatum, line.eenheid)).collect()
            }
        }
    }
}

impl LegacyVorm<'_> {
    /// The 303 of a declaration, read back as a receiver would.
    pub fn message(self, store: &dyn Store, declared: &Declared<'_>) -> Result<Outgoing, BatchError> {
        let not_a_303 = |why: &str| BuildError::DoesNotFit { field: "303", value: why.to_string() };
        let Inhoud::Declaratie(bericht) = &declared.bericht.inhoud else {
            return Err(not_a_303(&declared.file_name).into());
        };
        let als = Als { soort: self.soort, release: self.release };
        let old = Legacy303::van(declared.domain, bericht, als);
        let old =
            old.map_err(|findings| not_a_303(findings.first().map_or("", |first| &first.message.en)))?;
        let bytes = old.write(self.namen).unwrap_or_default().into_bytes();
        let letter = match self.soort {
            Soort::Declaratie => "303",
            Soort::Factuur => "303F",
        };
        let name = format!("declaraties/{}", declared.file_name.replacen("323", letter, 1));
        let Some(mut gelezen) = read(&bytes, bytes.len(), self.namen) else {
            return Err(not_a_303(&name).into());
        };
        let mut rejected = std::collections::BTreeSet::new();
        for line in bericht.declaratie.clienten.iter().flat_map(|client| client.prestaties.iter()) {
            let Some(previous) = &line.product_referentie.vorig_referentie_nummer else { continue };
            let known = store.prestaties_met(declared.domain, &declared.aanbieder, previous)?;
            if known.iter().any(|known| known.status == PrestatieStatus::Afgewezen) {
                rejected.insert(previous.clone());
            }
        }
        gelezen.findings.extend(check_eerder(&old, &|reference| rejected.contains(reference)));
        for finding in &mut gelezen.findings {
            if finding.path.is_empty() {
                finding.path.clone_from(&name);
            }
        }
        let report = MessageReport::legacy(name.clone(), &gelezen);
        Ok(Outgoing { name, bytes, report })
    }
}
