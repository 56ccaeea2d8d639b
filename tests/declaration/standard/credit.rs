//! Credit and correction of lines in every unit (section 7: IV085, IV086, IV091).

use ibericht::dossier::PrestatieStatus;
use ibericht::messages::{Inhoud, Prestatie};
use ibericht::values::{DebetCredit, Eenheid};

use crate::declaration::boekje::{accepted, maand, termijn};
use crate::declaration::support::{Case, Eerder, toewijzing};

fn declared_before(code: &'static str, volume: u32, cents: u32, status: PrestatieStatus, csv: &str) -> Case {
    maand("2026-04")
        .with(termijn(1, code, "2026-01-01", "2026-12-31"))
        .earlier(&Eerder {
            nummer: 1,
            client: 1,
            code,
            van: "2026-04-01",
            tot: "2026-04-30",
            volume,
            cents,
            status,
            referentie: "R1",
        })
        .leveringen(csv)
        .correcting()
}

fn prestaties(case: Case) -> (i128, Vec<Prestatie>) {
    let computation = case.compute();
    let messages = accepted(case, &computation.lines, "2026-04", "2026-06-01");
    let Inhoud::Declaratie(root) = &messages[0].inhoud else { panic!() };
    (computation.total(), root.declaratie.clienten[0].prestaties.iter().cloned().collect())
}

#[test]
fn iv091_a_credit_is_the_same_line_with_its_sign_turned_in_every_unit() {
    for (code, column, old, cents, new, new_cents) in [
        ("02B01", "minuten", 50, 120, 60, 7200),
        ("02B04", "minuten", 2, 8730, 60, 8730),
        ("02B16", "aantal", 3, 4000, 2, 8000),
        ("02B82", "aantal", 1, 50_000, 2, 100_000),
        ("02B83", "bedrag", 5000, 1, 60, 6000),
        ("02B84", "aantal", 9, 2500, 10, 25_000),
    ] {
        let csv = format!("bsn;productcode;datum;{column}\n#1;{code};2026-04-09;{new}");
        let (total, lines) = prestaties(declared_before(code, old, cents, PrestatieStatus::Toegekend, &csv));
        let [credit, debit] = &lines[..] else { panic!("{lines:?}") };
        assert_eq!(credit.ingediend_bedrag.debet_credit, DebetCredit::CREDIT);
        assert_eq!(credit.geleverd_volume.get(), old);
        assert_eq!(credit.ingediend_bedrag.bedrag.get(), old * cents);
        let vorig = credit.product_referentie.vorig_referentie_nummer.as_ref().unwrap();
        assert_eq!(vorig.as_str(), "R1");
        assert_eq!(debit.ingediend_bedrag.bedrag.get(), new_cents, "{code}");
        assert!(debit.product_referentie.vorig_referentie_nummer.is_none());
        // TotaalIngediendBedrag is debits less credits (IV086).
        assert_eq!(total, i128::from(new_cents) - i128::from(old * cents));
        assert_eq!(debit.eenheid == Eenheid::EURO, debit.product_tarief.is_none());
    }
}

#[test]
fn iv085_a_rejected_line_is_sent_again_without_a_credit() {
    let csv = "bsn;productcode;datum;bedrag\n#1;02B83;2026-04-09;60";
    let (total, lines) = prestaties(declared_before("02B83", 5000, 1, PrestatieStatus::Afgewezen, csv));
    assert_eq!((total, lines.len()), (6000, 1));
    assert_eq!(lines[0].ingediend_bedrag.debet_credit, DebetCredit::DEBET);
}

#[test]
fn tr389_the_same_euros_are_not_declared_again() {
    let csv = "bsn;productcode;datum;bedrag\n#1;02B83;2026-04-09;50";
    let outcome = declared_before("02B83", 5000, 1, PrestatieStatus::Toegekend, csv).run();
    assert!(outcome.nothing_declared(), "and nothing is credited either");
    assert_eq!(outcome.computation.untouched.len(), 1);
    outcome.assert_silent();
}

#[test]
fn iv086_a_total_of_nothing_goes_with_debit() {
    // One client gets what the other loses: credits and debits are equal.
    let earlier = |nummer, client, volume, referentie| Eerder {
        nummer,
        client,
        code: "02B83",
        van: "2026-04-01",
        tot: "2026-04-30",
        volume,
        cents: 1,
        status: PrestatieStatus::Toegekend,
        referentie,
    };
    let case = maand("2026-04")
        .with(toewijzing(1, 1, "02B83"))
        .with(toewijzing(2, 2, "02B83"))
        .earlier(&earlier(1, 1, 5000, "R1"))
        .earlier(&earlier(2, 2, 6000, "R2"))
        .leveringen("bsn;productcode;datum;bedrag\n#1;02B83;2026-04-09;60\n#2;02B83;2026-04-09;50")
        .correcting();
    let computation = case.compute();
    assert_eq!(computation.total(), 0);
    let messages = accepted(case, &computation.lines, "2026-04", "2026-06-01");
    let Inhoud::Declaratie(root) = &messages[0].inhoud else { panic!() };
    let total = &root.declaratie.totaal_ingediend_bedrag;
    assert_eq!((total.totaal_bedrag.get(), total.debet_credit), (0, DebetCredit::DEBET));
    assert_eq!(
        root.declaratie.clienten.iter().map(|client| client.prestaties.iter().count()).sum::<usize>(),
        4
    );
}
