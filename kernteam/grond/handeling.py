"""Every act of the system, once. The word is the operationId, the rule, the service function and the log line."""

from enum import StrEnum


class Handeling(StrEnum):
    """An act, as `zelfstandig naamwoord.werkwoord`."""

    # the front door: open to everyone
    OPENAPI_LEZEN = "openapi.lezen"
    DOCUMENTATIE_LEZEN = "documentatie.lezen"
    TOKEN_MAKEN = "token.maken"  # noqa: S105 - the name of an act, not a secret
    TOKEN_OPSOMMEN = "token.opsommen"  # noqa: S105
    TOKEN_INTREKKEN = "token.intrekken"  # noqa: S105
    GEBRUIKERSPROFIEL_LEZEN = "gebruikersprofiel.lezen"

    GEMEENTE_OPSOMMEN = "gemeente.opsommen"
    SCHOOL_OPSOMMEN = "school.opsommen"
    SCHOOL_LEZEN = "school.lezen"
    CONTACTPERSOON_OPSOMMEN = "contactpersoon.opsommen"
    SCHOOLKERNTEAM_LEZEN = "schoolkernteam.lezen"
    ORGANISATIE_OPSOMMEN = "organisatie.opsommen"
    MEDEWERKER_OPSOMMEN = "medewerker.opsommen"
    BEREIKBAARHEID_WIJZIGEN = "bereikbaarheid.wijzigen"
    WERK_OPSOMMEN = "werk.opsommen"
    WERK_OVERDRAGEN = "werk.overdragen"
    UITDIENSTTREDING_VASTLEGGEN = "uitdiensttreding.vastleggen"
    KERNTEAM_OPSOMMEN = "kernteam.opsommen"
    KERNTEAMLID_OPSOMMEN = "kernteamlid.opsommen"
    KERNTEAMSCHOOL_OPSOMMEN = "kernteamschool.opsommen"
    BELEID_LEZEN = "beleid.lezen"
    CONVENANT_LEZEN = "convenant.lezen"
    CONVENANT_VASTLEGGEN = "convenant.vastleggen"

    CASUS_OPENEN = "casus.openen"
    CASUS_OPSOMMEN = "casus.opsommen"
    CASUS_ZOEKEN = "casus.zoeken"
    CASUS_LEZEN = "casus.lezen"
    CASUS_WIJZIGEN = "casus.wijzigen"
    OVERGANG_MAKEN = "overgang.maken"
    OVERGANG_OPSOMMEN = "overgang.opsommen"
    OVERNAME_MELDEN = "overname.melden"
    OVERSTAP_VOORBEREIDEN = "overstap.voorbereiden"
    VERBAND_LEGGEN = "verband.leggen"
    VERBAND_BEEINDIGEN = "verband.beeindigen"
    VERBAND_OPSOMMEN = "verband.opsommen"
    REGISSEUR_AANWIJZEN = "regisseur.aanwijzen"
    REGISSEUR_OPSOMMEN = "regisseur.opsommen"
    BETROKKENE_OPSOMMEN = "betrokkene.opsommen"
    BETROKKENE_TOEVOEGEN = "betrokkene.toevoegen"
    OMSTANDIGHEID_OPSOMMEN = "omstandigheid.opsommen"
    OMSTANDIGHEID_VASTLEGGEN = "omstandigheid.vastleggen"
    DEELNEMER_OPSOMMEN = "deelnemer.opsommen"
    DEELNEMER_TOEVOEGEN = "deelnemer.toevoegen"
    DEELNEMER_BEEINDIGEN = "deelnemer.beeindigen"
    AFZIJDIGHEID_MELDEN = "afzijdigheid.melden"
    AFZIJDIGHEID_OPSOMMEN = "afzijdigheid.opsommen"
    NOTITIE_OPSOMMEN = "notitie.opsommen"
    NOTITIE_TOEVOEGEN = "notitie.toevoegen"
    NOTITIE_BEVESTIGEN = "notitie.bevestigen"
    VRIJGAVE_MAKEN = "vrijgave.maken"
    VRIJGAVE_INTREKKEN = "vrijgave.intrekken"
    DOCUMENT_OPSOMMEN = "document.opsommen"
    DOCUMENT_TOEVOEGEN = "document.toevoegen"
    DOCUMENT_LEZEN = "document.lezen"
    DOCUMENTINHOUD_LEZEN = "documentinhoud.lezen"
    DOCUMENT_BEVESTIGEN = "document.bevestigen"
    DOCUMENTVRIJGAVE_MAKEN = "documentvrijgave.maken"
    DOCUMENTVRIJGAVE_INTREKKEN = "documentvrijgave.intrekken"
    TOESTEMMING_OPSOMMEN = "toestemming.opsommen"
    TOESTEMMING_VRAGEN = "toestemming.vragen"
    TOESTEMMING_ONDERTEKENEN = "toestemming.ondertekenen"
    TOESTEMMING_INTREKKEN = "toestemming.intrekken"

    PLAN_LEZEN = "plan.lezen"
    PLANDOEL_STELLEN = "plandoel.stellen"
    PLANDOEL_WIJZIGEN = "plandoel.wijzigen"
    PLANDOEL_BEVESTIGEN = "plandoel.bevestigen"
    PLANVRIJGAVE_MAKEN = "planvrijgave.maken"
    PLANVRIJGAVE_INTREKKEN = "planvrijgave.intrekken"
    PLANACTIE_AFSPREKEN = "planactie.afspreken"
    PLANACTIE_WIJZIGEN = "planactie.wijzigen"
    EVALUATIE_VASTLEGGEN = "evaluatie.vastleggen"
    AKKOORD_VASTLEGGEN = "akkoord.vastleggen"
    TEVREDENHEID_VASTLEGGEN = "tevredenheid.vastleggen"
    FAMILIEGROEPSPLAN_VASTLEGGEN = "familiegroepsplan.vastleggen"
    RECHTENTOETS_MAKEN = "rechtentoets.maken"
    RECHTSVRAAG_STELLEN = "rechtsvraag.stellen"
    MELDCODE_OPENEN = "meldcode.openen"
    MELDCODE_OPSOMMEN = "meldcode.opsommen"
    MELDCODE_LEZEN = "meldcode.lezen"
    MELDCODESTAP_ZETTEN = "meldcodestap.zetten"
    AANDACHTSFUNCTIONARIS_AANWIJZEN = "aandachtsfunctionaris.aanwijzen"
    VEILIGHEIDSMELDING_MAKEN = "veiligheidsmelding.maken"
    MELDCODE_AFSLUITEN = "meldcode.afsluiten"
    SIGNAAL_MELDEN = "signaal.melden"
    SIGNAAL_OPSOMMEN = "signaal.opsommen"
    SIGNAAL_LEZEN = "signaal.lezen"
    SIGNAAL_AANKONDIGEN = "signaal.aankondigen"
    SIGNAAL_AFSLUITEN = "signaal.afsluiten"
    SIGNAAL_OVERDRAGEN = "signaal.overdragen"
    SIGNAALAFWIJZING_VASTLEGGEN = "signaalafwijzing.vastleggen"
    TERUGKOPPELING_VASTLEGGEN = "terugkoppeling.vastleggen"
    INFORMATIETEKST_OPSOMMEN = "informatietekst.opsommen"
    INFORMATIETEKST_LEZEN = "informatietekst.lezen"
    BUNDEL_OPSOMMEN = "bundel.opsommen"
    TEKENLINK_MAKEN = "tekenlink.maken"
    TEKENLINK_OPSOMMEN = "tekenlink.opsommen"
    TEKENLINK_INTREKKEN = "tekenlink.intrekken"
    # by the signer himself, who has no account
    TEKENLINK_OPENEN = "tekenlink.openen"
    TEKENLINK_ANTWOORDEN = "tekenlink.antwoorden"
    GEBEURTENIS_OPSOMMEN = "gebeurtenis.opsommen"
    ONTVANGSTBEWIJS_LEZEN = "ontvangstbewijs.lezen"
    NOODKAART_MAKEN = "noodkaart.maken"
    NOODKAART_OPSOMMEN = "noodkaart.opsommen"
    NOODKAART_BEEINDIGEN = "noodkaart.beeindigen"
    NOODTOEGANG_OPENEN = "noodtoegang.openen"
    NOODTOEGANG_LEZEN = "noodtoegang.lezen"
    NOODTOEGANG_OPSOMMEN = "noodtoegang.opsommen"
    NOODTOEGANG_INZIEN = "noodtoegang.inzien"
    NOODTOEGANG_BEOORDELEN = "noodtoegang.beoordelen"
    INFORMERING_VASTLEGGEN = "informering.vastleggen"
    ANONIEMCONSULT_STELLEN = "anoniemconsult.stellen"
    ANONIEMCONSULT_OPSOMMEN = "anoniemconsult.opsommen"
    ANONIEMCONSULT_LEZEN = "anoniemconsult.lezen"
    ANONIEMCONSULT_BEANTWOORDEN = "anoniemconsult.beantwoorden"
    CASUSCONSULT_VRAGEN = "casusconsult.vragen"
    CASUSCONSULT_OPSOMMEN = "casusconsult.opsommen"
    CASUSCONSULT_VERVOLGEN = "casusconsult.vervolgen"
    CASUSCONSULT_AFSLUITEN = "casusconsult.afsluiten"
    # by the specialist, who sees the consult and nothing else of the casus
    CONSULT_OPSOMMEN = "consult.opsommen"
    CONSULT_LEZEN = "consult.lezen"
    CONSULT_BEANTWOORDEN = "consult.beantwoorden"
    CONSULT_AFSLUITEN = "consult.afsluiten"
    CONSULTAFZIJDIGHEID_MELDEN = "consultafzijdigheid.melden"
    WISSING_BEVESTIGEN = "wissing.bevestigen"
    CONSULTAANTAL_OPSOMMEN = "consultaantal.opsommen"
    VERWIJZING_OPSOMMEN = "verwijzing.opsommen"
    VERWIJZING_MAKEN = "verwijzing.maken"
    VERWIJZING_STARTEN = "verwijzing.starten"
    TAAK_OPSOMMEN = "taak.opsommen"
    TAAK_AFRONDEN = "taak.afronden"
    TAAK_UITSTELLEN = "taak.uitstellen"
    OVERLEG_PLANNEN = "overleg.plannen"
    OVERLEG_OPSOMMEN = "overleg.opsommen"
    OVERLEG_LEZEN = "overleg.lezen"
    OVERLEG_WIJZIGEN = "overleg.wijzigen"
    OVERLEG_AFGELASTEN = "overleg.afgelasten"
    OVERLEGREEKS_AFGELASTEN = "overlegreeks.afgelasten"
    KALENDER_LEZEN = "kalender.lezen"
    OVERLEGDEELNEMER_VASTLEGGEN = "overlegdeelnemer.vastleggen"
    AGENDA_LEZEN = "agenda.lezen"
    AGENDAPUNT_MAKEN = "agendapunt.maken"
    AGENDAPUNT_INTREKKEN = "agendapunt.intrekken"
    BIJDRAGE_MAKEN = "bijdrage.maken"
    ACTIE_MAKEN = "actie.maken"
    ACTIE_AFRONDEN = "actie.afronden"
    GENODIGDE_VASTLEGGEN = "genodigde.vastleggen"
    OVERNAME_MAKEN = "overname.maken"
    THEMA_MAKEN = "thema.maken"
    THEMA_WIJZIGEN = "thema.wijzigen"
    DELINGSVRAAG_STELLEN = "delingsvraag.stellen"
    DELINGSTOETS_MAKEN = "delingstoets.maken"
    VERZOEK_OPSOMMEN = "verzoek.opsommen"
    VERZOEK_VASTLEGGEN = "verzoek.vastleggen"
    BEZWAAR_OPSOMMEN = "bezwaar.opsommen"
    BEZWAAR_MAKEN = "bezwaar.maken"
    BEZWAAR_BEOORDELEN = "bezwaar.beoordelen"
    VERSTREKKING_OPSOMMEN = "verstrekking.opsommen"
    VERSTREKKING_LEZEN = "verstrekking.lezen"
    VERSTREKKING_MAKEN = "verstrekking.maken"
    INZAGE_OPSOMMEN = "inzage.opsommen"
    INZAGEOVERZICHT_MAKEN = "inzageoverzicht.maken"
    NAAMVRIJGAVE_OPSOMMEN = "naamvrijgave.opsommen"
    NAAMVRIJGAVE_MAKEN = "naamvrijgave.maken"
    LOGREGEL_ZOEKEN = "logregel.zoeken"
    LOGDAG_ZOEKEN = "logdag.zoeken"
    TOEZICHTREGEL_OPSOMMEN = "toezichtregel.opsommen"
    TOEZICHTGEVAL_OPSOMMEN = "toezichtgeval.opsommen"
    TOEZICHTGEVAL_LEZEN = "toezichtgeval.lezen"
    TOEZICHTGEVAL_BEOORDELEN = "toezichtgeval.beoordelen"
    TOEZICHTVRAAG_STELLEN = "toezichtvraag.stellen"
    TOEZICHTVRAAG_INTREKKEN = "toezichtvraag.intrekken"
    # by who is asked, too
    TOEZICHTVRAAG_LEZEN = "toezichtvraag.lezen"
    TOEZICHTVRAAG_BEANTWOORDEN = "toezichtvraag.beantwoorden"
    DATALEK_REGISTREREN = "datalek.registreren"
    DATALEK_OPSOMMEN = "datalek.opsommen"
    DATALEK_LEZEN = "datalek.lezen"
    DATALEK_MELDEN = "datalek.melden"
    DATALEK_AFHANDELEN = "datalek.afhandelen"
    STEEKPROEF_TREKKEN = "steekproef.trekken"
    STEEKPROEF_OPSOMMEN = "steekproef.opsommen"
    STEEKPROEF_BEOORDELEN = "steekproef.beoordelen"
    AANDACHTSCASUS_OPSOMMEN = "aandachtscasus.opsommen"
    AANDACHTSCASUS_TOEVOEGEN = "aandachtscasus.toevoegen"
    AANDACHTSCASUS_BEVESTIGEN = "aandachtscasus.bevestigen"
    AANDACHTSCASUS_BEEINDIGEN = "aandachtscasus.beeindigen"
    TOEZICHTVERSLAG_LEZEN = "toezichtverslag.lezen"
    TOEZICHTSTAND_LEZEN = "toezichtstand.lezen"
    TOEZICHTGEGEVEN_VERVALLEN = "toezichtgegeven.vervallen"  # by command only: the term of what the desk keeps is over
    LOGUITVOER_MAKEN = "loguitvoer.maken"
    BEWIJS_LEZEN = "bewijs.lezen"
    IJKPUNT_OPSOMMEN = "ijkpunt.opsommen"
    SAMENHANG_LEZEN = "samenhang.lezen"
    LOGCONTROLE_OPSOMMEN = "logcontrole.opsommen"
    LOGCONTROLE_MAKEN = "logcontrole.maken"
    LOGCONTROLE_VASTLEGGEN = "logcontrole.vastleggen"  # what a check of the log found: by command, or after asking one
    VERZEGELING_WIJZIGEN = "verzegeling.wijzigen"  # by command only: another key, or a new era
    LOGREGEL_VERVALLEN = "logregel.vervallen"  # by command only: lines whose term is over are emptied

    @property
    def schrijft(self) -> bool:
        """Whether the act changes stored data; every other act may change nothing but the log."""
        return self.value.rpartition(".")[2] not in _LEEST and self not in _ANTWOORDT

    @property
    def regel(self) -> bool:
        """Whether the act writes a log line; only what is public is read without one."""
        return self not in _ZONDER_REGEL

    @property
    def route(self) -> bool:
        """Whether the act is done through the API; what is not, is done at a terminal."""
        return self not in _OPDRACHT

    @property
    def eigen_kring(self) -> bool:
        """Whether its lines stay in the own organisation: that one reported, or was signalled to, is not for others."""
        return self in _EIGEN_KRING


# every other verb may change something; these make an answer, and keep nothing
_LEEST = frozenset({"lezen", "opsommen", "zoeken", "inzien"})
_ANTWOORDT = frozenset(
    {
        Handeling.RECHTENTOETS_MAKEN,
        Handeling.RECHTSVRAAG_STELLEN,
        Handeling.DELINGSVRAAG_STELLEN,
        Handeling.DELINGSTOETS_MAKEN,
        Handeling.OVERNAME_MAKEN,
        Handeling.INZAGEOVERZICHT_MAKEN,
        Handeling.LOGUITVOER_MAKEN,
        Handeling.LOGCONTROLE_MAKEN,
    }
)
_OPDRACHT = frozenset(
    {
        Handeling.TOEZICHTGEGEVEN_VERVALLEN,
        Handeling.LOGCONTROLE_VASTLEGGEN,
        Handeling.VERZEGELING_WIJZIGEN,
        Handeling.LOGREGEL_VERVALLEN,
    }
)
_ZONDER_REGEL = frozenset(
    {
        Handeling.OPENAPI_LEZEN,
        Handeling.DOCUMENTATIE_LEZEN,
        Handeling.TOKEN_OPSOMMEN,
        Handeling.GEBRUIKERSPROFIEL_LEZEN,
        Handeling.GEMEENTE_OPSOMMEN,
        Handeling.SCHOOL_OPSOMMEN,
        Handeling.SCHOOL_LEZEN,
        Handeling.CONTACTPERSOON_OPSOMMEN,
        Handeling.SCHOOLKERNTEAM_LEZEN,
        Handeling.ORGANISATIE_OPSOMMEN,
        Handeling.MEDEWERKER_OPSOMMEN,
        Handeling.KERNTEAM_OPSOMMEN,
        Handeling.KERNTEAMLID_OPSOMMEN,
        Handeling.KERNTEAMSCHOOL_OPSOMMEN,
        Handeling.INFORMATIETEKST_OPSOMMEN,
        Handeling.INFORMATIETEKST_LEZEN,
        Handeling.BUNDEL_OPSOMMEN,
        Handeling.BELEID_LEZEN,
        Handeling.CONVENANT_LEZEN,
    }
)
_EIGEN_KRING = frozenset(
    {
        Handeling.TERUGKOPPELING_VASTLEGGEN,
        Handeling.DELINGSTOETS_MAKEN,
        Handeling.VERZOEK_OPSOMMEN,
        Handeling.VERZOEK_VASTLEGGEN,
        Handeling.BEZWAAR_OPSOMMEN,
        Handeling.BEZWAAR_MAKEN,
        Handeling.BEZWAAR_BEOORDELEN,
        Handeling.VERSTREKKING_OPSOMMEN,
        Handeling.VERSTREKKING_LEZEN,
        Handeling.VERSTREKKING_MAKEN,
    }
)
