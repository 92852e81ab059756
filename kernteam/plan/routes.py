"""The routes of the plan: parse, call, dump."""

from typing import Any
from uuid import UUID

from kernteam.casus.antwoorden import ToegevoegdSchema
from kernteam.grond.handeling import Handeling as Act
from kernteam.http import etag
from kernteam.http.blad import Blad
from kernteam.http.verzoek import actor
from kernteam.plan import antwoorden, schemas
from kernteam.plan.service import acties, evaluaties, lezen, plandoelen
from kernteam.plan.service.binnen import Toegepast
from kernteam.toegang.routes import poort

blad = Blad("plan", __name__, description="Het plan: doelen, acties, akkoord, evaluaties en tevredenheid.")
_PLAN = "/casussen/<uuid:casus_id>/plan"
_DOEL = f"{_PLAN}/doelen/<uuid:plandoel_id>"


def _met_versie(toegepast: Toegepast) -> tuple[Toegepast, dict[str, str]]:
    return toegepast, etag.kop(toegepast.versie)


def _zoals_gemaakt(gemaakt: UUID, **_: UUID) -> tuple[Toegepast, dict[str, str]]:
    return _met_versie(Toegepast(gemaakt, versie=1))


@blad.act(Act.PLAN_LEZEN, "GET", _PLAN, antwoord=antwoorden.PlanSchema)
def plan_lezen(casus_id: UUID) -> Any:
    """Lees het plan.

    U ziet wat van uw eigen organisatie is, en wat anderen met toestemming met u delen.
    """
    return lezen.lezen(actor(), casus_id, poort())


@blad.act(
    Act.PLANDOEL_STELLEN,
    "POST",
    f"{_PLAN}/doelen",
    invoer=schemas.PlandoelInvoerSchema,
    antwoord=antwoorden.ToegepastSchema,
    status=201,
    koppen=("ETag",),
    fouten=(409,),
    opnieuw=_zoals_gemaakt,
)
def doel_stellen(nieuw: plandoelen.NieuwPlandoel, casus_id: UUID) -> Any:
    """Stel een doel.

    Schrijf naast uw eigen verwoording op wat de jeugdige en de ouders zelf zeggen, en naast de zorgen wat goed gaat.
    """
    return _met_versie(plandoelen.stellen(actor(), casus_id, nieuw, poort()))


@blad.act(
    Act.PLANDOEL_WIJZIGEN,
    "PATCH",
    _DOEL,
    invoer=schemas.PlandoelWijzigingSchema,
    antwoord=antwoorden.ToegepastSchema,
    koppen=("ETag",),
    fouten=(409, 412, 428),
    parameters=(etag.PARAMETER,),
)
def doel_wijzigen(wijziging: plandoelen.Plandoelwijziging, casus_id: UUID, plandoel_id: UUID) -> Any:
    """Wijzig een doel van uw organisatie.

    Stuur de versie van uw laatste lezing mee in If-Match. Verandert er iets aan de woorden, dan vraagt u opnieuw
    akkoord met het plan.
    """
    versie = etag.verwachte_versie()
    return _met_versie(plandoelen.wijzigen(actor(), casus_id, plandoel_id, wijziging, versie, poort()))


@blad.act(Act.PLANDOEL_BEVESTIGEN, "POST", f"{_DOEL}/bevestigingen", status=204, fouten=(409,))
def doel_bevestigen(casus_id: UUID, plandoel_id: UUID) -> Any:
    """Bevestig een doel dat een ander voor uw organisatie opschreef.

    Tot dan leest alleen uw organisatie het.
    """
    plandoelen.bevestigen(actor(), casus_id, plandoel_id, poort())


@blad.act(Act.PLANVRIJGAVE_MAKEN, "POST", f"{_DOEL}/vrijgaven", status=204, fouten=(409,))
def doel_vrijgeven(casus_id: UUID, plandoel_id: UUID) -> Any:
    """Geef een medisch doel van uw organisatie vrij voor wie de toestemming noemt.

    De scores van het doel gaan mee.
    """
    plandoelen.vrijgeven(actor(), casus_id, plandoel_id, poort())


@blad.act(Act.PLANVRIJGAVE_INTREKKEN, "DELETE", f"{_DOEL}/vrijgaven", status=204, fouten=(409,))
def doel_afschermen(casus_id: UUID, plandoel_id: UUID) -> Any:
    """Trek de vrijgave van een doel in."""
    plandoelen.afschermen(actor(), casus_id, plandoel_id, poort())


@blad.act(
    Act.PLANACTIE_AFSPREKEN,
    "POST",
    f"{_PLAN}/acties",
    invoer=schemas.PlanactieInvoerSchema,
    antwoord=antwoorden.ToegepastSchema,
    status=201,
    koppen=("ETag",),
    fouten=(409,),
    opnieuw=_zoals_gemaakt,
)
def actie_afspreken(nieuw: acties.NieuweActie, casus_id: UUID) -> Any:
    """Spreek een actie af bij een doel.

    Wie het doet en wanneer het klaar is, kunt u later invullen. Voor het plan klaar is, staat allebei bij elke actie.
    """
    return _met_versie(acties.afspreken(actor(), casus_id, nieuw, poort()))


@blad.act(
    Act.PLANACTIE_WIJZIGEN,
    "PATCH",
    f"{_PLAN}/acties/<uuid:planactie_id>",
    invoer=schemas.PlanactieWijzigingSchema,
    antwoord=antwoorden.ToegepastSchema,
    koppen=("ETag",),
    fouten=(409, 412, 428),
    parameters=(etag.PARAMETER,),
)
def actie_wijzigen(wijziging: acties.Actiewijziging, casus_id: UUID, planactie_id: UUID) -> Any:
    """Wijzig een actie, of meld dat zij is gedaan.

    Dat zij is gedaan, meldt iedereen die haar leest. De rest wijzigt de organisatie die haar afsprak.
    """
    versie = etag.verwachte_versie()
    return _met_versie(acties.wijzigen(actor(), casus_id, planactie_id, wijziging, versie, poort()))


@blad.act(
    Act.EVALUATIE_VASTLEGGEN,
    "POST",
    f"{_PLAN}/evaluaties",
    invoer=schemas.EvaluatieInvoerSchema,
    antwoord=ToegevoegdSchema,
    status=201,
    fouten=(409,),
)
def evaluatie_vastleggen(nieuw: evaluaties.NieuweEvaluatie, casus_id: UUID) -> Any:
    """Leg vast hoe samen is teruggekeken.

    Met een score per doel, en wat de jeugdige, de ouders en de school er zelf van zeggen.
    """
    return evaluaties.vastleggen(actor(), casus_id, nieuw, poort())


@blad.act(
    Act.AKKOORD_VASTLEGGEN,
    "POST",
    f"{_PLAN}/akkoorden",
    invoer=schemas.PlanakkoordInvoerSchema,
    antwoord=ToegevoegdSchema,
    status=201,
    fouten=(409,),
)
def akkoord_vastleggen(nieuw: evaluaties.NieuwAkkoord, casus_id: UUID) -> Any:
    """Leg vast of een ouder of jeugdige akkoord is met het plan.

    Het laatste antwoord telt. Wijzigt het plan daarna, dan vraagt u opnieuw akkoord.
    """
    return evaluaties.akkoord_vastleggen(actor(), casus_id, nieuw, poort())


@blad.act(
    Act.TEVREDENHEID_VASTLEGGEN,
    "POST",
    f"{_PLAN}/tevredenheden",
    invoer=schemas.TevredenheidInvoerSchema,
    antwoord=ToegevoegdSchema,
    status=201,
    fouten=(409,),
)
def tevredenheid_vastleggen(nieuw: evaluaties.NieuweTevredenheid, casus_id: UUID) -> Any:
    """Leg vast hoe tevreden de ouders, de jeugdige of de school zijn."""
    return evaluaties.tevredenheid_vastleggen(actor(), casus_id, nieuw, poort())


@blad.act(
    Act.FAMILIEGROEPSPLAN_VASTLEGGEN,
    "POST",
    f"{_PLAN}/familiegroepsplannen",
    invoer=schemas.FamiliegroepsplanInvoerSchema,
    antwoord=ToegevoegdSchema,
    status=201,
    fouten=(409,),
)
def familiegroepsplan_vastleggen(nieuw: evaluaties.NieuwAanbod, casus_id: UUID) -> Any:
    """Leg vast dat de familie eerst zelf een plan mocht maken, en wat zij koos."""
    return evaluaties.aanbod_vastleggen(actor(), casus_id, nieuw, poort())
