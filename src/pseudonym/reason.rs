//! Why a file is not in the new folder.

use crate::finding::Text;

pub(super) fn beside() -> Text {
    Text::fixed(
        "Staat naast de invoer van `process`: alleen `in/`, `registraties/`, `ibericht.toml` en productenboeken gaan mee",
        "Stands beside the input of `process`: only `in/`, `registraties/`, `ibericht.toml` and product books go along",
    )
}

/// What is wrong with it may repeat what stands in it.
pub(super) fn unreadable() -> Text {
    Text::fixed(
        "Niet te lezen als bericht van release 3.2, of als ZIP ervan; `ibericht check` zegt waarom",
        "Cannot be read as a message of release 3.2, or as a ZIP of those; `ibericht check` tells why",
    )
}

pub(super) fn unknown() -> Text {
    Text::fixed(
        "Geen bericht, ZIP, tabel of werkmap met registraties",
        "No message, ZIP, table or workbook with registrations",
    )
}

pub(super) fn no_file() -> Text {
    Text::fixed(
        "Een koppeling, een te diepe map of geen gewoon bestand",
        "A link, a folder too deep or no regular file",
    )
}

pub(super) fn no_table() -> Text {
    Text::fixed("Geen tabel: leeg, te breed of geen UTF-8", "No table: empty, too wide or not UTF-8")
}

pub(super) fn no_text() -> Text {
    Text::fixed("Geen tekst in UTF-8", "No text in UTF-8")
}

pub(super) fn too_large() -> Text {
    Text::fixed("Groter dan de grens; zie `--max-size`", "Larger than the limit; see `--max-size`")
}

pub(super) fn changed() -> Text {
    Text::fixed(
        "Wordt niet begrepen, of veranderde terwijl het werd gelezen",
        "Is not understood, or changed while it was read",
    )
}

pub(super) fn same_name() -> Text {
    Text::fixed(
        "Een ander bestand heeft op hoofdletters na dezelfde naam; geef een van beide een andere naam",
        "Another file has the same name but for capitals; give one of them another name",
    )
}
