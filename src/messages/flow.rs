//! What each message is for, when it is sent and what follows.

use super::Kind;
use crate::finding::Text;

/// The place of a message in the exchange between municipality and provider.
#[derive(Debug)]
pub struct Flow {
    /// What it is for.
    pub purpose: Text,
    /// When it is sent; terms in working days with their source.
    pub when: Text,
    /// What follows when it is accepted.
    pub next: Text,
}

/// Working days in which a return message must come (OP090).
const RETURN_DAYS: u8 = 3;
/// Working days in which a declaration must be answered (`OP090x4`).
const DECLARATION_DAYS: u8 = 10;

impl Kind {
    /// The working days, counted from receipt, in which its answer must come; none when nothing answers it.
    #[must_use]
    pub fn answer_days(self) -> Option<u8> {
        let days = if self == Self::Declaratie { DECLARATION_DAYS } else { RETURN_DAYS };
        self.answer().map(|_| days)
    }

    /// What it is for, when it is sent and what follows.
    #[must_use]
    pub const fn flow(self) -> &'static Flow {
        match self {
            Self::Toewijzing => &ALLOCATION,
            Self::Start => &START,
            Self::Stop => &STOP,
            Self::VerzoekOmToewijzing => &REQUEST,
            Self::VerzoekOmWijziging => &CHANGE,
            Self::Antwoord => &ANSWER,
            Self::Declaratie => &DECLARATION,
            Self::DeclaratieAntwoord => &DECLARATION_ANSWER,
            Self::ToewijzingRetour
            | Self::StartRetour
            | Self::StopRetour
            | Self::VerzoekOmToewijzingRetour
            | Self::VerzoekOmWijzigingRetour
            | Self::AntwoordRetour => &RETURN,
        }
    }
}

static ALLOCATION: Flow = Flow {
    purpose: Text::fixed(
        "Zegt welke zorg een aanbieder aan een cliënt mag leveren en declareren: product, periode en omvang of budget. Bevat alle lopende toewijzingen van die cliënt bij die aanbieder en alles wat is gewijzigd",
        "Says which care a provider may deliver to a client and declare: product, period and size or budget. Holds all current allocations of that client with that provider and all that changed",
    ),
    when: Text::fixed(
        "Als antwoord op een verzoek (315, 317) binnen 5 werkdagen na ontvangst, of binnen 8 weken na de dagtekening van het verzoek als het in onderzoek ging (OP274, OP346); anders op initiatief van de gemeente",
        "As answer to a request (315, 317) within 5 working days of receipt, or within 8 weeks of the date of the request when it was looked into (OP274, OP346); otherwise on the municipality's initiative",
    ),
    next: Text::fixed(
        "De aanbieder meldt de start met een 305 en declareert per maand met een 323. Een andere einddatum, een ander budget of volume met frequentie 6, en intrekken gaan met een nieuwe 301 op hetzelfde toewijzingnummer; een ander product of ander volume krijgt een nieuw nummer en de oude toewijzing eindigt de dag ervoor (OP033x1, OP257)",
        "The provider reports the start by a 305 and declares per month by a 323. Another last day, budget or volume with frequency 6, and removing go by a new 301 on the same allocation number; another product or volume gets a new number and the old allocation ends the day before (OP033x1, OP257)",
    ),
};

static START: Flow = Flow {
    purpose: Text::fixed(
        "Meldt dat de levering van een toegewezen product echt is begonnen. Het informeert alleen: een declaratie mag er niet op worden afgekeurd (OP364)",
        "Reports that delivery of an allocated product has really begun. It only informs: a declaration may not be rejected because of it (OP364)",
    ),
    when: Text::fixed(
        "Binnen 5 werkdagen na de echte start; bij een toewijzing met terugwerkende kracht na ontvangst van de 301 (OP271)",
        "Within 5 working days of the real start; with a retroactive allocation of receipt of the 301 (OP271)",
    ),
    next: Text::fixed(
        "Als de zorg ophoudt volgt een 307. Een verkeerde start gaat eruit met `StatusAanlevering` 3",
        "When care ends a 307 follows. A wrong start is removed with `StatusAanlevering` 3",
    ),
};

static STOP: Flow = Flow {
    purpose: Text::fixed(
        "Meldt dat de levering tijdelijk (reden 20) of definitief is gestopt, ook als dat gewoon volgens plan was",
        "Reports that delivery stopped for a time (reason 20) or definitively, also when that was as planned",
    ),
    when: Text::fixed(
        "Binnen 5 werkdagen na het echte einde; een definitieve stop na een tijdelijke binnen 5 werkdagen nadat die bekend is (OP272). Alleen na een start met hetzelfde toewijzingnummer, product en dezelfde begindatum",
        "Within 5 working days of the real end; a definitive stop after a temporary one within 5 working days of the day it is known (OP272). Only after a start with the same allocation number, product and first day",
    ),
    next: Text::fixed(
        "Na een tijdelijke stop volgt een nieuwe 305 of één definitieve 307. Een verkeerde stop gaat eruit met `StatusAanlevering` 3",
        "After a temporary stop a new 305 or one definitive 307 follows. A wrong stop is removed with `StatusAanlevering` 3",
    ),
};

static REQUEST: Flow = Flow {
    purpose: Text::fixed(
        "Vraagt de gemeente zorg toe te wijzen aan een cliënt die nog geen lopende toewijzing voor dat product heeft, met een wettelijke verwijzing of een open beschikking",
        "Asks the municipality to allocate care to a client who has no current allocation for that product, with a legal referral or an open decision",
    ),
    when: Text::fixed(
        "Binnen 5 werkdagen na beoordeling of intake; niet zolang er een ander verzoek voor deze cliënt loopt (TR374)",
        "Within 5 working days of assessment or intake; not while another request for this client is pending (TR374)",
    ),
    next: Text::fixed(
        "Per gevraagd product een 301, of een 319 met afwijzing: binnen 5 werkdagen na ontvangst, of eerst een 319 `in onderzoek` en dan binnen 8 weken na de dagtekening (OP274). Woonplaatsbeginsel (Jeugdwet): afwijzing binnen 2 weken (OP359)",
        "Per requested product a 301, or a 319 that rejects: within 5 working days of receipt, or first a 319 `under investigation` and then within 8 weeks of its date (OP274). Residence principle (Jeugdwet): rejection within 2 weeks (OP359)",
    ),
};

static CHANGE: Flow = Flow {
    purpose: Text::fixed(
        "Vraagt de gemeente lopende toewijzingen van een cliënt te wijzigen. Beschrijft de hele gewenste situatie: wat blijft, wat wijzigt en wat nieuw is",
        "Asks the municipality to change current allocations of a client. Describes the whole wished situation: what stays, what changes and what is new",
    ),
    when: Text::fixed(
        "Op tijd voor een antwoord voor de gewenste datum (OP343); niet zolang er een ander verzoek voor deze cliënt loopt (TR374)",
        "In time for an answer before the wished date (OP343); not while another request for this client is pending (TR374)",
    ),
    next: Text::fixed(
        "Voor het hele verzoek een 301, of een 319 met afwijzing: binnen 5 werkdagen na ontvangst, of eerst een 319 `in onderzoek` en dan binnen 8 weken na de dagtekening (OP346)",
        "For the whole request a 301, or a 319 that rejects: within 5 working days of receipt, or first a 319 `under investigation` and then within 8 weeks of its date (OP346)",
    ),
};

static ANSWER: Flow = Flow {
    purpose: Text::fixed(
        "Antwoordt op een 315 of 317 als (nog) niet wordt toegewezen: afgewezen met een reden, of in onderzoek",
        "Answers a 315 or 317 when nothing is allocated (yet): rejected with a reason, or under investigation",
    ),
    when: Text::fixed(
        "Binnen 5 werkdagen na ontvangst van het verzoek; `in onderzoek` ten hoogste één keer, daarna de beslissing binnen 8 weken na de dagtekening van het verzoek (OP274, OP346)",
        "Within 5 working days of receipt of the request; `under investigation` at most once, then the decision within 8 weeks of the date of the request (OP274, OP346)",
    ),
    next: Text::fixed(
        "Een afwijzing sluit het verzoek af. Na `in onderzoek` volgt een 301 of een 319 met afwijzing",
        "A rejection closes the request. After `under investigation` a 301 or a 319 that rejects follows",
    ),
};

static DECLARATION: Flow = Flow {
    purpose: Text::fixed(
        "Declareert bij één gemeente over één kalendermaand de geleverde zorg, per cliënt, toewijzing en product; zorg uit eerdere maanden die nog niet is gedeclareerd gaat mee als eigen regel per maand, en een correctie als credit en debet",
        "Declares the care delivered to one municipality over one calendar month, per client, allocation and product; care of earlier months that was not declared yet goes along as a line of its own per month, and a correction as credit and debit",
    ),
    when: Text::fixed(
        "Na afloop van de maand, maandelijks of zoals afgesproken (OP354); een productperiode is ten hoogste 5 jaar oud (TR335)",
        "After the end of the month, monthly or as agreed (OP354); a product period is at most 5 years old (TR335)",
    ),
    next: Text::fixed(
        "De 325 beslist per regel. Een afgekeurde regel gaat verbeterd opnieuw als debet; een goedgekeurde regel wijzigt met een credit en een nieuwe debet. Blijft de 325 uit, meld dat dan aan de gemeente (OP090x4)",
        "The 325 decides per line. A rejected line goes again, mended, as debit; an approved line is changed by a credit and a new debit. When the 325 does not come, tell the municipality (OP090x4)",
    ),
};

static DECLARATION_ANSWER: Flow = Flow {
    purpose: Text::fixed(
        "Zegt wat van een declaratie is toegekend. Noemt alleen de afgekeurde regels met hun retourcode; toegekend is ingediend min afgekeurd",
        "Says what of a declaration is granted. Names only the rejected lines with their retourcode; granted is submitted less rejected",
    ),
    when: Text::fixed(
        "Eén keer per 323, binnen 10 werkdagen na ontvangst (OP090x4)",
        "Once per 323, within 10 working days of receipt (OP090x4)",
    ),
    next: Text::fixed(
        "Er is geen retour op een 325; klopt hij niet, bel dan de gemeente. Afgekeurde regels gaan verbeterd mee met een volgende 323",
        "Nothing returns a 325; when it is wrong, call the municipality. Rejected lines go along, mended, with a later 323",
    ),
};

static RETURN: Flow = Flow {
    purpose: Text::fixed(
        "Zegt of het bericht is aangenomen. Zonder fouten bevat het alleen een header zonder retourcode. Een fout van niveau 2 (0001) of in de header geeft alleen de header met die code; een andere fout de hele cliënt (of het antwoord) met een code per klasse. Bij elke fout geldt het hele bericht als niet verzonden",
        "Says whether the message was accepted. Without errors it holds only a header without a retourcode. An error of level 2 (0001) or in the header gives only the header with that code; another error the whole client (or answer) with a code per class. With any error the whole message counts as not sent",
    ),
    when: Text::fixed(
        "Eén keer per bericht, ook als alles goed is, binnen 3 werkdagen na ontvangst (OP090). Voldoet het bericht niet aan het schema, dan komt er geen retour maar een melding van het knooppunt",
        "Once per message, also when all is well, within 3 working days of receipt (OP090). When the message breaks its schema no return comes, but a report of the hub",
    ),
    next: Text::fixed(
        "Staat er een andere code dan 0200 in: herstel de oorzaak en stuur het bericht opnieuw met een nieuwe `Identificatie`. `ibericht explain CODE` zegt per code wat te doen",
        "When it has another code than 0200: mend the cause and send the message again with a new `Identificatie`. `ibericht explain CODE` says per code what to do",
    ),
};
