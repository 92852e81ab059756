"""The entry of the web server and of the `flask` command."""

import sys

from config.logging import stel_in
from config.settings import InstellingFout, lees
from kernteam.app.fabriek import StartFout, create_app
from kernteam.kluis.sleutelbeheer import SleutelFout
from kernteam.logboek.duurzaam import NietDuurzaam
from kernteam.toegang.beleid import BeleidFout
from kernteam.verzegeling.sleutel import LogsleutelFout

try:
    _instellingen = lees()
    stel_in(_instellingen.logniveau)
    app = create_app(_instellingen)
except (InstellingFout, StartFout, SleutelFout, LogsleutelFout, BeleidFout, NietDuurzaam) as fout:
    sys.stderr.write(f"Kernteam start niet: {fout}\n")
    sys.exit(3)  # gunicorn stops on this code; on any other it would try again for ever
