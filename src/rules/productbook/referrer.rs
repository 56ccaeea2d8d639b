//! Kinds about who starts a product: `referrer-type` and `only-local-team`.

use super::{Answer, Case, Check};
use crate::finding::{Severity, Text};

pub(super) const CHECKS: &[Check] = &[
    Check::of_message("referrer-type", referrer_type),
    Check::of_message("only-local-team", only_local_team),
];

fn referrer_type(case: &Case) -> Answer {
    let (Some(expected), Some(verwijzer)) = (case.product.referrer, case.subject.verwijzer) else {
        return Ok(Vec::new());
    };
    let (found, code) = (verwijzer.soort, &case.product.code);
    if found == expected {
        return Ok(Vec::new());
    }
    let message = Text::new(
        format!("verwijzer `{found}` ({}) kan `{code}` niet laten aanvragen", found.meaning()),
        format!("referrer `{found}` ({}) cannot have `{code}` requested", found.meaning()),
    );
    let expected = Text::same(format!("`{expected}` ({})", expected.meaning()));
    Ok(vec![case.breach("Verwijzer/Type", message).found(found.code()).expected(expected)])
}

fn only_local_team(case: &Case) -> Answer {
    let (Some(team), Some(verwijzer)) = (case.product.local_team, case.subject.verwijzer) else {
        return Ok(Vec::new());
    };
    let (found, code) = (verwijzer.soort, &case.product.code);
    if found == team {
        let message = Text::new(
            format!("`{code}` zet alleen het lokale team in; verwijzer `{found}` geldt hier als dat team"),
            format!("only the local team deploys `{code}`; referrer `{found}` counts here as that team"),
        );
        return Ok(vec![case.report(Severity::Warning, "Verwijzer/Type", message).found(found.code())]);
    }
    let message = Text::new(
        format!(
            "`{code}` zet alleen het lokale team in; verwijzer `{found}` ({}) kan dat niet",
            found.meaning()
        ),
        format!("only the local team deploys `{code}`; referrer `{found}` ({}) cannot", found.meaning()),
    );
    let expected = Text::same(format!("`{team}` ({})", team.meaning()));
    Ok(vec![case.breach("Verwijzer/Type", message).found(found.code()).expected(expected)])
}
