/// Turns byte offsets into line and column, both from 1, the column in characters.
///
/// Offsets must come in ascending order; then a whole file costs one pass.
pub(crate) struct Positions<'x> {
    source: &'x str,
    offset: usize,
    line: u32,
    line_start: usize,
}

impl<'x> Positions<'x> {
    pub(crate) const fn new(source: &'x str) -> Self {
        Self { source, offset: 0, line: 1, line_start: 0 }
    }

    pub(crate) fn of(&mut self, offset: usize) -> (u32, u32) {
        let bytes = self.source.as_bytes();
        let offset = offset.min(bytes.len());
        if offset > self.offset {
            for newline in memchr::memchr_iter(b'\n', &bytes[self.offset..offset]) {
                self.line = self.line.saturating_add(1);
                self.line_start = self.offset + newline + 1;
            }
            self.offset = offset;
        }
        let before = &bytes[self.line_start.min(offset)..offset];
        // Bytes that continue a character are not columns of their own.
        let column = before.iter().filter(|byte| (**byte & 0xC0) != 0x80).count() + 1;
        (self.line, u32::try_from(column).unwrap_or(u32::MAX))
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
