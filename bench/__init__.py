"""Measures speed: each entry compares the application with an ordinary one in the same run. Knows no test."""
