"""document.toevoegen: a file is judged by its content, stripped, sealed, and nothing is left of one that is refused."""

import io
import json
from typing import Any
from zipfile import ZipFile

import pikepdf
import pytest
from PIL import Image

from kernteam.document.models import Document, Documentdeel
from kernteam.http.verzoek import db
from kernteam.kluis.stroom import DEEL
from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, niets_bewaard, probleem, regels
from tests.document.bestanden import (
    FORMULIER,
    GEHEIM,
    RAND,
    VAN_ELKE_SOORT,
    afbeelding,
    bewaar,
    deel,
    formulier,
    gegevens,
    pdf,
    stuur,
)
from tests.klant import Spel
from tests.rollen import PERSONEN, org


def _pad(spel: Spel, *organisaties: str) -> str:
    return f"/casussen/{spel.open_casus(*organisaties)['id']}"


def _inhoud(spel: Spel, pad: str, document: str, wie: str = "contactpersoon") -> bytes:
    antwoord = spel.klanten[wie].get(f"{pad}/documenten/{document}/inhoud")
    assert antwoord.status_code == 200, antwoord.text
    return antwoord.data


def test_document_is_sealed_in_chunks_and_comes_back_whole(spel: Spel) -> None:
    pad, beeld = _pad(spel), afbeelding("PNG", (700, 500))
    assert len(beeld) > 2 * DEEL
    document = bewaar(spel.contactpersoon, pad, beeld, klasse="GEZ", naam="Foto van Sam")
    with spel.app.app_context():
        rij = db.session.scalars(db.select(Document)).one()
        delen = list(db.session.scalars(db.select(Documentdeel).order_by(Documentdeel.nummer)))
    assert (str(rij.id), rij.klasse, rij.soort, rij.herkomst_id) == (document, "GEZ", "PNG", org("school"))
    assert [een.nummer for een in delen] == list(range(-(-rij.omvang // DEEL)))
    ruw = b"".join(bytes.__getitem__(een.inhoud, slice(None)) for een in delen)
    assert beeld[:8] not in ruw  # eight bytes: three of a ciphertext this long are "PNG" now and then
    assert beeld[-12:] not in ruw
    assert b"Foto van" not in bytes.__getitem__(rij.naam, slice(None))
    terug = Image.open(io.BytesIO(_inhoud(spel, pad, document)))
    assert terug.tobytes() == Image.open(io.BytesIO(beeld)).tobytes()
    assert kort(regels(spel, "document.toevoegen")) == [("TOEGESTAAN", "TOEGESTAAN")]


@ALLEEN_SQLITE
@pytest.mark.parametrize("wat", VAN_ELKE_SOORT)
def test_every_kind_is_known_by_its_content_and_keeps_nothing_of_its_maker(spel: Spel, wat: str) -> None:
    pad, inhoud = _pad(spel), VAN_ELKE_SOORT[wat]()
    assert GEHEIM.encode() in _uitgepakt(inhoud)
    document = bewaar(spel.contactpersoon, pad, inhoud)
    assert spel.contactpersoon.get(f"{pad}/documenten/{document}").json["soort"] == wat
    assert GEHEIM.encode() not in _uitgepakt(_inhoud(spel, pad, document))


def _uitgepakt(inhoud: bytes) -> bytes:
    """Give a file as it lies there, and what can be read in it."""
    if inhoud.startswith(b"PK"):
        with ZipFile(io.BytesIO(inhoud)) as pakket:
            return b"".join(pakket.read(naam) for naam in pakket.namelist())
    if inhoud.startswith(b"%PDF"):
        with pikepdf.open(io.BytesIO(inhoud)) as een:
            return inhoud + str(een.docinfo).encode()
    return inhoud


@ALLEEN_SQLITE
def test_photo_that_must_be_turned_is_still_turned(spel: Spel) -> None:
    pad = _pad(spel)
    foto = afbeelding()
    terug = Image.open(io.BytesIO(_inhoud(spel, pad, bewaar(spel.contactpersoon, pad, foto))))
    assert dict(terug.getexif()) == {0x0112: 6}
    assert terug.tobytes() == Image.open(io.BytesIO(foto)).tobytes()


@ALLEEN_SQLITE
def test_file_that_is_something_else_than_its_sender_says_is_refused(spel: Spel) -> None:
    pad = _pad(spel)
    with niets_bewaard(spel):
        assert fouten(stuur(spel.contactpersoon, pad, pdf(), soort="image/png")) == {("/bestand", "ANDERS")}
    for soort in ("application/pdf", "application/octet-stream", "Application/PDF; x=y"):
        assert stuur(spel.contactpersoon, pad, pdf(), soort=soort).status_code == 201


@ALLEEN_SQLITE
@pytest.mark.parametrize(
    ("over", "verwacht"),
    [
        ({}, {("/klasse", "VERPLICHT"), ("/naam", "VERPLICHT")}),
        ({"klasse": "ID", "naam": "x"}, {("/klasse", "KEUZE")}),
        ({"klasse": "OND", "naam": ""}, {("/naam", "LENGTE")}),
        ({"klasse": "OND", "naam": "x" * 201}, {("/naam", "LENGTE")}),
        ({"klasse": "OND", "naam": "BSN 123456782"}, {("/naam", "BSN")}),
        ({"klasse": "OND", "naam": "x", "pad": "/etc"}, {("/pad", "ONBEKEND_VELD")}),
        ({"klasse": "OND", "naam": "x", "herkomst": "bt"}, {("/herkomst", "VORM")}),
    ],
)
def test_bad_words_about_a_file_are_refused_before_it_is_read(
    spel: Spel, over: dict[str, Any], verwacht: set[tuple[str, str]]
) -> None:
    pad = _pad(spel)
    with niets_bewaard(spel):
        assert fouten(spel.contactpersoon.post(f"{pad}/documenten", formulier(over, pdf()), FORMULIER)) == verwacht


GEGEVENS = deel("gegevens", json.dumps(gegevens()).encode())
EINDE = f"--{RAND}--\r\n".encode()


@ALLEEN_SQLITE
@pytest.mark.parametrize(
    ("inhoud", "verwacht"),
    [
        (b"", ("/gegevens", "VERPLICHT")),
        (b"geen formulier", ("", "FORMULIER")),
        (EINDE, ("/gegevens", "VERPLICHT")),
        (deel("bestand", b"%PDF-") + GEGEVENS + EINDE, ("/gegevens", "VERPLICHT")),
        (GEGEVENS + EINDE, ("/bestand", "VERPLICHT")),
        (GEGEVENS + deel("foto", b"x") + EINDE, ("/bestand", "VERPLICHT")),
        (deel("gegevens", b"{") + deel("bestand", b"x") + EINDE, ("/gegevens", "VORM")),
        (deel("gegevens", b'{"a": NaN}') + EINDE, ("/gegevens", "VORM")),
        (deel("gegevens", b"[" * 60_000) + EINDE, ("/gegevens", "VORM")),
        (GEGEVENS + deel("bestand", pdf()), ("", "FORMULIER")),
        (GEGEVENS + deel("bestand", pdf())[:-40], ("", "FORMULIER")),
        (GEGEVENS + deel("bestand", pdf()) + deel("bestand", pdf()) + EINDE, ("", "FORMULIER")),
        (f"--{RAND}\r\n\r\nx\r\n".encode() + EINDE, ("", "FORMULIER")),
    ],
)
def test_form_that_is_broken_or_in_another_order_is_refused(
    spel: Spel, inhoud: bytes, verwacht: tuple[str, str]
) -> None:
    pad = _pad(spel)
    with niets_bewaard(spel):
        assert fouten(spel.contactpersoon.post(f"{pad}/documenten", inhoud, FORMULIER)) == {verwacht}


@ALLEEN_SQLITE
def test_what_is_no_form_or_too_large_is_refused(spel: Spel) -> None:
    pad = f"{_pad(spel)}/documenten"
    with niets_bewaard(spel):
        probleem(spel.contactpersoon.post(pad, gegevens()), 415)
        probleem(spel.contactpersoon.post(pad, pdf(), {"Content-Type": "application/pdf"}), 415)
        probleem(spel.contactpersoon.post(pad, b"x", {"Content-Type": "multipart/form-data"}), 415)
        lang = deel("gegevens", b" " * 70_000) + deel("bestand", pdf()) + EINDE
        probleem(spel.contactpersoon.post(pad, lang, FORMULIER), 413)


def test_file_above_the_limit_is_refused_and_one_at_the_limit_is_not(
    spel: Spel, monkeypatch: pytest.MonkeyPatch
) -> None:
    pad, inhoud = _pad(spel), afbeelding("PNG", (300, 300))
    monkeypatch.setitem(spel.app.config, "GROOTSTE_BESTAND", len(inhoud) - 1)
    with niets_bewaard(spel):
        probleem(stuur(spel.contactpersoon, pad, inhoud), 413)
    monkeypatch.setitem(spel.app.config, "GROOTSTE_BESTAND", len(inhoud))
    assert stuur(spel.contactpersoon, pad, inhoud).status_code == 201


@ALLEEN_SQLITE
def test_confirmed_digits_are_kept_and_the_line_says_so(spel: Spel) -> None:
    pad = _pad(spel)
    assert bewaar(spel.contactpersoon, pad, naam="Factuur 123456782", bevestigdGeenBsn=True)
    assert kort(regels(spel, "document.toevoegen")) == [("TOEGESTAAN", "GEEN_BSN_BEVESTIGD")]


@ALLEEN_SQLITE
def test_herkomst_and_person_follow_the_rules_of_a_note(spel: Spel) -> None:
    casus = spel.open_casus("school", "bt")
    pad = f"/casussen/{casus['id']}"
    with niets_bewaard(spel):
        probleem(stuur(spel.contactpersoon, pad, pdf(), gegevens(herkomst="jgz")), 409, "HERKOMST")
        probleem(stuur(spel.contactpersoon, pad, pdf(), gegevens(over=casus["jeugdigeId"])), 409, "GEEN_VOLWASSENE")
    document = bewaar(spel.contactpersoon, pad, over=casus["gezaghebbenden"][0])
    gelezen = spel.contactpersoon.get(f"{pad}/documenten/{document}").json
    assert (gelezen["overId"], gelezen["auteurId"]) == (
        casus["gezaghebbenden"][0],
        str(PERSONEN["contactpersoon"].medewerker_id),
    )
    assert spel.gezinswerker.get(f"{pad}/documenten").json["resultaten"] == []  # he did not sign for himself (C23)


@ALLEEN_SQLITE
def test_who_does_not_see_the_casus_adds_nothing_to_it(spel: Spel) -> None:
    pad = _pad(spel, "school", "bt")
    with niets_bewaard(spel, "collega", "leerplicht", "specialist"):
        probleem(stuur(spel.collega, pad, pdf()), 404)
        probleem(stuur(spel.leerplicht, pad, pdf()), 404)
        probleem(stuur(spel.specialist, pad, pdf()), 403, "ROL")
    spel.contactpersoon.post(f"{pad}/overgangen", {"naar": "AFGESLOTEN", "reden": "ANDERS"})
    with niets_bewaard(spel):
        probleem(stuur(spel.contactpersoon, pad, pdf()), 403, "STATUS")
