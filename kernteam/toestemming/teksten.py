"""Reads the information texts a signer gets. Knows no request and no signer.

A text is a file `<versie>.<doelgroep>.<taal>.md`. A published version never changes: `SHA256SUMS` beside the files
holds what each must be, and a text that differs, lacks its pair or is not listed refuses the start.
"""

import re
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from kernteam.grond.voorlichting import Doelgroep, Informatietekst
from kernteam.toegang.beleid import BeleidFout

SOMMEN = "SHA256SUMS"
_NAAM = re.compile(r"([a-z0-9][a-z0-9.-]{0,39}?)\.(ouder|jeugdige)\.([a-z]{2})\.md", re.ASCII)
_SOM = re.compile(r"([0-9a-f]{64})  (\S+)", re.ASCII)


def laad_teksten(map_: Path) -> Mapping[tuple[str, Doelgroep], Informatietekst]:
    """Read and check every text; raises BeleidFout naming the file that is missing, changed or unreadable."""
    sommen = _sommen(map_ / SOMMEN)
    teksten = {}
    for pad in sorted(map_.glob("*.md")):
        tekst = _lees(pad)
        if sommen.get(pad.name) != tekst.sha256:
            raise BeleidFout(f"{pad.name}: staat niet zo in {SOMMEN}; een tekst die is uitgegeven, verandert niet")
        teksten[tekst.versie, tekst.doelgroep] = tekst
    _controleer_volledig(map_, sommen, teksten)
    return teksten


def _sommen(pad: Path) -> dict[str, str]:
    try:
        regels = pad.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as fout:
        raise BeleidFout(f"{pad.name}: {type(fout).__name__}") from None
    gevonden = [_SOM.fullmatch(regel) for regel in regels]
    if not all(gevonden):
        raise BeleidFout(f"{pad.name}: een regel is geen som met een bestandsnaam")
    return {som[2]: som[1] for som in gevonden if som}


def _lees(pad: Path) -> Informatietekst:
    delen = _NAAM.fullmatch(pad.name)
    if delen is None:
        raise BeleidFout(f"{pad.name}: de naam is niet <versie>.<doelgroep>.<taal>.md")
    try:
        ruw = pad.read_bytes()
        inhoud = ruw.decode("utf-8")
    except (OSError, UnicodeDecodeError) as fout:
        raise BeleidFout(f"{pad.name}: {type(fout).__name__}") from None
    return Informatietekst(delen[1], Doelgroep(delen[2].upper()), delen[3], sha256(ruw).hexdigest(), inhoud)


def _controleer_volledig(
    map_: Path, sommen: Mapping[str, str], teksten: Mapping[tuple[str, Doelgroep], Informatietekst]
) -> None:
    for naam in sommen:
        if not (map_ / naam).is_file():
            raise BeleidFout(f"{naam}: ontbreekt, maar staat in {SOMMEN}")
    for versie, _ in teksten:
        for doelgroep in Doelgroep:
            if (versie, doelgroep) not in teksten:
                raise BeleidFout(f"{versie}.{doelgroep.lower()}.nl.md: ontbreekt; elke versie is er voor iedereen")
    if not teksten:
        raise BeleidFout(f"{SOMMEN}: er is geen enkele informatietekst")
