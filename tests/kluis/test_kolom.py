"""The guard on sealed columns: no path of SQLAlchemy puts anything unsealed into one, and no error shows it."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import Engine, LargeBinary, bindparam, func, insert, literal, select, update
from sqlalchemy.exc import IntegrityError, StatementError
from sqlalchemy.orm import Session

from kernteam.casus.models import Casus, Notitie
from kernteam.db.engine import maak_motor
from kernteam.grond.actor import Partij
from kernteam.grond.klasse import Klasse
from kernteam.grond.status import Casusstatus
from kernteam.kluis.kolom import NietVerzegeld, Verzegeld
from tests.kluis.passen import maak_bos, zonder_woorden
from tests.rollen import PERSONEN, SCHOOL, org
from tests.winkels import Winkels

WOORD = "Hunebedmysterie"
NU = datetime(2026, 5, 4, tzinfo=UTC)


@pytest.fixture
def motor(winkels: Winkels) -> Iterator[Engine]:
    motor = maak_motor(winkels.gegevens)
    yield motor
    motor.dispose()


def _casus() -> Casus:
    casus = Casus(
        id=uuid4(), organisatie_id=org("school"), vestigingscode=SCHOOL, status=Casusstatus.SIGNAAL, geopend_op=NU,
        geopend_door=PERSONEN["contactpersoon"].medewerker_id, gewijzigd_op=NU, versie=1,
    )  # fmt: skip
    maak_bos(casus).zegel_in(casus, hulpvraag="vraag", aanleiding="aanleiding")
    return casus


def _rij(casus: Casus, tekst: object) -> dict[str, Any]:
    return {
        "id": uuid4(),
        "casus_id": casus.id,
        "klasse": Klasse.OND,
        "herkomst_id": org("school"),
        "herkomst": Partij.SCHOOL,
        "auteur_id": PERSONEN["contactpersoon"].medewerker_id,
        "geschreven_op": NU,
        "tekst": tekst,
    }


def _wijzig_orm(sessie: Session, casus: Casus, goed: Notitie, tekst: object) -> None:
    goed.tekst = tekst  # type: ignore[assignment]
    sessie.flush()


Pad = Callable[[Session, Casus, Notitie, Any], object]
TABEL = Notitie.__table__
PADEN: dict[str, Pad] = {
    "add": lambda s, c, _, t: (s.add(Notitie(**_rij(c, t))), s.flush()),
    "add_all": lambda s, c, _, t: (s.add_all([Notitie(**_rij(c, t)), Notitie(**_rij(c, t))]), s.flush()),
    "merge": lambda s, c, _, t: (s.merge(Notitie(**_rij(c, t))), s.flush()),
    "a changed attribute": _wijzig_orm,
    "bulk_save_objects": lambda s, c, _, t: s.bulk_save_objects([Notitie(**_rij(c, t))]),
    "bulk_insert_mappings": lambda s, c, _, t: s.bulk_insert_mappings(Notitie, [_rij(c, t)]),
    "bulk_update_mappings": lambda s, _, g, t: s.bulk_update_mappings(Notitie, [{"id": g.id, "tekst": t}]),
    "bulk insert": lambda s, c, _, t: s.execute(insert(Notitie), [_rij(c, t), _rij(c, t)]),
    "bulk update by key": lambda s, _, g, t: s.execute(update(Notitie), [{"id": g.id, "tekst": t}]),
    "insert().values()": lambda s, c, _, t: s.execute(insert(Notitie).values(**_rij(c, t))),
    "insert().values() of many": lambda s, c, _, t: s.execute(insert(Notitie).values([_rij(c, t), _rij(c, t)])),
    "insert().returning()": lambda s, c, _, t: s.execute(insert(Notitie).returning(Notitie.id), [_rij(c, t)]),
    "update().values()": lambda s, _, g, t: s.execute(update(Notitie).where(Notitie.id == g.id).values(tekst=t)),
    "Core insert": lambda s, c, _, t: s.connection().execute(insert(TABEL), _rij(c, t)),
    "Core insert of many": lambda s, c, _, t: s.connection().execute(insert(TABEL), [_rij(c, t), _rij(c, t)]),
    "Core update": lambda s, _, g, t: s.connection().execute(update(TABEL).values(tekst=t).where(TABEL.c.id == g.id)),
    "executemany with bindparam": lambda s, _, g, t: s.connection().execute(
        update(TABEL).where(TABEL.c.id == bindparam("b_id")).values(tekst=bindparam("b_tekst")),
        [{"b_id": g.id, "b_tekst": t}, {"b_id": g.id, "b_tekst": t}],
    ),
    "a comparison": lambda s, _, __, t: s.execute(select(Notitie.id).where(Notitie.tekst == t)),
}
ONVERZEGELD = {"text": WOORD, "bytes": WOORD.encode(), "bytearray": bytearray(WOORD.encode())}


@pytest.fixture
def sessie(motor: Engine) -> Iterator[Session]:
    with Session(motor) as sessie:
        yield sessie


@pytest.fixture
def casus(sessie: Session) -> Casus:
    casus = _casus()
    sessie.add(casus)
    sessie.flush()
    return casus


def test_no_path_takes_anything_unsealed_and_no_error_shows_it(sessie: Session, casus: Casus) -> None:
    goed = Notitie(**_rij(casus, None))
    maak_bos(goed).zegel_in(goed, tekst="goed")
    sessie.add(goed)
    sessie.commit()
    for naam, doe in PADEN.items():
        for soort, waarde in ONVERZEGELD.items():
            with zonder_woorden(WOORD) as fouten:
                doe(sessie, casus, goed, waarde)
            assert isinstance(fouten[0], StatementError), (naam, soort, fouten)
            assert isinstance(fouten[0].orig, NietVerzegeld), (naam, soort, fouten)
            sessie.rollback()
    assert sessie.scalar(select(func.count()).select_from(Notitie)) == 1


def test_every_path_takes_a_sealed_value(sessie: Session, casus: Casus) -> None:
    # the counterpart of the test above: what it refuses, it refuses for being unsealed
    goed = Notitie(**_rij(casus, None))
    maak_bos(goed).zegel_in(goed, tekst="goed")
    sessie.add(goed)
    sessie.commit()
    for doe in PADEN.values():
        doe(sessie, casus, goed, Verzegeld(b"\x01" * 40))
        sessie.rollback()


@pytest.mark.parametrize("ruw", [WOORD.encode() * 4, b"\x01" + WOORD.encode(), b""], ids=["open", "kort", "leeg"])
def test_the_database_refuses_what_slips_past_the_column_type(sessie: Session, casus: Casus, ruw: bytes) -> None:
    # an SQL expression brings its own type: here the CHECK of the column is the guard
    sessie.commit()
    for opdracht in (
        insert(Notitie).values(**_rij(casus, literal(ruw, LargeBinary))),
        update(Casus).where(Casus.id == casus.id).values(hulpvraag=literal(ruw, LargeBinary)),
    ):
        with pytest.raises(IntegrityError, match=r"(?i)ck_|check"):
            sessie.execute(opdracht)
        sessie.rollback()


def test_a_sealed_column_is_never_written_into_the_text_of_a_statement() -> None:
    for waarde in (WOORD, Verzegeld(b"x" * 40)):
        opdracht = insert(Notitie).values(tekst=waarde)
        with zonder_woorden(WOORD) as fouten:
            opdracht.compile(compile_kwargs={"literal_binds": True})
        assert isinstance(fouten[0], NietVerzegeld)


def test_what_comes_from_the_store_is_still_sealed(sessie: Session, casus: Casus) -> None:
    sessie.commit()
    gelezen = sessie.scalar(select(Casus.hulpvraag).where(Casus.id == casus.id))
    assert type(gelezen) is Verzegeld
    assert repr(gelezen) == "<verzegeld>"
