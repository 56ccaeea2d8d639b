//! Seven municipalities that judge as they please, and answer when they please.

use ibericht::messages::*;
use ibericht::values::*;
use ibericht::xml::Many;

use crate::builders::{afgewezen, retourcodes, totaal, val};
use crate::support::Seed;

#[derive(Default)]
pub struct Municipalities {
    /// The answers and the month in which each is sent.
    answers: Vec<(usize, Vec<u8>)>,
    made: usize,
}

/// How many lines and declarations are rejected: one in so many.
const LINES: usize = 25;
const DECLARATIONS: usize = 30;

impl Municipalities {
    /// Judges a declaration and makes the answer, to be sent next month or the one after.
    pub fn receive(&mut self, bytes: &[u8], month: usize, seed: &mut Seed, picky: bool) {
        let Reading::Valid(bericht) = read(bytes, MAX_BYTES) else { panic!("no valid declaration") };
        let faults = ibericht::rules::content::check(&bericht);
        assert!(!faults.iter().any(ibericht::finding::Finding::is_error), "{faults:#?}");
        self.made += 1;
        let answer = answer(&bericht, self.made, seed, picky);
        let late = usize::from(picky && seed.chance(6));
        self.answers.push((month + 1 + late, write(&answer).into_bytes()));
    }

    /// The answers that come in by a month.
    pub fn answers(&mut self, month: usize) -> Vec<Vec<u8>> {
        let (now, later): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.answers).into_iter().partition(|(when, _)| *when <= month);
        self.answers = later;
        now.into_iter().map(|(_, bytes)| bytes).collect()
    }
}

/// The 325 on a declaration.
fn answer(bericht: &Bericht, made: usize, seed: &mut Seed, picky: bool) -> Bericht {
    let Inhoud::Declaratie(root) = &bericht.inhoud else { panic!("no declaration") };
    let declaratie = &root.declaratie;
    let refused = picky && seed.chance(DECLARATIONS);
    let clienten: Vec<_> = declaratie
        .clienten
        .iter()
        .filter_map(|client| {
            let rejected = rejected(&client.prestaties, seed, picky);
            let lines = rejected.into_iter().map(|line| Prestatie {
                retour_codes: retourcodes(&[*seed.pick(&["9321", "9322", "9308"])]),
                ..afgewezen(line.clone())
            });
            Many::new(lines.collect()).map(|prestaties| DeclaratieClient {
                bsn: client.bsn,
                prestaties,
                retour_codes: retourcodes(&["0200"]),
            })
        })
        .collect();
    let declared = declaratie.totaal_ingediend_bedrag.cents();
    let lost: i64 = clienten.iter().flat_map(|client| client.prestaties.iter()).map(signed).sum();
    let granted = declared - lost;
    let is_clean = clienten.is_empty();
    let antwoord = DeclaratieAntwoord {
        declaratie_nummer: val(declaratie.declaratie_nummer.as_str()),
        totaal_ingediend_bedrag: declaratie.totaal_ingediend_bedrag.clone(),
        totaal_toegekend_bedrag: totaal(granted.unsigned_abs(), if granted < 0 { "C" } else { "D" }),
        clienten: Many::new(clienten),
        retour_codes: retourcodes(&[if is_clean { "8001" } else { "0200" }]),
    };
    let header = HeaderDeclaratieAntwoord {
        bericht_code: BerichtCode,
        bericht_versie: BerichtVersie,
        bericht_subversie: BerichtSubversie,
        afzender: root.header.ontvanger,
        ontvanger: root.header.afzender,
        bericht_identificatie: BerichtIdentificatie {
            identificatie: val(&format!("A{made:08}")),
            dagtekening: root.header.bericht_identificatie.dagtekening,
        },
        xsd_versie: root.header.xsd_versie.clone(),
        declaratie_identificatie: root.header.bericht_identificatie.clone(),
        xslt_versie: None,
        xsd_versie_declaratie: root.header.xsd_versie.clone(),
        retour_codes: retourcodes(&[if refused { "9333" } else { "0200" }]),
    };
    let declaratie_antwoord = (!refused).then_some(antwoord);
    let inhoud = Inhoud::DeclaratieAntwoord(DeclaratieAntwoordBericht { header, declaratie_antwoord });
    Bericht { domain: bericht.domain, inhoud }
}

/// The lines of a client that are rejected: any of them, and with a credit the debit that takes its place.
fn rejected<'l>(lines: &'l [Prestatie], seed: &mut Seed, picky: bool) -> Vec<&'l Prestatie> {
    let chosen: Vec<bool> = lines.iter().map(|_| picky && seed.chance(LINES)).collect();
    let is_credit = |line: &Prestatie| line.ingediend_bedrag.debet_credit == DebetCredit::CREDIT;
    let same = |a: &Prestatie, b: &Prestatie| {
        (a.toewijzing_nummer, &a.product_code, &a.product_periode)
            == (b.toewijzing_nummer, &b.product_code, &b.product_periode)
    };
    let stands_in_for = |line: &Prestatie| {
        lines
            .iter()
            .zip(&chosen)
            .any(|(other, chosen)| *chosen && is_credit(other) && !is_credit(line) && same(other, line))
    };
    lines
        .iter()
        .zip(&chosen)
        .filter(|(line, chosen)| **chosen || stands_in_for(line))
        .map(|(line, _)| line)
        .collect()
}

fn signed(line: &Prestatie<Retour>) -> i64 {
    let cents = i64::from(line.ingediend_bedrag.bedrag.get());
    if line.ingediend_bedrag.debet_credit == DebetCredit::CREDIT { -cents } else { cents }
}
