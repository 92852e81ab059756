"""Checks the whole log again: lines, tree, checkpoints, anchor, and what is not sealed yet. Changes nothing.

Names every entry that is not as it was. What is before `sinds` counts as checked: only its root is compared.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Engine, func, select

from kernteam.logboek.tabellen import blad, quarantaine, regel, wachtrij
from kernteam.logboek.teller import lees as lees_tellers
from kernteam.verzegeling import boomwinkel, echtheid, telling
from kernteam.verzegeling.echtheid import Mac, is_eigen
from kernteam.verzegeling.lagen import Lagen
from kernteam.verzegeling.zoekkolommen import wijken_af
from logbewijs import ijkpunt
from logbewijs.anker import Anker
from logbewijs.boom import HASH, blad_hash
from logbewijs.ijkpunt import Ijkpunt
from logbewijs.notitie import Misvormd, Sleutel, Vervalst
from logbewijs.tegels import Beschadigd

_TERUG = timedelta(seconds=2)  # a clock may be set right by this much
_PER_KEER = 10_000


@dataclass(frozen=True, slots=True)
class Bevinding:
    """One thing that is not as it was signed: a code, a sentence, and the leaf or line it is about."""

    code: str
    uitleg: str
    blad: int | None = None
    regel: int | None = None


class Verificatie:
    """One run over the log, with the rights of role `verzegelaar`; `bevindingen` is complete when it is over."""

    def __init__(self, motor: Engine, mac: Mac, anker: Anker, sleutels: tuple[Sleutel, ...], sinds: int = 0) -> None:
        """Take the store, the MAC of the lines, the anchor, the keys that count (newest first) and where to begin."""
        self._motor, self._mac, self._anker, self._sleutels, self._sinds = motor, mac, anker, sleutels, sinds
        self._wortels: dict[int, set[bytes]] = {}
        self._goed, self._getekend, self._wijkt_af = sinds, 0, False
        self._klok: dict[str, str] = {}
        self.bevindingen: list[Bevinding] = []
        self.grootte = 0

    def zoekkolommen(self) -> None:
        """Also compare the columns lines are found by, in a pass of its own: `loop` reads bodies only."""
        for regel_id in wijken_af(self._motor):
            self._meld("ZOEKKOLOM_WIJKT_AF", f"regel {regel_id} wordt niet gevonden met wat erin staat", None, regel_id)

    def loop(self) -> Iterator[int]:
        """Do it; gives how many leaves were done since the last time. Raises SQLAlchemyError and OSError."""
        geteld = lees_tellers(telling.tellermap(self._anker))  # before the lines: what is counted is kept by then
        with boomwinkel.lezend(self._motor) as verbinding:
            self.grootte = boomwinkel.grootte(verbinding)
            self._lees_ijkpunten(verbinding)
            yield from self._bladeren(verbinding)
            if self._wijkt_af:
                self._wijs_aan(verbinding)
            self._buiten_de_boom(verbinding)
            for uitleg in telling.tekort(verbinding, geteld):
                self._meld("TELLER_GAT", uitleg)

    def _meld(self, code: str, uitleg: str, blad: int | None = None, regel: int | None = None) -> None:
        self.bevindingen.append(Bevinding(code, uitleg, blad, regel))

    def _lees_ijkpunten(self, verbinding: Connection) -> None:
        """Collect which root was signed at which size, from the store and from the anchor."""
        bewaard = boomwinkel.ijkpunten(verbinding)[::-1]
        for nummer, een in enumerate(bewaard, 1):
            punt = self._controleer(een.note, f"ijkpunt {een.nummer}")
            if een.nummer != nummer:
                self._meld("IJKPUNT_WEG", f"ijkpunt {nummer} ontbreekt")
            if punt is not None and punt.grootte != een.grootte:
                self._meld("IJKPUNT_VALS", f"ijkpunt {een.nummer} zegt zelf een andere grootte")
            self._onthoud(punt)
        laatste = self._anker.lees()
        if laatste is None:
            if bewaard:
                self._meld("ANKER_WEG", "er is al eens getekend, maar het anker is weg of leeg")
            return
        naam = self._sleutels[0].naam
        for note in dict.fromkeys([*self._anker.geschiedenis(), laatste]):
            punt = self._controleer(note, "een ijkpunt in het anker")
            if punt is not None and punt.oorsprong == naam:  # an earlier era may have known more lines
                self._onthoud(punt)

    def _controleer(self, note: str, welk: str) -> Ijkpunt | None:
        try:
            punt, getekend = ijkpunt.controleer(note, self._sleutels)
        except (Misvormd, Vervalst) as fout:
            self._meld("IJKPUNT_VALS", f"{welk} klopt niet: {fout}")
            return None
        if not getekend:
            self._meld("IJKPUNT_VALS", f"{welk} is niet getekend met een sleutel van dit logboek")
            return None
        return punt

    def _onthoud(self, punt: Ijkpunt | None) -> None:
        if punt is not None:
            self._wortels.setdefault(punt.grootte, set()).add(punt.wortel)

    def _bladeren(self, verbinding: Connection) -> Iterator[int]:
        lagen = Lagen(verbinding)
        self._getekend = max(self._wortels, default=0)
        if not self._begin(lagen):
            return
        for teller, rij in enumerate(boomwinkel.bladeren(verbinding, self._sinds), 1):
            while lagen.grootte < rij.nummer:
                self._meld("BLAD_WEG", f"blad {lagen.grootte} ontbreekt", lagen.grootte)
                lagen.erbij(lagen.blad(lagen.grootte) or bytes(HASH))
                self._vergelijk(lagen)
            lagen.erbij(self._blad(rij, lagen.blad(rij.nummer)))
            self._vergelijk(lagen)
            if teller % _PER_KEER == 0:
                yield _PER_KEER
        for code, uitleg in lagen.rond_af():
            self._meld(code, uitleg)
        for grootte in sorted(een for een in self._wortels if een > lagen.grootte):
            over = f"er is getekend voor {grootte} regels, en er zijn er {lagen.grootte}"
            self._meld("TERUGGEZET", f"de opslag is ouder of ingekort: {over}", lagen.grootte)

    def _begin(self, lagen: Lagen) -> bool:
        """Begin at the size of a signed checkpoint whose root the tiles still have."""
        if not self._sinds:
            return True
        wortels = self._wortels.get(self._sinds)
        if wortels is None:
            self._meld("GEEN_IJKPUNT", f"er is geen ijkpunt van {self._sinds} regels om vanaf te controleren")
            return False
        try:
            lagen.begin(self._sinds)
        except Beschadigd as fout:
            self._meld("TEGEL_GEWIJZIGD", str(fout))
            return False
        self._vergelijk(lagen)
        return True

    def _vergelijk(self, lagen: Lagen) -> None:
        wortels = self._wortels.get(lagen.grootte)
        if wortels is None or self._wijkt_af:  # every root after the first that differs, differs too
            return
        if wortels == {lagen.wortel}:
            self._goed = lagen.grootte
            return
        self._wijkt_af = True
        uitleg = f"de regels van blad {self._goed} tot en met {lagen.grootte - 1} zijn niet wat is getekend"
        self._meld("WORTEL_WIJKT_AF", uitleg, self._goed)

    def _wijs_aan(self, verbinding: Connection) -> None:
        """Name the lines that were changed together with the tree above them: their MAC does not hold."""
        bekend = {een.blad for een in self.bevindingen if een.regel is not None}
        for rij in boomwinkel.bladeren(verbinding, self._goed):
            if rij.body is None or rij.nummer in bekend:
                continue
            if not is_eigen(self._mac, rij):
                self._meld("REGEL_GEWIJZIGD", f"regel {rij.id} is gewijzigd of ingevoegd", rij.nummer, rij.id)

    def _blad(self, rij: Any, verwacht: bytes | None) -> bytes:
        """Check one leaf against its tile; give the hash that was meant to be there, so that the rest can be judged."""
        if rij.id is None:
            self._meld("REGEL_WEG", f"regel {rij.regel_id} is verwijderd", rij.nummer, rij.regel_id)
            return verwacht or bytes(HASH)
        if rij.body is None:
            self._meld("REGEL_LEEG", f"regel {rij.id} is leeggemaakt zonder dat dat is vastgelegd", rij.nummer, rij.id)
            return verwacht or bytes(HASH)
        gevonden = blad_hash(echtheid.inhoud(rij) or b"")
        # what is signed was ours; what is not yet, anybody who owns the store may have put in the tree
        if gevonden == verwacht and (rij.nummer < self._getekend or is_eigen(self._mac, rij)):
            self._let_op_klok(rij)
            return gevonden
        if is_eigen(self._mac, rij):
            uitleg = (
                f"regel {rij.id} staat niet op haar plek in de boom: een tegel is gewijzigd, of bladen zijn verwisseld"
            )
            self._meld("BOOM_GEWIJZIGD", uitleg, rij.nummer, rij.id)
            return gevonden
        self._meld("REGEL_GEWIJZIGD", f"regel {rij.id} is gewijzigd of ingevoegd", rij.nummer, rij.id)
        return verwacht or gevonden

    def _let_op_klok(self, rij: Any) -> None:
        vorige = self._klok.get(rij.schrijver, "")
        self._klok[rij.schrijver] = rij.tijdstip
        try:
            terug = rij.tijdstip < vorige and _moment(vorige) - _moment(rij.tijdstip) > _TERUG
        except (TypeError, ValueError):  # the column was tampered with, which is a finding of its own
            terug = False
        if terug:
            self._meld("KLOK_TERUG", f"regel {rij.id} is ouder dan de regel ervoor", rij.nummer, rij.id)

    def _buiten_de_boom(self, verbinding: Connection) -> None:
        """Look at the lines that are not leaves, and for numbers a writer gave out and that are gone."""
        sleutel = (wachtrij.c.schrijver == regel.c.schrijver) & (wachtrij.c.n == regel.c.n)
        apart = (quarantaine.c.schrijver == regel.c.schrijver) & (quarantaine.c.n == regel.c.n)
        los = (
            select(regel.c.id, regel.c.schrijver, regel.c.n, regel.c.body, regel.c.mac)
            .add_columns(wachtrij.c.n.label("wacht"), quarantaine.c.reden)
            .outerjoin(blad, blad.c.regel_id == regel.c.id)
            .outerjoin(wachtrij, sleutel)
            .outerjoin(quarantaine, apart)
            .where(blad.c.nummer.is_(None))
            .order_by(regel.c.id)
        )
        for rij in verbinding.execute(los):
            self._los(rij)
        rest = select(wachtrij.c.schrijver, wachtrij.c.n).outerjoin(regel, sleutel).where(regel.c.id.is_(None))
        weg = select(quarantaine.c.schrijver, quarantaine.c.n).outerjoin(regel, apart).where(regel.c.id.is_(None))
        for schrijver, n in sorted({tuple(een) for vraag in (rest, weg) for een in verbinding.execute(vraag)}):
            self._meld("REGEL_WEG", f"de nog niet verzegelde regel {n} van schrijver {schrijver} is verwijderd")
        tellers = select(regel.c.schrijver, func.count(), func.max(regel.c.n)).group_by(regel.c.schrijver)
        for schrijver, aantal, hoogste in verbinding.execute(tellers.having(func.count() != func.max(regel.c.n))):
            self._meld("TELLER_GAT", f"schrijver {schrijver} gaf {hoogste} nummers uit en er zijn {aantal} regels")

    def _los(self, rij: Any) -> None:
        if rij.reden is not None:
            self._meld("APART", f"regel {rij.id} hoort niet in het logboek ({rij.reden.lower()})", regel=rij.id)
        elif rij.wacht is None:
            self._meld("BUITEN_BOOM", f"regel {rij.id} staat niet in de boom en niet in de wachtrij", regel=rij.id)
        elif rij.body is None or not is_eigen(self._mac, rij):
            self._meld("APART", f"regel {rij.id} is niet door Kernteam geschreven, of gewijzigd", regel=rij.id)


_moment = datetime.fromisoformat
