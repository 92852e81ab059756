"""Accounts, passwords and tokens: from a login to an Actor in one capacity. Knows no casus."""
