"""The guard on writing: a session changes nothing until an act that may write holds its pass. Knows no feature."""

from typing import Any

from sqlalchemy import event
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction

from kernteam.db.engine import SCHRIJVEND
from kernteam.grond.doorgang import Doorgang
from kernteam.grond.handeling import Handeling

_VLAG = "kernteam_schrijft"


class LeesSessie(RuntimeError):
    """A reading act tried to change data: a fault of the program, never of the user."""


def begin_schrijven(sessie: Session, pas: Doorgang) -> None:
    """Start the writing transaction of an act whose line is durable.

    What was read for the decision is read again under the row's version, so a change in between is noticed.
    """
    if not pas.handeling.schrijft:
        raise LeesSessie(f"{pas.handeling} is een lezende handeling")
    _open(sessie)


def begin_schrijven_zonder_pas(sessie: Session, handeling: Handeling | None) -> None:
    """Start a writing transaction that concerns no casus: a login, an import by command (handeling None)."""
    if handeling is not None and not handeling.schrijft:
        raise LeesSessie(f"{handeling} is een lezende handeling")
    _open(sessie)


def _open(sessie: Session) -> None:
    sessie.commit()  # ends the reading transaction; nothing can be pending in it
    sessie.info[_VLAG] = True
    sessie.connection(execution_options={SCHRIJVEND: True})


def schrijft(sessie: Session) -> bool:
    """Tell whether an act began to write in the transaction of this session."""
    return bool(sessie.info.get(_VLAG))


def lees_een_stand(sessie: Session) -> None:
    """Begin a reading transaction that sees one moment of the data, however many statements it takes.

    SQLite always does; PostgreSQL does so on request. A writing act begins anew and is held by the row's version.
    """
    if sessie.get_bind().dialect.name == "postgresql":
        sessie.connection(execution_options={"isolation_level": "REPEATABLE READ"})


def bewaak(sessiefabriek: Any) -> None:
    """Hang the guard on a session factory."""
    event.listen(sessiefabriek, "before_flush", _voor_flush)
    event.listen(sessiefabriek, "do_orm_execute", _voor_opdracht)
    event.listen(sessiefabriek, "after_transaction_end", _na_transactie)


def _voor_flush(sessie: Session, _context: UOWTransaction, _objecten: object) -> None:
    if not sessie.info.get(_VLAG) and (sessie.new or sessie.dirty or sessie.deleted):
        raise LeesSessie("deze sessie leest alleen")


def _voor_opdracht(opdracht: ORMExecuteState) -> None:
    if not opdracht.is_select and not opdracht.session.info.get(_VLAG):
        raise LeesSessie("deze sessie leest alleen")


def _na_transactie(sessie: Session, transactie: Any) -> None:
    if transactie.parent is None:
        sessie.info.pop(_VLAG, None)
