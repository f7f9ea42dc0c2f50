"""Sentences on how far a learner is, shared by both front ends: home, the end of a lesson, results, plan, certificate.

Counts come before percentages, and nothing is said that a learner cannot count again.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from copro_tui.course.course import Course
from copro_tui.course.refs import Ref
from copro_tui.i18n import gettext as _
from copro_tui.i18n import ngettext
from copro_tui.player.contact import Contact
from copro_tui.player.entries import LessonEntry
from copro_tui.player.home import Home
from copro_tui.progress.completion import LessonStanding
from copro_tui.text.days import day_in_words, day_of, day_of_the_year
from copro_tui.text.numbers import number_word

if TYPE_CHECKING:
    from copro_tui.exercises import Tally
    from copro_tui.player.journal import JournalEntry
    from copro_tui.player.mix_ups import Confusion, Misses
    from copro_tui.player.plan import PlanEntry
    from copro_tui.player.results import LessonResult, Results
    from copro_tui.player.scores import ExerciseScore


def percent(score: float | None) -> str:
    """A score as it is shown: “81%”; empty if there is none."""
    return "" if score is None else _("%(score)d%%") % {"score": round(100 * score)}


def count_of(done: int, count: int) -> str:
    """“3 of 8”."""
    return _("%(done)d of %(count)d") % {"done": done, "count": count}


def lessons_done(done: int, count: int) -> str:
    """“6 of 21 lessons”."""
    return ngettext("%(done)d of %(count)d lesson", "%(done)d of %(count)d lessons", count) % {
        "done": done,
        "count": count,
    }


def lessons_in_all(count: int) -> str:
    """“25 lessons”."""
    return ngettext("%(n)d lesson", "%(n)d lessons", count) % {"n": count}


def last_here(day: date, today: date) -> str:
    """When somebody was last here: “today”, “yesterday”, “3 November”."""
    if day == today:
        return _("today")
    return _("yesterday") if (today - day).days == 1 else day_of_the_year(day, today)


def duration(minutes: int) -> str:
    """A time in hours and minutes: “1 hour 9 minutes”."""
    hours, rest = divmod(minutes, 60)
    whole = ngettext("%(n)d hour", "%(n)d hours", hours) % {"n": hours}
    part = ngettext("%(n)d minute", "%(n)d minutes", rest) % {"n": rest}
    if not hours:
        return part
    return _("%(hours)s %(minutes)s") % {"hours": whole, "minutes": part} if rest else whole


def short_duration(minutes: int) -> str:
    """A time in minutes, for the end of a line: “12 min”."""
    return _("%(n)d min") % {"n": minutes}


def lesson_name(course: Course, ref: Ref) -> str:
    """What a lesson is called for short: “WHEN 2”."""
    number = course.lessons(ref.module).index(ref) + 1
    return _("%(module)s %(number)d") % {"module": course.module(ref.module).label, "number": number}


# -- home ---------------------------------------------------------------------------------------------------------


def carry_on_label(home: Home) -> str:
    """What the first card of home offers."""
    if home.stopped is None:
        return _("The course")
    return _("Start") if home.stopped.last_seen is None else _("Carry on") if home.stopped.begun else _("Next")


def carry_on_words(course: Course, home: Home, *, brief: bool = False) -> str:
    """Where to carry on, in a sentence; if ``brief``, without the name of the step."""
    stopped = home.stopped
    if stopped is None:
        return finished_words(home)
    if stopped.last_seen is None:
        words = ngettext(
            "Start with lesson 1. It takes about %(n)d minute.",
            "Start with lesson 1. It takes about %(n)d minutes.",
            stopped.lesson.minutes,
        )
        first = stopped.lesson.ref == next(iter(course.all_lessons()), None)
        if first:
            return words % {"n": stopped.lesson.minutes}
    values = {
        "lesson": lesson_name(course, stopped.lesson.ref),
        "step": stopped.place + 1,
        "count": len(stopped.lesson.steps),
        "name": stopped.lesson.steps[stopped.place].label,
    }
    if stopped.begun:
        where = (
            _("%(lesson)s, step %(step)d of %(count)d")
            if brief
            else _("%(lesson)s, step %(step)d of %(count)d: %(name)s")
        )
        return where % values
    count = len(stopped.lesson.steps)
    return ngettext("%(lesson)s, %(count)d step", "%(lesson)s, %(count)d steps", count) % values


def carry_on_in_full(course: Course, home: Home) -> str:
    """Where to carry on, in one sentence that says everything; empty where every lesson is finished."""
    stopped = home.stopped
    if stopped is None:
        return ""
    values = {
        "lesson": lesson_name(course, stopped.lesson.ref),
        "title": stopped.lesson.title,
        "step": stopped.place + 1,
        "count": len(stopped.lesson.steps),
        "minutes": stopped.minutes,
    }
    if stopped.begun:
        return _("Carry on: %(lesson)s, %(title)s, step %(step)d of %(count)d, about %(minutes)d min left") % values
    if stopped.last_seen is None:
        return _("Start: %(lesson)s, %(title)s, about %(minutes)d min") % values
    return _("Next: %(lesson)s, %(title)s, about %(minutes)d min") % values


def unavailable_words(home: Home) -> str:
    """That the lessons that are left cannot be opened; empty if none is left."""
    if home.finished == home.lessons:
        return ""
    return _("The lessons that are left cannot be opened today. Tell whoever gave you the course.")


def finished_words(home: Home) -> str:
    """That nothing is left to carry on with: what there is to do about it."""
    if left := unavailable_words(home):
        return left
    again = home.to_look_at_again
    if not again:
        return _("You have finished the course. Press x for your certificate.")
    return ngettext(
        "You have finished the course. %(n)d lesson needs another look before your certificate.",
        "You have finished the course. %(n)d lessons need another look before your certificate.",
        again,
    ) % {"n": again}


def station_words(entry: LessonEntry) -> str:
    """A lesson of a trail in a line: its number, title, minutes, and how far or how well."""
    values = {"number": entry.number, "title": entry.title, "standing": lesson_standing(entry)}
    if entry.lesson is None or not entry.state or not (entry.completed or entry.state.seen):
        return _("%(number)d %(title)s · %(standing)s") % values
    values["minutes"] = short_duration(entry.lesson.minutes)
    return _("%(number)d %(title)s · %(minutes)s · %(standing)s") % values


def lesson_standing(entry: LessonEntry) -> str:
    """How far a lesson is, or how well it went: the best score once it is finished, else the step, else its minutes."""
    if entry.lesson is None or entry.state is None:
        return _("not available today")
    if entry.completed:
        best = percent(entry.state.best)
        return _("best %(score)s") % {"score": best} if best else _("done")
    if entry.state.seen:
        count = len(entry.state.states)
        words = ngettext("%(seen)d of %(count)d step", "%(seen)d of %(count)d steps", count)
        return words % {"seen": entry.state.seen, "count": count}
    return short_duration(entry.lesson.minutes)


def no_contact() -> str:
    """The invitation to name a contact."""
    return _("Name one contact of your own: a letter, a form, a meeting. The course will help you with it.")


def not_placed(course: Course, contact: Contact) -> str:
    """That the contact has no place yet, and which lesson helps with it."""
    lesson = lesson_name(course, contact.placed_at.of_lesson)
    return _("Not placed yet. Lesson %(lesson)s helps you with it.") % {"lesson": lesson}


def contact_words(contact: Contact) -> str:
    """Where the learner's contact is, in a sentence."""
    if contact.framework is None:
        return _("My contact: %(name)s. It is not placed yet.") % {"name": contact.name}
    names = {
        key: contact.framework.numbered(point)
        for key, point in (("today", contact.today), ("wish", contact.wish))
        if point in contact.framework.by_id
    }
    values = {"name": contact.name, "today": names.get("today", ""), "wish": names.get("wish", "")}
    if not values["wish"]:
        return _("My contact: %(name)s. Today: %(today)s.") % values
    return _("My contact: %(name)s. Today: %(today)s. My wish: %(wish)s.") % values


# -- the end of a lesson ------------------------------------------------------------------------------------------


def end_headline(state: LessonStanding) -> str:
    """A sentence on how far the lesson is, for its end."""
    if state.complete:
        return _("You have finished this lesson.")
    left = state.exercises - state.answered
    if left:
        return ngettext(
            "You have reached the end. %(count)d exercise is still open.",
            "You have reached the end. %(count)d exercises are still open.",
            left,
        ) % {"count": left}
    return _("You have reached the end. Some pages are still unread.")


def where_all_stand(count: int) -> str:
    """The heading of a board at the end of a lesson, with all cases on it."""
    values = {"count": number_word(count)}
    return ngettext("Where the one case stands", "Where all %(count)s cases stand", count) % values


def exercise_words(one: ExerciseScore) -> str:
    """First and best of an exercise, in a sentence."""
    values = {
        "number": str(one.number),
        "name": one.name,
        "first": tally_words(one.first),
        "best": tally_words(one.best),
    }
    if one.first is None:
        return _("Step %(number)s, “%(name)s”: open") % values
    if not one.to_mend:
        return _("Step %(number)s, “%(name)s”: first try %(first)s, best %(best)s") % values
    values["mend"] = to_mend_words(one)
    return _("Step %(number)s, “%(name)s”: first try %(first)s, best %(best)s, %(mend)s") % values


def to_mend_names(one: ExerciseScore) -> str:
    """What is to mend in an exercise: the names of its cases, or the exercise's own."""
    names = {case.id: case.name for case in one.exercise.cases}
    return "; ".join(names[case] for case in one.missed) or one.name


def tally_words(tally: Tally | None) -> str:
    """“4 of 5”; that it is open where nothing was tried."""
    # Translators: said of an exercise that has not been tried.
    return count_of(tally.right, tally.count) if tally else _("open")


def to_mend_words(score: ExerciseScore) -> str:
    """“2 to mend”; empty if nothing is."""
    return ngettext("%(n)d to mend", "%(n)d to mend", score.to_mend) % {"n": score.to_mend} if score.to_mend else ""


def mend_words(scores: Sequence[ExerciseScore]) -> str:
    """That there is something to mend in the lesson, as a sentence; empty if there is nothing."""
    left = sum(one.to_mend for one in scores)
    if not left:
        return ""
    return ngettext("%(n)d answer still needs another look.", "%(n)d answers still need another look.", left) % {
        "n": left
    }


# -- results ------------------------------------------------------------------------------------------------------


def results_headline(results: Results) -> str:
    """How far, how long and how well, in a line."""
    if not results.begun:
        return _("Nothing here yet. Your first exercise will change that.")
    values = {
        "lessons": lessons_done(results.completed, len(results.lessons)),
        "time": duration(round(results.seconds / 60)),
        "score": percent(results.best),
    }
    if results.best is None:
        return _("%(lessons)s done · %(time)s on exercises") % values
    return _("%(lessons)s done · %(time)s on exercises · best answers %(score)s right") % values


def result_words(one: LessonResult) -> str:
    """First and best of a lesson, in words."""
    if one.state.best is None:
        return _("not started") if not one.state.seen else _("no answers yet")
    values = {"first": percent(one.state.first), "best": percent(one.state.best)}
    if one.completed and not one.mastered:
        return _("first try %(first)s, best %(best)s, worth another look") % values
    return _("first try %(first)s, best %(best)s") % values


def mix_up_words(one: Confusion) -> str:
    """One mix-up as a sentence."""
    words = ngettext(
        "Worth another look: you took “%(one)s” for “%(other)s”, %(mixed)d time out of %(placed)d.",
        "Worth another look: you took “%(one)s” for “%(other)s”, %(mixed)d times out of %(placed)d.",
        one.mixed,
    )
    return words % {"one": one.one, "other": one.other, "mixed": one.mixed, "placed": one.placed}


def misses_words(misses: Misses) -> str:
    """Which way the misses tend, as a sentence; empty where they go both ways."""
    most = max(misses.too_far, misses.missed - misses.too_far)
    if misses.missed < 4 or 3 * most < 2 * misses.missed:  # two thirds of a handful
        return ""
    upright, values = misses.framework.shape != "spectrum", {"most": most, "missed": misses.missed}
    if misses.too_far == most:
        words = _("You tend to put cases too high: of the misses at the first try, %(most)d of %(missed)d.")
        other = _("You tend to put cases too far right: of the misses at the first try, %(most)d of %(missed)d.")
    else:
        words = _("You tend to put cases too low: of the misses at the first try, %(most)d of %(missed)d.")
        other = _("You tend to put cases too far left: of the misses at the first try, %(most)d of %(missed)d.")
    return (words if upright else other) % values


# -- the journal and the plan ------------------------------------------------------------------------------------


def written_in(course: Course, entry: JournalEntry) -> str:
    """In which lesson something was written, and on which day, if that is known."""
    lesson, day = course.outline(entry.ref), day_of(entry.at)
    title = lesson.title if lesson else entry.ref.lesson
    return _("%(lesson)s, %(day)s") % {"lesson": title, "day": day_in_words(day)} if day else title


def plan_standing(written: Sequence[bool]) -> str:
    """“2 of 5 parts written”: whether each part of the plan is."""
    values = {"written": sum(written), "count": len(written)}
    return ngettext("%(written)d of %(count)d part written", "%(written)d of %(count)d parts written", len(written)) % (
        values
    )


def still_to_write(course: Course, entry: PlanEntry) -> list[str]:
    """What is missing in a part of the plan, a sentence for each thing; empty if nothing is."""
    if not entry.waiting:
        return [] if entry.items else [_("This part is written in a lesson that does not exist yet.")]
    if not entry.items:
        ref, _step = entry.waiting[0]
        return [_("Not written yet. Lesson %(lesson)s helps you with it.") % {"lesson": lesson_name(course, ref)}]
    waiting = (course.exercise(ref.at(step)) for ref, step in entry.waiting)
    return [_("Still to write: %(question)s") % {"question": one.prompt} for one in waiting if one]
