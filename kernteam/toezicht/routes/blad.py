"""The sheet on which the routes of the desk stand, and the rules it works by."""

from typing import cast

from flask import current_app

from kernteam.http.blad import Blad
from kernteam.toezicht.regels import Bureau

blad = Blad("toezicht", __name__, description="Het bureau van de privacyfunctionaris: nagaan wie keek, en waarom.")
BUREAU = "TOEZICHTBUREAU"  # the setting of the app


def bureau() -> Bureau:
    """Give the rules and the control policy of this installation."""
    return cast(Bureau, current_app.config[BUREAU])
