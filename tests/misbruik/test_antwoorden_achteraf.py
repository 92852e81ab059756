"""What is recorded later must not undo what was said later: signatures with an older moment, races, narrower scopes."""

from datetime import timedelta
from typing import Any

from kernteam.grond.klok import Klok
from tests.casus.bewijs import ALLEEN_SQLITE, probleem
from tests.klant import ALLES, Spel

pytestmark = ALLEEN_SQLITE


def _teken(spel: Spel, toestemming: str, wie: str, op: Any, **meer: Any) -> Any:
    kaart = spel.antwoord(wie, **meer) | {"gegevenOp": op.isoformat()}
    return spel.contactpersoon.post(f"/toestemmingen/{toestemming}/ondertekeningen", kaart)


def _leesbaar(spel: Spel, casus: str, wie: str = "gezinswerker") -> bool:
    return spel.klanten[wie].get(f"/casussen/{casus}").status_code == 200


def test_signature_from_before_a_withdrawal_opens_no_newer_request(spel: Spel) -> None:
    geopend = spel.open_casus("school", "bt", klassen=("OND", "PROC"))
    anna, bram = geopend["gezaghebbenden"]
    pad = f"/casussen/{geopend['id']}"
    nieuw = spel.contactpersoon.post(f"{pad}/toestemmingen", spel.aanvraag("school", "bt", klassen=ALLES)).json
    tweede = nieuw["toestemmingen"][0]["id"]
    spel.teken(tweede, bram)
    voor = Klok().nu()
    spel.contactpersoon.post(f"/toestemmingen/{geopend['toestemmingId']}/intrekkingen", spel.intrekking(anna))
    probleem(_teken(spel, tweede, anna, voor), 409, "ACHTERHAALD")
    assert not _leesbaar(spel, geopend["id"])
    assert _teken(spel, tweede, anna, Klok().nu()).status_code == 201  # who changes his mind afterwards can
    assert _leesbaar(spel, geopend["id"])


def test_request_made_after_a_withdrawal_is_not_signed_with_a_moment_before_it(spel: Spel) -> None:
    geopend = spel.open_casus("school", "bt")
    anna = geopend["gezaghebbenden"][0]
    voor = Klok().nu()
    spel.contactpersoon.post(f"/toestemmingen/{geopend['toestemmingId']}/intrekkingen", spel.intrekking(anna))
    pad = f"/casussen/{geopend['id']}/toestemmingen"
    derde = spel.contactpersoon.post(pad, spel.aanvraag("school", "bt")).json["toestemmingen"][0]["id"]
    probleem(_teken(spel, derde, anna, voor), 409, "ACHTERHAALD")


def test_older_signature_does_not_widen_a_later_narrower_one(spel: Spel) -> None:
    geopend = spel.open_casus("school", "bt", teken=False)
    anna, bram = geopend["gezaghebbenden"]
    spel.teken(geopend["toestemmingId"], bram)
    eerder, later = Klok().nu() - timedelta(minutes=1), Klok().nu()
    minder = spel.ontvangers("bt", klassen=("OND", "PROC"))
    assert _teken(spel, geopend["toestemmingId"], anna, later, ontvangers=minder).status_code == 201
    probleem(_teken(spel, geopend["toestemmingId"], anna, eerder), 409, "ACHTERHAALD")
    stand = spel.contactpersoon.get(f"/casussen/{geopend['id']}/toestemmingen").json["stand"]
    assert [een["klassen"] for een in stand["ontvangers"]] == [["OND", "PROC"]]


def test_no_wins_from_a_yes_of_the_same_moment(spel: Spel) -> None:
    geopend = spel.open_casus("school", "bt", teken=False)
    anna, bram = geopend["gezaghebbenden"]
    spel.teken(geopend["toestemmingId"], bram)
    op = Klok().nu()
    assert _teken(spel, geopend["toestemmingId"], anna, op, antwoord="GEWEIGERD").status_code == 201
    probleem(_teken(spel, geopend["toestemmingId"], anna, op), 409, "ACHTERHAALD")
    assert not _leesbaar(spel, geopend["id"])
