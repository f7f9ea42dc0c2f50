"""Texts: making them safe to print, measuring, wrapping, ASCII, HTML, “did you mean”."""
