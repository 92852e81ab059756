"""A worry that a kernteamlid notes in his own part before there is a casus, and what he hears of it afterwards."""
