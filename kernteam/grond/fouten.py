"""The ways an act can fail, in the words of the domain. Knows no HTTP status: the http floor maps them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fout:
    """One fault in what was sent: where (JSON pointer), a code, and a Dutch sentence."""

    wijzer: str
    code: str
    uitleg: str


class KernteamFout(Exception):
    """Base of all failures a user can be told about; its text is Dutch and holds nothing personal."""

    uitleg = "Er ging iets mis."

    def __init__(self, uitleg: str | None = None) -> None:
        """Keep the Dutch sentence for the user."""
        super().__init__(uitleg or self.uitleg)
        self.uitleg = uitleg or self.uitleg


class NietGevonden(KernteamFout):
    """It does not exist, or the actor may not know that it does: the same answer."""

    uitleg = "Deze gegevens bestaan niet, of u mag ze niet inzien."


class Geweigerd(KernteamFout):
    """The actor may know of the act but may not do it."""

    uitleg = "U mag deze handeling niet doen."

    def __init__(self, uitleg: str | None = None, reden: str = "") -> None:
        """Keep the reason code beside the sentence."""
        super().__init__(uitleg)
        self.reden = reden


class NietAangemeld(KernteamFout):
    """Nobody is logged in, or the token is not valid any more."""

    uitleg = "U bent niet aangemeld. Vraag een token aan en stuur het mee."


class TeVaak(KernteamFout):
    """Too many wrong attempts; try again later."""

    uitleg = "Er is te vaak geprobeerd aan te melden. Wacht even en probeer het opnieuw."

    def __init__(self, wacht_seconden: int) -> None:
        """Keep how long to wait, in whole seconds."""
        super().__init__()
        self.wacht_seconden = wacht_seconden


class Ongeldig(KernteamFout):
    """What was sent breaks a rule that needs no stored state; carries every fault found."""

    uitleg = "De invoer klopt niet."

    def __init__(self, fouten: list[Fout]) -> None:
        """Keep all faults."""
        super().__init__()
        self.fouten = fouten


class Strijdig(KernteamFout):
    """It does not fit the present state; carries a reason code."""

    uitleg = "Dit kan nu niet."

    def __init__(self, uitleg: str, reden: str, **meer: object) -> None:
        """Keep the reason code beside the sentence, and what the client needs to choose from."""
        super().__init__(uitleg)
        self.reden = reden
        self.meer = meer


class Gewijzigd(KernteamFout):
    """Somebody else changed it since it was read (If-Match does not hold)."""

    uitleg = "Iemand anders heeft dit intussen gewijzigd. Lees het opnieuw en probeer het nog eens."


class LogboekOnbeschikbaar(KernteamFout):
    """The log line could not be stored durably: no pass, so no data."""

    uitleg = "De handeling kan nu niet worden vastgelegd en gaat daarom niet door. Probeer het later opnieuw."


class SleutelsOnbeschikbaar(KernteamFout):
    """The key store does not answer: nothing can be opened or sealed."""

    uitleg = "De gegevens kunnen nu niet worden geopend. Probeer het later opnieuw."


class ScannerOnbeschikbaar(KernteamFout):
    """The malware scanner does not answer: a file that was not scanned is not kept."""

    uitleg = "Bestanden kunnen nu niet op virussen worden nagekeken en worden daarom niet bewaard. Probeer het later."
