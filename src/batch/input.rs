//! What comes in: the bytes of a file or member, or why there are none.

use crate::finding::{Finding, Level, Severity, Text, Verdict, plain};
use crate::legacy::{Gelezen, Namen};
use crate::messages::MAX_BYTES;
use crate::report::MessageReport;
use crate::report::expected::{REJECTED, UNKNOWN};
use crate::values::Bsn;

/// Bounds on input, because input is hostile until proven otherwise; and how old messages are read.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Largest message in bytes.
    pub message_bytes: usize,
    /// Largest ZIP in bytes, and most bytes that its members together unpack to.
    pub archive_bytes: usize,
    /// Most members of a ZIP.
    pub members: usize,
    /// Most characters of a member's name that are shown.
    pub name_chars: usize,
    /// Deepest folder below the one that was given.
    pub depth: usize,
    /// Most bytes of messages that are in memory together; a message that is larger is there alone.
    pub together: usize,
    /// The names of a 303 or 304; none for those of the program.
    pub namen: Option<&'static Namen>,
}

impl Default for Limits {
    fn default() -> Self {
        Self::for_messages_of(MAX_BYTES)
    }
}

impl Limits {
    /// Reads a file that is no message of release 3.2 as a 303 or 304.
    pub(super) fn legacy(&self, bytes: &[u8]) -> Option<Gelezen> {
        let namen = self.namen.or_else(|| Namen::ingebouwd().ok())?;
        crate::legacy::read(bytes, self.message_bytes, namen)
    }

    /// The limits with another largest message, in bytes; a ZIP may unpack to four of them.
    #[must_use]
    pub const fn for_messages_of(message_bytes: usize) -> Self {
        Self {
            message_bytes,
            archive_bytes: message_bytes.saturating_mul(4),
            members: 1000,
            name_chars: 200,
            depth: 16,
            together: 32_000_000,
            namen: None,
        }
    }
}

/// One file or member, ready to be judged.
#[derive(Debug)]
pub enum Input {
    /// Its bytes.
    Bytes {
        /// The name in reports.
        label: String,
        /// The bytes as received.
        bytes: Vec<u8>,
    },
    /// All that can be said of it, or of the ZIP as a whole.
    Notice(Box<MessageReport>),
}

/// The rule name of findings on files that are no message.
pub(super) const FILE: &str = "BESTAND";

/// The rule name of findings on ZIPs.
pub(super) const ZIP: &str = "ZIP";

/// The rule name of findings on the folder with registrations.
pub(super) const REGISTRATIONS: &str = "registratie-bestand";

/// The rule name of findings on what declaring needs besides registrations.
pub(super) const CONDITIONS: &str = "declaratie-voorwaarden";

/// The rule name of findings on messages between others.
pub(super) const PARTIJ: &str = "PARTIJ";

/// The rule name of findings on agreements with other parties.
pub(super) const AFWIJKING: &str = "AFWIJKING";

/// The rule name of findings on files that were written again.
pub(super) const AGAIN: &str = "OPNIEUW";

/// The rules of the program itself, by which files are read, with what they are.
pub static RULES: [(&str, Text); 10] = [
    (
        "XSD",
        Text::fixed(
            "Niveau 1: het bericht volgt het schema van de standaard, is veilige XML of JSON en niet te groot",
            "Level 1: the message follows the schema of the standard, is safe XML or JSON and not too large",
        ),
    ),
    (
        ZIP,
        Text::fixed(
            "Een ZIP is leesbaar: niet beschadigd, zonder wachtwoord, zonder ZIP erin, niet te groot, en zonder mappen",
            "A ZIP can be read: not damaged, no password, no ZIP inside, not too large, and without folders",
        ),
    ),
    (
        FILE,
        Text::fixed(
            "Een bestand is een bericht of een ZIP en kan worden gelezen",
            "A file is a message or a ZIP and can be read",
        ),
    ),
    (
        PARTIJ,
        Text::fixed(
            "Een bericht is van of aan onze eigen organisatie, de `agb` of `gemeente` van `ibericht.toml`; een ander \
             bericht telt niet als het onze",
            "A message is from or to our own organisation, the `agb` or `gemeente` of `ibericht.toml`; any other \
             message does not count as ours",
        ),
    ),
    (
        AFWIJKING,
        Text::fixed(
            "Een afspraak met een andere partij om van een regel af te wijken geldt tot en met haar laatste dag; daarna \
             wordt zij vernieuwd of weggehaald",
            "An agreement with another party to deviate from a rule holds up to and including its last day; after that it \
             is renewed or taken out",
        ),
    ),
    (
        REGISTRATIONS,
        Text::fixed(
            "De map met registraties bevat leesbare tabellen: `leveringen.csv`, `sessies.csv`, `deelnemers.csv`",
            "The folder with registrations holds tables that can be read: `leveringen.csv`, `sessies.csv`, `deelnemers.csv`",
        ),
    ),
    (
        CONDITIONS,
        Text::fixed(
            "Om te declareren zijn een maand, een productenboek en een aanbieder bekend",
            "To declare, a month, a product book and a provider are known",
        ),
    ),
    (
        AGAIN,
        Text::fixed(
            "Wat verstuurd moet worden, wordt één keer geschreven; ontbreekt een bestand dat al eens geschreven is, dan komt \
             het terug met deze waarschuwing, want het kan al verstuurd zijn",
            "What must be sent is written once; a file that was written before and is missing comes back with this warning, \
             as it may have been sent",
        ),
    ),
    (
        REJECTED,
        Text::fixed(
            "Naar verwachting keurt de gemeente deze regel of declaratie af: de regels van niveau 2, 3 en 4 vinden er \
             een fout in, beoordeeld met dit dossier en het productenboek",
            "The municipality is expected to reject this line or declaration: the rules of level 2, 3 and 4 find an \
             error in it, judged by this dossier and the product book",
        ),
    ),
    (
        UNKNOWN,
        Text::fixed(
            "Welk antwoord een declaratie krijgt, is niet te zeggen: een regel kon niet worden gecontroleerd",
            "Which answer a declaration will get nobody can tell: a rule could not be checked",
        ),
    ),
];

/// A name from outside as reports show it: on one line, harmless to a terminal, and without a BSN.
pub(super) fn shown(name: &str) -> String {
    Bsn::mask_in(&plain(name), &Bsn::passes_eleven_test).replace('\n', "\u{fffd}")
}

impl Input {
    /// In bytes; nothing where there are none.
    pub(super) const fn size(&self) -> usize {
        match self {
            Self::Notice(_) => 0,
            Self::Bytes { bytes, .. } => bytes.len(),
        }
    }

    /// A file or member that is refused.
    pub(super) fn refused(label: String, rule: &'static str, message: Text, advice: Text) -> Self {
        let finding = Finding::new(rule, Level::Schema, Severity::Error, message, advice);
        Self::Notice(Box::new(MessageReport::notice(label, Verdict::Unreadable, finding)))
    }

    /// Something about a file that does not stop its content from being read.
    pub(super) fn remark(label: String, rule: &'static str, message: Text, advice: Text) -> Self {
        let finding = Finding::new(rule, Level::Schema, Severity::Warning, message, advice);
        Self::Notice(Box::new(MessageReport::notice(label, Verdict::Valid, finding)))
    }

    /// A file that is left alone.
    pub(super) fn ignored(label: String, message: Text) -> Self {
        let advice = Text::new(
            "Niets, als dit geen bericht is; geef een bericht anders de extensie `.xml`",
            "Nothing, if this is no message; otherwise give a message the extension `.xml`",
        );
        let finding = Finding::new(FILE, Level::Schema, Severity::Info, message, advice);
        Self::Notice(Box::new(MessageReport::notice(label, Verdict::Unreadable, finding)))
    }

    /// What is not looked into, such as a link.
    pub(super) fn passed_over(label: String, why: Text) -> Self {
        let advice = Text::fixed(
            "Er kunnen berichten achter zitten die nu niet zijn gelezen: zet dan de bestanden zelf in de map",
            "There may be messages behind it that were not read: if so, put the files themselves into the folder",
        );
        let finding = Finding::new(FILE, Level::Schema, Severity::Warning, why, advice);
        Self::Notice(Box::new(MessageReport::notice(label, Verdict::Unreadable, finding)))
    }

    /// A file or member that is not what it was a moment before.
    pub(super) fn changed(label: String) -> Self {
        Self::refused(
            label,
            FILE,
            Text::fixed(
                "Het bestand veranderde of verdween tijdens de verwerking; er is niets van opgenomen",
                "The file changed or went away while it was being processed; nothing of it was taken in",
            ),
            Text::fixed(
                "Draai dezelfde opdracht opnieuw als het bestand er weer is en niet meer verandert",
                "Run the same command again when the file is there and no longer changes",
            ),
        )
    }

    /// A file or member above the largest size.
    pub(super) fn too_large(label: String, limit: usize) -> Self {
        let (message, advice) = crate::xml::Unreadable::TooLarge { limit }.texts();
        Self::refused(label, "XSD", message, advice)
    }
}
