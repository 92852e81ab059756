"""The commands of the policy, for whoever changes the tables: prove them, show them, compare them. Knows no store."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from kernteam.grond.doel import Doel
from kernteam.grond.klok import Klok
from kernteam.toegang import bewaartermijnen, bewijzen, minimumsets, rechthebbenden, schoolvakanties
from kernteam.toegang.beleid import KLASSEN, ONTVANGERS, ZENDERS, Beleid, BeleidFout, laad
from kernteam.toegang.rijen import GROEPEN
from kernteam.toegang.vergelijking import besluiten, verschil

_CONTROLEER = """Bewijs dat de tabellen nooit meer openen dan mag.

Elk bewijs wordt geval voor geval uitgeprobeerd met de echte beslisregels, voor vandaag en voor elke latere dag waarop
de tabellen veranderen.

Afsluitcode: 0 alles klopt, 1 een bewijs faalt of een tabel is niet te lezen, 2 verkeerd gebruik.
"""
_TOON = """Toon de deelmatrix, wie tekent, de doelen en de schakelaars, of vergelijk twee versies.

Een vergelijking noemt de situaties waarin anders wordt besloten: met een andere map (--vergelijk), of tussen twee
dagen (--van en --tot). Een andere bron of formulering telt niet.

Afsluitcode: 0 getoond, of geen verschil; 1 er wordt anders besloten; 2 verkeerd gebruik of een tabel is niet te lezen.
"""
# the tables beside the matrix and its kin; what they prove is that they can be read
_OVERIGE = (bewaartermijnen.laad, minimumsets.laad, rechthebbenden.laad, schoolvakanties.laad)
_MAP = click.Path(exists=True, file_okay=False, path_type=Path)
_GETOOND = 10  # failed cases of one proof that still help


def groep(map_: Path, klok: Klok) -> click.Group:
    """Make the group `beleid`, with the folder in force and the clock."""

    @click.group("beleid", help="De beleidstabellen: controleren, tonen en vergelijken.")
    @click.help_option("--help", help="Toon deze uitleg.")
    def beleid() -> None:
        pass

    beleid.add_command(_controleer(map_, klok))
    beleid.add_command(_toon(map_, klok))
    return beleid


def _controleer(standaard: Path, klok: Klok) -> click.Command:
    @click.command("controleer", help=_CONTROLEER)
    @click.option(
        "--map", "map_", type=_MAP, metavar="MAP", help="Controleer deze map met tabellen. Zonder keuze: die nu gelden."
    )
    @click.help_option("--help", help="Toon deze uitleg.")
    @click.pass_context
    def opdracht(context: click.Context, map_: Path | None) -> None:
        try:
            beleid = laad(map_ or standaard)
            for lader in _OVERIGE:
                lader(map_ or standaard)
        except BeleidFout as fout:
            click.echo(f"FOUT  {fout}", err=True)
            context.exit(1)
        click.echo(f"Beleid {beleid.versie}")
        uitslagen = bewijzen.controleer(beleid, klok.vandaag())
        for uitslag in uitslagen:
            _meld(uitslag)
        context.exit(1 if any(uitslag.fouten for uitslag in uitslagen) else 0)

    return opdracht


def _meld(uitslag: bewijzen.Uitslag) -> None:
    if not uitslag.fouten:
        click.echo(f"goed  {uitslag.naam}: {uitslag.aantal} gevallen")
        return
    click.echo(f"FOUT  {uitslag.naam}: {len(uitslag.fouten)} fout in {uitslag.aantal} gevallen")
    for fout in uitslag.fouten[:_GETOOND]:
        click.echo(f"      {fout}")
    if (rest := len(uitslag.fouten) - _GETOOND) > 0:
        click.echo(f"      en nog {rest} andere")


def _toon(standaard: Path, klok: Klok) -> click.Command:
    @click.command("toon", help=_TOON)
    @click.option(
        "--op", callback=_dag, metavar="JJJJ-MM-DD", help="Toon wat op deze dag geldt, in plaats van vandaag."
    )
    @click.option(
        "--vergelijk", type=_MAP, metavar="MAP", help="Vergelijk de tabellen die nu gelden met die in deze map."
    )
    @click.option("--van", callback=_dag, metavar="JJJJ-MM-DD", help="Vergelijk vanaf deze dag.")
    @click.option("--tot", callback=_dag, metavar="JJJJ-MM-DD", help="Vergelijk met deze dag.")
    @click.help_option("--help", help="Toon deze uitleg.")
    @click.pass_context
    def opdracht(
        context: click.Context, op: date | None, vergelijk: Path | None, van: date | None, tot: date | None
    ) -> None:
        if (van is None) != (tot is None) or (van and (op or vergelijk)):
            raise click.UsageError("Gebruik --van en --tot samen, en niet met --op of --vergelijk.")
        dag = op or klok.vandaag()
        try:
            beleid = laad(standaard)
            oud = besluiten(beleid, van or dag)
            nieuw = besluiten(laad(vergelijk) if vergelijk else beleid, tot or dag)
        except BeleidFout as fout:
            raise click.UsageError(str(fout)) from None
        if vergelijk or van:
            context.exit(_toon_verschil(verschil(oud, nieuw)))
        click.echo("\n".join(_tabellen(beleid, dag)))

    return opdracht


def _toon_verschil(verschillen: list[tuple[str, str, str]]) -> int:
    for situatie, voor, na in verschillen:
        click.echo(f"{situatie}: {voor} -> {na}")
    if not verschillen:
        click.echo("Er wordt nergens anders besloten.")
    return 1 if verschillen else 0


def _tabellen(beleid: Beleid, dag: date) -> Iterator[str]:
    yield f"Beleid {beleid.versie}, zoals het geldt op {dag}"
    for klasse in KLASSEN:
        yield f"\n{klasse:<14}" + "".join(f"{naar:>8}" for naar in ONTVANGERS) + "  (mag lezen)"
        for van in ZENDERS:
            yield f"van {van:<10}" + "".join(f"{beleid.cel(van, naar, klasse, dag).code:>8}" for naar in ONTVANGERS)
    yield "\nWie tekent (G: elke gezaghebbende, J: de jeugdige, JG: allebei)"
    for regime in beleid.regimes(dag):
        yield f"{regime.naam:<14}" + ", ".join(f"{groep}: {regime.ondertekenaars[groep]}" for groep in GROEPEN)
    yield "\nDoelen"
    for doel in Doel:
        een = beleid.verwerking(doel, dag)
        yield f"{doel}  {een.naam} ({', '.join(sorted(een.partijen))}); {'; '.join(een.grondslagen)}"
    yield "\nSchakelaars"
    for schakelaar in beleid.schakelaars(dag):
        gevolg = "" if schakelaar.in_gebruik else " (nog geen gevolg)"
        yield f"{schakelaar.naam} = {schakelaar.waarde}{gevolg}"


def _dag(_context: click.Context, _parameter: click.Parameter, waarde: str | None) -> date | None:
    if waarde is None:
        return None
    try:
        dag = date.fromisoformat(waarde) if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", waarde) else None
    except ValueError:
        dag = None
    if dag is None:
        raise click.BadParameter("Geef een bestaande dag als JJJJ-MM-DD, bijvoorbeeld 2026-11-01.")
    return dag
