"""What a client gets of the policy. Knows no rule."""

from marshmallow import fields

from kernteam.grond.actor import Partij
from kernteam.grond.doel import Doel
from kernteam.grond.klasse import Klasse
from kernteam.http.velden import Datum, JaNee, Keuze, Lijst, Tekst, Uitvoer
from kernteam.toegang.beleid import Code

_BRON = "Waar dit vandaan komt: wetsartikel of ontwerpkeuze."
_WIE = "G: elke gezaghebbende tekent. J: de jeugdige. JG: allebei."


class Cel(Uitvoer):
    """A cell of the sharing matrix."""

    van = Keuze(Partij, "Van wie de kennis is.", Partij.BT)
    naar = Keuze(Partij, "Wie leest.", Partij.SCHOOL)
    klasse = Keuze(Klasse, "Het soort gegevens.", Klasse.OND)
    code = Keuze(
        Code,
        "W: een wet verplicht. P: publieke taak. T: met toestemming. T*: ook vrijgave per stuk. M: recht om te melden. "
        "X: geen grond. Een min erachter: alleen het minimum.",
        Code.TOESTEMMING,
    )
    bron = Tekst(_BRON, "AVG 6(1)a")


class Regime(Uitvoer):
    """Who signs at which age under one law."""

    naam = Tekst("De naam van het regime.", "KERNTEAM")
    tot_12 = Tekst(f"Jonger dan 12 jaar. {_WIE}", "G", attribute="ondertekenaars.tot_12")
    van_12_tot_16_bekwaam = Tekst(
        f"12 tot en met 15 jaar, wilsbekwaam. {_WIE}", "JG", attribute="ondertekenaars.van_12_tot_16_bekwaam"
    )
    van_12_tot_16_onbekwaam = Tekst(
        f"12 tot en met 15 jaar, niet wilsbekwaam. {_WIE}", "G", attribute="ondertekenaars.van_12_tot_16_onbekwaam"
    )
    van_16_tot_18_bekwaam = Tekst(
        f"16 en 17 jaar, wilsbekwaam. {_WIE}", "J", attribute="ondertekenaars.van_16_tot_18_bekwaam"
    )
    van_16_tot_18_onbekwaam = Tekst(
        f"16 en 17 jaar, niet wilsbekwaam. {_WIE}", "G", attribute="ondertekenaars.van_16_tot_18_onbekwaam"
    )
    bron = Tekst(_BRON, "Jeugdwet 7.3.11(1)")


class Verwerking(Uitvoer):
    """A purpose in the register of processing."""

    doel = Keuze(Doel, "De code van het doel, zoals in de parameter `doel` en in het logboek.")
    naam = Tekst("Wat het doel is.", "Leerplicht")
    op_naam = JaNee("Of voor dit doel gegevens op naam opengaan. Zo niet, dan alleen totalen.")
    grondslagen = Lijst(Tekst("Een artikel van de AVG.", "AVG 6(1)e"), "Op welke grond.")
    artikelen = Lijst(Tekst("Een artikel.", "Leerplichtwet 21"), "Welke nationale wet erbij hoort.")
    dpv = Tekst("Het doel in de Data Privacy Vocabulary (W3C).", "https://w3id.org/dpv#ServiceOptimisation")
    partijen = Lijst(Keuze(Partij, "Een partij."), "Wie voor dit doel werken.")
    ontvangers = Lijst(Keuze(Partij, "Een partij."), "Wie voor dit doel gegevens mogen krijgen.")
    klassen = Lijst(Keuze(Klasse, "Een soort gegevens."), "Om welke soorten gegevens het gaat.")
    betrokkenen = Lijst(Tekst("Een groep mensen.", "jeugdige"), "Over wie de gegevens gaan.")
    bewaartermijnen = Lijst(Tekst("Een termijn.", "T12"), "Welke bewaartermijnen gelden.")
    bron = Tekst(_BRON, "V12; AVG 30")


class Schakelaar(Uitvoer):
    """A switch."""

    naam = Tekst("De naam van de schakelaar.", "naam_van_een_wet")
    waarde = Tekst("Hoe hij staat.", "ja")
    in_gebruik = JaNee("Of een regel hem leest. Zo niet, dan heeft hij nog geen gevolg.")
    bron = Tekst(_BRON, "UAVG 5(1)")


class Beleid(Uitvoer):
    """The policy in force today."""

    versie = Tekst("De versie, zoals zij in elke logregel staat.", "2026-11-01+0a1b2c3d4e5f")
    peildatum = Datum("De dag waarop dit geldt: vandaag.", attribute="dag")
    cellen = Lijst(fields.Nested(Cel), "De deelmatrix.", maximaal=1000)
    regimes = Lijst(fields.Nested(Regime), "Wie tekent.")
    doelen = Lijst(fields.Nested(Verwerking), "Het register van verwerkingen.")
    schakelaars = Lijst(fields.Nested(Schakelaar), "De schakelaars.")
