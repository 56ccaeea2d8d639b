//! What a provider declares (323): new lines, rejected ones once more, corrections and faults.

use std::collections::BTreeMap;

use chrono::{Datelike, Days};
use ibericht::messages::*;
use ibericht::values::*;

use crate::builders::{self as make, some, val};
use crate::gemeente::aspecifiek;
use crate::model::{Regel, Toegewezen, cents};
use crate::plan::{Actor, Plan, Verwacht};

/// A declaration in the making.
#[derive(Default)]
struct Opzet {
    clienten: Vec<(usize, Vec<Prestatie>)>,
    verwacht: BTreeMap<String, Option<&'static str>>,
    /// One in how many lines is corrected.
    correct: usize,
}

impl Opzet {
    fn add(&mut self, klant: usize, wild: bool, line: Prestatie, outcome: Option<&'static str>) {
        if !wild {
            self.verwacht.insert(line.product_referentie.referentie_nummer.as_str().to_owned(), outcome);
        }
        match self.clienten.last_mut().filter(|(last, _)| *last == klant) {
            Some((_, lines)) => lines.push(line),
            None => self.clienten.push((klant, vec![line])),
        }
    }

    fn lines(&self) -> impl Iterator<Item = &Prestatie> {
        self.clienten.iter().flat_map(|(_, lines)| lines)
    }
}

impl Actor<'_> {
    /// A declaration over the last full month, or over an earlier one by mistake.
    pub fn declaratie(&mut self, domain: Domain) -> Option<Plan> {
        let mut month = Month::of(Month::of(self.today).first() - Days::new(1));
        let mut fault = self.seed.below(9);
        if fault == 0 {
            match self.model.latest.get(&domain) {
                Some(latest) if *latest == month => month = Month::of(month.first() - Days::new(1)),
                _ => fault = usize::MAX,
            }
        }
        // Of an earlier month there is little left but to correct.
        let mut opzet = Opzet { correct: if fault == 0 { 1 } else { 6 }, ..Opzet::default() };
        for klant in 0..self.model.klanten.len() {
            let known = &self.model.klanten[klant];
            if known.domain == domain && (known.wild || known.onderweg == 0) && !self.seed.chance(3) {
                self.declareer(klant, month, &mut opzet);
            }
        }
        if opzet.clienten.is_empty() {
            return None;
        }
        let mut nummer = format!("D{}", self.numbers.referentie(domain));
        let mut total: i64 = opzet.lines().map(cents).sum();
        let mut verwacht = Verwacht::Regels(std::mem::take(&mut opzet.verwacht));
        let mut naam = "declaration";
        match fault {
            0 => (naam, verwacht) = ("declaration of an earlier month", Verwacht::Fout("8214")),
            1 => {
                total += 1;
                (naam, verwacht) = ("declaration with a wrong total", Verwacht::Fout("0001"));
            }
            2 => {
                let lines = &mut opzet.clienten[0].1;
                if let Some(mut double) = lines.iter().find(|line| cents(line) > 0).cloned() {
                    double.product_referentie.referentie_nummer = val(&self.numbers.referentie(domain));
                    total += cents(&double);
                    lines.push(double);
                    (naam, verwacht) = ("declaration with a line twice", Verwacht::Fout("0001"));
                }
            }
            3 => {
                let known =
                    self.model.declaraties.iter().filter(|((of, _), known)| *of == domain && known.accepted);
                let used: Vec<_> = known.map(|(_, known)| known.nummer.clone()).collect();
                if !used.is_empty() {
                    nummer.clone_from(self.seed.pick(&used));
                    (naam, verwacht) = ("number of a declaration used twice", Verwacht::Fout("9333"));
                }
            }
            _ => {}
        }
        let klanten: Vec<usize> = opzet.clienten.iter().map(|(klant, _)| *klant).collect();
        let clienten: Vec<_> = (opzet.clienten.into_iter())
            .map(|(klant, lines)| DeclaratieClient {
                bsn: self.model.klanten[klant].bsn,
                prestaties: make::many(lines),
                retour_codes: (),
            })
            .collect();
        let (first, last, today) = (month.first().to_string(), month.last().to_string(), self.today);
        let bericht = make::declaratie(domain, vec![vec![make::prestatie(domain, "X", "1")]], |declaratie| {
            declaratie.declaratie_nummer = val(&nummer);
            declaratie.declaratie_periode = make::periode(&first, &last);
            declaratie.declaratie_dagtekening = today;
            declaratie.totaal_ingediend_bedrag =
                make::totaal(total.unsigned_abs(), if total < 0 { "C" } else { "D" });
            declaratie.clienten = make::many(clienten);
        });
        let bericht = self.made(bericht);
        Some(Plan { bericht, verwacht, klanten, naam })
    }

    /// The lines of one client.
    fn declareer(&mut self, klant: usize, until: Month, opzet: &mut Opzet) {
        let model = self.model;
        let wild = model.klanten[klant].wild;
        for toegewezen in &model.klanten[klant].toewijzingen {
            let lines: Vec<_> = model.lines(klant, toegewezen.nummer).collect();
            if !wild && self.seed.chance(4) {
                if let Some((line, code)) = (0..4).find_map(|_| self.fout(klant, toegewezen, &lines, until)) {
                    let first = opzet.clienten.last().is_none_or(|(last, _)| *last != klant);
                    // The client as a whole may be rejected for this one, so it stands alone.
                    if code != "8187" || first {
                        opzet.add(klant, wild, line, Some(code));
                    }
                    if code == "8187" && first {
                        return;
                    }
                }
                continue;
            }
            if toegewezen.is_removed() {
                continue;
            }
            let mut room = room(toegewezen, &lines);
            let mut month = Month::of(toegewezen.product.ingangsdatum);
            while month <= until {
                let periode = product_periode(&toegewezen.product, month);
                let standing = lines.iter().find(|line| {
                    line.status == "toegekend"
                        && cents(&line.prestatie) > 0
                        && Month::of(line.prestatie.product_periode.begindatum) == month
                });
                match (standing, periode) {
                    (Some(line), Some(periode)) if self.seed.chance(opzet.correct) => {
                        opzet.add(klant, wild, self.credit(&line.prestatie), None);
                        let volume = u64::from(line.prestatie.geleverd_volume.get()).div_ceil(2);
                        let eenheid = line.prestatie.eenheid.code();
                        let debet = self.regel(toegewezen, periode, eenheid, volume);
                        opzet.add(klant, wild, debet, None);
                    }
                    (None, Some(periode)) => {
                        let (eenheid, most) = volume(toegewezen, room);
                        if most > 0 {
                            let volume = 1 + self.seed.next() % most;
                            room = room.saturating_sub(volume);
                            let minutes = eenheid == "04" && self.seed.chance(2);
                            let (eenheid, volume) =
                                if minutes { ("01", volume * 60 - 15) } else { (eenheid, volume) };
                            let line = self.regel(toegewezen, periode, eenheid, volume);
                            opzet.add(klant, wild, line, None);
                        }
                    }
                    _ => {}
                }
                month = month.next();
            }
        }
    }

    fn regel(
        &mut self,
        toegewezen: &Toegewezen,
        periode: GeslotenPeriode,
        eenheid: &str,
        volume: u64,
    ) -> Prestatie {
        let domain = self.domain_of(toegewezen);
        let tarief = match eenheid {
            "01" => 100,
            "04" => 6000,
            "83" => 1,
            _ => 9000,
        };
        let product = toegewezen.product.product.as_ref();
        let categorie = product.map_or(val(aspecifiek(domain)), |product| product.categorie);
        let code = product.and_then(|product| product.code.clone()).unwrap_or_else(|| val("99Z99"));
        let referentie = format!("P{}", self.numbers.referentie(domain));
        Prestatie {
            toewijzing_nummer: toegewezen.product.toewijzing_nummer,
            product_categorie: categorie,
            product_code: code,
            product_periode: periode,
            geleverd_volume: val(&volume.to_string()),
            eenheid: val(eenheid),
            product_tarief: (eenheid != "83").then(|| val(&tarief.to_string())),
            ingediend_bedrag: make::bedrag(&(volume * tarief).to_string(), "D"),
            ..make::prestatie(domain, &referentie, "1")
        }
    }

    fn domain_of(&self, toegewezen: &Toegewezen) -> Domain {
        let holds =
            |klant: &&crate::model::Klant| klant.toewijzingen.iter().any(|t| std::ptr::eq(t, toegewezen));
        self.model.klanten.iter().find(holds).unwrap().domain
    }

    fn credit(&mut self, debet: &Prestatie) -> Prestatie {
        let mut line = debet.clone();
        let number = self.numbers.credit();
        line.product_referentie.vorig_referentie_nummer = Some(line.product_referentie.referentie_nummer);
        line.product_referentie.referentie_nummer = val(&number);
        line.ingediend_bedrag.debet_credit = val("C");
        line
    }

    /// A line that must be rejected, with the code for it.
    fn fout(
        &mut self,
        klant: usize,
        toegewezen: &Toegewezen,
        lines: &[&Regel],
        until: Month,
    ) -> Option<(Prestatie, &'static str)> {
        let product = &toegewezen.product;
        let has_code = toegewezen.code().is_some();
        let of = |status: &str| {
            let fits = |line: &&&Regel| {
                line.status == status
                    && cents(&line.prestatie) > 0
                    && line.prestatie.product_periode.einddatum <= until.last()
            };
            lines.iter().find(fits).map(|line| line.prestatie.clone())
        };
        if toegewezen.is_removed() {
            let periode = GeslotenPeriode { begindatum: until.first(), einddatum: until.last() };
            return Some((self.regel(toegewezen, periode, "01", 10), "9384"));
        }
        let free = (0..5)
            .map(|back| Month::of(until.first() - chrono::Months::new(back)))
            .filter(|month| {
                lines.iter().all(|line| Month::of(line.prestatie.product_periode.begindatum) != *month)
            })
            .find_map(|month| product_periode(product, month));
        let eenheid = product.omvang.as_ref().map_or("83", |omvang| omvang.eenheid.code());
        let choice = self.seed.below(17);
        match choice {
            0 => {
                let mut line = of("toegekend")?;
                line.product_referentie.referentie_nummer = val(&format!("P{}", self.numbers.credit()));
                return Some((line, "9389"));
            }
            1 => return Some((of("toegekend")?, "8021")),
            2 => {
                let debet = of("afgewezen")?;
                // Rejected because it had the number of a line that was granted, which can be credited.
                let number = &debet.product_referentie.referentie_nummer;
                let same = lines
                    .iter()
                    .filter(|line| line.prestatie.product_referentie.referentie_nummer == *number);
                if same.count() > 1 {
                    return None;
                }
                return Some((self.credit(&debet), "8017"));
            }
            3 => {
                let debet = of("gecrediteerd")?;
                return Some((self.credit(&debet), "9390"));
            }
            4 => {
                let mut debet = of("toegekend")?;
                debet.product_referentie.referentie_nummer = val(&format!("X{}", self.numbers.credit()));
                return Some((self.credit(&debet), "8017"));
            }
            5 => {
                let before = Month::of(Month::of(product.ingangsdatum).first() - Days::new(1));
                let periode = GeslotenPeriode { begindatum: before.first(), einddatum: before.last() };
                return (before <= until).then(|| (self.regel(toegewezen, periode, eenheid, 1), "9307"));
            }
            6 => {
                let after = Month::of(product.einddatum?).next();
                let periode = GeslotenPeriode { begindatum: after.first(), einddatum: after.last() };
                return (after <= until).then(|| (self.regel(toegewezen, periode, eenheid, 1), "9308"));
            }
            _ => {}
        }
        let periode = free?;
        let mut line = self.regel(toegewezen, periode.clone(), eenheid, 1);
        let code = match choice {
            7 => {
                line.toewijzing_nummer = val("999000");
                "9338"
            }
            8 => {
                let domain = self.model.klanten[klant].domain;
                let others = self.model.klanten.iter().enumerate();
                let mut others = others.filter(|(index, k)| *index != klant && k.domain == domain && !k.wild);
                let other =
                    others.find_map(|(_, other)| other.toewijzingen.iter().find(|t| !t.is_removed()))?;
                line.toewijzing_nummer = other.product.toewijzing_nummer;
                "8187"
            }
            9 if periode.begindatum < periode.einddatum => {
                line.product_periode.einddatum = periode.einddatum - Days::new(1);
                "9388"
            }
            10 if periode.begindatum.day() == 1 && periode.begindatum < periode.einddatum => {
                line.product_periode.begindatum = periode.begindatum + Days::new(1);
                "9387"
            }
            11 if product.product.is_some() => {
                line.product_categorie =
                    val(if self.model.klanten[klant].domain == Domain::Jw { "41" } else { "03" });
                "9339"
            }
            12 if has_code => {
                line.product_code = val("77X77");
                "9340"
            }
            13 if product.omvang.is_some() && eenheid != "84" => {
                line.eenheid = val("84");
                line.product_tarief = some("1");
                line.ingediend_bedrag = make::bedrag("1", "D");
                "9341"
            }
            14..=16 => {
                let code = match (toegewezen.frequentie(), choice) {
                    (None, _) => "9369",
                    (Some("6"), 14) => "9322",
                    _ => "9321",
                };
                line = self.regel(
                    toegewezen,
                    periode,
                    eenheid,
                    if eenheid == "83" { 90_000_000 } else { 10_000 },
                );
                code
            }
            _ => return None,
        };
        Some((line, code))
    }
}

/// The part of a month in which an allocation runs.
fn product_periode(product: &ToegewezenProduct, month: Month) -> Option<GeslotenPeriode> {
    let begindatum = month.first().max(product.ingangsdatum);
    let einddatum = product.einddatum.map_or(month.last(), |end| end.min(month.last()));
    (begindatum <= einddatum).then_some(GeslotenPeriode { begindatum, einddatum })
}

/// What is left of a volume or budget over the whole term.
fn room(toegewezen: &Toegewezen, lines: &[&Regel]) -> u64 {
    let used: u64 = (lines.iter())
        .filter(|line| line.status == "toegekend" && cents(&line.prestatie) > 0)
        .map(|line| u64::from(line.prestatie.geleverd_volume.get()))
        .sum();
    let product = &toegewezen.product;
    let all = match (&product.omvang, product.budget) {
        (Some(omvang), _) if omvang.frequentie.code() == "6" => u64::from(omvang.volume.get()),
        (_, Some(budget)) => u64::from(budget.get()),
        _ => return u64::MAX,
    };
    all.saturating_sub(used)
}

/// The unit in which is declared, and how much at most in one month.
fn volume(toegewezen: &Toegewezen, room: u64) -> (&'static str, u64) {
    let Some(omvang) = &toegewezen.product.omvang else { return ("83", room / 3) };
    let volume = u64::from(omvang.volume.get());
    let most = match omvang.frequentie.code() {
        // Two short periods can share a week.
        "2" => (volume / 2).max(1),
        "6" => room / 2,
        _ => volume,
    };
    (omvang.eenheid.code(), most)
}
