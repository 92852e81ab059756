"""Kernteam: the backend through which schools and a kernteam work on a casus together."""

VERSIE = "0.1.0"
