"""How every feature finds its own items again for a replay, as one table. Knows no item itself."""

from kernteam.casus.terug import Terug
from kernteam.consult.terug import TERUG as CONSULT
from kernteam.document.terug import TERUG as DOCUMENT
from kernteam.inzageoverzicht.terug import TERUG as INZAGEOVERZICHT
from kernteam.nood.terug import TERUG as NOOD
from kernteam.overleg.terug import TERUG as OVERLEG
from kernteam.plan.terug import TERUG as PLAN
from kernteam.verstrekking.terug import TERUG as VERSTREKKING

TERUG: Terug = {**CONSULT, **DOCUMENT, **INZAGEOVERZICHT, **NOOD, **OVERLEG, **PLAN, **VERSTREKKING}
