"""Ground floor: the tiny value types all floors speak. Knows no database, no web, no library."""
