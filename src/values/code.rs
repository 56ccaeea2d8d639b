//! Codes: values that come from a code list.

use std::borrow::Cow;
use std::fmt;

use super::{Domain, Refusal, Restriction, Simple, SimpleType};
use crate::codelists;

macro_rules! code {
    (@meaning $list:ident) => {
        /// Its meaning in Dutch.
        #[must_use]
        pub fn meaning(self) -> &'static str {
            codelists::$list.meaning(self.0)
        }
    };
    (@meaning $list:ident law) => {
        /// Its meaning in Dutch under a law; the laws give some codes of this list a meaning of their own.
        #[must_use]
        pub fn meaning(self, domain: Domain) -> &'static str {
            codelists::$list.find(self.0, domain).map_or(self.0, |code| code.meaning)
        }
    };
    (@max $list:ident) => { codelists::$list.longest() };
    // The schema leaves room for a longer code than the list has.
    (@max $list:ident $max:literal) => { $max };
    ($($(#[$doc:meta])* $name:ident = $type:literal in $list:ident $(max $max:literal)? $(by $law:ident)? { $($(#[$const_doc:meta])* $const:ident = $code:literal,)* };)*) => { $(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(&'static str);

        impl $name {
            $($(#[$const_doc])* pub const $const: Self = Self($code);)*

            /// Looks the code up; `None` when it does not exist for this law.
            #[must_use]
            pub fn new(code: &str, domain: Domain) -> Option<Self> {
                codelists::$list.find(code, domain).map(|found| Self(found.code))
            }

            /// The code as it stands in a message.
            #[must_use]
            pub const fn code(self) -> &'static str {
                self.0
            }

            code!(@meaning $list $($law)?);
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.0)
            }
        }

        impl Simple for $name {
            const TYPE: &'static SimpleType = &SimpleType {
                name: $type,
                base: None,
                restriction: Restriction::Code {
                    list: &codelists::$list,
                    max_length: code!(@max $list $($max)?),
                },
            };

            fn parse(text: &str, domain: Domain) -> Result<Self, Refusal> {
                Self::new(text, domain).ok_or(Refusal::UnknownCode(&codelists::$list, domain))
            }

            fn text(&self) -> Cow<'_, str> {
                Cow::Borrowed(self.0)
            }
        }
    )*

        #[cfg(test)]
        #[test]
        fn every_named_code_is_in_its_list() {
            $($(assert!(codelists::$list.codes.iter().any(|code| code.code == $code), $code);)*)*
        }
    };
}

code! {
    /// How a house is indicated (`NUM061`).
    AanduidingWoonadres = "LDT_AanduidingWoonadres" in AANDUIDING_WOONADRES {};
    /// What an address is used for (`COD757`).
    AdresSoort = "LDT_AdresSoort" in ADRES_SOORT {};
    /// Kind of interpreter (`COD747`).
    Communicatievorm = "LDT_Communicatievorm" in COMMUNICATIEVORM {};
    /// Which part of a date of birth is unknown (`COD170`).
    DatumGebruik = "LDT_DatumGebruik" in DATUM_GEBRUIK {
        /// The day is unknown and written as 01.
        DAG_ONBEKEND = "1",
        /// Day and month are unknown and written as 01-01.
        DAG_EN_MAAND_ONBEKEND = "2",
        /// The whole date is unknown and written as 1900-01-01.
        DATUM_ONBEKEND = "3",
    };
    /// Sign of an amount (`COD043`).
    DebetCredit = "LDT_DebetCredit" in DEBET_CREDIT {
        /// The amount is claimed.
        DEBET = "D",
        /// The amount is given back.
        CREDIT = "C",
    };
    /// Unit of a volume (`WJ756`).
    Eenheid = "LDT_Eenheid" in EENHEID {
        /// Minutes.
        MINUUT = "01",
        /// Hours.
        UUR = "04",
        /// Etmalen: nights, or calendar days with transport.
        ETMAAL = "14",
        /// Dagdelen of 4 hours.
        DAGDEEL = "16",
        /// Pieces, paid for the result.
        STUKS_OUTPUT = "82",
        /// Eurocents, paid for the result.
        EURO = "83",
        /// Pieces, paid for the effort.
        STUKS_INSPANNING = "84",
    };
    /// Period over which a volume counts (`WMO757`).
    Frequentie = "LDT_Frequentie" in FREQUENTIE {
        /// Per day.
        DAG = "1",
        /// Per week.
        WEEK = "2",
        /// Per month.
        MAAND = "4",
        /// In total over the whole allocation.
        TOTAAL = "6",
    };
    /// Sex (`COD046`).
    Geslacht = "LDT_Geslacht" in GESLACHT {};
    /// Yes or no (`COD260`).
    JaNee = "LDT_JaNee" in JA_NEE {};
    /// Judicial measure (`WJ232`).
    JuridischeStatus = "LDT_JuridischeStatus" in JURIDISCHE_STATUS {};
    /// Country (`COD032`).
    LandCode = "LDT_LandCode" in LAND {};
    /// Order of the names of a person (`COD700`).
    NaamGebruik = "LDT_NaamGebruik" in NAAM_GEBRUIK {};
    /// National product category (`JZ020`, `WMO020`).
    ProductCategorie = "LDT_ProductCategorie" in PRODUCT_CATEGORIE {
        /// Hulp bij het huishouden: its weekly volume counts six times per month (IV077).
        HULP_BIJ_HET_HUISHOUDEN = "01",
    };
    /// Why a request is rejected (`WJ759`).
    RedenAfwijzingVerzoek = "LDT_RedenAfwijzingVerzoek" in REDEN_AFWIJZING_VERZOEK max 2 {
        /// Another municipality is responsible for the young person (TR377).
        WOONPLAATSBEGINSEL = "8",
    };
    /// Why care stopped (`JZ588`, `WMO588`).
    RedenBeeindiging = "LDT_RedenBeeindiging" in REDEN_BEEINDIGING by law {
        /// It stopped for a time and will go on.
        TIJDELIJK = "20",
    };
    /// Why a change is asked for (`WJ758`).
    RedenVerzoek = "LDT_RedenVerzoek" in REDEN_VERZOEK {};
    /// Why an allocation was changed (`JZ002`, `WMO002`).
    RedenWijziging = "LDT_RedenWijziging" in REDEN_WIJZIGING by law {
        /// The allocation is removed and counts as never sent.
        VERWIJDERD = "13",
    };
    /// What a return message says about a class (`WJ001`).
    RetourCode = "LDT_RetourCode" in RETOUR_CODE by law {
        /// Rejected by a rule of level 2; stands in the header only.
        AFGEKEURD = "0001",
        /// No remark.
        GEEN_OPMERKING = "0200",
        /// Not judged, because a class above it was rejected.
        NIET_BEOORDEELD = "0233",
        /// A declaration that is granted in full (IV087).
        VOLLEDIG_TOEGEWEZEN = "8001",
    };
    /// Relation to the client (`COD472`).
    SoortRelatie = "LDT_SoortRelatie" in SOORT_RELATIE {};
    /// Whether something is reported for the first time, changed or withdrawn (`COD467`).
    StatusAanlevering = "LDT_StatusAanlevering" in STATUS_AANLEVERING {
        /// Reported for the first time.
        EERSTE = "1",
        /// Changed; in the schema, forbidden by CS058.
        GEWIJZIGD = "2",
        /// Withdrawn.
        VERWIJDEREN = "3",
        /// Not changed; in the schema, forbidden by CS058.
        ONGEWIJZIGD = "9",
    };
    /// Who referred the client (`COD327`).
    TypeVerwijzer = "LDT_TypeVerwijzer" in TYPE_VERWIJZER {
        /// The municipality, in practice its local team.
        GEMEENTE = "01",
        /// A medical specialist.
        MEDISCH_SPECIALIST = "05",
    };
    /// What is answered to a request (`WJ760`).
    VerzoekAntwoord = "LDT_VerzoekAntwoord" in VERZOEK_ANTWOORD {
        /// It is rejected.
        AFGEWEZEN = "1",
        /// It is being looked into.
        IN_ONDERZOEK = "2",
    };
    /// Legal representation (`WJ003`).
    WettelijkeVertegenwoordiging = "LDT_WettelijkeVertegenwoordiging" in WETTELIJKE_VERTEGENWOORDIGING {};
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_that_the_laws_read_differently_has_the_meaning_of_its_law() {
        let meaning = |domain| RedenBeeindiging::new("31", domain).unwrap().meaning(domain);
        assert_eq!(meaning(Domain::Wmo), "Verhuizing naar een andere gemeente");
        assert_eq!(meaning(Domain::Jw), "Levering is volgens plan beeindigd");
    }

    #[test]
    fn in_other_lists_a_code_has_one_meaning() {
        let per_law = [&codelists::REDEN_BEEINDIGING, &codelists::REDEN_WIJZIGING, &codelists::RETOUR_CODE];
        for list in codelists::ALL.into_iter().filter(|list| !per_law.contains(list)) {
            for domain in Domain::ALL {
                for code in list.for_domain(domain) {
                    assert_eq!(list.meaning(code.code), code.meaning, "{}", list.id);
                }
            }
        }
    }
}
