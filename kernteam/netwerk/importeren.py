"""The act that brings a file of schools into the store: new, changed, closed. Knows no file format and no screen."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar
from uuid import UUID, uuid4

from sqlalchemy import Row, func, insert, select, text, update
from sqlalchemy.orm import Session

from kernteam.db.schrijven import begin_schrijven_zonder_pas
from kernteam.grond.fouten import Strijdig
from kernteam.grond.klok import Klok
from kernteam.netwerk.models import Gemeente, Organisatie, School, Schoolimport, Sector
from kernteam.netwerk.scholenbestand import Regelfout, Scholenbestand, Schoolregel

Voortgang = Callable[[int], object]
T = TypeVar("T")
_BLOK = 500
_GETOONDE_FOUTEN = 20


@dataclass(frozen=True, slots=True)
class Importopdracht:
    """What the person who imports says about a file: where it comes from, of which day, and how to take it."""

    bron: str
    peildatum: date
    licentie: str
    volledig: bool = False
    sla_foute_regels_over: bool = False


@dataclass(frozen=True, slots=True)
class Importverslag:
    """What an import did. A reopened school is one of the changed ones too."""

    nieuw: int = 0
    gewijzigd: int = 0
    heropend: int = 0
    gesloten: int = 0
    ongewijzigd: int = 0
    geweigerd: tuple[Regelfout, ...] = ()
    ingelezen: bool = False
    sluiten_overgeslagen: bool = False

    def als_tekst(self) -> str:
        """Tell it in Dutch, for a screen."""
        return "\n".join(self._regels())

    def _regels(self) -> Iterator[str]:
        yield f"  nieuw: {self.nieuw}"
        yield f"  gewijzigd: {self.gewijzigd} (waarvan heropend: {self.heropend})"
        yield f"  gesloten: {self.gesloten}"
        yield f"  ongewijzigd: {self.ongewijzigd}"
        yield f"  geweigerd: {len(self.geweigerd)}"
        for fout in self.geweigerd[:_GETOONDE_FOUTEN]:
            yield f"    regel {fout.regelnummer}: {fout.reden}"
        if (rest := len(self.geweigerd) - _GETOONDE_FOUTEN) > 0:
            yield f"    en nog {rest} andere geweigerde regels"
        if self.sluiten_overgeslagen:
            yield "  Er is geen school gesloten: van een geweigerde regel is niet bekend om welke school het gaat."
        if not self.ingelezen:
            yield "  Er is niets ingelezen. Herstel het bestand en probeer het opnieuw."


@dataclass(slots=True)
class _Plan:
    """The difference between file and store, worked out before anything is written."""

    nieuw: list[dict[str, Any]] = field(default_factory=list)
    gewijzigd: list[dict[str, Any]] = field(default_factory=list)
    ongewijzigd: list[tuple[Sector, str]] = field(default_factory=list)
    hernoemd: list[str] = field(default_factory=list)
    heropend: int = 0
    gesloten: list[tuple[Sector, str]] = field(default_factory=list)
    gemeenten_nieuw: list[dict[str, str]] = field(default_factory=list)
    gemeenten_gewijzigd: list[dict[str, str]] = field(default_factory=list)

    def is_leeg(self) -> bool:
        return not (self.nieuw or self.gewijzigd or self.gesloten or self.gemeenten_nieuw or self.gemeenten_gewijzigd)


def importeer_scholen(
    sessie: Session, bestand: Scholenbestand, opdracht: Importopdracht, klok: Klok, voortgang: Voortgang
) -> Importverslag:
    """Bring a file into the store in one transaction, which the caller commits.

    A file with a refused row imports nothing, unless the opdracht says to skip such rows.
    """
    if not bestand.regels or (bestand.fouten and not opdracht.sla_foute_regels_over):
        return Importverslag(geweigerd=bestand.fouten)
    begin_schrijven_zonder_pas(sessie, None)
    _wacht_op_beurt(sessie)
    sectoren = sorted({regel.sector for regel in bestand.regels})
    _keur_peildatum(sessie, opdracht, sectoren)
    plan = _maak_plan(sessie, bestand, opdracht, sectoren)
    if plan.is_leeg() and _eerder_geladen(sessie, bestand, opdracht, sectoren):
        voortgang(len(bestand.regels))  # the same file again: nothing is written at all
    else:
        _voer_door(sessie, plan, _noteer(sessie, bestand, opdracht, klok, plan, sectoren), opdracht, voortgang)
    return Importverslag(
        nieuw=len(plan.nieuw),
        gewijzigd=len(plan.gewijzigd),
        heropend=plan.heropend,
        gesloten=len(plan.gesloten),
        ongewijzigd=len(plan.ongewijzigd),
        geweigerd=bestand.fouten,
        ingelezen=True,
        sluiten_overgeslagen=opdracht.volledig and not _alles_bekend(bestand),
    )


def _wacht_op_beurt(sessie: Session) -> None:
    # two imports at once would both insert the same schools; SQLite already lets in one writer at a time
    if sessie.connection().dialect.name == "postgresql":
        sessie.execute(text("LOCK TABLE school IN SHARE ROW EXCLUSIVE MODE"))


def _keur_peildatum(sessie: Session, opdracht: Importopdracht, sectoren: Sequence[Sector]) -> None:
    vraag = select(func.max(Schoolimport.peildatum)).where(
        Schoolimport.bron == opdracht.bron, Schoolimport.sector.in_(sectoren)
    )
    laatste = sessie.scalar(vraag)
    if laatste is not None and opdracht.peildatum < laatste:
        raise Strijdig(
            f"De peildatum {opdracht.peildatum} ligt voor die van de laatste import uit deze bron ({laatste}). "
            "Oudere gegevens vervangen geen nieuwere.",
            "peildatum_ouder",
        )


def _eerder_geladen(
    sessie: Session, bestand: Scholenbestand, opdracht: Importopdracht, sectoren: Sequence[Sector]
) -> bool:
    vraag = select(Schoolimport.sector).where(
        Schoolimport.bron == opdracht.bron,
        Schoolimport.sha256 == bestand.sha256,
        Schoolimport.peildatum == opdracht.peildatum,
    )
    return set(sectoren) <= set(sessie.scalars(vraag))


def _maak_plan(sessie: Session, bestand: Scholenbestand, opdracht: Importopdracht, sectoren: Sequence[Sector]) -> _Plan:
    plan = _Plan()
    scholen = {school.vestigingscode: school for school in sessie.execute(select(School.__table__))}
    gemeenten = {rij.code: rij.naam for rij in sessie.execute(select(Gemeente.__table__))}
    _plan_gemeenten(plan, bestand, gemeenten)
    op_naam = _codes_op_naam(gemeenten)
    for regel in bestand.regels:
        code = regel.gemeente_code or op_naam.get(regel.gemeentenaam.casefold())
        _plan_school(plan, regel, code, scholen.get(regel.vestigingscode), kent_website=bestand.kent_website)
    if opdracht.volledig and _alles_bekend(bestand):
        imports = _imports_van(sessie, opdracht.bron, sectoren)
        plan.gesloten = _verdwenen(scholen.values(), bestand, imports)
    return plan


def _plan_gemeenten(plan: _Plan, bestand: Scholenbestand, gemeenten: dict[str, str]) -> None:
    genoemd = {regel.gemeente_code: regel.gemeentenaam for regel in bestand.regels if regel.gemeente_code}
    for code, naam in genoemd.items():
        if code not in gemeenten:
            plan.gemeenten_nieuw.append({"code": code, "naam": naam})
        elif naam.casefold() != gemeenten[code].casefold():  # some files shout; that is no other name
            plan.gemeenten_gewijzigd.append({"code": code, "naam": naam})


def _codes_op_naam(gemeenten: dict[str, str]) -> dict[str, str | None]:
    # after a merger an old and a new code can bear one name: then the name decides nothing
    gevonden: dict[str, str | None] = {}
    for code, naam in gemeenten.items():
        sleutel = naam.casefold()
        gevonden[sleutel] = None if sleutel in gevonden else code
    return gevonden


def _plan_school(
    plan: _Plan, regel: Schoolregel, gemeente_code: str | None, oud: Row[Any] | None, *, kent_website: bool
) -> None:
    feiten: dict[str, Any] = {
        "vestigingscode": regel.vestigingscode,
        "naam": regel.naam,
        "sector": regel.sector,
        "straat": regel.straat,
        "huisnummer": regel.huisnummer,
        "postcode": regel.postcode,
        "plaats": regel.plaats,
        "gemeente_code": gemeente_code,
        "website": regel.website,
        "gesloten_op": None,
    }
    if oud is None:
        plan.nieuw.append(feiten)
        return
    # what a file cannot tell does not wipe out what another file told
    feiten["gemeente_code"] = gemeente_code or oud.gemeente_code
    feiten["website"] = regel.website if kent_website else oud.website
    if all(getattr(oud, naam) == waarde for naam, waarde in feiten.items()):
        plan.ongewijzigd.append((regel.sector, regel.vestigingscode))
        return
    plan.gewijzigd.append(feiten)
    plan.heropend += oud.gesloten_op is not None
    if oud.naam != regel.naam:
        plan.hernoemd.append(regel.vestigingscode)


def _alles_bekend(bestand: Scholenbestand) -> bool:
    """Tell whether each refused row names its school: only then is a missing school really missing."""
    return all(fout.vestigingscode for fout in bestand.fouten)


def _imports_van(sessie: Session, bron: str, sectoren: Sequence[Sector]) -> set[UUID]:
    vraag = select(Schoolimport.id).where(Schoolimport.bron == bron, Schoolimport.sector.in_(sectoren))
    return set(sessie.scalars(vraag))


def _verdwenen(scholen: Any, bestand: Scholenbestand, imports: set[UUID]) -> list[tuple[Sector, str]]:
    gezien = {regel.vestigingscode for regel in bestand.regels} | {fout.vestigingscode for fout in bestand.fouten}
    return [
        (school.sector, school.vestigingscode)
        for school in scholen
        if school.gesloten_op is None and school.import_id in imports and school.vestigingscode not in gezien
    ]


def _noteer(
    sessie: Session,
    bestand: Scholenbestand,
    opdracht: Importopdracht,
    klok: Klok,
    plan: _Plan,
    sectoren: Sequence[Sector],
) -> dict[Sector, UUID]:
    # one row per sector, because closing and the peildatum go per sector; refused rows have none and count in each
    ids = {sector: uuid4() for sector in sectoren}
    rijen = [
        {
            "id": id_,
            "bron": opdracht.bron,
            "sector": sector,
            "peildatum": opdracht.peildatum,
            "licentie": opdracht.licentie,
            "sha256": bestand.sha256,
            "volledig": opdracht.volledig,
            "geladen_op": klok.nu(),
            "nieuw": sum(rij["sector"] is sector for rij in plan.nieuw),
            "gewijzigd": sum(rij["sector"] is sector for rij in plan.gewijzigd),
            "gesloten": sum(van is sector for van, _ in plan.gesloten),
            "geweigerd": len(bestand.fouten),
        }
        for sector, id_ in ids.items()
    ]
    sessie.execute(insert(Schoolimport), rijen)
    return ids


def _voer_door(
    sessie: Session, plan: _Plan, imports: dict[Sector, UUID], opdracht: Importopdracht, voortgang: Voortgang
) -> None:
    if plan.gemeenten_nieuw:
        sessie.execute(insert(Gemeente), plan.gemeenten_nieuw)
    if plan.gemeenten_gewijzigd:
        sessie.execute(update(Gemeente), plan.gemeenten_gewijzigd)
    for opdrachtsoort, rijen in ((insert(School), plan.nieuw), (update(School), plan.gewijzigd)):
        for blok in _blokken(rijen):
            waarden = [rij | {"import_id": imports[rij["sector"]]} for rij in blok]
            # without render_nulls the ORM makes a statement for each pattern of empty columns
            sessie.execute(opdrachtsoort, waarden, execution_options={"render_nulls": True})
            voortgang(len(blok))
    for sector, import_id in imports.items():
        codes = [code for van, code in plan.ongewijzigd if van is sector]
        _zet(sessie, codes, voortgang, import_id=import_id)
    _zet(sessie, [code for _, code in plan.gesloten], lambda _: None, gesloten_op=opdracht.peildatum)
    _hernoem_organisaties(sessie, plan.hernoemd)


def _zet(sessie: Session, codes: Sequence[str], voortgang: Voortgang, **waarden: Any) -> None:
    for blok in _blokken(codes):
        sessie.execute(update(School).where(School.vestigingscode.in_(blok)).values(**waarden))
        voortgang(len(blok))


def _hernoem_organisaties(sessie: Session, codes: Sequence[str]) -> None:
    # a school that takes part keeps the name of the school; people choose it by that name
    naam = select(School.naam).where(School.vestigingscode == Organisatie.vestigingscode)
    opdracht = update(Organisatie).values(naam=naam.correlate(Organisatie).scalar_subquery())
    if codes:
        sessie.execute(opdracht.where(Organisatie.vestigingscode.in_(codes)))


def _blokken(rijen: Sequence[T]) -> Iterator[Sequence[T]]:
    for begin in range(0, len(rijen), _BLOK):
        yield rijen[begin : begin + _BLOK]
