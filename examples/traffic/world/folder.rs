//! Traffic as a work folder: `in/` with a folder per day, loose files and ZIPs, and `ibericht.toml`.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use ibericht::batch::Own;
use ibericht::values::Datum;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{Message, Seed};

/// Most messages in a ZIP.
const IN_ZIP: usize = 30;

/// A work folder in the making.
pub struct Folder {
    inbox: PathBuf,
    /// Every file with a fault and the rule that it breaks, beside what came in.
    faults: BufWriter<File>,
    zips: Option<Seed>,
    day: Option<Datum>,
    bundle: Vec<Message>,
    /// How many messages the bundle gets.
    size: usize,
    numbered: u32,
    pub bytes: u64,
}

impl Folder {
    /// # Errors
    /// When the folder cannot be made.
    pub fn new(folder: &Path, own: &Own, zips: Option<Seed>) -> io::Result<Self> {
        let inbox = folder.join("in");
        fs::create_dir_all(&inbox)?;
        let settings = match own {
            Own::Aanbieder(agb) => format!("agb = \"{agb}\"\n"),
            Own::Gemeente(gemeente) => format!("gemeente = \"{gemeente}\"\n"),
            Own::Unknown => String::new(),
        };
        fs::write(folder.join("ibericht.toml"), settings)?;
        let mut faults = BufWriter::new(File::create(folder.join("fouten.csv"))?);
        writeln!(faults, "bestand;regel")?;
        Ok(Self { inbox, faults, zips, day: None, bundle: Vec::new(), size: 1, numbered: 0, bytes: 0 })
    }

    /// Writes a message, loose or into the ZIP of the moment.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(&mut self, message: Message) -> io::Result<()> {
        if self.day != Some(message.day) {
            self.close_bundle()?;
            self.day = Some(message.day);
            fs::create_dir_all(self.inbox.join(message.day.to_string()))?;
        }
        self.bytes += message.xml.len() as u64;
        if let Some(rule) = message.fault {
            writeln!(self.faults, "{};{rule}", message.name)?;
        }
        self.bundle.push(message);
        if self.bundle.len() >= self.size {
            self.close_bundle()?;
        }
        Ok(())
    }

    /// Writes what is left.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn finish(&mut self) -> io::Result<()> {
        self.close_bundle()?;
        self.faults.flush()
    }

    fn close_bundle(&mut self) -> io::Result<()> {
        let bundle = std::mem::take(&mut self.bundle);
        let Some(day) = self.day else { return Ok(()) };
        let folder = self.inbox.join(day.to_string());
        if let [message] = &bundle[..] {
            fs::write(folder.join(&message.name), &message.xml)?;
        } else if !bundle.is_empty() {
            self.numbered += 1;
            let file = File::create(folder.join(format!("bundel-{}.zip", self.numbered)))?;
            let mut zip = ZipWriter::new(BufWriter::new(file));
            for message in &bundle {
                zip.start_file(&message.name, SimpleFileOptions::default())?;
                zip.write_all(&message.xml)?;
            }
            zip.finish()?.flush()?;
        }
        // Half of what is offered is loose, and ZIPs are of all sizes.
        let zipped =
            self.zips.as_mut().map(|seed| if seed.chance(16) { 2 + seed.below(IN_ZIP - 1) } else { 1 });
        self.size = zipped.unwrap_or(1);
        Ok(())
    }
}
