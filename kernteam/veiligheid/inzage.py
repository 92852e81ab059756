"""What the handler and his aandachtsfunctionaris are given of a record: frozen, opened by their pass. Knows no web."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from kernteam.grond.actor import Partij
from kernteam.kluis.bos import Bos
from kernteam.taak.models import Uitstelreden
from kernteam.veiligheid.models import Meldcode, Meldcodestap, Meldcodestatus, Slotreden, Veiligheidsmelding
from kernteam.veiligheid.stappen import Afwegingskader, Ondertoezichtstelling, Onveiligheid, Overleg, Stapsoort


@dataclass(frozen=True, slots=True, repr=False)
class StapInzage:
    """One step; `overleg_met`, `weging` and `besluit` belong to steps 2, 4 and 5."""

    id: UUID
    nummer: int
    soort: Stapsoort
    gezet_op: datetime
    gezet_door: UUID
    tekst: str | None
    overleg_met: Overleg | None
    weging: dict[str, Any] | None
    besluit: dict[str, Any] | None


@dataclass(frozen=True, slots=True, repr=False)
class MeldingInzage:
    """One report: exactly what was sent, to whom and why."""

    id: UUID
    ontvanger: Partij
    acuut: bool
    gemeld_op: datetime
    gemeld_door: UUID
    geinformeerd_op: datetime | None
    informeren_uiterlijk: date | None
    uitstelreden: Uitstelreden | None
    inhoud: str | None
    weging: dict[str, Any]


@dataclass(frozen=True, slots=True, repr=False)
class MeldcodeInzage:
    """A record as a whole."""

    id: UUID
    organisatie_id: UUID
    partij: Partij
    behandelaar_id: UUID
    aandachtsfunctionaris_id: UUID | None
    status: Meldcodestatus
    geopend_op: datetime
    gewijzigd_op: datetime
    afgesloten_op: datetime | None
    slotreden: Slotreden | None
    naam: str | None
    geboortedatum: date | None
    aanleiding: str | None
    casus_id: str | None
    slottekst: str | None
    stappen: tuple[StapInzage, ...]
    meldingen: tuple[MeldingInzage, ...]


@dataclass(frozen=True, slots=True, repr=False)
class MeldcodeKort:
    """A record in a list."""

    id: UUID
    behandelaar_id: UUID
    status: Meldcodestatus
    geopend_op: datetime
    naam: str | None


def maak_inzage(
    meldcode: Meldcode, stappen: list[Meldcodestap], meldingen: list[Veiligheidsmelding], bos: Bos
) -> MeldcodeInzage:
    """Open a whole record."""
    geboren = bos.open(meldcode, "geboortedatum")
    return MeldcodeInzage(
        id=meldcode.id,
        organisatie_id=meldcode.organisatie_id,
        partij=meldcode.partij,
        behandelaar_id=meldcode.behandelaar_id,
        aandachtsfunctionaris_id=meldcode.aandachtsfunctionaris_id,
        status=meldcode.status,
        geopend_op=meldcode.geopend_op,
        gewijzigd_op=meldcode.gewijzigd_op,
        afgesloten_op=meldcode.afgesloten_op,
        slotreden=meldcode.slotreden,
        naam=bos.open(meldcode, "naam"),
        geboortedatum=date.fromisoformat(geboren) if geboren else None,
        aanleiding=bos.open(meldcode, "aanleiding"),
        casus_id=bos.open(meldcode, "koppeling"),
        slottekst=bos.open(meldcode, "slottekst"),
        stappen=tuple(_stap(een, bos) for een in stappen),
        meldingen=tuple(_melding(een, bos) for een in meldingen),
    )


def maak_kort(meldcode: Meldcode, bos: Bos) -> MeldcodeKort:
    """Open only about whom it is."""
    naam = bos.open(meldcode, "naam")
    return MeldcodeKort(meldcode.id, meldcode.behandelaar_id, meldcode.status, meldcode.geopend_op, naam)


def velden_van(stap: Meldcodestap, bos: Bos) -> dict[str, Any]:
    """Give what a step holds beside its text."""
    velden: dict[str, Any] = json.loads(bos.open(stap, "velden") or "{}")
    return velden


def _stap(rij: Meldcodestap, bos: Bos) -> StapInzage:
    velden = velden_van(rij, bos)
    overleg_met, weging = velden.get("overleg_met"), velden.get("weging")
    if weging is not None:
        kader, onveiligheid = Afwegingskader(weging["kader"]), Onveiligheid(weging["onveiligheid"])
        weging |= {"kader": kader, "onveiligheid": onveiligheid}
    return StapInzage(
        id=rij.id,
        nummer=rij.nummer,
        soort=rij.soort,
        gezet_op=rij.gezet_op,
        gezet_door=rij.gezet_door,
        tekst=bos.open(rij, "tekst"),
        overleg_met=Overleg(overleg_met) if overleg_met else None,
        weging=weging,
        besluit=velden.get("besluit"),
    )


def _melding(rij: Veiligheidsmelding, bos: Bos) -> MeldingInzage:
    weging = json.loads(bos.open(rij, "weging") or "{}")
    if weging["ots"] is not None:
        weging["ots"] = Ondertoezichtstelling(*map(date.fromisoformat, weging["ots"].values()))
    return MeldingInzage(
        id=rij.id,
        ontvanger=rij.ontvanger,
        acuut=rij.acuut,
        gemeld_op=rij.gemeld_op,
        gemeld_door=rij.gemeld_door,
        geinformeerd_op=rij.geinformeerd_op,
        informeren_uiterlijk=rij.informeren_uiterlijk,
        uitstelreden=rij.uitstelreden,
        inhoud=bos.open(rij, "inhoud"),
        weging=weging,
    )
