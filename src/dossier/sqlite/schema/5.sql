-- From version 4 to version 5: what every run asks is answered by an index alone, however large the dossier.

-- With the name and whether it is written: the content of a file stands before the latter, and would be read for it.
DROP INDEX uitgaand_betreft;
DROP INDEX uitgaand_open;
DROP INDEX uitgaand_maand;
CREATE INDEX uitgaand_betreft ON uitgaand (betreft, geschreven, naam) WHERE betreft IS NOT NULL;
CREATE INDEX uitgaand_open ON uitgaand (geschreven, naam) WHERE geschreven = 0;
CREATE INDEX uitgaand_maand ON uitgaand (maand, geschreven, naam) WHERE maand IS NOT NULL;

-- The answers that may have been set aside are few among many messages.
CREATE INDEX bericht_apart ON bericht (oordeel) WHERE oordeel = 'invalid' AND uitgaand = 0 AND stand IS NULL;

-- The clients with declared lines of a provider in a month.
CREATE INDEX prestatie_maand ON prestatie (aanbieder, begindatum, bsn, domein);
