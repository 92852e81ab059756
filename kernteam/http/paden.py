"""Converters for parts of a path that have a form of their own. Knows no route and no table."""

from flask import Flask
from werkzeug.routing import BaseConverter


class Vestigingscode(BaseConverter):
    """The code of a location of a school: BRIN and serial number. Anything else is no address at all."""

    regex = "[0-9]{2}[A-Z]{2}[0-9]{2}"


class Tekstversie(BaseConverter):
    """The version of an information text."""

    regex = "[a-z0-9][a-z0-9.-]{0,39}"


class Doelgroep(BaseConverter):
    """For whom an information text is written."""

    regex = "OUDER|JEUGDIGE"


class Nummer(BaseConverter):
    """A number from 1 on, written as one writes it."""

    regex = "[1-9][0-9]{0,17}"

    def to_python(self, value: str) -> int:
        """Read it."""
        return int(value)


def registreer(app: Flask) -> None:
    """Hang the converters on the app; do this before any sheet of routes."""
    app.url_map.converters["vestigingscode"] = Vestigingscode
    app.url_map.converters["tekstversie"] = Tekstversie
    app.url_map.converters["doelgroep"] = Doelgroep
    app.url_map.converters["nummer"] = Nummer
