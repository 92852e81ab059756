"""The acts of the overleg, one file per family. Each takes an Actor, what it needs, and the door."""
