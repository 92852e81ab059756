"""What each kind of omstandigheid consists of, and how it is written to be sealed. Knows no row and no web.

Rule ids (C..) are those of the domain rules, section 1.3.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from kernteam.grond.bsn import bsn_fouten
from kernteam.grond.fouten import Fout
from kernteam.grond.klasse import Klasse
from kernteam.toestemming.antwoord import HULPREGIMES, Regimenaam
from kernteam.toestemming.gezin import (
    Feit,
    Gezag,
    Gezagsuitkomst,
    Nadeelsituatie,
    Vertegenwoordiging,
)
from kernteam.toestemming.gezin import Omstandigheidsoort as Soort

HOOGSTENS_DAGEN = 366  # what is judged is judged again within a year, as a consent is (C21)
ERKENNING_GEEFT_GEZAG = date(2023, 1, 1)  # BW 1:251b
VOOR_2023 = (
    "Erkenning vóór 1 januari 2023 geeft geen gezag. Alleen als het in het gezagsregister staat, heeft deze persoon "
    "gezag: kies dan REGISTER. Anders is dit een andere volwassene."
)


class Gezagsbron(StrEnum):
    """Where it was looked up."""

    GEZAGSREGISTER = "GEZAGSREGISTER"
    BASISREGISTRATIE = "BASISREGISTRATIE"
    UITSPRAAK = "UITSPRAAK"
    AKTE = "AKTE"
    VERKLARING = "VERKLARING"


class Oordeelsberoep(StrEnum):
    """Which treating professional judged, when somebody else writes it down (Jeugdwet 7.3.15, BW 7:465)."""

    HUISARTS = "HUISARTS"
    JEUGDARTS = "JEUGDARTS"
    MEDISCH_SPECIALIST = "MEDISCH_SPECIALIST"
    GZ_PSYCHOLOOG = "GZ_PSYCHOLOOG"
    ORTHOPEDAGOOG = "ORTHOPEDAGOOG"
    JEUGDVERPLEEGKUNDIGE = "JEUGDVERPLEEGKUNDIGE"
    JEUGDHULPVERLENER = "JEUGDHULPVERLENER"


class Inspanningswijze(StrEnum):
    """How a parent was looked for (C11: an e-mail with a deadline is not enough by itself)."""

    TELEFOON = "TELEFOON"
    BRIEF = "BRIEF"
    EMAIL = "EMAIL"
    HUISBEZOEK = "HUISBEZOEK"
    VIA_ANDERE_OUDER = "VIA_ANDERE_OUDER"
    VIA_NETWERK = "VIA_NETWERK"


@dataclass(frozen=True, slots=True)
class Vorm:
    """What one kind asks: the class it is sealed in, its fields, and who may establish it."""

    klasse: Klasse
    verplicht: tuple[str, ...] = ()
    mag: tuple[str, ...] = ()
    geheimhouder: bool = False  # only a professional under secrecy; or the school, where it may say whose judgement
    voor_hulp: bool = False  # only about starting help


_ID, _GEZ, _MED = Klasse.ID, Klasse.GEZ, Klasse.MED
_OORDEEL = ("regimes", "tot_datum", "toelichting")
VORMEN: Mapping[Soort, Vorm] = {
    Soort.GEZAG_BEGINT: Vorm(_ID, ("betrokkene_id", "gezag", "bron", "controle_datum")),
    Soort.GEZAG_EINDIGT: Vorm(_ID, ("betrokkene_id",), ("bron",)),
    Soort.GEZAG_BETWIST: Vorm(_ID, ("betrokkene_id",)),
    Soort.GEZAG_NAGEGAAN: Vorm(_ID, ("betrokkene_id", "bron", "uitkomst")),
    Soort.VOOGDIJ: Vorm(_ID, ("betrokkene_id", "bron"), ("instelling", "document")),
    Soort.ONDERTOEZICHTSTELLING: Vorm(_GEZ, ("tot_datum",), ("organisatie_id", "instelling", "document")),
    Soort.VERVANGENDE_TOESTEMMING: Vorm(_ID, ("betrokkene_id", "regimes", "tot_datum", "document")),
    Soort.VERTEGENWOORDIGER: Vorm(_ID, ("betrokkene_id", "vertegenwoordiging"), ("tot_datum", "document")),
    Soort.WILSONBEKWAAM: Vorm(_MED, _OORDEEL, ("oordeel_van",), geheimhouder=True),
    Soort.SAMENWONEND: Vorm(_ID),
    Soort.NIET_SAMENWONEND: Vorm(_ID),
    Soort.WELOVERWOGEN_WENS: Vorm(_MED, ("regimes", "tot_datum"), voor_hulp=True),
    Soort.ERNSTIG_NADEEL: Vorm(_MED, (*_OORDEEL, "situatie"), geheimhouder=True, voor_hulp=True),
    Soort.NIET_INGRIJPEND: Vorm(_MED, _OORDEEL, geheimhouder=True, voor_hulp=True),
    Soort.INSPANNING: Vorm(_GEZ, ("betrokkene_id", "wijze", "toelichting")),
}
OVERAL = frozenset({"soort", "datum", "toelichting", "bevestigd_geen_bsn"})


@dataclass(frozen=True, slots=True, repr=False)
class Gegevens:
    """What was established; which fields are filled follows from its soort."""

    soort: Soort
    datum: date
    betrokkene_id: UUID | None = None
    gezag: Gezag | None = None
    bron: Gezagsbron | None = None
    controle_datum: date | None = None
    uitkomst: Gezagsuitkomst | None = None
    regimes: tuple[Regimenaam, ...] | None = None
    tot_datum: date | None = None  # exclusive
    document: str | None = None
    organisatie_id: UUID | None = None
    instelling: str | None = None
    vertegenwoordiging: Vertegenwoordiging | None = None
    situatie: Nadeelsituatie | None = None
    wijze: Inspanningswijze | None = None
    oordeel_van: Oordeelsberoep | None = None


_LEES: Mapping[str, Callable[[Any], Any]] = {
    "soort": Soort,
    "datum": date.fromisoformat,
    "betrokkene_id": UUID,
    "gezag": Gezag,
    "bron": Gezagsbron,
    "controle_datum": date.fromisoformat,
    "uitkomst": Gezagsuitkomst,
    "regimes": lambda namen: tuple(Regimenaam(naam) for naam in namen),
    "tot_datum": date.fromisoformat,
    "document": str,
    "organisatie_id": UUID,
    "instelling": str,
    "vertegenwoordiging": Vertegenwoordiging,
    "situatie": Nadeelsituatie,
    "wijze": Inspanningswijze,
    "oordeel_van": Oordeelsberoep,
}


def als_tekst(gegevens: Gegevens) -> str:
    """Write it for sealing; what is not filled is left out."""
    gevuld = {een.name: getattr(gegevens, een.name) for een in fields(gegevens)}
    return json.dumps({naam: waarde for naam, waarde in gevuld.items() if waarde is not None}, default=str)


def uit_tekst(tekst: str | None) -> Gegevens:
    """Read what was sealed."""
    return Gegevens(**{naam: _LEES[naam](waarde) for naam, waarde in json.loads(tekst or "{}").items()})


def rekentekst(gegevens: Gegevens) -> str:
    """Write what the computation needs of it, and no more."""
    kaal = replace(gegevens, bron=None, controle_datum=None, document=None, organisatie_id=None, instelling=None)
    return als_tekst(replace(kaal, wijze=None, oordeel_van=None))


def als_feit(gegevens: Gegevens, volgnummer: int) -> Feit:
    """Give it as the computation sees it."""
    return Feit(
        gegevens.soort,
        gegevens.datum,
        volgnummer,
        gegevens.betrokkene_id,
        gegevens.gezag,
        gegevens.uitkomst,
        gegevens.tot_datum,
        frozenset(gegevens.regimes or ()),
        gegevens.situatie,
        gegevens.vertegenwoordiging,
    )


def fouten_in(gegevens: Gegevens, toelichting: str | None, vandaag: date, *, geen_bsn: bool) -> list[Fout]:
    """Give every fault that needs no stored state: days that cannot be, an old recognition, a possible BSN."""
    teksten = {"/toelichting": toelichting, "/document": gegevens.document, "/instelling": gegevens.instelling}
    fouten = bsn_fouten(teksten, bevestigd=geen_bsn)
    for wijzer, dag in (("/datum", gegevens.datum), ("/controleDatum", gegevens.controle_datum)):
        if dag is not None and dag > vandaag:
            fouten.append(Fout(wijzer, "TOEKOMST", "Deze datum ligt in de toekomst."))
    fouten += _termijnfouten(gegevens)
    if gegevens.gezag is Gezag.ERKEND_VANAF_2023 and gegevens.datum < ERKENNING_GEEFT_GEZAG:
        fouten.append(Fout("/datum", "ERKEND_VOOR_2023", VOOR_2023))
    if VORMEN[gegevens.soort].voor_hulp and not set(gegevens.regimes or ()) <= HULPREGIMES:
        fouten.append(Fout("/regimes", "REGIME", "Dit geldt alleen voor het starten van hulp (JW_HULP, WGBO_HULP)."))
    if gegevens.soort is Soort.ONDERTOEZICHTSTELLING and not (gegevens.organisatie_id or gegevens.instelling):
        uitleg = "Noem de gecertificeerde instelling, met organisatieId of met haar naam."
        fouten.append(Fout("/instelling", "VERPLICHT", uitleg))
    return fouten


def _termijnfouten(gegevens: Gegevens) -> list[Fout]:
    if gegevens.tot_datum is None:
        return []
    dagen = (gegevens.tot_datum - gegevens.datum).days
    if dagen <= 0:
        return [Fout("/totDatum", "VOLGORDE", "Deze dag ligt niet na de begindatum.")]
    if dagen > HOOGSTENS_DAGEN and gegevens.soort is not Soort.VERTEGENWOORDIGER:
        return [Fout("/totDatum", "TERMIJN", "Dit geldt hoogstens een jaar; daarna wordt het opnieuw bekeken.")]
    return []
