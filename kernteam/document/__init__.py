"""Documents in a casus: received, judged by content, stripped, sealed in chunks, and given back. Knows no meeting."""
