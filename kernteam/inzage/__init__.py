"""The audit desk: who looked at what, when, as what and why. Knows no casus content."""
