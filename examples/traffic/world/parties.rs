//! Who sends to whom: relations of a municipality and a provider under a law, and the clients of each.

use ibericht::batch::Own;
use ibericht::codelists::GEMEENTE;
use ibericht::values::*;

use super::builders::val;
use super::people::{self, Person};

/// About how many clients share a relation.
const CLIENTS: u32 = 60;
/// Most municipalities and providers.
const GEMEENTEN: u32 = 340;
const AANBIEDERS: u32 = 2_000;

#[derive(Debug)]
pub struct Relation {
    pub domain: Domain,
    pub gemeente: Gemeente,
    pub aanbieder: AgbCode,
    pub clients: Vec<u32>,
}

#[derive(Debug)]
pub struct Parties {
    relations: Vec<Relation>,
    /// Relations per law.
    per_law: u32,
}

impl Parties {
    pub fn new(clients: u32, own: &Own) -> Result<Self, String> {
        let wanted = (clients / 2).div_ceil(CLIENTS).max(1);
        // Everybody is a client of a municipality once: for more clients than people there are, people move.
        let rings = clients.div_ceil(people::count()).max(1);
        let gemeenten = match own {
            Own::Gemeente(_) => 1,
            Own::Aanbieder(_) => wanted.min(GEMEENTEN).max(rings),
            Own::Unknown => wanted.isqrt().min(GEMEENTEN).max(rings),
        };
        let most = Self::most(own);
        if clients > most {
            return Err(format!("there are test numbers for {most} clients here, not for {clients}"));
        }
        let aanbieders = match own {
            Own::Aanbieder(_) => 1,
            _ => wanted.div_ceil(gemeenten).min(AANBIEDERS),
        };
        let per_law = gemeenten * aanbieders;
        let relations = (0..per_law).flat_map(|index| Domain::ALL.map(|domain| (index, domain)));
        let relations = relations.map(|(index, domain)| {
            let (gemeente, aanbieder) =
                (index % gemeenten, (index / gemeenten + index % gemeenten) % aanbieders);
            let all = GEMEENTE.codes;
            let nijmegen = all.iter().position(|code| code.code == "0268").unwrap();
            Relation {
                domain,
                gemeente: match own {
                    Own::Gemeente(gemeente) => *gemeente,
                    _ => val(all[(nijmegen + gemeente as usize) % all.len()].code),
                },
                aanbieder: match own {
                    Own::Aanbieder(aanbieder) => *aanbieder,
                    _ => val(&(99_990_001 + aanbieder).to_string()),
                },
                clients: Vec::new(),
            }
        });
        let mut parties = Self { relations: relations.collect(), per_law };
        for client in 0..clients {
            let relation = parties.relation_of(client);
            parties.relations[relation].clients.push(client);
        }
        Ok(parties)
    }

    /// The most clients that there can be.
    pub fn most(own: &Own) -> u32 {
        people::count() * if matches!(own, Own::Gemeente(_)) { 1 } else { GEMEENTEN }
    }

    pub fn len(&self) -> usize {
        self.relations.len()
    }

    pub fn get(&self, relation: usize) -> &Relation {
        &self.relations[relation]
    }

    /// The relation of a client: neighbours are other municipalities.
    pub fn relation_of(&self, client: u32) -> usize {
        let (person, ring) = (client % people::count(), client / people::count());
        let index = (person / 2 + ring) % self.per_law;
        let law = Domain::ALL.iter().position(|domain| *domain == Person(person).domain()).unwrap();
        index as usize * Domain::ALL.len() + law
    }
}
