//! What an answer says, in plain words: what is rejected and why, and what a 325 comes down to.

use super::klasse::{Klasse, is_below_rejected};
use super::{AFKEURING, UITKOMST, finding};
use crate::codelists::RETOUR_CODE;
use crate::finding::{Finding, Severity, Text, counted};
use crate::messages::{Bericht, Inhoud, Kind};
use crate::values::{RetourCode, date_nl, euro_en, euro_nl};

/// Per code what is rejected, why and what to do; of a declaration also which lines are not paid and the totals.
///
/// The meaning and the advice are those of the code list. An accepted message gives nothing.
pub(super) fn check(bericht: &Bericht, heen: Kind, klassen: &[Klasse], findings: &mut Vec<Finding>) {
    outcome(bericht, klassen, findings);
    for klasse in klassen {
        for code in klasse.codes.iter().filter(|code| code.is_afkeuring()) {
            findings.push(rejected(bericht, heen, klasse, *code));
        }
        let unjudged =
            klasse.name == "Prestatie" && !klasse.is_rejected() && is_below_rejected(klassen, klasse);
        if unjudged {
            findings.push(rejected(bericht, heen, klasse, RetourCode::NIET_BEOORDEELD));
        }
    }
}

fn rejected(bericht: &Bericht, heen: Kind, klasse: &Klasse, code: RetourCode) -> Finding {
    let text = code.code();
    let known = RETOUR_CODE.find(text, bericht.domain);
    let meaning = known.map_or(text, |known| known.meaning);
    let what = subject(bericht, heen, klasse);
    let message = Text::new(
        format!("Afgekeurd: {}: {meaning} ({text})", what.nl),
        format!("Rejected: {}: {meaning} ({text})", what.en),
    );
    let advice = known.and_then(crate::codelists::Code::advice).unwrap_or_else(|| {
        Text::fixed(
            "Vraag wie het antwoord stuurde wat er mis is",
            "Ask whoever sent the answer what is wrong",
        )
    });
    let path = format!("{}/RetourCodes", klasse.path);
    let mut found = finding(AFKEURING, Severity::Warning, path, message, advice);
    found.retourcode = Some(known.map_or_else(|| text.to_owned().into(), |known| known.code.into()));
    found
}

/// What of our message a class of the answer is about.
fn subject(bericht: &Bericht, heen: Kind, klasse: &Klasse) -> Text {
    let kenmerk = klasse.kenmerk();
    let product = klasse.product();
    match klasse.name {
        "Header" => {
            let name = heen.message(bericht.domain).name();
            let Some(betreft) = bericht.betreft() else { return Text::same(name) };
            let (id, datum) = (&betreft.identificatie, betreft.dagtekening);
            Text::new(
                format!("het hele bericht {name} {id} van {}", date_nl(datum)),
                format!("the whole message {name} {id} of {datum}"),
            )
        }
        "Client" => Text::new(format!("cliënt {kenmerk}"), format!("client {kenmerk}")),
        "DeclaratieAntwoord" => {
            Text::new(format!("de hele declaratie, {kenmerk}"), format!("the whole declaration, {kenmerk}"))
        }
        "Prestatie" => line(klasse, &kenmerk),
        "Verzoek" | "Antwoord" => {
            let nl = if klasse.name == "Verzoek" { "het verzoek" } else { "het antwoord" };
            let en = if klasse.name == "Verzoek" { "the request" } else { "the answer" };
            Text::new(format!("{nl} {kenmerk}"), format!("{en} {kenmerk}"))
        }
        name => match product {
            Some(product) => Text::new(
                format!("`{name}` {kenmerk}, product {product}"),
                format!("`{name}` {kenmerk}, product {product}"),
            ),
            None => Text::same(format!("`{name}` {kenmerk}")),
        },
    }
}

/// A declared line: its amount, allocation, product and period.
fn line(klasse: &Klasse, kenmerk: &str) -> Text {
    let cents = klasse.cents().unwrap_or_default();
    let toewijzing = klasse.value("ToewijzingNummer").unwrap_or_default();
    let product = klasse.product().unwrap_or_default();
    let period = |element| klasse.value(element).unwrap_or_default();
    let (begin, end) = (period("ProductPeriode/Begindatum"), period("ProductPeriode/Einddatum"));
    let nl_day = |day: &str| day.parse().map_or_else(|_| day.to_owned(), date_nl);
    Text::new(
        format!(
            "regel {kenmerk} van {}, toewijzing {toewijzing}, product {product}, {} t/m {}",
            euro_nl(cents),
            nl_day(begin),
            nl_day(end)
        ),
        format!(
            "line {kenmerk} of {}, allocation {toewijzing}, product {product}, {begin} to {end}",
            euro_en(cents)
        ),
    )
}

/// The totals of a 325.
fn outcome(bericht: &Bericht, klassen: &[Klasse], findings: &mut Vec<Finding>) {
    let Inhoud::DeclaratieAntwoord(root) = &bericht.inhoud else { return };
    let Some(answer) = &root.declaratie_antwoord else { return };
    let submitted = answer.totaal_ingediend_bedrag.cents();
    let granted = answer.totaal_toegekend_bedrag.cents();
    let lines = klassen.iter().filter(|klasse| klasse.name == "Prestatie").count();
    let number = &answer.declaratie_nummer;
    let message = Text::new(
        format!(
            "Declaratie {number}: ingediend {}, toegekend {}, {} afgekeurd",
            euro_nl(submitted),
            euro_nl(granted),
            counted(lines, "regel", "regels")
        ),
        format!(
            "Declaration {number}: submitted {}, granted {}, {} rejected",
            euro_en(submitted),
            euro_en(granted),
            counted(lines, "line", "lines")
        ),
    );
    let advice = if lines == 0 && submitted == granted {
        Text::fixed("Niets te doen", "Nothing to do")
    } else {
        Text::fixed(
            "Verbeter wat is afgekeurd en dien het als nieuwe regels in met een volgende declaratie",
            "Mend what is rejected and submit it as new lines with a later declaration",
        )
    };
    let path = "/Bericht/DeclaratieAntwoord/TotaalToegekendBedrag";
    findings.push(finding(UITKOMST, Severity::Info, path, message, advice));
}
