"""Logs in, makes and revokes tokens, and turns a token into an Actor. Knows no casus and no web."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from uuid import UUID, uuid4

from sqlalchemy import Date, and_, bindparam, delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, aliased

from kernteam.grond.actor import Actor, Discipline, Partij, Rol
from kernteam.grond.fouten import NietAangemeld, NietGevonden, Strijdig, TeVaak
from kernteam.grond.handeling import Handeling
from kernteam.grond.klok import AMSTERDAM
from kernteam.identiteit import wachtwoord
from kernteam.identiteit.models import Aanmeldpoging, Account, Hoedanigheid, Token
from kernteam.netwerk.models import Medewerker, Organisatie
from kernteam.toegang.feiten import GeenFeiten
from kernteam.toegang.poort import Poort

GELDIGHEID = timedelta(hours=8)
_VRIJE_POGINGEN = 5
_EERSTE_WACHT = timedelta(seconds=30)
_LANGSTE_WACHT = timedelta(minutes=15)
_VERGEET_NA = timedelta(days=1)
_FOUT = "De gebruikersnaam of het wachtwoord klopt niet."

# built once, so that SQLAlchemy finds its compiled form by identity; `_moment` fills in what they bind
_GELDIG = (Token.ingetrokken_op.is_(None), Token.verloopt_op > bindparam("nu"))
_IN_DIENST = Medewerker.in_dienst(bindparam("vandaag", type_=Date()))
_ACTOR = (
    select(Token.id, Medewerker.id, Medewerker.rol, Medewerker.discipline, Organisatie.id, Organisatie.partij)
    .join(Account, Account.id == Token.account_id)
    .join(Medewerker, Medewerker.id == Token.medewerker_id)
    .join(Organisatie, Organisatie.id == Medewerker.organisatie_id)
    .join(Hoedanigheid, and_(Hoedanigheid.account_id == Account.id, Hoedanigheid.medewerker_id == Medewerker.id))
    .where(Token.hash == bindparam("hash"), Account.geblokkeerd.is_(False), _IN_DIENST, *_GELDIG)
)


# two capacities of one account are one person
_SAMEN = aliased(Hoedanigheid)
_ZELFDE_PERSOON = (
    select(Hoedanigheid.account_id)
    .join(_SAMEN, _SAMEN.account_id == Hoedanigheid.account_id)
    .where(Hoedanigheid.medewerker_id == bindparam("een"), _SAMEN.medewerker_id == bindparam("ander"))
)


@dataclass(frozen=True, slots=True, repr=False)
class Aanmelding:
    """What somebody enters to log in."""

    gebruikersnaam: str
    wachtwoord: str
    hoedanigheid: UUID | None = None


@dataclass(frozen=True, slots=True, repr=False)
class NieuwToken:
    """A fresh token; the only moment at which the token itself is known."""

    id: UUID
    token: str
    verloopt_op: datetime


@dataclass(frozen=True, slots=True)
class TokenInzage:
    """A token as its owner may see it in a list."""

    id: UUID
    medewerker_id: UUID
    gemaakt_op: datetime
    verloopt_op: datetime
    huidig: bool


@dataclass(frozen=True, slots=True, repr=False)
class Profiel:
    """Who the actor is, in which capacity."""

    medewerker_id: UUID
    naam: str
    rol: Rol
    discipline: Discipline | None
    organisatie_id: UUID
    organisatie: str
    partij: Partij


def maken(aanmelding: Aanmelding, poort: Poort) -> NieuwToken:
    """Log in and give a token (handeling token.maken).

    Raises TeVaak while the entered name must wait, NietAangemeld for a wrong name or password alike, and Strijdig
    with the choices when the account has several capacities and none was chosen.
    """
    nu = poort.klok.nu()
    naam = aanmelding.gebruikersnaam.casefold()
    naam_mac = poort.beheer.mac("aanmelden", naam.encode())
    vrij_op = _tel_poging(poort, naam_mac, nu)
    if vrij_op > nu:
        poort.noteer(None, Handeling.TOKEN_MAKEN, "TE_VAAK", None, goed=False)
        raise TeVaak(int((vrij_op - nu).total_seconds()) + 1)
    account = poort.sessie.scalar(select(Account).where(Account.gebruikersnaam == naam))
    klopt = wachtwoord.klopt(account.wachtwoord if account else None, aanmelding.wachtwoord)
    if account is None or not klopt or account.geblokkeerd:
        poort.noteer(None, Handeling.TOKEN_MAKEN, "AANMELDEN_MISLUKT", account.id if account else None, goed=False)
        raise NietAangemeld(_FOUT)
    actor = _kies(poort, account.id, aanmelding.hoedanigheid, nu)
    poort.noteer(actor, Handeling.TOKEN_MAKEN, "AANGEMELD", account.id, goed=True)
    poort.schrijf_zonder_casus(Handeling.TOKEN_MAKEN)
    poort.sessie.execute(delete(Aanmeldpoging).where(Aanmeldpoging.naam_mac == naam_mac))
    return geef_uit(poort.sessie, account.id, actor.medewerker_id, nu)


def geef_uit(sessie: Session, account_id: UUID, medewerker_id: UUID, nu: datetime) -> NieuwToken:
    """Store a fresh token and give it."""
    geheim = secrets.token_urlsafe(32)
    token = Token(
        id=uuid4(),
        account_id=account_id,
        medewerker_id=medewerker_id,
        hash=sha256(geheim.encode()).digest(),
        gemaakt_op=nu,
        verloopt_op=nu + GELDIGHEID,
    )
    sessie.add(token)
    return NieuwToken(token.id, geheim, token.verloopt_op)


def opsommen(actor: Actor, poort: Poort) -> list[TokenInzage]:
    """List the valid tokens of the actor's account, in whichever capacity (handeling token.opsommen)."""
    poort.vraag(actor, Handeling.TOKEN_OPSOMMEN, GeenFeiten())
    opdracht = (
        select(Token)
        .where(Token.account_id == _account_van(actor), *_GELDIG)
        .order_by(Token.gemaakt_op.desc(), Token.id)
        .limit(100)
    )
    return [
        TokenInzage(token.id, token.medewerker_id, token.gemaakt_op, token.verloopt_op, token.id == actor.token_id)
        for token in poort.sessie.scalars(opdracht, {"nu": poort.klok.nu()})
    ]


def intrekken(actor: Actor, token_id: UUID, poort: Poort) -> None:
    """Revoke a token of the actor's account at once (handeling token.intrekken); raises NietGevonden."""
    eigen = poort.sessie.scalar(select(Token.id).where(Token.id == token_id, Token.account_id == _account_van(actor)))
    poort.vraag(actor, Handeling.TOKEN_INTREKKEN, GeenFeiten(token_id, van_actor=eigen is not None), token_id)
    poort.schrijf_zonder_casus(Handeling.TOKEN_INTREKKEN)
    token = poort.sessie.get(Token, token_id)
    if token is None:
        raise NietGevonden
    token.ingetrokken_op = token.ingetrokken_op or poort.klok.nu()


def profiel(actor: Actor, poort: Poort) -> Profiel:
    """Tell the actor who he is here (handeling gebruikersprofiel.lezen)."""
    poort.vraag(actor, Handeling.GEBRUIKERSPROFIEL_LEZEN, GeenFeiten())
    medewerker, organisatie = poort.sessie.execute(
        select(Medewerker, Organisatie).join(Organisatie).where(Medewerker.id == actor.medewerker_id)
    ).one()
    return Profiel(
        actor.medewerker_id,
        medewerker.naam,
        actor.rol,
        actor.discipline,
        organisatie.id,
        organisatie.naam,
        organisatie.partij,
    )


def _moment(nu: datetime) -> dict[str, datetime | date]:
    return {"nu": nu, "vandaag": nu.astimezone(AMSTERDAM).date()}


def zelfde_persoon(sessie: Session, een: UUID, ander: UUID) -> bool:
    """Tell whether two medewerkers are one person, who logs in as either."""
    return een == ander or sessie.scalar(_ZELFDE_PERSOON, {"een": een, "ander": ander}) is not None


def alle_hoedanigheden(sessie: Session, medewerker_id: UUID) -> set[UUID]:
    """Give every medewerker that this person is: himself, and the others he can log in as."""
    account = select(Hoedanigheid.account_id).where(Hoedanigheid.medewerker_id == medewerker_id)
    opdracht = select(Hoedanigheid.medewerker_id).where(Hoedanigheid.account_id.in_(account))
    return {medewerker_id, *sessie.scalars(opdracht)}


def actor_van(sessie: Session, token: str, nu: datetime) -> Actor | None:
    """Give the Actor of a bearer token, or None when it is unknown, expired or revoked. One statement."""
    rij = sessie.execute(_ACTOR, {"hash": sha256(token.encode()).digest(), **_moment(nu)}).one_or_none()
    if rij is None:
        return None
    token_id, medewerker_id, rol, discipline, organisatie_id, partij = rij
    return Actor(medewerker_id, rol, partij, organisatie_id, discipline, token_id)


def _account_van(actor: Actor):  # type: ignore[no-untyped-def]  # noqa: ANN202 - a scalar subquery
    return select(Token.account_id).where(Token.id == actor.token_id).scalar_subquery()


def _kies(poort: Poort, account_id: UUID, gekozen: UUID | None, nu: datetime) -> Actor:
    opdracht = (
        select(Medewerker, Organisatie)
        .join(Hoedanigheid, Hoedanigheid.medewerker_id == Medewerker.id)
        .join(Organisatie, Organisatie.id == Medewerker.organisatie_id)
        .where(Hoedanigheid.account_id == account_id, _IN_DIENST)
        .order_by(Organisatie.naam, Medewerker.id)
    )
    alle = [
        (Actor(medewerker.id, medewerker.rol, organisatie.partij, organisatie.id, medewerker.discipline), organisatie)
        for medewerker, organisatie in poort.sessie.execute(opdracht, _moment(nu))
    ]
    if not alle:  # nobody works here any more under this account
        poort.noteer(None, Handeling.TOKEN_MAKEN, "GEEN_HOEDANIGHEID", account_id, goed=False)
        raise NietAangemeld(_FOUT)
    passend = [actor for actor, _ in alle if gekozen in (None, actor.medewerker_id)]
    if len(passend) == 1:
        return passend[0]
    keuzes = [
        {"hoedanigheid": str(actor.medewerker_id), "rol": actor.rol.value, "organisatie": organisatie.naam}
        for actor, organisatie in alle
    ]
    poort.noteer(None, Handeling.TOKEN_MAKEN, "KIES_HOEDANIGHEID", account_id, goed=False)
    raise Strijdig("Kies in welke hoedanigheid u zich aanmeldt.", "KIES_HOEDANIGHEID", keuzes=keuzes)


def _tel_poging(poort: Poort, naam_mac: bytes, nu: datetime) -> datetime:
    """Count an attempt before the password is looked at, so that guesses sent at once are all counted.

    Gives until when the name had to wait before this attempt. Commits by itself: whatever the attempt ends in, it was
    made. A login that succeeds forgets the count.
    """
    for _ in range(2):
        poort.schrijf_zonder_casus(Handeling.TOKEN_MAKEN)
        vrij_op = _tel_op(poort.sessie, naam_mac, nu)
        try:
            poort.sessie.commit()
        except IntegrityError:  # the first attempt for this name was counted elsewhere at the same moment
            poort.sessie.rollback()
        else:
            break
    return vrij_op


def _tel_op(sessie: Session, naam_mac: bytes, nu: datetime) -> datetime:
    sessie.execute(delete(Aanmeldpoging).where(Aanmeldpoging.laatst_op < nu - _VERGEET_NA))
    poging = sessie.get(Aanmeldpoging, naam_mac, with_for_update=True, populate_existing=True)
    if poging is None:
        poging = Aanmeldpoging(naam_mac=naam_mac, mislukt=0, laatst_op=nu, vrij_op=nu)
        sessie.add(poging)
    vrij_op = poging.vrij_op
    if vrij_op > nu:
        return vrij_op
    poging.mislukt += 1
    poging.laatst_op = nu
    if poging.mislukt >= _VRIJE_POGINGEN:
        wacht = min(_EERSTE_WACHT * 2 ** min(poging.mislukt - _VRIJE_POGINGEN, 10), _LANGSTE_WACHT)
        poging.vrij_op = nu + wacht
    return vrij_op
