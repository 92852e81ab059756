"""The purpose of a request: one query parameter of every act about casussen. Knows no rule about purposes."""

from flask import request

from kernteam.grond.doel import Doel
from kernteam.grond.fouten import Fout, Ongeldig

NAAM = "doel"
PARAMETER = {
    "in": "query",
    "name": NAAM,
    "required": False,
    "description": "Waarvoor u dit doet. P1: samenwerken in de casus. P2: ondersteuning op school. P3: leerplicht. "
    "P4: consult. P5: veiligheid. P6: monitor; daarvoor gaat niets op naam open. Een ander doel is een ander besluit.",
    "schema": {"type": "string", "enum": [doel.value for doel in Doel], "default": Doel.P1.value},
    "example": Doel.P1.value,
}
_PADEN = ("/casussen", "/toestemmingen", "/bezwaren", "/agendapunten", "/acties", "/overstappen")
_OVER_CASUSSEN = ("/agenda", "/agendapunten", "/overnames")  # of a meeting, which itself concerns no casus
_EIGEN_DOEL = ("/noodtoegangen",)  # done for one purpose only: there is nothing to ask


def hoort_bij(pad: str) -> bool:
    """Tell whether the act at this path states a purpose; the app refuses to start where its rule says otherwise."""
    over_casus = pad.removeprefix("/v1").startswith(_PADEN) or pad.endswith(_OVER_CASUSSEN)
    return over_casus and not pad.endswith(_EIGEN_DOEL)


def gevraagd() -> Doel:
    """Read the purpose of this request, P1 when it states none; raises Ongeldig for what is no purpose."""
    waarden = request.args.getlist(NAAM)
    if not waarden:
        return Doel.P1
    if len(waarden) > 1 or waarden[0] not in set(Doel):
        raise Ongeldig([Fout(f"/{NAAM}", "KEUZE", "Kies één doel: P1, P2, P3, P4, P5 of P6.")])
    return Doel(waarden[0])
