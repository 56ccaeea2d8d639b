//! TR304: a client who is known between the parties.

use std::collections::{BTreeMap, HashSet};

use super::declaratie_antwoord::skip;
use super::wegen::{Gebrek, Regel};
use crate::dossier::StoreError;
use crate::finding::{Finding, Text};
use crate::messages::{Inhoud, Kind};
use crate::rules::catalogue::{Check, Examples, Rule};
use crate::rules::message::place::Place;
use crate::rules::message::regel::{IN_ANTWOORD, IN_DECLARATIE};
use crate::rules::message::view::{CLIENT, declaratie, declaratie_antwoord};
use crate::rules::{Case, Outcome};
use crate::values::{Bsn, Domain};

/// The client of a message is one that the receiver knows in this relation.
///
/// The text of the rule asks for a known client, the label of its code for lines that belong to the client. Both are
/// kept:
/// - 317: the municipality knows something of the client at this provider: an allocation, also a removed one, a request,
///   a start, a stop or a declared line;
/// - 323: the allocation of a line, looked up by its number, is of this client. A number that is not known at all is
///   TR338. When no line of a client is on an allocation of the client, the fault is in `Bsn` and is found there; when
///   others are right, it is in the number of the line and is found there, so that the right ones are granted. Credits
///   are not judged: they are compared with their debit (TR323);
/// - 325: the client is one of the declaration that it answers; when that is not known, this is told as not checked.
///   Nothing answers a 325, so that finding has no code.
pub static TR304: Rule = Rule {
    code: "TR304",
    name: Text::fixed("Cliënt bekend", "Client known"),
    kinds: &[Kind::VerzoekOmWijziging, Kind::Declaratie, Kind::DeclaratieAntwoord],
    domains: &Domain::ALL,
    sources: &[],
    what: Text::fixed(
        "`Bsn` is van een cliënt die gemeente en aanbieder samen kennen; een declaratieregel staat op een toewijzing van die cliënt",
        "`Bsn` is that of a client whom municipality and provider know together; a declared line is on an allocation of that client",
    ),
    why: Text::fixed(
        "Met een verkeerde cliënt komt zorg of geld bij de verkeerde persoon terecht",
        "With the wrong client, care or money ends up with the wrong person",
    ),
    examples: Some(Examples {
        fails: Text::fixed(
            "een regel op toewijzing 1001 onder een andere cliënt dan die van de toewijzing",
            "a line on allocation 1001 under another client than that of the allocation",
        ),
        passes: Text::fixed(
            "een regel op toewijzing 1001 onder de cliënt van die toewijzing",
            "a line on allocation 1001 under the client of that allocation",
        ),
    }),
    advice: Text::fixed(
        "Controleer het BSN en het toewijzingnummer; zij horen bij elkaar in de 301",
        "Check the BSN and the allocation number; they belong together in the 301",
    ),
    check: Check::Dossier { retourcode: Some("8187"), check },
};

fn check(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    match &case.bericht.inhoud {
        Inhoud::VerzoekOmWijziging(root) => {
            let bsn = &root.client.bsn;
            let known = case.client(bsn)?;
            let has_request = known.verzoeken.iter().any(|verzoek| verzoek.herkomst.stand.telt());
            let has_delivery = known.regie.starts().next().is_some() || known.regie.stops().next().is_some();
            if known.versies.is_empty() && known.prestaties.is_empty() && !has_request && !has_delivery {
                let message = Text::fixed(
                    "Van deze cliënt is bij deze gemeente en aanbieder niets bekend",
                    "Nothing is known of this client at this municipality and provider",
                );
                outcome.findings.push(finding(&format!("{CLIENT}/Bsn"), bsn, message));
            }
            Ok(())
        }
        Inhoud::Declaratie(_) => declared(case, outcome),
        _ => answered(case, outcome),
    }
}

fn finding(path: &str, bsn: &Bsn, message: Text) -> Finding {
    let expected = Text::fixed(
        "het BSN van een cliënt met een toewijzing bij deze aanbieder",
        "the BSN of a client with an allocation at this provider",
    );
    TR304.finding(path, message).found(bsn.to_string()).expected(expected)
}

fn declared(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    let mut clienten: BTreeMap<usize, Vec<&Regel<'_>>> = BTreeMap::new();
    for regel in &case.gewogen()?.regels {
        clienten.entry(regel.client).or_default().push(regel);
    }
    let is_wrong =
        |regel: &Regel<'_>| regel.gebreken.iter().any(|gebrek| matches!(gebrek, Gebrek::AndereClient));
    for (client, regels) in clienten {
        let wrong: Vec<_> = regels.iter().filter(|regel| is_wrong(regel)).collect();
        if let (Some(first), true) = (wrong.first(), wrong.len() == regels.len()) {
            let message = Text::fixed(
                "Geen van de regels van deze cliënt staat op een toewijzing van deze cliënt",
                "None of the lines of this client is on an allocation of this client",
            );
            let place = Place::nth(IN_DECLARATIE.client, client);
            outcome.findings.push(finding(&place.below("Bsn"), first.bsn, message));
            continue;
        }
        for regel in wrong {
            let nummer = regel.prestatie.toewijzing_nummer;
            let message = Text::new(
                format!("Toewijzing {nummer} is van een andere cliënt"),
                format!("Allocation {nummer} is of another client"),
            );
            let expected = Text::fixed("een toewijzing van deze cliënt", "an allocation of this client");
            let finding = TR304.finding(regel.place.below("ToewijzingNummer"), message);
            outcome.findings.push(finding.found(nummer.to_string()).expected(expected));
        }
    }
    Ok(())
}

fn answered(case: &Case<'_>, outcome: &mut Outcome) -> Result<(), StoreError> {
    let Some(answered) = case.answered()? else {
        skip(&TR304, outcome);
        return Ok(());
    };
    let declared: HashSet<&Bsn> = declaratie(&answered.bericht)
        .into_iter()
        .flat_map(|declaratie| declaratie.clienten.iter().map(|client| &client.bsn))
        .collect();
    let clienten = declaratie_antwoord(case.bericht).and_then(|antwoord| antwoord.clienten.as_ref());
    for (index, client) in clienten.into_iter().flatten().enumerate() {
        if !declared.contains(&client.bsn) {
            let message = Text::fixed(
                "Deze cliënt staat niet in de declaratie",
                "This client is not in the declaration",
            );
            let mut finding =
                finding(&Place::nth(IN_ANTWOORD.client, index).below("Bsn"), &client.bsn, message);
            finding.retourcode = None;
            finding.expected =
                Some(Text::fixed("het BSN van een gedeclareerde cliënt", "the BSN of a declared client"));
            outcome.findings.push(finding);
        }
    }
    Ok(())
}
