"""Makes a logged decision again: the same facts, the same answer, and what today's policy would say. Knows no web.

The facts are made again from rows that are only ever added; the fingerprint in the line proves that they are the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from kernteam.casus.terug import Gewogen, Terug, Terugweg, Toen, geladen_toen
from kernteam.grond.actor import Actor, Discipline, Partij, Rol
from kernteam.grond.doel import Doel
from kernteam.grond.handeling import Handeling
from kernteam.grond.klok import StilleKlok
from kernteam.logboek.regel import Uitkomst
from kernteam.toegang.besluit import besluit
from kernteam.toegang.feiten import BuitenFeiten, CasusFeiten, ConsultFeiten
from kernteam.toegang.poort import Poort
from kernteam.toegang.regels import REGELS
from kernteam.toegang.uitkomst import Besluit
from kernteam.toegang.vingerafdruk import vingerafdruk
from kernteam.toegang.voorzieningen import Herkomst, Voorzieningen

OPDRACHT = Herkomst("0" * 32, "opdracht")


_VERSTREKT = (
    "Deze regel zegt wat er is verstrekt. De regel ervoor zegt of deze persoon dat mocht, en is wel te herhalen. "
    "Wat hij over de ontvanger en het gezin invulde, staat verzegeld bij de verstrekking."
)
_ZONDER_CASUS = "Dit besluit ging niet over wat er in een casus staat: het hing alleen af van wie het deed."
_LINK = "Wie een tekenlink gebruikt, heeft geen account. De geboortedatum die is ingevuld, wordt niet bewaard."
_MELDCODE = "Een meldcode staat los van elke casus. Wie haar behandelde, staat er alleen zoals het nu is."
_BUREAU = "Het bureau staat los van een casus; zijn gevallen worden elke keer opnieuw uit het logboek berekend."
_SIGNAAL = "Een signaal staat los van elke casus: er telt alleen van wie het is."
_ANONIEM = "Een anoniem consult staat los van elke casus: er telt alleen wie het vroeg en aan wie."
ZONDER_FEITEN: Mapping[Handeling, str] = {
    Handeling.CASUS_OPENEN: "De casus was er nog niet, dus er lag niets om te wegen.",
    Handeling.WERK_OVERDRAGEN: "Deze regel zegt in welke casus er een plaats wisselde. Er ging niets open.",
    **dict.fromkeys((Handeling.TEKENLINK_OPENEN, Handeling.TEKENLINK_ANTWOORDEN), _LINK),
    **{een: _MELDCODE for een, regel in REGELS.items() if regel.meldcode},
    Handeling.MELDCODE_OPENEN: _MELDCODE,
    Handeling.MELDCODE_OPSOMMEN: _MELDCODE,
    **{een: _SIGNAAL for een, regel in REGELS.items() if regel.signaal},
    Handeling.SIGNAAL_MELDEN: _SIGNAAL,
    Handeling.SIGNAAL_OPSOMMEN: _SIGNAAL,
    **{een: _BUREAU for een, regel in REGELS.items() if regel.bureau},
    **{een: _ANONIEM for een in Handeling if een.value.startswith("anoniemconsult.")},
}


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
    voorbehoud: str | None = None  # what of these facts is not kept

    @property
    def vandaag_zelfde(self) -> bool:
        """Whether today's tables decide the same on these facts."""
        return self.opnieuw == self.vandaag


def herhalen(nummer: int, voorzieningen: Voorzieningen, sessie: Session, terug: Terug) -> Herhaling:
    """Replay one line; raises NietTeHerhalen. Reading it is itself a line of the log.

    `terug` says of each act that weighs more than the casus itself how to find that again.
    """
    regel = voorzieningen.lezer.regel(nummer)
    if regel is None:
        raise NietTeHerhalen("Er is geen regel met dit nummer.")
    inhoud = regel.inhoud
    handeling, actor = Handeling(inhoud["handeling"]), _actor(inhoud)
    if actor is None or "feiten" not in inhoud:
        raise NietTeHerhalen(waarom_niet(handeling, inhoud))
    toen = datetime.fromisoformat(regel.tijdstip)
    casus_id, doel = UUID(inhoud["casus"]), Doel(inhoud.get("doel", "P1"))
    gevraagd = doel if REGELS[handeling].voor_doel else Doel.P1  # a fixed purpose is no other consent of the casus
    poort = Poort(replace(voorzieningen, klok=StilleKlok(toen)), sessie, OPDRACHT, gevraagd)
    try:
        Poort(voorzieningen, sessie, OPDRACHT).noteer(
            None, Handeling.LOGREGEL_ZOEKEN, "HERHALEN", None, goed=True, casus_id=casus_id
        )
        geladen = geladen_toen(poort, handeling, casus_id)
        if geladen is None:
            raise NietTeHerhalen("De casus is er niet meer, of zijn sleutel is vernietigd.")
        object_id = UUID(inhoud["object"]) if "object" in inhoud else None
        weg = terug.get(handeling, Terugweg(_zoals_de_casus))
        wat = Toen(actor, handeling, object_id, geladen, poort)
        feiten = BuitenFeiten(casus_id) if wat.buiten else weg.vind(wat)
    finally:
        poort.sluit()
    herhaling = _vergelijk(inhoud, toen, (actor, handeling, doel), feiten, voorzieningen)
    return replace(herhaling, voorbehoud=weg.voorbehoud)


def waarom_niet(handeling: Handeling, inhoud: Mapping[str, Any]) -> str:
    """Give why there is nothing to weigh again in a line without facts of a casus."""
    if "ontvanger" in inhoud:
        return _VERSTREKT
    return ZONDER_FEITEN.get(handeling, _ZONDER_CASUS)


def _zoals_de_casus(toen: Toen) -> CasusFeiten:
    return toen.geladen.feiten


def _vergelijk(
    inhoud: Mapping[str, Any],
    toen: datetime,
    wie_wat: tuple[Actor, Handeling, Doel],
    feiten: Gewogen,
    voorzieningen: Voorzieningen,
) -> Herhaling:
    actor, handeling, doel = wie_wat
    beleid = voorzieningen.beleid
    uitkomsten = []
    for dag in (StilleKlok(toen).vandaag(), voorzieningen.klok.vandaag()):
        verwerking = beleid.verwerking(doel, dag)
        uitkomsten.append(besluit(actor, handeling, _op(feiten, dag), beleid, verwerking))
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


def _op(feiten: Gewogen, dag: date) -> Gewogen:
    """Give the same facts with the tables of another day."""
    if isinstance(feiten, ConsultFeiten):
        return replace(feiten, casus=replace(feiten.casus, dag=dag))
    return feiten if isinstance(feiten, BuitenFeiten) else replace(feiten, dag=dag)


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
