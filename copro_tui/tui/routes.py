"""Which screen shows a place of the learner's program. Each is imported only when it is asked for."""

from __future__ import annotations

from typing import Any

from textual.screen import Screen

from copro_tui.course import places
from copro_tui.course.lesson import Page
from copro_tui.course.model import Word
from copro_tui.course.places import Place
from copro_tui.course.refs import Ref
from copro_tui.errors import UsageError
from copro_tui.i18n import gettext as _
from copro_tui.player import CoursePlayer, Profiles

SomeScreen = Screen[Any]


def screen_for(place: Place, profiles: Profiles, player: CoursePlayer | None, front: SomeScreen) -> SomeScreen:
    """A new screen for a place; ``player`` is None until a learner is chosen, ``front`` is the top screen.

    Raises UsageError if the course has no such place, LessonUnavailableError if a lesson's file has mistakes.
    """
    shown = _of_the_program(place, profiles, front)
    if shown is None and player is not None:
        shown = _of_the_course(place, player) or _to_look_up(place, player)
    if shown is None:
        raise UsageError(_("There is no such place in this course: %(place)s") % {"place": place})
    return shown


def profiles_screen(profiles: Profiles) -> SomeScreen:
    """The screen to choose a learner, or to create a record if there is none yet."""
    if profiles.anybody():
        from copro_tui.tui.screens.learners import LearnersScreen

        return LearnersScreen(profiles)
    from copro_tui.tui.screens.welcome import WelcomeScreen

    return WelcomeScreen(profiles)


def _of_the_program(place: Place, profiles: Profiles, front: SomeScreen) -> SomeScreen | None:
    match place:
        case places.Learners():
            return profiles_screen(profiles)
        case places.NewLearner():
            from copro_tui.tui.screens.welcome import WelcomeScreen

            return WelcomeScreen(profiles)
        case places.Practice():
            from copro_tui.tui.screens.practice import PracticeScreen

            return PracticeScreen()
        case places.Help():
            from copro_tui.tui.screens.help import HelpScreen

            return HelpScreen(front)
    return None


def _of_the_course(place: Place, player: CoursePlayer) -> SomeScreen | None:
    match place:
        case places.Module(module) if module in [one.id for one in player.course.modules]:
            from copro_tui.tui.screens.module import ModuleScreen

            return ModuleScreen(player, module)
        case places.Lesson(ref) | places.Step(ref):
            from copro_tui.tui.screens.lesson import LessonScreen

            return LessonScreen(player, player.open_lesson(ref.of_lesson, ref.step or None))
        case places.Steps(ref):
            from copro_tui.tui.screens.steps import StepsScreen

            return StepsScreen(player, player.open_lesson(ref.of_lesson, ref.step))
        case places.LessonEnd(ref):
            from copro_tui.tui.screens.lesson_end import LessonEndScreen

            return LessonEndScreen(player, player.open_lesson(ref, player.course.lesson(ref).steps[-1].id))
    return None


def _to_look_up(place: Place, player: CoursePlayer) -> SomeScreen | None:
    match place:
        case places.Frameworks():
            from copro_tui.tui.screens.frameworks import FrameworksScreen

            return FrameworksScreen(player)
        case places.Framework(framework) if framework in player.course.frameworks:
            from copro_tui.tui.screens.frameworks import FrameworkScreen

            return FrameworkScreen(player, framework)
        case places.Glossary() | places.Word() | places.PageWords():
            return _glossary(place, player)
        case places.Contact() if player.contact_question():
            from copro_tui.tui.screens.contact import ContactScreen

            return ContactScreen(player)
        case places.Send() if (sending := player.sending()) is not None:
            from copro_tui.tui.screens.send import SendScreen

            return SendScreen(player, sending)
        case places.Plan():
            from copro_tui.tui.screens.journal import PlanScreen

            return PlanScreen(player)
        case places.Journal():
            from copro_tui.tui.screens.journal import JournalScreen

            return JournalScreen(player)
        case places.Results():
            from copro_tui.tui.screens.results import ResultsScreen

            return ResultsScreen(player)
        case places.Review():
            return _review(player)
        case places.ReviewEnd():
            from copro_tui.tui.screens.review_end import ReviewEndScreen

            return ReviewEndScreen(player)
        case places.Sources(ref):
            from copro_tui.tui.screens.sources import SourcesScreen

            return SourcesScreen(player, player.course.lesson(ref).sources if ref is not None else None)
        case places.AnswerSources(ref):
            from copro_tui.tui.screens.sources import AnswerSourcesScreen

            return AnswerSourcesScreen(player, ref)
        case places.Settings():
            from copro_tui.tui.screens.settings import SettingsScreen

            return SettingsScreen(player)
        case places.Keys():
            from copro_tui.tui.screens.keys import KeysScreen

            return KeysScreen(player)
    return None


def _review(player: CoursePlayer) -> SomeScreen:
    """What is asked again today; if nothing is left, how it went."""
    if (review := player.review()).over:
        from copro_tui.tui.screens.review_end import ReviewEndScreen

        return ReviewEndScreen(player)
    from copro_tui.tui.screens.review import ReviewScreen

    return ReviewScreen(player, review)


def _glossary(place: places.Glossary | places.Word | places.PageWords, player: CoursePlayer) -> SomeScreen:
    from copro_tui.tui.screens.glossary import GlossaryScreen

    match place:
        case places.Word(word):
            return GlossaryScreen(player, word)
        case places.PageWords(ref):
            return GlossaryScreen(player, only=_words_on(player, ref))
    return GlossaryScreen(player)


def _words_on(player: CoursePlayer, ref: Ref) -> tuple[Word, ...]:
    """The words of the glossary that occur on a page."""
    lesson = player.course.lesson(ref.of_lesson)
    pages = (one for one in lesson.steps if isinstance(one, Page) and one.id == ref.step)
    return tuple(word for page in pages for word in player.words_in(page.text))
