//! Messages that read like real ones, with every element that there is, made from the tables of the classes.

use ibericht::messages::Kind;
use ibericht::values::{Domain, Pattern, Restriction, SimpleType};
use ibericht::xml::{ClassTable, Content, Element, MessageName};

use super::support::tree::{Node, Owner, Part, Style};

/// How often a repeating element stands there.
const TIMES: usize = 2;

/// The document of a message with every element.
pub fn document(kind: Kind, domain: Domain) -> String {
    let name = kind.message(domain);
    let mut filler = Filler { name, bsns: 0, codes: 0, numbers: 0, around: Vec::new() };
    let mut root = filler.class(kind.root(), "Bericht");
    root.space = Owner::Message;
    root.document(&name, Style::Usual)
}

struct Filler {
    name: MessageName,
    bsns: usize,
    codes: usize,
    numbers: usize,
    /// The elements around the one that is filled.
    around: Vec<String>,
}

impl Filler {
    fn class(&mut self, table: &ClassTable, element: &str) -> Node {
        let space = Owner::from(table.space);
        let mut content = Vec::new();
        let domain = self.name.domain;
        self.around.push(element.into());
        for child in table.elements.iter().filter(|child| child.is_for(domain)) {
            for _ in 0..if child.repeats && child.name != "RetourCode" { TIMES } else { 1 } {
                content.push(Part::Node(match child.content {
                    Content::Class(table) => Node { space, ..self.class(table, child.name) },
                    Content::Fixed(fixed) => Node::leaf(space, child.name, self.name.fixed(fixed)),
                    Content::Simple(simple) => {
                        Node::leaf(space, child.name, self.value(simple, child, element))
                    }
                }));
            }
        }
        self.around.pop();
        Node::class(space, element, content)
    }

    fn value(&mut self, simple: &SimpleType, element: &Element, parent: &str) -> String {
        match (simple.name, element.name) {
            ("LDT_BurgerServicenummer", _) => {
                self.bsns += 1;
                ["999900006", "999990019"][(self.bsns - 1) % 2].into()
            }
            ("LDT_RetourCode", _) => self.retourcode().into(),
            ("LDT_AgbCode", _) => "12345678".into(),
            ("LDT_Gemeente", _) => "0268".into(),
            ("LDT_Datum", _) if parent == "Geboortedatum" => "2010-01-01".into(),
            ("LDT_Datum", name) if name.to_lowercase().ends_with("einddatum") => "2026-04-30".into(),
            ("LDT_Datum", name) if name.to_lowercase().ends_with("gangsdatum") => "2026-04-17".into(),
            ("LDT_Datum", name) if name.ends_with("Begindatum") => "2026-04-01".into(),
            ("LDT_Datum", _) => "2026-05-04".into(),
            ("LDT_Tijd", _) => "10:15:00".into(),
            ("LDT_Versie", _) => "1.0.0".into(),
            ("LDT_Commentaar", _) => "Belt liever overdag; \nop dinsdag is er niemand".into(),
            ("LDT_Voorvoegsel", _) => "van der".into(),
            ("LDT_Voorletters", _) => "AM".into(),
            (_, "Voornamen") => "Anna Maria".into(),
            ("LDT_Naam", _) if parent == "Partnernaam" => "Proefpersoon".into(),
            ("LDT_Naam", _) => "Voorbeeld".into(),
            ("LDT_Postcode", _) => "6511AA".into(),
            ("LDT_Straatnaam", _) => "Voorbeeldstraat".into(),
            ("LDT_Plaatsnaam", _) => "Nijmegen".into(),
            ("LDT_LandCode", _) => "NL".into(),
            ("LDT_Emailadres", _) => "a@voorbeeld.nl".into(),
            ("LDT_Landnummer", _) => "0031".into(),
            ("LDT_Telefoonnummer", _) => "0240000000".into(),
            ("LDT_Taal", _) => "Arabisch".into(),
            ("LDT_ProductCategorie", _) => self.product()[..2].into(),
            ("LDT_ProductCode", _) => self.product().into(),
            (_, "ReferentieAanbieder") => self.number("REF-"),
            (_, "ReferentieNummer" | "VorigReferentieNummer") => self.number("P26-"),
            _ => self.by_form(simple),
        }
    }

    /// As a message that is rejected for some of its products and lines has them.
    fn retourcode(&mut self) -> &'static str {
        let of = &self.around[self.around.len() - 2];
        if ["Header", "Client", "Verzoek", "DeclaratieAntwoord", "Relatie", "Contact"].contains(&of.as_str())
        {
            return "0200";
        }
        self.codes += 1;
        ["9332", "0200", "9321", "0233"][self.codes % 4]
    }

    const fn product(&self) -> &'static str {
        match self.name.domain {
            Domain::Jw => "45A04",
            Domain::Wmo => "02A03",
        }
    }

    fn number(&mut self, prefix: &str) -> String {
        self.numbers += 1;
        format!("{prefix}{:04}", self.numbers)
    }

    fn by_form(&mut self, simple: &SimpleType) -> String {
        self.numbers += 1;
        match simple.restriction {
            Restriction::Code { list, .. } => {
                self.codes += 1;
                let codes: Vec<_> = list.for_domain(self.name.domain).collect();
                codes[self.codes * 7 % codes.len()].code.into()
            }
            Restriction::Integer { max } => {
                (max.min(1000) + u64::try_from(self.numbers).unwrap()).min(max).to_string()
            }
            Restriction::Text { max_length, pattern, .. } => {
                let text = match pattern {
                    Some(Pattern::Alphanumeric) => format!("A{:03}", self.numbers),
                    _ => format!("tekst {}", self.numbers),
                };
                text.chars().take(max_length.unwrap_or(60)).collect()
            }
            Restriction::Date | Restriction::Time => panic!("{} has a value of its own", simple.name),
        }
    }
}
