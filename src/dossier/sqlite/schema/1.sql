-- Schema of the dossier, version 1. Dates are JJJJ-MM-DD, amounts are eurocents.
-- Any SQLite tool can read it; docs/DOSSIER.md explains every table.

CREATE TABLE bericht (
    hash          TEXT NOT NULL PRIMARY KEY,
    bytes         BLOB NOT NULL,
    uitgaand      INTEGER NOT NULL CHECK (uitgaand IN (0, 1)),
    domein        TEXT,
    nummer        INTEGER,
    afzender      TEXT,
    ontvanger     TEXT,
    identificatie TEXT,
    dagtekening   TEXT,
    oordeel       TEXT NOT NULL,
    rapport       TEXT NOT NULL
) STRICT;

CREATE INDEX bericht_identificatie ON bericht (identificatie, afzender, nummer, domein);

CREATE TABLE toewijzing (
    domein               TEXT NOT NULL,
    gemeente             TEXT NOT NULL,
    aanbieder            TEXT NOT NULL,
    bsn                  TEXT NOT NULL,
    geboortedatum        TEXT NOT NULL,
    toewijzingnummer     INTEGER NOT NULL,
    referentie_aanbieder TEXT,
    categorie            TEXT,
    code                 TEXT,
    toewijzingsdatum     TEXT NOT NULL,
    toewijzingstijd      TEXT NOT NULL,
    ingangsdatum         TEXT NOT NULL,
    einddatum            TEXT,
    reden_wijziging      TEXT,
    volume               INTEGER,
    eenheid              TEXT,
    frequentie           TEXT,
    budget               INTEGER,
    commentaar           TEXT,
    bericht              TEXT NOT NULL REFERENCES bericht (hash)
) STRICT;

CREATE INDEX toewijzing_client ON toewijzing (bsn, domein);
CREATE INDEX toewijzing_nummer ON toewijzing (toewijzingnummer, gemeente, domein);
CREATE INDEX toewijzing_referentie ON toewijzing (referentie_aanbieder, aanbieder, domein)
    WHERE referentie_aanbieder IS NOT NULL;

CREATE TABLE verzoek (
    domein                   TEXT NOT NULL,
    gemeente                 TEXT NOT NULL,
    aanbieder                TEXT NOT NULL,
    bsn                      TEXT NOT NULL,
    dagtekening              TEXT NOT NULL,
    tegengehouden            INTEGER NOT NULL CHECK (tegengehouden IN (0, 1)),
    referentie_aanbieder     TEXT NOT NULL,
    beschikkingnummer        INTEGER,
    categorie                TEXT,
    code                     TEXT,
    beschikking_ingangsdatum TEXT,
    ingangsdatum             TEXT NOT NULL,
    einddatum                TEXT,
    volume                   INTEGER,
    eenheid                  TEXT,
    frequentie               TEXT,
    budget                   INTEGER,
    verwijzer_type           TEXT NOT NULL,
    verwijzer_naam           TEXT,
    verwijzer_agb            TEXT,
    raamcontract             TEXT,
    commentaar               TEXT,
    bericht                  TEXT NOT NULL REFERENCES bericht (hash)
) STRICT;

CREATE INDEX verzoek_client ON verzoek (bsn, domein);

CREATE TABLE prestatie (
    domein                  TEXT NOT NULL,
    gemeente                TEXT NOT NULL,
    aanbieder               TEXT NOT NULL,
    bsn                     TEXT NOT NULL,
    declaratienummer        TEXT NOT NULL,
    status                  TEXT NOT NULL
        CHECK (status IN ('ingediend', 'afgewezen', 'toegekend', 'gecrediteerd')),
    referentienummer        TEXT NOT NULL,
    vorig_referentienummer  TEXT,
    toewijzingnummer        INTEGER NOT NULL,
    categorie               TEXT NOT NULL,
    code                    TEXT NOT NULL,
    begindatum              TEXT NOT NULL,
    einddatum               TEXT NOT NULL,
    volume                  INTEGER NOT NULL,
    eenheid                 TEXT NOT NULL,
    tarief                  INTEGER,
    bedrag                  INTEGER NOT NULL,
    debet_credit            TEXT NOT NULL,
    bericht                 TEXT NOT NULL REFERENCES bericht (hash),
    UNIQUE (aanbieder, domein, referentienummer)
) STRICT;

CREATE INDEX prestatie_client ON prestatie (bsn, domein);

CREATE TABLE nummer (
    reeks   TEXT NOT NULL PRIMARY KEY,
    laatste INTEGER NOT NULL
) STRICT;

CREATE TABLE uitgaand (
    volgnummer INTEGER PRIMARY KEY,
    naam       TEXT NOT NULL UNIQUE,
    bytes      BLOB NOT NULL,
    maand      TEXT NOT NULL,
    geschreven INTEGER NOT NULL DEFAULT 0 CHECK (geschreven IN (0, 1))
) STRICT;

CREATE TABLE run (
    sleutel   TEXT NOT NULL PRIMARY KEY,
    resultaat TEXT NOT NULL
) STRICT;
