"""bewijs.lezen: a line is proved to be in the log to whoever has only the public key."""

import base64
from pathlib import Path

import pytest

from logbewijs import notitie
from logbewijs.bewijs import lees_bewijs
from logbewijs.controle import Uitslag
from logbewijs.ijkpunt import lees, medeonderteken, medeondertekenaars
from logbewijs.notitie import GETUIGE, nieuw_geheim
from tests.bewijs.nagaan import ga_na
from tests.casus.bewijs import ALLEEN_SQLITE, kort, probleem, regels
from tests.klant import Spel
from tests.rollen import PERSONEN


def test_a_line_is_proved_with_the_line_in_it(spel: Spel, tmp_path: Path) -> None:
    casus = spel.open_casus("school", "bt")["id"]
    (regel,) = regels(spel, "casus.openen", casus=casus)
    antwoord = spel.privacyfunctionaris.get(f"/logboek/regels/{regel['nummer']}/bewijs")
    assert (antwoord.status_code, antwoord.mimetype) == (200, "text/plain")
    bewijs = lees_bewijs(antwoord.text)
    assert casus.encode() in (bewijs.extra or b"")
    assert ga_na(spel, tmp_path, antwoord.text)[0] is Uitslag.GOED
    ander = base64.b64encode((bewijs.extra or b"").replace(b"casus.openen", b"casus.lezen")).decode()
    vals = antwoord.text.replace(base64.b64encode(bewijs.extra or b"").decode(), ander)
    assert ga_na(spel, tmp_path, vals)[0] is Uitslag.VERVALST


def eerste(spel: Spel) -> str:
    """Give where a line is proved that is not sealed yet: in PostgreSQL the first one has any number."""
    spel.contactpersoon.get("/casussen")
    (regel,) = regels(spel, "casus.opsommen")
    return f"/logboek/regels/{regel['nummer']}/bewijs"


def test_asking_for_a_proof_is_a_line_that_is_sealed_before_the_answer(spel: Spel) -> None:
    spel.privacyfunctionaris.get(eerste(spel))
    (regel,) = regels(spel, "bewijs.lezen")
    assert kort([regel]) == [("TOEGESTAAN", "TOEGESTAAN")]
    assert spel.privacyfunctionaris.get(f"/logboek/regels/{regel['nummer']}/bewijs").status_code == 200


def test_a_proof_has_the_checkpoint_a_witness_saw_when_that_covers_the_line(spel: Spel) -> None:
    """The one that is signed for this very request no witness can have seen yet."""
    verzegelaar, getuige = spel.app.extensions["kernteam_verzegelaar"], nieuw_geheim("getuige.example", GETUIGE)
    pad = eerste(spel)
    grootte = ijkpunt_van(spel, pad)[0]
    eigen = verzegelaar.anker.lees()
    mede = eigen + medeonderteken(eigen, getuige, 1_800_000_000)
    with verzegelaar.alleen():
        verzegelaar.anker.vervang(eigen, mede)
        verzegelaar.bewaar(grootte, mede)
    assert ijkpunt_van(spel, pad) == (grootte, mede)
    (daarna,) = regels(spel, "bewijs.lezen")[1:]
    later, note = ijkpunt_van(spel, f"/logboek/regels/{daarna['nummer']}/bewijs")
    assert (later > grootte, medeondertekenaars(note, [getuige.sleutel])) == (True, {})


def ijkpunt_van(spel: Spel, pad: str) -> tuple[int, str]:
    """Ask a proof; give the size of its checkpoint and that itself."""
    note = lees_bewijs(spel.privacyfunctionaris.get(pad).text).ijkpunt
    return lees(notitie.lees(note).tekst).grootte, note


@pytest.mark.parametrize("nummer", ["999999", "0", "-1", "01", "x", "9" * 19])
def test_what_is_no_line_is_not_found(spel: Spel, nummer: str) -> None:
    antwoord = spel.privacyfunctionaris.get(f"/logboek/regels/{nummer}/bewijs")
    assert antwoord.status_code == 404


def test_a_line_that_is_not_sealed_is_a_clear_conflict_and_nothing_else_is_held_up(
    spel: Spel, monkeypatch: pytest.MonkeyPatch
) -> None:
    verzegelaar = spel.app.extensions["kernteam_verzegelaar"]
    with monkeypatch.context() as kapot:
        kapot.setattr(verzegelaar, "sleutelbestand", Path("/nergens"))
        pad = eerste(spel)
        probleem(spel.privacyfunctionaris.get(pad), 409, "NIET_VERZEGELD")
        assert regels(spel, "casus.opsommen")
    assert spel.privacyfunctionaris.get(pad).status_code == 200


@ALLEEN_SQLITE
@pytest.mark.parametrize("naam", sorted(set(PERSONEN) - {"privacyfunctionaris"}))
def test_nobody_else_gets_a_proof(spel: Spel, naam: str) -> None:
    for pad in ("/logboek/regels/1/bewijs", "/logboek/ijkpunten", "/logboek/ijkpunten/1/samenhang"):
        probleem(spel.klanten[naam].get(pad), 403, "ROL")
