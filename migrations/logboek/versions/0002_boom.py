"""Make the tree of the log: leaves, tiles, checkpoints, and the lines that stay out of it; all of it append-only.

A tile may grow, as its leaves come in, and never change. Written by hand for each store, as the lines themselves.
"""

from alembic import op

revision = "0002_boom"
down_revision = "0001_regel"

TABELLEN = {
    "blad": "nummer BIGINT NOT NULL, regel_id BIGINT NOT NULL, CONSTRAINT pk_blad PRIMARY KEY (nummer),"
    " CONSTRAINT uq_blad_regel_id UNIQUE (regel_id)",
    "tegel": "niveau INTEGER NOT NULL, n BIGINT NOT NULL, data {bytes} NOT NULL,"
    " CONSTRAINT pk_tegel PRIMARY KEY (niveau, n)",
    "ijkpunt": "nummer BIGINT NOT NULL, grootte BIGINT NOT NULL, note TEXT NOT NULL,"
    " CONSTRAINT pk_ijkpunt PRIMARY KEY (nummer)",
    "quarantaine": "schrijver TEXT NOT NULL, n BIGINT NOT NULL, reden TEXT NOT NULL,"
    " CONSTRAINT pk_quarantaine PRIMARY KEY (schrijver, n)",
}
# what makes a row the same row: INSERT OR REPLACE of it deletes without firing a delete trigger
ZELFDE = {
    "blad": "nummer = NEW.nummer OR regel_id = NEW.regel_id",
    "tegel": "niveau = NEW.niveau AND n = NEW.n",
    "ijkpunt": "nummer = NEW.nummer",
    "quarantaine": "schrijver = NEW.schrijver AND n = NEW.n",
}
GROEIT = "NEW.niveau = OLD.niveau AND NEW.n = OLD.n AND length(NEW.data) > length(OLD.data)"
SQLITE_GROEIT = f" WHEN NOT ({GROEIT} AND substr(NEW.data, 1, length(OLD.data)) = OLD.data)"

BEWAKEN = f"""CREATE FUNCTION boom_bewaken() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'tegel' THEN
            IF {GROEIT} AND substring(NEW.data FROM 1 FOR length(OLD.data)) = OLD.data THEN
                RETURN NEW;
            END IF;
        END IF;
        RAISE EXCEPTION 'de boom van het logboek verandert niet' USING ERRCODE = 'restrict_violation';
    END $$"""
RECHTEN = (
    "REVOKE ALL ON blad, tegel, ijkpunt, quarantaine FROM PUBLIC",
    "GRANT SELECT ON blad, tegel, ijkpunt TO logboek_lezer",
    "GRANT SELECT, INSERT ON blad, tegel, ijkpunt, quarantaine TO logboek_verzegelaar",
    "GRANT UPDATE (data) ON tegel TO logboek_verzegelaar",
)


def upgrade() -> None:
    postgresql = op.get_bind().dialect.name == "postgresql"
    for tabel, kolommen in TABELLEN.items():
        op.execute(f"CREATE TABLE {tabel} ({kolommen.format(bytes='BYTEA' if postgresql else 'BLOB')})")
    op.execute("CREATE INDEX ix_ijkpunt_grootte ON ijkpunt (grootte)")
    if postgresql:
        op.execute(BEWAKEN)
    for tabel in TABELLEN:
        for opdracht in _postgresql(tabel) if postgresql else _sqlite(tabel):
            op.execute(opdracht)
    for opdracht in RECHTEN if postgresql else ():
        op.execute(opdracht)


def downgrade() -> None:
    for tabel in TABELLEN:
        op.execute(f"DROP TABLE {tabel}")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION boom_bewaken()")


def _sqlite(tabel: str) -> tuple[str, ...]:
    nee = "BEGIN SELECT RAISE(ABORT, 'de boom van het logboek verandert niet'); END"
    return (
        f"CREATE TRIGGER {tabel}_wijzigen BEFORE UPDATE ON {tabel}{SQLITE_GROEIT if tabel == 'tegel' else ''} {nee}",
        f"CREATE TRIGGER {tabel}_wissen BEFORE DELETE ON {tabel} {nee}",
        f"CREATE TRIGGER {tabel}_vervangen BEFORE INSERT ON {tabel}"
        f" WHEN EXISTS (SELECT 1 FROM {tabel} WHERE {ZELFDE[tabel]}) {nee}",
    )


def _postgresql(tabel: str) -> tuple[str, ...]:
    return (
        f"CREATE TRIGGER {tabel}_bewaken BEFORE UPDATE OR DELETE ON {tabel}"
        " FOR EACH ROW EXECUTE FUNCTION boom_bewaken()",
        f"CREATE TRIGGER {tabel}_legen BEFORE TRUNCATE ON {tabel} FOR EACH STATEMENT EXECUTE FUNCTION boom_bewaken()",
        f"ALTER TABLE {tabel} ENABLE ALWAYS TRIGGER {tabel}_bewaken",
        f"ALTER TABLE {tabel} ENABLE ALWAYS TRIGGER {tabel}_legen",
    )
