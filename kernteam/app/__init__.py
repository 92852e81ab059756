"""Wires all parts by hand: the only package that knows them all."""
