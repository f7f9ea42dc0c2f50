"""Whether a course says why its answers are believed, and whether they are worth it (``copro check --evidence``)."""
