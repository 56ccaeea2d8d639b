//! From bytes to a typed message, or to everything that is wrong with them.

use super::{
    AntwoordBericht, AntwoordRetour, BerichtIdentificatie, DeclaratieAntwoordBericht, DeclaratieBericht,
    Kind, Start, StartRetour, Stop, StopRetour, Toewijzing, ToewijzingRetour, VerzoekOmToewijzing,
    VerzoekOmToewijzingRetour, VerzoekOmWijziging, VerzoekOmWijzigingRetour, find_message,
};
use crate::finding::{Finding, Level, Severity, plain};
use crate::values::{AgbCode, Bsn, Domain, Gemeente};
use crate::xml::{Class, Decoder, Document, Head, MessageName, Refused, Sink, Unreadable, text_at};

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
    /// 302.
    ToewijzingRetour(ToewijzingRetour),
    /// 305.
    Start(Start),
    /// 306.
    StartRetour(StartRetour),
    /// 307.
    Stop(Stop),
    /// 308.
    StopRetour(StopRetour),
    /// 315.
    VerzoekOmToewijzing(VerzoekOmToewijzing),
    /// 316.
    VerzoekOmToewijzingRetour(VerzoekOmToewijzingRetour),
    /// 317.
    VerzoekOmWijziging(VerzoekOmWijziging),
    /// 318.
    VerzoekOmWijzigingRetour(VerzoekOmWijzigingRetour),
    /// 319.
    Antwoord(AntwoordBericht),
    /// 320.
    AntwoordRetour(AntwoordRetour),
    /// 323.
    Declaratie(DeclaratieBericht),
    /// 325.
    DeclaratieAntwoord(DeclaratieAntwoordBericht),
}

/// Does the same with the root of every kind of message.
macro_rules! with_root {
    ($inhoud:expr, $root:ident => $result:expr) => {
        match $inhoud {
            Inhoud::Toewijzing($root) => $result,
            Inhoud::ToewijzingRetour($root) => $result,
            Inhoud::Start($root) => $result,
            Inhoud::StartRetour($root) => $result,
            Inhoud::Stop($root) => $result,
            Inhoud::StopRetour($root) => $result,
            Inhoud::VerzoekOmToewijzing($root) => $result,
            Inhoud::VerzoekOmToewijzingRetour($root) => $result,
            Inhoud::VerzoekOmWijziging($root) => $result,
            Inhoud::VerzoekOmWijzigingRetour($root) => $result,
            Inhoud::Antwoord($root) => $result,
            Inhoud::AntwoordRetour($root) => $result,
            Inhoud::Declaratie($root) => $result,
            Inhoud::DeclaratieAntwoord($root) => $result,
        }
    };
}

impl Bericht {
    /// The kind of message.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self.inhoud {
            Inhoud::Toewijzing(_) => Kind::Toewijzing,
            Inhoud::ToewijzingRetour(_) => Kind::ToewijzingRetour,
            Inhoud::Start(_) => Kind::Start,
            Inhoud::StartRetour(_) => Kind::StartRetour,
            Inhoud::Stop(_) => Kind::Stop,
            Inhoud::StopRetour(_) => Kind::StopRetour,
            Inhoud::VerzoekOmToewijzing(_) => Kind::VerzoekOmToewijzing,
            Inhoud::VerzoekOmToewijzingRetour(_) => Kind::VerzoekOmToewijzingRetour,
            Inhoud::VerzoekOmWijziging(_) => Kind::VerzoekOmWijziging,
            Inhoud::VerzoekOmWijzigingRetour(_) => Kind::VerzoekOmWijzigingRetour,
            Inhoud::Antwoord(_) => Kind::Antwoord,
            Inhoud::AntwoordRetour(_) => Kind::AntwoordRetour,
            Inhoud::Declaratie(_) => Kind::Declaratie,
            Inhoud::DeclaratieAntwoord(_) => Kind::DeclaratieAntwoord,
        }
    }

    /// Its name, number and code.
    #[must_use]
    pub const fn name(&self) -> MessageName {
        self.kind().message(self.domain)
    }

    /// The `BerichtIdentificatie` in its header; in a return message that of the message it answers.
    #[must_use]
    pub const fn identificatie(&self) -> &BerichtIdentificatie {
        with_root!(&self.inhoud, root => &root.header.bericht_identificatie)
    }

    /// The client that it is about; none in an answer to a request (319), which names a request, in a declaration, which has
    /// many, and in what answers a message.
    #[must_use]
    pub const fn client(&self) -> Option<&Bsn> {
        Some(match &self.inhoud {
            Inhoud::Toewijzing(root) => &root.client.bsn,
            Inhoud::Start(root) => &root.client.bsn,
            Inhoud::Stop(root) => &root.client.bsn,
            Inhoud::VerzoekOmToewijzing(root) => &root.client.bsn,
            Inhoud::VerzoekOmWijziging(root) => &root.client.bsn,
            _ => return None,
        })
    }

    /// The clients that it is about, in order; none in an answer to a request (319, 320).
    #[must_use]
    pub fn clienten(&self) -> Vec<Bsn> {
        match &self.inhoud {
            Inhoud::ToewijzingRetour(root) => Vec::from_iter(root.client.as_ref().map(|client| client.bsn)),
            Inhoud::StartRetour(root) => Vec::from_iter(root.client.as_ref().map(|client| client.bsn)),
            Inhoud::StopRetour(root) => Vec::from_iter(root.client.as_ref().map(|client| client.bsn)),
            Inhoud::VerzoekOmToewijzingRetour(root) => {
                Vec::from_iter(root.client.as_ref().map(|client| client.bsn))
            }
            Inhoud::VerzoekOmWijzigingRetour(root) => {
                Vec::from_iter(root.client.as_ref().map(|client| client.bsn))
            }
            Inhoud::Declaratie(root) => root.declaratie.clienten.iter().map(|client| client.bsn).collect(),
            Inhoud::DeclaratieAntwoord(root) => {
                let clienten = root.declaratie_antwoord.as_ref().and_then(|answer| answer.clienten.as_ref());
                clienten.into_iter().flatten().map(|client| client.bsn).collect()
            }
            _ => Vec::from_iter(self.client().copied()),
        }
    }

    /// The codes of `Afzender` and `Ontvanger`; in a return message those of the message it answers.
    #[must_use]
    pub fn parties(&self) -> (&str, &str) {
        with_root!(&self.inhoud, root => (root.header.afzender.as_str(), root.header.ontvanger.as_str()))
    }

    /// The municipality and the provider that a message is between, whoever sends it.
    #[must_use]
    pub fn gemeente_en_aanbieder(&self) -> (Gemeente, AgbCode) {
        match &self.inhoud {
            Inhoud::Toewijzing(root) => (root.header.afzender, root.header.ontvanger),
            Inhoud::ToewijzingRetour(root) => (root.header.afzender, root.header.ontvanger),
            Inhoud::Antwoord(root) => (root.header.afzender, root.header.ontvanger),
            Inhoud::AntwoordRetour(root) => (root.header.afzender, root.header.ontvanger),
            Inhoud::DeclaratieAntwoord(root) => (root.header.afzender, root.header.ontvanger),
            Inhoud::Start(root) => (root.header.ontvanger, root.header.afzender),
            Inhoud::StartRetour(root) => (root.header.ontvanger, root.header.afzender),
            Inhoud::Stop(root) => (root.header.ontvanger, root.header.afzender),
            Inhoud::StopRetour(root) => (root.header.ontvanger, root.header.afzender),
            Inhoud::VerzoekOmToewijzing(root) => (root.header.ontvanger, root.header.afzender),
            Inhoud::VerzoekOmToewijzingRetour(root) => (root.header.ontvanger, root.header.afzender),
            Inhoud::VerzoekOmWijziging(root) => (root.header.ontvanger, root.header.afzender),
            Inhoud::VerzoekOmWijzigingRetour(root) => (root.header.ontvanger, root.header.afzender),
            Inhoud::Declaratie(root) => (root.header.ontvanger, root.header.afzender),
        }
    }

    /// Hands the message over, element by element, without its root.
    pub fn walk<S: Sink>(&self, sink: &mut S) {
        with_root!(&self.inhoud, root => root.encode_children(sink));
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
    let head = Head::read(document)?;
    let (namespace, root) = (head.namespace(), head.name());
    let Some((kind, domain)) = find_message(&namespace).filter(|_| root == "Bericht") else {
        return Err(Refused::whole(unknown(&namespace, &root)));
    };
    let message = kind.message(domain);
    let outcome = match kind {
        Kind::Toewijzing => Decoder::document(head, message).map(|read| read.map(Inhoud::Toewijzing)),
        Kind::ToewijzingRetour => {
            Decoder::document(head, message).map(|read| read.map(Inhoud::ToewijzingRetour))
        }
        Kind::Start => Decoder::document(head, message).map(|read| read.map(Inhoud::Start)),
        Kind::StartRetour => Decoder::document(head, message).map(|read| read.map(Inhoud::StartRetour)),
        Kind::Stop => Decoder::document(head, message).map(|read| read.map(Inhoud::Stop)),
        Kind::StopRetour => Decoder::document(head, message).map(|read| read.map(Inhoud::StopRetour)),
        Kind::VerzoekOmToewijzing => {
            Decoder::document(head, message).map(|read| read.map(Inhoud::VerzoekOmToewijzing))
        }
        Kind::VerzoekOmToewijzingRetour => {
            Decoder::document(head, message).map(|read| read.map(Inhoud::VerzoekOmToewijzingRetour))
        }
        Kind::VerzoekOmWijziging => {
            Decoder::document(head, message).map(|read| read.map(Inhoud::VerzoekOmWijziging))
        }
        Kind::VerzoekOmWijzigingRetour => {
            Decoder::document(head, message).map(|read| read.map(Inhoud::VerzoekOmWijzigingRetour))
        }
        Kind::Antwoord => Decoder::document(head, message).map(|read| read.map(Inhoud::Antwoord)),
        Kind::AntwoordRetour => Decoder::document(head, message).map(|read| read.map(Inhoud::AntwoordRetour)),
        Kind::Declaratie => Decoder::document(head, message).map(|read| read.map(Inhoud::Declaratie)),
        Kind::DeclaratieAntwoord => {
            Decoder::document(head, message).map(|read| read.map(Inhoud::DeclaratieAntwoord))
        }
    }?;
    Ok(match outcome {
        Ok(inhoud) => Reading::Valid(Box::new(Bericht { domain, inhoud })),
        Err(findings) => Reading::Invalid { message, id: identification(document.source), findings },
    })
}

/// The identification of a message that breaks its schema, as far as it can be read; masked when it is the client's BSN.
pub(crate) fn identification(source: &str) -> Option<String> {
    let id = text_at(source, "/Bericht/Header/BerichtIdentificatie/Identificatie")
        .map(|text| plain(text.chars().take(40).collect::<String>()).into_owned())
        .filter(|text| !text.trim().is_empty());
    let client = text_at(source, "/Bericht/Client/Bsn");
    if id == client { id.map(|id| Bsn::mask(&id)) } else { id }
}

/// Tells a message of another release from something that is no message of the standard.
fn unknown(namespace: &str, root: &str) -> Unreadable {
    let parts: Vec<_> = namespace.split('/').collect();
    if let ["http:", "", "www.istandaarden.nl", "iwmo" | "ijw", release, message, "schema"] = parts[..]
        && root == "Bericht"
    {
        let short = |text: &str| text.chars().take(12).collect::<String>();
        return if release == "3_2" {
            Unreadable::NoSuchMessage(short(&message.to_uppercase()))
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

/// The finding on a file that is no message, or refused.
pub(crate) fn unreadable(refused: &Refused) -> Finding {
    let (message, advice) = refused.reason.texts();
    let mut finding = Finding::new("XSD", Level::Schema, Severity::Error, message, advice)
        .on_line(refused.line, refused.column);
    finding.mask(&Bsn::passes_eleven_test);
    finding
}
