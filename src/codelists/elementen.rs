//! The code lists that message elements refer to.

use super::{Code, CodeList};
use crate::values::Domain;

/// How a house is indicated next to its number (`LDT_AanduidingWoonadres`).
pub static AANDUIDING_WOONADRES: CodeList = CodeList {
    id: "NUM061",
    title: "Aanduiding woonadres",
    codes: &[
        Code::new("AB", "Aan boord"),
        Code::new("BY", "Bij"),
        Code::new("TO", "Tegenover"),
        Code::new("WW", "Woonwagen"),
    ],
};

/// What an address is used for (`LDT_AdresSoort`).
pub static ADRES_SOORT: CodeList = CodeList {
    id: "COD757",
    title: "Adressoort",
    codes: &[
        Code::new("01", "BRP-adres").advise(&[
            "`Postcode` is verplicht. Een cliënt heeft ten minste een adres van soort 01, 02 of 03",
            "`Postcode` is required. A client has at least one address of kind 01, 02 or 03",
        ]),
        Code::new("02", "Correspondentie-adres").advise(&[
            "Alleen als er geen BRP- of verblijfadres is; een postcode hoeft niet",
            "Only when there is no BRP or stay address; a postal code is not required",
        ]),
        Code::new("03", "Verblijfadres").advise(&["`Postcode` is verplicht", "`Postcode` is required"]),
        Code::new("04", "Tijdelijk verblijfadres")
            .advise(&["Alleen hierbij mag een `Periode` staan", "Only this kind may have a `Periode`"]),
    ],
};

/// Which kind of interpreter a person needs (`LDT_Communicatievorm`).
pub static COMMUNICATIEVORM: CodeList = CodeList {
    id: "COD747",
    title: "Communicatievorm",
    codes: &[
        Code::new("1", "Tolk taal").advise(&["`Taal` is verplicht", "`Taal` is required"]),
        Code::new("2", "Doventolk").advise(&["`Taal` blijft leeg", "`Taal` stays empty"]),
        Code::new("3", "Doofblindentolk").advise(&["`Taal` blijft leeg", "`Taal` stays empty"]),
    ],
};

/// Which part of a date of birth is unknown (`LDT_DatumGebruik`).
pub static DATUM_GEBRUIK: CodeList = CodeList {
    id: "COD170",
    title: "Datumgebruik",
    codes: &[
        Code::new("1", "Dag onbekend (alleen maand en jaar gebruiken)").advise(&[
            "Schrijf de dag als 01: september 1949 wordt `1949-09-01`",
            "Write the day as 01: September 1949 becomes `1949-09-01`",
        ]),
        Code::new("2", "Dag en maand onbekend (alleen jaar gebruiken)").advise(&[
            "Schrijf dag en maand als 01-01: alleen 1953 bekend wordt `1953-01-01`",
            "Write day and month as 01-01: only 1953 known becomes `1953-01-01`",
        ]),
        Code::new("3", "Dag, maand en jaar onbekend (onbekende datum)")
            .advise(&["Schrijf `1900-01-01`", "Write `1900-01-01`"]),
    ],
};

/// The sign of an amount (`LDT_DebetCredit`).
pub static DEBET_CREDIT: CodeList = CodeList {
    id: "COD043",
    title: "Indicatie debet/credit",
    codes: &[Code::new("C", "Creditbedrag en aantal").advise(&["Alleen voor een regel die eerder als debet is goedgekeurd, met het `ReferentieNummer` daarvan in `VorigReferentieNummer`; nooit bij een bedrag van 0", "Only for a line that was approved as debit before, with its `ReferentieNummer` in `VorigReferentieNummer`; never with an amount of 0"]), Code::new("D", "Debetbedrag en aantal").advise(&["Ook bij een bedrag van 0; zonder `VorigReferentieNummer`", "Also with an amount of 0; without `VorigReferentieNummer`"])],
};

/// The unit of a volume (`LDT_Eenheid`).
pub static EENHEID: CodeList = CodeList {
    id: "WJ756",
    title: "Eenheid",
    codes: &[
        Code::new("01", "Minuut")
            .advise(&[
                "Inspanningsgericht. Ook bij een toewijzing in uren (04) mag in minuten worden gedeclareerd; het tarief is dan uurtarief gedeeld door 60",
                "Effort. An allocation in hours (04) may be declared in minutes too; the tariff is then the hour tariff divided by 60",
            ]),
        Code::new("04", "Uur")
            .advise(&[
                "Inspanningsgericht. Een volume is een heel getal: tel de minuten van de productperiode op en rond één keer af (vanaf 30 minuten omhoog, ten minste 1 uur)",
                "Effort. A volume is a whole number: add up the minutes of the product period and round once (from 30 minutes up, at least 1 hour)",
            ]),
        Code::new("14", "Etmaal")
            .advise(&[
                "Inspanningsgericht",
                "Effort",
            ]),
        Code::new("16", "Dagdeel (4 uur)")
            .advise(&[
                "Inspanningsgericht",
                "Effort",
            ]),
        Code::new("82", "Stuks (output)")
            .advise(&[
                "Outputgericht: betaald per resultaat",
                "Output: paid per result",
            ]),
        Code::new("83", "Euro's")
            .advise(&[
                "Outputgericht. Het volume is een bedrag in eurocenten: 200 euro is `20000`; zonder `ProductTarief` en met `IngediendBedrag` gelijk aan het volume",
                "Output. The volume is an amount in eurocents: 200 euro is `20000`; without `ProductTarief` and with `IngediendBedrag` equal to the volume",
            ]),
        Code::new("84", "Stuks (inspanning)")
            .advise(&[
                "Inspanningsgericht, voor inspanning die per stuk is afgesproken",
                "Effort, for effort that is contracted per piece",
            ]),
    ],
};

/// Over which period a volume counts (`LDT_Frequentie`).
pub static FREQUENTIE: CodeList = CodeList {
    id: "WMO757",
    title: "Frequentie",
    codes: &[
        Code::new("1", "Per dag")
            .advise(&[
                "Ten hoogste per productperiode: volume maal het aantal dagen van de periode",
                "At most per product period: volume times the number of days of the period",
            ]),
        Code::new("2", "Per week")
            .advise(&[
                "Een einddatum is verplicht. Ten hoogste per productperiode: volume maal het aantal kalenderweken (maandag t/m zondag) dat de periode raakt; bij eenheid 82 en 83 maal het aantal zondagen, met één erbij in de periode met de laatste zondag van de toewijzing als die niet op zondag eindigt; bij Wmo-categorie 01 zes maal het volume",
                "A last day is required. At most per product period: volume times the number of calendar weeks (Monday to Sunday) that the period touches; with units 82 and 83 times the number of Sundays, one more in the period with the last Sunday of the allocation when that does not end on a Sunday; with Wmo category 01 six times the volume",
            ]),
        Code::new("4", "Per maand")
            .advise(&[
                "Ten hoogste per productperiode: het volume, ook in een gebroken eerste of laatste maand",
                "At most per product period: the volume, also in a broken first or last month",
            ]),
        Code::new("6", "Totaal binnen geldigheidsduur toewijzing")
            .advise(&[
                "Het volume geldt voor de hele looptijd. Het mag op hetzelfde toewijzingnummer worden gewijzigd; lager alleen met instemming van de aanbieder",
                "The volume is for the whole term. It may be changed on the same allocation number; lower only with the consent of the provider",
            ]),
    ],
};

/// Sex of a person (`LDT_Geslacht`).
pub static GESLACHT: CodeList = CodeList {
    id: "COD046",
    title: "Geslacht",
    codes: &[Code::new("0", "Onbekend"), Code::new("1", "Mannelijk"), Code::new("2", "Vrouwelijk")],
};

/// Yes or no (`LDT_JaNee`).
pub static JA_NEE: CodeList =
    CodeList { id: "COD260", title: "Ja/nee", codes: &[Code::new("1", "Ja"), Code::new("2", "Nee")] };

/// Judicial measures that apply to a client (`LDT_JuridischeStatus`).
pub static JURIDISCHE_STATUS: CodeList = CodeList {
    id: "WJ232",
    title: "Juridische status",
    codes: &[
        Code::new("01", "Rechterlijke machtiging (rm) voorlopig / voortgezette machtiging"),
        Code::new("02", "RM op eigen verzoek"),
        Code::new("03", "RM met voorwaardelijk ontslag"),
        Code::new("04", "Onder toezichtstelling (ots)"),
        Code::new("05", "In bewaring stelling (ibs)"),
        Code::new("11", "Strafrechterlijke justitiële contacten (tbs)"),
        Code::new("12", "Strafrechterlijke justitiële contacten (overig)"),
    ],
};

/// In which order the names of a person are used (`LDT_NaamGebruik`).
pub static NAAM_GEBRUIK: CodeList = CodeList {
    id: "COD700",
    title: "Naamgebruik",
    codes: &[
        Code::new("1", "Eigen naam"),
        Code::new("2", "Naam echtgenoot of geregistreerd partner of alternatieve naam"),
        Code::new("3", "Naam echtgenoot of geregistreerd partner gevolgd door eigen naam"),
        Code::new("4", "Eigen naam gevolgd door naam echtgenoot of geregistreerd partner"),
        Code::new("5", "Pseudoniem")
            .advise(&[
                "Mag niet in een 301: kies 1, of 1 t/m 4 als er een partnernaam is (CS050)",
                "Not allowed in a 301: choose 1, or 1 to 4 when there is a partner's name (CS050)",
            ]),
        Code::new("6", "Niet-natuurlijk persoon")
            .advise(&[
                "Alleen voor een relatie die een organisatie is, met haar naam in `Geslachtsnaam` en zonder partnernaam; nooit voor de cliënt",
                "Only for a relation that is an organisation, with its name in `Geslachtsnaam` and without a partner's name; never for the client",
            ]),
    ],
};

/// National product categories, Wmo and Jeugdwet (`LDT_ProductCategorie`).
pub static PRODUCT_CATEGORIE: CodeList = CodeList {
    id: "JZ020/WMO020",
    title: "Productcategorie",
    codes: &[
        Code::new("01", "Hulp bij het huishouden").only(Domain::Wmo).advise(&[
            "Bij een volume per week mag per productperiode zes maal het weekvolume",
            "With a volume per week six times the weekly volume is allowed per product period",
        ]),
        Code::new("02", "Begeleiding").only(Domain::Wmo),
        Code::new("03", "Persoonlijke verzorging").only(Domain::Wmo),
        Code::new("04", "Kortdurend verblijf").only(Domain::Wmo),
        Code::new("05", "Woondiensten").only(Domain::Wmo),
        Code::new("06", "Overige ondersteuning gericht op het individu of huishouden/gezin")
            .only(Domain::Wmo),
        Code::new("07", "Dagbesteding").only(Domain::Wmo),
        Code::new("08", "Vervoerdiensten").only(Domain::Wmo),
        Code::new("09", "Overige groepsgerichte ondersteuning").only(Domain::Wmo),
        Code::new("10", "Overige maatwerk arrangementen").only(Domain::Wmo),
        Code::new("11", "Rolstoelen").only(Domain::Wmo).advise(&[
            "Toewijzingen van hetzelfde product mogen elkaar overlappen",
            "Allocations of the same product may overlap",
        ]),
        Code::new("12", "Vervoervoorzieningen").only(Domain::Wmo).advise(&[
            "Toewijzingen van hetzelfde product mogen elkaar overlappen",
            "Allocations of the same product may overlap",
        ]),
        Code::new("13", "Woonvoorzieningen").only(Domain::Wmo).advise(&[
            "Toewijzingen van hetzelfde product mogen elkaar overlappen",
            "Allocations of the same product may overlap",
        ]),
        Code::new("14", "Overige hulpmiddelen").only(Domain::Wmo).advise(&[
            "Toewijzingen van hetzelfde product mogen elkaar overlappen",
            "Allocations of the same product may overlap",
        ]),
        Code::new("15", "Beschermd wonen").only(Domain::Wmo),
        Code::new("16", "Opvang").only(Domain::Wmo),
        Code::new("17", "Spoedopvang").only(Domain::Wmo),
        Code::new("18", "Overige beschermd wonen en opvang").only(Domain::Wmo),
        Code::new("31", "(2015) Zonder verblijf: uitgevoerd door wijk- of buurtteam")
            .only(Domain::Jw)
            .advise(&[
                "Verouderde categorie van 2015; gebruik 40 of hoger voor nieuwe toewijzingen",
                "Old category of 2015; use 40 or higher for new allocations",
            ]),
        Code::new("32", "(2015) Zonder verblijf: ambulante jeugdhulp op locatie van de aanbieder")
            .only(Domain::Jw)
            .advise(&[
                "Verouderde categorie van 2015; gebruik 40 of hoger voor nieuwe toewijzingen",
                "Old category of 2015; use 40 or higher for new allocations",
            ]),
        Code::new("33", "(2015) Zonder verblijf: daghulp op locatie van de aanbieder")
            .only(Domain::Jw)
            .advise(&[
                "Verouderde categorie van 2015; gebruik 40 of hoger voor nieuwe toewijzingen",
                "Old category of 2015; use 40 or higher for new allocations",
            ]),
        Code::new("34", "(2015) Zonder verblijf: jeugdhulp in het netwerk van de jeugdige")
            .only(Domain::Jw)
            .advise(&[
                "Verouderde categorie van 2015; gebruik 40 of hoger voor nieuwe toewijzingen",
                "Old category of 2015; use 40 or higher for new allocations",
            ]),
        Code::new("35", "(2015) Met verblijf: pleegzorg").only(Domain::Jw).advise(&[
            "Verouderde categorie van 2015; gebruik 40 of hoger voor nieuwe toewijzingen",
            "Old category of 2015; use 40 or higher for new allocations",
        ]),
        Code::new("36", "(2015) Met verblijf: gezinsgericht").only(Domain::Jw).advise(&[
            "Verouderde categorie van 2015; gebruik 40 of hoger voor nieuwe toewijzingen",
            "Old category of 2015; use 40 or higher for new allocations",
        ]),
        Code::new("37", "(2015) Met verblijf: gesloten plaatsing").only(Domain::Jw).advise(&[
            "Verouderde categorie van 2015; gebruik 40 of hoger voor nieuwe toewijzingen",
            "Old category of 2015; use 40 or higher for new allocations",
        ]),
        Code::new("38", "(2015) Met verblijf: overig residentieel").only(Domain::Jw).advise(&[
            "Verouderde categorie van 2015; gebruik 40 of hoger voor nieuwe toewijzingen",
            "Old category of 2015; use 40 or higher for new allocations",
        ]),
        Code::new("40", "Persoonlijke verzorging").only(Domain::Jw),
        Code::new("41", "Dagbehandeling").only(Domain::Jw),
        Code::new("42", "Vervoerdiensten").only(Domain::Jw),
        Code::new("43", "Jeugdhulp verblijf (incl. behandeling)").only(Domain::Jw),
        Code::new("44", "Jeugdhulp verblijf (excl. behandeling)").only(Domain::Jw),
        Code::new("45", "Jeugdhulp ambulant").only(Domain::Jw),
        Code::new("46", "Jeugdhulp crisis").only(Domain::Jw),
        Code::new("47", "Jeugdreclassering").only(Domain::Jw),
        Code::new("48", "Jeugdbescherming").only(Domain::Jw),
        Code::new("49", "Activiteiten in het preventief justitieel kader").only(Domain::Jw),
        Code::new("50", "Maatwerkarrangementen jeugd").only(Domain::Jw),
        Code::new("51", "Generalistische basis-ggz").only(Domain::Jw),
        Code::new("52", "Specialistische ggz").only(Domain::Jw),
        Code::new("53", "Kindergeneeskunde").only(Domain::Jw),
        Code::new("54", "Jeugd-ggz").only(Domain::Jw),
        Code::new("55", "Landelijk ingekochte zorg").only(Domain::Jw).advise(&[
            "Landelijk gecontracteerd: outputgericht kan hier aspecifiek worden toegewezen",
            "Contracted nationally: here output can be allocated aspecifically",
        ]),
    ],
};

/// Why an allocation was changed (`LDT_RedenWijziging`).
pub static REDEN_WIJZIGING: CodeList = CodeList {
    id: "JZ002/WMO002",
    title: "Reden wijziging toewijzing",
    codes: &[
        Code::new("01", "Administratieve correctie (vervallen)").until(2022, 4, 1)
            .advise(&[
                "Vervallen sinds april 2022; gebruik 14. Komt nog voor bij oude toewijzingen (CS336)",
                "Withdrawn since April 2022; use 14. Still occurs on old allocations (CS336)",
            ]),
        Code::new("02", "Cliënt overleden")
            .advise(&[
                "Past bij reden beëindiging 02 in de 307",
                "Goes with stop reason 02 in the 307",
            ]),
        Code::new("03", "Contractwijziging")
            .advise(&[
                "Past bij reden beëindiging 36 in de 307",
                "Goes with stop reason 36 in the 307",
            ]),
        Code::new("04", "Herbeoordeling: verlenging toewijzing").only(Domain::Wmo),
        Code::new("04", "Herbeoordeling verlenging toewijzing").only(Domain::Jw),
        Code::new("05", "Herbeoordeling: verkorting toewijzing").only(Domain::Wmo)
            .advise(&[
                "Past bij reden beëindiging 36 in de 307",
                "Goes with stop reason 36 in the 307",
            ]),
        Code::new("05", "Herbeoordeling verkorting toewijzing").only(Domain::Jw)
            .advise(&[
                "Past bij reden beëindiging 36 in de 307",
                "Goes with stop reason 36 in the 307",
            ]),
        Code::new("06", "Uitstroom naar ander domein")
            .advise(&[
                "Past bij reden beëindiging 39 in de 307",
                "Goes with stop reason 39 in the 307",
            ]),
        Code::new("07", "Verhuizing naar een andere gemeente")
            .advise(&[
                "Past in de 307 bij reden beëindiging 31 (Wmo) of 35 (Jeugdwet)",
                "Goes with stop reason 31 (Wmo) or 35 (Jeugdwet) in the 307",
            ]),
        Code::new("08", "Wijziging leveringsvorm")
            .advise(&[
                "Past bij reden beëindiging 36 in de 307",
                "Goes with stop reason 36 in the 307",
            ]),
        Code::new("09", "Overstap naar andere aanbieder")
            .advise(&[
                "Past bij reden beëindiging 38 in de 307",
                "Goes with stop reason 38 in the 307",
            ]),
        Code::new("10", "Overgang naar nieuwe bekostigingssystematiek")
            .advise(&[
                "Past bij reden beëindiging 36 in de 307",
                "Goes with stop reason 36 in the 307",
            ]),
        Code::new("11", "Gemeentelijke herindeling")
            .advise(&[
                "Past bij reden beëindiging 36 in de 307",
                "Goes with stop reason 36 in the 307",
            ]),
        Code::new("12", "Geïnitieerd door de aanbieder")
            .advise(&[
                "Voor de gewijzigde toewijzingen na een gehonoreerde 317. Past bij reden beëindiging 37 in de 307",
                "For the changed allocations after an honoured 317. Goes with stop reason 37 in the 307",
            ]),
        Code::new("13", "Verwijderd").from(2022, 4, 1)
            .advise(&[
                "Met `Einddatum` gelijk aan `Ingangsdatum`. De toewijzing telt als nooit verzonden: lever en declareer er niet op. De aanbieder antwoordt met een 302 en een 307, als er nog geen definitieve stop was",
                "With `Einddatum` equal to `Ingangsdatum`. The allocation counts as never sent: do not deliver or declare on it. The provider answers with a 302 and a 307, unless a definitive stop was sent",
            ]),
        Code::new("14", "Administratieve correctie").from(2022, 4, 1),
    ],
};

/// Relation of a person to the client (`LDT_SoortRelatie`).
pub static SOORT_RELATIE: CodeList = CodeList {
    id: "COD472",
    title: "Soort relatie",
    codes: &[
        Code::new("03", "Curator (juridisch)"),
        Code::new("04", "Financieel (gemachtigd)"),
        Code::new("05", "Financieel (toetsing)"),
        Code::new("06", "Leefeenheid"),
        Code::new("07", "Hulpverlener"),
        Code::new("08", "Specialist"),
        Code::new("09", "Anders"),
        Code::new("10", "Ouder"),
        Code::new("11", "Voogd").advise(&[
            "Een organisatie als voogd (Jeugdwet): haar naam in `Geslachtsnaam`, met naamgebruik 6",
            "An organisation as guardian (Jeugdwet): its name in `Geslachtsnaam`, with name use 6",
        ]),
        Code::new("12", "Partner/echtgeno(o)t(e)"),
        Code::new("13", "Pleegouder"),
        Code::new("14", "Bewindvoerder"),
        Code::new("15", "Mentor"),
        Code::new("16", "Zoon/dochter"),
        Code::new("17", "Familielid"),
        Code::new("18", "Gezinslid"),
        Code::new("19", "Buur"),
        Code::new("20", "Vriend(in)/kennis"),
        Code::new("21", "Cliëntondersteuner"),
        Code::new("22", "Huisarts"),
        Code::new("23", "Erven van"),
        Code::new("24", "Werkgever"),
        Code::new("25", "Wijkcoach"),
    ],
};

/// Who referred the client (`LDT_TypeVerwijzer`).
pub static TYPE_VERWIJZER: CodeList = CodeList {
    id: "COD327",
    title: "Type verwijzer",
    codes: &[
        Code::new("01", "Gemeente").advise(&[
            "Zonder `ZorgverlenerCode`; een naam mag",
            "Without `ZorgverlenerCode`; a name is allowed",
        ]),
        Code::new("02", "Huisarts").advise(&[
            "Met een `ZorgverlenerCode` (AGB) of een naam, niet allebei",
            "With a `ZorgverlenerCode` (AGB) or a name, not both",
        ]),
        Code::new("03", "Jeugdarts").advise(&[
            "Met een `ZorgverlenerCode` (AGB) of een naam, niet allebei",
            "With a `ZorgverlenerCode` (AGB) or a name, not both",
        ]),
        Code::new("04", "Gecertificeerde instelling").advise(&[
            "Met een `ZorgverlenerCode` (AGB) of een naam, niet allebei",
            "With a `ZorgverlenerCode` (AGB) or a name, not both",
        ]),
        Code::new("05", "Medisch specialist").advise(&[
            "Met een `ZorgverlenerCode` (AGB) of een naam, niet allebei",
            "With a `ZorgverlenerCode` (AGB) or a name, not both",
        ]),
        Code::new("06", "Zelfverwijzer / geen verwijzer").advise(&[
            "Zonder `ZorgverlenerCode`; een naam mag",
            "Without `ZorgverlenerCode`; a name is allowed",
        ]),
        Code::new("08", "Rechter, Officier van Justitie, functionaris Justitiële jeugdinrichting").advise(&[
            "Zonder `ZorgverlenerCode`; een naam mag",
            "Without `ZorgverlenerCode`; a name is allowed",
        ]),
    ],
};

/// Legal representation of a client (`LDT_WettelijkeVertegenwoordiging`).
pub static WETTELIJKE_VERTEGENWOORDIGING: CodeList = CodeList {
    id: "WJ003",
    title: "Wettelijke vertegenwoordiging",
    codes: &[
        Code::new("06", "Voogdij"),
        Code::new("07", "Bewindvoering"),
        Code::new("08", "Mentorschap"),
        Code::new("09", "Onder curatele stelling"),
        Code::new("10", "Zaakwaarneming"),
    ],
};

/// What both laws say of a stop reason.
type OfBothLaws = &'static [&'static str; 2];

const BIJ_OVERLIJDEN: OfBothLaws =
    &["Past bij reden wijziging 02 in de 301", "Goes with change reason 02 in the 301"];
const BIJ_TIJDELIJK: OfBothLaws = &[
    "De toewijzing loopt door. Daarna volgt een nieuwe start (305) of één definitieve stop met een andere reden, op of na deze einddatum",
    "The allocation goes on. What follows is a new start (305) or one definitive stop with another reason, on or after this last day",
];
const BIJ_GEMEENTE: OfBothLaws = &[
    "Niet op initiatief van de aanbieder. Past bij reden wijziging 03, 05, 08, 10 of 11 in de 301",
    "Not on the provider's initiative. Goes with change reason 03, 05, 08, 10 or 11 in the 301",
];
const BIJ_WIJZIGINGSVERZOEK: OfBothLaws = &[
    "Als gevolg van een gehonoreerde 317. Past bij reden wijziging 12 in de 301",
    "Follows from an honoured 317. Goes with change reason 12 in the 301",
];
const BIJ_OVERSTAP: OfBothLaws =
    &["Past bij reden wijziging 09 in de 301", "Goes with change reason 09 in the 301"];
const BIJ_UITSTROOM: OfBothLaws =
    &["Past bij reden wijziging 06 in de 301", "Goes with change reason 06 in the 301"];

/// Why care stopped (`LDT_RedenBeeindiging`).
pub static REDEN_BEEINDIGING: CodeList = CodeList {
    id: "JZ588/WMO588",
    title: "Reden beëindiging",
    codes: &[
        Code::new("02", "Overlijden").only(Domain::Wmo).advise(BIJ_OVERLIJDEN),
        Code::new("02", "Overlijden").only(Domain::Jw).from(2015, 1, 1).advise(BIJ_OVERLIJDEN),
        Code::new("19", "Levering volgens plan beeindigd").only(Domain::Wmo)
            .advise(&[
                "Volgens plan is in de Jeugdwet code 31",
                "As planned is code 31 in the Jeugdwet",
            ]),
        Code::new("20", "Levering is tijdelijk beeindigd").only(Domain::Wmo).advise(BIJ_TIJDELIJK),
        Code::new("20", "Levering is tijdelijk beeindigd").only(Domain::Jw).from(2015, 1, 1).advise(BIJ_TIJDELIJK),
        Code::new("21", "Levering is eenzijdig door client beeindigd").only(Domain::Wmo),
        Code::new("22", "Levering is eenzijdig door aanbieder beeindigd").only(Domain::Wmo),
        Code::new("23", "Levering is in overeenstemming voortijdig beeindigd").only(Domain::Wmo),
        Code::new("31", "Verhuizing naar een andere gemeente").only(Domain::Wmo)
            .advise(&[
                "Past bij reden wijziging 07 in de 301. In de Jeugdwet betekent 31 iets anders: volgens plan beëindigd",
                "Goes with change reason 07 in the 301. In the Jeugdwet 31 means something else: ended as planned",
            ]),
        Code::new("31", "Levering is volgens plan beeindigd").only(Domain::Jw).from(2015, 1, 1)
            .advise(&[
                "In de Wmo betekent 31 iets anders: verhuizing; volgens plan is daar 19",
                "In the Wmo 31 means something else: a move; as planned is 19 there",
            ]),
        Code::new("32", "Voortijdig afgesloten: eenzijdig door de client").only(Domain::Jw).from(2015, 1, 1),
        Code::new("33", "Voortijdig afgesloten: eenzijdig door de aanbieder").only(Domain::Jw).from(2015, 1, 1),
        Code::new("34", "Voortijdig afgesloten: in overeenstemming").only(Domain::Jw).from(2015, 1, 1),
        Code::new("35", "Voortijdig afgesloten: wegens externe omstandigheden").only(Domain::Jw).from(2015, 1, 1)
            .advise(&[
                "Ook bij verhuizing naar een andere gemeente; past bij reden wijziging 07 in de 301",
                "Also for a move to another municipality; goes with change reason 07 in the 301",
            ]),
        Code::new("36", "Geinitieerd door de gemeente").only(Domain::Wmo).advise(BIJ_GEMEENTE),
        Code::new("36", "Geinitieerd door de gemeente").only(Domain::Jw).from(2021, 1, 1).advise(BIJ_GEMEENTE),
        Code::new("37", "In verband met wijzigingsverzoek").only(Domain::Wmo).advise(BIJ_WIJZIGINGSVERZOEK),
        Code::new("37", "In verband met wijzigingsverzoek").only(Domain::Jw).from(2021, 1, 1).advise(BIJ_WIJZIGINGSVERZOEK),
        Code::new("38", "Overstap naar andere aanbieder").only(Domain::Wmo).advise(BIJ_OVERSTAP),
        Code::new("38", "Overstap naar andere aanbieder").only(Domain::Jw).from(2022, 4, 1).advise(BIJ_OVERSTAP),
        Code::new("39", "Uitstroom naar ander domein").only(Domain::Wmo).advise(BIJ_UITSTROOM),
        Code::new("39", "Uitstroom naar ander domein").only(Domain::Jw).from(2022, 4, 1).advise(BIJ_UITSTROOM),
    ],
};

/// Why a change is asked for (`LDT_RedenVerzoek`).
pub static REDEN_VERZOEK: CodeList = CodeList {
    id: "WJ758",
    title: "Reden verzoek",
    codes: &[Code::new("1", "Verandering clientsituatie"), Code::new("2", "Wijziging zorgplan")],
};

/// Why a request is rejected (`LDT_RedenAfwijzingVerzoek`).
pub static REDEN_AFWIJZING_VERZOEK: CodeList = CodeList {
    id: "WJ759",
    title: "Reden afwijzing verzoek",
    codes: &[
        Code::new("1", "Geen wijziging, maar nieuwe aanvraag"),
        Code::new("2", "Past niet binnen budget"),
        Code::new("3", "Geen contract")
            .advise(&[
                "Voor een 315 van een aanbieder zonder contract",
                "For a 315 of a provider without contract",
            ]),
        Code::new("4", "Past niet binnen contract")
            .advise(&[
                "Ook voor een 317 van een aanbieder die over wijzigingen niet gaat",
                "Also for a 317 of a provider that has no say in changes",
            ]),
        Code::new("5", "Andere gemeente")
            .advise(&[
                "Als een andere gemeente verantwoordelijk is, behalve bij het woonplaatsbeginsel (8)",
                "When another municipality is responsible, except for the residence principle (8)",
            ]),
        Code::new("6", "Stapeling"),
        Code::new("7", "Zorginhoudelijke afkeur"),
        Code::new("8", "Woonplaatsbeginsel")
            .advise(&[
                "Alleen in de Jeugdwet, als antwoord op een 315, en met de juiste gemeente in `Woonplaatsbeginsel`. De aanbieder stuurt die gemeente een nieuwe 315",
                "Only in the Jeugdwet, as answer to a 315, and with the right municipality in `Woonplaatsbeginsel`. The provider sends that municipality a new 315",
            ]),
        Code::new("9", "Leeftijdsgrens is bereikt"),
    ],
};

/// What is answered to a request (`LDT_VerzoekAntwoord`).
pub static VERZOEK_ANTWOORD: CodeList = CodeList {
    id: "WJ760",
    title: "Antwoord op verzoek",
    codes: &[Code::new("1", "Verzoek afgewezen").advise(&["`RedenAfwijzingVerzoek` is verplicht; het verzoek is hiermee afgesloten", "`RedenAfwijzingVerzoek` is required; this closes the request"]), Code::new("2", "Aanvraag in onderzoek").advise(&["Ten hoogste één keer per `ReferentieAanbieder` en zonder reden van afwijzing; de beslissing volgt binnen 8 weken na de dagtekening van het verzoek", "At most once per `ReferentieAanbieder` and without a reason of rejection; the decision follows within 8 weeks after the date of the request"])],
};

/// Whether something is reported for the first time, changed or withdrawn (`LDT_StatusAanlevering`).
pub static STATUS_AANLEVERING: CodeList = CodeList {
    id: "COD467",
    title: "Status aanlevering",
    codes: &[
        Code::new("1", "Eerste aanlevering")
            .advise(&[
                "Voor elke eerste melding, en voor de verbeterde na een verwijdering (3)",
                "For every first report, and for the corrected one after a removal (3)",
            ]),
        Code::new("2", "Gewijzigde aanlevering")
            .advise(&[
                "Staat in het schema, maar mag niet (CS058): verwijder met 3 en meld opnieuw met 1",
                "It is in the schema but not allowed (CS058): remove with 3 and report again with 1",
            ]),
        Code::new("3", "Verwijderen aanlevering")
            .advise(&[
                "Met precies dezelfde sleutel als het geaccepteerde bericht; een afgekeurd bericht hoeft niet te worden verwijderd",
                "With exactly the key of the accepted message; a rejected message needs no removal",
            ]),
        Code::new("9", "Niet van toepassing (ongewijzigd)")
            .advise(&[
                "Staat in het schema, maar mag niet (CS058)",
                "It is in the schema but not allowed (CS058)",
            ]),
    ],
};
