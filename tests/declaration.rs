//! Declaring registered care, case by case.

mod declaration {
    mod activities;
    mod allocations;
    mod bad_input;
    mod build;
    mod ceilings;
    mod earlier;
    mod every_row;
    mod examples;
    mod explain;
    mod presence;
    mod sessions;
    mod support;
    mod worked_cases;
}
