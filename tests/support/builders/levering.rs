//! 305 and 307.

use ibericht::messages::*;
use ibericht::values::*;
use ibericht::xml::Many;

use super::*;

/// A 305 of 30 April 2026 with one client and one start.
pub fn start(domain: Domain, edit: impl FnOnce(&mut StartClient)) -> Bericht {
    let mut client = StartClient {
        bsn: val("999900006"),
        geboortedatum: geboren("2010-02-14", None),
        geslacht: val("1"),
        naam: verkorte_naam(),
        start_producten: Many::one(gestart(domain, "1001")),
        retour_codes: (),
    };
    edit(&mut client);
    let header = header_van_aanbieder();
    Bericht { domain, inhoud: Inhoud::Start(Start { header, client }) }
}

/// Care that started on 7 April 2026.
pub fn gestart(domain: Domain, toewijzing: &str) -> StartProduct {
    StartProduct {
        toewijzing_nummer: some(toewijzing),
        product: product(domain),
        toewijzing_ingangsdatum: some("2026-04-01"),
        begindatum: val("2026-04-07"),
        status_aanlevering: val("1"),
        retour_codes: (),
    }
}

/// A 307 of 30 April 2026 with one client and one stop.
pub fn stop(domain: Domain, edit: impl FnOnce(&mut StopClient)) -> Bericht {
    let mut client = StopClient {
        bsn: val("999900006"),
        geboortedatum: geboren("2010-02-14", None),
        geslacht: val("1"),
        naam: verkorte_naam(),
        stop_producten: Many::one(gestopt(domain, "1001")),
        retour_codes: (),
    };
    edit(&mut client);
    let header = header_van_aanbieder();
    Bericht { domain, inhoud: Inhoud::Stop(Stop { header, client }) }
}

/// Care that stopped for a time on 24 April 2026.
pub fn gestopt(domain: Domain, toewijzing: &str) -> StopProduct {
    StopProduct {
        toewijzing_nummer: some(toewijzing),
        product: product(domain),
        toewijzing_ingangsdatum: some("2026-04-01"),
        begindatum: val("2026-04-07"),
        reden_beeindiging: val("20"),
        einddatum: val("2026-04-24"),
        status_aanlevering: val("1"),
        retour_codes: (),
    }
}
