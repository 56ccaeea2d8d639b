//! Progress on standard error, only for a person who looks.

use std::io::IsTerminal;

use indicatif::{ProgressBar, ProgressDrawTarget};

use super::context::Context;

/// A bar over a number of files; invisible with `--quiet` or when standard error is no terminal.
pub fn bar(context: &Context<'_>, files: usize) -> ProgressBar {
    let bar = ProgressBar::new(files as u64);
    if context.common.quiet || files < 50 || !std::io::stderr().is_terminal() {
        bar.set_draw_target(ProgressDrawTarget::hidden());
    }
    bar
}
