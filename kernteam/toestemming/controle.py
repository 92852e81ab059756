"""Checks an answer before it is stored: its moment, whose it is, what it covers. Knows no casus row and stores nothing.

Rule ids (C..) are those of the domain rules, section 1.3.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from kernteam.grond.fouten import Fout, Ongeldig, Strijdig
from kernteam.toegang.beleid import Beleid
from kernteam.toestemming.antwoord import Antwoord
from kernteam.toestemming.gezin import VOLWASSEN, Beeld, Gezin, beeld_op, leeftijd
from kernteam.toestemming.ondertekenaars import ZELF_MEE, Wet, bevoegd, letters, wet_op
from kernteam.toestemming.service import Antwoordkaart, MetAntwoorden, dag_van, gaf, naar_bereik


def controleer(
    verzoek: MetAntwoorden,
    alle: Sequence[MetAntwoorden],
    kaart: Antwoordkaart,
    gezin: Gezin,
    beleid: Beleid,
    nu: datetime,
) -> None:
    """Check an answer to `verzoek`, one of `alle` about the same question in the casus, before it is stored.

    Standing is judged on the day of the answer, by the facts and the policy of that day, whenever it is recorded.
    Raises Ongeldig for a moment that cannot be, Strijdig when this person cannot give this answer to this request.
    """
    _controleer_moment(verzoek, kaart, nu)
    onbevoegd = _onbevoegd(kaart, gezin, wet_op(beleid, verzoek.toestemming.regime, dag_van(kaart.gegeven_op)))
    for past_niet, uitleg, reden in (
        (_te_jong(kaart, gezin), "Een kind jonger dan 12 jaar tekent niet zelf.", "TE_JONG"),
        (onbevoegd, onbevoegd or "", "GEEN_ONDERTEKENAAR"),
        (_andere_tekst(verzoek, kaart), "Er is getekend bij een andere tekst dan waarom is gevraagd.", "ANDERE_TEKST"),
        (_te_ruim(verzoek, kaart), "Er is getekend voor meer dan is gevraagd.", "BUITEN_VERZOEK"),
        (_achterhaald(verzoek, alle, kaart), "Deze persoon heeft daarna anders geantwoord.", "ACHTERHAALD"),
        (_niets_in_te_trekken(verzoek, kaart), "Wie niet heeft getekend, kan niet intrekken.", "NIETS_IN_TE_TREKKEN"),
    ):
        if past_niet:
            raise Strijdig(uitleg, reden)


def _controleer_moment(verzoek: MetAntwoorden, kaart: Antwoordkaart, nu: datetime) -> None:
    if kaart.gegeven_op > nu:
        raise Ongeldig([Fout("/gegevenOp", "TOEKOMST", "Dit moment ligt in de toekomst.")])
    if dag_van(kaart.gegeven_op) < verzoek.dag:
        raise Ongeldig([Fout("/gegevenOp", "TE_VROEG", "Dit moment ligt voor de dag waarop is gevraagd.")])


def _onbevoegd(kaart: Antwoordkaart, gezin: Gezin, wet: Wet) -> str | None:
    """Tell why this person has no standing on that day, and what would change it; None if he has.

    A "yes" is of who signs. A "no" is also of the youth and of parents with gezag whose signature is not asked: it is
    heard and stops nobody who decides alone (scenario 10). Taking back is never refused (C18).
    """
    wie, beeld = kaart.betrokkene_id, beeld_op(gezin, wet.regime.naam, wet.vanaf)
    if kaart.eigen_gegevens:
        telt = wie in gezin.volwassenen
        return None if telt else "Alleen een volwassene die bij deze casus staat, tekent voor gegevens over zichzelf."
    gehoord = {gezin.jeugdige_id, *beeld.gezag, *beeld.vertegenwoordigers}
    mogen = {
        Antwoord.GEGEVEN: bevoegd(wet, gezin),
        Antwoord.GEWEIGERD: gehoord,
        Antwoord.INGETROKKEN: gehoord | {wie},
    }
    if wie in mogen[kaart.antwoord]:
        return None
    if wie == gezin.jeugdige_id:
        return "De jeugdige tekent deze vraag op die dag niet zelf. Wie hem vertegenwoordigt, tekent."
    if wie not in gezin.volwassenen:
        return "Deze persoon staat niet bij deze casus."
    return _wat_ontbreekt(wie, beeld, wet)


def _wat_ontbreekt(wie: UUID, beeld: Beeld, wet: Wet) -> str:
    """Name the fact that is missing for an adult to sign; it counts from its own day, whenever it is recorded."""
    if beeld.jaren >= VOLWASSEN and not beeld.wilsbekwaam:
        return "Leg eerst vast dat deze persoon de jeugdige vertegenwoordigt (VERTEGENWOORDIGER)."
    if beeld.jaren >= VOLWASSEN or "G" not in letters(wet.regime, beeld, wet.schakelaars):
        return "Op die dag tekent de jeugdige alleen. Kan hij dat niet, leg dat dan eerst vast (WILSONBEKWAAM)."
    if wie in beeld.betwist:
        return "Het gezag van deze persoon is betwist. Ga het na en leg dat eerst vast (GEZAG_NAGEGAAN)."
    return "Deze persoon heeft op die dag geen gezag. Is dat anders, leg dat dan eerst vast (GEZAG_BEGINT of VOOGDIJ)."


def _te_jong(kaart: Antwoordkaart, gezin: Gezin) -> bool:
    # C25: a child under 12 is heard, but does not sign; what was signed too early is not repaired by recording it late
    jaren = leeftijd(gezin.geboortedatum, dag_van(kaart.gegeven_op))
    return kaart.betrokkene_id == gezin.jeugdige_id and not kaart.eigen_gegevens and jaren < ZELF_MEE


def _andere_tekst(verzoek: MetAntwoorden, kaart: Antwoordkaart) -> bool:
    return kaart.antwoord is not Antwoord.INGETROKKEN and kaart.tekstversie != verzoek.toestemming.tekstversie


def _te_ruim(verzoek: MetAntwoorden, kaart: Antwoordkaart) -> bool:
    return kaart.bereik is not None and not kaart.bereik <= naar_bereik(verzoek.toestemming.bereik)


def _achterhaald(verzoek: MetAntwoorden, alle: Sequence[MetAntwoorden], kaart: Antwoordkaart) -> bool:
    """Whether a "yes" is recorded after something the person said later: that must not be undone.

    A "no" to any request of the same question counts, also at the same moment; to this one a later, narrower "yes" too.
    """
    if kaart.antwoord is not Antwoord.GEGEVEN:
        return False
    eigen = [
        (een, antwoord)
        for een in alle
        for antwoord in een.antwoorden
        if (antwoord.betrokkene_id, antwoord.eigen_gegevens) == (kaart.betrokkene_id, kaart.eigen_gegevens)
    ]
    nee = [antwoord.gegeven_op for _, antwoord in eigen if antwoord.antwoord is not Antwoord.GEGEVEN]
    ja = [antwoord.gegeven_op for een, antwoord in eigen if een is verzoek and antwoord.antwoord is Antwoord.GEGEVEN]
    return any(op >= kaart.gegeven_op for op in nee) or any(op > kaart.gegeven_op for op in ja)


def _niets_in_te_trekken(verzoek: MetAntwoorden, kaart: Antwoordkaart) -> bool:
    return kaart.antwoord is Antwoord.INGETROKKEN and not gaf(verzoek, kaart.betrokkene_id, eigen=kaart.eigen_gegevens)
