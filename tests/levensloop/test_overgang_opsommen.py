"""overgang.opsommen: what was, what can follow, and what each step waits for, for who may know the table."""

from datetime import timedelta

import time_machine

from kernteam.grond.klok import Klok
from tests.casus.bewijs import ALLEEN_SQLITE, opdrachten, probleem
from tests.klant import Klant, Spel
from tests.levensloop.verloop import DICHT, ga, in_overleg, pad_van, regisseur
from tests.rollen import PERSONEN


def lees(klant: Klant, casus: dict[str, str]) -> dict[str, object]:
    antwoord = klant.get(f"{pad_van(casus)}/overgangen")
    assert antwoord.status_code == 200, antwoord.json
    return antwoord.json  # type: ignore[no-any-return]


def stappen(klant: Klant, casus: dict[str, str]) -> dict[str, tuple[bool, list[str]]]:
    gelezen = lees(klant, casus)["stappen"]
    return {een["naar"]: (een["vanzelf"], [eis["code"] for eis in een["ontbreekt"]]) for een in gelezen}  # type: ignore[attr-defined]


def test_history_and_next_steps_follow_the_casus(spel: Spel) -> None:
    casus = spel.open_casus("school", "bt")
    gelezen = lees(spel.contactpersoon, casus)
    assert (gelezen["status"], gelezen["overnames"], gelezen["herstellenUiterlijkDatum"]) == ("OPEN", [], None)
    verloop = [(een["van"], een["naar"]) for een in gelezen["overgangen"]]  # type: ignore[attr-defined]
    assert verloop == [("TOESTEMMING_GEVRAAGD", "OPEN"), ("SIGNAAL", "TOESTEMMING_GEVRAAGD"), (None, "SIGNAAL")]
    eerste = gelezen["overgangen"][0]  # type: ignore[index]
    assert eerste["gemaaktDoor"] == str(PERSONEN["contactpersoon"].medewerker_id)
    assert stappen(spel.contactpersoon, casus) == {
        "OVERLEG": (False, ["S10_AGENDA", "S11_OUDERS"]),
        "OPGESCHORT": (True, ["TOESTEMMING_GELDT"]),
        "AFGESLOTEN": (False, ["REDEN"]),
        "OVERGEDRAGEN": (False, ["NIEUWE_SCHOOL", "OUDERS_INFORMEREN"]),
    }


def test_each_reader_gets_his_own_steps(spel: Spel) -> None:
    casus = in_overleg(spel)
    eigen, ander = stappen(spel.gezinswerker, casus), stappen(spel.jeugdverpleegkundige, casus)
    assert eigen["PLAN"] == (False, ["DOEL", "WOORDEN_OUDERS"])
    assert ander["PLAN"] == (False, ["REGISSEUR", "DOEL", "WOORDEN_OUDERS"])
    assert (eigen["AFGESLOTEN"][1], ander["AFGESLOTEN"][1]) == (["REDEN"], ["SLUITER", "REDEN"])


def test_suspended_casus_says_until_when_it_can_be_mended(spel: Spel) -> None:
    casus = spel.open_casus("school", "bt")
    intrekking = spel.intrekking(casus["gezaghebbenden"][0])
    spel.contactpersoon.post(f"/toestemmingen/{casus['toestemmingId']}/intrekkingen", intrekking)
    assert lees(spel.contactpersoon, casus)["herstellenUiterlijkDatum"] == spel.over(29)
    assert stappen(spel.contactpersoon, casus)["OPEN"] == (True, ["TOESTEMMING"])
    taak = next(
        een
        for een in spel.contactpersoon.get("/mijn/taken").json["resultaten"]
        if een["soort"] == "OPSCHORTING_HERSTELLEN"
    )
    assert (taak["uiterlijkDatum"], taak["teLaat"]) == (spel.over(29), False)


def test_consent_that_expired_counts_from_its_own_day(spel: Spel) -> None:
    casus = spel.open_casus(toestemming=spel.aanvraag("school", "bt", dagen=10))
    for wie in casus["gezaghebbenden"]:
        spel.teken(casus["toestemmingId"], wie)
    einde = spel.vandaag() + timedelta(days=10)
    with time_machine.travel(Klok().nu() + timedelta(days=45), tick=True):
        later = Spel(spel.app)
        gelezen = lees(later.contactpersoon, casus)
        uiterlijk = einde + timedelta(days=29)
        assert (gelezen["status"], gelezen["herstellenUiterlijkDatum"]) == ("OPGESCHORT", uiterlijk.isoformat())
        taken = later.contactpersoon.get("/mijn/taken").json["resultaten"]
        assert [een["teLaat"] for een in taken if een["soort"] == "OPSCHORTING_HERSTELLEN"] == [True]


def test_only_who_may_know_the_table_sees_it(spel: Spel) -> None:
    casus = spel.open_casus("school", "bt", klassen=("ID", "OND"))
    probleem(spel.gezinswerker.get(f"{pad_van(casus)}/overgangen"), 403, "GEEN_PROC")
    probleem(spel.vreemde.get(f"{pad_van(casus)}/overgangen"), 404)


@ALLEEN_SQLITE
def test_number_of_statements_does_not_grow_with_the_history(spel: Spel) -> None:
    kort, lang = spel.open_casus("school", "bt"), in_overleg(spel)
    regisseur(spel, lang, "jeugdverpleegkundige", "ANDERE_TAAK")
    ga(spel.jeugdverpleegkundige, lang, **DICHT)
    aantallen = []
    for casus in (kort, lang):
        with opdrachten(spel.app) as gezien:
            lees(spel.contactpersoon, casus)
        aantallen.append(len(gezien))
    assert aantallen[0] == aantallen[1]
