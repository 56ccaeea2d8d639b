//! Where an element stands, cheap to carry through a message of many lines.

/// A path with up to two indices. It is only written out when a finding needs it.
#[derive(Debug, Clone, Copy)]
pub(in crate::rules) struct Place {
    /// The path with `#` for each index.
    template: &'static str,
    /// The indices from 0, outer first.
    indices: [usize; 2],
}

impl Place {
    pub(in crate::rules) const fn of(template: &'static str) -> Self {
        Self { template, indices: [0, 0] }
    }

    pub(in crate::rules) const fn nth(template: &'static str, index: usize) -> Self {
        Self { template, indices: [index, 0] }
    }

    pub(in crate::rules) const fn nth_of(template: &'static str, outer: usize, inner: usize) -> Self {
        Self { template, indices: [outer, inner] }
    }

    /// The path, with indices from 1.
    pub(in crate::rules) fn path(self) -> String {
        let mut indices = self.indices.into_iter();
        self.template.chars().fold(String::with_capacity(self.template.len() + 8), |mut path, c| {
            match c {
                '#' => path.push_str(&(indices.next().unwrap_or_default() + 1).to_string()),
                other => path.push(other),
            }
            path
        })
    }

    /// The last step of the path: `NieuwProduct[2]`.
    pub(in crate::rules) fn last_step(self) -> String {
        let path = self.path();
        path.rsplit('/').next().unwrap_or_default().to_string()
    }

    /// The path of an element below it: `Omvang/Frequentie`.
    pub(in crate::rules) fn below(self, element: &str) -> String {
        format!("{}/{element}", self.path())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn indices_count_from_one() {
        let place = Place::nth_of("/Bericht/Client[#]/Prestatie[#]", 0, 11);
        assert_eq!(place.below("Eenheid"), "/Bericht/Client[1]/Prestatie[12]/Eenheid");
        assert_eq!(place.last_step(), "Prestatie[12]");
    }
}
