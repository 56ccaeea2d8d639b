//! The answer that a declaration may expect: judged before it is sent, as the municipality will judge it.
//!
//! The same rules and the same making of the answer as for a declaration that comes in, on the dossier as it is before
//! the declaration enters it. What others sent that is not in the dossier nobody here can know.

use std::collections::{HashMap, HashSet};

use crate::dossier::{Dossier, Hash, Ruimte, StoreError, facts};
use crate::finding::{Finding, Level, Skipped, Text};
use crate::messages::{Bericht, Declaratie, Inhoud, Uitspraak, XsdVersies};
use crate::productbook::Books;
use crate::report::Plek;
use crate::report::{ExpectedAnswer, ExpectedLine, ExpectedOutcome, ExpectedReason};
use crate::retour::{self, Making};
use crate::rules::{self, Case};
use crate::values::{Bsn, Datum, DebetCredit, Month, ReferentieNummer, RetourCode, Simple, date_nl};

/// What judging needs besides a declaration and the dossier.
#[derive(Debug, Clone, Copy)]
pub struct Judging<'a> {
    /// The day on which the municipality is taken to judge: that of sending.
    pub today: Datum,
    /// The products and tariffs agreed on, as far as there are books of them.
    pub books: &'a Books,
    /// The schema versions for headers.
    pub versies: &'a XsdVersies,
}

/// The answer that a declaration may expect.
#[derive(Debug, Clone)]
pub struct Verwachting {
    /// What it will say of the declaration as a whole; none when a rule could not be checked, so that nobody can tell.
    pub uitspraak: Option<Uitspraak>,
    /// The codes of the declaration as a whole, with which it counts as not sent.
    pub codes: Vec<RetourCode>,
    /// Why it is rejected as a whole, or why nobody can tell.
    pub redenen: Vec<Finding>,
    /// What will be granted, in eurocents; none when nobody can tell.
    pub toegekend: Option<i64>,
    /// The lines, in the order of the message.
    pub regels: Vec<RegelVerwachting>,
    /// What could not be checked of the declaration: never the same as accepted.
    pub skipped: Vec<Skipped>,
}

/// The answer that a line may expect.
#[derive(Debug, Clone)]
pub struct RegelVerwachting {
    /// Its reference.
    pub referentie: ReferentieNummer,
    /// The codes with which it will be rejected, those of the declaration as a whole included; none when it is accepted.
    pub codes: Vec<RetourCode>,
    /// What is wrong with the line or its client, as far as that decides.
    pub redenen: Vec<Finding>,
    /// What could not be checked of it.
    pub skipped: Vec<Skipped>,
}

/// Judges a declaration that was just made, and is not in the dossier yet.
///
/// # Errors
/// [`StoreError`] when the dossier cannot be read.
pub fn expect(
    bericht: &Bericht,
    hash: &Hash,
    dossier: &dyn Dossier,
    judging: &Judging<'_>,
) -> Result<Option<Verwachting>, StoreError> {
    let Inhoud::Declaratie(root) = &bericht.inhoud else { return Ok(None) };
    let declaratie = &root.declaratie;
    let mut case = Case::new(bericht, hash, dossier, judging.today);
    case.books = judging.books;
    let mut findings = rules::content::check(bericht);
    let outcome = rules::check_known(&case, Level::Dossier, Level::Extern)?;
    findings.extend(outcome.findings);
    let making = Making { today: judging.today, versies: judging.versies };
    let answer = retour::answer(bericht, hash, &findings, &making).map(|made| made.bericht);
    let clienten: HashSet<Bsn> = declaratie.clienten.iter().map(|client| client.bsn).collect();
    for finding in &mut findings {
        finding.mask(&|bsn| clienten.contains(bsn));
    }
    findings.retain(Finding::is_error);
    let mut verwachting = Verwachting::of(declaratie, answer.as_ref(), findings);
    verwachting.skipped = outcome.skipped;
    verwachting.tell_history(&case, declaratie)?;
    Ok(Some(verwachting))
}

impl Verwachting {
    /// What an answer says of each line, with the errors behind it.
    fn of(declaratie: &Declaratie, answer: Option<&Bericht>, findings: Vec<Finding>) -> Self {
        let uitspraak = answer.and_then(Bericht::uitspraak);
        let antwoord = match answer.map(|answer| &answer.inhoud) {
            Some(Inhoud::DeclaratieAntwoord(root)) => root.declaratie_antwoord.as_ref(),
            _ => None,
        };
        let codes: Vec<RetourCode> = match (uitspraak, answer) {
            (Some(Uitspraak::Afgekeurd), Some(answer)) => {
                let codes = answer.retourcodes().into_iter().map(|(_, code)| code);
                codes.filter(|code| code.is_afkeuring()).collect()
            }
            _ => Vec::new(),
        };
        let rejected = antwoord.map(facts::rejected).unwrap_or_default();
        let mut redenen: HashMap<(usize, Option<usize>), Vec<Finding>> = HashMap::new();
        let mut whole = Vec::new();
        for finding in deciding(findings, uitspraak) {
            match (uitspraak, Plek::of(&finding.path)) {
                (Some(Uitspraak::PerRegel), Plek::Client(client)) => {
                    redenen.entry((client, None)).or_default().push(finding);
                }
                (Some(Uitspraak::PerRegel), Plek::Regel(client, line)) => {
                    redenen.entry((client, Some(line))).or_default().push(finding);
                }
                _ => whole.push(finding),
            }
        }
        let mut regels = Vec::new();
        for (client, of) in declaratie.clienten.iter().enumerate() {
            for (line, prestatie) in of.prestaties.iter().enumerate() {
                let referentie = prestatie.product_referentie.referentie_nummer.clone();
                let own = rejected.get(&(of.bsn, referentie.clone()));
                // Of a rejected client no line is judged.
                let place =
                    if redenen.contains_key(&(client, None)) { (client, None) } else { (client, Some(line)) };
                regels.push(RegelVerwachting {
                    codes: own.cloned().unwrap_or_else(|| codes.clone()),
                    redenen: redenen.get(&place).cloned().unwrap_or_default(),
                    skipped: Vec::new(),
                    referentie,
                });
            }
        }
        let toegekend = match uitspraak {
            None => None,
            Some(Uitspraak::Afgekeurd) => Some(0),
            Some(_) => antwoord.map(|antwoord| antwoord.totaal_toegekend_bedrag.cents()),
        };
        Self { uitspraak, codes, redenen: whole, toegekend, regels, skipped: Vec::new() }
    }

    /// Tells of which lines the history is not known: the dossier begins after their allocation did.
    ///
    /// What an earlier program declared on such an allocation uses it up as well, and may be the same care.
    fn tell_history(&mut self, case: &Case<'_>, declaratie: &Declaratie) -> Result<(), StoreError> {
        let (gemeente, aanbieder) = case.parties();
        let known = case.dossier.declaraties(case.domain(), &gemeente, &aanbieder)?;
        let own = Month::of(declaratie.declaratie_periode.begindatum);
        let first = known.iter().map(|known| known.maand).chain([own]).min().unwrap_or(own);
        let lines = declaratie
            .clienten
            .iter()
            .flat_map(|client| client.prestaties.iter().map(move |prestatie| (client.bsn, prestatie)));
        for ((bsn, prestatie), regel) in lines.zip(&mut self.regels) {
            if prestatie.ingediend_bedrag.debet_credit == DebetCredit::CREDIT {
                continue;
            }
            let client = case.client(&bsn)?;
            let versie = client
                .toewijzingen
                .iter()
                .find(|versie| versie.product.toewijzing_nummer == prestatie.toewijzing_nummer);
            let Some(versie) = versie.filter(|versie| versie.product.ingangsdatum < first.first()) else {
                continue;
            };
            let rule = match Ruimte::of(versie).and_then(|ruimte| ruimte.keer_totaal()) {
                Some(_) => "TR322",
                None if versie.product.budget.is_some() => "TR369",
                None => continue,
            };
            let (nummer, begin) = (prestatie.toewijzing_nummer, versie.product.ingangsdatum);
            regel.skipped.push(Skipped {
                rule: rule.into(),
                reason: Text::new(
                    format!(
                        "toewijzing {nummer} begon op {}, en de eerste declaratie in dit dossier is die van {first}: wat eerder is gedeclareerd, is niet meegeteld",
                        date_nl(begin)
                    ),
                    format!(
                        "allocation {nummer} began on {}, and the first declaration in this dossier is that of {first}: what was declared earlier is not counted",
                        begin.text()
                    ),
                ),
            });
        }
        if self.regels.iter().any(|regel| !regel.skipped.is_empty()) {
            self.skipped.push(Skipped {
                rule: "TR322".into(),
                reason: Text::new(
                    format!(
                        "van toewijzingen die begonnen voor de eerste declaratie in dit dossier ({first}), is niet meegeteld wat eerder is gedeclareerd"
                    ),
                    format!(
                        "of allocations that began before the first declaration in this dossier ({first}), what was declared earlier is not counted"
                    ),
                ),
            });
        }
        Ok(())
    }

    /// As reports tell it.
    #[must_use]
    pub fn answer(&self) -> ExpectedAnswer {
        let outcome = match self.uitspraak {
            None => ExpectedOutcome::Unknown,
            Some(Uitspraak::Afgekeurd) => ExpectedOutcome::NotSent,
            Some(_) if self.regels.iter().any(|regel| !regel.codes.is_empty()) => ExpectedOutcome::Lines,
            Some(_) => ExpectedOutcome::Accepted,
        };
        ExpectedAnswer {
            outcome,
            codes: codes(&self.codes),
            reasons: reasons(&self.redenen),
            granted: self.toegekend,
            not_checked: self.skipped.clone(),
        }
    }

    /// The codes to keep with each line; none when nobody can tell.
    pub fn per_line(&self) -> impl Iterator<Item = &RegelVerwachting> {
        self.regels.iter().filter(|_| self.uitspraak.is_some())
    }
}

impl RegelVerwachting {
    /// As reports tell it.
    #[must_use]
    pub fn line(&self) -> ExpectedLine {
        ExpectedLine {
            codes: codes(&self.codes),
            reasons: reasons(&self.redenen),
            not_checked: self.skipped.clone(),
        }
    }
}

/// The errors that decide on an answer: those of the level and the place that hide all others (IV028, IV088).
fn deciding(mut findings: Vec<Finding>, uitspraak: Option<Uitspraak>) -> Vec<Finding> {
    let is_technical: fn(&Finding) -> bool = |finding| finding.level == Level::Content;
    let of_header: fn(&Finding) -> bool = |finding| Plek::of(&finding.path) == Plek::Header;
    let of_whole: fn(&Finding) -> bool = |finding| Plek::of(&finding.path) == Plek::Declaratie;
    let decides = match uitspraak {
        // What could not be checked has no code.
        None => |finding: &Finding| finding.retourcode.is_none(),
        Some(Uitspraak::Afgekeurd) if findings.iter().any(is_technical) => is_technical,
        Some(Uitspraak::Afgekeurd) if findings.iter().any(of_header) => of_header,
        Some(Uitspraak::Afgekeurd) => of_whole,
        Some(_) => |_: &Finding| true,
    };
    findings.retain(decides);
    findings
}

fn codes(codes: &[RetourCode]) -> Vec<String> {
    codes.iter().map(|code| code.code().to_owned()).collect()
}

fn reasons(findings: &[Finding]) -> Vec<ExpectedReason> {
    let reason = |finding: &Finding| ExpectedReason {
        code: finding.retourcode.as_deref().unwrap_or_default().to_owned(),
        rule: finding.rule.to_string(),
        message: finding.message.clone(),
        advice: finding.advice.clone(),
    };
    findings.iter().map(reason).collect()
}
