"""Settings, logging, the web server and the legal tables. Knows no part of the application."""
