"""The forms of an export: what each standard asks stands in it, and nothing it forbids."""

import csv
import json
from datetime import UTC, datetime
from io import StringIO
from itertools import product
from typing import Any
from uuid import UUID

import pytest
from fhir.resources.R4B.auditevent import AuditEvent  # R4B changed nothing in AuditEvent

from kernteam.grond.handeling import Handeling
from kernteam.logboek.lezer import Opgeslagen
from kernteam.logboek.regel import Regel, Uitkomst
from kernteam.uitvoer.nen7513 import EINDE, KOLOMMEN
from kernteam.uitvoer.service import WIJZEN
from kernteam.uitvoer.vormen import Slot, Vorm, actiecode
from tests.elk import voor_elk

MOMENT = datetime(2026, 11, 22, 10, 15, 0, 123456, tzinfo=UTC)
MEDEWERKER, ORGANISATIE, CASUS, TOESTEMMING, OBJECT = (UUID(int=nummer) for nummer in range(1, 6))
SPOOR = "0af7651916cd43dd8448eb211c80319c"
SLOT = Slot(MOMENT, "log.example\n1\nAA==\n", 3, "ab" * 32)


def opgeslagen(handeling: Handeling = Handeling.CASUS_LEZEN, kaal: bool = False, **anders: Any) -> Opgeslagen:
    """Give a stored line: full, or with only what every line has."""
    vol = {
        "actor": MEDEWERKER, "rol": "KERNTEAMLID", "partij": "BT", "organisatie": ORGANISATIE, "object": OBJECT,
        "casus": CASUS, "doel": "P1", "grondslag": "AVG 6(1)a; AVG 9(2)a", "toestemming": TOESTEMMING,
        "klassen": ("OND", "MED"), "discipline": "GEZINSWERKER",
    }  # fmt: skip
    vast = {"uitkomst": Uitkomst.TOEGESTAAN, "reden": "TOEGESTAAN", "beleid": "2026-11-01+0a1b", "spoor": SPOOR}
    velden = vast | {"oorsprong": "192.0.2.7"} | ({} if kaal else vol) | anders
    regel = Regel(tijdstip=MOMENT, handeling=handeling, **velden)
    return Opgeslagen(7, "2026-11-22T10:15:00.123456Z", "a" * 32, 4, regel.body())


def schrijf(vorm: Vorm, een: Opgeslagen) -> str:
    """Write one line in a form; it is one line."""
    tekst = WIJZEN[vorm].regel(een)
    assert tekst.endswith("\n")
    assert len(tekst.splitlines()) == 1
    return tekst


def rij(tekst: str) -> dict[str, str]:
    """Read one row of the CSV."""
    (cellen,) = csv.reader(StringIO(tekst))
    return dict(zip(KOLOMMEN, cellen, strict=True))


@voor_elk(product([een for een in Handeling if een.regel], Uitkomst))
def test_every_line_is_a_valid_audit_event(soort: tuple[Handeling, Uitkomst]) -> None:
    handeling, uitkomst = soort
    for kaal in (True, False):
        gegeven = json.loads(schrijf(Vorm.FHIR, opgeslagen(handeling, kaal=kaal, uitkomst=uitkomst)))
        gelezen = AuditEvent.model_validate(gegeven)
        assert json.loads(gelezen.model_dump_json(exclude_none=True))["action"] == gegeven["action"]


def test_audit_event_says_who_what_why_and_on_which_ground() -> None:
    gegeven = json.loads(schrijf(Vorm.FHIR, opgeslagen()))
    assert gegeven["recorded"] == "2026-11-22T10:15:00.123456Z"
    assert (gegeven["action"], gegeven["outcome"]) == ("R", "0")
    wie, organisatie = gegeven["agent"]
    assert (wie["who"]["identifier"]["value"], wie["requestor"]) == (str(MEDEWERKER), True)
    assert wie["policy"] == ["urn:kernteam:beleid:2026-11-01+0a1b"]
    assert wie["network"] == {"address": "192.0.2.7", "type": "2"}
    assert organisatie == {
        "who": {"identifier": {"system": "urn:kernteam:organisatie", "value": str(ORGANISATIE)}}, "requestor": False
    }  # fmt: skip
    soorten = [een["what"]["identifier"]["system"] for een in gegeven["entity"]]
    assert soorten == ["urn:kernteam:casus", "urn:kernteam:object", "urn:kernteam:toestemming"]
    assert [een["code"] for een in gegeven["entity"][0]["securityLabel"]] == ["MED", "OND"]


def test_emergency_is_break_the_glass_and_looking_back_on_one_is_not() -> None:
    def doelen(handeling: Handeling) -> list[str]:
        gegeven = json.loads(schrijf(Vorm.FHIR, opgeslagen(handeling, doel="P5")))
        return [een["coding"][0]["code"] for een in gegeven["purposeOfEvent"]]

    assert doelen(Handeling.NOODTOEGANG_OPENEN) == ["P5", "BTG"]
    assert doelen(Handeling.NOODTOEGANG_BEOORDELEN) == ["P5"]
    assert rij(schrijf(Vorm.NEN7513, opgeslagen(Handeling.NOODTOEGANG_LEZEN)))["aard_van_de_gebeurtenis"] == (
        "NOODPROCEDURE"
    )


def test_logboek_dataverwerkingen_names_no_user() -> None:
    """LDV: no users in its records; who acted is found back by the trace."""
    tekst = schrijf(Vorm.LDV, opgeslagen())
    for verboden in (str(MEDEWERKER), str(ORGANISATIE), str(OBJECT), "192.0.2.7", "KERNTEAMLID", "GEZINSWERKER"):
        assert verboden not in tekst
    gegeven = json.loads(tekst)
    assert gegeven == {
        "traceId": SPOOR,
        "spanId": gegeven["spanId"],
        "status": "Ok",
        "name": "casus.lezen",
        "startTime": 1795342500123,
        "endTime": 1795342500123,
        "resource": {"attributes": {"service.name": "kernteam"}},
        "attributes": {
            "dpl.core.processing_activity_id": "urn:kernteam:verwerking:P1",
            "dpl.core.data_subject_id": str(CASUS),
            "dpl.core.data_subject_id_type": "urn:kernteam:casus",
        },
    }
    assert len(bytes.fromhex(gegeven["spanId"])) == 8


def test_refusal_is_no_error_to_logboek_dataverwerkingen_and_a_failure_is() -> None:
    def status(uitkomst: Uitkomst) -> str:
        return str(json.loads(schrijf(Vorm.LDV, opgeslagen(uitkomst=uitkomst)))["status"])

    assert [status(een) for een in Uitkomst] == ["Ok", "Unset", "Error"]
    beheer = json.loads(schrijf(Vorm.LDV, opgeslagen(kaal=True)))["attributes"]
    assert beheer == {"dpl.core.processing_activity_id": "urn:kernteam:verwerking:beheer"}


def test_two_lines_are_two_spans() -> None:
    een = opgeslagen()
    ander = Opgeslagen(een.nummer, een.tijdstip, een.schrijver, een.n + 1, een.body)
    spans = {json.loads(schrijf(Vorm.LDV, regel))["spanId"] for regel in (een, ander)}
    assert len(spans) == 2


def test_nen_7513_has_every_field_that_it_requires() -> None:
    gegeven = rij(schrijf(Vorm.NEN7513, opgeslagen()))
    assert gegeven["gebeurteniscode"] == "casus.lezen"
    assert (gegeven["actiecode"], gegeven["datum_en_tijd"]) == ("R", "2026-11-22T10:15:00.123456Z")
    assert (gegeven["gebruikers_id"], gegeven["gebruikersrol"]) == (str(MEDEWERKER), "KERNTEAMLID")
    assert (gegeven["identificatortype"], gegeven["identificator"]) == ("urn:kernteam:casus", str(CASUS))
    assert (gegeven["autorisatieprotocol"], gegeven["toestemmingsprofiel"]) == ("2026-11-01+0a1b", str(TOESTEMMING))
    assert (gegeven["klasse"], gegeven["bron"], gegeven["resultaat"]) == ("MED OND", "kernteam", "TOEGESTAAN")


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(begin: str) -> None:
    """CWE-1236: what a spreadsheet would run is text."""
    gegeven = rij(WIJZEN[Vorm.NEN7513].regel(opgeslagen(reden=f'{begin}HYPERLINK("x")', oorsprong=f"{begin}1")))
    assert gegeven["controles"] == f'\'{begin}HYPERLINK("x")'
    assert gegeven["identificatie_toegangspunt"] == f"'{begin}1"


def test_act_of_a_command_comes_from_no_network() -> None:
    regel = opgeslagen(oorsprong="opdracht", kaal=True)
    assert rij(schrijf(Vorm.NEN7513, regel))["type_toegangspunt"] == "OPDRACHT"
    (wie,) = json.loads(schrijf(Vorm.FHIR, regel))["agent"]
    assert "network" not in wie
    assert wie["who"]["identifier"] == {"system": "urn:kernteam:dienst", "value": "kernteam"}


@voor_elk(Handeling)
def test_every_act_is_one_of_the_five_actions(handeling: Handeling) -> None:
    assert actiecode(handeling.value) in {"C", "R", "U", "D", "E"}


def test_the_end_of_every_form_carries_count_hash_and_checkpoint() -> None:
    eigen = {"einde": {"aantal": 3, "sha256": "ab" * 32, "ijkpunt": SLOT.ijkpunt}}
    assert json.loads(WIJZEN[Vorm.LDV].slot(SLOT)) == eigen
    (cellen,) = csv.reader(StringIO(WIJZEN[Vorm.NEN7513].slot(SLOT)))
    assert cellen == [EINDE, "3", "ab" * 32, (SLOT.ijkpunt or "").replace("\n", "\\n")]
    laatste = json.loads(WIJZEN[Vorm.FHIR].slot(SLOT))
    AuditEvent.model_validate(laatste)
    assert laatste["type"]["code"] == "110106"
    assert {een["type"]: een["valueString"] for een in laatste["entity"][0]["detail"]} == {
        "aantal": "3", "sha256": "ab" * 32, "ijkpunt": SLOT.ijkpunt
    }  # fmt: skip
