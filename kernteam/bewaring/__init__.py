"""Lets log lines expire when their term is over, and keeps those that something open still needs."""
