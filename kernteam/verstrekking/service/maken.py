"""Hands over to a party outside the table: decides each class, or refuses the whole. Knows no web."""

import json
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from kernteam.casus.service.binnen import Binnen
from kernteam.grond.actor import Actor, Partij, Rol
from kernteam.grond.bsn import GEEN_BSN, bsn_fouten
from kernteam.grond.doel import Doel
from kernteam.grond.fouten import Fout, Geweigerd, NietGevonden, Ongeldig, Strijdig
from kernteam.grond.handeling import Handeling
from kernteam.taak import service as taak
from kernteam.taak.models import Taaksoort, Uitstelreden
from kernteam.toegang.deling import beslis
from kernteam.toegang.delingsfeiten import (
    GEEN_CONFLICT,
    Deling,
    Delingsbesluit,
    Delingsreden,
    Delingsuitkomst,
    Plichten,
    Voorwaarde,
)
from kernteam.toegang.poort import Poort, Verstrekt
from kernteam.toegang.uitleg import VOORWAARDE, weigertekst
from kernteam.verstrekking.inzage import VerstrekkingInzage, volledig
from kernteam.verstrekking.models import Verstrekking, Verstrektdeel
from kernteam.verstrekking.service.feiten import (
    Eigen,
    Gedaan,
    Ontvanger,
    Situatie,
    Wat,
    ga_naar_binnen,
    maak_deling,
    over_wie,
    zoek_ontvanger,
)
from kernteam.verstrekking.service.samenstellen import NieuwDeel, Stuk, is_vrijgegeven, stel_samen, zoek_stukken

UITSTEL_HOOGSTENS = 31  # days: within a month (AVG 14(3)a)
NA_NOOD = 2  # days in which the family is told after acute danger (B11; design choice)


@dataclass(frozen=True, slots=True, repr=False)
class Weging:
    """The weighing record (S06)."""

    doel: str
    proportionaliteit: str
    subsidiariteit: str


@dataclass(frozen=True, slots=True)
class Informeren:
    """When the family was told, or until when and why that is put off (S09)."""

    geinformeerd_op: datetime | None = None
    uitgesteld_datum: date | None = None
    uitstelreden: Uitstelreden | None = None


@dataclass(frozen=True, slots=True, repr=False)
class NieuweVerstrekking:
    """A disclosure as entered."""

    doel: Doel
    partij: Partij | None
    organisatie_id: UUID | None
    naam: str | None
    onderdelen: tuple[NieuwDeel, ...]
    noodzakelijk: bool
    weging: Weging | None = None
    informeren: Informeren | None = None
    weggelaten: str | None = None
    verzoek_id: UUID | None = None
    aan_deskundige: bool = False
    meldcode_gevolgd: bool = False
    levensgevaar: bool = False
    plichten: Plichten = GEEN_CONFLICT
    bevestigd_geen_bsn: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class _Beslist:
    """One class with its decision, its content and the consent it rests on."""

    stuk: Stuk
    besluit: Delingsbesluit
    toestemming_id: UUID | None
    inhoud: str | None


def maken(actor: Actor, casus_id: UUID, nieuw: NieuweVerstrekking, poort: Poort) -> VerstrekkingInzage:
    """Hand over exactly the stated set of own items (handeling verstrekking.maken).

    Raises Geweigerd or Strijdig when one class may not go: then nothing goes.
    """
    fouten = _fouten(nieuw, poort)
    if fouten:
        raise Ongeldig(fouten)
    bijzonder = GEEN_BSN if nieuw.bevestigd_geen_bsn else None
    binnen, eigen = ga_naar_binnen(actor, Handeling.VERSTREKKING_MAKEN, casus_id, poort, bijzonder)
    if nieuw.verzoek_id is not None and all(een.id != nieuw.verzoek_id for een in eigen.verzoeken):
        raise NietGevonden
    ontvanger = zoek_ontvanger(nieuw.partij, nieuw.organisatie_id, nieuw.naam, poort)
    if ontvanger.organisatie_id == actor.organisatie_id:
        raise Strijdig("Binnen uw eigen organisatie is het geen verstrekking.", "EIGEN_ORGANISATIE")
    stukken = [zoek_stukken(binnen, deel) for deel in nieuw.onderdelen]
    beslist = [_beslis(binnen, eigen, stuk, ontvanger, nieuw) for stuk in stukken]
    verstrekking_id = uuid4()
    poort.verstrek(actor, verstrekking_id, (binnen.pas, _regel(ontvanger, nieuw.doel, beslist)))
    _begin(binnen, beslist)
    return _bewaar(binnen, verstrekking_id, ontvanger, nieuw, beslist)


def _fouten(nieuw: NieuweVerstrekking, poort: Poort) -> list[Fout]:
    weging = nieuw.weging
    teksten = {"/ontvanger/naam": nieuw.naam, "/weggelaten": nieuw.weggelaten} | {
        f"/onderdelen/{nummer}/verklaring": deel.verklaring for nummer, deel in enumerate(nieuw.onderdelen)
    }
    if weging is not None:
        for veld in ("doel", "proportionaliteit", "subsidiariteit"):
            teksten[f"/weging/{veld}"] = getattr(weging, veld)
    fouten = bsn_fouten(teksten, bevestigd=nieuw.bevestigd_geen_bsn)
    return fouten + (_termijnfouten(nieuw.informeren, poort) if nieuw.informeren else [])


def _termijnfouten(informeren: Informeren, poort: Poort) -> list[Fout]:
    vandaag, tot, op = poort.klok.vandaag(), informeren.uitgesteld_datum, informeren.geinformeerd_op
    if op is not None and op > poort.klok.nu():
        return [Fout("/informeren/geinformeerdOp", "TOEKOMST", "Dit moment ligt in de toekomst.")]
    if tot is not None and not vandaag <= tot <= vandaag + timedelta(days=UITSTEL_HOOGSTENS):
        uitleg = f"Kies een dag vanaf vandaag, hoogstens {UITSTEL_HOOGSTENS} dagen later."
        return [Fout("/informeren/uitgesteldDatum", "TERMIJN", uitleg)]
    return []


def _beslis(binnen: Binnen, eigen: Eigen, stuk: Stuk, ontvanger: Ontvanger, nieuw: NieuweVerstrekking) -> _Beslist:
    actor, poort = binnen.actor, binnen.poort
    bevestigd = all(een.bevestigd_op is not None for een in stuk.notities)
    vrijgegeven = is_vrijgegeven(binnen, stuk)
    over = over_wie(stuk.notities)
    wat = Wat(stuk.deel.klasse, actor.partij, actor.organisatie_id, vrijgegeven, over, bevestigd)
    situatie = Situatie(
        noodzakelijk=nieuw.noodzakelijk,
        aan_deskundige=nieuw.aan_deskundige,
        levensgevaar=nieuw.levensgevaar,
        plichten=nieuw.plichten,
    )
    gedaan = Gedaan(nieuw.weging is not None, nieuw.informeren is not None, nieuw.meldcode_gevolgd)
    deling, toestemd = maak_deling(binnen, eigen, wat, ontvanger, nieuw.doel, situatie, gedaan)
    besluit = beslis(deling, poort.beleid)
    _eis(besluit, deling)
    minimum = None
    if Voorwaarde.MINIMUMSET in besluit.voorwaarden:
        minimum = poort.minimumsets.velden(deling.zender, deling.ontvanger, deling.klasse, deling.dag)
    op_toestemming = besluit.reden is Delingsreden.TOESTEMMING
    inhoud = stel_samen(binnen, stuk, minimum)
    return _Beslist(stuk, besluit, toestemd.toestemming_id if op_toestemming else None, inhoud)


def _eis(besluit: Delingsbesluit, deling: Deling) -> None:
    """Refuse what may not go, and what may go only after something else is done (S06, S09: no save without)."""
    tekst = weigertekst(besluit, deling.zender)
    if besluit.uitkomst is Delingsuitkomst.AANGEHOUDEN:
        raise Strijdig(tekst, besluit.reden.value)
    if not besluit.mag:
        raise Geweigerd(tekst, besluit.reden.value)
    open_ = sorted(besluit.nog_te_doen)
    if open_:
        raise Strijdig(" ".join(VOORWAARDE[een] for een in open_), open_[0].value)


def _regel(ontvanger: Ontvanger, doel: Doel, beslist: list[_Beslist]) -> Verstrekt:
    return Verstrekt(
        ontvanger=ontvanger.partij,
        doel=doel,
        redenen=frozenset(een.besluit.reden.value for een in beslist),
        grondslagen=frozenset(grond for een in beslist for grond in (*een.besluit.avg, een.besluit.bron)),
        klassen=frozenset(een.stuk.deel.klasse for een in beslist),
        toestemming_id=next((een.toestemming_id for een in beslist if een.toestemming_id), None),
    )


def _begin(binnen: Binnen, beslist: list[_Beslist]) -> None:
    """Begin writing. Beside a withdrawal or an objection at the same moment, one of the two fails.

    What rests on neither leaves the version alone: a report to Veilig Thuis must not show in the casus.
    """
    if any(een.besluit.reden in (Delingsreden.TOESTEMMING, Delingsreden.TAAK) for een in beslist):
        binnen.schrijf()
    else:
        binnen.poort.schrijf(binnen.pas)


def _bewaar(
    binnen: Binnen, verstrekking_id: UUID, ontvanger: Ontvanger, nieuw: NieuweVerstrekking, beslist: list[_Beslist]
) -> VerstrekkingInzage:
    sessie, actor = binnen.poort.sessie, binnen.actor
    informeren = nieuw.informeren or Informeren()
    rij = Verstrekking(
        id=verstrekking_id,
        casus_id=binnen.casus.id,
        organisatie_id=actor.organisatie_id,
        ontvanger=ontvanger.partij,
        ontvanger_id=ontvanger.organisatie_id,
        doel=nieuw.doel,
        verzoek_id=nieuw.verzoek_id,
        beleid=binnen.poort.beleid.versie,
        minimumsets=binnen.poort.minimumsets.versie,
        verstrekt_op=binnen.nu,
        verstrekt_door=actor.medewerker_id,
        geinformeerd_op=informeren.geinformeerd_op,
        informeren_datum=_uiterlijk(binnen, informeren, beslist),
        uitstelreden=informeren.uitstelreden,
    )
    delen = [_deel(binnen, rij, een) for een in beslist]
    tekst: dict[tuple[UUID, str], str | None] = {(rij.id, "naam"): ontvanger.naam, (rij.id, "weging"): _weging(nieuw)}
    binnen.bos.zegel_in(rij, naam=tekst[rij.id, "naam"], weging=tekst[rij.id, "weging"])
    for deel, een in zip(delen, beslist, strict=True):
        binnen.bos.zegel_in(deel, inhoud=een.inhoud)
        tekst[deel.id, "inhoud"] = een.inhoud
    sessie.add(rij)
    sessie.flush()  # the parts point at it
    sessie.add_all(delen)
    _taken(binnen, rij, beslist)
    return volledig(rij, delen, lambda welke, veld: tekst[welke.id, veld])


def _uiterlijk(binnen: Binnen, informeren: Informeren, beslist: list[_Beslist]) -> date | None:
    nodig = any(Voorwaarde.INFORMEREN in een.besluit.voorwaarden for een in beslist)
    if not nodig or informeren.geinformeerd_op is not None:
        return None
    return informeren.uitgesteld_datum or binnen.poort.klok.vandaag() + timedelta(days=NA_NOOD)


def _weging(nieuw: NieuweVerstrekking) -> str | None:
    weging = nieuw.weging
    if weging is None and nieuw.weggelaten is None:
        return None
    return json.dumps(
        {
            "doel": weging.doel if weging else None,
            "proportionaliteit": weging.proportionaliteit if weging else None,
            "subsidiariteit": weging.subsidiariteit if weging else None,
            "weggelaten": nieuw.weggelaten,
        }
    )


def _deel(binnen: Binnen, rij: Verstrekking, beslist: _Beslist) -> Verstrektdeel:
    besluit = beslist.besluit
    return Verstrektdeel(
        id=uuid4(),
        casus_id=binnen.casus.id,
        verstrekking_id=rij.id,
        klasse=beslist.stuk.deel.klasse,
        uitkomst=besluit.uitkomst,
        reden=besluit.reden,
        code=besluit.code,
        opheffing=besluit.opheffing,
        avg="; ".join(besluit.avg),
        bron=besluit.bron,
        toestemming_id=beslist.toestemming_id,
    )


def _taken(binnen: Binnen, rij: Verstrekking, beslist: list[_Beslist]) -> None:
    """Leave what must follow: telling the family (S09), and a look afterwards at what broke secrecy (B11, B12)."""
    sessie, nu = binnen.poort.sessie, binnen.nu
    if rij.informeren_datum is not None:
        voor = taak.Voor(medewerker_id=binnen.actor.medewerker_id)
        gemaakt = taak.maak(
            sessie,
            Taaksoort.OUDERS_INFORMEREN,
            voor,
            nu,
            casus_id=rij.casus_id,
            object_id=rij.id,
            uiterlijk=rij.informeren_datum,
        )
        gemaakt.uitstelreden = rij.uitstelreden
    if any(Voorwaarde.ACHTERAF_BEOORDELEN in een.besluit.voorwaarden for een in beslist):
        toezicht = taak.Voor(rol=Rol.PRIVACYFUNCTIONARIS)
        taak.maak(sessie, Taaksoort.NOODVERSTREKKING, toezicht, nu, casus_id=rij.casus_id, object_id=rij.id)
