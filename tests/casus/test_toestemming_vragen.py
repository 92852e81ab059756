"""toestemming.vragen: asking later, asking again, and what cannot be asked."""

from datetime import timedelta

import pytest

from tests.casus.bewijs import (
    ALLEEN_SQLITE,
    fouten,
    kort,
    maak_tokens,
    niets_bewaard,
    probleem,
    regels,
    rijen,
    tegelijk,
)
from tests.klant import Spel


def test_signaal_becomes_toestemming_gevraagd(spel: Spel) -> None:
    geopend = spel.open_casus()
    pad = f"/casussen/{geopend['id']}/toestemmingen"
    antwoord = spel.contactpersoon.post(pad, spel.aanvraag("bt"))
    assert (antwoord.status_code, antwoord.json["status"]) == (201, "TOESTEMMING_GEVRAAGD")
    assert antwoord.json["stand"]["ontbreekt"] == sorted(geopend["gezaghebbenden"])
    assert antwoord.json == spel.contactpersoon.get(pad).json
    assert rijen(spel.app)["toestemming"] == 1
    assert kort(regels(spel, "toestemming.vragen")) == [("TOEGESTAAN", "TOEGESTAAN")]


def test_newer_request_leaves_the_older_one_standing_until_it_is_signed(spel: Spel) -> None:
    geopend = spel.open_casus("bt")
    pad = f"/casussen/{geopend['id']}"
    nieuw = spel.contactpersoon.post(f"{pad}/toestemmingen", spel.aanvraag("bt", "jgz")).json
    assert (nieuw["status"], len(nieuw["toestemmingen"])) == ("OPEN", 2)
    assert spel.gezinswerker.get(pad).status_code == 200
    oud, nieuwste = geopend["toestemmingId"], nieuw["toestemmingen"][0]["id"]
    kaart = spel.antwoord(geopend["gezaghebbenden"][0])
    probleem(spel.contactpersoon.post(f"/toestemmingen/{oud}/ondertekeningen", kaart), 409, "NIET_DE_NIEUWSTE")
    for wie in geopend["gezaghebbenden"]:
        spel.teken(nieuwste, wie)
    assert spel.jeugdverpleegkundige.get(pad).status_code == 200


def test_two_at_the_same_moment_ask_once(spel: Spel, monkeypatch: pytest.MonkeyPatch) -> None:
    pad = f"/casussen/{spel.open_casus()['id']}/toestemmingen"
    maak_tokens(spel.contactpersoon)
    inhoud = spel.aanvraag("bt")
    antwoorden = tegelijk(monkeypatch, *[lambda: spel.contactpersoon.post(pad, inhoud)] * 2)
    goed, te_laat = sorted(antwoorden, key=lambda een: een.status_code)
    assert goed.status_code == 201
    probleem(te_laat, 409, "TEGELIJK")
    assert len(spel.contactpersoon.get(pad).json["toestemmingen"]) == 1


@ALLEEN_SQLITE
def test_without_gezaghebbende_nothing_can_be_asked(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus(gezaghebbenden=[])['id']}/toestemmingen"
    with niets_bewaard(spel):
        probleem(spel.contactpersoon.post(pad, spel.aanvraag("bt")), 409, "GEEN_GEZAG")


@ALLEEN_SQLITE
@pytest.mark.parametrize("dagen", [-1, 0, 367])
def test_end_outside_a_year_is_refused(spel: Spel, dagen: int) -> None:
    pad = f"/casussen/{spel.open_casus()['id']}/toestemmingen"
    inhoud = spel.aanvraag("bt") | {"einddatum": (spel.vandaag() + timedelta(days=dagen)).isoformat()}
    with niets_bewaard(spel):
        assert fouten(spel.contactpersoon.post(pad, inhoud)) == {("/einddatum", "TERMIJN")}


@ALLEEN_SQLITE
def test_ontvanger_outside_the_table_is_refused(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus()['id']}/toestemmingen"
    with niets_bewaard(spel):
        antwoord = spel.contactpersoon.post(pad, spel.aanvraag("bt", "spec", "regio"))
        assert fouten(antwoord) == {("/ontvangers/1", "GEEN_TAFEL"), ("/ontvangers/2", "GEEN_TAFEL")}
