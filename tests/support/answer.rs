//! Return messages (302 to 320), made of the message that they answer.

use ibericht::messages::{Bericht, MAX_BYTES, Reading, read, write};

/// The classes that carry codes.
const CLASSES: [&str; 13] = [
    "Client",
    "Relatie",
    "Contact",
    "ToegewezenProduct",
    "StartProduct",
    "StopProduct",
    "AangevraagdProduct",
    "Verzoek",
    "OngewijzigdProduct",
    "TeWijzigenProduct",
    "NieuwProduct",
    "Antwoord",
    "Woonplaatsbeginsel",
];

/// The return message with these codes in its header and nothing else.
pub fn header_only(heen: &Bericht, header: &[&str]) -> Bericht {
    answer(heen, header, None)
}

/// The return message that repeats all, with 0200 at every class but those named: `StartProduct[1]` gets its codes.
pub fn repeated(heen: &Bericht, header: &[&str], wrong: &[(&str, &[&str])]) -> Bericht {
    answer(heen, header, Some(wrong))
}

/// The message with a piece of its XML replaced wherever it occurs.
pub fn replaced(bericht: &Bericht, from: &str, to: &str) -> Bericht {
    let xml = write(bericht);
    assert!(xml.contains(from), "{from} in {xml}");
    parsed(&xml.replace(from, to))
}

pub fn parsed(xml: &str) -> Bericht {
    match read(xml.as_bytes(), MAX_BYTES) {
        Reading::Valid(bericht) => *bericht,
        other => panic!("{other:#?}\n{xml}"),
    }
}

fn answer(heen: &Bericht, header: &[&str], wrong: Option<&[(&str, &[&str])]>) -> Bericht {
    let (from, to) = (heen.name(), heen.kind().answer().unwrap().message(heen.domain));
    let (prefix, base) = (to.prefix(), heen.domain.standard());
    let code_of = |codes: &[&str]| -> String {
        let one = |code: &&str| format!("<{prefix}:RetourCode>{code}</{prefix}:RetourCode>");
        let codes = codes.iter().map(one).collect::<Vec<_>>().concat();
        if codes.is_empty() { codes } else { format!("<{prefix}:RetourCodes>{codes}</{prefix}:RetourCodes>") }
    };
    let xml = write(heen).replace(&from.prefix(), &prefix);
    let xml = xml.replace(&format!("BerichtCode>{}<", from.code), &format!("BerichtCode>{}<", to.code));
    let mut made = String::new();
    let mut counts = std::collections::HashMap::new();
    let mut in_body = false;
    for line in xml.lines() {
        let end_tag = line.trim().strip_prefix("</").and_then(|rest| rest.strip_suffix('>'));
        let closed = end_tag.and_then(|name| name.strip_prefix(&format!("{prefix}:")));
        if let Some(class) = closed.filter(|name| wrong.is_some() && CLASSES.contains(name)) {
            let count: &mut usize = counts.entry(class.to_owned()).or_default();
            *count += 1;
            let named = format!("{class}[{count}]");
            let codes = wrong.into_iter().flatten().find(|(name, _)| *name == named);
            made.push_str(&code_of(codes.map_or(&["0200"], |(_, codes)| codes)));
        }
        if closed == Some("Header") {
            let own = format!(
                "<{prefix}:IdentificatieRetour>R1</{prefix}:IdentificatieRetour>\
                 <{prefix}:DagtekeningRetour>2026-05-01</{prefix}:DagtekeningRetour><{prefix}:XsdVersieRetour>\
                 <{base}:BasisschemaXsdVersie>1.0.0</{base}:BasisschemaXsdVersie>\
                 <{base}:BerichtXsdVersie>1.0.0</{base}:BerichtXsdVersie></{prefix}:XsdVersieRetour>{}",
                code_of(header)
            );
            made.push_str(&own);
        }
        if wrong.is_some() || !in_body || closed == Some("Bericht") {
            made.push_str(line);
        }
        in_body |= closed == Some("Header");
    }
    parsed(&made)
}
