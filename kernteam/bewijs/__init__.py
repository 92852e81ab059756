"""Proofs that a line is in the log and that the log only grew, and checks of it. Reads no line of a casus."""
