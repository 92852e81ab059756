"""Who serves which area: brings a file of it into the store, whole or not at all, and tells. Knows no consult."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from kernteam.db.schrijven import begin_schrijven_zonder_pas
from kernteam.grond.actor import Partij
from kernteam.netwerk.models import Organisatie, Werkgebied

KOLOMMEN = ("organisatie_id", "postcode_van", "postcode_tot", "gebied", "bron", "geldig_vanaf", "geldig_tot")
_LAAGSTE, _HOOGSTE = 1000, 9999


@dataclass(frozen=True, slots=True)
class Gebiedsregel:
    """One line of the file."""

    organisatie_id: UUID
    postcode_van: int
    postcode_tot: int
    gebied: str
    bron: str
    geldig_vanaf: date
    geldig_tot: date | None


class WerkgebiedFout(ValueError):
    """The file is wrong; the text names every line and its fault."""


def lees_werkgebieden(pad: Path) -> list[Gebiedsregel]:
    """Read a CSV file; raises WerkgebiedFout with every fault."""
    with pad.open(encoding="utf-8-sig", newline="") as bestand:
        rijen = csv.DictReader(bestand)
        if tuple(rijen.fieldnames or ()) != KOLOMMEN:
            raise WerkgebiedFout(f"De kolommen zijn: {', '.join(KOLOMMEN)}.")
        regels, fouten = [], []
        for nummer, rij in enumerate(rijen, start=2):
            try:
                regels.append(_regel(rij))
            except (ValueError, TypeError) as fout:
                fouten.append(f"regel {nummer}: {fout}")
    if fouten:
        raise WerkgebiedFout("\n".join(fouten))
    return regels


def importeer_werkgebieden(sessie: Session, regels: list[Gebiedsregel], vandaag: date) -> int:
    """Replace what holds today by these lines; the caller commits. What held before is closed, not erased.

    Raises WerkgebiedFout for an organisation that gives no specialist help.
    """
    begin_schrijven_zonder_pas(sessie, None)
    bekend = set(sessie.scalars(select(Organisatie.id).where(Organisatie.partij == Partij.SPEC)))
    vreemd = sorted({str(een.organisatie_id) for een in regels} - {str(een) for een in bekend})
    if vreemd:
        raise WerkgebiedFout(f"Geen organisatie voor specialistische hulp: {', '.join(vreemd)}.")
    open_ = (Werkgebied.geldig_tot.is_(None)) | (Werkgebied.geldig_tot > vandaag)
    sessie.execute(update(Werkgebied).where(open_).values(geldig_tot=vandaag))
    sessie.add_all(_rijen(regels))
    return len(regels)


def _rijen(regels: list[Gebiedsregel]) -> Iterator[Werkgebied]:
    for een in regels:
        yield Werkgebied(
            organisatie_id=een.organisatie_id,
            postcode_van=een.postcode_van,
            postcode_tot=een.postcode_tot,
            gebied=een.gebied,
            bron=een.bron,
            geldig_vanaf=een.geldig_vanaf,
            geldig_tot=een.geldig_tot,
        )


def _regel(rij: dict[str, str]) -> Gebiedsregel:
    van, tot = int(rij["postcode_van"]), int(rij["postcode_tot"])
    if not _LAAGSTE <= van <= tot <= _HOOGSTE:
        raise ValueError("postcodes lopen van 1000 tot en met 9999, de laagste eerst")
    if not rij["gebied"].strip() or not rij["bron"].strip():
        raise ValueError("gebied en bron zijn verplicht")
    vanaf = date.fromisoformat(rij["geldig_vanaf"])
    einde = date.fromisoformat(rij["geldig_tot"]) if rij["geldig_tot"] else None
    if einde is not None and einde <= vanaf:
        raise ValueError("geldig_tot komt na geldig_vanaf")
    return Gebiedsregel(UUID(rij["organisatie_id"]), van, tot, rij["gebied"], rij["bron"], vanaf, einde)


def aanbieders_in(sessie: Session, postcode: int, vandaag: date) -> list[Organisatie]:
    """Give the organisations for specialist help that serve a postcode (its four digits) today, by name."""
    opdracht = (
        select(Organisatie)
        .join(Werkgebied, Werkgebied.organisatie_id == Organisatie.id)
        .where(
            Organisatie.partij == Partij.SPEC,
            Werkgebied.postcode_van <= postcode,
            Werkgebied.postcode_tot >= postcode,
            Werkgebied.geldig_vanaf <= vandaag,
            or_(Werkgebied.geldig_tot.is_(None), Werkgebied.geldig_tot > vandaag),
        )
        .order_by(Organisatie.naam, Organisatie.id)
        .distinct()
    )
    return list(sessie.scalars(opdracht))


def aanbieders(sessie: Session) -> dict[UUID, Partij]:
    """Give every organisation for specialist help, with its role."""
    ids = sessie.scalars(select(Organisatie.id).where(Organisatie.partij == Partij.SPEC))
    return dict.fromkeys(ids, Partij.SPEC)
