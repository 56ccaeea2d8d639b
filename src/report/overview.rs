use super::MessageReport;

/// A file of a processed batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The report on it, the same on every run.
    pub report: MessageReport,
    /// Whether the dossier held it before, so that nothing was changed.
    pub seen: bool,
}
