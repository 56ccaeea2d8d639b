//! The messages of the standard: each class declared once, for both laws and for forward and return.

mod antwoord;
mod base;
mod bedrag;
mod class;
mod declaratie;
mod flow;
mod form;
mod header;
mod kind;
mod read;
mod start;
mod stop;
mod toewijzing;
mod uitspraak;
mod verzoek_om_toewijzing;
mod verzoek_om_wijziging;
mod write;

pub use antwoord::*;
pub use base::*;
pub use declaratie::*;
pub use flow::Flow;
pub use form::{Form, Heen, Retour, RetourCodes};
pub use header::*;
pub use kind::{Kind, Side, find_message};
pub use read::{Bericht, Inhoud, MAX_BYTES, Reading, read};
pub(crate) use read::{identification, unreadable};
pub use start::*;
pub use stop::*;
pub use toewijzing::*;
pub use uitspraak::Uitspraak;
pub use verzoek_om_toewijzing::*;
pub use verzoek_om_wijziging::*;
pub use write::{XsdVersies, write};
