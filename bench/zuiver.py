"""Times the pure functions in this process: the decision on two casussen, and the consent of one. Knows no store.

Each is called in a batch long enough to time; batches of all three alternate. CPU of the thread is what counts, so
that others on the machine lengthen nothing.
"""

import time
from collections.abc import Callable
from datetime import date
from itertools import cycle, islice
from typing import Any
from uuid import UUID, uuid5

from bench.meting import MetingMislukt
from bench.toneel import BELEID
from bench.vergelijking import spreiding
from kernteam.grond.actor import Actor, Discipline, Partij, Rol
from kernteam.grond.doel import Doel
from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import DEELBAAR, Klasse
from kernteam.grond.status import Casusstatus
from kernteam.toegang.beleid import Beleid, laad
from kernteam.toegang.besluit import besluit
from kernteam.toegang.feiten import Bereik, CasusFeiten, Deelname, Geldigheid, Onderdeel, Toestemmingsstand
from kernteam.toestemming.antwoord import Antwoord, Regimenaam
from kernteam.toestemming.geldigheid import Handtekening, Verzoek, stand
from kernteam.toestemming.gezin import Feit, Gezag, Gezin, Omstandigheidsoort
from kernteam.toestemming.ondertekenaars import schakelaars_op

GEWOON, GROOT, STAND = "besluit, gewone casus", "besluit, grote casus", "stand van de toestemming"
GROTE_CASUS = 40  # items, of six owners
_LANG_GENOEG = 0.04  # seconds of CPU for one batch
_RUIMTE = UUID("0f6f2f0e-7c7b-4a39-9d7f-6a9f1f1f5b10")
_DAG, _EINDE = date(2026, 11, 22), date(2027, 6, 1)
_TAFEL = (Partij.SCHOOL, Partij.SWV, Partij.BT, Partij.LPA, Partij.JGZ)
_EIGENAREN = tuple((uuid5(_RUIMTE, f"organisatie {nummer}"), een) for nummer, een in enumerate((*_TAFEL, Partij.BT)))
_BEREIK: Bereik = frozenset((organisatie, klasse) for organisatie, _ in _EIGENAREN for klasse in DEELBAAR)
_LEZER = Actor(uuid5(_RUIMTE, "deelnemer 2"), Rol.KERNTEAMLID, Partij.BT, _EIGENAREN[2][0], Discipline.GEZINSWERKER)


def meet_zuiver(rondes: int, klaar: Callable[[], object]) -> dict[str, Any]:
    """Give microseconds of CPU per call and calls per second of CPU, as medians (and extremes) of the rounds."""
    beleid = laad(BELEID)
    gewoon, groot = _gewone_casus(), _grote_casus()
    taken = {GEWOON: _beslis(gewoon, beleid), GROOT: _beslis(groot, beleid), STAND: _reken(beleid)}
    aantallen = {naam: _genoeg(roep) for naam, roep in taken.items()}
    ronden: list[dict[str, float]] = []
    for nummer in range(rondes):
        volgorde = islice(cycle(taken), nummer % len(taken), nummer % len(taken) + len(taken))
        ronden.append({naam: 1e6 * _cpu(taken[naam], aantallen[naam]) / aantallen[naam] for naam in volgorde})
        klaar()
    return {
        "onderdelen": {GEWOON: len(gewoon.onderdelen), GROOT: len(groot.onderdelen)},
        "taken": {
            naam: {
                "cpu_us": spreiding([ronde[naam] for ronde in ronden]),
                "per_seconde": spreiding([1e6 / ronde[naam] for ronde in ronden]),
            }
            for naam in taken
        },
        "verhouding": spreiding([ronde[GROOT] / ronde[GEWOON] for ronde in ronden]),
        "rondes": ronden,
    }


def _genoeg(roep: Callable[[], object]) -> int:
    aantal = 1
    while _cpu(roep, aantal) < _LANG_GENOEG:
        aantal *= 2
    return aantal


def _cpu(roep: Callable[[], object], aantal: int) -> float:
    begin = time.thread_time()
    for _ in range(aantal):
        roep()
    return time.thread_time() - begin


def _beslis(feiten: CasusFeiten, beleid: Beleid) -> Callable[[], object]:
    verwerking = beleid.verwerking(Doel.P1, _DAG)
    uitkomst = besluit(_LEZER, Handeling.CASUS_LEZEN, feiten, beleid, verwerking)
    if not (uitkomst.open and uitkomst.afgeschermd):
        raise MetingMislukt("het besluit opent niets, of schermt niets af")
    return lambda: besluit(_LEZER, Handeling.CASUS_LEZEN, feiten, beleid, verwerking)


def _gewone_casus() -> CasusFeiten:
    """Give a casus as `bench lezen` reads it: three persons, five at the table, four notes of which one stays shut."""
    school, swv, bt, _, jgz, _ = _EIGENAREN
    notities = ((school, Klasse.OND), (swv, Klasse.OND), (bt, Klasse.GEZ), (jgz, Klasse.MED))
    personen = ((school, Klasse.ID),) * 3
    return _casus(5, [_onderdeel(nummer, *een) for nummer, een in enumerate((*personen, *notities))])


def _grote_casus() -> CasusFeiten:
    """Give a casus of forty items of six owners; those of class MED are not released."""
    klassen = (Klasse.ID, Klasse.OND, Klasse.GEZ, Klasse.VERZ, Klasse.MED)
    inhoud = GROTE_CASUS - len(_vast(len(_EIGENAREN)))
    paren = zip(range(inhoud), cycle(_EIGENAREN), cycle(klassen))
    return _casus(len(_EIGENAREN), [_onderdeel(*een) for een in paren])


def _casus(deelnemers: int, inhoud: list[Onderdeel]) -> CasusFeiten:
    return CasusFeiten(
        casus_id=uuid5(_RUIMTE, "casus"),
        organisatie_id=_EIGENAREN[0][0],
        status=Casusstatus.OPEN,
        dag=_DAG,
        stand=Toestemmingsstand(Geldigheid.GELDIG, "VOLLEDIG", uuid5(_RUIMTE, "toestemming"), _BEREIK),
        deelnames=tuple(
            Deelname(uuid5(_RUIMTE, f"deelnemer {nummer}"), organisatie, partij)
            for nummer, (organisatie, partij) in enumerate(_EIGENAREN[:deelnemers])
        ),
        onderdelen=(*_vast(deelnemers), *inhoud),
    )


def _vast(deelnemers: int) -> tuple[Onderdeel, ...]:
    """Give what every casus has: itself in two classes, and who sits at the table."""
    casus, (school, partij) = uuid5(_RUIMTE, "casus"), _EIGENAREN[0]
    return (
        Onderdeel(casus, Klasse.PROC, school, partij),
        Onderdeel(casus, Klasse.OND, school, partij),
        *(
            Onderdeel(uuid5(_RUIMTE, f"deelname {nummer}"), Klasse.PROC, organisatie, een, draagt=False)
            for nummer, (organisatie, een) in enumerate(_EIGENAREN[:deelnemers])
        ),
    )


def _onderdeel(nummer: int, eigenaar: tuple[UUID, Partij], klasse: Klasse) -> Onderdeel:
    return Onderdeel(uuid5(_RUIMTE, f"rij {nummer}"), klasse, *eigenaar)


def _reken(beleid: Beleid) -> Callable[[], object]:
    """Give the consent of a youth of 13 and two parents, all of whom signed, with one fact and an older request."""
    jeugdige, anna, bram = (uuid5(_RUIMTE, naam) for naam in ("jeugdige", "anna", "bram"))
    samen = Feit(Omstandigheidsoort.SAMENWONEND, date(2026, 9, 1))
    ouders = ((anna, Gezag.GEHUWD), (bram, Gezag.GEHUWD))
    gezin = Gezin(jeugdige, date(2013, 3, 14), ouders, (samen,), frozenset({anna, bram}))
    tekens = tuple(Handtekening(een, Antwoord.GEGEVEN, None, _DAG) for een in (jeugdige, anna, bram))
    partijen = dict(_EIGENAREN)
    nieuw = Verzoek(uuid5(_RUIMTE, "nieuw"), _BEREIK, _EINDE, tekens, (), partijen)
    oud = Verzoek(uuid5(_RUIMTE, "oud"), _BEREIK, _DAG, tekens[:1], (), partijen)
    regime = beleid.regime(Regimenaam.KERNTEAM, _DAG)
    schakelaars = schakelaars_op(beleid, _DAG)
    if stand(regime, gezin, (nieuw, oud), _DAG, schakelaars).geldigheid is not Geldigheid.GELDIG:
        raise MetingMislukt("de toestemming geldt niet")
    return lambda: stand(regime, gezin, (nieuw, oud), _DAG, schakelaars)
