//! The dossier: what earlier messages said, and how each of them stands.
//!
//! Rules read it through [`Dossier`]; processing writes it through [`Store`].
//! [`SqliteStore`] is the store in use; a server database can come behind the
//! same traits. [`facts`] turns messages into what is kept of them, and answers
//! into what becomes of it.

pub mod budget;
mod error;
pub mod facts;
mod gebruik;
mod grootboek;
mod model;
mod omvang;
mod reading;
mod record;
mod regie;
mod sqlite;
mod store;
pub mod termijnen;
mod verschil;
mod verzoek;

pub use error::StoreError;
pub use gebruik::staande;
pub use grootboek::{ApartGezet, Bedragen, GrootboekRegel};
pub use model::*;
pub use omvang::{Ruimte, per_eenheid};
pub use reading::{Dossier, current};
pub use record::*;
pub use regie::{Regie, Sleutel};
pub use sqlite::{Patience, SqliteStore, on_wait};
pub use store::Store;
pub use verschil::{Verschil, VerschilSoort};
pub use verzoek::{Afhandeling, GegevenAntwoord, Gevraagd, Verzoek, VerzoekStatus};
