//! Messages as files, by small builders: one invented client per BSN, everything else has a default.

/// A 301 of Nijmegen under the Jeugdwet, for the provider of the tests.
#[derive(Clone)]
pub struct Toewijzing {
    pub id: &'static str,
    pub date: &'static str,
    pub bsn: &'static str,
    pub nummer: u32,
    pub product: &'static str,
    pub volume: u32,
    pub reden: Option<&'static str>,
    pub referentie: Option<&'static str>,
    pub aanbieder: &'static str,
}

/// A 315 of the provider of the tests to Nijmegen, under the Jeugdwet.
#[derive(Clone)]
pub struct Verzoek {
    pub id: &'static str,
    pub date: &'static str,
    pub bsn: &'static str,
    pub referentie: &'static str,
    pub product: &'static str,
    pub volume: u32,
}

/// A 323 of the provider of the tests to Nijmegen, under the Jeugdwet: one line of 10 minutes.
#[derive(Clone)]
pub struct Declaratie {
    pub id: &'static str,
    pub nummer: &'static str,
    pub bsn: &'static str,
    pub referentie: &'static str,
    pub toewijzing: u32,
}

pub const AANBIEDER: &str = "12345678";
pub const CLIENT: &str = "999900006";
pub const OTHER_CLIENT: &str = "999990019";

impl Default for Toewijzing {
    fn default() -> Self {
        Self {
            id: "T1",
            date: "2026-03-01",
            bsn: CLIENT,
            nummer: 1,
            product: "45A05",
            volume: 180,
            reden: None,
            referentie: None,
            aanbieder: AANBIEDER,
        }
    }
}

impl Default for Verzoek {
    fn default() -> Self {
        Self { id: "V1", date: "2026-03-02", bsn: CLIENT, referentie: "R1", product: "45A49", volume: 24 }
    }
}

impl Default for Declaratie {
    fn default() -> Self {
        Self { id: "D1", nummer: "DN1", bsn: CLIENT, referentie: "P1", toewijzing: 1 }
    }
}

fn bericht(number: u32, header: &str, body: &str) -> Vec<u8> {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <m:Bericht xmlns:m=\"http://www.istandaarden.nl/ijw/3_2/jw{number}/schema\" \
         xmlns:b=\"http://www.istandaarden.nl/ijw/3_2/basisschema/schema\">\n{header}\n{body}\n</m:Bericht>\n"
    )
    .into_bytes()
}

fn header(code: &str, from: &str, to: &str, id: &str, date: &str) -> String {
    format!(
        "<m:Header><m:BerichtCode>{code}</m:BerichtCode><m:BerichtVersie>3</m:BerichtVersie>\
         <m:BerichtSubversie>2</m:BerichtSubversie><m:Afzender>{from}</m:Afzender>\
         <m:Ontvanger>{to}</m:Ontvanger><m:BerichtIdentificatie><b:Identificatie>{id}</b:Identificatie>\
         <b:Dagtekening>{date}</b:Dagtekening></m:BerichtIdentificatie><m:XsdVersie>\
         <b:BasisschemaXsdVersie>1.0.0</b:BasisschemaXsdVersie><b:BerichtXsdVersie>1.0.0</b:BerichtXsdVersie>\
         </m:XsdVersie></m:Header>"
    )
}

fn person(bsn: &str, naam_gebruik: &str) -> String {
    format!(
        "<m:Bsn>{bsn}</m:Bsn><m:Geboortedatum><b:Datum>2009-05-05</b:Datum></m:Geboortedatum>\
         <m:Geslacht>2</m:Geslacht><m:Naam><b:Geslachtsnaam><b:Achternaam>Voorbeeld</b:Achternaam>\
         </b:Geslachtsnaam>{naam_gebruik}</m:Naam>"
    )
}

fn product_and_volume(product: &str) -> String {
    format!("<m:Product><b:Categorie>{}</b:Categorie><b:Code>{product}</b:Code></m:Product>", &product[..2])
}

fn omvang(volume: u32) -> String {
    format!(
        "<m:Omvang><b:Volume>{volume}</b:Volume><b:Eenheid>01</b:Eenheid>\
         <b:Frequentie>2</b:Frequentie></m:Omvang>"
    )
}

impl Toewijzing {
    pub fn xml(&self) -> Vec<u8> {
        let optional = |element: &str, value: Option<&str>| {
            value.map_or_else(String::new, |value| format!("<m:{element}>{value}</m:{element}>"))
        };
        let body = format!(
            "<m:Client>{}<m:Contactgegevens><m:Contact><m:Soort>01</m:Soort><m:Adres><b:Huis>\
             <b:Huisnummer>1</b:Huisnummer></b:Huis><b:Postcode>6511AA</b:Postcode>\
             <b:Straatnaam>Voorbeeldstraat</b:Straatnaam><b:Plaatsnaam>Nijmegen</b:Plaatsnaam>\
             <b:LandCode>NL</b:LandCode></m:Adres></m:Contact></m:Contactgegevens><m:ToegewezenProducten>\
             <m:ToegewezenProduct>\n<m:ToewijzingNummer>{}</m:ToewijzingNummer>{}{}\
             <m:Toewijzingsdatum>{}</m:Toewijzingsdatum><m:Toewijzingstijd>09:00:00</m:Toewijzingstijd>\
             <m:Ingangsdatum>2026-01-01</m:Ingangsdatum><m:Einddatum>2026-12-31</m:Einddatum>{}{}\
             </m:ToegewezenProduct></m:ToegewezenProducten></m:Client>",
            person(self.bsn, "<b:NaamGebruik>1</b:NaamGebruik>"),
            self.nummer,
            optional("ReferentieAanbieder", self.referentie),
            product_and_volume(self.product),
            self.date,
            optional("RedenWijziging", self.reden),
            omvang(self.volume),
        );
        bericht(301, &header("436", "0268", self.aanbieder, self.id, self.date), &body)
    }
}

impl Verzoek {
    pub fn xml(&self) -> Vec<u8> {
        let body = format!(
            "<m:Client>{}<m:AangevraagdeProducten><m:AangevraagdProduct>\n\
             <m:ReferentieAanbieder>{}</m:ReferentieAanbieder>{}\
             <m:ToewijzingIngangsdatum>2026-04-01</m:ToewijzingIngangsdatum>\
             <m:ToewijzingEinddatum>2026-06-30</m:ToewijzingEinddatum>{}\
             <m:Verwijzer><b:Type>01</b:Type><b:Naam>Wijkteam</b:Naam></m:Verwijzer>\
             <m:Raamcontract>1</m:Raamcontract></m:AangevraagdProduct></m:AangevraagdeProducten></m:Client>",
            person(self.bsn, ""),
            self.referentie,
            product_and_volume(self.product),
            omvang(self.volume),
        );
        bericht(315, &header("446", AANBIEDER, "0268", self.id, self.date), &body)
    }
}

impl Declaratie {
    pub fn xml(&self) -> Vec<u8> {
        let period = "<b:Begindatum>2026-04-01</b:Begindatum><b:Einddatum>2026-04-30</b:Einddatum>";
        let body = format!(
            "<m:Declaratie><m:DeclaratieNummer>{}</m:DeclaratieNummer>\
             <m:DeclaratiePeriode>{period}</m:DeclaratiePeriode>\
             <m:DeclaratieDagtekening>2026-05-01</m:DeclaratieDagtekening><m:TotaalIngediendBedrag>\
             <b:TotaalBedrag>1590</b:TotaalBedrag><b:DebetCredit>D</b:DebetCredit></m:TotaalIngediendBedrag>\
             <m:Clienten><m:Client><m:Bsn>{}</m:Bsn><m:Prestaties><m:Prestatie>\
             <m:ProductReferentie><b:ReferentieNummer>{}</b:ReferentieNummer></m:ProductReferentie>\
             <m:ToewijzingNummer>{}</m:ToewijzingNummer><m:ProductCategorie>45</m:ProductCategorie>\
             <m:ProductCode>45A05</m:ProductCode><m:ProductPeriode>{period}</m:ProductPeriode>\
             <m:GeleverdVolume>10</m:GeleverdVolume><m:Eenheid>01</m:Eenheid>\
             <m:ProductTarief>159</m:ProductTarief><m:IngediendBedrag><b:Bedrag>1590</b:Bedrag>\
             <b:DebetCredit>D</b:DebetCredit></m:IngediendBedrag></m:Prestatie></m:Prestaties></m:Client>\
             </m:Clienten></m:Declaratie>",
            self.nummer, self.bsn, self.referentie, self.toewijzing,
        );
        bericht(323, &header("490", AANBIEDER, "0268", self.id, "2026-05-01"), &body)
    }
}

#[test]
fn the_builders_make_messages_without_findings() {
    use ibericht::messages::{MAX_BYTES, Reading, read};
    for xml in [Toewijzing::default().xml(), Verzoek::default().xml(), Declaratie::default().xml()] {
        match read(&xml, MAX_BYTES) {
            Reading::Valid(bericht) => assert_eq!(ibericht::rules::content::check(&bericht), []),
            other => panic!("{other:#?}"),
        }
    }
}
