"""Safety apart: the meldcode in a record of its own, with its own key and owner. Knows no casus (domain rule S14)."""
