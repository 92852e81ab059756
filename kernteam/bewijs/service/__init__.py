"""What is done with the sealed log, by what it gives."""
