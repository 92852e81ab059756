"""Seals the log: lines into the tree, the tree into signed checkpoints, and both checked again. Knows no rule."""
