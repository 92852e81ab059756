"""Lists and records what is established about the family; the consent is judged again at once. Knows no web."""

from dataclasses import dataclass, replace
from uuid import UUID, uuid4

from kernteam.casus.inzage import OmstandigheidInzage, omstandigheden_voor
from kernteam.casus.models import Omstandigheid
from kernteam.casus.omstandigheid import VORMEN, Gegevens, als_feit, als_tekst, fouten_in, rekentekst
from kernteam.casus.service.betrokkenen import Toegevoegd
from kernteam.casus.service.binnen import Binnen, ga_binnen
from kernteam.casus.service.openen import TE_VEEL_GEZAG
from kernteam.casus.service.status import andere_standen, werk_status_bij
from kernteam.grond.actor import GEHEIMHOUDERS, Actor, Partij
from kernteam.grond.bsn import GEEN_BSN
from kernteam.grond.fouten import Fout, Geweigerd, Ongeldig, Strijdig
from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import Klasse
from kernteam.netwerk import service as netwerk
from kernteam.taak import service as taak
from kernteam.taak.models import Taaksoort
from kernteam.taak.service import Voor
from kernteam.toegang.beleid import KERNTEAM
from kernteam.toegang.poort import Poort
from kernteam.toestemming.antwoord import Antwoord
from kernteam.toestemming.gezin import Nadeelsituatie, beeld_op, heeft_te_veel_gezag, is_tegenstrijdig, leeftijd
from kernteam.toestemming.gezin import Omstandigheidsoort as Soort
from kernteam.toestemming.ondertekenaars import ZELF, ZELF_MEE

NOODSITUATIE = "NOODSITUATIE"


@dataclass(frozen=True, slots=True, repr=False)
class NieuweOmstandigheid:
    """Something established, as entered."""

    gegevens: Gegevens
    toelichting: str | None = None
    bevestigd_geen_bsn: bool = False


def opsommen(actor: Actor, casus_id: UUID, poort: Poort) -> tuple[OmstandigheidInzage, ...]:
    """List what was established, as far as the actor may read it (handeling omstandigheid.opsommen)."""
    binnen = ga_binnen(actor, Handeling.OMSTANDIGHEID_OPSOMMEN, casus_id, poort)
    return omstandigheden_voor(binnen.geladen, binnen.bos, binnen.besluit)


def vastleggen(actor: Actor, casus_id: UUID, nieuw: NieuweOmstandigheid, poort: Poort) -> Toegevoegd:
    """Record what was established (handeling omstandigheid.vastleggen); it counts from its own day on (C17).

    Raises Ongeldig with every fault in what was entered, Geweigerd when only a professional under secrecy may
    establish it, Strijdig when it does not fit this family.
    """
    gegevens = nieuw.gegevens
    fouten = fouten_in(gegevens, nieuw.toelichting, poort.klok.vandaag(), geen_bsn=nieuw.bevestigd_geen_bsn)
    if fouten:
        raise Ongeldig(fouten)
    nood = gegevens.situatie is Nadeelsituatie.OUDERS_NIET_BEREIKBAAR
    bijzonder = NOODSITUATIE if nood else GEEN_BSN if nieuw.bevestigd_geen_bsn else None
    binnen = ga_binnen(actor, Handeling.OMSTANDIGHEID_VASTLEGGEN, casus_id, poort, bijzonder)
    _eis_beroep(actor, gegevens)
    _eis_dat_het_past(binnen, gegevens)
    volgnummer = len(binnen.geladen.omstandigheden) + 1
    gezin = binnen.geladen.gezin
    gezin = replace(gezin, feiten=(*gezin.feiten, als_feit(gegevens, volgnummer)))
    if is_tegenstrijdig(gezin):
        raise Strijdig("Een kind heeft een voogd of ouders met gezag, niet beide op één dag.", "TEGENSTRIJDIG")
    if heeft_te_veel_gezag(gezin, gegevens.datum):
        raise Strijdig(TE_VEEL_GEZAG, "TE_VEEL_GEZAG")
    anders = andere_standen(binnen)
    binnen.schrijf()
    rij = _bewaar(binnen, nieuw, VORMEN[gegevens.soort].klasse, volgnummer)
    binnen.geladen.gezin = gezin
    werk_status_bij(binnen, anders)
    if nood:  # C06: act, and inform afterwards
        voor, nu = Voor(medewerker_id=actor.medewerker_id), binnen.nu
        vandaag = poort.klok.vandaag()
        taak.maak(
            poort.sessie, Taaksoort.OUDERS_INFORMEREN, voor, nu, casus_id=casus_id, object_id=rij.id, uiterlijk=vandaag
        )
    return Toegevoegd(rij.id)


def _bewaar(binnen: Binnen, nieuw: NieuweOmstandigheid, klasse: Klasse, volgnummer: int) -> Omstandigheid:
    rij = Omstandigheid(
        id=uuid4(),
        casus_id=binnen.casus.id,
        volgnummer=volgnummer,
        klasse=klasse,
        herkomst_id=binnen.actor.organisatie_id,
        herkomst=binnen.actor.partij,
        vastgelegd_op=binnen.nu,
        vastgelegd_door=binnen.actor.medewerker_id,
    )
    binnen.bos.zegel_in(
        rij,
        gegevens=als_tekst(nieuw.gegevens),
        toelichting=nieuw.toelichting,
        rekengegevens=rekentekst(nieuw.gegevens),
    )
    binnen.poort.sessie.add(rij)
    return rij


def _eis_beroep(actor: Actor, gegevens: Gegevens) -> None:
    """Let only a professional under secrecy judge; what another one judged, the school takes over by naming him."""
    vorm = VORMEN[gegevens.soort]
    if not vorm.geheimhouder or actor.discipline in GEHEIMHOUDERS:
        return
    if "oordeel_van" not in vorm.mag or actor.partij is not Partij.SCHOOL:
        raise Geweigerd("Dit stelt alleen iemand vast met een eigen beroepsgeheim.", "DISCIPLINE")
    if gegevens.oordeel_van is None:
        raise Ongeldig([Fout("/oordeelVan", "VERPLICHT", "Noem het beroep van wie dit oordeelde.")])


def _eis_dat_het_past(binnen: Binnen, gegevens: Gegevens) -> None:
    """Check it against the family as it is on its day."""
    gezin, wie = binnen.geladen.gezin, gegevens.betrokkene_id
    beeld = beeld_op(gezin, KERNTEAM, gegevens.datum)
    if wie is not None and ((wie, Klasse.ID) not in binnen.besluit.open or wie not in gezin.volwassenen):
        raise Strijdig("Noem een volwassene die bij deze casus staat.", "GEEN_VOLWASSENE")
    if gegevens.datum < gezin.geboortedatum and gegevens.soort is not Soort.ONDERTOEZICHTSTELLING:
        raise Strijdig("Deze dag ligt voor de geboorte van de jeugdige.", "VOOR_GEBOORTE")
    if gegevens.soort in (Soort.GEZAG_EINDIGT, Soort.VERVANGENDE_TOESTEMMING) and wie not in beeld.gezag:
        raise Strijdig("Deze persoon heeft op die dag geen gezag.", "GEEN_GEZAGHEBBENDE")
    if gegevens.soort is Soort.GEZAG_EINDIGT and wie in beeld.betwist and gegevens.bron is None:
        uitleg = "Het gezag van deze persoon is betwist. Zeg waar is nagegaan dat het is geëindigd."
        raise Ongeldig([Fout("/bron", "VERPLICHT", uitleg)])  # C13
    if gegevens.soort is Soort.SAMENWONEND and (len(beeld.gezag) != 2 or beeld.voogden):  # noqa: PLR2004 - a pair
        raise Strijdig("Er zijn op die dag niet precies twee ouders met gezag.", "GEEN_TWEE_OUDERS")
    if gegevens.soort is Soort.WELOVERWOGEN_WENS:
        _eis_wens(binnen, gegevens)
    if gegevens.organisatie_id is not None:
        organisatie = netwerk.organisaties(binnen.poort.sessie, {gegevens.organisatie_id}).get(gegevens.organisatie_id)
        if organisatie is None or organisatie.partij is not Partij.GI:
            raise Strijdig("Deze organisatie is geen gecertificeerde instelling.", "GEEN_GI")


def _eis_wens(binnen: Binnen, gegevens: Gegevens) -> None:
    # Jeugdwet 7.3.4(2), BW 7:450(2): he keeps wishing it after a parent refused (C04)
    gezin = binnen.geladen.gezin
    if not ZELF_MEE <= leeftijd(gezin.geboortedatum, gegevens.datum) < ZELF:
        raise Strijdig("Dit geldt voor een jeugdige van 12 tot en met 15 jaar.", "LEEFTIJD")
    regimes = set(gegevens.regimes or ())
    antwoorden = (
        een for verzoek in binnen.geladen.verzoeken if verzoek.vraag[0] in regimes for een in verzoek.antwoorden
    )
    if not any(
        een.antwoord is not Antwoord.GEGEVEN and een.betrokkene_id != gezin.jeugdige_id and not een.eigen_gegevens
        for een in antwoorden
    ):
        raise Strijdig("Leg eerst vast dat een ouder toestemming voor deze hulp weigert.", "GEEN_WEIGERING")
