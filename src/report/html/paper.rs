//! What stands on every sheet when the page is printed.

/// A rule of style with a text at the foot of every sheet; a text may say anything and stays a text.
pub(super) fn foot(text: &str) -> String {
    let quoted: String = text.chars().map(escaped).collect();
    format!("@page {{ @bottom-left {{ content: \"{quoted}\"; }} }}\n")
}

/// A character of a string in CSS, and in a `style` of HTML: what may end either is written by its number, which ends
/// with a space.
fn escaped(letter: char) -> String {
    if letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '.' | ',' | ':' | '·') {
        letter.to_string()
    } else {
        format!("\\{:x} ", u32::from(letter))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_ends_neither_the_string_nor_the_style() {
        assert_eq!(
            foot("22-11-2026 · Bergen"),
            "@page { @bottom-left { content: \"22-11-2026 · Bergen\"; } }\n"
        );
        let nasty = foot("\"; } </style>\\\n");
        assert!(!nasty.contains("</"), "{nasty}");
        assert!(nasty.contains("\\22 \\3b  \\7d  \\3c \\2f style\\3e \\5c \\a "), "{nasty}");
    }
}
