"""Where a request comes from: only what our own proxies say counts."""

from dataclasses import replace
from pathlib import Path

import pytest

from config.settings import Instellingen
from kernteam.app.fabriek import create_app
from kernteam.logboek.lezer import Zoekvraag
from tests.conftest import sluit
from tests.klant import Spel

VERZONNEN, ECHT = "203.0.113.9", "198.51.100.7"


@pytest.mark.parametrize("soort", ["sqlite"], indirect=True)
@pytest.mark.parametrize(("proxies", "oorsprong"), [(0, "127.0.0.1"), (1, ECHT)])
def test_line_names_the_address_that_a_trusted_proxy_saw(
    instellingen: Instellingen, tmp_path: Path, proxies: int, oorsprong: str
) -> None:
    app = create_app(replace(instellingen, proxies=proxies))
    spel = Spel(app)
    koppen = {"X-Forwarded-For": f"{VERZONNEN}, {ECHT}"}
    assert spel.contactpersoon.get("/casussen", koppen=koppen).status_code == 200
    (regel,) = app.extensions["kernteam"].lezer.zoek(Zoekvraag(), None, 10)
    sluit(app)
    assert regel.inhoud["oorsprong"] == oorsprong
