"""Storage floor: the declarative base, engines, the guard on writing, migrations. Knows no table of any feature."""
