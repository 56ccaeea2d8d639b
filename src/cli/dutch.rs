//! The command line in Dutch: help, usage and usage errors.

use std::fmt::Write as _;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, Error};

/// What a command does, by its name; those of a group have both names.
fn about(command: &str) -> Option<&'static str> {
    Some(match command {
        "ibericht" => "Leest, controleert en declareert de zorgberichten iWmo en iJw, release 3.2",
        "check" => "Controleer berichten: oordeel en bevindingen per bericht",
        "show" => "Toon in woorden wat een bericht zegt",
        "diff" => "Noem wat er verschilt tussen twee berichten: 0 niets, 1 iets, 2 kon niet draaien",
        "answer" => {
            "Beantwoord een bericht: toon het retourbericht of declaratie-antwoord; 0 goed, 1 afgekeurd, 2 geen antwoord"
        }
        "convert" => "Zet een bericht om van XML naar JSON of terug",
        "process" => "Verwerk een werkmap: controleren, onthouden, declareren en rapporteren",
        "declare" => "Declareer een maand uit registraties, of schrijf een lege werkmap ervoor",
        "pack" => "Pak berichten in ZIPs voor VECOZO",
        "correct" => {
            "Herstel wat gedeclareerd is, uit verbeterde registraties: afgewezen regels opnieuw, foute gecrediteerd en \
             opnieuw gedeclareerd"
        }
        "explain" => {
            "Leg een regel, retourcode, bericht, product, element, codelijst of code uit, of hoe een gedeclareerde regel \
             tot stand kwam"
        }
        "rules" => "Noem de regels die worden gecontroleerd",
        "productbook" => "Controleer een productenboek, of toon er een product uit",
        "productbook check" => "Controleer een productenboek op gaten, overlap en onbekende codes",
        "productbook show" => "Toon een product: eenheid, tarieven, grenzen en regels",
        "dossier" => "Toon wat het dossier weet",
        "pseudonymise" => {
            "Maak een map die naar een leverancier mag: valse BSN's, namen, adressen en referenties, dezelfde bevindingen"
        }
        "retention" => {
            "Verwijder uit het dossier wat ouder is dan een dag en niet meer nodig is; de totalen blijven"
        }
        "schema" => "Toon de schema's (XSD) van de berichten, of vergelijk ze met andere bestanden",
        "schema print" => "Toon een schema, schrijf ze alle in een map, of noem ze",
        "schema diff" => {
            "Vergelijk XSD-bestanden met wat het programma leest en schrijft; code 1 als er iets verschilt"
        }
        _ => return None,
    })
}

/// What an argument is, by command and argument; the command is empty for what all have in common.
#[allow(clippy::too_many_lines, reason = "it is a table")]
fn argument(command: &str, id: &str) -> Option<&'static str> {
    Some(match (command, id) {
        (_, "dossier") => {
            "Dossier met eerdere berichten (SQLite; `process` en `declare` maken het als het er niet is)"
        }
        (_, "productbook") => {
            "Productenboek of contract: een naam als `rijk-van-nijmegen-2026`, of een TOML-bestand; mag vaker"
        }
        (_, "today") => "De dag die als vandaag telt (standaard: vandaag)",
        (_, "lang") => "Taal: nl of en (standaard: die van het systeem; Nederlands als die geen taal noemt)",
        (_, "format") => "Wat er wordt getoond: text, json, html of markdown (standaard: text)",
        (_, "output") => "Schrijf het rapport ook naar een bestand, zoals `json=findings.jsonl`; mag vaker",
        (_, "quiet") => "Toon niets dan fouten",
        (_, "no_mask") => {
            "Toon hele BSN's bij `show`, `diff` en in lijsten uit het dossier; rapporten blijven afgeschermd"
        }
        (_, "max_size") => {
            "Grootste bericht in MB (standaard: 25); een ZIP mag vier keer zo groot zijn en uitpakken"
        }
        (_, "legacy_names") => {
            "Namen van de oude 303 en 304: een TOML-bestand in plaats van de gereconstrueerde"
        }
        (_, "help") => "Toon deze uitleg",
        (_, "version") => "Toon de versie",
        ("check", "paths") => "Bestanden, mappen en ZIPs; `-` leest standaardinvoer",
        ("check", "level") => {
            "Het laatste niveau: schema, content, dossier, extern of productbook (standaard: productbook)"
        }
        ("show", "path") => "Een bericht, of een ZIP of map met berichten; `-` leest standaardinvoer",
        ("diff", "before") => "Het bericht zoals het was; `-` leest standaardinvoer",
        ("diff", "after") => "Het bericht zoals het nu is, van dezelfde soort en wet",
        ("answer", "file") => "Een bericht dat binnenkwam; `-` leest standaardinvoer",
        ("answer", "out") => {
            "Waar het antwoord komt; een bestaand bestand wordt niet overschreven (standaard: standaarduitvoer)"
        }
        ("convert", "file") => "Een bericht als XML of JSON; `-` leest standaardinvoer",
        ("convert", "out") => {
            "Waar het bericht komt; een bestaand bestand wordt niet overschreven (standaard: standaarduitvoer)"
        }
        ("process", "folder") => {
            "Een map met `in/`, `registraties/` en `ibericht.toml`, of een gewone map met berichten"
        }
        ("process", "out") => "Waar declaraties, bevindingen en rapport komen",
        ("process", "period") => "De maand om te declareren (standaard: uit `ibericht.toml`)",
        (_, "xsd_versie") => "De versie in de headers, zoals 1.0.0",
        ("declare", "registrations") => {
            "Een map met `leveringen.csv`, `sessies.csv` en `deelnemers.csv`, of een werkmap (.xlsx)"
        }
        ("declare", "period") => "De maand om te declareren",
        ("declare", "out") => "Waar de declaraties komen; niet nodig met `--check`",
        ("declare", "check") => {
            "Schrijf en bewaar niets; vertel welk antwoord elke regel mag verwachten: 0 alles akkoord, 1 iets afgekeurd \
             of fout"
        }
        ("declare", "template") => {
            "Schrijf een lege werkmap om zorg in te registreren, en declareer niets; een bestaand bestand wordt niet \
              overschreven"
        }
        ("declare", "explain") => "Toon hoe elke regel tot stand kwam",
        ("declare", "message") => {
            "Het bericht: 323, 303 of 303-factuur (standaard: 323); een 303 is voor zorg tot en met 2020 en gereconstrueerd"
        }
        ("declare", "release") => {
            "De release van een 303: 2.1 t/m 2.4 (standaard: die van de datum van het bericht)"
        }
        ("pack", "folder") => "Een map met berichten om in te dienen, zoals `uit/declaraties`",
        ("pack", "out") => "Waar de ZIPs komen, met een lijst van wat erin zit",
        ("declare" | "correct", "config") => {
            "De `ibericht.toml` die zegt wie wij zijn (standaard: die naast de registraties)"
        }
        ("pack", "config") => "De `ibericht.toml` die zegt wie wij zijn (standaard: die in de map)",
        ("correct", "registrations") => {
            "Alle registraties zoals ze hadden moeten zijn: een map of een werkmap, zoals bij `declare`"
        }
        ("correct", "out") => "Waar de declaraties komen",
        ("correct", "period") => {
            "De declaratieperiode (standaard: per gemeente en wet de laatste maand die is ingediend)"
        }
        ("correct", "from") => {
            "De eerste maand om te bekijken: eerdere staan niet volledig in de tabellen (standaard: de maand van de \
             eerste registratie)"
        }
        ("correct", "withdraw") => "Toegekende regels zonder registraties intrekken: crediteer ze",
        ("correct", "dry_run") => "Noem alleen wat er zou gebeuren: leg niets vast en schrijf niets",
        ("explain", "code") => {
            "Wat uit te leggen, zoals TR358, 9056, 301, 02A03, BRS20, Eenheid, WJ756 of Eenheid=14"
        }
        ("explain", "line") => {
            "Een regel van een declaratie in het dossier, bij zijn referentie: hoe hij tot stand kwam en hoe hij ervoor staat"
        }
        ("productbook check", "book") => "Een TOML-bestand, of de naam van een ingebouwd boek",
        ("productbook show", "code") => "De productcode, zoals 02A03",
        ("schema print", "what") => {
            "Een schema als WMO301 om het te tonen; een map om ze alle in te schrijven, nooit over een \
             bestand dat anders is; niets om ze te noemen"
        }
        ("pseudonymise", "folder") => "Een werkmap, of een map met berichten of registraties",
        ("pseudonymise", "out") => "Waar de nieuwe map komt; die moet nieuw of leeg zijn",
        ("pseudonymise", "key") => {
            "De geheime sleutel, 64 hexadecimale cijfers: dezelfde sleutel geeft dezelfde valse waarden; wordt gemaakt als \
             hij er niet is (standaard: elke keer een andere)"
        }
        ("pseudonymise", "translation") => {
            "Schrijf een lijst van ware en valse waarden en bestandsnamen, om een antwoord te begrijpen; stuur die nooit mee"
        }
        ("pseudonymise", "parties") => "Vervang ook de AGB-codes van aanbieders",
        ("retention", "before") => "Wat ouder is dan deze dag gaat weg, als het niet meer nodig is",
        ("retention", "dry_run") => "Noem alleen wat er weg zou gaan: verander niets",
        ("schema diff", "folder") => "De map met de XSD-bestanden van een wet, of met een map voor elke wet",
        ("dossier", "list") => {
            "Wat: clients, toewijzingen, budget (wat er nog is, en wanneer het op is), leveringen, verzoeken, \
             declaraties, prestaties, grootboek (bedragen per gemeente en maand), verschillen (antwoorden die anders \
             zijn dan verwacht), apart (antwoorden die niet verwerkt zijn) of deadlines (wat er moet gebeuren, en wie)"
        }
        ("dossier", "bsn") => "Alleen deze cliënt",
        ("dossier", "config") => {
            "De `ibericht.toml` die zegt wie wij zijn en welke dagen vrij zijn, voor `deadlines` en `declaraties`"
        }
        _ => return None,
    })
}

/// The same command line with its texts in Dutch.
pub fn translate(command: Command) -> Command {
    translate_as(command, "ibericht", "")
}

fn translate_as(mut command: Command, usage: &str, path: &str) -> Command {
    let name = command.get_name().to_string();
    let key = if path.is_empty() { name } else { path.to_string() };
    if let Some(text) = about(&key) {
        command = command.about(text);
    }
    command = command.mut_args(|arg| {
        let text = argument(&key, arg.get_id().as_str());
        // What can be chosen stands in the Dutch text; clap would add it in English.
        let arg = if arg.get_action().takes_values() {
            arg.hide_possible_values(true).hide_default_value(true)
        } else {
            arg
        };
        match text {
            Some(text) => arg.help(text).long_help(text),
            None => arg,
        }
    });
    let subcommands: Vec<_> = command.get_subcommands().map(|sub| sub.get_name().to_string()).collect();
    let positionals = command.get_positionals().fold(String::new(), |mut text, arg| {
        let name = arg.get_value_names().map_or("", |names| names[0].as_str());
        let repeats = arg.get_num_args().is_some_and(|range| range.max_values() > 1);
        let (open, close) = if arg.is_required_set() { ('<', '>') } else { ('[', ']') };
        let _ = write!(text, " {open}{name}{close}{}", if repeats { "..." } else { "" });
        text
    });
    let rest = if subcommands.is_empty() { positionals.as_str() } else { " <OPDRACHT>" };
    let what = match (subcommands.is_empty(), positionals.is_empty()) {
        (false, _) => "Opdrachten:\n{subcommands}\n\n",
        (true, false) => "Invoer:\n{positionals}\n\n",
        (true, true) => "",
    };
    let template = format!("{{about}}\n\nGebruik: {{usage}}\n\n{what}Opties:\n{{options}}\n");
    command = command.override_usage(format!("{usage} [OPTIES]{rest}")).help_template(template);
    for sub in subcommands {
        let usage = format!("{usage} {sub}");
        let path = if key == "ibericht" { sub.clone() } else { format!("{key} {sub}") };
        command = command.mut_subcommand(sub, |sub| translate_as(sub, &usage, &path));
    }
    command
}

/// A usage error in Dutch; help and version are no errors and are `None`.
pub fn error(error: &Error) -> Option<String> {
    let context = |kind| error.get(kind).map(value);
    let argument = context(ContextKind::InvalidArg).unwrap_or_default();
    let given = context(ContextKind::InvalidValue).unwrap_or_default();
    let message = match error.kind() {
        ErrorKind::UnknownArgument => format!("Onbekende optie `{argument}`"),
        ErrorKind::InvalidSubcommand => {
            format!("Onbekende opdracht `{}`", context(ContextKind::InvalidSubcommand).unwrap_or_default())
        }
        ErrorKind::MissingRequiredArgument => format!("Dit ontbreekt nog: {argument}"),
        ErrorKind::InvalidValue if given.is_empty() => format!("Bij `{argument}` ontbreekt de waarde"),
        ErrorKind::InvalidValue => format!("`{given}` kan niet bij `{argument}`"),
        ErrorKind::ValueValidation => {
            let reason = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
            format!("`{given}` kan niet bij `{argument}`: {reason}")
        }
        ErrorKind::ArgumentConflict => format!("`{argument}` staat er dubbel of kan hier niet bij"),
        _ => return None,
    };
    let choices = context(ContextKind::ValidValue)
        .filter(|valid| !valid.is_empty())
        .map(|valid| format!("Kies uit: {valid}"));
    let suggested =
        [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue]
            .into_iter()
            .find_map(|kind| error.get(kind))
            .map(likeliest)
            .map(|suggested| format!("Bedoelt u `{suggested}`?"));
    let advice: Vec<_> = suggested.into_iter().chain(choices).collect();
    let advice =
        if advice.is_empty() { format!("Zie `{} --help`", invoked(error)) } else { advice.join(" ") };
    Some(format!("fout: {message}\n  → {advice}\n"))
}

/// The command that was given, such as `ibericht declare`: the help of it tells what belongs there.
fn invoked(error: &Error) -> String {
    let usage = error.get(ContextKind::Usage).map(ToString::to_string).unwrap_or_default();
    let words = usage.split_whitespace().skip_while(|word| *word != "ibericht");
    let command: Vec<_> =
        words.take_while(|word| word.chars().all(|letter| letter.is_ascii_lowercase())).collect();
    if command.is_empty() { "ibericht".to_owned() } else { command.join(" ") }
}

/// The likeliest of what may have been meant, which clap puts last.
fn likeliest(suggested: &ContextValue) -> String {
    match suggested {
        ContextValue::Strings(all) => all.last().cloned().unwrap_or_default(),
        other => other.to_string(),
    }
}

fn value(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(all) => all.join(", "),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::super::args::Arguments;
    use super::*;

    fn every(command: &Command, path: &str, missing: &mut Vec<String>) {
        let key = if path.is_empty() { "ibericht" } else { path };
        if about(key).is_none() {
            missing.push(key.to_string());
        }
        for arg in command.get_arguments() {
            if argument(key, arg.get_id().as_str()).is_none() {
                missing.push(format!("{key} {}", arg.get_id()));
            }
        }
        for sub in command.get_subcommands() {
            every(sub, format!("{path} {}", sub.get_name()).trim(), missing);
        }
    }

    #[test]
    fn every_command_and_argument_has_a_dutch_text() {
        let mut missing = Vec::new();
        every(&Arguments::command(), "", &mut missing);
        assert_eq!(missing, Vec::<String>::new());
        translate(Arguments::command()).debug_assert();
    }

    #[test]
    fn usage_errors_say_what_and_what_to_do() {
        for (line, words) in [
            ("ibericht chek x", "Onbekende opdracht `chek`|Bedoelt u `check`"),
            ("ibericht check --leven x", "Onbekende optie `--leven`|Bedoelt u `--level`"),
            ("ibericht check", "Dit ontbreekt nog: <PATH>...|Zie `ibericht check --help`"),
            ("ibericht declare x", "--period <JJJJ-MM>|Zie `ibericht declare --help`"),
            ("ibericht check x --format xml", "`xml` kan niet bij|Kies uit: text, json, html, markdown"),
            ("ibericht process x --out y --period april", "`april` kan niet bij|JJJJ-MM"),
            ("ibericht check x --today 2026-02-30", "2026-02-30|JJJJ-MM-DD"),
            ("ibericht check x --output json", "FORMAT=FILE"),
        ] {
            let command = translate(Arguments::command());
            let error_text = error(&command.try_get_matches_from(line.split(' ')).unwrap_err()).unwrap();
            for words in words.split('|') {
                assert!(error_text.contains(words), "{line}: {error_text}");
            }
        }
    }
}
