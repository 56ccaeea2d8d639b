//! `ibericht pseudonymise`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use ibericht::batch::write_private;
use ibericht::finding::{Lang, Text};
use ibericht::pseudonym::{Key, Pseudonymised, Pseudonymising, Translated, pseudonymise};
use ibericht::report::Spreadsheet;
use ibericht::report::words::word;
use schemars::JsonSchema;
use serde::Serialize;

use super::args::{Format, Pseudonymise};
use super::context::Context;
use super::failure::Failure;
use super::{Outcome, json_line};

pub fn run(options: &Pseudonymise, context: &Context<'_>) -> Result<Outcome, Failure> {
    context.require("pseudonymise", &Format::OF_LISTS)?;
    let stay = [&options.key, &options.translation];
    if let Some(file) = stay.into_iter().flatten().find(|file| is_below(file, &options.out)) {
        return Err(goes_along(file));
    }
    if let Some(file) = options.translation.as_ref().filter(|file| file.exists()) {
        return Err(Failure::exists(file));
    }
    let key = key(options.key.as_deref())?;
    let with = Pseudonymising { key: &key, limits: context.limits(), parties: options.parties };
    let made = pseudonymise(&options.folder, &options.out, &with)?;
    if let Some(file) = &options.translation {
        let mut table = Vec::new();
        translation(&made, context.lang, &mut table)?;
        write_private(file, &table)?;
    }
    context.deliver(|format, style| match format {
        Format::Json => json(&made, style.lang),
        _ => text(&made, options, style.lang),
    })?;
    Ok(Outcome::from_errors(made.left_out.iter().any(|left| left.is_input)))
}

/// Whether a file would lie in a folder, which may not be there yet.
fn is_below(file: &Path, folder: &Path) -> bool {
    let absolute = |path: &Path| -> PathBuf {
        let known = path.ancestors().find_map(|above| {
            let above = if above.as_os_str().is_empty() { Path::new(".") } else { above };
            let rest = path.strip_prefix(above).unwrap_or(path);
            above.canonicalize().ok().map(|known| known.join(rest))
        });
        known.unwrap_or_else(|| path.to_path_buf())
    };
    absolute(file).starts_with(absolute(folder))
}

fn goes_along(file: &Path) -> Failure {
    let file = file.display();
    Failure::new(
        Text::new(
            format!("`{file}` zou in de map komen die u verstuurt"),
            format!("`{file}` would be in the folder that you send"),
        ),
        Text::fixed(
            "Bewaar sleutel en vertaling ergens anders: daarmee zijn de ware gegevens terug te vinden",
            "Keep key and translation somewhere else: with them the true data can be found",
        ),
    )
}

/// The key in a file, which is made when it is not there; without a file one that nobody has.
fn key(file: Option<&Path>) -> Result<Key, Failure> {
    if let Some(file) = file
        && file.exists()
    {
        // A key is one short line; whatever else this is, its beginning is enough to see that.
        let text = std::fs::read_to_string(file).unwrap_or_default();
        return Key::from_hex(&text).ok_or_else(|| no_key(file));
    }
    let mut bytes = [0; Key::BYTES];
    getrandom::fill(&mut bytes).map_err(|_| no_chance())?;
    if let Some(file) = file {
        let hex = bytes.iter().fold(String::new(), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        });
        write_private(file, format!("{hex}\n").as_bytes())?;
    }
    Ok(Key::new(bytes))
}

fn no_key(file: &Path) -> Failure {
    Failure::new(
        Text::new(
            format!("`{}` is geen sleutel", file.display()),
            format!("`{}` is not a key", file.display()),
        ),
        Text::fixed(
            "Een sleutel is 64 hexadecimale cijfers op één regel; noem een bestand dat er nog niet is om er een te maken",
            "A key is 64 hexadecimal digits on one line; name a file that is not there yet to have one made",
        ),
    )
}

fn no_chance() -> Failure {
    Failure::new(
        Text::fixed("Het systeem geeft geen toevalsgetallen", "The system gives no random numbers"),
        Text::fixed("Geef zelf een sleutel met `--key`", "Give a key yourself with `--key`"),
    )
}

/// The translation as a table; what is true in it came from others and may begin like a formula.
fn translation(made: &Pseudonymised, lang: Lang, out: &mut Vec<u8>) -> std::io::Result<()> {
    let mut table = Spreadsheet::begin(out, &["soort", "waar", "vals"])?;
    for Translated { kind, own, new } in &made.translations {
        table.row([kind.name().into(), own.into(), new.into()])?;
    }
    for left in &made.left_out {
        table.row(["weggelaten".into(), (&left.file).into(), left.why.get(lang).into()])?;
    }
    table.end()
}

/// How many files were left out for each reason; their names may say who they are about.
fn left_out(made: &Pseudonymised, lang: Lang) -> BTreeMap<&str, usize> {
    made.left_out.iter().fold(BTreeMap::new(), |mut reasons, left| {
        *reasons.entry(left.why.get(lang)).or_default() += 1;
        reasons
    })
}

fn text(made: &Pseudonymised, options: &Pseudonymise, lang: Lang) -> String {
    let mut out = match lang {
        Lang::Nl => format!(
            "{} berichten en {} bestanden met registraties, van {} verschillende BSN's\n\nVervangen:\n",
            made.messages, made.registrations, made.clients
        ),
        Lang::En => format!(
            "{} messages and {} files with registrations, of {} different BSNs\n\nReplaced:\n",
            made.messages, made.registrations, made.clients
        ),
    };
    for (kind, count) in &made.counts {
        let _ = writeln!(out, "{count:>8}  {}", kind.text().get(lang));
    }
    if made.births_kept > 0 {
        let _ = writeln!(
            out,
            "\n{:>8}  {}",
            made.births_kept,
            word(
                lang,
                "geboortedatums gelijk gebleven: een andere dag kan de uitkomst van een regel veranderen",
                "dates of birth kept: another day may change the outcome of a rule",
            )
        );
    }
    if !made.left_out.is_empty() {
        let _ = writeln!(out, "\n{}:", word(lang, "Weggelaten", "Left out"));
        for (why, count) in left_out(made, lang) {
            let _ = writeln!(out, "{count:>8}  {why}");
        }
        if options.translation.is_none() {
            let _ = writeln!(
                out,
                "          {}",
                word(lang, "`--translation BESTAND` noemt welke", "`--translation FILE` names which")
            );
        }
    }
    if !made.settings_left_out.is_empty() {
        let _ = writeln!(
            out,
            "\n{}: {}",
            word(lang, "Weggelaten uit `ibericht.toml`", "Left out of `ibericht.toml`"),
            made.settings_left_out.join(", ")
        );
    }
    let stays = if options.parties {
        word(
            lang,
            "Gebleven: codes van gemeenten, producten, datums van zorg, volumes en bedragen;\ndaar gaan de regels over",
            "Kept: codes of municipalities, products, dates of care, volumes and amounts;\nthe rules are about them",
        )
    } else {
        word(
            lang,
            "Gebleven: AGB-codes van aanbieders (zie `--parties`), codes van gemeenten, producten,\ndatums van \
             zorg, volumes en bedragen; daar gaan de regels over",
            "Kept: AGB codes of providers (see `--parties`), codes of municipalities, products, dates of \
             care,\nvolumes and amounts; the rules are about them",
        )
    };
    let _ = writeln!(out, "\n{stays}");
    let folder = options.out.display();
    let next = match lang {
        Lang::Nl => format!("Kijk `{folder}` na en stuur alleen die map mee; een sleutel of vertaling nooit"),
        Lang::En => format!("Look `{folder}` over and send only that folder; a key or translation never"),
    };
    let _ = writeln!(out, "{next}");
    out
}

/// What was made, for programs: counts, and nothing that says something of a person.
#[derive(Serialize, JsonSchema)]
pub struct Made<'m> {
    /// How many messages there are.
    messages: usize,
    /// How many tables and workbooks with registrations.
    registrations: usize,
    /// How many different BSNs, or numbers that may be one.
    clients: usize,
    /// How many values were replaced, by their kind.
    replaced: BTreeMap<&'static str, usize>,
    /// How many dates of birth stayed, because another day might change the outcome of a rule.
    births_kept: usize,
    /// How many files are not there, by the reason in words.
    left_out: BTreeMap<&'m str, usize>,
    /// Settings that are not there, or not as a whole.
    settings_left_out: &'m [String],
}

fn json(made: &Pseudonymised, lang: Lang) -> String {
    json_line(&Made {
        messages: made.messages,
        registrations: made.registrations,
        clients: made.clients,
        replaced: made.counts.iter().map(|(kind, count)| (kind.name(), *count)).collect(),
        births_kept: made.births_kept,
        left_out: left_out(made, lang),
        settings_left_out: &made.settings_left_out,
    })
}
