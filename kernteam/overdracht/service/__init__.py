"""What is handed over, handing it over, and leaving. Knows no web."""
