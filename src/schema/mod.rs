//! Schemas (XSD): printed from our own declarations, and other people's files compared with them.
//!
//! One model serves all three: [`declared`] fills it from the class tables,
//! [`print()`] writes it down, [`read`] fills it from a file, [`compare`] lays two
//! beside each other. Only plain sequences of the kind that the standard uses
//! are understood; everything else in a file is refused by name, so that a new
//! release cannot bring something that goes unseen.

mod allowed;
mod compare;
mod declared;
mod difference;
mod error;
mod folder;
mod model;
mod name;
mod print;
mod read;
mod report;
mod walk;

pub use compare::compare;
pub use declared::declared;
pub use difference::{Difference, DifferenceKind};
pub use error::SchemaError;
pub use folder::{MAX_FILE_BYTES, MAX_FILES, Written, diff_folder, write_folder};
pub use model::{
    Code, ComplexType, ElementUse, Facet, FacetKind, Import, NamedType, Owner, Schema, TypeName, TypeUse,
};
pub use name::SchemaName;
pub use print::print;
pub use read::{ReadSchema, Refused, read};
pub use report::{DifferenceView, Report, View};
