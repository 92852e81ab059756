"""Recognises what may be a BSN in free text (elfproef). Knows no person: one in eleven random numbers passes."""

import re
import unicodedata
from collections.abc import Mapping

from stdnum.nl import bsn, onderwijsnummer

from kernteam.grond.fouten import Fout, Ongeldig

GEEN_BSN = "GEEN_BSN_BEVESTIGD"  # in the log line of an act whose writer confirmed that the digits are none

# a lookahead, so that a room number in front of the nine digits does not swallow their beginning
_NEGEN_CIJFERS = re.compile(r"(?<!\d)(?=(\d(?:[ .\-]?\d){8})(?!\d))", re.ASCII)


def lijkt_op_bsn(tekst: str) -> bool:
    """Tell whether the text holds nine digits that pass as BSN or onderwijsnummer."""
    return any(
        bsn.is_valid(cijfers) or onderwijsnummer.is_valid(cijfers)
        for gevonden in _NEGEN_CIJFERS.finditer(unicodedata.normalize("NFKC", tekst))
        if (cijfers := re.sub(r"\D", "", gevonden[1]))
    )


def bsn_fouten(teksten: Mapping[str, str | None], *, bevestigd: bool) -> list[Fout]:
    """Give a fault for each field with a possible BSN (UAVG 46; rule N05), unless the writer confirmed it is none."""
    if bevestigd:
        return []
    return [
        Fout(
            wijzer,
            "BSN",
            "Hier lijkt een BSN te staan. Haal het weg, of bevestig met bevestigdGeenBsn dat het er geen is.",
        )
        for wijzer, tekst in teksten.items()
        if tekst is not None and lijkt_op_bsn(tekst)
    ]


def eis_zonder_bsn(teksten: Mapping[str, str | None], *, bevestigd: bool) -> None:
    """Refuse texts with a possible BSN (UAVG 46; rule N05), for an act that has nothing else to find fault with."""
    fouten = bsn_fouten(teksten, bevestigd=bevestigd)
    if fouten:
        raise Ongeldig(fouten)
