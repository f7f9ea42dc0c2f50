"""A framework described point by point, for people who listen to it. Pure: each line is one or two sentences."""

from __future__ import annotations

from collections.abc import Iterator

from copro_tui.frameworks import Band, Crosswalk, Framework, Point
from copro_tui.i18n import gettext as _
from copro_tui.i18n import ngettext
from copro_tui.text.marks import marked

FROM_THE_TOP = ("ladder", "scale")
"""The shapes whose last point stands at the top, and is read first."""


def in_words(framework: Framework) -> tuple[str, ...]:
    """A framework as lines: what it is, then its points in the order drawn, with the name of each band first."""
    lines = [opening(framework)]
    runs = [(band, list(enumerate(framework.points))[first : last + 1]) for band, first, last in framework.spans()]
    if framework.shape in FROM_THE_TOP:
        runs = [(band, points[::-1]) for band, points in reversed(runs)]
    for band, points in runs:
        if band is not None:
            words = band_words(band, [place + 1 for place, _point in points])
            lines.append(f"{words} {band.gloss}".strip())
        lines += [_point_line(place + 1, point) for place, point in points]
    return (*lines, *_table(framework))


def point_in_words(framework: Framework, point_id: str) -> tuple[str, ...]:
    """One point as lines: its number, name and meaning, then what the framework's table says of it."""
    point = framework.point(point_id)
    told = [f"{row.name}: {row.cells[point_id]}" for row in framework.rows if point_id in row.cells]
    return (_point_line(framework.places[point_id] + 1, point), *told)


def opening(framework: Framework) -> str:
    """A sentence or two on what the figure is, and in which direction it is read."""
    return _("%(title)s. %(shape)s") % {"title": framework.label, "shape": shape_words(framework)}


def shape_words(framework: Framework) -> str:
    """A sentence on the shape of a figure, and in which direction it is read. Its name may say how many points it has,
    so the sentence does so only where that says how long the way is."""
    count = len(framework.points)
    match framework.shape:
        case "ladder":
            words = ngettext(
                "A ladder of %(count)d rung, read from the top.",
                "A ladder of %(count)d rungs, read from the top.",
                count,
            )
        case "scale":
            words = ngettext(
                "A scale of %(count)d point, read from the top.",
                "A scale of %(count)d points, read from the top.",
                count,
            )
        case "spectrum":
            words = ngettext(
                "A line of %(count)d point, read from left to right.",
                "A line of %(count)d points, read from left to right.",
                count,
            )
        case "venn":
            words = _("They overlap: the second is where the others meet.")
        case "cycle":
            words = _("They go round in a circle: after the last comes the first again.")
        case "domains":
            words = ngettext("%(count)d domain.", "%(count)d domains.", count)
        case "columns":
            words = ngettext("%(count)d column.", "%(count)d columns, side by side.", count)
        case _:
            words = _("They are in no order.")
    return words % {"count": count}


def in_words_beside(left: Framework, right: Framework, crosswalk: Crosswalk) -> tuple[str, ...]:
    """Two frameworks side by side in words: what roughly corresponds, from the top, then what has no partner."""
    lines = [
        _("Side by side: %(one)s; %(other)s.") % {"one": left.label, "other": right.label},
        *([str(marked(crosswalk.caution))] if crosswalk.caution else []),
    ]
    links = sorted(crosswalk.links(left, right), key=lambda link: -max(left.places[one] for one in link[0]))
    for ids, others in links:
        lines.append(
            _("%(one)s: %(points)s. %(other)s: %(others)s.")
            % {
                "one": left.label,
                "points": _names(left, ids),
                "other": right.label,
                "others": _names(right, others),
            }
        )
    joined = {one for ids, others in links for one in (*ids, *others)}
    for framework in (left, right):
        if alone := [point.id for point in framework.points if point.id not in joined]:
            lines.append(
                _("Only in “%(title)s”: %(points)s.") % {"title": framework.label, "points": _names(framework, alone)}
            )
    return tuple(lines)


def _names(framework: Framework, ids: tuple[str, ...] | list[str]) -> str:
    ordered = sorted(ids, key=framework.places.__getitem__, reverse=framework.shape in FROM_THE_TOP)
    return ", ".join(framework.point(one).name for one in ordered)


def band_words(band: Band, numbers: list[int]) -> str:
    """A band and the numbers of its points, as a sentence."""
    if len(numbers) == 1:
        return _("Band: %(band)s, at %(first)d.") % {"band": band.name, "first": numbers[0]}
    values = {"band": band.name, "first": numbers[0], "last": numbers[-1]}
    return _("Band: %(band)s, from %(first)d to %(last)d.") % values


def _point_line(number: int, point: Point) -> str:
    parts = [_("%(number)d. %(name)s.") % {"number": number, "name": point.name}, point.gloss]
    if point.voice:
        parts.append(_("“%(voice)s”") % {"voice": point.voice})
    if point.examples:
        parts.append(_("For example: %(list)s.") % {"list": ", ".join(point.examples)})
    return " ".join(parts)


def _table(framework: Framework) -> Iterator[str]:
    names = {band.id: band.name for band in framework.bands} | {one.id: one.label for one in framework.points}
    for row in framework.rows:
        yield _("%(row)s:") % {"row": row.name}
        for key, text in row.cells.items():
            yield _("%(name)s: %(text)s") % {"name": names[key], "text": text}
