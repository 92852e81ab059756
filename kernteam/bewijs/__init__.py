"""Gives proofs that a line is in the log and that the log only grew. Knows no rule and reads no line of a casus."""
