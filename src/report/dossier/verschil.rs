//! Lines that were answered otherwise than expected, as a list.

use schemars::JsonSchema;
use serde::Serialize;

use super::Selection;
use super::listed::Listed;
use super::prestatie::expected_text;
use crate::codelists::RETOUR_CODE;
use crate::dossier::{GedeclareerdePrestatie, PrestatieStatus, Store, StoreError, Verschil, VerschilSoort};
use crate::finding::Lang;
use crate::report::words::{euro, word};
use crate::values::{Domain, RetourCode};

/// A line that was answered otherwise than expected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct VerschilRow {
    /// The law.
    pub domain: Domain,
    /// The municipality.
    pub gemeente: String,
    /// The client.
    pub bsn: String,
    /// The declaration.
    pub declaratienummer: String,
    /// The reference of the line.
    pub referentienummer: String,
    /// `toch afgewezen`, `toch toegekend` or `andere codes`.
    pub soort: &'static str,
    /// What is received more than expected, in eurocents; negative when it is less.
    pub cents: i64,
    /// The codes that were expected.
    pub verwacht: Vec<&'static str>,
    /// The codes with which it is rejected.
    pub retourcodes: Vec<&'static str>,
    /// How the line stands.
    pub status: PrestatieStatus,
    /// What the codes mean.
    pub betekenis: String,
    /// What to do.
    pub advies: &'static str,
    #[serde(skip)]
    expected: String,
}

/// The lines that were answered otherwise than expected.
///
/// # Errors
/// [`StoreError`] when the dossier cannot be read.
pub fn verschillen(store: &dyn Store, selection: &Selection) -> Result<Vec<VerschilRow>, StoreError> {
    let regels = store.anders_beantwoord()?;
    let wanted = regels.iter().filter(|regel| selection.bsn.is_none_or(|bsn| bsn == regel.bsn));
    Ok(wanted.filter_map(|regel| Some(row(regel, Verschil::known(regel)?, selection))).collect())
}

fn row(regel: &GedeclareerdePrestatie, verschil: Verschil, selection: &Selection) -> VerschilRow {
    let verwacht = regel.verwacht.as_deref().unwrap_or_default();
    // What was not foreseen is what has to be understood.
    let told = if regel.retourcodes.is_empty() { verwacht } else { &regel.retourcodes };
    VerschilRow {
        domain: regel.domain,
        gemeente: regel.gemeente.name().to_string(),
        bsn: selection.name(&regel.bsn),
        declaratienummer: regel.declaratie_nummer.as_str().to_string(),
        referentienummer: regel.prestatie.product_referentie.referentie_nummer.as_str().to_string(),
        soort: verschil.soort.name(),
        cents: verschil.cents,
        verwacht: verwacht.iter().map(|code| code.code()).collect(),
        retourcodes: regel.retourcodes.iter().map(|code| code.code()).collect(),
        status: regel.status,
        betekenis: meaning(told, regel.domain),
        advies: advice(verschil.soort, selection.lang),
        expected: expected_text(Some(verwacht), selection.lang),
    }
}

/// What codes mean, each with its meaning in the code list.
fn meaning(codes: &[RetourCode], domain: Domain) -> String {
    let told = codes.iter().map(|code| {
        let text = code.code();
        let known = RETOUR_CODE.find(text, domain);
        known.map_or_else(|| text.to_owned(), |known| format!("{text}: {}", known.meaning))
    });
    told.collect::<Vec<_>>().join("; ")
}

const fn advice(soort: VerschilSoort, lang: Lang) -> &'static str {
    match soort {
        VerschilSoort::TochAfgewezen => word(
            lang,
            "Ligt het aan de regel: verbeter hem en dien hem opnieuw in met `ibericht correct`. Anders: vraag de \
             gemeente waarom",
            "If the line is at fault: mend it and submit it again with `ibericht correct`. Otherwise: ask the \
             municipality why",
        ),
        VerschilSoort::TochToegekend => word(
            lang,
            "Controleer de regel: klopt hij niet, corrigeer hem dan met `ibericht correct`; de gemeente kan er later \
             op terugkomen",
            "Check the line: when it is not right, correct it with `ibericht correct`; the municipality may come back \
             to it",
        ),
        VerschilSoort::AndereCodes => word(
            lang,
            "Verbeter ook wat deze codes zeggen en dien de regel opnieuw in met `ibericht correct`, of vraag de gemeente",
            "Mend what these codes say as well and submit the line again with `ibericht correct`, or ask the \
             municipality",
        ),
    }
}

impl Listed for VerschilRow {
    const AMOUNTS: &'static [usize] = &[2];

    fn header(lang: Lang) -> Vec<&'static str> {
        match lang {
            Lang::Nl => {
                vec!["declaratie, regel en cliënt", "verwacht en antwoord", "verschil", "wat te doen"]
            }
            Lang::En => {
                vec!["declaration, line and client", "expected and answer", "difference", "what to do"]
            }
        }
    }

    fn cells(&self, lang: Lang) -> Vec<String> {
        let answer = match (self.status, self.betekenis.as_str()) {
            (PrestatieStatus::Afgewezen | PrestatieStatus::Vervallen, meaning) if !meaning.is_empty() => {
                format!("{}, {meaning}", self.status.title().get(lang))
            }
            (status, _) => status.title().get(lang).to_owned(),
        };
        vec![
            format!(
                "{} ({})\n{}\n{}\n{}",
                self.gemeente,
                self.domain.law(),
                self.declaratienummer,
                self.referentienummer,
                self.bsn
            ),
            format!(
                "{}: {}\n{}: {answer}",
                word(lang, "verwacht", "expected"),
                self.expected,
                word(lang, "antwoord", "answer")
            ),
            euro(self.cents, lang),
            self.advies.to_owned(),
        ]
    }

    fn gemeente(&self) -> Option<&str> {
        Some(&self.gemeente)
    }

    fn nothing(lang: Lang) -> &'static str {
        word(
            lang,
            "Geen verschillen: elk antwoord is zoals verwacht, of er was geen verwachting",
            "No differences: every answer is as expected, or nothing was expected",
        )
    }
}
