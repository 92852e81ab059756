"""How a refusal is told: in one sentence to who may know, as unknown to who may not. Knows no rule."""

from kernteam.grond.fouten import Geweigerd, NietAangemeld, NietGevonden
from kernteam.toegang.uitkomst import VERZWEGEN, Besluit, Reden


def weigering(uitkomst: Besluit) -> NietGevonden | Geweigerd | NietAangemeld:
    """Give what a refused decision raises: what the actor may not know does not exist."""
    if uitkomst.reden in VERZWEGEN:
        return NietGevonden()
    if uitkomst.reden is Reden.NIET_AANGEMELD:
        return NietAangemeld()
    return Geweigerd(_UITLEG.get(uitkomst.reden), reden=uitkomst.reden.value)


_UITLEG = {
    Reden.ROL: "Deze handeling hoort niet bij uw rol.",
    Reden.DOEL: "Voor dit doel mag uw organisatie niet in een casus werken. Kies een doel dat bij uw taak past.",
    Reden.PARTIJ: "Deze handeling hoort niet bij uw organisatie.",
    Reden.GEEN_PROC: (
        "U mag nu niet weten wie aan deze casus deelnemen, en dus dit niet zien of doen. Wat van uw eigen organisatie "
        "is, leest u wel. Geldt de toestemming voor uw organisatie, dan kan het weer."
    ),
    Reden.GEEN_GROND: "Er is geen grond om dit aan deze ontvanger te melden.",
    Reden.DISCIPLINE: "Deze handeling hoort bij een beroep met een eigen beroepsgeheim.",
    Reden.VERLOPEN: "Deze noodtoegang is gesloten. Is de nood er nog, open dan een nieuwe met een nieuwe reden.",
    Reden.CONSULT_VOORBIJ: "Dit consult is gestopt of afgelopen. Wis wat u er op naam van hebt.",
    Reden.CONSULT_LOOPT: "Dit consult loopt nog.",
    Reden.EIGEN_NOODTOEGANG: "Uw eigen noodtoegang beoordeelt iemand anders.",
    Reden.STATUS: "Deze handeling past niet bij de status van de casus.",
    Reden.NIET_EIGEN_SCHOOL: "Dit kan alleen voor uw eigen school of een school van uw kernteam.",
}
