"""Without a durable line nothing happens: the log store broken in every way, against every act that needs a line."""

from typing import Any

import pytest
from sqlalchemy import create_engine, func, inspect, select, table
from sqlalchemy import text as sql_tekst
from werkzeug.test import TestResponse

from kernteam.grond.fouten import LogboekOnbeschikbaar
from kernteam.grond.handeling import Handeling as Act
from kernteam.logboek.schrijver import Schrijver
from tests.klant import Spel
from tests.logboek.hoofdzaken import Hoofdzaken
from tests.logboek.storingen import STORINGEN, Storing, verwijderd_postgresql
from tests.logboek.toneel import Toneel
from tests.winkels import Winkels

GENOEG = 20.0  # seconds: long enough that only a failure of the store can end the wait
OPSLAG = "De opslag is nu niet bereikbaar. Probeer het later opnieuw."


def _stand(*urls: str) -> dict[str, Any]:
    """Give every row of every table of these stores, but the count of logins: an attempt counts whatever follows."""
    stand: dict[str, Any] = {}
    for url in urls:
        motor = create_engine(url)
        with motor.connect() as verbinding:
            for naam in set(inspect(verbinding).get_table_names()) - {"aanmeldpoging"}:
                stand[naam] = sorted(map(repr, verbinding.execute(select(sql_tekst("*")).select_from(table(naam)))))
        motor.dispose()
    return stand


def _aantal_regels(winkels: Winkels) -> int:
    motor = create_engine(winkels.logboek_eigenaar)
    with motor.connect() as verbinding:
        aantal = verbinding.scalar(select(func.count()).select_from(table("regel")))
    motor.dispose()
    return aantal or 0


def _eis_dicht(wat: str, antwoord: TestResponse) -> None:
    assert antwoord.status_code == 503, (wat, antwoord.status_code, antwoord.text)
    assert antwoord.mimetype == "application/problem+json", wat
    inhoud = antwoord.json or {}
    # the log, and nothing else that is out of order; a login is counted first, and a full disk is full for that too
    elders = {OPSLAG} if wat in (Act.TOKEN_MAKEN, "a wrong password") else set()
    assert inhoud["detail"] in {LogboekOnbeschikbaar.uitleg} | elders, wat
    assert set(inhoud) == {"type", "title", "status", "detail"}, wat
    assert "Location" not in antwoord.headers, wat
    assert "ETag" not in antwoord.headers, wat


def _schrijver(spel: Spel) -> Schrijver:
    schrijver = spel.app.extensions["kernteam"].schrijver
    assert isinstance(schrijver, Schrijver)
    schrijver._wachttijd = GENOEG
    return schrijver


@pytest.mark.parametrize(
    ("soort", "storing"),
    [pytest.param(soort, storing, id=storing.__name__) for soort, alle in STORINGEN.items() for storing in alle],
    indirect=["soort"],
)
def test_no_act_goes_on_while_the_log_is_broken_and_all_do_once_it_is_mended(
    soort: str, storing: Storing, spel: Spel, winkels: Winkels
) -> None:
    # the writer knows no act: what is gone is tried with every act, the other ways to break with the main ones
    alles = storing.__name__.startswith("weg_")
    toneel = (Toneel if alles else Hoofdzaken)(spel)
    acts, schrijver = toneel.acts(), _schrijver(spel)
    assert not alles or set(acts) == {act for act in Act if act.regel and act.route}
    voor, regels = _stand(winkels.gegevens, winkels.sleutels), _aantal_regels(winkels)
    with storing(winkels, schrijver):
        for wat, doe in {**acts, **toneel.weigeringen()}.items():
            _eis_dicht(wat, doe())
        assert _stand(winkels.gegevens, winkels.sleutels) == voor
    # what was under way when its request gave up may still arrive (a list has three lines); what waited behind it not
    assert _aantal_regels(winkels) <= regels + 3
    for act, doe in acts.items():
        antwoord = doe()
        assert antwoord.status_code < 300, (act, antwoord.json)
    assert _aantal_regels(winkels) >= regels + len(acts)


@pytest.mark.parametrize("soort", ["postgresql"], indirect=True)
def test_no_act_goes_on_when_the_log_was_dropped(spel: Spel, winkels: Winkels) -> None:
    acts, schrijver = Hoofdzaken(spel).acts(), _schrijver(spel)
    voor = _stand(winkels.gegevens, winkels.sleutels)
    with verwijderd_postgresql(winkels, schrijver):
        for act, doe in acts.items():
            _eis_dicht(act, doe())
    assert _stand(winkels.gegevens, winkels.sleutels) == voor


def test_what_needs_no_line_still_answers_while_the_log_is_broken(spel: Spel, soort: str, winkels: Winkels) -> None:
    toneel, schrijver = Hoofdzaken(spel), _schrijver(spel)
    weg = STORINGEN[soort][1]
    with weg(winkels, schrijver):
        _eis_dicht("the casus", spel.contactpersoon.get(toneel.pad))
        for pad in ("/scholen", "/gebruikersprofiel", "/tokens"):
            assert spel.contactpersoon.get(pad).status_code == 200
