"""Lines with the fields of NEN 7513:2018, chapter 7, as CSV. Knows no name: ids and codes only."""

import csv
from io import StringIO

from kernteam.db.base import als_tekst
from kernteam.logboek.lezer import Opgeslagen
from kernteam.uitvoer.vormen import Schrijfwijze, Slot, actiecode, is_nood

KOLOMMEN = (
    "gebeurteniscode", "actiecode", "datum_en_tijd", "aard_van_de_gebeurtenis", "resultaat", "controles",
    "gebruikers_id", "gebruikersrol", "discipline", "organisatie", "verantwoordelijke_gebruiker", "type_toegangspunt",
    "identificatie_toegangspunt", "identificatortype", "identificator", "object", "autorisatieprotocol",
    "behandelrelatieprotocol", "toestemmingsprofiel", "klasse", "doel", "bron", "nummer",
)  # fmt: skip
EINDE = "EINDE"
_FORMULE = ("=", "+", "-", "@", "\t", "\r")


def _regel(een: Opgeslagen) -> str:
    inhoud = een.inhoud
    return _rij(
        inhoud["handeling"],
        actiecode(inhoud["handeling"]),
        een.tijdstip,
        "NOODPROCEDURE" if is_nood(inhoud) else "GEWOON",
        inhoud["uitkomst"],
        inhoud["reden"],
        inhoud.get("actor", ""),
        inhoud.get("rol", ""),
        inhoud.get("discipline", ""),
        inhoud.get("organisatie", ""),
        inhoud.get("namens", ""),
        "NETWERKADRES" if inhoud["oorsprong"] != "opdracht" else "OPDRACHT",
        inhoud["oorsprong"],
        "urn:kernteam:casus" if "casus" in inhoud else "",
        inhoud.get("casus", ""),
        inhoud.get("object", ""),
        inhoud["beleid"],
        inhoud.get("grondslag", ""),
        inhoud.get("toestemming", ""),
        " ".join(inhoud.get("klassen", ())),
        inhoud.get("doel", ""),
        "kernteam",
        str(een.nummer),
    )


def _slot(slot: Slot) -> str:
    vervallen = [] if slot.vervallen_voor is None else [als_tekst(slot.vervallen_voor)]
    # on one line: who reads line by line must see where the last record is
    ijkpunt = (slot.ijkpunt or "").replace("\n", "\\n")
    return _rij(EINDE, str(slot.aantal), slot.sha256, ijkpunt, *vervallen)


def _rij(*cellen: str) -> str:
    """Write one row (RFC 4180); no cell can be a formula to who opens it in a spreadsheet."""
    bestand = StringIO()
    csv.writer(bestand).writerow([f"'{cel}" if cel.startswith(_FORMULE) else cel for cel in cellen])
    return bestand.getvalue()


NEN7513 = Schrijfwijze("csv", _regel, _slot, kop=_rij(*KOLOMMEN))
