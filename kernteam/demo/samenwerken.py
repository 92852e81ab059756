"""The steps of the tour in which a kernteam works together: overleg, plan, document, consult, end. Knows no server."""

import json
from base64 import b64decode
from datetime import timedelta
from typing import Any

from kernteam.demo.gids import Rondgang, ids, klopt
from kernteam.demo.laden import VO

_FOTO = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
_RAND = "grens-van-het-formulier"
_MAG_HET = {"terugkoppelen": True}
_ANONIEM = "Een jongere slaapt slecht na een verhuizing. Wat kan de school doen?"


def signaal(r: Rondgang) -> None:
    """Een signaal van het buurtteam, en wat de school ermee doet."""
    zorg = {"vestigingscode": VO, "naam": "Sam van Voorbeeld", "klasse": "GEZ", "zorg": "Slaapt al weken slecht."}
    zorg |= {"geboortedatum": _over(r, -13 * 366)}
    nummer = r.doe("gezinswerker", "POST /signalen", "noteert een zorg in het eigen deel", zorg, verwacht=201)["id"]
    r.doe("jeugdverpleegkundige", f"GET /signalen/{nummer}", "zoekt het signaal van een ander", verwacht=404)
    klopt(("SIGNAAL_OPPAKKEN", nummer) not in _taken(r, "contact.vo"), "de school hoort nog niets")
    akkoord = {"akkoordDatum": r.nu.date().isoformat(), "ouders": True, "jeugdige": True}
    r.doe(
        "gezinswerker",
        f"POST /signalen/{nummer}/aankondigingen",
        "meldt dat het gezin akkoord is",
        akkoord,
        verwacht=201,
    )
    klopt(("SIGNAAL_OPPAKKEN", nummer) in _taken(r, "contact.vo"), "de school heeft een taak, met alleen een nummer")
    op = f"PUT {r.vo}/terugkoppelingen/{nummer}"
    r.doe(
        "contact.vo",
        op,
        "pakt het op in de casus; het gezin vindt goed dat de melder dat hoort",
        _MAG_HET,
        verwacht=204,
    )
    klopt(
        ("SIGNAAL_OPGEPAKT", nummer) in _taken(r, "gezinswerker"), "de melder hoort dat het is opgepakt, en niets meer"
    )


def overleg(r: Rondgang) -> None:
    """Een regisseur, en een uitnodiging voor het overleg."""
    stoelen = r.doe("contact.vo", f"GET {r.vo}/deelnemers", "bekijkt wie aan tafel zit")["resultaten"]
    gezin = next(een for een in stoelen if een["organisatieId"] == r.organisaties["BT"])
    regie = {"deelnemerId": gezin["id"], "reden": "BEGIN"}
    r.doe("contact.vo", f"POST {r.vo}/regisseurs", "maakt de gezinswerker regisseur", regie, verwacht=201)
    r.delen["gezinswerker"] = gezin["medewerkerId"]
    r.delen["overleg"] = f"/overleggen/{_gepland(r)}"
    ontbreekt = _ontbreekt(r, "contact.vo", "OVERLEG")
    klopt(ontbreekt == ["S10_AGENDA", "S11_OUDERS", "S11_JEUGDIGE"], f"er ontbreekt nog: {', '.join(ontbreekt)}")
    punt = {"casusId": r.jongere["id"]}
    op_agenda = f"POST {r.delen['overleg']}/agendapunten"
    gezet = r.doe("contact.vo", op_agenda, "zet de casus op de agenda", punt, verwacht=201)
    r.delen["punt"] = f"/agendapunten/{gezet['id']}"
    gevraagd = {"uitgenodigd": True, "doelVerteld": True}
    for een in r.familie:
        pad = f"PUT {r.delen['punt']}/genodigden/{een}"
        r.doe("contact.vo", pad, "nodigt iemand van het gezin uit voor het eigen punt", gevraagd, verwacht=204)
    _zet(r, "contact.vo", "OVERLEG")


def agenda(r: Rondgang) -> None:
    """De agenda en het verslag, gelezen door iedereen."""
    pad = f"POST {r.delen['punt']}"
    gehoord = {"soort": "VERSLAG", "klasse": "OND", "tekst": "De JGZ kijkt mee.", "herkomst": r.organisaties["JGZ"]}
    r.doe("contact.vo", f"{pad}/bijdragen", "schrijft in het verslag wat de JGZ zei", gehoord, verwacht=201)
    klopt(_bijdragen(r, "begeleider") == [], "tot de JGZ het bevestigt, leest een ander het niet")
    (wacht,) = _bijdragen(r, "jeugdverpleegkundige")
    bevestig = f"POST {r.vo}/notities/{wacht['notitie']['id']}/bevestigingen"
    r.doe("jeugdverpleegkundige", bevestig, "bevestigt dat het klopt", verwacht=204)
    woorden = {"soort": "EIGEN_WOORDEN", "klasse": "GEZ", "tekst": "Ik wil in de pauze bij mijn vrienden zijn."}
    woorden |= {"betrokkeneId": r.jongere["jeugdigeId"]}
    r.doe("contact.vo", f"{pad}/bijdragen", "schrijft de eigen woorden van de jongere op", woorden, verwacht=201)
    actie = {"klasse": "OND", "tekst": "Belt elke maandag.", "uitvoerderId": r.delen["gezinswerker"]}
    actie |= {"uiterlijkDatum": _over(r, 21)}
    r.doe("contact.vo", f"{pad}/acties", "legt een afspraak vast", actie, verwacht=201)
    soorten = [een["soort"] for een in _bijdragen(r, "begeleider")]
    klopt(soorten == ["VERSLAG", "EIGEN_WOORDEN", "ACTIE"], f"leest het hele punt: {', '.join(soorten)}")
    klopt(_bijdragen(r, "leerplicht") == [], "voor leerplicht staat de casus niet op de agenda, ook niet als een gat")
    genomen = r.doe(
        "gezinswerker", f"POST {r.delen['overleg']}/overnames", "neemt het punt over in het eigen dossier",
        {"agendapunten": [r.delen["punt"].rpartition("/")[2]]},
    )  # fmt: skip
    klopt(len(genomen["agendapunten"]) == 1, "precies wat de gezinswerker mag lezen")


def plan(r: Rondgang) -> None:
    """Een plan met eigen woorden, en het akkoord van iedereen die tekent."""
    doel = {
        "klasse": "OND", "verwoording": "Sam gaat elke dag naar school.", "beginscore": 3,
        "woordenJeugdige": "Ik wil met mijn vrienden pauze hebben.", "woordenOuders": "Wij willen rust in de ochtend.",
    }  # fmt: skip
    pad = f"{r.vo}/plan"
    r.delen["doel"] = r.doe("contact.vo", f"POST {pad}/doelen", "stelt een doel", doel, verwacht=201)["id"]
    anders = {"kracht": "Sam leest graag voor."}
    wijzig, oud = f"PATCH {pad}/doelen/{r.delen['doel']}", {"If-Match": '"1"'}
    r.doe("contact.vo", wijzig, "vult het doel aan", anders, koppen=oud)
    r.doe("contact.vo", wijzig, "wijzigt wat al is gewijzigd", anders, koppen=oud, verwacht=412)
    actie = {"doelId": r.delen["doel"], "klasse": "OND", "tekst": "Elke maandag samen lopen.", "gezinsrol": "OUDER"}
    actie |= {"uiterlijkDatum": _over(r, 14)}
    r.doe("contact.vo", f"POST {pad}/acties", "spreekt een actie af", actie, verwacht=201)
    _zet(r, "gezinswerker", "PLAN")
    klopt(_ontbreekt(r, "gezinswerker", "UITVOERING") == ["AKKOORD"], "nu is nog akkoord nodig")
    for een in r.familie:
        akkoord = {"betrokkeneId": een, "antwoord": "AKKOORD", "wijze": "BALIE", "gegevenDatum": _over(r, 0)}
        r.doe("contact.vo", f"POST {pad}/akkoorden", "legt een akkoord vast", akkoord, verwacht=201)
    _zet(r, "gezinswerker", "UITVOERING")
    r.doe("leerplicht", f"GET {pad}", "vraagt het plan", verwacht=404)


def document(r: Rondgang) -> None:
    """Een document toevoegen en ophalen."""
    over = json.dumps({"klasse": "OND", "naam": "Foto van het weekrooster"}).encode()
    delen = (('name="gegevens"', b"application/json", over), ('name="bestand"; filename="x.png"', b"image/png", _FOTO))
    formulier = b"".join(
        f"--{_RAND}\r\nContent-Disposition: form-data; {naam}\r\nContent-Type: ".encode() + soort + b"\r\n\r\n"
        + inhoud + b"\r\n"
        for naam, soort, inhoud in delen
    ) + f"--{_RAND}--\r\n".encode()  # fmt: skip
    kop = {"Content-Type": f"multipart/form-data; boundary={_RAND}"}
    pad = f"{r.vo}/documenten"
    nieuw = r.doe("contact.vo", f"POST {pad}", "voegt een foto toe", formulier, verwacht=201, koppen=kop)["id"]
    lijst = r.doe("begeleider", f"GET {pad}", "bekijkt de documenten")
    klopt(nieuw in ids(lijst), f"ziet: {lijst['resultaten'][0]['naam']}")
    gehaald = r.doe("begeleider", f"GET {pad}/{nieuw}/inhoud", "haalt de foto op")["bestand"]
    klopt(gehaald.startswith(b"\x89PNG"), f"{len(gehaald)} bytes, geopend uit verzegelde delen")
    r.doe("leerplicht", f"GET {pad}/{nieuw}/inhoud", "probeert hetzelfde", verwacht=404)


def consult(r: Rondgang) -> None:
    """Hulp van een specialist: eerst zonder naam, dan met naam."""
    aanbieder = r.eigen("specialist")
    vraag = {"vraag": f"{_ANONIEM} Mail sam@voorbeeld.example", "organisatieId": aanbieder}
    fout = r.doe("gezinswerker", "POST /anonieme-consulten", "vraagt iets met een mailadres erin", vraag, verwacht=400)
    klopt("EMAILADRES" in [een["code"] for een in fout["fouten"]], "wat iemand herkenbaar maakt, wordt gezien")
    vraag["vraag"] = _ANONIEM
    gesteld = r.doe("gezinswerker", "POST /anonieme-consulten", "vraagt het zonder naam", vraag, verwacht=201)["id"]
    antwoord = {"antwoord": "Begin met een vast ritme."}
    r.doe("specialist", f"POST /anonieme-consulten/{gesteld}/antwoorden", "antwoordt", antwoord, verwacht=201)
    op_naam = {"vraag": "Wat helpt Sam om te slapen?", "klasse": "GEZ", "onderdelen": [r.jongere["id"]]}
    op_naam |= {"woonpostcode": "3531"}
    pad = f"POST {r.vo}/consulten"
    r.doe("gezinswerker", pad, "vraagt met naam: daarvoor is niet getekend", op_naam, verwacht=409)
    klassen = ["ID", "OND", "PROC", "GEZ"]
    gevraagd = r.vraag([{"organisatieId": aanbieder, "klassen": klassen}]) | {"doel": "P4"}
    toestemming = r.doe(
        "contact.vo", f"POST {r.vo}/toestemmingen", "vraagt toestemming voor consult (P4)", gevraagd, verwacht=201
    )["toestemmingen"][0]["id"]
    for een in r.familie:
        r.teken("contact.vo", toestemming, een, "legt een handtekening vast")
    nieuw = r.doe("gezinswerker", pad, "vraagt het opnieuw", op_naam, verwacht=201)["id"]
    gelezen = r.doe("specialist", f"GET /consulten/{nieuw}", "leest wat is voorgelegd")
    klopt(gelezen["hulpvraag"] is not None and gelezen["betrokkenen"] == [], "wel de hulpvraag, geen namen")
    r.doe("specialist.oost", f"GET /consulten/{nieuw}", "leest als specialist uit een ander gebied", verwacht=404)
    r.doe("specialist", f"GET {r.vo}", "probeert de hele casus", verwacht=403)
    antwoord |= {"klasse": "GEZ"}
    r.doe("specialist", f"POST /consulten/{nieuw}/antwoorden", "antwoordt", antwoord, verwacht=201)
    r.doe("gezinswerker", f"POST {r.vo}/consulten/{nieuw}/afsluiting", "sluit het consult af", verwacht=204)
    r.doe("specialist", f"GET /consulten/{nieuw}", "leest nog eens: het is voorbij", verwacht=403)


def sluiten(r: Rondgang) -> None:
    """Samen terugkijken, en de casus sluiten."""
    _zet(r, "gezinswerker", "EVALUATIE")
    klopt(_ontbreekt(r, "gezinswerker", "AFGESLOTEN") == ["REDEN", "EINDSCORES"], "elk doel krijgt eerst een score")
    evaluatie = {
        "datum": _over(r, 0), "vervolg": "STOPPEN", "klasse": "OND",
        "scores": [{"doelId": r.delen["doel"], "score": 8}], "woordenJeugdige": "Het gaat beter.",
    }  # fmt: skip
    r.doe("contact.vo", f"POST {r.vo}/plan/evaluaties", "legt de evaluatie vast", evaluatie, verwacht=201)
    _zet(r, "gezinswerker", "AFGESLOTEN", reden="DOELEN_BEREIKT")
    taken = r.doe("gezinswerker", "GET /mijn/taken", "bekijkt wat er wacht")["resultaten"]
    wacht = {een["soort"] for een in taken if een["casusId"] == r.jongere["id"]}
    klopt("EIGEN_DEEL_OVERNEMEN" in wacht, "het eigen deel overnemen")
    uitkomst = {"uitkomst": "OVERGENOMEN"}
    r.doe("gezinswerker", f"POST {r.vo}/overnames", "meldt dat het is overgenomen", uitkomst, verwacht=204)


def _gepland(r: Rondgang) -> str:
    """Give the next meeting at the school; plan one when there is none."""
    komend = r.doe("contact.vo", "GET /overleggen?limit=100", "is er al een overleg gepland?")["resultaten"]
    bruikbaar = [een["id"] for een in komend if een["vestigingscode"] == VO and een["afgelastOp"] is None]
    if bruikbaar:
        return str(bruikbaar[-1])
    nieuw = {"vestigingscode": VO, "datum": _over(r, 7), "begintijd": "09:00", "eindtijd": "10:30"}
    return str(r.doe("contact.vo", "POST /overleggen", "plant een overleg", nieuw, verwacht=201)["resultaten"][0]["id"])


def _bijdragen(r: Rondgang, wie: str) -> list[Any]:
    """Give what somebody reads at the item of the casus; nothing when it is not on his agenda."""
    punten = r.doe(wie, f"GET {r.delen['overleg']}/agenda", "leest de agenda")["resultaten"]
    return [een for punt in punten if punt["casusId"] == r.jongere["id"] for een in punt["bijdragen"]]


def _ontbreekt(r: Rondgang, wie: str, naar: str) -> list[str]:
    """Give what is missing for a step."""
    stappen = r.doe(wie, f"GET {r.vo}/overgangen", "bekijkt wat er kan volgen")["stappen"]
    (stap,) = (een for een in stappen if een["naar"] == naar)
    return [eis["code"] for eis in stap["ontbreekt"]]


def _zet(r: Rondgang, wie: str, naar: str, **meer: Any) -> None:
    na = r.doe(wie, f"POST {r.vo}/overgangen", f"zet de stap naar {naar}", {"naar": naar, **meer})
    klopt(na["status"] == naar, f"de casus is nu in {naar}")


def _over(r: Rondgang, dagen: int) -> str:
    return (r.nu.date() + timedelta(days=dagen)).isoformat()


def _taken(r: Rondgang, wie: str) -> set[tuple[str, str]]:
    alle = r.doe(wie, "GET /mijn/taken?limit=100", "kijkt wat er wacht")["resultaten"]
    return {(een["soort"], een["objectId"]) for een in alle}
