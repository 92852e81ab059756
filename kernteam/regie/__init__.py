"""Who leads a casus: exactly one regisseur at a time, and who led it before. Knows no transition and no web."""
