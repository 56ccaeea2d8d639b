//! The products of the year, with every way of counting, and what each is worth.

use ibericht::productbook::Book;

/// The municipalities, by CBS code.
pub const GEMEENTEN: [&str; 7] = ["0209", "0225", "0252", "0268", "0296", "0944", "1945"];

pub const AGB: &str = "42420001";

/// A product as the simulation knows it.
pub struct Product {
    pub code: &'static str,
    pub is_wmo: bool,
    pub eenheid: &'static str,
    pub frequentie: &'static str,
    /// The column of the registrations with its quantity.
    pub column: &'static str,
    /// The most that one registration holds.
    pub most: usize,
    /// What a month of these quantities is worth in eurocents, computed by hand.
    pub worth: fn(month: u32, quantity: u64) -> u64,
}

/// Minutes at 1,29 euro, from July 1,33; minutes at an hourly tariff of 77,45; hours of 90,12 from minutes; etmalen of
/// 250,00; dagdelen of 45,67; pieces of 150,00 and 155,00 for this provider; output of 1.200,00 a piece; euros.
pub const PRODUCTS: [Product; 8] = [
    Product {
        code: "02A91",
        is_wmo: true,
        eenheid: "01",
        frequentie: "6",
        column: "minuten",
        most: 180,
        worth: |month, minutes| minutes * if month < 7 { 129 } else { 133 },
    },
    Product {
        code: "02A92",
        is_wmo: true,
        eenheid: "01",
        frequentie: "4",
        column: "minuten",
        most: 240,
        worth: |_, minutes| (minutes * 7745 + 30) / 60,
    },
    Product {
        code: "45A93",
        is_wmo: false,
        eenheid: "04",
        frequentie: "6",
        column: "minuten",
        most: 200,
        worth: |_, minutes| ((minutes + 30) / 60).max(1) * 9012,
    },
    Product {
        code: "44A94",
        is_wmo: false,
        eenheid: "14",
        frequentie: "4",
        column: "aantal",
        most: 5,
        worth: |_, etmalen| etmalen * 25_000,
    },
    Product {
        code: "07A95",
        is_wmo: true,
        eenheid: "16",
        frequentie: "6",
        column: "aantal",
        most: 2,
        worth: |_, dagdelen| dagdelen * 4567,
    },
    Product {
        code: "45A96",
        is_wmo: false,
        eenheid: "84",
        frequentie: "6",
        column: "aantal",
        most: 3,
        worth: |_, pieces| pieces * 15_500,
    },
    Product {
        code: "45A97",
        is_wmo: false,
        eenheid: "82",
        frequentie: "4",
        column: "aantal",
        most: 2,
        worth: |_, pieces| pieces * 120_000,
    },
    Product {
        code: "10A98",
        is_wmo: true,
        eenheid: "83",
        frequentie: "4",
        column: "bedrag",
        most: 90_000,
        worth: |_, cents| cents,
    },
];

/// The contract of the region.
pub fn book() -> Book {
    let gemeenten = GEMEENTEN.map(|code| format!("\"{code}\"")).join(", ");
    let text = format!(
        r#"
titel = "Contract van een jaar"
geldig_van = 2026-01-01
geldig_tot = 2026-12-31
gemeenten = [{gemeenten}]

[[product]]
code = "02A91"
wet = "Wmo"
categorie = "02"
naam = "Begeleiding per minuut"
eenheid = "01"
grondslag = "direct"
telling = "minuten"
tarieven = [
    {{ van = 2026-01-01, tot = 2026-06-30, cent = 129, per = "01" }},
    {{ van = 2026-07-01, tot = 2026-12-31, cent = 133, per = "01" }},
]

[[product]]
code = "02A92"
wet = "Wmo"
categorie = "02"
naam = "Begeleiding met een uurtarief"
eenheid = "01"
grondslag = "direct"
telling = "minuten"
tarieven = [{{ van = 2026-01-01, tot = 2026-12-31, cent = 7745, per = "04" }}]

[[product]]
code = "45A93"
wet = "Jw"
categorie = "45"
naam = "Behandeling per uur"
eenheid = "04"
grondslag = "direct"
telling = "minuten"
tarieven = [{{ van = 2026-01-01, tot = 2026-12-31, cent = 9012, per = "04" }}]

[[product]]
code = "44A94"
wet = "Jw"
categorie = "44"
naam = "Verblijf"
eenheid = "14"
grondslag = "aanwezigheid"
telling = "aantal"
tarieven = [{{ van = 2026-01-01, tot = 2026-12-31, cent = 25000, per = "14" }}]

[[product]]
code = "07A95"
wet = "Wmo"
categorie = "07"
naam = "Dagbesteding"
eenheid = "16"
grondslag = "aanwezigheid"
telling = "aantal"
tarieven = [{{ van = 2026-01-01, tot = 2026-12-31, cent = 4567, per = "16" }}]

[[product]]
code = "45A96"
wet = "Jw"
categorie = "45"
naam = "Consult"
eenheid = "84"
grondslag = "direct"
telling = "aantal"
tarieven = [
    {{ van = 2026-01-01, tot = 2026-12-31, cent = 15000, per = "84" }},
    {{ van = 2026-01-01, tot = 2026-12-31, cent = 15500, per = "84", aanbieder = "{AGB}" }},
]

[[product]]
code = "45A97"
wet = "Jw"
categorie = "45"
naam = "Maandprijs"
eenheid = "82"
grondslag = "direct"
telling = "aantal"
tarieven = [{{ van = 2026-01-01, tot = 2026-12-31, cent = 120000, per = "82" }}]

[[product]]
code = "10A98"
wet = "Wmo"
categorie = "10"
naam = "Maatwerk in euro's"
eenheid = "83"
grondslag = "direct"
telling = "bedrag"
"#
    );
    Book::parse("contract.toml", &text).unwrap()
}
