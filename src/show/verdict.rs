//! What a return message says: its verdict in a sentence, and the codes of a class.

use super::read::Reader;
use super::view::{Node, View};
use crate::finding::counted;
use crate::messages::Kind;
use crate::values::{RetourCode, Simple};

/// Whether an element holds the retourcodes of a class.
pub(super) fn is_codes(node: &Node) -> bool {
    node.table().is_some_and(|table| matches!(table.elements, [only] if is_code(only)))
}

fn is_code(element: &crate::xml::Element) -> bool {
    super::view::simple_type(element).is_some_and(|found| found.name == RetourCode::TYPE.name)
}

/// The retourcodes of a class.
pub(super) fn codes(nodes: &[Node]) -> impl Iterator<Item = &Node> {
    nodes.iter().filter(|node| is_codes(node)).flat_map(Node::children)
}

/// Whether a code says that something is wrong.
fn is_wrong(code: &str) -> bool {
    [RetourCode::GEEN_OPMERKING, RetourCode::NIET_BEOORDEELD, RetourCode::VOLLEDIG_TOEGEWEZEN]
        .iter()
        .all(|fine| fine.code() != code)
}

/// How many codes in these elements say that something is wrong.
fn wrong(nodes: &[Node]) -> usize {
    let own = codes(nodes).filter(|code| is_wrong(code.shown())).count();
    own + nodes.iter().filter(|node| !is_codes(node)).map(|node| wrong(node.children())).sum::<usize>()
}

/// The verdict of a return message or declaration answer (IV028, IV087); nothing for another message.
pub(super) fn verdict(reader: Reader, view: &View) -> Option<String> {
    view.kind.answers()?;
    let header = view.child("Header").map_or(&[][..], Node::children);
    if let Some(code) = codes(header).find(|code| is_wrong(code.shown())) {
        return Some(refused_as_a_whole(reader, code.shown()));
    }
    if view.kind == Kind::DeclaratieAntwoord {
        return Some(declared(reader, view));
    }
    if codes(header).next().is_none() {
        return Some(reader.word("alles is goedgekeurd", "all of it is approved").to_string());
    }
    let wrong = wrong(&view.elements);
    Some(if wrong == 0 {
        reader.word("geen fout genoemd", "no error is named").to_string()
    } else {
        let count = counted(wrong, reader.word("fout", "error"), reader.word("fouten", "errors"));
        match reader.lang {
            crate::finding::Lang::Nl => {
                format!("afgekeurd: {count} hieronder; het hele bericht telt als niet verzonden")
            }
            crate::finding::Lang::En => {
                format!("rejected: {count} below; the whole message counts as not sent")
            }
        }
    })
}

fn refused_as_a_whole(reader: Reader, code: &str) -> String {
    if code == RetourCode::AFGEKEURD.code() {
        reader.word(
            "afgekeurd op niveau 2 (regels binnen het bericht); het bericht telt als niet verzonden",
            "rejected on level 2 (rules within the message); the message counts as not sent",
        )
    } else {
        reader.word(
            "afgekeurd om de kop van het bericht; het bericht telt als niet verzonden",
            "rejected for the header of the message; the message counts as not sent",
        )
    }
    .to_string()
}

/// The verdict on a declaration.
fn declared(reader: Reader, view: &View) -> String {
    let Some(answer) = view.child("DeclaratieAntwoord") else {
        return reader
            .word("geen antwoord over de declaratie zelf", "nothing is said of the declaration")
            .into();
    };
    let amount =
        |name| answer.child(name).map(|node| reader.read(node, answer.children())).unwrap_or_default();
    let granted = amount("TotaalToegekendBedrag");
    let asked = amount("TotaalIngediendBedrag");
    let full = codes(answer.children()).any(|code| code.shown() == RetourCode::VOLLEDIG_TOEGEWEZEN.code());
    if full {
        return format!("{}: {granted}", reader.word("volledig toegekend", "granted in full"));
    }
    if codes(answer.children()).any(|code| is_wrong(code.shown())) {
        return reader
            .word(
                "de declaratie als geheel is afgekeurd; niets is toegekend",
                "the declaration as a whole is rejected; nothing is granted",
            )
            .to_string();
    }
    match reader.lang {
        crate::finding::Lang::Nl => {
            format!("gedeeltelijk toegekend: {granted} van {asked}; wat is afgekeurd staat hieronder")
        }
        crate::finding::Lang::En => {
            format!("granted in part: {granted} of {asked}; what is rejected stands below")
        }
    }
}
