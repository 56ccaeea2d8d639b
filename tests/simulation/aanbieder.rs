//! What a provider sends: starts (305), stops (307) and requests (315, 317).

use chrono::Days;
use ibericht::messages::*;
use ibericht::values::*;

use crate::builders::{self as make, some, val};
use crate::model::{Klant, Levering, Toegewezen};
use crate::plan::{Actor, Plan, Verwacht};

/// The reasons for a definitive stop that both laws know.
const REDENEN: [&str; 4] = ["02", "36", "38", "39"];

impl Actor<'_> {
    /// One thing that a provider does for a client today, if anything.
    pub fn aanbieder(&mut self, klant: usize) -> Option<Plan> {
        match self.seed.below(12) {
            0..=3 => self.lever(klant),
            4 => self.corrigeer(klant),
            5 => self.lever_fout(klant),
            6..=8 => self.verzoek(klant),
            _ => self.wijziging(klant),
        }
    }

    fn start(&mut self, klant: usize, producten: Vec<StartProduct>) -> Bericht {
        let Klant { domain, bsn, .. } = self.model.klanten[klant];
        make::start(domain, |client| {
            client.bsn = bsn;
            client.start_producten = make::many(producten);
        })
    }

    fn stop(&mut self, klant: usize, producten: Vec<StopProduct>) -> Bericht {
        let Klant { domain, bsn, .. } = self.model.klanten[klant];
        make::stop(domain, |client| {
            client.bsn = bsn;
            client.stop_producten = make::many(producten);
        })
    }

    /// An allocation that has begun, with the delivery on it that began last.
    fn geleverd(&mut self, klant: usize) -> Option<(&Toegewezen, Option<&Levering>)> {
        let today = self.today;
        let found: Vec<_> = (self.model.klanten[klant].toewijzingen.iter())
            .filter(|t| t.product.ingangsdatum <= today && (!t.is_removed() || !t.leveringen.is_empty()))
            .collect();
        if found.is_empty() {
            return None;
        }
        let toegewezen = *self.seed.pick(&found);
        Some((toegewezen, toegewezen.leveringen.iter().max_by_key(|levering| levering.begin)))
    }

    /// The next step of a delivery, or one that does not fit there.
    fn lever(&mut self, klant: usize) -> Option<Plan> {
        let fault = self.seed.chance(3);
        let (toegewezen, levering) = self.geleverd(klant)?;
        let product = toegewezen.product.clone();
        let is_removed = toegewezen.is_removed();
        let levering = levering.cloned();
        let Some(levering) = levering else {
            if is_removed {
                return None;
            }
            let begin = self.between(product.ingangsdatum, self.today);
            if fault {
                let stop = gestopt(&product, begin, REDENEN[0], self.today);
                let bericht = self.stop(klant, vec![stop]);
                return Some(self.plan(klant, "stop without start", Verwacht::Fout("9069"), bericht));
            }
            let bericht = self.start(klant, vec![gestart(&product, begin)]);
            return Some(self.plan(klant, "start", Verwacht::Goed, bericht));
        };
        if levering.is_running() {
            return Some(self.lopend(klant, &product, &levering, fault));
        }
        let last = levering.last_stop()?;
        if !levering.is_over() && self.seed.chance(2) {
            return Some(self.onderbroken(klant, &product, &levering, last, fault));
        }
        if levering.is_over() && fault {
            let reden = *self.seed.pick(&REDENEN);
            let stop = gestopt(&product, levering.begin, reden, self.today);
            // Another reason or another day; the very same would be a double key.
            let double = levering.stops.contains(&(stop.reden_beeindiging.code().to_owned(), stop.einddatum));
            let verwacht = Verwacht::Fout(if double { "9074" } else { "9415" });
            let bericht = self.stop(klant, vec![stop]);
            return Some(self.plan(klant, "stop after the last stop", verwacht, bericht));
        }
        if last >= self.today || is_removed {
            return None;
        }
        let begin = self.between(last.succ_opt()?, self.today);
        let bericht = self.start(klant, vec![gestart(&product, begin)]);
        Some(self.plan(klant, "restart", Verwacht::Goed, bericht))
    }

    fn lopend(
        &mut self,
        klant: usize,
        product: &ToegewezenProduct,
        levering: &Levering,
        fault: bool,
    ) -> Plan {
        if fault && self.seed.chance(2) {
            let bericht = self.start(klant, vec![gestart(product, levering.begin)]);
            return self.plan(klant, "the same start again", Verwacht::Fout("9074"), bericht);
        }
        if fault && levering.begin < self.today {
            let bericht = self.start(klant, vec![gestart(product, self.today)]);
            return self.plan(klant, "second start", Verwacht::Fout("9326"), bericht);
        }
        if fault {
            let before = levering.begin - Days::new(1);
            let bericht = self.stop(klant, vec![gestopt(product, levering.begin, "20", before)]);
            return self.plan(klant, "stop before the start", Verwacht::Fout("0001"), bericht);
        }
        let end = self.between(levering.begin, self.today);
        let reden = if self.seed.chance(2) { "20" } else { *self.seed.pick(&REDENEN) };
        let bericht = self.stop(klant, vec![gestopt(product, levering.begin, reden, end)]);
        self.plan(klant, if reden == "20" { "stop for a time" } else { "last stop" }, Verwacht::Goed, bericht)
    }

    /// What follows on a stop for a time, other than a start.
    fn onderbroken(
        &mut self,
        klant: usize,
        product: &ToegewezenProduct,
        levering: &Levering,
        last: Datum,
        fault: bool,
    ) -> Plan {
        if fault && last < self.today {
            let bericht = self.stop(klant, vec![gestopt(product, levering.begin, "20", self.today)]);
            return self.plan(klant, "second stop for a time", Verwacht::Fout("9413"), bericht);
        }
        if fault && levering.begin < last {
            let bericht =
                self.stop(klant, vec![gestopt(product, levering.begin, REDENEN[1], levering.begin)]);
            return self.plan(klant, "last stop before the stop for a time", Verwacht::Fout("9414"), bericht);
        }
        let end = self.between(last, self.today);
        let reden = *self.seed.pick(&REDENEN);
        let bericht = self.stop(klant, vec![gestopt(product, levering.begin, reden, end)]);
        self.plan(klant, "last stop after a stop for a time", Verwacht::Goed, bericht)
    }

    /// A removal, alone or with what should have been reported.
    fn corrigeer(&mut self, klant: usize) -> Option<Plan> {
        // The standard lets only what was accepted be removed, so also a careless actor waits.
        if self.model.klanten[klant].onderweg > 0 {
            return None;
        }
        let together = self.seed.chance(2);
        let (toegewezen, levering) = self.geleverd(klant)?;
        let product = toegewezen.product.clone();
        let is_removed = toegewezen.is_removed();
        let levering = levering?.clone();
        let removed_start =
            StartProduct { status_aanlevering: val("3"), ..gestart(&product, levering.begin) };
        let Some((reden, end)) = levering.stops.last().cloned() else {
            let mut starts = vec![removed_start];
            if together && product.ingangsdatum < levering.begin && !is_removed {
                starts.push(gestart(&product, levering.begin - Days::new(1)));
            }
            let bericht = self.start(klant, starts);
            return Some(self.plan(klant, "start removed", Verwacht::Goed, bericht));
        };
        if self.seed.chance(4) {
            let bericht = self.start(klant, vec![removed_start]);
            return Some(self.plan(klant, "start removed under a stop", Verwacht::Fout("9071"), bericht));
        }
        let stop = gestopt(&product, levering.begin, &reden, end);
        let mut stops = vec![StopProduct { status_aanlevering: val("3"), ..stop.clone() }];
        if together {
            let instead = if reden == "20" { "02" } else { "38" };
            if reden != "38"
                && !levering.stops.iter().any(|(known, _)| known == instead)
                && levering.stops.len() == 1
            {
                stops.push(StopProduct { reden_beeindiging: val(instead), ..stop });
            }
        }
        let bericht = self.stop(klant, stops);
        Some(self.plan(klant, "stop removed", Verwacht::Goed, bericht))
    }

    /// A 305 or 307 that fits nothing.
    fn lever_fout(&mut self, klant: usize) -> Option<Plan> {
        let today = self.today;
        let choice = self.seed.below(4);
        let (toegewezen, _) = self.geleverd(klant)?;
        let mut product = toegewezen.product.clone();
        let unused = toegewezen.leveringen.iter().all(|levering| levering.begin != today);
        match choice {
            0 => {
                product.toewijzing_nummer = val("999000");
                let bericht = self.start(klant, vec![gestart(&product, today)]);
                Some(self.plan(klant, "start on an unknown allocation", Verwacht::Fout("9019"), bericht))
            }
            1 if unused => {
                let start = StartProduct { status_aanlevering: val("3"), ..gestart(&product, today) };
                let bericht = self.start(klant, vec![start]);
                Some(self.plan(klant, "removal of an unknown start", Verwacht::Fout("9063"), bericht))
            }
            2 if unused => {
                let stop =
                    StopProduct { status_aanlevering: val("3"), ..gestopt(&product, today, "20", today) };
                let bericht = self.stop(klant, vec![stop]);
                Some(self.plan(klant, "removal of an unknown stop", Verwacht::Fout("9063"), bericht))
            }
            _ => {
                let start = StartProduct { status_aanlevering: val("2"), ..gestart(&product, today) };
                let bericht = self.start(klant, vec![start]);
                Some(self.plan(
                    klant,
                    "start with a status that is not used",
                    Verwacht::Fout("0001"),
                    bericht,
                ))
            }
        }
    }

    fn verzoek(&mut self, klant: usize) -> Option<Plan> {
        let Klant { domain, bsn, .. } = self.model.klanten[klant];
        let pending = self.model.klanten[klant].is_pending();
        if pending && !self.seed.chance(4) {
            return None;
        }
        let toegewezen = self.toegewezen(klant)?;
        let count =
            if toegewezen.product.as_ref().is_some_and(|product| product.code.is_some()) { 2 } else { 1 };
        let mut producten = Vec::new();
        for _ in 0..=self.seed.below(count) {
            let referentie = self.numbers.referentie(domain);
            let code = self.code(klant);
            let mut product = toegewezen.product.clone();
            if let Some(product) = product.as_mut().filter(|product| product.code.is_some()) {
                product.code = some(&code);
            }
            producten.push(AangevraagdProduct {
                product,
                toewijzing_ingangsdatum: toegewezen.ingangsdatum,
                toewijzing_einddatum: toegewezen.einddatum,
                omvang: toegewezen.omvang.clone(),
                budget: toegewezen.budget,
                ..make::aangevraagd(domain, &referentie)
            });
        }
        let used: Vec<_> = self.model.klanten[klant].verzoeken.iter().map(|v| v.referentie.clone()).collect();
        let (naam, verwacht) = match self.seed.below(8) {
            _ if pending => ("request while another is pending", Verwacht::Fout("9374")),
            0 if !used.is_empty() => {
                producten[0].referentie_aanbieder = val(self.seed.pick(&used).as_str());
                ("reference of a request used twice", Verwacht::Fout("9347"))
            }
            1 => {
                producten[0].verwijzer = make::verwijzer("02", None, None);
                ("315 with a fault inside", Verwacht::Fout("0001"))
            }
            _ => ("request", Verwacht::Goed),
        };
        let bericht = make::verzoek(domain, |client| {
            client.bsn = bsn;
            client.aangevraagde_producten = make::many(producten);
        });
        Some(self.plan(klant, naam, verwacht, bericht))
    }

    fn wijziging(&mut self, klant: usize) -> Option<Plan> {
        let domain = self.model.klanten[klant].domain;
        let soon = self.today + Days::new(14);
        let current: Vec<_> =
            self.model.klanten[klant].current(self.today).map(|t| t.product.clone()).collect();
        let pending = self.model.klanten[klant].is_pending();
        // Ending while the request is under way would make the outcome a matter of days.
        let ends = current.iter().any(|product| product.einddatum.is_some_and(|end| end <= soon));
        if current.is_empty() || ends || (pending && !self.seed.chance(4)) {
            return None;
        }
        let changed = self.seed.below(current.len());
        let mut anders = self.te_wijzigen(&current[changed]);
        let mut zelfde: Vec<OngewijzigdProduct> = (current.iter().enumerate())
            .filter(|(index, _)| *index != changed)
            .map(|(_, product)| make::ongewijzigd(&product.toewijzing_nummer.to_string()))
            .collect();
        let mut nieuwe = Vec::new();
        let with_code =
            |product: &ToegewezenProduct| product.product.as_ref().is_some_and(|p| p.code.is_some());
        if current.iter().all(with_code) && current.len() < 4 && self.seed.chance(2) {
            let product =
                Some(Product { categorie: val(make::categorie(domain)), code: some(&self.code(klant)) });
            let begin = soon;
            let einddatum = Some(begin + self.days(40, 120));
            nieuwe.push(NieuwProduct {
                product,
                gewenste_ingangsdatum: begin,
                einddatum,
                ..make::nieuw(domain)
            });
        }
        let own = &current[changed];
        let mut referentie = self.numbers.referentie(domain);
        let mut bsn = None;
        let used: Vec<_> = self.model.klanten[klant].verzoeken.iter().map(|v| v.referentie.clone()).collect();
        let (naam, verwacht) = match self.seed.below(18) {
            _ if pending => ("change while a request is pending", Verwacht::Fout("9374")),
            0 | 10 if !zelfde.is_empty() => {
                zelfde.pop();
                ("317 without all that is current", Verwacht::Fout("9349"))
            }
            1 => {
                zelfde.push(make::ongewijzigd("999000"));
                ("317 that keeps what is not there", Verwacht::Fout("9350"))
            }
            2 => {
                zelfde.push(make::ongewijzigd(&own.toewijzing_nummer.to_string()));
                anders.toewijzing_nummer = val("999000");
                ("317 that changes what is not there", Verwacht::Fout("9351"))
            }
            3 | 11 if own.ingangsdatum < self.today => {
                anders.gewenste_ingangsdatum = self.today;
                ("change from a day in between", Verwacht::Fout("9357"))
            }
            4..=6 if anders.budget.is_some() => {
                anders.budget = some("777700");
                anders.gewenste_ingangsdatum = soon.max(own.ingangsdatum + Days::new(1));
                anders.einddatum = Some(anders.gewenste_ingangsdatum + Days::new(40));
                ("other budget from a day in between", Verwacht::Fout("9373"))
            }
            7 | 13 if with_code(own) => {
                anders.omvang = None;
                ("317 without how much", Verwacht::Fout("9411"))
            }
            8 if with_code(own) => {
                let begin = soon.max(own.ingangsdatum);
                let (product, einddatum) = (own.product.clone(), anders.einddatum.map(|end| end.max(begin)));
                let einddatum = einddatum.or(Some(begin + Days::new(30)));
                nieuwe.push(NieuwProduct {
                    product,
                    gewenste_ingangsdatum: begin,
                    einddatum,
                    ..make::nieuw(domain)
                });
                ("new product over what is there", Verwacht::Fout("9361"))
            }
            7 | 8 => {
                (anders.omvang, anders.budget) = (make::omvang("4", "04", "4"), None);
                let code = if own.product.is_some() { "9412" } else { "9375" };
                ("317 with how much of no product", Verwacht::Fout(code))
            }
            9 if !used.is_empty() => {
                referentie.clone_from(self.seed.pick(&used));
                ("reference of a change used twice", Verwacht::Fout("9347"))
            }
            12 => {
                bsn = Some(val("999999990"));
                ("317 for an unknown client", Verwacht::Fout("8187"))
            }
            _ => ("change", Verwacht::Goed),
        };
        let mut bericht = make::wijziging(domain, |verzoek| {
            verzoek.referentie_aanbieder = val(&referentie);
            verzoek.ongewijzigde_producten = ibericht::xml::Many::new(zelfde);
            verzoek.te_wijzigen_producten = Some(make::many(vec![anders]));
            verzoek.nieuwe_producten = ibericht::xml::Many::new(nieuwe);
        });
        if let Inhoud::VerzoekOmWijziging(root) = &mut bericht.inhoud {
            root.client.bsn = bsn.unwrap_or(self.model.klanten[klant].bsn);
        }
        Some(self.plan(klant, naam, verwacht, bericht))
    }

    /// What may change in an allocation: how much of it from some day on, or over the whole of it, or its end.
    fn te_wijzigen(&mut self, product: &ToegewezenProduct) -> TeWijzigenProduct {
        let mut anders = TeWijzigenProduct {
            gewenste_ingangsdatum: product.ingangsdatum,
            einddatum: product.einddatum,
            omvang: product.omvang.clone(),
            budget: product.budget,
            ..make::te_wijzigen(&product.toewijzing_nummer.to_string())
        };
        let later = (self.today + Days::new(12)).max(product.ingangsdatum + Days::new(1));
        match &mut anders.omvang {
            Some(omvang) if omvang.frequentie.code() == "6" => {
                omvang.volume = val(&(omvang.volume.get() + 5).to_string());
            }
            Some(omvang) if product.einddatum.is_none_or(|end| later <= end) && self.seed.chance(2) => {
                omvang.volume = val(&(omvang.volume.get() + 1).to_string());
                anders.gewenste_ingangsdatum = later;
            }
            _ => anders.einddatum = anders.einddatum.or(Some(later)).map(|end| end + Days::new(30)),
        }
        anders
    }
}

fn gestart(product: &ToegewezenProduct, begin: Datum) -> StartProduct {
    StartProduct {
        toewijzing_nummer: Some(product.toewijzing_nummer),
        product: product.product.clone(),
        toewijzing_ingangsdatum: Some(product.ingangsdatum),
        begindatum: begin,
        status_aanlevering: val("1"),
        retour_codes: (),
    }
}

fn gestopt(product: &ToegewezenProduct, begin: Datum, reden: &str, end: Datum) -> StopProduct {
    StopProduct {
        toewijzing_nummer: Some(product.toewijzing_nummer),
        product: product.product.clone(),
        toewijzing_ingangsdatum: Some(product.ingangsdatum),
        begindatum: begin,
        reden_beeindiging: val(reden),
        einddatum: end,
        status_aanlevering: val("1"),
        retour_codes: (),
    }
}
