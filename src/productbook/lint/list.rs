//! The findings of the lint.

use crate::finding::Text;

/// What the lint looks for: the id of the finding and its meaning.
pub static LINTS: &[(&str, Text)] = &[
    (
        "boek-geldigheid",
        Text::fixed("Het boek eindigt niet voor het begint", "The book does not end before it begins"),
    ),
    (
        "boek-gemeente",
        Text::fixed(
            "Er is ten minste één gemeente, met een code van vier cijfers",
            "There is at least one municipality, with a code of four digits",
        ),
    ),
    (
        "boek-dubbel",
        Text::fixed("Elke code en elk id komt één keer voor", "Every code and every id occurs once"),
    ),
    (
        "boek-basis",
        Text::fixed(
            "De basis van een contract bestaat, heeft geen fouten en neemt niet zelf van het contract over",
            "The base of a contract exists, has no errors and does not take over from the contract itself",
        ),
    ),
    (
        "boek-veld",
        Text::fixed(
            "Een product heeft wet, categorie en naam, of neemt ze over van de basis",
            "A product has law, category and name, or takes them over from the base",
        ),
    ),
    ("boek-code-onbekend", Text::fixed("Elke genoemde code bestaat", "Every code that is named exists")),
    (
        "boek-code-vorm",
        Text::fixed(
            "Een productcode is vijf hoofdletters of cijfers",
            "A product code is five capitals or digits",
        ),
    ),
    (
        "boek-categorie",
        Text::fixed(
            "De categorie is het begin van de code en hoort bij de wet",
            "The category is the start of the code and belongs to the law",
        ),
    ),
    (
        "boek-eenheid",
        Text::fixed(
            "Eenheid, telling en grondslag zijn er en passen bij elkaar",
            "Unit, counting and basis are there and fit together",
        ),
    ),
    (
        "boek-tarief-ontbreekt",
        Text::fixed("Elk product heeft een tarief boven nul", "Every product has a tariff above zero"),
    ),
    (
        "boek-tarief-eenheid",
        Text::fixed(
            "Elk tarief noemt de eenheid van het product; een product in euro heeft er geen",
            "Every tariff names the unit of the product; a product in euros has none",
        ),
    ),
    (
        "boek-tarief-uurtarief",
        Text::fixed(
            "Een tarief is zo hoog als bij zijn eenheid past; een uurtarief op minuten mag en wordt gemeld (IV081)",
            "A tariff is of the size that fits its unit; an hourly tariff on minutes may be and is told of (IV081)",
        ),
    ),
    (
        "boek-tarief-gat",
        Text::fixed(
            "De tarieven dekken elke dag waarop het boek geldt",
            "The tariffs cover every day on which the book is valid",
        ),
    ),
    (
        "boek-tarief-factor",
        Text::fixed(
            "Twee tarieven van een product verschillen geen factor 60, ook niet van twee aanbieders of van de basis",
            "Two tariffs of a product are not a factor of 60 apart, of two providers or of the base either",
        ),
    ),
    (
        "boek-tarief-overlap",
        Text::fixed(
            "Op een dag geldt één tarief voor iedereen, en één van een aanbieder zelf",
            "One tariff holds on a day for everybody, and one of a provider itself",
        ),
    ),
    (
        "boek-tarief-geldigheid",
        Text::fixed(
            "Een tarief valt binnen de geldigheid van het boek",
            "A tariff lies within the validity of the book",
        ),
    ),
    (
        "boek-aanbieder",
        Text::fixed("Een aanbieder is een AGB-code van 8 cijfers", "A provider is an AGB code of 8 digits"),
    ),
    (
        "boek-afspraak",
        Text::fixed(
            "Een afspraak is er alleen voor output; betalen aan het eind vraagt een einddatum van de toewijzing",
            "An agreement is for output only; payment at the end needs an end date of the allocation",
        ),
    ),
    (
        "boek-groep",
        Text::fixed(
            "Een groepsproduct heeft groepsgrenzen en een individueel product van dezelfde wet",
            "A group product has group limits and an individual product of the same law",
        ),
    ),
    ("boek-grens", Text::fixed("Grenzen spreken zichzelf niet tegen", "Limits do not contradict themselves")),
    ("boek-regel-soort", Text::fixed("De soort van een regel bestaat", "The kind of a rule exists")),
    (
        "boek-regel-plaats",
        Text::fixed(
            "Een regel staat op een plaats waar zijn soort kijkt; over een toewijzing hoogstens als waarschuwing",
            "A rule stands at a stage where its kind looks; about an allocation at most as a warning",
        ),
    ),
    (
        "boek-regel-gegeven",
        Text::fixed(
            "Ten minste één product van een regel heeft de gegevens die de soort leest",
            "At least one product of a rule has the facts that the kind reads",
        ),
    ),
    (
        "boek-regel-tekst",
        Text::fixed("Een regel heeft tekst in twee talen", "A rule has text in two languages"),
    ),
];
