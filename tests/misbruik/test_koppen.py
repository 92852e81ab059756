"""Headers and problems on every kind of answer, and nothing personal in a 500 or in the process log."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from structlog.testing import capture_logs
from werkzeug.test import TestResponse

from kernteam import VERSIE
from kernteam.casus.service import lezen
from tests.casus.bewijs import ALLEEN_SQLITE, kort, probleem, regels, spel_op_sqlite
from tests.klant import Spel

ONBEKEND = "3f0e4b0a-6a55-4f0c-9f3e-2f6f3a1c9d10"
SPOOR = "4bf92f3577b34da6a3ce929d0e0e4736"
VEILIG = {
    "API-Version": VERSIE,
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@pytest.fixture(scope="module")
def gedeeld(tmp_path_factory: pytest.TempPathFactory, sleutelbestand: Path) -> Iterator[Spel]:
    with spel_op_sqlite(tmp_path_factory.mktemp("koppen"), sleutelbestand) as spel:
        yield spel


def eis_koppen(antwoord: TestResponse) -> None:
    assert {naam: antwoord.headers.get(naam) for naam in VEILIG} == VEILIG
    assert "default-src 'none'" in antwoord.headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in antwoord.headers["Content-Security-Policy"]
    assert antwoord.headers["Strict-Transport-Security"].startswith("max-age=31536000")
    assert antwoord.headers["traceparent"].startswith("00-")
    assert "Server" not in antwoord.headers
    assert "Set-Cookie" not in antwoord.headers


@pytest.mark.parametrize(
    ("methode", "pad", "anders", "status"),
    [
        ("get", "/openapi.json", {}, 200),
        ("get", "/docs", {}, 200),
        ("get", "/gebruikersprofiel", {}, 200),
        ("get", "/casussen", {}, 200),
        ("delete", f"/tokens/{ONBEKEND}", {}, 404),
        ("get", "/casussen?limit=0", {}, 400),
        ("get", "/nergens", {}, 404),
        ("get", "/casussen/geen-id", {}, 404),
        ("get", "/casussen/", {}, 404),
        ("get", "//casussen", {}, 404),
        ("delete", "/casussen", {}, 405),
        ("put", "/gebruikersprofiel", {}, 405),
        ("post", "/casussen", {"data": "x" * 600_000, "content_type": "application/json"}, 413),
        ("post", "/casussen", {"data": "x", "content_type": "text/plain"}, 415),
        ("patch", f"/casussen/{ONBEKEND}", {"json": {}}, 428),
    ],
    ids=lambda waarde: str(waarde)[:30],
)
def test_every_kind_of_answer_has_all_headers(
    gedeeld: Spel, methode: str, pad: str, anders: dict[str, Any], status: int
) -> None:
    antwoord = getattr(gedeeld.contactpersoon, methode)(pad, **anders)
    assert antwoord.status_code == status
    eis_koppen(antwoord)
    if status >= 400:
        assert probleem(antwoord, status)["title"]


def test_unauthenticated_answer_has_all_headers(gedeeld: Spel) -> None:
    antwoord = gedeeld.niemand.get("/casussen")
    probleem(antwoord, 401)
    eis_koppen(antwoord)


@pytest.mark.parametrize(
    ("methode", "pad", "mag"),
    [
        ("DELETE", "/v1/casussen", {"GET", "HEAD", "POST"}),
        ("OPTIONS", "/v1/casussen", {"GET", "HEAD", "POST"}),
        ("PUT", "/v1/gebruikersprofiel", {"GET", "HEAD"}),
        ("GET", "/v1/logboek/regels/_zoek", {"POST"}),
        ("TRACE", "/v1/tokens", {"GET", "HEAD", "POST"}),
    ],
)
def test_wrong_method_says_which_are_right(gedeeld: Spel, methode: str, pad: str, mag: set[str]) -> None:
    antwoord = gedeeld.app.test_client().open(pad, method=methode)
    probleem(antwoord, 405)
    assert set(antwoord.headers["Allow"].replace(" ", "").split(",")) == mag


def test_trace_of_the_caller_comes_back(gedeeld: Spel) -> None:
    kop = {"traceparent": f"00-{SPOOR}-00f067aa0ba902b7-01"}
    for pad in ("/gebruikersprofiel", "/nergens"):
        versie, spoor, stap, _ = gedeeld.contactpersoon.get(pad, koppen=kop).headers["traceparent"].split("-")
        assert (versie, spoor) == ("00", SPOOR)
        assert stap != "00f067aa0ba902b7"


@pytest.mark.parametrize(
    "kop",
    [
        "",
        "onzin",
        f"00-{'0' * 32}-00f067aa0ba902b7-01",
        f"00-{SPOOR}-{'0' * 16}-01",
        f"00-{SPOOR.upper()}-00f067aa0ba902b7-01",
        f"ff-{SPOOR}-00f067aa0ba902b7-01",
        f"00-{SPOOR}-00f067aa0ba902b7-01-meer",
        f"00-{SPOOR}-00f067aa0ba902b7",
    ],
)
def test_malformed_trace_is_left_out(gedeeld: Spel, kop: str) -> None:
    eigen = [
        gedeeld.contactpersoon.get("/gebruikersprofiel", koppen={"traceparent": kop}).headers["traceparent"]
        for _ in range(2)
    ]
    sporen = {een.split("-")[1] for een in eigen}
    assert len(sporen) == 2
    assert SPOOR not in sporen
    assert all(len(spoor) == 32 for spoor in sporen)


@ALLEEN_SQLITE
def test_fault_in_a_service_tells_nothing_personal(
    spel: Spel, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    geopend = spel.open_casus()

    def breek(*_args: Any, **_kwargs: Any) -> None:
        naam = "Sam van den Berg"
        raise ValueError(f"{naam} past niet in 123456782")

    monkeypatch.setattr(lezen, "maak_inzage", breek)
    with capture_logs() as gevangen:
        antwoord = spel.contactpersoon.get(f"/casussen/{geopend['id']}")
    eis_koppen(antwoord)
    inhoud = probleem(antwoord, 500)
    assert set(inhoud) == {"type", "title", "status", "detail"}
    (regel,) = gevangen
    assert (regel["event"], regel["soort"]) == ("onverwachte.fout", "ValueError")
    uit, fout = capfd.readouterr()
    for plek in (antwoord.text, repr(gevangen), uit, fout):
        assert "Berg" not in plek
        assert "123456782" not in plek
        assert geopend["id"] not in plek
    assert kort(regels(spel, "casus.lezen")) == [("TOEGESTAAN", "TOEGESTAAN"), ("MISLUKT", "VALUEERROR")]


@ALLEEN_SQLITE
def test_process_log_is_silent_about_ordinary_work(spel: Spel, capfd: pytest.CaptureFixture[str]) -> None:
    with capture_logs() as gevangen:
        geopend = spel.open_casus("school", "bt")
        probleem(spel.vreemde.get(f"/casussen/{geopend['id']}"), 404)
        probleem(spel.contactpersoon.post("/casussen", spel.opening(hulpvraag="nummer 123456782")), 400)
    assert gevangen == []
    assert capfd.readouterr() == ("", "")
