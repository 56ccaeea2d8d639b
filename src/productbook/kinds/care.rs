//! Kinds that look at delivered care and declarations.

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
    Kind {
        name: "ratio",
        stages: &[Stage::Registration, Stage::Declaration],
        reads: &[Fact::Group, Fact::Parent],
        status: Status::Implemented,
        what: Text::fixed(
            "Er zijn genoeg declarabele cliënten tegenover de professionals; anders is het individuele product aan de orde",
            "There are enough declarable clients against the professionals; otherwise the individual product applies",
        ),
        why: Text::fixed(
            "Met te weinig cliënten is het geen groep",
            "With too few clients it is not a group",
        ),
        advice: Text::fixed(
            "Declareer het individuele product, als de cliënt daar een toewijzing van heeft",
            "Declare the individual product, when the client has an allocation of it",
        ),
    },
    Kind {
        name: "equal-numbers-costlier",
        stages: &[Stage::Registration],
        reads: &[Fact::Group, Fact::Parent],
        status: Status::Implemented,
        what: Text::fixed(
            "Met evenveel professionals als cliënten kost de groep meer dan het individuele product",
            "With as many professionals as clients the group costs more than the individual product",
        ),
        why: Text::fixed("De groep hoort de kosten te verlagen", "The group should lower the cost"),
        advice: Text::fixed(
            "Zet minder professionals in of maak de groep groter",
            "Deploy fewer professionals or make the group larger",
        ),
    },
    Kind {
        name: "average-ratio",
        stages: &[Stage::Registration],
        reads: &[Fact::AverageRatio],
        status: Status::Implemented,
        what: Text::fixed(
            "Gemiddeld over de sessies zijn er genoeg cliënten per professional",
            "Averaged over the sessions there are enough clients per professional",
        ),
        why: Text::fixed(
            "Het boek noemt een gemiddelde, geen grens per sessie",
            "The book names an average, not a limit per session",
        ),
        advice: Text::fixed(
            "Bekijk de samenstelling van de groepen",
            "Look at the composition of the groups",
        ),
    },
    Kind {
        name: "max-professionals",
        stages: &[Stage::Registration, Stage::Declaration],
        reads: &[Fact::Group],
        status: Status::Implemented,
        what: Text::fixed(
            "Niet meer professionals dan het maximum: de sessie wordt geweigerd (Wmo) of de extra professional telt niet (Jeugdwet)",
            "No more professionals than the maximum: the session is refused (Wmo) or the extra professional does not count (Jeugdwet)",
        ),
        why: Text::fixed(
            "Het boek begrenst de bezetting van een groep",
            "The book limits the staffing of a group",
        ),
        advice: Text::fixed(
            "Verbeter de registratie van de sessie",
            "Correct the registration of the session",
        ),
    },
    Kind {
        name: "max-participants",
        stages: &[Stage::Registration, Stage::Declaration],
        reads: &[Fact::Group],
        status: Status::Implemented,
        what: Text::fixed(
            "Niet meer aanwezigen dan het maximum, met of zonder toewijzing",
            "No more people present than the maximum, with or without an allocation",
        ),
        why: Text::fixed("Het boek begrenst de grootte van een groep", "The book limits the size of a group"),
        advice: Text::fixed(
            "Verbeter de registratie of splits de groep",
            "Correct the registration or split the group",
        ),
    },
    Kind {
        name: "min-participants",
        stages: &[Stage::Registration],
        reads: &[Fact::MinParticipants],
        status: Status::Implemented,
        what: Text::fixed(
            "Niet minder aanwezigen dan het minimum",
            "No fewer people present than the minimum",
        ),
        why: Text::fixed("Met minder is het geen groep", "With fewer it is not a group"),
        advice: Text::fixed(
            "Registreer de sessie bij het individuele product",
            "Register the session under the individual product",
        ),
    },
    Kind {
        name: "max-duration",
        stages: &[Stage::Declaration],
        reads: &[Fact::MaxDuration],
        status: Status::Implemented,
        what: Text::fixed(
            "De duur telt tot het maximum; het meerdere wordt gemeld",
            "The duration counts up to the maximum; the rest is reported",
        ),
        why: Text::fixed(
            "Het boek noemt het als declaratieregel, dus de sessie zelf blijft geldig",
            "The book names it as a declaration rule, so the session itself stays valid",
        ),
        advice: Text::fixed(
            "Er is niets te doen; de rest is niet declarabel",
            "There is nothing to do; the rest is not declarable",
        ),
    },
    Kind {
        name: "max-minutes-per-day",
        stages: &[Stage::Registration],
        reads: &[Fact::MaxMinutesPerDay],
        status: Status::Implemented,
        what: Text::fixed(
            "De kloktijd van een cliënt in groepssessies op een dag blijft onder het maximum",
            "The clock time of a client in group sessions on a day stays under the maximum",
        ),
        why: Text::fixed(
            "Het boek begrenst wat een cliënt op een dag krijgt",
            "The book limits what a client gets on a day",
        ),
        advice: Text::fixed(
            "Verbeter de registratie van de sessies van die dag",
            "Correct the registration of the sessions of that day",
        ),
    },
    Kind {
        name: "second-dagdeel",
        stages: &[Stage::Declaration],
        reads: &[Fact::Dagdelen],
        status: Status::Implemented,
        what: Text::fixed(
            "Een dag telt één dagdeel, en pas boven de genoemde aanwezigheid een tweede",
            "A day counts one dagdeel, and a second only above the named presence",
        ),
        why: Text::fixed("Zo bepaalt het boek de tweede eenheid", "So the book determines the second unit"),
        advice: Text::fixed(
            "Controleer begin en eind van de aanwezigheid",
            "Check begin and end of the presence",
        ),
    },
    Kind {
        name: "clients-per-staff",
        stages: &[Stage::Registration],
        reads: &[Fact::ClientsPerStaff],
        status: Status::CannotBeChecked(Text::fixed(
            "De registraties zeggen niet hoeveel begeleiders er op de groep stonden",
            "The registrations do not say how many staff were with the group",
        )),
        what: Text::fixed(
            "Er zijn niet meer cliënten per begeleider dan het maximum",
            "There are no more clients per staff member than the maximum",
        ),
        why: Text::fixed(
            "Een bezettingsnorm, geen voorwaarde voor betaling",
            "A staffing norm, not a condition for payment",
        ),
        advice: Text::fixed("Houd de bezetting zelf bij", "Keep track of the staffing"),
    },
    Kind {
        name: "max-group-size",
        stages: &[Stage::Registration],
        reads: &[Fact::MaxGroupSize],
        status: Status::CannotBeChecked(Text::fixed(
            "De registraties zeggen niet welke kinderen samen een groep vormden",
            "The registrations do not say which children formed a group",
        )),
        what: Text::fixed(
            "De groep telt niet meer kinderen dan het maximum",
            "The group has no more children than the maximum",
        ),
        why: Text::fixed(
            "Een bezettingsnorm, geen voorwaarde voor betaling",
            "A staffing norm, not a condition for payment",
        ),
        advice: Text::fixed("Houd de groepsgrootte zelf bij", "Keep track of the group size"),
    },
    Kind {
        name: "max-etmalen-per-weekend",
        stages: &[Stage::Registration, Stage::Declaration],
        reads: &[Fact::MaxEtmalenPerWeekend],
        status: Status::Implemented,
        what: Text::fixed(
            "De nachten van vrijdag en zaterdag samen zijn niet meer etmalen dan het maximum",
            "The nights of Friday and Saturday together are no more etmalen than the maximum",
        ),
        why: Text::fixed(
            "Een nacht telt één etmaal, op de datum van de avond",
            "A night counts one etmaal, on the date of the evening",
        ),
        advice: Text::fixed(
            "Verbeter aankomst- en vertrekdatum",
            "Correct the dates of arrival and departure",
        ),
    },
    Kind {
        name: "transport-day-count",
        stages: &[Stage::Declaration],
        reads: &[Fact::Carriers],
        status: Status::Implemented,
        what: Text::fixed(
            "Vervoer telt één per dag met een rit; een verschil met de aanwezigheid op de bestemming wordt gemeld",
            "Transport counts one per day with a ride; a difference with the presence at the destination is reported",
        ),
        why: Text::fixed(
            "Het boek spreekt van etmalen, maar een rit heeft geen etmaal",
            "The book speaks of etmalen, but a ride has none",
        ),
        advice: Text::fixed("Vergelijk de ritten met de aanwezigheid", "Compare the rides with the presence"),
    },
    Kind {
        name: "max-ride",
        stages: &[Stage::Registration],
        reads: &[Fact::MaxRide],
        status: Status::CannotBeChecked(Text::fixed(
            "De registraties houden dagen met een rit, geen rittijden",
            "The registrations hold days with a ride, no ride times",
        )),
        what: Text::fixed(
            "Een rit duurt niet langer dan het maximum",
            "A ride takes no longer than the maximum",
        ),
        why: Text::fixed(
            "Een kwaliteitseis, geen voorwaarde voor betaling",
            "A quality demand, not a condition for payment",
        ),
        advice: Text::fixed("Houd de rittijden zelf bij", "Keep track of the ride times"),
    },
];
