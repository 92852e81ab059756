"""What a casus looks like in JSON. Knows no rule: the service decides what is there to show."""

from typing import Any

from marshmallow import post_load, validate

from kernteam.casus.models import Afsluitreden, Soort
from kernteam.casus.service.deelnemers import Toegevoegd
from kernteam.casus.service.notities import NieuweNotitie
from kernteam.casus.service.ontvangers import Ontvanger, Toestemmingsvraag
from kernteam.casus.service.openen import NieuwePersoon, Opening
from kernteam.casus.service.toestemmingen import Antwoordopdracht
from kernteam.casus.service.wijzigen import Wijziging
from kernteam.grond.actor import Discipline, Partij, Rol
from kernteam.grond.klasse import DEELBAAR, GEWEERD, NOTITIEKLASSEN, Klasse
from kernteam.grond.status import Casusstatus
from kernteam.http.velden import Code, Datum, Deel, Getal, Invoer, JaNee, Keuze, Lijst, Moment, Tekst, Uitvoer, Uuid
from kernteam.http.velden import lijst_van
from kernteam.toegang.feiten import Geldigheid
from kernteam.toestemming.antwoord import Antwoord, Wijze
from kernteam.toestemming.geldigheid import Gezag
