"""A region to try things in: real schools, fictional people. Knows no production."""
