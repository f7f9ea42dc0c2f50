"""The one service behind a trainer's screens and commands."""
