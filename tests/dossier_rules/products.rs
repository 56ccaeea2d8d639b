//! TR381: a product code belongs to its category, by the product book.

use ibericht::messages::{Bericht, Inhoud, Product};
use ibericht::productbook::Book;
use ibericht::values::Domain;

use crate::builders::*;
use crate::play::Play;

fn with_book() -> Play {
    let mut play = Play::on("2026-05-01");
    play.book = Some(Book::builtin("rijk-van-nijmegen-2026").unwrap().unwrap());
    play
}

/// A product of the book, and a category that is not its own.
const fn known(domain: Domain) -> (&'static str, &'static str, &'static str) {
    match domain {
        Domain::Jw => ("45", "45A04", "54"),
        Domain::Wmo => ("02", "02A03", "07"),
    }
}

/// Every kind of message with one product.
fn every(domain: Domain, categorie: &str, code: Option<&str>) -> Vec<Bericht> {
    let product = || Some(Product { categorie: val(categorie), code: code.map(val) });
    let mut messages = vec![
        toewijzing(domain, |client| {
            let mut allocated = toegewezen(domain, "1001");
            allocated.product = product();
            client.toegewezen_producten = many(vec![allocated]);
        }),
        start(domain, |client| {
            let mut started = gestart(domain, "1001");
            started.product = product();
            client.start_producten = many(vec![started]);
        }),
        stop(domain, |client| {
            let mut stopped = gestopt(domain, "1001");
            stopped.product = product();
            client.stop_producten = many(vec![stopped]);
        }),
        verzoek(domain, |client| {
            let mut asked = aangevraagd(domain, "A-100");
            asked.product = product();
            client.aangevraagde_producten = many(vec![asked]);
        }),
        wijziging(domain, |verzoek| {
            let mut asked = nieuw(domain);
            asked.product = product();
            verzoek.nieuwe_producten = Some(many(vec![asked]));
        }),
    ];
    if let Some(code) = code {
        let mut regel = prestatie(domain, "R1", "1001");
        regel.product_categorie = val(categorie);
        regel.product_code = val(code);
        messages.push(regels(domain, vec![regel]));
    }
    messages
}

/// The ends of the paths where TR381 is broken; each finding carries its retourcode.
fn found(play: &Play, bericht: &Bericht) -> Vec<String> {
    let findings = play.judge(bericht).findings.into_iter().filter(|finding| finding.rule == "TR381");
    findings
        .map(|finding| {
            assert_eq!(finding.retourcode.as_deref(), Some("S329"));
            finding.path.rsplit('/').next().unwrap().to_owned()
        })
        .collect()
}

fn is_skipped(play: &Play, bericht: &Bericht) -> bool {
    play.judge(bericht).skipped.iter().any(|skipped| skipped.rule == "TR381")
}

#[test]
fn a_code_stands_under_its_category_of_the_book() {
    for domain in Domain::ALL {
        let play = with_book();
        let (categorie, code, other) = known(domain);
        for bericht in every(domain, categorie, Some(code)) {
            assert_eq!(found(&play, &bericht), [""; 0]);
            assert!(!is_skipped(&play, &bericht));
        }
        for (categorie, code) in [(other, code), (categorie, "XXXXX")] {
            for bericht in every(domain, categorie, Some(code)) {
                let element =
                    if matches!(bericht.inhoud, Inhoud::Declaratie(_)) { "ProductCode" } else { "Code" };
                assert_eq!(found(&play, &bericht), [element], "{categorie} {code}");
            }
        }
        for bericht in every(domain, other, None) {
            assert_eq!(found(&play, &bericht), [""; 0], "without a code there is nothing to tell");
            assert!(!is_skipped(&play, &bericht));
        }
    }
}

#[test]
fn a_code_of_the_other_law_is_not_in_the_list() {
    let play = with_book();
    for bericht in every(Domain::Jw, "45", Some("02A03")) {
        assert_eq!(found(&play, &bericht).len(), 1);
    }
}

#[test]
fn without_a_list_it_is_not_checked() {
    for domain in Domain::ALL {
        let (_, code, other) = known(domain);
        for bericht in every(domain, other, Some(code)) {
            let play = Play::on("2026-05-01");
            assert_eq!(found(&play, &bericht), [""; 0], "no book");
            assert!(is_skipped(&play, &bericht));
            // A book of other municipalities.
            let mut play = with_book();
            play.book.as_mut().unwrap().gemeenten = [val("0344")].into();
            assert_eq!(found(&play, &bericht), [""; 0]);
            assert!(is_skipped(&play, &bericht));
            // A book of the other law.
            let mut play = with_book();
            play.book.as_mut().unwrap().products.retain(|_, product| product.domain != domain);
            assert_eq!(found(&play, &bericht), [""; 0]);
            assert!(is_skipped(&play, &bericht));
            // A book of other years.
            let mut play = with_book();
            let book = play.book.as_mut().unwrap();
            (book.valid_from, book.valid_to) = (val("2027-01-01"), val("2027-12-31"));
            assert_eq!(found(&play, &bericht), [""; 0]);
            assert!(is_skipped(&play, &bericht));
        }
    }
}

#[test]
fn an_unknown_code_in_a_category_that_the_book_does_not_have_may_be_of_another_list() {
    for domain in Domain::ALL {
        let (categorie, ..) = known(domain);
        let mut play = with_book();
        let own = val(categorie);
        play.book.as_mut().unwrap().products.retain(|_, product| product.categorie != own);
        for bericht in every(domain, categorie, Some("XXXXX")) {
            assert_eq!(found(&play, &bericht), [""; 0]);
            assert!(is_skipped(&play, &bericht));
        }
    }
}

#[test]
fn what_is_taken_back_is_not_judged() {
    for domain in Domain::ALL {
        let (_, code, other) = known(domain);
        for mut bericht in every(domain, other, Some(code)) {
            match &mut bericht.inhoud {
                Inhoud::Toewijzing(root) => {
                    let mut product = toegewezen(domain, "1001");
                    product.product = Some(Product { categorie: val(other), code: some(code) });
                    product.reden_wijziging = some("13");
                    product.einddatum = Some(product.ingangsdatum);
                    root.client.toegewezen_producten = many(vec![product]);
                }
                Inhoud::Start(root) => {
                    let mut product = gestart(domain, "1001");
                    product.status_aanlevering = val("3");
                    root.client.start_producten = many(vec![product]);
                }
                Inhoud::Stop(root) => {
                    let mut product = gestopt(domain, "1001");
                    product.status_aanlevering = val("3");
                    root.client.stop_producten = many(vec![product]);
                }
                _ => continue,
            }
            assert_eq!(found(&with_book(), &bericht), [""; 0]);
        }
    }
}

#[test]
fn iv085_a_credit_is_not_judged_by_the_list() {
    for domain in Domain::ALL {
        let play = with_book();
        let (categorie, ..) = known(domain);
        let mut credit = prestatie(domain, "C1", "1001");
        credit.product_categorie = val(categorie);
        credit.product_code = val("XXXXX");
        let debit = regels(domain, vec![credit.clone()]);
        assert_eq!(found(&play, &debit), ["ProductCode"]);
        credit.product_referentie.vorig_referentie_nummer = some("M1");
        credit.ingediend_bedrag = bedrag(&credit.ingediend_bedrag.bedrag.to_string(), "C");
        assert_eq!(found(&play, &regels(domain, vec![credit])), [""; 0]);
    }
}

#[test]
fn a_line_with_a_wrong_code_uses_nothing_up() {
    for domain in Domain::ALL {
        let (categorie, code, _) = known(domain);
        let mut play = with_book();
        let mut allocated = toegewezen(domain, "1001");
        allocated.product = None;
        allocated.omvang = None;
        let mut wrong = prestatie(domain, "R1", "1001");
        wrong.product_categorie = val(categorie);
        wrong.product_code = val("XXXXX");
        wrong.product_tarief = None;
        wrong.eenheid = val("83");
        allocated.budget = some(&wrong.ingediend_bedrag.bedrag.to_string());
        let mut right = wrong.clone();
        right.product_referentie.referentie_nummer = val("R2");
        right.product_code = val(code);
        play.accepted(&toewijzing(domain, |client| client.toegewezen_producten = many(vec![allocated])));
        let errors = play.errors(&regels(domain, vec![wrong, right]));
        assert!(!errors.iter().any(|error| error.starts_with("TR369")), "{errors:?}");
    }
}
