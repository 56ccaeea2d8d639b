//! What a text looks most like, among names that are known.

/// What looks most like a text, best first: nothing when nothing is at most half as different as it is long.
#[must_use]
pub fn nearest<T>(wanted: &str, all: impl Iterator<Item = T>, name: impl Fn(&T) -> &str) -> Vec<T> {
    similar(wanted, all, name, 2)
}

/// The name that a text is most likely a misspelling of: one character in four differs at most.
pub(crate) fn misspelt<'n>(wanted: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    similar(wanted, names, |name| name, 4).first().copied()
}

/// What looks most like a text, however little; of equal likeness the first.
pub(crate) fn closest<'n>(wanted: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    similar(wanted, names, |name| name, 0).first().copied()
}

/// What looks like a text, best first, with at most one difference in so many characters; all of it for 0.
pub(super) fn similar<T>(
    wanted: &str,
    all: impl Iterator<Item = T>,
    name: impl Fn(&T) -> &str,
    one_in: usize,
) -> Vec<T> {
    let wanted: Vec<char> = wanted.chars().take(40).flat_map(char::to_lowercase).collect();
    let mut found: Vec<_> = all
        .filter_map(|item| {
            let other: Vec<char> = name(&item).chars().take(40).flat_map(char::to_lowercase).collect();
            let steps = distance(&wanted, &other);
            (one_in * steps <= wanted.len().max(other.len())).then_some((steps, item))
        })
        .collect();
    // Of equal distance the order of the list.
    found.sort_by_key(|(steps, _)| *steps);
    found.into_iter().map(|(_, item)| item).collect()
}

/// The number of characters to change, add, leave out or swap with a neighbour.
fn distance(one: &[char], other: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for (row, c) in one.iter().enumerate() {
        let mut now = vec![row + 1];
        for (column, d) in other.iter().enumerate() {
            let mut steps =
                (last[column] + usize::from(c != d)).min(last[column + 1] + 1).min(now[column] + 1);
            let swapped = row > 0 && column > 0 && *c == other[column - 1] && one[row - 1] == *d;
            if swapped && c != d {
                steps = steps.min(before[column - 1] + 1);
            }
            now.push(steps);
        }
        before = std::mem::replace(&mut last, now);
    }
    last[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_most_like_it_comes_first() {
        let near = |wanted| nearest(wanted, ["TR358", "TR385", "TR101", "CD041"].into_iter(), |name| name);
        assert_eq!(near("tr358"), ["TR358", "TR385"]);
        assert_eq!(near("TR835"), ["TR385", "TR358"]);
        assert!(near("x").is_empty());
        assert!(near(&"TR358".repeat(1000)).is_empty());
    }

    #[test]
    fn a_letter_that_is_wrong_missing_or_swapped_is_one_step() {
        let distance = |one: &str, other: &str| {
            let [one, other] = [one, other].map(|text| text.chars().collect::<Vec<_>>());
            super::distance(&one, &other)
        };
        assert_eq!(distance("productcod", "productcode"), 1);
        assert_eq!(distance("datm", "datum"), 1);
        assert_eq!(distance("datun", "datum"), 1);
        assert_eq!(distance("bns", "bsn"), 1);
        assert_eq!(distance("", "bsn"), 3);
    }

    #[test]
    fn there_is_always_a_closest_one() {
        let closest = |wanted| closest(wanted, ["bsn", "productcode", "datum"].into_iter());
        assert_eq!(closest("Prodctcode"), Some("productcode"));
        assert_eq!(closest("dag"), Some("bsn"), "of equal likeness the first");
    }
}
