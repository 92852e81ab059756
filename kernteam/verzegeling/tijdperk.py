"""Replacing the signing key, and a new era of the log after its store was put back. Decides nothing: a person asks.

A new era goes on with the lines that are left under a new name and key, so that nobody can take it for the old log:
that one signed for lines which are gone now. Both are a line of the log before they are done.
"""

import re
from collections.abc import Callable

from kernteam.verzegeling import boomwinkel, sleutel, telling, vervallijst
from kernteam.verzegeling.verzegelaar import Verstoord, Verzegelaar
from logbewijs import ijkpunt
from logbewijs.boom import Rand
from logbewijs.ijkpunt import Ijkpunt
from logbewijs.notitie import Misvormd, Sleutel, Vervalst
from logbewijs.tegels import Beschadigd, Boom

LegVast = Callable[[str], None]  # writes the line of what is about to be done, by its reason in codes


class Onnodig(RuntimeError):
    """There is nothing to do: the store holds all that was signed, or nothing was signed yet."""


def wissel_sleutel(verzegelaar: Verzegelaar, leg_vast: LegVast) -> Sleutel:
    """Replace the signing key; both keys sign the last checkpoint, so that who knows the old one trusts the new.

    Cut off halfway, the old key stays. Raises Onnodig, Verstoord, Bezet, LogsleutelFout, OSError and what `leg_vast`
    raises: then nothing was done.
    """
    with verzegelaar.alleen():
        oud = verzegelaar.sleutels()
        note, punt = verzegelaar.vorige(oud)
        if note is None:
            raise Onnodig("er is nog niets getekend: verzegel eerst")
        nieuw = oud.opvolger()
        dubbel = ijkpunt.onderteken(punt, oud.geheim, nieuw.geheim)
        leg_vast(f"SLEUTEL_GEWISSELD {nieuw.geheim.sleutel.id.hex()}")
        verzegelaar.anker.vervang(note, dubbel)
        verzegelaar.bewaar(punt.grootte, dubbel)
        sleutel.vervang(verzegelaar.sleutelbestand, nieuw)
    return nieuw.geheim.sleutel


def nieuw_tijdperk(verzegelaar: Verzegelaar, laatste: str, leg_vast: LegVast) -> tuple[Ijkpunt, Ijkpunt]:
    """Begin a new era after a legitimate restore; give the last checkpoint of the old one and the first of the new.

    `laatste` is that last checkpoint as a second person kept it: it must be what the anchor holds. Cut off halfway, it
    can be done again. Raises Onnodig when the store is not behind, Verstoord when the checkpoint is another one or what
    is left does not hang together, Bezet, LogsleutelFout, OSError and what `leg_vast` raises: then nothing was done.
    """
    with verzegelaar.alleen():
        oud = verzegelaar.sleutels()
        note = verzegelaar.anker.lees()
        einde = _zelfde(note or "", laatste, oud.bekend)
        begin = _wat_er_is(verzegelaar)
        if begin.grootte >= einde.grootte and _bevat(verzegelaar, einde):
            raise Onnodig("de opslag bevat alles wat is getekend: er is niets teruggezet")
        nieuw = oud.opvolger(_volgende(oud.geheim.naam))
        punt = Ijkpunt(nieuw.geheim.naam, begin.grootte, begin.wortel)
        eerste = ijkpunt.onderteken(punt, nieuw.geheim)
        leg_vast(f"TERUGGEZET {einde.grootte} {einde.wortel.hex()} {begin.grootte}")
        # the key first: an anchor that nobody can read would stop everything
        sleutel.vervang(verzegelaar.sleutelbestand, nieuw)
        verzegelaar.anker.vervang(note, eerste)
        verzegelaar.bewaar(punt.grootte, eerste)
        telling.vergeet(verzegelaar.anker)
    return einde, punt


def _zelfde(geankerd: str, laatste: str, sleutels: tuple[Sleutel, ...]) -> Ijkpunt:
    try:
        (een, getekend), (ander, ook) = (ijkpunt.controleer(note, sleutels) for note in (geankerd, laatste))
    except (Misvormd, Vervalst) as fout:
        raise Verstoord("ANDER_IJKPUNT", f"een van de twee ijkpunten klopt niet: {fout}") from None
    if not getekend or not ook or een != ander:
        raise Verstoord("ANDER_IJKPUNT", "dit is niet het laatste ijkpunt van dit logboek")
    return een


def _wat_er_is(verzegelaar: Verzegelaar) -> Rand:
    """Read every line that is left again: a new era does not begin on a tree that is wrong itself."""
    with boomwinkel.lezend(verzegelaar.motor) as verbinding:
        boom = boomwinkel.boom(verbinding)
        try:
            vervallen = vervallijst.lees(verbinding, verzegelaar.mac)
            begin = Boom(0, boomwinkel.lezer(verbinding))
            rand = boomwinkel.herlees(verbinding, begin, verzegelaar.eigen_inhoud, vervallen)
            klopt = rand.grootte == boom.grootte and rand.wortel == boom.wortel()
        except (LookupError, Beschadigd):
            klopt = False
    if not klopt:
        raise Verstoord("ANDERE_BOOM", "wat is teruggezet hangt zelf niet samen")
    return rand


def _bevat(verzegelaar: Verzegelaar, punt: Ijkpunt) -> bool:
    with boomwinkel.lezend(verzegelaar.motor) as verbinding:
        return boomwinkel.boom(verbinding, punt.grootte).wortel() == punt.wortel


def _volgende(naam: str) -> str:
    """Give the name of the next era: `…/2` after a name without a number."""
    gevonden = re.fullmatch(r"(.+)/([2-9]|[1-9][0-9]+)", naam, re.ASCII)
    return f"{naam}/2" if gevonden is None else f"{gevonden[1]}/{int(gevonden[2]) + 1}"
