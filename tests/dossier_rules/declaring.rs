//! What a declaration is about: month, number, clients, allocations and periods.

use ibericht::dossier::Stand;
use ibericht::finding::Severity;
use ibericht::messages::*;
use ibericht::values::{Domain, Gemeente};

use crate::builders::*;
use crate::play::{Play, dag, dated};

/// The rules of these tests; others have their own.
const OWN: [&str; 20] = [
    "TR304", "TR307", "TR308", "TR314", "TR318", "TR321", "TR322", "TR323", "TR333", "TR338", "TR339",
    "TR340", "TR341", "TR346", "TR369", "TR384", "TR387", "TR388", "TR389", "TR390",
];

/// The errors of those rules.
pub fn errors(play: &Play, bericht: &Bericht) -> Vec<String> {
    let mut errors = play.errors(bericht);
    errors.retain(|error| OWN.iter().any(|rule| error.starts_with(rule)));
    errors
}

/// A 323 over April 2026 with one client, made on 2 May.
pub fn declared(domain: Domain, lines: Vec<Prestatie>) -> Bericht {
    sent(domain, "D2", "2026-05-02", lines)
}

/// A 323 over April 2026 with one client, with a number and a date.
pub fn sent(domain: Domain, nummer: &str, dagtekening: &str, lines: Vec<Prestatie>) -> Bericht {
    let bericht = declaratie(domain, vec![lines], |declaratie| declaratie.declaratie_nummer = val(nummer));
    dated(bericht, nummer, dagtekening)
}

/// A 301 with an allocation.
pub fn allocated(domain: Domain, product: ToegewezenProduct) -> Bericht {
    toewijzing(domain, |client| client.toegewezen_producten = many(vec![product]))
}

/// A dossier with allocation 1001: 45A01 from 1 April to 31 December 2026, two hours a week.
pub fn world(domain: Domain, edit: impl FnOnce(&mut ToegewezenProduct)) -> Play {
    let mut product = toegewezen(domain, "1001");
    edit(&mut product);
    let mut play = Play::on("2026-05-02");
    play.accepted(&allocated(domain, product));
    play
}

/// The errors on a line of April 2026 on allocation 1001.
fn line(play: &Play, domain: Domain, edit: impl FnOnce(&mut Prestatie)) -> Vec<String> {
    let mut line = prestatie(domain, "R1", "1001");
    edit(&mut line);
    errors(play, &declared(domain, vec![line]))
}

#[test]
fn a_line_that_fits_its_allocation_passes() {
    for domain in Domain::ALL {
        let play = world(domain, |_| {});
        assert_eq!(line(&play, domain, |_| {}), [""; 0]);
        // Starts and stops have no influence (OP364), and an allocation under way counts.
        let mut play = Play::on("2026-05-02");
        play.under_way(&allocated(domain, toegewezen(domain, "1001")));
        assert_eq!(line(&play, domain, |_| {}), [""; 0]);
    }
}

#[test]
fn tr338_the_allocation_is_known_here() {
    for domain in Domain::ALL {
        let unknown = ["TR338 ToewijzingNummer"];
        assert_eq!(line(&Play::on("2026-05-02"), domain, |_| {}), unknown);
        let play = world(domain, |_| {});
        assert_eq!(line(&play, domain, |line| line.toewijzing_nummer = val("1002")), unknown);
        let elsewhere = |edit: fn(&mut HeaderVanGemeente)| {
            let mut bericht = allocated(domain, toegewezen(domain, "1001"));
            if let Inhoud::Toewijzing(root) = &mut bericht.inhoud {
                edit(&mut root.header);
            }
            let mut play = Play::on("2026-05-02");
            play.accepted(&bericht);
            line(&play, domain, |_| {})
        };
        assert_eq!(elsewhere(|header| header.ontvanger = val("42420002")), unknown, "another provider");
        assert_eq!(elsewhere(|header| header.afzender = Gemeente::new("0252").unwrap()), unknown);
        let mut play = Play::on("2026-05-02");
        play.enter(&allocated(domain, toegewezen(domain, "1001")), Stand::Afgewezen);
        assert_eq!(line(&play, domain, |_| {}), unknown, "rejected is never sent");
    }
}

#[test]
fn tr304_the_allocation_is_of_the_client() {
    for domain in Domain::ALL {
        let mut play = world(domain, |_| {});
        let other = declaratie(domain, vec![vec![prestatie(domain, "R1", "1001")]], |declaratie| {
            declaratie.clienten = many(
                declaratie
                    .clienten
                    .iter()
                    .cloned()
                    .map(|client| DeclaratieClient { bsn: val("999900018"), ..client })
                    .collect(),
            );
        });
        assert_eq!(errors(&play, &other), ["TR304 Bsn"]);
        let found = play.judge(&other).findings;
        let found = found.iter().find(|finding| finding.rule == "TR304").unwrap();
        assert_eq!(found.retourcode.as_deref(), Some("8187"));
        assert_eq!(found.path, "/Bericht/Declaratie/Clienten/Client[1]/Bsn");
        assert!(!found.found.as_deref().unwrap().contains("99990001"), "masked");
        // With a line that is right, the fault is in the number of the other.
        let mut of_other = allocated(domain, toegewezen(domain, "1002"));
        if let Inhoud::Toewijzing(root) = &mut of_other.inhoud {
            root.client.bsn = val("999900018");
        }
        play.accepted(&of_other);
        let lines = vec![prestatie(domain, "R1", "1001"), prestatie(domain, "R2", "1002")];
        assert_eq!(errors(&play, &declared(domain, lines)), ["TR304 ToewijzingNummer"]);
    }
}

#[test]
fn tr304_of_a_request_for_change() {
    for domain in Domain::ALL {
        let request = wijziging(domain, |_| {});
        assert_eq!(errors(&Play::on("2026-05-02"), &request), ["TR304 Bsn"]);
        assert_eq!(errors(&world(domain, |_| {}), &request), [""; 0]);
        let mut play = Play::on("2026-05-02");
        play.accepted(&start(domain, |_| {}));
        assert_eq!(errors(&play, &request), [""; 0], "the client is known by a start");
    }
}

#[test]
fn tr304_of_an_answer() {
    for domain in Domain::ALL {
        let line = prestatie(domain, "R1", "1001");
        let answer = |bsn: &str| {
            let lines = vec![vec![afgewezen(line.clone())]];
            let bericht = declaratie_antwoord(domain, lines, |antwoord| {
                let clienten = antwoord.clienten.iter().flatten().cloned();
                let other = clienten.map(|client| DeclaratieClient { bsn: val(bsn), ..client });
                antwoord.clienten = Some(many(other.collect()));
            });
            dated(bericht, "A1", "2026-05-02")
        };
        let mut play = world(domain, |_| {});
        assert_eq!(errors(&play, &answer("999900006")), [""; 0]);
        let skipped = play.judge(&answer("999900006")).skipped;
        assert!(skipped.iter().any(|skipped| skipped.rule == "TR304"), "the declaration is not known");
        play.under_way(&regels(domain, vec![line.clone()]));
        assert_eq!(errors(&play, &answer("999900006")), [""; 0]);
        let found = play.judge(&answer("999900018")).findings;
        let found = found.iter().find(|finding| finding.rule == "TR304").unwrap();
        assert!(found.path.ends_with("Client[1]/Bsn") && found.retourcode.is_none(), "nothing answers a 325");
    }
}

#[test]
fn tr384_a_removed_allocation_counts_as_never_sent() {
    for domain in Domain::ALL {
        let mut play = world(domain, |_| {});
        let removed = |day: &str| ToegewezenProduct {
            reden_wijziging: some("13"),
            einddatum: some("2026-04-01"),
            toewijzingsdatum: val(day),
            ..toegewezen(domain, "1001")
        };
        play.accepted(&dated(allocated(domain, removed("2026-03-01")), "T2", "2026-05-01"));
        assert_eq!(line(&play, domain, |_| {}), [""; 0], "an earlier decision that came in later");
        play.accepted(&dated(allocated(domain, removed("2026-04-20")), "T3", "2026-05-01"));
        assert_eq!(line(&play, domain, |_| {}), ["TR384 ToewijzingNummer"]);
    }
}

#[test]
fn tr339_tr340_and_tr341_the_product_and_the_unit_of_the_allocation() {
    for domain in Domain::ALL {
        let play = world(domain, |_| {});
        let other = if domain == Domain::Jw { "54" } else { "03" };
        assert_eq!(
            line(&play, domain, |line| line.product_categorie = val(other)),
            ["TR339 ProductCategorie"]
        );
        assert_eq!(line(&play, domain, |line| line.product_code = val("45A02")), ["TR340 ProductCode"]);
        assert_eq!(line(&play, domain, |line| line.eenheid = val("16")), ["TR341 Eenheid"]);
        assert_eq!(
            line(&play, domain, |line| (line.eenheid, line.geleverd_volume) = (val("04"), val("10")))
                .iter()
                .filter(|error| !error.starts_with("TR346"))
                .count(),
            0,
            "hours on hours"
        );
        let minutes = world(domain, |product| product.omvang = omvang("120", "01", "2"));
        assert_eq!(
            line(&minutes, domain, |line| (line.eenheid, line.ingediend_bedrag) =
                (val("04"), bedrag("15000", "D"))),
            ["TR341 Eenheid"],
            "hours on minutes"
        );
        // Without a code the code is free, without a product the category is too (IV075).
        let budget = |product: &mut ToegewezenProduct| {
            (product.omvang, product.budget) = (None, some("100000"));
        };
        let aspecific = world(domain, |product| {
            budget(product);
            product.product = alleen_categorie(domain);
        });
        assert_eq!(line(&aspecific, domain, |line| line.product_code = val("45A02")), [""; 0]);
        assert_eq!(
            line(&aspecific, domain, |line| line.product_categorie = val(other)),
            ["TR339 ProductCategorie"]
        );
        let generic = world(domain, |product| {
            budget(product);
            product.product = None;
        });
        assert_eq!(line(&generic, domain, |line| line.product_categorie = val(other)), [""; 0]);
    }
}

#[test]
fn tr307_tr308_tr387_and_tr388_the_product_period_is_a_part_of_the_month() {
    // IV089: 8 April to 17 June 2026 gives three periods.
    for domain in Domain::ALL {
        let play = world(domain, |product| {
            (product.ingangsdatum, product.einddatum) = (val("2026-04-08"), some("2026-06-17"));
        });
        let of = |begin: &str, einde: &str| {
            line(&play, domain, |line| line.product_periode = periode(begin, einde))
        };
        for (begin, einde) in
            [("2026-04-08", "2026-04-30"), ("2026-05-01", "2026-05-31"), ("2026-06-01", "2026-06-17")]
        {
            assert_eq!(of(begin, einde), [""; 0], "{begin}");
        }
        assert_eq!(of("2026-04-01", "2026-04-30"), ["TR307 Begindatum", "TR387 Begindatum"]);
        assert_eq!(of("2026-06-01", "2026-06-30"), ["TR308 Einddatum", "TR388 Einddatum"]);
        assert_eq!(of("2026-04-09", "2026-04-30"), ["TR387 Begindatum"]);
        assert_eq!(of("2026-05-02", "2026-05-31"), ["TR387 Begindatum"]);
        assert_eq!(of("2026-05-01", "2026-05-30"), ["TR388 Einddatum"]);
        assert_eq!(of("2026-03-01", "2026-03-31"), ["TR307 Begindatum"], "the month is whole");
        assert_eq!(of("2026-07-01", "2026-07-31"), ["TR308 Einddatum"]);
        // The current version decides, also for days before the change.
        let mut play = world(domain, |_| {});
        let ended = ToegewezenProduct {
            einddatum: some("2026-04-20"),
            toewijzingsdatum: val("2026-04-25"),
            ..toegewezen(domain, "1001")
        };
        play.accepted(&dated(allocated(domain, ended), "T2", "2026-04-25"));
        assert_eq!(line(&play, domain, |_| {}), ["TR308 Einddatum", "TR388 Einddatum"]);
        // An open end asks for the whole month.
        let open = world(domain, |product| {
            (product.einddatum, product.omvang) = (None, omvang("10", "04", "4"));
        });
        assert_eq!(line(&open, domain, |_| {}), [""; 0]);
    }
}

#[test]
fn iv089_a_stop_message_does_not_shorten_the_product_period() {
    let mut play = world(Domain::Jw, |_| {});
    play.accepted(&start(Domain::Jw, |_| {})).accepted(&stop(Domain::Jw, |_| {}));
    assert_eq!(line(&play, Domain::Jw, |_| {}), [""; 0]);
    let shorter = line(&play, Domain::Jw, |line| line.product_periode = periode("2026-04-07", "2026-04-24"));
    assert_eq!(shorter, ["TR387 Begindatum", "TR388 Einddatum"]);
}

/// A declaration over a month, with another number each.
fn over(domain: Domain, nummer: &str, begin: &str, einde: &str) -> Bericht {
    let line = prestatie(domain, &format!("R{nummer}"), "1001");
    let bericht = declaratie(domain, vec![vec![line]], |declaratie| {
        declaratie.declaratie_nummer = val(nummer);
        declaratie.declaratie_periode = periode(begin, einde);
    });
    dated(bericht, nummer, einde)
}

#[test]
fn tr318_months_go_forward() {
    for domain in Domain::ALL {
        let of = |play: &Play, begin: &str, einde: &str| {
            let bericht = dated(over(domain, "D9", begin, einde), "D9", "2026-07-31");
            let months =
                |said: Vec<String>| said.into_iter().filter(|said| said.starts_with("TR318")).count();
            (months(play.errors(&bericht)), months(play.warnings(&bericht)))
        };
        assert_eq!(of(&Play::on("2026-06-30"), "2026-04-01", "2026-04-30"), (0, 0), "the first");
        let mut play = Play::on("2026-06-30");
        play.accepted(&over(domain, "D1", "2026-03-01", "2026-03-31"));
        play.under_way(&over(domain, "D2", "2026-05-01", "2026-05-31"));
        // IV090: submitted up to May; again May or June, not earlier.
        assert_eq!(of(&play, "2026-05-01", "2026-05-31"), (0, 0));
        assert_eq!(of(&play, "2026-06-01", "2026-06-30"), (0, 0));
        assert_eq!(of(&play, "2026-04-01", "2026-04-30"), (1, 0));
        assert_eq!(of(&play, "2026-07-01", "2026-07-31"), (0, 1), "a month left out");
        let warned = play.judge(&over(domain, "D9", "2026-07-01", "2026-07-31")).findings;
        let warned = warned.iter().find(|finding| finding.rule == "TR318").unwrap();
        assert_eq!((warned.severity, warned.retourcode.as_deref()), (Severity::Warning, None));
        // What was rejected as a whole was never sent; what goes to another municipality is another series.
        let mut play = Play::on("2026-06-30");
        let rejected = over(domain, "D1", "2026-05-01", "2026-05-31");
        let refused = declaratie_antwoord(domain, vec![], |antwoord| {
            antwoord.retour_codes = retourcodes(&["9333"]);
        });
        play.under_way(&rejected).answered(&rejected, &refused);
        let mut elsewhere = over(domain, "D2", "2026-05-01", "2026-05-31");
        if let Inhoud::Declaratie(root) = &mut elsewhere.inhoud {
            root.header.ontvanger = Gemeente::new("0252").unwrap();
        }
        play.accepted(&elsewhere);
        assert_eq!(of(&play, "2026-04-01", "2026-04-30"), (0, 0));
        // OP080: a declaration that comes in late, and was made before the one of the next month, is in time.
        let mut play = Play::on("2026-06-30");
        play.accepted(&dated(over(domain, "D2", "2026-05-01", "2026-05-31"), "D2", "2026-06-02"));
        let april =
            |day: &str| play.errors(&dated(over(domain, "D1", "2026-04-01", "2026-04-30"), "D1", day));
        let is_late = |day: &str| april(day).iter().any(|error| error.starts_with("TR318"));
        assert!(!is_late("2026-05-02") && is_late("2026-06-02") && is_late("2026-06-03"));
    }
}

#[test]
fn iv013_of_versions_with_one_moment_of_decision_the_one_sent_last_counts() {
    for domain in Domain::ALL {
        let ends = |einde: &str, id: &str, day: &str| {
            let mut product = toegewezen(domain, "1001");
            product.einddatum = some(einde);
            dated(allocated(domain, product), id, day)
        };
        for arrival in [[0, 1], [1, 0]] {
            let judged = |versies: [Bericht; 2]| {
                let mut play = Play::on("2026-05-02");
                for index in arrival {
                    play.accepted(&versies[index]);
                }
                line(&play, domain, |_| {})
            };
            let shorter = [ends("2026-12-31", "T1", "2026-04-01"), ends("2026-04-15", "T2", "2026-04-10")];
            assert_eq!(judged(shorter), ["TR308 Einddatum", "TR388 Einddatum"]);
            let longer = [ends("2026-04-15", "T1", "2026-04-01"), ends("2026-12-31", "T2", "2026-04-10")];
            assert_eq!(judged(longer), [""; 0]);
        }
    }
}

#[test]
fn tr333_a_declaration_number_is_used_once() {
    for domain in Domain::ALL {
        let used = |play: &Play, bericht: &Bericht| {
            errors(play, bericht).contains(&"TR333 DeclaratieNummer".to_owned())
        };
        let first = over(domain, "D1", "2026-04-01", "2026-04-30");
        let again = dated(over(domain, "D1", "2026-05-01", "2026-05-31"), "X1", "2026-05-31");
        let mut play = Play::on("2026-06-30");
        play.under_way(&first);
        assert!(used(&play, &again));
        assert!(!used(&play, &over(domain, "D2", "2026-05-01", "2026-05-31")));
        play.under_way(&again);
        assert!(!used(&play, &first), "the first is the rightful one");
        let mut play = Play::on("2026-06-30");
        let refused = declaratie_antwoord(domain, vec![], |antwoord| {
            antwoord.retour_codes = retourcodes(&["8214"]);
        });
        play.under_way(&first).answered(&first, &refused);
        assert!(!used(&play, &again), "it counts as not sent");
        let found = Play::on("2026-06-30").judge(&again).findings;
        assert!(found.iter().all(|finding| finding.rule != "TR333"));
    }
}

#[test]
fn a_date_of_any_year_is_judged() {
    let play = world(Domain::Jw, |product| {
        (product.ingangsdatum, product.einddatum) = (dag("-99999-01-01"), some("99999-12-31"));
    });
    assert_eq!(line(&play, Domain::Jw, |_| {}), [""; 0]);
    assert_eq!(
        line(&play, Domain::Jw, |line| line.product_periode = periode("99999-12-01", "99999-12-31")),
        [""; 0]
    );
}
