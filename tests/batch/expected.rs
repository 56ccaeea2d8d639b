//! The answer that is expected to a declaration is the one that the municipality gives.
//!
//! Two dossiers: ours, by which a declaration is judged before it is sent, and that of the municipality, which answers
//! it. What is expected of each line is compared with the answer itself.

use std::collections::BTreeSet;
use std::fs;

use ibericht::batch::{
    Afwijkingen, Checks, Judging, Limits, Own, Running, Steps, Verwachting, collect, expect,
};
use ibericht::dossier::{Hash, SqliteStore, Store};
use ibericht::finding::Level;
use ibericht::messages::*;
use ibericht::productbook::Books;
use ibericht::report::ExpectedOutcome;
use ibericht::values::*;

use super::builders::*;
use super::entries::process;
use super::folder::Folder;
use super::play::{Play, dated, hash_of};
use super::sent::send;

/// A provider and a municipality that know the same.
struct Parties {
    ours: Play,
    theirs: Play,
    folder: Folder,
    books: Books,
    round: u32,
}

/// A line and the codes with which it is rejected.
type Said = Vec<(String, BTreeSet<&'static str>)>;

impl Parties {
    /// Both have allocation 1001: 45A01 from 1 April to 31 December 2026, two hours a week.
    fn new(name: &str, domain: Domain) -> Self {
        Self::with(name, domain, vec![toegewezen(domain, "1001")])
    }

    fn with(name: &str, domain: Domain, producten: Vec<ToegewezenProduct>) -> Self {
        let (mut ours, mut theirs) = (Play::on("2026-05-02"), Play::on("2026-05-02"));
        for (index, product) in producten.into_iter().enumerate() {
            let bericht = toewijzing(domain, |client| client.toegewezen_producten = many(vec![product]));
            let bericht = dated(bericht, &format!("T{index}"), "2026-04-01");
            ours.accepted(&bericht);
            theirs.accepted(&bericht);
        }
        Self {
            ours,
            theirs,
            folder: Folder::new(&format!("expected-{name}")),
            books: Books::default(),
            round: 0,
        }
    }

    fn versies() -> XsdVersies {
        XsdVersies::uniform(&Versie::new("1.0.0").unwrap())
    }

    /// What a provider may expect of a declaration now.
    fn expected(&self, bericht: &Bericht) -> Verwachting {
        let versies = Self::versies();
        let judging = Judging { today: self.ours.today, books: &self.books, versies: &versies };
        expect(bericht, &hash_of(bericht), &self.ours.store, &judging).unwrap().unwrap()
    }

    /// Lets a party process a file, and gives the answers that it sends.
    fn process(store: &mut SqliteStore, own: &Own, books: &Books, folder: &Folder) -> Vec<Bericht> {
        let limits = Limits::default();
        let inbox = folder.0.join("in");
        let sources = collect(std::slice::from_ref(&inbox), &[], Some(&inbox), &limits).unwrap();
        let versies = Self::versies();
        let checks = Checks { limits, until: Level::Extern };
        let today = Datum::from_ymd_opt(2026, 5, 2).unwrap();
        let running = Running {
            checks,
            books,
            own,
            today,
            versies: &versies,
            afwijkingen: Afwijkingen::none(),
            steps: &Steps::new(),
        };
        let entries = process(store, &sources, &running).unwrap();
        let hashes: Vec<Hash> = entries.into_iter().filter_map(|entry| entry.hash).collect();
        let out = folder.0.join("uit");
        let names = send(store, &out, None, &hashes).unwrap().written;
        names.iter().map(|name| bericht(&fs::read(out.join(name)).unwrap())).collect()
    }

    /// Sends a declaration: the expected codes per line, those of the answer, and whether it counts as not sent.
    fn send(&mut self, declaratie: &Bericht) -> (Verwachting, Said) {
        let expected = self.expected(declaratie);
        self.round += 1;
        let inbox = self.folder.0.join("in");
        let _ = fs::remove_dir_all(&inbox);
        self.folder.file(&format!("in/{}.xml", self.round), write(declaratie));
        let gemeente = Own::Gemeente(val("0268"));
        let answers = Self::process(&mut self.theirs.store, &gemeente, &self.books, &self.folder);
        let [answer] = answers.as_slice() else { panic!("{} answers", answers.len()) };
        self.folder.file("in/answer.xml", write(answer));
        let aanbieder = Own::Aanbieder(val("42420001"));
        Self::process(&mut self.ours.store, &aanbieder, &self.books, &self.folder);
        let said = said(declaratie, answer);
        assert_eq!(of_lines(&expected), said, "expected and answered");
        assert_eq!(expected.uitspraak, answer.uitspraak());
        let Inhoud::DeclaratieAntwoord(root) = &answer.inhoud else { panic!("no 325") };
        let granted =
            root.declaratie_antwoord.as_ref().map_or(0, |root| root.totaal_toegekend_bedrag.cents());
        assert_eq!(expected.toegekend, Some(granted));
        for regel in &expected.regels {
            let whole = expected.uitspraak == Some(Uitspraak::Afgekeurd);
            let reasons = if whole { &expected.redenen } else { &regel.redenen };
            assert_eq!(regel.codes.is_empty(), reasons.is_empty(), "every code has its reason: {regel:#?}");
        }
        (expected, said)
    }
}

fn bericht(xml: &[u8]) -> Bericht {
    match read(xml, MAX_BYTES) {
        Reading::Valid(bericht) => *bericht,
        other => panic!("{other:#?}"),
    }
}

fn of_lines(verwachting: &Verwachting) -> Said {
    let codes = |codes: &[RetourCode]| codes.iter().map(|code| code.code()).collect();
    verwachting.regels.iter().map(|regel| (regel.referentie.to_string(), codes(&regel.codes))).collect()
}

/// The codes of an answer per line of the declaration, read from the answer itself.
fn said(declaratie: &Bericht, answer: &Bericht) -> Said {
    let Inhoud::Declaratie(root) = &declaratie.inhoud else { panic!("no 323") };
    let Inhoud::DeclaratieAntwoord(answer) = &answer.inhoud else { panic!("no 325") };
    let rejecting = |codes: &RetourCodes| {
        codes
            .retour_code
            .iter()
            .filter(|code| code.is_afkeuring())
            .map(|code| code.code())
            .collect::<BTreeSet<_>>()
    };
    let mut whole = rejecting(&answer.header.retour_codes);
    let antwoord = answer.declaratie_antwoord.as_ref();
    whole.extend(antwoord.into_iter().flat_map(|antwoord| rejecting(&antwoord.retour_codes)));
    let lines = root.declaratie.clienten.iter().flat_map(|client| {
        client.prestaties.iter().map(|line| (client.bsn, &line.product_referentie.referentie_nummer))
    });
    lines
        .map(|(bsn, referentie)| {
            let mut codes = whole.clone();
            for client in antwoord.iter().flat_map(|root| root.clienten.iter().flatten()) {
                for line in client.prestaties.iter().filter(|line| {
                    client.bsn == bsn && line.product_referentie.referentie_nummer == *referentie
                }) {
                    codes.extend(rejecting(&line.retour_codes));
                    codes.extend(rejecting(&client.retour_codes));
                }
            }
            (referentie.to_string(), codes)
        })
        .collect()
}

/// A 323 over April 2026 with a number and its lines.
fn declared(domain: Domain, nummer: &str, lines: Vec<Prestatie>) -> Bericht {
    let bericht = declaratie(domain, vec![lines], |declaratie| declaratie.declaratie_nummer = val(nummer));
    dated(bericht, nummer, "2026-05-02")
}

/// The credit of a line, with a number.
fn terug(line: &Prestatie, referentie: &str) -> Prestatie {
    let mut credit = line.clone();
    credit.product_referentie = ProductReferentie {
        referentie_nummer: val(referentie),
        vorig_referentie_nummer: Some(line.product_referentie.referentie_nummer.clone()),
    };
    credit.ingediend_bedrag = bedrag(&line.ingediend_bedrag.bedrag.to_string(), "C");
    credit
}

fn codes(codes: &[&'static str]) -> BTreeSet<&'static str> {
    codes.iter().copied().collect()
}

#[test]
fn a_line_that_fits_is_expected_to_be_accepted_and_is() {
    for domain in Domain::ALL {
        let mut parties = Parties::new(&format!("accepted-{}", domain.prefix()), domain);
        let line = prestatie(domain, "R1", "1001");
        let (expected, said) = parties.send(&declared(domain, "D1", vec![line]));
        assert_eq!(said, [("R1".to_owned(), codes(&[]))]);
        assert_eq!(expected.answer().outcome, ExpectedOutcome::Accepted);
        // Whether the tariff is right nobody knows without a contract, and that is told.
        assert!(expected.skipped.iter().any(|skipped| skipped.rule == "TR418"), "{:#?}", expected.skipped);
    }
}

/// What is wrong with a line, and the codes with which it is rejected.
type Fault = (&'static str, fn(&mut Prestatie), &'static [&'static str]);

const FAULTS: &[Fault] = &[
    ("TR307", |line| line.product_periode = periode("2026-03-01", "2026-03-31"), &["9307"]),
    ("TR308", |line| line.product_periode = periode("2026-04-01", "2026-04-30"), &[]),
    ("TR321", |line| volume(line, 601), &["9321"]),
    ("TR338", |line| line.toewijzing_nummer = val("1009"), &["9338"]),
    ("TR339", |line| line.product_categorie = andere(line), &["9339"]),
    ("TR340", |line| line.product_code = val("45A02"), &["9340"]),
    ("TR341", |line| line.eenheid = val("14"), &["9341"]),
    ("TR346", |line| line.ingediend_bedrag = bedrag("25000", "D"), &["9346"]),
    ("TR387", |line| line.product_periode = periode("2026-04-02", "2026-04-30"), &["9387"]),
    ("TR388", |line| line.product_periode = periode("2026-04-01", "2026-04-29"), &["9388"]),
];

/// Another category of the same law.
fn andere(line: &Prestatie) -> ProductCategorie {
    if line.product_categorie == val("45") { val("54") } else { val("03") }
}

fn volume(line: &mut Prestatie, volume: u32) {
    line.geleverd_volume = val(&volume.to_string());
    line.ingediend_bedrag = bedrag(&(volume * 150).to_string(), "D");
}

#[test]
fn every_fault_of_a_line_is_expected_with_the_code_of_the_answer() {
    for domain in Domain::ALL {
        for (rule, edit, wanted) in FAULTS {
            let mut parties = Parties::with(
                &format!("fault-{rule}-{}", domain.prefix()),
                domain,
                vec![toegewezen(domain, "1001"), toegewezen(domain, "1002")],
            );
            let mut wrong = prestatie(domain, "R1", "1001");
            edit(&mut wrong);
            let right = prestatie(domain, "R2", "1002");
            let (expected, said) = parties.send(&declared(domain, "D1", vec![wrong, right]));
            let of = |name: &str| &said.iter().find(|(line, _)| line == name).unwrap().1;
            assert!(wanted.iter().all(|code| of("R1").contains(code)), "{rule}: {said:?}");
            assert_eq!(of("R2"), &codes(&[]), "{rule}: the other line is accepted");
            let reasons: Vec<_> = expected.regels[0].redenen.iter().map(|finding| &*finding.rule).collect();
            assert!(wanted.is_empty() || reasons.contains(rule), "{rule}: {reasons:?}");
        }
    }
}

#[test]
fn tr308_and_tr322_and_tr369_and_tr384_hang_on_the_allocation() {
    let domain = Domain::Jw;
    let ends = ToegewezenProduct { einddatum: some("2026-04-12"), ..toegewezen(domain, "1001") };
    let little = ToegewezenProduct { omvang: omvang("90", "01", "6"), ..toegewezen(domain, "1001") };
    let budget = ToegewezenProduct {
        product: alleen_categorie(domain),
        omvang: None,
        budget: some("10000"),
        ..toegewezen(domain, "1001")
    };
    let removed = ToegewezenProduct {
        reden_wijziging: some("13"),
        einddatum: some("2026-04-01"),
        toewijzingsdatum: val("2026-04-20"),
        ..toegewezen(domain, "1001")
    };
    for (rule, producten, code) in [
        ("TR308", vec![ends], "9308"),
        ("TR322", vec![little], "9322"),
        ("TR369", vec![budget], "9369"),
        ("TR384", vec![toegewezen(domain, "1001"), removed], "9384"),
    ] {
        let mut parties = Parties::with(rule, domain, producten);
        let (_, said) = parties.send(&declared(domain, "D1", vec![prestatie(domain, "R1", "1001")]));
        assert!(said[0].1.contains(code), "{rule}: {said:?}");
    }
}

#[test]
fn what_was_sent_before_counts() {
    let domain = Domain::Jw;
    let mut parties = Parties::new("before", domain);
    let line = prestatie(domain, "R1", "1001");
    parties.send(&declared(domain, "D1", vec![line.clone()]));
    let of = |said: &Said, index: usize| said[index].1.clone();
    // TR389: the same care once more; TR314: the same reference.
    let (_, said) = parties.send(&declared(domain, "D2", vec![prestatie(domain, "R2", "1001")]));
    assert_eq!(of(&said, 0), codes(&["9389"]));
    let (_, said) = parties.send(&declared(domain, "D3", vec![prestatie(domain, "R1", "1001")]));
    assert!(of(&said, 0).contains("8021"), "{said:?}");
    // TR323: a credit of what was rejected.
    let rejected = prestatie(domain, "R2", "1001");
    let (_, said) = parties.send(&declared(domain, "D4", vec![terug(&rejected, "C0")]));
    assert_eq!(of(&said, 0), codes(&["8017"]));
    // A correction: credit first, then the debit.
    let mut anew = prestatie(domain, "R3", "1001");
    volume(&mut anew, 90);
    let (expected, said) = parties.send(&declared(domain, "D5", vec![terug(&line, "C1"), anew]));
    assert_eq!((of(&said, 0), of(&said, 1)), (codes(&[]), codes(&[])));
    assert_eq!(expected.toegekend, Some(90 * 150 - 15_000));
    // TR390: it was given back already.
    let (_, said) = parties.send(&declared(domain, "D6", vec![terug(&line, "C2")]));
    assert!(of(&said, 0).contains("9390"), "{said:?}");
}

#[test]
fn what_is_wrong_as_a_whole_counts_for_every_line() {
    let domain = Domain::Wmo;
    let mut parties =
        Parties::with("whole", domain, vec![toegewezen(domain, "1001"), toegewezen(domain, "1002")]);
    parties.send(&declared(domain, "D1", vec![prestatie(domain, "R1", "1001")]));
    let next = || vec![prestatie(domain, "R2", "1002"), prestatie(domain, "R3", "1001")];
    // TR056: the identification was used; the header is rejected, and nothing else is told.
    let again = declaratie(domain, vec![next()], |declaratie| declaratie.declaratie_nummer = val("D2"));
    // TR333: the number was used; the declaration is rejected.
    let number = dated(
        declaratie(domain, vec![next()], |declaratie| declaratie.declaratie_nummer = val("D1")),
        "X3",
        "2026-05-02",
    );
    // TR318: an earlier month than the one before.
    let earlier = dated(
        declaratie(domain, vec![next()], |declaratie| {
            declaratie.declaratie_nummer = val("D4");
            declaratie.declaratie_periode = periode("2026-03-01", "2026-03-31");
        }),
        "X4",
        "2026-05-02",
    );
    // TR335 and TR358: the total is not the sum of the lines; level 2 tells nothing but 0001.
    let total = dated(
        declaratie(domain, vec![next()], |declaratie| {
            declaratie.declaratie_nummer = val("D5");
            declaratie.totaal_ingediend_bedrag = totaal(1, "D");
        }),
        "X5",
        "2026-05-02",
    );
    // TR137: the month has not ended on the date of the declaration.
    let early = dated(
        declaratie(domain, vec![next()], |declaratie| {
            declaratie.declaratie_nummer = val("D6");
            declaratie.declaratie_dagtekening = val("2026-04-29");
        }),
        "X6",
        "2026-04-29",
    );
    for (name, bericht, code, rule) in [
        ("identification", dated(again, "D1", "2026-05-02"), "9056", Some("TR056")),
        ("number", number, "9333", Some("TR333")),
        ("total", total, "0001", None),
        ("early", early, "0001", Some("TR137")),
        ("month", earlier, "", None),
    ] {
        let (expected, said) = parties.send(&bericht);
        let answer = expected.answer();
        assert_eq!(answer.outcome, ExpectedOutcome::NotSent, "{name}: {answer:#?}");
        assert_eq!(answer.granted, Some(0), "{name}");
        if !code.is_empty() {
            assert_eq!(said[0].1, codes(&[code]), "{name}");
        }
        assert_eq!(said[0].1, said[1].1, "{name}: the same for every line");
        let rules: Vec<_> = answer.reasons.iter().map(|reason| &*reason.rule).collect();
        assert!(rule.is_none_or(|rule| rules.contains(&rule)), "{name}: {rules:?}");
    }
}

#[test]
fn a_client_that_is_not_known_rejects_all_its_lines() {
    let domain = Domain::Jw;
    let mut parties = Parties::new("client", domain);
    let clients = vec![vec![prestatie(domain, "R1", "1001")], vec![prestatie(domain, "R2", "1001")]];
    let bericht = declaratie(domain, clients, |declaratie| declaratie.declaratie_nummer = val("D1"));
    let (expected, said) = parties.send(&dated(bericht, "D1", "2026-05-02"));
    assert_eq!(said, [("R1".to_owned(), codes(&[])), ("R2".to_owned(), codes(&["8187"]))]);
    let reason = &expected.regels[1].redenen[0];
    assert_eq!(reason.rule, "TR304");
    assert!(!format!("{reason:?}").contains("999900018"), "masked");
}

#[test]
fn a_dossier_that_begins_halfway_says_what_it_does_not_know() {
    let domain = Domain::Jw;
    let old = ToegewezenProduct { ingangsdatum: val("2026-01-01"), ..toegewezen(domain, "1001") };
    let mut parties = Parties::with("halfway", domain, vec![old, toegewezen(domain, "1002")]);
    let lines = vec![prestatie(domain, "R1", "1001"), prestatie(domain, "R2", "1002")];
    let (expected, _) = parties.send(&declared(domain, "D1", lines));
    let rules = |index: usize| -> Vec<String> {
        expected.regels[index].skipped.iter().map(|skipped| skipped.rule.to_string()).collect()
    };
    assert_eq!((rules(0), rules(1)), (vec!["TR322".to_owned()], vec![]));
    let told = &expected.regels[0].skipped[0].reason.nl;
    assert!(told.contains("begon op 01-01-2026") && told.contains("2026-04"), "{told}");
    assert!(expected.skipped.iter().any(|skipped| skipped.rule == "TR322"));
}

/// A small generator of pseudo-random numbers (splitmix64).
struct Random(u64);

impl Random {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % bound
    }
}

/// Months of lines with faults of every kind, corrections and repeats: each answer is the expected one, to the cent.
#[test]
fn random_declarations_are_answered_as_expected() {
    let mut seen: BTreeSet<&'static str> = BTreeSet::new();
    for seed in 1..=6 {
        let domain = if seed % 2 == 0 { Domain::Jw } else { Domain::Wmo };
        let numbers: Vec<String> = (1001..1009).map(|number: u32| number.to_string()).collect();
        let producten = numbers.iter().enumerate().map(|(index, nummer)| match index % 4 {
            0 => ToegewezenProduct { omvang: omvang("100", "01", "6"), ..toegewezen(domain, nummer) },
            1 => ToegewezenProduct { einddatum: some("2026-05-10"), ..toegewezen(domain, nummer) },
            _ => toegewezen(domain, nummer),
        });
        let mut parties = Parties::with(&format!("random-{seed}"), domain, producten.collect());
        let mut random = Random(seed);
        let mut sent: Vec<Prestatie> = Vec::new();
        for round in 0..12 {
            let mut lines: Vec<Prestatie> = Vec::new();
            for index in 0..=random.below(5) {
                let referentie = format!("R{round}-{index}");
                let nummer = &numbers[usize::try_from(random.below(8)).unwrap()];
                let mut line = prestatie(domain, &referentie, nummer);
                if !sent.is_empty() && random.below(4) == 0 {
                    let old = &sent[usize::try_from(random.below(sent.len() as u64)).unwrap()];
                    lines.push(terug(old, &format!("C{round}-{index}")));
                }
                volume(&mut line, 10 + u32::try_from(random.below(120)).unwrap());
                if random.below(3) == 0 {
                    let (_, edit, _) = FAULTS[usize::try_from(random.below(FAULTS.len() as u64)).unwrap()];
                    edit(&mut line);
                }
                // Twice in one message is for level 2, which hides all else.
                if !lines.iter().any(|other| other.toewijzing_nummer == line.toewijzing_nummer)
                    || random.below(20) == 0
                {
                    lines.push(line);
                }
            }
            if lines.is_empty() {
                continue;
            }
            let debits = lines.iter().filter(|line| line.ingediend_bedrag.debet_credit == DebetCredit::DEBET);
            sent.extend(debits.cloned());
            let nummer = format!("D{}", if random.below(10) == 0 { 0 } else { round });
            let bericht = declaratie(domain, vec![lines], |declaratie| {
                declaratie.declaratie_nummer = val(&nummer);
            });
            let (_, said) = parties.send(&dated(bericht, &format!("I{round}"), "2026-05-02"));
            seen.extend(said.into_iter().flat_map(|(_, codes)| codes));
        }
    }
    for code in ["0001", "8017", "9321", "9322", "9333", "9338", "9346", "9389"] {
        assert!(seen.contains(code), "{code} never came up: {seen:?}");
    }
}

#[test]
fn nothing_is_kept_by_looking() {
    let domain = Domain::Jw;
    let parties = Parties::new("looking", domain);
    let bericht = declared(domain, "D1", vec![prestatie(domain, "R1", "1001")]);
    let first = of_lines(&parties.expected(&bericht));
    assert_eq!(first, of_lines(&parties.expected(&bericht)), "the same again");
    assert_eq!(parties.ours.store.referenties().unwrap(), []);
}
