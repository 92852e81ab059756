"""The routes of signals: parse, call, dump."""

from typing import Any
from uuid import UUID

from flask import request

from kernteam.db.base import als_tekst
from kernteam.grond.handeling import Handeling as Act
from kernteam.http.blad import Blad
from kernteam.http.paging import Bladzijde, PaginaVraag, link, moment_en_id, naar_cursor
from kernteam.http.verzoek import actor
from kernteam.signaal import schemas
from kernteam.signaal.inzage import Akkoord
from kernteam.signaal.service import lezen, melden, terugkoppelen, verloop
from kernteam.signaal.service import overdragen as overdracht
from kernteam.toegang.routes import poort

blad = Blad("signaal", __name__, description="Een zorg in uw eigen deel, voor er een casus is, en wat u daarvan hoort.")
_SIGNAAL = "/signalen/<uuid:signaal_id>"


@blad.act(
    Act.SIGNAAL_MELDEN,
    "POST",
    "/signalen",
    invoer=schemas.SignaalInvoerSchema,
    antwoord=schemas.SignaaldeelSchema,
    status=201,
    koppen=("Location",),
    fouten=(409,),
    opnieuw=lambda signaal_id: (melden.heropgehaald(actor(), signaal_id, poort()), _plek(signaal_id)),
)
def melden_(nieuw: melden.NieuwSignaal) -> Any:
    """Noteer een zorg over een jeugdige op een school van uw kernteam.

    Alleen u ziet het signaal; de school hoort er niets van. Na drie maanden is het er niet meer. Stuur een
    Idempotency-Key mee om veilig te kunnen herhalen.
    """
    gemaakt = melden.melden(actor(), nieuw, poort())
    return gemaakt, _plek(gemaakt.id)


@blad.act(Act.SIGNAAL_OPSOMMEN, "GET", "/signalen", vraag=PaginaVraag, antwoord=schemas.SignaalLijst, koppen=("Link",))
def opsommen(vraag: dict[str, Any]) -> Any:
    """Bekijk uw eigen signalen.

    Het nieuwste staat bovenaan.
    """
    rijen, plek = lezen.opsommen(actor(), moment_en_id(vraag.get("cursor")), vraag["limit"], poort())
    blad_ = Bladzijde(rijen, (als_tekst(plek[0]), str(plek[1])) if plek else None)
    return {"resultaten": rijen, "volgende": naar_cursor(blad_.volgende)}, link(blad_, vraag["limit"])


@blad.act(Act.SIGNAAL_LEZEN, "GET", _SIGNAAL, antwoord=schemas.SignaalSchema)
def lezen_(signaal_id: UUID) -> Any:
    """Lees een eigen signaal."""
    return lezen.lezen(actor(), signaal_id, poort())


@blad.act(
    Act.SIGNAAL_AANKONDIGEN,
    "POST",
    f"{_SIGNAAL}/aankondigingen",
    invoer=schemas.AankondigingInvoerSchema,
    antwoord=schemas.SignaalSchema,
    status=201,
    fouten=(409,),
    opnieuw=lambda _, signaal_id: lezen.lezen(actor(), signaal_id, poort()),
)
def aankondigen(akkoord: Akkoord, signaal_id: UUID) -> Any:
    """Laat de school weten dat er een signaal is, als de familie akkoord is.

    De contactpersonen krijgen een taak met het nummer van het signaal en een laatste dag. Over wie het gaat, vertelt
    de familie hun, of u. Tot 12 jaar is het akkoord van de ouders nodig, tot 16 ook dat van de jeugdige, daarna alleen
    dat van de jeugdige.
    """
    return verloop.aankondigen(actor(), signaal_id, akkoord, poort())


@blad.act(
    Act.SIGNAAL_AFSLUITEN,
    "POST",
    f"{_SIGNAAL}/afsluitingen",
    invoer=schemas.SignaalslotInvoerSchema,
    antwoord=schemas.SignaalSchema,
    status=201,
    fouten=(409,),
    opnieuw=lambda _, signaal_id: lezen.lezen(actor(), signaal_id, poort()),
)
def afsluiten(slot: verloop.Afsluiting, signaal_id: UUID) -> Any:
    """Sluit een signaal af.

    De school hoort de reden niet. Trok de familie haar akkoord in, kies dan AKKOORD_INGETROKKEN: daarna hoort ook u
    niets meer. Dat kan ook na een andere afsluiting.
    """
    return verloop.afsluiten(actor(), signaal_id, slot, poort())


@blad.act(
    Act.SIGNAAL_OVERDRAGEN,
    "POST",
    f"{_SIGNAAL}/overdrachten",
    invoer=schemas.SignaaloverdrachtInvoerSchema,
    status=204,
    fouten=(409,),
)
def overdragen(wie: dict[str, Any], signaal_id: UUID) -> Any:
    """Draag een eigen signaal over aan een collega die u vervangt.

    U leest het daarna niet meer, en de terugkoppeling gaat naar uw collega. De bewaartermijn begint niet opnieuw.
    """
    overdracht.overdragen(actor(), signaal_id, wie["medewerker_id"], poort())


@blad.act(
    Act.SIGNAALAFWIJZING_VASTLEGGEN,
    "PUT",
    f"{_SIGNAAL}/afwijzing",
    invoer=schemas.SignaalafwijzingInvoerSchema,
    status=204,
    fouten=(409,),
)
def afwijzing_vastleggen(keuze: dict[str, Any], signaal_id: UUID) -> Any:
    """Leg vast dat uw school een aangekondigd signaal niet oppakt, en of de melder dat mag horen.

    Voor contactpersonen. De taak verdwijnt; een reden wordt niet bewaard. Een casus kan het later nog oppakken.
    """
    terugkoppelen.afwijzen(actor(), signaal_id, keuze["terugkoppelen"], poort())


@blad.act(
    Act.TERUGKOPPELING_VASTLEGGEN,
    "PUT",
    "/casussen/<uuid:casus_id>/terugkoppelingen/<uuid:signaal_id>",
    invoer=schemas.TerugkoppelingInvoerSchema,
    status=204,
    fouten=(409,),
)
def terugkoppeling_vastleggen(keuze: dict[str, Any], casus_id: UUID, signaal_id: UUID) -> Any:
    """Leg vast dat deze casus een aangekondigd signaal oppakt, en of de melder dat mag horen.

    De melder hoort alleen dat het is opgepakt en wanneer de casus eindigde, nooit iets over de inhoud.
    """
    terugkoppelen.vastleggen(actor(), casus_id, signaal_id, keuze["terugkoppelen"], poort())


def _plek(signaal_id: UUID) -> dict[str, str]:
    return {"Location": f"{request.path}/{signaal_id}"}
