//! The language, from the environment.

use ibericht::finding::Lang;

/// The language of the locale: English when it names a language other than Dutch.
///
/// Without a locale, or with the nameless `C` and `POSIX`, the language is Dutch: Windows sets
/// none of these variables, and nearly every user is Dutch.
pub fn from_locale(variable: impl Fn(&str) -> Option<String>) -> Lang {
    let locale = deciding(&variable).and_then(&variable).unwrap_or_default();
    let language = locale.split(['_', '.', '@']).next().unwrap_or_default().to_ascii_lowercase();
    match language.as_str() {
        "" | "c" | "posix" | "nl" => Lang::Nl,
        _ => Lang::En,
    }
}

/// The variable that names the locale: the first that is not empty.
fn deciding(variable: impl Fn(&str) -> Option<String>) -> Option<&'static str> {
    let named = |name: &&str| variable(name).is_some_and(|value| !value.is_empty());
    ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find(named)
}

/// The variable of the environment that names the locale.
pub fn variable() -> Option<&'static str> {
    deciding(|name| std::env::var(name).ok())
}

/// The language before the options are read: what `--lang` says, or else the locale.
pub fn of_command_line() -> Lang {
    told("--lang", |value| match value {
        "nl" => Some(Lang::Nl),
        "en" => Some(Lang::En),
        _ => None,
    })
    .unwrap_or_else(|| from_locale(|name| std::env::var(name).ok()))
}

/// What an option says before the options are read: its first value that is understood.
pub fn told<T>(option: &str, value: impl Fn(&str) -> Option<T>) -> Option<T> {
    // A path on the command line need not be UTF-8, and `args` panics over one that is not.
    let mut arguments =
        std::env::args_os().skip(1).map(|argument| argument.into_string().unwrap_or_default());
    while let Some(argument) = arguments.next() {
        let given = match argument.strip_prefix(option) {
            Some("") => arguments.next(),
            Some(rest) => rest.strip_prefix('=').map(str::to_string),
            None => None,
        };
        if let Some(understood) = given.as_deref().and_then(&value) {
            return Some(understood);
        }
    }
    None
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
