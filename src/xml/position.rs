/// Turns byte offsets into line and column, both from 1, the column in characters.
///
/// Offsets must come in ascending order; then a whole file costs one pass.
pub(crate) struct Positions<'x> {
    source: &'x str,
    offset: usize,
    line: u32,
    column: u32,
}

impl<'x> Positions<'x> {
    pub(crate) const fn new(source: &'x str) -> Self {
        Self { source, offset: 0, line: 1, column: 1 }
    }

    pub(crate) fn of(&mut self, offset: usize) -> (u32, u32) {
        let bytes = self.source.as_bytes();
        let offset = offset.min(bytes.len());
        if offset > self.offset {
            // Only what is new is looked at: a file may be one line with thousands of faults.
            let passed = &bytes[self.offset..offset];
            let newlines = memchr::memchr_iter(b'\n', passed).count();
            let mut rest = passed;
            if let Some(last) = memchr::memrchr(b'\n', passed) {
                rest = &passed[last + 1..];
                self.column = 1;
            }
            self.line = self.line.saturating_add(u32::try_from(newlines).unwrap_or(u32::MAX));
            // Bytes that continue a character are not columns of their own.
            let columns = rest.iter().filter(|byte| (**byte & 0xC0) != 0x80).count();
            self.column = self.column.saturating_add(u32::try_from(columns).unwrap_or(u32::MAX));
            self.offset = offset;
        }
        (self.line, self.column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_count_characters() {
        let mut positions = Positions::new("één\r\ntwee\n<a>");
        assert_eq!(positions.of(0), (1, 1));
        assert_eq!(positions.of(5), (1, 4));
        assert_eq!(positions.of(7), (2, 1));
        assert_eq!(positions.of(12), (3, 1));
        assert_eq!(positions.of(99), (3, 4));
    }
}
