//! The 304: what was rejected, and why.

use ibericht::legacy::{Gelezen, Soort};
use ibericht::values::Domain;

use super::{WMO304, antwoord, findings, gelezen};

#[test]
fn a_304_tells_which_lines_were_rejected_and_both_totals() {
    assert_eq!(findings(WMO304), []);
    let bericht = antwoord(WMO304);
    assert_eq!((bericht.kop.domain, bericht.kop.soort), (Domain::Wmo, Soort::Declaratie));
    assert_eq!(bericht.kop.nummer.as_str(), "W20201100001");
    assert_eq!(bericht.ingediend.cents(), 34_800);
    assert_eq!(bericht.toegekend.as_ref().unwrap().cents(), 5_400);
    let rejected: Vec<_> = bericht.afkeuringen().collect();
    assert_eq!(rejected.len(), 1);
    assert_eq!(rejected[0].bsn.as_str(), "999990019");
    let line = rejected[0].regel;
    assert_eq!(line.prestatie.referentie.as_str(), "W20201100001-00003");
    assert_eq!(line.toegekend.as_ref().unwrap().cents(), 0);
    let codes: Vec<_> =
        line.retourcodes.iter().map(|code| (code.as_str(), code.betekenis(Domain::Wmo))).collect();
    assert!(codes[0].1.is_some() && codes[0].0 == "0582", "{codes:?}");
    assert_eq!(codes[1], ("9999", None), "a code that nobody knows is kept");
}

#[test]
fn a_line_without_remark_is_not_rejected() {
    let text = WMO304.replace(">0582<", ">0200<").replace(">9999<", ">0233<");
    assert_eq!(antwoord(&text).afkeuringen().count(), 0);
}

#[test]
fn either_party_may_be_the_sender_of_a_304() {
    let turned = WMO304
        .replace("Afzender>73730001<", "Afzender>0268<")
        .replace("Ontvanger>0268<", "Ontvanger>73730001<");
    assert_eq!(antwoord(&turned).kop, antwoord(WMO304).kop);
}

#[test]
fn a_304_may_have_no_lines_at_all() {
    let start = WMO304.find("\t<wmo304:Clienten>").unwrap();
    let text = format!("{}</wmo304:Bericht>", &WMO304[..start]);
    assert_eq!(antwoord(&text).clienten, []);
}

#[test]
fn what_is_no_retourcode_is_an_error() {
    let Gelezen { bericht, findings, .. } = gelezen(&WMO304.replace(">9999<", ">99<"));
    assert!(bericht.is_none());
    assert!(findings[1].is_error() && findings[1].found.as_deref() == Some("99"), "{findings:#?}");
}
