/// Turns byte offsets into line and column, both from 1, the column in characters.
///
/// Offsets must come in ascending order; then a whole file costs one pass.
pub(crate) struct Positions<'x> {
    source: &'x str,
    offset: usize,
    line: u32,
    /// Characters between the start of the line and the offset.
    column: usize,
}

impl<'x> Positions<'x> {
    pub(crate) const fn new(source: &'x str) -> Self {
        Self { source, offset: 0, line: 1, column: 0 }
    }

    pub(crate) fn of(&mut self, offset: usize) -> (u32, u32) {
        let bytes = self.source.as_bytes();
        let offset = offset.clamp(self.offset, bytes.len());
        let mut passed = &bytes[self.offset..offset];
        if let Some(last) = memchr::memrchr(b'\n', passed) {
            let lines = memchr::memchr_iter(b'\n', passed).count();
            self.line = self.line.saturating_add(u32::try_from(lines).unwrap_or(u32::MAX));
            self.column = 0;
            passed = &passed[last + 1..];
        }
        // Bytes that continue a character are not columns of their own.
        self.column += passed.iter().filter(|byte| (**byte & 0xC0) != 0x80).count();
        self.offset = offset;
        (self.line, u32::try_from(self.column + 1).unwrap_or(u32::MAX))
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
