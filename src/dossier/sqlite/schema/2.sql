-- From version 1 to version 2: every kind of message, and how each stands.
-- A version 1 dossier kept allocations (301), requests (315) and declarations (323) only.

CREATE TABLE bericht_2 (
    hash          TEXT NOT NULL PRIMARY KEY,
    uitgaand      INTEGER NOT NULL CHECK (uitgaand IN (0, 1)),
    domein        TEXT,
    nummer        INTEGER,
    afzender      TEXT,
    ontvanger     TEXT,
    identificatie TEXT,
    dagtekening   TEXT,
    betreft       TEXT,
    ontvangen     TEXT,
    stand         TEXT CHECK (stand IN ('onderweg', 'geldt', 'afgewezen', 'tegengehouden')),
    antwoord      TEXT,
    afgerond      INTEGER NOT NULL CHECK (afgerond IN (0, 1)),
    oordeel       TEXT NOT NULL,
    rapport       TEXT NOT NULL,
    bytes         BLOB NOT NULL
) STRICT;

INSERT INTO bericht_2
SELECT hash, uitgaand, domein, nummer, afzender, ontvanger, identificatie, dagtekening, NULL, dagtekening,
       CASE WHEN nummer IS NULL THEN NULL
            WHEN oordeel <> 'valid' AND nummer <> 315 THEN 'afgewezen'
            WHEN nummer = 301 THEN 'geldt'
            ELSE 'onderweg' END,
       NULL, rapport <> '', oordeel, rapport, bytes
FROM bericht ORDER BY rowid;

DROP TABLE bericht;
ALTER TABLE bericht_2 RENAME TO bericht;
CREATE INDEX bericht_identificatie ON bericht (identificatie, afzender, nummer, domein);
CREATE INDEX bericht_betreft ON bericht (betreft, nummer) WHERE betreft IS NOT NULL;

ALTER TABLE toewijzing ADD COLUMN dagtekening TEXT NOT NULL DEFAULT '';
ALTER TABLE toewijzing ADD COLUMN stand TEXT NOT NULL DEFAULT 'geldt' CHECK (stand IN ('onderweg', 'geldt'));
UPDATE toewijzing SET dagtekening =
    coalesce((SELECT b.dagtekening FROM bericht b WHERE b.hash = toewijzing.bericht), toewijzingsdatum);

CREATE TABLE verzoek_2 (
    domein                   TEXT NOT NULL,
    gemeente                 TEXT NOT NULL,
    aanbieder                TEXT NOT NULL,
    bsn                      TEXT NOT NULL,
    dagtekening              TEXT NOT NULL,
    referentie_aanbieder     TEXT NOT NULL,
    reden_verzoek            TEXT,
    beschikkingnummer        INTEGER,
    categorie                TEXT,
    code                     TEXT,
    beschikking_ingangsdatum TEXT,
    ingangsdatum             TEXT,
    einddatum                TEXT,
    volume                   INTEGER,
    eenheid                  TEXT,
    frequentie               TEXT,
    budget                   INTEGER,
    verwijzer_type           TEXT,
    verwijzer_naam           TEXT,
    verwijzer_agb            TEXT,
    raamcontract             TEXT,
    commentaar               TEXT,
    stand                    TEXT NOT NULL
        CHECK (stand IN ('onderweg', 'geldt', 'afgewezen', 'tegengehouden')),
    bericht                  TEXT NOT NULL REFERENCES bericht (hash)
) STRICT;

INSERT INTO verzoek_2
SELECT domein, gemeente, aanbieder, bsn, dagtekening, referentie_aanbieder, NULL, beschikkingnummer, categorie,
       code, beschikking_ingangsdatum, ingangsdatum, einddatum, volume, eenheid, frequentie, budget,
       verwijzer_type, verwijzer_naam, verwijzer_agb, raamcontract, commentaar,
       iif(tegengehouden, 'tegengehouden', 'onderweg'), bericht
FROM verzoek ORDER BY rowid;

UPDATE bericht SET stand = 'tegengehouden'
WHERE hash IN (SELECT bericht FROM verzoek WHERE tegengehouden = 1);

DROP TABLE verzoek;
ALTER TABLE verzoek_2 RENAME TO verzoek;
CREATE INDEX verzoek_client ON verzoek (bsn, domein);
CREATE INDEX verzoek_referentie ON verzoek (referentie_aanbieder, aanbieder, domein);

CREATE TABLE antwoord (
    domein               TEXT NOT NULL,
    gemeente             TEXT NOT NULL,
    aanbieder            TEXT NOT NULL,
    dagtekening          TEXT NOT NULL,
    referentie_aanbieder TEXT NOT NULL,
    verzoek_antwoord     TEXT NOT NULL,
    reden_afwijzing      TEXT,
    woonplaats_gemeente  TEXT,
    stand                TEXT NOT NULL CHECK (stand IN ('onderweg', 'geldt')),
    bericht              TEXT NOT NULL REFERENCES bericht (hash)
) STRICT;

CREATE INDEX antwoord_referentie ON antwoord (referentie_aanbieder, aanbieder, domein);

CREATE TABLE levering (
    volgnummer              INTEGER PRIMARY KEY,
    domein                  TEXT NOT NULL,
    gemeente                TEXT NOT NULL,
    aanbieder               TEXT NOT NULL,
    bsn                     TEXT NOT NULL,
    dagtekening             TEXT NOT NULL,
    toewijzingnummer        INTEGER,
    categorie               TEXT,
    code                    TEXT,
    toewijzing_ingangsdatum TEXT,
    begindatum              TEXT NOT NULL,
    reden_beeindiging       TEXT,
    einddatum               TEXT,
    status_aanlevering      TEXT NOT NULL,
    stand                   TEXT NOT NULL CHECK (stand IN ('onderweg', 'geldt')),
    bericht                 TEXT NOT NULL REFERENCES bericht (hash),
    CHECK ((reden_beeindiging IS NULL) = (einddatum IS NULL))
) STRICT;

CREATE INDEX levering_client ON levering (bsn, domein);

CREATE TABLE declaratie (
    domein           TEXT NOT NULL,
    gemeente         TEXT NOT NULL,
    aanbieder        TEXT NOT NULL,
    declaratienummer TEXT NOT NULL,
    identificatie    TEXT NOT NULL,
    dagtekening      TEXT NOT NULL,
    maand            TEXT NOT NULL,
    ingediend        INTEGER NOT NULL,
    toegekend        INTEGER,
    stand            TEXT NOT NULL
        CHECK (stand IN ('onderweg', 'geldt', 'afgewezen', 'tegengehouden')),
    bericht          TEXT NOT NULL PRIMARY KEY REFERENCES bericht (hash)
) STRICT;

CREATE INDEX declaratie_nummer ON declaratie (declaratienummer, aanbieder, domein);
CREATE INDEX declaratie_partijen ON declaratie (aanbieder, gemeente, domein, maand);

INSERT INTO declaratie
SELECT p.domein, p.gemeente, p.aanbieder, p.declaratienummer, coalesce(b.identificatie, p.declaratienummer),
       coalesce(b.dagtekening, max(p.einddatum)), substr(max(p.begindatum), 1, 7),
       sum(iif(p.debet_credit = 'C', -p.bedrag, p.bedrag)), NULL, 'onderweg', p.bericht
FROM prestatie p LEFT JOIN bericht b ON b.hash = p.bericht GROUP BY p.bericht ORDER BY min(p.rowid);

CREATE TABLE prestatie_2 (
    domein                  TEXT NOT NULL,
    gemeente                TEXT NOT NULL,
    aanbieder               TEXT NOT NULL,
    bsn                     TEXT NOT NULL,
    declaratienummer        TEXT NOT NULL,
    status                  TEXT NOT NULL
        CHECK (status IN ('ingediend', 'afgewezen', 'toegekend', 'gecrediteerd', 'vervallen')),
    retourcodes             TEXT,
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
    bericht                 TEXT NOT NULL REFERENCES bericht (hash)
) STRICT;

INSERT INTO prestatie_2
SELECT domein, gemeente, aanbieder, bsn, declaratienummer, status, NULL, referentienummer, vorig_referentienummer,
       toewijzingnummer, categorie, code, begindatum, einddatum, volume, eenheid, tarief, bedrag, debet_credit,
       bericht
FROM prestatie ORDER BY rowid;

DROP TABLE prestatie;
ALTER TABLE prestatie_2 RENAME TO prestatie;
CREATE INDEX prestatie_client ON prestatie (bsn, domein);
CREATE INDEX prestatie_referentie ON prestatie (referentienummer, aanbieder, domein);

CREATE TABLE uitgaand_2 (
    volgnummer INTEGER PRIMARY KEY,
    naam       TEXT NOT NULL UNIQUE,
    bytes      BLOB NOT NULL,
    maand      TEXT,
    betreft    TEXT,
    geschreven INTEGER NOT NULL DEFAULT 0 CHECK (geschreven IN (0, 1)),
    CHECK ((maand IS NULL) <> (betreft IS NULL))
) STRICT;

INSERT INTO uitgaand_2 SELECT volgnummer, naam, bytes, maand, NULL, geschreven FROM uitgaand ORDER BY volgnummer;
DROP TABLE uitgaand;
ALTER TABLE uitgaand_2 RENAME TO uitgaand;
CREATE INDEX uitgaand_betreft ON uitgaand (betreft) WHERE betreft IS NOT NULL;
-- What was never written and what is of a month, found without reading every file.
CREATE INDEX uitgaand_open ON uitgaand (geschreven) WHERE geschreven = 0;
CREATE INDEX uitgaand_maand ON uitgaand (maand) WHERE maand IS NOT NULL;
