"""Lines as FHIR R4 AuditEvent, one resource per line (ndjson), after IHE BALP. Knows no name: ids and codes only."""

from typing import Any

from kernteam.db.base import als_tekst
from kernteam.logboek.lezer import Opgeslagen
from kernteam.logboek.regel import Uitkomst
from kernteam.uitvoer.vormen import Schrijfwijze, Slot, actiecode, als_json, is_nood

_DICOM = "http://dicom.nema.org/resources/ontology/DCM"
_BETEKENIS = "http://terminology.hl7.org/CodeSystem/"
# 4 is a minor failure: somebody was refused; 8 a serious one: it was allowed, and the work failed
UITKOMST = {Uitkomst.TOEGESTAAN: "0", Uitkomst.GEWEIGERD: "4", Uitkomst.MISLUKT: "8"}
_BRON = {"observer": {"identifier": {"system": "urn:kernteam", "value": "logboek"}}}


def _gebeurtenis(een: Opgeslagen) -> dict[str, Any]:
    inhoud = een.inhoud
    gevuld = {
        "resourceType": "AuditEvent",
        "id": str(een.nummer),
        "type": {"system": _DICOM, "code": "110110", "display": "Patient Record"},
        "subtype": [_code("handeling", inhoud["handeling"])],
        "action": actiecode(inhoud["handeling"]),
        "recorded": een.tijdstip,
        "outcome": UITKOMST[Uitkomst(inhoud["uitkomst"])],
        "outcomeDesc": inhoud["reden"],
        "purposeOfEvent": _doelen(inhoud),
        "agent": _wie(inhoud),
        "source": _BRON,
        "entity": _waarover(inhoud),
    }
    return {veld: waarde for veld, waarde in gevuld.items() if waarde != []}


def _doelen(inhoud: Any) -> list[dict[str, Any]]:
    doelen = [{"coding": [_code("doel", inhoud["doel"])]}] if "doel" in inhoud else []
    nood = {"coding": [{"system": f"{_BETEKENIS}v3-ActReason", "code": "BTG"}]}  # break the glass
    return [*doelen, nood] if is_nood(inhoud) else doelen


def _wie(inhoud: Any) -> list[dict[str, Any]]:
    """Give who acted and for which organisation; where nobody did, Kernteam itself."""
    gebruiker: dict[str, Any] = {
        "who": _id("medewerker", inhoud["actor"]) if "actor" in inhoud else _id("dienst", "kernteam")
    }
    rollen = [_code(veld, inhoud[veld]) for veld in ("rol", "discipline") if veld in inhoud]
    if rollen:
        gebruiker["role"] = [{"coding": rollen}]
    beleid = [f"urn:kernteam:beleid:{inhoud['beleid']}"]
    adres = {} if inhoud["oorsprong"] == "opdracht" else {"network": {"address": inhoud["oorsprong"], "type": "2"}}
    eerste = gebruiker | {"requestor": True, "policy": beleid} | adres
    ander = [(veld, inhoud[veld]) for veld in ("organisatie", "namens") if veld in inhoud]
    return [eerste, *({"who": _id(veld, waarde), "requestor": False} for veld, waarde in ander)]


def _waarover(inhoud: Any) -> list[dict[str, Any]]:
    """Give the casus as the person it is about, then what in it, then the consent it rested on."""
    gevonden = []
    if "casus" in inhoud:
        klassen = [_code("klasse", een) for een in inhoud.get("klassen", ())]
        casus = {"what": _id("casus", inhoud["casus"]), "type": _soort("1"), "role": _rol("1")}
        gevonden.append(casus | ({"securityLabel": klassen} if klassen else {}))
    if inhoud.get("object", inhoud.get("casus")) != inhoud.get("casus"):
        gevonden.append({"what": _id("object", inhoud["object"]), "type": _soort("2"), "role": _rol("4")})
    if "toestemming" in inhoud:
        gevonden.append({"what": _id("toestemming", inhoud["toestemming"]), "type": _soort("2"), "role": _rol("4")})
    return gevonden


def _slot(slot: Slot) -> str:
    """Write the last resource: that this was exported (DICOM 110106), how many lines, and the hash of all before."""
    velden = [{"type": naam, "valueString": str(waarde)} for naam, waarde in slot.velden().items()]
    return als_json(
        {
            "resourceType": "AuditEvent",
            "id": "einde",
            "type": {"system": _DICOM, "code": "110106", "display": "Export"},
            "action": "R",
            "recorded": als_tekst(slot.moment),
            "outcome": "0",
            "agent": [{"who": _id("dienst", "kernteam"), "requestor": False}],
            "source": _BRON,
            "entity": [{"what": _id("dienst", "logboek"), "type": _soort("2"), "detail": velden}],
        }
    )


def _code(lijst: str, waarde: str) -> dict[str, str]:
    return {"system": f"urn:kernteam:{lijst}", "code": waarde}


def _id(soort: str, waarde: str) -> dict[str, Any]:
    return {"identifier": {"system": f"urn:kernteam:{soort}", "value": waarde}}


def _soort(code: str) -> dict[str, str]:
    return {"system": f"{_BETEKENIS}audit-entity-type", "code": code}


def _rol(code: str) -> dict[str, str]:
    return {"system": f"{_BETEKENIS}object-role", "code": code}


FHIR = Schrijfwijze("ndjson", lambda een: als_json(_gebeurtenis(een)), _slot)
