"""casus.wijzigen: who changes what was read last, and who comes too late."""

import pytest

from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, maak_tokens, niets_bewaard, probleem, regels, tegelijk
from tests.klant import Spel


def test_contactpersoon_changes_hulpvraag_with_the_etag_he_read(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus()['id']}"
    gelezen = spel.contactpersoon.get(pad)
    antwoord = spel.contactpersoon.patch(pad, {"hulpvraag": "Nieuwe vraag."}, {"If-Match": gelezen.headers["ETag"]})
    assert antwoord.status_code == 200
    assert antwoord.headers["ETag"] == f'"{gelezen.json["versie"] + 1}"'
    opnieuw = spel.contactpersoon.get(pad)
    assert opnieuw.headers["ETag"] == antwoord.headers["ETag"]
    assert (opnieuw.json["hulpvraag"], opnieuw.json["aanleiding"]) == ("Nieuwe vraag.", gelezen.json["aanleiding"])
    assert opnieuw.json == antwoord.json
    (regel,) = regels(spel, "casus.wijzigen")
    assert (regel["uitkomst"], set(regel["klassen"])) == ("TOEGESTAAN", {"ID", "OND", "PROC"})


def test_stale_etag_changes_nothing(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus()['id']}"
    assert spel.contactpersoon.patch(pad, {"hulpvraag": "Eerste."}, {"If-Match": '"1"'}).status_code == 200
    with niets_bewaard(spel):
        probleem(spel.contactpersoon.patch(pad, {"hulpvraag": "Tweede."}, {"If-Match": '"1"'}), 412)
    assert spel.contactpersoon.get(pad).json["hulpvraag"] == "Eerste."
    assert kort(regels(spel, "casus.wijzigen"))[-1] == ("MISLUKT", "GEWIJZIGD")


def test_two_with_the_same_etag_and_exactly_one_wins(spel: Spel, monkeypatch: pytest.MonkeyPatch) -> None:
    pad = f"/casussen/{spel.open_casus()['id']}"
    maak_tokens(spel.contactpersoon)

    def wijzig(tekst: str) -> object:
        return lambda: spel.contactpersoon.patch(pad, {"hulpvraag": tekst}, {"If-Match": '"1"'})

    antwoorden = tegelijk(monkeypatch, wijzig("Van de een."), wijzig("Van de ander."))
    goed, te_laat = sorted(antwoorden, key=lambda een: een.status_code)
    assert goed.status_code == 200
    probleem(te_laat, 412)
    nu = spel.contactpersoon.get(pad)
    assert (nu.headers["ETag"], nu.json["hulpvraag"]) == ('"2"', goed.json["hulpvraag"])
    assert kort(regels(spel, "casus.wijzigen")).count(("MISLUKT", "GEWIJZIGD")) == 1


def test_notitie_in_between_makes_the_etag_stale(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus()['id']}"
    assert spel.contactpersoon.post(f"{pad}/notities", {"klasse": "OND", "tekst": "x"}).status_code == 201
    probleem(spel.contactpersoon.patch(pad, {"hulpvraag": "Laat."}, {"If-Match": '"1"'}), 412)


@ALLEEN_SQLITE
def test_without_if_match_nothing_changes(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus()['id']}"
    with niets_bewaard(spel):
        inhoud = probleem(spel.contactpersoon.patch(pad, {"hulpvraag": "Blind."}), 428)
        assert "If-Match" in inhoud["detail"]
        for kop in ("*", 'W/"1"', '"1", "2"', "1", '"-1"', '""', "onzin"):
            probleem(spel.contactpersoon.patch(pad, {"hulpvraag": "Blind."}, {"If-Match": kop}), 412)


@ALLEEN_SQLITE
def test_partner_of_the_school_may_not_change_it(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('bt')['id']}"
    etag = spel.gezinswerker.get(pad).headers["ETag"]
    with niets_bewaard(spel, "gezinswerker"):
        probleem(spel.gezinswerker.patch(pad, {"hulpvraag": "Van mij."}, {"If-Match": etag}), 403, "PARTIJ")
    assert kort(regels(spel, "casus.wijzigen")) == [("GEWEIGERD", "PARTIJ")]


@ALLEEN_SQLITE
def test_closed_casus_does_not_change(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus()['id']}"
    dicht = spel.contactpersoon.post(f"{pad}/overgangen", {"naar": "AFGESLOTEN", "reden": "VERHUISD"})
    with niets_bewaard(spel):
        antwoord = spel.contactpersoon.patch(pad, {"hulpvraag": "Te laat."}, {"If-Match": dicht.headers["ETag"]})
        probleem(antwoord, 403, "STATUS")


@ALLEEN_SQLITE
def test_bsn_is_refused_until_confirmed(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus()['id']}"
    inhoud = {"hulpvraag": "nummer 123456782", "aanleiding": "nummer 12 34 567 82"}
    with niets_bewaard(spel):
        antwoord = spel.contactpersoon.patch(pad, inhoud, {"If-Match": '"1"'})
        assert fouten(antwoord) == {("/hulpvraag", "BSN"), ("/aanleiding", "BSN")}
    bevestigd = inhoud | {"bevestigdGeenBsn": True}
    assert spel.contactpersoon.patch(pad, bevestigd, {"If-Match": '"1"'}).status_code == 200
    assert kort(regels(spel, "casus.wijzigen")) == [("TOEGESTAAN", "GEEN_BSN_BEVESTIGD")]
