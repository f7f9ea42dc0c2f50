"""Any terminal, however it behaves: input that cannot end a program, signals, suspending, the cursor.

It uses Textual, but knows nothing of the course, so that any Textual program can use it: its app is a ``TerminalApp``.
``docs/terminals.md`` has a table of what is sent and what happens.
"""
