"""Proofs about a log, apart from what is logged: tree, tiles, signed notes, checkpoints, witness. Knows no Kernteam."""
