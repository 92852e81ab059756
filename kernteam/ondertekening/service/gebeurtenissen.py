"""What happened to a request for consent, as events that are only ever added (ISO/IEC TS 27560, W3C DPV).

Asked and answered stand in the database; expiry and lapse by a birthday follow from the rules and the days. Knows no
web and opens nothing: ids, codes and moments only.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from uuid import UUID

from kernteam.casus.laden import Geladen
from kernteam.casus.service.toestemmingen import bij
from kernteam.grond.actor import Actor
from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import Klasse
from kernteam.grond.klok import AMSTERDAM
from kernteam.grond.voorlichting import Doelgroep
from kernteam.toegang.feiten import Bereik, Geldigheid
from kernteam.toegang.poort import Poort
from kernteam.toestemming.antwoord import Antwoord, Wijze
from kernteam.toestemming.geldigheid import stand
from kernteam.toestemming.gezin import wisseldagen
from kernteam.toestemming.models import Ondertekening
from kernteam.toestemming.ondertekenaars import wet_op
from kernteam.toestemming.service import GevraagdeBundel, MetAntwoorden, naar_bereik

DPV = "https://w3id.org/dpv#"


class Soort(StrEnum):
    """What kind of event."""

    GEVRAAGD = "GEVRAAGD"
    GEGEVEN = "GEGEVEN"
    VERNIEUWD = "VERNIEUWD"
    GEWEIGERD = "GEWEIGERD"
    INGETROKKEN = "INGETROKKEN"
    VERLOPEN = "VERLOPEN"
    VERVALLEN = "VERVALLEN"


STAAT = {
    Soort.GEVRAAGD: f"{DPV}ConsentRequested",
    Soort.GEGEVEN: f"{DPV}ConsentGiven",
    Soort.VERNIEUWD: f"{DPV}RenewedConsentGiven",
    Soort.GEWEIGERD: f"{DPV}ConsentRefused",
    Soort.INGETROKKEN: f"{DPV}ConsentWithdrawn",
    Soort.VERLOPEN: f"{DPV}ConsentExpired",
    Soort.VERVALLEN: f"{DPV}ConsentInvalidated",
}


@dataclass(frozen=True, slots=True)
class Gebeurtenis:
    """One event, in the field names of the standard but those in Dutch, `indication_method` and `recorded_…`.

    `eigen_gegevens`: the answer of an adult about data of himself, apart from what he says for the youth (C23).
    """

    soort: Soort
    eigen_gegevens: bool
    event_time: datetime
    validity_duration: str | None
    entity_id: UUID
    event_type: str
    event_state: str
    notice_version: str
    notice_sha256: str | None
    bundels: tuple[GevraagdeBundel, ...]
    indication_method: Wijze | None
    recorded_time: datetime
    recorded_by: UUID


def opsommen(actor: Actor, toestemming_id: UUID, poort: Poort) -> tuple[Gebeurtenis, ...]:
    """List what happened to a request, oldest first (handeling gebeurtenis.opsommen)."""
    binnen, verzoek = bij(actor, Handeling.GEBEURTENIS_OPSOMMEN, toestemming_id, poort)
    return gebeurtenissen(verzoek, binnen.geladen, poort)


def gebeurtenissen(
    verzoek: MetAntwoorden, geladen: Geladen, poort: Poort, alleen: UUID | None = None
) -> tuple[Gebeurtenis, ...]:
    """Give the events of a request, oldest first.

    With `alleen` one signer: what the others answered is left out, and so is what would follow from it.
    """
    lezer = _Lezer(verzoek, geladen, poort)
    alle = [lezer.gevraagd(), *lezer.antwoorden(alleen), *lezer.verlopen()]
    if alleen is None:
        alle += lezer.vervallen()
    return tuple(sorted(alle, key=lambda een: een.event_time))


def toegestaan_bereik(verzoek: MetAntwoorden, antwoord: Ondertekening) -> Bereik:
    """Give what an answer covers: nothing for a "no", all that was asked unless it says less."""
    if antwoord.antwoord is not Antwoord.GEGEVEN:
        return frozenset()
    return naar_bereik(verzoek.toestemming.bereik if antwoord.bereik is None else antwoord.bereik)


@dataclass(frozen=True, slots=True)
class _Lezer:
    verzoek: MetAntwoorden
    geladen: Geladen
    poort: Poort

    def gevraagd(self) -> Gebeurtenis:
        gevraagd = self.verzoek.toestemming
        return self._maak(Soort.GEVRAAGD, gevraagd.gevraagd_op, gevraagd.gevraagd_door)

    def antwoorden(self, alleen: UUID | None) -> Iterator[Gebeurtenis]:
        gaf: set[tuple[UUID, bool]] = set()
        for een in self.verzoek.antwoorden:
            soort, wie = Soort(een.antwoord.value), (een.betrokkene_id, een.eigen_gegevens)
            if soort is Soort.GEGEVEN and wie in gaf:
                soort = Soort.VERNIEUWD
            if soort is Soort.GEGEVEN:
                gaf.add(wie)
            if alleen in (None, een.betrokkene_id):
                yield self._maak(soort, een.gegeven_op, een.betrokkene_id, een)

    def verlopen(self) -> Iterator[Gebeurtenis]:
        einde = self.verzoek.toestemming.geldig_tot
        if einde <= self.poort.klok.vandaag():  # C21
            yield self._maak(Soort.VERLOPEN, _middernacht(einde), self._school)

    def vervallen(self) -> Iterator[Gebeurtenis]:
        """Give the birthdays, changes in the family and new policy by which what held the day before holds no more."""
        einde = min(self.verzoek.toestemming.geldig_tot, self.poort.klok.vandaag() + timedelta(days=1))
        for dag in sorted(wisseldagen(self.geladen.gezin, self.poort.beleid.wisseldagen())):
            if self.verzoek.dag < dag < einde and self._gold(dag - timedelta(days=1), dag) and not self._gold(dag, dag):
                yield self._maak(Soort.VERVALLEN, _middernacht(dag), self._school)

    @property
    def _school(self) -> UUID:
        return self.geladen.casus.organisatie_id

    def _gold(self, dag: date, antwoorden_voor: date) -> bool:
        tot_dan = [een for een in self.verzoek.antwoorden if een.gegeven_op < _middernacht(antwoorden_voor)]
        verzoek = MetAntwoorden(self.verzoek.toestemming, tot_dan).verzoek()
        wet = wet_op(self.poort.beleid, self.verzoek.toestemming.regime, dag)
        return stand(wet.regime, self.geladen.gezin, [verzoek], dag, wet.schakelaars).geldigheid is Geldigheid.GELDIG

    def _maak(self, soort: Soort, op: datetime, wie: UUID, antwoord: Ondertekening | None = None) -> Gebeurtenis:
        gevraagd = self.verzoek.toestemming
        versie = antwoord.tekstversie if antwoord else gevraagd.tekstversie
        doelgroep = Doelgroep.JEUGDIGE if wie == self.geladen.gezin.jeugdige_id else Doelgroep.OUDER
        tekst = self.poort.voorlichting.teksten.get((versie, doelgroep))
        bereik = toegestaan_bereik(self.verzoek, antwoord) if antwoord else naar_bereik(gevraagd.bereik)
        geeft = soort in (Soort.GEGEVEN, Soort.VERNIEUWD)
        dagen = (gevraagd.geldig_tot - op.astimezone(AMSTERDAM).date()).days
        return Gebeurtenis(
            soort=soort,
            eigen_gegevens=antwoord is not None and antwoord.eigen_gegevens,
            event_time=op,
            validity_duration=f"P{dagen}D" if geeft else None,
            entity_id=wie,
            event_type=f"{DPV}{_soort_toestemming(bereik)}",
            event_state=STAAT[soort],
            notice_version=versie,
            notice_sha256=tekst.sha256 if tekst else None,
            bundels=self.verzoek.bundels if soort is Soort.GEVRAAGD else (),
            indication_method=antwoord.wijze if antwoord else None,
            recorded_time=antwoord.vastgelegd_op if antwoord else op,
            recorded_by=antwoord.vastgelegd_door if antwoord else wie,
        )


def _soort_toestemming(bereik: Bereik) -> str:
    # health is asked apart and answered in so many words (AVG 9(2)a)
    return "ExplicitlyExpressedConsent" if any(klasse is Klasse.MED for _, klasse in bereik) else "ExpressedConsent"


def _middernacht(dag: date) -> datetime:
    return datetime.combine(dag, time(), AMSTERDAM)
