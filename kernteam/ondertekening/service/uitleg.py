"""Says in plain Dutch what the codes of a request for consent mean. Knows no casus."""

from kernteam.grond.actor import Partij
from kernteam.grond.doel import Doel
from kernteam.grond.klasse import Klasse
from kernteam.toestemming.antwoord import Antwoord

DOELEN = {
    Doel.P1: "Samen met ouders en jeugdige zoeken naar hulp die past, op school en thuis.",
    Doel.P2: "Extra ondersteuning op school regelen.",
    Doel.P3: "Zorgen dat de jeugdige naar school kan gaan.",
    Doel.P4: "Advies vragen aan een specialist.",
    Doel.P5: "Zorgen dat de jeugdige veilig is.",
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
