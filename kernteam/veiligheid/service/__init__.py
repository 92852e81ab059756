"""The acts of the meldcode, one file per kind."""
