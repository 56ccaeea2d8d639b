//! The headers, and the values in them that are fixed per kind of message.

use super::base::{BerichtIdentificatie, XsdVersie};
use super::class::class;
use crate::values::{AgbCode, Gemeente};
use crate::xml::{Content, Decoder, Encoder, Fixed, Node};

macro_rules! fixed {
    ($($(#[$doc:meta])* $name:ident;)*) => { $(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
        pub struct $name;

        impl Node for $name {
            const CONTENT: Content = Content::Fixed(Fixed::$name);

            fn decode(decoder: &mut Decoder<'_>) -> Option<Self> {
                decoder.fixed(Fixed::$name).map(|()| Self)
            }

            fn encode(&self, element: &'static str, encoder: &mut Encoder) {
                encoder.fixed(element, Fixed::$name);
            }
        }
    )* };
}

fixed! {
    /// The code of the kind of message; it follows from the message and is not stored.
    BerichtCode;
    /// The version of the message, always 3.
    BerichtVersie;
    /// The subversion of the message, always 2.
    BerichtSubversie;
}

macro_rules! header {
    ($doc:literal, $name:ident, $afzender:ty, $ontvanger:ty) => {
        class! {
            #[doc = $doc]
            Message $name = "Header" {
                /// Code of the kind of message.
                bericht_code: required BerichtCode = "BerichtCode",
                /// Version, always 3.
                bericht_versie: required BerichtVersie = "BerichtVersie",
                /// Subversion, always 2.
                bericht_subversie: required BerichtSubversie = "BerichtSubversie",
                /// Who sends the message.
                afzender: required $afzender = "Afzender",
                /// Who receives it.
                ontvanger: required $ontvanger = "Ontvanger",
                /// Identification and date.
                bericht_identificatie: required BerichtIdentificatie = "BerichtIdentificatie",
                /// Versions of the schemas used.
                xsd_versie: required XsdVersie = "XsdVersie",
            }
        }
    };
}

header!("Header of a message from a municipality to a provider.", HeaderVanGemeente, Gemeente, AgbCode);
header!("Header of a message from a provider to a municipality.", HeaderVanAanbieder, AgbCode, Gemeente);
