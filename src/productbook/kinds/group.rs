//! Kinds that look at groups, stays and rides: how many there may be, for how long.

use super::{Fact, Kind, Stage, Status};
use crate::finding::Text;

/// The kinds of this file.
pub(super) static KINDS: &[Kind] = &[
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
