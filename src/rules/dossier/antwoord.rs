//! TR355, TR359, TR360 and TR365: an answer (319) and the request that it answers.

use super::bekend::{eerdere_antwoorden, eerdere_versies_op, verzoeken_met};
use crate::dossier::{GegevenAntwoord, StoreError};
use crate::finding::Text;
use crate::messages::Kind;
use crate::rules::catalogue::{Check, Examples, Rule};
use crate::rules::message::view::{ANTWOORD, antwoord};
use crate::rules::{Case, Outcome};
use crate::values::{Domain, VerzoekAntwoord, date_nl};

/// An answer is to a request that was made.
///
/// The reference is looked up among the requests of this provider at this municipality; a 319 has no BSN. A request that
/// was rejected in its return message counts as not sent. One that was held back here is known all the same: the
/// municipality answers it, so it was sent.
pub static TR355: Rule = Rule {
    code: "TR355",
    name: Text::fixed("Antwoord op een bekend verzoek", "Answer to a known request"),
    kinds: &[Kind::Antwoord],
    domains: &Domain::ALL,
    sources: &["OP344"],
    what: Text::fixed(
        "`ReferentieAanbieder` in een antwoord (319) is die van een eerder verzoek van deze aanbieder aan deze \
         gemeente: een aangevraagd product (315) of een verzoek om wijziging (317)",
        "`ReferentieAanbieder` in an answer (319) is that of an earlier request of this provider to this municipality: \
         a requested product (315) or a request for change (317)",
    ),
    why: Text::fixed(
        "Het antwoord heeft geen cliënt; alleen de referentie zegt waar het over gaat",
        "The answer has no client; only the reference tells what it is about",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "een 319 met referentie A-999, die in geen verzoek staat",
            "a 319 with reference A-999, which is in no request",
        ),
        passes: Text::fixed(
            "een 319 met de referentie van een product in de 315 van vorige week",
            "a 319 with the reference of a product in the 315 of last week",
        ),
    }),
    advice: Text::fixed(
        "Neem de referentie over uit het verzoek dat beantwoord wordt; verzoeken staan in `ibericht dossier verzoeken`",
        "Copy the reference from the request that is answered; requests are listed by `ibericht dossier verzoeken`",
    ),
    check: Check::Dossier { retourcode: Some("9355"), check: check_tr355 },
};

/// After an allocation there is nothing left to answer.
///
/// The order is that of the dates of the messages, not of arrival (OP080): a 301 of a later day does not count, one of
/// the same day does.
pub static TR359: Rule = Rule {
    code: "TR359",
    name: Text::fixed("Geen antwoord na een toewijzing", "No answer after an allocation"),
    kinds: &[Kind::Antwoord],
    domains: &Domain::ALL,
    sources: &["OP344"],
    what: Text::fixed(
        "Op een verzoek dat met een toewijzing (301) is gehonoreerd volgt geen antwoord (319) meer",
        "A request that was honoured with an allocation (301) gets no answer (319) any more",
    ),
    why: Text::fixed(
        "De toewijzing is het besluit op het verzoek; een antwoord erna spreekt dat tegen",
        "The allocation is the decision on the request; an answer after it contradicts that",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "een afwijzing van A-100, terwijl een eerdere 301 referentie A-100 draagt",
            "a rejection of A-100 while an earlier 301 carries reference A-100",
        ),
        passes: Text::fixed(
            "een afwijzing van A-101, terwijl de 301 alleen A-100 draagt",
            "a rejection of A-101 while the 301 carries A-100 only",
        ),
    }),
    advice: Text::fixed(
        "Stuur geen antwoord; trek de toewijzing in als ze niet had mogen komen",
        "Send no answer; take the allocation back when it should not have come",
    ),
    check: Check::Dossier { retourcode: Some("9359"), check: check_tr359 },
};

/// A request is put under investigation once, and as the first answer.
///
/// Also after a rejection: `VerzoekAntwoord` 2 is wrong after any answer. Then TR365 is broken as well. The order is
/// that of the dates of the messages.
pub static TR360: Rule = Rule {
    code: "TR360",
    name: Text::fixed("In onderzoek is het eerste antwoord", "Under investigation is the first answer"),
    kinds: &[Kind::Antwoord],
    domains: &Domain::ALL,
    sources: &["OP274", "OP346"],
    what: Text::fixed(
        "`VerzoekAntwoord` 2 (in onderzoek) komt alleen voor als er nog geen antwoord op het verzoek was",
        "`VerzoekAntwoord` 2 (under investigation) occurs only when the request had no answer yet",
    ),
    why: Text::fixed(
        "Na het onderzoek volgt een besluit: een toewijzing of een afwijzing",
        "After the investigation comes a decision: an allocation or a rejection",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "op A-100 eerst in onderzoek en daarna nog eens in onderzoek",
            "to A-100 first under investigation and then under investigation again",
        ),
        passes: Text::fixed(
            "op A-100 eerst in onderzoek en daarna afgewezen",
            "to A-100 first under investigation and then rejected",
        ),
    }),
    advice: Text::fixed(
        "Stuur het besluit: een toewijzing (301) met deze referentie, of een afwijzing",
        "Send the decision: an allocation (301) with this reference, or a rejection",
    ),
    check: Check::Dossier { retourcode: Some("9360"), check: check_tr360 },
};

/// A rejection is final. The order is that of the dates of the messages.
pub static TR365: Rule = Rule {
    code: "TR365",
    name: Text::fixed("Geen antwoord na een afwijzing", "No answer after a rejection"),
    kinds: &[Kind::Antwoord],
    domains: &Domain::ALL,
    sources: &["OP274", "OP346"],
    what: Text::fixed(
        "Als er al een antwoord op het verzoek was, dan was dat `VerzoekAntwoord` 2 (in onderzoek)",
        "When the request had an answer before, that was `VerzoekAntwoord` 2 (under investigation)",
    ),
    why: Text::fixed(
        "Met een afwijzing is het verzoek klaar; wie anders wil, doet een nieuw verzoek",
        "With a rejection the request is done; who wants otherwise makes a new request",
    ),
    examples: Some(Examples {
        fails: Text::fixed("A-100 twee keer afgewezen", "A-100 rejected twice"),
        passes: Text::fixed(
            "A-100 eerst in onderzoek, dan afgewezen",
            "A-100 first under investigation, then rejected",
        ),
    }),
    advice: Text::fixed(
        "Stuur geen tweede antwoord; over een afgewezen verzoek kan de aanbieder een nieuw verzoek doen",
        "Send no second answer; the provider can make a new request about one that was rejected",
    ),
    check: Check::Dossier { retourcode: Some("9365"), check: check_tr365 },
};

fn check_tr355(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    let Some(antwoord) = antwoord(case.bericht) else { return Ok(()) };
    let referentie = &antwoord.referentie_aanbieder;
    if verzoeken_met(case, referentie)?.is_empty() {
        let message = Text::fixed(
            "Er is geen verzoek van deze aanbieder aan deze gemeente met deze referentie bekend",
            "No request of this provider to this municipality with this reference is known",
        );
        let expected =
            Text::fixed("de referentie van een eerder verzoek", "the reference of an earlier request");
        let finding = TR355.finding(format!("{ANTWOORD}/ReferentieAanbieder"), message);
        outcome.findings.push(finding.found(referentie.as_str()).expected(expected));
    }
    Ok(())
}

fn check_tr359(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    let Some(antwoord) = antwoord(case.bericht) else { return Ok(()) };
    let referentie = &antwoord.referentie_aanbieder;
    if let Some(versie) = eerdere_versies_op(case, referentie)?.first() {
        let (nummer, made) = (versie.product.toewijzing_nummer, versie.herkomst.dagtekening);
        let message = Text::new(
            format!("Toewijzing {nummer} in een 301 van {} draagt deze referentie al", date_nl(made)),
            format!("Allocation {nummer} in a 301 of {made} carries this reference already"),
        );
        let expected = Text::fixed("geen antwoord meer op dit verzoek", "no further answer to this request");
        let finding = TR359.finding(format!("{ANTWOORD}/ReferentieAanbieder"), message);
        outcome.findings.push(finding.found(referentie.as_str()).expected(expected));
    }
    Ok(())
}

fn check_tr360(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    let Some(own) = antwoord(case.bericht) else { return Ok(()) };
    if own.verzoek_antwoord == VerzoekAntwoord::AFGEWEZEN {
        return Ok(());
    }
    if let Some(earlier) = eerdere_antwoorden(case, &own.referentie_aanbieder)?.first() {
        let made = earlier.herkomst.dagtekening;
        let code = earlier.antwoord.verzoek_antwoord;
        let message = Text::new(
            format!("Dit verzoek heeft al een antwoord van {} (`VerzoekAntwoord` {code})", date_nl(made)),
            format!("This request has an answer of {made} already (`VerzoekAntwoord` {code})"),
        );
        let expected = Text::fixed("een besluit", "a decision");
        let finding = TR360.finding(format!("{ANTWOORD}/VerzoekAntwoord"), message);
        outcome.findings.push(finding.found(own.verzoek_antwoord.to_string()).expected(expected));
    }
    Ok(())
}

fn check_tr365(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    let Some(own) = antwoord(case.bericht) else { return Ok(()) };
    let earlier = eerdere_antwoorden(case, &own.referentie_aanbieder)?;
    let is_rejection =
        |earlier: &&GegevenAntwoord| earlier.antwoord.verzoek_antwoord == VerzoekAntwoord::AFGEWEZEN;
    if let Some(rejection) = earlier.iter().find(is_rejection) {
        let made = rejection.herkomst.dagtekening;
        let message = Text::new(
            format!("Dit verzoek is al afgewezen in een 319 van {}", date_nl(made)),
            format!("This request was rejected already in a 319 of {made}"),
        );
        let expected = Text::fixed("geen antwoord meer op dit verzoek", "no further answer to this request");
        let finding = TR365.finding(format!("{ANTWOORD}/ReferentieAanbieder"), message);
        outcome.findings.push(finding.found(own.referentie_aanbieder.as_str()).expected(expected));
    }
    Ok(())
}
