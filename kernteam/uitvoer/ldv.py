"""Lines as records of Logboek Dataverwerkingen, as its read extension gives them (working versions 0.8.0 and 0.9).

Names no user: who acted stays in the log itself and is found back by the trace, as the standard asks. The casus stands
for the data subject: its id is random and says nothing outside Kernteam.
"""

from datetime import datetime
from hashlib import sha256
from typing import Any

from kernteam.logboek.lezer import Opgeslagen
from kernteam.logboek.regel import Uitkomst
from kernteam.uitvoer.vormen import Schrijfwijze, als_json, slot_als_json

# Error is for technical failure only: a refusal is none, and what it should be then the standard calls Unset
STATUS = {Uitkomst.TOEGESTAAN: "Ok", Uitkomst.GEWEIGERD: "Unset", Uitkomst.MISLUKT: "Error"}
_DIENST = {"attributes": {"service.name": "kernteam"}}


def _record(een: Opgeslagen) -> dict[str, Any]:
    inhoud = een.inhoud
    moment = _milliseconden(een.tijdstip)
    eigen = {"dpl.core.processing_activity_id": f"urn:kernteam:verwerking:{inhoud.get('doel', 'beheer')}"}
    if "casus" in inhoud:
        eigen["dpl.core.data_subject_id"] = inhoud["casus"]
        eigen["dpl.core.data_subject_id_type"] = "urn:kernteam:casus"
    return {
        "traceId": inhoud["spoor"],
        "spanId": _span(een),
        "status": STATUS[Uitkomst(inhoud["uitkomst"])],
        "name": inhoud["handeling"],
        "startTime": moment,
        "endTime": moment,  # a line is written at one moment: before the deed
        "resource": _DIENST,
        "attributes": eigen,
    }


def _span(een: Opgeslagen) -> str:
    """Give 8 bytes that name this line alone: of who wrote it and by his own count."""
    return sha256(f"{een.schrijver}:{een.n}".encode()).hexdigest()[:16]


def _milliseconden(tijdstip: str) -> int:
    return int(datetime.fromisoformat(tijdstip).timestamp() * 1000)


LDV = Schrijfwijze("jsonl", lambda een: als_json(_record(een)), slot_als_json)
