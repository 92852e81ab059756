"""Emergencies: what is kept for one, opening a casus without consent for an hour, and judging that. Knows no web."""
