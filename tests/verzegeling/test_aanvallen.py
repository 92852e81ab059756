"""Every attack on the log is prevented or found, and the report names what it was done to (docs/logboek.md)."""

import re

import pytest
from sqlalchemy.exc import DBAPIError
from structlog.testing import capture_logs

from kernteam.grond.fouten import LogboekOnbeschikbaar
from kernteam.verzegeling.verzegelaar import Verstoord
from logbewijs.anker import Bezet, Ingehaald
from tests.architectuur.broncode import ROOT
from tests.logboek.schrijvers import NU, lees_wachtrij
from tests.logboek.storingen import STORINGEN, verbind, volle_schijf
from tests.verzegeling.aanvallen import AANVALLEN, BODY, bouw_opnieuw, bytes_, dood_na, maak_kopie
from tests.verzegeling.zegelkamer import Zegelkamer, maak_verzegelaar

# what is done beside the table in aanvallen.py, each in a test below: attack, what prevents it, what it is found by
VERDER = {
    "regels, boom en ijkpunten samen inkorten": ("", "TERUGGEZET"),
    "oude kopie terugzetten": ("", "TERUGGEZET"),
    "oude kopie terugzetten en laten doorgroeien": ("", "WORTEL_WIJKT_AF"),
    "klok terugzetten": ("", "KLOK_TERUG"),
    "teller laten opruimen met een valse regel": ("", "TELLER_GAT"),
    "bewaking weghalen en wijzigen": ("", "REGEL_GEWIJZIGD"),
    "twee verzegelaars tegelijk": ("slot en anker", ""),
    "volle schijf": ("geen regel, geen gegevens", ""),
    "rol zonder rechten": ("geen regel, geen gegevens", ""),
}


@pytest.fixture
def log(kamer: Zegelkamer) -> Zegelkamer:
    """Give 5 lines signed for, 2 more signed for, and 2 that wait."""
    kamer.verzegel(5)
    kamer.verzegel(2)
    kamer.schrijf(2)
    assert kamer.bevindingen() == []
    return kamer


def gemeld(kamer: Zegelkamer) -> list[tuple[str, str]]:
    return [(een.code, een.uitleg) for een in kamer.bevindingen()]


@pytest.mark.parametrize("naam", [naam for naam, een in AANVALLEN.items() if een.bewaakt])
def test_the_guards_stop_even_the_owner(log: Zegelkamer, naam: str) -> None:
    aanval = AANVALLEN[naam]
    if aanval.soort not in ("", log.winkels.soort):
        return
    with pytest.raises(DBAPIError, match=r"een logregel|de boom van het logboek"):
        log.doe(aanval.bewaakt, bewaakt=True)
    assert log.bevindingen() == []


@pytest.mark.parametrize("naam", AANVALLEN)
def test_what_is_done_without_the_guards_is_found_and_named(log: Zegelkamer, naam: str) -> None:
    aanval = AANVALLEN[naam]
    if aanval.soort not in ("", log.winkels.soort):
        return
    aanval.doe(log)
    gevonden = gemeld(log)
    assert aanval.codes <= {code for code, _ in gevonden}
    assert any(code in aanval.codes and aanval.noemt in uitleg for code, uitleg in gevonden), gevonden
    log.sterf()
    if aanval.weigert:
        with pytest.raises(Verstoord) as fout:
            log.verzegel(1)
        assert fout.value.code == aanval.weigert
    else:
        log.verzegel(1)
    assert aanval.codes & log.codes(), "sealing on does not cover it up"


def test_what_was_cut_off_together_is_found(log: Zegelkamer) -> None:
    kopie = maak_kopie(log)
    log.verzegel(3)
    kopie()
    log.sterf()
    assert ("TERUGGEZET", "de opslag is ouder of ingekort: er is getekend voor 12 regels, en er zijn er 7") in gemeld(
        log
    )
    log.schrijf(9)
    with pytest.raises(Verstoord) as fout:
        log.verzegel()
    assert fout.value.code == "TERUGGEZET"


def test_an_old_copy_that_grew_past_what_was_signed_is_found(log: Zegelkamer) -> None:
    kopie = maak_kopie(log)
    log.verzegel(3)
    kopie()
    log.sterf()
    log.schrijf(6)
    log.doe("DELETE FROM wachtrij", "INSERT INTO blad (nummer, regel_id) SELECT id - 1, id FROM regel WHERE id > 7")
    bouw_opnieuw(log)
    assert ("WORTEL_WIJKT_AF", "de regels van blad 7 tot en met 11 zijn niet wat is getekend") in gemeld(log)
    with pytest.raises(Verstoord) as fout:
        log.verzegel()
    assert fout.value.code == "ANDERE_BOOM"


def test_a_clock_put_back_is_found(log: Zegelkamer) -> None:
    log.schrijf(tijdstip=NU.replace(year=2025))
    log.verzegel()
    assert gemeld(log) == [("KLOK_TERUG", "regel 10 is ouder dan de regel ervoor")]


def test_a_guard_that_was_dropped_hides_nothing(log: Zegelkamer) -> None:
    weg = {
        "sqlite": "DROP TRIGGER regel_wijzigen",
        "postgresql": "ALTER TABLE regel DISABLE TRIGGER regel_bewaken",
    }
    log.doe(weg[log.winkels.soort], AANVALLEN["regel wijzigen"].bewaakt, bewaakt=True)
    assert gemeld(log) == [("REGEL_GEWIJZIGD", "regel 3 is gewijzigd of ingevoegd")]


def test_of_two_sealers_one_waits_and_none_overtakes(log: Zegelkamer) -> None:
    ander = maak_verzegelaar(log.winkels, log.map)
    with ander.alleen(), pytest.raises(Bezet):
        sum(log.verzegelaar.verzegel(wacht=0.02))
    oud = log.anker.lees()
    sum(ander.verzegel())
    with pytest.raises(Ingehaald):
        log.anker.vervang(oud, "iets anders")
    ander.sluit()
    assert log.bevindingen() == []


def test_a_full_disk_refuses_the_line_or_the_checkpoint_and_loses_nothing(log: Zegelkamer) -> None:
    """The disk of the store (a line is refused), and of the anchor (nothing is signed)."""
    with volle_schijf(log.map / "anker" / "geschiedenis", over=10), pytest.raises((OSError, DBAPIError)):
        log.verzegel()
    assert [*log.anker.geschiedenis()][::-1] == log.noten()
    vol = [een for een in STORINGEN[log.winkels.soort] if een.__name__.startswith("vol_")]
    for storing in vol:
        with storing(log.winkels, log.schrijver), pytest.raises(LogboekOnbeschikbaar):
            log.schrijf()
    log.verzegel(1)
    assert log.lees("SELECT count(*) FROM blad") == [(10,)]
    assert log.bevindingen() == []


def test_a_counter_that_cannot_be_kept_is_an_alarm_and_the_line_is_kept(log: Zegelkamer) -> None:
    (log.anker.map / "tellers").rename(log.anker.map / "elders")
    (log.anker.map / "tellers").write_text("")
    log.sterf()
    with capture_logs() as alarmen:
        log.schrijf(2)
    assert [een["event"] for een in alarmen] == ["logboek.teller.mislukt"]
    assert lees_wachtrij(log.winkels)[-1][1] in (2, 9)


@pytest.mark.parametrize("soort", ["postgresql"], indirect=True)
def test_a_role_that_lost_its_rights_gets_no_answer(log: Zegelkamer) -> None:
    with verbind(log.winkels.logboek_eigenaar) as baas:
        baas.execute("REVOKE INSERT ON wachtrij FROM logboek_schrijver")
    with pytest.raises(LogboekOnbeschikbaar):
        log.schrijf()
    with verbind(log.winkels.logboek_eigenaar) as baas:
        baas.execute("GRANT INSERT ON wachtrij TO logboek_schrijver")
        baas.execute("REVOKE INSERT ON blad FROM logboek_verzegelaar")
    with pytest.raises(DBAPIError):
        log.verzegel(1)
    with verbind(log.winkels.logboek_eigenaar) as baas:
        baas.execute("GRANT INSERT ON blad TO logboek_verzegelaar")
    log.verzegel()
    assert log.bevindingen() == []


def test_the_counter_of_a_dead_writer_goes_once_its_lines_are_sealed(log: Zegelkamer) -> None:
    wie = dood_na(log, 2)
    tellers = log.anker.map / "tellers"
    assert (tellers / wie).read_text() == f"{2:020}"
    log.verzegel()
    assert {een.name for een in tellers.iterdir()} == {log.schrijver._wie}
    assert log.bevindingen() == []


def test_a_tail_that_was_taken_is_an_alarm_once_and_stays_found(log: Zegelkamer) -> None:
    AANVALLEN["wachtende staart verwijderen na kill -9"].doe(log)
    with capture_logs() as alarmen:
        log.verzegel()
        log.verzegel()
    assert [een["event"] for een in alarmen] == ["logboek.verzegelen.gemist"]
    assert log.codes() == {"TELLER_GAT"}


@pytest.mark.parametrize("waar", ["nieuw blad", "eigen blad", "blad van een ander"])
def test_a_counter_stays_until_its_last_line_is_signed_for(log: Zegelkamer, waar: str) -> None:
    """Whoever owns the store shows the sealer a line that is sealed, and takes it away once the counter is gone."""
    wie = dood_na(log, 3)
    deze = f"schrijver = '{wie}' AND n = 3"
    weg = [f"DELETE FROM {een} WHERE {deze}" for een in ("regel", "wachtrij")]  # noqa: S608 - names of this test
    if waar == "nieuw blad":
        log.doe(
            *weg,
            f"INSERT INTO regel (body, schrijver, n, mac) VALUES ('{BODY}', '{wie}', 3, {bytes_(log, bytes(32))})",  # noqa: S608
            f"INSERT INTO blad (nummer, regel_id) SELECT -1, id FROM regel WHERE schrijver = '{wie}' AND n = 3",  # noqa: S608
        )
        terug = [*weg, "DELETE FROM blad WHERE nummer < 0"]
    elif waar == "eigen blad":
        ((eigen,),) = log.lees("SELECT schrijver FROM regel WHERE id = 5")
        log.doe(*weg, f"UPDATE regel SET schrijver = '{wie}', n = 3 WHERE id = 5")  # noqa: S608
        terug = [f"UPDATE regel SET schrijver = '{eigen}', n = 5 WHERE id = 5"]  # noqa: S608
    else:
        ((regel_id,),) = log.lees(f"SELECT id FROM regel WHERE schrijver = '{wie}' AND n = 3")  # noqa: S608
        log.doe(weg[1], f"UPDATE blad SET regel_id = {regel_id} WHERE nummer = 2")  # noqa: S608
        terug = [weg[0], "UPDATE blad SET regel_id = 3 WHERE nummer = 2"]
    log.verzegel()
    log.doe(*terug)
    assert ("TELLER_GAT", f"schrijver {wie} bewaarde 3 regels en de laatste is nu 2") in gemeld(log)


@pytest.mark.parametrize("inhoud", ["12", "x" * 20])
def test_a_damaged_counter_is_found(log: Zegelkamer, inhoud: str) -> None:
    (log.anker.map / "tellers" / "iemand").write_text(inhoud)
    assert gemeld(log) == [("TELLER_GAT", "de teller van schrijver iemand is beschadigd")]


def test_the_documentation_tells_every_attack_and_how_it_ends() -> None:
    tekst = (ROOT / "docs" / "logboek.md").read_text(encoding="utf-8")
    deel = tekst.partition("## Aanvallen")[2].partition("\n## ")[0]
    rijen = re.findall(r"^\| (.+?) \| (.*?) \| (.*?) \|$", deel, re.MULTILINE)[1:]
    stand = {naam: ("bewaking" if een.bewaakt else "", " ".join(sorted(een.codes))) for naam, een in AANVALLEN.items()}
    verwacht = [(naam, *rest) for naam, rest in {**stand, **VERDER}.items()]
    assert [(naam, stop.strip(), code.replace("`", "").strip()) for naam, stop, code in rijen] == verwacht


@pytest.mark.parametrize("soort", ["postgresql"], indirect=True)
def test_a_line_that_only_who_searches_sees_is_found(log: Zegelkamer) -> None:
    """The owner shows the reader's role another actor, an invented line among the others and one behind them."""
    kolommen = "id, body, schrijver, n, mac, tijdstip, organisatie, casus, handeling, uitkomst"
    echt = "CASE id WHEN 4 THEN 'iemand' ELSE actor END AS actor"
    vals = f"SELECT {kolommen}, {echt} FROM public.regel UNION ALL SELECT "  # noqa: S608
    andere = [
        f"{nummer} AS {kolommen}, actor FROM public.regel WHERE id = 1".replace(", tijdstip", ", 'x'")
        for nummer in (-7, 900)
    ]
    log.doe(
        "CREATE SCHEMA logboek_lezer",
        f"CREATE VIEW logboek_lezer.regel AS {vals}{' UNION ALL SELECT '.join(andere)}",
        "GRANT USAGE ON SCHEMA logboek_lezer TO logboek_lezer",
        "GRANT SELECT ON logboek_lezer.regel TO logboek_lezer",
    )
    assert [(een.code, een.regel) for een in log.bevindingen()] == [("REGEL_VERBORGEN", een) for een in (-7, 4, 900)]
