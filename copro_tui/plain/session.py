"""A session in plain mode: choose the learner, then go from place to place until the learner or the input ends."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from copro_tui.course import places
from copro_tui.course.places import Place
from copro_tui.errors import CoproError
from copro_tui.i18n import available_languages, language, own_name, use_language
from copro_tui.i18n import gettext as _
from copro_tui.plain.asking import ask_line
from copro_tui.plain.blocks import Block, Break, Heading, Hint, Trouble, text, texts
from copro_tui.plain.commands import BACK, HELP, QUIT, Given, use_keys
from copro_tui.plain.home import home, module
from copro_tui.plain.in_parts import InParts
from copro_tui.plain.menu import Entry, Menu, choose
from copro_tui.plain.settings import suit, take_choice
from copro_tui.plain.voice import Ended, Voice
from copro_tui.player import CoursePlayer, Keeping, Profiles
from copro_tui.player.first_start import facts, what_this_is

if TYPE_CHECKING:
    from copro_tui.player import LessonPlayer

WITHOUT_LEARNER = (HELP, BACK, QUIT)


def visit(speaker: Voice, profiles: Profiles, player: CoursePlayer | None, begin_at: Place | None = None) -> bool:
    """Run a session; returns whether everything is kept, however it ended. It begins at a place, or at home."""
    use_keys({})
    voice = InParts(speaker)
    try:
        if player is not None:
            suit(voice, player)
        voice.say(
            Hint(_("%(course)s. Plain mode: everything is in lines of text.") % {"course": profiles.course.title}),
            Hint(_("Type help and Enter at any prompt to hear what can be typed there.")),
        )
        while True:
            player = player or _who(voice, profiles)
            suit(voice, player)
            voice.on_level = partial(take_choice, voice, player, "detail")
            player.keeping.on_change = partial(_tell_unkept, voice, player.keeping)
            voice.say(*texts((player.notice, *player.settings()[1])))
            player.on_notice(lambda notice: voice.say(text(notice)))
            learn(voice, player, begin_at or places.Home())
            voice.say(*texts((profiles.last_words(player),)))
            use_keys({})
            voice.on_level = None
            player = begin_at = None
    except (Ended, KeyboardInterrupt):
        unkept = profiles.last_words(player)
        ends = unkept or _("Everything is saved. You can go on at the same place next time.")
        voice.say(Break(), Trouble(unkept) if unkept else text(ends))
        return not unkept
    finally:
        voice.flush()


def _tell_unkept(voice: Voice, keeping: Keeping) -> None:
    """Say that nothing is being kept, or that all is kept again."""
    voice.say(Trouble(keeping.unkept) if keeping.unkept else text(_("Everything is saved again.")))


def learn(voice: Voice, player: CoursePlayer, place: Place) -> None:
    """Go from place to place, beginning at ``place``, until the learner is switched, or home itself cannot be shown.

    Raises Ended if the learner quits.
    """
    while place != places.Learners():
        try:
            match place:
                case places.Module(module_id):
                    place = module(voice, player, module_id)
                case places.Lesson(ref) | places.Step(ref):
                    place = play(voice, player, player.open_lesson(ref.of_lesson, ref.step or None))
                case places.Review():
                    place = review(voice, player)
                case _:
                    place = home(voice, player)
        except CoproError as error:
            voice.say(Trouble(str(error)))
            if place == places.Home():  # the record itself cannot be read, so ask who is learning
                return
            place = places.Home()


def play(voice: Voice, player: CoursePlayer, lesson_player: LessonPlayer) -> Place:
    """Play a lesson; returns the place where the learner goes next."""
    from copro_tui.plain.lesson import LessonTalk
    from copro_tui.plain.lesson_end import lesson_end

    talk = LessonTalk(voice, player, lesson_player)
    place = talk.run()
    return lesson_end(voice, player, talk.lesson_player) if isinstance(place, places.LessonEnd) else place


def review(voice: Voice, player: CoursePlayer) -> Place:
    """Ask what is due, if anything is, and say how it went; returns the place where the learner goes next."""
    from copro_tui.plain.review import ReviewTalk, review_end

    asked = player.review()
    place = places.ReviewEnd() if asked.over else ReviewTalk(voice, player, asked).run()
    return review_end(voice, player) if place == places.ReviewEnd() else place


def _who(voice: Voice, profiles: Profiles) -> CoursePlayer:
    """Ask who is learning: somebody with a record here, or a new learner."""
    while True:
        known = profiles.known()
        entries = [
            Entry(str(number), one.name, _("cannot be read") if one.trouble else "") for number, one in enumerate(known)
        ]
        entries.append(Entry("new", _("New learner"), means=places.NewLearner()))
        asked = _("Who is learning?")
        menu = Menu(asked, (Heading(asked),), tuple(entries))
        picked = choose(voice, menu, commands=(HELP, QUIT)) if known else entries[-1]
        if not isinstance(picked, Entry) or picked.means is not None:
            if (player := _new(voice, profiles)) is not None:
                return player
            continue
        learner = known[int(picked.id)]
        try:
            if learner.trouble:
                raise CoproError(learner.trouble)
            return profiles.open_at(learner.path)
        except CoproError as error:
            voice.say(Trouble(str(error)))


def _new(voice: Voice, profiles: Profiles) -> CoursePlayer | None:
    """Ask for a language and a name, and create a record; None to choose among the existing ones."""
    if not _chose_language(voice):
        return None
    told: list[Block] = []
    if not profiles.known():
        known = (
            _("%(name)s: %(text)s") % {"name": one.name, "text": one.text}
            for one in facts(profiles.course, screens=False)
        )
        told = [text(what_this_is(profiles.course)), *texts(known)]
    asked = _("What shall we call you?")
    how = _("What shall we call you? Type a name; any will do.")
    while not isinstance(line := ask_line(voice, asked, how, WITHOUT_LEARNER, told=told), Given):
        try:
            return profiles.create(line, language())
        except CoproError as error:
            told = [Trouble(str(error))]
    return None


def _chose_language(voice: Voice) -> bool:
    """Ask for one of the interface's languages, if there are several, and use it; False if the learner goes back."""
    codes = available_languages()
    if len(codes) == 1:
        return True
    asked = _("Which language would you like?")
    menu = Menu(asked, (Heading(asked),), tuple(Entry(code, own_name(code)) for code in codes))
    chosen = choose(voice, menu, commands=WITHOUT_LEARNER)
    if not isinstance(chosen, Entry):
        return False
    use_language(chosen.id)
    use_keys({})
    return True
