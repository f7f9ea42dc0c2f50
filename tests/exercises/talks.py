"""Conversations for the tests: a small one as an author writes it, and any that could be written."""

from __future__ import annotations

from hypothesis import strategies as st

from copro_tui.exercises import Work
from copro_tui.exercises.talk import Conversation
from copro_tui.exercises.turns import Ending, Gauge, Person, Reply, Turn
from tests.exercises.builders import build

SMALL = """\
- talk: poster
  prompt: A word on a poster
  hint: What is really open?
  scene: The council's office, half past nine.
  people:
    - {id: gethin, name: Gethin, role: makes the posters}
    - {id: nasreen, name: Nasreen, role: chairs the carers}
  gauges:
    - {id: trust, name: Trust, start: 2}
    - {id: time, name: Your time, start: 5}
  turns:
    - id: word
      who: gethin
      says: I have put the best word on the top.
      replies:
        - {id: keep, text: Leave it., credit: 0, because: It is not true., then: It is printed., goes: upset,
           gauges: {trust: -2}}
        - {id: true-name, text: Call it what it is., credit: 1, because: It names the offer., goes: fixed,
           gauges: {trust: +1}, then: Nobody can call us liars.}
        - {id: vague, text: Say engagement., credit: 0.5, because: It hides how little is open., goes: fixed}
    - id: upset
      tells: The telephone rings.
      replies:
        - {id: sorry, text: I was wrong and I will say so., credit: 1, because: It mends., goes: fixed,
           gauges: {trust: 1, time: -1}}
        - {id: defend, text: It is only a word., credit: 0, because: It explains the hurt away., goes: against}
    - id: fixed
      who: nasreen
      says: What has been decided?
      replies:
        - {id: facts, text: The total. The hours are open., credit: 1, because: She can choose., goes: together,
           gauges: {trust: +2, time: -3}}
        - {id: wait, text: I will ask., credit: 0.5, because: It is a delay., goes: together, gauges: {time: -1}}
        - {id: all-open, text: It is all open., credit: 0, because: It is not., goes: against, gauges: {trust: -5}}
  endings:
    - {id: together, text: The hours are shared out together., gained: Trust., lost: Three evenings.}
    - {id: against, text: Nobody believes you in spring., lost: Trust.}
"""

_TURNS = "".join(
    f"""    - id: t{number}
      tells: Turn {number}.
      replies:
        - {{id: a{number}, text: The long and careful one., credit: 1, because: It is., goes: {goes}}}
        - {{id: b{number}, text: Short., credit: 0, because: It is not., goes: bad}}
"""
    for number, goes in enumerate(["t1", "t2", "t3", "good"])
)

GIVEN_AWAY = f"""\
- talk: poster
  prompt: A talk
  scene: Here.
  turns:
{_TURNS}  endings: [{{id: good, text: Good.}}, {{id: bad, text: Bad.}}]
"""
"""A conversation whose fullest reply is always the first and the longest."""


def small() -> Conversation:
    """The small conversation."""
    exercise, faults = build(SMALL)
    assert isinstance(exercise, Conversation)
    assert faults == []
    return exercise


def said(exercise: Conversation, *replies: str) -> Work:
    """The work once these replies were given, one after the other."""
    work, layout = Work(answer=exercise.fresh(1)), exercise.layout(1)
    for reply in replies:
        work = exercise.put_down(exercise.hold(work, reply, layout), layout)
    return work


@st.composite
def talks(draw: st.DrawFn) -> Conversation:
    """Any conversation: each reply leads to a later turn, or to an ending."""
    count = draw(st.integers(1, 6))
    endings = draw(st.integers(1, 3))
    gauges = draw(st.integers(0, 2))
    turns = []
    for number in range(count):
        goals = [f"t{one}" for one in range(number + 1, count)] + [f"e{one}" for one in range(endings)]
        replies = tuple(
            Reply(
                id=f"r{number}{place}",
                text=f"Reply {number} {place}",
                because=f"Reason {number} {place}.",
                credit=draw(st.sampled_from([0.0, 0.5, 1.0])),
                goes=draw(st.sampled_from(goals)),
                gauges={f"g{one}": draw(st.integers(-5, 5)) for one in range(gauges)},
            )
            for place in range(draw(st.integers(2, 4)))
        )
        turns.append(Turn(id=f"t{number}", who="p", says=f"Turn {number}", replies=replies))
    return Conversation(
        id="talk",
        prompt="A talk",
        scene="Somewhere.",
        people=(Person("p", "Somebody"),),
        gauges=tuple(Gauge(f"g{one}", f"Gauge {one}", draw(st.integers(0, 5))) for one in range(gauges)),
        turns=tuple(turns),
        endings=tuple(Ending(id=f"e{one}", text=f"Ending {one}.") for one in range(endings)),
    )
