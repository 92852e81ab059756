"""The form of every failure in the description of the API: RFC 9457 with our extension members. Knows no route."""

from typing import Any

from marshmallow import fields

from kernteam.http.velden import Getal, Lijst, Tekst, Uitvoer, Uuid


class Foutregel(Uitvoer):
    """One fault in the input."""

    wijzer = Tekst("JSON Pointer naar het veld met de fout; leeg voor het geheel.", "/vestigingscode", minimaal=0)
    code = Tekst("Vaste code van de fout.", "VERPLICHT")
    # as long as the longest list of choices
    uitleg = Tekst("Wat er niet klopt.", "Dit veld is verplicht.", maximaal=5000)


class Keuzemogelijkheid(Uitvoer):
    """One capacity to choose from when somebody who holds several logs in."""

    hoedanigheid = Uuid("Stuur deze mee om zo te kiezen.")
    rol = Tekst("Uw rol in deze hoedanigheid.", "KERNTEAMLID")
    organisatie = Tekst("Uw organisatie in deze hoedanigheid.", "Buurtteam Voorbeeld")


class Ontbrekend(Uitvoer):
    """One guard of a transition that does not hold."""

    code = Tekst("Vaste code van de eis.", "DOEL")
    uitleg = Tekst("Wat er nog ontbreekt.", "Het plan heeft nog geen doel.")


class Probleem(Uitvoer):
    """RFC 9457 problem details with our extension members."""

    type = Tekst("Soort probleem (URI).", "about:blank")
    title = Tekst("Korte naam van het probleem.", "Niet gevonden")
    status = Getal("De HTTP-status.", 404)
    detail = Tekst("Wat er aan de hand is en wat u kunt doen.", "Deze gegevens bestaan niet.")
    reden = Tekst("Vaste code van de reden, als die er is.", "STATUS")
    fouten = Lijst(fields.Nested(Foutregel), "Alle fouten in de invoer.")
    keuzes = Lijst(fields.Nested(Keuzemogelijkheid), "Waaruit u kunt kiezen, als er iets te kiezen is.")
    ontbreekt = Lijst(fields.Nested(Ontbrekend), "Wat er nog ontbreekt voor deze overgang.")
    volgende = Lijst(Tekst("Een status.", "PLAN"), "Welke statussen er nu wel kunnen volgen.")

    def on_bind_field(self, field_name: str, field_obj: fields.Field[Any]) -> None:
        """Only the standard members are always there."""
        super().on_bind_field(field_name, field_obj)
        field_obj.required = field_name not in ("reden", "fouten", "keuzes", "ontbreekt", "volgende")
