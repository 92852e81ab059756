"""The log handed out over a period, in four forms, as a stream. Knows no casus content: ids and codes only."""
