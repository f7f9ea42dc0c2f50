"""The files of this course are laid out in one way, which ``docs/authors.md`` describes."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.course.layout import WIDTH, files, laid_out


@pytest.mark.parametrize("path", files(), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_file_is_laid_out_as_all_the_others_are(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    ours, asked = text.splitlines(), laid_out(text).splitlines()
    first = next(
        (place for place, (one, other) in enumerate(zip(ours, asked, strict=False)) if one != other),
        min(len(ours), len(asked)),
    )
    assert ours == asked, (
        f"line {first + 1} should be:\n{asked[first : first + 1]}\nTo mend all: python -m tests.course.layout"
    )


def test_layout_alters_no_word() -> None:
    text = (
        "# who\nremember: 'One: two'\n"
        f"because: {'word ' * 40}\n"
        "steps:\n  - page: one\n    text: |\n      Some\n      words.\n\n"
        "      - an item\n        of two lines\n      - another\n"
        "  - sort: two\n    groups: [{id: a, text: 'A, or b'}]\n    at: {a: 1, b: 0.5}\n    see: [one, two]\n"
    )
    new = laid_out(text)
    before, after = yaml.safe_load(text), yaml.safe_load(new)
    assert before["steps"][0].pop("text").split() == after["steps"][0].pop("text").split()
    assert before == after
    assert laid_out(new) == new
    assert max(map(len, new.splitlines())) <= WIDTH
    assert new.startswith("# who\n")
