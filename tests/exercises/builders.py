"""Exercises for the tests, made by hand or by hypothesis, and the right answers and layouts of all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import strategies as st

from copro_tui.course.decoder import Shaper
from copro_tui.course.lesson import LessonShape
from copro_tui.course.refs import Ref
from copro_tui.course.yaml_nodes import parse
from copro_tui.exercises import Answer, Choose, Exercise, Item, Match, Order, Place, Reflect, Sort, Target, Work
from copro_tui.exercises.faults import Fault
from copro_tui.exercises.items import Key
from copro_tui.exercises.shape import ExerciseShape
from copro_tui.frameworks import Band, Framework, Point
from tests.courses import lesson
from tests.strategies import texts

REF = Ref("what", "it")


def ladder(count: int = 6, bands: int = 0) -> Framework:
    """A ladder of points p0, p1 … from the bottom up, in ``bands`` bands of about the same size."""
    size = -(-count // bands) if bands else 0
    return Framework(
        id="ladder",
        title="A ladder",
        shape="ladder",
        points=tuple(
            Point(f"p{n}", f"Point {n}", f"Gloss {n}.", band=f"b{n // size}" if bands else None) for n in range(count)
        ),
        bands=tuple(Band(f"b{n}", f"Band {n}") for n in range(bands)),
    )


def order(tiers: list[int]) -> Order:
    """An order of items i0, i1 … whose right order has these tiers."""
    return Order(
        id="order",
        prompt="?",
        items=tuple(Item(f"i{n}", f"Item {n}", f"Reason {n}.", tier=tier) for n, tier in enumerate(tiers)),
    )


def items(keys: Sequence[Key | None], **more: Any) -> tuple[Item, ...]:
    return tuple(Item(f"i{n}", f"Item {n}", f"Reason {n}.", key, **more) for n, key in enumerate(keys))


def place(keys: Sequence[Key | None], framework: Framework | None = None, *, strict: bool = False) -> Place:
    """A placement of items i0, i1 … that belong to ``keys``."""
    framework = framework or ladder()
    targets = tuple(Target(point.id, point.name) for point in framework.points)
    return Place(id="place", prompt="?", cases=items(keys), places=targets, framework=framework, strict=strict)


def sort(keys: Sequence[Key | None], groups: int = 3) -> Sort:
    """Items i0, i1 … to be sorted in the groups g0, g1 …"""
    return Sort(id="sort", prompt="?", cases=items(keys), places=groups_of(groups))


def match(keys: Sequence[Key | None], groups: int = 3) -> Match:
    return Match(id="match", prompt="?", cases=items(keys), places=groups_of(groups))


def groups_of(count: int) -> tuple[Target, ...]:
    return tuple(Target(f"g{n}", f"Group {n}") for n in range(count))


def choose(options: int, right: list[int], *, several: bool = True) -> Choose:
    """Options i0, i1 … of which those with the numbers ``right`` are right."""
    ids = tuple(f"i{n}" for n in right)
    return Choose(id="choose", prompt="?", items=items([None] * options), right=ids, several=several)


def build(step: str, frameworks: Mapping[str, Framework] | None = None) -> tuple[Exercise, list[Fault]]:
    """The exercise that an author's YAML describes, and what is wrong with it."""
    written = shape_of(step)
    faults = list(written.faults(frameworks or {}))
    return written.build(frameworks or {}), faults


def shape_of(step: str) -> ExerciseShape:
    """What an author's YAML of an exercise says."""
    root, problems = parse(lesson(step), "lesson")
    shaper = Shaper("lesson")
    shape: LessonShape = shaper.build(root, LessonShape)
    assert not problems + shaper.problems, problems + shaper.problems
    written = shape.steps[0]
    assert isinstance(written, ExerciseShape)
    return written


def missing(exercise: Exercise, answer: Answer, seed: int = 1) -> str:
    """What is missing in a first answer."""
    return exercise.missing(Work(answer=answer), exercise.layout(seed))


def author_keys(places: list[str]) -> st.SearchStrategy[Key]:
    """A key: one place, or a contested one that earns all of the credit somewhere."""
    shares = st.dictionaries(st.sampled_from(places), st.sampled_from([0.25, 0.5, 1.0]), min_size=1)
    return st.sampled_from(places) | st.tuples(st.sampled_from(places), shares).map(lambda it: {**it[1], it[0]: 1.0})


sorted_tiers = st.lists(st.integers(0, 5), min_size=2, max_size=9).map(sorted).filter(lambda tiers: len(set(tiers)) > 1)
orders = sorted_tiers.map(order)
places = st.builds(
    place,
    st.lists(author_keys([f"p{n}" for n in range(6)]), min_size=2, max_size=6),
    st.sampled_from([ladder(), ladder(bands=2), ladder(bands=3)]),
    strict=st.booleans(),
)
sorts = st.lists(author_keys(["g0", "g1", "g2"]), min_size=2, max_size=6).map(sort)
matches = st.lists(author_keys(["g0", "g1", "g2"]), min_size=2, max_size=6).map(match)
several = st.integers(2, 7).flatmap(
    lambda count: st.lists(st.integers(0, count - 1), min_size=1, max_size=count - 1, unique=True).map(
        lambda right: choose(count, right)
    )
)
single = st.integers(2, 7).flatmap(
    lambda count: st.integers(0, count - 1).map(lambda right: choose(count, [right], several=False))
)
marked = st.one_of(orders, places, sorts, matches, several, single)
"""Exercises of every marked kind."""

exercises = marked | st.just(Reflect(id="reflect", prompt="?"))
"""Exercises of every kind."""


def answers(exercise: Exercise) -> st.SearchStrategy[Any]:
    """Complete answers to an exercise, right or wrong."""
    match exercise:
        case Order():
            return st.permutations([item.id for item in exercise.items])
        case Choose():
            most = len(exercise.items) if exercise.several else 1
            return st.lists(st.sampled_from([one.id for one in exercise.items]), min_size=1, max_size=most, unique=True)
        case Place() | Match() | Sort():
            targets = st.sampled_from([place.id for place in exercise.places])
            return st.fixed_dictionaries({case.id: targets for case in exercise.cases})
        case _:
            return texts(least=1).filter(lambda text: bool(text.strip()))
