"""terugkoppeling.vastleggen: the school takes a signal up; who signalled hears that and the end, never what (S15)."""

from uuid import uuid4

import pytest
from sqlalchemy import create_engine, inspect, select, table
from sqlalchemy import text as sql_tekst

from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, niets_bewaard, opdrachten, probleem, regels, tegelijk
from tests.klant import Spel
from tests.nood.spoed import op, taken
from tests.signaal.verloop import id_van, kondig_aan, meld, signaal, terug
from tests.winkels import Winkels

JA, NEE = {"terugkoppelen": True}, {"terugkoppelen": False}
SLUITING = {"naar": "AFGESLOTEN", "reden": "DOELEN_BEREIKT"}


def pak_op(spel: Spel, *organisaties: str) -> tuple[str, str]:
    """Announce a signal and let a casus with these organisations take it up; give path and casus."""
    pad, casus = kondig_aan(spel), spel.open_casus("school", *organisaties)["id"]
    assert spel.contactpersoon.put(terug(casus, pad), JA).status_code == 204
    return pad, casus


def test_who_signalled_hears_that_and_the_end_though_the_consent_does_not_name_him(spel: Spel) -> None:
    with op(spel.app, "2026-11-20 10:00:00") as spel_:
        pad, casus = pak_op(spel_, "jgz")
        assert [een["soort"] for een in taken(spel_, "contactpersoon")] == ["EERSTE_OVERLEG"]
        (bericht,) = taken(spel_, "gezinswerker")
        assert (bericht["soort"], bericht["objectId"]) == ("SIGNAAL_OPGEPAKT", id_van(pad))
        assert (bericht["casusId"], bericht["id"], bericht["uiterlijkDatum"]) == (None, None, None)
        assert bericht["ontstaanOp"].startswith("2026-11-20")
        assert casus not in spel_.gezinswerker.get("/mijn/taken").text
        probleem(spel_.gezinswerker.get(f"/casussen/{casus}"), 404)
    with op(spel.app, "2026-12-19 10:00:00") as spel_:
        assert len(taken(spel_, "gezinswerker")) == 1
    with op(spel.app, "2026-12-20 10:00:00") as spel_:  # thirty days is long enough
        assert taken(spel_, "gezinswerker") == []
    with op(spel.app, "2027-03-19 10:00:00") as spel_:  # long after the signal itself was over
        assert spel_.contactpersoon.post(f"/casussen/{casus}/overgangen", SLUITING).status_code in (200, 201)
        (bericht,) = taken(spel_, "gezinswerker")
        assert (bericht["soort"], bericht["objectId"]) == ("SIGNAAL_BEEINDIGD", id_van(pad))
        assert bericht["ontstaanOp"].startswith("2027-03-19")
        for naam in ("jeugdarts", "leerplicht", "begeleider"):
            assert taken(spel_, naam) == []
    with op(spel.app, "2027-04-18 10:00:00") as spel_:
        assert taken(spel_, "gezinswerker") == []


def test_each_notice_is_a_line_about_the_signal(spel: Spel) -> None:
    pad, _ = pak_op(spel)
    taken(spel, "gezinswerker")
    alles, een = regels(spel, "taak.opsommen")
    assert (alles["casus"], een["casus"], een["klassen"]) == (None, id_van(pad), [])
    assert kort(regels(spel, "terugkoppeling.vastleggen")) == [("TOEGESTAAN", "TERUGKOPPELEN")]


def test_family_takes_it_back_at_the_school_at_any_time(spel: Spel) -> None:
    """AVG 7(3), also when the casus is closed."""
    pad, casus = pak_op(spel)
    assert spel.contactpersoon.put(terug(casus, pad), NEE).status_code == 204
    assert taken(spel, "gezinswerker") == []
    assert spel.contactpersoon.put(terug(casus, pad), JA).status_code == 204
    assert len(taken(spel, "gezinswerker")) == 1
    assert spel.contactpersoon.post(f"/casussen/{casus}/overgangen", SLUITING).status_code in (200, 201)
    assert spel.contactpersoon.put(terug(casus, pad), NEE).status_code == 204
    assert taken(spel, "gezinswerker") == []
    redenen = [reden for _, reden in kort(regels(spel, "terugkoppeling.vastleggen"))]
    assert redenen == ["TERUGKOPPELEN", "NIET_TERUGKOPPELEN", "TERUGKOPPELEN", "NIET_TERUGKOPPELEN"]


def test_family_takes_it_back_with_who_signalled(spel: Spel) -> None:
    pad, _ = pak_op(spel)
    einde = f"{pad}/afsluitingen"
    assert spel.gezinswerker.post(einde, {"reden": "BESPROKEN_MET_OUDERS"}).status_code == 201
    assert len(taken(spel, "gezinswerker")) == 1
    assert spel.gezinswerker.post(einde, {"reden": "AKKOORD_INGETROKKEN"}).status_code == 201
    assert taken(spel, "gezinswerker") == []


def test_others_at_the_table_do_not_hear_of_a_signal(spel: Spel) -> None:
    pad, casus = kondig_aan(spel), spel.open_casus("school", "jgz", "swv")["id"]
    voor = spel.jeugdverpleegkundige.get(f"/casussen/{casus}")
    assert spel.contactpersoon.put(terug(casus, pad), JA).status_code == 204
    na = spel.jeugdverpleegkundige.get(f"/casussen/{casus}")
    assert (voor.json, voor.headers["ETag"]) == (na.json, na.headers["ETag"])
    inzagen = spel.jeugdverpleegkundige.get(f"/casussen/{casus}/inzagen?limit=100").json["resultaten"]
    assert "terugkoppeling.vastleggen" not in {een["handeling"] for een in inzagen}
    for naam in ("jeugdverpleegkundige", "begeleider"):
        probleem(spel.klanten[naam].put(terug(casus, pad), JA), 403, "PARTIJ")


def test_signal_that_was_not_announced_here_looks_unknown(spel: Spel) -> None:
    casus = spel.open_casus("school", "bt")["id"]
    stil, dicht = meld(spel), kondig_aan(spel)
    assert spel.gezinswerker.post(f"{dicht}/afsluitingen", {"reden": "NIET_NODIG"}).status_code == 201
    with niets_bewaard(spel):
        problemen = [
            probleem(spel.contactpersoon.put(terug(casus, pad), JA), 404) for pad in (stil, dicht, f"/x/{uuid4()}")
        ]
    assert problemen[0] == problemen[1] == problemen[2]


def test_other_school_takes_nothing_up(spel: Spel) -> None:
    pad, casus = pak_op(spel)
    eigen = spel.vreemde.post("/casussen", spel.opening(vestigingscode="00BB00"))
    assert eigen.status_code == 201
    probleem(spel.vreemde.put(terug(eigen.json["id"], pad), JA), 404)
    probleem(spel.vreemde.put(terug(casus, pad), JA), 404)
    probleem(spel.collega.put(terug(casus, pad), JA), 404)  # not at the table


def test_one_casus_takes_it_up(spel: Spel) -> None:
    pad, _ = pak_op(spel)
    ander = spel.open_casus()["id"]
    probleem(spel.contactpersoon.put(terug(ander, pad), JA), 409, "ANDERE_CASUS")


def test_of_two_at_once_one_hears_of_the_other(spel: Spel, monkeypatch: pytest.MonkeyPatch) -> None:
    pad = kondig_aan(spel)
    een, ander = spel.open_casus()["id"], spel.open_casus()["id"]
    daden = [lambda casus=casus: spel.contactpersoon.put(terug(casus, pad), JA) for casus in (een, ander)]
    antwoorden = tegelijk(monkeypatch, *daden)
    assert sorted(antwoord.status_code for antwoord in antwoorden) == [204, 409]
    assert len(taken(spel, "gezinswerker")) == 1


@ALLEEN_SQLITE
def test_choice_is_asked(spel: Spel) -> None:
    pad, casus = kondig_aan(spel), spel.open_casus()["id"]
    with niets_bewaard(spel):
        assert fouten(spel.contactpersoon.put(terug(casus, pad), {})) == {("/terugkoppelen", "VERPLICHT")}


@ALLEEN_SQLITE
@pytest.mark.parametrize("naam", ["gezinswerker", "contactpersoon"])
def test_number_of_statements_does_not_grow(spel: Spel, naam: str) -> None:
    aantallen = []
    for _ in range(2):
        pak_op(spel)
        kondig_aan(spel)
    casus = spel.open_casus()["id"]
    for _ in range(2):
        pad = kondig_aan(spel)
        assert spel.contactpersoon.put(terug(casus, pad), JA).status_code == 204
        kondig_aan(spel)
        with opdrachten(spel.app) as gezien:
            taken(spel, naam)
        aantallen.append(len(gezien))
    assert aantallen[0] == aantallen[1]


def test_store_holds_no_readable_word_of_a_signal(spel: Spel, winkels: Winkels) -> None:
    """Nor does the row of the signal itself name a casus."""
    woorden = {"naam": "Zwaluwenstaart", "zorg": "Hunebedmysterie"}
    casus = spel.open_casus("school", "bt")["id"]
    pad = meld(spel, **woorden)
    slot = {"reden": "CASUS_GEOPEND", "casusId": casus}
    assert spel.gezinswerker.post(f"{pad}/afsluitingen", slot).json["naam"] == "Zwaluwenstaart"
    verboden = (*woorden.values(), signaal(spel)["geboortedatum"])
    for url in (winkels.gegevens, winkels.logboek_eigenaar, winkels.sleutels):
        motor = create_engine(url)
        with motor.connect() as verbinding:
            for naam in inspect(verbinding).get_table_names():
                inhoud = repr(verbinding.execute(select(sql_tekst("*")).select_from(table(naam))).all())
                assert not [woord for woord in verboden if woord in inhoud], naam
                if naam == "signaal":
                    assert id_van(pad).replace("-", "") in inhoud.replace("-", "")
                    assert casus.replace("-", "") not in inhoud.replace("-", "")
        motor.dispose()
