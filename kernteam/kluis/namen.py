"""Dutch names made comparable for the blind index: without marks, spaces and tussenvoegsels. Knows no key."""

import re
import unicodedata

_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "ß": "ss", "þ": "th", "ð": "d"})
_APOSTROFS = re.compile("['’‘ʼ`´]")
_VOORVOEGSELS = frozenset(
    (  # noqa: SIM905 - a word list reads better as words
        "van de der den het t te ten ter in op aan bij tot uit uijt over onder voor von zu zur da di do dos du del "
        "della la le les l el al ben bin ibn abu d s v vd"
    ).split()
)


def kaal(tekst: str) -> str:
    """Fold case, drop marks and apostrophes (typed in many ways), keep letters, digits and single spaces."""
    # a capital dotted I yields a combining dot only after casefold: hence the second decomposition
    ontleed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", _APOSTROFS.sub("", tekst)).casefold())
    zonder = "".join(teken for teken in ontleed if not unicodedata.combining(teken)).translate(_LETTERS)
    return re.sub(r"[\W_]+", " ", zonder).strip()  # letters of any script: two such names are not the same name


def sleutelwoorden(achternaam: str) -> set[str]:
    """Give the forms under which a surname can be found: the whole name, and each stem.

    "Jansen-de Vries" is found as jansen and as vries; "Berg, van den" equals "van den Berg".
    """
    woorden = kaal(achternaam).split()
    stammen = {woord for woord in woorden if woord not in _VOORVOEGSELS}
    geheel = "".join(sorted(woorden))  # order-free, so an inverted name is the same name
    return {f"geheel:{geheel}"} | {f"stam:{stam}" for stam in (stammen or set(woorden))}


def naamwoorden(*namen: str) -> set[str]:
    """Give the words by which a text would name somebody: those of his names, without tussenvoegsels and initials."""
    woorden = {woord for naam in namen for woord in kaal(naam).split()}
    return {woord for woord in woorden - _VOORVOEGSELS if len(woord) > 1}


def zoekwoord(achternaam: str) -> str:
    """Give the one form to search by: the stem when there is one, else the whole name."""
    woorden = kaal(achternaam).split()
    stammen = [woord for woord in woorden if woord not in _VOORVOEGSELS]
    if len(stammen) == 1:
        return f"stam:{stammen[0]}"
    return f"geheel:{''.join(sorted(woorden))}"
