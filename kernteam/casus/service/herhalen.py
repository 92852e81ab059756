"""Makes a logged decision again: the same facts, the same answer, and what today's policy would say. Knows no web.

The facts are made again from rows that are only ever added; the fingerprint in the line proves that they are the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from kernteam.casus.terug import feiten_toen
from kernteam.grond.actor import Actor, Discipline, Partij, Rol
from kernteam.grond.doel import Doel
from kernteam.grond.handeling import Handeling
from kernteam.grond.klok import StilleKlok
from kernteam.logboek.regel import Uitkomst
from kernteam.toegang.besluit import besluit
from kernteam.toegang.feiten import CasusFeiten
from kernteam.toegang.poort import Herkomst, Poort, Voorzieningen
from kernteam.toegang.uitkomst import Besluit
from kernteam.toegang.vingerafdruk import vingerafdruk

OPDRACHT = Herkomst("0" * 32, "opdracht")


class NietTeHerhalen(LookupError):
    """The line cannot be replayed; the text says why, without anything personal."""


@dataclass(frozen=True, slots=True)
class Herhaling:
    """What a replay came to."""

    handeling: Handeling
    tijdstip: datetime
    beleid_toen: str
    beleid_nu: str
    zelfde_feiten: bool
    zelfde_besluit: bool  # with these facts, by the tables as they held then
    toen: str
    opnieuw: str
    vandaag: str  # by the tables as they hold today, on the same facts

    @property
    def vandaag_zelfde(self) -> bool:
        """Whether today's tables decide the same on these facts."""
        return self.opnieuw == self.vandaag


def herhalen(nummer: int, voorzieningen: Voorzieningen, sessie: Session) -> Herhaling:
    """Replay one line; raises NietTeHerhalen. Reading it is itself a line of the log."""
    regel = voorzieningen.lezer.regel(nummer)
    if regel is None:
        raise NietTeHerhalen("Er is geen regel met dit nummer.")
    inhoud = regel.inhoud
    actor = _actor(inhoud)
    if actor is None or "feiten" not in inhoud:
        raise NietTeHerhalen("Dit besluit ging niet over wat er in een casus staat.")
    toen = datetime.fromisoformat(regel.tijdstip)
    handeling, casus_id, doel = Handeling(inhoud["handeling"]), UUID(inhoud["casus"]), Doel(inhoud.get("doel", "P1"))
    poort = Poort(replace(voorzieningen, klok=StilleKlok(toen)), sessie, OPDRACHT, doel)
    try:
        Poort(voorzieningen, sessie, OPDRACHT).noteer(
            None, Handeling.LOGREGEL_ZOEKEN, "HERHALEN", None, goed=True, casus_id=casus_id
        )
        feiten = feiten_toen(poort, handeling, casus_id)
    finally:
        poort.sluit()
    if feiten is None:
        raise NietTeHerhalen("De casus is er niet meer, of zijn sleutel is vernietigd.")
    return _vergelijk(inhoud, toen, (actor, handeling, doel), feiten, voorzieningen)


def _vergelijk(
    inhoud: Mapping[str, Any],
    toen: datetime,
    wie_wat: tuple[Actor, Handeling, Doel],
    feiten: CasusFeiten,
    voorzieningen: Voorzieningen,
) -> Herhaling:
    actor, handeling, doel = wie_wat
    beleid = voorzieningen.beleid
    uitkomsten = []
    for dag in (feiten.dag, voorzieningen.klok.vandaag()):
        verwerking = beleid.verwerking(doel, dag)
        uitkomsten.append(besluit(actor, handeling, replace(feiten, dag=dag), beleid, verwerking))
    opnieuw, vandaag = (_kort(een) for een in uitkomsten)
    gelogd = _gelogd(inhoud)
    return Herhaling(
        handeling=handeling,
        tijdstip=toen,
        beleid_toen=inhoud["beleid"],
        beleid_nu=beleid.versie,
        zelfde_feiten=vingerafdruk(feiten) == inhoud["feiten"],
        zelfde_besluit=opnieuw == gelogd,
        toen=gelogd,
        opnieuw=opnieuw,
        vandaag=vandaag,
    )


def _actor(inhoud: Mapping[str, Any]) -> Actor | None:
    if not {"actor", "rol", "partij", "organisatie"} <= inhoud.keys():
        return None
    return Actor(
        UUID(inhoud["actor"]),
        Rol(inhoud["rol"]),
        Partij(inhoud["partij"]),
        UUID(inhoud["organisatie"]),
        Discipline(inhoud["discipline"]) if "discipline" in inhoud else None,
    )


def _kort(een: Besluit) -> str:
    """Write a decision the way a line does: allowed or why not, of which classes and owners, on which ground."""
    return _schrijf(
        een.toegestaan,
        een.reden.value,
        [klasse.value for klasse in een.klassen],
        [str(eigenaar) for eigenaar in een.eigenaren],
        "; ".join(sorted(een.grondslagen)) or None,
        str(een.toestemming_id) if een.toestemming_id else None,
    )


def _gelogd(inhoud: Mapping[str, Any]) -> str:
    return _schrijf(
        inhoud["uitkomst"] != Uitkomst.GEWEIGERD,
        inhoud["reden"],
        inhoud.get("klassen", []),
        inhoud.get("eigenaren", []),
        inhoud.get("grondslag"),
        inhoud.get("toestemming"),
    )


def _schrijf(
    toegestaan: bool,
    reden: str,
    klassen: list[str],
    eigenaren: list[str],
    grondslag: str | None,
    toestemming: str | None,
) -> str:
    # the line of an allowed act may carry another code (a confirmation, a failure after it): that is not the decision
    delen = ["toegestaan" if toegestaan else f"geweigerd ({reden})"]
    if toegestaan:
        delen += [f"klassen {', '.join(sorted(klassen)) or '-'}", f"eigenaren {', '.join(sorted(eigenaren)) or '-'}"]
        delen += [f"grondslag {grondslag or '-'}", f"toestemming {toestemming or '-'}"]
    return "; ".join(delen)
