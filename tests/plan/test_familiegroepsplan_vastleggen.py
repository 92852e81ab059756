"""familiegroepsplan.vastleggen: the family was offered first to make the plan itself (Jeugdwet 4.1.2)."""

from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, niets_bewaard, probleem, regels
from tests.klant import Spel
from tests.plan.plannen import aanbod, plan, post


def test_offer_and_choice_are_kept_also_from_before_the_casus(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('school', 'bt')['id']}"
    eerder = aanbod(spel, keuze="DENKT_NA", aangebodenDatum=spel.over(-10))
    post(spel, "gezinswerker", f"{pad}/plan/familiegroepsplannen", eerder)
    post(spel, "gezinswerker", f"{pad}/plan/familiegroepsplannen", aanbod(spel))
    gelezen = plan(spel, "contactpersoon", pad)["familiegroepsplannen"]
    assert [(een["keuze"], een["aangebodenDatum"]) for een in gelezen] == [
        ("DENKT_NA", spel.over(-10)),
        ("ZIET_AF", spel.over(0)),
    ]
    assert kort(regels(spel, "familiegroepsplan.vastleggen")) == [("TOEGESTAAN", "TOEGESTAAN")] * 2


@ALLEEN_SQLITE
def test_offer_of_tomorrow_or_by_a_stranger_is_refused(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus()['id']}"
    with niets_bewaard(spel, "gezinswerker"):
        morgen = spel.contactpersoon.post(
            f"{pad}/plan/familiegroepsplannen", aanbod(spel, aangebodenDatum=spel.over(1))
        )
        assert fouten(morgen) == {("/aangebodenDatum", "TOEKOMST")}
        probleem(spel.gezinswerker.post(f"{pad}/plan/familiegroepsplannen", aanbod(spel)), 404)
