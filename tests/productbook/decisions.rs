//! The decisions on what the book leaves open (Q8 to Q28), and its worked cost check.

use ibericht::finding::Severity::{Error, Info, Warning};

use crate::support::world::{World, allocated, asked};

const PARENT: &str = "RVN-45A49-parent-at-provider";
const END: &str = "RVN-45A49-end-within-parent";

#[test]
fn q8_a_group_request_without_an_end() {
    let open = |parent| World::jw().known(parent).request([asked("45A49").open()]);
    assert_eq!(open(allocated("45A05")).severity(END), Some(Error));
    assert_eq!(open(allocated("45A05").open()).severity(END), Some(Warning));
    // A delimited product says so in its own rule.
    let delimited = World::wmo().known(allocated("02A03").open()).request([asked("02A17").open()]);
    assert_eq!(delimited.severity("RVN-02A17-end-within-parent"), None);
    assert_eq!(delimited.severity("RVN-02A17-delimited-offer"), Some(Warning));
}

#[test]
fn q10_a_parent_that_is_only_asked_for_is_no_allocation() {
    let together = World::jw().request([asked("45A05").reference("R2"), asked("45A49")]);
    let finding = together.only(PARENT);
    assert_eq!(finding.severity, Error);
    assert!(finding.message.nl.ends_with("wacht de 301 af"), "{}", finding.message.nl);
    assert_eq!(finding.path, "/Bericht/Client/AangevraagdeProducten/AangevraagdProduct[2]/Product/Code");
    let before = World::jw().asked_before(asked("45A05").reference("R2")).request([asked("45A49")]);
    assert!(before.only(PARENT).message.nl.ends_with("nog niet toegewezen"));
}

#[test]
fn q11_a_renewal_of_the_parent_does_not_extend_the_limit_but_is_mentioned() {
    let renewed = World::jw()
        .known(allocated("45A05").to("2026-05-31"))
        .known(allocated("45A05").number(7).from("2026-06-01"));
    let outcome = renewed.request([asked("45A49")]);
    let finding = outcome.only(END);
    assert_eq!(finding.severity, Error);
    assert!(
        finding.message.nl.ends_with("aansluitende toewijzing 7 verlengt die grens niet"),
        "{}",
        finding.message.nl
    );
    assert_eq!(finding.expected.as_ref().unwrap().nl, "uiterlijk 31-05-2026");
    assert_eq!(renewed.request([asked("45A49").to("2026-05-31")]).severity(END), None);
}

#[test]
fn a_renewal_that_ends_before_it_begins_renews_nothing() {
    let backwards = World::jw()
        .known(allocated("45A05").to("2026-05-31"))
        .known(allocated("45A05").number(7).from("2026-06-01").to("2026-05-31"));
    let outcome = backwards.request([asked("45A49")]);
    assert!(!outcome.only(END).message.nl.contains("verlengt die grens niet"), "{:?}", outcome.only(END));
    let one_day = World::jw()
        .known(allocated("45A05").to("2026-05-31"))
        .known(allocated("45A05").number(7).from("2026-06-01").to("2026-06-01"));
    assert!(one_day.request([asked("45A49")]).only(END).message.nl.contains("toewijzing 7 verlengt"));
}

#[test]
fn q12_a_parent_of_the_whole_category_counts_with_a_warning() {
    let outcome = World::jw().known(allocated("45A05").whole_category()).request([asked("45A49")]);
    assert_eq!(outcome.severity(PARENT), Some(Warning));
}

#[test]
fn a_parent_that_is_removed_expired_or_elsewhere_does_not_count() {
    let why = |world: World, end: &str| {
        let outcome = world.request([asked("45A49")]);
        let finding = outcome.only(PARENT);
        assert_eq!(finding.severity, Error);
        assert!(finding.message.nl.ends_with(end), "{}", finding.message.nl);
    };
    let parent = || allocated("45A05");
    let removed = World::jw().known(parent()).known(parent().removed().decided("2026-02-01"));
    why(removed, "toewijzing 1 is verwijderd");
    why(World::jw().known(parent().to("2026-03-31")), "maar die geldt dan niet");
    why(World::jw().known(parent().at("87654321")), "is bij aanbieder 87654321");
    why(World::jw().known(parent().by("0296")), "is van Wijchen");
    why(World::jw(), "er is er geen bekend");
}

#[test]
fn the_latest_decision_is_the_current_version_whatever_the_order_of_arrival() {
    let later = allocated("45A05").decided("2026-02-01").to("2026-05-31");
    let outcome = World::jw().known(later).known(allocated("45A05")).request([asked("45A49")]);
    assert_eq!(outcome.severity(END), Some(Error));
}

#[test]
fn q13_vaktherapie_in_a_group_may_be_allocated_alone_with_a_warning_and_the_others_without() {
    let alone = World::jw().allocate([allocated("45A52")]);
    assert_eq!(alone.severity("RVN-45A52-standalone-301-unclear"), Some(Warning));
    let alone = World::jw().allocate([allocated("45A49")]);
    assert!(alone.findings.is_empty(), "{:#?}", alone.findings);
    // In one message with the individual product it is not alone.
    let both = World::jw().allocate([allocated("45A52"), allocated("45A53").number(2)]);
    assert_eq!(both.severity("RVN-45A52-standalone-301-unclear"), None);
}

#[test]
fn q14_the_municipality_as_referrer_stands_for_the_local_team() {
    let world = World::jw().known(allocated("45A04"));
    let rule = "RVN-45A55-only-local-team";
    assert_eq!(world.request([asked("45A55").verwijzer("02")]).severity(rule), Some(Error));
    assert_eq!(world.request([asked("45A55").verwijzer("01")]).severity(rule), Some(Warning));
}

#[test]
fn q16_the_cost_check_of_the_worked_example() {
    let rule = "RVN-02A17-total-cost-drops";
    let world = |minutes| World::wmo().known(allocated("02A03").volume(minutes, "01", "2"));
    // 24 minutes of the group against 180 of the individual product: the break-even is 29 minutes.
    let outcome = world(180).request([asked("02A17").volume(24, "01", "2")]);
    let finding = outcome.only(rule);
    assert_eq!(finding.severity, Info);
    assert_eq!(
        finding.message.nl,
        "De kosten per week dalen als `02A03` met ten minste 29 minuten per week omlaag gaat: \
         02A03 180 x 129 = 23220, 02A17 24 x 155 = 3720 cent, 3720 / 129 naar beneden afgerond + 1 = 29"
    );
    // 25 minutes against 30: not even full replacement helps.
    let outcome = world(30).request([asked("02A17").volume(25, "01", "2")]);
    let finding = outcome.only(rule);
    assert_eq!((finding.severity, finding.found.as_deref()), (Warning, Some("3875")));
    assert!(
        finding.message.nl.contains("02A03 30 x 129 = 3870, 02A17 25 x 155 = 3875"),
        "{}",
        finding.message.nl
    );
    // 120 minutes are left: 19200 is less than 23220.
    let left = |minutes| {
        World::wmo()
            .known(allocated("02A03").to("2026-03-31"))
            .known(allocated("02A03").number(2).from("2026-04-01").volume(minutes, "01", "2"))
            .request([asked("02A17").volume(24, "01", "2")])
    };
    assert!(left(120).of(rule).is_empty());
    // One minute short of the break-even.
    let outcome = left(152);
    let finding = outcome.only(rule);
    assert_eq!((finding.severity, finding.found.as_deref()), (Warning, Some("23328")));
    assert!(left(151).of(rule).is_empty());
}

#[test]
fn q16_a_volume_per_month_stays_a_fraction() {
    let outcome = World::jw()
        .known(allocated("45A53").volume(100, "01", "4"))
        .request([asked("45A52").volume(10, "01", "2").verwijzer("05")]);
    let finding = outcome.only("RVN-45A52-total-cost-drops");
    assert!(
        finding.message.nl.contains("45A53 23,08 (300/13) x 159 = 3669,23 (47700/13)"),
        "{}",
        finding.message.nl
    );
}

#[test]
fn q16_a_301_that_lowers_the_parent_in_the_same_message_tells_the_volume_after() {
    let world = World::wmo().known(allocated("02A03"));
    let both = |minutes| {
        world.allocate([
            allocated("02A03").decided("2026-03-20").volume(minutes, "01", "2"),
            allocated("02A17").number(2).decided("2026-03-20").from("2026-04-01").volume(24, "01", "2"),
        ])
    };
    let rule = "RVN-02A17-total-cost-drops";
    assert!(both(120).of(rule).is_empty());
    assert_eq!(both(170).severity(rule), Some(Warning));
}

#[test]
fn q19_the_year_is_the_calendar_year_and_other_allocations_count() {
    let rule = "RVN-44A09-39-per-year";
    let world = World::jw().known(allocated("44A09").to("2026-06-30").volume(30, "14", "6"));
    let more = |volume| {
        world.request([asked("44A09").from("2026-07-01").to("2026-12-31").volume(volume, "14", "6")])
    };
    assert_eq!(more(9).severity(rule), None);
    let outcome = more(10);
    assert!(outcome.only(rule).message.nl.contains("30"), "{}", outcome.only(rule).message.nl);
    // 1 per week in the last 13 weeks of the year, whatever comes after it.
    let open = World::jw().request([asked("44A09").from("2026-10-01").open().volume(1, "14", "2")]);
    assert_eq!(open.severity(rule), None);
    // Minutes are no etmalen, neither asked nor allocated.
    let minutes = World::jw().request([asked("44A09").volume(600, "01", "6")]);
    assert!(minutes.skips(rule) && minutes.of(rule).is_empty());
    let beside = World::jw().known(allocated("44A09").to("2026-06-30").volume(600, "01", "6"));
    let after = asked("44A09").from("2026-07-01").to("2026-12-31");
    assert_eq!(beside.request([after.clone().volume(39, "14", "6")]).severity(rule), None);
    assert_eq!(beside.request([after.volume(40, "14", "6")]).severity(rule), Some(Warning));
}

#[test]
fn q20_hours_in_one_request_are_an_error_and_with_adjoining_allocations_a_warning() {
    let rule = "RVN-41A12-max-hours";
    let alone = |volume| World::jw().request([asked("41A12").volume(volume, "04", "6")]);
    assert_eq!(alone(401).severity(rule), Some(Error));
    let before = World::jw().known(allocated("41A12").to("2026-03-31").volume(300, "04", "6"));
    assert_eq!(before.request([asked("41A12").volume(100, "04", "6")]).severity(rule), None);
    let outcome = before.request([asked("41A12").volume(101, "04", "6")]);
    let finding = outcome.only(rule);
    assert_eq!(finding.severity, Warning);
    assert!(finding.message.nl.contains("6060 + 18000 = 24060"), "{}", finding.message.nl);
    // A gap of a day breaks the chain.
    let gap = World::jw().known(allocated("41A12").to("2026-03-30").volume(300, "04", "6"));
    assert_eq!(gap.request([asked("41A12").volume(101, "04", "6")]).severity(rule), None);
    // Without an end the maximum is only a matter of time: 24000 / 600 = 40 weeks.
    let open = World::jw().request([asked("41A12").open().volume(10, "04", "2")]);
    assert!(open.only(rule).message.nl.contains("na 40 weken"), "{}", open.only(rule).message.nl);
    let monthly = World::jw().request([asked("41A12").open().volume(10, "04", "4")]);
    let told = &monthly.only(rule).message.nl;
    assert!(told.ends_with("na 173 weken bereikt: 24000 / 138,46 (1800/13) per week"), "{told}");
}

#[test]
fn q24_growing_out_of_the_product_is_reported_with_the_day() {
    let outcome = World::jw().born("2013-05-05").request([asked("41A12")]);
    let finding = outcome.only("RVN-41A12-age");
    assert_eq!(finding.severity, Warning);
    assert!(finding.message.nl.contains("Op 05-05-2026 wordt de cliënt 13"), "{}", finding.message.nl);
    assert_eq!(
        finding.path,
        "/Bericht/Client/AangevraagdeProducten/AangevraagdProduct[1]/ToewijzingEinddatum"
    );
}

#[test]
fn q24_a_date_of_birth_that_is_partly_unknown() {
    let rule = "RVN-02A03-age";
    // Somewhere in 2008: 17 or 18 years old.
    let year = World::wmo().born("2008-01-01").gebruik("2");
    assert!(year.request([asked("02A03")]).skips(rule));
    // Somewhere in April 2009: 16 years old whatever the day.
    let month = World::wmo().born("2009-04-01").gebruik("1");
    assert_eq!(month.request([asked("02A03").from("2026-03-15")]).severity(rule), Some(Error));
    let unknown = World::wmo().born("1900-01-01").gebruik("3");
    assert!(unknown.request([asked("02A03")]).skips(rule));
}

#[test]
fn k17_eighteen_is_allowed_but_reported() {
    let rule = "RVN-41A21-age";
    assert_eq!(World::jw().born("2008-04-01").request([asked("41A21")]).severity(rule), Some(Warning));
    assert_eq!(World::jw().born("2008-05-01").request([asked("41A21")]).severity(rule), Some(Info));
}

#[test]
fn k18_preferably_before_five() {
    let preferred = "RVN-41A11-age-preferably-before-5";
    let five = World::jw().born("2021-05-05").request([asked("41A11")]);
    assert_eq!((five.severity(preferred), five.severity("RVN-41A11-age")), (Some(Info), None));
    assert_eq!(World::jw().born("2022-05-05").request([asked("41A11")]).severity(preferred), None);
}

#[test]
fn q28_a_shortened_parent_only_counts_for_a_group_that_came_through_a_request() {
    let rule = "RVN-45A49-parent-shortened-later";
    let group = allocated("45A49").number(2).from("2026-04-01").to("2026-06-30").decided("2026-03-15");
    let direct = World::jw().known(allocated("45A05")).known(group.clone());
    let shortened = || [allocated("45A05").to("2026-05-31").decided("2026-05-01")];
    assert_eq!(direct.allocate(shortened()).severity(rule), None);
    let asked_for =
        World::jw().asked_before(asked("45A49")).known(allocated("45A05")).known(group.reference("R1"));
    assert_eq!(asked_for.allocate(shortened()).severity(rule), Some(Warning));
    let removed = asked_for.allocate([allocated("45A05").removed().decided("2026-05-01")]);
    assert!(removed.only(rule).message.nl.contains("is verwijderd"));
}

#[test]
fn another_municipality_gets_one_finding_and_no_other_rule() {
    let outcome = World::jw().gemeente("0363").request([asked("45A49"), asked("45Z99").reference("R2")]);
    let rules: Vec<_> = outcome.findings.iter().map(|finding| finding.rule.as_ref()).collect();
    assert_eq!(rules, ["RVN-ALL-region"]);
    assert_eq!(outcome.findings[0].path, "/Bericht/Header/Ontvanger");
    assert_eq!(outcome.findings[0].found.as_deref(), Some("0363"));
}

#[test]
fn without_a_dossier_its_rules_are_skipped_and_the_others_look() {
    let outcome = World::jw().request_without_dossier(asked("45A52").verwijzer("02"));
    assert_eq!(outcome.severity("RVN-45A52-referrer-05"), Some(Warning));
    assert!(outcome.skips("RVN-45A52-parent-at-provider"));
    assert!(outcome.skips("RVN-45A52-total-cost-drops"));
}

#[test]
fn more_than_can_be_compared_is_told_as_not_checked() {
    let many = |count| World::jw().allocate((1..=count).map(|number| allocated("45A05").number(number)));
    assert!(!many(10).skips("productbook"));
    let outcome = many(1001);
    assert!(outcome.skips("productbook") && outcome.findings.is_empty());
}

#[test]
fn k4_transport_beside_logeeropvang_is_reported_for_what_it_is() {
    let outcome = World::wmo().known(allocated("04A04")).request([asked("08A03").volume(2, "14", "2")]);
    let finding = outcome.only("RVN-08A03-destination");
    assert!(
        finding.message.nl.ends_with("de pagina van het product noemt het niet"),
        "{}",
        finding.message.nl
    );
}

#[test]
fn a_carrier_at_another_provider() {
    let world = |code| World::of(code).known(allocated(code).at("87654321"));
    let team = world("45A04").request([asked("45A55")]);
    assert_eq!(team.severity("RVN-45A55-combination-same-provider"), Some(Error));
    let ride = world("41A20").request([asked("42A03").volume(2, "14", "2")]);
    assert_eq!(ride.severity("RVN-42A03-combination"), Some(Warning));
}

#[test]
fn a_session_of_vaktherapie_gives_at_most_sixty_minutes() {
    let rule = "RVN-45A49-volume-proxy";
    let world = World::jw().known(allocated("45A53").volume(1000, "01", "2"));
    let ask = |volume| world.request([asked("45A52").volume(volume, "01", "1").verwijzer("05")]);
    assert_eq!(ask(61).severity(rule), Some(Info));
    assert_eq!(ask(60).severity(rule), None);
}

#[test]
fn a_category_of_2015_is_accepted_on_an_old_allocation_only() {
    let rule = "RVN-ALL-known-code";
    let old = allocated("31A05").whole_category();
    assert_eq!(World::jw().allocate([old.clone()]).severity(rule), Some(Warning));
    assert_eq!(World::jw().allocate([old.from("2015-06-01")]).severity(rule), None);
}

#[test]
fn a_code_may_be_written_in_small_letters() {
    let outcome = World::jw().known(allocated("45a05")).request([asked("45a49")]);
    assert_eq!((outcome.severity("RVN-ALL-known-code"), outcome.severity(PARENT)), (None, None));
}

#[test]
fn a_product_without_a_code_is_skipped_and_said_so() {
    let outcome = World::jw().allocate([allocated("45A05").whole_category()]);
    assert!(outcome.findings.is_empty() && outcome.skips("productbook"));
}
