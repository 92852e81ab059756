"""Why a disclosure may not be, what would help, and which milder way there is. Knows no ground that lets it through."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from kernteam.grond.actor import Partij
from kernteam.grond.klasse import Klasse
from kernteam.toegang.beleid import Code
from kernteam.toegang.delingsfeiten import (
    Deling,
    Delingsreden,
    Delingsuitkomst,
    Hulp,
    Instemming,
    Mildereweg,
    Ondertekenaar,
)

TAAK = (Code.TAAK, Code.TAAK_MINIMUM)
OP_TOESTEMMING = (Code.TOESTEMMING, Code.TOESTEMMING_VRIJGAVE)
# toward a municipal task a signature is rarely free (AVG overweging 43; rule B01): the public task carries it
AVG_BIJ_TOESTEMMING: Mapping[Partij, str] = {
    Partij.SCHOOL: "AVG 6(1)a",
    Partij.SWV: "AVG 6(1)a",
    Partij.SPEC: "AVG 6(1)a",
    Partij.BT: "AVG 6(1)e",
    Partij.LPA: "AVG 6(1)e",
    Partij.JGZ: "AVG 6(1)e",
}
_R, _H = Delingsreden, Hulp
# the refusals after which something milder is worth suggesting
_NIET_GEDEELD = frozenset(
    {
        _R.GEEN_GROND,
        _R.GEEN_AVG_GROND,
        _R.TOESTEMMING_ONBEKEND,
        _R.GEZAG_ONDUIDELIJK,
        _R.GEWEIGERD,
        _R.GEEN_TOESTEMMING,
        _R.BUITEN_BEREIK,
        _R.NIET_VRIJGEGEVEN,
        _R.NIET_EIGEN,
        _R.BEZWAAR,
        _R.GEEN_VERZOEK,
    }
)


@dataclass(frozen=True, slots=True)
class Stop:
    """A step that ends it."""

    reden: Delingsreden
    hulp: tuple[Hulp, ...] = ()
    uitkomst: Delingsuitkomst = Delingsuitkomst.NIET


def beletsel_taak(deling: Deling) -> Stop | None:
    """Give what stands in the way of sharing for a public task."""
    bij_swv = Partij.SWV in (deling.zender, deling.ontvanger)
    if deling.bezwaar:  # R16: held until compelling grounds are shown
        return Stop(_R.BEZWAAR, (_H.BEZWAAR_BEOORDELEN,), Delingsuitkomst.AANGEHOUDEN)
    if bij_swv and not deling.verzoek:  # B04
        return Stop(_R.GEEN_VERZOEK, (_H.VERZOEK_VASTLEGGEN, _H.TOESTEMMING_VRAGEN))
    if alleen_deskundige(deling) and not deling.aan_deskundige:
        return Stop(_R.ALLEEN_DESKUNDIGE, (_H.NAAR_DESKUNDIGE,))
    return Stop(_R.MILDERE_WEG) if deling.mildere_weg else None


def alleen_deskundige(deling: Deling) -> bool:
    """Tell whether only the SWV's own experts may get this, never a begeleider at the table (B04)."""
    return deling.ontvanger is Partij.SWV and deling.klasse is Klasse.MED


def beletsel_melden(deling: Deling) -> Stop | None:
    """Give what stands in the way of reporting; what the GI asks during an OTS is a duty (B08)."""
    if deling.ontvanger is Partij.GI and not deling.ots_loopt:
        return Stop(_R.GEEN_OTS, (_H.OTS_VASTLEGGEN,))
    return Stop(_R.MILDERE_WEG) if deling.mildere_weg and not plicht_ots(deling) else None


def plicht_ots(deling: Deling) -> bool:
    """Tell whether the GI asks it while the OTS runs (Jeugdwet 7.3.11(4))."""
    return deling.ontvanger is Partij.GI and deling.ots_loopt and deling.ots_verzoek


def waarom_niet(deling: Deling, code: Code) -> Stop:
    """Say why no step let it through, and what would help."""
    gevonden = _beletsel(deling, code) or Stop(_R.GEEN_GROND, _in_plaats_daarvan(deling))
    if deling.levensgevaar:
        return replace(gevonden, hulp=(_H.ALARMNUMMER, *gevonden.hulp))
    if deling.klasse is Klasse.VEIL:  # S14: to Veilig Thuis, not to the whole kernteam
        return replace(gevonden, hulp=(_H.VEILIG_THUIS_ADVIES, *gevonden.hulp))
    return gevonden


def mildere_weg(deling: Deling, reden: Delingsreden) -> Mildereweg | None:
    """Suggest what shares less (S05): with them, by themselves, or without a name."""
    if reden in (_R.TAAK, _R.TOESTEMMING):
        return Mildereweg.ERBIJ_ZIJN
    if reden not in _NIET_GEDEELD:
        return None
    zelf = reden in (_R.GEEN_GROND, _R.GEEN_AVG_GROND) or deling.klasse in (Klasse.ID, Klasse.BSN)
    return Mildereweg.ZELF_VERTELLEN if zelf else Mildereweg.ANONIEM_BESPREKEN


def _beletsel(deling: Deling, code: Code) -> Stop | None:
    if code in TAAK:
        return beletsel_taak(deling)
    if code is Code.MELDRECHT:
        return beletsel_melden(deling)
    return _beletsel_toestemming(deling) if code in OP_TOESTEMMING else None


def _in_plaats_daarvan(deling: Deling) -> tuple[Hulp, ...]:
    naar_leerplicht = deling.klasse is Klasse.MED and deling.ontvanger is Partij.LPA
    return (_H.ARTS_LEERPLICHT,) if naar_leerplicht else ()


def _beletsel_toestemming(deling: Deling) -> Stop:
    if deling.toestemming in _GEEN_TOESTEMMING:
        return _GEEN_TOESTEMMING[deling.toestemming]
    if deling.toestemming is Instemming.ONTBREEKT:
        return Stop(_R.GEEN_TOESTEMMING, _wie_nog(deling))
    if not deling.in_bereik:
        return Stop(_R.BUITEN_BEREIK, (_H.BEREIK_UITBREIDEN,))
    if deling.ontvanger not in AVG_BIJ_TOESTEMMING:
        return Stop(_R.GEEN_AVG_GROND)
    return Stop(_R.NIET_VRIJGEGEVEN, (_H.VRIJGAVE_VRAGEN,))


_GEEN_TOESTEMMING = {
    Instemming.AANGEHOUDEN: Stop(_R.GEZAG_ONDUIDELIJK, (_H.GEZAG_UITZOEKEN,), Delingsuitkomst.AANGEHOUDEN),  # C13
    Instemming.ONBEKEND: Stop(_R.TOESTEMMING_ONBEKEND, (_H.SCHOOL_VRAGEN,)),
    Instemming.GEWEIGERD: Stop(_R.GEWEIGERD, (_H.GESPREK,)),  # C02: no reminder, a talk
}


def _wie_nog(deling: Deling) -> tuple[Hulp, ...]:
    jeugdige = (_H.JEUGDIGE_TEKENT,) if Ondertekenaar.JEUGDIGE in deling.ontbreekt else ()
    ouders = (_H.OUDERS_TEKENEN,) if Ondertekenaar.OUDER in deling.ontbreekt else ()
    return (*jeugdige, *ouders) or (_H.TOESTEMMING_VRAGEN,)
