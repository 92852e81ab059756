"""Two casussen with the main acts on them and what is refused: what every broken log is tried with."""

from collections.abc import Callable
from uuid import uuid4

from werkzeug.test import TestResponse

from kernteam.grond.handeling import Handeling as Act
from tests.klant import Spel
from tests.rollen import WACHTWOORD

Doen = Callable[[], TestResponse]


class Hoofdzaken:
    """One casus that is shared and one that still waits for signatures; each act may be done once."""

    def __init__(self, spel: Spel) -> None:
        """Open both."""
        self.spel = spel
        een, ander = spel.open_casus("school", "bt", "swv", "jgz"), spel.open_casus("school", "bt", teken=False)
        self.casus, self.ander = een, ander["id"]
        self.pad = f"/casussen/{een['id']}"
        self.toestemming, self.tekenen = (f"/toestemmingen/{van['toestemmingId']}" for van in (een, ander))
        self.ouder, (self.andere_ouder, self.vierde_ouder) = een["gezaghebbenden"][0], ander["gezaghebbenden"]
        for naam in ("privacyfunctionaris", "vreemde", "beheerder"):
            spel.klanten[naam].koppen()

    def acts(self) -> dict[Act, Doen]:
        """Give the acts most is done with."""
        spel, cp = self.spel, self.spel.contactpersoon
        zoek = {"achternaam": "van den Berg", "geboortedatum": spel.geboren(9)}
        aanmelding = {"gebruikersnaam": "beheerder", "wachtwoord": WACHTWOORD}
        teken = spel.antwoord(self.andere_ouder)
        return {
            Act.TOKEN_MAKEN: lambda: spel.niemand.post("/tokens", aanmelding),
            Act.CASUS_OPENEN: lambda: cp.post("/casussen", spel.opening()),
            Act.CASUS_LEZEN: lambda: cp.get(self.pad),
            Act.CASUS_OPSOMMEN: lambda: cp.get("/casussen"),
            Act.CASUS_ZOEKEN: lambda: cp.post("/casussen/_zoek", zoek),
            Act.TOESTEMMING_ONDERTEKENEN: lambda: cp.post(f"{self.tekenen}/ondertekeningen", teken),
        }

    def weigeringen(self) -> dict[str, Doen]:
        """Give what is refused, and would leave a line saying so."""
        fout = {"gebruikersnaam": "beheerder", "wachtwoord": "dit klopt niet"}
        return {
            "a wrong password": lambda: self.spel.niemand.post("/tokens", fout),
            "a stranger": lambda: self.spel.vreemde.get(self.pad),
            "an unknown casus": lambda: self.spel.contactpersoon.get(f"/casussen/{uuid4()}"),
            "another role": lambda: self.spel.contactpersoon.post("/logboek/regels/_zoek", self.spel.periode()),
        }
