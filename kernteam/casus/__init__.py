"""The casus and its table: what is known, who takes part, notes, states. Knows no log queries."""
