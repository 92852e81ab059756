"""What a signer does with his link: read what is asked, and answer. Knows no web and nothing of other signers."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from kernteam.casus.service.ontvangers import Ontvanger
from kernteam.casus.service.toestemmingen import Antwoordopdracht, antwoorden, zelfde_vraag
from kernteam.grond.doel import Doel
from kernteam.grond.fouten import Ongeldig, Strijdig
from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import Klasse
from kernteam.grond.status import GESLOTEN
from kernteam.grond.voorlichting import Doelgroep, Informatietekst
from kernteam.netwerk import service as netwerk
from kernteam.ondertekening.service.aanbod import Vraagpunt, keuzefouten, vraagpunten
from kernteam.ondertekening.service.bewijs import INTREKKEN, Ontvangstbewijs, maak
from kernteam.ondertekening.service.deur import Klop, MetLink, ga_binnen_met_link, jeugdige_van, mogen_tekenen
from kernteam.ondertekening.service.uitleg import DOELEN, REGIMES, wie_tekent
from kernteam.toegang.feiten import Bereik
from kernteam.toegang.poort import Poort
from kernteam.toestemming.antwoord import Antwoord, Regimenaam, Wijze
from kernteam.toestemming.models import Ondertekening
from kernteam.toestemming.service import MetAntwoorden, gaf, naar_bereik


@dataclass(frozen=True, slots=True)
class EigenAntwoord:
    """What this signer answered before."""

    antwoord: Antwoord
    wijze: Wijze
    tekstversie: str
    gegeven_op: datetime


@dataclass(frozen=True, slots=True, repr=False)
class Tekenstuk:
    """All a signer needs to decide: the text, the questions, the term, and his own answers so far (C20)."""

    tekst: Informatietekst
    voornaam: str | None
    school: str
    doel: str
    gevraagd_op: datetime
    geldig_tot: date
    verloopt_op: datetime
    intrekken: str
    keuzes: tuple[Vraagpunt, ...]
    eerdere_antwoorden: tuple[EigenAntwoord, ...]
    kan_tekenen: bool
    regime: Regimenaam
    regime_uitleg: str
    wie_tekent: str


@dataclass(frozen=True, slots=True, repr=False)
class Antwoordbrief:
    """What a signer sends back. `na_antwoorden` is how many answers of his own he had seen when he said yes."""

    klop: Klop
    antwoord: Antwoord
    keuzes: tuple[tuple[str, bool], ...] = ()
    na_antwoorden: int | None = None


def openen(klop: Klop, poort: Poort) -> Tekenstuk:
    """Show a signer what is asked of him (handeling tekenlink.openen); raises NietGevonden for whatever is wrong."""
    met = ga_binnen_met_link(klop, Handeling.TEKENLINK_OPENEN, poort)
    binnen, gevraagd = met.binnen, met.verzoek.toestemming
    school = binnen.casus.organisatie_id
    return Tekenstuk(
        tekst=_tekst(met),
        voornaam=binnen.bos.open(jeugdige_van(binnen.geladen), "voornaam"),
        school=netwerk.organisatienamen(poort.sessie, {school})[school],
        doel=DOELEN[Doel(gevraagd.doel)],
        gevraagd_op=gevraagd.gevraagd_op,
        geldig_tot=gevraagd.geldig_tot,
        verloopt_op=met.link.verloopt_op,
        intrekken=INTREKKEN,
        keuzes=_vraagpunten(met),
        eerdere_antwoorden=tuple(
            EigenAntwoord(een.antwoord, een.wijze, een.tekstversie, een.gegeven_op) for een in _eigen(met)
        ),
        kan_tekenen=met.kan_tekenen,
        regime=Regimenaam(gevraagd.regime),
        regime_uitleg=REGIMES[Regimenaam(gevraagd.regime)],
        wie_tekent=wie_tekent(binnen.geladen.gezin.jeugdige_id, mogen_tekenen(binnen.geladen, met.verzoek, poort)),
    )


def beantwoorden(brief: Antwoordbrief, poort: Poort) -> Ontvangstbewijs:
    """Record what a signer answers himself and give his receipt (handeling tekenlink.antwoorden).

    A "yes" answers every question, and only if he gave no other answer meanwhile: an old page that is sent again must
    not undo a withdrawal. A "no" needs nothing more. Once the link is not for signing any more, a "no" takes back.
    """
    met = ga_binnen_met_link(brief.klop, Handeling.TEKENLINK_ANTWOORDEN, poort)
    if brief.antwoord is Antwoord.GEGEVEN and not met.kan_tekenen:
        raise Strijdig("Met deze link kunt u alleen nog intrekken. Vraag een nieuwe link.", "ALLEEN_INTREKKEN")
    wat = _wat(met, brief.antwoord)
    if met.binnen.geladen.feiten.status in GESLOTEN and wat is not Antwoord.INGETROKKEN:
        raise Strijdig("De casus is afgesloten. U hoeft niets meer te doen.", "AFGESLOTEN")
    ontvangers = _ontvangers(_gekozen(met, brief)) if wat is Antwoord.GEGEVEN else None
    opdracht = Antwoordopdracht(
        betrokkene_id=met.link.betrokkene_id,
        antwoord=wat,
        wijze=Wijze.LINK,
        gegeven_op=met.binnen.nu,
        ontvangers=ontvangers,
    )
    antwoorden(met.binnen, met.verzoek, opdracht)
    return maak(_beantwoord(met), met.binnen.geladen, met.link.betrokkene_id, poort)


def _tekst(met: MetLink) -> Informatietekst:
    jeugdige_id = met.binnen.geladen.gezin.jeugdige_id
    doelgroep = Doelgroep.JEUGDIGE if met.link.betrokkene_id == jeugdige_id else Doelgroep.OUDER
    tekst = met.binnen.poort.voorlichting.teksten.get((met.verzoek.toestemming.tekstversie, doelgroep))
    if tekst is None:  # C20: who cannot read what he signs, signs nothing
        raise Strijdig("De informatietekst bij dit verzoek is er niet meer. Vraag om een nieuw verzoek.", "GEEN_TEKST")
    return tekst


def _wat(met: MetLink, gezegd: Antwoord) -> Antwoord:
    """Give what a "no" comes to: withdrawing for who signed, refusing for who did not; either stops the sharing."""
    if gezegd is Antwoord.GEGEVEN:
        return gezegd
    if not met.kan_tekenen:
        return Antwoord.INGETROKKEN
    verzoeken = zelfde_vraag(met.binnen, met.verzoek)
    getekend = any(gaf(een, met.link.betrokkene_id, eigen=False) for een in verzoeken)
    if getekend and (gezegd is Antwoord.INGETROKKEN or met.verzoek is not verzoeken[0]):
        return Antwoord.INGETROKKEN
    return Antwoord.GEWEIGERD


def _beantwoord(met: MetLink) -> MetAntwoorden:
    """Give the request that was answered just now: a withdrawal may be of an older one than the link is for."""
    return next(
        een
        for een in (met.verzoek, *met.binnen.geladen.verzoeken)
        if any(antwoord.vastgelegd_op == met.binnen.nu for antwoord in een.antwoorden)
    )


def _gekozen(met: MetLink, brief: Antwoordbrief) -> Bereik:
    _tekst(met)
    if brief.na_antwoorden != len(_eigen(met)):
        raise Strijdig("U hebt intussen al een ander antwoord gegeven. Open de link opnieuw.", "AL_GEANTWOORD")
    punten = _vraagpunten(met)
    fouten = keuzefouten(punten, brief.keuzes)
    if fouten:
        raise Ongeldig(fouten)
    ja = {keuze for keuze, akkoord in brief.keuzes if akkoord}
    return frozenset(paar for punt in punten if punt.keuze in ja for paar in punt.bereik)


def _vraagpunten(met: MetLink) -> tuple[Vraagpunt, ...]:
    """Give the questions in the bundles of the day of asking: they do not change under who has them before him."""
    poort = met.binnen.poort
    bereik = naar_bereik(met.verzoek.toestemming.bereik)
    organisaties = netwerk.organisaties(poort.sessie, {wie for wie, _ in bereik})
    return vraagpunten(bereik, organisaties, poort.voorlichting.bundels_op(met.verzoek.dag))


def _eigen(met: MetLink) -> list[Ondertekening]:
    """Give his answers for the youth; a link does not ask about data of the adult himself (C23)."""
    wie = met.link.betrokkene_id
    return [een for een in met.verzoek.antwoorden if een.betrokkene_id == wie and not een.eigen_gegevens]


def _ontvangers(bereik: Bereik) -> tuple[Ontvanger, ...]:
    per_organisatie: dict[UUID, set[Klasse]] = {}
    for organisatie_id, klasse in bereik:
        per_organisatie.setdefault(organisatie_id, set()).add(klasse)
    return tuple(Ontvanger(wie, frozenset(klassen)) for wie, klassen in per_organisatie.items())
