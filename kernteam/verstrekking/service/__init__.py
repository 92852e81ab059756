"""The acts of sharing outside the table, one module for each thing they are about."""
