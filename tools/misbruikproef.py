"""Lets schemathesis abuse a real server, on SQLite and on PostgreSQL, and accepts nothing but listed exceptions.

It knows how to bring up fresh stores with people and casussen in them, and how to call schemathesis with a fixed
seed and a bound; what counts as a fault, and which exceptions have which reason, stands in schemathesis.toml.

Usage: python -m tools.misbruikproef [--voorbeelden N] [--zaad N]
Exit: 0 nothing found; 1 something found on one of the stores.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

from kernteam.kluis.sleutelbeheer import Sleutelbestand
from kernteam.nood.models import Kaartsoort
from tests.nood.spoed import NOOD
from tests.rollen import SCHOOL, WACHTWOORD, org
from tests.veiligheid.verloop import OPENING
from tests.verstrekking.delen import bezwaar, verstrekking
from tests.winkels import SOORTEN, Winkels, bereid_voor, ruim_op, verse_winkels
from tools.server import ROOT, Server, draai, omgeving

REGELS = ROOT / "schemathesis.toml"
_BLIJVEND = 3  # casussen to which anything may happen


def main(argumenten: list[str] | None = None) -> int:
    """Run the trial on both stores and return the exit code of the command."""
    parser = argparse.ArgumentParser(prog="python -m tools.misbruikproef", description="Misbruik de API met opzet.")
    parser.add_argument("--voorbeelden", type=int, default=3, help="verzoeken per handeling en fase (standaard 3)")
    parser.add_argument("--zaad", type=int, default=1, help="zaad van het toeval (standaard 1)")
    keuze = parser.parse_args(argumenten)
    cluster = bereid_voor()
    try:
        codes = [_proef(soort, keuze.voorbeelden, keuze.zaad) for soort in SOORTEN]
    finally:
        ruim_op(cluster)
    return max(codes)


def _proef(soort: str, voorbeelden: int, zaad: int) -> int:
    with tempfile.TemporaryDirectory(prefix="kernteam-misbruik-") as naam, verse_winkels(soort, Path(naam)) as winkels:
        map_ = Path(naam)
        with _server(winkels, map_) as server:
            api = Api(server)
            regels = map_ / "schemathesis.toml"
            regels.write_text(REGELS.read_text(encoding="utf-8") + _woorden(api), encoding="utf-8")
            uitkomst = _schemathesis(server, regels, api, voorbeelden, zaad)
            gestopt = server.stop()
            fouten = [regel for regel in server.log().splitlines() if '"level": "error"' in regel]
    print(_verslag(soort, uitkomst, voorbeelden, zaad))
    goed = uitkomst.returncode == 0 and gestopt == 0 and not fouten
    if not goed:
        print(uitkomst.stdout, *sorted(set(fouten)), sep="\n", file=sys.stderr)
    return 0 if goed else 1


@contextmanager
def _server(winkels: Winkels, map_: Path) -> Iterator[Server]:
    sleutelbestand = map_ / "sleutelbestand.json"
    Sleutelbestand.maak(sleutelbestand)
    instellingen = {
        "DATABASE_URL": winkels.gegevens,
        "LOGBOEK_URL": winkels.logboek,
        "LOGBOEK_LEZER_URL": winkels.logboek_lezer,
        "SLEUTELS_URL": winkels.sleutels,
        "SLEUTELBESTAND": str(sleutelbestand),
        "WEB_CONCURRENCY": "1",
    }
    with draai(instellingen) as server:
        yield server


class Api:
    """The API as the contactpersoon of the trial, in a world that was played before: `ids` is what there is in it."""

    def __init__(self, server: Server) -> None:
        """Log in twice, open the casussen, let everybody sign, and fill one of them with all that has an id."""
        self._url = f"{server.url}/v1"
        self._kop = {"Content-Type": "application/json"}
        aanmelding = {"gebruikersnaam": "contactpersoon", "wachtwoord": WACHTWOORD}
        self.ander_token = self._post("/tokens", aanmelding)["id"]
        self.token = self._post("/tokens", aanmelding)["token"]
        self._kop["Authorization"] = f"Bearer {self.token}"
        self.blijvend = [self._casus() for _ in range(_BLIJVEND)]
        self.vol, self.intrekbaar, self.sluitbaar = (self._casus() for _ in range(3))
        self.ids: dict[str, list[str]] = {}
        for soort in Kaartsoort:  # some of everything: one act may end it or answer it, once
            self._vul(f"/casussen/{self.vol['id']}", self.vol["gezaghebbenden"][0], soort)
        self.sluitbare_meldcode = self.ids["meldcode_id"].pop()
        taken = self._roep("/mijn/taken?limit=100")["resultaten"]
        self.ids["taak_id"] = [taak["id"] for taak in taken if taak["id"]]
        lijsten = ("/casussen", "/scholen", "/organisaties", f"/casussen/{self.blijvend[0]['id']}/inzagen")
        self.cursors = [self._roep(f"{pad}?limit=1")["volgende"] for pad in lijsten]

    def _casus(self) -> dict[str, Any]:
        casus: dict[str, Any] = self._post("/casussen", _opening())
        for ouder in casus["gezaghebbenden"]:
            self._post(f"/toestemmingen/{casus['toestemmingId']}/ondertekeningen", _antwoord(ouder))
        self._post(f"/casussen/{casus['id']}/notities", {"klasse": "OND", "tekst": "De mentor belt elke maandag."})
        return casus

    def _vul(self, pad: str, ouder: str, kaartsoort: Kaartsoort) -> None:
        van_bt = {"klasse": "OND", "tekst": "Zegt de gezinswerker.", "herkomst": str(org("bt"))}
        for naam, plek, inhoud in (
            ("notitie_id", f"{pad}/notities", van_bt),
            ("noodkaart_id", f"{pad}/noodkaarten", {"soort": kaartsoort, "tekst": "Een inhalator."}),
            ("noodtoegang_id", f"{pad}/noodtoegangen", NOOD),
            ("bezwaar_id", f"{pad}/bezwaren", bezwaar(ouder)),
            ("verstrekking_id", f"{pad}/verstrekkingen", verstrekking("lpa", "P3", {"klasse": "ID"})),
            ("meldcode_id", "/meldcodes", OPENING),
        ):
            self.ids.setdefault(naam, []).append(self._post(plek, inhoud)["id"])

    def _post(self, pad: str, inhoud: dict[str, Any]) -> Any:
        return self._roep(pad, json.dumps(inhoud).encode())

    def _roep(self, pad: str, inhoud: bytes | None = None) -> Any:
        verzoek = Request(self._url + pad, inhoud, self._kop)  # noqa: S310 - our own server
        with urlopen(verzoek, timeout=30) as antwoord:  # noqa: S310 - idem
            return json.load(antwoord)


def _opening() -> dict[str, Any]:
    gezag = {"gezag": "GEHUWD", "bron": "VERKLARING", "controleDatum": "2026-01-05"}
    ouders = [{"voornaam": naam, "achternaam": "van den Berg"} | gezag for naam in ("Anna", "Bram")]
    ontvangers = [{"organisatieId": str(org(een)), "klassen": ["ID", "OND", "PROC"]} for een in ("school", "swv", "bt")]
    vandaag = datetime.now(UTC).date()
    return {
        "vestigingscode": SCHOOL,
        "hulpvraag": "Hoe komt Sam weer naar school?",
        "aanleiding": "Vaak afwezig sinds de herfst.",
        "jeugdige": {
            "voornaam": "Sam",
            "achternaam": "van den Berg",
            "geboortedatum": str(vandaag - timedelta(days=9 * 365)),
        },
        "gezaghebbenden": ouders,
        "toestemming": {
            "ontvangers": ontvangers,
            "einddatum": str(vandaag + timedelta(days=200)),
            "tekstversie": "informatie-2026.1",
        },
    }


def _antwoord(betrokkene: str) -> dict[str, Any]:
    nu = datetime.now(UTC).isoformat()
    vast = {"antwoord": "GEGEVEN", "wijze": "BALIE", "tekstversie": "informatie-2026.1"}
    return vast | {"betrokkeneId": betrokkene, "gegevenOp": nu}


def _woorden(api: Api) -> str:
    """Give the part of the rules that is different in every run: the ids of what is really there."""
    lijsten = {
        "casus_id": [casus["id"] for casus in api.blijvend],
        "toestemming_id": [casus["toestemmingId"] for casus in api.blijvend],
        **api.ids,
        "query.cursor": api.cursors,
        "body.betrokkeneId": [ouder for casus in api.blijvend for ouder in casus["gezaghebbenden"]],
        "body.vestigingscode": [SCHOOL],
        "vestigingscode": [SCHOOL],
    }
    regels = [""]
    for naam, waarden in lijsten.items():
        woord = naam.replace(".", "_")
        regels += [f"[dictionaries.{woord}]", f"values = {json.dumps(waarden)}"]
        regels += [f'[parameters."{naam}"]', f'dictionary = "{woord}"', "probability = 0.8"]
    return "\n".join(regels) + "\n"


def _schemathesis(
    server: Server, regels: Path, api: Api, voorbeelden: int, zaad: int
) -> subprocess.CompletedProcess[str]:
    opdracht = [sys.executable, "-m", "schemathesis.cli", "--config-file", str(regels), "--no-color", "run"]
    opdracht += [f"{server.url}/v1/openapi.json", "--url", f"{server.url}/v1", "--seed", str(zaad)]
    opdracht += ["--max-examples", str(voorbeelden), "--workers", "1", "--generation-database", "none", "--no-shrink"]
    omgeving_ = omgeving(
        PROEF_TOKEN=api.token,
        PROEF_ANDER_TOKEN=api.ander_token,
        PROEF_VOL=api.vol["id"],
        PROEF_SLUITBAAR=api.sluitbaar["id"],
        PROEF_SLUITBARE_MELDCODE=api.sluitbare_meldcode,
        PROEF_INTREKBAAR=api.intrekbaar["toestemmingId"],
    )
    return subprocess.run(
        opdracht,
        cwd=regels.parent,
        env=omgeving_,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def _verslag(soort: str, uitkomst: subprocess.CompletedProcess[str], voorbeelden: int, zaad: int) -> str:
    stand = [
        regel.strip()
        for regel in uitkomst.stdout.splitlines()
        if regel.strip().startswith(("Tested:", "✅", "❌", "🚫")) or " generated," in regel
    ]
    kop = f"misbruikproef op {soort} (zaad {zaad}, {voorbeelden} voorbeelden):"
    return "\n  ".join([kop, *stand, "niets gevonden" if uitkomst.returncode == 0 else "GEVONDEN, zie hieronder"])


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(main())
