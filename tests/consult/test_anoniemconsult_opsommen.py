"""anoniemconsult.opsommen: what one asked, or what one's organisation was asked, newest first."""

from tests.casus.bewijs import ALLEEN_SQLITE, opdrachten, probleem
from tests.consult.proef import anoniem
from tests.klant import Spel

PAD = "/anonieme-consulten"


def test_list_is_of_who_asked_or_was_asked(spel: Spel) -> None:
    eigen = [anoniem(spel) for _ in range(2)]
    ander = anoniem(spel, "jeugdarts")
    assert [een["id"] for een in spel.gezinswerker.get(PAD).json["resultaten"]] == eigen[::-1]
    assert [een["id"] for een in spel.specialist.get(PAD).json["resultaten"]] == [ander, *eigen[::-1]]
    eerste = spel.specialist.get(f"{PAD}?limit=2").json
    rest = spel.specialist.get(f"{PAD}?limit=2&cursor={eerste['volgende']}").json
    assert [een["id"] for een in rest["resultaten"]] == eigen[:1]
    for wie in ("jeugdverpleegkundige", "andere_specialist", "leerplicht"):
        assert spel.klanten[wie].get(PAD).json["resultaten"] == []
    probleem(spel.contactpersoon.get(PAD), 403, "ROL")


@ALLEEN_SQLITE
def test_list_takes_as_many_statements_for_many(spel: Spel) -> None:
    spel.specialist.koppen()
    aantallen = []
    for _ in range(2):
        for _ in range(2):
            anoniem(spel)
        with opdrachten(spel.app) as gezien:
            spel.specialist.get(PAD)
        aantallen.append(len(gezien))
    assert aantallen[0] == aantallen[1]
