"""What placing, matching and sorting share: one case at a time is held over a place, put down and answered."""

from __future__ import annotations

from copro_tui.exercises.placing import Placing
from copro_tui.figures.bands import hue
from copro_tui.figures.in_words import FROM_THE_TOP
from copro_tui.figures.spoken import spoken
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.plain.answers.base import Taken, Talk
from copro_tui.plain.blocks import Block, Figure, Heading, Item, Items, Option, Placement, text, texts
from copro_tui.plain.commands import NotUnderstoodError, naming_words
from copro_tui.plain.grammar import Named, Placed, Unclear, places_for
from copro_tui.plain.grammar.tokens import words_in
from copro_tui.plain.meant import meant
from copro_tui.player import StepView
from copro_tui.player.feedback_words import after_case, place_name, places_words, summary_words, verdict_words
from copro_tui.player.on_board import board_of, laid_of

CAME_OUT = {
    "right": mark("Right first time: %(place)s."),
    "again": mark("Right after another look: %(place)s."),
}
"""How a case came out that was right in the end."""


class PlacingTalk(Talk):
    """Cases by their letters, and the numbered places that they can go to."""

    def __init__(self, exercise: Placing) -> None:
        self.exercise = exercise
        self._cases = {case.id: case for case in exercise.cases}

    def places_heading(self) -> str:
        return _("The places:")

    # -- what is said -------------------------------------------------------------------------------------------

    def begun(self, view: StepView) -> list[Block]:
        return self.case(view)

    def places(self, view: StepView) -> list[Block]:
        return [Items(tuple(Item(one.label, one.name) for one in self._drawn()), self.places_heading())]

    def case(self, view: StepView) -> list[Block]:
        if view.case is None:
            return []
        told, barred = texts((self._label(view), view.case.text)), self.exercise.barred(view.work, view.case.id)
        match view.phase:
            case "held":
                told.append(text(self._on(view, view.case.id, view.work.held[view.case.id])))
            case "down":
                told += self.came(view)
            case "offered" if barred:
                told.append(text(self._at_first(barred)))
        return told

    def _label(self, view: StepView) -> str:
        case = self._cases[view.case.id if view.case else ""]
        values = {
            "letter": view.letter(case.id),
            "name": case.short.strip() or case.name,
            "number": view.round.index(case.id) + 1,
            "count": len(view.round),
        }
        label = _("Case %(letter)s, %(name)s, %(number)d of %(count)d.")
        if view.in_review:
            label = "%(name)s." if case.short.strip() else ""
        elif view.own_contact:
            label = _("%(name)s, %(number)d of %(count)d.")
        elif not case.short.strip():
            label = _("Case %(letter)s, %(number)d of %(count)d.")
        return _("Another look.") + " " + label % values if view.another_look else label % values

    def _called(self, view: StepView, case: str) -> str:
        """The letter of a case; of the learner's contact, whether it is as it is today or as they wish it."""
        return self._cases[case].name if view.own_contact else view.letter(case)

    def _held(self, view: StepView, case: str, place: str) -> str:
        """Over which place a case is held, with the band of that place; and that it can be put down."""
        return self._on(view, case, place) + " " + _("Enter puts it down.")

    def _on(self, view: StepView, case: str, place: str) -> str:
        framework = self.exercise.framework
        band = framework.band_of(place) if framework and place in framework.by_id else None
        values = {"letter": self._called(view, case), "place": place_name(self.exercise, place)}
        if band is None:
            return _("%(letter)s is on %(place)s.") % values
        return _("%(letter)s is on %(place)s, %(band)s.") % {**values, "band": band.name}

    def _at_first(self, place: str) -> str:
        """Where a case was that comes back, and that it has to go elsewhere."""
        return _("At first it was on %(place)s.") % {"place": place_name(self.exercise, place)}

    def came(self, view: StepView) -> list[Block]:
        if view.phase == "over":
            return [text(summary_words(view))]
        given = view.marks.get(view.case.id) if view.case else None
        if view.case is None or given is None:
            case = view.case.id if view.case else ""
            return [text(self._on(view, case, self.exercise.placed(view.answer)[case]))]
        verdict = Heading(
            verdict_words(self.exercise, given), 2, "right" if given.verdict in ("right", "arguable") else "wrong"
        )
        said = (
            places_words(self.exercise, given),
            given.note,
            given.because,
            after_case(view),
        )
        return [verdict, *texts(said)]

    def listed(self, view: StepView) -> list[Block]:
        if view.phase == "over":
            left = [case for case in view.layout if view.signs.get(case) == "wrong"]
            right = [case for case in view.layout if case not in left]
            return [Items(tuple(self._whole(view, case) for case in (*left, *right)))]
        framework = self.exercise.framework
        lines = spoken(board_of(self.exercise), laid_of(view))
        return [Figure("", tuple(lines), framework=framework.id if framework else "")]

    def _whole(self, view: StepView, case: str) -> Item:
        """A case at the end: its text, where it belongs, and why."""
        given, sign = view.marks.get(case), view.signs.get(case, "")
        label, words = self._called(view, case), self._cases[case].text
        if given is None:
            place = self.exercise.placed(view.answer)[case]
            return Item(label, words, _("You: %(place)s.") % {"place": place_name(self.exercise, place)})
        its = {"place": place_name(self.exercise, given.target)}
        if view.was_shown:
            standing = _("Its place: %(place)s.") % its
        elif sign in CAME_OUT:
            standing = _(CAME_OUT[sign]) % its
        else:
            parts = (verdict_words(self.exercise, given), places_words(self.exercise, given), given.note)
            standing = "\n".join(one for one in parts if one)
        return Item(label, words, standing, given.because)

    def how(self, view: StepView) -> str:
        match view.phase:
            case "held":
                return _("Enter puts it down; another number moves it.")
            case "down":
                return _("Enter goes on.")
        ways = _("Type a place from 1 to %(count)d, or its name. To hear them: %(say.places)s.")
        return naming_words(ways, count=len(self.exercise.places))

    def how_in_short(self, view: StepView) -> str:
        return self.how(view) if view.phase in ("held", "down") else self.asked_for(len(self.exercise.places))

    def asked_for(self, count: int) -> str:
        """Which place it is, as a question; ``count`` is how many there are."""
        return _("Its place, from 1 to %(count)d?") % {"count": count}

    def ways(self, view: StepView) -> list[str]:
        if view.phase == "down":
            return [self.how(view)]
        return [self.how(view), _("Several at once: A=3 B=1, or A on 3, B on 1.")]

    def undone(self, view: StepView) -> str:
        if view.case is None:
            return super().undone(view)
        if view.phase == "held":
            return _("Taken back: %(now)s") % {"now": self._held(view, view.case.id, view.work.held[view.case.id])}
        return _("Taken back: %(case)s is at no place.") % {"case": self._called(view, view.case.id)}

    def example(self, view: StepView) -> int:
        """The number of a place where the case in view can go."""
        barred = self.exercise.barred(view.work, view.case.id) if view.case else ""
        free = [number for number, one in enumerate(self.exercise.places, start=1) if one.id != barred]
        return free[min(2, len(free) - 1)]

    # -- what is typed ------------------------------------------------------------------------------------------

    def form(self, view: StepView) -> Placement:
        options = tuple(self._option(one) for one in self._drawn())
        if view.case is None:
            return Placement("", options)
        numbers = {one.id: one.label for one in self._places()}
        held, barred = view.work.held.get(view.case.id, ""), self.exercise.barred(view.work, view.case.id)
        return Placement(view.case.text, options, numbers.get(held, ""), numbers.get(barred, ""))

    def _option(self, place: Named) -> Option:
        """A place with its band, if the exercise is on a framework that has bands."""
        framework = self.exercise.framework
        if framework is None or place.id not in framework.by_id:
            return Option(place.label, place.name)
        band = framework.band_of(place.id)
        return Option(place.label, place.name, band.name if band else "", hue(framework, place.id) or "")

    def take(self, view: StepView, line: str) -> Taken:
        """A place for the case in view, or places for several cases by their letters or ids: B=3 D=1."""
        if view.phase == "down":
            raise NotUnderstoodError(_("This case is down and stays where it is."))
        if not line.strip():
            raise NotUnderstoodError(
                _("Choose a place first, for example %(number)d.") % {"number": self.example(view)}
            )
        held = self._meant(view, line)
        for case, place in held.items():
            if place == self.exercise.barred(view.work, case):
                raise NotUnderstoodError(self._at_first(place) + " " + _("Choose another place."))
        if len(held) == 1:
            (reply,) = (self._held(view, case, place) for case, place in held.items())
            return Taken({**view.work.held, **held}, (reply,))
        return Taken({**view.work.held, **held}, tuple(self._on(view, case, place) for case, place in held.items()))

    def _meant(self, view: StepView, line: str) -> dict[str, str]:
        """The places in a line by their cases. Raises NotUnderstoodError."""
        cases = [
            Named(view.letter(case), case, self._cases[case].text, self._cases[case].short) for case in view.layout
        ]
        in_view = view.case.id if view.case else ""
        for place in self._places():
            if in_view and words_in(place.name) == words_in(line):
                return {in_view: place.id}  # a whole name is that, even if there is the name of a case in it
        if band := self._in_band(line):
            meant(Unclear(line.strip(), band))
        meaning = meant(places_for(line, cases, self._drawn(), in_view))
        held = meaning.places if isinstance(meaning, Placed) else {}
        if down := [one for one in held if one in view.work.answer]:
            letter = self._called(view, down[0])
            raise NotUnderstoodError(_("Case %(letter)s is down and stays where it is.") % {"letter": letter})
        return held

    def _in_band(self, line: str) -> tuple[Named, ...]:
        """The places of the band that a line names; none if it names no band."""
        if (framework := self.exercise.framework) is None:
            return ()
        bands = [one.id for one in framework.bands if words_in(one.name) == words_in(line)]
        points = {one.id for one in framework.points if one.band in bands}
        return tuple(one for one in self._places() if one.id in points)

    def ready(self, view: StepView) -> str:
        return ""

    def _drawn(self) -> list[Named]:
        """The places in the order in which they are drawn."""
        places, framework = self._places(), board_of(self.exercise).framework
        return places[::-1] if framework is not None and framework.shape in FROM_THE_TOP else places

    def _places(self) -> list[Named]:
        shorts = self.exercise.framework.by_id if self.exercise.framework else {}
        return [
            Named(str(number), one.id, one.text, shorts[one.id].short if one.id in shorts else "")
            for number, one in enumerate(self.exercise.places, start=1)
        ]
