//! TR323, TR389 and TR390: what is given back, and what is declared again.

use std::collections::{HashMap, HashSet};

use super::wegen::{Gebrek, rang};
use crate::dossier::{GedeclareerdePrestatie, PrestatieStatus, StoreError};
use crate::finding::Text;
use crate::messages::{Kind, Prestatie};
use crate::rules::catalogue::{Check, Examples, Rule};
use crate::rules::{Case, Outcome};
use crate::values::{DebetCredit, Domain, ReferentieNummer, date_nl};

const VORIG: &str = "ProductReferentie/VorigReferentieNummer";

/// A credit gives back a debit that was accepted.
///
/// A municipality judges a credit on nothing else (IV085): on this, on its own number (TR314), and on whether it is the
/// first of its debit (TR390). What else a credit says is right when it says the same as its debit (IV091), so a credit
/// that differs from the line it names in client, allocation, product, period, volume, unit, tariff or amount is no
/// credit of that line: it would take back something else than was granted. That too is TR323.
///
/// A debit that was not answered yet cannot be credited either: it may still be rejected (IV085).
pub static TR323: Rule = Rule {
    code: "TR323",
    name: Text::fixed("Credit van een toegekende regel", "Credit of an accepted line"),
    kinds: &[Kind::Declaratie],
    domains: &Domain::ALL,
    sources: &["IV085", "IV091", "OP360"],
    what: Text::fixed(
        "Een creditregel noemt een debetregel die eerder is verstuurd en toegekend, en is daar verder gelijk aan",
        "A credit names a debit that was sent before and accepted, and is otherwise equal to it",
    ),
    why: Text::fixed(
        "Er kan niet meer worden teruggedraaid dan er is toegekend",
        "No more can be given back than was granted",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "een credit op RN004, die in de 325 is afgewezen of waarop nog geen 325 is gekomen",
            "a credit of RN004, which the 325 rejected or on which no 325 has come yet",
        ),
        passes: Text::fixed(
            "een credit op RN004, die is toegekend, met hetzelfde volume en bedrag",
            "a credit of RN004, which was accepted, with the same volume and amount",
        ),
    }),
    advice: Text::fixed(
        "Wacht op de 325; laat de credit weg als de regel is afgewezen en neem anders alles uit de debetregel over",
        "Wait for the 325; leave the credit out when the line was rejected, and else copy everything from the debit",
    ),
    check: Check::Dossier { retourcode: Some("8017"), check: check_tr323 },
};

/// What was declared before is not declared again, unless it was given back.
///
/// The credits of a message come first, whatever their place in it (OP366). An earlier line that was rejected, or of
/// which the declaration was rejected, does not stand in the way. Twice under one client of one message is for level 2
/// (TR416); under two entries of the same client it is found here.
pub static TR389: Rule = Rule {
    code: "TR389",
    name: Text::fixed("Niet twee keer gedeclareerd", "Not declared twice"),
    kinds: &[Kind::Declaratie],
    domains: &Domain::ALL,
    sources: &["IV089", "OP366"],
    what: Text::fixed(
        "Voor een toewijzing, productperiode, categorie en productcode staat er één debetregel; een nieuwe kan pas als de vorige is gecrediteerd of afgewezen",
        "There is one debit for an allocation, product period, category and product code; a new one is possible only when the former was credited or rejected",
    ),
    why: Text::fixed("Anders wordt dezelfde zorg twee keer betaald", "Otherwise the same care is paid twice"),
    examples: Some(Examples {
        fails: Text::fixed(
            "een tweede debetregel over april op toewijzing 1001 terwijl de eerste nog staat",
            "a second debit for April on allocation 1001 while the first still stands",
        ),
        passes: Text::fixed(
            "een credit op de eerste regel en een nieuwe debetregel over april in één bericht",
            "a credit of the first line and a new debit for April in one message",
        ),
    }),
    advice: Text::fixed(
        "Is de eerdere regel fout, crediteer die dan en declareer opnieuw; is hij goed, laat deze regel dan weg",
        "When the earlier line is wrong, credit it and declare again; when it is right, leave this line out",
    ),
    check: Check::Dossier { retourcode: Some("9389"), check: check_tr389 },
};

/// A debit is given back once.
///
/// The text of the rule compares `ProductReferentie`, which is never equal as every number is new; what is compared is
/// `VorigReferentieNummer`, the debit that is given back (OP360). A credit that was rejected does not stand in the way.
/// Two credits of one debit in one message are for level 2 (TR315).
pub static TR390: Rule = Rule {
    code: "TR390",
    name: Text::fixed("Eén keer gecrediteerd", "Credited once"),
    kinds: &[Kind::Declaratie],
    domains: &Domain::ALL,
    sources: &["OP360"],
    what: Text::fixed(
        "Een debetregel die al is gecrediteerd, wordt niet nog een keer gecrediteerd",
        "A debit that was credited already is not credited once more",
    ),
    why: Text::fixed(
        "Een regel wordt in zijn geheel teruggedraaid; daarna is er niets meer terug te draaien",
        "A line is given back as a whole; after that there is nothing left to give back",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "een credit op RN004, die vorige maand al is gecrediteerd",
            "a credit of RN004, which was credited last month already",
        ),
        passes: Text::fixed("de eerste credit op RN004", "the first credit of RN004"),
    }),
    advice: Text::fixed("Laat deze creditregel weg", "Leave this credit out"),
    check: Check::Dossier { retourcode: Some("9390"), check: check_tr390 },
};

/// Why a credit has nothing to give back.
#[derive(Debug)]
pub(in crate::rules) enum GeenDebet {
    /// No line has the number.
    Onbekend,
    /// The line is of another client or municipality.
    Elders,
    /// The line is a credit itself.
    Credit,
    /// It is not accepted.
    Status(PrestatieStatus),
    /// These elements differ.
    Verschilt(Vec<&'static str>),
}

/// The earlier lines of a client, by number.
#[derive(Debug, Default)]
pub(super) struct Eerder {
    regels: HashMap<ReferentieNummer, GedeclareerdePrestatie>,
    /// The credits that are accepted or may still be, by the debit they give back.
    credits: HashMap<ReferentieNummer, ReferentieNummer>,
    /// The debits that the message itself gives back.
    teruggedraaid: HashSet<ReferentieNummer>,
}

impl Eerder {
    pub(super) fn of(prestaties: &[GedeclareerdePrestatie]) -> Self {
        let mut eerder = Self::default();
        for regel in prestaties {
            let referentie = &regel.prestatie.product_referentie;
            let known = eerder.regels.get(&referentie.referentie_nummer);
            if known.is_none_or(|known| rang(regel) < rang(known)) {
                eerder.regels.insert(referentie.referentie_nummer.clone(), regel.clone());
            }
            let is_credit = regel.prestatie.ingediend_bedrag.debet_credit == DebetCredit::CREDIT;
            if let Some(vorig) =
                referentie.vorig_referentie_nummer.as_ref().filter(|_| is_credit && regel.status.telt())
            {
                eerder.credits.insert(vorig.clone(), referentie.referentie_nummer.clone());
            }
        }
        eerder
    }

    /// The line with a number.
    pub(super) fn regel(&self, referentie: &ReferentieNummer) -> Option<&GedeclareerdePrestatie> {
        self.regels.get(referentie)
    }

    /// Whether the message itself gives a debit back.
    pub(super) fn is_teruggedraaid(&self, debet: &ReferentieNummer) -> bool {
        self.teruggedraaid.contains(debet)
    }

    pub(super) fn draai_terug(&mut self, debet: &ReferentieNummer) {
        self.teruggedraaid.insert(debet.clone());
    }
}

/// What is wrong with a credit, if anything.
pub(super) fn weeg(
    case: &Case<'_>,
    credit: &Prestatie,
    vorig: &ReferentieNummer,
    eerder: &Eerder,
) -> Result<Option<Gebrek>, StoreError> {
    let Some(debet) = eerder.regel(vorig) else {
        let (_, aanbieder) = case.parties();
        let known = case.dossier.prestaties_met(case.domain(), &aanbieder, vorig)?;
        let elders = known.iter().any(|regel| regel.bericht != *case.hash);
        let reden = if elders { GeenDebet::Elders } else { GeenDebet::Onbekend };
        return Ok(Some(Gebrek::GeenDebet(reden)));
    };
    if debet.prestatie.ingediend_bedrag.debet_credit == DebetCredit::CREDIT {
        return Ok(Some(Gebrek::GeenDebet(GeenDebet::Credit)));
    }
    let other = eerder.credits.get(vorig);
    if other.is_some() || debet.status == PrestatieStatus::Gecrediteerd {
        return Ok(Some(Gebrek::AlGecrediteerd(other.cloned())));
    }
    if debet.status != PrestatieStatus::Toegekend {
        return Ok(Some(Gebrek::GeenDebet(GeenDebet::Status(debet.status))));
    }
    let verschillen = verschillen(credit, &debet.prestatie);
    Ok((!verschillen.is_empty()).then_some(Gebrek::GeenDebet(GeenDebet::Verschilt(verschillen))))
}

/// The elements in which a credit differs from its debit (IV091).
fn verschillen(credit: &Prestatie, debet: &Prestatie) -> Vec<&'static str> {
    let equal = [
        ("ToewijzingNummer", credit.toewijzing_nummer == debet.toewijzing_nummer),
        ("ProductCategorie", credit.product_categorie == debet.product_categorie),
        ("ProductCode", credit.product_code == debet.product_code),
        ("ProductPeriode", credit.product_periode == debet.product_periode),
        ("GeleverdVolume", credit.geleverd_volume == debet.geleverd_volume),
        ("Eenheid", credit.eenheid == debet.eenheid),
        ("ProductTarief", credit.product_tarief == debet.product_tarief),
        ("IngediendBedrag", credit.ingediend_bedrag.bedrag == debet.ingediend_bedrag.bedrag),
    ];
    equal.into_iter().filter(|(_, equal)| !equal).map(|(element, _)| element).collect()
}

fn check_tr323(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    for regel in &case.gewogen()?.regels {
        let Some(vorig) = &regel.prestatie.product_referentie.vorig_referentie_nummer else { continue };
        for gebrek in &regel.gebreken {
            let Gebrek::GeenDebet(reden) = gebrek else { continue };
            let expected = Text::fixed(
                "het `ReferentieNummer` van een toegekende, verder gelijke debetregel",
                "the `ReferentieNummer` of an accepted, otherwise equal debit",
            );
            let finding = TR323.finding(regel.place.below(VORIG), waarom(vorig, reden));
            outcome.findings.push(finding.found(vorig.as_str()).expected(expected));
        }
    }
    Ok(())
}

fn waarom(vorig: &ReferentieNummer, reden: &GeenDebet) -> Text {
    let (nl, en) = match reden {
        GeenDebet::Onbekend => {
            ("is niet eerder gedeclareerd".to_owned(), "was not declared before".to_owned())
        }
        GeenDebet::Elders => (
            "is van een andere cliënt of gemeente".to_owned(),
            "is of another client or municipality".to_owned(),
        ),
        GeenDebet::Credit => ("is zelf een creditregel".to_owned(), "is a credit itself".to_owned()),
        GeenDebet::Status(PrestatieStatus::Ingediend) => {
            ("is nog niet beoordeeld".to_owned(), "is not judged yet".to_owned())
        }
        GeenDebet::Status(status) => {
            let status = status.title();
            (format!("is niet toegekend maar {}", status.nl), format!("is not accepted but {}", status.en))
        }
        GeenDebet::Verschilt(elements) => {
            let elements = elements.join("`, `");
            (format!("heeft een andere waarde in `{elements}`"), format!("has another value in `{elements}`"))
        }
    };
    Text::new(
        format!("De te crediteren regel {vorig} {nl}"),
        format!("Line {vorig}, which is to be credited, {en}"),
    )
}

fn check_tr389(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    for regel in &case.gewogen()?.regels {
        for gebrek in &regel.gebreken {
            let Gebrek::Dubbel(eerder) = gebrek else { continue };
            let prestatie = regel.prestatie;
            let (nummer, code) = (prestatie.toewijzing_nummer, &prestatie.product_code);
            let (from, to) = (prestatie.product_periode.begindatum, prestatie.product_periode.einddatum);
            let message = Text::new(
                format!(
                    "{code} op toewijzing {nummer} van {} t/m {} is al gedeclareerd met regel {eerder}",
                    date_nl(from),
                    date_nl(to)
                ),
                format!(
                    "{code} on allocation {nummer} from {from} to {to} was declared before with line {eerder}"
                ),
            );
            let expected = Text::new(
                format!("eerst een credit op regel {eerder}"),
                format!("first a credit of line {eerder}"),
            );
            outcome.findings.push(TR389.finding(regel.place.path(), message).expected(expected));
        }
    }
    Ok(())
}

fn check_tr390(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    for regel in &case.gewogen()?.regels {
        let Some(vorig) = &regel.prestatie.product_referentie.vorig_referentie_nummer else { continue };
        for gebrek in &regel.gebreken {
            let Gebrek::AlGecrediteerd(by) = gebrek else { continue };
            let with = |nl: &str| by.as_ref().map(|by| format!(" {nl} {by}")).unwrap_or_default();
            let message = Text::new(
                format!("Regel {vorig} is al gecrediteerd{}", with("met regel")),
                format!("Line {vorig} was credited already{}", with("with line")),
            );
            let expected = Text::fixed("één creditregel per debetregel", "one credit per debit");
            let finding = TR390.finding(regel.place.below(VORIG), message);
            outcome.findings.push(finding.found(vorig.as_str()).expected(expected));
        }
    }
    Ok(())
}
