"""Gives the lines of the log to who may read them. Knows no casus content: ids, roles, grounds and moments only.

A deelnemer sees lines of organisations whose involvement is open to him (class PROC), with names only of his own
colleagues; the privacyfunctionaris sees all, with names. What a parent hears of it, `inzageoverzicht` decides.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from kernteam.casus.laden import Geladen, feiten_van, laad_een
from kernteam.casus.service.binnen import eis_plaats
from kernteam.grond.actor import Actor, Rol
from kernteam.grond.fouten import Ongeldig
from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import Klasse
from kernteam.identiteit.service import alle_hoedanigheden
from kernteam.inzage.periode import Zoekgrens
from kernteam.logboek.lezer import Logregel, Positie, Zoekvraag
from kernteam.logboek.regel import Uitkomst
from kernteam.logboek.vervallen import vervallen_voor
from kernteam.netwerk import service as netwerk
from kernteam.toegang.feiten import GeenFeiten
from kernteam.toegang.poort import Poort
from kernteam.toegang.uitkomst import Besluit

_PER_KEER = 200


@dataclass(frozen=True, slots=True)
class Regelvraag:
    """What to look for: a period (`tot` exclusive), and what is left out does not count."""

    vanaf: datetime
    tot: datetime
    casus: UUID | None = None
    actor: UUID | None = None
    organisatie: UUID | None = None
    handelingen: frozenset[Handeling] = frozenset()
    uitkomst: Uitkomst | None = None

    def zonder(self, medewerkers: frozenset[UUID]) -> Zoekvraag:
        """Give what the log is asked, with the lines of these medewerkers left out."""
        return Zoekvraag(
            casus=self.casus,
            actor=self.actor,
            organisatie=self.organisatie,
            vanaf=self.vanaf,
            tot=self.tot,
            handelingen=self.handelingen,
            uitkomst=self.uitkomst,
            niet_van=medewerkers,
        )


@dataclass(frozen=True, slots=True, repr=False)
class RegelInzage:
    """One line as this reader may see it; `naam` is None where names are not for him."""

    nummer: int
    tijdstip: str
    handeling: str
    uitkomst: str
    reden: str
    actor: UUID | None
    naam: str | None
    rol: str | None
    partij: str | None
    organisatie_id: UUID | None
    organisatie: str | None
    casus: UUID | None
    doel: str | None
    grondslag: str | None
    toestemming_id: UUID | None
    klassen: tuple[str, ...]
    beleid: str


@dataclass(frozen=True, slots=True, repr=False)
class Gevonden:
    """One page of lines, where the next begins, and before when lines of what was asked may be gone."""

    regels: list[RegelInzage]
    volgende: Positie | None
    vervallen_voor: datetime | None


def opsommen(actor: Actor, casus_id: UUID, na: Positie | None, limit: int, poort: Poort) -> Gevonden:
    """List who looked at a casus, newest first (handeling inzage.opsommen).

    To the privacyfunctionaris not what is about himself: a second one sees that.
    """
    eis_plaats(actor, Handeling.INZAGE_OPSOMMEN, casus_id, poort)
    geladen = laad_een(poort, Handeling.INZAGE_OPSOMMEN, casus_id)
    pas = poort.vraag(actor, Handeling.INZAGE_OPSOMMEN, feiten_van(geladen), casus_id)
    weg = vervallen_voor(poort.lezer, None if geladen is None else geladen.casus.geopend_op)
    vraag = Zoekvraag(casus=casus_id)
    if actor.rol is Rol.PRIVACYFUNCTIONARIS or geladen is None:
        vraag = replace(vraag, niet_van=_zelf(actor, poort))
        return bladzijde(poort, poort.lezer.zoek(vraag, na, limit + 1), limit, weg, eigen=None)
    bekend = _bekende_organisaties(actor, geladen, poort.besluit_van(pas))
    regels: list[Logregel] = []
    while len(regels) <= limit:
        gevonden = poort.lezer.zoek(vraag, na, _PER_KEER)
        regels += [regel for regel in gevonden if _is_bekend(regel, bekend, actor)]
        if len(gevonden) < _PER_KEER:
            break
        na = gevonden[-1].positie
    return bladzijde(poort, regels[: limit + 1], limit, weg, eigen=actor.organisatie_id)


def zoeken(actor: Actor, vraag: Regelvraag, na: Positie | None, limit: int, poort: Poort, grens: Zoekgrens) -> Gevonden:
    """Search the log (handeling logregel.zoeken); raises Ongeldig for a period that is too long.

    Lines about the reader himself, in whatever capacity, are left out: a second privacyfunctionaris sees those.
    """
    gericht = vraag.casus is not None or vraag.actor is not None
    if fouten := grens.fouten("/tot", vraag.vanaf, vraag.tot, gericht=gericht):
        raise Ongeldig(fouten)
    poort.vraag(actor, Handeling.LOGREGEL_ZOEKEN, GeenFeiten(), vraag.casus or vraag.actor)
    weg = vervallen_voor(poort.lezer, vraag.vanaf)
    zoekvraag = vraag.zonder(_zelf(actor, poort))
    return bladzijde(poort, poort.lezer.zoek(zoekvraag, na, limit + 1), limit, weg, eigen=None)


def _zelf(actor: Actor, poort: Poort) -> frozenset[UUID]:
    return frozenset(alle_hoedanigheden(poort.sessie, actor.medewerker_id))


def _is_bekend(regel: Logregel, bekend: set[str], actor: Actor) -> bool:
    organisatie = regel.inhoud.get("organisatie")
    if Handeling(regel.inhoud["handeling"]).eigen_kring:
        return organisatie == str(actor.organisatie_id)
    return organisatie in bekend


def _bekende_organisaties(actor: Actor, geladen: Geladen, besluit: Besluit) -> set[str]:
    bekend = {str(actor.organisatie_id)}
    if (geladen.casus.id, Klasse.PROC) in besluit.open:
        bekend.add(str(geladen.casus.organisatie_id))
    bekend |= {str(een.organisatie_id) for een in geladen.deelnemers if (een.id, Klasse.PROC) in besluit.open}
    return bekend


def bladzijde(
    poort: Poort, regels: list[Logregel], limit: int, weg: datetime | None, *, eigen: UUID | None
) -> Gevonden:
    """Show the first so many of these lines; `eigen` is the organisation whose names are for this reader, None: all."""
    getoond = regels[:limit]
    namen = netwerk.namen(poort.sessie, _ids(getoond, "actor"))
    organisaties = netwerk.organisatienamen(poort.sessie, _ids(getoond, "organisatie"))
    rijen = [_inzage(regel, namen, organisaties, eigen) for regel in getoond]
    return Gevonden(rijen, getoond[-1].positie if len(regels) > limit else None, weg)


def _ids(regels: Iterable[Logregel], veld: str) -> set[UUID]:
    return {UUID(regel.inhoud[veld]) for regel in regels if veld in regel.inhoud}


def _inzage(regel: Logregel, namen: dict[UUID, str], organisaties: dict[UUID, str], eigen: UUID | None) -> RegelInzage:
    inhoud = regel.inhoud
    actor, organisatie = _id(inhoud.get("actor")), _id(inhoud.get("organisatie"))
    met_naam = actor is not None and (eigen is None or organisatie == eigen)
    return RegelInzage(
        nummer=regel.nummer,
        tijdstip=regel.tijdstip,
        handeling=inhoud["handeling"],
        uitkomst=inhoud["uitkomst"],
        reden=inhoud["reden"],
        actor=actor if met_naam else None,
        naam=namen.get(actor) if met_naam and actor else None,
        rol=inhoud.get("rol"),
        partij=inhoud.get("partij"),
        organisatie_id=organisatie,
        organisatie=organisaties.get(organisatie) if organisatie else None,
        casus=_id(inhoud.get("casus")),
        doel=inhoud.get("doel"),
        grondslag=inhoud.get("grondslag"),
        toestemming_id=_id(inhoud.get("toestemming")),
        klassen=tuple(inhoud.get("klassen", ())),
        beleid=inhoud["beleid"],
    )


def _id(waarde: str | None) -> UUID | None:
    return UUID(waarde) if waarde else None
