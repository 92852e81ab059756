"""The API through time beside a model of a few lines: signing, withdrawing, asking for less, days, birthdays, moves.

What moves is the gezag, and who sits at the table. The model knows no code of the application: it says who had to
sign, what holds, and so what each may see.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from flask import Flask
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from kernteam.grond.klok import AMSTERDAM
from kernteam.toestemming.gezin import HOOGSTENS_GEZAG
from tests.casus.bewijs import spel_op_sqlite
from tests.klant import Spel
from tests.rollen import PERSONEN, org

BEGIN = date(2027, 3, 13)
GEBOREN = (date(2018, 5, 1), date(2015, 3, 20), date(2013, 6, 1), date(2011, 3, 20))  # 8; 12 and 16 next week; 13
PARTIJEN = ("bt", "jgz")
KLASSEN = ("ID", "OND", "PROC")
OUDERS = (0, 1)
JEUGDIGE = 2
ANDER = 3  # an adult without gezag, until he gets it
VOLWASSENEN = (*OUDERS, ANDER)
LEZERS = {"bt": "gezinswerker", "jgz": "jeugdverpleegkundige"}
Bereik = frozenset[tuple[str, str]]


@dataclass
class Vraag:
    """One request: what was asked, until when, and the last word of each."""

    id: str
    bereik: Bereik
    einde: date
    woord: dict[int, tuple[str, date, Bereik]] = field(default_factory=dict)


@dataclass
class Gezin:
    """The youth, and who got or lost gezag on which day."""

    geboren: date
    loop: list[tuple[date, int, bool]] = field(default_factory=list)

    def gezag(self, dag: date) -> set[int]:
        """Rule C17: what was established counts from its day on."""
        houders = set(OUDERS)
        for sinds, wie, begint in self.loop:
            if sinds <= dag:
                houders = houders | {wie} if begint else houders - {wie}
        return houders

    def tekenaars(self, dag: date) -> set[int]:
        """Rules C01, C03, C14 and C15: who has gezag until 16, the youth too from 12."""
        jaren = dag.year - self.geboren.year - ((dag.month, dag.day) < (self.geboren.month, self.geboren.day))
        return {*(self.gezag(dag) if jaren < 16 else ()), *((JEUGDIGE,) if jaren >= 12 else ())}


def geldend(vragen: list[Vraag], gezin: Gezin, dag: date) -> Bereik:
    """Give what may be shared: the newest request that is decided, decides (C01, C02, C18, C21)."""
    nodig = gezin.tekenaars(dag)
    for vraag in reversed(vragen):
        if any(
            antwoord != "GEGEVEN" and (wie in nodig or wie in gezin.tekenaars(gezegd))
            for wie, (antwoord, gezegd, _) in vraag.woord.items()
        ):
            return frozenset()
        iedereen = all(vraag.woord.get(wie, ("",))[0] == "GEGEVEN" for wie in nodig)
        if dag >= vraag.einde and iedereen:
            return frozenset()
        if iedereen:
            return frozenset.intersection(vraag.bereik, *(vraag.woord[wie][2] for wie in nodig))
    return frozenset()


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory, sleutelbestand: Path) -> Iterator[Flask]:
    with spel_op_sqlite(tmp_path_factory.mktemp("verloop"), sleutelbestand) as spel:
        yield spel.app


class Verloop(RuleBasedStateMachine):
    """One casus in which everybody does as he likes, on days that go by."""

    app: Flask

    @initialize(geboren=st.sampled_from(GEBOREN), dagen=st.sampled_from([5, 60, 300]), tekent=st.booleans())
    def open_casus(self, geboren: date, dagen: int, tekent: bool) -> None:
        self.gezin, self.dag = Gezin(geboren), BEGIN
        self.vragen: list[Vraag] = []
        self.aan_tafel: set[str] = set()
        self.ooit: set[str] = set()
        self._reis()
        inhoud = self.spel.opening()
        inhoud["jeugdige"]["geboortedatum"] = geboren.isoformat()
        geopend = self.spel.contactpersoon.post("/casussen", inhoud).json
        self.pad = f"/casussen/{geopend['id']}"
        self.wie = [*geopend["gezaghebbenden"], geopend["jeugdigeId"], self.spel.volwassene(geopend)]
        self.vraag_toestemming(set(PARTIJEN), set(KLASSEN), dagen)
        if tekent:
            self.iedereen_tekent(None)

    @rule(dagen=st.sampled_from([1, 3, 7, 30]))
    def dagen_gaan_voorbij(self, dagen: int) -> None:
        self.dag += timedelta(days=dagen)
        self._reis()

    @rule(wat=st.sampled_from(["einde", "verjaardag"]))
    def de_dag_zelf_breekt_aan(self, wat: str) -> None:
        # the very day of an expiry or a birthday, where a rule of days goes wrong first
        dag = self.gezin.geboren.replace(year=self.dag.year) if wat == "verjaardag" else BEGIN
        if wat == "einde" and self.vragen:
            dag = self.vragen[-1].einde
        if dag > self.dag:
            self.dag = dag
            self._reis()

    @rule(
        partijen=st.sets(st.sampled_from(PARTIJEN), min_size=1),
        klassen=st.sets(st.sampled_from(KLASSEN), min_size=1),
        dagen=st.sampled_from([5, 60, 300]),
    )
    def vraag_toestemming(self, partijen: set[str], klassen: set[str], dagen: int) -> None:
        gekozen = tuple(een for een in KLASSEN if een in klassen)
        inhoud = self.spel.aanvraag(*sorted(partijen), klassen=gekozen, dagen=dagen)
        gevraagd = self.spel.contactpersoon.post(f"{self.pad}/toestemmingen", inhoud)
        assert gevraagd.status_code == 201, gevraagd.json
        bereik = frozenset((partij, klasse) for partij in partijen for klasse in klassen)
        einde = self.dag + timedelta(days=dagen)
        self.vragen.append(Vraag(gevraagd.json["toestemmingen"][0]["id"], bereik, einde))
        self._neem_plaats()

    @rule(smaller=st.sampled_from([None, *OUDERS]))
    def iedereen_tekent(self, smaller: int | None) -> None:
        for wie in sorted(self.gezin.tekenaars(self.dag)):
            self.antwoordt(wie, True, wie == smaller)

    @rule(houdt=st.sampled_from(PARTIJEN))
    def iedereen_wil_minder(self, houdt: str) -> None:
        # who received under the older request and is not named any more, sits there and sees nothing
        self.vraag_toestemming({houdt}, {"ID", "OND"}, 60)
        self.iedereen_tekent(None)

    @rule(wie=st.sampled_from([*VOLWASSENEN, JEUGDIGE]), ja=st.booleans(), smaller=st.booleans())
    def antwoordt(self, wie: int, ja: bool, smaller: bool) -> None:
        if not self.vragen:
            return
        vraag = self.vragen[-1]
        bereik = frozenset(sorted(vraag.bereik)[:1]) if ja and smaller else vraag.bereik
        inhoud = self.spel.antwoord(self.wie[wie], "GEGEVEN" if ja else "GEWEIGERD")
        if bereik != vraag.bereik:
            inhoud["ontvangers"] = [{"organisatieId": str(org(p)), "klassen": [k]} for p, k in bereik]
        uitkomst = self.spel.contactpersoon.post(f"/toestemmingen/{vraag.id}/ondertekeningen", inhoud)
        mag = wie in self.gezin.gezag(self.dag) | self.gezin.tekenaars(self.dag)
        assert uitkomst.status_code == (201 if mag else 409), uitkomst.json
        if mag:
            self._onthoud(vraag, wie, inhoud["antwoord"], bereik)
            self._neem_plaats()

    @rule(wie=st.sampled_from([*VOLWASSENEN, JEUGDIGE]))
    def trek_in(self, wie: int) -> None:
        gegeven = [een for een in self.vragen if een.woord.get(wie, ("",))[0] == "GEGEVEN"]
        if not self.vragen:
            return
        pad = f"/toestemmingen/{self.vragen[-1].id}/intrekkingen"
        uitkomst = self.spel.contactpersoon.post(pad, self.spel.intrekking(self.wie[wie]))
        assert uitkomst.status_code == (201 if gegeven else 409), uitkomst.json
        for vraag in gegeven:
            self._onthoud(vraag, wie, "INGETROKKEN", vraag.bereik)
        if gegeven:
            self._neem_plaats()

    @rule(van=st.sampled_from(VOLWASSENEN), naar=st.sampled_from(VOLWASSENEN))
    def gezag_gaat_over(self, van: int, naar: int) -> None:
        for wie, begint in ((van, False), (naar, True)):
            houders = self.gezin.gezag(self.dag)
            if begint == (wie in houders) or van == naar or (begint and len(houders) == HOOGSTENS_GEZAG):
                continue
            feit = {"gezag": "RECHTER", "bron": "UITSPRAAK", "controleDatum": self.dag.isoformat()} if begint else {}
            soort = "GEZAG_BEGINT" if begint else "GEZAG_EINDIGT"
            casus = {"id": self.pad.removeprefix("/casussen/")}
            self.spel.leg_vast(casus, soort, betrokkeneId=self.wie[wie], **feit)
            self.gezin.loop.append((self.dag, wie, begint))
            self._neem_plaats()

    @rule(partij=st.sampled_from(PARTIJEN))
    def gaat_van_tafel(self, partij: str) -> None:
        wie = self.spel.klanten[LEZERS[partij]]
        lijst = wie.get(f"{self.pad}/deelnemers")
        assert lijst.status_code == (200 if self._ziet(partij) else 404)
        if self._ziet(partij):
            zelf = next(een["id"] for een in lijst.json["resultaten"] if een["partij"] == partij.upper())
            assert wie.delete(f"{self.pad}/deelnemers/{zelf}").status_code == 204
            self.aan_tafel.discard(partij)

    @rule(partij=st.sampled_from(PARTIJEN))
    def komt_aan_tafel(self, partij: str) -> None:
        genoemd = partij in {een for een, _ in geldend(self.vragen, self.gezin, self.dag)}
        wie = {"medewerkerId": str(PERSONEN[LEZERS[partij]].medewerker_id)}
        uitkomst = self.spel.contactpersoon.post(f"{self.pad}/deelnemers", wie)
        mag = genoemd and partij not in self.aan_tafel
        assert uitkomst.status_code == (201 if mag else 409), uitkomst.json
        self.aan_tafel |= {partij} if mag else set()

    @invariant()
    def everybody_sees_what_the_model_says(self) -> None:
        bereik = geldend(self.vragen, self.gezin, self.dag)
        eigen = self.spel.contactpersoon.get(self.pad)
        assert eigen.status_code == 200
        assert (eigen.json["toestemming"]["geldigheid"] == "GELDIG") == bool(bereik)
        for partij, naam in LEZERS.items():
            klassen = self._ziet(partij)
            gelezen = self.spel.klanten[naam].get(self.pad)
            assert gelezen.status_code == (200 if klassen else 404), (partij, klassen)
            assert klassen == (_gezien(gelezen.json) if klassen else set())
        assert self.spel.vreemde.get(self.pad).status_code == 404
        assert self.spel.begeleider.get(self.pad).status_code == 404

    def teardown(self) -> None:
        if hasattr(self, "reis"):
            self.reis.stop()

    def _reis(self) -> None:
        if hasattr(self, "reis"):
            self.reis.stop()
        moment = datetime.combine(self.dag, datetime.min.time(), AMSTERDAM) + timedelta(hours=12)
        self.reis = time_machine.travel(moment, tick=True)
        self.reis.start()
        self.spel = Spel(self.app)

    def _onthoud(self, vraag: Vraag, wie: int, antwoord: str, bereik: Bereik) -> None:
        eerder = vraag.woord.get(wie)
        sinds = eerder[1] if eerder and "GEGEVEN" not in (eerder[0], antwoord) else self.dag
        vraag.woord[wie] = (antwoord, sinds, bereik)

    def _ziet(self, partij: str) -> set[str]:
        bereik = geldend(self.vragen, self.gezin, self.dag)
        return {klasse for een, klasse in bereik if een == partij} if partij in self.aan_tafel else set()

    def _neem_plaats(self) -> None:
        # whoever the consent names is seated when something is asked or said, and stays; who left is not called back
        self.aan_tafel |= {partij for partij, _ in geldend(self.vragen, self.gezin, self.dag)} - self.ooit
        self.ooit |= self.aan_tafel


def _gezien(casus: dict[str, Any]) -> set[str]:
    return {
        *(["ID"] if casus["betrokkenen"] else []),
        *(["OND"] if casus["hulpvraag"] else []),
        *(["PROC"] if casus["status"] else []),
    }


def test_what_everybody_sees_through_time_is_what_the_model_says(app: Flask) -> None:
    class Proef(Verloop):
        pass

    Proef.app = app
    opzet = settings(stateful_step_count=10)  # the profile says how many examples
    run_state_machine_as_test(Proef, settings=opzet)
