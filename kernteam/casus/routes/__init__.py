"""The routes of the casus, by what they are about: parse, call, dump."""

from kernteam.casus.routes import casus, notities, omstandigheden, tafel, toestemmingen
from kernteam.casus.routes.blad import blad

__all__ = ["blad", "casus", "notities", "omstandigheden", "tafel", "toestemmingen"]
