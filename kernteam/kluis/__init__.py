"""The vault: keys, sealed fields, blind index. Opens only for a Doorgang; knows no rule and no feature."""
