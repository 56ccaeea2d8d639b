//! A month on paper: allocations, registrations, and what comes of them.

use std::sync::OnceLock;

use ibericht::declaration::{
    Computation, Input, Line, NotDeclared, Purpose, Registraties, Tabel, compute, compute_all,
};
use ibericht::dossier::{
    Dossier as _, GedeclareerdePrestatie, Hash, Herkomst, MessageRecord, PrestatieStatus, SqliteStore, Stand,
    Store, ToewijzingVersie,
};
use ibericht::finding::{Finding, Severity, Verdict};
use ibericht::messages::{
    BedragMetDC, GeslotenPeriode, Omvang, Prestatie, Product, ProductReferentie, ToegewezenProduct,
};
use ibericht::productbook::{Book, Books};
use ibericht::values::{
    AgbCode, Bedrag, Bsn, Budget, Datum, DebetCredit, DeclaratieNummer, Domain, Eenheid, Frequentie,
    Gemeente, Month, Nummer, ProductCategorie, ProductCode, RedenWijziging, ReferentieNummer, Rounding, Tijd,
    Volume, parse_date,
};

pub const AGB: &str = "73730001";
pub const NIJMEGEN: &str = "0268";

/// The n-th test BSN, from 1.
pub fn bsn(n: usize) -> Bsn {
    (999_900_006_u32..)
        .map(|number| Bsn::new(&number.to_string()).unwrap())
        .filter(Bsn::passes_eleven_test)
        .nth(n - 1)
        .unwrap()
}

pub fn day(text: &str) -> Datum {
    parse_date(text).unwrap()
}

/// The book of the region, read once.
pub fn book() -> &'static Book {
    static BOOK: OnceLock<Book> = OnceLock::new();
    BOOK.get_or_init(|| Book::builtin("rijk-van-nijmegen-2026").unwrap().unwrap())
}

pub fn law_of(code: &str) -> Domain {
    // Categories of the two laws differ.
    let is_wmo = ProductCategorie::new(&code[..2], Domain::Wmo).is_some();
    let of_category = if is_wmo { Domain::Wmo } else { Domain::Jw };
    book().product(code).map_or(of_category, |product| product.domain)
}

/// An allocation, open-ended from 1 January 2026 in Nijmegen unless told otherwise.
#[derive(Clone)]
pub struct Toewijzing(ToewijzingVersie);

pub fn toewijzing(nummer: u32, client: usize, code: &str) -> Toewijzing {
    let domain = law_of(code);
    Toewijzing(ToewijzingVersie {
        domain,
        gemeente: Gemeente::new(NIJMEGEN).unwrap(),
        aanbieder: AgbCode::new(AGB).unwrap(),
        bsn: bsn(client),
        geboortedatum: day("2000-01-01"),
        herkomst: Herkomst {
            bericht: Hash("dossier".to_owned()),
            dagtekening: day("2025-12-01"),
            stand: Stand::Geldt,
        },
        product: ToegewezenProduct {
            toewijzing_nummer: Nummer::new(nummer).unwrap(),
            referentie_aanbieder: None,
            product: Some(Product {
                categorie: ProductCategorie::new(&code[..2], domain).unwrap(),
                code: Some(ProductCode::new(code).unwrap()),
            }),
            toewijzingsdatum: day("2025-12-01"),
            toewijzingstijd: Tijd::new(9, 0, 0).unwrap(),
            ingangsdatum: day("2026-01-01"),
            einddatum: None,
            reden_wijziging: None,
            omvang: None,
            budget: None,
            commentaar: None,
            retour_codes: (),
        },
    })
}

impl Toewijzing {
    pub fn from(mut self, date: &str) -> Self {
        self.0.product.ingangsdatum = day(date);
        self
    }

    pub fn to(mut self, date: &str) -> Self {
        self.0.product.einddatum = Some(day(date));
        self
    }

    pub fn omvang(mut self, volume: u32, eenheid: Eenheid, frequentie: Frequentie) -> Self {
        self.0.product.omvang = Some(Omvang { volume: Volume::new(volume).unwrap(), eenheid, frequentie });
        self
    }

    pub fn budget(mut self, cents: u32) -> Self {
        self.0.product.budget = Budget::new(cents);
        self.aspecific()
    }

    pub fn aspecific(mut self) -> Self {
        if let Some(product) = &mut self.0.product.product {
            product.code = None;
        }
        self
    }

    /// Another spelling of the product code.
    pub fn code(mut self, code: &str) -> Self {
        if let Some(product) = &mut self.0.product.product {
            product.code = Some(ProductCode::new(code).unwrap());
        }
        self
    }

    pub fn generic(mut self) -> Self {
        self.0.product.product = None;
        self
    }

    pub fn gemeente(mut self, code: &str) -> Self {
        self.0.gemeente = Gemeente::new(code).unwrap();
        self
    }

    pub fn aanbieder(mut self, agb: &str) -> Self {
        self.0.aanbieder = AgbCode::new(agb).unwrap();
        self
    }

    pub fn decided(mut self, date: &str) -> Self {
        self.0.product.toewijzingsdatum = day(date);
        self
    }

    pub fn removed(mut self) -> Self {
        self.0.product.reden_wijziging = Some(RedenWijziging::VERWIJDERD);
        self.0.product.einddatum = Some(self.0.product.ingangsdatum);
        self
    }
}

/// A line that was declared before.
pub struct Eerder {
    pub nummer: u32,
    pub client: usize,
    pub code: &'static str,
    pub van: &'static str,
    pub tot: &'static str,
    pub volume: u32,
    pub cents: u32,
    pub status: PrestatieStatus,
    pub referentie: &'static str,
}

/// A month with everything that is known of it.
pub struct Case {
    pub store: SqliteStore,
    pub registraties: Registraties,
    pub book: Book,
    month: Month,
    correct: bool,
}

pub fn month(text: &str) -> Case {
    let mut store = SqliteStore::in_memory().unwrap();
    store.add_message(&message("dossier")).unwrap();
    Case {
        store,
        registraties: Registraties::default(),
        book: book().clone(),
        month: text.parse().unwrap(),
        correct: false,
    }
}

pub fn message(hash: &str) -> MessageRecord {
    MessageRecord {
        hash: Hash(hash.to_owned()),
        bytes: Vec::new(),
        outgoing: false,
        header: None,
        ontvangen: day("2026-01-01"),
        stand: None,
        afgerond: true,
        verdict: Verdict::Valid,
        report: String::new(),
    }
}

impl Case {
    pub fn with(mut self, toewijzing: Toewijzing) -> Self {
        let Toewijzing(versie) = toewijzing;
        self.store.add_toewijzing(&versie).unwrap();
        self
    }

    /// The same product allocated to clients 1 to n, with numbers from `first`.
    pub fn with_all(mut self, first: u32, clients: usize, code: &str) -> Self {
        for client in 1..=clients {
            self = self.with(toewijzing(first + u32::try_from(client).unwrap(), client, code));
        }
        self
    }

    /// The latest version of the first client's allocation.
    pub fn store_allocation(&self) -> ToewijzingVersie {
        let mut versies = self.store.versies(Domain::Wmo, &bsn(1)).unwrap();
        versies.pop().unwrap()
    }

    pub fn earlier(mut self, line: &Eerder) -> Self {
        let domain = law_of(line.code);
        let eenheid = self.book.product(line.code).unwrap().eenheid;
        let prestatie = GedeclareerdePrestatie {
            domain,
            gemeente: Gemeente::new(NIJMEGEN).unwrap(),
            aanbieder: AgbCode::new(AGB).unwrap(),
            bsn: bsn(line.client),
            declaratie_nummer: DeclaratieNummer::new("DN1").unwrap(),
            status: line.status,
            retourcodes: Vec::new(),
            verwacht: None,
            bericht: Hash("dossier".to_owned()),
            prestatie: Prestatie {
                product_referentie: ProductReferentie {
                    referentie_nummer: ReferentieNummer::new(line.referentie).unwrap(),
                    vorig_referentie_nummer: None,
                },
                toewijzing_nummer: Nummer::new(line.nummer).unwrap(),
                product_categorie: ProductCategorie::new(&line.code[..2], domain).unwrap(),
                product_code: ProductCode::new(line.code).unwrap(),
                product_periode: GeslotenPeriode { begindatum: day(line.van), einddatum: day(line.tot) },
                geleverd_volume: Volume::new(line.volume).unwrap(),
                eenheid,
                product_tarief: Bedrag::new(line.cents).filter(|_| eenheid != Eenheid::EURO),
                ingediend_bedrag: BedragMetDC {
                    bedrag: Bedrag::new(line.cents * line.volume).unwrap(),
                    debet_credit: DebetCredit::DEBET,
                },
                retour_codes: (),
            },
        };
        self.store.add_prestatie(&prestatie).unwrap();
        self
    }

    pub fn correcting(mut self) -> Self {
        self.correct = true;
        self
    }

    /// Another book than the built-in one.
    pub fn book(mut self, book: Book) -> Self {
        self.book = book;
        self
    }

    pub fn rounding(mut self, rounding: Rounding) -> Self {
        self.book.rounding = rounding;
        self
    }

    /// `#1` stands for the first test BSN, and so on.
    fn add(mut self, tabel: Tabel, csv: &str) -> Self {
        let csv = fill_in(csv);
        self.registraties.add_csv(tabel, &format!("{}.csv", tabel.name()), csv.as_bytes());
        self
    }

    pub fn leveringen(self, csv: &str) -> Self {
        self.add(Tabel::Leveringen, csv)
    }

    pub fn sessies(self, rows: &str) -> Self {
        self.add(
            Tabel::Sessies,
            &format!("sessie;productcode;datum;duur;professionals;professional_minuten\n{rows}"),
        )
    }

    pub fn deelnemers(self, rows: &str) -> Self {
        self.add(Tabel::Deelnemers, &format!("sessie;bsn;aanwezig;indirecte_minuten\n{rows}"))
    }

    /// Clients 1 to n at a session.
    pub fn group(self, sessies: &str, names: &[&str], clients: usize) -> Self {
        let rows: Vec<String> = names
            .iter()
            .flat_map(|name| (1..=clients).map(move |client| format!("{name};#{client};ja;")))
            .collect();
        self.sessies(sessies).deelnemers(&rows.join("\n"))
    }

    pub fn compute(&self) -> Computation {
        compute(self.input(self.month, &[]), &self.store, &self.book).unwrap()
    }

    /// Computes another month, after the same operation made lines.
    pub fn compute_month(&self, month: &str, made: &[Line]) -> Computation {
        compute(self.input(month.parse().unwrap(), made), &self.store, &self.book).unwrap()
    }

    /// The same with several books; that of the case is not among them by itself.
    pub fn compute_all(&self, books: &Books) -> Outcome {
        let input = self.input(self.month, &[]);
        Outcome { computation: compute_all(input, &self.store, books).unwrap() }
    }

    fn input<'a>(&'a self, month: Month, made: &'a [Line]) -> Input<'a> {
        Input {
            registraties: &self.registraties,
            month,
            aanbieder: AgbCode::new(AGB).unwrap(),
            purpose: if self.correct { Purpose::Correct { withdraw: false } } else { Purpose::Declare },
            made,
        }
    }

    pub fn run(self) -> Outcome {
        Outcome { computation: self.compute() }
    }
}

/// Replaces `#n` by the n-th test BSN.
pub fn fill_in(csv: &str) -> String {
    let mut text = String::new();
    let mut rest = csv;
    while let Some(at) = rest.find('#') {
        let digits: String = rest[at + 1..].chars().take_while(char::is_ascii_digit).collect();
        text.push_str(&rest[..at]);
        text.push_str(bsn(digits.parse().unwrap()).as_str());
        rest = &rest[at + 1 + digits.len()..];
    }
    text + rest
}

/// What came of a month.
pub struct Outcome {
    pub computation: Computation,
}

impl Outcome {
    pub fn line(&self, client: usize, code: &str) -> &Line {
        let mut lines = self.lines(client, code);
        let line = lines.next().unwrap_or_else(|| panic!("no line for {client} {code}: {:#?}", self.told()));
        assert!(lines.next().is_none(), "more than one line for {client} {code}");
        line
    }

    pub fn lines(&self, client: usize, code: &str) -> impl Iterator<Item = &Line> {
        self.computation
            .lines
            .iter()
            .filter(move |line| line.bsn == bsn(client) && line.product.as_str() == code)
    }

    /// Volume and amount in cents of a line.
    pub fn volume(&self, client: usize, code: &str) -> (u32, u32) {
        let line = self.line(client, code);
        (line.volume.get(), line.bedrag.get())
    }

    pub fn nothing_declared(&self) -> bool {
        self.computation.lines.is_empty()
    }

    pub fn finding(&self, rule: &str, severity: Severity) -> &Finding {
        self.computation
            .findings
            .iter()
            .find(|finding| finding.rule == rule && finding.severity == severity)
            .unwrap_or_else(|| panic!("no {severity:?} of {rule}: {:#?}", self.told()))
    }

    pub fn has(&self, rule: &str) -> bool {
        self.computation.findings.iter().any(|finding| finding.rule == rule)
    }

    pub fn not_declared(&self, rule: &str) -> Vec<&NotDeclared> {
        self.computation.not_declared.iter().filter(|row| row.rule == rule).collect()
    }

    pub fn skipped(&self, rule: &str) -> usize {
        self.computation.skipped.iter().filter(|skipped| skipped.rule == rule).count()
    }

    /// Rule and severity of every finding.
    pub fn told(&self) -> Vec<String> {
        let told = |finding: &Finding| {
            format!("{} {}: {}", finding.rule, finding.severity.name(), finding.message.nl)
        };
        self.computation.findings.iter().map(told).collect()
    }

    pub fn assert_silent(&self) {
        assert!(self.computation.findings.is_empty(), "{:#?}", self.told());
    }

    pub fn assert_no_errors(&self) {
        assert!(!self.computation.findings.iter().any(Finding::is_error), "{:#?}", self.told());
    }
}

/// The start of C10: February was declared with 540 minutes of 45A04 under R1.
pub fn february_under_r1(status: PrestatieStatus) -> Case {
    month("2026-02").with(toewijzing(10, 1, "45A04")).earlier(&Eerder {
        nummer: 10,
        client: 1,
        code: "45A04",
        van: "2026-02-01",
        tot: "2026-02-28",
        volume: 540,
        cents: 131,
        status,
        referentie: "R1",
    })
}
