//! The declaration messages of releases 2.1 to 2.4: the 303 (declaration or invoice) and the 304 that answers it.
//!
//! They were used for care up to 2020-12-31; from 2021 on there are the 323 and 325. No schema of them is
//! public, so their form is **reconstructed**: names, order and namespaces stand in one table, [`Namen`], that a
//! user can replace. What is written says that it is reconstructed, and nothing calls it valid.
//!
//! # Both ways
//!
//! [`Legacy303::van`] makes a 303 of a declaration, [`Legacy303::declaratie`] a declaration of a 303. What both
//! have is carried over unchanged: number and date, parties, declaration period, total, and of each line client,
//! references, allocation, product, product period, volume, unit, tariff, amount and sign. What only one has:
//!
//! | only | what | what becomes of it |
//! |---|---|---|
//! | 323 | `BerichtIdentificatie` beside `DeclaratieNummer` | left out; coming back it is the number |
//! | 323 | `XsdVersie` in a 303 before 2.4 | left out; coming back it is filled in |
//! | 323 | unit 84 (pieces, effort) | refused |
//! | 323 | product period after 2020 | refused |
//! | 303 | declaration or invoice | lost; chosen anew when it is written |
//! | 303 | release 2.1 to 2.4 | lost; follows from the date, or is named |
//! | 303 | VAT exemption of an invoice | lost; written as exempt |
//! | 303 | municipality, name and address of the client | lost |
//! | 303 | a line without an allocation | refused |
//! | 303 | a number with other characters than letters and digits | refused |
//! | 303 | units 21 and 81, no longer in use | refused when read |

mod codes;
mod gelezen;
mod make;
mod model;
mod namen;
mod overzetten;
mod read;
mod rules;
mod write;

pub use codes::CODES;
pub use gelezen::{GERECONSTRUEERD, Gelezen, Legacy, RULES, VORM, gereconstrueerd, not_converted};
pub use model::{
    Afkeuring, Kop, Legacy303, Legacy304, LegacyClient, LegacyPrestatie, RetourClient, RetourPrestatie,
    Retourcode, Soort,
};
pub use namen::{LINTS, Namen, NamenError, Release, Rol, Zekerheid};
pub use overzetten::{Als, OVERZETTEN, kies_release, laatste_dag, past_niet, te_laat};
pub use read::read;
pub use rules::check_eerder;
