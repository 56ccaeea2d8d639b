//! What the hubs that carry messages say of them: VECOZO for providers, the Gemeentelijk
//! Gegevensknooppunt (`GGk`) for municipalities.
//!
//! A message that a hub refuses never reached the other party, so no return message follows.

use super::{Code, CodeList};

/// An advice in Dutch and English that several codes of both hubs share.
type Shared = &'static [&'static str; 2];

const ROLE: Shared = &[
    "U mag dit berichttype niet indienen. Stuur niets meer van dit type; de contactpersoon van uw organisatie laat bij VECOZO de autorisatie aanpassen",
    "You may not submit this type of message. Send no more of it; the contact person of your organisation has the authorisation at VECOZO changed",
];
const CONSENT: Shared = &[
    "De zorgaanbieder heeft u niet gemachtigd. Stuur niets meer namens deze AGB-code tot de aanbieder bij VECOZO een toestemmingsverklaring heeft gegeven",
    "The provider did not authorise you. Send nothing more for this AGB code until the provider has given a declaration of consent at VECOZO",
];
const NOT_CONNECTED: Shared = &[
    "De gemeente of aanbieder is niet aangesloten, of de code klopt niet. Controleer `Ontvanger`; klopt die, houd de berichten voor deze partij dan vast en bel haar",
    "The municipality or provider is not connected, or its code is wrong. Check `Ontvanger`; when it is right, hold the messages for this party and call it",
];
const RECEIVER_ROLE: Shared = &[
    "De ontvanger kan dit berichttype niet ontvangen, bijvoorbeeld onder deze wet. Controleer `Ontvanger` en de wet; klopt dat, houd de berichten dan vast en bel de ontvanger",
    "The receiver cannot receive this type of message, for example under this law. Check `Ontvanger` and the law; when they are right, hold the messages and call the receiver",
];
const TOO_LARGE: Shared = &[
    "Het bestand is groter dan 25 MB. Splits de declaratie in twee berichten, elk met een eigen `DeclaratieNummer` en `Identificatie`, of stuur minder berichten in een ZIP",
    "The file is larger than 25 MB. Split the declaration into two messages, each with its own `DeclaratieNummer` and `Identificatie`, or send fewer messages in one ZIP",
];
/// Of the municipal side, where nothing is declared.
const TOO_LARGE_GGK: Shared = &[
    "Het bericht is met envelop groter dan 25 MB. De codering maakt het een derde groter, dus ongeveer 18,7 MB XML past; de gemeente laat haar leverancier kijken waarom het bericht zo groot is",
    "The message with its envelope is larger than 25 MB. Its encoding adds a third, so about 18.7 MB of XML fits; the municipality has its supplier see why the message is so large",
];
const VIRUS: Shared = &[
    "Verstuur niets meer, laat de computer onderzoeken en maak het bestand daarna opnieuw uit de bron",
    "Send nothing more, have the computer examined and then make the file again from its source",
];
const SCHEMA: Shared = &[
    "Het bericht is niet doorgestuurd: de ontvanger heeft niets. Zoek de fout met `ibericht check BESTAND`, laat uw softwareleverancier de oorzaak herstellen en dien in met een nieuwe `Identificatie`",
    "The message was not forwarded: the receiver has nothing. Find the fault with `ibericht check FILE`, have your software supplier mend its cause and submit with a new `Identificatie`",
];
const ZIP_DAMAGED: Shared = &[
    "Het ZIP-bestand is niet leesbaar. Maak het opnieuw, of dien de berichten los in; er is niets doorgestuurd",
    "The ZIP cannot be read. Make it again, or submit the messages one by one; nothing was forwarded",
];
const ZIP_MANY: Shared = &[
    "Dien minder berichten per ZIP in: bij declaraties ten hoogste 30, bij sommige diensten één. Houd declaraties en andere berichten apart",
    "Submit fewer messages per ZIP: at most 30 declarations, with some services one. Keep declarations and other messages apart",
];
const ZIP_PASSWORD: Shared = &[
    "Maak het ZIP-bestand opnieuw zonder wachtwoord en dien hetzelfde bericht nog eens in",
    "Make the ZIP again without password and submit the same message once more",
];
const ZIP_FEW: Shared = &[
    "Het ZIP-bestand is leeg of mist een bericht. Maak het opnieuw met ten minste één bericht erin",
    "The ZIP is empty or lacks a message. Make it again with at least one message in it",
];
const REAL_DATA: Shared = &[
    "Echte persoonsgegevens staan op een testomgeving. Stop met versturen, verwijder de gegevens daar en gebruik alleen test-BSN's; meld het zo nodig als datalek",
    "Real personal data stand in a test environment. Stop sending, remove the data there and use test BSNs only; report it as a data breach where needed",
];
const SENT_BEFORE: Shared = &[
    "Het kenmerk van de verzending is al gebruikt. Zoek eerst of de eerste verzending is bezorgd: dan is er niets te doen. Zo niet, verstuur opnieuw met een nieuw kenmerk (UUID)",
    "The identification of the transmission was used before. First see whether the first one was delivered: then nothing needs doing. If not, send again with a new identification (UUID)",
];
const APPLICATION: Shared = &[
    "Uw software vult naam of versie van het programma niet goed in de envelop. De softwareleverancier vult Applicatie, ApplicatieVersie en ApplicatieSubversie; daarna opnieuw versturen",
    "Your software does not fill in its name or version in the envelope. The supplier fills in Applicatie, ApplicatieVersie and ApplicatieSubversie; then send again",
];
const ANSWERED: Shared = &[
    "Er is al een 325 voor deze declaratie. De gemeente hoeft niets meer te sturen; de aanbieder houdt de eerste 325 aan",
    "There is a 325 for this declaration already. The municipality need not send anything; the provider keeps to the first 325",
];
const ANSWER_TO: Shared = &[
    "Bij een 325 moet de envelop zeggen op welke verzending hij antwoordt. De gemeente laat haar software `AlsAntwoordOp` vullen met het kenmerk van de 323 en stuurt de 325 opnieuw",
    "With a 325 the envelope must say which transmission it answers. The municipality has its software fill in `AlsAntwoordOp` with the identification of the 323 and sends the 325 again",
];
const ORGANISATION: Shared = &[
    "De instelling van de verbinding klopt niet: code van de gemeente of haar recht om te verzenden. De beheerder van de gemeente herstelt de envelop of vraagt het recht aan; daarna opnieuw versturen",
    "The set-up of the connection is wrong: the code of the municipality or its right to send. Its administrator mends the envelope or asks for the right; then send again",
];
const FUNCTION: Shared = &[
    "Dit berichttype of deze versie kan hier niet (meer) worden verstuurd. Controleer de soort en release van het bericht en de envelop; stuur niets meer van deze soort tot de leverancier het heeft opgelost",
    "This type or version of message cannot be sent here (any more). Check the kind and release of the message and the envelope; send no more of this kind until the supplier has solved it",
];

/// Refusals by VECOZO, the hub of the providers.
pub static VECOZO: CodeList = CodeList {
    id: "VECOZO",
    title: "Meldingen van VECOZO",
    codes: &[
        Code::new("BRS01", "Afzender is niet bekend bij VECOZO").advise(&[
            "De AGB-code van de afzender, of zijn rol (instelling, praktijk of zorgverlener), is bij VECOZO onbekend. Stop met de hele partij en controleer `Afzender` en de rol",
            "VECOZO does not know the AGB code of the sender or its role (institution, practice or practitioner). Stop the whole batch and check `Afzender` and the role",
        ]),
        Code::new("BRS02", "Indiener beschikt niet over de juiste rol om voor dit berichttype berichten in te dienen").advise(ROLE),
        Code::new("BRS03", "Indiener is niet gemachtigd om namens de afzender het bericht in te dienen").advise(CONSENT),
        Code::new("BRS04", "Geadresseerde partij is niet aangesloten bij VECOZO").advise(NOT_CONNECTED),
        Code::new("BRS05", "Geadresseerde partij beschikt niet over de juiste rol om voor dit berichttype berichten te ontvangen").advise(RECEIVER_ROLE),
        Code::new("BRS06", "Payload is groter dan toegestaan").advise(TOO_LARGE),
        Code::new("BRS114", "TraceerID is niet uniek").advise(SENT_BEFORE),
        Code::new("BRS12", "Virus gedetecteerd in payload").advise(VIRUS),
        Code::new("BRS13", "Berichtinhoud voldoet niet aan XSD").advise(SCHEMA),
        Code::new("BRS14", "Payload bevat geen well-formed XML").advise(SCHEMA),
        Code::new("BRS15", "Geen geldig ZIP-bestand aangeleverd").advise(ZIP_DAMAGED),
        Code::new("BRS16", "ZIP-bestand bevat meer bestanden dan toegestaan").advise(ZIP_MANY),
        Code::new("BRS17", "ZIP-bestand bevat wachtwoordbeveiliging").advise(ZIP_PASSWORD),
        Code::new("BRS18", "Bericht bevat persoonsgegevens die niet zijn toegestaan op deze omgeving").advise(REAL_DATA),
        Code::new("BRS19", "Bestand in ZIP-bestand is groter dan toegestaan").advise(TOO_LARGE),
        Code::new("BRS20", "Identificatie moet per berichtsoort uniek zijn voor de verzendende partij").advise(&[
            "Een bericht van deze soort met deze `Identificatie` is al eens aangeboden. Zoek eerst of het twee keer is verstuurd: dan is er niets te doen. Anders: geef het bericht het volgende nummer en dien het opnieuw in; gebruik een nummer nooit twee keer",
            "A message of this kind with this `Identificatie` was offered before. First see whether it was sent twice: then nothing needs doing. Otherwise give the message the next number and submit it again; never use a number twice",
        ]),
        Code::new("BRS21", "ZIP-bestand bevat minder bestanden dan toegestaan").advise(ZIP_FEW),
        Code::new("BRS28", "Het bericht is afgekeurd op basis van XSLT-controles").advise(&[
            "Een regel van niveau 2 is overtreden en het bericht is niet doorgestuurd. De melding noemt de regel: `ibericht explain REGEL` legt hem uit en `ibericht check BESTAND` toont de plaats. Herstel de gegevens en dien in met een nieuwe `Identificatie`",
            "A rule of level 2 is broken and the message was not forwarded. The report names the rule: `ibericht explain RULE` explains it and `ibericht check FILE` shows the place. Mend the data and submit with a new `Identificatie`",
        ]),
        Code::new("BRS29", "ZIP-bestand bevat mappenstructuur").advise(&[
            "Maak het ZIP-bestand opnieuw met de berichten los erin, zonder mappen",
            "Make the ZIP again with the messages directly in it, without folders",
        ]),
        Code::new("BRS33", "Bericht kan niet afgeleverd worden").advise(&[
            "Er is geen weg naar de ontvanger. Controleer de gemeentecode in `Ontvanger` (`ibericht explain CODE`); klopt die, meld het dan bij VECOZO",
            "There is no way to the receiver. Check the municipality code in `Ontvanger` (`ibericht explain CODE`); when it is right, report it to VECOZO",
        ]),
    ],
};

/// Refusals in the error message `Fo01` of the `GGk`, the hub of the municipalities.
pub static GGK: CodeList = CodeList {
    id: "Fo01",
    title: "Foutmeldingen van het GGk",
    codes: &[
        Code::new("IB001", "Bericht voldoet niet aan XSD").advise(SCHEMA),
        Code::new(
            "IB002",
            "De verzendende organisatie is niet geautoriseerd om gebruik te maken van het GGK",
        )
        .advise(ORGANISATION),
        Code::new(
            "IB003",
            "Het ontvangen bericht overschrijdt de maximaal toegestane bestandsgrootte van 25MB",
        )
        .advise(TOO_LARGE_GGK),
        Code::new("IB004", "De functie wordt niet ondersteund").advise(FUNCTION),
        Code::new("IB005", "Gemeentecode is niet bekend bij het GGK, controleer de StUF-envelop")
            .advise(ORGANISATION),
        Code::new(
            "IB006",
            "Zendend systeem niet geautoriseerd voor combinatie van berichtcode, entiteittype en functie",
        )
        .advise(FUNCTION),
        Code::new("IB007", "Combinatie functie en organisatie is niet toegestaan").advise(FUNCTION),
        Code::new("IB008", "Indienende partij beschikt niet over juiste rol voor dit berichttype")
            .advise(ROLE),
        Code::new("IB009", "Indiener heeft geen toestemmingsverklaring van afzender voor dit berichttype")
            .advise(CONSENT),
        Code::new("IB010", "Geadresseerde partij niet aangesloten bij VECOZO of AGB is incorrect")
            .advise(NOT_CONNECTED),
        Code::new("IB011", "Geadresseerde partij beschikt niet over juiste rol voor dit berichttype")
            .advise(RECEIVER_ROLE),
        Code::new("IB012", "Payload is groter dan toegestaan (max. 25MB)").advise(TOO_LARGE),
        Code::new("IB013", "Bestand bevat een virus en is verwijderd").advise(VIRUS),
        Code::new("IB014", "Payload voldoet niet aan de XSD").advise(SCHEMA),
        Code::new("IB015", "Bericht bevat niet-toegestane persoonsgegevens").advise(REAL_DATA),
        Code::new("IB016", "Referentienummer is niet uniek").advise(SENT_BEFORE),
        Code::new("IB017", "Applicatiegegevens niet of onjuist gevuld").advise(APPLICATION),
        Code::new("IB018", "Applicatiegegevens niet of onjuist gevuld").advise(APPLICATION),
        Code::new("IB019", "Declaratie-antwoord reeds ingediend").advise(ANSWERED),
        Code::new("IB020", "Declaratie-antwoord reeds ingediend").advise(ANSWERED),
        Code::new("IB021", "AlsAntwoordOp niet gevuld").advise(ANSWER_TO),
        Code::new("IB022", "AlsAntwoordOp niet gevuld").advise(ANSWER_TO),
        Code::new("IB023", "Functie is niet actief").advise(FUNCTION),
        Code::new("IB901", "Geen geldig ZIP-bestand aangeleverd").advise(ZIP_DAMAGED),
        Code::new("IB902", "ZIP-bestand bevat meer bestanden dan toegestaan").advise(ZIP_MANY),
        Code::new("IB903", "ZIP-bestand bevat wachtwoordbeveiliging").advise(ZIP_PASSWORD),
        Code::new("IB904", "Bestand in ZIP-bestand is groter dan toegestaan (max. 25MB)").advise(TOO_LARGE),
        Code::new("IB905", "ZIP-bestand bevat minder bestanden dan toegestaan").advise(ZIP_FEW),
    ],
};
