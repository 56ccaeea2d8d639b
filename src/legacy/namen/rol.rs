//! What an element of a 303 or 304 means to the program.

use crate::finding::Text;

/// Where a value belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Deel {
    /// The message as a whole.
    Kop,
    /// A client.
    Client,
    /// A line.
    Prestatie,
}

/// In which of the messages a role must have an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Nodig {
    /// Both.
    Altijd,
    /// The 303 alone.
    In303,
    /// The 304 alone.
    In304,
    /// Neither.
    Nooit,
}

impl Nodig {
    /// Whether a message, 303 or 304, needs it.
    pub const fn is_in(self, nummer: u16) -> bool {
        match self {
            Self::Altijd => true,
            Self::In303 => nummer == 303,
            Self::In304 => nummer == 304,
            Self::Nooit => false,
        }
    }
}

macro_rules! rollen {
    ($($name:ident $key:literal $deel:ident $nodig:ident $nl:literal $en:literal;)*) => {
        /// What an element means.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Rol {
            $(#[doc = $en] $name,)*
        }

        impl Rol {
            /// All roles.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The role as it stands in the table.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self { $(Self::$name => $key,)* }
            }

            /// What it means, in words.
            #[must_use]
            pub const fn text(self) -> Text {
                match self { $(Self::$name => Text::fixed($nl, $en),)* }
            }

            pub(crate) const fn deel(self) -> Deel {
                match self { $(Self::$name => Deel::$deel,)* }
            }

            pub(crate) const fn nodig(self) -> Nodig {
                match self { $(Self::$name => Nodig::$nodig,)* }
            }
        }
    };
}

rollen! {
    Bericht "bericht" Kop Altijd "het bericht zelf" "The message itself.";
    Header "header" Kop Nooit "de header" "The header.";
    Groep "groep" Kop Nooit "een element dat alleen andere elementen bevat" "An element that only holds others.";
    Anders "anders" Kop Nooit "wordt gelezen en overgeslagen" "Read and passed over.";
    Vast "vast" Kop Nooit "wordt altijd geschreven met een vaste tekst" "Always written, with a fixed text.";
    Client "client" Kop Altijd "een cliënt" "A client.";
    Prestatie "prestatie" Client Altijd "een regel" "A line.";
    BerichtCode "bericht-code" Kop Altijd "de code van het soort bericht" "The code of the kind of message.";
    BerichtVersie "bericht-versie" Kop Nooit "de versie" "The version.";
    BerichtSubversie "bericht-subversie" Kop Nooit "de subversie" "The subversion.";
    Afzender "afzender" Kop Altijd "de afzender" "The sender.";
    Ontvanger "ontvanger" Kop Altijd "de ontvanger" "The receiver.";
    Nummer "nummer" Kop Altijd "het nummer van de declaratie of factuur" "The number of the declaration or invoice.";
    Dagtekening "dagtekening" Kop Altijd "de datum van de declaratie of factuur" "The date of the declaration or invoice.";
    PeriodeBegin "periode-begin" Kop Nooit "de eerste dag van de declaratieperiode" "The first day of the declaration period.";
    PeriodeEind "periode-eind" Kop Nooit "de laatste dag van de declaratieperiode" "The last day of the declaration period.";
    BtwVrijstelling "btw-vrijstelling" Kop Nooit "of de factuur is vrijgesteld van btw" "Whether the invoice is exempt from VAT.";
    Totaal "totaal" Kop In303 "het totaal in eurocenten" "The total in eurocents.";
    TotaalDc "totaal-dc" Kop In303 "het teken van het totaal" "The sign of the total.";
    BasisschemaXsdVersie "basisschema-xsd-versie" Kop Nooit "de versie van het basisschema" "The version of the base schema.";
    BerichtXsdVersie "bericht-xsd-versie" Kop Nooit "de versie van het schema van het bericht" "The version of the schema of the message.";
    IdentificatieRetour "identificatie-retour" Kop Nooit "de identificatie van het retourbericht" "The identification of the return message.";
    DagtekeningRetour "dagtekening-retour" Kop Nooit "de datum van het retourbericht" "The date of the return message.";
    RetourcodeHeader "retourcode-header" Kop Nooit "een retourcode bij de header" "A return code of the header.";
    IngediendTotaal "ingediend-totaal" Kop In304 "het ingediende totaal in eurocenten" "The submitted total in eurocents.";
    IngediendTotaalDc "ingediend-totaal-dc" Kop In304 "het teken van het ingediende totaal" "The sign of the submitted total.";
    ToegekendTotaal "toegekend-totaal" Kop Nooit "het toegekende totaal in eurocenten" "The granted total in eurocents.";
    ToegekendTotaalDc "toegekend-totaal-dc" Kop Nooit "het teken van het toegekende totaal" "The sign of the granted total.";
    Bsn "bsn" Client Altijd "het burgerservicenummer" "The citizen service number.";
    ClientGemeente "client-gemeente" Client Nooit "de gemeente van de cliënt" "The municipality of the client.";
    RetourcodeClient "retourcode-client" Client Nooit "een retourcode bij de cliënt" "A return code of the client.";
    Referentie "referentie" Prestatie Altijd "de referentie van de regel" "The reference of the line.";
    VorigeReferentie "vorige-referentie" Prestatie Nooit "de referentie van de regel die wordt gecrediteerd" "The reference of the line that is credited.";
    Toewijzing "toewijzing" Prestatie Nooit "het nummer van de toewijzing" "The number of the allocation.";
    Categorie "categorie" Prestatie Altijd "de productcategorie" "The product category.";
    Productcode "productcode" Prestatie Altijd "de productcode" "The product code.";
    ProductBegin "product-begin" Prestatie Altijd "de eerste dag van de productperiode" "The first day of the product period.";
    ProductEind "product-eind" Prestatie Altijd "de laatste dag van de productperiode" "The last day of the product period.";
    Volume "volume" Prestatie Altijd "het geleverde volume" "The delivered volume.";
    Eenheid "eenheid" Prestatie Altijd "de eenheid van het volume" "The unit of the volume.";
    Tarief "tarief" Prestatie Nooit "het tarief per eenheid in eurocenten" "The tariff per unit in eurocents.";
    Bedrag "bedrag" Prestatie Altijd "het ingediende bedrag in eurocenten" "The submitted amount in eurocents.";
    BedragDc "bedrag-dc" Prestatie Altijd "het teken van het ingediende bedrag" "The sign of the submitted amount.";
    Toegekend "toegekend" Prestatie Nooit "het toegekende bedrag in eurocenten" "The granted amount in eurocents.";
    ToegekendDc "toegekend-dc" Prestatie Nooit "het teken van het toegekende bedrag" "The sign of the granted amount.";
    RetourcodePrestatie "retourcode-prestatie" Prestatie Nooit "een retourcode bij de regel" "A return code of the line.";
}

impl Rol {
    /// The role with a name in the table.
    pub(crate) fn find(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|rol| rol.key() == key)
    }

    /// Whether the element holds other elements.
    pub(crate) const fn is_klasse(self) -> bool {
        matches!(self, Self::Bericht | Self::Header | Self::Groep | Self::Client | Self::Prestatie)
    }

    /// Whether any number of elements may have the role.
    pub(crate) const fn is_vrij(self) -> bool {
        matches!(self, Self::Groep | Self::Anders | Self::Vast)
    }
}
