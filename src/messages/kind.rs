use super::{
    AntwoordBericht, AntwoordRetour, DeclaratieAntwoordBericht, DeclaratieBericht, Start, StartRetour, Stop,
    StopRetour, Toewijzing, ToewijzingRetour, VerzoekOmToewijzing, VerzoekOmToewijzingRetour,
    VerzoekOmWijziging, VerzoekOmWijzigingRetour,
};
use crate::finding::Text;
use crate::values::Domain;
use crate::xml::{Class, ClassTable, MessageName};

/// The kinds of message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// 301: allocation.
    Toewijzing,
    /// 302: return of a 301.
    ToewijzingRetour,
    /// 305: start of care.
    Start,
    /// 306: return of a 305.
    StartRetour,
    /// 307: stop of care.
    Stop,
    /// 308: return of a 307.
    StopRetour,
    /// 315: request for allocation.
    VerzoekOmToewijzing,
    /// 316: return of a 315.
    VerzoekOmToewijzingRetour,
    /// 317: request for change.
    VerzoekOmWijziging,
    /// 318: return of a 317.
    VerzoekOmWijzigingRetour,
    /// 319: answer to a request.
    Antwoord,
    /// 320: return of a 319.
    AntwoordRetour,
    /// 323: declaration.
    Declaratie,
    /// 325: declaration answer.
    DeclaratieAntwoord,
}

/// Who makes a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// A municipality.
    Gemeente,
    /// A provider.
    Aanbieder,
}

/// What is fixed of a kind of message.
struct Facts {
    number: u16,
    wmo: &'static str,
    jw: &'static str,
    maker: Side,
    /// In Dutch and English.
    title: [&'static str; 2],
    root: &'static ClassTable,
}

impl Kind {
    /// All kinds, in the order of their numbers.
    pub const ALL: [Self; 14] = [
        Self::Toewijzing,
        Self::ToewijzingRetour,
        Self::Start,
        Self::StartRetour,
        Self::Stop,
        Self::StopRetour,
        Self::VerzoekOmToewijzing,
        Self::VerzoekOmToewijzingRetour,
        Self::VerzoekOmWijziging,
        Self::VerzoekOmWijzigingRetour,
        Self::Antwoord,
        Self::AntwoordRetour,
        Self::Declaratie,
        Self::DeclaratieAntwoord,
    ];

    #[rustfmt::skip]
    const fn facts(self) -> &'static Facts {
        use Side::{Aanbieder, Gemeente};
        match self {
            Self::Toewijzing => &Facts { number: 301, wmo: "414", jw: "436", maker: Gemeente, title: ["toewijzing", "allocation"], root: Toewijzing::TABLE },
            Self::ToewijzingRetour => &Facts { number: 302, wmo: "415", jw: "437", maker: Aanbieder, title: ["retour op toewijzing", "return of an allocation"], root: ToewijzingRetour::TABLE },
            Self::Start => &Facts { number: 305, wmo: "418", jw: "438", maker: Aanbieder, title: ["start", "start"], root: Start::TABLE },
            Self::StartRetour => &Facts { number: 306, wmo: "419", jw: "439", maker: Gemeente, title: ["retour op start", "return of a start"], root: StartRetour::TABLE },
            Self::Stop => &Facts { number: 307, wmo: "420", jw: "440", maker: Aanbieder, title: ["stop", "stop"], root: Stop::TABLE },
            Self::StopRetour => &Facts { number: 308, wmo: "421", jw: "441", maker: Gemeente, title: ["retour op stop", "return of a stop"], root: StopRetour::TABLE },
            Self::VerzoekOmToewijzing => &Facts { number: 315, wmo: "444", jw: "446", maker: Aanbieder, title: ["verzoek om toewijzing", "request for allocation"], root: VerzoekOmToewijzing::TABLE },
            Self::VerzoekOmToewijzingRetour => &Facts { number: 316, wmo: "445", jw: "447", maker: Gemeente, title: ["retour op verzoek om toewijzing", "return of a request for allocation"], root: VerzoekOmToewijzingRetour::TABLE },
            Self::VerzoekOmWijziging => &Facts { number: 317, wmo: "480", jw: "486", maker: Aanbieder, title: ["verzoek om wijziging", "request for change"], root: VerzoekOmWijziging::TABLE },
            Self::VerzoekOmWijzigingRetour => &Facts { number: 318, wmo: "481", jw: "487", maker: Gemeente, title: ["retour op verzoek om wijziging", "return of a request for change"], root: VerzoekOmWijzigingRetour::TABLE },
            Self::Antwoord => &Facts { number: 319, wmo: "482", jw: "488", maker: Gemeente, title: ["antwoord op verzoek", "answer to a request"], root: AntwoordBericht::TABLE },
            Self::AntwoordRetour => &Facts { number: 320, wmo: "483", jw: "489", maker: Aanbieder, title: ["retour op antwoord", "return of an answer"], root: AntwoordRetour::TABLE },
            Self::Declaratie => &Facts { number: 323, wmo: "484", jw: "490", maker: Aanbieder, title: ["declaratie", "declaration"], root: DeclaratieBericht::TABLE },
            Self::DeclaratieAntwoord => &Facts { number: 325, wmo: "485", jw: "491", maker: Gemeente, title: ["declaratie-antwoord", "declaration answer"], root: DeclaratieAntwoordBericht::TABLE },
        }
    }

    /// The message under a law: its number and `BerichtCode`.
    #[must_use]
    pub const fn message(self, domain: Domain) -> MessageName {
        let Facts { number, wmo, jw, .. } = *self.facts();
        let code = match domain {
            Domain::Wmo => wmo,
            Domain::Jw => jw,
        };
        MessageName { domain, number, code }
    }

    /// The number: 301 to 325.
    #[must_use]
    pub const fn number(self) -> u16 {
        self.facts().number
    }

    /// What the message is for.
    #[must_use]
    pub const fn title(self) -> Text {
        let [nl, en] = self.facts().title;
        Text::fixed(nl, en)
    }

    /// The class of its root element.
    #[must_use]
    pub const fn root(self) -> &'static ClassTable {
        self.facts().root
    }

    /// Who makes the message.
    ///
    /// In a return message that is not the `Afzender` of its header, which stays that of the message it answers.
    #[must_use]
    pub const fn maker(self) -> Side {
        self.facts().maker
    }

    /// Who is the `Afzender` in its header; the other side is the `Ontvanger`.
    #[must_use]
    pub fn afzender(self) -> Side {
        match self {
            // It has a header of its own, unlike the return messages.
            Self::DeclaratieAntwoord => self.maker(),
            _ => self.answers().unwrap_or(self).maker(),
        }
    }

    /// The kind that answers it: its return message, or the declaration answer.
    #[must_use]
    pub fn answer(self) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.answers() == Some(self))
    }

    /// The kind that it answers, when it is a return message or declaration answer.
    #[must_use]
    pub const fn answers(self) -> Option<Self> {
        match self {
            Self::ToewijzingRetour => Some(Self::Toewijzing),
            Self::StartRetour => Some(Self::Start),
            Self::StopRetour => Some(Self::Stop),
            Self::VerzoekOmToewijzingRetour => Some(Self::VerzoekOmToewijzing),
            Self::VerzoekOmWijzigingRetour => Some(Self::VerzoekOmWijziging),
            Self::AntwoordRetour => Some(Self::Antwoord),
            Self::DeclaratieAntwoord => Some(Self::Declaratie),
            _ => None,
        }
    }
}

/// The kind and law whose messages have a namespace.
#[must_use]
pub fn find_message(namespace: &str) -> Option<(Kind, Domain)> {
    // `http://www.istandaarden.nl/ijw/3_2/jw301/schema`, taken apart rather than made for every kind.
    let path = namespace.strip_prefix("http://www.istandaarden.nl/")?.strip_suffix("/schema")?;
    let (standard, message) = path.split_once("/3_2/")?;
    let domain = Domain::ALL.into_iter().find(|domain| domain.standard() == standard)?;
    let number = message.strip_prefix(match domain {
        Domain::Wmo => "wmo",
        Domain::Jw => "jw",
    })?;
    let wanted: u16 = number.parse().ok().filter(|_| number.len() == 3)?;
    let kind = Kind::ALL.into_iter().find(|kind| kind.number() == wanted)?;
    Some((kind, domain))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_namespace_is_that_of_one_message() {
        for kind in Kind::ALL {
            for domain in Domain::ALL {
                assert_eq!(find_message(&kind.message(domain).namespace()), Some((kind, domain)));
            }
        }
        for other in
            ["", "ijw/3_2/wmo301", "ijw/3_2/jw0301", "ijw/3_2/jw303", "ijw/3_1/jw301", "iwlz/3_2/jw301"]
        {
            assert_eq!(find_message(&format!("http://www.istandaarden.nl/{other}/schema")), None, "{other}");
        }
    }

    #[test]
    fn the_other_side_answers() {
        for kind in Kind::ALL {
            let Some(heen) = kind.answers() else { continue };
            assert_eq!(heen.answer(), Some(kind));
            assert_ne!(heen.maker(), kind.maker(), "{kind:?}");
            assert_eq!(kind.afzender() == heen.maker(), kind != Kind::DeclaratieAntwoord, "{kind:?}");
        }
    }
}
