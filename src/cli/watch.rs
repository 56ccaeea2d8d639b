//! `ibericht watch`: processes what arrives, until it is stopped.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use ibericht::batch::watch::{self, Event, EventKind, Now, Waiting, Watching};
use ibericht::batch::{self, BatchError, Checks, Config, Steps};
use ibericht::dossier::SqliteStore;
use ibericht::finding::{Level, Text};

use super::Outcome;
use super::args::{Format, Watch};
use super::clock::time;
use super::context::Context;
use super::failure::Failure;
use super::pulse::Pulse;

/// The longest time between two tries after an error: the heartbeat is never much older.
const LONGEST_WAIT: Duration = Duration::from_secs(60);

/// How old the heartbeat may become while messages are processed.
const BEAT: Duration = Duration::from_secs(10);

pub fn run(options: &Watch, context: &Context<'_>) -> Result<Outcome, Failure> {
    context.require("watch", &Format::OF_LISTS)?;
    if !context.common.output.is_empty() {
        return Err(no_report());
    }
    let folder = &options.folder;
    if !folder.is_dir() {
        return Err(no_work_folder(folder));
    }
    let config = Config::of_folder(folder)?;
    let context = &context.with_language_of(config.taal);
    let books = context.books(&config.productbooks)?;
    let versies = super::declare::versies(options.xsd_versie.as_ref().or(config.xsd_versie.as_ref()))?;
    let checks = Checks { limits: context.limits_and_names()?, until: Level::Productbook };
    let afwijkingen = Context::afwijkingen(None, &config, &books)?;
    // Held until the program ends, however it ends.
    let _lock = lock(folder)?;
    let out = options.out.clone().unwrap_or_else(|| folder.join("uit"));
    batch::make_folder(&out)?;
    let dossier = context.common.dossier.clone().unwrap_or_else(|| out.join("dossier.db"));
    // Made here when it is not there; one that disappears later is not.
    SqliteStore::open(&dossier)?;
    let steps = Steps::new();
    let watching = Watching {
        folder,
        out: &out,
        dossier: &dossier,
        checks,
        books: &books,
        own: &config.own,
        versies: &versies,
        afwijkingen: &afwijkingen,
        lang: context.lang,
        waiting: Waiting {
            settle: Duration::from_secs(options.settle),
            patience: Duration::from_secs(options.patience),
        },
        steps: &steps,
    };
    let heartbeat = options.heartbeat.clone().unwrap_or_else(|| out.join("ibericht-hartslag.json"));
    let pulse = Pulse::new(heartbeat, BEAT.min(Duration::from_secs(options.every)), &steps);
    let log = Log { context, pulse: &pulse, told: None, beat_told: None };
    let watch = watch::Watch::new(watching);
    let going = Loop { options, stop: Stop::on_signal()?, watch, log, start: Instant::now() };
    std::thread::scope(|scope| {
        let (working, end) = mpsc::channel();
        let pulse = &pulse;
        scope.spawn(move || pulse.keep(&end));
        let outcome = going.run();
        drop(working);
        outcome
    })
}

/// A watch that goes on.
struct Loop<'a> {
    options: &'a Watch,
    stop: Stop,
    watch: watch::Watch<'a>,
    log: Log<'a>,
    start: Instant,
}

impl Loop<'_> {
    fn run(mut self) -> Result<Outcome, Failure> {
        let (every, settle) =
            (Duration::from_secs(self.options.every), Duration::from_secs(self.options.settle));
        self.log.tell(&Event::of_watch(EventKind::Started, started(self.options)));
        let mut tries = 0_u32;
        let mut looked = false;
        while !self.stop.is_asked() {
            let now = Now { elapsed: self.start.elapsed(), today: self.log.context.day() };
            let (log, stop) = (&mut self.log, &self.stop);
            let wait = match self.watch.round(&now, &|| stop.is_asked(), &mut |event| log.tell(&event)) {
                Ok(round) => {
                    log.goes_on();
                    log.pulse.change(|beat| beat.round(&round));
                    tries = 0;
                    match (round.more, self.options.once, looked) {
                        (true, ..) => Duration::ZERO,
                        (_, true, true) => break,
                        (_, true, false) => settle,
                        _ => every,
                    }
                }
                Err(error) if self.options.once => {
                    log.failed(&error);
                    log.beat();
                    return Err(error.into());
                }
                Err(error) => {
                    log.failed(&error);
                    tries = tries.saturating_add(1);
                    LONGEST_WAIT.min(every.saturating_mul(1 << tries.min(6)))
                }
            };
            looked = true;
            self.log.beat();
            if !wait.is_zero() {
                self.stop.wait(wait);
            }
        }
        if self.options.once {
            let log = &mut self.log;
            self.watch.leave(&mut |event| log.tell(&event));
        }
        self.log.tell(&Event::of_watch(EventKind::Stopped, Text::fixed("gestopt", "stopped")));
        self.log.beat();
        let errors = self.log.pulse.change(|beat| beat.counts.with_errors + beat.counts.refused > 0);
        Ok(if self.options.once { Outcome::from_errors(errors) } else { Outcome::Clean })
    }
}

/// Tells what happens: a line on standard output, and the heartbeat.
struct Log<'a> {
    context: &'a Context<'a>,
    pulse: &'a Pulse<'a>,
    /// The error of the work that was told and is not over.
    told: Option<Text>,
    /// That of the heartbeat, which may last when the work goes on.
    beat_told: Option<Text>,
}

impl Log<'_> {
    fn tell(&mut self, event: &Event) {
        let (time, lang) = (time(), self.context.lang);
        self.pulse.change(|beat| beat.count(event, &time, lang));
        if !self.context.common.quiet || event.kind.is_trouble() {
            let line = match self.context.common.format {
                Format::Json => event.json(&time, lang),
                _ => event.line(&time.replace('T', " "), lang) + "\n",
            };
            // Whoever reads the log may be gone or its disk full; messages go on, and the heartbeat tells the rest.
            let _ = Context::print(&line);
        }
        if self.pulse.is_due() {
            self.beat();
        }
    }

    /// Writes the heartbeat; tells once that it cannot be written, and once that it can again.
    fn beat(&mut self) {
        match self.pulse.write() {
            Err(error) => {
                let text = why(&error);
                if self.beat_told.as_ref() != Some(&text) {
                    self.beat_told = Some(text.clone());
                    self.tell(&Event::of_watch(EventKind::Error, text));
                }
            }
            Ok(()) if self.beat_told.take().is_some() && self.told.is_none() => self.tell(&recovered()),
            Ok(()) => {}
        }
    }

    /// Tells an error of the work once.
    fn failed(&mut self, error: &BatchError) {
        let text = why(error);
        if self.told.as_ref() != Some(&text) {
            self.told = Some(text.clone());
            self.tell(&Event::of_watch(EventKind::Error, text));
        }
    }

    /// Tells that an error is over.
    fn goes_on(&mut self) {
        if self.told.take().is_some() {
            self.tell(&recovered());
        }
    }
}

fn recovered() -> Event {
    Event::of_watch(EventKind::Recovered, Text::fixed("het gaat weer", "it goes on again"))
}

fn why(error: &BatchError) -> Text {
    let (message, advice) = error.texts();
    watch::told(&message, &advice)
}

/// Whether the program was asked to stop.
struct Stop {
    asked: Arc<AtomicBool>,
    woken: Receiver<()>,
}

impl Stop {
    /// Stops at the first SIGINT, SIGTERM or SIGHUP, or what Windows has for them, when the files at hand are done; at
    /// once at the second.
    fn on_signal() -> Result<Self, Failure> {
        let asked = Arc::new(AtomicBool::new(false));
        let (wake, woken) = mpsc::channel();
        let flag = Arc::clone(&asked);
        let handler = move || {
            if flag.swap(true, Ordering::SeqCst) {
                // Whatever is cut off here is taken up by the next start, as after a power cut.
                std::process::exit(130);
            }
            let _ = wake.send(());
        };
        ctrlc::set_handler(handler).map_err(|error| Failure::from(std::io::Error::other(error)))?;
        Ok(Self { asked, woken })
    }

    fn is_asked(&self) -> bool {
        self.asked.load(Ordering::SeqCst)
    }

    /// Waits, but not when asked to stop.
    fn wait(&self, time: Duration) {
        let _ = self.woken.recv_timeout(time);
    }
}

/// Keeps a second watch off the folder; the system lets go when the program ends.
fn lock(folder: &Path) -> Result<File, Failure> {
    let path = watch::lock_file(folder);
    let cannot = |source| Failure::from(BatchError::Write { path: path.clone(), source });
    let file = OpenOptions::new().write(true).create(true).truncate(false).open(&path).map_err(cannot)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(Failure::new(
            Text::new(
                format!("`{}` wordt al door een andere `ibericht watch` bekeken", folder.display()),
                format!("`{}` is watched by another `ibericht watch` already", folder.display()),
            ),
            Text::fixed(
                "Laat die draaien, of stop hem eerst; één werkmap heeft er één",
                "Let that one run, or stop it first; a work folder has one",
            ),
        )),
        Err(TryLockError::Error(source)) => Err(cannot(source)),
    }
}

fn started(options: &Watch) -> Text {
    let (folder, every) = (options.folder.display(), options.every);
    if options.once {
        return Text::new(format!("kijkt één keer naar {folder}"), format!("looks at {folder} once"));
    }
    Text::new(format!("kijkt elke {every} s naar {folder}"), format!("looks at {folder} every {every} s"))
}

fn no_work_folder(folder: &Path) -> Failure {
    Failure::new(
        Text::new(
            format!("`{}` is geen map die er is", folder.display()),
            format!("`{}` is no folder that is there", folder.display()),
        ),
        Text::fixed(
            "Maak de werkmap, of verbind de schijf waar hij op staat",
            "Make the work folder, or connect the disk that it is on",
        ),
    )
}

fn no_report() -> Failure {
    Failure::new(
        Text::fixed("`watch` schrijft geen rapport", "`watch` writes no report"),
        Text::fixed(
            "Laat `--output` weg; de regels op standaarduitvoer zijn het logboek",
            "Leave `--output` out; the lines on standard output are the log",
        ),
    )
}
