"""What was entered about a person stands readable nowhere: not in a file, a table, an echo, a log or an error."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from uuid import uuid4
from zipfile import ZipFile

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import make_url, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from kernteam.http.verzoek import db
from tests.document.bestanden import bewaar, ooxml
from tests.klant import NAGEGAAN, Spel
from tests.kluis.passen import maak_betrokkene, maak_bos, zonder_woorden
from tests.plan.plannen import actie, evaluatie, post, stel, tevreden
from tests.signaal.verloop import meld
from tests.winkels import Winkels

WOORDEN = {
    "hulpvraag": "Hunebedmysterie",
    "aanleiding": "Kaneelstokregen",
    "voornaam": "Quirijntje",
    "achternaam": "Zwaluwenstaart",
    "telefoon": "0612987654",
    "emailadres": "pimpelmees@vogelkers.example",
    "voornaam ouder": "Wubbechien",
    "achternaam ouder": "Oeverloper",
    "telefoon ouder": "0687412355",
    "emailadres ouder": "karekiet@rietkraag.example",
    "nieuwe hulpvraag": "Poolvosgeheim",
    "notitie OND": "Dauwtrapperij",
    "notitie MED": "Struikelblokziekte",
    "noodkaart": "Egelbosjesafspraak",
    "naam van document": "Boomkruiperverslag",
    "inhoud van document": "Zwartkopmeesgesprek",
    "reden van nood": "Waterhoentjesalarm",
    "oordeel": "Kievitsbloemoordeel",
    "doel": "Ijsvogeldoel",
    "woorden over het doel": "Roodborstwoorden",
    "actie": "Boomkruiperactie",
    "terugblik": "Tureluurblik",
    "tevreden": "Nachtegaalvreugde",
    "naam in signaal": "Boomkleverskind",
    "zorg in signaal": "Spreeuwenzorg",
    "voornaam tante": "Geertruida",
    "achternaam tante": "Grutto",
    "instelling": "Wulpenhoeve",
    "verslag": "Aalscholverij",
    "geboortedatum": "",  # filled in by the test: it depends on today
}


@dataclass(frozen=True)
class Dossier:
    """A casus with an unmistakable word in every field."""

    casus_id: str
    woorden: tuple[str, ...]


def _vul(spel: Spel) -> Dossier:
    w = WOORDEN | {"geboortedatum": spel.geboren(9)}
    geopend = spel.open_casus(
        "school",
        "bt",
        hulpvraag=w["hulpvraag"],
        aanleiding=w["aanleiding"],
        jeugdige={naam: w[naam] for naam in ("voornaam", "achternaam", "telefoon", "emailadres", "geboortedatum")},
        gezaghebbenden=[
            {naam: w[f"{naam} ouder"] for naam in ("voornaam", "achternaam", "telefoon", "emailadres")}
            | {"gezag": "GEHUWD"}
            | NAGEGAAN
        ],
    )
    pad, klant = f"/casussen/{geopend['id']}", spel.contactpersoon
    gelezen = klant.get(pad)
    etag = {"If-Match": gelezen.headers["ETag"]}
    assert klant.patch(pad, {"hulpvraag": w["nieuwe hulpvraag"]}, etag).status_code == 200
    for klasse in ("OND", "MED"):
        antwoord = klant.post(f"{pad}/notities", {"klasse": klasse, "tekst": w[f"notitie {klasse}"]})
        assert antwoord.status_code == 201, antwoord.json
    tante = {"soort": "ANDERE_VOLWASSENE", "voornaam": w["voornaam tante"], "achternaam": w["achternaam tante"]}
    assert klant.post(f"{pad}/betrokkenen", tante).status_code == 201
    dagen = {"datum": spel.vandaag().isoformat(), "totDatum": (spel.vandaag() + timedelta(days=90)).isoformat()}
    ots = {"soort": "ONDERTOEZICHTSTELLING", **dagen, "instelling": w["instelling"], "toelichting": w["verslag"]}
    assert klant.post(f"{pad}/omstandigheden", ots).status_code == 201
    gezocht = {"achternaam": w["achternaam"], "geboortedatum": w["geboortedatum"]}
    assert len(klant.post("/casussen/_zoek", gezocht).json["resultaten"]) == 1
    geheel = (
        _document(spel, pad)
        + klant.get(pad).text
        + spel.gezinswerker.get(pad).text
        + _nood(spel, pad)
        + _plan(spel, pad)
        + _signaal(spel)
    )
    assert all(woord in geheel for naam, woord in w.items() if naam != "hulpvraag"), "the words did not get in"
    return Dossier(str(geopend["id"]), tuple(w.values()))


def _document(spel: Spel, pad: str) -> str:
    inhoud = ooxml(**{"word/document.xml": f"<d>{WOORDEN['inhoud van document']}</d>".encode()})
    document = f"{pad}/documenten/{bewaar(spel.contactpersoon, pad, inhoud, naam=WOORDEN['naam van document'])}"
    with ZipFile(BytesIO(spel.contactpersoon.get(f"{document}/inhoud").data)) as terug:
        return spel.contactpersoon.get(document).text + terug.read("word/document.xml").decode()


def _nood(spel: Spel, pad: str) -> str:
    kaart = {"soort": "MEDICATIE", "tekst": WOORDEN["noodkaart"]}
    assert spel.contactpersoon.post(f"{pad}/noodkaarten", kaart).status_code == 201
    reden = {"redencode": "VERMISSING", "reden": WOORDEN["reden van nood"]}
    nood = spel.collega.post(f"{pad}/noodtoegangen", reden)
    oordeel = {"uitkomst": "TERECHT", "toelichting": WOORDEN["oordeel"]}
    adres = f"/noodtoegangen/{nood.json['id']}/beoordelingen"
    return nood.text + spel.privacyfunctionaris.post(adres, oordeel).text


def _plan(spel: Spel, pad: str) -> str:
    eigen = dict.fromkeys(("woordenJeugdige", "woordenOuders", "kracht", "zorg"), WOORDEN["woorden over het doel"])
    doel = stel(spel, pad, verwoording=WOORDEN["doel"], **eigen)
    post(spel, "contactpersoon", f"{pad}/plan/acties", actie(doel, tekst=WOORDEN["actie"]))
    terug = dict.fromkeys(("woordenJeugdige", "woordenOuders", "woordenSchool"), WOORDEN["terugblik"])
    post(spel, "contactpersoon", f"{pad}/plan/evaluaties", evaluatie(spel, (doel, 7), **terug))
    post(spel, "contactpersoon", f"{pad}/plan/tevredenheden", tevreden(spel, toelichting=WOORDEN["tevreden"]))
    return spel.contactpersoon.get(f"{pad}/plan").text


def _signaal(spel: Spel) -> str:
    return spel.gezinswerker.get(meld(spel, naam=WOORDEN["naam in signaal"], zorg=WOORDEN["zorg in signaal"])).text


def _vormen(woorden: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    """Give every way a word could lie in a file: bare, folded, in other encodings, as hexadecimal or base64."""
    for woord in woorden:
        for vorm in {woord, woord.casefold(), woord.upper()}:
            yield woord, vorm.encode()
            yield woord, vorm.encode("utf-16-le")
            yield woord, vorm.encode().hex().encode()


def _eis_afwezig(inhoud: bytes, dossier: Dossier, waar: str) -> None:
    for woord, vorm in _vormen(dossier.woorden):
        assert vorm not in inhoud, f"{woord} stands readable in {waar}"


def test_no_word_stands_in_any_file_of_the_stores(spel: Spel, winkels: Winkels) -> None:
    dossier = _vul(spel)
    gelezen = 0
    for waar, inhoud in _bestanden(winkels):
        _eis_afwezig(inhoud, dossier, waar)
        gelezen += len(inhoud)
    assert gelezen > 50_000  # it did read the stores


@pytest.mark.parametrize("soort", ["postgresql"], indirect=True)
def test_no_word_comes_out_of_any_table(spel: Spel, winkels: Winkels) -> None:
    dossier = _vul(spel)
    gezien = {}
    for url in (winkels.gegevens, winkels.logboek_eigenaar, winkels.sleutels):
        with _verbind(url) as verbinding:
            vraag = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
            for (tabel,) in verbinding.execute(vraag).fetchall():
                kopie = sql.SQL("COPY {} TO STDOUT").format(sql.Identifier(tabel))
                with verbinding.cursor().copy(kopie) as stroom:
                    gezien[tabel] = b"".join(bytes(deel) for deel in stroom)
    for tabel, inhoud in gezien.items():
        _eis_afwezig(inhoud, dossier, tabel)
    assert all(
        gezien[tabel]
        for tabel in ("casus", "betrokkene", "notitie", "omstandigheid", "zoektag", "regel", "datasleutel")
    )
    assert dossier.casus_id.encode() in gezien["casus"]


def test_no_word_shows_in_the_echo_of_statements_or_in_any_log(spel: Spel, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        logging.getLogger("sqlalchemy").setLevel(logging.DEBUG)
        for motor in _motoren(spel):
            motor.echo = "debug"
        try:
            dossier = _vul(spel)
        finally:
            logging.getLogger("sqlalchemy").setLevel(logging.NOTSET)
            for motor in _motoren(spel):
                motor.echo = False
    assert "INSERT INTO betrokkene" in caplog.text
    assert "INSERT INTO regel" in caplog.text
    _eis_afwezig(caplog.text.encode(), dossier, "the echo")


def _motoren(spel: Spel) -> list[object]:
    delen = spel.app.extensions["kernteam"]
    with spel.app.app_context():
        return [db.engine, delen.schrijver._motor, delen.kluis._motor]


def test_no_word_shows_in_the_answer_or_the_logs_when_a_statement_fails(
    spel: Spel, winkels: Winkels, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with spel.app.app_context():
        with db.engine.connect() as verbinding:
            verbinding.execute(text("ALTER TABLE betrokkene RENAME COLUMN telefoon TO weg"))
            verbinding.commit()
        db.session.remove()
    inhoud = spel.opening() | {"hulpvraag": WOORDEN["hulpvraag"], "aanleiding": WOORDEN["aanleiding"]}
    inhoud["jeugdige"] |= {naam: WOORDEN[naam] for naam in ("voornaam", "achternaam", "telefoon")}
    antwoord = spel.contactpersoon.post("/casussen", inhoud)
    assert antwoord.status_code == 503
    uitvoer = capfd.readouterr()
    dossier = Dossier("", (*(woord for woord in WOORDEN.values() if woord), inhoud["jeugdige"]["geboortedatum"]))
    _eis_afwezig(antwoord.data + (caplog.text + uitvoer.out + uitvoer.err).encode(), dossier, "the failure")


def test_the_text_of_a_database_error_holds_nothing_of_a_sealed_row(spel: Spel) -> None:
    persoon = maak_betrokkene(uuid4())
    woorden = {"voornaam": WOORDEN["voornaam"], "achternaam": WOORDEN["achternaam"]}
    maak_bos(persoon).zegel_in(persoon, **woorden)
    with spel.app.app_context(), Session(db.engine) as sessie:
        sessie.add(persoon)  # without a casus, and with columns missing
        with zonder_woorden(*woorden.values()) as fouten:
            sessie.flush()
        assert isinstance(fouten[0], IntegrityError)


def _bestanden(winkels: Winkels) -> Iterator[tuple[str, bytes]]:
    for url in (winkels.gegevens, winkels.logboek_eigenaar, winkels.sleutels):
        if winkels.soort == "sqlite":
            bestand = Path(make_url(url).database or "")
            namen = {pad.name for pad in bestand.parent.glob(f"{bestand.name}*")}
            assert f"{bestand.name}-wal" in namen
            yield from ((naam, (bestand.parent / naam).read_bytes()) for naam in namen)
        else:
            yield from _relaties(url)


def _relaties(url: str) -> Iterator[tuple[str, bytes]]:
    """Read the files of every relation, toast and index included, as the server wrote them."""
    with _verbind(url) as verbinding:
        verbinding.execute("CHECKPOINT")
        vraag = (
            "SELECT relname, pg_read_binary_file(pg_relation_filepath(oid)) FROM pg_class"
            " WHERE relkind IN ('r', 'i', 't') AND relnamespace IN ('public'::regnamespace, 'pg_toast'::regnamespace)"
            " AND pg_relation_filepath(oid) IS NOT NULL"
        )
        yield from ((naam, bytes(inhoud)) for naam, inhoud in verbinding.execute(vraag))


def _verbind(url: str) -> psycopg.Connection:
    return psycopg.connect(
        make_url(url).set(drivername="postgresql").render_as_string(hide_password=False), autocommit=True
    )
