"""Lists and adds the persons of a casus. Knows no web."""

from dataclasses import dataclass, replace
from uuid import UUID, uuid4

from kernteam.casus.inzage import BetrokkeneInzage, betrokkenen_voor
from kernteam.casus.models import Soort
from kernteam.casus.service.binnen import ga_binnen
from kernteam.casus.service.openen import (
    TE_VEEL_GEZAG,
    NieuwePersoon,
    gezagfouten,
    maak_betrokkene,
    merk_namen,
    naamsleutel,
)
from kernteam.casus.service.status import andere_standen, werk_status_bij
from kernteam.grond.actor import Actor
from kernteam.grond.fouten import Ongeldig, Strijdig
from kernteam.grond.handeling import Handeling
from kernteam.toegang.poort import Poort
from kernteam.toestemming.gezin import Gezag, heeft_te_veel_gezag, is_tegenstrijdig


def opsommen(actor: Actor, casus_id: UUID, poort: Poort) -> tuple[BetrokkeneInzage, ...]:
    """List the persons whose ID the actor may read (handeling betrokkene.opsommen)."""
    binnen = ga_binnen(actor, Handeling.BETROKKENE_OPSOMMEN, casus_id, poort)
    return betrokkenen_voor(binnen.geladen, binnen.bos, binnen.besluit)


@dataclass(frozen=True, slots=True)
class Toegevoegd:
    """The id of what was made."""

    id: UUID


def toevoegen(actor: Actor, casus_id: UUID, persoon: NieuwePersoon, soort: Soort, poort: Poort) -> Toegevoegd:
    """Add a gezaghebbende or another adult (handeling betrokkene.toevoegen).

    A new gezaghebbende must sign too: the consent is judged again from this moment (C17).
    """
    fouten = gezagfouten(persoon, poort.klok.vandaag(), "")
    if fouten:
        raise Ongeldig(fouten)
    binnen = ga_binnen(actor, Handeling.BETROKKENE_TOEVOEGEN, casus_id, poort)
    if soort is Soort.JEUGDIGE:
        raise Strijdig("Een casus gaat over één jeugdige.", "TWEEDE_JEUGDIGE")
    namen = {
        naamsleutel(een.voornaam or "", een.achternaam or "")
        for een in betrokkenen_voor(binnen.geladen, binnen.bos, binnen.besluit)
        if een.soort is soort
    }
    if naamsleutel(persoon.voornaam, persoon.achternaam) in namen:
        raise Strijdig("Deze persoon staat al bij de casus.", "DUBBEL")
    gezin = binnen.geladen.gezin
    nieuw, gezag = uuid4(), persoon.gezag or Gezag.ONBEKEND
    if soort is Soort.GEZAGHEBBENDE:
        gezin = replace(gezin, gezaghebbenden=(*gezin.gezaghebbenden, (nieuw, gezag)))
    if is_tegenstrijdig(gezin):
        raise Strijdig("Er is een voogd. Leg eerst vast dat de voogdij is geëindigd.", "TEGENSTRIJDIG")
    if heeft_te_veel_gezag(gezin, poort.klok.vandaag()):
        raise Strijdig(TE_VEEL_GEZAG, "TE_VEEL_GEZAG")
    anders = andere_standen(binnen)
    binnen.schrijf()
    poort.sessie.add(maak_betrokkene(actor, persoon, soort, casus_id, binnen.bos, binnen.nu, nieuw))
    merk_namen(casus_id, [persoon], poort)
    if soort is Soort.GEZAGHEBBENDE:
        binnen.geladen.gezin = gezin
        werk_status_bij(binnen, anders)
    return Toegevoegd(nieuw)
