"""Measures each visit of a period for the rules: loads log and data at once, in a fixed number of statements."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from datetime import date, datetime, time, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from kernteam.casus.models import Casus
from kernteam.grond.actor import Rol
from kernteam.grond.handeling import Handeling
from kernteam.grond.klok import AMSTERDAM
from kernteam.identiteit.models import Hoedanigheid
from kernteam.kluis.namen import kaal, naamwoorden
from kernteam.logboek.lezer import Zoekvraag
from kernteam.logboek.regel import Uitkomst
from kernteam.netwerk.models import Medewerker
from kernteam.toegang.poort import Poort
from kernteam.toezicht.bezoeken import TERUG, VENSTER, Bezoek, Bezoeken, Plek, Weigeringen, weigeringen_per_dag
from kernteam.toezicht.models import Gevaluitkomst, Toezichtgeval, Toezichtoordeel
from kernteam.toezicht.regels import Bureau, Verklaring
from kernteam.toezicht.relaties import Paar, laad
from kernteam.toezicht.scoren import Gemeten, Gewoon, robuuste_z, verklaringen_bij

_VERTREK = timedelta(days=14)
_JAAR = timedelta(days=365)
_ALLES = 1_000_000  # refusals of one period; the command takes a week at a time
_HELE_NAAM = 2  # a first and a last name: one word alone is no whole name
_UITVOER = "14"
_ZICHT = (
    "toezicht", "logdag.", "logregel.", "inzage.", "datalek.", "steekproef.", "aandachtscasus.",
    "inzageoverzicht.", "naamvrijgave.",
)  # fmt: skip
VAN_TOEZICHT = frozenset(een for een in Handeling if een.value.startswith(_ZICHT)) | {
    Handeling.NOODTOEGANG_OPSOMMEN,
    Handeling.NOODTOEGANG_INZIEN,
    Handeling.NOODTOEGANG_BEOORDELEN,
    Handeling.AFZIJDIGHEID_OPSOMMEN,
}
# what a role is there to do in casussen at whose table it does not sit, and why
_UIT_ROL: Mapping[Rol, tuple[frozenset[Handeling], Verklaring]] = {
    Rol.PRIVACYFUNCTIONARIS: (VAN_TOEZICHT, Verklaring.EIGEN_TOEZICHT),
    Rol.LEIDINGGEVENDE: (frozenset({Handeling.WERK_OVERDRAGEN}), Verklaring.VERVANGING),
}

Bezocht = tuple[UUID | None, UUID | None]  # who came in which casus, as a line says it


def begin_van(dag: date) -> datetime:
    """Give the moment a day begins in Amsterdam."""
    return datetime.combine(dag, time(), AMSTERDAM)


class Meter:
    """Everything the rules look at in a period (`tot` exclusive); raises LogboekOnbeschikbaar."""

    def __init__(self, poort: Poort, bureau: Bureau, vanaf: date, tot: date) -> None:
        """Load it."""
        sessie, self._bureau = poort.sessie, bureau
        tellingen = poort.lezer.tel(Zoekvraag(vanaf=begin_van(vanaf - timedelta(days=TERUG)), tot=begin_van(tot)))
        self._medewerkers = {een.id: een for een in sessie.scalars(select(Medewerker))}
        bestaand = set(sessie.scalars(select(Casus.id)))
        nieuw = [een for een in tellingen if een.laatste >= begin_van(vanaf)]
        wie = {een.actor for een in nieuw} & self._medewerkers.keys()
        casussen = {een.casus for een in nieuw if een.casus in bestaand and een.casus is not None}
        self._actief = {een: self._medewerkers[een] for een in wie if een is not None}
        self.bezoeken = Bezoeken(tellingen, self._medewerkers, bestaand)
        self._relaties = laad(sessie, bureau, self._actief, casussen)
        self._personen = _personen(sessie)
        self._incidenten = _incidenten(sessie)
        geweigerd = Zoekvraag(vanaf=begin_van(vanaf) - VENSTER, tot=begin_van(tot), uitkomst=Uitkomst.GEWEIGERD)
        self._weigeringen = weigeringen_per_dag(poort.lezer.zoek(geweigerd, None, _ALLES), self._persoon)
        self._per_rol: defaultdict[Rol, set[UUID]] = defaultdict(set)
        for een in self._medewerkers.values():
            self._per_rol[een.rol].add(een.id)
        bezocht = {(een.actor, een.casus) for een in nieuw}
        self._genoemd = _genoemd(poort, self._actief, bezocht, self._relaties.naamtags)
        self._per_casus: dict[date, Gewoon | None] = {}
        self._per_medewerker: dict[tuple[date, Rol], Gewoon | None] = {}
        self._uitvoer = {act for een in bureau.geldend if een.id == _UITVOER for act in een.handelingen}

    def meet(self, plek: Plek, dag: date, bezoek: Bezoek) -> Gemeten:
        """Measure one visit of the period."""
        medewerker_id, casus_id = plek
        if casus_id is None:
            return self._hele_dag(medewerker_id, dag)
        paar = medewerker_id, casus_id
        genoemd = self._genoemd.get(paar, ())
        namen = kaal(self._medewerkers[medewerker_id].naam).split()
        dagen = self.bezoeken.dagen(self._zelf(medewerker_id), casus_id, dag)
        return Gemeten(
            verklaringen=self._verklaringen(paar, bezoek),
            eerste_keer=dagen == 1,
            dagen=dagen,
            achternaam=any(woord in genoemd for woord in namen[1:]),
            hele_naam=len(genoemd) >= _HELE_NAAM and set(genoemd) == naamwoorden(" ".join(namen)),
            afzijdig=self._afzijdig(paar),
            op_aandachtslijst=self._relaties.is_op_lijst(casus_id, dag) and not self._alleen_toezicht(paar[0], bezoek),
            mensen=robuuste_z(self.bezoeken.mensen(casus_id, dag), self._gewoon_in_casus(dag)),
            buiten_werktijd=self._ongewoon(medewerker_id, dag, bezoek),
            eerste_uitvoer=not self.bezoeken.deed_eerder(medewerker_id, self._uitvoer, dag),
            dagen_gesloten=self._dagen_gesloten(casus_id, dag),
            rond_vertrek=self._rond_vertrek(medewerker_id, dag),
            eigen_bezoek=self._eigen_bezoek(paar, bezoek),
            incidenten=self._eerder(medewerker_id, dag),
            keren=self._keren(bezoek.handelingen),
        )

    def _hele_dag(self, medewerker_id: UUID, dag: date) -> Gemeten:
        """Measure what one person did on a day, also in another capacity."""
        zelf, rol = self._zelf(medewerker_id), self._medewerkers[medewerker_id].rol
        geweigerd = self._weigeringen.get((self._persoon(medewerker_id), dag), Weigeringen(0, 0))
        eigen = self.bezoeken.casussen(medewerker_id, dag)
        return Gemeten(
            in_casus=False,
            omvang=robuuste_z(eigen, self._gewoon_in_rol(dag, rol)),
            casussen=sum(self.bezoeken.casussen(een, dag) for een in zelf),
            gelezen=self.bezoeken.gelezen(zelf, dag),
            weigeringen_snel=geweigerd.snel,
            weigeringen_casussen=geweigerd.verschillende,
            incidenten=self._eerder(medewerker_id, dag),
            keren=self._keren(self.bezoeken.handelingen(zelf, dag)),
        )

    def _gewoon_in_casus(self, dag: date) -> Gewoon | None:
        """Say how many medewerkers come in a casus on a day; found once for all visits of a day."""
        if dag not in self._per_casus:
            self._per_casus[dag] = Gewoon.van(self.bezoeken.mensen_eerder(dag))
        return self._per_casus[dag]

    def _gewoon_in_rol(self, dag: date, rol: Rol) -> Gewoon | None:
        """Say in how many casussen somebody of a role comes on a day; found once too."""
        if (dag, rol) not in self._per_medewerker:
            self._per_medewerker[dag, rol] = Gewoon.van(self.bezoeken.casussen_eerder(dag, self._per_rol[rol]))
        return self._per_medewerker[dag, rol]

    def _keren(self, gedaan: Counter[Handeling]) -> dict[str, int]:
        return {een.id: sum(gedaan[act] for act in een.handelingen) for een in self._bureau.geldend if een.handelingen}

    def _verklaringen(self, paar: Paar, bezoek: Bezoek) -> frozenset[Verklaring]:
        verklaard = verklaringen_bij(self._relaties.tijdvakken[paar], bezoek.eerste, bezoek.laatste)
        hoort, waarom = _UIT_ROL.get(self._medewerkers[paar[0]].rol, (frozenset(), None))
        return verklaard | {waarom} if waarom is not None and bezoek.handelingen.keys() <= hoort else verklaard

    def _alleen_toezicht(self, medewerker_id: UUID, bezoek: Bezoek) -> bool:
        """Tell whether somebody did nothing but the work of the desk, which opens nothing of a casus."""
        is_toezicht = self._medewerkers[medewerker_id].rol is Rol.PRIVACYFUNCTIONARIS
        return is_toezicht and bezoek.handelingen.keys() <= VAN_TOEZICHT

    def _ongewoon(self, medewerker_id: UUID, dag: date, bezoek: Bezoek) -> int:
        if self._relaties.is_afwezig(medewerker_id, dag):
            return bezoek.aantal
        return 0 if self.bezoeken.werkt_buiten_werktijd(medewerker_id, dag) else bezoek.buiten_werktijd

    def _dagen_gesloten(self, casus_id: UUID, dag: date) -> int:
        gesloten = self._relaties.casussen[casus_id].afgesloten_op
        return 0 if gesloten is None else max(0, (dag - gesloten.astimezone(AMSTERDAM).date()).days)

    def _rond_vertrek(self, medewerker_id: UUID, dag: date) -> bool:
        """Tell whether this person leaves this or another of his functions about now: a change of function is that."""
        functies = self._personen.get(medewerker_id, {medewerker_id})
        vertrek = (self._medewerkers[een].uit_dienst_op for een in functies)
        return any(weg is not None and abs(dag - weg) <= _VERTREK for weg in vertrek)

    def _eigen_bezoek(self, paar: Paar, bezoek: Bezoek) -> bool:
        """Tell whether somebody looked in the log of a casus where he himself sits in another capacity."""
        wie, casus_id = paar
        keek = not bezoek.handelingen.keys().isdisjoint(VAN_TOEZICHT)
        is_toezicht = self._medewerkers[wie].rol is Rol.PRIVACYFUNCTIONARIS
        anders = self._zelf(wie) - {wie}
        zit = any(
            tijdvak.verklaring is Verklaring.PLAATS
            for een in anders
            for tijdvak in self._relaties.tijdvakken.get((een, casus_id), ())
        )
        return is_toezicht and keek and zit

    def _afzijdig(self, paar: Paar) -> str | None:
        """Say why somebody declared to stay out of this casus, in whatever capacity."""
        wie, casus_id = paar
        gemeld = (self._relaties.afzijdig.get((een, casus_id)) for een in sorted(self._zelf(wie)))
        return next(filter(None, gemeld), None)

    def _eerder(self, medewerker_id: UUID, dag: date) -> int:
        return sum(dag - _JAAR <= een < dag for wie in self._zelf(medewerker_id) for een in self._incidenten[wie])

    def _zelf(self, medewerker_id: UUID) -> set[UUID]:
        """Give every capacity of one person."""
        return self._personen.get(medewerker_id, {medewerker_id})

    def _persoon(self, medewerker_id: UUID) -> UUID:
        """Give the same one of them for each."""
        return min(self._zelf(medewerker_id))


def _personen(sessie: Session) -> dict[UUID, set[UUID]]:
    """Give every capacity of each person who can log in, by each of them."""
    per_account: defaultdict[UUID, set[UUID]] = defaultdict(set)
    personen: defaultdict[UUID, set[UUID]] = defaultdict(set)
    for een in sessie.scalars(select(Hoedanigheid)):
        per_account[een.account_id].add(een.medewerker_id)
    for samen in per_account.values():
        for medewerker_id in samen:
            personen[medewerker_id] |= samen
    return personen


def _incidenten(sessie: Session) -> defaultdict[UUID, list[date]]:
    opdracht = (
        select(Toezichtgeval.medewerker_id, Toezichtgeval.datum)
        .join(Toezichtoordeel, Toezichtoordeel.geval_id == Toezichtgeval.id)
        .where(Toezichtoordeel.uitkomst == Gevaluitkomst.INCIDENT)
    )
    incidenten: defaultdict[UUID, list[date]] = defaultdict(list)
    for medewerker_id, datum in sessie.execute(opdracht):
        incidenten[medewerker_id].append(datum)
    return incidenten


def _genoemd(
    poort: Poort, wie: dict[UUID, Medewerker], bezocht: Collection[Bezocht], naamtags: dict[UUID, set[bytes]]
) -> dict[Paar, set[str]]:
    """Give which words of a medewerker's own name occur among the names of a casus he came in: keyed tags."""
    genoemd: dict[Paar, set[str]] = {}
    per_medewerker: defaultdict[UUID, list[UUID]] = defaultdict(list)
    for medewerker_id, casus_id in bezocht:
        if medewerker_id in wie and casus_id in naamtags:
            per_medewerker[medewerker_id].append(casus_id)
    for medewerker_id, casus_ids in per_medewerker.items():
        tags = poort.zoekindex.naamtags(casus_ids, naamwoorden(wie[medewerker_id].naam))
        for tag, (casus_id, woord) in tags.items():
            if tag in naamtags[casus_id]:
                genoemd.setdefault((medewerker_id, casus_id), set()).add(woord)
    return genoemd
