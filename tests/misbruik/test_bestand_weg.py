"""The files of an SQLite installation are one whole: one moved away under a running server stops the work."""

import shutil
from pathlib import Path

import pytest
from sqlalchemy import make_url

from tests.casus.bewijs import ALLEEN_SQLITE, probleem
from tests.klant import Spel
from tests.winkels import Winkels

pytestmark = ALLEEN_SQLITE
MANIEREN = {
    "verplaatst": lambda pad, elders: pad.rename(elders),
    "vervangen": lambda pad, elders: (pad.rename(elders), shutil.copy(elders, pad)),
}


@pytest.mark.parametrize("winkel", ["gegevens", "sleutels"])
@pytest.mark.parametrize("manier", MANIEREN)
def test_server_does_not_go_on_in_a_file_that_was_moved_or_replaced(
    spel: Spel, winkels: Winkels, winkel: str, manier: str
) -> None:
    pad = f"/casussen/{spel.open_casus('school', 'bt')['id']}"
    bestand = Path(make_url(getattr(winkels, winkel)).database or "")
    elders = bestand.with_name("elders.db")
    MANIEREN[manier](bestand, elders)
    probleem(spel.contactpersoon.get(pad), 503)
    probleem(spel.contactpersoon.post(f"{pad}/notities", {"klasse": "OND", "tekst": "x"}), 503)
    assert bestand.exists() == (manier == "vervangen")  # and no empty store was made in its place
    elders.replace(bestand)
    assert spel.contactpersoon.get(pad).status_code == 200
