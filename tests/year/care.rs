//! What really happened: allocations and care, when it is registered and how, and what it is worth.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::book::{GEMEENTEN, PRODUCTS, Product};
use crate::support::Seed;

/// An allocation.
pub struct Allocation {
    pub nummer: u32,
    pub client: usize,
    pub product: &'static Product,
    /// First and last day as (month, day) of 2026.
    pub from: (u32, u32),
    pub to: (u32, u32),
}

impl Allocation {
    pub fn gemeente(&self) -> &'static str {
        GEMEENTEN[self.client % GEMEENTEN.len()]
    }
}

/// A registration: what the file says of it changes when it is found to be wrong.
struct Row {
    allocation: usize,
    month: u32,
    day: u32,
    quantity: usize,
    /// The month in which it is entered; later than its own when it was forgotten.
    entered: usize,
}

/// A line as both parties name it: municipality, law, allocation, product and month.
pub type Line = (String, bool, u32, String, u32);

#[derive(Default)]
pub struct Truth {
    pub allocations: Vec<Allocation>,
    rows: Vec<Row>,
}

const LAST_DAY: [u32; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

impl Truth {
    /// The allocations of so many clients; the care follows month by month.
    pub fn draw(clients: usize, seed: &mut Seed) -> Self {
        let mut truth = Self::default();
        let mut nummer = 1_000;
        for client in 0..clients {
            let first = seed.below(PRODUCTS.len());
            for step in 0..=seed.below(2) {
                let product = &PRODUCTS[(first + step * 3) % PRODUCTS.len()];
                // Sometimes two allocations join on to each other in the middle of a month (IV084).
                let terms = if seed.chance(4) {
                    let (month, day) = (2 + u32::try_from(seed.below(9)).unwrap(), 14);
                    vec![((1, 1), (month, day)), ((month, day + 1), (12, 31))]
                } else if seed.chance(3) {
                    vec![((1 + u32::try_from(seed.below(6)).unwrap(), 10), (8, 20))]
                } else {
                    vec![((1, 1), (12, 31))]
                };
                for (from, to) in terms {
                    nummer += 1;
                    truth.allocations.push(Allocation { nummer, client, product, from, to });
                }
            }
        }
        truth
    }

    /// A month of care, and what people find out about earlier months.
    pub fn go_on(&mut self, month: u32, seed: &mut Seed) {
        for row in &mut self.rows {
            if row.entered > month as usize || !seed.chance(60) {
                continue;
            }
            // Wrong after all: another quantity, or it never happened.
            let product = self.allocations[row.allocation].product;
            row.quantity = if seed.chance(4) { 0 } else { 1 + seed.below(product.most) };
        }
        for (index, allocation) in self.allocations.iter().enumerate() {
            let last = LAST_DAY[month as usize - 1];
            let from = if allocation.from.0 == month { allocation.from.1 } else { 1 };
            let to = if allocation.to.0 == month { allocation.to.1 } else { last };
            if allocation.from.0 > month || allocation.to.0 < month || seed.chance(8) {
                continue;
            }
            for _ in 0..=seed.below(4) {
                let day = from + u32::try_from(seed.below((to - from + 1) as usize)).unwrap();
                // One registration a day: the same twice is a mistake that the program refuses.
                let taken = |row: &Row| (row.allocation, row.month, row.day) == (index, month, day);
                if self.rows.iter().rev().take(8).any(taken) {
                    continue;
                }
                let late = if seed.chance(15) { 1 + seed.below(3) } else { 0 };
                self.rows.push(Row {
                    allocation: index,
                    month,
                    day,
                    quantity: 1 + seed.below(allocation.product.most),
                    entered: month as usize + late,
                });
            }
        }
    }

    /// The table of what is registered by a month, of care up to another month.
    pub fn leveringen(&self, from: u32, until: u32, known: usize, bsn: &dyn Fn(usize) -> String) -> String {
        let mut csv = String::from("bsn;productcode;datum;minuten;aantal;bedrag\n");
        for row in &self.rows {
            if row.quantity == 0 || row.entered > known || !(from..=until).contains(&row.month) {
                continue;
            }
            let Allocation { client, product, .. } = &self.allocations[row.allocation];
            let quantity = match product.column {
                "minuten" => format!("{};;", row.quantity),
                "aantal" => format!(";{};", row.quantity),
                _ => format!(";;{},{:02}", row.quantity / 100, row.quantity % 100),
            };
            let (code, month, day) = (product.code, row.month, row.day);
            writeln!(csv, "{};{code};2026-{month:02}-{day:02};{quantity}", bsn(*client)).unwrap();
        }
        csv
    }

    /// What every line is worth in eurocents once all is registered and right.
    pub fn worth(&self) -> BTreeMap<Line, i64> {
        let mut quantities: BTreeMap<(usize, u32), u64> = BTreeMap::new();
        for row in self.rows.iter().filter(|row| row.quantity > 0) {
            *quantities.entry((row.allocation, row.month)).or_default() += row.quantity as u64;
        }
        quantities
            .into_iter()
            .map(|((allocation, month), quantity)| {
                let allocation = &self.allocations[allocation];
                let product = allocation.product;
                let line = (
                    allocation.gemeente().to_owned(),
                    product.is_wmo,
                    allocation.nummer,
                    product.code.to_owned(),
                    month,
                );
                (line, i64::try_from((product.worth)(month, quantity)).unwrap())
            })
            .collect()
    }
}
