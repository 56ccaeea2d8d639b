//! Lines of text for a terminal of 100 columns.

/// The widest line in columns, as in reports.
const WIDTH: usize = 100;

/// The column at which values begin, counted from where the labels begin.
const LABEL: usize = 26;

/// Text that grows line by line.
#[derive(Debug, Default)]
pub(super) struct Page {
    out: String,
}

impl Page {
    pub fn finish(self) -> String {
        self.out
    }

    /// A line as it is.
    pub fn line(&mut self, depth: usize, text: &str) {
        self.indent(depth);
        self.out.push_str(text.trim_end());
        self.out.push('\n');
    }

    /// A heading, with an empty line before it.
    pub fn heading(&mut self, depth: usize, text: &str) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        // A value of others in a heading stays on its line.
        self.line(depth, &text.replace('\n', " "));
    }

    /// A label and its value, wrapped; a value that says nothing gets no line.
    pub fn row(&mut self, depth: usize, label: &str, value: &str) {
        if value.is_empty() {
            return;
        }
        self.indent(depth);
        self.out.push_str(label);
        let gap = LABEL.saturating_sub(label.chars().count()).max(1);
        self.out.extend(std::iter::repeat_n(' ', gap));
        let column = depth * 2 + LABEL;
        for (index, line) in wrapped(value, WIDTH.saturating_sub(column).max(20)).iter().enumerate() {
            if index > 0 {
                self.out.extend(std::iter::repeat_n(' ', column));
            }
            self.out.push_str(line.trim_end());
            self.out.push('\n');
        }
    }

    fn indent(&mut self, depth: usize) {
        self.out.extend(std::iter::repeat_n("  ", depth));
    }
}

/// A text on lines of at most a width, broken at blanks; a longer word stays whole, so that it can be copied.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        let mut length = 0;
        for word in paragraph.split(' ') {
            let word_length = word.chars().count();
            if length > 0 && length + 1 + word_length > width {
                lines.push(std::mem::take(&mut line));
                length = 0;
            } else if length > 0 {
                line.push(' ');
                length += 1;
            }
            line.push_str(word);
            length += word_length;
        }
        lines.push(line);
    }
    lines
}

/// The text with blanks behind it, or before it, up to a width.
pub(super) fn padded(text: &str, width: usize, right: bool) -> String {
    let gap: String = std::iter::repeat_n(' ', width.saturating_sub(text.chars().count())).collect();
    if right { gap + text } else { text.to_string() + &gap }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_values_wrap_under_themselves() {
        let mut page = Page::default();
        page.row(1, "commentaar", &"woord ".repeat(20));
        page.row(1, "een label dat langer is dan zijn kolom", "x\ny");
        let text = page.finish();
        assert!(text.lines().all(|line| line.chars().count() <= WIDTH), "{text}");
        assert_eq!(
            text.lines().nth(1).unwrap(),
            format!("{}{}", " ".repeat(28), "woord ".repeat(8).trim_end())
        );
        assert!(text.ends_with("kolom x\n                            y\n"), "{text}");
    }
}
