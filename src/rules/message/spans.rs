//! Periods that overlap, found without comparing every pair.

use crate::values::Datum;

/// A period, inclusive on both ends, with the number of what it belongs to.
#[derive(Debug, Clone, Copy)]
pub(in crate::rules) struct Span {
    pub(in crate::rules) begin: Datum,
    pub(in crate::rules) end: Datum,
    pub(in crate::rules) id: usize,
}

/// Periods in order of their begin.
#[derive(Debug, Default)]
pub(in crate::rules) struct Spans {
    sorted: Vec<Span>,
    /// Per position the two periods of different owners that end last of those up to it; the second serves when the
    /// first belongs to what is asked about. With one owner both are its.
    latest: Vec<[Span; 2]>,
}

impl Spans {
    pub(in crate::rules) fn new(mut spans: Vec<Span>) -> Self {
        spans.sort_by_key(|span| (span.begin, span.id));
        let mut latest: Vec<[Span; 2]> = Vec::with_capacity(spans.len());
        for span in &spans {
            let next = match latest.last() {
                None => [*span, *span],
                Some([first, second]) if span.end > first.end => {
                    [*span, if span.id == first.id { *second } else { *first }]
                }
                Some([first, second])
                    if span.id != first.id && (span.end > second.end || second.id == first.id) =>
                {
                    [*first, *span]
                }
                Some(both) => *both,
            };
            latest.push(next);
        }
        Self { sorted: spans, latest }
    }

    /// A period of something else that shares a day with this one.
    pub(in crate::rules) fn overlapping(&self, span: Span) -> Option<Span> {
        let begun = self.sorted.partition_point(|other| other.begin <= span.end);
        let latest = self.latest.get(begun.checked_sub(1)?)?;
        latest.iter().find(|other| other.id != span.id && other.end >= span.begin).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_comparing_every_pair() {
        let day = |n: usize| Datum::from_num_days_from_ce_opt(739_000 + i32::try_from(n).unwrap()).unwrap();
        // Every period within five days, some backwards, in every set of four out of a spread-out selection.
        let all: Vec<_> = (0..5).flat_map(|begin| (0..5).map(move |end| (begin, end))).collect();
        for seed in 0..400usize {
            let spans: Vec<_> = (0..4)
                .map(|id| {
                    let (begin, end) = all[(seed * 7 + id * (seed % 13 + 1)) % all.len()];
                    Span { begin: day(begin), end: day(end), id }
                })
                .collect();
            // The last two may belong to one.
            let mut spans: Vec<Span> = spans;
            if seed % 3 == 0 {
                spans[3].id = spans[2].id;
            }
            let sorted = Spans::new(spans.clone());
            for span in &spans {
                let pairwise = spans
                    .iter()
                    .any(|other| other.id != span.id && other.begin <= span.end && other.end >= span.begin);
                assert_eq!(sorted.overlapping(*span).is_some(), pairwise, "{span:?} in {spans:?}");
            }
        }
    }
}
