"""Reading a file of schools: each form, each refusal, and the real files. Knows no store."""

import csv
import io
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kernteam.netwerk.models import Sector
from kernteam.netwerk.scholenbestand import Scholenbestand, Vorm, lees

PROJECT = Path(__file__).parents[2]
ECHT = PROJECT.parent / "shared" / "duo"
DEMO = PROJECT / "kernteam" / "demo" / "scholen_utrecht.csv"

OUD = (
    "PROVINCIE;BRIN NUMMER;VESTIGINGSNUMMER;VESTIGINGSNAAM ;STRAATNAAM;HUISNUMMER-TOEVOEGING;POSTCODE;PLAATSNAAM;"
    "GEMEENTENUMMER;GEMEENTENAAM;INTERNETADRES"
)
OUD_RIJ = "Drenthe;16AH;16AH00;'t Eenspan;Oosterstraat;58;7822 HG;EMMEN;0114;EMMEN;www.obs-eenspan.nl"
AFGELEID = (
    "vestigingscode;brin_nummer;naam;type;straat;huisnummer;huisletter;huisnummertoevoeging;postcode;plaats;"
    "gemeente;internetadres"
)
EIGEN = "vestigingscode,naam,sector,straat,huisnummer,postcode,plaats,gemeente_code,gemeente"
# synthetic: the newer DUO form, made after its description; there is no real sample of it
NIEUW = (
    "PROVINCIE,BEVOEGD GEZAG NUMMER,INSTELLINGSCODE,VESTIGINGSCODE,VESTIGINGSNAAM,STRAATNAAM,HUISNUMMER-TOEVOEGING,"
    "POSTCODE,PLAATSNAAM,GEMEENTENUMMER,GEMEENTENAAM,INTERNETADRES"
)


def lees_bytes(map_: Path, inhoud: bytes) -> Scholenbestand:
    pad = map_ / "scholen.csv"
    pad.write_bytes(inhoud)
    return lees(pad)


def lees_oud(map_: Path, *rijen: str, codering: str = "cp1252") -> Scholenbestand:
    return lees_bytes(map_, "\n".join((OUD, *rijen, "")).encode(codering))


def nieuw(rijen: list[list[str]], *kolommen: str) -> bytes:
    uit = io.StringIO()
    csv.writer(uit, quoting=csv.QUOTE_ALL).writerows([[*NIEUW.split(","), *kolommen], *rijen])
    return uit.getvalue().encode("utf-8-sig")


def nieuwe_rij(code: str, naam: str = "De Twijfelaar, school", *extra: str) -> list[str]:
    adres = ["Ganzenmarkt", "1-A", "3512GD", "UTRECHT", "0344", "UTRECHT", "www.voorbeeld.nl"]
    return ["Utrecht", "00001", "00AA", code, naam, *adres, *extra]


def echt(naam: str) -> Path:
    pad = ECHT / naam
    if not pad.exists():
        pytest.skip(
            f"!!! REAL DATA NOT TESTED !!! {naam} is not beside the project: the school import is unproven here"
        )
    return pad


def enige_reden(bestand: Scholenbestand, regel: int) -> str:
    assert [fout.regelnummer for fout in bestand.fouten] == [regel]
    return bestand.fouten[0].reden


def test_old_form_gives_all_facts_as_text(tmp_path: Path) -> None:
    bestand = lees_oud(tmp_path, OUD_RIJ)
    (regel,) = bestand.regels
    assert bestand.vorm is Vorm.DUO_OUD
    assert bestand.fouten == ()
    assert bestand.kent_website
    assert (regel.regelnummer, regel.vestigingscode, regel.sector) == (2, "16AH00", Sector.PO)
    assert (regel.naam, regel.straat, regel.huisnummer) == ("'t Eenspan", "Oosterstraat", "58")
    assert (regel.postcode, regel.plaats) == ("7822HG", "EMMEN")
    assert (regel.gemeente_code, regel.gemeentenaam, regel.website) == ("0114", "EMMEN", "www.obs-eenspan.nl")


def test_synthetic_newer_form_completes_the_vestigingscode(tmp_path: Path) -> None:
    bestand = lees_bytes(tmp_path, nieuw([nieuwe_rij("00"), nieuwe_rij("00AA01")]))
    assert bestand.vorm is Vorm.DUO_NIEUW
    assert bestand.fouten == ()
    assert [regel.vestigingscode for regel in bestand.regels] == ["00AA00", "00AA01"]
    assert bestand.regels[0].naam == "De Twijfelaar, school"


@pytest.mark.parametrize(
    ("kolom", "sector"), [("ONDERWIJSSTRUCTUUR", Sector.VO), ("SOORT PRIMAIR ONDERWIJS", Sector.SO)]
)
def test_a_column_tells_the_sector_of_a_duo_file(tmp_path: Path, kolom: str, sector: Sector) -> None:
    bestand = lees_bytes(tmp_path, nieuw([nieuwe_rij("00", "Naam", "HAVO")], kolom))
    assert [regel.sector for regel in bestand.regels] == [sector]


@pytest.mark.parametrize(
    ("soort", "sector"),
    [
        ("(V)SO", "SO"),
        ("SBAO", "SO"),
        ("VSO", "SO"),
        ("SO", "SO"),
        ("VBO/MAVO", "VO"),
        ("PRO", "VO"),
        ("BRUGJAAR", "VO"),
    ],
)
def test_derived_list_tells_the_sector_by_type(tmp_path: Path, soort: str, sector: str) -> None:
    rij = f"00RT07;00RT;Naam;{soort};Adamshof;14;B;2;4001DB;Tiel;TIEL; "
    bestand = lees_bytes(tmp_path, f"{AFGELEID}\r\n{rij}\r\n".encode())
    (regel,) = bestand.regels
    assert bestand.vorm is Vorm.AFGELEID
    assert regel.sector == sector
    assert (regel.huisnummer, regel.gemeente_code, regel.gemeentenaam, regel.website) == ("14-B-2", None, "TIEL", None)


def test_own_form_has_its_own_sector_column(tmp_path: Path) -> None:
    rij = "16AH00,Naam,SO,Straat,1,7822HG,Emmen,0114,Emmen"
    bestand = lees_bytes(tmp_path, "\n".join((EIGEN, rij, rij.replace("SO", "XO"))).encode())
    assert bestand.vorm is Vorm.EIGEN
    assert not bestand.kent_website
    assert [regel.sector for regel in bestand.regels] == [Sector.SO]
    assert "sector" in enige_reden(bestand, 3)


@pytest.mark.parametrize("codering", ["cp1252", "utf-8", "utf-8-sig"])
def test_letters_with_accents_survive_each_encoding(tmp_path: Path, codering: str) -> None:
    naam = "Gearwurkingsskoalle ’t Wâldiik Legeaën"
    bestand = lees_oud(tmp_path, OUD_RIJ.replace("'t Eenspan", naam), codering=codering)
    assert [regel.naam for regel in bestand.regels] == [naam]


def test_line_of_utf8_in_a_windows_1252_file_is_refused(tmp_path: Path) -> None:
    goed = [OUD_RIJ.replace("16AH00", f"16AH0{n}").replace("Eenspan", "Mozaïek").encode("cp1252") for n in (0, 1)]
    fout = OUD_RIJ.replace("16AH00", "16AH05").replace("Eenspan", "Mozaïek").encode()
    bestand = lees_bytes(tmp_path, b"\n".join([OUD.encode(), goed[0], fout, goed[1]]))
    assert "tekencodering" in enige_reden(bestand, 3)
    assert {regel.naam for regel in bestand.regels} == {"'t Mozaïek"}


def test_broken_byte_in_a_utf8_file_without_bom_is_refused_at_its_line(tmp_path: Path) -> None:
    goed = [OUD_RIJ.replace("16AH00", f"16AH0{n}").replace("Eenspan", "Mozaïek").encode() for n in (0, 1, 2)]
    goed[1] = goed[1].replace("ï".encode(), b"\xc3")
    bestand = lees_bytes(tmp_path, b"\n".join([OUD.encode(), *goed]))
    assert "tekencodering" in enige_reden(bestand, 3)


def test_byte_that_windows_1252_does_not_know_is_refused_at_its_line(tmp_path: Path) -> None:
    bestand = lees_bytes(tmp_path, b"\n".join([OUD.encode(), OUD_RIJ.encode().replace(b"Eenspan", b"\x81\xef")]))
    assert "tekencodering" in enige_reden(bestand, 2)


@pytest.mark.parametrize(
    ("oud", "vervanging", "woord"),
    [
        ("Drenthe", "Dren\0the", "NUL"),
        ("Drenthe", "Dren\athe", "stuurteken"),
        (";www.obs-eenspan.nl", "", "velden is 10;"),
        ("www.obs-eenspan.nl", "a;b", "velden is 12;"),
        ("16AH00", "16A00", "vestigingscode klopt niet"),
        ("16AH00", "16AK00", "BRIN"),
        ("7822 HG", "7822 SS", "postcode"),
        ("7822 HG", "0822 HG", "postcode"),
        ("0114", "114", "gemeentenummer"),
        ("0114", "٠١١٤", "gemeentenummer"),
        ("'t Eenspan", " ", "naam is leeg"),
        ("Oosterstraat", "", "straat is leeg"),
        ("'t Eenspan", "n" * 201, "naam is te lang"),
        ("www.obs-eenspan.nl", "w" * 201, "website is te lang"),
        ("'t Eenspan", '"dicht" open', "aanhalingstekens"),
    ],
)
def test_faulty_row_is_refused_with_line_and_reason(tmp_path: Path, oud: str, vervanging: str, woord: str) -> None:
    tweede = OUD_RIJ.replace("16AH", "16AJ")
    bestand = lees_oud(tmp_path, tweede, "", OUD_RIJ.replace(oud, vervanging), codering="utf-8")
    assert woord in enige_reden(bestand, 4)
    assert [regel.vestigingscode for regel in bestand.regels] == ["16AJ00"]


def test_second_row_with_a_code_is_refused_and_names_the_first(tmp_path: Path) -> None:
    bestand = lees_oud(tmp_path, OUD_RIJ, OUD_RIJ)
    assert enige_reden(bestand, 3) == "Vestigingscode 16AH00 staat al op regel 2."
    assert bestand.fouten[0].vestigingscode == "16AH00"


@pytest.mark.parametrize(
    ("inhoud", "woord"),
    [
        (b"", "leeg"),
        (b" \r\n\n", "leeg"),
        (b"\xef\xbb\xbf", "kolomkoppen"),
        (OUD.encode(), "geen scholen"),
        (f"{OUD}\n{OUD_RIJ}".encode("utf-16"), "UTF-16"),
        (f"{OUD}\n{OUD_RIJ}".replace(";", "\t").encode(), "scheidingsteken"),
        (f"{OUD}\n{OUD_RIJ}".replace("POSTCODE", "PC").encode(), "ontbreekt: POSTCODE"),
        (f"{OUD}\n{OUD_RIJ}".replace("PROVINCIE", "POSTCODE").encode(), "dubbel: POSTCODE"),
        (AFGELEID.replace(";type", "").encode(), "ontbreekt: TYPE"),
        (EIGEN.replace("sector,", "").encode(), "ontbreekt: SECTOR"),
    ],
)
def test_fault_of_the_whole_file_is_told_at_line_one(tmp_path: Path, inhoud: bytes, woord: str) -> None:
    bestand = lees_bytes(tmp_path, inhoud)
    assert woord in enige_reden(bestand, 1)
    assert bestand.regels == ()


def test_rows_with_another_delimiter_than_the_header_are_refused(tmp_path: Path) -> None:
    bestand = lees_oud(tmp_path, OUD_RIJ.replace(";", ","))
    assert "velden is 1;" in enige_reden(bestand, 2)


def test_real_list_of_basisscholen_is_read_whole() -> None:
    pad = echt("03-alle-vestigingen-bo.csv")
    bestand = lees(pad)
    assert bestand.vorm is Vorm.DUO_OUD
    assert bestand.fouten == ()
    assert len(bestand.regels) == 6215
    assert {regel.sector for regel in bestand.regels} == {Sector.PO}
    assert bestand.sha256 == sha256(pad.read_bytes()).hexdigest()
    assert "Dalton Kindcentrum ’t Kompas" in {regel.naam for regel in bestand.regels}
    assert 'Basisschool "De Maasparel"' in {regel.naam for regel in bestand.regels}
    assert sum(regel.website is None for regel in bestand.regels) == 771


@pytest.mark.parametrize(("soort", "sector", "goed", "dubbel"), [("vo", "VO", 1619, 21), ("so", "SO", 888, 7)])
def test_real_derived_lists_refuse_only_second_addresses(soort: str, sector: str, goed: int, dubbel: int) -> None:
    bestand = lees(echt(f"afgeleid-scholen-20241122-{soort}.csv"))
    assert bestand.vorm is Vorm.AFGELEID
    assert {regel.sector for regel in bestand.regels} == {sector}
    assert (len(bestand.regels), len(bestand.fouten)) == (goed, dubbel)
    assert all("staat al op regel" in fout.reden for fout in bestand.fouten)


def test_demo_table_is_sorted_and_free_of_faults() -> None:
    bestand = lees(DEMO)
    codes = [regel.vestigingscode for regel in bestand.regels]
    assert bestand.vorm is Vorm.EIGEN
    assert bestand.fouten == ()
    assert codes == sorted(codes)
    assert {regel.gemeente_code for regel in bestand.regels} == {"0344"}
    tel = {sector: sum(regel.sector is sector for regel in bestand.regels) for sector in Sector}
    assert tel == {Sector.PO: 99, Sector.VO: 32, Sector.SO: 15}


# outside this alphabet a cp1252 text can look like UTF-8 ("Ã©"); Dutch and Frisian names stay within it
LETTERS = "abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,;:'\"()/&-éëïöüâêûàç"
waarde = st.text(LETTERS, min_size=1, max_size=20).map(str.strip).filter(bool)
feiten = st.tuples(
    st.from_regex("[0-9]{2}[A-Z]{2}[0-9]{2}", fullmatch=True),
    waarde,
    waarde,
    waarde,
    st.from_regex("[1-9][0-9]{3}[A-R][A-Z]", fullmatch=True),
    waarde,
    st.from_regex("[0-9]{4}", fullmatch=True),
    waarde,
)
# the folder is written anew for each example
met_map = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


def schrijf(vorm: Vorm, f: tuple[str, ...]) -> bytes:
    code, naam, straat, nummer, postcode, plaats, gemeente, gemeentenaam = f
    rest = [naam, straat, nummer, postcode, plaats, gemeente, gemeentenaam]
    rijen = {
        Vorm.DUO_OUD: (OUD, ["", code[:4], code, *rest, ""]),
        Vorm.DUO_NIEUW: (NIEUW, ["", "", code[:4], code[4:], *rest, ""]),
        Vorm.AFGELEID: (AFGELEID, [code, "", naam, "VWO", *rest[1:3], "", "", postcode, plaats, gemeentenaam, " "]),
        Vorm.EIGEN: (EIGEN, [code, naam, "PO", *rest[1:]]),
    }
    koppen, rij = rijen[vorm]
    uit = io.StringIO()
    scheiding = ";" if vorm in {Vorm.DUO_OUD, Vorm.AFGELEID} else ","
    csv.writer(uit, delimiter=scheiding).writerows([koppen.split(scheiding), rij])
    return uit.getvalue().encode({Vorm.DUO_OUD: "cp1252", Vorm.DUO_NIEUW: "utf-8-sig"}.get(vorm, "utf-8"))


@pytest.mark.parametrize("vorm", list(Vorm))
@met_map
@given(f=feiten)
def test_any_row_survives_a_round_trip_through_each_form(tmp_path: Path, vorm: Vorm, f: tuple[str, ...]) -> None:
    bestand = lees_bytes(tmp_path, schrijf(vorm, f))
    assert bestand.fouten == ()
    (regel,) = bestand.regels
    assert bestand.vorm is vorm
    assert (regel.vestigingscode, regel.naam, regel.straat, regel.huisnummer, regel.postcode, regel.plaats) == f[:6]
    assert regel.gemeente_code == (None if vorm is Vorm.AFGELEID else f[6])
    assert regel.gemeentenaam == f[7]


@met_map
@given(inhoud=st.one_of(st.binary(), st.binary().map(lambda staart: f"{OUD}\n{OUD_RIJ}\n".encode() + staart)))
def test_any_bytes_give_rows_or_refusals_and_never_a_crash(tmp_path: Path, inhoud: bytes) -> None:
    bestand = lees_bytes(tmp_path, inhoud)
    assert bestand.regels or bestand.fouten
    assert all(fout.regelnummer >= 1 and fout.reden for fout in bestand.fouten)
