//! Progress on standard error, only for a person who looks.

use std::io::IsTerminal;
use std::time::Duration;

use ibericht::finding::Lang;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressFinish, ProgressStyle};

use super::context::Context;

/// Fewer files than this are done before anybody has read a bar.
const FEW: usize = 50;

/// A bar over a number of files, with how many there are a second and how long it still takes.
///
/// It is not there with `--quiet` or when standard error is no terminal, and it leaves nothing behind.
pub fn bar(context: &Context<'_>, files: usize) -> ProgressBar {
    let total = u64::try_from(files).unwrap_or(u64::MAX);
    let bar = shown(context, files >= FEW).with_style(style(match context.lang {
        Lang::Nl => "{bar:30} {human_pos} van {human_len} bestanden, {per_sec} per seconde, nog {eta} {msg}",
        Lang::En => "{bar:30} {human_pos} of {human_len} files, {per_sec} per second, {eta} left {msg}",
    }));
    bar.set_length(total);
    bar
}

/// Tells what goes on and for how long already, where nobody knows how much there is to do.
pub fn busy(context: &Context<'_>, what: &'static str) -> ProgressBar {
    let bar = shown(context, true).with_style(style("{spinner} {msg} ({elapsed})")).with_message(what);
    if !bar.is_hidden() {
        bar.enable_steady_tick(Duration::from_millis(200));
    }
    bar
}

fn shown(context: &Context<'_>, worth_while: bool) -> ProgressBar {
    let target = if context.common.quiet || !worth_while || !std::io::stderr().is_terminal() {
        ProgressDrawTarget::hidden()
    } else {
        ProgressDrawTarget::stderr()
    };
    // Whatever happens, an error included, the line is wiped when the bar goes.
    ProgressBar::with_draw_target(Some(0), target).with_finish(ProgressFinish::AndClear)
}

fn style(template: &str) -> ProgressStyle {
    let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
    style.with_key("per_sec", |state: &indicatif::ProgressState, out: &mut dyn std::fmt::Write| {
        let _ = write!(out, "{:.0}", state.per_sec());
    })
}
