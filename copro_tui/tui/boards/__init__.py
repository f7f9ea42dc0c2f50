"""Boards: exercises as they are worked on, one file a kind."""
