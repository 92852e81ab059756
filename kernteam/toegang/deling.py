"""May the owner disclose this to that party? A pure function of facts and policy. Asks nobody, knows no casus.

The steps stand in the order of the domain rules (end of 1.4, and 2.4): purpose, anonymous, necessary, statute, public
task, right to report, vital interest, consent, conflict of duties, deny. Refused consent blocks no statute and no
right to report; consent opens no X. A W or P cell holds for the purpose of its statute; for another it counts as T.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from kernteam.grond.actor import Partij
from kernteam.grond.doel import Doel
from kernteam.grond.klasse import DEELBAAR, Klasse
from kernteam.toegang.beleid import Beleid, Code
from kernteam.toegang.delingsbeletsel import (
    AVG_BIJ_TOESTEMMING,
    OP_TOESTEMMING,
    TAAK,
    Stop,
    alleen_deskundige,
    beletsel_melden,
    beletsel_taak,
    mildere_weg,
    plicht_ots,
    waarom_niet,
)
from kernteam.toegang.delingsfeiten import (
    Deling,
    Delingsbesluit,
    Delingsreden,
    Delingsuitkomst,
    Hulp,
    Instemming,
    Opheffing,
    Voorwaarde,
)

_DPV = "https://w3id.org/dpv/legal/eu/gdpr#"
_P, _R, _V = Partij, Delingsreden, Voorwaarde

# the purpose of the statute behind each W and P cell; a pair that is not here never shares on one
DOEL_VAN_DE_GROND: Mapping[tuple[Partij, Partij], Doel] = {
    (_P.SCHOOL, _P.LPA): Doel.P3,
    (_P.LPA, _P.SCHOOL): Doel.P3,
    (_P.LPA, _P.RVDK): Doel.P3,
    (_P.LPA, _P.POL): Doel.P3,
    (_P.SCHOOL, _P.SWV): Doel.P2,
    (_P.SWV, _P.SCHOOL): Doel.P2,
    (_P.SCHOOL, _P.JGZ): Doel.P1,
    (_P.BT, _P.SPEC): Doel.P4,
    (_P.SPEC, _P.BT): Doel.P4,
    (_P.BT, _P.GI): Doel.P5,
    (_P.BT, _P.RVDK): Doel.P5,
    (_P.SPEC, _P.GI): Doel.P5,
    (_P.SPEC, _P.RVDK): Doel.P5,
}
KAN_NU_HELPEN = frozenset({_P.SCHOOL, _P.BT, _P.JGZ, _P.SPEC, _P.VT, _P.GI, _P.RVDK})
_WET = (Code.WET, Code.WET_MINIMUM)
_MINIMUM = (Code.WET_MINIMUM, Code.TAAK_MINIMUM)
_NOOIT = frozenset({Klasse.BSN, Klasse.STRAF, Klasse.REKEN})  # no danger needs these
_BIJZONDER = frozenset({Klasse.MED, Klasse.VEIL})
_ALTIJD = frozenset({_V.AFWEGEN, _V.INFORMEREN})  # S06, S09: whatever is shared without consent


@dataclass(frozen=True, slots=True)
class _Grond:
    """A step that lets it through."""

    reden: Delingsreden
    opheffing: Opheffing | None = None
    avg: tuple[str, ...] = ()
    voorwaarden: frozenset[Voorwaarde] = frozenset()
    uitkomst: Delingsuitkomst = Delingsuitkomst.MAG


def beslis(deling: Deling, beleid: Beleid) -> Delingsbesluit:
    """Decide on one class toward one receiver."""
    cel = beleid.cel(deling.zender, deling.ontvanger, deling.klasse, deling.dag)
    gevonden = _loop(deling, _geldende_code(deling, cel.code))
    grond = gevonden if isinstance(gevonden, _Grond) else _Grond(gevonden.reden)
    return Delingsbesluit(
        uitkomst=gevonden.uitkomst,
        reden=gevonden.reden,
        code=cel.code,
        bron=cel.bron,
        beleid=beleid.versie,
        opheffing=grond.opheffing,
        avg=grond.avg,
        dpv=tuple(_DPV + _term(artikel) for artikel in grond.avg if "(" in artikel),
        voorwaarden=grond.voorwaarden,
        nog_te_doen=grond.voorwaarden & _nog_te_doen(deling, gevonden.reden),
        wat_helpt=gevonden.hulp if isinstance(gevonden, Stop) else (),
        mildere_weg=deling.mildere_weg or mildere_weg(deling, gevonden.reden),
    )


def _loop(deling: Deling, code: Code) -> _Grond | Stop:
    stappen = (stap(deling, code) for stap in _STAPPEN)
    return next((gevonden for gevonden in stappen if gevonden is not None), None) or waarom_niet(deling, code)


def _geldende_code(deling: Deling, code: Code) -> Code:
    """Give the code as it holds for this purpose and between these two organisations."""
    if code is Code.EIGEN and deling.zelfde_organisatie:
        return code
    doel = DOEL_VAN_DE_GROND.get((deling.zender, deling.ontvanger))
    # another organisation of the same kind is not the own one; a statute serves its own purpose only
    if code is Code.EIGEN or (code in _WET + TAAK and doel is not deling.doel):
        anders = Code.MELDRECHT if deling.ontvanger is _P.RVDK else Code.TOESTEMMING  # BW 1:240 stands beside Lpw 22(5)
        code = anders if deling.klasse in DEELBAAR else Code.GEEN
    return Code.TOESTEMMING_VRIJGAVE if code is Code.TOESTEMMING and deling.klasse is Klasse.MED else code


def _doel(deling: Deling, _code: Code) -> Stop | None:
    if deling.ontvanger in deling.doelpartijen:
        return None
    return Stop(_R.ANDER_DOEL, (Hulp.TOTALEN_VRAGEN if deling.doel is Doel.P6 else Hulp.ANDER_DOEL,))  # S01


def _anoniem(deling: Deling, _code: Code) -> _Grond | Stop | None:
    if not deling.anoniem:
        return None
    noemt = deling.klasse in (Klasse.ID, Klasse.BSN)
    if noemt or deling.herkenbaar or not deling.groep_van_vijf:
        return Stop(_R.HERLEIDBAAR, (Hulp.KENMERKEN_WEGLATEN,))  # S03
    return _Grond(_R.ANONIEM, uitkomst=Delingsuitkomst.MAG_ANONIEM)  # S02


def _noodzaak(deling: Deling, _code: Code) -> Stop | None:
    return None if deling.noodzakelijk else Stop(_R.NIET_NODIG)  # S04


def _kennis(deling: Deling, code: Code) -> Stop | None:
    if deling.eigen:
        # what another wrote down may be wrong: its owner says first whether it is his knowledge (2.3)
        wacht = Stop(_R.NIET_BEVESTIGD, (Hulp.BEVESTIGEN,), Delingsuitkomst.AANGEHOUDEN)
        return None if deling.bevestigd else wacht
    bij_eigenaar = _loop(replace(deling, eigen=True), code)
    daar = bij_eigenaar.hulp if isinstance(bij_eigenaar, Stop) else ()
    return Stop(_R.NIET_EIGEN, (Hulp.VRAAG_EIGENAAR, *daar))


def _eigen_organisatie(_deling: Deling, code: Code) -> _Grond | None:
    return _Grond(_R.EIGEN, avg=("AVG 6(1)e",)) if code is Code.EIGEN else None


def _wet(deling: Deling, code: Code) -> _Grond | None:
    return _buiten_toestemming(_R.WET, Opheffing.WET, "AVG 6(1)c", deling, code) if code in _WET else None


def _taak(deling: Deling, code: Code) -> _Grond | None:
    if code not in TAAK or beletsel_taak(deling) is not None:
        return None
    extra = {_V.VERZOEK} if _P.SWV in (deling.zender, deling.ontvanger) else set[Voorwaarde]()
    extra |= {_V.NAAR_DESKUNDIGE} if alleen_deskundige(deling) else set()
    return _buiten_toestemming(_R.TAAK, Opheffing.WETTELIJKE_TAAK, "AVG 6(1)e", deling, code, *extra)


def _meldrecht(deling: Deling, code: Code) -> _Grond | None:
    if code is not Code.MELDRECHT or beletsel_melden(deling) is not None:
        return None
    if plicht_ots(deling):
        return _buiten_toestemming(_R.PLICHT_OTS, Opheffing.WET, "AVG 6(1)c", deling, code, _V.ALLEEN_HET_NODIGE)
    extra = {_V.ALLEEN_HET_NODIGE} | ({_V.MELDCODE} if deling.ontvanger is _P.VT else set())
    return _buiten_toestemming(_R.MELDRECHT, Opheffing.MELDRECHT, "AVG 6(1)e", deling, code, *extra)


def _vitaal(deling: Deling, _code: Code) -> _Grond | None:
    return _nood(_R.VITAAL_BELANG, Opheffing.VITAAL_BELANG, deling) if deling.levensgevaar else None


def _toestemming(deling: Deling, code: Code) -> _Grond | None:
    avg = AVG_BIJ_TOESTEMMING.get(deling.ontvanger)
    vrijgave = code is Code.TOESTEMMING_VRIJGAVE or deling.klasse is Klasse.MED
    getekend = deling.toestemming is Instemming.GELDIG and deling.in_bereik and (deling.vrijgegeven or not vrijgave)
    # a P cell without its request is as good as T, but an objection holds it all the same
    geschikt = code in OP_TOESTEMMING or (code in TAAK and not deling.bezwaar)
    if not getekend or not geschikt or avg is None:  # secrecy lifted and an AVG ground: both, or nothing
        return None
    artikelen = (avg, "AVG 9(2)a") if deling.klasse in _BIJZONDER else (avg,)
    return _Grond(_R.TOESTEMMING, Opheffing.TOESTEMMING, artikelen, frozenset({_V.VRIJGEVEN} if vrijgave else ()))


def _conflict(deling: Deling, _code: Code) -> _Grond | None:
    if not deling.plichten.alle or deling.mildere_weg:
        return None
    return _nood(_R.CONFLICT_VAN_PLICHTEN, Opheffing.CONFLICT_VAN_PLICHTEN, deling)


_STAPPEN: tuple[Callable[[Deling, Code], _Grond | Stop | None], ...] = (
    _doel,
    _anoniem,
    _noodzaak,
    _kennis,
    _eigen_organisatie,
    _wet,
    _taak,
    _meldrecht,
    _vitaal,
    _toestemming,
    _conflict,
)


def _buiten_toestemming(
    reden: Delingsreden, opheffing: Opheffing, avg: str, deling: Deling, code: Code, *extra: Voorwaarde
) -> _Grond:
    minimum = code in _MINIMUM
    uitkomst = Delingsuitkomst.MAG_MINIMUM if minimum else Delingsuitkomst.MAG
    voorwaarden = _ALTIJD | frozenset(extra) | ({_V.MINIMUMSET} if minimum else set())
    return _Grond(reden, opheffing, (avg, *_bij_de_klasse(deling.klasse, "AVG 9(2)g")), voorwaarden, uitkomst)


def _nood(reden: Delingsreden, opheffing: Opheffing, deling: Deling) -> _Grond | None:
    """Lift secrecy toward who can help now: what is needed and no more (B11, B12); never toward LPA, SWV or POL."""
    if deling.ontvanger not in KAN_NU_HELPEN or deling.klasse in _NOOIT:
        return None
    avg = ("AVG 6(1)d", *_bij_de_klasse(deling.klasse, "AVG 9(2)c"))
    voorwaarden = _ALTIJD | {_V.ALLEEN_HET_NODIGE, _V.ACHTERAF_BEOORDELEN}
    return _Grond(reden, opheffing, avg, voorwaarden, Delingsuitkomst.MAG_MINIMUM)


def _bij_de_klasse(klasse: Klasse, uitzondering: str) -> tuple[str, ...]:
    if klasse is Klasse.STRAF:
        return ("AVG 10",)
    return (uitzondering,) if klasse in _BIJZONDER else ()


def _nog_te_doen(deling: Deling, reden: Delingsreden) -> frozenset[Voorwaarde]:
    """Give what is not done yet; who must act now tells the family afterwards (B11)."""
    gedaan = {
        _V.AFWEGEN: deling.afgewogen,
        _V.INFORMEREN: deling.informeren_geregeld or reden is _R.VITAAL_BELANG,
        _V.MELDCODE: deling.meldcode,
    }
    return frozenset(een for een, klaar in gedaan.items() if not klaar)


def _term(artikel: str) -> str:
    """Write "AVG 6(1)e" as the term "A6-1-e" of the DPV vocabulary."""
    return "A" + artikel.removeprefix("AVG ").replace("(", "-").replace(")", "-")
