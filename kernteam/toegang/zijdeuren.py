"""The doors beside the table: the meldcode, a signal, a signer's link, an emergency. Pure, as the decision is.

None of them asks for a seat or a consent; each lets in only who it was made for.
"""

from kernteam.grond.actor import GEHEIMHOUDERS, Actor, Partij, Rol
from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import DEELBAAR, Klasse
from kernteam.toegang.beleid import Beleid, Code
from kernteam.toegang.feiten import CasusFeiten, Feiten, MeldcodeFeiten, Onderdeel, SignaalFeiten, TekenFeiten
from kernteam.toegang.regels import Regel
from kernteam.toegang.uitkomst import Besluit, Oordeel, Reden, casus_van, geweigerd, toegestaan

# what lifts secrecy toward who receives a report (domain rules B07, B09, B08)
_MELDGROND = {Partij.VT: "Wmo 5.2.6", Partij.RVDK: "BW 1:240", Partij.GI: "Jeugdwet 7.3.11(4)"}


def in_record(actor: Actor, handeling: Handeling, feiten: MeldcodeFeiten | SignaalFeiten, beleid: Beleid) -> Besluit:
    """Decide in a record apart from every casus: for whose it is."""
    if isinstance(feiten, SignaalFeiten):
        return in_signaal(actor, handeling, feiten, beleid)
    return in_meldcode(actor, handeling, feiten, beleid)


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
