"""A real server with real sockets: memory, limits that lie, senders that leave, and a scratch file that breaks."""

import json
import os
import re
import socket
from collections.abc import Iterator
from http.client import HTTPConnection, IncompleteRead
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.casus.bewijs import kort, niets_bewaard, regels
from tests.document.bestanden import FORMULIER, formulier, formulier_van, gegevens, grote_png, pdf
from tests.klant import Spel
from tests.winkels import Winkels
from tools.server import Server, draai

MB = 1024 * 1024
op_sqlite = pytest.mark.parametrize("soort", ["sqlite"], indirect=True)


@pytest.fixture
def server(winkels: Winkels, spel: Spel, sleutelbestand: Path) -> Iterator[Server]:
    """A server with one worker process on the stores of the cast."""
    omgeving = {
        "DATABASE_URL": winkels.gegevens,
        "LOGBOEK_URL": winkels.logboek,
        "LOGBOEK_LEZER_URL": winkels.logboek_lezer,
        "SLEUTELS_URL": winkels.sleutels,
        "SLEUTELBESTAND": str(sleutelbestand),
        "WEB_CONCURRENCY": "1",
        "KERNTEAM_GROOTSTE_DOCUMENT_MB": "101",
    }
    with draai(omgeving) as een:
        yield een


@pytest.fixture
def pad(spel: Spel) -> str:
    return f"/v1/casussen/{spel.open_casus()['id']}/documenten"


def _lijn(server: Server) -> HTTPConnection:
    return HTTPConnection(urlsplit(server.url).netloc, timeout=60)


def _begin(lijn: HTTPConnection, spel: Spel, pad: str, **koppen: str) -> None:
    """Send the head of an upload, and nothing of its body."""
    lijn.putrequest("POST", pad)
    for naam, waarde in (spel.contactpersoon.koppen() | FORMULIER | koppen).items():
        lijn.putheader(naam.replace("_", "-"), waarde)
    lijn.endheaders()


def _bewaar(server: Server, spel: Spel, pad: str, megabytes: int) -> str:
    inhoud, lengte = formulier_van(grote_png(megabytes), megabytes * (MB + 12) + 45)
    lijn = _lijn(server)
    koppen = spel.contactpersoon.koppen() | FORMULIER | {"Content-Length": str(lengte)}
    lijn.request("POST", pad, inhoud, koppen)
    antwoord = lijn.getresponse()
    gelezen = json.load(antwoord)
    lijn.close()
    assert antwoord.status == 201, gelezen
    return f"{pad}/{gelezen['id']}/inhoud"


def _werker(server: Server) -> int:
    (kind,) = Path(f"/proc/{server.proces.pid}/task/{server.proces.pid}/children").read_text().split()
    return int(kind)


def _geheugen(werker: int, wat: str) -> float:
    (gevonden,) = re.findall(rf"^{wat}:\s+(\d+) kB$", Path(f"/proc/{werker}/status").read_text(), re.MULTILINE)
    return int(gevonden) / 1024


def test_file_of_a_hundred_megabytes_costs_less_than_sixty_of_memory(server: Server, spel: Spel, pad: str) -> None:
    _bewaar(server, spel, pad, 1)
    werker = _werker(server)
    voor = _geheugen(werker, "VmRSS")
    inhoud, lijn = _bewaar(server, spel, pad, 100), _lijn(server)
    lijn.request("GET", inhoud, headers=spel.contactpersoon.koppen())
    antwoord, gelezen = lijn.getresponse(), 0
    while stuk := antwoord.read(MB):
        gelezen += len(stuk)
    lijn.close()
    assert gelezen == 100 * (MB + 12) + 45
    assert _geheugen(werker, "VmHWM") - voor < 60


@op_sqlite
def test_length_that_is_too_large_is_refused_before_a_byte_is_sent(server: Server, spel: Spel, pad: str) -> None:
    with niets_bewaard(spel):
        lijn = _lijn(server)
        _begin(lijn, spel, pad, Content_Length=str(200 * MB))
        assert lijn.getresponse().status == 413
        lijn.close()
    assert regels(spel, "document.toevoegen") == []


@op_sqlite
def test_chunks_without_a_length_stop_at_the_limit(server: Server, spel: Spel, pad: str) -> None:
    voor, _ = formulier(gegevens(), b"|").split(b"|\r\n")
    with niets_bewaard(spel):
        lijn = _lijn(server)
        _begin(lijn, spel, pad, Transfer_Encoding="chunked")
        for stuk in (voor, *[bytes(MB)] * 102):
            lijn.send(b"%x\r\n%s\r\n" % (len(stuk), stuk))
        assert lijn.getresponse().status == 413
        lijn.close()
    assert kort(regels(spel, "document.toevoegen"))[-1][0] == "MISLUKT"


@op_sqlite
@pytest.mark.parametrize("koppen", [{"Content_Length": "90000"}, {"Transfer_Encoding": "chunked"}], ids=str)
def test_sender_who_leaves_halfway_leaves_nothing(server: Server, spel: Spel, pad: str, koppen: dict[str, str]) -> None:
    helft = formulier(gegevens(), pdf())[:-80]
    with niets_bewaard(spel):
        lijn = _lijn(server)
        _begin(lijn, spel, pad, **koppen)
        lijn.send(b"%x\r\n%s\r\n" % (len(helft), helft) if "Transfer_Encoding" in koppen else helft)
        lijn.sock.shutdown(socket.SHUT_WR)
        assert lijn.getresponse().status == 400
        lijn.close()
    gelogd = kort(regels(spel, "document.toevoegen"))
    assert [uitkomst for uitkomst, _ in gelogd] == ["TOEGESTAAN", "MISLUKT"]


@op_sqlite
def test_scratch_file_that_breaks_halfway_breaks_the_connection(server: Server, spel: Spel, pad: str) -> None:
    inhoud, lijn = _bewaar(server, spel, pad, 40), _lijn(server)
    lijn.request("GET", inhoud, headers=spel.contactpersoon.koppen())
    antwoord = lijn.getresponse()
    assert antwoord.status == 200
    (klad,) = _zonder_naam(_werker(server))
    os.truncate(klad, 39 * MB)
    with pytest.raises((IncompleteRead, ConnectionResetError)):
        antwoord.read()
    lijn.close()


def _zonder_naam(werker: int) -> list[str]:
    """Give the large open files of a process that no folder names."""
    plekken = Path(f"/proc/{werker}/fd").iterdir()
    return [str(plek) for plek in plekken if "(deleted)" in str(plek.readlink()) and plek.stat().st_size > 30 * MB]
