//! What the commands share: the common options, resolved.

use std::io::{BufWriter, ErrorKind, IsTerminal, Write};
use std::path::Path;

use clap::ValueEnum;
use ibericht::batch::{Afwijkingen, Config, Limits, write_private, write_private_by};
use ibericht::finding::Lang;
use ibericht::legacy::Namen;
use ibericht::productbook::{Book, Books};
use ibericht::report::text::Style;
use ibericht::report::{self, Options, Overview};
use ibericht::values::Datum;

use super::args::{Colour, Common, Format};
use super::clock;
use super::failure::Failure;
use super::lang;
use super::output::Output;

/// What is told besides the usual.
#[derive(Debug, Clone, Copy, Default)]
pub struct Told<'t> {
    /// Whether the arithmetic of every declared line is told.
    pub explained: bool,
    /// Whether it is told which rules found something.
    pub statistics: bool,
    /// The last line in text.
    pub closing: &'t str,
}

/// The common options with their defaults filled in.
pub struct Context<'a> {
    pub common: &'a Common,
    pub lang: Lang,
    pub today: Datum,
}

impl<'a> Context<'a> {
    pub fn new(common: &'a Common) -> Self {
        Self {
            common,
            lang: common.lang.map_or_else(lang::of_command_line, Lang::from),
            today: common.today.unwrap_or_else(clock::today),
        }
    }

    /// The same, in the language of the work folder unless the command line names one.
    pub fn with_language_of(&self, folder: Option<Lang>) -> Self {
        let lang = self.common.lang.map(Lang::from).or(folder).unwrap_or(self.lang);
        Self { common: self.common, lang, today: self.today }
    }

    /// The day that it is now, also when the program began on another: `today` stays as it was.
    pub fn day(&self) -> Datum {
        self.common.today.unwrap_or_else(clock::today)
    }

    /// The product books of the command line, or else of the work folder; there may be none.
    pub fn books(&self, folder: &[String]) -> Result<Books, Failure> {
        let told = &self.common.productbook;
        Ok(Books::open(if told.is_empty() { folder } else { told })?)
    }

    /// The agreements of the command line, or else of the settings; there may be none.
    pub fn afwijkingen(told: Option<&Path>, config: &Config, books: &Books) -> Result<Afwijkingen, Failure> {
        let file = told.or(config.afwijkingen.as_deref());
        Ok(file
            .map_or_else(|| Ok(Afwijkingen::default()), |file| Afwijkingen::open(file, books, &config.own))?)
    }

    /// The product books of the command line, or else all that are built in: to look things up in.
    pub fn lookup(&self) -> Result<Vec<Book>, Failure> {
        let told = &self.common.productbook;
        if !told.is_empty() {
            return Ok(told.iter().map(|name| Book::open(name)).collect::<Result<_, _>>()?);
        }
        Ok(Book::builtin_names().filter_map(Book::builtin).collect::<Result<_, _>>()?)
    }

    pub fn limits(&self) -> Limits {
        let told = self.common.max_size.and_then(|size| usize::try_from(size).ok());
        told.map_or_else(Limits::default, |size| Limits::for_messages_of(size * 1_000_000))
    }

    /// The limits, with the names of the old 303 and 304 when those were given.
    pub fn limits_and_names(&self) -> Result<Limits, Failure> {
        Ok(Limits { namen: self.names()?, ..self.limits() })
    }

    /// The names of the old 303 and 304, when they were given; kept until the program ends.
    pub fn names(&self) -> Result<Option<&'static Namen>, Failure> {
        let Some(file) = &self.common.legacy_names else { return Ok(None) };
        Ok(Some(Box::leak(Box::new(Namen::open(file)?))))
    }

    /// How text is shown on standard output.
    pub fn style(&self) -> Style {
        let no_colour = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let colour = match self.common.color {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto => std::io::stdout().is_terminal() && !no_colour,
        };
        Style { lang: self.lang, colour }
    }

    /// How text is shown in a file.
    pub const fn plain(&self) -> Style {
        Style { lang: self.lang, colour: false }
    }

    /// Whether the command has the formats that were asked for; told before it changes anything.
    pub fn require(&self, command: &str, formats: &[Format]) -> Result<(), Failure> {
        let outputs = self.common.output.iter().map(|output| output.format);
        if outputs.chain([self.common.format]).all(|format| formats.contains(&format)) {
            return self.common.output.iter().try_for_each(Output::check);
        }
        let names = formats.iter().filter_map(Format::to_possible_value);
        let names: Vec<_> = names.map(|value| value.get_name().to_string()).collect();
        Err(Failure::no_such_format(command, &names.join(", ")))
    }

    /// Prints the report in the chosen format and writes every `--output`.
    ///
    /// The formats must have been asked for with [`Context::require`].
    pub fn deliver(&self, render: impl Fn(Format, Style) -> String) -> Result<(), Failure> {
        self.save(&render)?;
        if self.common.quiet {
            return Ok(());
        }
        Self::print(&render(self.common.format, self.style()))
    }

    /// The same of what a run has to tell, written as it comes; a closing line is told in text only.
    ///
    /// The formats must have been asked for with [`Context::require`].
    pub fn report(&self, overview: &Overview, told: Told<'_>) -> Result<(), Failure> {
        let Told { explained, statistics, closing } = told;
        let write = |format: Format, style: Style, out: &mut dyn Write| {
            let Some(format) = format.of_reports() else { return Ok(()) };
            report::write(format, overview, Options { style, explained, statistics }, out)?;
            if format == report::Format::Text { out.write_all(closing.as_bytes()) } else { Ok(()) }
        };
        for Output { format, file } in &self.common.output {
            write_private_by(file, &|out| write(*format, self.plain(), out))?;
        }
        if self.common.quiet {
            return Ok(());
        }
        Self::print_by(|out| write(self.common.format, self.style(), out))
    }

    /// Writes the report to every `--output`.
    pub fn save(&self, render: impl Fn(Format, Style) -> String) -> Result<(), Failure> {
        for Output { format, file } in &self.common.output {
            write_private(file, render(*format, self.plain()).as_bytes())?;
        }
        Ok(())
    }

    /// Prints on standard output.
    pub fn print(text: &str) -> Result<(), Failure> {
        Self::print_by(|out| out.write_all(text.as_bytes()))
    }

    fn print_by(write: impl Fn(&mut dyn Write) -> std::io::Result<()>) -> Result<(), Failure> {
        let mut out = BufWriter::with_capacity(64 * 1024, std::io::stdout().lock());
        match write(&mut out).and_then(|()| out.flush()) {
            // Whoever reads our output has enough of it: `| head`. The exit code still tells how it went.
            Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
            written => Ok(written?),
        }
    }
}
