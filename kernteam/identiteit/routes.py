"""The routes of login and tokens: parse, call, dump."""

from typing import Any
from uuid import UUID

from kernteam.grond.handeling import Handeling as Act
from kernteam.http.blad import Blad
from kernteam.http.verzoek import actor
from kernteam.identiteit import service
from kernteam.identiteit.schemas import AanmeldingSchema, NieuwTokenSchema, ProfielSchema, TokenLijst
from kernteam.toegang.routes import poort

blad = Blad("identiteit", __name__, description="Aanmelden, tokens en uw eigen gegevens.")


@blad.act(
    Act.TOKEN_MAKEN,
    "POST",
    "/tokens",
    invoer=AanmeldingSchema,
    antwoord=NieuwTokenSchema,
    status=201,
    fouten=(401, 409, 429),
)
def maken(aanmelding: service.Aanmelding) -> Any:
    """Meld u aan.

    U krijgt een token dat acht uur geldt. Na vijf foute pogingen moet u wachten.
    """
    return service.maken(aanmelding, poort())


@blad.act(Act.TOKEN_OPSOMMEN, "GET", "/tokens", antwoord=TokenLijst)
def opsommen() -> Any:
    """Bekijk uw geldige tokens."""
    return {"resultaten": service.opsommen(actor(), poort())}


@blad.act(Act.TOKEN_INTREKKEN, "DELETE", "/tokens/<uuid:token_id>", status=204)
def intrekken(token_id: UUID) -> Any:
    """Trek een token in.

    Het token werkt daarna meteen niet meer.
    """
    service.intrekken(actor(), token_id, poort())


@blad.act(Act.GEBRUIKERSPROFIEL_LEZEN, "GET", "/gebruikersprofiel", antwoord=ProfielSchema)
def profiel() -> Any:
    """Bekijk wie u hier bent en in welke hoedanigheid."""
    return service.profiel(actor(), poort())
