"""The acts of signing, one module for each kind."""
