"""Hands one mail to a mail server (RFC 5321) and says how that ended. Knows no outbox; no mail names anybody."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from ipaddress import ip_address
from secrets import token_hex
from urllib.parse import unquote, urlsplit

from kernteam.bericht.models import Berichtstatus
from kernteam.bericht.service import Post
from kernteam.grond.klok import Klok

_GEDULD = 20.0  # seconds a mail server may be silent
_GOED, _VOORGOED = 250, 500
_POORT = {"smtp": 587, "smtps": 465}
_BERICHT = "Er staat een bericht voor u klaar"
_HERINNERING = "Er wacht werk op u"
_TEKST = """{kern}.

Meld u aan bij Kernteam om het te lezen.{adres} In deze mail staat niets over de casus zelf.

U kunt deze mail niet beantwoorden.
"""
_TEKST_HERINNERING = """{kern} dat deze dagen klaar moet zijn, of al klaar had moeten zijn.

Meld u aan bij Kernteam om te zien wat het is.{adres} In deze mail staat niets over wie het gaat.

U kunt deze mail niet beantwoorden. Wilt u geen herinneringen? Zet ze uit bij uw bereikbaarheid.
"""


class MailFout(ValueError):
    """The address of the mail server makes no sense; the message never holds it."""


@dataclass(frozen=True, slots=True, repr=False)
class Mailserver:
    """Where mail goes, and from whom it comes."""

    schema: str
    host: str
    poort: int
    naam: str
    wachtwoord: str
    afzender: str
    adres: str  # where the reader logs in; may be empty

    @classmethod
    def van(cls, url: str, afzender: str, adres: str) -> "Mailserver":
        """Read `smtp://` (STARTTLS) or `smtps://`, with name and password. Raises MailFout."""
        try:
            delen = urlsplit(url)
            poort = delen.port
        except ValueError:
            raise MailFout("MAIL_URL is geen adres van een mailserver") from None
        if delen.scheme not in _POORT or not delen.hostname or delen.path.strip("/"):
            raise MailFout("MAIL_URL begint met smtp:// of smtps:// en noemt een server")
        if "@" not in afzender or not afzender.isascii() or any(teken.isspace() for teken in afzender):
            raise MailFout("MAIL_AFZENDER is geen e-mailadres")
        naam, wachtwoord = unquote(delen.username or ""), unquote(delen.password or "")
        return cls(delen.scheme, delen.hostname, poort or _POORT[delen.scheme], naam, wachtwoord, afzender, adres)


def verstuur(server: Mailserver, post: Post, klok: Klok) -> Berichtstatus:
    """Send one mail. KLAAR: surely not sent, try again; ONZEKER: it may have arrived."""
    brief = _schrijf(server, post, klok)
    try:
        with _verbonden(server) as smtp:
            return _geef(smtp, server, post, brief)
    except smtplib.SMTPResponseException as fout:
        return _bij(fout.smtp_code)
    except (smtplib.SMTPException, OSError):
        return Berichtstatus.KLAAR  # no word of the mail itself had left


def _geef(smtp: smtplib.SMTP, server: Mailserver, post: Post, brief: bytes) -> Berichtstatus:
    for stap in (smtp.mail(server.afzender), smtp.rcpt(post.emailadres)):
        if stap[0] // 100 != _GOED // 100:
            return _bij(stap[0])
    try:
        return _bij(smtp.data(brief)[0])
    except smtplib.SMTPDataError as fout:
        return _bij(fout.smtp_code)  # refused before the mail was given
    except (smtplib.SMTPException, OSError):
        return Berichtstatus.ONZEKER


def _bij(code: int) -> Berichtstatus:
    if code == _GOED:
        return Berichtstatus.VERSTUURD
    return Berichtstatus.OPGEGEVEN if code >= _VOORGOED else Berichtstatus.KLAAR


@contextmanager
def _verbonden(server: Mailserver) -> Iterator[smtplib.SMTP]:
    """Open a connection that nobody can listen to; only the own machine may do without."""
    tls = ssl.create_default_context()
    if server.schema == "smtps":
        smtp: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.poort, timeout=_GEDULD, context=tls)
    else:
        smtp = smtplib.SMTP(server.host, server.poort, timeout=_GEDULD)
    try:
        smtp.ehlo()
        if server.schema == "smtp" and not _eigen_machine(server.host):
            smtp.starttls(context=tls)
        if server.naam:
            smtp.login(server.naam, server.wachtwoord)
        smtp.ehlo_or_helo_if_needed()
        yield smtp
    finally:
        smtp.close()


def _eigen_machine(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _schrijf(server: Mailserver, post: Post, klok: Klok) -> bytes:
    brief = EmailMessage(policy=SMTP)
    brief["From"] = server.afzender
    brief["To"] = post.emailadres
    kern, tekst = (_HERINNERING, _TEKST_HERINNERING) if post.herinnering else (f"{_BERICHT} in een casus", _TEKST)
    brief["Subject"] = kern.removesuffix(" in een casus")
    brief["Date"] = format_datetime(klok.nu())
    # the same for the same messages: a server that does see it twice can tell
    brief["Message-ID"] = f"<{min(post.berichten)}@{server.afzender.rpartition('@')[2]}>"
    brief["Auto-Submitted"] = "auto-generated"
    if post.spoor:
        brief["traceparent"] = f"00-{post.spoor}-{token_hex(8)}-00"
    brief.set_content(tekst.format(kern=kern, adres=f" Dat kan op {server.adres}." if server.adres else ""))
    return brief.as_bytes()
