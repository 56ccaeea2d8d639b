//! A restart on the last day of a stop, reported on the same day.

use ibericht::batch::{Afwijkingen, Checks, Limits, Own, Running, Steps, collect};
use ibericht::dossier::SqliteStore;
use ibericht::finding::Level;
use ibericht::messages::{Bericht, StartProduct, StopProduct, XsdVersies, write};
use ibericht::productbook::Books;
use ibericht::values::{Domain, Versie};

use super::builders::*;
use super::entries::process;
use super::folder::{Folder, gist};
use super::play::{dag, dated};

fn start_from(domain: Domain, begin: &str) -> Bericht {
    start(domain, |client| {
        let product = StartProduct { begindatum: val(begin), ..gestart(domain, "1001") };
        client.start_producten = many(vec![product]);
    })
}

fn stop_at(domain: Domain, begin: &str, einde: &str) -> Bericht {
    stop(domain, |client| {
        let product =
            StopProduct { begindatum: val(begin), einddatum: val(einde), ..gestopt(domain, "1001") };
        client.stop_producten = many(vec![product]);
    })
}

#[test]
fn tr326_a_restart_comes_after_the_stop_of_its_day_and_before_its_own_stop() {
    for domain in Domain::ALL {
        let folder = Folder::new(&format!("restart-{}", domain.prefix()));
        let berichten = [
            dated(toewijzing(domain, |_| {}), "T1", "2026-04-01"),
            dated(start_from(domain, "2026-04-07"), "S1", "2026-04-07"),
            dated(start_from(domain, "2026-04-20"), "S2", "2026-04-24"),
            dated(stop_at(domain, "2026-04-07", "2026-04-20"), "E1", "2026-04-24"),
            dated(stop_at(domain, "2026-04-20", "2026-04-20"), "E2", "2026-04-24"),
        ];
        for (index, bericht) in berichten.iter().enumerate() {
            folder.file(&format!("{index}.xml"), write(bericht));
        }
        let limits = Limits::default();
        let sources = collect(std::slice::from_ref(&folder.0), &[], Some(&folder.0), &limits).unwrap();
        let versies = XsdVersies::uniform(&Versie::new("1.0.0").unwrap());
        let checks = Checks { limits, until: Level::Extern };
        let own = Own::Gemeente(val("0268"));
        let running = Running {
            checks,
            books: Books::none(),
            own: &own,
            today: dag("2026-05-01"),
            versies: &versies,
            afwijkingen: Afwijkingen::none(),
            steps: &Steps::new(),
        };
        let mut store = SqliteStore::in_memory().unwrap();
        let entries = process(&mut store, &sources, &running).unwrap();
        for entry in entries {
            let errors: Vec<_> = entry.report.findings.iter().filter(|finding| finding.is_error()).collect();
            assert!(errors.is_empty(), "{}: {errors:?}", gist(&entry.report));
        }
    }
}
