//! The headers of answers.

use super::Making;
use super::oordeel::Oordeel;
use crate::messages::{
    AntwoordRetour, Bericht, BerichtCode, BerichtIdentificatie, BerichtSubversie, BerichtVersie,
    DeclaratieBericht, HeaderDeclaratieAntwoord, HeaderVanAanbieder, HeaderVanGemeente, Inhoud, RetourCodes,
    RetourHeaderVanAanbieder, RetourHeaderVanGemeente, StartRetour, StopRetour, ToewijzingRetour,
    VerzoekOmToewijzingRetour, VerzoekOmWijzigingRetour,
};
use crate::rules::content::XSLT_VERSIE;
use crate::values::{IdentificatieBericht, RetourCode, Versie};

/// What the header of an answer is made of.
pub(super) struct Kop<'a> {
    pub heen: &'a Bericht,
    pub identificatie: IdentificatieBericht,
    pub oordeel: &'a Oordeel,
    pub making: &'a Making<'a>,
}

impl Kop<'_> {
    /// The return message of which nothing but the header is there; none for a message without return message.
    pub fn retour(&self) -> Option<Bericht> {
        let inhoud = match &self.heen.inhoud {
            Inhoud::Toewijzing(root) => Inhoud::ToewijzingRetour(ToewijzingRetour {
                header: self.van_gemeente(&root.header),
                client: None,
            }),
            Inhoud::Start(root) => {
                Inhoud::StartRetour(StartRetour { header: self.van_aanbieder(&root.header), client: None })
            }
            Inhoud::Stop(root) => {
                Inhoud::StopRetour(StopRetour { header: self.van_aanbieder(&root.header), client: None })
            }
            Inhoud::VerzoekOmToewijzing(root) => {
                Inhoud::VerzoekOmToewijzingRetour(VerzoekOmToewijzingRetour {
                    header: self.van_aanbieder(&root.header),
                    client: None,
                })
            }
            Inhoud::VerzoekOmWijziging(root) => Inhoud::VerzoekOmWijzigingRetour(VerzoekOmWijzigingRetour {
                header: self.van_aanbieder(&root.header),
                client: None,
            }),
            Inhoud::Antwoord(root) => Inhoud::AntwoordRetour(AntwoordRetour {
                header: self.van_gemeente(&root.header),
                antwoord: None,
            }),
            _ => return None,
        };
        Some(Bericht { domain: self.heen.domain, inhoud })
    }

    fn van_gemeente(&self, heen: &HeaderVanGemeente) -> RetourHeaderVanGemeente {
        let versie = self.making.versies.of(self.heen.domain).clone();
        let (identificatie, today) = (self.identificatie.clone(), self.making.today);
        let header = RetourHeaderVanGemeente::of(heen, identificatie, today, versie, self.codes());
        RetourHeaderVanGemeente { xslt_versie: self.xslt_versie(), ..header }
    }

    fn van_aanbieder(&self, heen: &HeaderVanAanbieder) -> RetourHeaderVanAanbieder {
        let versie = self.making.versies.of(self.heen.domain).clone();
        let (identificatie, today) = (self.identificatie.clone(), self.making.today);
        let header = RetourHeaderVanAanbieder::of(heen, identificatie, today, versie, self.codes());
        RetourHeaderVanAanbieder { xslt_versie: self.xslt_versie(), ..header }
    }

    /// The header of a 325: its own, from the municipality to the provider (IV087).
    pub fn declaratie(&self, heen: &DeclaratieBericht) -> HeaderDeclaratieAntwoord {
        HeaderDeclaratieAntwoord {
            bericht_code: BerichtCode,
            bericht_versie: BerichtVersie,
            bericht_subversie: BerichtSubversie,
            afzender: heen.header.ontvanger,
            ontvanger: heen.header.afzender,
            bericht_identificatie: BerichtIdentificatie {
                identificatie: self.identificatie.clone(),
                dagtekening: self.making.today,
            },
            xsd_versie: self.making.versies.of(self.heen.domain).clone(),
            declaratie_identificatie: heen.header.bericht_identificatie.clone(),
            xslt_versie: self.xslt_versie(),
            xsd_versie_declaratie: heen.header.xsd_versie.clone(),
            retour_codes: self.codes().unwrap_or_else(|| RetourCodes::one(RetourCode::GEEN_OPMERKING)),
        }
    }

    /// What the header says; nothing when all is well.
    fn codes(&self) -> Option<RetourCodes> {
        match self.oordeel {
            Oordeel::Goed => None,
            Oordeel::Technisch => Some(RetourCodes::one(RetourCode::AFGEKEURD)),
            Oordeel::Header(codes) => Some(codes.clone()),
            Oordeel::Klassen(_) => Some(RetourCodes::one(RetourCode::GEEN_OPMERKING)),
        }
    }

    /// The version of the rules of level 2, when one of them rejects the message (IV033).
    fn xslt_versie(&self) -> Option<Versie> {
        (*self.oordeel == Oordeel::Technisch).then(|| Versie::new(XSLT_VERSIE).ok()).flatten()
    }
}
