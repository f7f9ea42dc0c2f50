"""Home and the modules in plain mode: continue, the lessons, and everything to look up."""

from __future__ import annotations

from collections.abc import Iterator

from copro_tui.commands.names import name_of
from copro_tui.course import places
from copro_tui.course.places import Place
from copro_tui.i18n import gettext as _
from copro_tui.i18n import own_name
from copro_tui.plain.blocks import Block, Heading, text, texts
from copro_tui.plain.menu import Entry, Menu, opening
from copro_tui.plain.routes import offer
from copro_tui.plain.voice import Voice
from copro_tui.player import CoursePlayer, Home, ModuleEntry
from copro_tui.player import progress_words as say
from copro_tui.player.look_up import places_to_look_up
from copro_tui.player.review_words import due_words


def home(voice: Voice, player: CoursePlayer) -> Place:
    """Offer home's menu; returns the place that the learner goes to. Raises Ended if the learner quits."""

    def menu() -> Menu:
        assignments, modules, shown = player.assignments(), player.modules(), player.home()
        due, others = assignments.split(modules)
        entries = [
            *_carry_on(player, shown),
            *(_module_entry(entry, assignments.when(entry.module.id)) for entry in due),
            *map(_module_entry, others),
            *([opening(places.Send(), name_of(places.Send()))] if player.sending() is not None else []),
            *([opening(places.Contact(), name_of(places.Contact()))] if player.contact_question() else []),
            *_look_up(player),
        ]
        heading, known = [*_heading(player, shown), *texts(assignments.notes(modules))], texts(_known(player, shown))
        practice = opening(places.Practice(), _("Enter plays one minute of practice, with three cups of tea."))
        return Menu(
            name_of(places.Home()),
            (*heading, *(known if player.settings()[0].detail == "full" else ())),
            tuple(entries),
            summary=lambda: [text(say.results_headline(player.results())), *known],
            enter=practice if player.is_new else None,
        )

    return offer(voice, player, menu)


def module(voice: Voice, player: CoursePlayer, module_id: str) -> Place:
    """Offer the lessons of a module; returns the lesson chosen, or home."""

    def menu() -> Menu:
        one, lessons = player.course.module(module_id), player.lessons(module_id)
        done = sum(one.completed for one in lessons)
        words = _("%(lessons)s done. Do them in any order.") % {"lessons": say.lessons_done(done, len(lessons))}
        told = texts((*player.assignments().by_cohort(module_id), words))
        name = f"{one.label}, {one.title}"
        entries = (
            Entry(one.ref.lesson, one.title, say.lesson_standing(one), places.Lesson(one.ref)) for one in lessons
        )
        return Menu(name, (Heading(name), *told), tuple(entries))

    return offer(voice, player, menu, back=places.Home())


def _heading(player: CoursePlayer, shown: Home) -> Iterator[Block]:
    about = player.about
    language = own_name(about.language)
    values = {"course": player.course.title, "name": about.name, "language": language}
    yield Heading(_("Home. %(course)s. %(name)s, %(language)s.") % values)
    if shown.stopped is None:
        yield text(say.unavailable_words(shown) or _("You have finished the course."))


def _known(player: CoursePlayer, shown: Home) -> Iterator[str]:
    """What is to be kept in mind of the last lesson, and where the learner's contact is."""
    if shown.stopped is not None and shown.stopped.recap:
        yield _("Key point: %(recap)s") % {"recap": shown.stopped.recap}
    if player.course.contact is not None:
        contact = player.contact()
        yield say.contact_words(contact) if contact and contact.name else say.no_contact()


def _look_up(player: CoursePlayer) -> Iterator[Entry]:
    """Home's entries below the modules."""
    if said := due_words(player.due()):
        yield opening(places.Review(), name_of(places.Review()), said)
    counts: dict[Place, str] = {
        places.Plan(): say.plan_standing([written for _part, written in player.plan_written()]),
        places.Frameworks(): str(len(player.course.frameworks)),
    }
    for place in places_to_look_up(player):
        yield opening(place, name_of(place), counts.get(place, ""))


def _carry_on(player: CoursePlayer, shown: Home) -> Iterator[Entry]:
    stopped = shown.stopped
    if stopped is not None:
        ref = stopped.lesson.ref
        place = places.Lesson(ref) if stopped.step is None else places.Step(ref.at(stopped.step))
        yield Entry("continue", say.carry_on_in_full(player.course, shown), means=place)


def _module_entry(entry: ModuleEntry, when: str = "") -> Entry:
    standing = say.lessons_done(entry.standing.done, entry.standing.lessons)
    status = ", ".join(part for part in (standing, when) if part)
    return opening(places.Module(entry.module.id), f"{entry.module.label}, {entry.module.title}", status)
