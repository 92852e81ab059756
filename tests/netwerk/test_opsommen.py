"""The reading acts of the network on both stores: what they show, in which order, and with how many statements."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session, sessionmaker

from kernteam.db.engine import maak_motor
from kernteam.db.schrijven import begin_schrijven_zonder_pas, bewaak
from kernteam.grond.actor import Discipline, Partij, Rol
from kernteam.grond.fouten import NietGevonden, Ongeldig
from kernteam.netwerk import service
from kernteam.netwerk.gegevens import Gemeentegegevens
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
)

VANDAAG = date(2026, 9, 1)
SCHOOL = "00AA00"
ONBEKEND = "99ZZ99"
BRON = Schoolimport(
    id=UUID(int=1),
    bron="DUO",
    sector=Sector.PO,
    peildatum=date(2026, 1, 1),
    licentie="CC-BY 4.0",
    sha256="0" * 64,
    volledig=False,
    geladen_op=datetime(2026, 1, 2, tzinfo=UTC),
    nieuw=0,
    gewijzigd=0,
    gesloten=0,
    geweigerd=0,
)
TEAM = UUID(int=2)
WERKGEVER = UUID(int=3)

Lijst = Callable[[Session, tuple[str, str] | None, int], tuple[list[Any], tuple[str, str] | None]]
LIJSTEN: dict[str, Lijst] = {
    "gemeenten": lambda s, na, limit: service.gemeenten_opsommen(s, na=na, limit=limit),
    "scholen": lambda s, na, limit: service.scholen_opsommen(s, na=na, limit=limit),
    "contactpersonen": lambda s, na, limit: service.contactpersonen_opsommen(s, SCHOOL, VANDAAG, na=na, limit=limit),
    "organisaties": lambda s, na, limit: service.organisaties_opsommen(s, na=na, limit=limit),
    "medewerkers": lambda s, na, limit: service.medewerkers_opsommen(s, VANDAAG, na=na, limit=limit),
    "kernteams": lambda s, na, limit: service.kernteams_opsommen(s, na=na, limit=limit),
    "kernteamleden": lambda s, na, limit: service.kernteamleden_opsommen(s, TEAM, VANDAAG, na=na, limit=limit),
    "kernteamscholen": lambda s, na, limit: service.kernteamscholen_opsommen(s, TEAM, na=na, limit=limit),
}
VREEMDE_PLEKKEN = [
    ("", ""),
    ("", SCHOOL),
    ("school", ONBEKEND),
    ("school", "\ud800"),
    ("school", "x" * 300),
    ("medewerker", str(UUID(int=99))),
    ("medewerker", "x" * 300),
    ("kernteam", "é"),
    ("organisatie", ""),
    ("gemeente", "9999"),
]
per_lijst = pytest.mark.parametrize("lijst", LIJSTEN.values(), ids=LIJSTEN)


@pytest.fixture
def fabriek(gegevens_url: str) -> Iterator[sessionmaker[Session]]:
    motor = maak_motor(gegevens_url)
    fabriek = sessionmaker(motor, expire_on_commit=False)
    bewaak(fabriek)
    yield fabriek
    motor.dispose()


@pytest.fixture
def sessie(fabriek: sessionmaker[Session]) -> Iterator[Session]:
    """Give a session on a network of one school, its kernteam of one, and its contact person."""
    bewaar(
        fabriek,
        [kopie(BRON), Gemeente(code="0344", naam="Utrecht"), Kernteam(id=TEAM, naam="Noord")],
        [school(SCHOOL), Organisatie(id=WERKGEVER, naam="GGD", partij=Partij.JGZ, vestigingscode=None)],
        [mens("Noor", UUID(int=4)), Kernteamschool(vestigingscode=SCHOOL, kernteam_id=TEAM)],
        in_team_en_school(UUID(int=4)),
    )
    with fabriek() as sessie:
        yield sessie


def kopie(rij: Any) -> Any:
    return type(rij)(**{kolom.key: getattr(rij, kolom.key) for kolom in rij.__table__.columns})


def school(code: str, naam: str = "De Regenboog", **anders: Any) -> School:
    feiten: dict[str, Any] = {
        "sector": Sector.PO,
        "straat": "Domstraat",
        "huisnummer": "1",
        "postcode": "3512JA",
        "plaats": "Utrecht",
        "gemeente_code": "0344",
        "website": None,
        "gesloten_op": None,
        "import_id": BRON.id,
    }
    return School(vestigingscode=code, naam=naam, **(feiten | anders))


def mens(naam: str, id_: UUID | None = None, uit: date | None = None) -> Medewerker:
    return Medewerker(
        id=id_ or uuid4(),
        naam=naam,
        organisatie_id=WERKGEVER,
        rol=Rol.KERNTEAMLID,
        discipline=Discipline.JEUGDARTS,
        uit_dienst_op=uit,
    )


def in_team_en_school(id_: UUID) -> list[Any]:
    return [
        Kernteamlid(kernteam_id=TEAM, medewerker_id=id_),
        Contactpersoon(vestigingscode=SCHOOL, medewerker_id=id_),
    ]


def bewaar(waar: sessionmaker[Session] | Session, *lagen: list[Any]) -> None:
    """Store rows, layer after layer: models name their foreign keys but no relationships that would sort them."""
    sessie = waar() if isinstance(waar, sessionmaker) else waar
    begin_schrijven_zonder_pas(sessie, None)
    for laag in lagen:
        sessie.add_all(laag)
        sessie.flush()
    sessie.commit()
    if sessie is not waar:
        sessie.close()


def vul_aan(sessie: Session, aantal: int) -> None:
    """Add to every list as many rows, in pairs of one name where the table allows it."""
    mensen = [mens(f"Mens {nummer // 2}") for nummer in range(aantal)]
    scholen = [school(f"{nummer:02}BB00", f"School {nummer // 2}") for nummer in range(aantal)]
    gemeenten = [Gemeente(code=f"{nummer:04}", naam=f"Plaats {nummer // 2}") for nummer in range(aantal)]
    teams = [Kernteam(id=uuid4(), naam=f"Team {nummer}") for nummer in range(aantal)]
    werkgevers = [
        Organisatie(id=uuid4(), naam=f"Werkgever {nummer // 2}", partij=Partij.BT, vestigingscode=None)
        for nummer in range(aantal)
    ]
    paren = [rij for een in mensen for rij in in_team_en_school(een.id)]
    paren += [Kernteamschool(vestigingscode=een.vestigingscode, kernteam_id=TEAM) for een in scholen]
    bewaar(sessie, gemeenten + teams + werkgevers, mensen + scholen, paren)


@contextmanager
def geteld(sessie: Session) -> Iterator[list[str]]:
    opdrachten: list[str] = []

    def noteer(_verbinding: Any, _cursor: Any, opdracht: str, *_: Any) -> None:
        if opdracht != "BEGIN":
            opdrachten.append(opdracht)

    sessie.rollback()
    sessie.expunge_all()  # what the session still knows would hide a statement
    event.listen(sessie.get_bind(), "before_cursor_execute", noteer)
    yield opdrachten
    event.remove(sessie.get_bind(), "before_cursor_execute", noteer)


def sleutel(rij: Any) -> str:
    return str(next(getattr(rij, naam) for naam in ("code", "id", "vestigingscode") if hasattr(rij, naam)))


def loop(sessie: Session, lijst: Lijst, limit: int) -> list[list[Any]]:
    bladen, plek = [], None
    while True:
        rijen, plek = lijst(sessie, plek, limit)
        bladen.append(rijen)
        if plek is None:
            return bladen


@per_lijst
def test_number_of_statements_does_not_grow_with_the_rows(sessie: Session, lijst: Lijst) -> None:
    with geteld(sessie) as weinig:
        eerst, _ = lijst(sessie, None, 100)
    vul_aan(sessie, 30)
    with geteld(sessie) as veel:
        later, _ = lijst(sessie, None, 100)
    assert (len(eerst), len(later)) == (1, 31)
    assert len(weinig) == len(veel) <= 2


def test_kernteam_of_a_school_takes_as_many_statements_for_many_leden(sessie: Session) -> None:
    with geteld(sessie) as weinig:
        service.schoolkernteam_lezen(sessie, SCHOOL, VANDAAG)
    vul_aan(sessie, 30)
    with geteld(sessie) as veel:
        assert len(service.schoolkernteam_lezen(sessie, SCHOOL, VANDAAG).leden) == 31
    assert len(weinig) == len(veel)


@per_lijst
def test_walking_the_pages_gives_every_row_once_in_one_order(sessie: Session, lijst: Lijst) -> None:
    vul_aan(sessie, 12)
    alles, volgende = lijst(sessie, None, 100)
    assert volgende is None
    assert len({sleutel(rij) for rij in alles}) == len(alles) == 13
    for limit in (1, 2, 3, 12, 13, 14):
        bladen = loop(sessie, lijst, limit)
        assert [rij for blad in bladen for rij in blad] == alles
        assert [len(blad) for blad in bladen[:-1]] == [limit] * (len(bladen) - 1)
        assert bladen[-1]


@per_lijst
def test_later_page_takes_as_many_statements_as_any_other(sessie: Session, lijst: Lijst) -> None:
    vul_aan(sessie, 12)
    _, plek = lijst(sessie, None, 1)
    with geteld(sessie) as een:
        lijst(sessie, plek, 1)
    with geteld(sessie) as tien:
        lijst(sessie, plek, 10)
    assert len(een) == len(tien) <= 3


@per_lijst
def test_place_holds_no_name(sessie: Session, lijst: Lijst) -> None:
    vul_aan(sessie, 2)
    rijen, plek = lijst(sessie, None, 1)
    assert plek is not None
    assert rijen[0].naam not in plek
    assert plek[1] == sleutel(rijen[0])


@per_lijst
def test_foreign_place_is_refused(sessie: Session, lijst: Lijst) -> None:
    for plek in VREEMDE_PLEKKEN:
        with pytest.raises(Ongeldig) as fout:
            lijst(sessie, plek, 10)
        assert [een.wijzer for een in fout.value.fouten] == ["/cursor"], plek


@pytest.mark.parametrize(
    "lees",
    [
        lambda s: service.school_lezen(s, ONBEKEND),
        lambda s: service.contactpersonen_opsommen(s, ONBEKEND, VANDAAG, na=None, limit=1),
        lambda s: service.schoolkernteam_lezen(s, ONBEKEND, VANDAAG),
        lambda s: service.kernteamleden_opsommen(s, UUID(int=99), VANDAAG, na=None, limit=1),
        lambda s: service.kernteamscholen_opsommen(s, UUID(int=99), na=None, limit=1),
    ],
)
def test_unknown_school_or_kernteam_is_not_found(sessie: Session, lees: Callable[[Session], Any]) -> None:
    with pytest.raises(NietGevonden):
        lees(sessie)


def test_school_is_read_with_gemeente_and_source(sessie: Session) -> None:
    gelezen = service.school_lezen(sessie, SCHOOL)
    assert gelezen.gemeente == Gemeentegegevens("0344", "Utrecht")
    assert (gelezen.bron, gelezen.peildatum, gelezen.licentie) == ("DUO", date(2026, 1, 1), "CC-BY 4.0")


def test_school_without_known_gemeente_is_still_listed(sessie: Session) -> None:
    bewaar(sessie, [school("01BB00", "Zonder gemeente", gemeente_code=None)])
    rijen, _ = service.scholen_opsommen(sessie, na=None, limit=10)
    assert [(rij.vestigingscode, rij.gemeente is None) for rij in rijen] == [(SCHOOL, False), ("01BB00", True)]


@pytest.mark.parametrize(
    ("filters", "verwacht"),
    [
        ({}, {SCHOOL, "01BB00"}),
        ({"ook_gesloten": True}, {SCHOOL, "01BB00", "02BB00"}),
        ({"sector": Sector.VO}, {"01BB00"}),
        ({"gemeente_code": "0344"}, {SCHOOL}),
        ({"gemeente_code": "0999"}, {"01BB00"}),
        ({"gemeente_code": "0344", "sector": Sector.VO}, set()),
        ({"gemeente_code": "0000"}, set()),
    ],
)
def test_scholen_are_filtered(sessie: Session, filters: dict[str, Any], verwacht: set[str]) -> None:
    vo = school("01BB00", sector=Sector.VO, gemeente_code="0999")
    gesloten = school("02BB00", gesloten_op=date(2025, 10, 1))
    bewaar(sessie, [Gemeente(code="0999", naam="Elders")], [vo, gesloten])
    rijen, _ = service.scholen_opsommen(sessie, na=None, limit=10, **filters)
    assert {rij.vestigingscode for rij in rijen} == verwacht


def test_closed_school_can_still_be_read(sessie: Session) -> None:
    bewaar(sessie, [school("02BB00", gesloten_op=date(2025, 10, 1))])
    assert service.school_lezen(sessie, "02BB00").gesloten_op == date(2025, 10, 1)


def test_organisaties_are_filtered_by_partij(sessie: Session) -> None:
    vul_aan(sessie, 2)
    rijen, _ = service.organisaties_opsommen(sessie, na=None, limit=10, partij=Partij.JGZ)
    assert [rij.id for rij in rijen] == [WERKGEVER]


def test_medewerkers_are_filtered_by_organisatie(sessie: Session) -> None:
    rijen, _ = service.medewerkers_opsommen(sessie, VANDAAG, na=None, limit=10, organisatie_id=WERKGEVER)
    assert [(rij.naam, rij.organisatie.naam, rij.organisatie.partij) for rij in rijen] == [("Noor", "GGD", Partij.JGZ)]
    assert service.medewerkers_opsommen(sessie, VANDAAG, na=None, limit=10, organisatie_id=uuid4()) == ([], None)


def test_who_is_uit_dienst_is_shown_nowhere_from_that_day(sessie: Session) -> None:
    weg, nog_een_dag = mens("Weg", uit=VANDAAG), mens("Nog een dag", uit=date(2026, 9, 2))
    bewaar(sessie, [weg, nog_een_dag], in_team_en_school(weg.id) + in_team_en_school(nog_een_dag.id))
    for lijst in ("medewerkers", "contactpersonen", "kernteamleden"):
        assert {rij.naam for rij in LIJSTEN[lijst](sessie, None, 10)[0]} == {"Noor", "Nog een dag"}
    assert len(service.schoolkernteam_lezen(sessie, SCHOOL, VANDAAG).leden) == 2
    assert len(service.kernteamleden_van_school(sessie, SCHOOL, VANDAAG)) == 2
    assert service.namen(sessie, [weg.id]) == {weg.id: "Weg"}


def test_kernteam_of_a_school_shows_its_leden(sessie: Session) -> None:
    team = service.schoolkernteam_lezen(sessie, SCHOOL, VANDAAG)
    assert (team.id, team.naam) == (TEAM, "Noord")
    lid = team.leden[0]
    assert (lid.naam, lid.organisatie.naam, lid.rol, lid.discipline) == (
        "Noor",
        "GGD",
        Rol.KERNTEAMLID,
        Discipline.JEUGDARTS,
    )


def test_school_without_kernteam_says_so(sessie: Session) -> None:
    bewaar(sessie, [school("01BB00")])
    with pytest.raises(NietGevonden, match="geen kernteam"):
        service.schoolkernteam_lezen(sessie, "01BB00", VANDAAG)
    assert service.kernteamleden_van_school(sessie, "01BB00", VANDAAG) == []


def test_only_leden_of_the_kernteam_itself_are_listed(sessie: Session) -> None:
    ander, lid = Kernteam(id=uuid4(), naam="Zuid"), mens("Ander")
    bewaar(sessie, [ander, lid], [Kernteamlid(kernteam_id=ander.id, medewerker_id=lid.id)])
    rijen, _ = service.kernteamleden_opsommen(sessie, TEAM, VANDAAG, na=None, limit=10)
    assert [rij.naam for rij in rijen] == ["Noor"]
    assert service.kernteamscholen_opsommen(sessie, ander.id, na=None, limit=10) == ([], None)


def test_higher_floors_look_up_by_key(sessie: Session) -> None:
    school_doet_mee = Organisatie(id=uuid4(), naam="De Regenboog", partij=Partij.SCHOOL, vestigingscode=SCHOOL)
    assert service.organisatie_van_school(sessie, SCHOOL) is None
    bewaar(sessie, [school_doet_mee])
    gevonden = service.school_van(sessie, SCHOOL)
    assert gevonden is not None
    assert gevonden.naam == "De Regenboog"
    assert service.school_van(sessie, ONBEKEND) is None
    assert service.organisatie_van_school(sessie, SCHOOL) is school_doet_mee
    assert service.organisatienamen(sessie, [WERKGEVER, uuid4()]) == {WERKGEVER: "GGD"}
    assert set(service.organisaties(sessie, [WERKGEVER, school_doet_mee.id])) == {WERKGEVER, school_doet_mee.id}
    assert service.medewerkers(sessie, [UUID(int=4)])[UUID(int=4)].naam == "Noor"
    assert service.namen(sessie, []) == {}
