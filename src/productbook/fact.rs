//! The facts of a product that rules read, by their key in the file.

use super::file::Product;

macro_rules! facts {
    ($($(#[$doc:meta])* $name:ident = $key:literal, $($present:ident).+;)*) => {
        /// A fact of a product that a kind of rule reads.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Fact { $($(#[$doc])* $name,)* }

        impl Fact {
            /// Its key in the product book file.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self { $(Self::$name => $key,)* }
            }

            /// Whether a product of the file has it.
            pub(super) fn is_in(self, product: &Product) -> bool {
                match self { $(Self::$name => facts!(@present product $($present).+),)* }
            }
        }
    };
    (@present $product:ident $field:ident) => { $product.$field.is_some() };
    (@present $product:ident $outer:ident . $field:ident) => {
        $product.$outer.is_some_and(|outer| outer.$field.is_some())
    };
}

facts! {
    /// The individual product of a group product.
    Parent = "ouder", ouder;
    /// The products beside which it exists.
    Carriers = "dragers", dragers;
    /// The referrer type of a request.
    Referrer = "verwijzer", verwijzer;
    /// The referrer type that stands for the local team.
    LocalTeam = "alleen_lokaal_team", alleen_lokaal_team;
    /// Age limits.
    Age = "leeftijd", leeftijd;
    /// The age from which a person should look.
    AgeReport = "leeftijd.melden_vanaf", leeftijd.melden_vanaf;
    /// Limits of a group session.
    Group = "groep", groep;
    /// Fewest participants of a session.
    MinParticipants = "groep.min_deelnemers", groep.min_deelnemers;
    /// Longest duration of a session that counts.
    MaxDuration = "groep.max_duur", groep.max_duur;
    /// Most clock minutes per client and day.
    MaxMinutesPerDay = "groep.max_minuten_per_dag", groep.max_minuten_per_dag;
    /// Average clients per professional.
    AverageRatio = "groep.gemiddeld_clienten_per_professional", groep.gemiddeld_clienten_per_professional;
    /// Limits of dagdelen.
    Dagdelen = "dagdeel", dagdeel;
    /// Most clients per staff member.
    ClientsPerStaff = "clienten_per_begeleider", clienten_per_begeleider;
    /// Most children in a group.
    MaxGroupSize = "max_groepsgrootte", max_groepsgrootte;
    /// Most minutes over one allocation.
    MaxMinutesTotal = "max_minuten_totaal", max_minuten_totaal;
    /// Most dagdelen per week.
    MaxDagdelenPerWeek = "max_dagdelen_per_week", max_dagdelen_per_week;
    /// Most etmalen per calendar year.
    MaxEtmalenPerYear = "max_etmalen_per_jaar", max_etmalen_per_jaar;
    /// Most etmalen per weekend.
    MaxEtmalenPerWeekend = "max_etmalen_per_weekend", max_etmalen_per_weekend;
    /// Longest ride.
    MaxRide = "max_ritduur", max_ritduur;
    /// Greatest distance.
    MaxDistance = "max_afstand_km", max_afstand_km;
    /// Months that are preferably not exceeded.
    PreferredMonths = "liefst_ten_hoogste_maanden", liefst_ten_hoogste_maanden;
    /// Other units of an allocation.
    AlsoAllocatedIn = "ook_toegewezen_in", ook_toegewezen_in;
    /// The base product of a variant.
    VariantOf = "variant_van", variant_van;
    /// A beginning and an end.
    Delimited = "begrensd", begrensd;
    /// The unit.
    Unit = "eenheid", eenheid;
    /// Tariffs.
    Tariffs = "tarieven", tarieven;
    /// Which time is declarable.
    Basis = "grondslag", grondslag;
}
