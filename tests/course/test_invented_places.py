"""What is invented happens in invented places: real ones stand only in real cases, and on pages that have sources."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from copro_tui.course.course import Course, open_course
from copro_tui.course.lesson import Lesson
from copro_tui.exercises import Exercise
from copro_tui.exercises.placing import Placing

ROOT = Path(__file__).parents[2]

PLACES = re.compile(
    r"\b(Aber(aeron|dare|gavenny|gele|ystwyth)|Ammanford|Anglesey|Bala|Bangor|Bargoed|Barmouth|Barry|Beaumaris|Bethesda"
    r"|Blaenau|Blaenavon|Brecon|Bridgend|Builth|Caernarfon|Caerphilly|Cardiff|Cardigan|Carmarthen(shire)?|Ceredigion"
    r"|Chepstow|Colwyn|Conwy|Corwen|Cowbridge|Cwmbran|Cwm Taf|Denbigh(shire)?|Dolgellau|Dyfed|Ebbw|Fishguard"
    r"|Flint(shire)?|Glamorgan|Gower|Gregynog|Gwent|Gwynedd|Harlech|Haverfordwest|Holyhead|Kidwelly|Lampeter|Llandeilo"
    r"|Llandovery|Llandrindod|Llandudno|Llanelli|Llangefni|Llangollen|Llanidloes|Llanrwst|Llantrisant|Llanybydder|Machynlleth"
    r"|Maesteg|Menai|Merthyr|Milford Haven|Monmouth(shire)?|Montgomery|Mountain Ash|Neath|Newport|Newtown|Penarth"
    r"|Pembroke(shire)?|Pontypool|Pontypridd|Porthcawl|Porthmadog|Port Talbot|Powys|Prestatyn|Pwllheli|Radnor|Rhayader"
    r"|Rhondda|Rhyl|Ruthin|Solva|Swansea|Tenby|Torfaen|Tredegar|Tregaron|Treorchy|Tywyn|Usk|Welshpool|Wrexham"
    r"|Ynys M[oô]n|Ystradgynlais|Ystrad Mynach)\b"
)
"""Towns, counties and regions of Wales that are likely to be thought of; not all of them."""

REAL = {"what/active-travel": {"Cardiff", "Rhondda"}, "what/mobiliti": {"Cardiff"}}
"""Lessons about a real case that is told without a timeline, and the places that its questions may name."""


def said(exercise: Exercise) -> Iterator[str]:
    """What an exercise tells the learner, but for the words of a framework."""
    yield exercise.prompt
    yield exercise.hint
    items = exercise.cases if isinstance(exercise, Placing) else getattr(exercise, "items", ())
    for item in items:
        yield from (item.text, item.short, item.because, *item.near_miss.values())


def of_a_real_case(lesson: Lesson) -> bool:
    """Whether a page of the lesson has the timeline of a real case, so that its questions are about real places."""
    return any(getattr(step, "timeline", None) for step in lesson.steps)


def test_questions_about_what_is_invented_name_no_real_place() -> None:
    course: Course = open_course(ROOT)
    found = []
    for ref in course.all_lessons():
        lesson = course.lesson(ref)
        for step in () if of_a_real_case(lesson) else lesson.exercises:
            names = {match[0] for text in said(step) for match in PLACES.finditer(text)}
            found += [f"{ref}/{step.id}: {name}" for name in sorted(names - REAL.get(str(ref), set()))]
    assert found == []
