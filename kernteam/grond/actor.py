"""Who acts: the Actor in one capacity, and the closed lists that describe him. Knows no account and no token."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Partij(StrEnum):
    """The role of an organisation in the sharing matrix (domain rules, section 2.2)."""

    SCHOOL = "SCHOOL"
    SWV = "SWV"
    BT = "BT"
    LPA = "LPA"
    JGZ = "JGZ"
    SPEC = "SPEC"
    VT = "VT"
    GI = "GI"
    RVDK = "RVDK"
    POL = "POL"
    REGIO = "REGIO"  # the joint arrangement itself (AVG 26): privacy officer and administrator; never in the matrix
    BETROKKENE = "BETROKKENE"  # somebody who signs for himself or his child; no organisation, never in the matrix


class Rol(StrEnum):
    """What a medewerker is in this system, or that somebody is none: a signer with a link."""

    CONTACTPERSOON = "CONTACTPERSOON"
    KERNTEAMLID = "KERNTEAMLID"
    SPECIALIST = "SPECIALIST"
    PRIVACYFUNCTIONARIS = "PRIVACYFUNCTIONARIS"
    BEHEERDER = "BEHEERDER"
    ONDERTEKENAAR = "ONDERTEKENAAR"
    LEIDINGGEVENDE = "LEIDINGGEVENDE"  # of one organisation: sees no casus, only what waits for him


class Discipline(StrEnum):
    """The profession of a kernteamlid or specialist."""

    GEZINSWERKER = "GEZINSWERKER"
    BEGELEIDER_PASSEND_ONDERWIJS = "BEGELEIDER_PASSEND_ONDERWIJS"
    LEERPLICHTAMBTENAAR = "LEERPLICHTAMBTENAAR"
    JEUGDVERPLEEGKUNDIGE = "JEUGDVERPLEEGKUNDIGE"
    JEUGDARTS = "JEUGDARTS"
    SPECIALIST = "SPECIALIST"


# under secrecy by profession: they alone release what is theirs (domain rules 2.2 T*, 6.5; BW 7:457, Jeugdwet 7.3.11)
GEHEIMHOUDERS = frozenset({Discipline.GEZINSWERKER, Discipline.JEUGDVERPLEEGKUNDIGE, Discipline.JEUGDARTS})

# whose people are under secrecy: what they said and another organisation wrote down, they confirm (domain rules 2.3)
GEHEIME_PARTIJEN = frozenset({Partij.BT, Partij.JGZ, Partij.SPEC})


@dataclass(frozen=True, slots=True)
class Actor:
    """One person in one capacity: what every decision and every log line names. Ids only.

    A signer with a link is no medewerker: he stands for himself, so both ids are those of the betrokkene he is.
    """

    medewerker_id: UUID
    rol: Rol
    partij: Partij
    organisatie_id: UUID
    discipline: Discipline | None = None
    token_id: UUID | None = None
