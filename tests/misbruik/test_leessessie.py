"""A reading act changes nothing: the session itself refuses, also when a program fault tries."""

from typing import Any

import pytest
from sqlalchemy import delete, insert, text, update

from kernteam.casus.models import Casus
from kernteam.casus.service import lezen
from kernteam.db.schrijven import LeesSessie, begin_schrijven_zonder_pas
from kernteam.grond.handeling import Handeling
from kernteam.http.verzoek import db
from kernteam.netwerk.models import Gemeente
from tests.casus.bewijs import niets_bewaard, probleem
from tests.klant import Spel


def test_session_of_a_request_writes_nothing_by_itself(spel: Spel) -> None:
    with niets_bewaard(spel), spel.app.app_context():
        for opdracht in (
            insert(Gemeente).values(code="0363", naam="Amsterdam"),
            update(Gemeente).values(naam="Weg"),
            delete(Gemeente),
            text("DELETE FROM gemeente"),
        ):
            with pytest.raises(LeesSessie):
                db.session.execute(opdracht)
        db.session.add(Gemeente(code="0363", naam="Amsterdam"))
        with pytest.raises(LeesSessie):
            db.session.commit()
        db.session.rollback()
        assert db.session.get(Gemeente, "0344").naam == "Utrecht"


def test_reading_act_that_tries_to_write_fails_whole(spel: Spel, monkeypatch: pytest.MonkeyPatch) -> None:
    pad = f"/casussen/{spel.open_casus()['id']}"
    voor = spel.contactpersoon.get(pad).json
    echt = lezen.maak_inzage

    def schrijft(geladen: Any, *rest: Any) -> Any:
        geladen.casus.versie += 1
        geladen.casus.vestigingscode = "00BB00"
        return echt(geladen, *rest)

    with niets_bewaard(spel), monkeypatch.context() as fout:
        fout.setattr(lezen, "maak_inzage", schrijft)
        probleem(spel.contactpersoon.get(pad), 500)
    assert spel.contactpersoon.get(pad).json == voor


def test_reading_act_cannot_begin_writing(spel: Spel) -> None:
    with spel.app.app_context():
        for handeling in Handeling:
            if not handeling.schrijft:
                with pytest.raises(LeesSessie):
                    begin_schrijven_zonder_pas(db.session(), handeling)


def test_right_to_write_ends_with_its_transaction(spel: Spel) -> None:
    with spel.app.app_context():
        begin_schrijven_zonder_pas(db.session(), Handeling.TOKEN_MAKEN)
        db.session.execute(update(Gemeente).values(naam="Utrecht"))
        db.session.commit()
        with pytest.raises(LeesSessie):
            db.session.execute(update(Casus).values(versie=1))
