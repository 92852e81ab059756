"""The overview for a parent or youth: when professionals looked, and why they might. Knows no content."""
