"""signaalafwijzing.vastleggen: a school does not take a signal up; who signalled hears that, if the family agrees."""

from uuid import uuid4

import pytest

from tests.casus.bewijs import fouten, kort, niets_bewaard, probleem, regels, tegelijk
from tests.klant import Spel
from tests.nood.spoed import op, taken
from tests.signaal.verloop import id_van, kondig_aan, meld, terug

JA, NEE = {"terugkoppelen": True}, {"terugkoppelen": False}


def soorten(spel: Spel, naam: str) -> list[str]:
    return [een["soort"] for een in taken(spel, naam)]


def test_task_of_the_school_is_gone_and_who_signalled_hears_that_only(spel: Spel) -> None:
    pad = kondig_aan(spel)
    assert soorten(spel, "contactpersoon") == soorten(spel, "collega") == ["SIGNAAL_OPPAKKEN"]
    assert spel.collega.put(f"{pad}/afwijzing", JA).status_code == 204
    assert soorten(spel, "contactpersoon") == soorten(spel, "collega") == []
    (bericht,) = taken(spel, "gezinswerker")
    assert (bericht["soort"], bericht["objectId"]) == ("SIGNAAL_NIET_OPGEPAKT", id_van(pad))
    assert (bericht["casusId"], bericht["id"], bericht["uiterlijkDatum"]) == (None, None, None)
    for naam in ("jeugdverpleegkundige", "leerplicht", "begeleider"):
        assert soorten(spel, naam) == []
    (regel,) = regels(spel, "signaalafwijzing.vastleggen")
    assert (regel["casus"], regel["klassen"], regel["reden"]) == (None, [], "TERUGKOPPELEN")


def test_family_decides_whether_it_is_heard_and_takes_it_back(spel: Spel) -> None:
    pad = kondig_aan(spel)
    for keuze, gehoord in ((NEE, []), (JA, ["SIGNAAL_NIET_OPGEPAKT"]), (NEE, [])):
        assert spel.contactpersoon.put(f"{pad}/afwijzing", keuze).status_code == 204
        assert soorten(spel, "gezinswerker") == gehoord


def test_who_signalled_takes_it_back_at_himself(spel: Spel) -> None:
    pad = kondig_aan(spel)
    assert spel.contactpersoon.put(f"{pad}/afwijzing", JA).status_code == 204
    assert spel.gezinswerker.post(f"{pad}/afsluitingen", {"reden": "AKKOORD_INGETROKKEN"}).status_code == 201
    assert soorten(spel, "gezinswerker") == []


def test_it_is_heard_for_thirty_days(spel: Spel) -> None:
    with op(spel.app, "2026-11-20 10:00:00") as spel_:
        assert spel_.contactpersoon.put(f"{kondig_aan(spel_)}/afwijzing", JA).status_code == 204
    with op(spel.app, "2026-12-19 10:00:00") as spel_:
        assert len(taken(spel_, "gezinswerker")) == 1
    with op(spel.app, "2026-12-20 10:00:00") as spel_:
        assert taken(spel_, "gezinswerker") == []


def test_casus_may_take_it_up_later_and_that_counts(spel: Spel) -> None:
    pad, casus = kondig_aan(spel), spel.open_casus("school")["id"]
    assert spel.contactpersoon.put(f"{pad}/afwijzing", JA).status_code == 204
    assert spel.contactpersoon.put(terug(casus, pad), JA).status_code == 204
    assert soorten(spel, "gezinswerker") == ["SIGNAAL_OPGEPAKT"]
    with niets_bewaard(spel):
        probleem(spel.contactpersoon.put(f"{pad}/afwijzing", JA), 404)


def test_signal_that_does_not_wait_for_this_school_does_not_exist(spel: Spel) -> None:
    stil, klaar, gesloten = meld(spel), kondig_aan(spel), kondig_aan(spel)
    assert spel.gezinswerker.post(f"{gesloten}/afsluitingen", {"reden": "NIET_NODIG"}).status_code == 201
    with niets_bewaard(spel, "vreemde"):
        for pad in (stil, gesloten, f"/signalen/{uuid4()}"):
            probleem(spel.contactpersoon.put(f"{pad}/afwijzing", JA), 404)
        probleem(spel.vreemde.put(f"{klaar}/afwijzing", JA), 404)
    assert ("GEWEIGERD", "NIET_EIGEN") in kort(regels(spel, "signaalafwijzing.vastleggen"))


@pytest.mark.parametrize("inhoud", [{}, {"terugkoppelen": "ja"}, {"terugkoppelen": None}, JA | {"reden": "Geen tijd."}])
def test_only_whether_it_may_be_heard_is_kept(spel: Spel, inhoud: dict[str, object]) -> None:
    pad = kondig_aan(spel)
    with niets_bewaard(spel):
        assert len(fouten(spel.contactpersoon.put(f"{pad}/afwijzing", inhoud))) == 1


def test_of_two_at_once_who_end_it_and_refuse_it_one_hears_so(spel: Spel, monkeypatch: pytest.MonkeyPatch) -> None:
    pad = kondig_aan(spel)
    for naam in ("contactpersoon", "gezinswerker"):
        spel.klanten[naam].koppen()
    antwoorden = tegelijk(
        monkeypatch,
        lambda: spel.contactpersoon.put(f"{pad}/afwijzing", JA),
        lambda: spel.gezinswerker.post(f"{pad}/afsluitingen", {"reden": "NIET_NODIG"}),
    )
    assert sorted(een.status_code // 100 for een in antwoorden) == [2, 4]
