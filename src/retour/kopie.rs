//! The whole client, or answer, of a rejected message, with a code for every class.

use super::klassen::{HEADER, Spiegel};
use super::oordeel::Codes;
use crate::messages::{Bericht, Kind, MAX_BYTES, Reading, RetourCodes, read};
use crate::values::RetourCode;
use crate::xml::{ClassTable, Element, Encoder, MessageName, Node, Sink, Trail};

/// The return message under a header that says what a message says, and of every class what was found in it (IV028).
///
/// A class in which nothing is found has 0200, a class below a rejected one 0233. It is written and read again, so that
/// what comes out is a message that follows its schema.
pub(super) fn with_codes(heen: &Bericht, header: &Bericht, kind: Kind, codes: &Codes) -> Option<Bericht> {
    let mut encoder = Encoder::new(header.name());
    header.walk(&mut encoder);
    let mut kopie =
        Kopie { encoder, trail: Trail::default(), spiegel: Spiegel::new(kind), codes, rejected: None };
    heen.walk(&mut kopie);
    let xml = kopie.encoder.finish();
    // The message that is answered was read under whatever limit.
    match read(xml.as_bytes(), xml.len().max(MAX_BYTES)) {
        Reading::Valid(bericht) => Some(*bericht),
        Reading::Invalid { .. } | Reading::Unreadable(_) => None,
    }
}

/// Writes a message again, without its header and with retourcodes.
struct Kopie<'a> {
    encoder: Encoder,
    trail: Trail,
    spiegel: Spiegel,
    codes: &'a Codes,
    /// The length of the path of the rejected class that is open.
    rejected: Option<usize>,
}

impl Kopie<'_> {
    fn is_header(&self) -> bool {
        self.trail.path().starts_with(HEADER)
    }

    /// Ends a class with its codes.
    fn conclude(&mut self, element: &'static Element) {
        let path = self.trail.path();
        let is_below = self.rejected.is_some_and(|above| above < path.len());
        let nothing = if is_below { RetourCode::NIET_BEOORDEELD } else { RetourCode::GEEN_OPMERKING };
        let nothing = RetourCodes::one(nothing);
        let codes = self.codes.get(path).filter(|_| !is_below).unwrap_or(&nothing);
        codes.encode(element, &mut self.encoder);
        if self.rejected == Some(path.len()) {
            self.rejected = None;
        }
    }
}

impl Sink for Kopie<'_> {
    fn message(&self) -> &MessageName {
        self.encoder.message()
    }

    fn value(&mut self, element: &'static Element, text: &str) {
        if !self.is_header() {
            self.encoder.value(element, text);
        }
    }

    fn open(&mut self, element: &'static Element, table: &'static ClassTable) {
        self.trail.open(element);
        self.spiegel.open(element);
        if self.is_header() {
            return;
        }
        let path = self.trail.path();
        if self.rejected.is_none() && self.codes.get(path).is_some() {
            self.rejected = Some(path.len());
        }
        self.encoder.open(element, table);
    }

    fn close(&mut self, element: &'static Element, table: &'static ClassTable) {
        if !self.is_header() {
            if let Some(codes) = self.spiegel.retourcodes() {
                self.conclude(codes);
            }
            self.encoder.close(element, table);
        }
        self.trail.close();
        self.spiegel.close();
    }
}
