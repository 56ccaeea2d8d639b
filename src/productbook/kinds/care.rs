//! Kinds that look at delivered care and declarations: tariffs, units, and which time counts.

use super::{Fact, Kind, Stage, Status};
use crate::finding::Text;

/// The kinds of this file.
pub(super) static KINDS: &[Kind] = &[
    Kind {
        name: "tariff-on-date",
        stages: &[Stage::Declaration],
        reads: &[Fact::Tariffs],
        status: Status::Implemented,
        what: Text::fixed("Op de leverdatum is er een tarief", "There is a tariff on the delivery date"),
        why: Text::fixed(
            "Een tarief wordt nooit meegenomen naar een ander jaar",
            "A tariff is never carried over to another year",
        ),
        advice: Text::fixed("Gebruik het productenboek van dat jaar", "Use the product book of that year"),
    },
    Kind {
        name: "unit-and-tariff",
        stages: &[Stage::Declaration],
        reads: &[Fact::Unit, Fact::Tariffs],
        status: Status::Implemented,
        what: Text::fixed(
            "Eenheid en tarief van een regel zijn die van het boek, en het bedrag is volume maal tarief",
            "Unit and tariff of a line are those of the book, and the amount is volume times tariff",
        ),
        why: Text::fixed("Een ander bedrag wordt niet betaald", "Another amount is not paid"),
        advice: Text::fixed("Neem eenheid en tarief over uit het boek", "Take unit and tariff from the book"),
    },
    Kind {
        name: "within-allocation",
        stages: &[Stage::Declaration],
        reads: &[],
        status: Status::Implemented,
        what: Text::fixed(
            "Geleverde zorg valt binnen de periode en de omvang van de toewijzing",
            "Delivered care lies within the period and the volume of the allocation",
        ),
        why: Text::fixed(
            "Zonder toewijzing is er geen recht op betaling (TR307, TR308, TR321, TR322, TR387, TR388)",
            "Without an allocation there is no right to payment (TR307, TR308, TR321, TR322, TR387, TR388)",
        ),
        advice: Text::fixed(
            "Vraag een toewijzing die de zorg dekt",
            "Request an allocation that covers the care",
        ),
    },
    Kind {
        name: "no-show",
        stages: &[Stage::Registration, Stage::Declaration],
        reads: &[],
        status: Status::Implemented,
        what: Text::fixed(
            "Tijd voor wie niet verscheen, reizen en voorbereiden meegerekend, is nergens declarabel",
            "Time for who did not appear, travelling and preparing included, is declarable nowhere",
        ),
        why: Text::fixed("Betaald wordt geleverde zorg", "Delivered care is paid"),
        advice: Text::fixed(
            "Registreer de afwezigheid zonder declarabele tijd",
            "Register the absence without declarable time",
        ),
    },
    Kind {
        name: "time-basis",
        stages: &[Stage::Registration, Stage::Declaration],
        reads: &[Fact::Basis],
        status: Status::Implemented,
        what: Text::fixed(
            "De activiteit is tijd van de grondslag van het product: direct, indirect, beide of aanwezigheid",
            "The activity is time of the basis of the product: direct, indirect, both or presence",
        ),
        why: Text::fixed("De grondslag is deel van het tarief", "The basis is part of the tariff"),
        advice: Text::fixed(
            "Registreer de activiteit bij het product waar zij hoort, of declareer haar niet",
            "Register the activity under the product where it belongs, or do not declare it",
        ),
    },
    Kind {
        name: "indirect-only",
        stages: &[Stage::Registration, Stage::Declaration],
        reads: &[Fact::Basis],
        status: Status::Implemented,
        what: Text::fixed(
            "Alleen indirecte cliënttijd staat onder dit product",
            "Only indirect client time stands under this product",
        ),
        why: Text::fixed(
            "Een bezoek met de cliënt is directe tijd van het dragende product",
            "A visit with the client is direct time of the carrier product",
        ),
        advice: Text::fixed(
            "Registreer het bezoek bij het dragende product",
            "Register the visit under the carrier product",
        ),
    },
    Kind {
        name: "direct-contact",
        stages: &[Stage::Registration],
        reads: &[Fact::Basis],
        status: Status::Implemented,
        what: Text::fixed(
            "Directe tijd heeft de juiste mensen in het contact",
            "Direct time has the right people in the contact",
        ),
        why: Text::fixed(
            "De wetten verschillen: voor de Wmo de cliënt zelf, voor de Jeugdwet ook ouder, vertegenwoordiger of JIM",
            "The laws differ: for the Wmo the client, for the Jeugdwet also a parent, representative or the JIM",
        ),
        advice: Text::fixed(
            "Registreer contact met anderen als indirecte tijd",
            "Register contact with others as indirect time",
        ),
    },
    Kind {
        name: "electronic-contact",
        stages: &[Stage::Registration],
        reads: &[],
        status: Status::Implemented,
        what: Text::fixed(
            "Een bericht telt als directe tijd alleen als deel van de begeleiding; het wordt altijd gemeld",
            "A message counts as direct time only as part of the guidance; it is always reported",
        ),
        why: Text::fixed(
            "Berichten over afspraken zijn administratie",
            "Messages about appointments are administration",
        ),
        advice: Text::fixed(
            "Ga na of het bericht deel was van de begeleiding",
            "See whether the message was part of the guidance",
        ),
    },
    Kind {
        name: "excluded-activity",
        stages: &[Stage::Registration, Stage::Declaration],
        reads: &[],
        status: Status::Implemented,
        what: Text::fixed(
            "Een activiteit die het boek onder dit product uitsluit, staat er niet",
            "An activity that the book excludes under this product does not stand there",
        ),
        why: Text::fixed("Het boek verbiedt haar met zoveel woorden", "The book forbids it in so many words"),
        advice: Text::fixed(
            "Registreer de activiteit bij het product dat ervoor bestaat",
            "Register the activity under the product that exists for it",
        ),
    },
    Kind {
        name: "minutes-division",
        stages: &[Stage::Declaration],
        reads: &[Fact::Group],
        status: Status::Implemented,
        what: Text::fixed(
            "Het volume is de som van de minuten van de professionals, gedeeld door de aanwezigen met een toewijzing van het product; eenmaal per regel afgerond",
            "The volume is the sum of the minutes of the professionals, divided by those present with an allocation of the product; rounded once per line",
        ),
        why: Text::fixed(
            "Dit is de enige berekening die het boek geeft",
            "It is the only calculation that the book gives",
        ),
        advice: Text::fixed("Bereken het volume uit de sessies", "Compute the volume from the sessions"),
    },
    Kind {
        name: "only-allocated-declarable",
        stages: &[Stage::Declaration],
        reads: &[Fact::Group],
        status: Status::Implemented,
        what: Text::fixed(
            "Alleen wie een toewijzing van het groepsproduct zelf heeft, wordt erop gedeclareerd",
            "Only who has an allocation of the group product itself is declared under it",
        ),
        why: Text::fixed(
            "Een toewijzing van het individuele product is niet genoeg",
            "An allocation of the individual product is not enough",
        ),
        advice: Text::fixed(
            "Vraag voor deze deelnemer het groepsproduct aan",
            "Request the group product for this participant",
        ),
    },
];
