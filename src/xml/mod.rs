//! The only code that knows XML: one engine to decode, one to encode, positions.

mod attributes;
mod decode;
mod document;
mod encode;
mod fault;
mod head;
mod locate;
mod many;
mod names;
mod node;
mod place;
mod position;
mod rewrite;
mod table;
mod tokens;
mod told;
mod trail;
mod walk;
mod writer;

pub(crate) use attributes::is_element_name;
pub use decode::Decoder;
pub(crate) use document::utf8_text;
pub use document::{Document, Refused, Unreadable};
pub use encode::Encoder;
pub(crate) use fault::{FaultKind, shown, xsd};
pub use head::Head;
pub use locate::{locate, text_at};
pub use many::Many;
pub use node::{Class, Node, Sink};
pub(crate) use position::Positions;
pub(crate) use rewrite::{Rewrite, rewrite};
pub use table::{ClassTable, Content, Element, Fixed, MessageName, RELEASE, Space, base_namespace};
pub(crate) use told::MAX_FAULTS;
pub use trail::Trail;
pub(crate) use walk::{Opened, Step, Walk};
pub(crate) use writer::{Binding, Writer};
