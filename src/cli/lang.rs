//! The language, from the environment.

use ibericht::finding::Lang;

/// The language of the locale: English when it names a language other than Dutch.
///
/// Without a locale, or with the nameless `C` and `POSIX`, the language is Dutch: Windows sets
/// none of these variables, and nearly every user is Dutch.
pub fn from_locale(variable: impl Fn(&str) -> Option<String>) -> Lang {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(variable)
        .find(|value| !value.is_empty())
        .unwrap_or_default();
    let language = locale.split(['_', '.', '@']).next().unwrap_or_default().to_ascii_lowercase();
    match language.as_str() {
        "" | "c" | "posix" | "nl" => Lang::Nl,
        _ => Lang::En,
    }
}

/// The language before the options are read: what `--lang` says, or else the locale.
pub fn of_command_line() -> Lang {
    // A path on the command line need not be UTF-8, and `args` panics over one that is not.
    let mut arguments =
        std::env::args_os().skip(1).map(|argument| argument.into_string().unwrap_or_default());
    while let Some(argument) = arguments.next() {
        let value = match argument.strip_prefix("--lang") {
            Some("") => arguments.next(),
            Some(rest) => rest.strip_prefix('=').map(str::to_string),
            None => None,
        };
        match value.as_deref() {
            Some("nl") => return Lang::Nl,
            Some("en") => return Lang::En,
            _ => {}
        }
    }
    from_locale(|name| std::env::var(name).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locale_decides() {
        for (name, value, lang) in [
            ("LANG", "nl_NL.UTF-8", Lang::Nl),
            ("LANG", "nl_BE", Lang::Nl),
            ("LANG", "en_GB.UTF-8", Lang::En),
            ("LC_MESSAGES", "de_DE", Lang::En),
            ("LANG", "C.UTF-8", Lang::Nl),
            ("LC_ALL", "POSIX", Lang::Nl),
            ("LANG", "", Lang::Nl),
            ("OTHER", "en_GB", Lang::Nl),
        ] {
            assert_eq!(from_locale(|key| (key == name).then(|| value.to_string())), lang, "{name}={value}");
        }
    }

    #[test]
    fn the_stronger_variable_wins() {
        let variable = |key: &str| match key {
            "LC_ALL" => Some("en_US".to_string()),
            _ => Some("nl_NL".to_string()),
        };
        assert_eq!(from_locale(variable), Lang::En);
    }
}
