"""Sharing outside the table: may it, on which ground, and the handing over itself. Knows no meeting and no plan."""
