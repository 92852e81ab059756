"""Makes, lists and ends the links with which signers answer. Knows no web; gives the token once and keeps a hash."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import select

from kernteam.casus.service.binnen import Binnen
from kernteam.casus.service.toestemmingen import bij, zelfde_vraag
from kernteam.grond.actor import Actor
from kernteam.grond.fouten import NietGevonden, Strijdig
from kernteam.grond.handeling import Handeling
from kernteam.ondertekening.models import Tekenlink
from kernteam.ondertekening.service.deur import hash_van, mogen_tekenen, niet_voorbij
from kernteam.taak import service as taak
from kernteam.taak.models import Taaksoort
from kernteam.toegang.poort import Poort
from kernteam.toestemming.antwoord import GESPROKEN
from kernteam.toestemming.service import MetAntwoorden

GELDIGHEID = timedelta(days=30)  # D; to sign. Taking back lasts until the consent ends


@dataclass(frozen=True, slots=True, repr=False)
class NieuweTekenlink:
    """A fresh link; the only moment at which its token is known."""

    id: UUID
    token: str
    verloopt_op: datetime


@dataclass(frozen=True, slots=True)
class TekenlinkInzage:
    """A link that is still there, for who asked the consent."""

    id: UUID
    betrokkene_id: UUID
    gemaakt_op: datetime
    gemaakt_door: UUID
    verloopt_op: datetime
    geopend_op: datetime | None
    geblokkeerd_op: datetime | None
    alleen_intrekken: bool  # signing with it is over


def maken(actor: Actor, toestemming_id: UUID, betrokkene_id: UUID, poort: Poort) -> NieuweTekenlink:
    """Make a link for one signer of the newest request of its question (handeling tekenlink.maken).

    An earlier link of the same signer for this request ends. Raises Strijdig for who does not sign it.
    """
    binnen, verzoek = bij(actor, Handeling.TEKENLINK_MAKEN, toestemming_id, poort)
    if verzoek is not zelfde_vraag(binnen, verzoek)[0]:
        raise Strijdig("Er is een nieuwere toestemming gevraagd; maak daar een link voor.", "NIET_DE_NIEUWSTE")
    if betrokkene_id not in mogen_tekenen(binnen.geladen, verzoek, poort):
        raise Strijdig("Deze persoon hoeft nu niet te tekenen.", "GEEN_ONDERTEKENAAR")
    binnen.schrijf()
    for eerder in _links(binnen, verzoek):
        if eerder.betrokkene_id == betrokkene_id:
            eerder.ingetrokken_op = binnen.nu
    _bevestig_gesproken(binnen, verzoek, betrokkene_id)
    token = secrets.token_urlsafe(32)
    link = Tekenlink(
        id=uuid4(),
        toestemming_id=toestemming_id,
        betrokkene_id=betrokkene_id,
        hash=hash_van(token),
        gemaakt_op=binnen.nu,
        gemaakt_door=actor.medewerker_id,
        verloopt_op=binnen.nu + GELDIGHEID,
        pogingen=0,
    )
    poort.sessie.add(link)
    return NieuweTekenlink(link.id, token, link.verloopt_op)


def opsommen(actor: Actor, toestemming_id: UUID, poort: Poort) -> list[TekenlinkInzage]:
    """List the links of a request that were not ended and are not over (handeling tekenlink.opsommen)."""
    binnen, verzoek = bij(actor, Handeling.TEKENLINK_OPSOMMEN, toestemming_id, poort)
    return [
        TekenlinkInzage(
            een.id,
            een.betrokkene_id,
            een.gemaakt_op,
            een.gemaakt_door,
            een.verloopt_op,
            een.geopend_op,
            een.geblokkeerd_op,
            een.verloopt_op <= binnen.nu,
        )
        for een in _links(binnen, verzoek)
    ]


def intrekken(actor: Actor, toestemming_id: UUID, tekenlink_id: UUID, poort: Poort) -> None:
    """End a link at once (handeling tekenlink.intrekken); raises NietGevonden for one that is no longer there."""
    binnen, verzoek = bij(actor, Handeling.TEKENLINK_INTREKKEN, toestemming_id, poort)
    link = next((een for een in _links(binnen, verzoek) if een.id == tekenlink_id), None)
    if link is None:
        raise NietGevonden
    poort.schrijf(binnen.pas)
    link.ingetrokken_op = binnen.nu


def _bevestig_gesproken(binnen: Binnen, verzoek: MetAntwoorden, betrokkene_id: UUID) -> None:
    """End the tasks to confirm what this person said: his link shows it to him (C22)."""
    for antwoord in verzoek.antwoorden:
        if antwoord.betrokkene_id == betrokkene_id and antwoord.wijze in GESPROKEN:
            for open_taak in taak.open_over(binnen.poort.sessie, Taaksoort.TOESTEMMING_BEVESTIGEN, antwoord.id):
                taak.rond_af(open_taak, binnen.actor.medewerker_id, binnen.nu)


def _links(binnen: Binnen, verzoek: MetAntwoorden) -> list[Tekenlink]:
    """Give the links of a request that were not ended, and with which something can still be done."""
    opdracht = (
        select(Tekenlink)
        .where(Tekenlink.toestemming_id == verzoek.toestemming.id, Tekenlink.ingetrokken_op.is_(None))
        .order_by(Tekenlink.gemaakt_op, Tekenlink.id)
    )
    return [een for een in binnen.poort.sessie.scalars(opdracht) if niet_voorbij(een, verzoek, binnen.nu)]
