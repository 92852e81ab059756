"""Finds what makes a text about somebody recognisable (S02, S03). Pure: knows no casus; whose names are hard is given.

A hard finding refuses the text. A soft one may be a mistake: who wrote it looks again and may say that nobody can be
recognised. No list of patterns finds everything; the writer stays responsible, and is told so.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from kernteam.grond.bsn import lijkt_op_bsn
from kernteam.grond.fouten import Fout
from kernteam.kluis.namen import kaal


class Kenmerk(StrEnum):
    """What can give somebody away."""

    BSN = "BSN"
    NAAM_UIT_CASUS = "NAAM_UIT_CASUS"
    NAAM = "NAAM"
    DATUM = "DATUM"
    ADRES = "ADRES"
    POSTCODE = "POSTCODE"
    TELEFOON = "TELEFOON"
    EMAILADRES = "EMAILADRES"
    COMBINATIE = "COMBINATIE"


HARD = frozenset({Kenmerk.BSN, Kenmerk.NAAM_UIT_CASUS})
ZELDZAAM_VANAF = 3  # of age, place, group at school and an uncommon circumstance: fewer than five persons may fit (S02)

_UITLEG: Mapping[Kenmerk, str] = {
    Kenmerk.BSN: "hier lijkt een BSN te staan. Haal het weg.",
    Kenmerk.NAAM_UIT_CASUS: "deze naam staat in een casus van u. Haal hem weg.",
    Kenmerk.NAAM: "dit lijkt een naam.",
    Kenmerk.DATUM: "dit lijkt een datum. Schrijf bijvoorbeeld: dit voorjaar.",
    Kenmerk.ADRES: "dit lijkt een adres.",
    Kenmerk.POSTCODE: "dit lijkt een postcode.",
    Kenmerk.TELEFOON: "dit lijkt een telefoonnummer.",
    Kenmerk.EMAILADRES: "dit lijkt een e-mailadres.",
    Kenmerk.COMBINATIE: "leeftijd, plaats, groep en een bijzondere omstandigheid maken samen iemand herkenbaar. "
    "Schrijf bijvoorbeeld: ongeveer tien jaar.",
}
_MAAND = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_ZACHT: Mapping[Kenmerk, re.Pattern[str]] = {
    Kenmerk.EMAILADRES: re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+"),
    Kenmerk.DATUM: re.compile(
        rf"\b(?:\d{{1,2}}[-/. ]\d{{1,2}}[-/. ]\d{{2,4}}|\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}} (?:{_MAAND})\b(?: \d{{4}})?)",
        re.IGNORECASE,
    ),
    Kenmerk.TELEFOON: re.compile(r"(?<!\d)(?:\+31|0031|0)(?:[ ()-]?\d){9}(?!\d)"),
    Kenmerk.POSTCODE: re.compile(r"\b[1-9]\d{3} ?[A-Z]{2}\b"),
    Kenmerk.ADRES: re.compile(
        r"\b\w{1,40}(?:straat|laan|weg|plein|kade|gracht|singel|dreef|hof|pad|steeg|plantsoen|park|dijk) \d+\w?\b",
        re.IGNORECASE,
    ),
}
_LANGSTE_AFKORTING = 4
_NEGEN = re.compile(r"(?<!\d)\d(?:[ .\-]?\d){8}(?!\d)")
_WOORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_ZINSEINDE = frozenset('.!?:;"“(-•')
# words with a capital that name nobody
_GEEN_NAAM = frozenset(
    (  # noqa: SIM905 - a word list reads better as words
        "nederland nederlands nederlandse engels engelse duits frans turks turkse marokkaans marokkaanse arabisch "
        "pools poolse syrisch oekraïens utrecht maandag dinsdag woensdag donderdag vrijdag zaterdag zondag jeugdwet "
        "veilig thuis buurtteam leerplicht jgz ggd ggz swv vo po so vso mbo adhd add ass autisme iq opp tlv ots gi "
        "kerst pasen ramadan suikerfeest sinterklaas whatsapp instagram snapchat tiktok"
    ).split()
)
_SAMEN: Mapping[str, re.Pattern[str]] = {
    "leeftijd": re.compile(r"\b\d{1,2}(?:[ -]?jarige?n?\b| jaar\b(?! geleden))|\b(?:is|van) \d{1,2} jaar\b"),
    "plaats": re.compile(r"\b(?:in|uit|te) (?:de |het )?[A-Z]\w+"),
    "groep": re.compile(r"\b(?:groep [1-8]|klas \d?\w?|brugklas|(?:havo|vwo|mavo|vmbo)[ -]?\d)\b", re.IGNORECASE),
    "omstandigheid": re.compile(
        r"\b(?:adoptie|geadopteerd|tweeling|drieling|vluchteling|asielzoeker|rolstoel|doof|dove|blind|blinde|"
        r"gevangenis|gedetineerd|overleden|zelfdoding|zeldzame|transgender|transitie|pleegkind|woonwagen)\w*",
        re.IGNORECASE,
    ),
}


@dataclass(frozen=True, slots=True)
class Vondst:
    """A trait and where it stands: characters from (counted from 1) until and with."""

    kenmerk: Kenmerk
    van: int
    tot: int

    @property
    def hard(self) -> bool:
        """Whether no confirmation helps."""
        return self.kenmerk in HARD

    def fout(self, wijzer: str) -> Fout:
        """Give it as a fault of the input; the text itself is not repeated."""
        plek = f"Teken {self.van} tot en met {self.tot}"
        return Fout(wijzer, self.kenmerk.value, f"{plek}: {_UITLEG[self.kenmerk]}")


def woorden(tekst: str) -> set[str]:
    """Give the words of a text in the form in which names are compared."""
    return {deel for _, _, delen in _delen(tekst) for deel in delen}


def vondsten(tekst: str, namen: frozenset[str] = frozenset()) -> list[Vondst]:
    """Give every recognisable trait, in the order of the text; `namen` are words that name somebody of a casus."""
    gevonden = [*_bsn(tekst), *_uit_casus(tekst, namen)]
    for kenmerk, patroon in _ZACHT.items():
        gevonden += [Vondst(kenmerk, een.start() + 1, een.end()) for een in patroon.finditer(tekst)]
    gevonden += [*_namen(tekst, gevonden), *_combinatie(tekst)]
    return sorted(gevonden, key=lambda een: (een.van, een.tot, een.kenmerk))


def _delen(tekst: str) -> Iterator[tuple[int, int, list[str]]]:
    """Give each word with the forms in which it may be a name: also before the s of a genitive."""
    for een in _WOORD.finditer(tekst):
        vormen = [een[0], re.split("['’]", een[0])[0]]
        if een[0][0].isupper() and een[0].endswith("s"):
            vormen.append(een[0][:-1])
        yield een.start(), een.end(), [deel for vorm in vormen for deel in kaal(vorm).split()]


def _bsn(tekst: str) -> Iterator[Vondst]:
    precies = [een for een in _NEGEN.finditer(tekst) if lijkt_op_bsn(een[0])]
    yield from (Vondst(Kenmerk.BSN, een.start() + 1, een.end()) for een in precies)
    if not precies and lijkt_op_bsn(tekst):  # written so that its place is not sure
        yield Vondst(Kenmerk.BSN, 1, len(tekst))


def _uit_casus(tekst: str, namen: frozenset[str]) -> Iterator[Vondst]:
    for begin, einde, delen in _delen(tekst):
        if not namen.isdisjoint(delen):
            yield Vondst(Kenmerk.NAAM_UIT_CASUS, begin + 1, einde)


def _namen(tekst: str, al: list[Vondst]) -> Iterator[Vondst]:
    """Give words with a capital inside a sentence; one that begins a sentence tells nothing."""
    bezet = [(een.van, een.tot) for een in al]
    for een in _WOORD.finditer(tekst):
        if not een[0][0].isupper() or een[0].lower() in _GEEN_NAAM or _begint_zin(tekst, een.start()):
            continue
        if een[0].isupper() and len(een[0]) <= _LANGSTE_AFKORTING:
            continue
        if not any(van <= een.start() + 1 <= tot for van, tot in bezet):
            yield Vondst(Kenmerk.NAAM, een.start() + 1, een.end())


def _begint_zin(tekst: str, plek: int) -> bool:
    ervoor = tekst[:plek]
    eind = ervoor.rstrip()
    return not eind or eind[-1] in _ZINSEINDE or "\n" in ervoor[len(eind) :]


def _combinatie(tekst: str) -> Iterator[Vondst]:
    treffers = [een for patroon in _SAMEN.values() if (een := patroon.search(tekst))]
    if len(treffers) >= ZELDZAAM_VANAF:
        yield Vondst(Kenmerk.COMBINATIE, min(een.start() for een in treffers) + 1, max(een.end() for een in treffers))
