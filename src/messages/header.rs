//! The headers, and the values in them that are fixed per kind of message.

use super::RetourCodes;
use super::base::{BerichtIdentificatie, XsdVersie};
use super::class::class;
use crate::values::{AgbCode, Datum, Gemeente, IdentificatieBericht, Versie};
use crate::xml::{Content, Decoder, Element, Fixed, Node, Sink};

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

            fn encode<S: Sink>(&self, element: &'static Element, sink: &mut S) {
                let text = sink.message().fixed(Fixed::$name);
                sink.value(element, text);
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

/// A header: what all have, and after it what this one has of its own.
macro_rules! header {
    ($doc:literal, $name:ident, $afzender:ty, $ontvanger:ty, { $($own:tt)* }) => {
        class! {
            #[doc = $doc]
            Message $name = "Header" {
                /// Code of the kind of message.
                bericht_code: required BerichtCode = "BerichtCode",
                /// Version, always 3.
                bericht_versie: required BerichtVersie = "BerichtVersie",
                /// Subversion, always 2.
                bericht_subversie: required BerichtSubversie = "BerichtSubversie",
                /// The sender; in a return message that of the message it answers.
                afzender: required $afzender = "Afzender",
                /// The receiver; in a return message that of the message it answers.
                ontvanger: required $ontvanger = "Ontvanger",
                /// Identification and date; in a return message those of the message it answers.
                bericht_identificatie: required BerichtIdentificatie = "BerichtIdentificatie",
                /// Versions of the schemas used; in a return message those of the message it answers.
                xsd_versie: required XsdVersie = "XsdVersie",
                $($own)*
            }
        }
    };
}

/// A header that has nothing of its own, and how it is made.
macro_rules! forward_header {
    ($doc:literal, $name:ident, $afzender:ty, $ontvanger:ty) => {
        header!($doc, $name, $afzender, $ontvanger, {});

        impl $name {
            /// The header from one party to the other; what is fixed follows from the message.
            #[must_use]
            pub const fn new(
                afzender: $afzender,
                ontvanger: $ontvanger,
                bericht_identificatie: BerichtIdentificatie,
                xsd_versie: XsdVersie,
            ) -> Self {
                Self {
                    bericht_code: BerichtCode,
                    bericht_versie: BerichtVersie,
                    bericht_subversie: BerichtSubversie,
                    afzender,
                    ontvanger,
                    bericht_identificatie,
                    xsd_versie,
                }
            }
        }
    };
}

/// The header of a return message: that of the message it answers and what the answer adds (IV028).
macro_rules! retour_header {
    ($doc:literal, $name:ident, $heen:ident, $afzender:ty, $ontvanger:ty) => {
        header!($doc, $name, $afzender, $ontvanger, {
            /// Identification of the return message itself.
            identificatie_retour: required IdentificatieBericht = "IdentificatieRetour",
            /// The day on which the return message was made.
            dagtekening_retour: required Datum = "DagtekeningRetour",
            /// Version of the rules of level 2 that were applied.
            xslt_versie: optional Versie = "XsltVersie",
            /// Versions of the schemas with which the return message was made.
            xsd_versie_retour: required XsdVersie = "XsdVersieRetour",
            /// What is said about the message as a whole; absent when all of it is approved.
            retour_codes: optional RetourCodes = "RetourCodes",
        });

        impl $name {
            /// The header that answers a message: its own header unchanged, and what the answer adds (IV028).
            #[must_use]
            pub fn of(
                heen: &$heen,
                identificatie_retour: IdentificatieBericht,
                dagtekening_retour: Datum,
                xsd_versie_retour: XsdVersie,
                retour_codes: Option<RetourCodes>,
            ) -> Self {
                Self {
                    bericht_code: BerichtCode,
                    bericht_versie: BerichtVersie,
                    bericht_subversie: BerichtSubversie,
                    afzender: heen.afzender,
                    ontvanger: heen.ontvanger,
                    bericht_identificatie: heen.bericht_identificatie.clone(),
                    xsd_versie: heen.xsd_versie.clone(),
                    identificatie_retour,
                    dagtekening_retour,
                    xslt_versie: None,
                    xsd_versie_retour,
                    retour_codes,
                }
            }
        }
    };
}

forward_header!(
    "Header of a message from a municipality to a provider.",
    HeaderVanGemeente,
    Gemeente,
    AgbCode
);
forward_header!(
    "Header of a message from a provider to a municipality.",
    HeaderVanAanbieder,
    AgbCode,
    Gemeente
);
retour_header!(
    "Header of the return of a municipality's message.",
    RetourHeaderVanGemeente,
    HeaderVanGemeente,
    Gemeente,
    AgbCode
);
retour_header!(
    "Header of the return of a provider's message.",
    RetourHeaderVanAanbieder,
    HeaderVanAanbieder,
    AgbCode,
    Gemeente
);
header!("Header of a declaration answer (325).", HeaderDeclaratieAntwoord, Gemeente, AgbCode, {
    /// Identification and date of the declaration that is answered.
    declaratie_identificatie: required BerichtIdentificatie = "DeclaratieIdentificatie",
    /// Version of the rules of level 2 that were applied.
    xslt_versie: optional Versie = "XsltVersie",
    /// Versions of the schemas with which the declaration was made.
    xsd_versie_declaratie: required XsdVersie = "XsdVersieDeclaratie",
    /// What is said about the declaration as a whole.
    retour_codes: required RetourCodes = "RetourCodes",
});

/// A forward message and its return message: the same class under a header of their own.
macro_rules! message_pair {
    (
        $(#[doc = $doc:literal])* $heen:ident by $header:ident,
        $(#[doc = $retour_doc:literal])* $retour:ident by $retour_header:ident,
        $(#[doc = $body_doc:literal])* $body:ident: $class:ident = $element:literal
    ) => {
        class! {
            $(#[doc = $doc])*
            Message $heen = "Root" {
                /// Header.
                header: required $header = "Header",
                $(#[doc = $body_doc])*
                $body: required $class = $element,
            }
        }

        class! {
            $(#[doc = $retour_doc])*
            Message $retour = "Root" {
                /// Header.
                header: required $retour_header = "Header",
                $(#[doc = $body_doc])*
                $body: optional $class<$crate::messages::Retour> = $element,
            }
        }
    };
}

pub(super) use message_pair;
