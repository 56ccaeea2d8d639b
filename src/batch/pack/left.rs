//! Why a file is in no ZIP, and which refusal by VECOZO that prevents.

use super::ZipBounds;
use crate::batch::Own;
use crate::finding::{Lang, Level, Severity, Text, Verdict};
use crate::messages::Bericht;
use crate::report::{LeftOut, MessageReport, words};

fn left(file: String, severity: Severity, vecozo: Option<&'static str>, why: Text, advice: Text) -> LeftOut {
    LeftOut { file, severity, vecozo, why, advice, findings: Vec::new() }
}

/// A file that is no message, such as a report.
pub(super) fn no_message(file: String) -> LeftOut {
    left(
        file,
        Severity::Info,
        None,
        Text::fixed("Geen bericht", "No message"),
        Text::fixed(
            "Niets, als dit geen bericht is; geef een bericht anders de extensie `.xml`",
            "Nothing, if this is no message; otherwise give a message the extension `.xml`",
        ),
    )
}

/// A link, or whatever else is not looked into.
pub(super) fn passed_over(file: String, why: Text) -> LeftOut {
    left(
        file,
        Severity::Error,
        None,
        why,
        Text::fixed(
            "Er kunnen berichten achter zitten die nu niet zijn ingepakt: zet de bestanden zelf in de map",
            "There may be messages behind it that are not packed now: put the files themselves into the folder",
        ),
    )
}

/// A ZIP among the messages.
pub(super) fn is_zip(file: String) -> LeftOut {
    left(
        file,
        Severity::Error,
        Some("BRS15"),
        Text::fixed(
            "Een ZIP; een ZIP in een ZIP neemt VECOZO niet aan, en wat erin zit is niet bekeken",
            "A ZIP; VECOZO takes no ZIP in a ZIP, and what is in it was not looked at",
        ),
        Text::fixed(
            "Pak de ZIP uit in deze map, of haal hem weg als u hem al hebt ingediend",
            "Unpack the ZIP into this folder, or take it away when you have submitted it already",
        ),
    )
}

/// A message above the largest size.
pub(super) fn too_large(file: String, bounds: ZipBounds) -> LeftOut {
    let most = |lang| words::size(bounds.bytes, lang);
    left(
        file,
        Severity::Error,
        Some("BRS06"),
        Text::new(
            format!("Dit bestand alleen is al groter dan VECOZO aanneemt ({})", most(Lang::Nl)),
            format!("This file alone is larger than VECOZO takes ({})", most(Lang::En)),
        ),
        Text::fixed(
            "Splits de declaratie, elk deel met een eigen `DeclaratieNummer`, `Identificatie` en totaal; `ibericht \
             declare` doet dat vanzelf",
            "Split the declaration, each part with its own `DeclaratieNummer`, `Identificatie` and total; `ibericht \
             declare` does so by itself",
        ),
    )
}

/// A file that cannot be read, or a message with errors.
pub(super) fn wrong(report: MessageReport) -> LeftOut {
    let first =
        report.findings.iter().filter(|finding| finding.is_error()).map(|finding| finding.level).min();
    let known = report.message.is_some();
    let (vecozo, why) = match first {
        _ if !known => (
            Some("BRS14"),
            Text::fixed("Dit bestand is geen leesbaar bericht", "This file is no message that can be read"),
        ),
        _ if report.verdict == Verdict::Reconstructed => (
            None,
            Text::fixed(
                "Een 303 of 304 is gereconstrueerd, dus is niet te zeggen of VECOZO hem aanneemt",
                "A 303 or 304 is reconstructed, so whether VECOZO accepts it cannot be told",
            ),
        ),
        Some(Level::Schema) => (
            Some("BRS13"),
            Text::fixed("Het bericht volgt zijn schema niet", "The message does not follow its schema"),
        ),
        Some(Level::Content) => (
            Some("BRS28"),
            Text::fixed(
                "Het bericht overtreedt een regel van niveau 2",
                "The message breaks a rule of level 2",
            ),
        ),
        _ => (
            None,
            Text::fixed(
                "VECOZO zou het bericht doorsturen, maar de gemeente zou het afkeuren",
                "VECOZO would pass the message on, but the municipality would reject it",
            ),
        ),
    };
    let advice = if report.verdict == Verdict::Reconstructed {
        Text::fixed(
            "Dien het los in, in overleg met de gemeente; haal het uit de map",
            "Submit it on its own, in consultation with the municipality; take it out of the folder",
        )
    } else {
        Text::fixed(
            "Verbeter de oorzaak, maak het bericht opnieuw en pak het dan in",
            "Mend the cause, make the message again and pack it then",
        )
    };
    let mut findings = report.findings;
    findings.retain(crate::finding::Finding::is_error);
    LeftOut { findings, ..left(report.file, Severity::Error, vecozo, why, advice) }
}

/// A 303 or 304, of which the form is reconstructed and so cannot be vouched for.
pub(super) fn legacy(file: String) -> LeftOut {
    left(
        file,
        Severity::Error,
        Some("IB023"),
        Text::fixed(
            "Een oude declaratie (303 of 304): de vorm daarvan is gereconstrueerd, dus dat VECOZO hem aanneemt is niet \
             te controleren",
            "An old declaration (303 or 304): its form is reconstructed, so that VECOZO takes it cannot be checked",
        ),
        Text::fixed(
            "Vraag de gemeente of zij de 303 nog aanneemt, en dien hem dan los in, nooit samen met andere berichten",
            "Ask the municipality whether it still takes the 303, and then submit it by itself, never with other \
             messages",
        ),
    )
}

/// A message that a municipality makes.
pub(super) fn from_gemeente(file: String, bericht: &Bericht) -> LeftOut {
    let name = bericht.name().name();
    left(
        file,
        Severity::Error,
        Some("BRS02"),
        Text::new(
            format!(
                "Een {name} verstuurt een gemeente, via het GGk; een aanbieder dient dat niet in bij VECOZO"
            ),
            format!(
                "A {name} is sent by a municipality, through the GGk; a provider does not submit it to VECOZO"
            ),
        ),
        Text::fixed(
            "Niets, als u het hebt ontvangen: verwerk het met `ibericht process`",
            "Nothing, when you received it: process it with `ibericht process`",
        ),
    )
}

/// A message of another provider.
pub(super) fn not_ours(file: String, bericht: &Bericht, own: &Own) -> LeftOut {
    let theirs = bericht.gemeente_en_aanbieder().1;
    let ours = match own {
        Own::Aanbieder(agb) => agb.to_string(),
        Own::Gemeente(gemeente) => gemeente.to_string(),
        Own::Unknown => String::new(),
    };
    left(
        file,
        Severity::Error,
        Some("BRS03"),
        Text::new(
            format!("Dit bericht is van aanbieder `{theirs}` en niet van ons (`{ours}`)"),
            format!("This message is from provider `{theirs}` and not from us (`{ours}`)"),
        ),
        Text::fixed(
            "Dient u ook voor die aanbieder in, pak zijn berichten dan apart in met zijn eigen `ibericht.toml` \
             (`--config`)",
            "When you submit for that provider as well, pack its messages apart with its own `ibericht.toml` \
             (`--config`)",
        ),
    )
}

/// The same bytes once more.
pub(super) fn same_file(file: String, first: &str) -> LeftOut {
    left(
        file,
        Severity::Warning,
        Some("BRS20"),
        Text::new(
            format!("Precies hetzelfde bericht als `{first}`, dat wel is ingepakt"),
            format!("Exactly the same message as `{first}`, which is packed"),
        ),
        Text::fixed("Niets; een van de twee kan weg", "Nothing; one of the two can go"),
    )
}

/// Another message with the same identification.
pub(super) fn same_identificatie(file: String, other: &str) -> LeftOut {
    left(
        file,
        Severity::Error,
        Some("BRS20"),
        Text::new(
            format!("Heeft dezelfde `Identificatie` als `{other}`, maar is een ander bericht"),
            format!("Has the same `Identificatie` as `{other}`, but is another message"),
        ),
        Text::fixed(
            "Kijk welk van de twee het goede is en haal het andere weg; zijn ze beide nodig, maak er dan een opnieuw \
             met een nieuwe `Identificatie`",
            "See which of the two is right and take the other one away; when both are needed, make one again with a \
             new `Identificatie`",
        ),
    )
}

/// A file that was another one when it was checked.
pub(super) fn changed(file: String) -> LeftOut {
    left(
        file,
        Severity::Error,
        None,
        Text::fixed(
            "Het bestand veranderde of verdween tijdens het inpakken",
            "The file changed or went away while it was being packed",
        ),
        Text::fixed("Draai dezelfde opdracht opnieuw", "Run the same command again"),
    )
}

/// A ZIP in the folder of the ZIPs that was not made by packing, or was changed since.
pub(super) fn foreign_zip(file: String) -> LeftOut {
    left(
        file,
        Severity::Warning,
        None,
        Text::fixed(
            "Deze ZIP stond er al en is niet zo door `ibericht pack` gemaakt; hij blijft zoals hij is en telt niet mee",
            "This ZIP was here already and was not made like this by `ibericht pack`; it stays as it is and does not \
             count",
        ),
        Text::fixed(
            "Dien hem alleen in als u weet wat erin zit; `ibericht check` leest hem",
            "Submit it only when you know what is in it; `ibericht check` reads it",
        ),
    )
}
