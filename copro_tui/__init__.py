"""copro: a course on co-production and citizen involvement that runs in a terminal."""

__version__ = "0.1.0"
