"""verwijzing.opsommen: that somebody was referred is PROC of who referred."""

from tests.casus.bewijs import probleem
from tests.consult.proef import casus_met_consent, toestemming, vraag
from tests.consult.test_verwijzing_maken import verwijs
from tests.klant import Spel
from tests.rollen import org


def test_table_sees_the_referral_and_strangers_do_not(spel: Spel) -> None:
    casus = casus_met_consent(spel)
    consult = vraag(spel, casus)
    getekend = toestemming(spel, casus, regime="JW_HULP")
    verwijzing = verwijs(spel, casus, consult).json["id"]
    pad = f"/casussen/{casus['id']}/verwijzingen"
    for wie in ("contactpersoon", "gezinswerker", "jeugdverpleegkundige"):
        (een,) = spel.klanten[wie].get(pad).json["resultaten"]
        assert (een["id"], een["consultId"], een["wachtdagen"]) == (verwijzing, consult, 0)
        assert (een["regime"], een["toestemmingId"], een["aanbiederId"]) == ("JW_HULP", getekend, str(org("spec")))
    for wie in ("collega", "vreemde", "leerplicht"):
        probleem(spel.klanten[wie].get(pad), 404)
