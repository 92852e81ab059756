"""datalek.lezen: one entry with its words, for the privacyfunctionaris."""

from uuid import uuid4

from tests.casus.bewijs import kort, niets_bewaard, probleem, regels
from tests.klant import Spel
from tests.toezicht.lekken import LEK, lek


def test_entry_gives_its_words_and_leaves_a_line(spel: Spel) -> None:
    pad = lek(spel)
    with niets_bewaard(spel, "beheerder"):
        gelezen = spel.privacyfunctionaris.get(pad).json
        probleem(spel.privacyfunctionaris.get(f"/datalekken/{uuid4()}"), 404)
        probleem(spel.beheerder.get(pad), 403, "ROL")
    assert (gelezen["omschrijving"], gelezen["maatregelen"]) == (LEK["omschrijving"], None)
    verwacht = [("TOEGESTAAN", "TOEGESTAAN"), ("GEWEIGERD", "ONBEKEND"), ("GEWEIGERD", "ROL")]
    assert kort(regels(spel, "datalek.lezen")) == verwacht
