"""Hands the door of the present request to the routes of all features; and the one act that reads the policy."""

from typing import cast

from kernteam.grond.handeling import Handeling
from kernteam.http.blad import Blad
from kernteam.http.verzoek import actor, werk
from kernteam.toegang import schemas, service
from kernteam.toegang.poort import Poort

blad = Blad("beleid", __name__, description="De regels die nu gelden: wie wat met wie mag delen, en waarom.")


def poort() -> Poort:
    """Give the door that the app made for this request."""
    return cast(Poort, werk())


@blad.act(Handeling.BELEID_LEZEN, "GET", "/beleid", antwoord=schemas.Beleid)
def lezen() -> service.Beleidsgegevens:
    """Lees het beleid dat vandaag geldt.

    U ziet de deelmatrix, wie tekent, het register van verwerkingen per doel en de schakelaars, elk met de bron.
    """
    return service.lezen(actor(), poort())
