"""Timelines: every event in words, with where it stands, at any width."""

from hypothesis import given
from hypothesis import strategies as st

from copro_tui.figures.cells import as_text, figure_width
from copro_tui.figures.timeline import Event, timeline, timeline_in_words
from copro_tui.frameworks import Band, Framework, Point

SPECTRUM = Framework(
    id="spectrum",
    title="The spectrum",
    shape="spectrum",
    points=(
        Point("education", "education", "Gloss.", band="to"),
        Point("information", "information", "Gloss.", band="for"),
        Point("co-production", "co-production", "Gloss.", band="with"),
    ),
    bands=(Band("to", "doing to"), Band("for", "doing for"), Band("with", "doing with")),
)

EVENTS = (
    Event("2013", "Volunteers take a questionnaire to every house."),
    Event("June 2015", "Residents and officers draw up the rules together.", "co-production"),
    Event("2016", "The council tells people which days the bus runs on.", "information"),
)


def test_dates_stand_beside_events_and_bands_have_their_lines() -> None:
    assert as_text(timeline(EVENTS, SPECTRUM, 70)) == (
        "2013       ○  Volunteers take a questionnaire to every house.\n"
        "\n"
        "June 2015  ○  Residents and officers draw up the rules together.\n"
        "           ┃  doing with: 3 co-production\n"
        "\n"
        "2016       ○  The council tells people which days the bus runs on.\n"
        "           │  doing for: 2 information"
    )


def test_in_a_narrow_window_a_date_stands_over_its_event() -> None:
    assert as_text(timeline(EVENTS[:2], SPECTRUM, 36)).splitlines()[:3] == [
        "2013",
        "○  Volunteers take a questionnaire",
        "│  to every house.",
    ]


def test_in_words_each_event_says_where_it_stands() -> None:
    assert timeline_in_words(EVENTS, SPECTRUM)[1] == (
        "June 2015: Residents and officers draw up the rules together. (doing with: 3 co-production)"
    )


@given(
    st.lists(
        st.builds(Event, st.text("ab 12", min_size=1, max_size=20), st.text("ab cd\n", min_size=1, max_size=200)),
        min_size=2,
        max_size=8,
    ),
    st.integers(24, 100),
)
def test_no_event_is_cut_at_any_width(events: list[Event], cells: int) -> None:
    figure = timeline(tuple(events), None, cells)
    assert figure_width(figure) <= cells
    shown = as_text(figure)
    for letter in "abcd":
        assert shown.count(letter) == sum(event.when.count(letter) + event.what.count(letter) for event in events)
