//! `ibericht completions`: what a shell needs to complete commands.

use clap::CommandFactory;

use super::args::{Arguments, Completions};
use super::context::Context;
use super::failure::Failure;
use super::{Outcome, help};

pub fn run(options: &Completions, context: &Context<'_>) -> Result<Outcome, Failure> {
    let mut command = help::complete(Arguments::command(), context.lang);
    let mut script = Vec::new();
    clap_complete::generate(options.shell, &mut command, "ibericht", &mut script);
    Context::print(&String::from_utf8_lossy(&script))?;
    Ok(Outcome::Clean)
}
