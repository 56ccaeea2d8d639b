//! 323 and 325.

use ibericht::messages::*;
use ibericht::values::*;
use ibericht::xml::Many;

use super::*;

/// A 323 over April 2026, made on the 30th, with the lines of each client and the right total.
pub fn declaratie(
    domain: Domain,
    clienten: Vec<Vec<Prestatie>>,
    edit: impl FnOnce(&mut Declaratie),
) -> Bericht {
    let total = som(clienten.iter().flatten());
    let clienten = clienten.into_iter().zip(bsns());
    let clienten = clienten
        .map(|(lines, bsn)| DeclaratieClient { bsn, prestaties: many(lines), retour_codes: () })
        .collect();
    let mut declaratie = Declaratie {
        declaratie_nummer: val("D202604"),
        declaratie_periode: periode("2026-04-01", "2026-04-30"),
        declaratie_dagtekening: val("2026-04-30"),
        totaal_ingediend_bedrag: signed_totaal(total),
        clienten: many(clienten),
    };
    edit(&mut declaratie);
    let header = header_van_aanbieder();
    Bericht { domain, inhoud: Inhoud::Declaratie(DeclaratieBericht { header, declaratie }) }
}

/// The BSNs of the clients, in order.
fn bsns() -> [Bsn; 3] {
    ["999900006", "999900018", "999900031"].map(val)
}

/// The sum of lines, credits counted down.
fn som<'l, F: Form>(lines: impl Iterator<Item = &'l Prestatie<F>>) -> i64 {
    lines
        .map(|line| &line.ingediend_bedrag)
        .map(|bedrag| {
            let cents = i64::from(bedrag.bedrag.get());
            if bedrag.debet_credit == DebetCredit::CREDIT { -cents } else { cents }
        })
        .sum()
}

fn signed_totaal(cents: i64) -> TotaalBedragMetDC {
    totaal(cents.unsigned_abs(), if cents < 0 { "C" } else { "D" })
}

pub fn totaal(cents: u64, sign: &str) -> TotaalBedragMetDC {
    TotaalBedragMetDC { totaal_bedrag: TotaalBedrag::new(cents).unwrap(), debet_credit: val(sign) }
}

pub fn bedrag(cents: &str, sign: &str) -> BedragMetDC {
    BedragMetDC { bedrag: val(cents), debet_credit: val(sign) }
}

pub fn periode(begin: &str, einde: &str) -> GeslotenPeriode {
    GeslotenPeriode { begindatum: val(begin), einddatum: val(einde) }
}

/// A 323 with one client and these lines.
pub fn regels(domain: Domain, lines: Vec<Prestatie>) -> Bericht {
    declaratie(domain, vec![lines], |_| {})
}

/// A debit of 100 minutes in April 2026; each allocation has one line.
pub fn prestatie(domain: Domain, referentie: &str, toewijzing: &str) -> Prestatie {
    Prestatie {
        product_referentie: ProductReferentie {
            referentie_nummer: val(referentie),
            vorig_referentie_nummer: None,
        },
        toewijzing_nummer: val(toewijzing),
        product_categorie: val(categorie(domain)),
        product_code: val("45A01"),
        product_periode: periode("2026-04-01", "2026-04-30"),
        geleverd_volume: val("100"),
        eenheid: val("01"),
        product_tarief: some("150"),
        ingediend_bedrag: bedrag("15000", "D"),
        retour_codes: (),
    }
}

/// A credit of an earlier line.
pub fn credit(domain: Domain, referentie: &str, vorig: &str) -> Prestatie {
    let mut line = prestatie(domain, referentie, "1009");
    line.product_referentie.vorig_referentie_nummer = some(vorig);
    line.product_periode = periode("2026-03-01", "2026-03-31");
    line.ingediend_bedrag = bedrag("15000", "C");
    line
}

pub fn retourcodes(codes: &[&str]) -> RetourCodes {
    RetourCodes { retour_code: many(codes.iter().copied().map(val).collect()) }
}

/// A 325 of 30 April 2026 on a declaration of 791 euro: the lines of each client are rejected, the rest is granted.
pub fn declaratie_antwoord(
    domain: Domain,
    clienten: Vec<Vec<Prestatie<Retour>>>,
    edit: impl FnOnce(&mut DeclaratieAntwoord),
) -> Bericht {
    let rejected = som(clienten.iter().flatten());
    let clienten = clienten.into_iter().zip(bsns());
    let clienten = clienten.map(|(lines, bsn)| DeclaratieClient {
        bsn,
        prestaties: many(lines),
        retour_codes: retourcodes(&["0200"]),
    });
    let mut antwoord = DeclaratieAntwoord {
        declaratie_nummer: val("D202604"),
        totaal_ingediend_bedrag: totaal(79_100, "D"),
        totaal_toegekend_bedrag: signed_totaal(79_100 - rejected),
        clienten: Many::new(clienten.collect()),
        retour_codes: retourcodes(&["0200"]),
    };
    edit(&mut antwoord);
    let header = HeaderDeclaratieAntwoord {
        bericht_code: BerichtCode,
        bericht_versie: BerichtVersie,
        bericht_subversie: BerichtSubversie,
        afzender: val("0268"),
        ontvanger: val("42420001"),
        bericht_identificatie: identificatie(),
        xsd_versie: xsd_versie(),
        declaratie_identificatie: identificatie(),
        xslt_versie: None,
        xsd_versie_declaratie: xsd_versie(),
        retour_codes: retourcodes(&["0200"]),
    };
    let inhoud = DeclaratieAntwoordBericht { header, declaratie_antwoord: Some(antwoord) };
    Bericht { domain, inhoud: Inhoud::DeclaratieAntwoord(inhoud) }
}

/// A line that is rejected.
pub fn afgewezen(line: Prestatie) -> Prestatie<Retour> {
    Prestatie {
        product_referentie: line.product_referentie,
        toewijzing_nummer: line.toewijzing_nummer,
        product_categorie: line.product_categorie,
        product_code: line.product_code,
        product_periode: line.product_periode,
        geleverd_volume: line.geleverd_volume,
        eenheid: line.eenheid,
        product_tarief: line.product_tarief,
        ingediend_bedrag: line.ingediend_bedrag,
        retour_codes: retourcodes(&["9366"]),
    }
}
