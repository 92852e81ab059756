"""Lines as they are stored: canonical bytes untouched, for a verifier without this application. Knows no meaning."""

from kernteam.logboek.lezer import Opgeslagen
from kernteam.uitvoer.vormen import Schrijfwijze, als_json, slot_als_json


def _regel(een: Opgeslagen) -> str:
    """Write one line: what was hashed is the text in `body`, byte for byte (it is ASCII)."""
    return als_json({"nummer": een.nummer, "schrijver": een.schrijver, "n": een.n, "body": een.body})


REGELS = Schrijfwijze("jsonl", _regel, slot_als_json)
