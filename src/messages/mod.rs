//! The messages of the standard: each class declared once, for both laws.

mod base;
mod class;
mod declaratie;
mod header;
mod kind;
mod read;
mod toewijzing;
mod verzoek;
mod write;

pub use base::*;
pub use declaratie::*;
pub use header::*;
pub use kind::{Kind, find_message};
pub use read::{Bericht, Inhoud, MAX_BYTES, Reading, read};
pub use toewijzing::*;
pub use verzoek::*;
pub use write::{XsdVersies, write};
