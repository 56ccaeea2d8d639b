-- From version 2 to version 3: what was expected of every line, and how it came about.

ALTER TABLE prestatie ADD COLUMN verwacht TEXT;

CREATE TABLE herleiding (
    domein           TEXT NOT NULL,
    aanbieder        TEXT NOT NULL,
    referentienummer TEXT NOT NULL,
    regel            TEXT NOT NULL,
    PRIMARY KEY (referentienummer, aanbieder, domein)
) STRICT;

-- Which answers were not applied, found without going through every message for each.
CREATE INDEX bericht_antwoord ON bericht (antwoord) WHERE antwoord IS NOT NULL;
