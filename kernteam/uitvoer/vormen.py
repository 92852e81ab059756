"""The forms in which lines of the log leave, and what each writes first, per line and last. Knows no store."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from kernteam.db.base import als_tekst
from kernteam.grond.handeling import Handeling
from kernteam.logboek.lezer import Opgeslagen


class Vorm(StrEnum):
    """The form asked for."""

    LDV = "LDV"  # Logboek Dataverwerkingen, records of the read extension
    NEN7513 = "NEN7513"  # the fields of NEN 7513:2018 chapter 7, as CSV
    FHIR = "FHIR"  # FHIR R4 AuditEvent, one resource per line
    REGELS = "REGELS"  # the lines themselves, to verify without this application


@dataclass(frozen=True, slots=True)
class Slot:
    """What the last record says, so that an export that was cut off is known as such."""

    moment: datetime
    ijkpunt: str | None  # the newest signed checkpoint of the log, when there is one
    aantal: int = 0
    sha256: str = ""  # of all bytes before the last record
    vervallen_voor: datetime | None = None  # in this period: of before this moment lines may be gone, their term over

    def velden(self) -> dict[str, Any]:
        """Give the count and the hash, the checkpoint when there is one, and what expired of the period."""
        eigen: dict[str, Any] = {"aantal": self.aantal, "sha256": self.sha256}
        if self.ijkpunt is not None:
            eigen["ijkpunt"] = self.ijkpunt
        if self.vervallen_voor is not None:
            eigen["vervallenVoor"] = als_tekst(self.vervallen_voor)
        return eigen


@dataclass(frozen=True, slots=True)
class Schrijfwijze:
    """How one form is written."""

    extensie: str
    regel: Callable[[Opgeslagen], str]
    slot: Callable[[Slot], str]
    kop: str = ""


# NEN 7513 action code, which is that of FHIR too: create, read, update, delete, execute
_ACTIES = {
    "R": "lezen inzien",
    "E": "opsommen zoeken vragen stellen plannen starten",
    "C": "maken openen toevoegen melden vastleggen leggen afspreken ondertekenen antwoorden beantwoorden registreren"
    " voorbereiden trekken",
    "U": "wijzigen bevestigen beoordelen aanwijzen zetten overdragen vervolgen afronden uitstellen aankondigen"
    " afhandelen",
    "D": "intrekken beeindigen afsluiten afgelasten vervallen",
}
ACTIECODE = {werkwoord: code for code, woorden in _ACTIES.items() for werkwoord in woorden.split()}


def actiecode(handeling: str) -> str:
    """Give what kind of action an act is; raises KeyError for a verb that was never given one."""
    return ACTIECODE[handeling.rpartition(".")[2]]


def is_nood(inhoud: Mapping[str, Any]) -> bool:
    """Tell whether a line is of an emergency itself, not of looking back on one."""
    return inhoud["handeling"] in (Handeling.NOODTOEGANG_OPENEN, Handeling.NOODTOEGANG_LEZEN)


def als_json(waarde: Mapping[str, Any]) -> str:
    """Write one record on a line of its own."""
    return json.dumps(waarde, separators=(",", ":"), ensure_ascii=True) + "\n"


def slot_als_json(slot: Slot) -> str:
    """Write the last record of a form whose records are JSON of our own."""
    return als_json({"einde": slot.velden()})
