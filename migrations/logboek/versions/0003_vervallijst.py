"""Make the list of what expired: which leaves may be empty, by the hash that a line of the log names. Append-only."""

from alembic import op

revision = "0003_vervallijst"
down_revision = "0002_boom"

KOLOMMEN = "hash TEXT NOT NULL, activiteit TEXT NOT NULL, voor TEXT NOT NULL, reeksen TEXT NOT NULL,"
NEE = "BEGIN SELECT RAISE(ABORT, 'de vervallijst van het logboek verandert niet'); END"
SQLITE = (
    f"CREATE TRIGGER vervallijst_wijzigen BEFORE UPDATE ON vervallijst {NEE}",
    f"CREATE TRIGGER vervallijst_wissen BEFORE DELETE ON vervallijst {NEE}",
    # INSERT OR REPLACE deletes the old row without firing a delete trigger: stop it before
    "CREATE TRIGGER vervallijst_vervangen BEFORE INSERT ON vervallijst"
    f" WHEN EXISTS (SELECT 1 FROM vervallijst WHERE hash = NEW.hash) {NEE}",
)
POSTGRESQL = (
    """CREATE FUNCTION vervallijst_bewaken() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'de vervallijst van het logboek verandert niet' USING ERRCODE = 'restrict_violation';
    END $$""",
    "CREATE TRIGGER vervallijst_bewaken BEFORE UPDATE OR DELETE ON vervallijst"
    " FOR EACH ROW EXECUTE FUNCTION vervallijst_bewaken()",
    "CREATE TRIGGER vervallijst_legen BEFORE TRUNCATE ON vervallijst"
    " FOR EACH STATEMENT EXECUTE FUNCTION vervallijst_bewaken()",
    "ALTER TABLE vervallijst ENABLE ALWAYS TRIGGER vervallijst_bewaken",
    "ALTER TABLE vervallijst ENABLE ALWAYS TRIGGER vervallijst_legen",
    "REVOKE ALL ON vervallijst FROM PUBLIC",
    "GRANT SELECT ON vervallijst TO logboek_lezer, logboek_verzegelaar",
    "GRANT SELECT, INSERT ON vervallijst TO logboek_bewaring",
)


def upgrade() -> None:
    op.execute(f"CREATE TABLE vervallijst ({KOLOMMEN} CONSTRAINT pk_vervallijst PRIMARY KEY (hash))")
    for opdracht in POSTGRESQL if op.get_bind().dialect.name == "postgresql" else SQLITE:
        op.execute(opdracht)


def downgrade() -> None:
    op.execute("DROP TABLE vervallijst")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION vervallijst_bewaken()")
