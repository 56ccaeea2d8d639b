//! The program as people and other programs use it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "cli/about.rs"]
mod about;
#[path = "cli/answer.rs"]
mod answer;
#[path = "cli/commands.rs"]
mod commands;
#[path = "cli/contract.rs"]
mod contract;
#[path = "cli/contracts.rs"]
mod contracts;
#[path = "cli/convert.rs"]
mod convert;
#[path = "cli/correct.rs"]
mod correct;
#[path = "cli/deviations.rs"]
mod deviations;
#[path = "cli/exit.rs"]
mod exit;
#[path = "cli/expected.rs"]
mod expected;
#[path = "cli/explain.rs"]
mod explain;
#[path = "cli/help.rs"]
mod help;
#[path = "cli/json.rs"]
mod json;
#[path = "cli/ledger.rs"]
mod ledger;
#[path = "cli/nothing_lost.rs"]
mod nothing_lost;
#[path = "cli/pack.rs"]
mod pack;
#[path = "cli/page.rs"]
mod page;
#[allow(dead_code, reason = "shared with other tests")]
#[path = "support/post.rs"]
mod post;
#[path = "cli/privacy.rs"]
mod privacy;
#[path = "cli/program.rs"]
mod program;
#[path = "cli/restored.rs"]
mod restored;
#[path = "cli/schema.rs"]
mod schema;
#[path = "cli/show.rs"]
mod show;
#[allow(dead_code, reason = "shared with other tests")]
#[path = "support/sources.rs"]
mod sources;
#[path = "cli/standing.rs"]
mod standing;
#[path = "cli/workbook.rs"]
mod workbook;
