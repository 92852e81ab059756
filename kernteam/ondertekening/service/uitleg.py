"""Says in plain Dutch what the codes of a request for consent mean. Knows no casus."""

from uuid import UUID

from kernteam.grond.actor import Partij
from kernteam.grond.doel import Doel
from kernteam.grond.klasse import Klasse
from kernteam.toestemming.antwoord import Antwoord, Regimenaam

DOELEN = {
    Doel.P1: "Samen met ouders en jeugdige zoeken naar hulp die past, op school en thuis.",
    Doel.P2: "Extra ondersteuning op school regelen.",
    Doel.P3: "Zorgen dat de jeugdige naar school kan gaan.",
    Doel.P4: "Advies vragen aan een specialist.",
    Doel.P5: "Zorgen dat de jeugdige veilig is.",
}
REGIMES = {
    Regimenaam.KERNTEAM: "Samenwerken in een casus: school, buurtteam en andere organisaties zien elkaars informatie.",
    Regimenaam.AVG_ONDERWIJS: "Delen wat de school, het samenwerkingsverband of leerplicht weet.",
    Regimenaam.JW_HULP: "Starten met jeugdhulp. Dit gaat over de hulp zelf.",
    Regimenaam.JW_DELEN: "Delen wat een jeugdhulpverlener weet. Zonder ja houdt die dat geheim.",
    Regimenaam.WGBO_HULP: "Starten met een onderzoek of behandeling. Dit gaat over de zorg zelf.",
    Regimenaam.WGBO_DELEN: "Delen wat een arts of verpleegkundige weet. Zonder ja houdt die dat geheim.",
    Regimenaam.WMO_DELEN: "Delen wat een hulpverlener van de gemeente (Wmo) weet. Zonder ja houdt die dat geheim.",
}
KLASSEN = {
    Klasse.ID: "Naam, geboortedatum, school en hoe u te bereiken bent.",
    Klasse.OND: "Hoe het leren gaat, welke hulp op school nodig is en wat de school al deed.",
    Klasse.VERZ: "Welke lessen zijn gemist.",
    Klasse.GEZ: "Hoe het thuis gaat en welke hulp het gezin heeft.",
    Klasse.MED: "Gezondheid: een diagnose, behandeling of medicijnen.",
    Klasse.PROC: "Wie er meedoen aan het overleg en wanneer het is.",
}
PARTIJEN = {
    Partij.SCHOOL: "de school",
    Partij.SWV: "regelt extra ondersteuning op school",
    Partij.BT: "helpt jeugdigen en gezinnen in de buurt",
    Partij.LPA: "let op dat jeugdigen naar school gaan",
    Partij.JGZ: "let op gezond opgroeien (schoolarts en jeugdverpleegkundige)",
    Partij.SPEC: "geeft gespecialiseerde hulp",
    Partij.GI: "beschermt jeugdigen op last van de rechter",
}
ANTWOORDEN = {
    Antwoord.GEGEVEN: "toestemming gegeven",
    Antwoord.GEWEIGERD: "toestemming geweigerd",
    Antwoord.INGETROKKEN: "toestemming ingetrokken",
}


def wie_tekent(jeugdige_id: UUID, tekenen: frozenset[UUID]) -> str:
    """Say who must sign today, without a name."""
    anderen = "de ouders of voogden met gezag, of wie de jeugdige vertegenwoordigt"
    if tekenen == {jeugdige_id}:
        return "Alleen de jeugdige tekent."
    if jeugdige_id in tekenen:
        return f"De jeugdige tekent zelf, en ook {anderen}."
    return f"Niet de jeugdige tekent, maar {anderen}."
