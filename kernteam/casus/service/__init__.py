"""The acts of the casus, one file per act or small family. Each takes an Actor, what it needs, and the door."""
