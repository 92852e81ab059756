"""Telling the family what is done with their data: when, whom and how, or why later. Knows no emergency."""
