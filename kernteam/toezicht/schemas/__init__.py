"""What a client sends and gets at the desk, by what it is about."""
