"""The acts of consult, one module each."""
