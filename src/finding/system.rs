//! What the operating system says, in Dutch: it speaks English.

use std::io::{Error, ErrorKind};

/// Why a file cannot be read or written, in Dutch.
///
/// What is rare is told as the system tells it.
#[must_use]
pub fn system_reason(error: &Error) -> String {
    let known = match error.kind() {
        ErrorKind::NotFound => "het bestaat niet",
        ErrorKind::PermissionDenied => "u hebt er geen rechten voor",
        ErrorKind::AlreadyExists => "het bestaat al",
        ErrorKind::StorageFull => "de schijf is vol",
        ErrorKind::QuotaExceeded => "u mag op deze schijf niet meer ruimte gebruiken",
        ErrorKind::FileTooLarge => "het is te groot",
        ErrorKind::ReadOnlyFilesystem => "de schijf is alleen-lezen",
        ErrorKind::IsADirectory => "het is een map",
        ErrorKind::InvalidInput => "het is geen gewoon bestand",
        ErrorKind::NotADirectory => "het is geen map",
        ErrorKind::InvalidFilename => "zo kan een bestand niet heten",
        ErrorKind::TimedOut => "het duurde te lang",
        ErrorKind::BrokenPipe => "niemand leest de uitvoer nog",
        ErrorKind::UnexpectedEof => "het houdt te vroeg op",
        _ => return error.to_string(),
    };
    known.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_common_is_told_in_dutch_and_what_is_rare_as_it_is() {
        let absent = std::fs::File::open("nowhere/at/all").unwrap_err();
        assert_eq!(system_reason(&absent), "het bestaat niet");
        assert_eq!(system_reason(&Error::other("something odd")), "something odd");
    }
}
