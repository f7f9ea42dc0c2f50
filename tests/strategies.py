"""Texts for hypothesis, without the surrogates that no file holds."""

from __future__ import annotations

from hypothesis import strategies as st

characters = st.characters(exclude_categories=["Cs"])  # naming the codec instead costs seconds at the first use


def texts(least: int = 0, most: int | None = None) -> st.SearchStrategy[str]:
    return st.text(characters, min_size=least, max_size=most)
