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
from kernteam.verzegeling import boomwinkel, echtheid, getekend, telling, vervallijst
from kernteam.verzegeling.echtheid import Mac, is_eigen
from kernteam.verzegeling.lagen import Lagen
from kernteam.verzegeling.vervallijst import Vervallen
from kernteam.verzegeling.zoekkolommen import verborgen, wijken_af
from logbewijs.anker import Anker
from logbewijs.boom import HASH, blad_hash
from logbewijs.notitie import Sleutel
from logbewijs.tegels import BREED, Beschadigd

GEEN_IJKPUNT = "GEEN_IJKPUNT"  # the only code that says nothing was checked, not that something was changed
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

    def verborgen(self, lezer: Engine) -> None:
        """Also compare with what the role that reads for people sees, in a pass of its own."""
        for regel_id in verborgen(self._motor, lezer):
            self._meld(
                "REGEL_VERBORGEN", f"regel {regel_id} is voor wie zoekt weg, anders of verzonnen", None, regel_id
            )

    def loop(self) -> Iterator[int]:
        """Do it; gives how many leaves were done since the last time. Raises SQLAlchemyError and OSError."""
        geteld = lees_tellers(telling.tellermap(self._anker))  # before the lines: what is counted is kept by then
        with boomwinkel.lezend(self._motor) as verbinding:
            self.grootte = boomwinkel.grootte(verbinding)
            self._vervallen = vervallijst.lees(verbinding, self._mac)
            for code, uitleg, nummer, regel_id in self._vervallen.fouten:
                self._meld(code, uitleg, nummer, regel_id)
            self._wortels, fouten = getekend.lees(verbinding, self._anker, self._sleutels, self._sinds)
            for code, uitleg in fouten:
                self._meld(code, uitleg)
            yield from self._bladeren(verbinding)
            if self._wijkt_af:
                self._wijs_aan(verbinding)
            self._buiten_de_boom(verbinding)
            for uitleg in telling.tekort(verbinding, geteld):
                self._meld("TELLER_GAT", uitleg)

    def _meld(self, code: str, uitleg: str, blad: int | None = None, regel: int | None = None) -> None:
        self.bevindingen.append(Bevinding(code, uitleg, blad, regel))

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
        kolommen = boomwinkel.Kolommen(samen)
        hashes = echtheid.bladhashes(kolommen.schrijver, kolommen.n, kolommen.body)
        n, plek = divmod(eerste, BREED)
        if hashes is None or b"".join(hashes) != lagen.tegel(0, n)[plek * HASH :]:
            return None
        for rij, schrijver, tijdstip in zip(samen, kolommen.schrijver, kolommen.tijdstip, strict=True):
            self._let_op_klok(rij, schrijver, tijdstip)
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
            self._meld(GEEN_IJKPUNT, f"er is geen ijkpunt van {self._sinds} regels om vanaf te controleren")
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
            self._let_op_klok(rij, rij.schrijver, rij.tijdstip)
            return gevonden
        if is_eigen(self._mac, rij):
            uitleg = "staat niet op haar plek in de boom: een tegel is gewijzigd, of bladen zijn verwisseld"
            self._meld("BOOM_GEWIJZIGD", f"regel {rij.id} {uitleg}", rij.nummer, rij.id)
            return gevonden
        self._meld("REGEL_GEWIJZIGD", f"regel {rij.id} is gewijzigd of ingevoegd", rij.nummer, rij.id)
        return verwacht or gevonden

    def _let_op_klok(self, rij: Any, schrijver: str, tijdstip: str) -> None:
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
        self._tel_na(verbinding)

    def _tel_na(self, verbinding: Connection) -> None:
        """Look for what is there twice, which may stand in for something else, and for numbers that are not there."""
        dubbel = select(blad.c.regel_id).group_by(blad.c.regel_id).having(func.count() > 1)
        for regel_id in verbinding.scalars(dubbel):
            self._meld("REGEL_DUBBEL", f"regel {regel_id} staat meer dan eens in de boom", regel=regel_id)
        samen = select(blad.c.nummer).group_by(blad.c.nummer).having(func.count() > 1)
        for nummer in verbinding.scalars(samen):
            self._meld("BLAD_TE_VEEL", f"blad {nummer} is er meer dan eens", nummer)
        regels, nummers, hoogste = func.count(), func.count(regel.c.n.distinct()), func.max(regel.c.n)
        tellers = select(regel.c.schrijver, regels, nummers, func.min(regel.c.n), hoogste).group_by(regel.c.schrijver)
        anders = (regels != nummers) | (nummers != hoogste) | (func.min(regel.c.n) < 1)
        for schrijver, aantal, verschillend, laagste, n in verbinding.execute(tellers.having(anders)).all():
            if aantal != verschillend:
                self._dubbele_regels(verbinding, schrijver)
            if verschillend != n or laagste < 1:
                uitleg = f"schrijver {schrijver} gaf {n} nummers uit en er zijn {verschillend} regels"
                self._meld("TELLER_GAT", uitleg)

    def _dubbele_regels(self, verbinding: Connection, schrijver: str) -> None:
        van_schrijver = select(func.min(regel.c.id), func.max(regel.c.id)).where(regel.c.schrijver == schrijver)
        for een, ander in verbinding.execute(van_schrijver.group_by(regel.c.n).having(func.count() > 1)):
            self._meld("REGEL_DUBBEL", f"regel {ander} is dezelfde als regel {een}", regel=ander)

    def _los(self, rij: Any) -> None:
        if rij.reden is not None:
            self._meld("APART", f"regel {rij.id} hoort niet in het logboek ({rij.reden.lower()})", regel=rij.id)
        elif rij.wacht is None:
            self._meld("BUITEN_BOOM", f"regel {rij.id} staat niet in de boom en niet in de wachtrij", regel=rij.id)
        elif rij.body is None or not is_eigen(self._mac, rij):
            self._meld("APART", f"regel {rij.id} is niet door Kernteam geschreven, of gewijzigd", regel=rij.id)


_moment = datetime.fromisoformat
