//! A 303 or 304 in words.

use super::layout::Page;
use super::view::Privacy;
use crate::finding::{Lang, plain};
use crate::legacy::{Gelezen, Legacy, LegacyPrestatie, RetourPrestatie, Retourcode, gereconstrueerd};
use crate::messages::{BedragMetDC, GeslotenPeriode, TotaalBedragMetDC};
use crate::report::words::{counted, euro, volume, word};
use crate::values::{Bsn, Datum, Domain, date_nl};

/// What a 303 or 304 says, with on top that its form is reconstructed; with the name of its file when more than
/// one is shown. What was found in it is not told here.
#[must_use]
pub fn legacy_text(gelezen: &Gelezen, file: Option<&str>, privacy: Privacy, lang: Lang) -> String {
    let words = Words { domain: gelezen.domain, privacy, lang };
    let mut page = Page::default();
    let what = match (&gelezen.bericht, gelezen.nummer) {
        (Some(bericht), nummer) => {
            let [nl, en] = bericht.kop().soort.woorden();
            let title = word(lang, nl, en);
            if nummer == 304 {
                format!("{} {title}", word(lang, "antwoord op een", "answer to a"))
            } else {
                title.into()
            }
        }
        (None, _) => word(lang, "niet te lezen", "cannot be read").to_string(),
    };
    let file = file.map(|file| format!("{file}: ")).unwrap_or_default();
    page.heading(0, &format!("{file}{} {}: {what}", gelezen.naam(), gelezen.release));
    page.line(1, gereconstrueerd().message.get(lang));
    if let Some(bericht) = &gelezen.bericht {
        words.kop(bericht, &mut page);
        match bericht {
            Legacy::Declaratie(declaratie) => {
                page.row(1, word(lang, "totaal", "total"), &words.totaal(&declaratie.totaal));
                for client in &declaratie.clienten {
                    let amounts = client.prestaties.iter().map(|regel| regel.bedrag.cents()).sum();
                    words.client(&client.bsn, client.prestaties.len(), amounts, &mut page);
                    for regel in &client.prestaties {
                        words.regel(regel, &mut page);
                    }
                }
            }
            Legacy::Retour(retour) => {
                page.row(1, word(lang, "ingediend", "submitted"), &words.totaal(&retour.ingediend));
                if let Some(toegekend) = &retour.toegekend {
                    page.row(1, word(lang, "toegekend", "granted"), &words.totaal(toegekend));
                }
                words.retourcodes(1, &retour.retourcodes, &mut page);
                let rejected = retour.afkeuringen().count();
                let said = word(lang, "afgekeurde regels", "rejected lines");
                page.row(1, said, &rejected.to_string());
                for client in &retour.clienten {
                    let amounts = client.prestaties.iter().map(|regel| regel.prestatie.bedrag.cents()).sum();
                    words.client(&client.bsn, client.prestaties.len(), amounts, &mut page);
                    words.retourcodes(1, &client.retourcodes, &mut page);
                    for regel in &client.prestaties {
                        words.oordeel(regel, &mut page);
                    }
                }
            }
        }
    }
    // The values are as the message has them.
    plain(page.finish()).into_owned()
}

/// The words of one message.
struct Words {
    domain: Domain,
    privacy: Privacy,
    lang: Lang,
}

impl Words {
    fn kop(&self, bericht: &Legacy, page: &mut Page) {
        let kop = bericht.kop();
        let lang = self.lang;
        page.row(1, word(lang, "aanbieder", "provider"), kop.aanbieder.as_str());
        page.row(
            1,
            word(lang, "gemeente", "municipality"),
            &format!("{} {}", kop.gemeente, kop.gemeente.name()),
        );
        let nummer = format!("{} ({})", kop.nummer, self.datum(kop.dagtekening));
        page.row(1, word(lang, "nummer", "number"), &nummer);
        if let Some(periode) = &kop.periode {
            page.row(1, word(lang, "periode", "period"), &self.periode(periode));
        }
        if let Some(vrijstelling) = kop.btw_vrijstelling {
            page.row(1, word(lang, "vrijgesteld van btw", "exempt from VAT"), vrijstelling.meaning());
        }
        if let Legacy::Retour(retour) = bericht {
            let id = retour.identificatie_retour.as_ref().map(ToString::to_string).unwrap_or_default();
            let day =
                retour.dagtekening_retour.map(|day| format!(" ({})", self.datum(day))).unwrap_or_default();
            page.row(1, word(lang, "antwoord", "answer"), &format!("{id}{day}"));
        }
    }

    fn client(&self, bsn: &Bsn, lines: usize, cents: i64, page: &mut Page) {
        let bsn = match self.privacy {
            Privacy::Full => bsn.as_str().to_string(),
            Privacy::Masked => bsn.to_string(),
        };
        let lines = counted(lines, word(self.lang, "regel", "line"), word(self.lang, "regels", "lines"));
        let client = word(self.lang, "Cliënt", "Client");
        page.heading(0, &format!("{client} {bsn}: {lines}, {}", euro(cents, self.lang)));
    }

    fn regel(&self, regel: &LegacyPrestatie, page: &mut Page) {
        let tarief = regel.tarief.map(|tarief| format!(" × {}", euro(tarief.get().into(), self.lang)));
        let what = format!(
            "{} {} {}: {}{} = {}",
            regel.categorie,
            regel.productcode,
            self.periode(&regel.periode),
            volume(regel.volume.get().into(), &regel.eenheid.geteld(), self.lang),
            tarief.unwrap_or_default(),
            self.bedrag(&regel.bedrag),
        );
        page.row(1, regel.referentie.as_str(), &what);
        if let Some(vorige) = &regel.vorige_referentie {
            page.row(2, word(self.lang, "crediteert", "credits"), vorige.as_str());
        }
        if let Some(toewijzing) = regel.toewijzing {
            page.row(2, word(self.lang, "toewijzing", "allocation"), &toewijzing.to_string());
        }
    }

    fn oordeel(&self, regel: &RetourPrestatie, page: &mut Page) {
        self.regel(&regel.prestatie, page);
        if regel.is_afgekeurd() {
            page.line(2, word(self.lang, "AFGEKEURD", "REJECTED"));
        }
        if let Some(toegekend) = &regel.toegekend {
            page.row(2, word(self.lang, "toegekend", "granted"), &self.bedrag(toegekend));
        }
        self.retourcodes(2, &regel.retourcodes, page);
    }

    fn retourcodes(&self, depth: usize, codes: &[Retourcode], page: &mut Page) {
        for code in codes {
            let meaning = code.betekenis(self.domain);
            let meaning =
                meaning.unwrap_or(word(self.lang, "betekenis niet bekend", "meaning not known").into());
            let label = format!("{} {}", word(self.lang, "retourcode", "return code"), code.as_str());
            page.row(depth, &label, &meaning);
        }
    }

    fn datum(&self, day: Datum) -> String {
        match self.lang {
            Lang::Nl => date_nl(day),
            Lang::En => day.to_string(),
        }
    }

    fn periode(&self, periode: &GeslotenPeriode) -> String {
        let until = word(self.lang, "t/m", "to");
        format!("{} {until} {}", self.datum(periode.begindatum), self.datum(periode.einddatum))
    }

    fn bedrag(&self, bedrag: &BedragMetDC) -> String {
        euro(bedrag.cents(), self.lang)
    }

    fn totaal(&self, totaal: &TotaalBedragMetDC) -> String {
        euro(totaal.cents(), self.lang)
    }
}
