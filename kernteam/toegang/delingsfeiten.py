"""The facts of one disclosure and the words its decision speaks in. Knows no row, no person and no text.

The second question of the house: may the owner disclose this to that party? (The first is who reads at the table.)
Rule ids (S.., B.., C..) are those of the domain rules, sections 1.3, 1.4 and 2.4.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kernteam.grond.actor import Partij
from kernteam.grond.doel import Doel
from kernteam.grond.klasse import Klasse
from kernteam.toegang.beleid import Code


class Delingsuitkomst(StrEnum):
    """What comes out."""

    MAG = "MAG"
    MAG_MINIMUM = "MAG_MINIMUM"
    MAG_ANONIEM = "MAG_ANONIEM"
    NIET = "NIET"
    AANGEHOUDEN = "AANGEHOUDEN"


class Delingsreden(StrEnum):
    """Why it may, or why not."""

    EIGEN = "EIGEN"
    ANONIEM = "ANONIEM"
    WET = "WET"
    TAAK = "TAAK"
    MELDRECHT = "MELDRECHT"
    PLICHT_OTS = "PLICHT_OTS"
    VITAAL_BELANG = "VITAAL_BELANG"
    TOESTEMMING = "TOESTEMMING"
    CONFLICT_VAN_PLICHTEN = "CONFLICT_VAN_PLICHTEN"

    ANDER_DOEL = "ANDER_DOEL"
    HERLEIDBAAR = "HERLEIDBAAR"
    NIET_NODIG = "NIET_NODIG"
    NIET_EIGEN = "NIET_EIGEN"
    BEZWAAR = "BEZWAAR"
    GEEN_VERZOEK = "GEEN_VERZOEK"
    ALLEEN_DESKUNDIGE = "ALLEEN_DESKUNDIGE"
    MILDERE_WEG = "MILDERE_WEG"
    GEEN_OTS = "GEEN_OTS"
    GEEN_GROND = "GEEN_GROND"
    GEEN_AVG_GROND = "GEEN_AVG_GROND"
    TOESTEMMING_ONBEKEND = "TOESTEMMING_ONBEKEND"
    GEZAG_ONDUIDELIJK = "GEZAG_ONDUIDELIJK"
    GEWEIGERD = "GEWEIGERD"
    GEEN_TOESTEMMING = "GEEN_TOESTEMMING"
    BUITEN_BEREIK = "BUITEN_BEREIK"
    NIET_VRIJGEGEVEN = "NIET_VRIJGEGEVEN"
    NIET_BEVESTIGD = "NIET_BEVESTIGD"


class Opheffing(StrEnum):
    """What lifts secrecy, apart from the AVG ground."""

    WET = "WET"
    WETTELIJKE_TAAK = "WETTELIJKE_TAAK"
    MELDRECHT = "MELDRECHT"
    TOESTEMMING = "TOESTEMMING"
    VITAAL_BELANG = "VITAAL_BELANG"
    CONFLICT_VAN_PLICHTEN = "CONFLICT_VAN_PLICHTEN"


class Voorwaarde(StrEnum):
    """What the sender must do or keep to."""

    AFWEGEN = "AFWEGEN"  # S06
    INFORMEREN = "INFORMEREN"  # S09
    MINIMUMSET = "MINIMUMSET"  # W-, P-
    ALLEEN_HET_NODIGE = "ALLEEN_HET_NODIGE"
    VERZOEK = "VERZOEK"  # B04: of the school board
    NAAR_DESKUNDIGE = "NAAR_DESKUNDIGE"  # B04: the SWV's own experts
    MELDCODE = "MELDCODE"  # B07
    VRIJGEVEN = "VRIJGEVEN"  # T*
    ACHTERAF_BEOORDELEN = "ACHTERAF_BEOORDELEN"  # B11, B12


class Hulp(StrEnum):
    """What would make it possible, or helps instead."""

    ANDER_DOEL = "ANDER_DOEL"
    TOTALEN_VRAGEN = "TOTALEN_VRAGEN"
    KENMERKEN_WEGLATEN = "KENMERKEN_WEGLATEN"
    VRAAG_EIGENAAR = "VRAAG_EIGENAAR"
    BEZWAAR_BEOORDELEN = "BEZWAAR_BEOORDELEN"
    VERZOEK_VASTLEGGEN = "VERZOEK_VASTLEGGEN"
    NAAR_DESKUNDIGE = "NAAR_DESKUNDIGE"
    OTS_VASTLEGGEN = "OTS_VASTLEGGEN"
    TOESTEMMING_VRAGEN = "TOESTEMMING_VRAGEN"
    JEUGDIGE_TEKENT = "JEUGDIGE_TEKENT"
    OUDERS_TEKENEN = "OUDERS_TEKENEN"
    GESPREK = "GESPREK"
    GEZAG_UITZOEKEN = "GEZAG_UITZOEKEN"
    BEREIK_UITBREIDEN = "BEREIK_UITBREIDEN"
    SCHOOL_VRAGEN = "SCHOOL_VRAGEN"
    VRIJGAVE_VRAGEN = "VRIJGAVE_VRAGEN"
    BEVESTIGEN = "BEVESTIGEN"
    VEILIG_THUIS_ADVIES = "VEILIG_THUIS_ADVIES"
    ARTS_LEERPLICHT = "ARTS_LEERPLICHT"
    ALARMNUMMER = "ALARMNUMMER"


class Mildereweg(StrEnum):
    """A way that shares less, or shares with the family instead of about them (S05)."""

    ZELF_VERTELLEN = "ZELF_VERTELLEN"
    ERBIJ_ZIJN = "ERBIJ_ZIJN"
    ANONIEM_BESPREKEN = "ANONIEM_BESPREKEN"


class Instemming(StrEnum):
    """What is known of consent for this purpose."""

    GELDIG = "GELDIG"
    ONTBREEKT = "ONTBREEKT"
    GEWEIGERD = "GEWEIGERD"  # refused or withdrawn
    AANGEHOUDEN = "AANGEHOUDEN"  # gezag unclear (C13)
    ONBEKEND = "ONBEKEND"  # the sender may not know of it, so he cannot rely on it either


class Ondertekenaar(StrEnum):
    """Whose signature is missing, as a role."""

    JEUGDIGE = "JEUGDIGE"
    OUDER = "OUDER"


@dataclass(frozen=True, slots=True)
class Plichten:
    """The six criteria of a conflict of duties (B12); only all six lift secrecy."""

    toestemming_geprobeerd: bool = False
    gewetensnood: bool = False
    geen_andere_weg: bool = False
    ernstige_schade: bool = False
    spreken_voorkomt: bool = False
    zo_min_mogelijk: bool = False

    @property
    def alle(self) -> bool:
        """Whether every criterion is met."""
        return (
            self.toestemming_geprobeerd
            and self.gewetensnood
            and self.geen_andere_weg
            and self.ernstige_schade
            and self.spreken_voorkomt
            and self.zo_min_mogelijk
        )


GEEN_CONFLICT = Plichten()


@dataclass(frozen=True, slots=True)
class Deling:
    """Everything the decision on one class toward one receiver looks at."""

    zender: Partij  # whose professional knowledge it is
    ontvanger: Partij
    klasse: Klasse
    doel: Doel
    dag: date
    doelpartijen: frozenset[Partij]  # who may receive for this purpose (S01)
    noodzakelijk: bool  # for the receiver's task (S04)
    eigen: bool = True  # the sender's own knowledge
    zelfde_organisatie: bool = False
    anoniem: bool = False
    herkenbaar: bool = False  # all the same (S03)
    groep_van_vijf: bool = False  # at least five persons could fit (S02)
    toestemming: Instemming = Instemming.ONTBREEKT
    in_bereik: bool = False  # the consent names this receiver and this class
    ontbreekt: frozenset[Ondertekenaar] = frozenset()
    vrijgegeven: bool = False
    bevestigd: bool = True  # by who said it under secrecy, when another wrote it down (2.3)
    verzoek: bool = False  # a recorded request of the school board: support, TLV, advice (P2)
    aan_deskundige: bool = False  # to the TLV desk or an expert of the SWV
    bezwaar: bool = False  # AVG 21, open or honoured
    ots_loopt: bool = False
    ots_verzoek: bool = False  # the GI asks
    levensgevaar: bool = False  # acute, and consent cannot be had in time (B11)
    plichten: Plichten = GEEN_CONFLICT
    mildere_weg: Mildereweg | None = None  # one that suffices (S05)
    afgewogen: bool = False  # the weighing record is there (S06)
    informeren_geregeld: bool = False  # the family was told, or when and why later (S09)
    meldcode: bool = False  # its steps were taken (B07)


@dataclass(frozen=True, slots=True)
class Delingsbesluit:
    """The outcome: enough to log, to replay and to read aloud."""

    uitkomst: Delingsuitkomst
    reden: Delingsreden
    code: Code  # of the cell of the matrix
    bron: str  # where that cell comes from: the national article
    beleid: str
    opheffing: Opheffing | None = None
    avg: tuple[str, ...] = ()
    dpv: tuple[str, ...] = ()
    voorwaarden: frozenset[Voorwaarde] = frozenset()
    nog_te_doen: frozenset[Voorwaarde] = frozenset()
    wat_helpt: tuple[Hulp, ...] = ()
    mildere_weg: Mildereweg | None = None

    @property
    def mag(self) -> bool:
        """Whether it may be shared, once what is still to be done is done."""
        return self.uitkomst not in (Delingsuitkomst.NIET, Delingsuitkomst.AANGEHOUDEN)
