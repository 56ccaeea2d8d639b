//! Texts: one type per simple type of the base schema.

use std::borrow::Cow;
use std::fmt;

use super::simple::is_xml_char;
use super::{Domain, Pattern, Refusal, Restriction, Simple, SimpleType};

fn check(
    text: &str,
    min_length: usize,
    max_length: Option<usize>,
    pattern: Option<Pattern>,
) -> Result<(), Refusal> {
    // The number of bytes is never less than the number of characters.
    if text.len() < min_length {
        return Err(Refusal::TooShort);
    }
    if let Some(max) = max_length
        && text.len() > max
    {
        let length = text.chars().count();
        if length > max {
            return Err(Refusal::TooLong { max, length });
        }
    }
    if let Some(pattern) = pattern
        && !pattern.matches(text)
    {
        return Err(Refusal::Pattern(pattern));
    }
    let plain = |b: u8| (0x20..0x80).contains(&b);
    if text.bytes().all(plain) || text.chars().all(is_xml_char) { Ok(()) } else { Err(Refusal::Character) }
}

macro_rules! text {
    (@base) => { None };
    (@base $base:ident) => { Some(<$base as Simple>::TYPE) };
    ($($(#[$doc:meta])* $name:ident = $type:literal $(refines $base:ident)?, $min:literal, $max:expr, $pattern:expr;)*) => { $(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Box<str>);

        impl $name {
            /// Makes the value from a text.
            ///
            /// # Errors
            /// A [`Refusal`] when the text breaks a facet of the type.
            pub fn new(text: &str) -> Result<Self, Refusal> {
                check(text, $min, $max, $pattern).map(|()| Self(text.into()))
            }

            /// The text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl Simple for $name {
            const TYPE: &'static SimpleType = &SimpleType {
                name: $type,
                base: text!(@base $($base)?),
                restriction: Restriction::Text { min_length: $min, max_length: $max, pattern: $pattern },
            };

            fn parse(text: &str, _: Domain) -> Result<Self, Refusal> {
                Self::new(text)
            }

            fn text(&self) -> Cow<'_, str> {
                Cow::Borrowed(&self.0)
            }
        }
    )* };
}

const ONE_LINE: Option<Pattern> = Some(Pattern::NotBlank);

text! {
    /// Free text of any length; use it sparingly and without personal data (OP191).
    Commentaar = "LDT_Commentaar", 1, None, Some(Pattern::Comment);
    /// Number of a declaration, unique per provider and law (TR333): 1 to 12 letters and digits.
    DeclaratieNummer = "LDT_IdentificatieDeclaratie" refines IdentificatieDeclaratie, 1, Some(12), Some(Pattern::Alphanumeric);
    /// E-mail address, at most 80 characters.
    Emailadres = "LDT_Emailadres", 1, Some(80), ONE_LINE;
    /// Letter behind a house number.
    Huisletter = "LDT_Huisletter", 1, Some(1), ONE_LINE;
    /// Addition to a house number, at most 4 characters.
    HuisnummerToevoeging = "LDT_HuisnummerToevoeging", 1, Some(4), ONE_LINE;
    /// Identification of a message, unique per sender and kind of message (TR056): at most 12 characters.
    IdentificatieBericht = "LDT_IdentificatieBericht", 1, Some(12), ONE_LINE;
    /// Number of a declaration as an answer repeats it: any 1 to 12 characters.
    IdentificatieDeclaratie = "LDT_IdentificatieDeclaratie", 1, Some(12), None;
    /// Country code of a telephone number, at most 4 characters.
    Landnummer = "LDT_Landnummer", 1, Some(4), ONE_LINE;
    /// Family name or given names, at most 200 characters.
    Naam = "LDT_Naam", 1, Some(200), ONE_LINE;
    /// Name of a referrer, at most 64 characters.
    NaamVerwijzer = "LDT_NaamVerwijzer", 1, Some(64), ONE_LINE;
    /// Name of an organisation, at most 35 characters.
    Organisatienaam = "LDT_Organisatienaam", 1, Some(35), ONE_LINE;
    /// Number of a related person, fixed per municipality and client (OP071): at most 20 characters.
    Persoonsid = "LDT_Persoonsid", 1, Some(20), ONE_LINE;
    /// Name of a town, at most 80 characters.
    Plaatsnaam = "LDT_Plaatsnaam", 1, Some(80), ONE_LINE;
    /// Postal code, Dutch or foreign, at most 8 characters.
    Postcode = "LDT_Postcode", 1, Some(8), ONE_LINE;
    /// Product code, agreed between parties: at most 5 characters.
    ProductCode = "LDT_ProductCode", 1, Some(5), ONE_LINE;
    /// Reference of the provider, unique over its requests (TR347): at most 36 characters.
    Referentie = "LDT_Referentie", 1, Some(36), ONE_LINE;
    /// Number of a declared line, unique per provider and law (TR314): at most 20 characters.
    ReferentieNummer = "LDT_ReferentieNummer", 1, Some(20), None;
    /// Name of a street, at most 24 characters.
    Straatnaam = "LDT_Straatnaam", 1, Some(24), ONE_LINE;
    /// Language for an interpreter, at most 25 characters.
    Taal = "LDT_Taal", 1, Some(25), ONE_LINE;
    /// Telephone number: at most 15 digits.
    Telefoonnummer = "LDT_Telefoonnummer", 1, Some(15), Some(Pattern::AnyDigits);
    /// Version of a schema: three numbers.
    Versie = "LDT_Versie", 1, None, Some(Pattern::Version);
    /// Initials: at most 6 letters, written together.
    Voorletters = "LDT_Voorletters", 1, Some(6), Some(Pattern::Letters);
    /// Prefix of a family name, such as `van der`: at most 10 characters.
    Voorvoegsel = "LDT_Voorvoegsel", 1, Some(10), ONE_LINE;
}
