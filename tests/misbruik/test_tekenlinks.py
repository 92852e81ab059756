"""The signer's door: guesses, one after the other and at once, links of others, and what must not be left behind."""

import logging
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from kernteam.toegang.poort import Poort
from tests.casus.bewijs import ALLEEN_SQLITE, kort, probleem, regels
from tests.klant import Spel
from tests.ondertekening.linken import ja, klop, maak_link, nee, open_link

MIS = "2015-01-01"


def blokkade(spel: Spel, geopend: dict[str, Any]) -> Any:
    pad = f"/toestemmingen/{geopend['toestemmingId']}/tekenlinks"
    return spel.contactpersoon.get(pad).json["resultaten"][0]["geblokkeerdOp"]


def test_five_wrong_birth_dates_block_the_link(spel: Spel) -> None:
    geopend = spel.open_casus("bt", teken=False)
    wie = geopend["gezaghebbenden"][0]
    link = maak_link(spel, geopend, wie)
    for _ in range(4):
        probleem(open_link(spel, link, geboortedatum=MIS), 404)
    assert open_link(spel, link).status_code == 200  # who knows it begins anew
    for _ in range(5):
        probleem(spel.niemand.post("/tekenlinks/_antwoord", klop(spel, link) | {"antwoord": "GEWEIGERD"} | _mis()), 404)
    probleem(open_link(spel, link), 404)
    probleem(nee(spel, link), 404)
    assert blokkade(spel, geopend) is not None
    assert kort(regels(spel, "tekenlink.openen"))[-1] == ("GEWEIGERD", "LINK")
    assert open_link(spel, maak_link(spel, geopend, wie)).status_code == 200


def _mis() -> dict[str, str]:
    return {"geboortedatum": MIS}


def test_guesses_sent_at_once_are_all_counted(spel: Spel) -> None:
    geopend = spel.open_casus("bt", teken=False)
    link = maak_link(spel, geopend, geopend["gezaghebbenden"][0])

    def raad(_: int) -> int:
        return int(open_link(spel, link, geboortedatum=MIS).status_code)

    with ThreadPoolExecutor(8) as draden:
        assert set(draden.map(raad, range(16))) == {404}
    probleem(open_link(spel, link), 404)


@pytest.mark.parametrize("doe", [open_link, nee, ja], ids=["openen", "weigeren", "geven"])
def test_right_guess_among_many_gains_nothing(spel: Spel, monkeypatch: pytest.MonkeyPatch, doe: Any) -> None:
    """Its turn comes after five wrong ones: it is refused although it was right and the link worked when it came."""
    geopend = spel.open_casus("bt", teken=False)
    link = maak_link(spel, geopend, geopend["gezaghebbenden"][0])
    stuk = open_link(spel, link).json
    assert stuk["keuzes"]
    echt = Poort.schrijf

    def na_anderen(poort: Poort, pas: Any) -> None:
        monkeypatch.setattr(Poort, "schrijf", echt)
        with ThreadPoolExecutor(1) as draad:
            for _ in range(5):
                draad.submit(open_link, spel, link, geboortedatum=MIS).result(timeout=20)
        echt(poort, pas)

    if doe is ja:
        keuzes = [{"keuze": een["keuze"], "akkoord": True} for een in stuk["keuzes"]]
        brief = klop(spel, link) | {"antwoord": "GEGEVEN", "keuzes": keuzes, "naAntwoorden": 0}
        monkeypatch.setattr(Poort, "schrijf", na_anderen)
        probleem(spel.niemand.post("/tekenlinks/_antwoord", brief), 404)
    else:
        monkeypatch.setattr(Poort, "schrijf", na_anderen)
        probleem(doe(spel, link), 404)
    alles = spel.contactpersoon.get(f"/casussen/{geopend['id']}/toestemmingen").json
    assert alles["toestemmingen"][0]["antwoorden"] == []
    assert ("MISLUKT", "NIETGEVONDEN") in kort(regels(spel))


@ALLEEN_SQLITE
def test_token_of_another_casus_does_not_fit_this_birth_date(spel: Spel) -> None:
    een, ander = spel.open_casus("bt", teken=False), spel.open_casus("bt", leeftijd=13, teken=False)
    link = maak_link(spel, een, een["gezaghebbenden"][0])
    probleem(open_link(spel, link, leeftijd=13), 404)
    van_ander = maak_link(spel, ander, ander["gezaghebbenden"][0])
    probleem(open_link(spel, link | {"token": van_ander["token"]}, leeftijd=9), 404)


@ALLEEN_SQLITE
def test_link_opens_no_other_address(spel: Spel) -> None:
    geopend = spel.open_casus("bt", teken=False)
    link = maak_link(spel, geopend, geopend["gezaghebbenden"][0])
    for pad in (f"/casussen/{geopend['id']}", "/casussen", "/gebruikersprofiel", "/informatieteksten"):
        probleem(spel.niemand.get(pad, koppen={"Authorization": f"Bearer {link['token']}"}), 401)


@ALLEEN_SQLITE
def test_professional_answers_by_no_link(spel: Spel) -> None:
    """Wijze LINK is for the signer alone: nobody records it for him."""
    geopend = spel.open_casus("bt", teken=False)
    kaart = spel.antwoord(geopend["gezaghebbenden"][0], wijze="LINK")
    inhoud = spel.contactpersoon.post(f"/toestemmingen/{geopend['toestemmingId']}/ondertekeningen", kaart)
    assert [een["wijzer"] for een in probleem(inhoud, 400)["fouten"]] == ["/wijze"]


def test_nothing_personal_and_no_token_is_left_behind(spel: Spel, caplog: pytest.LogCaptureFixture) -> None:
    geopend = spel.open_casus("bt", teken=False)
    link = maak_link(spel, geopend, geopend["gezaghebbenden"][0])
    with caplog.at_level(logging.DEBUG):
        fout = [open_link(spel, link, geboortedatum=MIS).text, nee(spel, link | {"token": "A" * 43}).text]
        assert ja(spel, link).status_code == 201
    lijnen = str(regels(spel))
    for woord in (link["token"], spel.geboren(9), MIS, "Sam", "Berg", "Anna"):
        assert woord not in lijnen
        assert woord not in caplog.text
        assert not any(woord in tekst for tekst in fout)
