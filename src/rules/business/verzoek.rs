//! OP307 and OP350: when a provider may ask.

use crate::dossier::{StoreError, VerzoekStatus};
use crate::finding::Text;
use crate::messages::Kind;
use crate::rules::catalogue::{Check, Examples, Rule};
use crate::rules::message::product_overlap::{Inzet, Inzetten};
use crate::rules::message::productregel::is_ingetrokken;
use crate::rules::message::view::aangevraagde_producten;
use crate::rules::{Case, Outcome};
use crate::values::{Domain, date_nl};

/// For a product that is allocated a change is asked, no allocation.
///
/// The same product is the same category and code, or the same category when one of the two has no code. Generic ones and
/// aids (Wmo, categories 11 to 14) may stand beside each other, as in TR302, and are not judged.
pub static OP307: Rule = Rule {
    code: "OP307",
    name: Text::fixed("Wijzigen met een 317", "Changing by a 317"),
    kinds: &[Kind::VerzoekOmToewijzing],
    domains: &Domain::ALL,
    sources: &["OP306", "TR302"],
    what: Text::fixed(
        "Een 315 vraagt om een product dat in die periode nog niet is toegewezen; een lopende toewijzing wijzigt met een 317",
        "A 315 asks for a product that is not allocated in that period; a current allocation is changed by a 317",
    ),
    why: Text::fixed(
        "Toewijzingen van hetzelfde product mogen elkaar niet overlappen, dus de gemeente kan dit niet toewijzen",
        "Allocations of one product may not overlap, so the municipality cannot allocate this",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "45A01 is toegewezen t/m 31-12 en de 315 vraagt 45A01 vanaf 01-05",
            "45A01 is allocated to 31 December and the 315 asks for 45A01 from 1 May",
        ),
        passes: Text::fixed("de 315 vraagt 45A02", "the 315 asks for 45A02"),
    }),
    advice: Text::fixed(
        "Vraag de wijziging met een verzoek om wijziging (317)",
        "Ask for the change by a request for a change (317)",
    ),
    check: Check::Dossier { retourcode: None, check: check_op307 },
};

/// One request at a time.
///
/// Once a request is accepted, TR374 rejects a second one. Before that its return message decides, so the second is early.
pub static OP350: Rule = Rule {
    code: "OP350",
    name: Text::fixed("Geen tweede verzoek tijdens een verzoek", "No second request during a request"),
    kinds: &[Kind::VerzoekOmToewijzing, Kind::VerzoekOmWijziging],
    domains: &Domain::ALL,
    sources: &["TR374"],
    what: Text::fixed(
        "Een aanbieder stuurt voor een cliënt geen verzoek terwijl een eerder verzoek nog loopt",
        "A provider sends no request for a client while an earlier one is pending",
    ),
    why: Text::fixed(
        "De gemeente keurt het tweede verzoek af zodra het eerste is aangenomen (TR374)",
        "The municipality rejects the second request once the first one is accepted (TR374)",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "een 317 terwijl op de 315 van gisteren nog geen 316 kwam",
            "a 317 while the 315 of yesterday has no 316 yet",
        ),
        passes: Text::fixed(
            "een 317 nadat het eerste verzoek is afgehandeld",
            "a 317 after the first request is decided",
        ),
    }),
    advice: Text::fixed(
        "Wacht op de retour en de beslissing op het eerste verzoek",
        "Wait for the return message and the decision on the first request",
    ),
    check: Check::Dossier { retourcode: None, check: check_op350 },
};

fn check_op307(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    let Some(bsn) = case.bericht.client() else { return Ok(()) };
    let known = case.client(bsn)?;
    let current = known.toewijzingen.iter().map(|versie| &versie.product);
    let current: Vec<_> = current.filter(|product| !is_ingetrokken(product)).collect();
    let is_judged = |inzet: &Inzet<'_>| inzet.product.is_some() && !inzet.is_aid(case.domain());
    let inzetten = current.iter().map(|product| Inzet::of(product)).enumerate();
    let inzetten = Inzetten::new(inzetten.filter(|(_, inzet)| is_judged(inzet)));
    for (place, asked) in aangevraagde_producten(case.bericht) {
        let inzet = Inzet {
            product: asked.product.as_ref(),
            begin: asked.toewijzing_ingangsdatum,
            einde: asked.toewijzing_einddatum,
        };
        // What is asked for is none of the allocations, so its number is that of none of them.
        let span = inzetten.overlapping(current.len(), &inzet).filter(|_| is_judged(&inzet));
        let Some(toewijzing) = span.and_then(|span| current.get(span.id)) else { continue };
        let nummer = toewijzing.toewijzing_nummer;
        let (nl, en) = toewijzing.einddatum.map_or_else(
            || ("zonder einddatum".to_owned(), "without a last day".to_owned()),
            |einde| (format!("t/m {}", date_nl(einde)), format!("to {einde}")),
        );
        let message = Text::new(
            format!("Dit product is al toegewezen op nummer {nummer}, {nl}"),
            format!("This product is allocated already on number {nummer}, {en}"),
        );
        outcome.findings.push(OP307.finding(place.below("Product"), message));
    }
    Ok(())
}

fn check_op350(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    let Some(bsn) = case.bericht.client() else { return Ok(()) };
    let known = case.client(bsn)?;
    let under_way = known.verzoeken.iter().find(|verzoek| verzoek.status() == VerzoekStatus::Onderweg);
    if let Some(verzoek) = under_way {
        let day = verzoek.herkomst.dagtekening;
        let message = Text::new(
            format!(
                "Voor deze cliënt is op {} al een verzoek verstuurd (`ReferentieAanbieder` {}), en de retour is er nog niet",
                date_nl(day),
                verzoek.referentie
            ),
            format!(
                "A request for this client was sent on {day} (`ReferentieAanbieder` {}), and its return message is not there yet",
                verzoek.referentie
            ),
        );
        outcome.findings.push(OP350.finding("/Bericht/Client/Bsn", message));
    }
    Ok(())
}
