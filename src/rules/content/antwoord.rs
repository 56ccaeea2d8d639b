//! CD085, CD086, TR377 and TR409: the answer to a request.

use super::super::catalogue::{Check, Examples, Rule};
use crate::finding::{Finding, Text};
use crate::messages::{Bericht, Kind};
use crate::rules::message::view::{ANTWOORD, antwoord};
use crate::values::{Domain, RedenAfwijzingVerzoek, VerzoekAntwoord};

const REDEN: &str = "RedenAfwijzingVerzoek";

/// A rejection has a reason.
pub static CD085: Rule = Rule {
    code: "CD085",
    name: Text::fixed("Reden bij een afwijzing", "Reason of a rejection"),
    kinds: &[Kind::Antwoord],
    domains: &Domain::ALL,
    sources: &[],
    what: Text::fixed(
        "`RedenAfwijzingVerzoek` is verplicht als `VerzoekAntwoord` 1 (afgewezen) is",
        "`RedenAfwijzingVerzoek` is mandatory when `VerzoekAntwoord` is 1 (rejected)",
    ),
    why: Text::fixed(
        "De aanbieder moet weten wat hij kan doen voor de cliënt",
        "The provider has to know what it can do for the client",
    ),
    examples: Some(Examples {
        fails: Text::fixed("afgewezen zonder reden", "rejected without a reason"),
        passes: Text::fixed("afgewezen met reden 3 (geen contract)", "rejected with reason 3 (no contract)"),
    }),
    advice: Text::fixed("Vul de reden van de afwijzing", "Fill in the reason of the rejection"),
    check: Check::Content(check_cd085),
};

/// What is being looked into is not rejected.
pub static CD086: Rule = Rule {
    code: "CD086",
    name: Text::fixed("Geen reden bij onderzoek", "No reason while looking into it"),
    kinds: &[Kind::Antwoord],
    domains: &Domain::ALL,
    sources: &[],
    what: Text::fixed(
        "`RedenAfwijzingVerzoek` komt niet voor als `VerzoekAntwoord` 2 (in onderzoek) is",
        "`RedenAfwijzingVerzoek` is absent when `VerzoekAntwoord` is 2 (being looked into)",
    ),
    why: Text::fixed(
        "Een reden van afwijzing hoort bij een besluit, en dat is er nog niet",
        "A reason for rejecting goes with a decision, and there is none yet",
    ),
    examples: Some(Examples {
        fails: Text::fixed("in onderzoek met reden 3", "being looked into with reason 3"),
        passes: Text::fixed("in onderzoek zonder reden", "being looked into without a reason"),
    }),
    advice: Text::fixed(
        "Laat de reden weg, of maak er een afwijzing van",
        "Leave out the reason, or make it a rejection",
    ),
    check: Check::Content(check_cd086),
};

/// Who is not responsible says who is.
///
/// The list of the rule names the WMO319: the list of the Jeugdwet is headed as one of the Wmo throughout. The WMO319
/// has no `Woonplaatsbeginsel`, and only the stylesheet of the Jeugdwet has the test: it is a rule of the JW319.
pub static TR377: Rule = Rule {
    code: "TR377",
    name: Text::fixed("Gemeente bij het woonplaatsbeginsel", "Municipality with the woonplaatsbeginsel"),
    kinds: &[Kind::Antwoord],
    domains: &[Domain::Jw],
    sources: &["IV095"],
    what: Text::fixed(
        "Bij `RedenAfwijzingVerzoek` 8 (woonplaatsbeginsel) is `Woonplaatsbeginsel` verplicht",
        "With `RedenAfwijzingVerzoek` 8 (woonplaatsbeginsel) the class `Woonplaatsbeginsel` is mandatory",
    ),
    why: Text::fixed(
        "De aanbieder moet weten bij welke gemeente het verzoek wel hoort",
        "The provider has to know to which municipality the request does belong",
    ),
    examples: Some(Examples {
        fails: Text::fixed("reden 8 zonder gemeente", "reason 8 without a municipality"),
        passes: Text::fixed("reden 8 met `Gemeente` 0268", "reason 8 with `Gemeente` 0268"),
    }),
    advice: Text::fixed(
        "Vul de gemeente die voor de jeugdige verantwoordelijk is; is het om een andere reden de verkeerde gemeente, \
         gebruik dan reden 5",
        "Fill in the municipality that is responsible for the young person; when it is the wrong one for another \
         reason, use reason 5",
    ),
    check: Check::Content(check_tr377),
};

/// Another reason names no municipality. Without any reason the stylesheet does not test it. Only in a JW319, as
/// [`TR377`].
pub static TR409: Rule = Rule {
    code: "TR409",
    name: Text::fixed(
        "Geen gemeente zonder woonplaatsbeginsel",
        "No municipality without the woonplaatsbeginsel",
    ),
    kinds: &[Kind::Antwoord],
    domains: &[Domain::Jw],
    sources: &["IV095"],
    what: Text::fixed(
        "Bij een andere `RedenAfwijzingVerzoek` dan 8 komt `Woonplaatsbeginsel` niet voor",
        "With a `RedenAfwijzingVerzoek` other than 8 there is no `Woonplaatsbeginsel`",
    ),
    why: Text::fixed(
        "Een gemeente bij een andere reden spreekt die reden tegen",
        "A municipality beside another reason contradicts that reason",
    ),
    examples: Some(Examples {
        fails: Text::fixed("reden 3 met `Gemeente` 0268", "reason 3 with `Gemeente` 0268"),
        passes: Text::fixed("reden 3 zonder gemeente", "reason 3 without a municipality"),
    }),
    advice: Text::fixed(
        "Laat de gemeente weg, of vul reden 8",
        "Leave out the municipality, or fill in reason 8",
    ),
    check: Check::Content(check_tr409),
};

fn check_cd085(bericht: &Bericht, findings: &mut Vec<Finding>) {
    let Some(antwoord) = antwoord(bericht) else { return };
    if antwoord.verzoek_antwoord == VerzoekAntwoord::AFGEWEZEN && antwoord.reden_afwijzing_verzoek.is_none() {
        let message = Text::fixed("De afwijzing heeft geen reden", "The rejection has no reason");
        let expected =
            Text::fixed("een code van `RedenAfwijzingVerzoek`", "a code of `RedenAfwijzingVerzoek`");
        findings.push(CD085.finding(format!("{ANTWOORD}/{REDEN}"), message).expected(expected));
    }
}

fn check_cd086(bericht: &Bericht, findings: &mut Vec<Finding>) {
    let Some(antwoord) = antwoord(bericht) else { return };
    if antwoord.verzoek_antwoord == VerzoekAntwoord::IN_ONDERZOEK
        && let Some(reden) = antwoord.reden_afwijzing_verzoek
    {
        let message = Text::new(
            format!(
                "Het verzoek is in onderzoek, maar heeft reden van afwijzing {reden} ({})",
                reden.meaning()
            ),
            format!("The request is being looked into, but has reason for rejection {reden}"),
        );
        let expected = Text::fixed("geen `RedenAfwijzingVerzoek`", "no `RedenAfwijzingVerzoek`");
        let finding = CD086.finding(format!("{ANTWOORD}/{REDEN}"), message);
        findings.push(finding.found(reden.code()).expected(expected));
    }
}

fn check_tr377(bericht: &Bericht, findings: &mut Vec<Finding>) {
    let Some(antwoord) = antwoord(bericht) else { return };
    let reden = antwoord.reden_afwijzing_verzoek;
    if reden == Some(RedenAfwijzingVerzoek::WOONPLAATSBEGINSEL) && antwoord.woonplaatsbeginsel.is_none() {
        let message = Text::fixed(
            "Reden 8 (woonplaatsbeginsel) noemt niet welke gemeente verantwoordelijk is",
            "Reason 8 (woonplaatsbeginsel) does not name the municipality that is responsible",
        );
        let expected =
            Text::fixed("`Woonplaatsbeginsel` met `Gemeente`", "`Woonplaatsbeginsel` with `Gemeente`");
        findings.push(TR377.finding(format!("{ANTWOORD}/Woonplaatsbeginsel"), message).expected(expected));
    }
}

fn check_tr409(bericht: &Bericht, findings: &mut Vec<Finding>) {
    let Some(antwoord) = antwoord(bericht) else { return };
    if let Some(reden) = antwoord.reden_afwijzing_verzoek
        && reden != RedenAfwijzingVerzoek::WOONPLAATSBEGINSEL
        && let Some(woonplaatsbeginsel) = &antwoord.woonplaatsbeginsel
    {
        let gemeente = &woonplaatsbeginsel.gemeente;
        let message = Text::new(
            format!("Reden {reden} ({}) noemt verantwoordelijke gemeente {gemeente}", reden.meaning()),
            format!("Reason {reden} names {gemeente} as the municipality that is responsible"),
        );
        let expected = Text::fixed("geen `Woonplaatsbeginsel`", "no `Woonplaatsbeginsel`");
        let finding = TR409.finding(format!("{ANTWOORD}/Woonplaatsbeginsel"), message);
        findings.push(finding.found(gemeente.as_str()).expected(expected));
    }
}
