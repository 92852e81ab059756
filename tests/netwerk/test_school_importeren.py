"""The act importeer_scholen on both stores: new, changed, closed, reopened, repeated, refused."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, func, select
from sqlalchemy.orm import Session, sessionmaker

from kernteam.db.engine import maak_motor
from kernteam.db.schrijven import begin_schrijven_zonder_pas, bewaak
from kernteam.grond.actor import Partij
from kernteam.grond.fouten import Strijdig
from kernteam.grond.klok import Klok
from kernteam.netwerk.importeren import Importopdracht, Importverslag, importeer_scholen
from kernteam.netwerk.models import Gemeente, Organisatie, School, Schoolimport, Sector
from kernteam.netwerk.scholenbestand import Regelfout, Scholenbestand, Schoolregel, Vorm, lees

PROJECT = Path(__file__).parents[2]
ECHT = PROJECT.parent / "shared" / "duo"
DEMO = PROJECT / "kernteam" / "demo" / "scholen_utrecht.csv"

DAG = date(2024, 10, 1)
LATER = date(2025, 10, 1)
OPDRACHT = Importopdracht("DUO: vestigingen PO", DAG, "CC-BY 4.0")
VOLLEDIG = replace(OPDRACHT, volledig=True, peildatum=LATER)
EERSTE = Schoolregel(
    2, "16AH00", "'t Eenspan", Sector.PO, "Oosterstraat", "58", "7822HG", "EMMEN", "0114", "EMMEN", "www.eenspan.nl"
)
TWEEDE = replace(EERSTE, regelnummer=3, vestigingscode="16BX00", naam="De Barg", website=None)

Fabriek = sessionmaker[Session]


@pytest.fixture
def fabriek(gegevens_url: str) -> Iterator[Fabriek]:
    motor = maak_motor(gegevens_url)
    fabriek = sessionmaker(motor, expire_on_commit=False)
    bewaak(fabriek)
    yield fabriek
    motor.dispose()


def bestand(*regels: Schoolregel, fouten: tuple[Regelfout, ...] = (), **anders: Any) -> Scholenbestand:
    som = f"{abs(hash((regels, fouten))):064x}"
    return replace(Scholenbestand(Vorm.DUO_OUD, som, regels, fouten, kent_website=True), **anders)


def importeer(fabriek: Fabriek, wat: Scholenbestand, opdracht: Importopdracht = OPDRACHT) -> Importverslag:
    with fabriek() as sessie:
        verslag = importeer_scholen(sessie, wat, opdracht, Klok(), lambda _: None)
        sessie.commit()
        return verslag


def tel(verslag: Importverslag) -> tuple[int, int, int, int]:
    return verslag.nieuw, verslag.gewijzigd, verslag.gesloten, verslag.ongewijzigd


def school(fabriek: Fabriek, code: str) -> School:
    with fabriek() as sessie:
        return sessie.get_one(School, code)


def aantal(fabriek: Fabriek, tabel: type[Any]) -> int:
    with fabriek() as sessie:
        return sessie.scalar(select(func.count()).select_from(tabel)) or 0


@contextmanager
def geteld(fabriek: Fabriek) -> Iterator[list[str]]:
    opdrachten: list[str] = []

    def noteer(_verbinding: Any, _cursor: Any, opdracht: str, *_: Any) -> None:
        opdrachten.append(opdracht)

    motor = fabriek.kw["bind"]
    event.listen(motor, "before_cursor_execute", noteer)
    yield opdrachten
    event.remove(motor, "before_cursor_execute", noteer)


def echt(naam: str) -> Path:
    pad = ECHT / naam
    if not pad.exists():
        pytest.skip(
            f"!!! REAL DATA NOT TESTED !!! {naam} is not beside the project: the school import is unproven here"
        )
    return pad


def test_first_import_stores_scholen_gemeenten_and_where_they_came_from(fabriek: Fabriek) -> None:
    verslag = importeer(fabriek, bestand(EERSTE, TWEEDE))
    assert tel(verslag) == (2, 0, 0, 0)
    opgeslagen = school(fabriek, "16AH00")
    assert (opgeslagen.naam, opgeslagen.sector, opgeslagen.gemeente_code) == ("'t Eenspan", Sector.PO, "0114")
    assert opgeslagen.gesloten_op is None
    with fabriek() as sessie:
        assert sessie.get_one(Gemeente, "0114").naam == "EMMEN"
        herkomst = sessie.get_one(Schoolimport, opgeslagen.import_id)
    assert (herkomst.bron, herkomst.peildatum, herkomst.sector) == (OPDRACHT.bron, DAG, Sector.PO)
    assert (herkomst.nieuw, herkomst.gewijzigd, herkomst.gesloten, herkomst.geweigerd) == (2, 0, 0, 0)


def test_second_import_of_the_same_file_writes_nothing(fabriek: Fabriek) -> None:
    importeer(fabriek, bestand(EERSTE, TWEEDE))
    with geteld(fabriek) as opdrachten:
        verslag = importeer(fabriek, bestand(EERSTE, TWEEDE))
    assert tel(verslag) == (0, 0, 0, 2)
    assert verslag.ingelezen
    assert [opdracht for opdracht in opdrachten if opdracht.startswith(("INSERT", "UPDATE", "DELETE"))] == []
    assert aantal(fabriek, Schoolimport) == 1


def test_same_facts_on_a_later_day_keep_a_new_herkomst(fabriek: Fabriek) -> None:
    importeer(fabriek, bestand(EERSTE))
    verslag = importeer(fabriek, bestand(EERSTE), replace(OPDRACHT, peildatum=LATER))
    assert tel(verslag) == (0, 0, 0, 1)
    with fabriek() as sessie:
        herkomst = sessie.get_one(Schoolimport, sessie.get_one(School, "16AH00").import_id)
    assert herkomst.peildatum == LATER


def test_changed_name_follows_into_the_organisatie(fabriek: Fabriek) -> None:
    importeer(fabriek, bestand(EERSTE, TWEEDE))
    with fabriek() as sessie:
        begin_schrijven_zonder_pas(sessie, None)
        for regel in (EERSTE, TWEEDE):
            sessie.add(Organisatie(naam=regel.naam, partij=Partij.SCHOOL, vestigingscode=regel.vestigingscode))
        sessie.add(Organisatie(naam="Leerplicht", partij=Partij.LPA, vestigingscode=None))
        sessie.commit()
    verslag = importeer(fabriek, bestand(replace(EERSTE, naam="Het Nieuwe Span"), TWEEDE))
    assert tel(verslag) == (0, 1, 0, 1)
    with fabriek() as sessie:
        assert set(sessie.scalars(select(Organisatie.naam))) == {"Het Nieuwe Span", "De Barg", "Leerplicht"}


def test_vanished_school_stays_open_when_the_file_is_not_volledig(fabriek: Fabriek) -> None:
    importeer(fabriek, bestand(EERSTE, TWEEDE))
    assert tel(importeer(fabriek, bestand(EERSTE), replace(VOLLEDIG, volledig=False))) == (0, 0, 0, 1)
    assert school(fabriek, "16BX00").gesloten_op is None


def test_vanished_school_closes_once_and_opens_when_it_reappears(fabriek: Fabriek) -> None:
    importeer(fabriek, bestand(EERSTE, TWEEDE))
    assert tel(importeer(fabriek, bestand(EERSTE), VOLLEDIG)) == (0, 0, 1, 1)
    assert school(fabriek, "16BX00").gesloten_op == LATER
    assert tel(importeer(fabriek, bestand(EERSTE), VOLLEDIG)) == (0, 0, 0, 1)
    verslag = importeer(fabriek, bestand(EERSTE, TWEEDE), VOLLEDIG)
    assert tel(verslag) == (0, 1, 0, 1)
    assert verslag.heropend == 1
    assert school(fabriek, "16BX00").gesloten_op is None


def test_volledig_closes_only_scholen_of_the_same_bron_and_sector(fabriek: Fabriek) -> None:
    andere_sector = replace(TWEEDE, vestigingscode="02VG00", sector=Sector.VO)
    andere_bron = replace(TWEEDE, vestigingscode="03XX00")
    importeer(fabriek, bestand(EERSTE, TWEEDE))
    importeer(fabriek, bestand(andere_sector))
    importeer(fabriek, bestand(andere_bron), replace(OPDRACHT, bron="andere bron"))
    assert tel(importeer(fabriek, bestand(EERSTE), VOLLEDIG)) == (0, 0, 1, 1)
    assert [school(fabriek, code).gesloten_op for code in ("16BX00", "02VG00", "03XX00")] == [LATER, None, None]


def test_school_last_seen_in_another_bron_does_not_close(fabriek: Fabriek) -> None:
    importeer(fabriek, bestand(EERSTE, TWEEDE))
    importeer(fabriek, bestand(TWEEDE), replace(OPDRACHT, bron="andere bron"))
    assert tel(importeer(fabriek, bestand(EERSTE), VOLLEDIG)) == (0, 0, 0, 1)


def test_refused_row_keeps_the_whole_file_out(fabriek: Fabriek) -> None:
    fout = Regelfout(3, "De postcode klopt niet.", "16BX00")
    verslag = importeer(fabriek, bestand(EERSTE, fouten=(fout,)))
    assert not verslag.ingelezen
    assert verslag.geweigerd == (fout,)
    assert "regel 3: De postcode klopt niet." in verslag.als_tekst()
    assert "niets ingelezen" in verslag.als_tekst()
    assert aantal(fabriek, School) == aantal(fabriek, Schoolimport) == 0


def test_refused_row_can_be_skipped_and_is_counted(fabriek: Fabriek) -> None:
    wat = bestand(EERSTE, fouten=(Regelfout(3, "De postcode klopt niet.", "16BX00"),))
    verslag = importeer(fabriek, wat, replace(OPDRACHT, sla_foute_regels_over=True))
    assert tel(verslag) == (1, 0, 0, 0)
    with fabriek() as sessie:
        assert list(sessie.scalars(select(Schoolimport.geweigerd))) == [1]


def test_skipped_row_never_closes_its_school(fabriek: Fabriek) -> None:
    derde = replace(TWEEDE, vestigingscode="16CD00")
    importeer(fabriek, bestand(EERSTE, TWEEDE, derde))
    overslaan = replace(VOLLEDIG, sla_foute_regels_over=True)
    onbekend = importeer(fabriek, bestand(EERSTE, fouten=(Regelfout(3, "halve regel"),)), overslaan)
    assert (onbekend.gesloten, onbekend.sluiten_overgeslagen) == (0, True)
    assert "geen school gesloten" in onbekend.als_tekst()
    importeer(fabriek, bestand(EERSTE, fouten=(Regelfout(3, "postcode", "16BX00"),)), overslaan)
    assert [school(fabriek, code).gesloten_op for code in ("16BX00", "16CD00")] == [None, LATER]


def test_file_without_rows_is_never_skipped_over(fabriek: Fabriek) -> None:
    importeer(fabriek, bestand(EERSTE))
    leeg = bestand(fouten=(Regelfout(1, "Het bestand is leeg."),))
    verslag = importeer(fabriek, leeg, replace(VOLLEDIG, sla_foute_regels_over=True))
    assert not verslag.ingelezen
    assert school(fabriek, "16AH00").gesloten_op is None


def test_older_peildatum_is_refused(fabriek: Fabriek) -> None:
    importeer(fabriek, bestand(EERSTE), VOLLEDIG)
    with pytest.raises(Strijdig, match=r"2024-10-01 ligt voor die van de laatste import.*2025-10-01"):
        importeer(fabriek, bestand(replace(EERSTE, naam="Oud")))
    assert school(fabriek, "16AH00").naam == "'t Eenspan"
    importeer(fabriek, bestand(TWEEDE), replace(OPDRACHT, bron="andere bron"))


def test_gemeente_is_found_by_name_when_the_file_has_no_code(fabriek: Fabriek) -> None:
    importeer(fabriek, bestand(EERSTE))
    bekend = replace(TWEEDE, vestigingscode="02VG00", sector=Sector.VO, gemeente_code=None, gemeentenaam="Emmen")
    onbekend = replace(bekend, vestigingscode="02VG01", gemeentenaam="Nergenshuizen")
    importeer(fabriek, bestand(bekend, onbekend))
    assert [school(fabriek, code).gemeente_code for code in ("02VG00", "02VG01")] == ["0114", None]


def test_what_a_file_cannot_tell_is_kept(fabriek: Fabriek) -> None:
    importeer(fabriek, bestand(EERSTE))
    arm = replace(EERSTE, gemeente_code=None, gemeentenaam="Nergenshuizen", website=None)
    assert tel(importeer(fabriek, bestand(arm, kent_website=False))) == (0, 0, 0, 1)
    assert tel(importeer(fabriek, bestand(arm))) == (0, 1, 0, 0)
    assert (school(fabriek, "16AH00").gemeente_code, school(fabriek, "16AH00").website) == ("0114", None)


def test_gemeente_changes_name_but_not_for_capitals_alone(fabriek: Fabriek) -> None:
    importeer(fabriek, bestand(replace(EERSTE, gemeentenaam="Emmen")))
    for naam, verwacht in (("EMMEN", "Emmen"), ("Groot-Emmen", "Groot-Emmen")):
        importeer(fabriek, bestand(replace(EERSTE, gemeentenaam=naam)))
        with fabriek() as sessie:
            assert sessie.get_one(Gemeente, "0114").naam == verwacht


def test_without_commit_by_the_caller_nothing_stays(fabriek: Fabriek) -> None:
    with fabriek() as sessie:
        importeer_scholen(sessie, bestand(EERSTE), OPDRACHT, Klok(), lambda _: None)
    assert aantal(fabriek, School) == 0


def test_demo_table_loads_through_the_same_act(fabriek: Fabriek) -> None:
    verslag = importeer(fabriek, lees(DEMO), OPDRACHT)
    assert tel(verslag) == (146, 0, 0, 0)
    with fabriek() as sessie:
        per_sector = {rij.sector: rij.nieuw for rij in sessie.scalars(select(Schoolimport))}
    assert per_sector == {Sector.PO: 99, Sector.VO: 32, Sector.SO: 15}
    assert tel(importeer(fabriek, lees(DEMO), OPDRACHT)) == (0, 0, 0, 146)


def test_real_lists_load_whole_in_few_statements_and_a_repeat_changes_nothing(fabriek: Fabriek) -> None:
    po = lees(echt("03-alle-vestigingen-bo.csv"))
    stappen: list[int] = []
    with fabriek() as sessie, geteld(fabriek) as opdrachten:
        verslag = importeer_scholen(sessie, po, VOLLEDIG, Klok(), stappen.append)
        sessie.commit()
    assert tel(verslag) == (6215, 0, 0, 0)
    assert sum(stappen) == 6215
    assert len(opdrachten) < 40
    assert tel(importeer(fabriek, po, VOLLEDIG)) == (0, 0, 0, 6215)
    for soort, goed in (("vo", 1619), ("so", 888)):
        lijst = lees(echt(f"afgeleid-scholen-20241122-{soort}.csv"))
        assert not importeer(fabriek, lijst).ingelezen
        assert tel(importeer(fabriek, lijst, replace(OPDRACHT, sla_foute_regels_over=True))) == (goed, 0, 0, 0)
    assert aantal(fabriek, School) == 6215 + 1619 + 888
    assert aantal(fabriek, Gemeente) == 352
