"""The secrecy rules of the overview, over random logs: what is hidden is not there, and leaves no gap."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernteam.db.base import als_tekst
from kernteam.grond.actor import GEHEIME_PARTIJEN, Partij
from kernteam.grond.handeling import Handeling as Act
from kernteam.inzageoverzicht.geheim import NOOIT_AAN, Nood, Vrager, zichtbaar
from kernteam.inzageoverzicht.overzicht import benoem, tel
from kernteam.inzageoverzicht.woorden import WOORDEN, Toon
from kernteam.logboek.lezer import Logregel, zonder_mislukte

BEGIN = datetime(2026, 3, 2, 8, tzinfo=UTC)
IK, ANDER, IEMAND = UUID(int=1), UUID(int=2), UUID(int=3)
SCHOOL, BT, JGZ, SPEC = (UUID(int=nummer) for nummer in range(10, 14))
ORGANISATIES = {SCHOOL: Partij.SCHOOL, BT: Partij.BT, JGZ: Partij.JGZ, SPEC: Partij.SPEC}
GEGEVEN, NIET_VERTELD = UUID(int=20), UUID(int=21)
OPEN_ACTS = sorted(een for een, verteld in WOORDEN.handelingen.items() if verteld.toon is Toon.IEDER)
KENNIS = sorted(een for een, verteld in WOORDEN.handelingen.items() if verteld.toon is Toon.KENNIS)
VANAF_12 = date(2014, 1, 1)
Inhoud = dict[str, Any]

OUDER = Vrager(
    IK, False, VANAF_12, None, verstrekkingen=frozenset({GEGEVEN}), geheimhouders=frozenset({BT, JGZ, SPEC})
)  # fmt: skip
VRAGERS = (OUDER, replace(OUDER, is_jeugdige=True), replace(OUDER, geboortedatum=date(2020, 1, 1)))
minuten = st.integers(0, 4000)


def regel(handeling: Act, minuut: int, organisatie: UUID = SCHOOL, **anders: Any) -> Inhoud:
    """Give the body of a line."""
    inhoud = {
        "handeling": handeling.value,
        "uitkomst": "TOEGESTAAN",
        "tijdstip": als_tekst(BEGIN + timedelta(minutes=minuut)),
        "actor": str(IEMAND),
        "rol": "KERNTEAMLID",
        "partij": ORGANISATIES[organisatie].value,
        "organisatie": str(organisatie),
        "doel": "P1",
        "grondslag": "AVG 6(1)e",
        "klassen": ["ID"],
        "eigenaren": [str(SCHOOL)],
    }
    return inhoud | anders


def vertel(regels: Sequence[Inhoud], vrager: Vrager) -> bytes:
    """Give the overview of these lines as bytes."""
    log = [Logregel(nummer, een["tijdstip"], een) for nummer, een in enumerate(regels)]
    geteld = tel(log, vrager, frozenset(), adres_geheim=False)
    return repr(benoem(geteld, {een: str(een) for een in ORGANISATIES}, {})).encode()


gewone = st.lists(
    st.builds(regel, st.sampled_from(OPEN_ACTS), minuten, st.sampled_from([SCHOOL, BT])), max_size=12
)  # fmt: skip


def _verborgen(act: Act, minuut: int, soort: int) -> Inhoud:
    """Give a line that nobody may ever see in an overview, of one of the sorts."""
    return [
        regel(sorted(WOORDEN.nooit)[minuut % len(WOORDEN.nooit)], minuut),
        regel(act, minuut, uitkomst="GEWEIGERD"),
        regel(act, minuut, uitkomst="MISLUKT"),
        regel(act, minuut, rol="ONDERTEKENAAR"),
        regel(act, minuut, doel="P5"),
        regel(act, minuut, klassen=["ID", "VEIL"]),
        regel(act, minuut, ontvanger=sorted(NOOIT_AAN)[minuut % len(NOOIT_AAN)]),
        regel(act, minuut, BT, eigenaren=[str(BT)]),
        regel(act, minuut, eigenaren=[str(BT), str(JGZ)]),
        regel(KENNIS[minuut % len(KENNIS)], minuut, (BT, JGZ, SPEC)[minuut % 3]),
        regel(Act.INZAGEOVERZICHT_MAKEN, minuut, object=str(ANDER)),
        regel(Act.NAAMVRIJGAVE_MAKEN, minuut, object=str(ANDER)),
        regel(Act.VERSTREKKING_MAKEN, minuut, object=str(NIET_VERTELD), ontvanger="GI"),
        regel(Act.VERSTREKKING_MAKEN, minuut, object=str(GEGEVEN)),  # the door, not the disclosure
        regel(Act.NOODTOEGANG_LEZEN, minuut, object=str(UUID(int=99)), doel="P5"),
    ][soort % 15]


verborgen = st.lists(st.builds(_verborgen, st.sampled_from(OPEN_ACTS), minuten, st.integers(0, 14)), max_size=8)


@given(gewone, verborgen, st.sampled_from(VRAGERS), st.randoms())
def test_what_is_hidden_leaves_the_overview_as_if_it_never_happened(
    gewoon: list[Inhoud], geheim: list[Inhoud], vrager: Vrager, toeval: Any
) -> None:
    """R08, S14: byte for byte the same, whatever is hidden and wherever it stands between the rest."""
    assert not any(zichtbaar(een, vrager) for een in geheim)
    alles = gewoon + geheim
    toeval.shuffle(alles)
    assert vertel(alles, vrager) == vertel(gewoon, vrager)


@given(gewone, st.lists(st.sampled_from(["VERZ", "GEZ", "MED"]), unique=True), st.sampled_from(VRAGERS))
def test_that_something_confidential_was_open_does_not_show(
    gewoon: list[Inhoud], klassen: list[str], vrager: Vrager
) -> None:
    """R08: a note of a jeugdarts that a reader may see changes neither kinds nor ground of what he read."""
    grond = "AVG 6(1)a; AVG 6(1)e; AVG 9(2)a" if klassen else "AVG 6(1)e"
    eigenaren = [str(SCHOOL), str(JGZ)] if klassen else [str(SCHOOL)]
    met = [een | {"klassen": [*een["klassen"], *klassen], "grondslag": grond, "eigenaren": eigenaren} for een in gewoon]
    assert vertel(met, vrager) == vertel(gewoon, vrager)


@given(gewone, st.lists(st.tuples(minuten, st.booleans()), max_size=6, unique_by=lambda een: een[0]))
def test_emergency_that_was_not_told_never_happened(gewoon: list[Inhoud], gevallen: list[tuple[int, bool]]) -> None:
    """S09, S13: of the same person, before and after emergencies the family does know of."""

    def regels(nummer: int, minuut: int) -> list[Inhoud]:
        nood = {"doel": "P5", "grondslag": "AVG 6(1)d; AVG 9(2)c"}
        opening = regel(Act.NOODTOEGANG_OPENEN, minuut, object=str(UUID(int=50)), **nood)
        return [opening, regel(Act.NOODTOEGANG_LEZEN, minuut, object=str(UUID(int=100 + nummer)), **nood)]

    noden = tuple(
        Nood(UUID(int=100 + nummer), IEMAND, BEGIN + timedelta(minutes=minuut, seconds=1), verteld)
        for nummer, (minuut, verteld) in enumerate(gevallen)
    )
    log = [(regels(nummer, minuut), verteld) for nummer, (minuut, verteld) in enumerate(gevallen)]
    echt = [*gewoon, *(een for rijen, _ in log for een in rijen)]
    zonder = [*gewoon, *(een for rijen, verteld in log if verteld for een in rijen)]
    alleen_verteld = tuple(een for een in noden if een.verteld)
    nooit = replace(OUDER, noden=alleen_verteld)
    assert vertel(echt, replace(OUDER, noden=noden)) == vertel(zonder, nooit)
    assert sum(zichtbaar(een, nooit) for een in zonder[len(gewoon) :]) == 2 * len(alleen_verteld)


@pytest.mark.parametrize(
    ("vrager", "minuut", "ziet"),
    [(OUDER, 0, False), (VRAGERS[1], 0, True), (VRAGERS[2], 0, True)],
    ids=["ouder van 12", "jeugdige zelf", "ouder van 6"],
)
def test_from_twelve_on_parents_do_not_hear_of_a_specialist(vrager: Vrager, minuut: int, ziet: bool) -> None:
    """C05, C06, R08: who asks help himself is not told on by the log."""
    assert zichtbaar(regel(Act.CONSULT_LEZEN, minuut, SPEC, doel="P4"), vrager) is ziet


def test_the_day_counts_in_amsterdam_for_gezag_and_for_the_birthday() -> None:
    """R04: half past eleven at night in UTC is the next day here."""
    laat = regel(Act.CASUS_LEZEN, 0, tijdstip="2026-03-02T23:30:00.000000Z")
    assert zichtbaar(laat, replace(OUDER, sinds=date(2026, 3, 3)))
    assert not zichtbaar(laat, replace(OUDER, sinds=date(2026, 3, 4)))
    jarig = replace(OUDER, geboortedatum=date(2014, 3, 3))
    consult = regel(Act.CONSULT_LEZEN, 0, SPEC, doel="P4")
    assert zichtbaar(consult, jarig)
    assert not zichtbaar(consult | {"tijdstip": "2026-03-02T23:30:00.000000Z"}, jarig)


@given(st.lists(st.tuples(st.integers(0, 2), st.booleans()), max_size=12))
def test_a_failure_takes_away_one_line_of_its_own_act_and_no_other(daden: list[tuple[int, bool]]) -> None:
    """Whoever sends requests under one trace id cannot hide by one that fails what another showed."""
    log: list[Logregel] = []
    for wie, lukt in daden:
        for uitkomst in ("TOEGESTAAN",) if lukt else ("TOEGESTAAN", "MISLUKT"):
            inhoud = regel(Act.CASUS_LEZEN, len(log), spoor="1" * 32, actor=str(UUID(int=wie)), uitkomst=uitkomst)
            log.append(Logregel(len(log), inhoud["tijdstip"], inhoud))
    over = list(zonder_mislukte(reversed(log)))
    assert [een.inhoud["actor"] for een in over] == [str(UUID(int=wie)) for wie, lukt in reversed(daden) if lukt]
    assert all(een.inhoud["uitkomst"] == "TOEGESTAAN" for een in over)


@pytest.mark.parametrize("partij", sorted(Partij))
def test_own_file_is_that_of_parties_under_secrecy_and_of_no_other(partij: Partij) -> None:
    notitie = regel(Act.NOTITIE_TOEVOEGEN, 0, partij=partij.value)
    assert zichtbaar(notitie, OUDER) is (partij not in GEHEIME_PARTIJEN)
