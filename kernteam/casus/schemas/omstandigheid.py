"""What a client sends about gezag and family: one shape for all kinds, checked against the form of its kind."""

from typing import Any

from marshmallow import ValidationError, post_load, validates_schema

from kernteam.casus.omstandigheid import OVERAL, VORMEN, Gegevens, Gezagsbron, Inspanningswijze, Oordeelsberoep
from kernteam.casus.schemas.velden import LANG, Gezagkeuze
from kernteam.casus.service.omstandigheden import NieuweOmstandigheid
from kernteam.http.velden import Datum, Invoer, Keuze, Lijst, Tekst, Uuid, camel, geen_bsn
from kernteam.toestemming.antwoord import Regimenaam
from kernteam.toestemming.gezin import Gezagsuitkomst, Nadeelsituatie, Omstandigheidsoort, Vertegenwoordiging


class OmstandigheidInvoerSchema(Invoer):
    """Something established; which of the fields below are needed follows from the kind."""

    soort = Keuze(Omstandigheidsoort, "Wat is vastgesteld.", required=True)
    datum = Datum("Vanaf welke dag dit geldt, of op welke dag het gebeurde.", "2026-09-01", required=True)
    betrokkene_id = Uuid("Over welke volwassene van de casus het gaat.")
    gezag = Gezagkeuze("Hoe bekend is dat deze persoon gezag heeft.")
    bron = Keuze(Gezagsbron, "Waar het is nagegaan.")
    controle_datum = Datum("Wanneer het is nagegaan.", "2026-09-02")
    uitkomst = Keuze(Gezagsuitkomst, "Wat het nagaan opleverde.")
    regimes = Lijst(
        Keuze(Regimenaam, "Een regime.", Regimenaam.JW_HULP), "Voor welke regimes dit geldt.", minimaal=1, maximaal=10
    )
    tot_datum = Datum("De eerste dag waarop dit niet meer geldt of opnieuw wordt bekeken.", "2027-03-01")
    document = Tekst("Het kenmerk van de uitspraak of het besluit.", "C/16/000000 / FA RK 26-0000", maximaal=100)
    organisatie_id = Uuid("De gecertificeerde instelling, als zij in het netwerk staat.")
    instelling = Tekst("De naam van de gecertificeerde instelling.", "Instelling Voorbeeld")
    vertegenwoordiging = Keuze(Vertegenwoordiging, "Als wat deze persoon de jongvolwassene vertegenwoordigt.")
    situatie = Keuze(Nadeelsituatie, "Waarom hulp zonder de ouders moet beginnen.")
    wijze = Keuze(Inspanningswijze, "Hoe de ouder is gezocht.")
    oordeel_van = Keuze(
        Oordeelsberoep,
        "Het beroep van wie dit oordeelde. Verplicht als de school het vastlegt.",
        Oordeelsberoep.GZ_PSYCHOLOOG,
    )
    toelichting = Tekst("De reden of het verslag.", "Driemaal gebeld op verschillende dagen.", maximaal=LANG)
    bevestigd_geen_bsn = geen_bsn()

    @validates_schema(pass_original=True, skip_on_field_errors=False)
    def controleer(self, _gegevens: dict[str, Any], gestuurd: Any, **_: Any) -> None:
        """Hold what was sent against the form of its kind; every field too few or too many is a fault."""
        soort = gestuurd.get("soort") if isinstance(gestuurd, dict) else None
        if not isinstance(soort, str) or soort not in set(Omstandigheidsoort):
            return
        vorm = VORMEN[Omstandigheidsoort(soort)]
        verplicht = {camel(naam) for naam in vorm.verplicht}
        mag = verplicht | {camel(naam) for naam in (*vorm.mag, *OVERAL)}
        alle = {veld.data_key for veld in self.fields.values()}
        fouten = {naam: ["Missing data for required field."] for naam in verplicht - gestuurd.keys()}
        fouten |= {naam: ["Dit veld hoort niet bij deze soort."] for naam in (gestuurd.keys() & alle) - mag}
        if fouten:
            raise ValidationError(fouten)

    @post_load
    def maak(self, gegevens: dict[str, Any], **_: Any) -> NieuweOmstandigheid:
        """Make the value the service takes."""
        rest = {naam: gegevens.pop(naam) for naam in ("toelichting", "bevestigd_geen_bsn") if naam in gegevens}
        if "regimes" in gegevens:
            gegevens["regimes"] = tuple(gegevens["regimes"])
        return NieuweOmstandigheid(Gegevens(**gegevens), **rest)
