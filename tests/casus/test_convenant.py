"""No convenant, no casus (V01, AVG 26): only between organisations that agreed who answers for what."""

from datetime import timedelta

import time_machine

from kernteam.grond.klok import Klok
from tests.casus.bewijs import fouten, kort, maak_tokens, niets_bewaard, probleem, regels, schrijvend
from tests.klant import Spel
from tests.netwerk.convenanten import zonder_convenant
from tests.rollen import ANDERE_SCHOOL


def leg_vast(spel: Spel, *organisaties: str, **meer: str) -> None:
    assert spel.beheerder.post("/convenanten", spel.convenant(*organisaties, **meer)).status_code == 201


def test_casus_does_not_open_without_any_convenant(spel: Spel) -> None:
    with schrijvend(spel.app) as sessie:
        zonder_convenant(sessie)
    with niets_bewaard(spel):
        probleem(spel.contactpersoon.post("/casussen", spel.opening()), 409, "GEEN_CONVENANT")
        met_vraag = spel.opening(toestemming=spel.aanvraag("bt"))
        probleem(spel.contactpersoon.post("/casussen", met_vraag), 409, "GEEN_CONVENANT")
    assert kort(regels(spel, "casus.openen")) == [("TOEGESTAAN", "TOEGESTAAN"), ("MISLUKT", "GEEN_CONVENANT")] * 2


def test_casus_opens_only_for_a_school_that_is_party_today(spel: Spel) -> None:
    leg_vast(spel, "andere_school", "bt")
    with niets_bewaard(spel, "vreemde"):
        probleem(spel.contactpersoon.post("/casussen", spel.opening()), 409, "GEEN_CONVENANT")
        # somebody of another school hears that it is not his, and nothing of the convenant
        probleem(spel.vreemde.post("/casussen", spel.opening()), 403, "NIET_EIGEN_SCHOOL")
    assert spel.vreemde.post("/casussen", spel.opening(vestigingscode=ANDERE_SCHOOL)).status_code == 201


def test_day_on_which_the_convenant_begins_and_ends_counts(spel: Spel) -> None:
    maak_tokens(spel.contactpersoon, spel.beheerder)
    morgen, later = (spel.vandaag() + timedelta(days=dagen) for dagen in (1, 2))
    with schrijvend(spel.app) as sessie:
        zonder_convenant(sessie)
    leg_vast(spel, "school", "bt", ingangsdatum=morgen.isoformat(), einddatum=later.isoformat())
    gezien = []
    for dagen in range(3):
        with time_machine.travel(Klok().nu() + timedelta(days=dagen), tick=True):
            spel.contactpersoon._token = None
            gezien.append(spel.contactpersoon.post("/casussen", spel.opening()).status_code)
    assert gezien == [409, 201, 409]


def test_toestemming_names_only_parties_to_the_convenant(spel: Spel) -> None:
    leg_vast(spel, "school", "bt")
    with niets_bewaard(spel):
        inhoud = spel.opening(toestemming=spel.aanvraag("bt", "jgz", "spec"), vestigingscode="00AA00")
        assert fouten(spel.contactpersoon.post("/casussen", inhoud)) == {
            ("/toestemming/ontvangers/1", "ONTVANGER_BUITEN_CONVENANT"),
            ("/toestemming/ontvangers/2", "ONTVANGER_BUITEN_CONVENANT"),
            ("/toestemming/ontvangers/2", "GEEN_TAFEL"),
        }
    pad = f"/casussen/{spel.open_casus('bt')['id']}/toestemmingen"
    with niets_bewaard(spel):
        antwoord = spel.contactpersoon.post(pad, spel.aanvraag("jgz", "bt"))
        assert fouten(antwoord) == {("/ontvangers/0", "ONTVANGER_BUITEN_CONVENANT")}


def test_nothing_new_is_asked_when_the_school_is_no_party_any_more(spel: Spel) -> None:
    """What was shared with consent before stays readable; the arrangement is needed for anything new."""
    casus = f"/casussen/{spel.open_casus('school', 'bt')['id']}"
    leg_vast(spel, "andere_school", "bt")
    with niets_bewaard(spel):
        probleem(spel.contactpersoon.post(f"{casus}/toestemmingen", spel.aanvraag("bt")), 409, "GEEN_CONVENANT")
    assert spel.gezinswerker.get(casus).status_code == 200
