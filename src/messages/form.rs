//! The two forms of a message: forward (heen) and return (retour).

use std::fmt::Debug;

use super::class::class;
use crate::values::RetourCode;
use crate::xml::{Content, Decoder, Element, Node};

class! {
    /// What a return message says about a class.
    Message RetourCodes = "RetourCodes" {
        /// One or more codes; 0200 stands for no remark.
        retour_code: many RetourCode = "RetourCode",
    }
}

/// Whether the classes of a message are followed by retourcodes.
pub trait Form: Debug + Clone + PartialEq + Eq + 'static {
    /// The retourcodes of a class, or nothing.
    type Codes: Debug + Clone + PartialEq + Eq;

    /// Whether this is the form of a return message.
    const IS_RETOUR: bool;

    /// The element of the retourcodes.
    const ELEMENT: Element = Element {
        name: "RetourCodes",
        required: true,
        repeats: false,
        domain: None,
        content: Content::Class(<RetourCodes as crate::xml::Class>::TABLE),
        doc: "What is said about this class.",
    };

    /// Reads the retourcodes of a class.
    fn decode(decoder: &mut Decoder<'_>) -> Option<Self::Codes>;

    /// What a class ends with, when it was read without faults.
    fn finish(codes: Option<Self::Codes>) -> Option<Self::Codes>;

    /// The retourcodes, in a return message.
    fn codes(codes: &Self::Codes) -> Option<&RetourCodes>;
}

/// A forward message: its classes have no retourcodes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Heen;

/// A return message or declaration answer: every class ends with retourcodes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retour;

impl Form for Heen {
    type Codes = ();
    const IS_RETOUR: bool = false;

    fn decode(_: &mut Decoder<'_>) -> Option<()> {
        None
    }

    fn finish(_: Option<()>) -> Option<()> {
        Some(())
    }

    fn codes((): &()) -> Option<&RetourCodes> {
        None
    }
}

impl Form for Retour {
    type Codes = RetourCodes;
    const IS_RETOUR: bool = true;

    fn decode(decoder: &mut Decoder<'_>) -> Option<RetourCodes> {
        Node::decode(decoder)
    }

    fn finish(codes: Option<RetourCodes>) -> Option<RetourCodes> {
        codes
    }

    fn codes(codes: &RetourCodes) -> Option<&RetourCodes> {
        Some(codes)
    }
}
