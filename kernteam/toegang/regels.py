"""Who may do which act: one row per Handeling. Knows no casus; the decision applies the rows."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from kernteam.grond.actor import GEHEIMHOUDERS, Discipline, Partij, Rol
from kernteam.grond.doel import Doel
from kernteam.grond.handeling import Handeling as Act
from kernteam.grond.klasse import NOTITIEKLASSEN, Klasse
from kernteam.grond.status import ACTIEF, GESLOTEN
from kernteam.grond.status import Casusstatus as S

IEDEREEN = frozenset(Rol) - {Rol.ONDERTEKENAAR}  # a link opens nothing but its own acts
AAN_TAFEL = frozenset({Rol.CONTACTPERSOON, Rol.KERNTEAMLID})
TAFELPARTIJEN = frozenset({Partij.SCHOOL, Partij.SWV, Partij.BT, Partij.LPA, Partij.JGZ})
NIET_AFGESLOTEN = frozenset(S) - GESLOTEN


@dataclass(frozen=True, slots=True)
class Regel:
    """One row: which roles, and for acts inside a casus which parties and in which states.

    `aanmelden` False opens the act to everybody. `casus` True asks that the actor is a deelnemer to whom at least
    one item of the casus is open.
    """

    rollen: frozenset[Rol] = IEDEREEN
    aanmelden: bool = True
    casus: bool = False
    casussen: bool = False  # about casussen without being inside one: opening, listing, finding
    partijen: frozenset[Partij] = TAFELPARTIJEN
    eigen_school: bool = False  # only the school that opened the casus
    kent_tafel: bool = False  # only who may know who takes part (PROC of the casus)
    statussen: frozenset[S] = frozenset(S)
    disciplines: frozenset[Discipline] | None = None  # None: every discipline
    toont: frozenset[Klasse] | None = None  # the classes this act gives back; None is all that is open
    meldcode: bool = False  # only inside a record of the meldcode
    signaal: bool = False  # only inside a signal
    doel: Doel | None = None  # the one purpose of this act; None: what the request states, in and about casussen
    link: bool = False  # only with a signing link, and nothing else can be done with one
    nood: bool = False  # an emergency: nobody's consent is asked, and only ID and noodkaarten open (S13)
    consult: bool = False  # only inside a consult, named or anonymous
    voorbij: bool = False  # only once the consult is over
    noodkaarten: bool = False  # shows nothing but noodkaarten
    documenten: bool = False  # shows nothing but documents
    bureau: bool = False  # only inside a record of the desk of the privacyfunctionaris
    verzegelt: bool = False  # the log is sealed up to and with its line before it answers
    toezicht: bool = False  # the privacyfunctionaris may do it without being a deelnemer, and sees no content

    @property
    def voor_doel(self) -> bool:
        """Whether the act is done for a purpose (V12): every act in or about casussen."""
        return self.casus or self.casussen


OPEN = Regel(aanmelden=False)
AANGEMELD = Regel()
LEZEN = Regel(rollen=AAN_TAFEL, casus=True)
SCHRIJVEN = replace(LEZEN, statussen=NIET_AFGESLOTEN)
# in a record of the meldcode the decision itself lets in two people only (domain rules 2.1 VEIL, S14)
MELDCODE = Regel(doel=Doel.P5, meldcode=True)
# in a signal the decision itself lets in one person only (domain rules 6.4 no. 1, 6.5 "enter signal")
SIGNAAL = Regel(doel=Doel.P1, signaal=True)
_LINK = Regel(rollen=frozenset({Rol.ONDERTEKENAAR}), aanmelden=False, doel=Doel.P1, link=True, toont=frozenset())
_SCHOOL = frozenset({Partij.SCHOOL})
_PROC, _ID = frozenset({Klasse.PROC}), frozenset({Klasse.ID})
_ZONDER_LEERPLICHT = TAFELPARTIJEN - {Partij.LPA}
_LIJST = replace(LEZEN, casus=False, casussen=True, toont=_ID | _PROC)  # a list shows what reading would show
_UITNODIGERS = frozenset({Partij.SCHOOL, Partij.BT, Partij.JGZ})
_NOOD = Regel(rollen=AAN_TAFEL, doel=Doel.P5, nood=True, verzegelt=True)
_NOOD_TOEZICHT = replace(_NOOD, rollen=frozenset({Rol.PRIVACYFUNCTIONARIS}))
# of who watches, for the family: he sees that somebody looked, and no content (AVG 39; R18)
_OVERZICHT = replace(LEZEN, rollen=frozenset({Rol.PRIVACYFUNCTIONARIS}), toont=_PROC, toezicht=True, verzegelt=True)
_VERWIJZERS = frozenset({Discipline.GEZINSWERKER, Discipline.JEUGDARTS})
_SPECIALIST = frozenset({Rol.SPECIALIST})
# what a consult shows its specialist is decided item by item; nothing else of the casus exists for him
_CONSULT = Regel(rollen=_SPECIALIST, doel=Doel.P4, consult=True)
_ANONIEM = Regel(rollen=_SPECIALIST | {Rol.KERNTEAMLID}, doel=Doel.P4, consult=True)
_CONSULTVRAAG = replace(SCHRIJVEN, disciplines=GEHEIMHOUDERS, statussen=ACTIEF, toont=_PROC)
_OVERLEG = Regel(rollen=AAN_TAFEL)  # whether he is at this meeting, the facts say
_TOEZICHT = Regel(rollen=frozenset({Rol.PRIVACYFUNCTIONARIS}), verzegelt=True)
_BUREAU = replace(_TOEZICHT, bureau=True)
_KAARTEN = replace(LEZEN, noodkaarten=True)
_DOCUMENTEN = replace(LEZEN, toont=NOTITIEKLASSEN, documenten=True)
_EIGEN_DOCUMENT = replace(_DOCUMENTEN, statussen=NIET_AFGESLOTEN, disciplines=GEHEIMHOUDERS)

# domain rules, section 6.5 (actors and what each may do) and 6.4 (guards)
REGELS: Mapping[Act, Regel] = {
    Act.OPENAPI_LEZEN: OPEN,
    Act.DOCUMENTATIE_LEZEN: OPEN,
    Act.TOKEN_MAKEN: OPEN,
    Act.TOKEN_OPSOMMEN: AANGEMELD,
    Act.TOKEN_INTREKKEN: AANGEMELD,
    Act.GEBRUIKERSPROFIEL_LEZEN: AANGEMELD,
    Act.GEMEENTE_OPSOMMEN: AANGEMELD,
    Act.SCHOOL_OPSOMMEN: AANGEMELD,
    Act.SCHOOL_LEZEN: AANGEMELD,
    Act.CONTACTPERSOON_OPSOMMEN: AANGEMELD,
    Act.SCHOOLKERNTEAM_LEZEN: AANGEMELD,
    Act.ORGANISATIE_OPSOMMEN: AANGEMELD,
    Act.MEDEWERKER_OPSOMMEN: AANGEMELD,
    Act.BEREIKBAARHEID_WIJZIGEN: AANGEMELD,  # one's own, or of whom one leads
    Act.WERK_OPSOMMEN: AANGEMELD,  # as above
    Act.WERK_OVERDRAGEN: AANGEMELD,
    Act.UITDIENSTTREDING_VASTLEGGEN: Regel(rollen=frozenset({Rol.LEIDINGGEVENDE, Rol.BEHEERDER})),
    Act.KERNTEAM_OPSOMMEN: AANGEMELD,
    Act.KERNTEAMLID_OPSOMMEN: AANGEMELD,
    Act.KERNTEAMSCHOOL_OPSOMMEN: AANGEMELD,
    Act.BELEID_LEZEN: AANGEMELD,
    Act.CONVENANT_LEZEN: AANGEMELD,
    Act.CONVENANT_VASTLEGGEN: Regel(rollen=frozenset({Rol.BEHEERDER})),
    Act.CASUS_OPENEN: Regel(rollen=frozenset({Rol.CONTACTPERSOON}), partijen=_SCHOOL, casussen=True),
    Act.CASUS_OPSOMMEN: _LIJST,
    Act.CASUS_ZOEKEN: _LIJST,
    Act.CASUS_LEZEN: LEZEN,
    Act.CASUS_WIJZIGEN: replace(SCHRIJVEN, eigen_school=True),
    Act.OVERGANG_MAKEN: replace(SCHRIJVEN, partijen=_ZONDER_LEERPLICHT, kent_tafel=True),
    Act.OVERGANG_OPSOMMEN: replace(LEZEN, kent_tafel=True, toont=_PROC | _ID),
    Act.OVERNAME_MELDEN: replace(LEZEN, toont=frozenset()),  # it goes on when the casus is closed (S12)
    Act.OVERSTAP_VOORBEREIDEN: replace(
        _LIJST, rollen=frozenset({Rol.CONTACTPERSOON}), eigen_school=True, kent_tafel=True, statussen=NIET_AFGESLOTEN
    ),
    Act.VERBAND_LEGGEN: replace(LEZEN, partijen=_UITNODIGERS, kent_tafel=True, toont=_PROC),  # one of the two is closed
    Act.VERBAND_BEEINDIGEN: replace(LEZEN, partijen=_UITNODIGERS, kent_tafel=True, toont=_PROC),  # as leggen
    Act.VERBAND_OPSOMMEN: replace(LEZEN, kent_tafel=True, toont=_PROC),
    Act.REGISSEUR_AANWIJZEN: replace(SCHRIJVEN, partijen=_UITNODIGERS, kent_tafel=True, toont=_PROC | _ID),
    Act.REGISSEUR_OPSOMMEN: replace(LEZEN, kent_tafel=True, toont=_PROC | _ID),
    Act.BETROKKENE_OPSOMMEN: replace(LEZEN, toont=_ID),
    Act.BETROKKENE_TOEVOEGEN: replace(SCHRIJVEN, eigen_school=True, toont=_ID),
    Act.OMSTANDIGHEID_OPSOMMEN: replace(LEZEN, toont=_ID | {Klasse.GEZ, Klasse.MED}),
    Act.OMSTANDIGHEID_VASTLEGGEN: replace(SCHRIJVEN, kent_tafel=True, toont=_ID),
    Act.DEELNEMER_OPSOMMEN: replace(LEZEN, toont=_PROC),
    Act.DEELNEMER_TOEVOEGEN: replace(SCHRIJVEN, partijen=_UITNODIGERS, kent_tafel=True, toont=_PROC),
    Act.DEELNEMER_BEEINDIGEN: replace(SCHRIJVEN, toont=_PROC),
    Act.AFZIJDIGHEID_MELDEN: replace(LEZEN, toont=_PROC),  # in every state: a closed casus is still read
    Act.AFZIJDIGHEID_OPSOMMEN: replace(
        LEZEN, rollen=AAN_TAFEL | {Rol.PRIVACYFUNCTIONARIS}, eigen_school=True, toont=_PROC, toezicht=True
    ),
    Act.NOTITIE_OPSOMMEN: replace(LEZEN, toont=NOTITIEKLASSEN),
    Act.NOTITIE_TOEVOEGEN: replace(SCHRIJVEN, toont=_PROC),
    Act.NOTITIE_BEVESTIGEN: replace(SCHRIJVEN, disciplines=GEHEIMHOUDERS, toont=NOTITIEKLASSEN),
    Act.VRIJGAVE_MAKEN: replace(SCHRIJVEN, disciplines=GEHEIMHOUDERS, toont=NOTITIEKLASSEN),
    Act.VRIJGAVE_INTREKKEN: replace(SCHRIJVEN, disciplines=GEHEIMHOUDERS, toont=NOTITIEKLASSEN),
    Act.DOCUMENT_OPSOMMEN: _DOCUMENTEN,
    Act.DOCUMENT_TOEVOEGEN: replace(SCHRIJVEN, toont=_PROC),
    Act.DOCUMENT_LEZEN: _DOCUMENTEN,
    Act.DOCUMENTINHOUD_LEZEN: _DOCUMENTEN,
    Act.DOCUMENT_BEVESTIGEN: _EIGEN_DOCUMENT,
    Act.DOCUMENTVRIJGAVE_MAKEN: _EIGEN_DOCUMENT,
    Act.DOCUMENTVRIJGAVE_INTREKKEN: _EIGEN_DOCUMENT,
    Act.TOESTEMMING_OPSOMMEN: replace(LEZEN, kent_tafel=True, toont=_PROC),
    Act.TOESTEMMING_VRAGEN: replace(SCHRIJVEN, kent_tafel=True, toont=_PROC),
    Act.TOESTEMMING_ONDERTEKENEN: replace(SCHRIJVEN, kent_tafel=True, toont=_PROC),
    Act.TOESTEMMING_INTREKKEN: replace(
        LEZEN, kent_tafel=True, toont=_PROC
    ),  # withdrawing is possible in every state (C18)
    Act.PLAN_LEZEN: replace(LEZEN, toont=NOTITIEKLASSEN),
    Act.PLANDOEL_STELLEN: replace(SCHRIJVEN, toont=_PROC),
    Act.PLANDOEL_WIJZIGEN: replace(SCHRIJVEN, toont=_PROC),
    Act.PLANDOEL_BEVESTIGEN: replace(SCHRIJVEN, disciplines=GEHEIMHOUDERS, toont=_PROC),
    Act.PLANVRIJGAVE_MAKEN: replace(SCHRIJVEN, disciplines=GEHEIMHOUDERS, toont=_PROC),
    Act.PLANVRIJGAVE_INTREKKEN: replace(SCHRIJVEN, disciplines=GEHEIMHOUDERS, toont=_PROC),
    Act.PLANACTIE_AFSPREKEN: replace(SCHRIJVEN, toont=_PROC),
    Act.PLANACTIE_WIJZIGEN: replace(SCHRIJVEN, toont=_PROC),
    Act.EVALUATIE_VASTLEGGEN: replace(SCHRIJVEN, toont=_PROC),
    Act.AKKOORD_VASTLEGGEN: replace(SCHRIJVEN, toont=_PROC),
    Act.TEVREDENHEID_VASTLEGGEN: replace(SCHRIJVEN, toont=_PROC),
    Act.FAMILIEGROEPSPLAN_VASTLEGGEN: replace(SCHRIJVEN, toont=_PROC),
    Act.RECHTENTOETS_MAKEN: replace(LEZEN, toont=_ID),  # rights outlive the casus: in every state
    Act.RECHTSVRAAG_STELLEN: AANGEMELD,
    Act.MELDCODE_OPENEN: replace(MELDCODE, rollen=AAN_TAFEL),
    Act.MELDCODE_OPSOMMEN: replace(MELDCODE, rollen=AAN_TAFEL, meldcode=False),
    Act.MELDCODE_LEZEN: MELDCODE,
    Act.MELDCODESTAP_ZETTEN: MELDCODE,
    Act.AANDACHTSFUNCTIONARIS_AANWIJZEN: MELDCODE,
    Act.VEILIGHEIDSMELDING_MAKEN: MELDCODE,
    Act.MELDCODE_AFSLUITEN: MELDCODE,
    Act.SIGNAAL_MELDEN: replace(SIGNAAL, rollen=frozenset({Rol.KERNTEAMLID})),
    Act.SIGNAAL_OPSOMMEN: replace(SIGNAAL, rollen=frozenset({Rol.KERNTEAMLID}), signaal=False),
    Act.SIGNAAL_LEZEN: SIGNAAL,
    Act.SIGNAAL_AANKONDIGEN: SIGNAAL,
    Act.SIGNAAL_AFSLUITEN: SIGNAAL,
    Act.SIGNAAL_OVERDRAGEN: SIGNAAL,
    Act.SIGNAALAFWIJZING_VASTLEGGEN: Regel(rollen=frozenset({Rol.CONTACTPERSOON}), doel=Doel.P1),
    # in every state: what parents agreed to, they can take back (AVG 7(3))
    Act.TERUGKOPPELING_VASTLEGGEN: replace(LEZEN, eigen_school=True, toont=frozenset()),
    Act.INFORMATIETEKST_OPSOMMEN: AANGEMELD,
    Act.INFORMATIETEKST_LEZEN: AANGEMELD,
    Act.BUNDEL_OPSOMMEN: AANGEMELD,
    Act.TEKENLINK_MAKEN: replace(SCHRIJVEN, kent_tafel=True, toont=_PROC),
    Act.TEKENLINK_OPSOMMEN: replace(LEZEN, kent_tafel=True, toont=_PROC),
    Act.TEKENLINK_INTREKKEN: replace(LEZEN, kent_tafel=True, toont=_PROC),
    Act.TEKENLINK_OPENEN: replace(_LINK, toont=_ID),
    Act.TEKENLINK_ANTWOORDEN: _LINK,
    Act.GEBEURTENIS_OPSOMMEN: replace(LEZEN, kent_tafel=True, toont=_PROC),
    Act.ONTVANGSTBEWIJS_LEZEN: replace(LEZEN, kent_tafel=True, toont=_PROC),
    Act.NOODKAART_MAKEN: replace(SCHRIJVEN, noodkaarten=True),
    Act.NOODKAART_OPSOMMEN: _KAARTEN,
    Act.NOODKAART_BEEINDIGEN: _KAARTEN,  # in every state: what is kept for an emergency must be true, or gone
    Act.NOODTOEGANG_OPENEN: _NOOD,
    Act.NOODTOEGANG_LEZEN: _NOOD,
    Act.NOODTOEGANG_OPSOMMEN: Regel(rollen=frozenset({Rol.PRIVACYFUNCTIONARIS})),
    Act.NOODTOEGANG_INZIEN: _NOOD_TOEZICHT,
    Act.NOODTOEGANG_BEOORDELEN: _NOOD_TOEZICHT,
    Act.INFORMERING_VASTLEGGEN: replace(SCHRIJVEN, eigen_school=True, toont=_ID),
    Act.ANONIEMCONSULT_STELLEN: replace(_ANONIEM, rollen=frozenset({Rol.KERNTEAMLID})),
    Act.ANONIEMCONSULT_OPSOMMEN: replace(_ANONIEM, consult=False),
    Act.ANONIEMCONSULT_LEZEN: _ANONIEM,
    Act.ANONIEMCONSULT_BEANTWOORDEN: replace(_ANONIEM, rollen=_SPECIALIST),
    Act.CASUSCONSULT_VRAGEN: _CONSULTVRAAG,  # transition 9; who asks: domain rules 6.5
    Act.CASUSCONSULT_OPSOMMEN: replace(LEZEN, toont=NOTITIEKLASSEN),
    Act.CASUSCONSULT_VERVOLGEN: _CONSULTVRAAG,
    Act.CASUSCONSULT_AFSLUITEN: replace(SCHRIJVEN, disciplines=GEHEIMHOUDERS, toont=_PROC),
    Act.CONSULT_OPSOMMEN: replace(_CONSULT, consult=False, toont=frozenset()),
    Act.CONSULT_LEZEN: _CONSULT,
    Act.CONSULT_BEANTWOORDEN: replace(_CONSULT, toont=frozenset()),
    Act.CONSULT_AFSLUITEN: replace(_CONSULT, toont=frozenset()),
    Act.CONSULTAFZIJDIGHEID_MELDEN: replace(_CONSULT, toont=frozenset()),
    Act.WISSING_BEVESTIGEN: replace(_CONSULT, toont=frozenset(), voorbij=True),
    # totals only, of at least so many people (domain rules 6.5, "aggregates >= k")
    Act.CONSULTAANTAL_OPSOMMEN: Regel(rollen=frozenset({Rol.KERNTEAMLID, Rol.PRIVACYFUNCTIONARIS}), doel=Doel.P6),
    Act.VERWIJZING_OPSOMMEN: replace(LEZEN, toont=_PROC),
    Act.VERWIJZING_MAKEN: replace(_CONSULTVRAAG, disciplines=_VERWIJZERS),  # transition 10
    Act.VERWIJZING_STARTEN: Regel(rollen=_SPECIALIST, doel=Doel.P4),
    Act.TAAK_OPSOMMEN: Regel(toont=_ID | _PROC),
    Act.TAAK_AFRONDEN: AANGEMELD,
    Act.TAAK_UITSTELLEN: AANGEMELD,
    Act.OVERLEG_PLANNEN: _OVERLEG,
    Act.OVERLEG_OPSOMMEN: _OVERLEG,
    Act.OVERLEG_LEZEN: _OVERLEG,
    Act.OVERLEG_WIJZIGEN: _OVERLEG,
    Act.OVERLEG_AFGELASTEN: _OVERLEG,
    Act.OVERLEGREEKS_AFGELASTEN: _OVERLEG,
    Act.KALENDER_LEZEN: _OVERLEG,
    Act.OVERLEGDEELNEMER_VASTLEGGEN: _OVERLEG,
    Act.AGENDA_LEZEN: replace(_OVERLEG, casussen=True),
    Act.AGENDAPUNT_MAKEN: replace(SCHRIJVEN, kent_tafel=True, toont=_PROC),
    Act.AGENDAPUNT_INTREKKEN: replace(SCHRIJVEN, kent_tafel=True, toont=_PROC | NOTITIEKLASSEN),
    Act.BIJDRAGE_MAKEN: replace(SCHRIJVEN, toont=_PROC | _ID),
    Act.ACTIE_MAKEN: replace(SCHRIJVEN, toont=_PROC | _ID),
    Act.ACTIE_AFRONDEN: replace(SCHRIJVEN, toont=_PROC | NOTITIEKLASSEN),
    Act.GENODIGDE_VASTLEGGEN: replace(SCHRIJVEN, toont=_PROC | _ID),
    Act.OVERNAME_MAKEN: replace(_OVERLEG, casussen=True),
    Act.THEMA_MAKEN: _OVERLEG,
    Act.THEMA_WIJZIGEN: _OVERLEG,
    Act.DELINGSVRAAG_STELLEN: AANGEMELD,
    Act.DELINGSTOETS_MAKEN: replace(LEZEN, toont=_PROC),
    Act.VERZOEK_OPSOMMEN: replace(LEZEN, toont=_PROC),
    Act.VERZOEK_VASTLEGGEN: replace(LEZEN, toont=_PROC),
    Act.BEZWAAR_OPSOMMEN: replace(LEZEN, toont=_PROC),
    Act.BEZWAAR_MAKEN: replace(LEZEN, toont=_PROC),
    Act.BEZWAAR_BEOORDELEN: replace(LEZEN, toont=_PROC),
    Act.VERSTREKKING_OPSOMMEN: replace(LEZEN, toont=_PROC),
    Act.VERSTREKKING_LEZEN: replace(LEZEN, toont=NOTITIEKLASSEN | _ID),
    Act.VERSTREKKING_MAKEN: replace(LEZEN, toont=NOTITIEKLASSEN | _ID),  # duties go on in every state
    Act.INZAGE_OPSOMMEN: replace(
        LEZEN, rollen=AAN_TAFEL | {Rol.PRIVACYFUNCTIONARIS}, toont=_PROC, toezicht=True, verzegelt=True
    ),
    Act.LOGREGEL_ZOEKEN: _TOEZICHT,
    Act.LOGDAG_ZOEKEN: _TOEZICHT,
    Act.TOEZICHTREGEL_OPSOMMEN: _TOEZICHT,
    Act.TOEZICHTGEVAL_OPSOMMEN: _TOEZICHT,
    Act.TOEZICHTGEVAL_LEZEN: _BUREAU,
    Act.TOEZICHTGEVAL_BEOORDELEN: _BUREAU,
    Act.TOEZICHTVRAAG_STELLEN: _BUREAU,
    Act.TOEZICHTVRAAG_INTREKKEN: _BUREAU,
    Act.TOEZICHTVRAAG_LEZEN: replace(_BUREAU, rollen=IEDEREEN),
    Act.TOEZICHTVRAAG_BEANTWOORDEN: replace(_BUREAU, rollen=IEDEREEN),
    Act.DATALEK_REGISTREREN: _BUREAU,
    Act.DATALEK_OPSOMMEN: _TOEZICHT,
    Act.DATALEK_LEZEN: _BUREAU,
    Act.DATALEK_MELDEN: _BUREAU,
    Act.DATALEK_AFHANDELEN: _BUREAU,
    Act.STEEKPROEF_TREKKEN: _TOEZICHT,
    Act.STEEKPROEF_OPSOMMEN: _TOEZICHT,
    Act.STEEKPROEF_BEOORDELEN: _TOEZICHT,
    Act.AANDACHTSCASUS_OPSOMMEN: _TOEZICHT,
    Act.AANDACHTSCASUS_TOEVOEGEN: _BUREAU,
    Act.AANDACHTSCASUS_BEVESTIGEN: _BUREAU,
    Act.AANDACHTSCASUS_BEEINDIGEN: _BUREAU,
    Act.TOEZICHTVERSLAG_LEZEN: _TOEZICHT,
    Act.TOEZICHTSTAND_LEZEN: _TOEZICHT,
    Act.INZAGEOVERZICHT_MAKEN: _OVERZICHT,
    Act.NAAMVRIJGAVE_OPSOMMEN: _OVERZICHT,
    Act.NAAMVRIJGAVE_MAKEN: _OVERZICHT,
    Act.LOGUITVOER_MAKEN: _TOEZICHT,
    Act.BEWIJS_LEZEN: _TOEZICHT,
    Act.IJKPUNT_OPSOMMEN: _TOEZICHT,
    Act.SAMENHANG_LEZEN: _TOEZICHT,
    Act.LOGCONTROLE_OPSOMMEN: _TOEZICHT,
    Act.LOGCONTROLE_MAKEN: _TOEZICHT,
    Act.LOGCONTROLE_VASTLEGGEN: Regel(rollen=frozenset()),  # what follows from a check; nobody does it by itself
    Act.VERZEGELING_WIJZIGEN: Regel(rollen=frozenset()),  # nobody through the API
    Act.LOGREGEL_VERVALLEN: Regel(rollen=frozenset()),  # idem
    Act.TOEZICHTGEGEVEN_VERVALLEN: Regel(rollen=frozenset()),  # idem
}
