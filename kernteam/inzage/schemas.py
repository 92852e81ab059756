"""What the audit desk takes and gives in JSON. Knows no rule."""

from typing import Any

from marshmallow import post_load, validate

from kernteam.grond.handeling import Handeling
from kernteam.http.paging import HOOGSTENS, STANDAARD
from kernteam.http.velden import (
    Code,
    Getal,
    Invoer,
    Keuze,
    Lijst,
    Moment,
    Tekst,
    Uitvoer,
    Uuid,
    lijst_van,
    vervallen_voor,
)
from kernteam.inzage.service import Regelvraag
from kernteam.logboek.regel import Uitkomst


class LogzoekSchema(Invoer):
    """A search in the log; what is left out does not count, but the period is required."""

    vanaf = Moment("Vanaf dit moment.", "2026-11-01T00:00:00Z", required=True)
    tot = Moment("Tot dit moment.", "2026-12-01T00:00:00Z", required=True)
    casus = Uuid("Alleen regels over deze casus.")
    actor = Uuid("Alleen regels van deze medewerker.")
    organisatie = Uuid("Alleen regels van medewerkers van deze organisatie.")
    handelingen = Lijst(Keuze(Handeling, "Een handeling.", Handeling.CASUS_LEZEN), "Alleen deze handelingen.")
    uitkomst = Keuze(Uitkomst, "Alleen regels met deze uitkomst.")
    cursor = Code(r"^[A-Za-z0-9_-]{1,300}", "Begin na deze plek: `volgende` van de vorige pagina.", "WyIyMDI2IiwieCJd")
    limit = Getal("Hoeveel regels hoogstens.", STANDAARD, load_default=STANDAARD, validate=validate.Range(1, HOOGSTENS))

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> tuple[Regelvraag, str | None, int]:
        """Make the values the service takes."""
        cursor, limit = gegevens.pop("cursor", None), gegevens.pop("limit")
        handelingen = frozenset(gegevens.pop("handelingen", ()))
        return Regelvraag(**gegevens, handelingen=handelingen), cursor, limit


class LogregelSchema(Uitvoer):
    """A line of the log."""

    nummer = Getal("Het nummer van de regel.", 1042)
    tijdstip = Tekst("Wanneer, in UTC.", "2026-11-22T10:15:00.000000Z")
    handeling = Tekst("Wat er is gedaan.", "casus.lezen")
    uitkomst = Tekst("Of het mocht en lukte.", "TOEGESTAAN")
    reden = Tekst("Waarom.", "TOEGESTAAN")
    actor = Uuid("De medewerker, als u de naam mag weten.", allow_none=True)
    naam = Tekst("De naam van de medewerker, als u die mag weten.", "Noor Voorbeeld", allow_none=True)
    rol = Tekst("De rol van de medewerker.", "KERNTEAMLID", allow_none=True)
    partij = Tekst("De rol van de organisatie.", "BT", allow_none=True)
    organisatie_id = Uuid("De organisatie.", allow_none=True)
    organisatie = Tekst("De naam van de organisatie.", "Buurtteam Voorbeeld", allow_none=True)
    casus = Uuid("De casus.", allow_none=True)
    doel = Tekst("Waarvoor, als code van de verwerking.", "P1", allow_none=True)
    grondslag = Tekst("Op welke grond.", "AVG 6(1)e", allow_none=True)
    toestemming_id = Uuid("De toestemming waarop het mocht.", allow_none=True)
    klassen = Lijst(Tekst("Een soort gegevens.", "OND"), "Welke soorten gegevens zijn getoond.")
    beleid = Tekst("Welke versie van het beleid gold.", "2026-11-01+0a1b2c3d4e5f")


LogregelLijst = lijst_van(LogregelSchema, vervallen_voor=vervallen_voor())
