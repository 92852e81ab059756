"""The overleg of a kernteam at a school: meetings, agenda, who is there, what is said and agreed. Knows no log."""
