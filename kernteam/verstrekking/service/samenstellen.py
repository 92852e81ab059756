"""Puts together exactly what is handed over of one class: own items only, and no more than the minimum set."""

import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from kernteam.casus.models import Betrokkene, Notitie, Soort
from kernteam.casus.service.binnen import Binnen
from kernteam.db.base import als_tekst
from kernteam.grond.actor import GEHEIMHOUDERS
from kernteam.grond.fouten import NietGevonden, Strijdig
from kernteam.grond.klasse import GEWEERD, Klasse
from kernteam.toegang.minimumsets import Veld

_PERSOONSVELDEN = (Veld.VOORNAAM, Veld.ACHTERNAAM, Veld.GEBOORTEDATUM)
_CONTACT = ("telefoon", "emailadres")
_BUITEN_MINIMUMSET = "Dit is meer dan de minimumset toelaat."


@dataclass(frozen=True, slots=True, repr=False)
class NieuwDeel:
    """One class as entered: notes, persons (class ID), or a text written for this disclosure."""

    klasse: Klasse
    notitie_ids: tuple[UUID, ...] = ()
    betrokkene_ids: tuple[UUID, ...] = ()
    verklaring: str | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Stuk:
    """One class with the rows it is made of."""

    deel: NieuwDeel
    notities: tuple[Notitie, ...]
    personen: tuple[Betrokkene, ...]


def zoek_stukken(binnen: Binnen, deel: NieuwDeel) -> Stuk:
    """Find the rows of one part.

    Raises NietGevonden for what the actor may not read, Strijdig for what is not his own organisation's to give.
    """
    notities = tuple(_notitie(binnen, deel, notitie_id) for notitie_id in deel.notitie_ids)
    return Stuk(deel, notities, _personen(binnen, deel) if deel.klasse is Klasse.ID else ())


def is_vrijgegeven(binnen: Binnen, stuk: Stuk) -> bool:
    """Tell whether the secrecy-bound professional released all of it: note by note, or by writing the text himself."""
    geschreven = stuk.deel.verklaring is None or binnen.actor.discipline in GEHEIMHOUDERS
    return geschreven and all(een.id in binnen.geladen.vrijgaven for een in stuk.notities)


def stel_samen(binnen: Binnen, stuk: Stuk, minimum: frozenset[Veld] | None) -> str | None:
    """Give the content as it is sealed; None for a class of which this system keeps nothing.

    Raises Strijdig for what lies outside the minimum set, and for a BSN.
    """
    if stuk.deel.klasse is Klasse.BSN:
        raise Strijdig(
            "Dit mag, maar dit systeem bewaart geen BSN. Geef het door uit uw eigen systeem.", "GEEN_BSN_HIER"
        )
    if minimum is not None:
        _eis_minimum(stuk, minimum)
    if stuk.deel.klasse in GEWEERD:
        return None
    inhoud: dict[str, Any] = {"verklaring": stuk.deel.verklaring}
    inhoud["personen"] = [_persoon(binnen, een, minimum) for een in stuk.personen]
    if stuk.personen and (minimum is None or Veld.VESTIGINGSCODE in minimum):
        inhoud["vestigingscode"] = binnen.casus.vestigingscode
    inhoud["notities"] = [
        {"id": str(een.id), "tekst": binnen.bos.open(een, "tekst"), "geschreven_op": als_tekst(een.geschreven_op)}
        for een in stuk.notities
    ]
    return json.dumps(inhoud)


def _notitie(binnen: Binnen, deel: NieuwDeel, notitie_id: UUID) -> Notitie:
    notitie = next((een for een in binnen.geladen.notities if een.id == notitie_id), None)
    if notitie is None or (notitie.id, notitie.klasse) not in binnen.besluit.open:
        raise NietGevonden
    _eis_eigen(binnen, notitie)
    if notitie.klasse is not deel.klasse:
        raise Strijdig("Deze notitie gaat over iets anders dan het onderdeel zegt.", "ANDERE_KLASSE")
    return notitie


def _personen(binnen: Binnen, deel: NieuwDeel) -> tuple[Betrokkene, ...]:
    """Give the persons named, or the jeugdige; who holds none of them himself writes what he knows."""
    if not deel.betrokkene_ids and deel.verklaring is not None:
        return ()
    gekozen = set(deel.betrokkene_ids) or {binnen.geladen.gezin.jeugdige_id}
    personen = tuple(een for een in binnen.geladen.betrokkenen if een.id in gekozen)
    if len(personen) < len(gekozen) or any((een.id, Klasse.ID) not in binnen.besluit.open for een in personen):
        raise NietGevonden
    for een in personen:
        _eis_eigen(binnen, een)
    return personen


def _eis_eigen(binnen: Binnen, rij: Notitie | Betrokkene) -> None:
    if rij.herkomst_id != binnen.actor.organisatie_id:
        raise Strijdig("Dit is kennis van een andere organisatie. Vraag haar of het verder mag.", "NIET_EIGEN")


def _eis_minimum(stuk: Stuk, minimum: frozenset[Veld]) -> None:
    if stuk.notities:
        raise Strijdig("Geef hier geen notitie door, maar schrijf een verklaring.", "ALLEEN_VERKLARING")
    anderen = [een for een in stuk.personen if een.soort is not Soort.JEUGDIGE]
    geschreven = stuk.deel.verklaring is not None
    if anderen or (geschreven and Veld.VERKLARING not in minimum):
        raise Strijdig(_BUITEN_MINIMUMSET, "BUITEN_MINIMUMSET")


def _persoon(binnen: Binnen, rij: Betrokkene, minimum: frozenset[Veld] | None) -> dict[str, str | None]:
    velden = (
        (*_PERSOONSVELDEN, *_CONTACT) if minimum is None else tuple(een for een in _PERSOONSVELDEN if een in minimum)
    )
    return {"soort": rij.soort.value, **{str(veld): binnen.bos.open(rij, str(veld)) for veld in velden}}
