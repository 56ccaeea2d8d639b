//! What only the source of a message can tell: how a total is written (TR358).

use ibericht::messages::{MAX_BYTES, Reading, read, write};
use ibericht::rules::content::{check, check_source};
use ibericht::values::Domain;

use crate::builders::{prestatie, regels};

#[test]
fn a_total_is_written_without_leading_zeros() {
    for domain in Domain::ALL {
        let xml = write(&regels(domain, vec![prestatie(domain, "R1", "1001")]));
        for (written, rules) in
            [("15000", &[][..]), ("015000", &["TR358"]), ("+15000", &["TR358"]), (" 15000 ", &[])]
        {
            let source = xml.replacen("TotaalBedrag>15000<", &format!("TotaalBedrag>{written}<"), 1);
            let Reading::Valid(bericht) = read(source.as_bytes(), MAX_BYTES) else { panic!("{written}") };
            assert!(check(&bericht).is_empty(), "as a value it is right");
            let found = check_source(&bericht, &source);
            let found: Vec<_> = found.iter().map(|finding| &*finding.rule).collect();
            assert_eq!(found, rules, "{written}");
        }
    }
}
