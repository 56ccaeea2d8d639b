//! The rules that a declaration run speaks of: those of the book by kind, and the run's own.

use std::borrow::Cow;
use std::ops::{Deref, DerefMut};

use crate::finding::{Finding, Level, Severity, Text};
use crate::productbook::{Book, Stage};
use crate::values::ProductCode;

/// A rule about registrations or their declaration that is not from a product book.
#[derive(Debug)]
pub struct OwnRule {
    /// Its id.
    pub id: &'static str,
    /// What it asks.
    pub text: Text,
}

const fn own(id: &'static str, nl: &'static str, en: &'static str) -> OwnRule {
    OwnRule { id, text: Text { nl: Cow::Borrowed(nl), en: Cow::Borrowed(en) } }
}

/// The run's own rules, by id.
pub static RULES: &[OwnRule] = &[
    own(
        "correctie-periode",
        "Corrigeren gaat over wat eerder gedeclareerd is",
        "Putting right is about what was declared before",
    ),
    own(
        "declaratie-afgewezen",
        "Een afgewezen regel wordt opnieuw gedeclareerd, zonder creditregel (IV085)",
        "A rejected line is declared again, without a credit (IV085)",
    ),
    own(
        "declaratie-al-gedaan",
        "Een regel die al met hetzelfde volume is gedeclareerd, wordt niet nog eens gemaakt (TR389)",
        "A line that was declared before with the same volume is not made again (TR389)",
    ),
    own(
        "declaratie-andere-maand",
        "Zorg van een andere maand hoort in de declaratie van die maand (IV076)",
        "Care of another month belongs to the declaration of that month (IV076)",
    ),
    own(
        "declaratie-bedrag",
        "Volume, regelbedrag en totaal passen in de velden van het bericht",
        "Volume, amount and total fit the fields of the message",
    ),
    own(
        "declaratie-correctie",
        "Een ander volume dan eerder gedeclareerd vraagt eerst een creditregel (TR389, OP366)",
        "Another volume than declared before first needs a credit line (TR389, OP366)",
    ),
    own(
        super::split::SPLIT,
        "Een declaratie die groter zou zijn dan VECOZO aanneemt (25 MB), wordt in delen verstuurd, elk een declaratie met \
         een eigen nummer en totaal; een cliënt blijft daarbij heel",
        "A declaration that would be larger than VECOZO takes (25 MB) is sent in parts, each a declaration with its own \
         number and total; a client stays whole",
    ),
    own(
        "declaratie-einde",
        "Een traject dat aan het einde wordt gedeclareerd, heeft een toewijzing met einddatum (OP264)",
        "A trajectory that is declared at its end has an allocation with a last day (OP264)",
    ),
    own(
        "declaratie-gebroken-maand",
        "Over een gebroken maand van output wordt gedeclareerd wat in het contract is afgesproken (IV078)",
        "Over a broken month of output is declared what was agreed on in the contract (IV078)",
    ),
    own("declaratie-nul", "Een regel met volume 0 wordt niet verstuurd", "A line with volume 0 is not sent"),
    own(
        "declaratie-onvolledig",
        "Een regel waarvan een registratie geweigerd is, kan te laag zijn; bijtellen kan later niet (TR389)",
        "A line of which a registration was refused may be too low; adding to it later is not possible (TR389)",
    ),
    own(
        "declaratie-tariefwissel",
        "Een regel heeft één tarief (TR346, TR416)",
        "A line has one tariff (TR346, TR416)",
    ),
    own(
        "declaratie-verdwenen",
        "Bij een gedeclareerde regel zijn registraties; anders wordt hij op verzoek ingetrokken (IV091)",
        "For a declared line there are registrations; otherwise it is withdrawn on request (IV091)",
    ),
    own(
        "declaratie-volgorde",
        "Na een latere maand wordt geen eerdere declaratieperiode meer ingediend (IV090, OP284)",
        "After a later month no earlier declaration period is submitted (IV090, OP284)",
    ),
    own(
        "declaratie-aanbieder",
        "Bekend is voor welke aanbieder wordt gedeclareerd",
        "It is known for which provider is declared",
    ),
    own(
        "registratie-activiteit",
        "De activiteit is een soort van het productenboek",
        "The activity is a kind of the product book",
    ),
    own(
        "registratie-bsn",
        "Een BSN heeft 9 cijfers en voldoet aan de elfproef",
        "A BSN has 9 digits and passes the eleven test",
    ),
    own(
        "registratie-datum",
        "Een datum bestaat, en een verblijf eindigt na zijn begin",
        "A date exists, and a stay ends after it begins",
    ),
    own(
        "registratie-deelnemer-dubbel",
        "Een deelnemer staat één keer bij een sessie",
        "A participant stands once with a session",
    ),
    own("registratie-dubbel", "Dezelfde levering staat er één keer", "The same delivery is there once"),
    own(
        "registratie-getal",
        "Minuten en aantallen zijn gehele getallen die kunnen voorkomen",
        "Minutes and counts are whole numbers that can occur",
    ),
    own(
        "registratie-hoeveelheid",
        "Een rij heeft wat de eenheid van het product vraagt, zonder tegenspraak",
        "A row has what the unit of the product needs, without contradiction",
    ),
    own("registratie-janee", "Aanwezigheid is `ja` of `nee`", "Presence is `ja` (yes) or `nee` (no)"),
    own(
        "registratie-kolom",
        "Een tabel heeft alleen bekende kolommen en alle verplichte",
        "A table has only known columns and all required ones",
    ),
    own("registratie-leeg", "Verplichte cellen zijn ingevuld", "Required cells are filled in"),
    own(
        "registratie-professionals",
        "Een sessie noemt haar professionals, elk ten hoogste zo lang als de sessie duurt",
        "A session names its professionals, each at most as long as the session lasts",
    ),
    own(
        "registratie-rij",
        "Een rij heeft niet meer cellen dan de kop en elke cel staat op één regel",
        "A row has no more cells than the header and every cell stands on one line",
    ),
    own(
        "registratie-sessie",
        "Een deelnemer verwijst naar een bruikbare groepssessie, en een sessie heeft deelnemers",
        "A participant refers to a usable group session, and a session has participants",
    ),
    own(
        "registratie-sessie-dubbel",
        "De naam van een sessie komt één keer voor",
        "The name of a session occurs once",
    ),
    own("registratie-tabel", "Een tabel is UTF-8 en heeft een kop", "A table is UTF-8 and has a header"),
    own(
        "registratie-tabel-dubbel",
        "Een tabel staat in één bestand, of op één blad van één werkmap",
        "A table stands in one file, or on one sheet of one workbook",
    ),
    own(
        "registratie-tijd",
        "Begin en eind zijn tijden van één dag, het eind na het begin",
        "Begin and end are times of one day, the end after the begin",
    ),
    own(
        "registratie-werkmap-bestand",
        "Een werkmap is een onbeschadigd `.xlsx`-bestand",
        "A workbook is an undamaged `.xlsx` file",
    ),
    own(
        "registratie-werkmap-blad",
        "Een werkmap heeft de bladen `leveringen`, `sessies` of `deelnemers`, elk één keer; andere bladen worden niet \
         gelezen",
        "A workbook has the sheets `leveringen`, `sessies` or `deelnemers`, each once; other sheets are not read",
    ),
    own(
        "registratie-werkmap-cel",
        "Een cel van een werkmap bevat geen fout, en een code is geen getal geworden",
        "A cell of a workbook holds no error, and a code has not become a number",
    ),
    own(
        "registratie-werkmap-formule",
        "Registraties in een werkmap zijn waarden, geen formules",
        "Registrations in a workbook are values, no formulas",
    ),
    own(
        "registratie-werkmap-kop",
        "Een blad heeft een kop boven de registraties, in de eerste 20 ingevulde rijen",
        "A sheet has a header above the registrations, in the first 20 filled rows",
    ),
    own(
        "registratie-werkmap-koppeling",
        "Registraties staan in de werkmap zelf; uit andere bestanden wordt niets gelezen",
        "Registrations stand in the workbook itself; nothing is read from other files",
    ),
    own("registratie-werkmap-macro", "Een werkmap heeft geen macro's", "A workbook has no macros"),
    own(
        "registratie-werkmap-omvang",
        "Een werkmap en haar bladen zijn niet groter dan wat wordt gelezen",
        "A workbook and its sheets are not larger than what is read",
    ),
    own(
        "registratie-werkmap-samengevoegd",
        "In een tabel zijn geen cellen samengevoegd",
        "No cells are merged in a table",
    ),
    own(
        "registratie-werkmap-verborgen",
        "Verborgen bladen, rijen en kolommen tellen mee, en dat wordt gezegd",
        "Hidden sheets, rows and columns count, and that is told",
    ),
    own("registratie-werkmap-wachtwoord", "Een werkmap heeft geen wachtwoord", "A workbook has no password"),
    own(
        "toewijzing-meerdere",
        "Bij een levering past één toewijzing; anders noemt de rij het toewijzingnummer",
        "One allocation fits a delivery; otherwise the row names the allocation number",
    ),
    own(
        "toewijzing-ontbreekt",
        "Bij een levering is er een geldende toewijzing van het product aan deze aanbieder (TR338, TR339, TR340)",
        "For a delivery there is a current allocation of the product to this provider (TR338, TR339, TR340)",
    ),
];

/// The kinds of book rule that a computation checks, at the stages of registered care and declaration.
///
/// Kinds of which the registrations hold no data (`clients-per-staff`, `max-group-size`) are reported as skipped.
pub const KINDS: &[&str] = &[
    "allocated-unit",
    "average-ratio",
    "carrier",
    "clients-per-staff",
    "direct-contact",
    "electronic-contact",
    "equal-numbers-costlier",
    "excluded-activity",
    "indirect-only",
    "known-code",
    "max-dagdelen-per-week",
    "max-duration",
    "max-etmalen-per-weekend",
    "max-etmalen-per-year",
    "max-group-size",
    "max-minutes-per-day",
    "max-minutes-total",
    "max-participants",
    "max-professionals",
    "max-ride",
    "min-participants",
    "minutes-division",
    "no-show",
    "only-allocated-declarable",
    "partly-replaces-parent",
    "ratio",
    "region",
    "second-dagdeel",
    "tariff-on-date",
    "time-basis",
    "total-cost-drops",
    "transport-day-count",
    "unit-and-tariff",
    "unpriced-product",
    "variant-mix",
    "volume-per-day",
    "volume-per-session",
    "within-allocation",
];

/// A rule with how serious its breach is here.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Ruling {
    /// The id.
    pub id: Cow<'static, str>,
    /// The severity.
    pub severity: Severity,
}

impl Ruling {
    /// A rule of [`RULES`], or a national one.
    pub const fn own(id: &'static str, severity: Severity) -> Self {
        Self { id: Cow::Borrowed(id), severity }
    }

    /// The same rule with another severity: what the book only wants reported.
    pub fn with_severity(self, severity: Severity) -> Self {
        Self { severity, ..self }
    }
}

/// The rule of a kind for a product at the first of the stages where the book has it.
pub(super) fn ruling(book: &Book, kind: &str, product: &ProductCode, stages: &[Stage]) -> Option<Ruling> {
    stages.iter().find_map(|stage| {
        book.rule(kind, product, *stage)
            .map(|(rule, severity)| Ruling { id: Cow::Owned(rule.id.clone()), severity })
    })
}

/// The rule of a kind whatever the product; the kind itself, as an error, when the book has no such rule.
///
/// For what can never be declared, also under a book that does not say so.
pub(super) fn any_ruling(book: &Book, kind: &'static str, stage: Stage) -> Ruling {
    book.rules
        .iter()
        .filter(|rule| rule.kind == kind)
        .find_map(|rule| {
            let severity = rule.severity.get(&stage)?;
            Some(Ruling { id: Cow::Owned(rule.id.clone()), severity: *severity })
        })
        .unwrap_or(Ruling::own(kind, Severity::Error))
}

/// Why a row, session or line is not declared; boxed, because it travels as the rare error of many functions.
#[derive(Debug, Clone)]
pub(super) struct Refusal(Box<Reason>);

/// The content of a [`Refusal`].
#[derive(Debug, Clone)]
pub(super) struct Reason {
    /// The rule.
    pub ruling: Ruling,
    /// The column that shows it.
    pub column: &'static str,
    /// What is wrong.
    pub message: Text,
    /// What to do.
    pub advice: Text,
}

impl Refusal {
    /// A refusal at a column.
    pub fn new(ruling: Ruling, column: &'static str, message: Text, advice: Text) -> Self {
        Self(Box::new(Reason { ruling, column, message, advice }))
    }

    /// The finding that tells it.
    pub fn finding(&self, place: &super::Place) -> Finding {
        Finding::new(
            self.ruling.id.clone(),
            Level::Productbook,
            self.ruling.severity,
            self.message.clone(),
            self.advice.clone(),
        )
        .at(place.cell(self.column))
        .on_line(place.regel, 0)
    }
}

impl Deref for Refusal {
    type Target = Reason;

    fn deref(&self) -> &Reason {
        &self.0
    }
}

impl DerefMut for Refusal {
    fn deref_mut(&mut self) -> &mut Reason {
        &mut self.0
    }
}
