"""Lets log lines and what the desk keeps expire when their term is over; what something open still needs stays."""
