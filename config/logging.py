"""The process log: structured lines on stderr, without anything personal. Knows no part of the application."""

import logging
import sys

import structlog


def stel_in(niveau: str) -> None:
    """Write JSON lines with a UTC time; values are ids, counts and kinds only."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelName(niveau)),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
