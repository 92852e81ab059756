"""The fixed cast of the tests: who may, who sits at the table, who is a stranger. All are fictional."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid5

from argon2 import PasswordHasher
from sqlalchemy.orm import Session

from kernteam.grond.actor import Actor, Discipline, Partij, Rol
from kernteam.identiteit.models import Account, Hoedanigheid
from kernteam.netwerk import convenant
from kernteam.netwerk.models import (
    Contactpersoon,
    Gemeente,
    Kernteam,
    Kernteamlid,
    Kernteamschool,
    Medewerker,
    Organisatie,
    School,
    Schoolimport,
    Sector,
    Werkgebied,
)

RUIMTE = UUID("0b0f4e0a-7f0f-4b43-9c6e-2c2f1f6a9e01")
SCHOOL, ANDERE_SCHOOL, GESLOTEN_SCHOOL, LOSSE_SCHOOL = "00AA00", "00BB00", "00CC00", "00DD00"
WACHTWOORD = "vier losse woorden samen"
_GOEDKOOP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)  # a hash is checked at the cost it names itself


def vast(sleutel: str) -> UUID:
    """Give the same id for the same word in every run."""
    return uuid5(RUIMTE, sleutel)


ORGANISATIES = {
    "school": (Partij.SCHOOL, SCHOOL),
    "andere_school": (Partij.SCHOOL, ANDERE_SCHOOL),
    "gesloten_school": (Partij.SCHOOL, GESLOTEN_SCHOOL),
    "swv": (Partij.SWV, None),
    "bt": (Partij.BT, None),
    "lpa": (Partij.LPA, None),
    "jgz": (Partij.JGZ, None),
    "spec": (Partij.SPEC, None),  # serves the area of SCHOOL
    "andere_spec": (Partij.SPEC, None),  # serves another
    "regio": (Partij.REGIO, None),
}


@dataclass(frozen=True, slots=True)
class Persoon:
    """One member of the cast."""

    naam: str
    organisatie: str
    rol: Rol
    discipline: Discipline | None = None

    @property
    def medewerker_id(self) -> UUID:
        """The medewerker he acts as."""
        return vast(f"medewerker:{self.naam}")

    @property
    def account_id(self) -> UUID:
        """The account he logs in with; the username is his name."""
        return vast(f"account:{self.naam}")

    @property
    def actor(self) -> Actor:
        """The Actor he is, for tests below the web."""
        partij = ORGANISATIES[self.organisatie][0]
        return Actor(self.medewerker_id, self.rol, partij, org(self.organisatie), self.discipline)


_C, _K = Rol.CONTACTPERSOON, Rol.KERNTEAMLID
PERSONEN = {
    een.naam: een
    for een in (
        Persoon("contactpersoon", "school", _C),
        Persoon("collega", "school", _C),  # same school, not at the table
        Persoon("vreemde", "andere_school", _C),
        Persoon("gesloten", "gesloten_school", _C),
        Persoon("begeleider", "swv", _K, Discipline.BEGELEIDER_PASSEND_ONDERWIJS),
        Persoon("gezinswerker", "bt", _K, Discipline.GEZINSWERKER),
        Persoon("leerplicht", "lpa", _K, Discipline.LEERPLICHTAMBTENAAR),
        Persoon("jeugdverpleegkundige", "jgz", _K, Discipline.JEUGDVERPLEEGKUNDIGE),
        Persoon("jeugdarts", "jgz", _K, Discipline.JEUGDARTS),
        Persoon("specialist", "spec", Rol.SPECIALIST, Discipline.SPECIALIST),
        Persoon("andere_specialist", "andere_spec", Rol.SPECIALIST, Discipline.SPECIALIST),
        Persoon("privacyfunctionaris", "regio", Rol.PRIVACYFUNCTIONARIS),
        Persoon("leidinggevende_school", "school", Rol.LEIDINGGEVENDE),
        Persoon("leidinggevende_bt", "bt", Rol.LEIDINGGEVENDE),
        Persoon("leidinggevende_jgz", "jgz", Rol.LEIDINGGEVENDE),
        Persoon("beheerder", "regio", Rol.BEHEERDER),
    )
}
# members of the kernteam of SCHOOL; the jeugdarts belongs to the same organisation but not to the team
KERNTEAM = ("begeleider", "gezinswerker", "leerplicht", "jeugdverpleegkundige")


def org(sleutel: str) -> UUID:
    """Give the id of an organisation of the cast."""
    return vast(f"organisatie:{sleutel}")


def vul_netwerk(sessie: Session) -> None:
    """Store the cast: schools, organisations, people, one kernteam, an account for each."""
    sessie.add(Gemeente(code="0344", naam="Utrecht"))
    import_id = vast("import")
    sessie.add(
        Schoolimport(
            id=import_id, bron="fictief", sector=Sector.PO, peildatum=date(2026, 1, 1), licentie="fictief",
            sha256="0" * 64, volledig=False, geladen_op=datetime.fromisoformat("2026-01-01T00:00:00+00:00"),
            nieuw=4, gewijzigd=0, gesloten=0, geweigerd=0,
        )
    )  # fmt: skip
    sessie.flush()
    for code in (SCHOOL, ANDERE_SCHOOL, GESLOTEN_SCHOOL, LOSSE_SCHOOL):
        sessie.add(_school(code, import_id))
    sessie.flush()
    for sleutel, (partij, code) in ORGANISATIES.items():
        sessie.add(Organisatie(id=org(sleutel), naam=f"{sleutel} (fictief)", partij=partij, vestigingscode=code))
    sessie.flush()
    for sleutel, van, tot in (("spec", 3511, 3529), ("andere_spec", 3541, 3549)):
        sessie.add(
            Werkgebied(
                organisatie_id=org(sleutel), postcode_van=van, postcode_tot=tot, gebied=f"{sleutel} (fictief)",
                bron="fictief", geldig_vanaf=date(2026, 1, 1),
            )
        )  # fmt: skip
    hash_ = _GOEDKOOP.hash(WACHTWOORD)
    for een in PERSONEN.values():
        sessie.add(
            Medewerker(
                id=een.medewerker_id, naam=f"{een.naam} (fictief)", organisatie_id=org(een.organisatie), rol=een.rol,
                discipline=een.discipline,
            )
        )  # fmt: skip
        sessie.add(Account(id=een.account_id, gebruikersnaam=een.naam, wachtwoord=hash_, geblokkeerd=False))
    sessie.flush()
    for een in PERSONEN.values():
        sessie.add(Hoedanigheid(account_id=een.account_id, medewerker_id=een.medewerker_id))
    sessie.add(Kernteam(id=vast("kernteam"), naam="Kernteam (fictief)"))
    sessie.flush()
    for naam in KERNTEAM:
        sessie.add(Kernteamlid(kernteam_id=vast("kernteam"), medewerker_id=PERSONEN[naam].medewerker_id))
    for code in (SCHOOL, GESLOTEN_SCHOOL):
        sessie.add(Kernteamschool(kernteam_id=vast("kernteam"), vestigingscode=code))
    for naam, code in (("contactpersoon", SCHOOL), ("collega", SCHOOL), ("vreemde", ANDERE_SCHOOL)):
        sessie.add(Contactpersoon(vestigingscode=code, medewerker_id=PERSONEN[naam].medewerker_id))
    vul_convenant(sessie)


def vul_convenant(sessie: Session) -> None:
    """Store a convenant to which everybody is party."""
    nieuw = convenant.NieuwConvenant(
        naam="Convenant (fictief)",
        geldig_vanaf=date(2026, 1, 1),
        geldig_tot=None,
        contactpunt=convenant.Contactpunt("Loket (fictief)", "loket@voorbeeld.example"),
        afspraken=convenant.Afspraken("De school (fictief).", "Het loket (fictief).", "De regio (fictief)."),
        partijen=tuple(map(org, ORGANISATIES)),
    )
    toen = datetime.fromisoformat("2026-01-01T00:00:00+00:00")
    convenant.bewaar(sessie, vast("convenant"), nieuw, PERSONEN["beheerder"].medewerker_id, toen)


def _school(code: str, import_id: UUID) -> School:
    return School(
        vestigingscode=code,
        naam=f"School {code} (fictief)",
        sector=Sector.PO,
        straat="Voorbeeldstraat",
        huisnummer="1",
        postcode="3512AA",
        plaats="Utrecht",
        gemeente_code="0344",
        gesloten_op=date(2026, 8, 1) if code == GESLOTEN_SCHOOL else None,
        import_id=import_id,
    )
