"""Any terminal: its cursor and its driver. Textual, but nothing of the course."""
