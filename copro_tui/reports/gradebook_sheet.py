"""The gradebook as a page: who may be left behind first, then how far everybody is, to be scanned from afar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from copro_tui.analytics.gradebook import Outline, Row
from copro_tui.cohorts.model import people_count
from copro_tui.figures.palette import SHADES
from copro_tui.i18n import gettext as _
from copro_tui.i18n import ngettext
from copro_tui.progress.standing import MASTERY, ModuleStanding, mean_score
from copro_tui.reports.sheet import Advice, attention, bar, scrolled, tabled
from copro_tui.text.days import day_in_words, day_of
from copro_tui.text.html import Html, block, joined, tag

MOST_NAMED = 12
"""The most people who are named in one sentence."""


class Sign(Struct, frozen=True):
    """How far somebody is in a module, as a sign and in words."""

    sign: str
    words: str


def gradebook_sheet(
    cohort: str, modules: Sequence[Outline], people: Sequence[tuple[str, Row]], *, names: bool
) -> Iterator[Html]:
    """``people`` are pairs of what somebody is called here, and their row; ``cohort`` is the id, for commands."""
    rows = [row for _who, row in people]
    nothing = _("Nothing: everybody has begun, and no module is behind.")
    yield attention([*_not_begun(cohort, people, names), *_behind(cohort, modules, rows)], nothing)
    yield tag("h2", _("Module by module"))
    yield _by_module(modules, rows)
    yield tag("h2", _("Everybody"))
    yield _key()
    yield _grid(modules, people)


def _not_begun(cohort: str, people: Sequence[tuple[str, Row]], names: bool) -> Iterator[Advice]:
    found = [who for who, row in people if not row.last]
    if found:
        words = ngettext(
            "%(count)d person has not begun. Ask what is in the way; “copro report %(cohort)s --reminders” writes the "
            "text to send.",
            "%(count)d people have not begun. Ask what is in the way; “copro report %(cohort)s --reminders” writes the "
            "texts to send.",
            len(found),
        )
        listed = ", ".join(found[:MOST_NAMED]) + (" …" if len(found) > MOST_NAMED else "")
        about = (joined(listed),) if names else ()
        yield Advice(words % {"count": len(found), "cohort": cohort}, about)


def _behind(cohort: str, modules: Sequence[Outline], rows: Sequence[Row]) -> Iterator[Advice]:
    """The modules that are asked for by a day and not completed by all, then the one with the lowest mean."""
    means = []
    for at, module in enumerate(modules):
        cells = [row.cells[at] for row in rows]
        waiting = sum(not one.complete for one in cells)
        if module.due and module.required and waiting:
            words = _(
                "%(module)s is for %(day)s, and %(open)d of %(all)d have not completed it. "
                "“copro report %(cohort)s --stuck” says who may need a hand."
            )
            day = day_in_words(date.fromisoformat(module.due))
            values = {"module": module.label, "day": day, "open": waiting, "all": len(rows), "cohort": cohort}
            yield Advice(words % values)
        if (mean := mean_score(one.score for one in cells)) is not None:
            means.append((mean, at))
    lowest, at = min(means, default=(1.0, 0))
    if lowest < MASTERY:
        words = _(
            "Lowest mean: %(module)s, %(mean)d%%. Begin the workshop there; “copro report %(cohort)s --items” "
            "says which questions it is."
        )
        yield Advice(words % {"mean": round(100 * lowest), "module": modules[at].label, "cohort": cohort})


def _by_module(modules: Sequence[Outline], rows: Sequence[Row]) -> Html:
    heads = (
        tag("th", _("Module"), scope="col"),
        tag("th", _("Completed"), scope="col", class_="number"),
        tag("td", "", class_="wide"),
        tag("th", _("Not begun"), scope="col", class_="number wide"),
        tag("th", _("Mean"), scope="col", class_="number"),
    )
    title = _("How many have completed each module")
    return scrolled(title, tabled(title, heads, _module_rows(modules, rows)))


def _module_rows(modules: Sequence[Outline], rows: Sequence[Row]) -> Iterator[Html]:
    for at, module in enumerate(modules):
        cells = [row.cells[at] for row in rows]
        done = sum(one.complete for one in cells)
        about = _module_words(module)
        yield tag(
            "tr",
            tag("th", module.title, tag("span", about, class_="small"), scope="row", class_="words"),
            tag("td", _("%(done)d of %(all)d") % {"done": done, "all": len(rows)}, class_="number"),
            tag("td", bar(done / len(rows) if rows else 0.0), class_="drawn wide"),
            tag("td", str(sum(not one.begun for one in cells)), class_="number wide"),
            tag("td", _mean(mean_score(one.score for one in cells)), class_="number"),
        )


def _module_words(module: Outline) -> str:
    count = len(module.lessons)
    lessons = ngettext("%(count)d lesson", "%(count)d lessons", count) % {"count": count}
    if not module.due:
        return _("%(module)s: %(lessons)s") % {"module": module.label, "lessons": lessons}
    day = day_in_words(date.fromisoformat(module.due))
    return _("%(module)s: %(lessons)s, by %(day)s") % {"module": module.label, "lessons": lessons, "day": day}


def _signs() -> dict[str, Sign]:
    return {
        "mastered": Sign("●", _("every exercise at 80% or more")),
        "complete": Sign("◐", _("completed, with something under 80%")),
        "begun": Sign("◉", _("at work: lessons done of all")),
        "open": Sign("○", _("not begun")),
    }


def _sign_of(cell: ModuleStanding) -> str:
    if cell.mastered == cell.lessons and cell.complete:
        return "mastered"
    return "complete" if cell.complete else "begun" if cell.begun or cell.done else "open"


def _key() -> Html:
    """What signs, numbers and shades mean."""
    signs = [tag("span", joined(tag("b", one.sign), " ", one.words), class_="key") for one in _signs().values()]
    percent = tag(
        "span", _("In per cent: the mean of somebody's best scores. The darker, the more is done."), class_="key"
    )
    return tag("p", joined(*signs, percent, between=" "), class_="quiet keys")


def _grid(modules: Sequence[Outline], people: Sequence[tuple[str, Row]]) -> Html:
    heads = [
        tag("th", _("Who"), scope="col"),
        *(tag("th", module.label, scope="col", class_="module") for module in modules),
        tag("th", _("Last at work"), scope="col", class_="wide"),
    ]
    signs = _signs()
    rows = (
        tag(
            "tr",
            tag("th", who, scope="row", class_="who words"),
            *(_cell(cell, signs) for cell in row.cells),
            tag("td", _day(row.last), class_="wide"),
        )
        for who, row in people
    )
    means = [mean_score(row.cells[at].score for _who, row in people) for at in range(len(modules))]
    foot = block(
        "tfoot",
        tag(
            "tr",
            tag("th", _("All: %(people)s") % {"people": people_count(len(people))}, scope="row", class_="words"),
            *(tag("td", tag("span", _mean(mean), class_="mean"), class_="module") for mean in means),
            tag("td", "", class_="wide"),
        ),
    )
    title = _("Everybody by module")
    return scrolled(title, tabled(title, heads, rows, foot, kind="grid"))


def _cell(cell: ModuleStanding, signs: dict[str, Sign]) -> Html:
    """A sign, lessons done where some are open, and the mean, shaded by how much is done."""
    kind = _sign_of(cell)
    shade = 0 if kind == "open" else 1 + int((len(SHADES) - 1) * cell.done / cell.lessons) if cell.lessons else 0
    sign = tag("span", signs[kind].sign, role="img", aria_label=signs[kind].words, class_="sign")
    count = [tag("span", f"{cell.done}/{cell.lessons}", class_="count")] if kind == "begun" else []
    mean = [tag("span", _mean(cell.score), class_="mean")] if cell.score is not None else []
    return tag("td", sign, *count, *mean, class_=f"module shade-{shade}")


def _mean(score: float | None) -> str:
    return "–" if score is None else f"{round(100 * score)}%"


def _day(stamp: str) -> str:
    day = day_of(stamp)
    return day_in_words(day) if day else "–"
