"""The network: gemeenten, scholen, organisaties, medewerkers and kernteams. Knows no account and no casus."""
