"""The queue: cases the night stored, and those it did not come to yet, computed while reading. Knows no web."""

from dataclasses import asdict
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kernteam.grond.actor import Actor, Rol
from kernteam.grond.handeling import Handeling
from kernteam.logboek.lezer import Logregel, Zoekvraag
from kernteam.netwerk import service as netwerk
from kernteam.netwerk.models import Medewerker
from kernteam.toegang.feiten import GeenFeiten
from kernteam.toegang.poort import Poort
from kernteam.toezicht.inzage import GevalInzage, GevalKort, Tijdlijnregel, maak_oordeel, maak_vraag
from kernteam.toezicht.models import Toezichtdag, Toezichtgeval, Toezichtoordeel
from kernteam.toezicht.regels import Bureau, Controle, Verklaring
from kernteam.toezicht.service.berekenen import Geval, bereken
from kernteam.toezicht.service.binnen import InGeval, ga_in_geval, voor
from kernteam.toezicht.service.meten import begin_van

Plek = tuple[str, UUID]
_VELDEN = tuple(Geval.__dataclass_fields__)
_HOOGSTE = 9999
_TIJDLIJN = 200  # lines of one case that are shown; the log itself has the rest


def opsommen(
    actor: Actor, na: Plek | None, limit: int, poort: Poort, bureau: Bureau, *, alleen_open: bool = True
) -> tuple[list[GevalKort], Plek | None]:
    """List the queue, the highest score first (handeling toezichtgeval.opsommen); nobody sees what is about himself."""
    poort.vraag(actor, Handeling.TOEZICHTGEVAL_OPSOMMEN, GeenFeiten())
    kort = werkvoorraad(actor, poort, bureau)
    rij = sorted((een for een in kort if een.open or not alleen_open), key=_plek)
    rij = [een for een in rij if na is None or _plek(een) > na]
    getoond = rij[:limit]
    return getoond, _plek(getoond[-1]) if len(rij) > limit else None


def werkvoorraad(actor: Actor, poort: Poort, bureau: Bureau) -> list[GevalKort]:
    """Give every case of a year that is for this officer; the caller asked the door."""
    vandaag, is_voor_hem = poort.klok.vandaag(), voor(actor, poort.sessie)
    vanaf = vandaag - timedelta(days=bureau.getal(Controle.ZOEKEN_DAGEN))
    return _kort([een for een in alle(poort, bureau, vanaf, vandaag) if is_voor_hem(een)], poort)


def lezen(actor: Actor, geval_id: UUID, poort: Poort, bureau: Bureau) -> GevalInzage:
    """Read a case with its lines and what was done with it (handeling toezichtgeval.lezen)."""
    geval = vind(actor, poort, bureau, geval_id)
    gang = ga_in_geval(actor, Handeling.TOEZICHTGEVAL_LEZEN, geval, geval_id, poort)
    return maak_inzage(gang, bureau)


def maak_inzage(gang: InGeval, bureau: Bureau) -> GevalInzage:
    """Show what a pass opened of a case."""
    geval, poort = gang.geval, gang.poort
    (kort,) = _kort([geval], poort)
    vraag = Zoekvraag(
        casus=geval.casus_id,
        actor=geval.medewerker_id,
        vanaf=begin_van(geval.datum),
        tot=begin_van(geval.datum + timedelta(days=1)),
    )
    regels = poort.lezer.zoek(vraag, None, _TIJDLIJN + 1)
    verklaringen = bureau.verklaringen
    bos = gang.bos
    return GevalInzage(
        geval=kort,
        regels=tuple(een for een in bureau.regels if een.id in geval.treffers),
        verklaard_door=tuple(rij for een, rij in verklaringen.items() if een in geval.verklaringen),
        ontbreekt=tuple(rij for een, rij in verklaringen.items() if een not in geval.verklaringen),
        tijdlijn=tuple(_tijdlijnregel(een) for een in reversed(regels[:_TIJDLIJN])),
        meer_regels=len(regels) > _TIJDLIJN,
        oordelen=tuple(maak_oordeel(een, bos) for een in gang.oordelen),
        vragen=tuple(maak_vraag(een, geval.medewerker_id, geval.casus_id, geval.datum, bos) for een in gang.vragen)
        if bos
        else (),
    )


def vind(actor: Actor, poort: Poort, bureau: Bureau, geval_id: UUID) -> Geval | None:
    """Give a case as it is now: computed where the night did not come yet, stored otherwise.

    For who does not sit at the desk nothing is computed: the door refuses him all the same.
    """
    if actor.rol is not Rol.PRIVACYFUNCTIONARIS:
        return None
    vers = next((een for een in _vers(poort, bureau) if een.id == geval_id), None)
    if vers is not None:
        return vers
    rij = poort.sessie.get(Toezichtgeval, geval_id)
    return van_rij(rij) if rij is not None else None


def leg_vast(sessie: Session, geval: Geval) -> Toezichtgeval:
    """Store a case as it was computed, or bring its row up to date; the caller holds a writing transaction."""
    waarden = asdict(geval) | {"treffers": list(geval.treffers), "verklaringen": list(geval.verklaringen)}
    rij = sessie.get(Toezichtgeval, geval.id)
    if rij is None:
        rij = Toezichtgeval(**waarden)
        sessie.add(rij)
        return rij
    for veld, waarde in waarden.items():
        if getattr(rij, veld) != waarde:
            setattr(rij, veld, waarde)
    return rij


def van_rij(rij: Toezichtgeval) -> Geval:
    """Give a stored case as it was computed."""
    waarden = {veld: getattr(rij, veld) for veld in _VELDEN}
    verklaringen = tuple(map(Verklaring, rij.verklaringen))
    return Geval(**waarden | {"treffers": tuple(rij.treffers), "verklaringen": verklaringen})


def eerste_open_dag(poort: Poort, bureau: Bureau) -> date:
    """Give the first day the night did not compute yet, as far back as a reader looks himself."""
    vandaag = poort.klok.vandaag()
    dag = vandaag - timedelta(days=bureau.getal(Controle.TERUGKIJKEN))
    gedaan = set(poort.sessie.scalars(select(Toezichtdag.datum).where(Toezichtdag.datum >= dag)))
    while dag in gedaan and dag < vandaag:
        dag += timedelta(days=1)
    return dag


def _vers(poort: Poort, bureau: Bureau) -> list[Geval]:
    return bereken(poort, bureau, eerste_open_dag(poort, bureau), poort.klok.vandaag() + timedelta(days=1))


def alle(poort: Poort, bureau: Bureau, vanaf: date, tot_en_met: date) -> list[Geval]:
    """Give every case of a period, each once: stored by the night, or computed now."""
    opdracht = select(Toezichtgeval).where(Toezichtgeval.datum.between(vanaf, tot_en_met))
    gevonden = {rij.id: van_rij(rij) for rij in poort.sessie.scalars(opdracht)}
    gevonden |= {een.id: een for een in _vers(poort, bureau) if vanaf <= een.datum <= tot_en_met}
    return list(gevonden.values())


def _kort(gevallen: list[Geval], poort: Poort) -> list[GevalKort]:
    laatste = _beoordeeld_op(poort.sessie)
    wie = netwerk.medewerkers(poort.sessie, {een.medewerker_id for een in gevallen})
    return [_een_kort(een, wie[een.medewerker_id], laatste.get(een.id), poort.klok.vandaag()) for een in gevallen]


def _een_kort(geval: Geval, wie: Medewerker, beoordeeld_op: datetime | None, vandaag: date) -> GevalKort:
    is_open = beoordeeld_op is None or geval.laatste_op > beoordeeld_op
    return GevalKort(
        id=geval.id,
        medewerker_id=geval.medewerker_id,
        naam=wie.naam,
        organisatie_id=wie.organisatie_id,
        casus_id=geval.casus_id,
        datum=geval.datum,
        aantal=geval.aantal,
        geweigerd=geval.geweigerd,
        noodtoegangen=geval.nood,
        eerste_op=geval.eerste_op,
        laatste_op=geval.laatste_op,
        score=geval.score,
        treffers=geval.treffers,
        verklaringen=geval.verklaringen,
        beoordelen_uiterlijk_datum=geval.beoordelen_uiterlijk_datum,
        te_laat=is_open and vandaag > geval.beoordelen_uiterlijk_datum,
        open=is_open,
    )


def _plek(een: GevalKort) -> Plek:
    return f"{_HOOGSTE - een.score:04}{een.datum}", een.id


def _tijdlijnregel(regel: Logregel) -> Tijdlijnregel:
    inhoud = regel.inhoud
    return Tijdlijnregel(
        nummer=regel.nummer,
        tijdstip=regel.tijdstip,
        handeling=inhoud["handeling"],
        uitkomst=inhoud["uitkomst"],
        reden=inhoud["reden"],
        casus_id=UUID(inhoud["casus"]) if "casus" in inhoud else None,
        doel=inhoud.get("doel"),
        klassen=tuple(inhoud.get("klassen", ())),
    )


def _beoordeeld_op(sessie: Session) -> dict[UUID, datetime]:
    """Give when each case was judged last."""
    laatste = func.max(Toezichtoordeel.beoordeeld_op).label("op")
    opdracht = select(Toezichtoordeel.geval_id, laatste).group_by(Toezichtoordeel.geval_id)
    return {een.geval_id: een.op for een in sessie.execute(opdracht)}
