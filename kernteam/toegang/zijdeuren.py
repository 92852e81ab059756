"""The doors beside the table: meldcode, signal, desk, signer's link, consult, emergency. Pure, as the decision is.

None of them asks for a seat, and only a consult with a name asks for consent; each lets in only who it was made for.
"""

from collections.abc import Sequence

from kernteam.grond.actor import GEHEIMHOUDERS, Actor, Partij, Rol
from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import DEELBAAR, Klasse
from kernteam.toegang.beleid import Beleid, Code
from kernteam.toegang.feiten import (
    AnoniemFeiten,
    CasusFeiten,
    ConsultFeiten,
    Feiten,
    MeldcodeFeiten,
    Onderdeel,
    SignaalFeiten,
    TekenFeiten,
    ToezichtFeiten,
)
from kernteam.toegang.regels import Regel
from kernteam.toegang.uitkomst import Besluit, Gewogen, Oordeel, Reden, casus_van, geweigerd, toegestaan

# what lifts secrecy toward who receives a report (domain rules B07, B09, B08)
_MELDGROND = {Partij.VT: "Wmo 5.2.6", Partij.RVDK: "BW 1:240", Partij.GI: "Jeugdwet 7.3.11(4)"}


def in_meldcode(actor: Actor, handeling: Handeling, feiten: MeldcodeFeiten, beleid: Beleid) -> Besluit:
    """Decide in a record of the meldcode: for its handler and his aandachtsfunctionaris, and nobody else (2.1, S14)."""
    reden, grondslagen = Reden.TOEGESTAAN, frozenset({"AVG 6(1)e"})
    wie = (feiten.behandelaar, feiten.aandachtsfunctionaris)
    if actor.medewerker_id not in wie or actor.organisatie_id != feiten.organisatie_id:
        reden = Reden.NIET_EIGEN
    elif feiten.ontvanger is not None:
        cel = beleid.cel(actor.partij, feiten.ontvanger, Klasse.VEIL, feiten.dag)
        if cel.code is not Code.MELDRECHT or feiten.ontvanger not in _MELDGROND:
            reden = Reden.GEEN_GROND
        else:
            grondslagen |= {_MELDGROND[feiten.ontvanger]}
    mag = reden is Reden.TOEGESTAAN
    geraakt = mag and bool(feiten.rijen or feiten.ontvanger)
    return Besluit(
        handeling,
        toegestaan=mag,
        reden=reden,
        beleid=beleid.versie,
        casus_id=feiten.meldcode_id,
        open=frozenset((rij_id, Klasse.VEIL) for rij_id in feiten.rijen if mag),
        klassen=frozenset({Klasse.VEIL} if geraakt else ()),
        eigenaren=frozenset({feiten.organisatie_id} if geraakt else ()),
        grondslagen=grondslagen if mag else frozenset(),
    )


def in_signaal(actor: Actor, handeling: Handeling, feiten: SignaalFeiten, beleid: Beleid) -> Besluit:
    """Decide in a signal: for who noted it in his own part, and nobody else (6.4 no. 1; secrecy: Jeugdwet 7.3.11)."""
    reden = Reden.TOEGESTAAN if feiten.eigen_school else Reden.NIET_EIGEN_SCHOOL
    if actor.medewerker_id != feiten.melder or actor.organisatie_id != feiten.organisatie_id:
        reden = Reden.NIET_EIGEN
    mag = reden is Reden.TOEGESTAAN
    klassen = feiten.klassen if mag else frozenset()
    return Besluit(
        handeling,
        toegestaan=mag,
        reden=reden,
        beleid=beleid.versie,
        casus_id=feiten.signaal_id,
        open=frozenset((feiten.signaal_id, klasse) for klasse in klassen),
        klassen=klassen,
        eigenaren=frozenset({feiten.organisatie_id} if klassen else ()),
        grondslagen=frozenset({"AVG 6(1)e"}) if mag else frozenset(),
    )


def in_toezicht(actor: Actor, handeling: Handeling, feiten: ToezichtFeiten, beleid: Beleid) -> Besluit:
    """Decide at the desk: for the privacyfunctionaris, and for who is asked something; never about oneself (F4).

    Who is asked reads his question and answers it, also when it is about himself: that is what it is for.
    """
    over_zichzelf = actor.medewerker_id in feiten.over
    leiding = actor.rol is Rol.LEIDINGGEVENDE and actor.organisatie_id == feiten.leiding_van and not over_zichzelf
    gevraagd = leiding or actor.medewerker_id == feiten.gevraagde
    bureau = actor.rol is Rol.PRIVACYFUNCTIONARIS and not over_zichzelf
    mag = {
        Handeling.TOEZICHTVRAAG_BEANTWOORDEN: gevraagd,
        Handeling.TOEZICHTVRAAG_LEZEN: gevraagd or bureau,
    }.get(handeling, bureau)
    reden = Reden.OVER_ZICHZELF if actor.rol is Rol.PRIVACYFUNCTIONARIS and over_zichzelf else Reden.NIET_EIGEN
    return Besluit(
        handeling,
        toegestaan=mag,
        reden=Reden.TOEGESTAAN if mag else reden,
        beleid=beleid.versie,
        casus_id=feiten.record_id,
        open=frozenset((rij_id, Klasse.PROC) for rij_id in feiten.rijen if mag),
        klassen=frozenset({Klasse.PROC} if mag and feiten.rijen else ()),
        grondslagen=frozenset({"AVG 6(1)e"} if mag else ()),
    )


def met_link(actor: Actor | None, handeling: Handeling, regel: Regel, feiten: Feiten | None, beleid: Beleid) -> Besluit:
    """Decide for a signer without an account: what is wrong with his link is never told (domain rules 1.3)."""
    if not isinstance(feiten, TekenFeiten) or actor is None or actor.rol not in regel.rollen or not feiten.geldig:
        return Besluit(handeling, False, Reden.LINK, beleid.versie, casus_id=casus_van(feiten))
    if not feiten.herkend:
        return Besluit(handeling, False, Reden.GEBOORTEDATUM, beleid.versie, casus_id=feiten.casus_id)
    open_ = [een for een in feiten.onderdelen if een.klasse in (regel.toont or ())]
    return Besluit(
        handeling,
        toegestaan=True,
        reden=Reden.TOEGESTAAN,
        beleid=beleid.versie,
        casus_id=feiten.casus_id,
        open=frozenset((een.rij_id, een.klasse) for een in open_),
        klassen=frozenset(een.klasse for een in open_),
        eigenaren=frozenset(een.herkomst_id for een in open_),
        grondslagen=frozenset({"AVG 7"}),
        toestemming_id=feiten.toestemming_id,
    )


def in_consult(
    actor: Actor,
    handeling: Handeling,
    regel: Regel,
    feiten: ConsultFeiten,
    gewogen: Sequence[Gewogen],
    beleid: Beleid,
) -> Besluit:
    """Decide for the specialist of a consult with a name (transition 9, C19): its items, and only while it runs.

    `gewogen` weighs those items as for anybody at the table: own, or by the consent for consult and the release.
    """
    reden = _consultbeletsel(actor, regel, feiten, gewogen)
    if reden is not None:
        return geweigerd(handeling, reden, feiten.casus, beleid)
    return toegestaan(handeling, feiten.casus, beleid, gewogen)


def _consultbeletsel(actor: Actor, regel: Regel, feiten: ConsultFeiten, gewogen: Sequence[Gewogen]) -> Reden | None:
    if actor.partij is not Partij.SPEC or actor.organisatie_id != feiten.aanbieder_id or feiten.afzijdig:
        return Reden.NIET_EIGEN
    if regel.voorbij:
        return Reden.CONSULT_LOOPT if feiten.loopt else None
    # what others put before him must be open, not only what he said himself
    van_ander = any(oordeel.open and o.herkomst_id != actor.organisatie_id for o, oordeel in gewogen)
    return None if feiten.loopt and van_ander else Reden.CONSULT_VOORBIJ


def in_anoniem_consult(actor: Actor, handeling: Handeling, feiten: AnoniemFeiten, beleid: Beleid) -> Besluit:
    """Decide in a consult without a name (S02): for who asked and for the specialists he asked (6.5)."""
    reden = Reden.TOEGESTAAN
    gevraagd = actor.rol is Rol.SPECIALIST and actor.organisatie_id == feiten.aanbieder_id
    steller = (actor.medewerker_id, actor.organisatie_id) == (feiten.vraagsteller, feiten.organisatie_id)
    if feiten.vervallen or not (gevraagd or steller):
        reden = Reden.NIET_EIGEN
    elif steller and actor.discipline not in GEHEIMHOUDERS:
        reden = Reden.DISCIPLINE
    mag = reden is Reden.TOEGESTAAN
    open_ = mag and feiten.toont
    return Besluit(
        handeling,
        toegestaan=mag,
        reden=reden,
        beleid=beleid.versie,
        casus_id=feiten.consult_id,
        open=frozenset({(feiten.consult_id, Klasse.GEZ)} if open_ else ()),
        grondslagen=frozenset({"AVG overweging 26"} if mag else ()),
    )


def in_nood(actor: Actor, handeling: Handeling, feiten: CasusFeiten, beleid: Beleid) -> Besluit:
    """Decide on an emergency (S13, B11): ID and what owners keep for it, for whom the school can call on.

    The privacyfunctionaris looks back: he reads why it was opened, and nothing of the casus.
    """
    reden = _noodbeletsel(actor, handeling, feiten)
    if reden is not None:
        return geweigerd(handeling, reden, feiten, beleid)
    toezicht = actor.rol is Rol.PRIVACYFUNCTIONARIS
    oordeel = _TOEZICHT if toezicht else _NOOD
    gewogen = [(o, oordeel) for o in feiten.onderdelen if _noodzakelijk(o, feiten, toezicht=toezicht)]
    return toegestaan(handeling, feiten, beleid, gewogen)


_NOOD = Oordeel(open=True, reden=Reden.NOOD, avg="AVG 6(1)d; AVG 9(2)c; UAVG 22(2)b", geheim="vitaal belang")
_TOEZICHT = Oordeel(open=True, reden=Reden.TOEZICHT, avg="AVG 6(1)e")


def _noodzakelijk(onderdeel: Onderdeel, feiten: CasusFeiten, *, toezicht: bool) -> bool:
    van_de_toegang = onderdeel.rij_id == feiten.nood.toegang_id
    if toezicht or van_de_toegang:
        return toezicht and van_de_toegang
    return onderdeel.klasse is Klasse.ID or (onderdeel.noodkaart and onderdeel.klasse in DEELBAAR)


def _noodbeletsel(actor: Actor, handeling: Handeling, feiten: CasusFeiten) -> Reden | None:
    """Give why this is not his emergency: who may is in domain rules 6.5, "break glass"."""
    if actor.rol is Rol.PRIVACYFUNCTIONARIS:
        return Reden.EIGEN_NOODTOEGANG if handeling.schrijft and feiten.nood.van_actor else None
    van_school = actor.rol is Rol.CONTACTPERSOON and actor.organisatie_id == feiten.organisatie_id
    van_kernteam = actor.discipline in GEHEIMHOUDERS and actor.medewerker_id in feiten.nood.kernteam
    if not (van_school or van_kernteam):
        return Reden.NIET_GEROEPEN
    if not feiten.nood.van_actor:
        return Reden.NIET_EIGEN
    return Reden.VERLOPEN if feiten.nood.verlopen else None
