"""Handing over the work of a colleague who leaves or is away. Knows no content of a casus."""
