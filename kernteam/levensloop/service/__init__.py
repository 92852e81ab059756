"""The acts of the life of a casus, one file per act or small family."""
