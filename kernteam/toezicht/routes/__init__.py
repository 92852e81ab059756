"""The routes of the desk, by what they are about: parse, call, dump."""

from kernteam.toezicht.routes import gevallen, overzicht, register
from kernteam.toezicht.routes.blad import blad

__all__ = ["blad", "gevallen", "overzicht", "register"]
