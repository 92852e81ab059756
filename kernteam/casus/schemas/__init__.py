"""What a client sends about a casus. Knows no rule: the service judges it. What it gets back is in `antwoorden`."""
