//! Whether the kind of an activity is declarable under a product (the time definitions of the book).

use super::rule::{Refusal, Ruling, any_ruling, ruling};
use crate::finding::{Severity, Text};
use crate::productbook::{Activity, Book, Counting, Product, Stage, TimeBasis, TimeClass};

const BOTH_STAGES: [Stage; 2] = [Stage::Registration, Stage::Declaration];

/// What the time definitions say of a registration.
pub(super) enum Judgement {
    /// Its time counts; a remark tells what a person should look at.
    Counts(Option<Refusal>),
    /// It is indirect time for a whole group, to be divided over its clients.
    Joint,
    /// Its time does not count.
    Refused(Refusal),
}

/// The activity that a cell names by id, name or other name.
pub(super) fn find<'a>(book: &'a Book, product: &Product, text: &str) -> Result<&'a Activity, Refusal> {
    let wanted = text.trim().to_lowercase();
    let named = |activity: &&Activity| {
        activity.id.eq_ignore_ascii_case(&wanted)
            || activity.name.to_lowercase() == wanted
            || activity.aliases.contains(&wanted)
    };
    let mut found: Vec<&Activity> = book.activities.iter().filter(named).collect();
    // A name may occur once per law; of those, the one of the product's law is meant.
    found.retain(|activity| activity.domain.is_none_or(|law| law == product.domain));
    found.first().copied().ok_or_else(|| {
        let shown: String = text.chars().take(60).collect();
        Refusal::new(
            Ruling::own("registratie-activiteit", Severity::Error),
            "activiteit",
            Text::new(
                format!("Activiteit `{shown}` is voor de {} niet bekend", product.domain.law()),
                format!("Activity `{shown}` is not known for the {}", product.domain.law()),
            ),
            Text::new(
                "Gebruik de code of naam van een tijdsoort uit het productenboek, zoals `T22` of `verslaglegging`",
                "Use the id or name of a kind of time of the product book, such as `T22` or `verslaglegging`",
            ),
        )
    })
}

/// Judges a registration of a product with the activity its row names, if any.
pub(super) fn judge(book: &Book, product: &Product, text: Option<&str>) -> Judgement {
    let Some(text) = text else {
        // Without an activity the row is of the product's own kind of time.
        return Judgement::Counts(None);
    };
    let activity = match find(book, product, text) {
        Ok(activity) => activity,
        Err(refusal) => return Judgement::Refused(refusal),
    };
    if activity.doubtful.contains(&product.code) {
        return Judgement::Counts(Some(doubtful(book, product, activity)));
    }
    if !activity.declarable.contains(&product.code) {
        return Judgement::Refused(refused(book, product, activity));
    }
    if is_joint(book, activity) {
        return Judgement::Joint;
    }
    let look = (activity.review && activity.class == TimeClass::Direct)
        .then(|| ruling(book, "electronic-contact", &product.code, &[Stage::Registration]))
        .flatten();
    Judgement::Counts(look.map(|ruling| {
        remark(
            ruling,
            activity,
            "telt alleen als het deel was van de begeleiding",
            "counts only when it was part of the guidance",
        )
    }))
}

/// Whether an activity is for a whole group: indirect, and declarable under group products alone.
fn is_joint(book: &Book, activity: &Activity) -> bool {
    let is_group = |code| {
        book.products.get(code).is_some_and(|product: &Product| product.counting == Counting::GroupShare)
    };
    activity.class == TimeClass::Indirect
        && !activity.declarable.is_empty()
        && activity.declarable.iter().all(is_group)
}

/// Whether an activity stands for a client who did not appear.
fn is_no_show(activity: &Activity) -> bool {
    activity.name == "no-show" || activity.aliases.iter().any(|name| name == "no-show")
}

fn doubtful(book: &Book, product: &Product, activity: &Activity) -> Refusal {
    let kind = match activity.class {
        TimeClass::None => "excluded-activity",
        _ if activity.review => "electronic-contact",
        _ => "time-basis",
    };
    let ruling = ruling(book, kind, &product.code, &BOTH_STAGES)
        .unwrap_or_else(|| any_ruling(book, kind, Stage::Registration));
    remark(
        ruling.with_severity(Severity::Warning),
        activity,
        "is onder dit product niet aannemelijk; de tijd is meegeteld",
        "is not plausible under this product; the time was counted",
    )
}

fn remark(ruling: Ruling, activity: &Activity, nl: &str, en: &str) -> Refusal {
    Refusal::new(
        ruling,
        "activiteit",
        Text::new(
            format!("`{}` ({}) {nl}", activity.name, activity.id),
            format!("`{}` ({}) {en}", activity.name, activity.id),
        ),
        Text::new(
            format!("Ga na of dit klopt. {}", activity.remark.nl),
            format!("See whether this is right. {}", activity.remark.en),
        ),
    )
}

/// Why the time of an activity does not count: the rule that is most specific about it.
fn refused(book: &Book, product: &Product, activity: &Activity) -> Refusal {
    let excluded = activity.not_declarable.contains(&product.code);
    let kinds: &[&'static str] = match activity.class {
        TimeClass::None if is_no_show(activity) => &["no-show"],
        TimeClass::None if excluded => &["excluded-activity"],
        TimeClass::Direct if product.basis == TimeBasis::Indirect => &["indirect-only"],
        // Contact, but with others than those who must be there: a kind of one law, indirect time.
        TimeClass::Indirect if excluded && activity.domain.is_some() => &["direct-contact"],
        _ => &[],
    };
    // A product's own rule on no-shows is one of declaration and goes before the general one.
    let no_show = [Stage::Declaration, Stage::Registration];
    let ruling = kinds
        .iter()
        .find_map(|kind| {
            let stages = if *kind == "no-show" { &no_show } else { &BOTH_STAGES };
            ruling(book, kind, &product.code, stages)
        })
        .or_else(|| ruling(book, "time-basis", &product.code, &BOTH_STAGES))
        .unwrap_or_else(|| any_ruling(book, "time-basis", Stage::Registration));
    let elsewhere = activity
        .declarable
        .iter()
        .filter(|code| book.products.get(*code).is_some_and(|other| other.domain == product.domain))
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join(", ");
    let advice = if elsewhere.is_empty() {
        Text::new(
            format!("Declareer deze tijd niet. {}", activity.remark.nl),
            format!("Do not declare this time. {}", activity.remark.en),
        )
    } else {
        Text::new(
            format!("Deze tijd hoort onder {elsewhere}, of is niet declarabel. {}", activity.remark.nl),
            format!("This time belongs under {elsewhere}, or is not declarable. {}", activity.remark.en),
        )
    };
    Refusal::new(
        ruling,
        "activiteit",
        Text::new(
            format!("`{}` ({}) is niet declarabel onder {}", activity.name, activity.id, product.code),
            format!("`{}` ({}) is not declarable under {}", activity.name, activity.id, product.code),
        ),
        advice,
    )
}
