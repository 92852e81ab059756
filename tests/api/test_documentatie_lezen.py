"""The page that explains the API: for everybody, in Dutch, with every act on it."""

import base64
import re
from hashlib import sha256
from html.parser import HTMLParser

from kernteam.grond.handeling import Handeling
from tests.klant import Spel

_ZONDER_EINDE = {"meta", "link", "br", "img", "input", "hr"}


class Pagina(HTMLParser):
    """Reads a page: which tags and ids it has, where its links go, and whether it is well nested."""

    def __init__(self, tekst: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.labels: list[str] = []
        self.ids: list[str] = []
        self.doelen: list[str] = []
        self.feed(tekst)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.labels.append(tag)
        gegeven = dict(attrs)
        self.ids += [waarde for naam, waarde in attrs if naam == "id" and waarde]
        if tag == "a" and gegeven.get("href"):
            self.doelen.append(str(gegeven["href"]))
        if tag not in _ZONDER_EINDE:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, f"</{tag}> closes something else"


def test_docs_names_every_act_on_a_wellformed_dutch_page(spel: Spel) -> None:
    antwoord = spel.niemand.get("/docs")
    assert antwoord.status_code == 200
    assert antwoord.mimetype == "text/html"
    assert '<html lang="nl">' in antwoord.text
    pagina = Pagina(antwoord.text)
    assert pagina.open == []
    assert pagina.labels.count("h1") == 1
    assert {een.replace(".", "-") for een in Handeling if een.route} <= set(pagina.ids)
    assert [een for een in Handeling if een.route and f"<code>{een}</code>" not in antwoord.text] == []


def test_docs_has_no_broken_or_double_anchors(spel: Spel) -> None:
    pagina = Pagina(spel.niemand.get("/docs").text)
    assert len(pagina.ids) == len(set(pagina.ids))
    assert {doel[1:] for doel in pagina.doelen if doel.startswith("#")} <= set(pagina.ids)
    assert {doel for doel in pagina.doelen if not doel.startswith("#")} == {"/v1/openapi.json"}


def test_docs_brings_nothing_its_own_policy_forbids(spel: Spel) -> None:
    antwoord = spel.niemand.get("/docs")
    beleid = antwoord.headers["Content-Security-Policy"]
    stijlen = re.findall(r"<style>(.*?)</style>", antwoord.text, re.DOTALL)
    vingerafdrukken = [base64.b64encode(sha256(stijl.encode()).digest()).decode() for stijl in stijlen]
    assert len(vingerafdrukken) == 1
    assert f"style-src 'sha256-{vingerafdrukken[0]}'" in beleid
    assert "default-src 'none'" in beleid
    assert set(Pagina(antwoord.text).labels).isdisjoint({"script", "img", "link", "iframe", "form"})
    assert " style=" not in antwoord.text
