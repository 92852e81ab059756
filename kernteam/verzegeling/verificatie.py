"""Checks the whole log again: lines, tree, checkpoints, anchor, and what is not sealed yet. Changes nothing.

Names every entry that is not as it was. What is before `sinds` counts as checked: only its root is compared.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain
from typing import Any

from sqlalchemy import Connection, Engine, exists, func, select

from kernteam.logboek.tabellen import blad, quarantaine, regel, wachtrij
from kernteam.logboek.teller import lees as lees_tellers
from kernteam.verzegeling import boomwinkel, echtheid, telling, vervallijst
from kernteam.verzegeling.echtheid import Mac, is_eigen
from kernteam.verzegeling.lagen import Lagen
from kernteam.verzegeling.vervallijst import Vervallen
from kernteam.verzegeling.zoekkolommen import wijken_af
from logbewijs import ijkpunt
from logbewijs.anker import Anker
from logbewijs.boom import HASH, blad_hash
from logbewijs.ijkpunt import Ijkpunt
from logbewijs.notitie import Misvormd, Sleutel, Vervalst
from logbewijs.tegels import BREED, Beschadigd

_TERUG = timedelta(seconds=2)  # a clock may be set right by this much


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
        self._te_gaan: list[int] = []  # sizes that were signed, the smallest last
        self._goed, self._getekend, self._wijkt_af = sinds, 0, False
        self._klok: dict[str, str] = {}
        self._vervallen = Vervallen(0)
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
            self._vervallen = vervallijst.lees(verbinding, self._mac)
            for code, uitleg, nummer, regel_id in self._vervallen.fouten:
                self._meld(code, uitleg, nummer, regel_id)
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
        for note in dict.fromkeys([*self._anker.geschiedenis(), laatste]):
            punt = self._controleer(note, "een ijkpunt in het anker")
            # an earlier era may have known more lines
            if punt is not None and punt.oorsprong == self._sleutels[0].naam:
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
        self._te_gaan = sorted(self._wortels, reverse=True)
        self._getekend = max(self._wortels, default=0)
        if not self._begin(lagen):
            return
        for samen in boomwinkel.bladeren(verbinding, self._sinds):
            self._voeg_toe(lagen, self._ongewijzigd(samen, lagen) or list(self._een_voor_een(samen, lagen)))
            yield len(samen)
        for code, uitleg in lagen.rond_af():
            self._meld(code, uitleg)
        for rij in boomwinkel.buiten(verbinding, lagen.grootte):
            uitleg = f"regel {rij.regel_id} heeft blad {rij.nummer}, en dat hoort niet bij de boom"
            self._meld("BLAD_TE_VEEL", uitleg, None, rij.regel_id)
        for grootte in sorted(een for een in self._wortels if een > lagen.grootte):
            over = f"er is getekend voor {grootte} regels, en er zijn er {lagen.grootte}"
            self._meld("TERUGGEZET", f"de opslag is ouder of ingekort: {over}", lagen.grootte)

    def _voeg_toe(self, lagen: Lagen, hashes: list[bytes]) -> None:
        """Add leaves, stopping at every size that was signed to compare the root."""
        while hashes:
            tot = min(self._volgende(lagen.grootte), lagen.grootte - lagen.grootte % BREED + BREED) - lagen.grootte
            lagen.erbij(hashes[:tot])
            hashes = hashes[tot:]
            self._vergelijk(lagen)

    def _volgende(self, grootte: int) -> int:
        """Give the next size that was signed."""
        while self._te_gaan and self._te_gaan[-1] <= grootte:
            self._te_gaan.pop()
        return self._te_gaan[-1] if self._te_gaan else sys.maxsize

    def _ongewijzigd(self, samen: Sequence[Any], lagen: Lagen) -> list[bytes] | None:
        """Give the hashes of the leaves of one tile when it says the same of all; none when one must be looked at."""
        eerste, laatste = samen[0].nummer, samen[-1].nummer
        heel = eerste == lagen.grootte and laatste == eerste + len(samen) - 1
        # what is signed was ours; what is not yet, anybody who owns the store may have put in the tree
        if not heel or laatste >= self._getekend or self._vervallen.raakt(eerste, laatste):
            return None
        hashes = echtheid.bladhashes(samen)
        n, plek = divmod(eerste, BREED)
        if hashes is None or b"".join(hashes) != lagen.tegel(0, n)[plek * HASH :]:
            return None
        for rij in samen:
            self._let_op_klok(rij)
        return hashes

    def _een_voor_een(self, samen: Sequence[Any], lagen: Lagen) -> Iterator[bytes]:
        """Look at each leaf; gives the hash to go on with, also of one that is gone."""
        grootte = lagen.grootte
        for rij in samen:
            while grootte < rij.nummer:
                verwacht = lagen.blad(grootte)
                if verwacht is None and grootte >= self._getekend:  # the tree never was that large
                    return
                self._meld("BLAD_WEG", f"blad {grootte} ontbreekt", grootte)
                yield verwacht or bytes(HASH)
                grootte += 1
            yield self._blad(rij, lagen.blad(grootte))
            grootte += 1

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
        for rij in chain.from_iterable(boomwinkel.bladeren(verbinding, self._goed)):
            if rij.body is None or rij.nummer in bekend:
                continue
            if not is_eigen(self._mac, rij):
                self._meld("REGEL_GEWIJZIGD", f"regel {rij.id} is gewijzigd of ingevoegd", rij.nummer, rij.id)

    def _blad(self, rij: Any, verwacht: bytes | None) -> bytes:
        """Check one leaf against its tile; give the hash that was meant to be there, so that the rest can be judged."""
        if rij.id is None:
            self._meld("REGEL_WEG", f"regel {rij.regel_id} is verwijderd", rij.nummer, rij.regel_id)
            return verwacht or bytes(HASH)
        vervallen = rij.nummer in self._vervallen
        if rij.body is None:
            if not vervallen:  # of an expired line only its hash is left, and the root tells whether that is true
                uitleg = f"regel {rij.id} is leeggemaakt zonder dat dat is vastgelegd"
                self._meld("REGEL_LEEG", uitleg, rij.nummer, rij.id)
            return verwacht or bytes(HASH)
        if vervallen:
            uitleg = f"regel {rij.id} is vervallen, maar haar inhoud is er nog: laat haar opnieuw vervallen"
            self._meld("VERVAL_NIET_AF", uitleg, rij.nummer, rij.id)
        gevonden = blad_hash(echtheid.inhoud(rij) or b"")
        # what is signed was ours; what is not yet, anybody who owns the store may have put in the tree
        if gevonden == verwacht and (rij.nummer < self._getekend or is_eigen(self._mac, rij)):
            self._let_op_klok(rij)
            return gevonden
        if is_eigen(self._mac, rij):
            uitleg = "staat niet op haar plek in de boom: een tegel is gewijzigd, of bladen zijn verwisseld"
            self._meld("BOOM_GEWIJZIGD", f"regel {rij.id} {uitleg}", rij.nummer, rij.id)
            return gevonden
        self._meld("REGEL_GEWIJZIGD", f"regel {rij.id} is gewijzigd of ingevoegd", rij.nummer, rij.id)
        return verwacht or gevonden

    def _let_op_klok(self, rij: Any) -> None:
        schrijver, tijdstip = rij.schrijver, rij.tijdstip
        vorige = self._klok.get(schrijver, "")
        self._klok[schrijver] = tijdstip
        try:
            terug = tijdstip < vorige and _moment(vorige) - _moment(tijdstip) > _TERUG
        except (TypeError, ValueError):  # the column was tampered with, which is a finding of its own
            terug = False
        if terug:
            self._meld("KLOK_TERUG", f"regel {rij.id} is ouder dan de regel ervoor", rij.nummer, rij.id)

    def _buiten_de_boom(self, verbinding: Connection) -> None:
        """Look at the lines that are not leaves, and for numbers a writer gave out and that are gone."""
        een = regel.alias()
        sleutel = (wachtrij.c.schrijver == regel.c.schrijver) & (wachtrij.c.n == regel.c.n)
        apart = (quarantaine.c.schrijver == regel.c.schrijver) & (quarantaine.c.n == regel.c.n)
        zonder_blad = select(een.c.id).where(~exists().where(blad.c.regel_id == een.c.id))
        los = (
            select(regel.c.id, regel.c.schrijver, regel.c.n, regel.c.body, regel.c.mac)
            .add_columns(wachtrij.c.n.label("wacht"), quarantaine.c.reden)
            .outerjoin(wachtrij, sleutel)
            .outerjoin(quarantaine, apart)
            .where(regel.c.id.in_(zonder_blad))
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
