"""Shows what was measured of the log, in Dutch, with what was aimed at. Knows no measurement."""

from collections.abc import Iterator, Mapping
from typing import Any

from bench.uitkomst import getal

Meting = Mapping[str, Any]


def tabel(soort: str, een: Meting, alles: Meting) -> str:
    """Show one store."""
    doelen = alles["doelen"]
    delen = (_schrijven(een, doelen), _boom(een, doelen), _lezen(een, doelen))
    regels = [f"\nHet logboek op {soort}, {alles['regels']} regels"]
    return "\n".join([*regels, *(f"  {regel}" for deel in delen for regel in deel)])


def _schrijven(een: Meting, doelen: Meting) -> Iterator[str]:
    for tegelijk, gemeten in een["schrijven"].items():
        verhouding, manieren = gemeten["verhouding"], gemeten["manieren"]
        doel = _minstens(verhouding["mediaan"], doelen["schrijven"])
        yield f"schrijven, {tegelijk} tegelijk: {getal(verhouding)} van kaal {doel}"
        yield f"  CPU van dit proces: {getal(gemeten['cpu_verhouding'])} keer kaal"
        for naam, getallen in manieren.items():
            langste, eerlijk = getallen["langste_ms"]["hoogste"], getallen["eerlijk"]["mediaan"]
            wacht = f"wacht {getal(getallen['wacht_ms'])} ms, langste {langste:.0f} ms"
            tempo = f"{getal(getallen['per_seconde'])} regels/s"
            yield f"  {naam:<8} {tempo}, {wacht}, traagste draad {eerlijk:.0%} van de snelste"


def _boom(een: Meting, doelen: Meting) -> Iterator[str]:
    tempo = een["verzegelen"]
    doel = _minstens(tempo["per_seconde"]["mediaan"], doelen["verzegelen"])
    yield f"verzegelen: {getal(tempo['per_seconde'])} bladeren/s {doel}"
    yield f"  per seconde CPU van dit proces: {getal(tempo['per_cpu_seconde'])}"
    for naam, verhouding in een["verificatie"]["verhouding"].items():
        doel = _minstens(verhouding["mediaan"], doelen["verificatie"])
        yield f"controleren: {getal(verhouding)} van de snelheid van {naam} {doel}"
    for grootte, bewijs in een["bewijs"].items():
        doel = _hoogstens(bewijs["ms"]["mediaan"], doelen["bewijs_ms"])
        pad = f"{bewijs['hashes']} hashes uit {bewijs['tegels']} tegels"
        yield f"bewijs bij {grootte}: {getal(bewijs['ms'])} ms, {pad} {doel}"


def _lezen(een: Meting, doelen: Meting) -> Iterator[str]:
    overzicht = een["overzicht"]
    doel = _hoogstens(overzicht["ms"]["mediaan"], doelen["overzicht_ms"])
    yield f"overzicht van {overzicht['regels']} regels: {getal(overzicht['ms'])} ms {doel}"
    for nacht in een["nacht"]:
        per_regel = f"{nacht['us_per_regel']:.1f} µs per regel, CPU {nacht['cpu_us_per_regel']:.1f} µs"
        yield f"nacht over {nacht['regels']} regels: {nacht['duur']:.1f} s, {per_regel}"
    yield f"groei: {sum(een['bytes_per_regel'].values()):.0f} bytes per regel"


def _minstens(waarde: float, doel: float) -> str:
    return _oordeel("minstens", doel, gehaald=waarde >= doel)


def _hoogstens(waarde: float, doel: float) -> str:
    return _oordeel("hoogstens", doel, gehaald=waarde <= doel)


def _oordeel(woord: str, doel: float, *, gehaald: bool) -> str:
    return f"(doel: {woord} {str(doel).replace('.', ',')}; {'gehaald' if gehaald else 'niet gehaald'})"
