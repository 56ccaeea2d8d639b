//! 319.

use ibericht::messages::*;
use ibericht::values::*;

use super::*;

/// A 319 of 30 April 2026: rejected, because there is no contract.
pub fn antwoord(domain: Domain, edit: impl FnOnce(&mut Antwoord)) -> Bericht {
    let mut antwoord = Antwoord {
        referentie_aanbieder: val("A-100"),
        verzoek_antwoord: val("1"),
        reden_afwijzing_verzoek: some("3"),
        woonplaatsbeginsel: None,
        retour_codes: (),
    };
    edit(&mut antwoord);
    let header = header_van_gemeente();
    Bericht { domain, inhoud: Inhoud::Antwoord(AntwoordBericht { header, antwoord }) }
}

/// The municipality that is responsible.
pub fn woonplaatsbeginsel() -> Option<Woonplaatsbeginsel> {
    Some(Woonplaatsbeginsel { gemeente: val("0268"), retour_codes: () })
}
