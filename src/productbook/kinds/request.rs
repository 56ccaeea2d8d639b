//! Kinds that look at requests and allocations; some look at declarations as well.

use super::{Fact, Kind, Stage, Status};
use crate::finding::Text;

/// The kinds of this file.
pub(super) static KINDS: &[Kind] = &[
    Kind {
        name: "known-code",
        stages: &[Stage::Request, Stage::Allocation, Stage::Declaration],
        reads: &[],
        status: Status::Implemented,
        what: Text::fixed(
            "De productcode staat in het boek, en de categorie is de eerste twee cijfers en hoort bij de wet van het bericht",
            "The product code is in the book, and the category is its first two digits and belongs to the law of the message",
        ),
        why: Text::fixed(
            "De lijst van de regio is gesloten; op een toewijzing kan een ander contract de reden zijn",
            "The list of the region is closed; on an allocation another contract may be the reason",
        ),
        advice: Text::fixed(
            "Neem de code over uit het boek; staat zij op een toewijzing, vraag de gemeente onder welk contract",
            "Take the code from the book; when it stands on an allocation, ask the municipality under which contract",
        ),
    },
    Kind {
        name: "unpriced-product",
        stages: &[Stage::Request, Stage::Allocation, Stage::Declaration],
        reads: &[],
        status: Status::Implemented,
        what: Text::fixed(
            "Een product dat het boek noemt zonder code of tarief, wordt niet onder een zelfbedachte code gevraagd",
            "A product that the book names without code or tariff is not requested under an invented code",
        ),
        why: Text::fixed(
            "Zonder code en tarief is er niets af te spreken of te betalen",
            "Without code and tariff there is nothing to agree on or to pay",
        ),
        advice: Text::fixed(
            "Vraag een product aan dat wel een code heeft, of leg het voor aan de regio",
            "Request a product that has a code, or ask the region",
        ),
    },
    Kind {
        name: "region",
        stages: &[Stage::Request, Stage::Allocation, Stage::Declaration],
        reads: &[],
        status: Status::Implemented,
        what: Text::fixed(
            "De gemeente van het bericht hoort bij de regio van het boek",
            "The municipality of the message belongs to the region of the book",
        ),
        why: Text::fixed(
            "Tarieven en regels gelden alleen binnen de regio; van een andere gemeente wordt er geen toegepast",
            "Tariffs and rules hold only within the region; none is applied for another municipality",
        ),
        advice: Text::fixed(
            "Controleer dit bericht met het productenboek van die gemeente",
            "Check this message with the product book of that municipality",
        ),
    },
    Kind {
        name: "unit-frequency",
        stages: &[Stage::Request, Stage::Allocation],
        reads: &[Fact::Unit],
        status: Status::Implemented,
        what: Text::fixed(
            "Etmalen en dagdelen hebben frequentie week, maand of totaal, nooit dag",
            "Etmalen and dagdelen have frequency week, month or total, never day",
        ),
        why: Text::fixed(
            "De standaard verbiedt het (CS338, CS343)",
            "The standard forbids it (CS338, CS343)",
        ),
        advice: Text::fixed(
            "Kies frequentie 2 (week), 4 (maand) of 6 (totaal)",
            "Choose frequency 2 (week), 4 (month) or 6 (total)",
        ),
    },
    Kind {
        name: "allocated-unit",
        stages: &[Stage::Allocation, Stage::Declaration],
        reads: &[Fact::AlsoAllocatedIn],
        status: Status::Implemented,
        what: Text::fixed(
            "Een toewijzing in een andere eenheid dan die van het tarief wordt aanvaard en gemeld",
            "An allocation in another unit than that of the tariff is accepted and reported",
        ),
        why: Text::fixed(
            "De productpagina en de tarieventabel van het boek spreken elkaar tegen; de tabel geldt",
            "The product page and the tariff table of the book contradict each other; the table holds",
        ),
        advice: Text::fixed(
            "Declareer in de eenheid en tegen het tarief van het boek, niet met een afgeleid uurtarief",
            "Declare in the unit and at the tariff of the book, not with a derived hourly tariff",
        ),
    },
    Kind {
        name: "age",
        stages: &[Stage::Request, Stage::Allocation],
        reads: &[Fact::Age],
        status: Status::Implemented,
        what: Text::fixed(
            "De leeftijd in hele jaren op de begindatum ligt binnen de grenzen; loopt de periode over de bovengrens, dan wordt de dag genoemd",
            "The age in completed years on the start date lies within the limits; when the period runs past the upper limit, the day is named",
        ),
        why: Text::fixed(
            "Het boek beschrijft de doelgroep; op een toewijzing beslist de gemeente",
            "The book describes the target group; on an allocation the municipality decides",
        ),
        advice: Text::fixed(
            "Kies het product dat bij de leeftijd hoort, of overleg met de gemeente",
            "Choose the product that fits the age, or consult the municipality",
        ),
    },
    Kind {
        name: "age-preferred",
        stages: &[Stage::Request, Stage::Allocation],
        reads: &[Fact::AgeReport],
        status: Status::Implemented,
        what: Text::fixed(
            "De periode eindigt liefst voor de genoemde leeftijd",
            "The period preferably ends before the named age",
        ),
        why: Text::fixed(
            "Het boek geeft een voorkeur, geen grens",
            "The book gives a preference, not a limit",
        ),
        advice: Text::fixed(
            "Bekijk of een einddatum voor de verjaardag past",
            "See whether an end date before the birthday fits",
        ),
    },
    Kind {
        name: "delimited-offer",
        stages: &[Stage::Request, Stage::Allocation],
        reads: &[Fact::Delimited],
        status: Status::Implemented,
        what: Text::fixed("Een afgebakend aanbod heeft een einddatum", "A delimited offer has an end date"),
        why: Text::fixed(
            "Het boek vraagt een duidelijk begin en eind",
            "The book asks for a clear beginning and end",
        ),
        advice: Text::fixed(
            "Vul een einddatum in, of vraag de gemeente erom",
            "Fill in an end date, or ask the municipality for one",
        ),
    },
    Kind {
        name: "preferred-duration",
        stages: &[Stage::Request, Stage::Allocation],
        reads: &[Fact::PreferredMonths],
        status: Status::Implemented,
        what: Text::fixed(
            "De periode is liefst niet langer dan het genoemde aantal maanden",
            "The period is preferably no longer than the named number of months",
        ),
        why: Text::fixed(
            "Het boek wil het product zo kort als kan",
            "The book wants the product as short as possible",
        ),
        advice: Text::fixed("Leg vast waarom langer nodig is", "Record why longer is needed"),
    },
    Kind {
        name: "volume-per-day",
        stages: &[Stage::Request, Stage::Allocation, Stage::Declaration],
        reads: &[],
        status: Status::Implemented,
        what: Text::fixed(
            "De omvang past binnen het dagmaximum van het product, gerekend over dag, week, maand of hele periode",
            "The volume fits the daily maximum of the product, counted over day, week, month or the whole period",
        ),
        why: Text::fixed(
            "Meer dan dat kan volgens de regels van het product niet geleverd worden",
            "By the rules of the product no more than that can be delivered",
        ),
        advice: Text::fixed(
            "Verlaag de omvang, of ga na of eenheid en frequentie kloppen",
            "Lower the volume, or see whether unit and frequency are right",
        ),
    },
    Kind {
        name: "volume-per-session",
        stages: &[Stage::Request, Stage::Allocation, Stage::Declaration],
        reads: &[Fact::MaxDuration],
        status: Status::Implemented,
        what: Text::fixed(
            "De omvang is niet meer dan één sessie per dag een deelnemer kan geven",
            "The volume is no more than one session a day can give a participant",
        ),
        why: Text::fixed(
            "Uit de maxima van duur, professionals en verhouding volgt wat een sessie hoogstens geeft",
            "The maxima of duration, professionals and ratio give what a session yields at most",
        ),
        advice: Text::fixed(
            "Ga na of eenheid en frequentie kloppen",
            "See whether unit and frequency are right",
        ),
    },
    Kind {
        name: "max-minutes-total",
        stages: &[Stage::Request, Stage::Allocation, Stage::Declaration],
        reads: &[Fact::MaxMinutesTotal],
        status: Status::Implemented,
        what: Text::fixed(
            "De omvang over de hele periode, en over aansluitende toewijzingen samen, blijft onder het maximum",
            "The volume over the whole period, and over adjoining allocations together, stays under the maximum",
        ),
        why: Text::fixed(
            "Het product is bedoeld voor een beperkte tijd",
            "The product is meant for a limited time",
        ),
        advice: Text::fixed(
            "Verlaag de omvang of verkort de periode",
            "Lower the volume or shorten the period",
        ),
    },
    Kind {
        name: "max-dagdelen-per-week",
        stages: &[Stage::Registration, Stage::Request, Stage::Allocation],
        reads: &[Fact::MaxDagdelenPerWeek],
        status: Status::Implemented,
        what: Text::fixed(
            "Niet meer dagdelen per week dan het maximum; in berichten als minuten per week",
            "No more dagdelen per week than the maximum; in messages as minutes per week",
        ),
        why: Text::fixed(
            "Het boek begrenst het gebruik per week, zonder te zeggen voor wie",
            "The book limits the use per week, without saying for whom",
        ),
        advice: Text::fixed(
            "Verlaag de weekomvang, of bespreek het met de gemeente",
            "Lower the weekly volume, or discuss it with the municipality",
        ),
    },
    Kind {
        name: "max-etmalen-per-year",
        stages: &[Stage::Request, Stage::Allocation, Stage::Declaration],
        reads: &[Fact::MaxEtmalenPerYear],
        status: Status::Implemented,
        what: Text::fixed(
            "De etmalen van een cliënt in een kalenderjaar blijven binnen de richtlijn",
            "The etmalen of a client in a calendar year stay within the guideline",
        ),
        why: Text::fixed(
            "Het boek noemt een richtlijn voor weekenden en vakanties samen",
            "The book names a guideline for weekends and holidays together",
        ),
        advice: Text::fixed(
            "Verlaag de omvang, of leg vast waarom meer nodig is",
            "Lower the volume, or record why more is needed",
        ),
    },
    Kind {
        name: "referrer-type",
        stages: &[Stage::Request],
        reads: &[Fact::Referrer],
        status: Status::Implemented,
        what: Text::fixed(
            "De verwijzer van het verzoek heeft het type dat het product vraagt",
            "The referrer of the request has the type that the product asks for",
        ),
        why: Text::fixed(
            "De regio laat alleen deze verwijzer het product starten",
            "The region lets only this referrer start the product",
        ),
        advice: Text::fixed(
            "Vul het type verwijzer in dat het boek noemt, met AGB-code of naam van de behandelaar",
            "Fill in the referrer type that the book names, with AGB code or name of the practitioner",
        ),
    },
    Kind {
        name: "only-local-team",
        stages: &[Stage::Request],
        reads: &[Fact::LocalTeam],
        status: Status::Implemented,
        what: Text::fixed(
            "Een product dat alleen het lokale team inzet, wordt niet door de aanbieder gevraagd; met de gemeente als verwijzer wordt het alleen gemeld",
            "A product that only the local team deploys is not requested by the provider; with the municipality as referrer it is only reported",
        ),
        why: Text::fixed(
            "Het lokale team beslist over de inzet; dat de gemeente als verwijzer voor dat team staat, is een aanname",
            "The local team decides on its use; that the municipality as referrer stands for that team is an assumption",
        ),
        advice: Text::fixed(
            "Vraag het lokale team om een toewijzing",
            "Ask the local team for an allocation",
        ),
    },
    Kind {
        name: "treatment-contract",
        stages: &[Stage::Request],
        reads: &[],
        status: Status::CannotBeChecked(Text::fixed(
            "De contracten van de aanbieder staan niet in berichten",
            "The contracts of the provider are not in the messages",
        )),
        what: Text::fixed(
            "De aanbieder heeft zelf geen contract voor orthopedagogische behandeling of ggz",
            "The provider has no own contract for orthopedagogic treatment or mental health care",
        ),
        why: Text::fixed(
            "Wie zo'n contract heeft, levert vaktherapie daarbinnen",
            "Who has such a contract delivers vaktherapie within it",
        ),
        advice: Text::fixed(
            "Ga na welke contracten de aanbieder heeft",
            "See which contracts the provider has",
        ),
    },
    Kind {
        name: "distance",
        stages: &[Stage::Request, Stage::Allocation],
        reads: &[Fact::MaxDistance],
        status: Status::CannotBeChecked(Text::fixed(
            "Het adres van de locatie staat niet in berichten",
            "The address of the facility is not in the messages",
        )),
        what: Text::fixed(
            "De locatie ligt hemelsbreed niet verder van het verblijfadres dan het boek toestaat",
            "The facility lies no further from the address of stay, as the crow flies, than the book allows",
        ),
        why: Text::fixed(
            "Het boek wil de jeugdige in de eigen omgeving houden",
            "The book wants to keep the youth in familiar surroundings",
        ),
        advice: Text::fixed("Meet de afstand zelf en leg haar vast", "Measure the distance and record it"),
    },
];
