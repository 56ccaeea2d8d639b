//! Checks on finished lines: guidelines over longer periods, and products that do not go together.

use std::collections::BTreeSet;

use chrono::Datelike;

use crate::declaration::rule::ruling;
use crate::declaration::run::Run;
use crate::declaration::{Line, Place};
use crate::dossier::{GedeclareerdePrestatie, ToewijzingVersie};
use crate::finding::Text;
use crate::productbook::{Product, Stage};
use crate::values::{Bsn, ProductCode};

impl Run<'_> {
    /// Reports what a person should look at in the lines.
    pub fn check_lines(&mut self, lines: &[Line]) {
        let book = self.book;
        let mut mixed: BTreeSet<Bsn> = BTreeSet::new();
        for line in lines {
            let Some(product) = book.products.get(&line.product) else { continue };
            self.etmalen_per_year(line, product, lines);
            self.minutes_total(line, product, lines);
            self.minutes_per_session(line, product);
            if mixed.insert(line.bsn) {
                self.variant_mix(line, lines);
            }
        }
        self.check_costs(lines);
    }

    fn report_line(&mut self, line: &Line, kind: &str, message: Text, advice: Text) {
        let ruling = ruling(self.book, kind, &line.product, &[Stage::Declaration]);
        if let Some(place) = line.first_place().cloned() {
            self.report(&place, "productcode", ruling, message, advice);
        }
    }

    /// The lines of the client that were declared before and are not credited in this operation.
    pub(super) fn standing<'l>(
        &'l self,
        line: &'l Line,
        lines: &'l [Line],
    ) -> impl Iterator<Item = &'l GedeclareerdePrestatie> {
        self.file(line.domain, line.bsn).declared.iter().filter(move |earlier| {
            !lines.iter().chain(self.made_before(line.domain, line.bsn)).any(|other| other.replaces(earlier))
        })
    }

    /// Etmalen in the calendar year, no pro rata (Q19); told at the client's last line of the product.
    fn etmalen_per_year(&mut self, line: &Line, product: &Product, lines: &[Line]) {
        let Some(max) = product.max_etmalen_per_year else { return };
        let year = line.periode.begindatum.year();
        let before: u32 = self
            .standing(line, lines)
            .filter(|earlier| {
                earlier.prestatie.product_code == line.product
                    && earlier.prestatie.product_periode.begindatum.year() == year
            })
            .map(|earlier| earlier.prestatie.geleverd_volume.get())
            .sum();
        let made = self.made_before(line.domain, line.bsn).filter(|other| line.same_care(other));
        let made: u32 = made
            .filter(|other| other.periode.begindatum.year() == year)
            .map(|other| other.volume.get())
            .sum();
        let now: Vec<&Line> = lines.iter().filter(|other| line.same_care(other)).collect();
        let total = before + made + now.iter().map(|other| other.volume.get()).sum::<u32>();
        if total <= max || now.last().is_none_or(|last| !std::ptr::eq(*last, line)) {
            return;
        }
        let (bsn, code) = (line.bsn, &line.product);
        self.report_line(
            line,
            "max-etmalen-per-year",
            Text::new(
                format!("{bsn} {code}: {total} etmalen in {year}, de richtlijn is {max} per jaar"),
                format!("{bsn} {code}: {total} etmalen in {year}, the guideline is {max} per year"),
            ),
            Text::new(
                "De regel is gemaakt; overleg met de verwijzer",
                "The line was made; consult the referrer",
            ),
        );
    }

    /// Minutes over adjoining allocations together (Q20); told at the last line of those allocations.
    fn minutes_total(&mut self, line: &Line, product: &Product, lines: &[Line]) {
        let Some(max) = product.max_minutes_total else { return };
        let chain = adjoining(&self.file(line.domain, line.bsn).toewijzingen, line);
        let before: u64 = self
            .standing(line, lines)
            .filter(|earlier| {
                earlier.prestatie.product_code == line.product
                    && chain.contains(&earlier.prestatie.toewijzing_nummer)
            })
            .map(|earlier| u64::from(earlier.prestatie.geleverd_volume.get()))
            .sum();
        let made = self.made_before(line.domain, line.bsn).filter(|other| line.same_care(other));
        let made: u64 = made
            .filter(|other| chain.contains(&other.toewijzing_nummer))
            .map(|other| u64::from(other.volume.get()))
            .sum();
        let now: Vec<&Line> = lines
            .iter()
            .filter(|other| line.same_care(other) && chain.contains(&other.toewijzing_nummer))
            .collect();
        let total = before + made + now.iter().map(|other| u64::from(other.volume.get())).sum::<u64>();
        if total <= u64::from(max) || now.last().is_none_or(|last| !std::ptr::eq(*last, line)) {
            return;
        }
        let (bsn, code, hours) = (line.bsn, &line.product, max / 60);
        self.report_line(
            line,
            "max-minutes-total",
            Text::new(
                format!("{bsn} {code}: {total} minuten over aansluitende toewijzingen, het maximum is {max} ({hours} uur)"),
                format!("{bsn} {code}: {total} minutes over adjoining allocations, the maximum is {max} ({hours} hours)"),
            ),
            Text::new(
                "De regel is gemaakt; overleg met de gemeente over vervolg",
                "The line was made; consult the municipality about what follows",
            ),
        );
    }

    /// Minutes above what one session a day can give: the longest session of the most professionals over one client more.
    fn minutes_per_session(&mut self, line: &Line, product: &Product) {
        let Some(group) = product.group else { return };
        let Some(duration) = group.max_duration else { return };
        let per_session = duration * group.max_professionals / (group.max_professionals + 1);
        let days = line.periode.einddatum.signed_duration_since(line.periode.begindatum).num_days() + 1;
        let usual = u64::from(per_session) * u64::try_from(days).unwrap_or(0);
        if u64::from(line.volume.get()) <= usual {
            return;
        }
        let (bsn, code, volume) = (line.bsn, &line.product, line.volume);
        self.report_line(
            line,
            "volume-per-session",
            Text::new(
                format!("{bsn} {code}: {volume} minuten is meer dan {per_session} per dag over {days} dagen"),
                format!("{bsn} {code}: {volume} minutes is more than {per_session} per day over {days} days"),
            ),
            Text::new("Ga na of de sessies kloppen", "See whether the sessions are right"),
        );
    }

    /// A product and the other family's variant of one at the same time.
    fn variant_mix(&mut self, line: &Line, lines: &[Line]) {
        let own: Vec<&Line> = lines
            .iter()
            .filter(|other| (other.domain, other.bsn) == (line.domain, line.bsn))
            .filter(|other| ruling(self.book, "variant-mix", &other.product, &[Stage::Declaration]).is_some())
            .collect();
        let Some(shown) = own.first().copied() else { return };
        let is_variant = |code: &ProductCode| {
            self.book.products.get(code).is_some_and(|product| product.variant_of.is_some())
        };
        let in_family =
            |code: &ProductCode| ruling(self.book, "variant-mix", code, &[Stage::Declaration]).is_some();
        let month = self.input.month;
        let overlaps = |versie: &&ToewijzingVersie| {
            versie.aanbieder == self.input.aanbieder
                && versie.product.ingangsdatum <= month.last()
                && versie.product.einddatum.is_none_or(|end| month.first() <= end)
        };
        let mut codes: BTreeSet<ProductCode> = self
            .file(line.domain, line.bsn)
            .toewijzingen
            .iter()
            .filter(overlaps)
            .filter_map(|versie| versie.product.product.as_ref()?.code.clone())
            .filter(in_family)
            .collect();
        codes.extend(own.iter().map(|line| line.product.clone()));
        let both = codes.iter().any(is_variant) && codes.iter().any(|code| !is_variant(code));
        if !both {
            return;
        }
        let names = codes.iter().map(ProductCode::as_str).collect::<Vec<_>>().join(", ");
        let bsn = line.bsn;
        self.report_line(
            shown,
            "variant-mix",
            Text::new(
                format!("{bsn} heeft tegelijk {names}: gewone producten en die van beschermd wonen"),
                format!("{bsn} has {names} at the same time: ordinary products and those of sheltered housing"),
            ),
            Text::new(
                "Vraag de gemeente welke code bij de indicatie hoort; de regels zijn gemaakt zoals toegewezen",
                "Ask the municipality which code belongs to the indication; the lines were made as allocated",
            ),
        );
    }
}

/// The allocations of the same product that join on to that of a line, itself included.
fn adjoining(toewijzingen: &[ToewijzingVersie], line: &Line) -> BTreeSet<crate::values::Nummer> {
    let same: Vec<&ToewijzingVersie> = toewijzingen
        .iter()
        .filter(|versie| {
            versie.gemeente == line.gemeente
                && versie.product.product.as_ref().and_then(|product| product.code.as_ref())
                    == Some(&line.product)
        })
        .collect();
    let mut chain = BTreeSet::from([line.toewijzing_nummer]);
    let touches = |a: &ToewijzingVersie, b: &ToewijzingVersie| {
        let next = |versie: &ToewijzingVersie| versie.product.einddatum.and_then(|end| end.succ_opt());
        next(a).is_none_or(|day| b.product.ingangsdatum <= day)
            && next(b).is_none_or(|day| a.product.ingangsdatum <= day)
    };
    loop {
        let more: Vec<_> = same
            .iter()
            .filter(|versie| !chain.contains(&versie.product.toewijzing_nummer))
            .filter(|versie| {
                same.iter()
                    .any(|known| chain.contains(&known.product.toewijzing_nummer) && touches(versie, known))
            })
            .map(|versie| versie.product.toewijzing_nummer)
            .collect();
        if more.is_empty() {
            return chain;
        }
        chain.extend(more);
    }
}

impl Line {
    /// The first row that the line comes from.
    #[must_use]
    pub fn first_place(&self) -> Option<&Place> {
        self.derivation.entries.first().and_then(|entry| entry.places.first())
    }

    /// Whether two lines are of one product for one client, under whatever allocation.
    fn same_care(&self, other: &Self) -> bool {
        (self.domain, self.bsn, &self.product) == (other.domain, other.bsn, &other.product)
    }

    /// Whether an earlier line is credited with this one.
    pub(in crate::declaration) fn replaces(&self, earlier: &GedeclareerdePrestatie) -> bool {
        self.credit.as_ref().is_some_and(|credit| {
            credit.prestatie.product_referentie.referentie_nummer
                == earlier.prestatie.product_referentie.referentie_nummer
        })
    }
}
