"""The lint itself: a good page passes, and each fault is found."""

from __future__ import annotations

import pytest

from tests.documents.lint import contrast, problems

GOOD = """\
<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>A page</title>
<style>body { color: #1b2428; background: #ffffff; } h2 { border-bottom: 2px solid #0b5c6b; }</style>
</head>
<body><main><h1>A page</h1><h2>A part</h2><p>Words.</p>
<svg role="img" aria-labelledby="one"><title id="one">A line</title><text fill="#1b2428">A point</text>
<circle fill="#ffffff" stroke="#5b6a72"/></svg>
</main></body>
</html>
"""

FAULTS = {
    "no doctype": ("<!DOCTYPE html>\n", "", "does not say that it is HTML"),
    "no language": (' lang="en"', "", "does not say its language"),
    "an empty language": ('lang="en"', 'lang=""', "does not say its language"),
    "no encoding": ('<meta charset="utf-8">', "", "does not say its encoding"),
    "no title": ("<title>A page</title>", "", "not exactly one title"),
    "two titles": ("<title>A page</title>", "<title>A page</title><title>B</title>", "not exactly one title"),
    "no main part": ("<main>", "", "0 main parts"),
    "two first headings": ("<h2>A part</h2>", "<h1>A part</h1>", "2 headings of the first level"),
    "a level left out": ("<h2>A part</h2>", "<h3>A part</h3>", "level 3 after one of level 1"),
    "an empty heading": ("<h2>A part</h2>", "<h2> </h2>", "an empty heading"),
    "a picture without words": ("<p>Words.</p>", '<img alt="">', "a picture without words"),
    "a drawing without a role": (' role="img"', "", "does not say that it is a picture"),
    "a drawing without a title": ('<title id="one">A line</title>', "", "a drawing without a title"),
    "a drawing with an empty title": (">A line<", "> <", "a drawing with an empty title"),
    "an id twice": ("<p>", '<p id="one">', "the id one is used twice"),
    "a script": ("<p>Words.</p>", "<script></script>", "there is a script"),
    "a style sheet elsewhere": ("</head>", '<link rel="stylesheet" href="a.css"></head>', "there is a link"),
    "something that runs": ("<p>", '<p onclick="x()">', "p runs onclick"),
    "a picture to fetch": ("<p>Words.</p>", '<img alt="x" src="https://a.b/c">', "img fetches https://a.b/c"),
    "an import": ("body {", '@import "a.css"; body {', "the style sheet fetches something"),
    "a picture in the style": ("body {", "h1 { background: #fff url(a.png); } body {", "the style sheet fetches"),
    "a pale text": ("color: #1b2428", "color: #999999", "#999999 on #ffffff is only 2.85 to 1"),
    "a pale label": ('text fill="#1b2428"', 'text fill="#ffffff"', "text fill: #ffffff on #ffffff is only 1.00 to 1"),
    "a pale line": ("#0b5c6b", "#c0c0c0", "#c0c0c0 on #ffffff"),
    "a colour by name": ("color: #1b2428", "color: gray", "the colour gray cannot be judged"),
    "no ground": ("background: #ffffff;", "", "does not say its ground"),
    "an element left open": ("<p>Words.</p>", "<p><b>Words.</p>", "do not nest"),
    "a page that goes on": ("<title>", '<meta http-equiv="refresh" content="1"><title>', "goes somewhere else"),
}


def test_a_good_page_has_no_problems() -> None:
    assert problems(GOOD) == []


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_is_found(fault: str) -> None:
    good, bad, said = FAULTS[fault]
    assert good in GOOD
    assert any(said in one for one in problems(GOOD.replace(good, bad, 1))), problems(GOOD.replace(good, bad, 1))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("#000", "#fff", 21), ("#ffffff", "#ffffff", 1), ("#767676", "#ffffff", 4.54), ("#ff0000", "#ffffff", 4.00)],
)
def test_contrast_is_that_of_the_standard(one: str, other: str, expected: float) -> None:
    assert contrast(one, other) == pytest.approx(expected, abs=0.005)
    assert contrast(other, one) == contrast(one, other)
