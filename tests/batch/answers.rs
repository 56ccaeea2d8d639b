//! Answers that come in: early, late, twice, wrong, for us and between others.

use ibericht::batch::{Afwijkingen, Checks, Limits, Own, Running, Steps, collect};
use ibericht::dossier::{Dossier, PrestatieStatus, SqliteStore, Stand, VerzoekStatus, facts};
use ibericht::finding::Level;
use ibericht::messages::*;
use ibericht::productbook::Books;
use ibericht::report::Entry;
use ibericht::values::{AgbCode, Bsn, Datum, Domain, Gemeente, Versie};

use super::answer::{header_only, repeated, replaced};
use super::builders::*;
use super::entries::process;
use super::folder::{Folder, gist};
use super::play::{Play, dated, hash_of};

pub fn provider() -> Own {
    Own::Aanbieder(AgbCode::new("42420001").unwrap())
}

fn municipality() -> Own {
    Own::Gemeente(Gemeente::new("0268").unwrap())
}

fn others() -> Own {
    Own::Aanbieder(AgbCode::new("42420009").unwrap())
}

/// A dossier with a chair, to which messages come in run by run.
pub struct Desk {
    pub store: SqliteStore,
    pub afwijkingen: Afwijkingen,
    pub today: Datum,
    own: Own,
    name: String,
    runs: usize,
}

impl Desk {
    pub fn new(name: &str, domain: Domain, own: Own) -> Self {
        let name = format!("answers-{name}-{}", domain.prefix());
        let today = Datum::from_ymd_opt(2026, 5, 1).unwrap();
        let (store, afwijkingen) = (SqliteStore::in_memory().unwrap(), Afwijkingen::default());
        Self { store, afwijkingen, today, own, name, runs: 0 }
    }

    /// One run; what is said per message, in the order in which they count, without what explains.
    pub fn run(&mut self, messages: &[&Bericht]) -> Vec<String> {
        let entries = self.entries(messages);
        let explained = |entry: &Entry| {
            let mut report = entry.report.clone();
            let noise = ["RETOUR-AFKEURING", "RETOUR-UITKOMST"];
            report.findings.retain(|found| !noise.contains(&&*found.rule));
            // Other rules may have something to say of these messages; this is about the answers.
            report.findings.retain(|found| found.rule.starts_with("RETOUR") || found.rule.starts_with("TR3"));
            report.file = report.message.clone().unwrap_or_default();
            format!("{}{}", gist(&report), if entry.seen { " seen" } else { "" })
        };
        entries.iter().map(explained).collect()
    }

    pub fn entries(&mut self, messages: &[&Bericht]) -> Vec<Entry> {
        self.runs += 1;
        let folder = Folder::new(&format!("{}-{}", self.name, self.runs));
        for (index, message) in messages.iter().enumerate() {
            // The names are in the opposite order.
            folder.file(&format!("{}.xml", 9 - index), write(message));
        }
        self.run_folder(&folder)
    }

    /// One run over what is in a folder.
    pub fn run_folder(&mut self, folder: &Folder) -> Vec<Entry> {
        let limits = Limits::default();
        let sources = collect(std::slice::from_ref(&folder.0), &[], Some(&folder.0), &limits).unwrap();
        let checks = Checks { limits, until: Level::Extern };
        let versies = XsdVersies::uniform(&Versie::new("1.0.0").unwrap());
        let running = Running {
            checks,
            books: Books::none(),
            own: &self.own,
            today: self.today,
            versies: &versies,
            afwijkingen: &self.afwijkingen,
            steps: &Steps::new(),
        };
        process(&mut self.store, &sources, &running).unwrap()
    }

    pub fn requests(&self, domain: Domain) -> Vec<VerzoekStatus> {
        let verzoeken = self.store.verzoeken(domain, &client()).unwrap();
        verzoeken.iter().map(ibericht::dossier::Verzoek::status).collect()
    }

    /// The lines in order of number, with their codes.
    pub fn lines(&self, domain: Domain) -> Vec<(String, PrestatieStatus, String)> {
        let lines = self.store.prestaties(domain, &client()).unwrap();
        let mut lines: Vec<_> = lines
            .into_iter()
            .map(|line| {
                let nummer = line.prestatie.product_referentie.referentie_nummer.to_string();
                let codes: Vec<_> = line.retourcodes.iter().map(|code| code.code()).collect();
                (nummer, line.status, codes.join(","))
            })
            .collect();
        lines.sort_by(|a, b| a.0.cmp(&b.0));
        lines
    }

    /// What is granted of the declarations.
    pub fn granted(&self, domain: Domain) -> Vec<Option<i64>> {
        let (gemeente, aanbieder) = (Gemeente::new("0268").unwrap(), AgbCode::new("42420001").unwrap());
        let known = self.store.declaraties(domain, &gemeente, &aanbieder).unwrap();
        known.iter().map(|declaratie| declaratie.toegekend).collect()
    }
}

pub fn client() -> Bsn {
    Bsn::new("999900006").unwrap()
}

fn rejected(heen: &Bericht) -> Bericht {
    repeated(heen, &["0200"], &[("AangevraagdProduct[1]", &["9347"])])
}

fn line(nummer: &str, status: PrestatieStatus, codes: &str) -> (String, PrestatieStatus, String) {
    (nummer.to_owned(), status, codes.to_owned())
}

#[test]
fn the_answer_to_a_request_of_ours_decides_whenever_it_comes() {
    for domain in Domain::ALL {
        let heen = verzoek(domain, |_| {});
        for (answer, expected) in [
            (header_only(&heen, &[]), VerzoekStatus::Open),
            (rejected(&heen), VerzoekStatus::Afgekeurd),
            (header_only(&heen, &["0001"]), VerzoekStatus::Afgekeurd),
        ] {
            let mut together = Desk::new("together", domain, provider());
            together.run(&[&answer, &heen]);
            assert_eq!(together.requests(domain), [expected]);

            let mut late = Desk::new("late", domain, provider());
            late.run(&[&heen]);
            assert_eq!(late.requests(domain), [VerzoekStatus::Onderweg]);
            late.run(&[&answer]);
            assert_eq!(late.requests(domain), [expected]);

            let mut early = Desk::new("early", domain, provider());
            let told = early.run(&[&answer]);
            assert!(told[0].ends_with("invalid RETOUR-ONBEKEND!"), "{told:?}");
            let entries = early.entries(&[&heen]);
            let said = &entries[0].report.findings;
            assert!(said.iter().any(|found| found.rule == "RETOUR-UITKOMST"), "{said:?}");
            assert_eq!(early.requests(domain), [expected]);
            assert!(early.run(&[&answer])[0].ends_with("RETOUR-ONBEKEND! seen"), "what was told stays told");
            assert_eq!(early.requests(domain), [expected]);
        }
    }
}

#[test]
fn an_answer_counts_once() {
    for domain in Domain::ALL {
        let heen = verzoek(domain, |_| {});
        let accepted = header_only(&heen, &[]);
        let mut desk = Desk::new("once", domain, provider());
        desk.run(&[&heen, &accepted]);
        assert!(desk.run(&[&accepted])[0].ends_with("valid seen"), "the same file");
        let again = replaced(&accepted, ">R1<", ">R2<");
        assert!(desk.run(&[&again])[0].ends_with("valid RETOUR-TWEEDE?"), "it says the same");
        assert!(desk.run(&[&rejected(&heen)])[0].ends_with("invalid RETOUR-TWEEDE!"));
        assert_eq!(desk.requests(domain), [VerzoekStatus::Open], "the first stands");
        // Both at once: one of them counts, and the other is told.
        let mut desk = Desk::new("both", domain, provider());
        let told = desk.run(&[&rejected(&heen), &accepted, &heen]);
        let second = told.iter().filter(|told| told.ends_with("RETOUR-TWEEDE!")).count();
        assert_eq!(second, 1, "{told:?}");
    }
}

#[test]
fn an_answer_that_cannot_be_is_set_aside_also_when_it_came_first() {
    for domain in Domain::ALL {
        let heen = verzoek(domain, |_| {});
        let other_client = replaced(&rejected(&heen), "999900006", "999900018");
        let mut late = Desk::new("wrong", domain, provider());
        let told = late.run(&[&heen, &other_client]);
        assert!(told[1].contains("RETOUR-KOPIE!"), "{told:?}");
        assert_eq!(late.requests(domain), [VerzoekStatus::Onderweg]);
        let mut early = Desk::new("wrong-early", domain, provider());
        early.run(&[&other_client]);
        early.run(&[&heen]);
        assert_eq!(early.requests(domain), [VerzoekStatus::Onderweg]);
        // The right one comes after all.
        early.run(&[&rejected(&heen)]);
        assert_eq!(early.requests(domain), [VerzoekStatus::Afgekeurd]);
    }
}

#[test]
fn an_answer_to_a_message_of_another_day_is_no_answer_to_this_one() {
    let domain = Domain::Jw;
    let heen = verzoek(domain, |_| {});
    let of_another_day = header_only(&replaced(&heen, "2026-04-30<", "2026-04-29<"), &["0001"]);
    let mut desk = Desk::new("other-day", domain, provider());
    desk.run(&[&heen, &of_another_day]);
    assert_eq!(desk.requests(domain), [VerzoekStatus::Onderweg]);
}

#[test]
fn our_own_answers_in_the_inbox_count() {
    for domain in Domain::ALL {
        let heen = verzoek(domain, |_| {});
        let mut desk = Desk::new("municipality", domain, municipality());
        desk.run(&[&heen, &rejected(&heen)]);
        assert_eq!(desk.requests(domain), [VerzoekStatus::Afgekeurd]);
        let mut desk = Desk::new("municipality-accepts", domain, municipality());
        desk.run(&[&header_only(&heen, &[]), &heen]);
        assert_eq!(desk.requests(domain), [VerzoekStatus::Open]);

        let heen = toewijzing(domain, |_| {});
        let wrong = repeated(&heen, &["0200"], &[("ToegewezenProduct[1]", &["9332"])]);
        for (answer, known) in [(header_only(&heen, &[]), 1), (wrong, 0)] {
            let mut desk = Desk::new("provider-301", domain, provider());
            desk.run(&[&heen, &answer]);
            assert_eq!(desk.store.versies(domain, &client()).unwrap().len(), known);
        }
    }
}

#[test]
fn answers_between_others_count_for_them() {
    for domain in Domain::ALL {
        let heen = verzoek(domain, |_| {});
        let mut desk = Desk::new("others", domain, others());
        desk.run(&[&heen]);
        assert_eq!(desk.requests(domain), [VerzoekStatus::Open], "as the receiver would judge it");
        desk.run(&[&rejected(&heen)]);
        assert_eq!(desk.requests(domain), [VerzoekStatus::Afgekeurd]);
    }
}

/// The 301 with the allocations that are declared on.
pub fn allocated(domain: Domain) -> Bericht {
    toewijzing(domain, |client| {
        let of = |nummer, code: &str| {
            let mut product = toegewezen(domain, nummer);
            product.product = Some(Product { categorie: val(categorie(domain)), code: some(code) });
            product
        };
        client.toegewezen_producten =
            many(vec![of("1001", "45A01"), of("1002", "45A02"), of("1003", "45A03")]);
    })
}

fn on(domain: Domain, nummer: &str, toewijzing: &str) -> Prestatie {
    let mut line = prestatie(domain, nummer, toewijzing);
    line.product_code = val(&format!("45A0{}", &toewijzing[3..]));
    line
}

/// A 323 of three lines of 150 euro.
pub fn declared(domain: Domain) -> Bericht {
    regels(domain, vec![on(domain, "P1", "1001"), on(domain, "P2", "1002"), on(domain, "P3", "1003")])
}

/// The 325 that rejects one of them.
pub fn answer_325(domain: Domain, granted: u64) -> Bericht {
    let mut line = afgewezen(on(domain, "P2", "1002"));
    line.retour_codes = retourcodes(&["9340"]);
    declaratie_antwoord(domain, vec![vec![line]], |antwoord| {
        antwoord.totaal_ingediend_bedrag = totaal(45_000, "D");
        antwoord.totaal_toegekend_bedrag = totaal(granted, "D");
    })
}

#[test]
fn a_325_decides_line_by_line_whenever_it_comes() {
    use PrestatieStatus::{Afgewezen, Toegekend};
    for domain in Domain::ALL {
        let (allocated, heen, answer) = (allocated(domain), declared(domain), answer_325(domain, 30_000));
        let expected = [line("P1", Toegekend, ""), line("P2", Afgewezen, "9340"), line("P3", Toegekend, "")];
        let orders: [&[&[&Bericht]]; 3] = [
            &[&[&allocated, &heen, &answer]],
            &[&[&allocated], &[&heen], &[&answer]],
            &[&[&answer], &[&allocated, &heen]],
        ];
        for runs in orders {
            for own in [provider(), municipality(), others()] {
                if own == municipality() && runs.len() == 3 {
                    // A municipality answers itself what comes in without an answer.
                    continue;
                }
                let mut desk = Desk::new("325", domain, own);
                for messages in runs {
                    desk.run(messages);
                }
                assert_eq!(desk.lines(domain), expected, "{:?}", desk.own);
                assert_eq!(desk.granted(domain), [Some(30_000)]);
            }
        }
    }
}

#[test]
fn a_325_of_which_the_amounts_are_wrong_is_set_aside() {
    for domain in Domain::ALL {
        let (allocated, heen) = (allocated(domain), declared(domain));
        let wrong = answer_325(domain, 30_001);
        for early in [false, true] {
            let mut desk = Desk::new("tr342", domain, provider());
            if early {
                desk.run(&[&wrong]);
                desk.run(&[&allocated, &heen]);
            } else {
                let told = desk.run(&[&allocated, &heen, &wrong]);
                assert!(told.iter().any(|told| told.contains("TR342!")), "{told:?}");
            }
            assert_eq!(desk.granted(domain), [None]);
            let open = desk.lines(domain);
            assert!(open.iter().all(|(_, status, _)| *status == PrestatieStatus::Ingediend), "{open:?}");
        }
    }
}

#[test]
fn a_325_to_an_unknown_declaration_changes_nothing() {
    for domain in Domain::ALL {
        let (allocated, heen) = (allocated(domain), declared(domain));
        let mut desk = Desk::new("unknown", domain, provider());
        desk.run(&[&allocated, &heen]);
        let mut other = answer_325(domain, 30_000);
        let Inhoud::DeclaratieAntwoord(root) = &mut other.inhoud else { panic!() };
        root.header.declaratie_identificatie.identificatie = val("999");
        let told = desk.run(&[&other]);
        assert!(told[0].contains("TR337!"), "{told:?}");
        assert_eq!(desk.granted(domain), [None]);
    }
}

#[test]
fn a_declaration_that_is_rejected_as_a_whole_counts_as_not_sent() {
    for domain in Domain::ALL {
        let (allocated, heen) = (allocated(domain), declared(domain));
        let mut answer = answer_325(domain, 0);
        let Inhoud::DeclaratieAntwoord(root) = &mut answer.inhoud else { panic!() };
        root.header.retour_codes = retourcodes(&["0001"]);
        root.declaratie_antwoord = None;
        let mut desk = Desk::new("whole", domain, provider());
        desk.run(&[&allocated, &heen, &answer]);
        assert_eq!(desk.granted(domain), [Some(0)]);
        let lapsed = |nummer| line(nummer, PrestatieStatus::Vervallen, "0001");
        assert_eq!(desk.lines(domain), [lapsed("P1"), lapsed("P2"), lapsed("P3")]);
    }
}

#[test]
fn a_declaration_between_others_that_we_would_reject_is_granted_by_its_answer_once() {
    for domain in Domain::ALL {
        let mut heen = declared(domain);
        let Inhoud::Declaratie(root) = &mut heen.inhoud else { panic!() };
        root.declaratie.declaratie_dagtekening = val("2031-05-01");
        let mut desk = Desk::new("others-325", domain, others());
        let told = desk.run(&[&allocated(domain), &heen]);
        assert!(told.iter().any(|told| told.contains("TR335!")), "{told:?}");
        desk.run(&[&answer_325(domain, 30_000)]);
        assert_eq!(desk.lines(domain).len(), 3, "no line twice");
        assert_eq!(desk.granted(domain), [Some(30_000)]);
    }
}

#[test]
fn a_later_answer_overrules_our_own_judgement_whole() {
    use PrestatieStatus::{Gecrediteerd, Toegekend};
    let domain = Domain::Jw;
    let mut play = Play::on("2026-05-01");
    let mut debit = prestatie(domain, "P0", "1001");
    debit.product_periode = periode("2026-03-01", "2026-03-31");
    let march = dated(regels(domain, vec![debit]), "1", "2026-04-01");
    let april = regels(domain, vec![prestatie(domain, "P1", "1001"), credit(domain, "P2", "P0")]);
    let mut granted = declaratie_antwoord(domain, Vec::new(), |_| {});
    let Inhoud::DeclaratieAntwoord(root) = &mut granted.inhoud else { panic!() };
    root.declaratie_antwoord.as_mut().unwrap().retour_codes = retourcodes(&["8001"]);
    let mut refused = granted.clone();
    let Inhoud::DeclaratieAntwoord(root) = &mut refused.inhoud else { panic!() };
    root.header.retour_codes = retourcodes(&["9056"]);
    root.declaratie_antwoord = None;
    let status = |play: &Play| {
        let lines = play.store.prestaties(domain, &client()).unwrap();
        lines.iter().map(|line| line.status).collect::<Vec<_>>()
    };

    play.accepted(&march).accepted(&april);
    let apply = |play: &mut Play, heen: &Bericht, answer: &Bericht| {
        facts::apply(&mut play.store, heen, &hash_of(heen), answer, None).unwrap();
    };
    apply(&mut play, &march, &granted);
    apply(&mut play, &april, &granted);
    assert_eq!(status(&play), [Gecrediteerd, Toegekend, Toegekend]);
    apply(&mut play, &april, &refused);
    let lapsed = PrestatieStatus::Vervallen;
    assert_eq!(status(&play), [Toegekend, lapsed, lapsed], "the credit never was");
    // What counts as not sent and is granted after all is there once.
    facts::enter(&mut play.store, &april, &hash_of(&april), Stand::Onderweg).unwrap();
    apply(&mut play, &april, &granted);
    assert_eq!(status(&play), [Gecrediteerd, Toegekend, Toegekend]);
}
