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
        Code::new("01", "BRP-adres"),
        Code::new("02", "Correspondentie-adres"),
        Code::new("03", "Verblijfadres"),
        Code::new("04", "Tijdelijk verblijfadres"),
    ],
};

/// Which kind of interpreter a person needs (`LDT_Communicatievorm`).
pub static COMMUNICATIEVORM: CodeList = CodeList {
    id: "COD747",
    title: "Communicatievorm",
    codes: &[Code::new("1", "Tolk taal"), Code::new("2", "Doventolk"), Code::new("3", "Doofblindentolk")],
};

/// Which part of a date of birth is unknown (`LDT_DatumGebruik`).
pub static DATUM_GEBRUIK: CodeList = CodeList {
    id: "COD170",
    title: "Datumgebruik",
    codes: &[
        Code::new("1", "Dag onbekend (alleen maand en jaar gebruiken)"),
        Code::new("2", "Dag en maand onbekend (alleen jaar gebruiken)"),
        Code::new("3", "Dag, maand en jaar onbekend (onbekende datum)"),
    ],
};

/// The sign of an amount (`LDT_DebetCredit`).
pub static DEBET_CREDIT: CodeList = CodeList {
    id: "COD043",
    title: "Indicatie debet/credit",
    codes: &[Code::new("C", "Creditbedrag en aantal"), Code::new("D", "Debetbedrag en aantal")],
};

/// The unit of a volume (`LDT_Eenheid`).
pub static EENHEID: CodeList = CodeList {
    id: "WJ756",
    title: "Eenheid",
    codes: &[
        Code::new("01", "Minuut"),
        Code::new("04", "Uur"),
        Code::new("14", "Etmaal"),
        Code::new("16", "Dagdeel (4 uur)"),
        Code::new("82", "Stuks (output)"),
        Code::new("83", "Euro's"),
        Code::new("84", "Stuks (inspanning)"),
    ],
};

/// Over which period a volume counts (`LDT_Frequentie`).
pub static FREQUENTIE: CodeList = CodeList {
    id: "WMO757",
    title: "Frequentie",
    codes: &[
        Code::new("1", "Per dag"),
        Code::new("2", "Per week"),
        Code::new("4", "Per maand"),
        Code::new("6", "Totaal binnen geldigheidsduur toewijzing"),
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
        Code::new("5", "Pseudoniem"),
        Code::new("6", "Niet-natuurlijk persoon"),
    ],
};

/// National product categories, Wmo and Jeugdwet (`LDT_ProductCategorie`).
pub static PRODUCT_CATEGORIE: CodeList = CodeList {
    id: "JZ020/WMO020",
    title: "Productcategorie",
    codes: &[
        Code::new("01", "Hulp bij het huishouden").only(Domain::Wmo),
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
        Code::new("11", "Rolstoelen").only(Domain::Wmo),
        Code::new("12", "Vervoervoorzieningen").only(Domain::Wmo),
        Code::new("13", "Woonvoorzieningen").only(Domain::Wmo),
        Code::new("14", "Overige hulpmiddelen").only(Domain::Wmo),
        Code::new("15", "Beschermd wonen").only(Domain::Wmo),
        Code::new("16", "Opvang").only(Domain::Wmo),
        Code::new("17", "Spoedopvang").only(Domain::Wmo),
        Code::new("18", "Overige beschermd wonen en opvang").only(Domain::Wmo),
        Code::new("31", "(2015) Zonder verblijf: uitgevoerd door wijk- of buurtteam").only(Domain::Jw),
        Code::new("32", "(2015) Zonder verblijf: ambulante jeugdhulp op locatie van de aanbieder")
            .only(Domain::Jw),
        Code::new("33", "(2015) Zonder verblijf: daghulp op locatie van de aanbieder").only(Domain::Jw),
        Code::new("34", "(2015) Zonder verblijf: jeugdhulp in het netwerk van de jeugdige").only(Domain::Jw),
        Code::new("35", "(2015) Met verblijf: pleegzorg").only(Domain::Jw),
        Code::new("36", "(2015) Met verblijf: gezinsgericht").only(Domain::Jw),
        Code::new("37", "(2015) Met verblijf: gesloten plaatsing").only(Domain::Jw),
        Code::new("38", "(2015) Met verblijf: overig residentieel").only(Domain::Jw),
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
        Code::new("55", "Landelijk ingekochte zorg").only(Domain::Jw),
    ],
};

/// Why an allocation was changed (`LDT_RedenWijziging`).
pub static REDEN_WIJZIGING: CodeList = CodeList {
    id: "JZ002/WMO002",
    title: "Reden wijziging toewijzing",
    codes: &[
        Code::new("01", "Administratieve correctie (vervallen)").until(2022, 4, 1),
        Code::new("02", "Cliënt overleden"),
        Code::new("03", "Contractwijziging"),
        Code::new("04", "Herbeoordeling: verlenging toewijzing").only(Domain::Wmo),
        Code::new("04", "Herbeoordeling verlenging toewijzing").only(Domain::Jw),
        Code::new("05", "Herbeoordeling: verkorting toewijzing").only(Domain::Wmo),
        Code::new("05", "Herbeoordeling verkorting toewijzing").only(Domain::Jw),
        Code::new("06", "Uitstroom naar ander domein"),
        Code::new("07", "Verhuizing naar een andere gemeente"),
        Code::new("08", "Wijziging leveringsvorm"),
        Code::new("09", "Overstap naar andere aanbieder"),
        Code::new("10", "Overgang naar nieuwe bekostigingssystematiek"),
        Code::new("11", "Gemeentelijke herindeling"),
        Code::new("12", "Geïnitieerd door de aanbieder"),
        Code::new("13", "Verwijderd"),
        Code::new("14", "Administratieve correctie"),
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
        Code::new("11", "Voogd"),
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
        Code::new("01", "Gemeente"),
        Code::new("02", "Huisarts"),
        Code::new("03", "Jeugdarts"),
        Code::new("04", "Gecertificeerde instelling"),
        Code::new("05", "Medisch specialist"),
        Code::new("06", "Zelfverwijzer / geen verwijzer"),
        Code::new("08", "Rechter, Officier van Justitie, functionaris Justitiële jeugdinrichting"),
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

/// Why care stopped (`LDT_RedenBeeindiging`).
pub static REDEN_BEEINDIGING: CodeList = CodeList {
    id: "JZ588/WMO588",
    title: "Reden beëindiging",
    codes: &[
        Code::new("02", "Overlijden"),
        Code::new("19", "Levering volgens plan beeindigd").only(Domain::Wmo),
        Code::new("20", "Levering is tijdelijk beeindigd"),
        Code::new("21", "Levering is eenzijdig door client beeindigd").only(Domain::Wmo),
        Code::new("22", "Levering is eenzijdig door aanbieder beeindigd").only(Domain::Wmo),
        Code::new("23", "Levering is in overeenstemming voortijdig beeindigd").only(Domain::Wmo),
        Code::new("31", "Verhuizing naar een andere gemeente").only(Domain::Wmo),
        Code::new("31", "Levering is volgens plan beeindigd").only(Domain::Jw),
        Code::new("32", "Voortijdig afgesloten: eenzijdig door de client").only(Domain::Jw),
        Code::new("33", "Voortijdig afgesloten: eenzijdig door de aanbieder").only(Domain::Jw),
        Code::new("34", "Voortijdig afgesloten: in overeenstemming").only(Domain::Jw),
        Code::new("35", "Voortijdig afgesloten: wegens externe omstandigheden").only(Domain::Jw),
        Code::new("36", "Geinitieerd door de gemeente"),
        Code::new("37", "In verband met wijzigingsverzoek"),
        Code::new("38", "Overstap naar andere aanbieder"),
        Code::new("39", "Uitstroom naar ander domein"),
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
        Code::new("3", "Geen contract"),
        Code::new("4", "Past niet binnen contract"),
        Code::new("5", "Andere gemeente"),
        Code::new("6", "Stapeling"),
        Code::new("7", "Zorginhoudelijke afkeur"),
        Code::new("8", "Woonplaatsbeginsel"),
        Code::new("9", "Leeftijdsgrens is bereikt"),
    ],
};

/// What is answered to a request (`LDT_VerzoekAntwoord`).
pub static VERZOEK_ANTWOORD: CodeList = CodeList {
    id: "WJ760",
    title: "Antwoord op verzoek",
    codes: &[Code::new("1", "Verzoek afgewezen"), Code::new("2", "Aanvraag in onderzoek")],
};

/// Whether something is reported for the first time, changed or withdrawn (`LDT_StatusAanlevering`).
pub static STATUS_AANLEVERING: CodeList = CodeList {
    id: "COD467",
    title: "Status aanlevering",
    codes: &[
        Code::new("1", "Eerste aanlevering"),
        Code::new("2", "Gewijzigde aanlevering"),
        Code::new("3", "Verwijderen aanlevering"),
        Code::new("9", "Niet van toepassing (ongewijzigd)"),
    ],
};
