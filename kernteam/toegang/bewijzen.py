"""Proofs over the loaded tables: what must hold whatever the tables say, tried case by case with the real decision.

Each proof is a small function that gives every case it tries, and whether it went as it must. Knows no file and no
screen. A new proof is a function and a line in BEWIJZEN.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import product
from uuid import UUID

from kernteam.grond.actor import Actor, Partij, Rol
from kernteam.grond.doel import Doel
from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import Klasse
from kernteam.grond.status import Casusstatus
from kernteam.toegang.beleid import KLASSEN, ONTVANGERS, ZENDERS, Beleid, BeleidFout, Code
from kernteam.toegang.besluit import besluit, weeg
from kernteam.toegang.deling import DOEL_VAN_DE_GROND, beslis
from kernteam.toegang.delingsfeiten import Deling, Delingsuitkomst, Instemming
from kernteam.toegang.feiten import CasusFeiten, Deelname, Geldigheid, Onderdeel, Toestemmingsstand
from kernteam.toegang.regels import REGELS
from kernteam.toegang.rijen import GROEPEN, ONDERTEKENAARS
from kernteam.toegang.uitkomst import Reden

Gevallen = Iterator[tuple[str, bool]]
Bewijs = Callable[[Beleid, date], Gevallen]

_ZENDER, _LEZER, _ANDER, _RIJ = (UUID(int=nummer) for nummer in range(1, 5))
_GEEN_TOESTEMMING = Toestemmingsstand(Geldigheid.ONGELDIG, "")
_JA_NEE = (False, True)
_ZONDER_TOESTEMMING = (Code.WET, Code.WET_MINIMUM, Code.TAAK, Code.TAAK_MINIMUM, Code.MELDRECHT)
PLAATSEN = tuple(product(ZENDERS, ONTVANGERS, KLASSEN))


@dataclass(frozen=True, slots=True)
class Uitslag:
    """What one proof came to: how many cases it tried, and the cases that went wrong."""

    naam: str
    aantal: int
    fouten: tuple[str, ...]


def controleer(beleid: Beleid, vandaag: date) -> list[Uitslag]:
    """Try every proof for today and for every later day on which the tables change."""
    dagen = [vandaag, *(dag for dag in beleid.wisseldagen() if dag > vandaag)]
    return [_uitslag(naam, bewijs, beleid, dagen) for naam, bewijs in BEWIJZEN.items()]


def gaat_open(
    beleid: Beleid, dag: date, plaats: tuple[Partij, Partij, Klasse], stand: Toestemmingsstand, *, vrij: bool
) -> bool:
    """Tell whether a deelnemer of one organisation reads an item of another: the decision itself answers."""
    van, naar, klasse = plaats
    onderdeel = Onderdeel(_RIJ, klasse, _ZENDER, van, vrijgegeven=vrij)
    return weeg(_lezer(naar), onderdeel, _feiten(dag, stand), beleid).open


def volle_toestemming(klasse: Klasse) -> Toestemmingsstand:
    """Give a consent that holds and names this reader and class."""
    return Toestemmingsstand(Geldigheid.GELDIG, "", _RIJ, frozenset({(_LEZER, klasse)}))


def elke_cel_heeft_een_code_en_een_bron(beleid: Beleid, dag: date) -> Gevallen:
    """Every pair of parties has, for every class, a code and where it comes from."""
    for plaats in PLAATSEN:
        cel = beleid.cel(*plaats, dag)
        eigen = plaats[0] is plaats[1]
        yield _noem(plaats), bool(cel.bron) and (cel.code is Code.EIGEN) is eigen


def zonder_toestemming_blijft_alles_van_een_ander_dicht(beleid: Beleid, dag: date) -> Gevallen:
    """No cell (T, T*, X, and at the table W, P and M as well) opens without a consent that holds."""
    for plaats, geldigheid, vrij in product(PLAATSEN, (Geldigheid.ONGELDIG, Geldigheid.AANGEHOUDEN), _JA_NEE):
        stand = Toestemmingsstand(geldigheid, "", _RIJ, volle_toestemming(plaats[2]).bereik)
        yield f"{_noem(plaats)}, {geldigheid}", not gaat_open(beleid, dag, plaats, stand, vrij=vrij)


def toestemming_voor_iets_anders_opent_niets(beleid: Beleid, dag: date) -> Gevallen:
    """A consent that names another receiver, or other classes, opens nothing."""
    for plaats, vrij in product(PLAATSEN, _JA_NEE):
        bereik = {(_ANDER, een) for een in KLASSEN} | {(_LEZER, een) for een in KLASSEN if een is not plaats[2]}
        stand = Toestemmingsstand(Geldigheid.GELDIG, "", _RIJ, frozenset(bereik))
        yield _noem(plaats), not gaat_open(beleid, dag, plaats, stand, vrij=vrij)


def geen_toestemming_opent_x(beleid: Beleid, dag: date) -> Gevallen:
    """The widest consent, with release, opens no X."""
    for plaats in _met(beleid, dag, Code.GEEN):
        yield _noem(plaats), not gaat_open(beleid, dag, plaats, volle_toestemming(plaats[2]), vrij=True)


def zonder_vrijgave_blijft_t_ster_dicht(beleid: Beleid, dag: date) -> Gevallen:
    """T* and every medical item stay closed until the one item is released."""
    medisch = [plaats for plaats in PLAATSEN if plaats[2] is Klasse.MED]
    for plaats in {*_met(beleid, dag, Code.TOESTEMMING_VRIJGAVE), *medisch}:
        yield _noem(plaats), not gaat_open(beleid, dag, plaats, volle_toestemming(plaats[2]), vrij=False)


def volle_toestemming_opent_t(beleid: Beleid, dag: date) -> Gevallen:
    """T opens with a consent that names it and T* with a release as well: the proofs above are not about nothing."""
    for plaats in _met(beleid, dag, Code.TOESTEMMING, Code.TOESTEMMING_VRIJGAVE):
        yield _noem(plaats), gaat_open(beleid, dag, plaats, volle_toestemming(plaats[2]), vrij=True)


def een_grond_is_geen_plaats_aan_tafel(beleid: Beleid, dag: date) -> Gevallen:
    """Who is no deelnemer reads nothing, whatever the cell and the consent say."""
    verwerking = beleid.verwerking(Doel.P1, dag)
    for plaats in PLAATSEN:
        van, naar, klasse = plaats
        aan_tafel = (Deelname(_ANDER, _LEZER, naar), Deelname(_LEZER, _ANDER, naar))
        onderdelen = (Onderdeel(_RIJ, klasse, _ZENDER, van, vrijgegeven=True),)
        feiten = _feiten(dag, volle_toestemming(klasse), aan_tafel, onderdelen)
        uitkomst = besluit(_lezer(naar), Handeling.CASUS_LEZEN, feiten, beleid, verwerking)
        yield _noem(plaats), not uitkomst.toegestaan and not uitkomst.open


def elk_doel_heeft_een_grond(beleid: Beleid, dag: date) -> Gevallen:
    """Every purpose rests on an article of AVG 6, and works in casussen by name or says that it does not."""
    for doel in Doel:
        verwerking = beleid.verwerking(doel, dag)
        grond = any(een.startswith("AVG 6(1)") for een in verwerking.grondslagen)
        yield doel.value, grond and bool(verwerking.klassen) is verwerking.op_naam


def een_doel_is_alleen_voor_zijn_partijen(beleid: Beleid, dag: date) -> Gevallen:
    """For a purpose that is not his, nobody does anything in a casus: known and unknown are refused alike."""
    acts = [act for act, regel in REGELS.items() if regel.voor_doel and Rol.KERNTEAMLID in regel.rollen]
    for doel, partij, act in product(Doel, Partij, acts):
        verwerking = beleid.verwerking(doel, dag)
        bekend = _feiten(dag, _GEEN_TOESTEMMING, (Deelname(_LEZER, _LEZER, partij),))
        redenen = {besluit(_lezer(partij), act, feiten, beleid, verwerking).reden for feiten in (bekend, None)}
        mag = verwerking.op_naam and partij in verwerking.partijen
        yield f"{doel}, {partij}, {act}", Reden.DOEL not in redenen if mag else redenen == {Reden.DOEL}


def op_elke_leeftijd_tekent_iemand(beleid: Beleid, dag: date) -> Gevallen:
    """Every regime says for every age, able or not, who signs."""
    for regime in beleid.regimes(dag):
        for groep in GROEPEN:
            yield f"{regime.naam}, {groep}", regime.ondertekenaars.get(groep) in ONDERTEKENAARS


def geen_weigering_sluit_een_wet_taak_of_meldrecht(beleid: Beleid, dag: date) -> Gevallen:
    """What an owner may disclose on W, P or M he may whatever was refused, withdrawn or is still unclear."""
    for plaats in _met(beleid, dag, *_ZONDER_TOESTEMMING):
        van, naar, klasse = plaats
        doel = DOEL_VAN_DE_GROND.get((van, naar), Doel.P5)
        deling = Deling(
            van, naar, klasse, doel, dag, frozenset(ONTVANGERS), noodzakelijk=True, verzoek=True, aan_deskundige=True,
            ots_loopt=True, afgewogen=True, informeren_geregeld=True, meldcode=True,
        )  # fmt: skip
        uitkomsten = {beslis(replace(deling, toestemming=een), beleid).uitkomst for een in Instemming}
        yield _noem(plaats), len(uitkomsten) == 1 and uitkomsten <= {Delingsuitkomst.MAG, Delingsuitkomst.MAG_MINIMUM}


BEWIJZEN: dict[str, Bewijs] = {
    bewijs.__name__.replace("_", " "): bewijs
    for bewijs in (
        elke_cel_heeft_een_code_en_een_bron,
        zonder_toestemming_blijft_alles_van_een_ander_dicht,
        toestemming_voor_iets_anders_opent_niets,
        geen_toestemming_opent_x,
        zonder_vrijgave_blijft_t_ster_dicht,
        volle_toestemming_opent_t,
        een_grond_is_geen_plaats_aan_tafel,
        elk_doel_heeft_een_grond,
        een_doel_is_alleen_voor_zijn_partijen,
        op_elke_leeftijd_tekent_iemand,
        geen_weigering_sluit_een_wet_taak_of_meldrecht,
    )
}


def _uitslag(naam: str, bewijs: Bewijs, beleid: Beleid, dagen: list[date]) -> Uitslag:
    aantal, fouten = 0, []
    for dag in dagen:
        try:
            for geval, goed in bewijs(beleid, dag):
                aantal += 1
                if not goed:
                    fouten.append(f"{dag}: {geval}")
        except BeleidFout as fout:  # a row that does not hold yet on this day
            fouten.append(f"{dag}: {fout}")
    return Uitslag(naam, aantal, tuple(fouten))


def _met(beleid: Beleid, dag: date, *codes: Code) -> list[tuple[Partij, Partij, Klasse]]:
    return [plaats for plaats in PLAATSEN if beleid.cel(*plaats, dag).code in codes]


def _lezer(partij: Partij) -> Actor:
    return Actor(_LEZER, Rol.KERNTEAMLID, partij, _LEZER)


def _feiten(
    dag: date,
    stand: Toestemmingsstand,
    deelnames: tuple[Deelname, ...] = (),
    onderdelen: tuple[Onderdeel, ...] = (),
) -> CasusFeiten:
    return CasusFeiten(_RIJ, _ZENDER, Casusstatus.OPEN, dag, stand, deelnames, onderdelen)


def _noem(plaats: tuple[Partij, Partij, Klasse]) -> str:
    return "{} -> {}, {}".format(*plaats)
