"""What the privacyfunctionaris gets about today. Knows no rule."""

from kernteam.bewijs.schemas import LogcontroleSchema
from kernteam.grond.handeling import Handeling
from kernteam.http.velden import Code, Datum, Deel, Getal, JaNee, Keuze, Lijst, Moment, Uitvoer


class ZegelstandSchema(Uitvoer):
    """How the sealing is doing."""

    grootte = Getal("Hoeveel regels het laatste ijkpunt telt. 0: er is nog geen ijkpunt.", 1042)
    laatste_regel_op = Moment("Van wanneer de laatste regel onder dat ijkpunt is.", allow_none=True)
    wachtend = Getal("Hoeveel regels wachten op verzegelen. Vlak voor dit antwoord is verzegeld.", 0)
    oudste_wachtende_op = Moment("Van wanneer de oudste regel is die wacht.", allow_none=True)
    apart = Getal("Hoeveel regels apart staan, omdat Kernteam ze niet schreef.", 0)
    storing = Code(
        "[A-Z_]+",
        "Waarom het verzegelen niet lukte, of GETUIGE_ZAG_MEER of GETUIGE_ZAG_ANDERS: de getuige zag meer of andere "
        "regels dan er zijn. Leeg (null): geen van beide.",
        "TERUGGEZET",
        allow_none=True,
    )
    getuige = JaNee("Of er een getuige is ingesteld.")
    medeondertekend = Getal(
        "Hoeveel regels het laatste ijkpunt telt dat de getuige mee ondertekende, voor zover bekend.",
        1042,
        allow_none=True,
    )
    medeondertekend_op = Moment("Wanneer de getuige dat deed.", allow_none=True)


class ControlestandSchema(Uitvoer):
    """How the checks of the log stand."""

    laatste = Deel(LogcontroleSchema, "De laatste controle van het logboek, in de laatste 92 dagen.", allow_none=True)
    te_laat = JaNee("Of er volgens het controlebeleid al een nieuwe moest zijn.", voorbeeld=False)
    laatste_volledige = Deel(LogcontroleSchema, "De laatste controle van het hele logboek.", allow_none=True)
    volledige_te_laat = JaNee("Of het hele logboek opnieuw gecontroleerd moest zijn.", voorbeeld=False)


class WachtendSchema(Uitvoer):
    """What waits with a last day."""

    open = Getal("Hoeveel er wachten.", 12)
    te_laat = Getal("Hoeveel daarvan te laat zijn.", 1)
    eerste_uiterlijk_datum = Datum("De eerste laatste dag.", "2026-11-24", allow_none=True)


class DatalekstandSchema(Uitvoer):
    """The breaches that are not dealt with."""

    open = Getal("Hoeveel er open staan.", 1)
    te_laat = Getal("Van hoeveel de AP of de andere organisaties te laat horen.", 0)
    eerste_uiterlijk_op = Moment("Het eerste moment waarop iemand het uiterlijk hoort.", allow_none=True)


class SteekproefstandSchema(Uitvoer):
    """The sample of one month."""

    maand_datum = Datum("De eerste dag van de maand.", "2026-10-01")
    is_getrokken = JaNee("Of de steekproef is getrokken.")
    aantal = Getal("Hoeveel casussen zijn getrokken.", 5)
    beoordeeld = Getal("Hoeveel daarvan zijn beoordeeld.", 3)
    beoordelen_uiterlijk_datum = Datum("De laatste dag om te beoordelen.", "2026-11-27", allow_none=True)
    te_laat = JaNee("Of die dag voorbij is en er nog een casus wacht.", voorbeeld=False)


class NachtstandSchema(Uitvoer):
    """What the night did not do yet."""

    niet_berekend = Getal("Hoeveel dagen die voorbij zijn de nacht nog niet berekende.", 0)
    eerste_datum = Datum("De eerste daarvan.", "2026-11-20", allow_none=True)


class OpdrachtstandSchema(Uitvoer):
    """What was done without anybody known to do it."""

    handeling = Keuze(Handeling, "De handeling.", Handeling.LOGCONTROLE_VASTLEGGEN)
    aantal = Getal("Hoe vaak.", 1)


class ToezichtstandSchema(Uitvoer):
    """What waits today."""

    moment = Moment("Van wanneer dit is.")
    verzegeling = Deel(
        ZegelstandSchema, "Het verzegelen. Leeg (null): deze server verzegelt het logboek niet.", allow_none=True
    )
    logcontrole = Deel(ControlestandSchema, "De controle van het logboek zelf.")
    gevallen = Deel(WachtendSchema, "De gevallen in de werkvoorraad.")
    vragen = Deel(WachtendSchema, "De vragen die nog niet zijn beantwoord.")
    noodtoegangen = Deel(WachtendSchema, "De noodtoegangen zonder oordeel.")
    datalekken = Deel(DatalekstandSchema, "De datalekken die nog niet zijn afgehandeld.")
    aandachtslijst = Deel(WachtendSchema, "De casussen op de aandachtslijst, en tot wanneer u opnieuw kijkt.")
    steekproeven = Lijst(
        Deel(SteekproefstandSchema, "Een steekproef."), "De steekproeven van de laatste twee maanden die voorbij zijn."
    )
    nachten = Deel(NachtstandSchema, "Het nachtwerk.")
    opdrachten = Lijst(
        Deel(OpdrachtstandSchema, "Een handeling."),
        "Wat er in de laatste 24 uur is gedaan zonder dat bekend is door wie: met een opdracht van een beheerder, of "
        "door Kernteam zelf.",
        maximaal=500,
    )
