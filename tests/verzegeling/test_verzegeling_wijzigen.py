"""verzegeling.wijzigen: another key, or a new era after a restore; by command, and each of them a line."""

from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from kernteam.grond.fouten import LogboekOnbeschikbaar
from kernteam.verzegeling import sleutel
from kernteam.verzegeling.tijdperk import Onnodig, nieuw_tijdperk, wissel_sleutel
from kernteam.verzegeling.verzegelaar import Verstoord
from logbewijs import ijkpunt
from logbewijs.ijkpunt import Ijkpunt
from tests.casus.bewijs import regels
from tests.klant import Spel
from tests.verzegeling.zegelkamer import Zegelkamer, laat_vervallen


def zwijg(_: str) -> None:
    """Write no line: what the commands write is tested with them below."""


def zet_terug(kamer: Zegelkamer, aantal: int, tegel: Any) -> None:
    """Put the store back to when it had so many lines."""
    waarde = f"x'{bytes(tegel).hex()}'" if kamer.winkels.soort == "sqlite" else f"'\\x{bytes(tegel).hex()}'"
    kamer.doe(
        f"DELETE FROM regel WHERE id > {aantal}",  # noqa: S608 - a number of this test
        f"DELETE FROM blad WHERE nummer >= {aantal}",  # noqa: S608
        f"DELETE FROM ijkpunt WHERE grootte > {aantal}",  # noqa: S608
        "DELETE FROM wachtrij",
        f"UPDATE tegel SET data = {waarde}",  # noqa: S608
    )
    kamer.sterf()  # the server was stopped for it


def test_a_new_key_is_vouched_for_by_the_old_one(kamer: Zegelkamer) -> None:
    kamer.verzegel(3)
    oud = kamer.verzegelaar.sleutels()
    nieuw = wissel_sleutel(kamer.verzegelaar, zwijg)
    assert kamer.verzegelaar.sleutels().bekend == (nieuw, oud.geheim.sleutel)
    assert oud.geheim.tekst() not in (kamer.map / "logsleutel").read_text()
    punt, getekend = ijkpunt.controleer(kamer.noten()[-1], [oud.geheim.sleutel, nieuw])
    assert (punt.grootte, set(getekend)) == (3, {oud.geheim.sleutel, nieuw})
    kamer.verzegel(2)
    assert ijkpunt.controleer(kamer.noten()[-1], [nieuw])[1] == [nieuw]
    assert ijkpunt.controleer(kamer.noten()[-1], [oud.geheim.sleutel])[1] == []
    assert kamer.bevindingen() == []


def test_a_key_change_cut_off_leaves_the_old_key_and_can_be_done_again(
    kamer: Zegelkamer, monkeypatch: pytest.MonkeyPatch
) -> None:
    kamer.verzegel(3)
    with monkeypatch.context() as kapot:
        kapot.setattr(sleutel, "vervang", _breek)
        with pytest.raises(InterruptedError):
            wissel_sleutel(kamer.verzegelaar, zwijg)
    kamer.verzegel(1)
    wissel_sleutel(kamer.verzegelaar, zwijg)
    kamer.verzegel(1)
    assert kamer.bevindingen() == []


def _breek(*_: object) -> None:
    raise InterruptedError


def test_a_key_nobody_signed_with_yet_is_not_replaced(kamer: Zegelkamer) -> None:
    with pytest.raises(Onnodig):
        wissel_sleutel(kamer.verzegelaar, zwijg)


def test_nothing_changes_without_its_line(kamer: Zegelkamer) -> None:
    """A line first: done without one, it could never be written again, for then there is nothing to do any more."""
    kamer.verzegel(3)
    ((tegel,),) = kamer.lees("SELECT data FROM tegel")
    kamer.verzegel(2)
    laatste = kamer.anker.lees() or ""
    sleutels = kamer.verzegelaar.sleutels()
    with pytest.raises(LogboekOnbeschikbaar):
        wissel_sleutel(kamer.verzegelaar, _weiger)
    zet_terug(kamer, 3, tegel)
    with pytest.raises(LogboekOnbeschikbaar):
        nieuw_tijdperk(kamer.verzegelaar, laatste, _weiger)
    assert (kamer.verzegelaar.sleutels(), kamer.anker.lees()) == (sleutels, laatste)
    gezegd: list[str] = []
    einde, _ = nieuw_tijdperk(kamer.verzegelaar, laatste, gezegd.append)
    assert gezegd == [f"TERUGGEZET 5 {einde.wortel.hex()} 3"]


def _weiger(_: str) -> None:
    raise LogboekOnbeschikbaar


def test_after_a_restore_a_new_era_begins_under_another_name(kamer: Zegelkamer) -> None:
    kamer.verzegel(3)
    ((tegel,),) = kamer.lees("SELECT data FROM tegel")
    kamer.verzegel(4)
    laatste, oud = kamer.anker.lees() or "", kamer.verzegelaar.sleutels().geheim.naam
    zet_terug(kamer, 3, tegel)
    with pytest.raises(Verstoord) as fout:
        kamer.verzegel(1)
    assert fout.value.code == "TERUGGEZET"
    einde, begin = nieuw_tijdperk(kamer.verzegelaar, laatste, zwijg)
    assert (einde.grootte, begin.grootte, begin.oorsprong) == (7, 3, f"{oud}/2")
    assert kamer.verzegel(1) == 2
    assert kamer.bevindingen() == []
    assert laatste in kamer.anker.geschiedenis()


def test_a_new_era_begins_on_lines_that_expired_by_a_line_and_on_no_other_empty_ones(kamer: Zegelkamer) -> None:
    kamer.verzegel(3)
    laat_vervallen(kamer, [0, 2])
    ((tegel,),) = kamer.lees("SELECT data FROM tegel")
    kamer.verzegel(2)
    laatste = kamer.anker.lees() or ""
    zet_terug(kamer, 4, tegel)
    kamer.doe("UPDATE regel SET body = NULL WHERE id = 2")
    with pytest.raises(Verstoord) as fout:
        nieuw_tijdperk(kamer.verzegelaar, laatste, zwijg)
    assert fout.value.code == "ANDERE_BOOM"


def test_a_new_era_keeps_what_expired(kamer: Zegelkamer) -> None:
    kamer.verzegel(3)
    laat_vervallen(kamer, [0, 2])
    ((tegel,),) = kamer.lees("SELECT data FROM tegel")
    kamer.verzegel(2)
    laatste = kamer.anker.lees() or ""
    zet_terug(kamer, 4, tegel)
    assert nieuw_tijdperk(kamer.verzegelaar, laatste, zwijg)[1].grootte == 4
    kamer.verzegel(1)
    assert kamer.bevindingen() == []


def test_a_new_era_cut_off_can_be_done_again(kamer: Zegelkamer, monkeypatch: pytest.MonkeyPatch) -> None:
    kamer.verzegel(3)
    ((tegel,),) = kamer.lees("SELECT data FROM tegel")
    kamer.verzegel(1)
    laatste = kamer.anker.lees() or ""
    zet_terug(kamer, 3, tegel)
    with monkeypatch.context() as kapot:
        kapot.setattr(kamer.anker, "vervang", _breek)
        with pytest.raises(InterruptedError):
            nieuw_tijdperk(kamer.verzegelaar, laatste, zwijg)
    assert nieuw_tijdperk(kamer.verzegelaar, laatste, zwijg)[1].oorsprong.endswith("/3")
    kamer.verzegel(1)
    assert kamer.bevindingen() == []


def test_a_new_era_needs_the_last_checkpoint_and_a_reason(kamer: Zegelkamer) -> None:
    kamer.verzegel(3)
    ((tegel,),) = kamer.lees("SELECT data FROM tegel")
    eerste = kamer.anker.lees() or ""
    kamer.verzegel(2)
    laatste = kamer.anker.lees() or ""
    with pytest.raises(Onnodig):
        nieuw_tijdperk(kamer.verzegelaar, laatste, zwijg)
    zet_terug(kamer, 3, tegel)
    for ander in (eerste, "", laatste.replace("\n5\n", "\n6\n")):
        with pytest.raises(Verstoord) as fout:
            nieuw_tijdperk(kamer.verzegelaar, ander, zwijg)
        assert fout.value.code == "ANDER_IJKPUNT"
    kamer.doe("DELETE FROM regel WHERE id = 2")
    with pytest.raises(Verstoord) as fout:
        nieuw_tijdperk(kamer.verzegelaar, laatste, zwijg)
    assert fout.value.code == "ANDERE_BOOM"


def doe(app: Flask, *argumenten: str) -> tuple[int, str]:
    uitkomst = app.test_cli_runner().invoke(args=["logboek", *argumenten])
    return uitkomst.exit_code, uitkomst.stderr if uitkomst.exit_code and not uitkomst.stdout else uitkomst.stdout


def test_the_commands_seal_check_and_replace_the_key_with_a_line(app: Flask, spel: Spel) -> None:
    spel.contactpersoon.get("/casussen")
    assert doe(app, "verifieer") == (0, "Goed: 0 verzegelde regels gecontroleerd.\n")
    assert doe(app, "verzegel") == (0, "2 regels verzegeld.\n")
    assert doe(app, "verzegel") == (0, "0 regels verzegeld.\n")
    code, tekst = doe(app, "wissel-sleutel")
    assert (code, tekst.strip().rpartition(" ")[2]) == (0, doe(app, "sleutel")[1].splitlines()[0])
    assert [een["reden"].partition(" ")[0] for een in regels(spel, "verzegeling.wijzigen")] == ["SLEUTEL_GEWISSELD"]
    assert doe(app, "verifieer")[0] == 0
    assert doe(app, "verzegel") == (0, "2 regels verzegeld.\n")
    assert doe(app, "verifieer", "--sinds", "2") == (0, "Goed: 2 verzegelde regels gecontroleerd, na de eerste 2.\n")
    assert doe(app, "verifieer", "--sinds", "999")[0] == 2  # a typing error is no evidence
    assert doe(app, "nieuw-tijdperk", "/nergens")[0] == 2


def test_the_command_begins_a_new_era_with_a_line(app: Flask, spel: Spel, tmp_path: Path) -> None:
    spel.contactpersoon.get("/casussen")
    doe(app, "verzegel")
    verzegelaar = app.extensions["kernteam_verzegelaar"]
    geheim = verzegelaar.sleutels().geheim
    laatste = ijkpunt.onderteken(Ijkpunt(geheim.naam, 9, bytes(32)), geheim)
    (verzegelaar.anker.map / "ijkpunt").write_text(laatste)
    (tmp_path / "bewaard").write_text(laatste)
    assert doe(app, "nieuw-tijdperk", str(tmp_path / "bewaard")) == (
        0, f"Nieuw tijdperk {geheim.naam}/2: 1 regels over van 9.\n"
    )  # fmt: skip
    assert [een["reden"] for een in regels(spel, "verzegeling.wijzigen")] == [f"TERUGGEZET 9 {bytes(32).hex()} 1"]
    assert doe(app, "verifieer")[0] == 0
    assert doe(app, "nieuw-tijdperk", str(tmp_path / "bewaard"))[0] == 1
    assert len(regels(spel, "verzegeling.wijzigen")) == 1


def test_a_command_says_with_its_exit_code_what_is_wrong(app: Flask, spel: Spel) -> None:
    spel.contactpersoon.get("/casussen")
    doe(app, "verzegel")
    verzegelaar = app.extensions["kernteam_verzegelaar"]
    (verzegelaar.anker._map / "ijkpunt").unlink()
    code, tekst = doe(app, "verzegel")
    assert (code, "FOUT (ANKER_WEG)" in tekst) == (1, True)
    code, tekst = doe(app, "verifieer")
    assert code == 1
    assert "ANKER_WEG: er is al eens getekend" in tekst
    verzegelaar.sleutelbestand.unlink()
    assert doe(app, "verzegel")[0] == 2
    assert doe(app, "verifieer")[0] == 2
