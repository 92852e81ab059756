"""The acts on signals, one module per step of its life. Knows no web."""
