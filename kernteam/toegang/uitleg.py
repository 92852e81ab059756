"""What a decision on sharing says in plain Dutch, a sentence or two for each code. Knows no rule."""

from collections.abc import Mapping

from kernteam.grond.actor import Partij
from kernteam.toegang.delingsfeiten import (
    Delingsbesluit,
    Delingsreden,
    Hulp,
    Mildereweg,
    Opheffing,
    Voorwaarde,
)

_R, _H, _V = Delingsreden, Hulp, Voorwaarde

REDEN: Mapping[Delingsreden, str] = {
    _R.EIGEN: "Dit blijft binnen uw eigen organisatie. Deel het alleen met wie het voor zijn werk nodig heeft.",
    _R.ANONIEM: "U mag dit bespreken zonder naam. Leg het niet vast bij de casus.",
    _R.WET: "De wet verplicht u om dit te geven. Toestemming is niet nodig; wel vertelt u het de ouders en de "
    "jeugdige.",
    _R.TAAK: "Dit hoort bij de wettelijke taak van u en de ontvanger. Toestemming is niet nodig; ouders en "
    "jeugdige mogen wel bezwaar maken.",
    _R.MELDRECHT: "U hebt het recht om dit te melden, ook zonder toestemming. Weeg het eerst af en leg dat vast.",
    _R.PLICHT_OTS: "Er is een ondertoezichtstelling en de gecertificeerde instelling vraagt erom. U moet geven "
    "wat zij nodig heeft.",
    _R.VITAAL_BELANG: "Er is acuut gevaar. U mag nu het nodige zeggen tegen wie kan helpen. Vertel het daarna "
    "aan de ouders en de jeugdige.",
    _R.TOESTEMMING: "De toestemming geldt vandaag en noemt deze ontvanger en deze soort gegevens.",
    _R.CONFLICT_VAN_PLICHTEN: "U mag zwijgen doorbreken, omdat aan alle zes de voorwaarden is voldaan. Zeg "
    "alleen het nodige.",
    _R.ANDER_DOEL: "Voor dit doel mag deze partij geen gegevens over een jeugdige krijgen.",
    _R.HERLEIDBAAR: "Zo is toch te raden om wie het gaat. Dan gelden de regels voor gegevens met naam.",
    _R.NIET_NODIG: "De ontvanger heeft dit niet nodig voor zijn taak. Dan mag u het niet geven.",
    _R.NIET_EIGEN: "Dit is kennis van een andere organisatie. Alleen die organisatie beslist of het verder mag.",
    _R.BEZWAAR: "Er is bezwaar gemaakt. Tot daarover is beslist, deelt u dit niet.",
    _R.GEEN_VERZOEK: "School en samenwerkingsverband mogen dit delen als het schoolbestuur erom vraagt. Dat "
    "verzoek is niet vastgelegd.",
    _R.ALLEEN_DESKUNDIGE: "Medische gegevens gaan alleen naar de deskundigen van het samenwerkingsverband, niet "
    "naar de begeleider in het kernteam.",
    _R.MILDERE_WEG: "Er is een weg die minder deelt. Kies die.",
    _R.GEEN_OTS: "De gecertificeerde instelling mag dit alleen krijgen zolang er een ondertoezichtstelling "
    "loopt. Die is niet vastgelegd.",
    _R.GEEN_GROND: "Er is geen wet die dit toestaat. Toestemming verandert dat niet.",
    _R.GEEN_AVG_GROND: "Toestemming heft het beroepsgeheim op, maar de ontvanger heeft geen grond om dit te verwerken.",
    _R.TOESTEMMING_ONBEKEND: "U mag niet weten hoe het met de toestemming staat. Daarom kunt u er ook niet op "
    "vertrouwen.",
    _R.GEZAG_ONDUIDELIJK: "Het is niet duidelijk wie het gezag heeft. Tot dat is uitgezocht, deelt u dit niet.",
    _R.GEWEIGERD: "Iemand die moest tekenen, zei nee of nam de toestemming terug. Dat heeft geen gevolgen voor "
    "onderwijs of hulp.",
    _R.GEEN_TOESTEMMING: "Hiervoor is toestemming nodig, en die is er nog niet.",
    _R.BUITEN_BEREIK: "Er is toestemming, maar niet voor deze ontvanger met deze soort gegevens.",
    _R.NIET_VRIJGEGEVEN: "Er is toestemming, maar wie het beroepsgeheim heeft, gaf dit onderdeel nog niet vrij.",
    _R.NIET_BEVESTIGD: "Een ander schreef dit op. Uw organisatie bevestigde nog niet dat het klopt.",
}
HULP: Mapping[Hulp, str] = {
    _H.ANDER_DOEL: "Kijk of u een ander doel bedoelt, of een andere ontvanger.",
    _H.TOTALEN_VRAGEN: "Voor onderzoek en beleid zijn er totalen, zonder personen. Vraag die.",
    _H.KENMERKEN_WEGLATEN: "Laat naam, geboortedatum, adres, school en opvallende kenmerken weg. Er moeten ten minste "
    "vijf jeugdigen zijn die het kunnen zijn.",
    _H.VRAAG_EIGENAAR: "Vraag {eigenaar} of het verder mag.",
    _H.BEZWAAR_BEOORDELEN: "Beoordeel eerst het bezwaar.",
    _H.VERZOEK_VASTLEGGEN: "Leg het verzoek van het schoolbestuur vast: om ondersteuning, een "
    "toelaatbaarheidsverklaring of advies. Kies als doel P2.",
    _H.NAAR_DESKUNDIGE: "Geef het aan de afdeling die over de toelaatbaarheid gaat, of aan een deskundige van het "
    "samenwerkingsverband.",
    _H.OTS_VASTLEGGEN: "Vraag de gecertificeerde instelling sinds wanneer de ondertoezichtstelling loopt, en leg haar "
    "verzoek vast.",
    _H.TOESTEMMING_VRAGEN: "Vraag toestemming aan wie moet tekenen.",
    _H.JEUGDIGE_TEKENT: "De jeugdige{leeftijd} moet ook tekenen.",
    _H.OUDERS_TEKENEN: "De ouders met gezag moeten allemaal tekenen.",
    _H.GESPREK: "Praat met wie nee zei. Vraag wat er nodig is, en dring niet aan.",
    _H.GEZAG_UITZOEKEN: "Zoek in het gezagsregister op wie het gezag heeft.",
    _H.BEREIK_UITBREIDEN: "Vraag opnieuw toestemming, en noem deze ontvanger en deze soort gegevens.",
    _H.SCHOOL_VRAGEN: "Vraag de school of iemand die de toestemming kent, om dit te delen.",
    _H.VRIJGAVE_VRAGEN: "Vraag {eigenaar} dit onderdeel vrij te geven.",
    _H.BEVESTIGEN: "Laat {eigenaar} de notitie eerst lezen en bevestigen.",
    _H.VEILIG_THUIS_ADVIES: "Bij zorgen over veiligheid: volg de meldcode en vraag Veilig Thuis om advies. Dat kan "
    "zonder naam.",
    _H.ARTS_LEERPLICHT: "De leerplichtambtenaar heeft genoeg aan het feit, de soort reden en de periode. Voor een "
    "vrijstelling geeft een aangewezen arts een verklaring (Leerplichtwet 7).",
    _H.ALARMNUMMER: "Is er nu gevaar, bel dan 112.",
}
MILDER: Mapping[Mildereweg, str] = {
    Mildereweg.ZELF_VERTELLEN: "De ouders of de jeugdige kunnen het zelf vertellen.",
    Mildereweg.ERBIJ_ZIJN: "Nodig de ouders en de jeugdige uit: praat met hen, niet over hen.",
    Mildereweg.ANONIEM_BESPREKEN: "Bespreek het anoniem.",
}
VOORWAARDE: Mapping[Voorwaarde, str] = {
    _V.AFWEGEN: "Leg vast waarom het nodig is, waarom het niet met minder kan en waarom niet op een andere manier.",
    _V.INFORMEREN: "Vertel het vooraf aan de ouders en de jeugdige. Uitstel kan alleen met een reden en een datum.",
    _V.MINIMUMSET: "Geef alleen wat de minimumset noemt.",
    _V.ALLEEN_HET_NODIGE: "Geef alleen wat de ontvanger hiervoor nodig heeft.",
    _V.VERZOEK: "Er ligt een verzoek van het schoolbestuur.",
    _V.NAAR_DESKUNDIGE: "Alleen de deskundigen van het samenwerkingsverband krijgen het.",
    _V.MELDCODE: "Volg eerst de stappen van de meldcode.",
    _V.VRIJGEVEN: "Dit onderdeel is vrijgegeven door wie het beroepsgeheim heeft.",
    _V.ACHTERAF_BEOORDELEN: "Achteraf wordt beoordeeld of dit terecht was.",
}
OPHEFFING: Mapping[Opheffing, str] = {
    Opheffing.WET: "een wettelijke plicht",
    Opheffing.WETTELIJKE_TAAK: "een wettelijke taak",
    Opheffing.MELDRECHT: "een wettelijk meldrecht",
    Opheffing.TOESTEMMING: "toestemming",
    Opheffing.VITAAL_BELANG: "acuut gevaar",
    Opheffing.CONFLICT_VAN_PLICHTEN: "een conflict van plichten",
}
_EIGENAAR: Mapping[Partij, str] = {
    Partij.SCHOOL: "de school",
    Partij.SWV: "de begeleider van het samenwerkingsverband",
    Partij.BT: "de gezinswerker",
    Partij.LPA: "de leerplichtambtenaar",
    Partij.JGZ: "de jeugdarts of jeugdverpleegkundige",
    Partij.SPEC: "de specialist",
}


def hulptekst(hulp: Hulp, eigenaar: Partij, leeftijd: int | None = None) -> str:
    """Say what helps; the age of the jeugdige only where the asker may know it."""
    jaren = "" if leeftijd is None else f" ({leeftijd})"
    return HULP[hulp].format(eigenaar=_EIGENAAR.get(eigenaar, "de eigenaar"), leeftijd=jaren)


def weigertekst(besluit: Delingsbesluit, eigenaar: Partij) -> str:
    """Say why not, and what would help, in one text."""
    return " ".join((REDEN[besluit.reden], *(hulptekst(een, eigenaar) for een in besluit.wat_helpt)))
