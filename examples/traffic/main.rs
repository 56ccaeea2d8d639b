//! Makes believable traffic between providers and municipalities, as a work folder to process.
//!
//! ```text
//! cargo run --release --example traffic -- --messages 10000 --seed 1 --out /tmp/verkeer --zip --errors 5
//! ibericht process /tmp/verkeer --out /tmp/uit --today 2027-01-01
//! ```
//!
//! People are invented and have test numbers; the same seed gives the same bytes. With `--gemeente` or `--aanbieder` one
//! party takes part in everything: then the folder is its own, and its own answers are left to the program.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "an example prints")]

mod world;

use std::error::Error;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use ibericht::batch::Own;
use ibericht::values::{AgbCode, Gemeente};
use world::{Folder, Seed, Settings, Traffic};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Makes believable traffic between providers and municipalities
#[derive(Parser)]
struct Options {
    /// How many messages
    #[arg(long, default_value_t = 1_000)]
    messages: usize,
    /// The same seed gives the same bytes
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// A folder that is not there yet
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// How many clients (default: as many as have these messages in two years). There are 9,090 test numbers; with more
    /// clients people move to another municipality
    #[arg(long)]
    clients: Option<u32>,
    /// Half of the messages in ZIPs of at most 30
    #[arg(long)]
    zip: bool,
    /// How many in a hundred messages have a fault; answers have none
    #[arg(long, value_name = "PERCENT", default_value_t = 0, value_parser = clap::value_parser!(u32).range(0..=90))]
    errors: u32,
    /// All traffic of one municipality, without its own answers
    #[arg(long, value_name = "CODE", conflicts_with = "aanbieder")]
    gemeente: Option<String>,
    /// All traffic of one provider, without its own answers
    #[arg(long, value_name = "AGB")]
    aanbieder: Option<String>,
    /// Instead of traffic one declaration of so many MB; with `--zip` thirty of them in a ZIP
    #[arg(long, value_name = "MB")]
    large: Option<usize>,
}

fn main() -> ExitCode {
    match run(&Options::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

fn run(options: &Options) -> Result<(), Box<dyn Error>> {
    if options.out.exists() {
        return Err(format!("{} exists; name a folder that is not there yet", options.out.display()).into());
    }
    if let Some(size) = options.large {
        return large(&options.out, size * 1_000_000, options.zip);
    }
    let own = match (&options.gemeente, &options.aanbieder) {
        (Some(code), _) => Own::Gemeente(Gemeente::new(code).map_err(|_| "a municipality has 4 digits")?),
        (_, Some(agb)) => Own::Aanbieder(AgbCode::new(agb).map_err(|_| "an AGB code has 8 digits")?),
        _ => Own::Unknown,
    };
    let zips = options.zip.then_some(Seed(options.seed));
    let settings = Settings {
        seed: options.seed,
        messages: options.messages,
        clients: options.clients,
        own,
        errors: options.errors,
    };
    let traffic = Traffic::new(settings)?;
    let clients = traffic.clients();
    let mut folder = Folder::new(&options.out, &own, zips)?;
    let (mut written, mut faults, mut last) = (0, 0, None);
    for message in traffic {
        written += 1;
        faults += usize::from(message.fault.is_some());
        last = Some(message.day);
        folder.write(message)?;
    }
    folder.finish()?;
    let last = last.map(|day| day.to_string()).unwrap_or_default();
    println!(
        "{written} messages of {clients} clients up to {last}, {faults} with a fault, {:.1} MB",
        mega(folder.bytes)
    );
    println!("Process them on {last}: ibericht process {} --out DIR --today {last}", options.out.display());
    Ok(())
}

#[allow(clippy::cast_precision_loss, reason = "for people")]
fn mega(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}

/// How many large declarations a ZIP gets.
const LARGE: u32 = 30;

fn large(out: &Path, bytes: usize, zip: bool) -> Result<(), Box<dyn Error>> {
    fs::create_dir_all(out.join("in"))?;
    if zip {
        let mut zip = ZipWriter::new(fs::File::create(out.join("in/declaraties.zip"))?);
        for number in 1..=LARGE {
            zip.start_file(format!("declaratie-{number}.xml"), SimpleFileOptions::default())?;
            zip.write_all(world::large_declaration(bytes, number).as_bytes())?;
        }
        zip.finish()?;
    } else {
        fs::write(out.join("in/declaratie.xml"), world::large_declaration(bytes, 1))?;
    }
    Ok(())
}
