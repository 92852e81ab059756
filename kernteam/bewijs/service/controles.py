"""Checks of the log for who oversees it: which were made, and one more now, of what is new. Names nobody."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.exc import SQLAlchemyError

from kernteam.bewijs.service.bewijzen import BESCHADIGD
from kernteam.grond.actor import Actor
from kernteam.grond.fouten import LogboekOnbeschikbaar, Strijdig
from kernteam.grond.handeling import Handeling
from kernteam.logboek.lezer import Logregel, Positie, Zoekvraag
from kernteam.logboek.regel import Uitkomst
from kernteam.toegang.feiten import GeenFeiten
from kernteam.toegang.poort import Poort
from kernteam.verzegeling.controle import Bevonden, Controleuitslag, Gedekt, Logcontrole, gedekt
from kernteam.verzegeling.sleutel import LogsleutelFout
from kernteam.verzegeling.verificatie import Bevinding
from kernteam.verzegeling.verzegelaar import Verzegelaar
from logbewijs.tegels import Beschadigd

HOOGSTENS = 20_000  # leaves one request checks: seconds, not minutes; more is for the command
_GETOOND = 100  # findings in one answer
_NIET_VERZEGELD = Strijdig("Dit logboek wordt hier niet verzegeld, en is dus niet te controleren.", "NIET_VERZEGELD")
_NIET_TE_LEZEN = Strijdig(
    "De sleutel of het anker van het logboek is niet te lezen. Vraag de beheerder ernaar te kijken.",
    "NIET_TE_CONTROLEREN",
)


@dataclass(frozen=True, slots=True)
class LogcontroleInzage:
    """One check that was made, as its line tells it."""

    nummer: int  # of its line
    gemaakt_op: datetime
    bevonden: Bevonden
    codes: tuple[str, ...]
    volledig: bool
    sinds: int
    grootte: int
    aantal: int
    door_opdracht: bool


@dataclass(frozen=True, slots=True)
class Gecontroleerd:
    """What a check that was made now found, in full."""

    bevonden: Bevonden
    volledig: bool
    sinds: int
    grootte: int
    aantal: int
    aantal_bevindingen: int
    bevindingen: tuple[Bevinding, ...]


def opsommen(
    actor: Actor, na: Positie | None, limit: int, poort: Poort
) -> tuple[list[LogcontroleInzage], Positie | None]:
    """List the checks of the log, newest first (handeling logcontrole.opsommen)."""
    poort.vraag(actor, Handeling.LOGCONTROLE_OPSOMMEN, GeenFeiten())
    regels = poort.lezer.zoek(_GEMAAKT, na, limit + 1)
    return list(_inzagen(regels[:limit])), regels[limit - 1].positie if len(regels) > limit else None


def gemaakt(poort: Poort, vanaf: datetime, tot: datetime) -> list[LogcontroleInzage]:
    """Give the checks of a period (`tot` exclusive), newest first; the caller asked the door."""
    vraag = Zoekvraag(handelingen=_GEMAAKT.handelingen, uitkomst=_GEMAAKT.uitkomst, vanaf=vanaf, tot=tot)
    return list(_inzagen(poort.lezer.zoek(vraag, None, _ALLE)))


def maken(actor: Actor, verzegelaar: Verzegelaar | None, poort: Poort) -> Gecontroleerd:
    """Check what came after the last good check, or all when that is little (handeling logcontrole.maken).

    What was found becomes a line (logcontrole.vastleggen) before it is told. Raises Strijdig when more than HOOGSTENS
    leaves are to be done, when this process does not seal, or when key, anchor or tree cannot be read.
    """
    poort.vraag(actor, Handeling.LOGCONTROLE_MAKEN, GeenFeiten())
    if verzegelaar is None:
        raise _NIET_VERZEGELD
    with _te_lezen():
        controle = Logcontrole(verzegelaar, poort.lezer.motor, _begin(gedekt(verzegelaar)))
        for _ in controle.loop():
            pass
    uitslag, alles = controle.uitslag, controle.bevindingen
    wat = Handeling.LOGCONTROLE_VASTLEGGEN
    poort.noteer(actor, wat, uitslag.reden, None, goed=True, aantal=controle.aantal)
    return Gecontroleerd(
        bevonden=uitslag.bevonden,
        volledig=uitslag.volledig,
        sinds=uitslag.sinds,
        grootte=uitslag.grootte,
        aantal=controle.aantal,
        aantal_bevindingen=len(alles),
        bevindingen=tuple(alles[:_GETOOND]),
    )


_GEMAAKT = Zoekvraag(handelingen=frozenset({Handeling.LOGCONTROLE_VASTLEGGEN}), uitkomst=Uitkomst.TOEGESTAAN)
_ALLE = 100_000  # checks of one period: far more than anybody makes


def _begin(goed: Gedekt) -> int:
    """Give where to begin: at the first line when the whole log is little."""
    begin = 0 if goed.grootte <= HOOGSTENS else goed.tot
    nieuw = goed.grootte - begin
    if nieuw > HOOGSTENS:
        wat = f"Er zijn {nieuw} regels te controleren, en hier kan dat met hoogstens {HOOGSTENS}."
        uitleg = f"{wat} Gebruik `flask logboek verifieer --nieuw`."
        raise Strijdig(uitleg, "TE_VEEL_TE_DOEN")
    return begin


@contextmanager
def _te_lezen() -> Iterator[None]:
    """Tell what keeps the log from being checked."""
    try:
        yield
    except SQLAlchemyError:
        raise LogboekOnbeschikbaar from None
    except Beschadigd:
        raise BESCHADIGD from None
    except (OSError, LogsleutelFout):
        raise _NIET_TE_LEZEN from None


def _inzagen(regels: list[Logregel]) -> Iterator[LogcontroleInzage]:
    for een in regels:
        uitslag = Controleuitslag.lees(een.inhoud["reden"])
        if uitslag is not None:
            yield LogcontroleInzage(
                nummer=een.nummer,
                gemaakt_op=datetime.fromisoformat(een.tijdstip),
                bevonden=uitslag.bevonden,
                codes=uitslag.codes,
                volledig=uitslag.volledig,
                sinds=uitslag.sinds,
                grootte=uitslag.grootte,
                aantal=een.inhoud.get("aantal", 0),
                door_opdracht="actor" not in een.inhoud,
            )
