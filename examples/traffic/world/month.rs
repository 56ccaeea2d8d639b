//! What is declared over a month.

use chrono::{Datelike, Months};
use ibericht::messages::*;
use ibericht::values::*;

use super::builders::{self as make, many, val};
use super::client::{Line, Zorg};
use super::post::What;
use super::{Seed, Traffic, days, header};

/// One in how many lines is corrected a month later.
const CORRECTED: usize = 40;

impl Traffic {
    pub(super) fn declare(&mut self, relation: usize, day: Datum) {
        self.plan(days::declaring(day, relation), What::Declare(relation));
        let month = Month::of(Month::of(day).first() - Months::new(1));
        let mut clienten = Vec::new();
        let mut total = 0;
        for position in 0..self.parties.get(relation).clients.len() {
            let index = self.parties.get(relation).clients[position] as usize;
            let client = &mut self.clients[index];
            let mut lines = Vec::new();
            for zorg in &mut client.zorg {
                let mut next = || {
                    self.numbers += 1;
                    self.numbers
                };
                lines.extend(zorg.correct(&mut self.seed, &mut next));
                lines.extend(zorg.deliver(month, &mut self.seed, &mut next));
            }
            total += lines.iter().map(cents).sum::<i64>();
            if !lines.is_empty() {
                let bsn = client.person.bsn();
                clienten.push(DeclaratieClient { bsn, prestaties: many(lines), retour_codes: () });
            }
        }
        if clienten.is_empty() {
            return;
        }
        let of = self.parties.get(relation);
        let number = format!("D{}", self.numbers + 1);
        let mut bericht = bericht(of.domain, &number, month, day, clienten, total);
        header::address(&mut bericht, of);
        self.number();
        self.send(bericht, day, true);
    }
}

/// A declaration of these lines.
pub fn bericht(
    domain: Domain,
    number: &str,
    month: Month,
    day: Datum,
    clienten: Vec<DeclaratieClient>,
    total: i64,
) -> Bericht {
    make::declaratie(domain, vec![vec![make::prestatie(domain, "X", "1")]], |declaratie| {
        declaratie.declaratie_nummer = val(number);
        declaratie.declaratie_periode =
            GeslotenPeriode { begindatum: month.first(), einddatum: month.last() };
        declaratie.declaratie_dagtekening = day;
        declaratie.totaal_ingediend_bedrag =
            make::totaal(total.unsigned_abs(), if total < 0 { "C" } else { "D" });
        declaratie.clienten = many(clienten);
    })
}

/// What a line adds to the total.
pub fn cents(line: &Prestatie) -> i64 {
    let cents = i64::from(line.ingediend_bedrag.bedrag.get());
    if line.ingediend_bedrag.debet_credit == DebetCredit::CREDIT { -cents } else { cents }
}

impl Zorg {
    /// A credit of the line of last time, and the line as it should have been.
    fn correct(&mut self, seed: &mut Seed, next: &mut impl FnMut() -> u32) -> Vec<Prestatie> {
        let Some(line) = self.line.take_if(|line| line.volume > 1 && seed.chance(CORRECTED)) else {
            return Vec::new();
        };
        let mut credit = self.prestatie(&line);
        credit.product_referentie = ProductReferentie {
            referentie_nummer: val(&format!("P{}", next())),
            vorig_referentie_nummer: Some(credit.product_referentie.referentie_nummer),
        };
        credit.ingediend_bedrag.debet_credit = DebetCredit::CREDIT;
        let instead = Line { reference: next(), volume: line.volume / 2, ..line };
        vec![credit, self.prestatie(&instead)]
    }

    /// The line of a month, when there was care.
    fn deliver(
        &mut self,
        month: Month,
        seed: &mut Seed,
        next: &mut impl FnMut() -> u32,
    ) -> Option<Prestatie> {
        let begin = self.begin?;
        let (begindatum, einddatum) = (month.first().max(self.from), month.last().min(self.until));
        // The first week of care, and a part of a week at the end, come to nothing.
        if begin > month.last() || einddatum < begindatum {
            return None;
        }
        let days = u32::try_from((einddatum - begindatum).num_days()).unwrap() + 1;
        let most = match self.care.frequentie {
            "2" => self.volume * (days / 7),
            _ => self.volume * days / month.last().day(),
        };
        let volume = most * (60 + seed.below(40) as u32) / 100;
        if volume == 0 {
            return None;
        }
        let line = Line { reference: next(), periode: GeslotenPeriode { begindatum, einddatum }, volume };
        let prestatie = self.prestatie(&line);
        self.line = Some(line);
        Some(prestatie)
    }

    fn prestatie(&self, line: &Line) -> Prestatie {
        let amount = line.volume * self.care.tarief;
        Prestatie {
            product_referentie: ProductReferentie {
                referentie_nummer: val(&format!("P{}", line.reference)),
                vorig_referentie_nummer: None,
            },
            toewijzing_nummer: Nummer::new(self.number).unwrap(),
            product_categorie: val(self.care.categorie),
            product_code: val(self.care.code),
            product_periode: line.periode.clone(),
            geleverd_volume: Volume::new(line.volume).unwrap(),
            eenheid: val(self.care.eenheid),
            product_tarief: Some(val(&self.care.tarief.to_string())),
            ingediend_bedrag: BedragMetDC {
                bedrag: val(&amount.to_string()),
                debet_credit: DebetCredit::DEBET,
            },
            retour_codes: (),
        }
    }
}
