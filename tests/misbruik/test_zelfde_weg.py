"""A refusal costs the same whether the thing exists or not: the same statements, and no key is opened for either."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from kernteam.grond.doorgang import Doorgang
from kernteam.kluis.bos import Bos
from kernteam.kluis.kluis import Kluis
from tests.casus.bewijs import opdrachten
from tests.misbruik.doel import Doel
from tests.misbruik.gevallen import CASUS, CONSULT, NOOD, roep, voor
from tests.misbruik.test_elke_route import GEROEPEN, Toneel, kenmerk, toneel

__all__ = ["toneel"]  # the same stage
# ids that name no casus: what they belong to is looked up first, and nobody guesses them
_VIA = ("<uuid:noodtoegang_id>", "<uuid:bezwaar_id>", "<uuid:agendapunt_id>", "<uuid:actie_id>")


@contextmanager
def geopend(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Doorgang]]:
    """Collect for what keys are fetched."""
    passen: list[Doorgang] = []
    echt = Kluis.ontsluit_alle

    def zie(kluis: Kluis, gevraagd: list[Doorgang]) -> dict[object, Bos]:
        passen.extend(gevraagd)
        return echt(kluis, gevraagd)  # type: ignore[return-value] # ids are objects too

    with monkeypatch.context() as patch:
        patch.setattr(Kluis, "ontsluit_alle", zie)
        yield passen


# another school, the same school, the kernteam, another specialist, who only supervises
@pytest.mark.parametrize("naam", ["vreemde", "collega", "begeleider", "andere_specialist", "privacyfunctionaris"])
def test_a_stranger_costs_the_same_statements_and_opens_no_key(
    toneel: Toneel, naam: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    klant = toneel.spel.klanten[naam]
    klant.koppen()
    soorten = (CASUS,) if naam in GEROEPEN else (CASUS, NOOD)
    soorten += () if naam == "specialist" else (CONSULT,)
    for route in voor(*soorten):
        if any(een in route[1] for een in _VIA) or route[1].startswith(("/anonieme", "/verwijzingen")):
            continue
        gezien = []
        for doel in (toneel.doel, replace(Doel.onbekend(), overleg=toneel.doel.overleg)):
            with opdrachten(toneel.spel.app) as gedaan, geopend(monkeypatch) as passen:
                antwoord = roep(toneel.spel, klant, route, doel)
            gezien.append((kenmerk(antwoord), gedaan))
            assert passen == [], route
        assert gezien[0] == gezien[1], route
