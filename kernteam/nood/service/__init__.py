"""The acts of an emergency, one module each."""
