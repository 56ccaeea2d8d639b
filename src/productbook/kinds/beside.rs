//! Kinds that look at what a client has beside a product: what it is a part of, what carries it, its variants.

use super::{Fact, Kind, Stage, Status};
use crate::finding::Text;

/// The kinds of this file.
pub(super) static KINDS: &[Kind] = &[
    Kind {
        name: "parent-at-provider",
        stages: &[Stage::Request],
        reads: &[Fact::Parent],
        status: Status::Implemented,
        what: Text::fixed(
            "Voor het verzoek om een groep is er bij dezelfde aanbieder en gemeente een toewijzing van het individuele product, geldig op de begindatum; een toewijzing van de hele categorie telt met een waarschuwing",
            "For the request of a group product there is an allocation of the individual product at the same provider and municipality, valid on the start date; one of the whole category counts with a warning",
        ),
        why: Text::fixed(
            "Alleen zo mag de aanbieder de groep zelf aanvragen",
            "Only so may the provider request the group product",
        ),
        advice: Text::fixed(
            "Wacht op de toewijzing van het individuele product, of laat de verwijzer de groep rechtstreeks toewijzen",
            "Wait for the allocation of the individual product, or have the referrer allocate the group directly",
        ),
    },
    Kind {
        name: "start-within-parent",
        stages: &[Stage::Request],
        reads: &[Fact::Parent],
        status: Status::Implemented,
        what: Text::fixed(
            "De begindatum van de groep ligt binnen de toewijzing van het individuele product",
            "The start of the group product lies within the allocation of the individual product",
        ),
        why: Text::fixed(
            "De groep rust op het individuele product zolang zij loopt",
            "The group product rests on the individual product while it runs",
        ),
        advice: Text::fixed(
            "Kies een begindatum binnen die toewijzing",
            "Choose a start date within that allocation",
        ),
    },
    Kind {
        name: "end-within-parent",
        stages: &[Stage::Request],
        reads: &[Fact::Parent],
        status: Status::Implemented,
        what: Text::fixed(
            "De einddatum van de groep is niet later dan die van het individuele product; zonder einddatum alleen als dat er ook geen heeft",
            "The end of the group product is not later than that of the individual product; open only when that is open too",
        ),
        why: Text::fixed(
            "De toewijzing van het individuele product begrenst de groep; een aansluitende verlenging telt niet mee",
            "The allocation of the individual product limits the group; an adjoining renewal does not count",
        ),
        advice: Text::fixed(
            "Neem ten hoogste de einddatum van die toewijzing over; vraag na een verlenging opnieuw aan",
            "Take the end date of that allocation at most; request again after a renewal",
        ),
    },
    Kind {
        name: "standalone-allocation",
        stages: &[Stage::Allocation],
        reads: &[Fact::Parent],
        status: Status::Implemented,
        what: Text::fixed(
            "Een rechtstreekse toewijzing van de groep zonder het individuele product wordt gemeld",
            "A direct allocation of the group product without the individual product is reported",
        ),
        why: Text::fixed(
            "De toewijzing geldt, maar het boek beschrijft de groep alleen naast het individuele product",
            "The allocation holds, but the book describes the group only beside the individual product",
        ),
        advice: Text::fixed(
            "Bespreek met de gemeente of het individuele product bedoeld is",
            "Discuss with the municipality whether the individual product is meant",
        ),
    },
    Kind {
        name: "parent-shortened",
        stages: &[Stage::Allocation],
        reads: &[Fact::Parent],
        status: Status::Implemented,
        what: Text::fixed(
            "Een toewijzing die het individuele product eerder laat eindigen dan de lopende groep, wordt gemeld",
            "An allocation that ends the individual product before the running group product is reported",
        ),
        why: Text::fixed(
            "De datumgrens gold bij het verzoek; een latere verkorting vraagt een mens",
            "The date limit held for the request; a later shortening needs a person",
        ),
        advice: Text::fixed(
            "Bespreek het einde van de groep; al geleverde zorg blijft declarabel",
            "Discuss the end of the group; care already delivered stays declarable",
        ),
    },
    Kind {
        name: "partly-replaces-parent",
        stages: &[Stage::Request, Stage::Declaration],
        reads: &[Fact::Parent],
        status: Status::Implemented,
        what: Text::fixed(
            "De inzet van het individuele product gaat omlaag zodra de groep er is",
            "The use of the individual product goes down once the group is there",
        ),
        why: Text::fixed(
            "De groep komt geheel of deels in de plaats van het individuele product",
            "The group product takes the place of the individual product, wholly or partly",
        ),
        advice: Text::fixed(
            "Verlaag de omvang van het individuele product met een 317",
            "Lower the volume of the individual product with a 317",
        ),
    },
    Kind {
        name: "total-cost-drops",
        stages: &[Stage::Request, Stage::Allocation, Stage::Declaration],
        reads: &[Fact::Parent, Fact::Tariffs],
        status: Status::Implemented,
        what: Text::fixed(
            "De kosten per week van individueel en groep samen zijn lager dan die van individueel alleen; is de nieuwe omvang onbekend, dan wordt het omslagpunt genoemd",
            "The weekly cost of individual and group together is lower than that of individual alone; when the new volume is unknown, the break-even is named",
        ),
        why: Text::fixed(
            "De groep is bedoeld om de kosten te verlagen",
            "The group product is meant to lower the cost",
        ),
        advice: Text::fixed(
            "Verlaag de omvang van het individuele product met ten minste het genoemde aantal minuten",
            "Lower the volume of the individual product by at least the named number of minutes",
        ),
    },
    Kind {
        name: "request-or-change",
        stages: &[Stage::Request],
        reads: &[Fact::Parent],
        status: Status::Implemented,
        what: Text::fixed(
            "Loopt het individuele product al, dan volgt de aanbieder voor de groep de 315 van het boek en voor de verlaging een 317",
            "When the individual product runs already, the provider follows the 315 of the book for the group and a 317 for the lowering",
        ),
        why: Text::fixed(
            "De standaard kent voor een gewijzigd pakket de 317 (OP306, OP307); het boek kiest de 315",
            "The standard has the 317 for a changed package (OP306, OP307); the book chooses the 315",
        ),
        advice: Text::fixed(
            "Stuur naast dit verzoek een 317 als de omvang van het individuele product omlaag gaat",
            "Send a 317 beside this request when the volume of the individual product goes down",
        ),
    },
    Kind {
        name: "carrier",
        stages: &[Stage::Request, Stage::Allocation, Stage::Declaration],
        reads: &[Fact::Carriers],
        status: Status::Implemented,
        what: Text::fixed(
            "Naast het product is ten minste een van de dragende producten toegewezen",
            "Beside the product at least one of its carrier products is allocated",
        ),
        why: Text::fixed(
            "Het product heeft alleen zin naast zorg die het draagt",
            "The product makes sense only beside care that carries it",
        ),
        advice: Text::fixed(
            "Controleer of de drager is toegewezen, of vraag de gemeente erom",
            "See whether the carrier is allocated, or ask the municipality for it",
        ),
    },
    Kind {
        name: "variant-mix",
        stages: &[Stage::Allocation, Stage::Declaration],
        reads: &[Fact::VariantOf],
        status: Status::Implemented,
        what: Text::fixed(
            "Een cliënt heeft niet tegelijk producten met en zonder beschermd wonen",
            "A client does not have products with and without beschermd wonen at one time",
        ),
        why: Text::fixed(
            "De code hangt af van een indicatie die niet in het bericht staat",
            "The code depends on an indication that is not in the message",
        ),
        advice: Text::fixed(
            "Vraag de gemeente welke indicatie geldt",
            "Ask the municipality which indication holds",
        ),
    },
];
