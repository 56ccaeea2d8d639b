//! From lines to messages: one 323 per law and municipality.

use super::{Line, number, split};
use crate::dossier::{Store, StoreError};
use crate::finding::{Finding, Level, Severity, Text};
use crate::messages::{
    BedragMetDC, Bericht, BerichtIdentificatie, Declaratie, DeclaratieBericht, DeclaratieClient,
    GeslotenPeriode, HeaderVanAanbieder, Inhoud, Prestatie, ProductReferentie, TotaalBedragMetDC, XsdVersies,
    write,
};
use crate::values::{
    AgbCode, Datum, DebetCredit, DeclaratieNummer, Domain, Gemeente, IdentificatieBericht, Month,
    ReferentieNummer, date_nl,
};
use crate::xml::Many;

/// What building needs besides the lines.
#[derive(Debug, Clone, Copy)]
pub struct BuildOptions<'a> {
    /// The date of the messages; not before the last day of the month (TR137).
    pub today: Datum,
    /// The schema versions for the headers (IV034).
    pub versies: &'a XsdVersies,
    /// Most bytes of a message; a declaration above it is split.
    pub max_bytes: usize,
}

/// The numbers of one message.
#[derive(Debug, Clone)]
pub(super) struct Numbers {
    declaratie: DeclaratieNummer,
    bericht: IdentificatieBericht,
}

/// The messages could not be made.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    /// The store refused.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A number, reference or total does not fit its field.
    #[error("`{value}` does not fit in {field} of the declaration")]
    DoesNotFit {
        /// The field.
        field: &'static str,
        /// The value.
        value: String,
    },
    /// The month has not ended on the date of the messages (TR137).
    #[error("the declaration of {month} cannot be dated {today}, before the month has ended")]
    TooEarly {
        /// The month.
        month: Month,
        /// The date.
        today: Datum,
    },
    /// One line alone makes a message above the bound; not with a bound that is any use.
    #[error("a line alone makes a message of {bytes} bytes, where at most {max_bytes} are allowed")]
    LineTooLarge {
        /// The size of its message.
        bytes: usize,
        /// The bound.
        max_bytes: usize,
    },
}

/// What goes out together: lines of this month and of earlier ones (IV090, TR319).
#[derive(Debug, Clone, Copy)]
pub struct Submission<'l> {
    /// The month that is declared.
    pub month: Month,
    /// The provider.
    pub aanbieder: AgbCode,
    /// The lines: those of a law and municipality together, and in them those of a client.
    pub lines: &'l [Line],
}

/// A line as it stands in a message.
#[derive(Debug, Clone)]
pub struct MadeLine<'l> {
    /// Its reference.
    pub referentie: ReferentieNummer,
    /// Whether it is the credit of an earlier line, and not the line itself.
    pub is_credit: bool,
    /// What it was made of.
    pub line: &'l Line,
}

/// A message that was made.
#[derive(Debug, Clone)]
pub struct Declared<'l> {
    /// The law.
    pub domain: Domain,
    /// The municipality.
    pub gemeente: Gemeente,
    /// The provider.
    pub aanbieder: AgbCode,
    /// `DeclaratieNummer`.
    pub nummer: DeclaratieNummer,
    /// The message as a value.
    pub bericht: Bericht,
    /// The message as it goes out: UTF-8, CR/LF.
    pub xml: String,
    /// A name for the file, without personal data.
    pub file_name: String,
    /// Debits minus credits, in eurocents.
    pub total: i128,
    /// Its lines, in the order of the message.
    pub lines: Vec<MadeLine<'l>>,
}

/// The provider to declare for: the one that is configured, or the only one in the dossier.
///
/// # Errors
/// A finding when there is none or more than one; [`StoreError`] when the store cannot be read.
pub fn choose_aanbieder(
    configured: Option<AgbCode>,
    store: &dyn Store,
) -> Result<Result<AgbCode, Box<Finding>>, StoreError> {
    if let Some(agb) = configured {
        return Ok(Ok(agb));
    }
    let known = store.aanbieders()?;
    let message = match known[..] {
        [only] => return Ok(Ok(only)),
        [] => Text::new(
            "Het dossier kent geen toewijzingen, dus is niet bekend voor welke aanbieder wordt gedeclareerd",
            "The dossier knows no allocations, so it is not known for which provider is declared",
        ),
        _ => {
            let codes = known.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            Text::new(
                format!("Het dossier kent meer aanbieders: {codes}"),
                format!("The dossier knows several providers: {codes}"),
            )
        }
    };
    let advice = Text::fixed(
        "Zet uw AGB-code in `ibericht.toml` (`agb = \"…\"`) naast de registraties, of noem dat bestand met `--config`",
        "Put your AGB code in `ibericht.toml` (`agb = \"…\"`) beside the registrations, or name that file with `--config`",
    );
    Ok(Err(Box::new(Finding::new(
        "declaratie-aanbieder",
        Level::Productbook,
        Severity::Error,
        message,
        advice,
    ))))
}

/// What is wrong with declaring a month on a day: nothing once the month has ended (TR137).
#[must_use]
pub fn check_today(month: Month, today: Datum) -> Option<Finding> {
    (today < month.last()).then(|| {
        let (last, day) = (date_nl(month.last()), date_nl(today));
        Finding::new(
            "TR137",
            Level::Content,
            Severity::Error,
            Text::new(
                format!("De maand {month} is op {day} nog niet voorbij"),
                format!("The month {month} has not ended on {day}"),
            ),
            Text::new(
                format!("Declareer op of na {last}; een declaratie gaat over een hele kalendermaand"),
                format!("Declare on or after {last}; a declaration is about a whole calendar month"),
            ),
        )
    })
}

/// Makes the messages of a submission: one per law and municipality that has lines, or more when that one would be
/// too large.
///
/// Numbers are taken from the store, so call it inside the transaction that keeps the messages.
///
/// # Errors
/// [`BuildError`]; the transaction should then be rolled back.
pub fn build<'l>(
    submission: &Submission<'l>,
    store: &mut dyn Store,
    options: BuildOptions<'_>,
) -> Result<Vec<Declared<'l>>, BuildError> {
    let Submission { month, aanbieder, lines } = *submission;
    if options.today < month.last() {
        return Err(BuildError::TooEarly { month, today: options.today });
    }
    let make = |lines: &'l [Line], numbers: &Numbers| message(submission, lines, numbers, options);
    let mut declared = Vec::new();
    for lines in lines.chunk_by(|a, b| (a.domain, a.gemeente) == (b.domain, b.gemeente)) {
        let domain = lines[0].domain;
        let mut draw = || {
            Ok(Numbers {
                declaratie: number::declaratie_nummer(store, aanbieder, domain, month)?,
                bericht: number::identificatie(store, aanbieder, domain)?,
            })
        };
        declared.extend(split::parts(lines, options.max_bytes, &mut draw, &make)?);
    }
    Ok(declared)
}

fn message<'l>(
    submission: &Submission<'_>,
    lines: &'l [Line],
    numbers: &Numbers,
    options: BuildOptions<'_>,
) -> Result<Option<Declared<'l>>, BuildError> {
    let (domain, gemeente) = (lines[0].domain, lines[0].gemeente);
    let Submission { month, aanbieder, .. } = *submission;
    let Numbers { declaratie: declaratie_nummer, bericht: identificatie } = numbers.clone();
    let made = made_lines(lines, &declaratie_nummer)?;
    let total: i128 = lines.iter().map(Line::net).sum();
    let clienten = made
        .chunk_by(|a, b| a.line.bsn == b.line.bsn)
        .filter_map(|lines| {
            Some(DeclaratieClient {
                bsn: lines[0].line.bsn,
                prestaties: Many::new(lines.iter().filter_map(MadeLine::prestatie).collect())?,
                retour_codes: (),
            })
        })
        .collect();
    let Some(clienten) = Many::new(clienten) else { return Ok(None) };
    let bericht = Bericht {
        domain,
        inhoud: Inhoud::Declaratie(DeclaratieBericht {
            header: HeaderVanAanbieder::new(
                aanbieder,
                gemeente,
                BerichtIdentificatie { identificatie, dagtekening: options.today },
                options.versies.of(domain).clone(),
            ),
            declaratie: Declaratie {
                declaratie_nummer: declaratie_nummer.clone(),
                declaratie_periode: GeslotenPeriode { begindatum: month.first(), einddatum: month.last() },
                declaratie_dagtekening: options.today,
                totaal_ingediend_bedrag: totaal(total)?,
                clienten,
            },
        }),
    };
    Ok(Some(Declared {
        domain,
        gemeente,
        aanbieder,
        xml: write(&bericht),
        bericht,
        file_name: format!(
            "{}323_{aanbieder}_{gemeente}_{}_{declaratie_nummer}.xml",
            domain.prefix(),
            month.to_string().replace('-', ""),
        ),
        nummer: declaratie_nummer,
        total,
        lines: made,
    }))
}

/// The lines of a message with their references: per client its credits first, as they are processed (OP366).
fn made_lines<'l>(lines: &'l [Line], nummer: &DeclaratieNummer) -> Result<Vec<MadeLine<'l>>, BuildError> {
    let mut made = Vec::with_capacity(lines.len());
    for client in lines.chunk_by(|a, b| a.bsn == b.bsn) {
        let credits = client.iter().filter(|line| line.credit.is_some()).map(|line| (line, true));
        let debits = client.iter().filter(|line| line.volume.get() > 0).map(|line| (line, false));
        for (line, is_credit) in credits.chain(debits) {
            let referentie = reference(format!("{nummer}-{:05}", made.len() + 1))?;
            made.push(MadeLine { referentie, is_credit, line });
        }
    }
    Ok(made)
}

impl MadeLine<'_> {
    /// The line as the message has it; none for the credit of a line that credits nothing.
    #[must_use]
    pub fn prestatie(&self) -> Option<Prestatie> {
        let referentie = self.referentie.clone();
        if self.is_credit { credit(self.line, referentie) } else { Some(debit(self.line, referentie)) }
    }

    /// Its amount in eurocents, credit negative.
    #[must_use]
    pub fn cents(&self) -> i64 {
        match (&self.line.credit, self.is_credit) {
            (Some(credit), true) => -i64::from(credit.prestatie.ingediend_bedrag.bedrag.get()),
            _ => self.line.bedrag.get().into(),
        }
    }
}

/// The total with its sign; 0 goes with debit (CS325).
fn totaal(total: i128) -> Result<TotaalBedragMetDC, BuildError> {
    TotaalBedragMetDC::of(total)
        .ok_or_else(|| BuildError::DoesNotFit { field: "TotaalBedrag", value: total.to_string() })
}

fn debit(line: &Line, referentie_nummer: ReferentieNummer) -> Prestatie {
    Prestatie {
        product_referentie: ProductReferentie { referentie_nummer, vorig_referentie_nummer: None },
        toewijzing_nummer: line.toewijzing_nummer,
        product_categorie: line.categorie,
        product_code: line.product.clone(),
        product_periode: line.periode.clone(),
        geleverd_volume: line.volume,
        eenheid: line.eenheid,
        product_tarief: line.tarief,
        ingediend_bedrag: BedragMetDC { bedrag: line.bedrag, debet_credit: DebetCredit::DEBET },
        retour_codes: (),
    }
}

/// The whole old line again, with a new reference and the sign turned (IV091).
fn credit(line: &Line, referentie_nummer: ReferentieNummer) -> Option<Prestatie> {
    let old = &line.credit.as_ref()?.prestatie;
    let mut credit = old.clone();
    credit.product_referentie = ProductReferentie {
        referentie_nummer,
        vorig_referentie_nummer: Some(old.product_referentie.referentie_nummer.clone()),
    };
    credit.ingediend_bedrag.debet_credit = DebetCredit::CREDIT;
    Some(credit)
}

fn reference(text: String) -> Result<ReferentieNummer, BuildError> {
    ReferentieNummer::new(&text)
        .map_err(|_| BuildError::DoesNotFit { field: "ReferentieNummer", value: text })
}
