//! What the definitions of the command line do not hold: its texts in Dutch, and examples.

use std::fmt::Write as _;

use clap::{Arg, Command};
use ibericht::finding::Lang;
use ibericht::report::words::word;

use super::args::HELP;

/// What the help of a command says beside its English texts, which stand at its definition.
pub struct Help {
    /// The command as it is typed, such as `productbook check`; empty for what all commands share.
    pub command: &'static str,
    /// What it does, in Dutch.
    pub nl: &'static str,
    /// What its arguments are, in Dutch, by their field.
    pub arguments: &'static [(&'static str, &'static str)],
    /// How it is used.
    pub examples: &'static [Example],
}

/// A command line that works as it stands.
pub struct Example {
    /// What it does, in Dutch.
    pub nl: &'static str,
    /// What it does, in English.
    pub en: &'static str,
    /// The line, without the name of the program.
    pub line: &'static str,
}

/// What stands for a value: in English, where it is defined, and in Dutch.
const VALUES: &[(&str, &str)] = &[
    ("AFTER", "NA"),
    ("BEFORE", "VOOR"),
    ("DIR", "MAP"),
    ("FILE", "BESTAND"),
    ("FILE|NAME", "BESTAND|NAAM"),
    ("FORMAT", "FORMAAT"),
    ("FORMAT=FILE", "FORMAAT=BESTAND"),
    ("LANG", "TAAL"),
    ("LEVEL", "NIVEAU"),
    ("LIST", "LIJST"),
    ("MESSAGE", "BERICHT"),
    ("NAME|DIR", "NAAM|MAP"),
    ("NAME|FILE", "NAAM|BESTAND"),
    ("PATH", "PAD"),
    ("REFERENCE", "REFERENTIE"),
    ("REGISTRATIONS", "REGISTRATIES"),
    ("SECONDS", "SECONDEN"),
    ("VERSION", "VERSIE"),
    ("WHEN", "WANNEER"),
    ("WORKFOLDER", "WERKMAP"),
    ("WORKFOLDER|FILE", "WERKMAP|BESTAND"),
    ("YYYY-MM", "JJJJ-MM"),
    ("YYYY-MM-DD", "JJJJ-MM-DD"),
    ("YYYY-MM[-DD]", "JJJJ-MM[-DD]"),
];

/// What stands for a value and is the same in both languages.
#[cfg(test)]
const SAME: &[&str] = &["2.1..2.4", "BSN", "CODE", "MB", "SHELL"];

/// Common options that few need: only the long help has them.
const RARE: &[&str] = &["quiet", "color", "no_mask", "max_size", "legacy_names"];

/// The help of a command, by its name as it is typed; the program itself has none.
fn of(path: &str) -> Option<&'static Help> {
    HELP.iter().copied().flatten().find(|help| help.command == path)
}

/// The command line with its help complete, in a language.
pub fn complete(command: Command, lang: Lang) -> Command {
    within(command, lang, "")
}

/// Completes one command and those below it; `path` is its name as it is typed.
fn within(mut command: Command, lang: Lang, path: &str) -> Command {
    let help = of(path);
    let common = path.is_empty();
    command = command.mut_args(|arg| {
        let heading = match (common, arg.is_positional()) {
            (true, _) => word(lang, "Algemene opties", "Common options"),
            (false, true) => word(lang, "Invoer", "Input"),
            (false, false) => word(lang, "Opties", "Options"),
        };
        let arg = arg.help_heading(heading);
        let arg =
            if common && RARE.contains(&arg.get_id().as_str()) { arg.hide_short_help(true) } else { arg };
        if lang == Lang::Nl { dutch(arg, help) } else { arg }
    });
    if let Some(help) = help {
        if lang == Lang::Nl {
            command = command.about(help.nl);
        }
        if !help.examples.is_empty() {
            command = command.after_help(more(path, lang)).after_long_help(examples(help, lang));
        }
    }
    if lang == Lang::Nl {
        let usage = usage(&command, path);
        command = command
            .override_usage(usage)
            .subcommand_help_heading("Opdrachten")
            .help_template("{about}\n\nGebruik: {usage}\n\n{all-args}{after-help}\n");
    }
    let below: Vec<_> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    for name in below {
        let path = if common { name.clone() } else { format!("{path} {name}") };
        command = command.mut_subcommand(name, |sub| within(sub, lang, &path));
    }
    command
}

/// An argument in Dutch.
fn dutch(arg: Arg, help: Option<&Help>) -> Arg {
    // What can be chosen stands in the Dutch text; clap would add it in English.
    let mut arg = if arg.get_action().takes_values() {
        arg.hide_possible_values(true).hide_default_value(true)
    } else {
        arg
    };
    let name = arg.get_value_names().and_then(|names| names.first()).map(AsRef::as_ref);
    if let Some((_, nl)) = VALUES.iter().find(|(en, _)| name == Some(*en)) {
        arg = arg.value_name(*nl);
    }
    let id = arg.get_id().as_str();
    match help.and_then(|help| help.arguments.iter().find(|(of, _)| *of == id)) {
        Some((_, text)) => arg.help(*text).long_help(*text),
        None => arg,
    }
}

/// The line of usage in Dutch, which clap would write in English.
fn usage(command: &Command, path: &str) -> String {
    let mut usage = if path.is_empty() { "ibericht".to_owned() } else { format!("ibericht {path}") };
    usage.push_str(" [OPTIES]");
    if command.has_subcommands() {
        usage.push_str(" <OPDRACHT>");
        return usage;
    }
    for arg in command.get_arguments().filter(|arg| arg.is_required_set() && !arg.is_positional()) {
        let name = arg.get_value_names().and_then(|names| names.first()).map_or("", |name| name.as_str());
        let _ = write!(usage, " --{} <{name}>", arg.get_long().unwrap_or_default());
    }
    for arg in command.get_positionals() {
        let name = arg.get_value_names().and_then(|names| names.first()).map_or("", |name| name.as_str());
        let repeats = arg.get_num_args().is_some_and(|range| range.max_values() > 1);
        let (open, close) = if arg.is_required_set() { ('<', '>') } else { ('[', ']') };
        let _ = write!(usage, " {open}{name}{close}{}", if repeats { "..." } else { "" });
    }
    usage
}

/// Where the examples are, for the short help.
fn more(path: &str, lang: Lang) -> String {
    let command = if path.is_empty() { "ibericht".to_owned() } else { format!("ibericht {path}") };
    match lang {
        Lang::Nl => format!("Voorbeelden, en alle opties: `{command} --help`"),
        Lang::En => format!("Examples, and all options: `{command} --help`"),
    }
}

fn examples(help: &Help, lang: Lang) -> String {
    let mut text = format!("{}:", word(lang, "Voorbeelden", "Examples"));
    for example in help.examples {
        let what = word(lang, example.nl, example.en);
        let _ = write!(text, "\n  {what}:\n    ibericht {}", example.line);
    }
    text
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::super::args::Arguments;
    use super::*;

    /// What a command lacks in Dutch, and what it has for an argument that is not there.
    fn every(command: &Command, path: &str, wrong: &mut Vec<String>) {
        let arguments: Vec<_> = command.get_arguments().map(|arg| arg.get_id().as_str()).collect();
        let told: Vec<_> =
            of(path).into_iter().flat_map(|help| help.arguments).map(|(argument, _)| *argument).collect();
        if of(path).is_none() {
            wrong.push(format!("`{path}`"));
        }
        let missing = arguments.iter().filter(|argument| !told.contains(argument));
        let left = told.iter().filter(|argument| !arguments.contains(argument));
        wrong.extend(missing.chain(left).map(|argument| format!("`{path}` {argument}")));
        let takes_value = command.get_arguments().filter(|arg| arg.get_action().takes_values());
        for name in takes_value.flat_map(|arg| arg.get_value_names().unwrap_or_default()) {
            if !VALUES.iter().any(|(en, _)| en == name) && !SAME.contains(&name.as_str()) {
                wrong.push(format!("`{path}` <{name}>"));
            }
        }
        for sub in command.get_subcommands() {
            every(sub, format!("{path} {}", sub.get_name()).trim(), wrong);
        }
    }

    #[test]
    fn every_command_and_argument_has_a_dutch_text() {
        let mut wrong = Vec::new();
        every(&Arguments::command(), "", &mut wrong);
        assert_eq!(wrong, Vec::<String>::new());
        for lang in [Lang::Nl, Lang::En] {
            complete(Arguments::command(), lang).debug_assert();
        }
    }
}
