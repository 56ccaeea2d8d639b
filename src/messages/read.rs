//! From bytes to a typed message, or to everything that is wrong with them.

use super::{BerichtIdentificatie, DeclaratieBericht, Kind, Toewijzing, VerzoekOmToewijzing, find_message};
use crate::finding::{Finding, Level, Severity, plain};
use crate::values::{Bsn, Domain};
use crate::xml::{Decoder, Document, MessageName, Refused, Unreadable, root_name, text_at};

/// The size above which a file is refused: 25 MB, the limit of VECOZO (OP179).
pub const MAX_BYTES: usize = 25_000_000;

/// A message with its law.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bericht {
    /// The law.
    pub domain: Domain,
    /// What it says.
    pub inhoud: Inhoud,
}

/// The content of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inhoud {
    /// 301.
    Toewijzing(Toewijzing),
    /// 315.
    VerzoekOmToewijzing(VerzoekOmToewijzing),
    /// 323.
    Declaratie(DeclaratieBericht),
}

impl Bericht {
    /// The kind of message.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self.inhoud {
            Inhoud::Toewijzing(_) => Kind::Toewijzing,
            Inhoud::VerzoekOmToewijzing(_) => Kind::VerzoekOmToewijzing,
            Inhoud::Declaratie(_) => Kind::Declaratie,
        }
    }

    /// Its name, number and code.
    #[must_use]
    pub const fn name(&self) -> MessageName {
        self.kind().message(self.domain)
    }

    /// The identification in its header.
    #[must_use]
    pub const fn identificatie(&self) -> &BerichtIdentificatie {
        match &self.inhoud {
            Inhoud::Toewijzing(bericht) => &bericht.header.bericht_identificatie,
            Inhoud::VerzoekOmToewijzing(bericht) => &bericht.header.bericht_identificatie,
            Inhoud::Declaratie(bericht) => &bericht.header.bericht_identificatie,
        }
    }

    /// The clients that it is about, in order.
    #[must_use]
    pub fn clienten(&self) -> Vec<Bsn> {
        match &self.inhoud {
            Inhoud::Toewijzing(bericht) => vec![bericht.client.bsn],
            Inhoud::VerzoekOmToewijzing(bericht) => vec![bericht.client.bsn],
            Inhoud::Declaratie(bericht) => {
                bericht.declaratie.clienten.iter().map(|client| client.bsn).collect()
            }
        }
    }

    /// The codes of sender and receiver.
    #[must_use]
    pub fn parties(&self) -> (&str, &str) {
        match &self.inhoud {
            Inhoud::Toewijzing(bericht) => {
                (bericht.header.afzender.as_str(), bericht.header.ontvanger.as_str())
            }
            Inhoud::VerzoekOmToewijzing(bericht) => {
                (bericht.header.afzender.as_str(), bericht.header.ontvanger.as_str())
            }
            Inhoud::Declaratie(bericht) => {
                (bericht.header.afzender.as_str(), bericht.header.ontvanger.as_str())
            }
        }
    }
}

/// What reading a file gave.
#[derive(Debug)]
pub enum Reading {
    /// A message that follows its schema.
    Valid(Box<Bericht>),
    /// A known message that breaks its schema.
    Invalid {
        /// The message it should be.
        message: MessageName,
        /// Its identification, as far as it could be read.
        id: Option<String>,
        /// Every fault, in document order.
        findings: Vec<Finding>,
    },
    /// Not a message at all, or refused.
    Unreadable(Finding),
}

/// Reads a message.
#[must_use]
pub fn read(bytes: &[u8], max_bytes: usize) -> Reading {
    read_document(bytes, max_bytes).unwrap_or_else(|refused| Reading::Unreadable(unreadable(&refused)))
}

fn read_document(bytes: &[u8], max_bytes: usize) -> Result<Reading, Refused> {
    let document = Document::new(bytes, max_bytes)?;
    let (namespace, root) = root_name(document)?;
    let Some((kind, domain)) = find_message(&namespace).filter(|_| root == "Bericht") else {
        return Err(Refused::whole(unknown(&namespace, &root)));
    };
    let message = kind.message(domain);
    let decoder = Decoder::new(document, message);
    let outcome = match kind {
        Kind::Toewijzing => decoder.document().map(|read| read.map(Inhoud::Toewijzing)),
        Kind::VerzoekOmToewijzing => decoder.document().map(|read| read.map(Inhoud::VerzoekOmToewijzing)),
        Kind::Declaratie => decoder.document().map(|read| read.map(Inhoud::Declaratie)),
    }?;
    Ok(match outcome {
        Ok(inhoud) => Reading::Valid(Box::new(Bericht { domain, inhoud })),
        Err(findings) => {
            let id = text_at(document.source, "/Bericht/Header/BerichtIdentificatie/Identificatie")
                .map(|text| plain(text.chars().take(40).collect::<String>()).into_owned())
                .filter(|text| !text.trim().is_empty());
            let client = text_at(document.source, "/Bericht/Client/Bsn");
            let id = if id == client { id.map(|id| Bsn::mask(&id)) } else { id };
            Reading::Invalid { message, id, findings }
        }
    })
}

/// Tells a message of another release from something that is no message of the standard.
fn unknown(namespace: &str, root: &str) -> Unreadable {
    let parts: Vec<_> = namespace.split('/').collect();
    if let ["http:", "", "www.istandaarden.nl", "iwmo" | "ijw", release, message, "schema"] = parts[..]
        && root == "Bericht"
    {
        let short = |text: &str| text.chars().take(12).collect::<String>();
        return if release == "3_2" {
            Unreadable::NotYetRead(short(&message.to_uppercase()))
        } else {
            Unreadable::OtherRelease(short(&release.replace('_', ".")))
        };
    }
    let namespace: String = namespace.chars().take(100).collect();
    let root: String = root.chars().take(60).collect();
    Unreadable::UnknownMessage(if namespace.is_empty() {
        format!("`{root}`")
    } else {
        format!("`{root}` (`{namespace}`)")
    })
}

fn unreadable(refused: &Refused) -> Finding {
    let (message, advice) = refused.reason.texts();
    let mut finding = Finding::new("XSD", Level::Schema, Severity::Error, message, advice)
        .on_line(refused.line, refused.column);
    finding.mask(&Bsn::passes_eleven_test);
    finding
}
