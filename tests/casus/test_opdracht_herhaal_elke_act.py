"""Every line of every act can be replayed on the facts it was decided on, or says why not."""

from dataclasses import dataclass, field

import pytest
from sqlalchemy import func, select

from kernteam.app.terug import TERUG
from kernteam.casus.service.herhalen import ZONDER_FEITEN, Herhaling, NietTeHerhalen, herhalen
from kernteam.grond.handeling import Handeling
from kernteam.http.verzoek import db
from kernteam.logboek.lezer import Logregel
from kernteam.logboek.tabellen import regel
from tests.klant import Spel
from tests.logboek.toneel import Toneel

MET_VOORBEHOUD = {een for een, weg in TERUG.items() if weg.voorbehoud}


@dataclass
class Proef:
    """Replays lines of one play; its own lines (a replay is one too) are left out."""

    spel: Spel
    gelijk: set[Handeling] = field(default_factory=set)
    waarom: dict[Handeling, set[str]] = field(default_factory=dict)
    geweigerd: list[Logregel] = field(default_factory=list)
    anders: list[Herhaling] = field(default_factory=list)

    def laatste(self) -> int:
        """Give the number of the last line."""
        with self.spel.app.extensions["kernteam"].lezer._motor.connect() as verbinding:
            return verbinding.scalar(select(func.max(regel.c.id))) or 0

    def regels(self, na: int, tot: int) -> list[Logregel]:
        """Give the lines of acts in a range of numbers."""
        lezer = self.spel.app.extensions["kernteam"].lezer
        gevonden = [een for nummer in range(na + 1, tot + 1) if (een := lezer.regel(nummer)) is not None]
        return [een for een in gevonden if een.inhoud["reden"] != "HERHALEN"]

    def herhaal(self, een: Logregel) -> None:
        """Replay one line and keep what came of it."""
        handeling = Handeling(een.inhoud["handeling"])
        try:
            with self.spel.app.app_context():
                herhaling = herhalen(een.nummer, self.spel.app.extensions["kernteam"], db.session(), TERUG)
        except NietTeHerhalen as fout:
            self.waarom.setdefault(handeling, set()).add(str(fout))
            self.geweigerd.append(een)
            return
        if herhaling.zelfde_feiten and herhaling.zelfde_besluit and herhaling.vandaag_zelfde:
            self.gelijk.add(handeling)
        else:
            self.anders.append(herhaling)


def test_every_line_of_every_act_is_replayed_or_says_why_not(spel: Spel) -> None:
    toneel, proef = Toneel(spel), Proef(spel)
    for doen in toneel.weigeringen().values():
        doen()
    for act, doen in toneel.acts().items():
        voor = proef.laatste()
        assert doen().status_code < 300, act
        if act in MET_VOORBEHOUD - {Handeling.GENODIGDE_VASTLEGGEN}:  # that one replaces what it weighed itself
            for een in proef.regels(voor, proef.laatste()):
                proef.herhaal(een)
    assert proef.anders == []  # nothing was replaced yet
    for een in proef.regels(0, proef.laatste()):
        proef.herhaal(een)
    assert [een for een in proef.anders if een.handeling not in MET_VOORBEHOUD] == []
    assert all(een.zelfde_besluit and een.vandaag_zelfde for een in proef.anders)  # only the facts are not complete
    for een in proef.geweigerd:
        assert "feiten" not in een.inhoud
        assert "casus" not in een.inhoud or een.inhoud["handeling"] in ZONDER_FEITEN or "ontvanger" in een.inhoud
    te_herhalen = {een for een in toneel.acts() if een in TERUG} | {Handeling.CASUS_LEZEN, Handeling.CASUS_ZOEKEN}
    assert te_herhalen <= proef.gelijk
    assert set(TERUG) <= set(toneel.acts())
    assert set(ZONDER_FEITEN) <= set(proef.waarom)


@pytest.mark.parametrize("handeling", sorted(ZONDER_FEITEN))
def test_an_act_that_is_not_replayed_has_its_own_reason(handeling: Handeling) -> None:
    assert ZONDER_FEITEN[handeling].endswith(".")
    assert handeling not in TERUG
