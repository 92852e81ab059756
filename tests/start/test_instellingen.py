"""Settings: production names everything that is missing, a secret may be in a file, and no message holds a value."""

from pathlib import Path

import pytest

from config.settings import WORTEL, InstellingFout, lees

GEHEIM = "zeer-geheim-wachtwoord"
VOLLEDIG = {
    "KERNTEAM_OMGEVING": "productie",
    "DATABASE_URL": f"postgresql://kernteam:{GEHEIM}@db/gegevens",
    "LOGBOEK_URL": f"postgresql://schrijver:{GEHEIM}@db/logboek",
    "LOGBOEK_LEZER_URL": f"postgresql://lezer:{GEHEIM}@db/logboek",
    "SLEUTELS_URL": "sqlite:////var/lib/kernteam/sleutels.db",
    "SLEUTELBESTAND": "/etc/kernteam/sleutelbestand.json",
    "LOGBOEKSLEUTEL": "/etc/kernteam/logboeksleutel",
    "LOGBOEKANKER": "/var/lib/kernteam/anker",
    "LOGBOEK_VERZEGELAAR_URL": f"postgresql://verzegelaar:{GEHEIM}@db/logboek",
}


def test_development_needs_nothing_and_keeps_everything_below_var() -> None:
    gelezen = lees({})
    assert not gelezen.productie
    assert gelezen.gegevens_url == f"sqlite:///{WORTEL}/var/gegevens.db"
    assert gelezen.logboek_lezer_url == gelezen.logboek_url == f"sqlite:///{WORTEL}/var/logboek.db"
    assert gelezen.sleutelbestand == WORTEL / "var" / "sleutelbestand.json"
    assert gelezen.beleid == WORTEL / "config" / "beleid"
    assert gelezen.teksten == WORTEL / "config" / "teksten"


def test_development_can_live_in_another_folder(tmp_path: Path) -> None:
    gelezen = lees({"KERNTEAM_VAR": str(tmp_path)})
    assert gelezen.sleutels_url == f"sqlite:///{tmp_path}/sleutels.db"
    assert gelezen.sleutelbestand.parent == tmp_path


def test_production_names_every_missing_setting_at_once(tmp_path: Path) -> None:
    with pytest.raises(InstellingFout) as fout:
        lees({"KERNTEAM_OMGEVING": "productie", "LOGBOEK_URL": "", "KERNTEAM_VAR": str(tmp_path)})
    ontbreekt = ("DATABASE_URL", "LOGBOEK_URL", "SLEUTELS_URL", "SLEUTELBESTAND", "LOGBOEKSLEUTEL", "LOGBOEKANKER")
    assert str(fout.value) == f"deze instellingen ontbreken: {', '.join(ontbreekt)}"


@pytest.mark.parametrize("naam", [naam for naam in VOLLEDIG if naam != "KERNTEAM_OMGEVING"])
def test_production_misses_each_setting(naam: str) -> None:
    with pytest.raises(InstellingFout, match=f"{naam} ontbreekt|ontbreken: {naam}$"):
        lees({een: waarde for een, waarde in VOLLEDIG.items() if een != naam})


def test_production_with_everything_is_read() -> None:
    gelezen = lees(VOLLEDIG)
    assert gelezen.productie
    assert gelezen.gegevens_url == f"postgresql+psycopg://kernteam:{GEHEIM}@db/gegevens"
    assert gelezen.logboek_lezer_url == f"postgresql+psycopg://lezer:{GEHEIM}@db/logboek"
    assert gelezen.proxies == 0


def test_reader_of_the_log_is_the_writer_only_on_sqlite() -> None:
    with_sqlite = {**VOLLEDIG, "LOGBOEK_URL": "sqlite:////var/lib/kernteam/logboek.db"}
    del with_sqlite["LOGBOEK_LEZER_URL"]
    assert lees(with_sqlite).logboek_lezer_url == lees(with_sqlite).logboek_url


@pytest.mark.parametrize(("waarde", "aantal"), [("1", 1), ("9", 9)])
def test_trusted_proxies_are_counted(waarde: str, aantal: int) -> None:
    assert lees({"KERNTEAM_PROXIES": waarde}).proxies == aantal


@pytest.mark.parametrize("waarde", ["-1", "10", "een", "٣"])
def test_number_of_proxies_that_makes_no_sense_is_refused(waarde: str) -> None:
    with pytest.raises(InstellingFout, match="KERNTEAM_PROXIES"):
        lees({"KERNTEAM_PROXIES": waarde})


def test_setting_comes_from_a_file(tmp_path: Path) -> None:
    bestand = tmp_path / "url"
    bestand.write_text(f"postgresql://kernteam:{GEHEIM}@db/uit-bestand\n")
    zonder = {naam: waarde for naam, waarde in VOLLEDIG.items() if naam != "DATABASE_URL"}
    gelezen = lees(zonder | {"DATABASE_URL_FILE": str(bestand)})
    assert gelezen.gegevens_url == f"postgresql+psycopg://kernteam:{GEHEIM}@db/uit-bestand"


def test_setting_and_its_file_both_there_is_a_fault(tmp_path: Path) -> None:
    bestand = tmp_path / "url"
    bestand.write_text("sqlite:////a.db")
    with pytest.raises(InstellingFout, match="DATABASE_URL en DATABASE_URL_FILE staan er allebei") as fout:
        lees(VOLLEDIG | {"DATABASE_URL_FILE": str(bestand)})
    assert GEHEIM not in str(fout.value)


def test_file_that_cannot_be_read_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(InstellingFout, match="SLEUTELS_URL_FILE is niet te lezen"):
        lees({"SLEUTELS_URL_FILE": str(tmp_path / "bestaat-niet")})


def test_empty_file_is_a_missing_setting(tmp_path: Path) -> None:
    bestand = tmp_path / "leeg"
    bestand.write_text("\n")
    zonder = {naam: waarde for naam, waarde in VOLLEDIG.items() if naam != "SLEUTELBESTAND"}
    with pytest.raises(InstellingFout, match="ontbreken: SLEUTELBESTAND"):
        lees(zonder | {"SLEUTELBESTAND_FILE": str(bestand)})


@pytest.mark.parametrize("soort", ["production", "PRODUCTIE", "test"])
def test_unknown_environment_is_a_fault(soort: str) -> None:
    with pytest.raises(InstellingFout, match="ontwikkeling of productie"):
        lees(VOLLEDIG | {"KERNTEAM_OMGEVING": soort})


@pytest.mark.parametrize("url", [f"mysql://u:{GEHEIM}@db/x", "sqlite://", f"postgres://u:{GEHEIM}@db/x", GEHEIM])
def test_address_of_another_kind_of_store_is_a_fault_without_its_value(url: str) -> None:
    with pytest.raises(InstellingFout, match="LOGBOEK_URL is geen adres van SQLite of PostgreSQL") as fout:
        lees(VOLLEDIG | {"LOGBOEK_URL": url})
    assert GEHEIM not in str(fout.value)


def test_settings_do_not_show_themselves() -> None:
    assert GEHEIM not in repr(lees(VOLLEDIG))


def test_in_development_sealing_on_postgresql_needs_a_role_of_its_own() -> None:
    zonder = VOLLEDIG | {"KERNTEAM_OMGEVING": "ontwikkeling", "LOGBOEK_VERZEGELAAR_URL": ""}
    assert lees(zonder).verzegeling is None  # the writer of PostgreSQL may not seal
    gelezen = lees(VOLLEDIG).verzegeling
    assert gelezen is not None
    assert gelezen.url == f"postgresql+psycopg://verzegelaar:{GEHEIM}@db/logboek"
    with pytest.raises(InstellingFout, match="horen bij elkaar"):
        lees(VOLLEDIG | {"LOGBOEKGETUIGE_URL": "https://getuige.example"})


def test_production_on_sqlite_does_not_start_without_sealing() -> None:
    sqlite = VOLLEDIG | {"LOGBOEK_URL": "sqlite:////var/lib/kernteam/logboek.db", "LOGBOEK_VERZEGELAAR_URL": ""}
    assert lees(sqlite).verzegeling is not None
    for weg in (("LOGBOEKSLEUTEL",), ("LOGBOEKANKER",), ("LOGBOEKSLEUTEL", "LOGBOEKANKER")):
        with pytest.raises(InstellingFout, match=f"ontbreken: {', '.join(weg)}$"):
            lees({naam: waarde for naam, waarde in sqlite.items() if naam not in weg})


def test_in_development_the_log_is_sealed_without_any_setting() -> None:
    gelezen = lees({"KERNTEAM_VAR": "/var/kt"}).verzegeling
    assert gelezen is not None
    assert (str(gelezen.sleutel), str(gelezen.anker)) == ("/var/kt/logboeksleutel", "/var/kt/logboekanker")


def test_expiry_has_a_role_of_its_own_on_postgresql_and_none_on_sqlite() -> None:
    postgresql = VOLLEDIG | {"LOGBOEK_URL": "postgresql://schrijver@db/logboek", "LOGBOEK_LEZER_URL": "sqlite:///x"}
    assert lees(postgresql).logboek_bewaring_url == ""
    met = postgresql | {"LOGBOEK_BEWARING_URL": "postgresql://bewaring@db/logboek"}
    assert lees(met).logboek_bewaring_url == "postgresql+psycopg://bewaring@db/logboek"
    assert lees(VOLLEDIG | {"LOGBOEK_URL": "sqlite:////log.db"}).logboek_bewaring_url == "sqlite:////log.db"
