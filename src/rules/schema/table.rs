//! The rules of level 1, in order of code.

use super::{Carrier, Facet};
use crate::finding::Text;
use crate::messages::Kind;
use crate::rules::catalogue::{Check, Rule};
use crate::values::{
    AanduidingWoonadres, AdresSoort, AgbCode, Bedrag, Bsn, Budget, Commentaar, Communicatievorm, Datum,
    DatumGebruik, DebetCredit, DeclaratieNummer, Domain, Eenheid, Emailadres, Frequentie, Gemeente, Geslacht,
    Huisletter, Huisnummer, HuisnummerToevoeging, IdentificatieBericht, IdentificatieDeclaratie, JaNee,
    JuridischeStatus, LandCode, Landnummer, Naam, NaamGebruik, NaamVerwijzer, Nummer, Organisatienaam,
    Pattern, Persoonsid, Plaatsnaam, Postcode, ProductCategorie, ProductCode, RedenAfwijzingVerzoek,
    RedenBeeindiging, RedenVerzoek, RedenWijziging, Referentie, ReferentieNummer, RelatieVolgorde,
    RetourCode, Simple, SoortRelatie, StatusAanlevering, Straatnaam, Taal, Telefoonnummer, Tijd,
    TotaalBedrag, TypeVerwijzer, Versie, VerzoekAntwoord, Volume, Voorletters, Voorvoegsel,
    WettelijkeVertegenwoordiging,
};
use crate::xml::Fixed;

/// A rule about a facet of what carries it, for every message that has it.
const fn rule(
    code: &'static str,
    facet: Facet,
    carriers: &'static [Carrier],
    name: Text,
    what: Text,
) -> Rule {
    Rule {
        code,
        name,
        kinds: &Kind::ALL,
        domains: &Domain::ALL,
        sources: &[],
        what,
        why: Text::fixed(
            "De ontvanger leest het element in een veld van deze vorm; een ander bericht komt niet binnen",
            "The receiver reads the element into a field of this form; any other message does not arrive",
        ),
        examples: None,
        advice: Text::fixed(
            "Verbeter het element dat de bevinding van regel `XSD` aanwijst en verstuur het bericht opnieuw",
            "Mend the element that the finding of rule `XSD` points at and send the message again",
        ),
        check: Check::Schema(facet, carriers),
    }
}

/// The rules of level 1.
pub static RULES: &[Rule] = &[
    rule(
        "CS015",
        Facet::Fixed,
        &[Carrier::Fixed(Fixed::BerichtSubversie)],
        Text::fixed("Subversie van het bericht", "Subversion of the message"),
        Text::fixed("`BerichtSubversie` is 2", "`BerichtSubversie` is 2"),
    ),
    rule(
        "CS025",
        Facet::Fixed,
        &[Carrier::Fixed(Fixed::BerichtVersie)],
        Text::fixed("Versie van het bericht", "Version of the message"),
        Text::fixed("`BerichtVersie` is 3", "`BerichtVersie` is 3"),
    ),
    rule(
        "CS319",
        Facet::Pattern(Pattern::Alphanumeric),
        &[Carrier::Type(DeclaratieNummer::TYPE)],
        Text::fixed("Tekens van een declaratienummer", "Characters of a declaration number"),
        Text::fixed(
            "Een declaratienummer bestaat uit letters (a-z) en cijfers",
            "A declaration number consists of letters (a-z) and digits",
        ),
    ),
    rule(
        "RS001",
        Facet::MinInclusive(0),
        &[
            Carrier::Type(Bedrag::TYPE),
            Carrier::Type(Budget::TYPE),
            Carrier::Type(Huisnummer::TYPE),
            Carrier::Type(Nummer::TYPE),
            Carrier::Type(RelatieVolgorde::TYPE),
            Carrier::Type(TotaalBedrag::TYPE),
            Carrier::Type(Volume::TYPE),
            Carrier::Fixed(Fixed::BerichtVersie),
            Carrier::Fixed(Fixed::BerichtSubversie),
        ],
        Text::fixed("Getallen vanaf 0", "Numbers from 0"),
        Text::fixed("Een getal is geheel en nooit negatief", "A number is whole and never negative"),
    ),
    rule(
        "RS002",
        Facet::MaxInclusive(99),
        &[
            Carrier::Type(RelatieVolgorde::TYPE),
            Carrier::Fixed(Fixed::BerichtVersie),
            Carrier::Fixed(Fixed::BerichtSubversie),
        ],
        Text::fixed("Getallen tot en met 99", "Numbers up to 99"),
        Text::fixed("Een volgorde of versie is ten hoogste 99", "An order or version is at most 99"),
    ),
    rule(
        "RS004",
        Facet::MaxInclusive(99_999),
        &[Carrier::Type(Huisnummer::TYPE)],
        Text::fixed("Grootste huisnummer", "Largest house number"),
        Text::fixed("Een huisnummer is ten hoogste 99999", "A house number is at most 99999"),
    ),
    rule(
        "RS005",
        Facet::MaxInclusive(99_999_999),
        &[Carrier::Type(Bedrag::TYPE), Carrier::Type(Budget::TYPE), Carrier::Type(Volume::TYPE)],
        Text::fixed("Grootste volume, bedrag en budget", "Largest volume, amount and budget"),
        Text::fixed(
            "Een volume, een bedrag van een regel en een budget zijn gehele getallen van ten hoogste 99999999; bedragen in eurocenten",
            "A volume, the amount of a line and a budget are whole numbers of at most 99999999; amounts in eurocents",
        ),
    ),
    rule(
        "RS006",
        Facet::MaxInclusive(999_999_999),
        &[Carrier::Type(Nummer::TYPE)],
        Text::fixed(
            "Grootste toewijzing- of beschikkingnummer",
            "Largest number of an allocation or decision",
        ),
        Text::fixed(
            "Een toewijzing- of beschikkingnummer is ten hoogste 999999999",
            "The number of an allocation or decision is at most 999999999",
        ),
    ),
    rule(
        "RS008",
        Facet::MaxLength(1),
        &[
            Carrier::Type(Communicatievorm::TYPE),
            Carrier::Type(DatumGebruik::TYPE),
            Carrier::Type(DebetCredit::TYPE),
            Carrier::Type(Frequentie::TYPE),
            Carrier::Type(Geslacht::TYPE),
            Carrier::Type(Huisletter::TYPE),
            Carrier::Type(JaNee::TYPE),
            Carrier::Type(NaamGebruik::TYPE),
            Carrier::Type(RedenVerzoek::TYPE),
            Carrier::Type(StatusAanlevering::TYPE),
            Carrier::Type(VerzoekAntwoord::TYPE),
        ],
        Text::fixed("Codes van 1 teken", "Codes of 1 character"),
        Text::fixed("De code of letter heeft 1 teken", "The code or letter has 1 character"),
    ),
    rule(
        "RS009",
        Facet::MaxLength(2),
        &[
            Carrier::Type(AanduidingWoonadres::TYPE),
            Carrier::Type(AdresSoort::TYPE),
            Carrier::Type(Eenheid::TYPE),
            Carrier::Type(JuridischeStatus::TYPE),
            Carrier::Type(LandCode::TYPE),
            Carrier::Type(ProductCategorie::TYPE),
            Carrier::Type(RedenAfwijzingVerzoek::TYPE),
            Carrier::Type(RedenBeeindiging::TYPE),
            Carrier::Type(RedenWijziging::TYPE),
            Carrier::Type(SoortRelatie::TYPE),
            Carrier::Type(TypeVerwijzer::TYPE),
            Carrier::Type(WettelijkeVertegenwoordiging::TYPE),
        ],
        Text::fixed("Codes van 2 tekens", "Codes of 2 characters"),
        Text::fixed("De code heeft ten hoogste 2 tekens", "The code has at most 2 characters"),
    ),
    rule(
        "RS010",
        Facet::MaxLength(3),
        &[Carrier::Fixed(Fixed::BerichtCode)],
        Text::fixed("Lengte van de berichtcode", "Length of the message code"),
        Text::fixed("`BerichtCode` heeft ten hoogste 3 tekens", "`BerichtCode` has at most 3 characters"),
    ),
    rule(
        "RS011",
        Facet::MaxLength(4),
        &[
            Carrier::Type(HuisnummerToevoeging::TYPE),
            Carrier::Type(Landnummer::TYPE),
            Carrier::Type(RetourCode::TYPE),
        ],
        Text::fixed("Toevoeging, landnummer en retourcode", "Addition, country number and retourcode"),
        Text::fixed(
            "Een toevoeging bij een huisnummer, een landnummer en een retourcode hebben ten hoogste 4 tekens",
            "An addition to a house number, a country number and a retourcode have at most 4 characters",
        ),
    ),
    rule(
        "RS012",
        Facet::MaxLength(5),
        &[Carrier::Type(ProductCode::TYPE)],
        Text::fixed("Lengte van een productcode", "Length of a product code"),
        Text::fixed("Een productcode heeft ten hoogste 5 tekens", "A product code has at most 5 characters"),
    ),
    rule(
        "RS013",
        Facet::MaxLength(6),
        &[Carrier::Type(Voorletters::TYPE)],
        Text::fixed("Aantal voorletters", "Number of initials"),
        Text::fixed("Er zijn ten hoogste 6 voorletters", "There are at most 6 initials"),
    ),
    rule(
        "RS014",
        Facet::MaxLength(8),
        &[Carrier::Type(AgbCode::TYPE), Carrier::Type(Postcode::TYPE)],
        Text::fixed("Lengte van postcode en AGB-code", "Length of postcode and AGB code"),
        Text::fixed(
            "Een postcode en een AGB-code hebben ten hoogste 8 tekens",
            "A postcode and an AGB code have at most 8 characters",
        ),
    ),
    rule(
        "RS015",
        Facet::MaxLength(9),
        &[Carrier::Type(Bsn::TYPE)],
        Text::fixed("Lengte van een BSN", "Length of a BSN"),
        Text::fixed("Een BSN heeft ten hoogste 9 tekens", "A BSN has at most 9 characters"),
    ),
    rule(
        "RS016",
        Facet::MaxLength(10),
        &[Carrier::Type(Voorvoegsel::TYPE)],
        Text::fixed("Lengte van een voorvoegsel", "Length of a name prefix"),
        Text::fixed(
            "Een voorvoegsel bij een naam heeft ten hoogste 10 tekens",
            "The prefix of a name has at most 10 characters",
        ),
    ),
    rule(
        "RS017",
        Facet::MaxLength(12),
        &[
            Carrier::Type(DeclaratieNummer::TYPE),
            Carrier::Type(IdentificatieBericht::TYPE),
            Carrier::Type(IdentificatieDeclaratie::TYPE),
        ],
        Text::fixed("Lengte van een identificatie", "Length of an identification"),
        Text::fixed(
            "De identificatie van een bericht en een declaratienummer hebben ten hoogste 12 tekens",
            "The identification of a message and a declaration number have at most 12 characters",
        ),
    ),
    rule(
        "RS018",
        Facet::MaxLength(15),
        &[Carrier::Type(Telefoonnummer::TYPE)],
        Text::fixed("Lengte van een telefoonnummer", "Length of a telephone number"),
        Text::fixed(
            "Een telefoonnummer heeft ten hoogste 15 cijfers",
            "A telephone number has at most 15 digits",
        ),
    ),
    rule(
        "RS019",
        Facet::MaxLength(20),
        &[Carrier::Type(Persoonsid::TYPE), Carrier::Type(ReferentieNummer::TYPE)],
        Text::fixed("Lengte van een referentienummer", "Length of a reference number"),
        Text::fixed(
            "Een referentienummer en het nummer van een relatie hebben ten hoogste 20 tekens",
            "A reference number and the number of a relation have at most 20 characters",
        ),
    ),
    rule(
        "RS020",
        Facet::MaxLength(24),
        &[Carrier::Type(Straatnaam::TYPE)],
        Text::fixed("Lengte van een straatnaam", "Length of a street name"),
        Text::fixed("Een straatnaam heeft ten hoogste 24 tekens", "A street name has at most 24 characters"),
    ),
    rule(
        "RS021",
        Facet::MaxLength(25),
        &[Carrier::Type(Taal::TYPE)],
        Text::fixed("Lengte van een taal", "Length of a language"),
        Text::fixed(
            "De taal van een tolk heeft ten hoogste 25 tekens",
            "The language of an interpreter has at most 25 characters",
        ),
    ),
    rule(
        "RS023",
        Facet::MaxLength(35),
        &[Carrier::Type(Organisatienaam::TYPE)],
        Text::fixed("Lengte van een organisatie", "Length of an organisation"),
        Text::fixed(
            "De naam van een organisatie heeft ten hoogste 35 tekens",
            "The name of an organisation has at most 35 characters",
        ),
    ),
    rule(
        "RS024",
        Facet::MaxLength(36),
        &[Carrier::Type(Referentie::TYPE)],
        Text::fixed("Lengte van de referentie van de aanbieder", "Length of the reference of the provider"),
        Text::fixed(
            "`ReferentieAanbieder` heeft ten hoogste 36 tekens",
            "`ReferentieAanbieder` has at most 36 characters",
        ),
    ),
    rule(
        "RS025",
        Facet::MaxLength(64),
        &[Carrier::Type(NaamVerwijzer::TYPE)],
        Text::fixed("Lengte van de naam van een verwijzer", "Length of the name of a referrer"),
        Text::fixed(
            "De naam van een verwijzer heeft ten hoogste 64 tekens",
            "The name of a referrer has at most 64 characters",
        ),
    ),
    rule(
        "RS026",
        Facet::MaxLength(80),
        &[Carrier::Type(Emailadres::TYPE), Carrier::Type(Plaatsnaam::TYPE)],
        Text::fixed("Lengte van plaatsnaam en e-mailadres", "Length of town and e-mail address"),
        Text::fixed(
            "Een plaatsnaam en een e-mailadres hebben ten hoogste 80 tekens",
            "A town and an e-mail address have at most 80 characters",
        ),
    ),
    rule(
        "RS028",
        Facet::MaxLength(200),
        &[Carrier::Type(Naam::TYPE)],
        Text::fixed("Lengte van een naam", "Length of a name"),
        Text::fixed(
            "Een achternaam en voornamen hebben elk ten hoogste 200 tekens",
            "A family name and given names each have at most 200 characters",
        ),
    ),
    rule(
        "RS031",
        Facet::Pattern(Pattern::Comment),
        &[Carrier::Type(Commentaar::TYPE)],
        Text::fixed("Commentaar is niet leeg", "A remark is not empty"),
        Text::fixed(
            "Een commentaar bevat ten minste één zichtbaar teken",
            "A remark holds at least one visible character",
        ),
    ),
    rule(
        "RS032",
        Facet::Date,
        &[Carrier::Type(Datum::TYPE)],
        Text::fixed("Vorm van een datum", "Form of a date"),
        Text::fixed(
            "Een datum is een bestaande dag, geschreven als `2026-04-30`, zonder tijdzone",
            "A date is an existing day, written as `2026-04-30`, without a time zone",
        ),
    ),
    rule(
        "RS033",
        Facet::Pattern(Pattern::NotBlank),
        &[
            Carrier::Type(Emailadres::TYPE),
            Carrier::Type(Huisletter::TYPE),
            Carrier::Type(HuisnummerToevoeging::TYPE),
            Carrier::Type(IdentificatieBericht::TYPE),
            Carrier::Type(Landnummer::TYPE),
            Carrier::Type(Naam::TYPE),
            Carrier::Type(NaamVerwijzer::TYPE),
            Carrier::Type(Organisatienaam::TYPE),
            Carrier::Type(Persoonsid::TYPE),
            Carrier::Type(Plaatsnaam::TYPE),
            Carrier::Type(Postcode::TYPE),
            Carrier::Type(ProductCode::TYPE),
            Carrier::Type(Referentie::TYPE),
            Carrier::Type(Straatnaam::TYPE),
            Carrier::Type(Taal::TYPE),
            Carrier::Type(Voorvoegsel::TYPE),
        ],
        Text::fixed("Een tekst is niet leeg", "A text is not empty"),
        Text::fixed(
            "De tekst staat op één regel en bevat ten minste één zichtbaar teken",
            "The text stands on one line and holds at least one visible character",
        ),
    ),
    rule(
        "RS034",
        Facet::Time,
        &[Carrier::Type(Tijd::TYPE)],
        Text::fixed("Vorm van een tijd", "Form of a time"),
        Text::fixed(
            "Een tijd is geschreven als `12:34:56`, zonder tijdzone",
            "A time is written as `12:34:56`, without a time zone",
        ),
    ),
    rule(
        "RS035",
        Facet::Pattern(Pattern::Digits(4)),
        &[Carrier::Type(Gemeente::TYPE)],
        Text::fixed("Vorm van een gemeentecode", "Form of a municipality code"),
        Text::fixed("Een gemeentecode heeft precies 4 cijfers", "A municipality code has exactly 4 digits"),
    ),
    rule(
        "RS036",
        Facet::Pattern(Pattern::Digits(8)),
        &[Carrier::Type(AgbCode::TYPE)],
        Text::fixed("Vorm van een AGB-code", "Form of an AGB code"),
        Text::fixed("Een AGB-code heeft precies 8 cijfers", "An AGB code has exactly 8 digits"),
    ),
    rule(
        "RS037",
        Facet::Pattern(Pattern::Digits(9)),
        &[Carrier::Type(Bsn::TYPE)],
        Text::fixed("Vorm van een BSN", "Form of a BSN"),
        Text::fixed(
            "Een BSN heeft precies 9 cijfers; de elfproef is CS002",
            "A BSN has exactly 9 digits; the eleven test is CS002",
        ),
    ),
    rule(
        "RS040",
        Facet::MaxInclusive(999_999_999_999),
        &[Carrier::Type(TotaalBedrag::TYPE)],
        Text::fixed("Grootste totaal", "Largest total"),
        Text::fixed(
            "Een totaalbedrag is ten hoogste 999999999999 eurocenten",
            "A total is at most 999999999999 eurocents",
        ),
    ),
    rule(
        "RS045",
        Facet::Pattern(Pattern::Letters),
        &[Carrier::Type(Voorletters::TYPE)],
        Text::fixed("Vorm van voorletters", "Form of initials"),
        Text::fixed(
            "Voorletters zijn alleen letters, aan elkaar, zonder punten of spaties",
            "Initials are letters only, together, without full stops or spaces",
        ),
    ),
    rule(
        "RS046",
        Facet::Pattern(Pattern::AnyDigits),
        &[Carrier::Type(Telefoonnummer::TYPE)],
        Text::fixed("Vorm van een telefoonnummer", "Form of a telephone number"),
        Text::fixed("Een telefoonnummer bestaat uit cijfers", "A telephone number consists of digits"),
    ),
    rule(
        "RS047",
        Facet::Fixed,
        &[Carrier::Fixed(Fixed::BerichtCode)],
        Text::fixed("Berichtcode", "Message code"),
        Text::fixed(
            "`BerichtCode` is de vaste code van het soort bericht",
            "`BerichtCode` is the fixed code of the kind of message",
        ),
    ),
    rule(
        "RS048",
        Facet::Pattern(Pattern::Version),
        &[Carrier::Type(Versie::TYPE)],
        Text::fixed("Vorm van een versie", "Form of a version"),
        Text::fixed(
            "Een versie bestaat uit drie getallen met punten ertussen, zoals `1.0.0`",
            "A version is three numbers with full stops between, such as `1.0.0`",
        ),
    ),
];
