"""The one door of a request: decide, write the line, wait until it is durable, and only then give a pass.

Knows no casus rows: the floors above bring the facts.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import islice
from typing import TypeVar
from uuid import UUID

from sqlalchemy.orm import Session

from kernteam.db.schrijven import begin_schrijven, begin_schrijven_zonder_pas
from kernteam.grond.actor import Actor, Partij
from kernteam.grond.doel import Doel
from kernteam.grond.doorgang import Doorgang
from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import Klasse
from kernteam.logboek.regel import Regel, Uitkomst
from kernteam.toegang.besluit import besluit
from kernteam.toegang.feiten import HERHAALBAAR, CasusFeiten, Feiten, GeenFeiten
from kernteam.toegang.munt import munt, munt_rekenpas, sluit
from kernteam.toegang.regels import REGELS
from kernteam.toegang.uitkomst import Besluit, Reden, object_van
from kernteam.toegang.vingerafdruk import vingerafdruk
from kernteam.toegang.voorzieningen import Herkomst, Voorzieningen
from kernteam.toegang.weigering import weigering

Een = TypeVar("Een", bound=Feiten)
ALLES = GeenFeiten()
Toont = Callable[[Een, Besluit], bool]


@dataclass(frozen=True, slots=True)
class Verstrekt:
    """What leaves the casus, as a line names it: ids and codes only."""

    ontvanger: Partij
    doel: Doel
    redenen: frozenset[str]
    grondslagen: frozenset[str]
    klassen: frozenset[Klasse]
    toestemming_id: UUID | None = None
    eigenaren: frozenset[UUID] = frozenset()  # whose knowledge it is; none: the own organisation's


class Poort:
    """The door of one request, with its session. Services get it as their last argument."""

    def __init__(self, voorzieningen: Voorzieningen, sessie: Session, herkomst: Herkomst, doel: Doel = Doel.P1) -> None:
        """Take the shared parts, this request's session, where it comes from and what it is for."""
        self.sessie = sessie
        self.doel = doel
        self.kluis = voorzieningen.kluis
        self.zoekindex = voorzieningen.zoekindex
        self.lezer = voorzieningen.lezer
        self.beleid = voorzieningen.beleid
        self.rechthebbenden = voorzieningen.rechthebbenden
        self.minimumsets = voorzieningen.minimumsets
        self.bewaartermijnen = voorzieningen.bewaartermijnen
        self.schoolvakanties = voorzieningen.schoolvakanties
        self.klok = voorzieningen.klok
        self.beheer, self.voorlichting = voorzieningen.beheer, voorzieningen.voorlichting
        self.ijkpunt: str | None = None  # the newest checkpoint of the log, after an act that seals it
        self._schrijver, self._verzegel = voorzieningen.schrijver, voorzieningen.verzegel
        self._herkomst = herkomst
        self._gegeven: list[tuple[Actor | None, Besluit, UUID | None]] = []
        self._passen: dict[Doorgang, Besluit] = {}
        self._rekenpassen: list[Doorgang] = []

    def vraag(
        self,
        actor: Actor | None,
        handeling: Handeling,
        feiten: Feiten | None,
        object_id: UUID | None = None,
        bijzonder: str | None = None,
        aantal: Callable[[], int] | None = None,
    ) -> Doorgang:
        """Ask to do one act; give its pass, or raise.

        Raises NietGevonden when the actor may not know that it exists (also when `feiten` is None), Geweigerd or
        NietAangemeld when he may know but not do it, and LogboekOnbeschikbaar when the line cannot be stored.
        `bijzonder` is a reason code for the line of an allowed act (a confirmation, say); `aantal` counts for it.
        """
        uitkomst = self._besluit(actor, handeling, feiten)
        if handeling.regel:
            reden = bijzonder if uitkomst.toegestaan else None
            hoeveel = aantal() if aantal and uitkomst.toegestaan else None
            self._schrijver.schrijf([self._regel(actor, uitkomst, object_id, reden=reden, aantal=hoeveel)])
        if not uitkomst.toegestaan:
            raise weigering(uitkomst)
        if REGELS[handeling].verzegelt:
            self.ijkpunt = self._verzegel()
        return self._geef(actor, uitkomst, object_id)

    def vraag_per_casus(self, actor: Actor, handeling: Handeling, feiten: Iterable[Een]) -> list[tuple[Een, Doorgang]]:
        """Ask for a list: a pass for each casus (or other record) shown; what is refused is left out."""
        return self.vraag_hoogstens(actor, handeling, feiten)[0]

    def vraag_hoogstens(
        self,
        actor: Actor,
        handeling: Handeling,
        feiten: Iterable[Een],
        aantal: int | None = None,
        lijst: GeenFeiten = ALLES,
        toont: Toont[Een] | None = None,
    ) -> tuple[list[tuple[Een, Doorgang]], bool]:
        """Ask for a page of a list: passes for the first so many that may be shown, and whether there are more.

        Facts are decided one by one until the page is full; none when the act itself is refused. `lijst` says which
        list, `toont` whether it shows anything of a casus. One batch of lines: for the act, and each casus shown.
        """
        eigen = self._besluit(actor, handeling, lijst)
        if not eigen.toegestaan:
            self._schrijver.schrijf([self._regel(actor, eigen, lijst.object_id)])
            raise weigering(eigen)
        besluiten = ((een, self._besluit(actor, handeling, een)) for een in feiten)
        toegestaan = (
            (een, uitkomst)
            for een, uitkomst in besluiten
            if uitkomst.toegestaan and (toont is None or toont(een, uitkomst))
        )
        getoond = list(islice(toegestaan, aantal))
        meer = next(toegestaan, None) is not None
        regels = [self._regel(actor, eigen, lijst.object_id, aantal=len(getoond))]
        self._schrijver.schrijf(
            regels + [self._regel(actor, uitkomst, object_van(een, lijst)) for een, uitkomst in getoond]
        )
        return [(een, self._geef(actor, uitkomst, object_van(een, lijst))) for een, uitkomst in getoond], meer

    def verstrek(self, actor: Actor, object_id: UUID, *wat: tuple[Doorgang, Verstrekt]) -> None:
        """Write the lines of what an allowed act is about to hand over outside these casussen, before it does."""
        self._schrijver.schrijf([self._verstrekking(actor, pas, object_id, een) for pas, een in wat])

    def _verstrekking(self, actor: Actor, pas: Doorgang, object_id: UUID, wat: Verstrekt) -> Regel:
        return replace(
            self._regel(actor, self._passen[pas], object_id, reden=", ".join(sorted(wat.redenen))),
            doel=wat.doel.value,
            grondslag="; ".join(sorted(wat.grondslagen)) or None,
            toestemming=wat.toestemming_id,
            klassen=tuple(klasse.value for klasse in wat.klassen),
            eigenaren=tuple(str(een) for een in wat.eigenaren or {actor.organisatie_id}),
            ontvanger=wat.ontvanger.value,
            feiten=None,  # this decision weighed other facts than the one that let him in
        )

    def besluit_van(self, pas: Doorgang) -> Besluit:
        """Give the decision a pass of this door came from."""
        return self._passen[pas]

    def zou_tonen(self, actor: Actor, feiten: CasusFeiten) -> bool:
        """Tell whether a list would show this casus; the same decision as reading it."""
        return self._besluit(actor, Handeling.CASUS_LEZEN, feiten).toegestaan

    def zou_openen(self, actor: Actor, feiten: CasusFeiten, rij_id: UUID, klasse: Klasse) -> bool:
        """Tell whether reading the casus would open this item."""
        return (rij_id, klasse) in self._besluit(actor, Handeling.CASUS_LEZEN, feiten).open

    def rekenpassen(self, handeling: Handeling, casus_ids: Iterable[UUID]) -> list[Doorgang]:
        """Give the passes with which consent is computed for these casussen: they open class REKEN only."""
        passen = [munt_rekenpas(handeling, casus_id) for casus_id in casus_ids]
        self._rekenpassen += passen
        return passen

    def schrijf(self, pas: Doorgang) -> None:
        """Begin the writing transaction of an act that holds its pass."""
        begin_schrijven(self.sessie, pas)

    def schrijf_zonder_casus(self, handeling: Handeling) -> None:
        """Begin the writing transaction of an act that concerns no casus."""
        begin_schrijven_zonder_pas(self.sessie, handeling)

    def sluit(self) -> None:
        """End the request: its passes open nothing any more."""
        for pas in (*self._passen, *self._rekenpassen):
            sluit(pas)
        self._passen.clear()
        self._rekenpassen.clear()
        self._gegeven.clear()

    def mislukt(self, reden: str) -> None:
        """Write a second line for each act that was allowed but did not come about."""
        regels = [self._regel(wie, een, wat, mislukt=reden) for wie, een, wat in self._gegeven if een.handeling.regel]
        self.sluit()
        self._schrijver.schrijf(regels)

    def noteer(
        self,
        actor: Actor | None,
        handeling: Handeling,
        reden: str,
        object_id: UUID | None,
        *,
        goed: bool,
        casus_id: UUID | None = None,
        aantal: int | None = None,
    ) -> None:
        """Write a line that needs no decision: at the front door (a login), of a command, or of what a check found."""
        uitkomst = Besluit(handeling, goed, Reden.TOEGESTAAN, self.beleid.versie, casus_id)
        self._schrijver.schrijf([self._regel(actor, uitkomst, object_id, reden=reden, aantal=aantal)])
        if goed:
            self._gegeven.append((actor, uitkomst, object_id))

    def noteer_casussen(self, actor: Actor, handeling: Handeling, object_id: UUID, casus_ids: Iterable[UUID]) -> None:
        """Write, in one batch, a line for each casus that an allowed act is about to change without opening it."""
        goed, versie = True, self.beleid.versie
        eigen = [Besluit(handeling, goed, Reden.TOEGESTAAN, versie, een) for een in sorted(casus_ids)]
        self._schrijver.schrijf([self._regel(actor, uitkomst, object_id) for uitkomst in eigen])
        self._gegeven += [(actor, uitkomst, object_id) for uitkomst in eigen]

    def _besluit(self, actor: Actor | None, handeling: Handeling, feiten: Feiten | None) -> Besluit:
        verwerking = self.beleid.verwerking(self._doel_van(handeling) or self.doel, self.klok.vandaag())
        return replace(besluit(actor, handeling, feiten, self.beleid, verwerking), feiten=feiten)

    def _doel_van(self, handeling: Handeling) -> Doel | None:
        regel = REGELS[handeling]
        return regel.doel or (self.doel if regel.voor_doel else None)

    def _geef(self, actor: Actor | None, uitkomst: Besluit, object_id: UUID | None) -> Doorgang:
        pas = munt(uitkomst, uitkomst.casus_id or UUID(int=0))
        self._passen[pas] = uitkomst
        self._gegeven.append((actor, uitkomst, object_id))
        return pas

    def _regel(
        self,
        actor: Actor | None,
        uitkomst: Besluit,
        object_id: UUID | None,
        *,
        mislukt: str | None = None,
        reden: str | None = None,
        aantal: int | None = None,
    ) -> Regel:
        einde = Uitkomst.TOEGESTAAN if uitkomst.toegestaan else Uitkomst.GEWEIGERD
        return Regel(
            tijdstip=self.klok.nu(),
            handeling=uitkomst.handeling,
            uitkomst=Uitkomst.MISLUKT if mislukt else einde,
            reden=mislukt or reden or uitkomst.reden.value,
            beleid=uitkomst.beleid,
            spoor=self._herkomst.spoor,
            oorsprong=self._herkomst.oorsprong,
            actor=actor.medewerker_id if actor else None,
            rol=actor.rol.value if actor else None,
            partij=actor.partij.value if actor else None,
            organisatie=actor.organisatie_id if actor else None,
            object=object_id,
            casus=uitkomst.casus_id,
            doel=self._doel_van(uitkomst.handeling),
            grondslag="; ".join(sorted(uitkomst.grondslagen)) or None,
            toestemming=uitkomst.toestemming_id,
            klassen=tuple(klasse.value for klasse in uitkomst.klassen),
            eigenaren=tuple(str(eigenaar) for eigenaar in uitkomst.eigenaren),
            aantal=aantal,
            discipline=actor.discipline.value if actor and actor.discipline else None,
            feiten=vingerafdruk(uitkomst.feiten) if isinstance(uitkomst.feiten, HERHAALBAAR) else None,
        )
