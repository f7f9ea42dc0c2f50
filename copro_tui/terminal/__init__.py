"""The terminal's cursor and driver. It uses Textual, but knows nothing of the course."""
