"""Whether a consent holds on a day: a pure function of regime, family, requests and answers. Knows no database.

Rule ids (C..) are those of the domain rules, section 1.3.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from uuid import UUID

from kernteam.grond.actor import Partij
from kernteam.grond.klasse import Klasse
from kernteam.toegang.beleid import Regime
from kernteam.toegang.feiten import Bereik, Geldigheid, Toestemmingsstand
from kernteam.toestemming.antwoord import HULPREGIMES, Antwoord, Grond, Regimenaam
from kernteam.toestemming.gezin import (
    VOLWASSEN,
    Beeld,
    Gezin,
    Nadeelsituatie,
    Omstandigheidsoort,
    beeld_op,
    verjaardag,
)
from kernteam.toestemming.ondertekenaars import (
    STANDAARD,
    Schakelaars,
    beletsel,
    heeft_stem,
    nodig,
    ondertekenaars,
    zelf_vanaf,
)

# what holds only as long as no request that everybody signed stands behind it
_VOORLOPIG = frozenset({Grond.VERMOEDE_TWEEDE_OUDER, Grond.NIET_INGRIJPEND, Grond.OUDERS_VAN_VOOR_16})
_GELDT = _VOORLOPIG | {Grond.VOLLEDIG, Grond.WELOVERWOGEN_WENS, Grond.ERNSTIG_NADEEL}
# where the design may be less strict than two signatures or an early majority; the regimes of care follow the law
_VAN_SCHOOL = frozenset({Regimenaam.AVG_ONDERWIJS, Regimenaam.KERNTEAM})


@dataclass(frozen=True, slots=True)
class Handtekening:
    """The last answer of one signer to one request."""

    betrokkene_id: UUID
    antwoord: Antwoord
    bereik: Bereik | None = None  # None: everything that was asked
    op: date | None = None  # since when this is the answer; None: the day on which is weighed


@dataclass(frozen=True, slots=True)
class Verzoek:
    """One request with the last answer of each signer."""

    toestemming_id: UUID
    bereik: Bereik
    geldig_tot: date
    handtekeningen: tuple[Handtekening, ...] = ()
    eigen: tuple[Handtekening, ...] = ()  # of adults, for data about themselves (C23)
    partijen: Mapping[UUID, Partij] = field(default_factory=dict)  # as what each receiver was named (C20)
    vraag: tuple[str, str] = ("", "")  # under which regime and for what it was asked


@dataclass(frozen=True, slots=True)
class _Weging:
    """What every request is weighed against."""

    regime: Regime
    gezin: Gezin
    dag: date
    schakelaars: Schakelaars
    beeld: Beeld
    nodig: frozenset[UUID]
    bezwaar: bool = False  # somebody who counts said no, to whatever was asked


def stand(
    regime: Regime,
    gezin: Gezin,
    verzoeken: Sequence[Verzoek],
    dag: date,
    schakelaars: Schakelaars = STANDAARD,
    elders: Sequence[Verzoek] = (),
) -> Toestemmingsstand:
    """Compute what the consent of a casus comes to on a day.

    `verzoeken` are newest first. A newer request nobody has refused and not everybody has signed leaves the older one
    standing, also when it expires that way; the first that is decided, decides. So neither a new request nor a
    birthday revives what a withdrawal closed. What holds on a presumption gives way to an older request that all
    signed. `elders` are requests under other regimes or for other purposes, newest first: a "no" there points to
    objection (C08), and that of the youth of 12 to 15 closes what goes on his parents' signatures alone (C03).
    """
    weging = _weging(regime, gezin, dag, schakelaars)
    waarom_niet = beletsel(regime, weging.beeld, schakelaars)
    if waarom_niet is not None:
        return Toestemmingsstand(Geldigheid.AANGEHOUDEN, waarom_niet, ontbreekt=weging.nodig)
    if verzoeken and _jeugdige_weigert(verzoeken, elders, weging):
        geweigerd = Grond.GEWEIGERD_DOOR_JEUGDIGE
        return Toestemmingsstand(Geldigheid.ONGELDIG, geweigerd, verzoeken[0].toestemming_id, ontbreekt=weging.nodig)
    weging = replace(weging, bezwaar=_bezwaar((*verzoeken, *elders), weging))
    voorlopig: Toestemmingsstand | None = None
    nieuwste_open: Toestemmingsstand | None = None
    for verzoek in verzoeken:
        uitkomst = _weeg(verzoek, weging)
        if uitkomst.reden in _VOORLOPIG:
            voorlopig = voorlopig or uitkomst
        elif uitkomst.geldigheid is Geldigheid.GELDIG:
            return uitkomst
        elif uitkomst.reden != Grond.ONTBREEKT and not (uitkomst.reden == Grond.VERLOPEN and uitkomst.ontbreekt):
            return voorlopig or nieuwste_open or uitkomst
        else:
            nieuwste_open = nieuwste_open or uitkomst
    niets = Toestemmingsstand(Geldigheid.ONGELDIG, Grond.NIET_GEVRAAGD, ontbreekt=weging.nodig)
    return voorlopig or nieuwste_open or niets


def _weging(regime: Regime, gezin: Gezin, dag: date, schakelaars: Schakelaars) -> _Weging:
    beeld = beeld_op(gezin, regime.naam, dag)
    return _Weging(regime, gezin, dag, schakelaars, beeld, nodig(regime, gezin, beeld, schakelaars))


def _bezwaar(verzoeken: Sequence[Verzoek], weging: _Weging) -> bool:
    van = {weging.gezin.jeugdige_id, *weging.beeld.gezag}
    antwoorden = (h for een in verzoeken for h in een.handtekeningen)
    return any(h.antwoord is not Antwoord.GEGEVEN and h.betrokkene_id in van for h in antwoorden)


def _jeugdige_weigert(verzoeken: Sequence[Verzoek], elders: Sequence[Verzoek], weging: _Weging) -> bool:
    """Tell whether the youth of 12 to 15 says no where the law lets his parents sign for him (C03).

    UAVG 5 would let school data go on their signatures; the design blocks all. What he says to this very question
    counts, or else his last word to any other about sharing; a no to starting help says nothing about sharing.
    """
    jeugdige = weging.gezin.jeugdige_id
    if jeugdige in weging.nodig or not heeft_stem(weging.beeld):
        return False
    zelf = _woorden(jeugdige, verzoeken)
    elders = [een for een in elders if een.vraag[0] not in HULPREGIMES]
    return any(een is not Antwoord.GEGEVEN for een in (zelf or _woorden(jeugdige, elders)).values())


def _woorden(wie: UUID, verzoeken: Sequence[Verzoek]) -> dict[tuple[str, str], Antwoord]:
    """Give the last word of somebody to each question, of requests newest first."""
    gezegd = [(een.vraag, h.antwoord) for een in verzoeken for h in een.handtekeningen if h.betrokkene_id == wie]
    return dict(reversed(gezegd))


def _weeg(verzoek: Verzoek, weging: _Weging) -> Toestemmingsstand:
    ja = {
        h.betrokkene_id: h
        for h in verzoek.handtekeningen
        if h.antwoord is Antwoord.GEGEVEN and h.betrokkene_id in weging.nodig and (h.op is None or h.op <= weging.dag)
    }
    nee = [h for h in verzoek.handtekeningen if _sluit(h, weging)]
    ontbreekt = frozenset(weging.nodig - ja.keys())
    grond = _grond(verzoek, weging, ja, nee)
    if grond is Grond.ONTBREEKT and (eerder := _van_voor_16(verzoek, weging)):
        return eerder
    bereik = _bereik(verzoek, ja, grond) if grond in _GELDT else frozenset()
    if grond in _VOORLOPIG and not bereik:
        grond = Grond.ONTBREEKT  # nothing that may be presumed was asked
    if grond not in _GELDT:
        return Toestemmingsstand(Geldigheid.ONGELDIG, grond, verzoek.toestemming_id, ontbreekt=ontbreekt)
    eigen = _eigen(verzoek, weging.dag)
    return Toestemmingsstand(Geldigheid.GELDIG, grond, verzoek.toestemming_id, bereik, ontbreekt, eigen)


def _sluit(een: Handtekening, weging: _Weging) -> bool:
    """Tell whether an answer closes: a "no" of who must sign.

    A "no" of who had to sign when he said it stays a "no": turning 16 does not reopen what a parent closed. Not so for
    starting help, where the law leaves it to the youth from 16, nor for whom a court replaced (C10).
    """
    if een.antwoord is Antwoord.GEGEVEN:
        return False
    if een.betrokkene_id in weging.nodig:
        return True
    if een.betrokkene_id in weging.beeld.vervangen or weging.regime.naam in HULPREGIMES:
        return False
    toen = een.op or weging.dag
    return een.betrokkene_id in ondertekenaars(weging.regime, weging.gezin, toen, weging.schakelaars)


def _grond(verzoek: Verzoek, weging: _Weging, ja: Mapping[UUID, Handtekening], nee: Sequence[Handtekening]) -> Grond:
    if not verzoek.bereik:  # C20: it must name who receives what
        return Grond.VORMGEBREK
    verlopen = weging.dag >= verzoek.geldig_tot
    volledig = not nee and weging.nodig <= ja.keys()
    zonder_ouders = None if verlopen or volledig else _zonder_ouders(weging, ja, nee)
    if zonder_ouders is not None:
        return zonder_ouders
    if nee:
        return _nee(weging, nee)
    if verlopen:  # C21
        return Grond.VERLOPEN
    return Grond.VOLLEDIG if volledig else _vermoed(weging, ja) or Grond.ONTBREEKT  # C01


def _nee(weging: _Weging, nee: Sequence[Handtekening]) -> Grond:
    if any(h.antwoord is Antwoord.INGETROKKEN for h in nee):  # C18
        return Grond.INGETROKKEN
    if any(h.betrokkene_id == weging.gezin.jeugdige_id for h in nee):  # C03
        return Grond.GEWEIGERD_DOOR_JEUGDIGE
    return Grond.GEWEIGERD_DOOR_OUDER  # C02, C10


def _zonder_ouders(weging: _Weging, ja: Mapping[UUID, Handtekening], nee: Sequence[Handtekening]) -> Grond | None:
    """Give why help may start without (all) parents, for starting help only; sharing waits for them.

    C04: the youth keeps wishing it deliberately. C05: not helping would do serious harm. C06: the same, and the parents
    cannot be reached in time; what they refused stays refused. (Jeugdwet 7.3.4(2), 7.3.16(1); BW 7:450(2), 7:466(1))
    """
    jeugdige, beeld = weging.gezin.jeugdige_id, weging.beeld
    tekent_mee = jeugdige in weging.nodig
    if weging.regime.naam not in HULPREGIMES or any(h.betrokkene_id == jeugdige for h in nee):
        return None
    if tekent_mee and jeugdige not in ja:
        return None
    if tekent_mee and Omstandigheidsoort.WELOVERWOGEN_WENS in beeld.soorten:
        return Grond.WELOVERWOGEN_WENS
    if tekent_mee and Nadeelsituatie.OUDERS_STEMMEN_NIET_IN in beeld.situaties:
        return Grond.ERNSTIG_NADEEL
    onbereikbaar = Nadeelsituatie.OUDERS_NIET_BEREIKBAAR in beeld.situaties
    return Grond.ERNSTIG_NADEEL if onbereikbaar and not nee else None


def _vermoed(weging: _Weging, ja: Mapping[UUID, Handtekening]) -> Grond | None:
    """Give why a missing signature may be presumed, never from nobody at all and never the youth's own."""
    beeld, jeugdige = weging.beeld, weging.gezin.jeugdige_id
    if weging.bezwaar or not ja.keys() - {jeugdige} or jeugdige in weging.nodig - ja.keys():
        return None
    if weging.regime.naam in HULPREGIMES:  # C07
        return Grond.NIET_INGRIJPEND if Omstandigheidsoort.NIET_INGRIJPEND in beeld.soorten else None
    samen = beeld.samenwonend and len(beeld.gezag) == 2 and not beeld.voogden  # noqa: PLR2004 - the two parents
    vermoeden = samen and weging.schakelaars.vermoede_tweede_ouder and weging.regime.naam in _VAN_SCHOOL
    return Grond.VERMOEDE_TWEEDE_OUDER if vermoeden else None  # C08; C09 when they live apart


def _van_voor_16(verzoek: Verzoek, weging: _Weging) -> Toestemmingsstand | None:
    """Give what the parents signed before the youth decides alone, while he has not answered (C15 switched off)."""
    if weging.schakelaars.ouder_vervalt_op_16 or weging.regime.naam not in _VAN_SCHOOL:
        return None
    if weging.nodig != {weging.gezin.jeugdige_id} or weging.beeld.jaren >= VOLWASSEN:
        return None
    zelf_op = verjaardag(weging.gezin.geboortedatum, zelf_vanaf(weging.regime, weging.schakelaars))
    vooravond = _weging(weging.regime, weging.gezin, zelf_op - timedelta(days=1), weging.schakelaars)
    eerder = _weeg(verzoek, vooravond)
    if eerder.reden != Grond.VOLLEDIG:
        return None
    return replace(eerder, reden=Grond.OUDERS_VAN_VOOR_16, ontbreekt=weging.nodig)


def _bereik(verzoek: Verzoek, ja: Mapping[UUID, Handtekening], grond: Grond) -> Bereik:
    """Give what all who signed agree to, and of a presumption only what may be presumed (C07, C08)."""
    bereik = verzoek.bereik.intersection(*(h.bereik for h in ja.values() if h.bereik is not None))
    if grond is Grond.VERMOEDE_TWEEDE_OUDER:
        klassen = frozenset({Klasse.ID, Klasse.OND, Klasse.PROC})
        partijen = frozenset({Partij.SCHOOL, Partij.SWV, Partij.BT})
    elif grond is Grond.NIET_INGRIJPEND:
        klassen = frozenset(Klasse) - {Klasse.MED, Klasse.GEZ}
        partijen = frozenset(Partij) - {Partij.LPA, Partij.SPEC}
    else:
        return bereik
    return frozenset((wie, wat) for wie, wat in bereik if wat in klassen and verzoek.partijen.get(wie) in partijen)


def _eigen(verzoek: Verzoek, dag: date) -> dict[UUID, Bereik]:
    return {
        h.betrokkene_id: verzoek.bereik if h.bereik is None else verzoek.bereik & h.bereik
        for h in verzoek.eigen
        if h.antwoord is Antwoord.GEGEVEN and (h.op is None or h.op <= dag)
    }
