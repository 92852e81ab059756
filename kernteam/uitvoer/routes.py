"""The route that hands out the log: parse, call, stream."""

from flask import Response

from kernteam.grond.handeling import Handeling as Act
from kernteam.http.blad import Blad
from kernteam.http.verzoek import actor
from kernteam.toegang.routes import poort
from kernteam.uitvoer import service
from kernteam.uitvoer.schemas import BYTES, LoguitvoerInvoerSchema

blad = Blad("uitvoer", __name__, description="Het logboek over een periode, in een vorm die anderen kunnen lezen.")


@blad.act(
    Act.LOGUITVOER_MAKEN,
    "POST",
    "/logboek/regels/_uitvoer",
    invoer=LoguitvoerInvoerSchema,
    antwoord=BYTES,
    inhoudstype="application/octet-stream",
    fouten=(409,),
)
def uitvoer_maken(opdracht: service.Opdracht) -> Response:
    """Haal het logboek over een periode op.

    Alleen voor de privacyfunctionaris. Het laatste record noemt het aantal regels en een controlegetal. Ontbreekt dat,
    dan is de uitvoer niet compleet. Bij REGELS noemt het eerste record het aantal, en heeft elke regel haar bewijs:
    controleer haar met `python -m logbewijs controleer`. Is het logboek nog niet verzegeld, dan volgt daar 409. Ook
    deze uitvoer komt in het logboek.
    """
    uitvoer = service.maken(actor(), opdracht, poort())
    antwoord = Response(uitvoer.stukken, mimetype="application/octet-stream")
    naam = f"logboek-{opdracht.vorm.value.lower()}.{uitvoer.extensie}"
    antwoord.headers["Content-Disposition"] = f'attachment; filename="{naam}"'
    return antwoord
