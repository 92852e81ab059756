"""The access log: append-only lines, stored durably before anything is done. Knows ids only, no names or values."""
