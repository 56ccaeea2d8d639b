//! The only code that knows XML: one engine to decode, one to encode, positions.

mod decode;
mod document;
mod encode;
mod fault;
mod locate;
mod many;
mod names;
mod node;
mod position;
mod table;
mod tokens;

pub use decode::Decoder;
pub(crate) use decode::MAX_FAULTS;
pub(crate) use document::utf8_text;
pub use document::{Document, Refused, Unreadable, root_name};
pub use encode::Encoder;
pub(crate) use fault::{FaultKind, shown, xsd};
pub use locate::{locate, text_at};
pub use many::Many;
pub use node::{Class, Node, Sink};
pub(crate) use position::Positions;
pub use table::{ClassTable, Content, Element, Fixed, MessageName, RELEASE, Space, base_namespace};
