//! The business rules without a check of their own: other rules check them, or no message can break them visibly.

use crate::finding::Text;
use crate::rules::catalogue::{Check, Rule};
use crate::values::Domain;

const JW: &[Domain] = &[Domain::Jw];
const WMO: &[Domain] = &[Domain::Wmo];
const BOTH: &[Domain] = &Domain::ALL;

/// What holds a request for a change against the current allocations.
const CHANGE: &[&str] = &["TR349", "TR350", "TR351", "TR352", "TR353"];

/// Why a time limit is no rule on a message.
const IN_TIME: Text = Text::fixed(
    "De tijd na een bericht staat niet in een bericht; `ibericht dossier deadlines` toont wat nog moet en wat te laat is",
    "The time after a message is in no message; `ibericht dossier deadlines` shows what is due and what is late",
);

/// Why what a contract says is no rule on a message.
const IN_CONTRACT: Text = Text::fixed(
    "Wat de partijen in het contract afspreken, staat niet in een bericht; een productenboek kan het bevatten",
    "What the parties agree on in their contract is in no message; a product book may hold it",
);

/// A rule that other rules check; `XSD` is the schema.
const fn by(
    code: &'static str,
    domains: &'static [Domain],
    name: Text,
    what: Text,
    rules: &'static [&'static str],
) -> Rule {
    let why = Text::fixed(
        "De partijen spraken dit af; de genoemde regels controleren het",
        "The parties agreed on this; the rules that are named check it",
    );
    let advice = Text::fixed(
        "Doe wat de regel zegt die de bevinding geeft",
        "Do what the rule says that gives the finding",
    );
    let check = Check::Others(rules);
    Rule { code, name, kinds: &[], domains, sources: &[], what, why, examples: None, advice, check }
}

/// A rule that nothing checks, with the reason.
const fn not(code: &'static str, domains: &'static [Domain], name: Text, what: Text, reason: Text) -> Rule {
    advised(code, domains, name, what, reason, Text::fixed("Let hier zelf op", "See to it yourself"))
}

/// A time limit, which no message can break visibly.
const fn in_time(code: &'static str, domains: &'static [Domain], name: Text, what: Text) -> Rule {
    let advice = Text::fixed(
        "Kijk geregeld met `ibericht dossier deadlines` wat nog moet, wat te laat is en wie iets moet doen",
        "Look regularly with `ibericht dossier deadlines` at what is due, what is late and who has to act",
    );
    advised(code, domains, name, what, IN_TIME, advice)
}

const fn advised(
    code: &'static str,
    domains: &'static [Domain],
    name: Text,
    what: Text,
    reason: Text,
    advice: Text,
) -> Rule {
    let why = Text::fixed(
        "De partijen spraken dit af voor hun werkwijze",
        "The parties agreed on this for how they work",
    );
    let check = Check::Not(reason);
    Rule { code, name, kinds: &[], domains, sources: &[], what, why, examples: None, advice, check }
}

/// The business rules without a check of their own, in order of code.
pub static ELSEWHERE: &[Rule] = &[
    not(
        "OP001",
        JW,
        Text::fixed("Ouderlijk gezag vastleggen", "Recording parental authority"),
        Text::fixed(
            "De partijen leggen vast wie het gezag over een jeugdige heeft; vanaf 16 jaar kan dat de jeugdige zelf zijn",
            "The parties record who holds authority over a young person; from 16 years that can be the young person",
        ),
        Text::fixed(
            "Wie het gezag heeft, staat niet in een bericht",
            "No message says who holds the authority",
        ),
    ),
    by(
        "OP002x1",
        JW,
        Text::fixed("Gezagsdrager al bekend", "Holder of authority known already"),
        Text::fixed(
            "De gezagsdrager hoeft niet in de 301 als de aanbieder in de 315 zei dat die bekend is",
            "The holder of authority need not be in the 301 when the provider said in the 315 that it is known",
        ),
        &["OP002"],
    ),
    by(
        "OP002x2",
        JW,
        Text::fixed("Jeugdige als gezagsdrager", "Young person as holder of authority"),
        Text::fixed(
            "Een jeugdige die het gezag zelf heeft, wordt niet nog eens als relatie opgenomen",
            "A young person who holds the authority is not named as a relation once more",
        ),
        &["OP002"],
    ),
    not(
        "OP003",
        BOTH,
        Text::fixed("Veiligheid van de cliënt", "Safety of the client"),
        Text::fixed(
            "Er gaan geen berichten over een cliënt die door de uitwisseling gevaar loopt",
            "No messages go about a client whom the exchange endangers",
        ),
        Text::fixed(
            "Of een cliënt gevaar loopt, kan een programma niet weten; stuur voor zo iemand geen berichten",
            "A program cannot know whether a client is in danger; send no messages for such a person",
        ),
    ),
    by(
        "OP011",
        JW,
        Text::fixed("Start melden na het begin", "Reporting a start after it"),
        Text::fixed(
            "Een start wordt gemeld als de zorg echt is begonnen",
            "A start is reported when care has really begun",
        ),
        &["TR134"],
    ),
    by(
        "OP033",
        BOTH,
        Text::fixed(
            "Verbeteren door verwijderen en opnieuw aanleveren",
            "Correcting by removing and delivering anew",
        ),
        Text::fixed(
            "Een start of stop wordt verbeterd met `StatusAanlevering` 3 en daarna 1",
            "A start or stop is corrected by `StatusAanlevering` 3 and then 1",
        ),
        &["CS058", "TR063", "TR071", "TR074"],
    ),
    by(
        "OP033x2",
        BOTH,
        Text::fixed("Geen start verbeteren na de stop", "No correction of a start after the stop"),
        Text::fixed(
            "Een start wordt niet meer verwijderd als de stop is gemeld; `StatusAanlevering` 2 komt niet voor",
            "A start is not removed once the stop is reported; `StatusAanlevering` 2 does not occur",
        ),
        &["CS058", "TR063", "TR071", "TR074"],
    ),
    not(
        "OP039",
        BOTH,
        Text::fixed("Verschillen in persoonsgegevens", "Differences in personal data"),
        Text::fixed(
            "Naam, geboortedatum en geslacht mogen anders zijn dan de andere partij heeft",
            "Name, date of birth and sex may differ from what the other party has",
        ),
        Text::fixed(
            "Geen regel vergelijkt deze gegevens tussen berichten; een retour die er toch op afkeurt, wordt gemeld als RETOUR-VERBODEN",
            "No rule compares these data between messages; a return message that rejects because of them is told as RETOUR-VERBODEN",
        ),
    ),
    not(
        "OP043",
        BOTH,
        Text::fixed("Geen toewijzing naast een pgb", "No allocation beside a personal budget"),
        Text::fixed(
            "Voor zorg waarvoor de cliënt een persoonsgebonden budget heeft, is er geen toewijzing",
            "For care for which the client has a personal budget there is no allocation",
        ),
        Text::fixed(
            "Een persoonsgebonden budget staat niet in deze berichten",
            "A personal budget is not in these messages",
        ),
    ),
    not(
        "OP047",
        BOTH,
        Text::fixed("Afkeuren wat niet voldoet", "Rejecting what does not comply"),
        Text::fixed(
            "Een bericht dat niet aan de standaard voldoet, mag worden afgekeurd",
            "A message that does not meet the standard may be rejected",
        ),
        Text::fixed(
            "Geen eis aan een bericht: alle andere regels samen voeren dit uit",
            "No demand on a message: all other rules together carry it out",
        ),
    ),
    not(
        "OP065",
        BOTH,
        Text::fixed("Alleen afgekeurde cliënten in de retour", "Only rejected clients in the return message"),
        Text::fixed(
            "Een retour bevat alleen cliënten met een afgekeurde klasse, en die dan helemaal",
            "A return message holds only clients with a rejected class, and those in full",
        ),
        Text::fixed(
            "Het maken van de retour zorgt hiervoor; een ontvangen retour die anders is opgebouwd, wordt gemeld als RETOUR-OPBOUW of RETOUR-KOPIE",
            "Making the return message sees to it; one that comes in and is built otherwise is told as RETOUR-OPBOUW or RETOUR-KOPIE",
        ),
    ),
    by(
        "OP072",
        BOTH,
        Text::fixed("Stop na een start", "A stop after a start"),
        Text::fixed(
            "Een stop wordt gemeld op een start die eerder is gemeld",
            "A stop is reported on a start that was reported before",
        ),
        &["TR382"],
    ),
    by(
        "OP076",
        BOTH,
        Text::fixed("Gegevens van een relatie", "Data of a relation"),
        Text::fixed("Een relatie heeft een soort en een naam", "A relation has a kind and a name"),
        &["XSD"],
    ),
    by(
        "OP079",
        BOTH,
        Text::fixed("BSN verplicht", "BSN required"),
        Text::fixed("Elke cliënt heeft een geldig BSN", "Every client has a valid BSN"),
        &["XSD", "CS002"],
    ),
    by(
        "OP086",
        BOTH,
        Text::fixed("Altijd een toewijzing", "Always an allocation"),
        Text::fixed(
            "Zorg die per inspanning of resultaat wordt betaald, is altijd met een 301 toegewezen",
            "Care paid by effort or by output is always allocated by a 301",
        ),
        &["TR338", "TR019"],
    ),
    in_time(
        "OP090",
        BOTH,
        Text::fixed("Retour binnen 3 werkdagen", "Return message within 3 working days"),
        Text::fixed(
            "De ontvanger stuurt binnen 3 werkdagen na ontvangst een retour",
            "The receiver sends a return message within 3 working days of receipt",
        ),
    ),
    in_time(
        "OP090x2",
        BOTH,
        Text::fixed("Ontbrekende retour bewaken", "Watching for missing return messages"),
        Text::fixed(
            "De verzender let op berichten zonder retour; wie geen retour kan maken, laat dat op een andere manier weten",
            "The sender watches for messages without answer; who cannot make one tells so in another way",
        ),
    ),
    in_time(
        "OP090x4",
        BOTH,
        Text::fixed("Declaratieantwoord binnen 10 werkdagen", "Declaration answer within 10 working days"),
        Text::fixed(
            "De gemeente beantwoordt een 323 binnen 10 werkdagen na ontvangst met een 325",
            "The municipality answers a 323 by a 325 within 10 working days of receipt",
        ),
    ),
    by(
        "OP091",
        BOTH,
        Text::fixed("Soort van een adres", "Kind of an address"),
        Text::fixed("Elk adres zegt waarvoor het dient", "Every address says what it is for"),
        &["XSD"],
    ),
    not(
        "OP095",
        BOTH,
        Text::fixed("Niet afkeuren op wat de ander niet weet", "No rejection on what the other cannot know"),
        Text::fixed(
            "Een bericht wordt niet afgekeurd om gegevens die de verzender niet kan hebben",
            "A message is not rejected for data that the sender cannot have",
        ),
        Text::fixed(
            "Geen eis aan een bericht: de regels hier gebruiken alleen gegevens die beide partijen delen",
            "No demand on a message: the rules here use only data that both parties share",
        ),
    ),
    by(
        "OP130",
        BOTH,
        Text::fixed("Bereikbaarheid van een relatie", "How to reach a relation"),
        Text::fixed(
            "Van een relatie is een adres of telefoonnummer bekend",
            "Of a relation an address or telephone number is known",
        ),
        &["TR006"],
    ),
    by(
        "OP155",
        BOTH,
        Text::fixed("Stop verwijst naar de laatste start", "A stop refers to the latest start"),
        Text::fixed(
            "Een stop heeft de begindatum van de laatst gemelde start",
            "A stop has the first day of the latest start reported",
        ),
        &["TR382"],
    ),
    not(
        "OP179",
        BOTH,
        Text::fixed("Bestand van ten hoogste 25 MB", "File of at most 25 MB"),
        Text::fixed("Een bericht is niet groter dan 25 MB", "A message is not larger than 25 MB"),
        Text::fixed(
            "Een groter bestand wordt niet gelezen en dus niet als bericht beoordeeld; `--max-size` verlegt die grens",
            "A larger file is not read, so it is not judged as a message; `--max-size` moves that limit",
        ),
    ),
    not(
        "OP192",
        BOTH,
        Text::fixed("Vorm van het bestand", "Form of the file"),
        Text::fixed(
            "Een bericht is XML in UTF-8 zonder byte order mark, met CR en LF, in een bestand met extensie xml",
            "A message is XML in UTF-8 without byte order mark, with CR and LF, in a file with extension xml",
        ),
        Text::fixed(
            "Regels zien het bericht, niet het bestand; bij het lezen worden een byte order mark en andere regeleinden aanvaard",
            "Rules see the message, not the file; reading accepts a byte order mark and other line ends",
        ),
    ),
    by(
        "OP252",
        BOTH,
        Text::fixed("Deels onbekende geboortedatum", "Partly unknown date of birth"),
        Text::fixed(
            "Bij een deels onbekende geboortedatum zegt `DatumGebruik` welk deel onbekend is",
            "With a partly unknown date of birth `DatumGebruik` says which part is unknown",
        ),
        &["CS139"],
    ),
    not(
        "OP254",
        BOTH,
        Text::fixed("AGB-codes", "AGB codes"),
        Text::fixed(
            "Een AGB-code bepaalt waar berichten heen gaan en wie de aanbieder is",
            "An AGB code decides where messages go and who the provider is",
        ),
        Text::fixed(
            "Welke codes zijn uitgegeven staat in een register dat er niet bij zit; de vorm controleert het schema",
            "Which codes were given out stands in a register that is not at hand; the schema checks the form",
        ),
    ),
    not(
        "OP258",
        BOTH,
        Text::fixed("Einde melden met een 301", "Reporting an end by a 301"),
        Text::fixed(
            "De gemeente meldt het einde van een toewijzing met een 301",
            "The municipality reports the end of an allocation by a 301",
        ),
        Text::fixed(
            "Een einde dat niet gemeld wordt, is in geen bericht te zien",
            "An end that is not reported can be seen in no message",
        ),
    ),
    by(
        "OP259",
        BOTH,
        Text::fixed("Geen gestapelde toewijzingen", "No stacked allocations"),
        Text::fixed(
            "Voor een product is er op een dag één toewijzing",
            "For a product there is one allocation on a day",
        ),
        &["TR302"],
    ),
    by(
        "OP260",
        WMO,
        Text::fixed(
            "Product als categorie, zo nodig met code",
            "Product as category, with a code if need be",
        ),
        Text::fixed(
            "Een product is een categorie, met of zonder code",
            "A product is a category, with or without a code",
        ),
        &["XSD"],
    ),
    not(
        "OP261",
        BOTH,
        Text::fixed("Uitvoeringsvariant per product", "Variant per product"),
        Text::fixed(
            "Per product is afgesproken of inspanning, resultaat of taak wordt betaald",
            "Per product it is agreed whether effort, output or a task is paid",
        ),
        IN_CONTRACT,
    ),
    not(
        "OP262",
        BOTH,
        Text::fixed("Tarief bij inspanning", "Tariff for effort"),
        Text::fixed(
            "Inspanning heeft een tarief per tijdseenheid, of per stuk bij eenheid 84",
            "Effort has a tariff per unit of time, or per piece with unit 84",
        ),
        IN_CONTRACT,
    ),
    not(
        "OP263",
        BOTH,
        Text::fixed("Tarief bij resultaat", "Tariff for output"),
        Text::fixed(
            "Resultaat heeft een tarief per stuk of een bedrag in euro's",
            "Output has a tariff per piece or an amount in euros",
        ),
        IN_CONTRACT,
    ),
    not(
        "OP264",
        BOTH,
        Text::fixed("Moment van declareren bij resultaat", "Moment of declaring output"),
        Text::fixed(
            "De partijen spreken af wanneer een resultaat wordt gedeclareerd",
            "The parties agree on when output is declared",
        ),
        IN_CONTRACT,
    ),
    by(
        "OP267",
        BOTH,
        Text::fixed("Declareren in de eenheid van de toewijzing", "Declaring in the unit of the allocation"),
        Text::fixed(
            "Een prestatie heeft de eenheid van haar toewijzing",
            "A line has the unit of its allocation",
        ),
        &["TR341"],
    ),
    not(
        "OP270",
        JW,
        Text::fixed("Datums in start en stop", "Dates of start and stop"),
        Text::fixed(
            "De partijen spreken af welke datums in de 305 en 307 staan",
            "The parties agree on which dates the 305 and 307 have",
        ),
        Text::fixed("Die afspraak staat niet in een bericht", "That agreement is in no message"),
    ),
    in_time(
        "OP271",
        BOTH,
        Text::fixed("Start melden binnen 5 werkdagen", "Reporting a start within 5 working days"),
        Text::fixed(
            "De aanbieder meldt een start binnen 5 werkdagen, bij een toewijzing achteraf na ontvangst van de 301",
            "The provider reports a start within 5 working days; with a retroactive allocation, of receipt of the 301",
        ),
    ),
    in_time(
        "OP272",
        BOTH,
        Text::fixed("Stop melden binnen 5 werkdagen", "Reporting a stop within 5 working days"),
        Text::fixed(
            "De aanbieder meldt een stop binnen 5 werkdagen",
            "The provider reports a stop within 5 working days",
        ),
    ),
    in_time(
        "OP274",
        BOTH,
        Text::fixed(
            "Verzoek om toewijzing op tijd beantwoorden",
            "Answering a request for an allocation in time",
        ),
        Text::fixed(
            "De gemeente beslist binnen 5 werkdagen op een 315, of binnen 8 weken als zij die onderzoekt",
            "The municipality decides on a 315 within 5 working days, or within 8 weeks when it looks into it",
        ),
    ),
    by(
        "OP275",
        BOTH,
        Text::fixed("Uniek toewijzingsnummer", "Unique allocation number"),
        Text::fixed(
            "Een gemeente gebruikt een nummer voor één toewijzing",
            "A municipality uses a number for one allocation",
        ),
        &["TR332"],
    ),
    by(
        "OP276",
        BOTH,
        Text::fixed("Declareren op een toewijzing", "Declaring on an allocation"),
        Text::fixed(
            "Zonder toewijzing wordt er niet gedeclareerd",
            "Without an allocation nothing is declared",
        ),
        &["TR307", "TR308", "TR338", "TR384"],
    ),
    by(
        "OP279",
        BOTH,
        Text::fixed("Declareren binnen de toewijzing", "Declaring within the allocation"),
        Text::fixed(
            "De productperiode ligt binnen de periode van de toewijzing",
            "The product period lies within the period of the allocation",
        ),
        &["TR307", "TR308", "TR338", "TR384"],
    ),
    by(
        "OP280",
        BOTH,
        Text::fixed("Eén periode per declaratie", "One period per declaration"),
        Text::fixed("Een 323 gaat over één declaratieperiode", "A 323 is about one declaration period"),
        &["XSD", "CS340"],
    ),
    by(
        "OP281",
        BOTH,
        Text::fixed("Een of meer cliënten per declaratie", "One or more clients per declaration"),
        Text::fixed(
            "Een 323 bevat prestaties van een of meer cliënten",
            "A 323 holds lines of one or more clients",
        ),
        &["XSD", "CS340"],
    ),
    by(
        "OP283",
        BOTH,
        Text::fixed("Unieke nummers in declaraties", "Unique numbers in declarations"),
        Text::fixed(
            "Een nummer van een declaratie of prestatie wordt één keer gebruikt",
            "A number of a declaration or line is used once",
        ),
        &["TR314", "TR333", "TR347"],
    ),
    by(
        "OP284",
        BOTH,
        Text::fixed("Aansluitende declaratieperiodes", "Connecting declaration periods"),
        Text::fixed(
            "Declaratieperiodes volgen op elkaar; een gat is er alleen als er niets is geleverd",
            "Declaration periods follow each other; there is a gap only when nothing was delivered",
        ),
        &["TR318"],
    ),
    not(
        "OP286",
        BOTH,
        Text::fixed("Afgekeurd is niet verstuurd", "Rejected is not sent"),
        Text::fixed(
            "Een technische fout keurt het hele bericht af; het telt als niet verstuurd",
            "A technical error rejects the whole message; it counts as not sent",
        ),
        Text::fixed(
            "Geen eis aan een bericht: het dossier werkt zo",
            "No demand on a message: the dossier works that way",
        ),
    ),
    in_time(
        "OP288",
        BOTH,
        Text::fixed("Na een start altijd een stop", "Always a stop after a start"),
        Text::fixed(
            "Een gemelde start krijgt altijd een stop, ook als de toewijzing gewoon afloopt",
            "A reported start always gets a stop, also when the allocation just ends",
        ),
    ),
    by(
        "OP289",
        BOTH,
        Text::fixed("Eén lopende start per toewijzing", "One start in force per allocation"),
        Text::fixed(
            "Op een toewijzing loopt één start tegelijk",
            "On an allocation one start is in force at a time",
        ),
        &["TR326"],
    ),
    by(
        "OP295",
        BOTH,
        Text::fixed("Start en stop verplicht", "Start and stop required"),
        Text::fixed(
            "Voor inspanning en resultaat worden start en stop gemeld; een stop komt niet zonder start",
            "For effort and output start and stop are reported; no stop comes without a start",
        ),
        &["TR382"],
    ),
    not(
        "OP296",
        BOTH,
        Text::fixed("Verzoek past bij het contract", "Request fits the contract"),
        Text::fixed(
            "Een aanbieder vraagt alleen producten die hij volgens het contract mag leveren",
            "A provider asks only for products that its contract lets it deliver",
        ),
        IN_CONTRACT,
    ),
    by(
        "OP297",
        BOTH,
        Text::fixed("Code van de verwijzer", "Code of the referrer"),
        Text::fixed(
            "De verwijzer wordt met zijn code genoemd als die bekend is",
            "The referrer is named by its code when that is known",
        ),
        &["CD066", "CD067", "CD068"],
    ),
    by(
        "OP302",
        BOTH,
        Text::fixed("Gedeclareerd product past bij de toewijzing", "Declared product fits the allocation"),
        Text::fixed(
            "Een prestatie heeft het product van haar toewijzing",
            "A line has the product of its allocation",
        ),
        &["TR321", "TR322", "TR339", "TR340", "TR369"],
    ),
    by(
        "OP303",
        BOTH,
        Text::fixed("Afgewezen prestaties in de 325", "Rejected lines in the 325"),
        Text::fixed(
            "Een 325 noemt de afgewezen prestaties, elk als geheel",
            "A 325 names the rejected lines, each as a whole",
        ),
        &["TR337", "TR342", "TR366", "TR376"],
    ),
    by(
        "OP304",
        BOTH,
        Text::fixed("Toegekende prestaties niet in de 325", "Granted lines not in the 325"),
        Text::fixed(
            "Wat is toegekend, wordt in een 325 niet herhaald",
            "What is granted is not repeated in a 325",
        ),
        &["TR337", "TR342", "TR366", "TR376"],
    ),
    not(
        "OP305",
        BOTH,
        Text::fixed("Inspanning per stuk", "Effort per piece"),
        Text::fixed(
            "Inspanning die per stuk wordt betaald, heeft eenheid 84",
            "Effort that is paid per piece has unit 84",
        ),
        Text::fixed(
            "Of een stuk inspanning of resultaat is, staat in het contract",
            "The contract says whether a piece is effort or output",
        ),
    ),
    by(
        "OP306",
        BOTH,
        Text::fixed("317 op een lopende toewijzing", "317 on a current allocation"),
        Text::fixed("Een 317 gaat over lopende toewijzingen", "A 317 is about current allocations"),
        CHANGE,
    ),
    by(
        "OP308",
        BOTH,
        Text::fixed("317 als hele gewenste situatie", "317 as the whole wished situation"),
        Text::fixed(
            "Een 317 beschrijft alles wat de cliënt bij de aanbieder moet hebben",
            "A 317 describes all that the client is to have at the provider",
        ),
        CHANGE,
    ),
    by(
        "OP343",
        BOTH,
        Text::fixed("317 op tijd", "317 in time"),
        Text::fixed(
            "Een 317 komt op tijd voor een antwoord voor de gewenste datum",
            "A 317 comes in time for an answer before the wished date",
        ),
        &["TR380"],
    ),
    not(
        "OP344",
        BOTH,
        Text::fixed("Elk verzoek krijgt een beslissing", "Every request gets a decision"),
        Text::fixed(
            "Een verzoek eindigt met een toewijzing of een afwijzing",
            "A request ends in an allocation or a rejection",
        ),
        Text::fixed(
            "Dat een beslissing ontbreekt, is in geen bericht te zien; `ibericht dossier verzoeken` en `deadlines` tonen het",
            "That a decision is missing is in no message; `ibericht dossier verzoeken` and `deadlines` show it",
        ),
    ),
    by(
        "OP345",
        BOTH,
        Text::fixed("Gewenste datum in het verleden", "Wished date in the past"),
        Text::fixed(
            "Een gewenste datum in het verleden maakt geleverde of gedeclareerde zorg niet onrechtmatig",
            "A wished date in the past takes no legal basis from care delivered or declared",
        ),
        &["TR357", "TR373"],
    ),
    in_time(
        "OP346",
        BOTH,
        Text::fixed("Verzoek om wijziging op tijd beantwoorden", "Answering a request for a change in time"),
        Text::fixed(
            "De gemeente beslist binnen 5 werkdagen op een 317, of binnen 8 weken als zij die onderzoekt",
            "The municipality decides on a 317 within 5 working days, or within 8 weeks when it looks into it",
        ),
    ),
    by(
        "OP347",
        BOTH,
        Text::fixed("Geen gestapelde verzoeken", "No stacked requests"),
        Text::fixed(
            "Voor een product wordt op een dag één keer gevraagd",
            "A product is asked for once on a day",
        ),
        &["TR361", "TR386", "TR410"],
    ),
    by(
        "OP349",
        BOTH,
        Text::fixed("Unieke referentie van een verzoek", "Unique reference of a request"),
        Text::fixed(
            "Een referentie van een verzoek wordt één keer gebruikt",
            "A reference of a request is used once",
        ),
        &["TR314", "TR333", "TR347"],
    ),
    by(
        "OP354",
        BOTH,
        Text::fixed("Declareren na de periode", "Declaring after the period"),
        Text::fixed(
            "Zorg wordt in de volgende periode of later gedeclareerd, ten hoogste 5 jaar later",
            "Care is declared in the next period or later, at most 5 years later",
        ),
        &["TR335"],
    ),
    by(
        "OP355",
        BOTH,
        Text::fixed("De 325 hoort bij een 323", "The 325 belongs to a 323"),
        Text::fixed(
            "Een 325 verwijst naar de declaratie die zij beantwoordt",
            "A 325 refers to the declaration that it answers",
        ),
        &["TR337", "TR342", "TR366", "TR376"],
    ),
    by(
        "OP359",
        JW,
        Text::fixed("Woonplaatsbeginsel", "Residence principle"),
        Text::fixed(
            "Een gemeente die niet verantwoordelijk is, wijst het verzoek binnen 2 weken af en noemt de juiste",
            "A municipality that is not responsible rejects the request within 2 weeks and names the right one",
        ),
        &["TR377", "TR409"],
    ),
    by(
        "OP360",
        BOTH,
        Text::fixed("Eén keer crediteren", "Crediting once"),
        Text::fixed(
            "Een prestatie wordt ten hoogste één keer gecrediteerd, in haar geheel en vóór de verbetering",
            "A line is credited at most once, in full and before its correction",
        ),
        &["TR389", "TR390"],
    ),
    by(
        "OP361",
        BOTH,
        Text::fixed("Unieke referenties", "Unique references"),
        Text::fixed(
            "Waarnaar een ander bericht verwijst, is uniek bij de afzender",
            "What another message refers to is unique for its sender",
        ),
        &["TR314", "TR333", "TR347"],
    ),
    by(
        "OP363",
        BOTH,
        Text::fixed("Geen stop zonder start", "No stop without a start"),
        Text::fixed(
            "Een stop zonder gemelde start komt niet voor, ook niet voor zorg van lang geleden",
            "A stop without a reported start does not occur, for care of long ago neither",
        ),
        &["TR382"],
    ),
    advised(
        "OP364",
        BOTH,
        Text::fixed("Declaratie los van start en stop", "Declaration apart from start and stop"),
        Text::fixed(
            "Een declaratie wordt niet afgewezen om een start of stop",
            "A declaration is not rejected for a start or stop",
        ),
        Text::fixed(
            "Geen regel over declaraties kijkt naar starts en stops; keurt een 325 die u ontvangt er toch om af, dan meldt \
             `RETOUR-VERBODEN` dat",
            "No rule on declarations looks at starts and stops; when a 325 that you receive rejects for one all the same, \
             `RETOUR-VERBODEN` tells it",
        ),
        Text::fixed(
            "Gemeente: keur hier niet om af. Aanbieder: wijs de gemeente op deze afspraak en vraag om een nieuwe 325",
            "Municipality: do not reject for it. Provider: point the municipality to this agreement and ask for a new 325",
        ),
    ),
    by(
        "OP365",
        BOTH,
        Text::fixed("Gedeclareerd volume past bij de toewijzing", "Declared volume fits the allocation"),
        Text::fixed(
            "Het gedeclareerde volume of bedrag blijft binnen de toewijzing",
            "The declared volume or amount stays within the allocation",
        ),
        &["TR321", "TR322", "TR339", "TR340", "TR369"],
    ),
    by(
        "OP366",
        BOTH,
        Text::fixed("Credits eerst", "Credits first"),
        Text::fixed(
            "Van een declaratie tellen eerst de creditregels en dan de debetregels",
            "Of a declaration the credits count before the debits",
        ),
        &["TR389", "TR390"],
    ),
    by(
        "OP367",
        BOTH,
        Text::fixed("Productperiode binnen een maand", "Product period within a month"),
        Text::fixed("Een prestatie gaat over één kalendermaand", "A line is about one calendar month"),
        &["CS337"],
    ),
    by(
        "OP368",
        BOTH,
        Text::fixed("Niet declareren op een verwijderde toewijzing", "No declaring on a removed allocation"),
        Text::fixed(
            "Op een verwijderde toewijzing wordt niet gedeclareerd",
            "Nothing is declared on a removed allocation",
        ),
        &["TR307", "TR308", "TR338", "TR384"],
    ),
    not(
        "OP369",
        WMO,
        Text::fixed("Echte datums in start en stop", "Real dates of start and stop"),
        Text::fixed(
            "Een start en stop hebben de dag waarop de zorg echt begon en eindigde; daaruit volgt de eigen bijdrage",
            "Start and stop have the day on which care really began and ended; the own contribution follows from it",
        ),
        Text::fixed(
            "Wanneer zorg echt begon of eindigde, weet alleen de aanbieder",
            "Only the provider knows when care really began or ended",
        ),
    ),
    by(
        "OP377",
        BOTH,
        Text::fixed("Definitieve stop na een tijdelijke", "Definitive stop after a temporary one"),
        Text::fixed(
            "Na een tijdelijke stop mag meteen een definitieve volgen",
            "A temporary stop may be followed by a definitive one at once",
        ),
        &["TR326", "TR413", "TR414", "TR415"],
    ),
    by(
        "OP378",
        BOTH,
        Text::fixed("Geen andere stops na elkaar", "No other stops in a row"),
        Text::fixed(
            "Buiten tijdelijk en dan definitief komen er geen twee stops na elkaar",
            "Other than temporary and then definitive no two stops come in a row",
        ),
        &["TR326", "TR413", "TR414", "TR415"],
    ),
    by(
        "OP379",
        BOTH,
        Text::fixed("Nieuwe start na een stop", "New start after a stop"),
        Text::fixed(
            "Na elke stop mag weer een start worden gemeld",
            "After any stop a start may be reported again",
        ),
        &["TR326", "TR413", "TR414", "TR415"],
    ),
];
