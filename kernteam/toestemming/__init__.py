"""Consent: who must sign, what was signed, and whether it holds today. Knows no web and no casus content."""
