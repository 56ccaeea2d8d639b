//! For which part of a declaration a finding counts.

/// Where a finding counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Plek {
    /// The header, or what is no part of a declaration.
    Header,
    /// The declaration as a whole.
    Declaratie,
    /// A client, by its index from 0.
    Client(usize),
    /// A line: the index of its client and its own, from 0.
    Regel(usize, usize),
}

/// The path of the class below which a declaration is answered.
const DECLARATIE: &str = "/Bericht/Declaratie";

impl Plek {
    /// The class that a path counts for, as the answer has it.
    #[must_use]
    pub fn of(path: &str) -> Self {
        let Some(rest) = path.strip_prefix(DECLARATIE) else { return Self::Header };
        let Some(client) = index(rest, "/Clienten/Client[") else { return Self::Declaratie };
        let line = rest.split_once(']').and_then(|(_, rest)| index(rest, "/Prestaties/Prestatie["));
        line.map_or(Self::Client(client), |line| Self::Regel(client, line))
    }
}

/// The index from 0 that follows a prefix.
fn index(path: &str, prefix: &str) -> Option<usize> {
    let (number, _) = path.strip_prefix(prefix)?.split_once(']')?;
    number.parse::<usize>().ok()?.checked_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_counts_for_its_deepest_class() {
        for (path, plek) in [
            ("/Bericht", Plek::Header),
            ("/Bericht/Header/BerichtIdentificatie/Identificatie", Plek::Header),
            ("/Bericht/Declaratie/DeclaratieNummer", Plek::Declaratie),
            ("/Bericht/Declaratie/Clienten/Client[3]/Bsn", Plek::Client(2)),
            ("/Bericht/Declaratie/Clienten/Client[3]/Prestaties/Prestatie[12]", Plek::Regel(2, 11)),
            ("/Bericht/Declaratie/Clienten/Client[1]/Prestaties/Prestatie[1]/Eenheid", Plek::Regel(0, 0)),
            ("/Bericht/Declaratie/Clienten/Client[0]", Plek::Declaratie),
        ] {
            assert_eq!(Plek::of(path), plek, "{path}");
        }
    }
}
