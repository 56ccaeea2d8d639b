-- From version 3 to version 4: what stays of what was removed because of its age.

-- 1: only that the message was seen, and how it was judged; its content is gone.
ALTER TABLE bericht ADD COLUMN opgeruimd INTEGER NOT NULL DEFAULT 0 CHECK (opgeruimd IN (0, 1));

-- The ledger of lines that were removed: the same sums, of nobody.
CREATE TABLE grootboek_eerder (
    domein       TEXT NOT NULL,
    gemeente     TEXT NOT NULL,
    aanbieder    TEXT NOT NULL,
    maand        TEXT NOT NULL,
    productmaand TEXT NOT NULL,
    regels       INTEGER NOT NULL,
    ingediend    INTEGER NOT NULL,
    afgewezen    INTEGER NOT NULL,
    toegekend    INTEGER NOT NULL,
    gecrediteerd INTEGER NOT NULL,
    open         INTEGER NOT NULL,
    PRIMARY KEY (domein, gemeente, aanbieder, maand, productmaand)
) STRICT;

-- References that may not be used again, as a digest that does not say what they were.
CREATE TABLE referentie_eerder (
    kenmerk TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;
