//! What a return message says: its verdict in a sentence, and the codes of a class.

use super::read::{Reader, is_credit};
use super::view::{Node, View};
use crate::finding::{Lang, counted};
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
fn is_wrong(reader: Reader, code: &Node) -> bool {
    RetourCode::new(code.shown(), reader.domain).is_none_or(RetourCode::is_afkeuring)
}

/// How many codes in these elements say that something is wrong.
fn wrong(reader: Reader, nodes: &[Node]) -> usize {
    let own = codes(nodes).filter(|code| is_wrong(reader, code)).count();
    let below = nodes.iter().filter(|node| !is_codes(node)).map(|node| wrong(reader, node.children()));
    own + below.sum::<usize>()
}

/// The verdict of a return message or declaration answer (IV028, IV087); nothing for another message.
pub(super) fn verdict(reader: Reader, view: &View) -> Option<String> {
    view.kind.answers()?;
    let header = view.child("Header").map_or(&[][..], Node::children);
    if let Some(code) = codes(header).find(|code| is_wrong(reader, code)) {
        return Some(refused_as_a_whole(reader, code.shown()));
    }
    if view.kind == Kind::DeclaratieAntwoord {
        return Some(declared(reader, view));
    }
    if codes(header).next().is_none() {
        return Some(reader.word("alles is goedgekeurd", "all of it is approved").to_string());
    }
    let wrong = wrong(reader, &view.elements);
    Some(if wrong == 0 {
        reader.word("geen fout genoemd", "no error is named").to_string()
    } else {
        let count = counted(wrong, reader.word("fout", "error"), reader.word("fouten", "errors"));
        match reader.lang {
            Lang::Nl => {
                format!("afgekeurd: {count} hieronder; het hele bericht telt als niet verzonden")
            }
            Lang::En => {
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
    if codes(answer.children()).any(|code| is_wrong(reader, code)) {
        return reader
            .word(
                "de declaratie als geheel is afgekeurd; niets is toegekend",
                "the declaration as a whole is rejected; nothing is granted",
            )
            .to_string();
    }
    let granted = Total::of(reader, answer, "TotaalToegekendBedrag");
    let asked = Total::of(reader, answer, "TotaalIngediendBedrag");
    let full = codes(answer.children()).any(|code| code.shown() == RetourCode::VOLLEDIG_TOEGEWEZEN.code());
    let refused = wrong(reader, answer.children()) > 0;
    if full && !refused && granted.cents == asked.cents {
        return format!("{}: {}", reader.word("volledig toegekend", "granted in full"), granted.text);
    }
    let amounts = format!("{} {} {}", granted.text, reader.word("van", "of"), asked.text);
    if !refused {
        return format!(
            "{}: {amounts}",
            reader.word("geen regel is afgekeurd; toegekend", "no line is rejected; granted")
        );
    }
    // With credits among the lines the granted amount may be any: then it is no part of what was asked.
    let is_part = 0 < granted.cents && granted.cents < asked.cents;
    let how = if is_part {
        reader.word("gedeeltelijk toegekend", "granted in part")
    } else {
        reader.word("toegekend", "granted")
    };
    let below = reader.word("wat is afgekeurd staat hieronder", "what is rejected stands below");
    format!("{how}: {amounts}; {below}")
}

/// A total with its sign.
struct Total {
    /// In cents, negative for a credit; 0 when it is not there.
    cents: i64,
    text: String,
}

impl Total {
    fn of(reader: Reader, answer: &Node, name: &str) -> Self {
        let Some(node) = answer.child(name) else { return Self { cents: 0, text: String::new() } };
        let cents = node.child("TotaalBedrag").and_then(|amount| amount.raw().parse().ok()).unwrap_or(0);
        let cents: i64 = if is_credit(node.children()) { -cents } else { cents };
        Self { cents, text: reader.read(node, answer.children()) }
    }
}
