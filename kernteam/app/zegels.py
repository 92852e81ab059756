"""Makes the parts that seal the log, when this process is to seal. Knows no route."""

from contextlib import ExitStack, suppress

import structlog

from config.settings import Instellingen, InstellingFout
from kernteam.bewaring.service import Logopslag
from kernteam.db.engine import maak_motor
from kernteam.kluis.sleutelbeheer import Sleutelbestand
from kernteam.logboek.teller import Teller
from kernteam.verzegeling import sleutel
from kernteam.verzegeling.achtergrond import Achtergrond
from kernteam.verzegeling.getuigen import Getuigenloket
from kernteam.verzegeling.telling import tellermap
from kernteam.verzegeling.verzegelaar import Verzegelaar
from logbewijs.anker import Anker
from logbewijs.notitie import Misvormd

_log = structlog.get_logger(__name__)


def maak_verzegelaar(instellingen: Instellingen, bij_weigeren: ExitStack) -> Verzegelaar | None:
    """Make what seals the log; in development with a key that is made when there is none.

    It connects when it is used; what it opens is closed by `bij_weigeren`. Raises LogsleutelFout.
    """
    gegeven = instellingen.verzegeling
    if gegeven is None:
        _log.warning("logboek.niet.verzegeld", uitleg="zet LOGBOEKSLEUTEL en LOGBOEKANKER (op PostgreSQL ook de rol)")
        return None
    if not instellingen.productie and not gegeven.sleutel.exists():
        with suppress(FileExistsError):  # another process was first
            sleutel.maak(gegeven.sleutel)
    sleutel.lees(gegeven.sleutel)
    motor = maak_motor(gegeven.url, duurzaam=True, pool_size=4)
    bij_weigeren.callback(motor.dispose)
    return Verzegelaar(motor, Sleutelbestand(instellingen.sleutelbestand).mac, gegeven.sleutel, Anker(gegeven.anker))


def maak_teller(instellingen: Instellingen) -> Teller | None:
    """Make what counts the lines outside the store, where there is an anchor to keep it beside."""
    gegeven = instellingen.verzegeling
    return None if gegeven is None else Teller(tellermap(Anker(gegeven.anker)))


def maak_logopslag(
    instellingen: Instellingen, verzegelaar: Verzegelaar | None, bij_weigeren: ExitStack
) -> Logopslag | None:
    """Make what lets log lines expire, when this process may; it connects when it is used."""
    if verzegelaar is None or not instellingen.logboek_bewaring_url:
        return None
    motor = maak_motor(instellingen.logboek_bewaring_url, duurzaam=True, pool_size=1)
    bij_weigeren.callback(motor.dispose)
    return Logopslag(verzegelaar, motor)


def maak_achtergrond(instellingen: Instellingen, verzegelaar: Verzegelaar | None) -> Achtergrond | None:
    """Make what seals beside the requests, with its witness if there is one; raises InstellingFout."""
    gegeven = instellingen.verzegeling
    if gegeven is None or verzegelaar is None:
        return None
    if not gegeven.getuige_url:
        return Achtergrond(verzegelaar, None)
    try:
        return Achtergrond(verzegelaar, Getuigenloket(verzegelaar, gegeven.getuige_url, gegeven.getuige_sleutel))
    except Misvormd as fout:
        raise InstellingFout(f"LOGBOEKGETUIGE_URL of LOGBOEKGETUIGE_SLEUTEL: {fout}") from None
