"""What a file is, whether it may be kept, and what is left of it without metadata. One module for each form."""
