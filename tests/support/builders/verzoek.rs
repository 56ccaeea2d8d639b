//! 315 and 317.

use ibericht::messages::*;
use ibericht::values::*;
use ibericht::xml::Many;

use super::*;

/// A 315 of 30 April 2026 with one client and one product.
pub fn verzoek(domain: Domain, edit: impl FnOnce(&mut VerzoekClient)) -> Bericht {
    let mut client = VerzoekClient {
        bsn: val("999900006"),
        geboortedatum: geboren("2010-02-14", None),
        geslacht: val("2"),
        naam: verkorte_naam(),
        gezagsdrager_bekend: None,
        commentaar: None,
        aangevraagde_producten: Many::one(aangevraagd(domain, "A-100")),
        retour_codes: (),
    };
    edit(&mut client);
    let header = header_van_aanbieder();
    Bericht { domain, inhoud: Inhoud::VerzoekOmToewijzing(VerzoekOmToewijzing { header, client }) }
}

/// A specific request over May to December 2026, two hours a week, referred by a GP with a code.
pub fn aangevraagd(domain: Domain, referentie: &str) -> AangevraagdProduct {
    AangevraagdProduct {
        referentie_aanbieder: val(referentie),
        beschikking_nummer: None,
        product: product(domain),
        beschikking_ingangsdatum: None,
        toewijzing_ingangsdatum: val("2026-05-01"),
        toewijzing_einddatum: some("2026-12-31"),
        omvang: omvang("2", "04", "2"),
        budget: None,
        verwijzer: verwijzer("02", None, Some("01000001")),
        raamcontract: None,
        commentaar: None,
        retour_codes: (),
    }
}

pub fn verwijzer(soort: &str, naam: Option<&str>, code: Option<&str>) -> Verwijzer {
    Verwijzer { soort: val(soort), naam: naam.map(val), zorgverlener_code: code.map(val) }
}

/// A 317 of 30 April 2026: allocation 1001 stays, 1002 becomes four hours a month, and there is a new product.
pub fn wijziging(domain: Domain, edit: impl FnOnce(&mut Wijzigingsverzoek)) -> Bericht {
    let mut verzoek = Wijzigingsverzoek {
        referentie_aanbieder: val("W-100"),
        reden_verzoek: val("1"),
        ongewijzigde_producten: Some(Many::one(ongewijzigd("1001"))),
        te_wijzigen_producten: Some(Many::one(te_wijzigen("1002"))),
        nieuwe_producten: Some(Many::one(nieuw(domain))),
        retour_codes: (),
    };
    edit(&mut verzoek);
    let client = WijzigingClient { bsn: val("999900006"), verzoek, retour_codes: () };
    let header = header_van_aanbieder();
    Bericht { domain, inhoud: Inhoud::VerzoekOmWijziging(VerzoekOmWijziging { header, client }) }
}

pub fn ongewijzigd(toewijzing: &str) -> OngewijzigdProduct {
    OngewijzigdProduct { toewijzing_nummer: val(toewijzing), retour_codes: () }
}

/// Four hours a month over May to December 2026.
pub fn te_wijzigen(toewijzing: &str) -> TeWijzigenProduct {
    TeWijzigenProduct {
        toewijzing_nummer: val(toewijzing),
        gewenste_ingangsdatum: val("2026-05-01"),
        einddatum: some("2026-12-31"),
        omvang: omvang("4", "04", "4"),
        budget: None,
        retour_codes: (),
    }
}

/// A specific product over May to December 2026, two hours a week.
pub fn nieuw(domain: Domain) -> NieuwProduct {
    NieuwProduct {
        product: product(domain),
        gewenste_ingangsdatum: val("2026-05-01"),
        einddatum: some("2026-12-31"),
        omvang: omvang("2", "04", "2"),
        budget: None,
        retour_codes: (),
    }
}
