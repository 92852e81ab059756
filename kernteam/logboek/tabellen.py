"""The tables of the log store as queries see them; the migrations make them by hand. Knows no feature.

`tijdstip` and the columns after `mac` are generated from `body` by the database, so they cannot diverge from it.
`wachtrij` holds what is not sealed into the tree yet, by the line's own key (schrijver, n). `blad` says which line is
which leaf, `tegel` holds the hashes of the tree, `ijkpunt` what was signed of it, and `quarantaine` the lines that
stay out of the tree because the application did not write them as they stand there. `vervallijst` says which leaves
may be empty because their term is over; a line of the log names its hash, or it says nothing.
"""

from sqlalchemy import BigInteger, Column, Integer, LargeBinary, MetaData, String, Table, Text

metadata = MetaData()

_NUMMER = BigInteger().with_variant(Integer, "sqlite")  # only INTEGER PRIMARY KEY counts by itself in SQLite

regel = Table(
    "regel",
    metadata,
    Column("id", _NUMMER, primary_key=True),
    Column("body", Text),
    Column("schrijver", String(32), nullable=False),
    Column("n", BigInteger, nullable=False),
    Column("mac", LargeBinary, nullable=False),
    Column("tijdstip", Text),
    Column("actor", Text),
    Column("organisatie", Text),
    Column("casus", Text),
    Column("handeling", Text),
    Column("uitkomst", Text),
)

wachtrij = Table(
    "wachtrij",
    metadata,
    Column("schrijver", String(32), primary_key=True),
    Column("n", BigInteger, primary_key=True),
)

blad = Table(
    "blad",
    metadata,
    Column("nummer", BigInteger, primary_key=True, autoincrement=False),
    Column("regel_id", BigInteger, nullable=False, unique=True),
)

tegel = Table(
    "tegel",
    metadata,
    Column("niveau", Integer, primary_key=True, autoincrement=False),
    Column("n", BigInteger, primary_key=True, autoincrement=False),
    Column("data", LargeBinary, nullable=False),
)

ijkpunt = Table(
    "ijkpunt",
    metadata,
    Column("nummer", BigInteger, primary_key=True, autoincrement=False),
    Column("grootte", BigInteger, nullable=False),
    Column("note", Text, nullable=False),
)

quarantaine = Table(
    "quarantaine",
    metadata,
    Column("schrijver", String(32), primary_key=True),
    Column("n", BigInteger, primary_key=True),
    Column("reden", Text, nullable=False),
)

vervallijst = Table(
    "vervallijst",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("activiteit", Text, nullable=False),
    Column("voor", Text, nullable=False),
    Column("reeksen", Text, nullable=False),
)
