"""What an officer does for a parent or youth: make the overview, release a name, look back on that."""
