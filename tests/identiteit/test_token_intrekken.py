"""token.intrekken: works at once, and only on one's own."""

from uuid import uuid4

from tests.casus.bewijs import kort, niets_bewaard, probleem, regels
from tests.klant import Klant, Spel


def eigen_token(klant: Klant) -> str:
    return next(str(een["id"]) for een in klant.get("/tokens").json["resultaten"] if een["huidig"])


def test_revoked_token_works_no_more(spel: Spel) -> None:
    hier, elders = Klant(spel.app, "contactpersoon"), Klant(spel.app, "contactpersoon")
    antwoord = hier.delete(f"/tokens/{eigen_token(elders)}")
    assert (antwoord.status_code, antwoord.data) == (204, b"")
    probleem(elders.get("/gebruikersprofiel"), 401)
    assert hier.get("/gebruikersprofiel").status_code == 200
    assert hier.delete(f"/tokens/{eigen_token(hier)}").status_code == 204
    probleem(hier.get("/casussen"), 401)
    assert kort(regels(spel, "token.intrekken")) == [("TOEGESTAAN", "TOEGESTAAN")] * 2


def test_token_of_another_is_as_unknown_as_any(spel: Spel) -> None:
    zijn = eigen_token(spel.gezinswerker)
    with niets_bewaard(spel):
        vreemd = spel.contactpersoon.delete(f"/tokens/{zijn}")
        onbekend = spel.contactpersoon.delete(f"/tokens/{uuid4()}")
    assert probleem(vreemd, 404) == probleem(onbekend, 404)
    assert spel.gezinswerker.get("/gebruikersprofiel").status_code == 200
    assert kort(regels(spel, "token.intrekken")) == [("GEWEIGERD", "NIET_EIGEN")] * 2
