"""What the log says of who was where on which day, counted. Pure: it is given lines, and asks no store."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache
from uuid import UUID

from kernteam.grond.handeling import Handeling
from kernteam.grond.klok import AMSTERDAM
from kernteam.logboek.lezer import Logregel, Telling
from kernteam.logboek.regel import Uitkomst
from kernteam.taak.kalender import is_werkdag

TERUG = 90  # days of history that rules look back on
GEWOON_TERUG, GEWOON_DAGEN = 60, 5  # who works outside office hours this often, does so by habit
VENSTER = timedelta(minutes=10)
_BEGIN, _EINDE = 7, 19  # office hours in Amsterdam
_NOOD = Handeling.NOODTOEGANG_OPENEN
# what failed has a line of that beside the one that it was allowed
_GEOPEND = {Uitkomst.TOEGESTAAN: 1, Uitkomst.GEWEIGERD: 0, Uitkomst.MISLUKT: -1}
Plek = tuple[UUID, UUID | None]  # medewerker and casus; without a casus: all that somebody did


@dataclass(slots=True)
class Bezoek:
    """What one medewerker did on one day in one casus, or in all; it begins with a line."""

    eerste: datetime
    laatste: datetime
    handelingen: Counter[Handeling] = field(default_factory=Counter)
    geweigerd: int = 0
    buiten_werktijd: int = 0
    gelezen: int = 0
    nood: int = 0  # emergencies that were opened; an attempt that was refused opened nothing

    @property
    def aantal(self) -> int:
        """How many lines there are."""
        return self.handelingen.total()

    def tel(self, een: Telling) -> None:
        """Count lines along."""
        self.handelingen[een.handeling] += een.aantal
        self.geweigerd += een.aantal if een.uitkomst is Uitkomst.GEWEIGERD else 0
        self.buiten_werktijd += een.aantal if buiten_werktijd(een.uur) else 0
        is_gelezen = een.handeling is Handeling.CASUS_LEZEN and een.uitkomst is Uitkomst.TOEGESTAAN
        self.gelezen += een.aantal if is_gelezen else 0
        self.nood += een.aantal * _GEOPEND[een.uitkomst] if een.handeling is _NOOD else 0
        self.eerste = min(self.eerste, een.eerste)
        self.laatste = max(self.laatste, een.laatste)


class Bezoeken:
    """All visits of a period and of the days before it, by place and day."""

    def __init__(self, tellingen: Iterable[Telling], medewerkers: Collection[UUID], casussen: Collection[UUID]) -> None:
        """Count lines of these medewerkers; what is about another record than a casus counts for the day only."""
        self.per_plek: defaultdict[Plek, dict[date, Bezoek]] = defaultdict(dict)
        for een in tellingen:
            if een.actor is None or een.actor not in medewerkers:
                continue
            for casus_id in {None, een.casus if een.casus in casussen else None}:
                per_dag, dag = self.per_plek[een.actor, casus_id], dag_van(een.uur)
                if dag not in per_dag:
                    per_dag[dag] = Bezoek(een.eerste, een.laatste)
                per_dag[dag].tel(een)
        self._mensen: defaultdict[date, Counter[UUID]] = defaultdict(Counter)
        self._casussen: defaultdict[date, Counter[UUID]] = defaultdict(Counter)
        self._gelezen: defaultdict[date, Counter[UUID]] = defaultdict(Counter)
        for (medewerker_id, casus_id), per_dag in self.per_plek.items():
            if casus_id is not None:
                for dag, bezoek in per_dag.items():
                    self._mensen[dag][casus_id] += 1
                    self._casussen[dag][medewerker_id] += 1
                    self._gelezen[dag][medewerker_id] += bezoek.gelezen > 0

    def op(self, dag: date) -> list[tuple[Plek, Bezoek]]:
        """Give every visit of one day."""
        return [(plek, per_dag[dag]) for plek, per_dag in self.per_plek.items() if dag in per_dag]

    def dagen(self, wie: Collection[UUID], casus_id: UUID, dag: date) -> int:
        """Give on how many days of the history up to and with a day one of these came in a casus."""
        gezien = {een for medewerker_id in wie for een in self.per_plek.get((medewerker_id, casus_id), ())}
        return sum(dag - timedelta(days=TERUG) < een <= dag for een in gezien)

    def handelingen(self, wie: Collection[UUID], dag: date) -> Counter[Handeling]:
        """Give what these did on a day, counted."""
        per_dag = (self.per_plek.get((medewerker_id, None), {}).get(dag) for medewerker_id in wie)
        return sum((een.handelingen for een in per_dag if een is not None), Counter[Handeling]())

    def mensen(self, casus_id: UUID, dag: date) -> int:
        """Give how many medewerkers came in a casus on a day."""
        return self._mensen[dag][casus_id]

    def mensen_eerder(self, dag: date) -> list[int]:
        """Give how many medewerkers came in each casus on each day before."""
        return [n for een in _terug(dag) for n in self._mensen[een].values()]

    def casussen(self, medewerker_id: UUID, dag: date) -> int:
        """Give in how many casussen somebody came on a day."""
        return self._casussen[dag][medewerker_id]

    def casussen_eerder(self, dag: date, medewerkers: Collection[UUID]) -> list[int]:
        """Give in how many casussen each of these medewerkers came on each day before."""
        return [n for een in _terug(dag) for wie, n in self._casussen[een].items() if wie in medewerkers]

    def gelezen(self, wie: Collection[UUID], dag: date) -> int:
        """Give how many casussen these read on a day."""
        return sum(self._gelezen[dag][medewerker_id] for medewerker_id in wie)

    def werkt_buiten_werktijd(self, medewerker_id: UUID, dag: date) -> bool:
        """Tell whether somebody often worked outside office hours before a day."""
        per_dag, begin = self.per_plek[medewerker_id, None], dag - timedelta(days=GEWOON_TERUG)
        return sum(begin <= een < dag and bezoek.buiten_werktijd > 0 for een, bezoek in per_dag.items()) >= GEWOON_DAGEN

    def deed_eerder(self, medewerker_id: UUID, handelingen: Collection[Handeling], dag: date) -> bool:
        """Tell whether somebody did one of these acts in the history before a day."""
        per_dag = self.per_plek[medewerker_id, None]
        begin = dag - timedelta(days=TERUG)
        return any(begin <= een < dag and not bezoek.handelingen.keys().isdisjoint(handelingen)
                   for een, bezoek in per_dag.items())  # fmt: skip


@dataclass(frozen=True, slots=True)
class Weigeringen:
    """What somebody was refused on one day: the most within a short time, and on how many different things."""

    snel: int
    verschillende: int


def weigeringen_per_dag(
    regels: Iterable[Logregel], persoon: Callable[[UUID], UUID]
) -> dict[tuple[UUID, date], Weigeringen]:
    """Count refusals per person and day; those just before midnight still count just after it."""
    momenten: defaultdict[UUID, list[datetime]] = defaultdict(list)
    waarop: defaultdict[tuple[UUID, date], set[str]] = defaultdict(set)
    for een in regels:
        if "actor" not in een.inhoud:
            continue
        moment, wie = datetime.fromisoformat(een.tijdstip), persoon(UUID(een.inhoud["actor"]))
        momenten[wie].append(moment)
        if casus := een.inhoud.get("casus") or een.inhoud.get("object"):
            waarop[wie, _dag(moment)].add(casus)
    return {
        (wie, dag): Weigeringen(snel, len(waarop[wie, dag]))
        for wie, op in momenten.items()
        for dag, snel in _meeste(sorted(op)).items()
    }


def _meeste(momenten: list[datetime]) -> dict[date, int]:
    """Give per day the most moments within the window that ends there; both ends only go forward."""
    meeste: Counter[date] = Counter()
    begin = 0
    for einde, moment in enumerate(momenten):
        while moment - momenten[begin] > VENSTER:
            begin += 1
        meeste[_dag(moment)] = max(meeste[_dag(moment)], einde - begin + 1)
    return meeste


def _dag(moment: datetime) -> date:
    return moment.astimezone(AMSTERDAM).date()


def _terug(dag: date) -> list[date]:
    return [dag - timedelta(days=een) for een in range(1, TERUG + 1)]


@cache
def _lokaal(uur: str) -> datetime:
    return datetime.fromisoformat(f"{uur}:00:00+00:00").astimezone(AMSTERDAM)


def dag_van(uur: str) -> date:
    """Give the day in Amsterdam of an hour in UTC; its offset is whole hours."""
    return _lokaal(uur).date()


def buiten_werktijd(uur: str) -> bool:
    """Tell whether an hour lies outside office hours, in a weekend or on a holiday."""
    lokaal = _lokaal(uur)
    return not (_BEGIN <= lokaal.hour < _EINDE and is_werkdag(lokaal.date()))
