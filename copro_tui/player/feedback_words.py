"""What is said of an answer, in both front ends: on a case that was put down, at a check, at the end of an exercise."""

from __future__ import annotations

from copro_tui.exercises import Exercise, Mark
from copro_tui.i18n import gettext as _
from copro_tui.i18n import ngettext
from copro_tui.player.step_view import StepView
from copro_tui.text.numbers import number_word
from copro_tui.text.safe import safe

SIGNS = {"right": "✓", "arguable": "≈", "near": "✗", "wrong": "✗", "missed": "✓", "unmarked": ""}
"""The sign that goes before the words on a mark, by verdict."""


def place_name(exercise: Exercise, place: str) -> str:
    """A place by its number and its name: “3 information”."""
    number = next(n for n, one in enumerate(exercise.places, start=1) if one.id == place)
    point = exercise.framework.by_id.get(place) if exercise.framework else None
    return f"{number} {safe(point.label if point else exercise.options[place])}"


def verdict_words(exercise: Exercise, given: Mark) -> str:
    """How a case was answered, as a sentence."""
    match given.verdict:
        case "right":
            return _("Right.")
        case "arguable":
            return _("You can argue that. Most would say %(place)s.") % {"place": place_name(exercise, given.target)}
        case "near":
            return _("Close, but not quite.")
    return _("Not quite.")


def places_words(exercise: Exercise, given: Mark) -> str:
    """Where a case was put and where it belongs, as a sentence; empty if it needs no saying."""
    if given.verdict in ("right", "arguable") or not given.place:
        return ""
    values = {"yours": place_name(exercise, given.place), "its": place_name(exercise, given.target)}
    return _("You: %(yours)s. Its place: %(its)s.") % values


def after_case(view: StepView) -> str:
    """What follows once the reason of a case was read; empty if simply the next one."""
    if view.phase != "down" or view.case is None or not (view.exercise and view.exercise.scored):
        return ""
    if not view.work.earlier and view.signs.get(view.case.id) == "wrong":
        return _("This one comes back once at the end.")
    if len(view.work.earlier) == 1 and view.coming_back and not view.another_look:
        return coming_back_words(view)
    return ""


def coming_back_words(view: StepView) -> str:
    """That cases come back, once all were put down."""
    count = len(view.coming_back)
    return ngettext(
        "One comes back. You know more about it now.",
        "%(number)s come back. You know more about them now.",
        count,
    ) % {"number": number_word(count).capitalize()}


def summary_words(view: StepView) -> str:
    """How an exercise ended, as one or two sentences; empty until it is over."""
    if view.feedback is None or view.exercise is None:
        return ""
    if view.was_shown:
        return _("Here is our answer.")
    if not view.exercise.by_case or not view.exercise.scored:
        return safe(view.exercise.after_check(view.work) or view.feedback.headline)
    signs = list(view.signs.values())
    right, again, argued = signs.count("right"), signs.count("again"), signs.count("arguable")
    if right == len(signs):
        return _("All %(number)s stand. Every one right first time.") % {"number": number_word(right)}
    stand = right + again + argued
    standing = (
        _("All %(number)s stand.") % {"number": number_word(stand)}
        if stand == len(signs)
        else ngettext("%(stand)d of %(count)d stands.", "%(stand)d of %(count)d stand.", stand)
        % {"stand": stand, "count": len(signs)}
    )
    counts = [ngettext("%(count)d right first time", "%(count)d right first time", right) % {"count": right}]
    if again:
        after = ngettext("%(count)d after another look", "%(count)d after another look", again)
        counts.append(after % {"count": again})
    if argued:
        counts.append(ngettext("%(count)d can be argued", "%(count)d can be argued", argued) % {"count": argued})
    return _("%(standing)s %(counts)s.") % {"standing": standing, "counts": ", ".join(counts)}
