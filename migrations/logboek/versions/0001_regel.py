"""Make the log: append-only lines with generated search columns, and the queue of what is not sealed yet.

Written by hand for each store: SQLite cannot add STORED columns later, PostgreSQL needs its four roles.
"""

from alembic import op

revision = "0001_regel"
down_revision = None

ZOEKKOLOMMEN = ("tijdstip", "actor", "organisatie", "casus", "handeling", "uitkomst")

SQLITE = (
    """CREATE TABLE regel (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        body TEXT,
        schrijver TEXT NOT NULL,
        n BIGINT NOT NULL,
        mac BLOB NOT NULL,
        """
    + ",\n        ".join(f"{k} TEXT GENERATED ALWAYS AS (json_extract(body, '$.{k}')) STORED" for k in ZOEKKOLOMMEN)
    + """,
        CONSTRAINT uq_regel_schrijver_n UNIQUE (schrijver, n)
    )""",
    """CREATE TABLE wachtrij (
        schrijver TEXT NOT NULL,
        n BIGINT NOT NULL,
        CONSTRAINT pk_wachtrij PRIMARY KEY (schrijver, n)
    )""",
    """CREATE TRIGGER regel_wijzigen BEFORE UPDATE ON regel
        WHEN NOT (OLD.body IS NOT NULL AND NEW.body IS NULL AND NEW.id = OLD.id AND NEW.schrijver = OLD.schrijver
                  AND NEW.n = OLD.n AND NEW.mac = OLD.mac)
        BEGIN SELECT RAISE(ABORT, 'een logregel verandert niet'); END""",
    """CREATE TRIGGER regel_wissen BEFORE DELETE ON regel
        BEGIN SELECT RAISE(ABORT, 'een logregel verdwijnt niet'); END""",
    # INSERT OR REPLACE deletes the old row without firing a delete trigger: stop it before
    """CREATE TRIGGER regel_vervangen BEFORE INSERT ON regel
        WHEN EXISTS (SELECT 1 FROM regel WHERE id = NEW.id OR (schrijver = NEW.schrijver AND n = NEW.n))
        BEGIN SELECT RAISE(ABORT, 'een logregel wordt niet vervangen'); END""",
)

POSTGRESQL = (
    """CREATE TABLE regel (
        id BIGINT GENERATED ALWAYS AS IDENTITY CONSTRAINT pk_regel PRIMARY KEY,
        body TEXT,
        schrijver TEXT NOT NULL,
        n BIGINT NOT NULL,
        mac BYTEA NOT NULL,
        """
    + ",\n        ".join(f"{k} TEXT GENERATED ALWAYS AS (body::jsonb ->> '{k}') STORED" for k in ZOEKKOLOMMEN)
    + """,
        CONSTRAINT uq_regel_schrijver_n UNIQUE (schrijver, n)
    )""",
    """CREATE TABLE wachtrij (
        schrijver TEXT NOT NULL,
        n BIGINT NOT NULL,
        CONSTRAINT pk_wachtrij PRIMARY KEY (schrijver, n)
    )""",
    """CREATE FUNCTION regel_bewaken() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'UPDATE' AND OLD.body IS NOT NULL AND NEW.body IS NULL AND NEW.id = OLD.id
           AND NEW.schrijver = OLD.schrijver AND NEW.n = OLD.n AND NEW.mac = OLD.mac THEN
            RETURN NEW;
        END IF;
        RAISE EXCEPTION 'een logregel verandert of verdwijnt niet' USING ERRCODE = 'restrict_violation';
    END $$""",
    """CREATE TRIGGER regel_bewaken BEFORE UPDATE OR DELETE ON regel
        FOR EACH ROW EXECUTE FUNCTION regel_bewaken()""",
    """CREATE TRIGGER regel_legen BEFORE TRUNCATE ON regel
        FOR EACH STATEMENT EXECUTE FUNCTION regel_bewaken()""",
    # ALWAYS: a plain trigger is skipped under session_replication_role = replica
    "ALTER TABLE regel ENABLE ALWAYS TRIGGER regel_bewaken",
    "ALTER TABLE regel ENABLE ALWAYS TRIGGER regel_legen",
    "REVOKE ALL ON regel, wachtrij FROM PUBLIC",
    "GRANT SELECT ON alembic_version TO logboek_schrijver, logboek_lezer, logboek_verzegelaar, logboek_bewaring",
    "GRANT INSERT (body, schrijver, n, mac) ON regel TO logboek_schrijver",
    "GRANT INSERT ON wachtrij TO logboek_schrijver",
    "GRANT SELECT ON regel TO logboek_lezer",
    "GRANT SELECT ON regel TO logboek_verzegelaar",
    "GRANT SELECT, DELETE ON wachtrij TO logboek_verzegelaar",
    "GRANT SELECT, UPDATE (body) ON regel TO logboek_bewaring",
)

INDEXEN = (
    "CREATE INDEX ix_regel_casus ON regel (casus, tijdstip, id)",
    "CREATE INDEX ix_regel_actor ON regel (actor, tijdstip, id)",
    "CREATE INDEX ix_regel_tijdstip ON regel (tijdstip, id)",
)


def upgrade() -> None:
    postgresql = op.get_bind().dialect.name == "postgresql"
    for opdracht in (*(POSTGRESQL if postgresql else SQLITE), *INDEXEN):
        op.execute(opdracht)


def downgrade() -> None:
    op.execute("DROP TABLE wachtrij")
    op.execute("DROP TABLE regel")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION regel_bewaken()")
