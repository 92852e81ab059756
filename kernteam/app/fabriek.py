"""Makes the Flask application out of its parts, and refuses to when something essential is missing."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from flask import Flask, Request, request
from flask_login import LoginManager, UserMixin, current_user
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session
from werkzeug.middleware.proxy_fix import ProxyFix

from config.settings import Instellingen
from kernteam.app.commands import voeg_toe
from kernteam.app.zegels import maak_achtergrond, maak_logopslag, maak_teller, maak_verzegelaar
from kernteam.bericht.mail import MailFout, Mailserver
from kernteam.bericht.service import SPOOR
from kernteam.bericht.verzender import Verzender
from kernteam.bewijs.routes import blad as bewijsblad
from kernteam.casus.routes import blad as casusblad
from kernteam.consult.routes import blad as consultblad
from kernteam.db import migratie
from kernteam.db.engine import maak_motor, motoropties, richt_in, zonder_geheim
from kernteam.db.schrijven import lees_een_stand
from kernteam.document.routes import SCANNER
from kernteam.document.routes import blad as documentblad
from kernteam.document.scanner import Scanner
from kernteam.grond.actor import Actor
from kernteam.grond.doel import Doel
from kernteam.grond.fouten import NietAangemeld
from kernteam.grond.handeling import Handeling
from kernteam.grond.klok import Klok
from kernteam.grond.voorlichting import Voorlichting
from kernteam.http import documentatie, doel, formulier, koppen, paden, paging
from kernteam.http.blad import Api, Blad
from kernteam.http.verzoek import db, zet_werk
from kernteam.identiteit import service as identiteit
from kernteam.identiteit.routes import blad as identiteitblad
from kernteam.informeren.routes import blad as informeerblad
from kernteam.inzage.routes import ZOEKGRENS
from kernteam.inzage.routes import blad as inzageblad
from kernteam.inzageoverzicht.routes import blad as inzageoverzichtblad
from kernteam.kluis.kluis import Kluis
from kernteam.kluis.sleutelbeheer import Sleutelbestand
from kernteam.kluis.zoekindex import Zoekindex
from kernteam.levensloop.routes import blad as levensloopblad
from kernteam.logboek.duurzaam import controleer
from kernteam.logboek.lezer import Lezer
from kernteam.logboek.schrijver import Schrijver
from kernteam.mijn import herinneren
from kernteam.mijn.routes import blad as mijnblad
from kernteam.netwerk.routes import blad as netwerkblad
from kernteam.nood.routes import blad as noodblad
from kernteam.ondertekening.routes import blad as ondertekeningblad
from kernteam.overdracht.routes import blad as overdrachtblad
from kernteam.overleg.routes import blad as overlegblad
from kernteam.plan.routes import blad as planblad
from kernteam.rechten.routes import blad as rechtenblad
from kernteam.regie.routes import blad as regieblad
from kernteam.signaal.routes import blad as signaalblad
from kernteam.toegang import rechthebbenden
from kernteam.toegang.beleid import laad
from kernteam.toegang.bewaartermijnen import laad as laad_bewaartermijnen
from kernteam.toegang.minimumsets import laad as laad_minimumsets
from kernteam.toegang.poort import Poort
from kernteam.toegang.regels import REGELS
from kernteam.toegang.routes import blad as beleidblad
from kernteam.toegang.schoolvakanties import laad as laad_schoolvakanties
from kernteam.toegang.voorzieningen import Herkomst, Voorzieningen
from kernteam.toestemming.bundels import laad_bundels
from kernteam.toestemming.teksten import laad_teksten
from kernteam.toezicht.regels import laad as laad_toezicht
from kernteam.toezicht.routes import blad as toezichtblad
from kernteam.toezicht.routes.blad import BUREAU
from kernteam.toezicht.scoren import METINGEN, TELLEND
from kernteam.uitvoer.routes import blad as uitvoerblad
from kernteam.veiligheid.routes import blad as veiligheidblad
from kernteam.verstrekking.routes import blad as verstrekkingblad
from kernteam.verzegeling.achtergrond import Achtergrond

BLADEN: tuple[Blad, ...] = (
    documentatie.blad,
    beleidblad,
    identiteitblad,
    netwerkblad,
    casusblad,
    regieblad,
    planblad,
    verstrekkingblad,
    ondertekeningblad,
    veiligheidblad,
    signaalblad,
    noodblad,
    documentblad,
    consultblad,
    overlegblad,
    informeerblad,
    rechtenblad,
    levensloopblad,
    overdrachtblad,
    mijnblad,
    inzageblad,
    toezichtblad,
    inzageoverzichtblad,
    uitvoerblad,
    bewijsblad,
)
GROOTSTE_VERZOEK = 512 * 1024  # bytes; a form with a file has a limit of its own


class StartFout(RuntimeError):
    """The application cannot start safely; the message says what to do."""


def create_app(instellingen: Instellingen) -> Flask:
    """Wire the application. Raises StartFout, BeleidFout, SleutelFout, LogsleutelFout or NietDuurzaam."""
    with ExitStack() as bij_weigeren:
        app = _bedraad(instellingen, bij_weigeren)
        bij_weigeren.pop_all()
    return app


def _bedraad(instellingen: Instellingen, bij_weigeren: ExitStack) -> Flask:
    app = Flask("kernteam", static_folder=None)
    bureau = laad_toezicht(instellingen.toezicht, frozenset(METINGEN), TELLEND)
    app.config.update(
        SQLALCHEMY_DATABASE_URI=instellingen.gegevens_url,
        SQLALCHEMY_ENGINE_OPTIONS=motoropties(instellingen.gegevens_url),
        MAX_CONTENT_LENGTH=GROOTSTE_VERZOEK,
        MAX_FORM_MEMORY_SIZE=0,
        PROPAGATE_EXCEPTIONS=False,
        **{
            formulier.GRENS: instellingen.grootste_document,
            BUREAU: bureau,
            ZOEKGRENS: bureau.zoekgrens,
            SCANNER: None if instellingen.virusscanner is None else Scanner(instellingen.virusscanner),
        },
        **documentatie.instellingen(),
    )
    app.json.sort_keys = False  # type: ignore[attr-defined]
    app.url_map.merge_slashes = False
    app.url_map.strict_slashes = True
    if instellingen.proxies:
        # only what our own proxies say counts as the origin of a request
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=instellingen.proxies, x_proto=0)  # type: ignore[method-assign] # as Werkzeug documents it
    paden.registreer(app)
    db.init_app(app)
    with app.app_context():
        richt_in(db.engine)
        bij_weigeren.callback(db.engine.dispose)
        _eis_nieuwste("gegevens", db.engine)
    verzegelaar = maak_verzegelaar(instellingen, bij_weigeren)
    achtergrond = maak_achtergrond(instellingen, verzegelaar)
    voorzieningen = maak_voorzieningen(instellingen, bij_weigeren, achtergrond)
    if verzegelaar is not None:
        controleer(verzegelaar.motor)
    app.extensions["kernteam"] = voorzieningen
    app.extensions["kernteam_verzegelaar"] = verzegelaar
    app.extensions["kernteam_achtergrond"] = achtergrond
    _aanmelden(app, voorzieningen)
    koppen.registreer(app)
    paging.richt_in(app, voorzieningen.beheer.mac)
    api = Api(app)
    for blad in BLADEN:
        api.register_blueprint(blad, url_prefix=documentatie.BASIS)
    _controleer_routes(app)
    verzender = _verzender(app, instellingen, voorzieningen)
    app.extensions["kernteam_verzender"] = verzender
    logopslag = maak_logopslag(instellingen, verzegelaar, bij_weigeren)
    voeg_toe(app, instellingen, voorzieningen, verzender, verzegelaar, logopslag, bureau)
    return app


def niet_verzegeld() -> None:
    """Give the checkpoint of a log that this process does not seal: none."""


def maak_voorzieningen(
    instellingen: Instellingen, bij_weigeren: ExitStack, achtergrond: Achtergrond | None = None
) -> Voorzieningen:
    """Make the parts of the door; checks that the log is durable and every store is at its newest revision.

    What it opens is closed by `bij_weigeren`, for when the start is refused.
    """
    beheer = Sleutelbestand(instellingen.sleutelbestand)
    logmotor = maak_motor(instellingen.logboek_url, duurzaam=True, pool_size=2)  # one thread writes, one check reads
    lezermotor = logmotor
    if instellingen.logboek_lezer_url != instellingen.logboek_url:
        lezermotor = maak_motor(instellingen.logboek_lezer_url, pool_size=4)
    sleutelmotor = maak_motor(instellingen.sleutels_url, duurzaam=True, pool_size=6)
    for motor in (logmotor, lezermotor, sleutelmotor):
        bij_weigeren.callback(motor.dispose)
    _eis_nieuwste("logboek", logmotor)
    _eis_nieuwste("sleutels", sleutelmotor)
    controleer(logmotor)
    controleer(sleutelmotor, "sleutels")
    return Voorzieningen(
        schrijver=Schrijver(logmotor, beheer.mac, teller=maak_teller(instellingen)),
        lezer=Lezer(lezermotor),
        kluis=Kluis(sleutelmotor, beheer),
        zoekindex=Zoekindex(beheer),
        beleid=laad(instellingen.beleid),
        rechthebbenden=rechthebbenden.laad(instellingen.beleid),
        minimumsets=laad_minimumsets(instellingen.beleid),
        bewaartermijnen=laad_bewaartermijnen(instellingen.beleid),
        schoolvakanties=laad_schoolvakanties(instellingen.beleid),
        klok=Klok(),
        beheer=beheer,
        voorlichting=Voorlichting(laad_teksten(instellingen.teksten), laad_bundels(instellingen.beleid)),
        verzegel=niet_verzegeld if achtergrond is None else achtergrond.eerst,
    )


def _verzender(app: Flask, instellingen: Instellingen, voorzieningen: Voorzieningen) -> Verzender | None:
    if not instellingen.mail_url:
        return None
    try:
        server = Mailserver.van(instellingen.mail_url, instellingen.mail_afzender, instellingen.adres)
    except MailFout as fout:
        raise StartFout(str(fout)) from None

    @contextmanager
    def open_sessie() -> Iterator[Session]:
        with app.app_context():
            yield db.session()

    def herinner() -> int:
        with open_sessie() as sessie:
            poort = Poort(voorzieningen, sessie, Herkomst("0" * 32, "berichten"))
            try:
                return herinneren.herinner(poort)
            finally:
                poort.sluit()

    return Verzender(open_sessie, server, voorzieningen.klok, herinner)


def _eis_nieuwste(winkel: migratie.Winkel, motor: Engine) -> None:
    adres = zonder_geheim(motor.url.render_as_string(hide_password=True))
    try:
        huidig = migratie.huidig(motor)
    except SQLAlchemyError as fout:
        raise StartFout(f"opslag {winkel} ({adres}) is niet te openen: {type(fout).__name__}") from None
    if huidig != migratie.nieuwste(winkel):
        raise StartFout(f"opslag {winkel} ({adres}) is niet bijgewerkt. Voer uit: python -m kernteam.app migreer")


def _aanmelden(app: Flask, voorzieningen: Voorzieningen) -> None:
    """Put the door on every request, read the bearer token, and let only the open acts in without one."""
    beheer = LoginManager(app)

    @beheer.request_loader  # type: ignore[untyped-decorator] # flask-login ships no types
    def lees_token(verzoek: Request) -> _Aangemeld | None:
        soort, _, token = verzoek.headers.get("Authorization", "").partition(" ")
        if soort.lower() != "bearer" or not token or len(token) > _LANGSTE_TOKEN:
            return None
        actor = identiteit.actor_van(db.session(), token, voorzieningen.klok.nu())
        return _Aangemeld(actor) if actor else None

    @app.before_request
    def open_poort() -> None:
        herkomst = Herkomst(koppen.spoor(), request.remote_addr or "onbekend")
        db.session().info[SPOOR] = herkomst.spoor
        lees_een_stand(db.session())
        handeling = _handeling(app)
        regel = None if handeling is None else REGELS[handeling]  # none: no such address
        if regel is not None and regel.aanmelden and not current_user.is_authenticated:
            raise NietAangemeld
        voor = doel.gevraagd() if regel is not None and regel.voor_doel else Doel.P1
        zet_werk(Poort(voorzieningen, db.session(), herkomst, voor))


_LANGSTE_TOKEN = 200


class _Aangemeld(UserMixin):  # type: ignore[misc] # flask-login ships no types
    """What Flask-Login sees: somebody with an Actor."""

    def __init__(self, actor: Actor) -> None:
        self.actor = actor
        self.id = str(actor.token_id)


def _handeling(app: Flask) -> Handeling | None:
    view = app.view_functions.get(request.endpoint or "")
    return getattr(view, "handeling", None)


def _controleer_routes(app: Flask) -> None:
    """Refuse to start with a route without an act, an act without a rule, or one that forgets to ask its purpose."""
    for regel in app.url_map.iter_rules():
        handeling = getattr(app.view_functions[regel.endpoint], "handeling", None)
        if handeling is None or handeling not in REGELS:
            raise StartFout(f"route {regel.rule} hoort bij geen handeling met een regel")
        if REGELS[handeling].voor_doel is not doel.hoort_bij(regel.rule):
            raise StartFout(f"route {regel.rule} en de regel van {handeling} zijn het niet eens over het doel")
