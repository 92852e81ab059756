"""The routes of the desk, by what they are about: parse, call, dump."""

from kernteam.toezicht.routes import aandacht, gevallen, noodoordelen, overzicht, register
from kernteam.toezicht.routes.blad import blad

__all__ = ["aandacht", "blad", "gevallen", "noodoordelen", "overzicht", "register"]
