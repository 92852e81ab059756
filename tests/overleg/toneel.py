"""What the broken log is tried with at a meeting: an item of a casus, an action, a theme, and every act on them."""

from collections.abc import Callable
from typing import Any

from werkzeug.test import TestResponse

from kernteam.grond.handeling import Handeling as Act
from tests.klant import Spel
from tests.overleg.vergaderen import (
    AFSPRAAK,
    GEVRAAGD,
    THEMA,
    actie,
    bijdrage,
    maak,
    plan,
    planning,
    tijden,
    vraag_familie,
    zet_op,
)
from tests.rollen import PERSONEN

Doen = Callable[[], TestResponse]


class Overlegtoneel:
    """A meeting with a casus on its agenda, another to be withdrawn from it, and a row of meetings."""

    def __init__(self, spel: Spel, casus: dict[str, Any], ander: str) -> None:
        """Do what must be there before; `ander` is the casus that is still to come on the agenda."""
        self.spel, self.ander, self.ouder = spel, ander, casus["gezaghebbenden"][0]
        self.overleg = plan(spel)
        self.punt = zet_op(spel, self.overleg, casus["id"])
        vraag_familie(spel, self.punt, casus["gezaghebbenden"])
        self.actie = maak(spel, "contactpersoon", f"{self.punt}/acties", actie(spel, "contactpersoon"))
        self.thema = maak(spel, "contactpersoon", f"{self.overleg}/themas", THEMA)
        self.weg_punt = zet_op(spel, plan(spel, 10), casus["id"])
        reeks = spel.contactpersoon.get(plan(spel, 30, herhaling={"totEnMetDatum": spel.over(37)}))
        self.reeks = f"/overlegreeksen/{reeks.json['overleg']['reeksId']}"

    def acts(self) -> dict[Act, Doen]:
        """Give every act of a meeting; those that end something come last."""
        spel, cp, pad, punt = self.spel, self.spel.contactpersoon, self.overleg, self.punt
        etag, op_de_agenda, vergissing = {"If-Match": '"1"'}, {"casusId": self.ander}, {"reden": "VERGISSING"}
        return {
            Act.OVERLEG_PLANNEN: lambda: cp.post("/overleggen", planning(spel, 8)),
            Act.OVERLEG_OPSOMMEN: lambda: cp.get("/overleggen"),
            Act.OVERLEG_LEZEN: lambda: cp.get(pad),
            Act.KALENDER_LEZEN: lambda: cp.get("/overleggen/kalender"),
            Act.AGENDA_LEZEN: lambda: cp.get(f"{pad}/agenda"),
            Act.AGENDAPUNT_MAKEN: lambda: cp.post(f"{pad}/agendapunten", op_de_agenda),
            Act.OVERLEGDEELNEMER_VASTLEGGEN: lambda: cp.put(
                f"{pad}/deelnemers/{PERSONEN['jeugdarts'].medewerker_id}", {}
            ),
            Act.GENODIGDE_VASTLEGGEN: lambda: cp.put(f"{punt}/genodigden/{self.ouder}", GEVRAAGD),
            Act.AGENDAPUNT_INTREKKEN: lambda: cp.post(f"{self.weg_punt}/intrekkingen", vergissing),
            Act.BIJDRAGE_MAKEN: lambda: cp.post(f"{punt}/bijdragen", bijdrage()),
            Act.ACTIE_MAKEN: lambda: cp.post(f"{punt}/acties", actie(spel, "contactpersoon")),
            Act.ACTIE_AFRONDEN: lambda: cp.post(f"/acties/{self.actie}/afrondingen"),
            Act.OVERNAME_MAKEN: lambda: cp.post(f"{pad}/overnames", {}),
            Act.THEMA_MAKEN: lambda: cp.post(f"{pad}/themas", THEMA),
            Act.THEMA_WIJZIGEN: lambda: cp.patch(f"/themas/{self.thema}", AFSPRAAK, etag),
            Act.OVERLEG_WIJZIGEN: lambda: cp.patch(pad, tijden(spel, 9), etag),
            Act.OVERLEG_AFGELASTEN: lambda: cp.delete(pad),
            Act.OVERLEGREEKS_AFGELASTEN: lambda: cp.post(f"{self.reeks}/afgelastingen", vergissing),
        }
