//! One declaration of a given size that breaks no rule of its own.

use ibericht::messages::*;
use ibericht::values::*;

use super::builders::{many, val};
use super::people::{self, Person};
use super::{days, month, products};

/// About how many bytes a line takes.
const LINE: usize = 1_065;

/// A declaration of about so many bytes, and not more; another number is another declaration.
pub fn declaration(bytes: usize, number: u32) -> String {
    let domain = Domain::Wmo;
    let day = days::first();
    let month = Month::of(day);
    let lines = u32::try_from(bytes / LINE).unwrap();
    let clients = lines.min(people::count() / 2);
    let mut total = 0;
    let clienten = (0..clients).map(|client| {
        // Every second person is an adult.
        let bsn = Person(client * 2 + 1).bsn();
        let of_client = (client..lines).step_by(clients as usize).map(|line| {
            let care = &products::of(domain)[(line / clients) as usize % 3];
            let volume = 60 + line % 900;
            total += i64::from(volume * care.tarief);
            line_of(number, line, care, volume, month)
        });
        DeclaratieClient { bsn, prestaties: many(of_client.collect()), retour_codes: () }
    });
    let clienten = clienten.collect();
    let mut bericht =
        month::bericht(domain, &format!("D{number}"), month, month.next().first(), clienten, total);
    super::header::date(&mut bericht, &format!("I{number}"), month.next().first());
    write(&bericht)
}

fn line_of(number: u32, line: u32, care: &products::Care, volume: u32, month: Month) -> Prestatie {
    Prestatie {
        product_referentie: ProductReferentie {
            referentie_nummer: val(&format!("P{number}-{line}")),
            vorig_referentie_nummer: None,
        },
        toewijzing_nummer: Nummer::new(100_000 + line).unwrap(),
        product_categorie: val(care.categorie),
        product_code: val(care.code),
        product_periode: GeslotenPeriode { begindatum: month.first(), einddatum: month.last() },
        geleverd_volume: Volume::new(volume).unwrap(),
        eenheid: val(care.eenheid),
        product_tarief: Some(val(&care.tarief.to_string())),
        ingediend_bedrag: BedragMetDC {
            bedrag: val(&(volume * care.tarief).to_string()),
            debet_credit: DebetCredit::DEBET,
        },
        retour_codes: (),
    }
}
