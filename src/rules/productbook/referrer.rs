//! Kinds about who starts a product: `referrer-type` and `only-local-team`.

use super::{Case, Check, Run};
use crate::finding::{Finding, Severity, Text};

pub(super) const CHECKS: &[Check] = &[
    Check::of_message("referrer-type", Run::Sure(referrer_type)),
    Check::of_message("only-local-team", Run::Sure(only_local_team)),
];

fn referrer_type(case: &Case) -> Vec<Finding> {
    let (Some(expected), Some(verwijzer)) = (case.product.referrer, case.subject.verwijzer) else {
        return Vec::new();
    };
    let (found, code) = (verwijzer.soort, &case.product.code);
    if found == expected {
        return Vec::new();
    }
    let message = Text::new(
        format!("Verwijzer `{found}` ({}) kan `{code}` niet laten aanvragen", found.meaning()),
        format!("Referrer `{found}` ({}) cannot have `{code}` requested", found.meaning()),
    );
    let expected = Text::same(format!("`{expected}` ({})", expected.meaning()));
    vec![case.breach("Verwijzer/Type", message).found(found.code()).expected(expected)]
}

fn only_local_team(case: &Case) -> Vec<Finding> {
    let (Some(team), Some(verwijzer)) = (case.product.local_team, case.subject.verwijzer) else {
        return Vec::new();
    };
    let (found, code) = (verwijzer.soort, &case.product.code);
    if found == team {
        let message = Text::new(
            format!("Alleen het lokale team zet `{code}` in; verwijzer `{found}` geldt hier als dat team"),
            format!("Only the local team deploys `{code}`; referrer `{found}` counts here as that team"),
        );
        return vec![case.report(Severity::Warning, "Verwijzer/Type", message).found(found.code())];
    }
    let message = Text::new(
        format!(
            "Alleen het lokale team zet `{code}` in; verwijzer `{found}` ({}) kan dat niet",
            found.meaning()
        ),
        format!("Only the local team deploys `{code}`; referrer `{found}` ({}) cannot", found.meaning()),
    );
    let expected = Text::same(format!("`{team}` ({})", team.meaning()));
    vec![case.breach("Verwijzer/Type", message).found(found.code()).expected(expected)]
}
