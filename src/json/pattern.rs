//! Facets as regular expressions of JavaScript, which is what JSON Schema asks for.
//!
//! Each takes linear time in an engine that backtracks: no part can be matched in two ways.

use crate::values::Pattern;

/// A date without time zone, years of more than four digits included.
pub(super) const DATE: &str = "^-?([1-9][0-9]{3,}|0[0-9]{3})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";

/// A time without time zone, with any fraction of a second.
pub(super) const TIME: &str = r"^(([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]+)?|24:00:00(\.0+)?)$";

/// The expression of a pattern.
pub(super) fn ecma(pattern: Pattern) -> String {
    match pattern {
        // The white space of XML is less than that of JavaScript's `\s`.
        Pattern::NotBlank => r"^[ \t]*[^ \t\n\r][^\n\r]*$".into(),
        Pattern::Comment => r"[^ \t\n\r]".into(),
        Pattern::Digits(n) => format!("^[0-9]{{{n}}}$"),
        Pattern::AnyDigits => "^[0-9]*$".into(),
        Pattern::Letters => r"^[a-zA-Z\u00c0-\u1ef3]+$".into(),
        Pattern::Alphanumeric => "^[a-zA-Z0-9]+$".into(),
        Pattern::Version => r"^(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)$".into(),
    }
}
