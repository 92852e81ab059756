"""regisseur.aanwijzen: exactly one, never leerplicht, changed with a reason, and told of an emergency."""

from tests.casus.bewijs import ALLEEN_SQLITE, fouten, niets_bewaard, probleem
from tests.klant import Klant, Spel
from tests.levensloop.verloop import pad_van, plaats, regisseur


def wie(klant: Klant, casus: dict[str, str]) -> list[tuple[str | None, str, bool]]:
    rijen = klant.get(f"{pad_van(casus)}/regisseurs").json["resultaten"]
    return [(een["deelnemerId"] or een["betrokkeneId"], een["reden"], een["huidig"]) for een in rijen]


def test_there_is_one_at_a_time_with_a_reason_and_a_history(spel: Spel) -> None:
    casus = spel.open_casus("school", "bt", "jgz")
    een, ander = (plaats(spel, casus, naam) for naam in ("gezinswerker", "jeugdverpleegkundige"))
    assert regisseur(spel, casus, "gezinswerker").status_code == 201
    with niets_bewaard(spel):
        probleem(regisseur(spel, casus, "gezinswerker"), 409, "DUBBEL")
    assert regisseur(spel, casus, "jeugdverpleegkundige", "AFWEZIG").status_code == 201
    assert wie(spel.contactpersoon, casus) == [(ander, "AFWEZIG", True), (een, "BEGIN", False)]


def test_leerplicht_is_never_regisseur(spel: Spel) -> None:
    casus = spel.open_casus("school", "bt", "lpa")
    with niets_bewaard(spel, "leerplicht"):
        probleem(regisseur(spel, casus, "leerplicht"), 409, "LEERPLICHT")
        zelf = {"deelnemerId": plaats(spel, casus, "gezinswerker"), "reden": "BEGIN"}
        probleem(spel.leerplicht.post(f"{pad_van(casus)}/regisseurs", zelf), 403, "PARTIJ")


def test_only_who_may_invite_appoints(spel: Spel) -> None:
    casus = spel.open_casus("school", "swv", "bt")
    inhoud = {"deelnemerId": plaats(spel, casus, "begeleider"), "reden": "BEGIN"}
    pad = f"{pad_van(casus)}/regisseurs"
    probleem(spel.begeleider.post(pad, inhoud), 403, "PARTIJ")
    assert spel.gezinswerker.post(pad, inhoud).status_code == 201


def test_somebody_who_is_not_at_the_table_or_of_the_family_leads_nothing(spel: Spel) -> None:
    casus = spel.open_casus("school", "bt")
    pad, plek = f"{pad_van(casus)}/regisseurs", plaats(spel, casus, "gezinswerker")
    ouder, kind = casus["gezaghebbenden"][0], casus["jeugdigeId"]
    for inhoud, reden in (
        ({"deelnemerId": ouder}, "GEEN_DEELNEMER"),
        ({"betrokkeneId": plek}, "GEEN_BETROKKENE"),
        ({"betrokkeneId": kind}, "TE_JONG"),
    ):
        with niets_bewaard(spel):
            probleem(spel.contactpersoon.post(pad, inhoud | {"reden": "BEGIN"}), 409, reden)
    allebei = {"deelnemerId": plek, "betrokkeneId": ouder, "reden": "BEGIN"}
    for inhoud in (allebei, {"reden": "BEGIN"}):
        assert fouten(spel.contactpersoon.post(pad, inhoud)) == {("/deelnemerId", "ONGELDIG")}


def test_who_left_the_table_leads_nothing_even_when_he_comes_back(spel: Spel) -> None:
    casus = spel.open_casus("school", "bt")
    regisseur(spel, casus, "gezinswerker")
    plek = plaats(spel, casus, "gezinswerker")
    assert spel.gezinswerker.post(f"{pad_van(casus)}/afzijdigheden", {"reden": "BUREN"}).status_code == 204
    assert [huidig for _, _, huidig in wie(spel.contactpersoon, casus)] == [False]
    inhoud = {"deelnemerId": plek, "reden": "BEGIN"}
    probleem(spel.contactpersoon.post(f"{pad_van(casus)}/regisseurs", inhoud), 409, "GEEN_DEELNEMER")


@ALLEEN_SQLITE
def test_youth_of_twelve_can_lead(spel: Spel) -> None:
    casus = spel.open_casus("school", "bt", leeftijd=13)
    inhoud = {"betrokkeneId": casus["jeugdigeId"], "reden": "WENS_GEZIN"}
    assert spel.contactpersoon.post(f"{pad_van(casus)}/regisseurs", inhoud).status_code == 201
    assert wie(spel.contactpersoon, casus) == [(casus["jeugdigeId"], "WENS_GEZIN", True)]


def gebruikt(klant: Klant) -> int:
    soorten = [een["soort"] for een in klant.get("/mijn/taken").json["resultaten"]]
    return soorten.count("NOODTOEGANG_GEBRUIKT")


def test_regisseur_is_told_of_an_emergency_when_he_is_a_professional(spel: Spel) -> None:
    casus = spel.open_casus("school", "bt")
    nood = {"redencode": "VERMISSING", "reden": "Niemand weet waar Sam is."}
    pad = f"{pad_van(casus)}/noodtoegangen"
    assert spel.contactpersoon.post(pad, nood).status_code == 201
    assert gebruikt(spel.gezinswerker) == 0
    regisseur(spel, casus, "gezinswerker")
    assert spel.contactpersoon.post(pad, nood).status_code == 201
    assert gebruikt(spel.gezinswerker) == 1
    assert spel.gezinswerker.post(pad, nood).status_code == 201
    assert gebruikt(spel.gezinswerker) == 1, "his own he knows of"
    zelf = {"betrokkeneId": casus["gezaghebbenden"][0], "reden": "WENS_GEZIN"}
    assert spel.contactpersoon.post(f"{pad_van(casus)}/regisseurs", zelf).status_code == 201
    assert spel.contactpersoon.post(pad, nood).status_code == 201
    assert gebruikt(spel.gezinswerker) == 1
