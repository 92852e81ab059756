"""Reads lines back: by casus, actor, period, act, outcome, newest first. Knows no right to read: its callers ask."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Engine, Row, Select, and_, func, literal_column, or_, select
from sqlalchemy.exc import SQLAlchemyError

from kernteam.db.base import als_tekst
from kernteam.grond.fouten import LogboekOnbeschikbaar
from kernteam.grond.handeling import Handeling
from kernteam.logboek.regel import Uitkomst
from kernteam.logboek.tabellen import blad, regel, vervallijst

Positie = tuple[str, int]  # (tijdstip, id): the place of a line in the order newest first


@dataclass(frozen=True, slots=True)
class Zoekvraag:
    """What to look for; None means any."""

    casus: UUID | None = None
    actor: UUID | None = None
    organisatie: UUID | None = None
    vanaf: datetime | None = None
    tot: datetime | None = None
    handelingen: frozenset[Handeling] = frozenset()
    uitkomst: Uitkomst | None = None
    niet_van: frozenset[UUID] = frozenset()  # lines of these medewerkers are left out


@dataclass(frozen=True, slots=True)
class Logregel:
    """A stored line: its number and what its body says."""

    nummer: int
    tijdstip: str
    inhoud: Mapping[str, Any]

    @property
    def positie(self) -> Positie:
        """The place of this line in the order."""
        return self.tijdstip, self.nummer


@dataclass(frozen=True, slots=True)
class Telling:
    """Equal lines within one hour: who, where, which act, which outcome, how many, the first and the last."""

    uur: str  # of UTC, as "2026-11-22T10"
    actor: UUID | None
    organisatie: UUID | None
    casus: UUID | None
    handeling: Handeling
    uitkomst: Uitkomst
    aantal: int
    eerste: datetime
    laatste: datetime


@dataclass(frozen=True, slots=True)
class Opgeslagen:
    """A line exactly as it is stored: its bytes untouched, and which one of which writer it is."""

    nummer: int
    tijdstip: str
    schrijver: str
    n: int
    body: str

    @property
    def positie(self) -> Positie:
        """The place of this line in the order."""
        return self.tijdstip, self.nummer

    @property
    def inhoud(self) -> Mapping[str, Any]:
        """What the body says."""
        gelezen: dict[str, Any] = json.loads(self.body)
        return gelezen


class Lezer:
    """Searches lines with the rights of role `lezer`."""

    def __init__(self, motor: Engine) -> None:
        """Take the engine of the log store (role `lezer`)."""
        self._motor = motor

    @property
    def motor(self) -> Engine:
        """The engine it reads with, for what reads the tree beside the lines."""
        return self._motor

    def sluit(self) -> None:
        """Close the connections."""
        self._motor.dispose()

    def regel(self, nummer: int) -> Logregel | None:
        """Give one line, or None when there is none with this number; raises LogboekOnbeschikbaar."""
        gevonden = self._lees(_voorwaarden(Zoekvraag()).where(regel.c.id == nummer))
        return gevonden[0] if gevonden else None

    def zoek(self, vraag: Zoekvraag, na: Positie | None, aantal: int) -> list[Logregel]:
        """Give up to `aantal` lines after a position, newest first; raises LogboekOnbeschikbaar."""
        opdracht = _voorwaarden(vraag).order_by(regel.c.tijdstip.desc(), regel.c.id.desc()).limit(aantal)
        if na is not None:
            eerder = and_(regel.c.tijdstip == na[0], regel.c.id < na[1])
            opdracht = opdracht.where(or_(regel.c.tijdstip < na[0], eerder))
        return self._lees(opdracht)

    def tel(self, vraag: Zoekvraag) -> list[Telling]:
        """Give all lines a question finds, equal ones of an hour merged, oldest first; raises LogboekOnbeschikbaar."""
        groep = (_UUR, regel.c.actor, regel.c.organisatie, regel.c.casus, regel.c.handeling, regel.c.uitkomst)
        samen = (func.count(), func.min(regel.c.tijdstip), func.max(regel.c.tijdstip))
        opdracht = _voorwaarden(vraag).with_only_columns(*groep, *samen).group_by(*groep).order_by(*groep)
        try:
            with self._motor.connect() as verbinding:
                id_van = cache(UUID)  # of a few people and casussen there are many lines
                return [_telling(rij, id_van) for rij in verbinding.execute(opdracht)]
        except SQLAlchemyError:
            raise LogboekOnbeschikbaar from None

    def hoogste(self) -> int:
        """Give the highest number there is, 0 in an empty log; raises LogboekOnbeschikbaar."""
        return self._getal(select(func.coalesce(func.max(regel.c.id), 0)))

    def vervallen_voor(self) -> datetime | None:
        """Give the moment before which lines may have expired, None when none did; raises LogboekOnbeschikbaar."""
        try:
            with self._motor.connect() as verbinding:
                tekst = verbinding.execute(select(func.max(vervallijst.c.voor))).scalar()
        except SQLAlchemyError:
            raise LogboekOnbeschikbaar from None
        return None if tekst is None else datetime.fromisoformat(tekst)

    def aantal(self, vraag: Zoekvraag, tot_en_met: int, grootte: int | None = None) -> int:
        """Count the lines up to a number that answer a question; raises LogboekOnbeschikbaar.

        With `grootte` only those that are in the tree of so many leaves.
        """
        gezocht = _voorwaarden(vraag).where(regel.c.id <= tot_en_met)
        if grootte is not None:
            gezocht = gezocht.join(blad, blad.c.regel_id == regel.c.id).where(blad.c.nummer < grootte)
        return self._getal(select(func.count()).select_from(gezocht.subquery()))

    def verzegeld(
        self, vraag: Zoekvraag, tot_en_met: int, grootte: int, na: int, aantal: int
    ) -> list[tuple[int, Opgeslagen]]:
        """Give up to `aantal` lines of the tree of so many leaves after leaf `na`, with their leaf, in its order.

        Raises LogboekOnbeschikbaar.
        """
        opdracht = _voorwaarden(vraag).add_columns(regel.c.schrijver, regel.c.n, blad.c.nummer.label("blad"))
        opdracht = opdracht.join(blad, blad.c.regel_id == regel.c.id).where(regel.c.id <= tot_en_met)
        opdracht = opdracht.where(blad.c.nummer > na, blad.c.nummer < grootte).order_by(blad.c.nummer).limit(aantal)
        return [(rij.blad, _opgeslagen(rij)) for rij in self._rijen(opdracht)]

    def opgeslagen(self, vraag: Zoekvraag, tot_en_met: int, na: Positie | None, aantal: int) -> list[Opgeslagen]:
        """Give up to `aantal` lines after a position as they are stored, oldest first; raises LogboekOnbeschikbaar."""
        opdracht = _voorwaarden(vraag).add_columns(regel.c.schrijver, regel.c.n).where(regel.c.id <= tot_en_met)
        opdracht = opdracht.order_by(regel.c.tijdstip, regel.c.id).limit(aantal)
        if na is not None:
            later = and_(regel.c.tijdstip == na[0], regel.c.id > na[1])
            opdracht = opdracht.where(or_(regel.c.tijdstip > na[0], later))
        return [_opgeslagen(rij) for rij in self._rijen(opdracht)]

    def _getal(self, opdracht: Select[int]) -> int:
        try:
            with self._motor.connect() as verbinding:
                return verbinding.execute(opdracht).scalar_one()
        except SQLAlchemyError:
            raise LogboekOnbeschikbaar from None

    def _lees(self, opdracht: Select[tuple[int, str, str]]) -> list[Logregel]:
        return [Logregel(rij.id, rij.tijdstip, json.loads(rij.body)) for rij in self._rijen(opdracht)]

    def _rijen(self, opdracht: Select[Any]) -> Sequence[Any]:
        try:
            with self._motor.connect() as verbinding:
                return verbinding.execute(opdracht).all()
        except SQLAlchemyError:
            raise LogboekOnbeschikbaar from None


def zonder_mislukte(regels: Iterable[Logregel]) -> Iterator[Logregel]:
    """Give lines, newest first, without those of what was allowed and then failed: nothing was done or shown.

    The line of an act is written before it, and a second one when it fails. One takes away one: who chooses the trace
    id of his own requests hides nothing that did come about.
    """
    mislukt: Counter[tuple[Any, ...]] = Counter()
    for een in regels:
        daad = tuple(een.inhoud.get(veld) for veld in _DAAD)
        if een.inhoud["uitkomst"] == Uitkomst.MISLUKT:
            mislukt[daad] += 1
        elif een.inhoud["uitkomst"] == Uitkomst.TOEGESTAAN and mislukt[daad]:
            mislukt[daad] -= 1
        else:
            yield een


_DAAD = ("spoor", "handeling", "actor", "casus", "object")


def _opgeslagen(rij: Any) -> Opgeslagen:
    return Opgeslagen(rij.id, rij.tijdstip, rij.schrijver, rij.n, rij.body)


_UUR: ColumnElement[str] = literal_column("substr(tijdstip, 1, 13)")  # written out: PostgreSQL groups by equal texts


def _telling(rij: Row[*tuple[Any, ...]], id_van: Callable[[str], UUID]) -> Telling:
    uur, actor, organisatie, casus, handeling, uitkomst, aantal, *van_tot = rij
    wie, van, waar = (id_van(een) if een else None for een in (actor, organisatie, casus))
    eerste, laatste = map(datetime.fromisoformat, van_tot)
    return Telling(uur, wie, van, waar, Handeling(handeling), Uitkomst(uitkomst), aantal, eerste, laatste)


def _voorwaarden(vraag: Zoekvraag) -> Select[tuple[int, str, str]]:
    opdracht = select(regel.c.id, regel.c.tijdstip, regel.c.body).where(regel.c.body.is_not(None))
    gelijk = {regel.c.casus: vraag.casus, regel.c.actor: vraag.actor, regel.c.organisatie: vraag.organisatie}
    for kolom, waarde in gelijk.items():
        if waarde is not None:
            opdracht = opdracht.where(kolom == str(waarde))
    if vraag.vanaf is not None:
        opdracht = opdracht.where(regel.c.tijdstip >= als_tekst(vraag.vanaf))
    if vraag.tot is not None:
        opdracht = opdracht.where(regel.c.tijdstip < als_tekst(vraag.tot))
    if vraag.handelingen:
        opdracht = opdracht.where(regel.c.handeling.in_([handeling.value for handeling in vraag.handelingen]))
    if vraag.uitkomst is not None:
        opdracht = opdracht.where(regel.c.uitkomst == vraag.uitkomst.value)
    if vraag.niet_van:
        opdracht = opdracht.where(func.coalesce(regel.c.actor, "").not_in(sorted(map(str, vraag.niet_van))))
    return opdracht
