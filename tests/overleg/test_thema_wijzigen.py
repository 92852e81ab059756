"""thema.wijzigen: what was agreed, when it is looked at again, and what that gave."""

from tests.casus.bewijs import ALLEEN_SQLITE, fouten, niets_bewaard, probleem
from tests.klant import Spel
from tests.overleg.vergaderen import AFSPRAAK, THEMA, maak, plan

EEN = {"If-Match": '"1"'}


def test_theme_comes_back_on_the_agenda_until_it_has_an_outcome(spel: Spel) -> None:
    eerste, tussen, later = (plan(spel, dagen) for dagen in (7, 14, 21))
    thema = maak(spel, "contactpersoon", f"{eerste}/themas", THEMA)
    afspraak = AFSPRAAK | {"terugkijkenDatum": spel.over(20)}
    antwoord = spel.leerplicht.patch(f"/themas/{thema}", afspraak, EEN)
    assert antwoord.status_code == 200, antwoord.json
    assert antwoord.headers["ETag"] == '"2"'
    assert spel.contactpersoon.get(tussen).json["themas"] == []
    assert [een["id"] for een in spel.contactpersoon.get(later).json["themas"]] == [thema]
    uitkomst = {"uitkomst": "DEELS_BEREIKT", "evaluatie": "Vroeg bellen helpt.", "zonderPersonen": True}
    gewijzigd = spel.contactpersoon.patch(f"/themas/{thema}", uitkomst, {"If-Match": '"2"'}).json
    assert (gewijzigd["afspraak"], gewijzigd["uitkomst"]) == (AFSPRAAK["afspraak"], "DEELS_BEREIKT")
    assert spel.contactpersoon.get(later).json["themas"] == []
    assert [een["id"] for een in spel.contactpersoon.get(eerste).json["themas"]] == [thema]


@ALLEEN_SQLITE
def test_two_who_edit_the_same_theme_do_not_overwrite_each_other(spel: Spel) -> None:
    overleg = plan(spel)
    pad = f"/themas/{maak(spel, 'contactpersoon', f'{overleg}/themas', THEMA)}"
    leeg = {"uitkomst": "BEREIKT", "zonderPersonen": True}
    with niets_bewaard(spel, "vreemde"):
        probleem(spel.contactpersoon.patch(pad, leeg, EEN), 409, "GEEN_AFSPRAAK")
        probleem(spel.contactpersoon.patch(pad, AFSPRAAK), 428)
        probleem(spel.vreemde.patch(pad, AFSPRAAK, EEN), 404)
        voorbij = AFSPRAAK | {"terugkijkenDatum": spel.over(-1)}
        assert fouten(spel.contactpersoon.patch(pad, voorbij, EEN)) == {("/terugkijkenDatum", "VERLEDEN")}
        bsn = AFSPRAAK | {"evaluatie": "111222333"}
        assert fouten(spel.contactpersoon.patch(pad, bsn, EEN)) == {("/evaluatie", "BSN")}
    assert spel.contactpersoon.patch(pad, AFSPRAAK, EEN).status_code == 200
    probleem(spel.gezinswerker.patch(pad, AFSPRAAK | {"afspraak": "Anders."}, EEN), 412)
