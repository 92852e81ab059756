"""What the control gives back: the JSON of a casus, a list and an agenda, in ordinary schemas. Knows no table."""

from marshmallow import Schema, fields

from kernteam.casus.models import Soort
from kernteam.grond.actor import Discipline, Partij, Rol
from kernteam.grond.klasse import Klasse
from kernteam.grond.status import VOLGENDE, Casusstatus
from kernteam.overleg.models import Bijdragesoort
from kernteam.toestemming.gezin import Gezag


class _Kaal(Schema):
    id = fields.UUID()
    versie = fields.Integer()
    vestigingscode = fields.String()
    status = fields.Enum(Casusstatus, by_value=True)
    geopend_op = fields.DateTime(data_key="geopendOp")
    gewijzigd_op = fields.DateTime(data_key="gewijzigdOp")
    afgesloten_op = fields.DateTime(data_key="afgeslotenOp")
    hulpvraag = fields.String()
    aanleiding = fields.String()


class _Betrokkene(Schema):
    id = fields.UUID()
    soort = fields.Enum(Soort, by_value=True)
    voornaam = fields.String()
    achternaam = fields.String()
    geboortedatum = fields.String()
    telefoon = fields.String()
    emailadres = fields.String()
    gezag = fields.Enum(Gezag, by_value=True)
    herkomst = fields.Enum(Partij, by_value=True)


class _Deelnemer(Schema):
    id = fields.UUID(attribute="deelnemer.id")
    medewerker_id = fields.UUID(data_key="medewerkerId", attribute="medewerker.id")
    naam = fields.String(attribute="medewerker.naam")
    rol = fields.Enum(Rol, by_value=True, attribute="medewerker.rol")
    discipline = fields.Enum(Discipline, by_value=True, attribute="medewerker.discipline")
    organisatie_id = fields.UUID(data_key="organisatieId", attribute="deelnemer.organisatie_id")
    organisatie = fields.String()
    partij = fields.Enum(Partij, by_value=True, attribute="deelnemer.partij")
    sinds_op = fields.DateTime(data_key="sindsOp", attribute="deelnemer.sinds_op")


class _Notitie(Schema):
    id = fields.UUID(attribute="notitie.id")
    klasse = fields.Enum(Klasse, by_value=True, attribute="notitie.klasse")
    tekst = fields.String(attribute="notitie.tekst")
    herkomst_id = fields.UUID(data_key="herkomstId", attribute="notitie.herkomst_id")
    herkomst = fields.Enum(Partij, by_value=True, attribute="notitie.herkomst")
    auteur_id = fields.UUID(data_key="auteurId", attribute="notitie.auteur_id")
    geschreven_op = fields.DateTime(data_key="geschrevenOp", attribute="notitie.geschreven_op")
    bevestigd_op = fields.DateTime(data_key="bevestigdOp", attribute="notitie.bevestigd_op")
    vrijgegeven_op = fields.DateTime(data_key="vrijgegevenOp")
    over_id = fields.UUID(data_key="overId", attribute="notitie.over_id")


class _Omstandigheid(Schema):
    id = fields.UUID()
    klasse = fields.Enum(Klasse, by_value=True)
    soort = fields.String(attribute="gegevens.soort")
    datum = fields.String(attribute="gegevens.datum")
    betrokkene_id = fields.String(data_key="betrokkeneId", attribute="gegevens.betrokkeneId")
    gezag = fields.String(attribute="gegevens.gezag")
    bron = fields.String(attribute="gegevens.bron")
    controle_datum = fields.String(data_key="controleDatum", attribute="gegevens.controleDatum")
    uitkomst = fields.String(attribute="gegevens.uitkomst")
    regimes = fields.List(fields.String(), attribute="gegevens.regimes")
    tot_datum = fields.String(data_key="totDatum", attribute="gegevens.totDatum")
    document = fields.String(attribute="gegevens.document")
    organisatie_id = fields.String(data_key="organisatieId", attribute="gegevens.organisatieId")
    instelling = fields.String(attribute="gegevens.instelling")
    vertegenwoordiging = fields.String(attribute="gegevens.vertegenwoordiging")
    situatie = fields.String(attribute="gegevens.situatie")
    wijze = fields.String(attribute="gegevens.wijze")
    toelichting = fields.String()
    herkomst_id = fields.UUID(data_key="herkomstId")
    herkomst = fields.Enum(Partij, by_value=True)
    vastgelegd_op = fields.DateTime(data_key="vastgelegdOp")
    vastgelegd_door = fields.UUID(data_key="vastgelegdDoor")


class _Ontvanger(Schema):
    organisatie_id = fields.String(data_key="organisatieId")
    klassen = fields.List(fields.String())


class _Toestemming(Schema):
    geldigheid = fields.String()
    reden = fields.String()
    toestemming_id = fields.UUID(data_key="toestemmingId")
    ontbreekt = fields.List(fields.UUID())
    ontvangers = fields.List(fields.Nested(_Ontvanger))


class _Casus(Schema):
    id = fields.UUID(attribute="casus.id")
    versie = fields.Integer(attribute="casus.versie")
    vestigingscode = fields.String(attribute="casus.vestigingscode")
    status = fields.Enum(Casusstatus, by_value=True, attribute="casus.status")
    volgende = fields.Function(lambda een: [na for na in Casusstatus if na in VOLGENDE[een["casus"].status]])
    geopend_op = fields.DateTime(data_key="geopendOp", attribute="casus.geopend_op")
    gewijzigd_op = fields.DateTime(data_key="gewijzigdOp", attribute="casus.gewijzigd_op")
    afgesloten_op = fields.DateTime(data_key="afgeslotenOp", attribute="casus.afgesloten_op")
    hulpvraag = fields.String(attribute="casus.hulpvraag")
    aanleiding = fields.String(attribute="casus.aanleiding")
    betrokkenen = fields.List(fields.Nested(_Betrokkene))
    deelnemers = fields.List(fields.Nested(_Deelnemer))
    notities = fields.List(fields.Nested(_Notitie))
    omstandigheden = fields.List(fields.Nested(_Omstandigheid))
    toestemming = fields.Nested(_Toestemming)
    afgeschermd = fields.List(fields.Raw())


class _Kort(Schema):
    id = fields.UUID(attribute="casus.id")
    vestigingscode = fields.String(attribute="casus.vestigingscode")
    status = fields.Enum(Casusstatus, by_value=True, attribute="casus.status")
    geopend_op = fields.DateTime(data_key="geopendOp", attribute="casus.geopend_op")
    jeugdige = fields.String()
    toestemming = fields.String()


class _Lijst(Schema):
    resultaten = fields.List(fields.Nested(_Kort))
    volgende = fields.String()


class _Bijdrage(Schema):
    id = fields.UUID(attribute="rij.id")
    soort = fields.Enum(Bijdragesoort, by_value=True, attribute="rij.soort")
    notitie = fields.Nested(_Notitie)
    betrokkene_id = fields.UUID(data_key="betrokkeneId", attribute="rij.betrokkene_id")
    betrokkene = fields.String(dump_default=None)
    uitvoerder_id = fields.UUID(data_key="uitvoerderId", attribute="rij.uitvoerder_id")
    uitvoerder = fields.String()
    uiterlijk_datum = fields.Date(data_key="uiterlijkDatum", attribute="rij.uiterlijk_datum")
    gedaan_op = fields.DateTime(data_key="gedaanOp", attribute="rij.gedaan_op")


class _Agendapunt(Schema):
    id = fields.UUID(attribute="punt.id")
    casus_id = fields.UUID(data_key="casusId", attribute="punt.casus_id")
    jeugdige = fields.String()
    herkomst_id = fields.UUID(data_key="herkomstId", attribute="punt.herkomst_id")
    herkomst = fields.Enum(Partij, by_value=True, attribute="punt.herkomst")
    genodigden = fields.List(fields.Raw())
    bijdragen = fields.List(fields.Nested(_Bijdrage))


class _Agenda(Schema):
    resultaten = fields.List(fields.Nested(_Agendapunt))


KAAL, CASUS, LIJST, AGENDA = _Kaal(), _Casus(), _Lijst(), _Agenda()
