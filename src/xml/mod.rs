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
pub use document::{Document, Refused, Unreadable, root_name};
pub use encode::Encoder;
pub use locate::{locate, text_at};
pub use many::Many;
pub use node::{Class, Node, Sink};
pub use table::{ClassTable, Content, Element, Fixed, MessageName, RELEASE, Space, base_namespace};
