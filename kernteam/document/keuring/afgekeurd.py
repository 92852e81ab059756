"""How a file is refused: one fault that says what is wrong, and nothing of what was in it. Knows no form."""

from kernteam.grond.fouten import Fout, Ongeldig


def afgekeurd(code: str, uitleg: str) -> Ongeldig:
    """Make the refusal of a file."""
    return Ongeldig([Fout("/bestand", code, uitleg)])


def onleesbaar() -> Ongeldig:
    """Make the refusal of a file that is cut off or damaged."""
    return afgekeurd("ONLEESBAAR", "Dit bestand is beschadigd of niet compleet. Bewaar het opnieuw.")


def dubbel() -> Ongeldig:
    """Make the refusal of a file that is two things at once."""
    return afgekeurd("DUBBEL", "In dit bestand zit nog een ander bestand. Bewaar het opnieuw als gewoon document.")
