"""Consult of specialist help: without a name, with a name item by item, and referral. Knows no other feature."""
