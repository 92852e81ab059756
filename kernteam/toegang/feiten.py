"""The facts a decision is made of: ids, classes, states, days. Knows no row, no session and no content."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID

from kernteam.grond.actor import Partij
from kernteam.grond.klasse import Klasse
from kernteam.grond.status import Casusstatus


class Geldigheid(StrEnum):
    """Whether a consent holds on a day."""

    GELDIG = "GELDIG"
    ONGELDIG = "ONGELDIG"
    AANGEHOUDEN = "AANGEHOUDEN"  # cannot be settled yet: gezag unclear


Bereik = frozenset[tuple[UUID, Klasse]]


@dataclass(frozen=True, slots=True)
class Toestemmingsstand:
    """What the consent of a casus comes to on one day."""

    geldigheid: Geldigheid
    reden: str
    toestemming_id: UUID | None = None
    bereik: Bereik = frozenset()  # (receiving organisation, class), only when GELDIG
    ontbreekt: frozenset[UUID] = frozenset()  # the betrokkenen whose signature is missing
    volwassenen: Mapping[UUID, Bereik] = field(default_factory=dict)  # what adults allow of data about themselves (C23)


@dataclass(frozen=True, slots=True)
class Onderdeel:
    """One thing that can be read or kept back: a row in one class, and whose professional knowledge it is."""

    rij_id: UUID
    klasse: Klasse
    herkomst_id: UUID
    herkomst: Partij
    vrijgegeven: bool = False
    draagt: bool = True  # False: that somebody sits at the table is no reason by itself to see the casus
    noodkaart: bool = False  # kept by its owner for the moment of an emergency
    over: UUID | None = None  # the adult it is about, when it is about one (C23)
    document: bool = False  # a file, shown by the acts of documents only
    bevestigd: bool = True  # False: said under secrecy, written down by another, and not confirmed yet (2.3)


@dataclass(frozen=True, slots=True)
class Deelname:
    """Somebody at the table, in one capacity, at this moment."""

    medewerker_id: UUID
    organisatie_id: UUID
    partij: Partij


@dataclass(frozen=True, slots=True)
class Nood:
    """What an emergency looks at (S13): whom the school can call on, and the opening itself once there is one."""

    kernteam: frozenset[UUID] = frozenset()  # the medewerkers in the kernteam of the school today
    toegang_id: UUID | None = None
    van_actor: bool = False  # the actor is who opened it, or opens it now
    verlopen: bool = False


@dataclass(frozen=True, slots=True)
class CasusFeiten:
    """Everything about a casus that a decision looks at."""

    casus_id: UUID
    organisatie_id: UUID  # the school's organisation, which opened it
    status: Casusstatus
    dag: date
    stand: Toestemmingsstand
    deelnames: tuple[Deelname, ...] = ()
    onderdelen: tuple[Onderdeel, ...] = ()
    nood: Nood = Nood()  # filled for the acts of an emergency only
    # the rows this act shows; None: all that its rule shows. No fact it is decided on
    toont: frozenset[UUID] | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class BuitenFeiten:
    """A casus in which the actor has no place at all: nothing else of it was loaded, and no key was opened."""

    casus_id: UUID


@dataclass(frozen=True, slots=True)
class OpeningFeiten:
    """What opening a casus looks at: the new casus' id and the organisation of the school it is for."""

    casus_id: UUID
    school_organisatie_id: UUID | None


@dataclass(frozen=True, slots=True)
class MeldcodeFeiten:
    """A record of the meldcode, apart from every casus: whose it is, and what this act shows of it or sends."""

    meldcode_id: UUID
    organisatie_id: UUID
    behandelaar: UUID
    aandachtsfunctionaris: UUID | None
    dag: date
    rijen: frozenset[UUID] = frozenset()  # the rows this act shows, all of class VEIL
    ontvanger: Partij | None = None  # to whom this act reports


@dataclass(frozen=True, slots=True)
class SignaalFeiten:
    """A worry that a kernteamlid keeps in his own part: whose it is, and what this act shows of it."""

    signaal_id: UUID
    organisatie_id: UUID
    melder: UUID
    klassen: frozenset[Klasse] = frozenset()  # what this act shows of it
    eigen_school: bool = True  # the school it is about is one of the actor's kernteam


@dataclass(frozen=True, slots=True)
class ToezichtFeiten:
    """A record of the desk of the privacyfunctionaris: whom it is about, who is asked, what this act shows of it."""

    record_id: UUID
    over: frozenset[UUID] = frozenset()  # every capacity of the person it is about
    gevraagde: UUID | None = None
    leiding_van: UUID | None = None  # the organisation whose leidinggevende is asked
    rijen: frozenset[UUID] = frozenset()  # the rows with words this act shows, all of class PROC


@dataclass(frozen=True, slots=True)
class GeenFeiten:
    """For acts that concern no casus."""

    object_id: UUID | None = None
    van_actor: bool = field(default=True)  # whether the object is the actor's own


@dataclass(frozen=True, slots=True)
class TekenFeiten:
    """What an act with a signing link looks at: whose request, whether the link works, who knocks, what it shows."""

    casus_id: UUID
    toestemming_id: UUID
    geldig: bool  # the link works, and its holder has a say today
    herkend: bool  # the birth date is right
    onderdelen: tuple[Onderdeel, ...]


@dataclass(frozen=True, slots=True)
class ConsultFeiten:
    """A consult with a name, as its specialist meets it: the casus narrowed to the items put before him."""

    casus: CasusFeiten  # its consent is that for consult, its items are those of the consult
    consult_id: UUID
    aanbieder_id: UUID  # the organisation that was asked
    loopt: bool
    afzijdig: bool = False  # the actor declared to stay out of this casus (domain rules 6.5)


@dataclass(frozen=True, slots=True)
class AnoniemFeiten:
    """A consult without a name, apart from every casus: who asked, who may answer."""

    consult_id: UUID
    vraagsteller: UUID
    organisatie_id: UUID  # of who asked
    aanbieder_id: UUID
    vervallen: bool
    toont: bool = True  # the act gives the texts


Feiten = (
    CasusFeiten
    | BuitenFeiten
    | OpeningFeiten
    | MeldcodeFeiten
    | SignaalFeiten
    | TekenFeiten
    | ConsultFeiten
    | AnoniemFeiten
    | ToezichtFeiten
    | GeenFeiten
)
HERHAALBAAR = (CasusFeiten, BuitenFeiten, ConsultFeiten)  # what can be found again later
