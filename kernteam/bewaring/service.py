"""Lets log lines expire (handeling logregel.vervallen): a line first, sealed, and only then they are emptied.

Their hashes stay in the tree, so that it still verifies. Run by a command; knows no actor.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Engine, Select, and_, func, or_, select

from kernteam.bewaring import beletsels
from kernteam.bewaring.beletsels import Beletsels
from kernteam.db.base import als_tekst
from kernteam.grond.doel import Doel
from kernteam.grond.handeling import Handeling
from kernteam.grond.klok import AMSTERDAM
from kernteam.logboek.lezer import Positie
from kernteam.logboek.tabellen import blad, regel
from kernteam.toegang.poort import Poort
from kernteam.verzegeling import boomwinkel, vervallijst
from kernteam.verzegeling.echtheid import inhoud, is_eigen
from kernteam.verzegeling.vervallijst import Vervallijst, schrijf_reeksen
from kernteam.verzegeling.verzegelaar import Verzegelaar
from logbewijs.boom import bevat, blad_hash
from logbewijs.ijkpunt import Ijkpunt
from logbewijs.tegels import Beschadigd

ZONDER_DOEL = "BEHEER"  # the activity of lines without a doel, as the exports call it
SAMEN = 5000  # lines looked at in one go
# what proves that empty lines may be empty, and how the sealing changed: of nobody, and needed as long as the tree
_BLIJVEN = (Handeling.LOGREGEL_VERVALLEN.value, Handeling.VERZEGELING_WIJZIGEN.value)


@dataclass(frozen=True, slots=True)
class Logopslag:
    """The log as this act needs it: what seals it, and its store with the rights of role `bewaring`."""

    verzegelaar: Verzegelaar
    motor: Engine

    @contextmanager
    def gebruikt(self) -> Iterator[None]:
        """Close the connections of role `bewaring` afterwards: a process rarely needs them."""
        try:
            yield
        finally:
            self.motor.dispose()


@dataclass(slots=True)
class Stand:
    """How many lines were looked at, of which activity they expire, and how many stay and why."""

    bekeken: int = 0
    vervallen: Counter[str] = field(default_factory=Counter)
    vastgehouden: int = 0  # something about them is still open
    afwijkend: int = 0  # not as Kernteam wrote them: emptying would destroy the evidence


@dataclass(frozen=True, slots=True)
class Grenzen:
    """From which moment on the lines of each activity stay (UTC text)."""

    voor: Mapping[str, str]

    @property
    def laatste(self) -> str:
        """The latest of them: every line that expires was written before it."""
        return max(self.voor.values())


def grenzen(poort: Poort) -> Grenzen:
    """Give the cut-off of each verwerkingsactiviteit today (T11): whole days in Amsterdam.

    As of yesterday: a line of late in the day would go hours before its term is over.
    """
    vandaag = poort.klok.vandaag()
    gisteren = vandaag - timedelta(days=1)
    dagen: dict[str, date] = {
        een: poort.bewaartermijnen.van_logregels(een, vandaag).loopt_vanaf(gisteren) for een in (*Doel, ZONDER_DOEL)
    }
    return Grenzen({str(een): als_tekst(datetime.combine(dag, time(), AMSTERDAM)) for een, dag in dagen.items()})


def aantal_oud(opslag: Logopslag, tot: Grenzen) -> int:
    """Count the sealed lines that may be old enough."""
    with boomwinkel.lezend(opslag.verzegelaar.motor) as verbinding:
        oud = _oud(tot, boomwinkel.grootte(verbinding)).with_only_columns(func.count())
        return verbinding.execute(oud).scalar_one()


def laat_vervallen(poort: Poort, opslag: Logopslag, tot: Grenzen, *, uitvoeren: bool) -> Iterator[Stand]:
    """Let every sealed line expire whose term is over; give the stand after each go. Without `uitvoeren` only look.

    Interrupted, it is done again by the next run. Raises Verstoord when the log is not what was signed: then nothing
    may go. Further Bezet, LogsleutelFout, OSError, SQLAlchemyError and LogboekOnbeschikbaar.
    """
    punt = _verzegeld(opslag.verzegelaar)
    open_ = beletsels.lees(poort.sessie)
    stand, na = Stand(), None
    while bladzijde := _lees(opslag.verzegelaar, tot, punt.grootte, na):
        echt = [een for een in bladzijde if _is_echt(een, punt, opslag.verzegelaar)]
        stand.bekeken += len(bladzijde)
        stand.afwijkend += len(bladzijde) - len(echt)
        for activiteit, rijen in _kies(echt, tot, open_, stand).items():
            if uitvoeren:
                _voer_uit(poort, opslag, activiteit, tot.voor[activiteit], rijen)
        na = (bladzijde[-1].tijdstip, bladzijde[-1].id)
        yield stand


def _verzegeld(verzegelaar: Verzegelaar) -> Ijkpunt:
    """Seal what waits; give the anchored checkpoint, after checking that the store holds what it counts."""
    for _ in verzegelaar.verzegel():
        pass
    return verzegelaar.vorige(verzegelaar.sleutels())[1]


def _is_echt(rij: Any, punt: Ijkpunt, verzegelaar: Verzegelaar) -> bool:
    """Tell whether a line is as Kernteam wrote it: its MAC says so or, if that was changed, its proof."""
    if is_eigen(verzegelaar.mac, rij):
        return True
    with boomwinkel.lezend(verzegelaar.motor) as verbinding:
        try:
            pad = boomwinkel.boom(verbinding, punt.grootte, rij.nummer).pad(rij.nummer)
        except Beschadigd:
            return False
    return bevat(blad_hash(inhoud(rij) or b""), rij.nummer, punt.grootte, pad, punt.wortel)


def _oud(tot: Grenzen, grootte: int) -> Select[Any]:
    kolommen = (regel.c.id, regel.c.tijdstip, regel.c.schrijver, regel.c.n, regel.c.body, regel.c.mac)
    vraag = select(*kolommen, blad.c.nummer).join(blad, blad.c.regel_id == regel.c.id)
    return vraag.where(regel.c.tijdstip < tot.laatste, regel.c.handeling.not_in(_BLIJVEN), blad.c.nummer < grootte)


def _lees(verzegelaar: Verzegelaar, tot: Grenzen, grootte: int, na: Positie | None) -> list[Any]:
    vraag = _oud(tot, grootte).order_by(regel.c.tijdstip, regel.c.id).limit(SAMEN)
    if na is not None:
        later = and_(regel.c.tijdstip == na[0], regel.c.id > na[1])
        vraag = vraag.where(or_(regel.c.tijdstip > na[0], later))
    with boomwinkel.lezend(verzegelaar.motor) as verbinding:
        return list(verbinding.execute(vraag))


def _kies(rijen: list[Any], tot: Grenzen, open_: Beletsels, stand: Stand) -> dict[str, list[Any]]:
    """Give the lines that expire by activity, and count them and what stays."""
    gekozen = defaultdict(list)
    for rij in rijen:
        gelezen = json.loads(rij.body)
        activiteit = gelezen.get("doel", ZONDER_DOEL)
        if rij.tijdstip >= tot.voor[activiteit]:
            continue
        if open_.houdt(gelezen):
            stand.vastgehouden += 1
        else:
            gekozen[activiteit].append(rij)
            stand.vervallen[activiteit] += 1
    return gekozen


def _voer_uit(poort: Poort, opslag: Logopslag, activiteit: str, voor: str, rijen: list[Any]) -> None:
    """Keep the list, write and seal the line that names it, and only then empty the lines.

    A list without a line counts for nothing, and a line of which the lines are still there is found by the verifier:
    whatever comes in between, the next run makes it whole.
    """
    lijst = Vervallijst(activiteit, voor, schrijf_reeksen([rij.nummer for rij in rijen]))
    vervallijst.leg_vast(opslag.motor, lijst)
    poort.noteer(None, Handeling.LOGREGEL_VERVALLEN, lijst.reden, None, goed=True)
    _verzegeld(opslag.verzegelaar)
    vervallijst.leeg(opslag.motor, [rij.id for rij in rijen])
