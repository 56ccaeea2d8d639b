//! The state of one computation, and the ways in which something is not declared.

use std::collections::{BTreeMap, BTreeSet};

use super::books::Elsewhere;
use super::client::{ClientFile, clients, latest_submitted};
use super::item::{Item, LineKey};
use super::rule::{Refusal, Ruling, any_ruling};
use super::{Computation, GeweigerdeRij, Input, Levering, Line, NotDeclared, Place};
use crate::dossier::{Dossier, GedeclareerdePrestatie, StoreError, ToewijzingVersie};
use crate::finding::{Finding, Level, Severity, Skipped, Text, counted};
use crate::productbook::{Book, Counting, Product, Stage};
use crate::values::{Bsn, Datum, Domain, Gemeente, Month, ProductCode, date_nl};

/// One computation.
pub(super) struct Run<'a> {
    pub input: Input<'a>,
    pub book: &'a Book,
    /// Rows that are here for others: another book declares or refuses them.
    pub elsewhere: &'a Elsewhere,
    pub items: Vec<Item>,
    pub findings: Vec<Finding>,
    pub not_declared: Vec<NotDeclared>,
    pub skipped: Vec<Skipped>,
    /// Indirect time for a whole group, registered in `leveringen`, to be divided with its session.
    pub joint: Vec<&'a Levering>,
    /// Refused participants whose session may be individual care once it is corrected.
    pub switch_at_stake: BTreeSet<Place>,
    /// Remarks that are made once per client and product, with the days they are about.
    pub remarks: BTreeMap<Remark, (Place, BTreeSet<Datum>)>,
    /// The lines so far, in the order of their keys.
    pub lines: Vec<Line>,
    /// Lines that the same operation made before this run, by client.
    made: BTreeMap<(Domain, Bsn), Vec<&'a Line>>,
    /// When correcting: what was declared as it is now.
    pub untouched: Vec<GedeclareerdePrestatie>,
    /// What there is counted care of.
    pub keys: BTreeSet<LineKey>,
    /// How many rows belong to other months.
    other_months: BTreeMap<Month, (usize, Place)>,
    /// The latest month that was submitted, per law and municipality.
    pub submitted: BTreeMap<(Domain, Gemeente), Month>,
    files: BTreeMap<(Domain, Bsn), ClientFile>,
    no_file: ClientFile,
}

/// A remark about a client and a product on certain days.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Remark {
    pub bsn: Bsn,
    pub product: ProductCode,
    pub ruling: Ruling,
    pub message: (String, String),
}

/// A row, or a part of it, as far as refusing it needs to know.
#[derive(Clone, Copy)]
pub(super) struct About<'a> {
    pub place: &'a Place,
    pub bsn: Option<Bsn>,
    pub productcode: &'a str,
    pub datum: Option<Datum>,
}

impl<'a> Run<'a> {
    pub fn new(
        input: Input<'a>,
        dossier: &dyn Dossier,
        book: &'a Book,
        elsewhere: &'a Elsewhere,
    ) -> Result<Self, StoreError> {
        let mut files = BTreeMap::new();
        let registraties = input.registraties;
        for (domain, bsn) in clients(registraties, book) {
            let file = ClientFile::read(dossier, domain, &bsn, input.aanbieder)?;
            files.insert((domain, bsn), file);
        }
        let mut made: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for line in input.made {
            made.entry((line.domain, line.bsn)).or_default().push(line);
        }
        Ok(Self {
            input,
            book,
            elsewhere,
            items: Vec::new(),
            findings: registraties.findings.clone(),
            not_declared: Vec::new(),
            skipped: Vec::new(),
            joint: Vec::new(),
            switch_at_stake: BTreeSet::new(),
            remarks: BTreeMap::new(),
            lines: Vec::new(),
            made,
            untouched: Vec::new(),
            keys: BTreeSet::new(),
            other_months: BTreeMap::new(),
            submitted: latest_submitted(dossier, files.values(), input.aanbieder)?,
            files,
            no_file: ClientFile::default(),
        })
    }

    /// What the dossier knows of a client.
    pub fn file(&self, domain: Domain, bsn: Bsn) -> &ClientFile {
        self.files.get(&(domain, bsn)).unwrap_or(&self.no_file)
    }

    /// The lines of a client that the same operation made before this run, for other months.
    pub fn made_before(&self, domain: Domain, bsn: Bsn) -> impl Iterator<Item = &Line> {
        self.made.get(&(domain, bsn)).into_iter().flatten().copied()
    }

    /// The lines of a client at a municipality that the same operation made, this run included.
    pub fn made(&self, key: &LineKey) -> impl Iterator<Item = &Line> {
        // Lines are made in the order of their keys, so those of one client are the last.
        let is_same =
            |line: &&Line| (line.domain, line.gemeente, line.bsn) == (key.domain, key.gemeente, key.bsn);
        let now = self.lines.iter().rposition(|line| !is_same(&line)).map_or(0, |before| before + 1);
        self.made_before(key.domain, key.bsn).chain(self.lines.get(now..).unwrap_or_default())
    }

    /// The allocation of a line.
    pub fn toewijzing(&self, key: &LineKey) -> Option<&ToewijzingVersie> {
        self.file(key.domain, key.bsn)
            .toewijzingen
            .iter()
            .find(|versie| versie.gemeente == key.gemeente && versie.product.toewijzing_nummer == key.nummer)
    }

    /// Rows that were refused when the tables were read.
    pub fn list_refused_rows(&mut self) {
        let refused: &'a [GeweigerdeRij] = &self.input.registraties.geweigerd;
        for rij in refused {
            let productcode = rij.productcode.as_ref().map(|code| self.shown(code));
            self.not_declared.push(NotDeclared {
                place: rij.place.clone(),
                bsn: rij.bsn,
                productcode,
                datum: rij.datum,
                maand: self.month_of(rij.bsn, rij.productcode.as_deref(), rij.datum),
                rule: rij.rule.into(),
                reason: rij.reason.clone(),
                correctable: true,
            });
        }
    }

    /// Refuses a row: a finding, and a place in the list.
    ///
    /// A row with a missing or wrong `toewijzingnummer` is mended by filling in the right one.
    pub fn refuse(&mut self, about: About<'_>, refusal: &Refusal) {
        if self.elsewhere.has(about.place, about.bsn) {
            return;
        }
        self.findings.push(refusal.finding(about.place));
        let correctable = refusal.column == "toewijzingnummer";
        self.list(about, refusal.ruling.id.clone(), refusal.message.clone(), correctable);
    }

    /// Refuses a row that correcting the registration would mend.
    pub fn refuse_correctable(&mut self, about: About<'_>, refusal: &Refusal) {
        if self.elsewhere.has(about.place, about.bsn) {
            return;
        }
        self.findings.push(refusal.finding(about.place));
        self.list(about, refusal.ruling.id.clone(), refusal.message.clone(), true);
    }

    /// Lists a row without a finding: nothing is wrong with it.
    pub fn list(
        &mut self,
        about: About<'_>,
        rule: impl Into<std::borrow::Cow<'static, str>>,
        reason: Text,
        correctable: bool,
    ) {
        if self.elsewhere.has(about.place, about.bsn) {
            return;
        }
        self.not_declared.push(NotDeclared {
            place: about.place.clone(),
            bsn: about.bsn,
            productcode: Some(self.shown(about.productcode)),
            datum: about.datum,
            maand: self.month_of(about.bsn, Some(about.productcode), about.datum),
            rule: rule.into(),
            reason,
            correctable,
        });
    }

    /// A product code as the book writes it; other text as it stands.
    fn shown(&self, code: &str) -> String {
        self.book.product(code).map_or_else(|| code.to_owned(), |product| product.code.to_string())
    }

    /// Reports something about a row that still counts.
    pub fn report(
        &mut self,
        place: &Place,
        column: &'static str,
        ruling: Option<Ruling>,
        message: Text,
        advice: Text,
    ) {
        if let Some(ruling) = ruling {
            self.findings.push(Refusal::new(ruling, column, message, advice).finding(place));
        }
    }

    /// Notes a rule that cannot run, once.
    pub fn skip(&mut self, ruling: Option<Ruling>, reason: Text) {
        let Some(ruling) = ruling else { return };
        let skipped = Skipped { rule: ruling.id, reason };
        if !self.skipped.contains(&skipped) {
            self.skipped.push(skipped);
        }
    }

    /// The product that a cell names.
    pub fn product(&self, code: &str) -> Result<&'a Product, Refusal> {
        let book: &'a Book = self.book;
        if let Some(product) = book.product(code) {
            return Ok(product);
        }
        let named = book.unpriced.iter().find(|unpriced| unpriced.name.eq_ignore_ascii_case(code.trim()));
        if let Some(unpriced) = named {
            return Err(Refusal::new(
                any_ruling(book, "unpriced-product", Stage::Declaration),
                "productcode",
                Text::new(
                    format!("`{}` heeft in het productenboek geen code en geen tarief", unpriced.name),
                    format!("`{}` has no code and no tariff in the product book", unpriced.name),
                ),
                Text::new(
                    "Vraag de regio onder welk product deze zorg valt",
                    "Ask the region under which product this care falls",
                ),
            ));
        }
        let code: String = code.chars().take(40).collect();
        Err(Refusal::new(
            any_ruling(book, "known-code", Stage::Declaration),
            "productcode",
            Text::new(
                format!("Product `{code}` staat niet in productenboek `{}`", book.name),
                format!("Product `{code}` is not in product book `{}`", book.name),
            ),
            Text::new(
                "Verbeter de productcode, of declareer deze zorg volgens het contract waar zij onder valt",
                "Correct the product code, or declare this care under the contract that it falls under",
            ),
        ))
    }

    /// Whether there is a tariff on a day.
    pub fn priced(&self, product: &Product, datum: Datum) -> Result<(), Refusal> {
        let within = self.book.valid_from <= datum && datum <= self.book.valid_to;
        let is_priced =
            || product.counting == Counting::Euros || product.tariff(datum, self.input.aanbieder).is_some();
        if within && is_priced() {
            return Ok(());
        }
        let day = date_nl(datum);
        Err(Refusal::new(
            any_ruling(self.book, "tariff-on-date", Stage::Declaration),
            "datum",
            Text::new(
                format!(
                    "Voor {} op {day} heeft productenboek `{}` geen tarief",
                    product.code, self.book.name
                ),
                format!("Product book `{}` has no tariff for {} on {day}", self.book.name, product.code),
            ),
            Text::new(
                "Declareer deze zorg met het productenboek van haar leverdatum; een tarief gaat nooit mee naar een ander jaar",
                "Declare this care with the product book of its delivery date; a tariff never moves to another year",
            ),
        ))
    }

    /// Whether a row is declared in the month; otherwise it is listed with the month where it belongs.
    ///
    /// The day is the one that decides: see [`Run::peildag`].
    pub fn in_month(&mut self, about: About<'_>, peildag: Datum) -> bool {
        if self.input.month.contains(peildag) {
            return true;
        }
        if self.elsewhere.has(about.place, about.bsn) {
            return false;
        }
        let month = Month::of(peildag);
        let entry = self.other_months.entry(month).or_insert_with(|| (0, about.place.clone()));
        entry.0 += 1;
        self.not_declared.push(NotDeclared {
            place: about.place.clone(),
            bsn: about.bsn,
            productcode: Some(self.shown(about.productcode)),
            datum: about.datum,
            maand: Some(month),
            rule: "declaratie-andere-maand".into(),
            reason: Text::new(
                format!("Hoort in de declaratie van {month}"),
                format!("Belongs to the declaration of {month}"),
            ),
            correctable: false,
        });
        false
    }

    /// Adds a remark that is made once per client and product.
    pub fn remark(&mut self, remark: Remark, place: &Place, datum: Datum) {
        self.remarks.entry(remark).or_insert_with(|| (place.clone(), BTreeSet::new())).1.insert(datum);
    }

    /// The remarks and the rows of other months, as findings.
    pub fn summarise(&mut self) {
        for (remark, (place, days)) in std::mem::take(&mut self.remarks) {
            let days = days.iter().map(|day| date_nl(*day)).collect::<Vec<_>>().join(", ");
            let message = Text::new(
                format!("{} {}: {} ({days})", remark.bsn, remark.product, remark.message.0),
                format!("{} {}: {} ({days})", remark.bsn, remark.product, remark.message.1),
            );
            let advice = Text::new(
                "De regel is gemaakt; ga na of dit klopt voor u verstuurt",
                "The line was made; see whether this is right before you send it",
            );
            self.findings.push(Refusal::new(remark.ruling, "productcode", message, advice).finding(&place));
        }
        for (month, (rows, place)) in std::mem::take(&mut self.other_months) {
            self.findings.push(
                Finding::new(
                    "declaratie-andere-maand",
                    Level::Productbook,
                    Severity::Info,
                    Text::new(
                        format!(
                            "{} in de declaratie van {month}",
                            counted(rows, "registratie hoort", "registraties horen")
                        ),
                        format!(
                            "{} to the declaration of {month}",
                            counted(rows, "registration belongs", "registrations belong")
                        ),
                    ),
                    Text::new(
                        format!(
                            "Declareer {month} apart, met dezelfde tabellen; wat vergeten is van een maand die al gedeclareerd is, doet `ibericht correct`"
                        ),
                        format!(
                            "Declare {month} separately, with the same tables; what was forgotten of a month that was declared, `ibericht correct` does"
                        ),
                    ),
                )
                .at(place.cell("datum"))
                .on_line(place.regel, 0),
            );
        }
    }

    /// The result, in a fixed order.
    pub fn finish(mut self, lines: Vec<Line>) -> Computation {
        self.summarise();
        Computation {
            month: self.input.month,
            aanbieder: self.input.aanbieder,
            lines,
            not_declared: self.not_declared,
            findings: self.findings,
            skipped: self.skipped,
            untouched: self.untouched,
            keys: self.keys,
        }
        .in_order()
    }
}

/// The order of findings: by table and line.
pub(super) fn order(a: &Finding, b: &Finding) -> std::cmp::Ordering {
    let file = |finding: &Finding| finding.path.split('/').next().unwrap_or_default().to_owned();
    (file(a), a.line, &a.rule, &a.message.nl).cmp(&(file(b), b.line, &b.rule, &b.message.nl))
}
