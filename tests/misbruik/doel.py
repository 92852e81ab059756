"""What the ids in the paths of the API stand for while every route is tried: what there is, or nothing at all."""

from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4


@dataclass(frozen=True)
class Doel:
    """What the ids in a path stand for."""

    casus: Any
    toestemming: Any
    deelnemer: Any
    token: Any
    betrokkene: Any
    notitie: Any
    meldcode: Any = field(default_factory=uuid4)
    signaal: Any = field(default_factory=uuid4, kw_only=True)
    noodkaart: Any = field(default_factory=uuid4)
    noodtoegang: Any = field(default_factory=uuid4)
    taak: Any = field(default_factory=uuid4)
    bezwaar: Any = field(default_factory=uuid4)
    verstrekking: Any = field(default_factory=uuid4)
    medewerker: Any = field(default_factory=uuid4)
    plandoel: Any = field(default_factory=uuid4)
    planactie: Any = field(default_factory=uuid4)
    document: Any = field(default_factory=uuid4)
    consult: Any = field(default_factory=uuid4)
    anoniemconsult: Any = field(default_factory=uuid4)
    verwijzing: Any = field(default_factory=uuid4)
    overleg: Any = field(default_factory=uuid4)
    agendapunt: Any = field(default_factory=uuid4)
    reeks: Any = field(default_factory=uuid4)
    actie: Any = field(default_factory=uuid4)
    thema: Any = field(default_factory=uuid4)
    geval: Any = field(default_factory=uuid4)
    toezichtvraag: Any = field(default_factory=uuid4)
    datalek: Any = field(default_factory=uuid4)
    aandachtscasus: Any = field(default_factory=uuid4)

    @classmethod
    def onbekend(cls) -> "Doel":
        """Give ids of nothing at all."""
        return cls(*(uuid4() for _ in range(6)))
