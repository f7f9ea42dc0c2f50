"""The spectrum as lanes, and upright, as they are drawn."""

from __future__ import annotations

from copro_tui.figures import upright
from copro_tui.figures.ascii import figure_in_ascii
from copro_tui.figures.board import Board, Laid, Token, board_of_framework
from copro_tui.figures.cells import Figure, as_text
from copro_tui.figures.colourless import in_brackets
from copro_tui.figures.draw import draw
from copro_tui.figures.spectrum import lanes, mini
from copro_tui.frameworks import Band, Framework, Point
from tests.figures.boards import laid, real

SPECTRUM = real("spectrum", short=False)
CONTACT = Laid(
    lying=(
        Token(case="contact", letter="", place="consultation", sign="today"),
        Token(case="contact", letter="", place="co-production", sign="wish"),
    )
)


def shown(figure: Figure) -> str:
    return "\n" + as_text(in_brackets(figure)) + "\n"


def test_a_case_in_hand_stands_on_the_line_over_its_place() -> None:
    assert (
        shown(lanes(SPECTRUM, laid(SPECTRUM, "A✓4", chosen=3, held="B3"), 78))
        == """
 doing to               doing for                               doing with
╌╌╌╌╌╌○╌╌╌╌╌╌╌╌╌╌○╌╌╌╌╌─────[B]───────────○────────────○───────━━━━━━━○━━━━━━━
      1          2         ▶ 3            4            5              6
  coercion  education   information consultation participation  co-production
 protection persuasion                                           involvement
                                         A✓
"""
    )


def test_a_miss_is_traced_under_the_lanes() -> None:
    assert (
        shown(lanes(SPECTRUM, laid(SPECTRUM, "A✓4 D↺4", trace="B32"), 78))
        == """
 doing to               doing for                               doing with
╌╌╌╌╌╌○╌╌╌╌╌╌╌╌╌╌○╌╌╌╌╌──────○────────────○────────────○───────━━━━━━━○━━━━━━━
      1          2           3            4            5              6
  coercion  education   information consultation participation  co-production
 protection persuasion                                           involvement
                                        A✓ D↺
                [B]◀─────── B✗
             its place     yours
"""
    )


def test_a_trace_to_the_right_points_to_the_right() -> None:
    rows = shown(lanes(SPECTRUM, laid(SPECTRUM, trace="B12"), 78)).splitlines()
    assert rows[-2:] == ["     B✗ ───────▶[B]", "    yours    its place"]


def test_the_words_of_a_trace_move_outwards_where_they_would_touch() -> None:
    tight = board_of_framework(
        Framework("it", "It", "spectrum", tuple(Point(f"p{n}", f"abc{n}", "Gloss.") for n in range(1, 7)))
    )

    def last(trace: str) -> str:
        return shown(lanes(tight, laid(tight, trace=trace), 34)).splitlines()[-1]

    assert [last(trace) for trace in ("B45", "B54")] == [
        "                yours its place",
        "                 its place yours",
    ]
    assert [last(trace) for trace in ("B12", "B21")] == ["yours its place", "its place yours"]
    assert [last(trace) for trace in ("B56", "B65")] == [
        "                   yours its place",
        "                   its place yours",
    ]


def test_in_ascii_each_band_keeps_its_own_line() -> None:
    rows = as_text(figure_in_ascii(lanes(SPECTRUM, laid(SPECTRUM, "A✓4", trace="B32"), 78))).splitlines()
    assert rows[1] == "......o..........o.....------o------------o------------o-------=======o======="
    assert rows[5:7] == ["                                         A+", "                [B]<------- Bx"]


def test_more_tokens_than_fit_are_counted() -> None:
    six = " ".join(f"{letter}✓3" for letter in "ABCDEF")
    assert "A✓ B✓ C✓ +3" in shown(lanes(SPECTRUM, laid(SPECTRUM, six), 78))


def test_a_point_that_is_explored_is_filled() -> None:
    figure = lanes(SPECTRUM, Laid(chosen="participation"), 78)
    assert shown(figure).splitlines()[2:4] == [
        "╌╌╌╌╌╌○╌╌╌╌╌╌╌╌╌╌○╌╌╌╌╌──────○────────────○───────────[●]──────━━━━━━━○━━━━━━━",
        "      1          2           3            4          ▶ 5              6",
    ]
    assert {cell.text.strip() for row in figure for cell in row if cell.ground == "select"} >= {
        "▶",
        "5",
        "participation",
    }


def test_a_tall_board_has_more_space() -> None:
    rows = [row.strip() for row in shown(lanes(SPECTRUM, laid(SPECTRUM, "A✓4"), 78, tall=True)).splitlines()[1:]]
    assert [place for place, row in enumerate(rows) if not row] == [1, 6]
    assert rows[-1] == "A✓"


def test_the_contact_is_on_the_line_where_it_is_today_and_is_wished() -> None:
    assert (
        shown(lanes(SPECTRUM, CONTACT, 78, names=False))
        == """
 doing to               doing for                               doing with
╌╌╌╌╌╌○╌╌╌╌╌╌╌╌╌╌○╌╌╌╌╌──────○───────────[◆]───────────○───────━━━━━━ ◇ ━━━━━━
      1          2           3            4            5              6
                                       today                       my wish
"""
    )
    assert shown(mini(SPECTRUM, CONTACT)) == "\n╌╌○╌╌╌╌○╌╌──○────◆────○──━━◇━━\n"


def test_the_turns_of_a_conversation_are_numbered_on_the_line() -> None:
    figure = lanes(SPECTRUM, Laid(), 78, way=["information", "consultation", "consultation"])
    assert "[1]─────────[2 3]───" in shown(figure)


def test_bands_that_are_not_to_for_and_with_have_no_colours() -> None:
    framework = Framework(
        "it", "It", "spectrum",
        (Point("a", "cold", "Gloss.", band="low"), Point("b", "hot", "Gloss.", band="high")),
        bands=(Band("low", "below"), Band("high", "above")),
    )  # fmt: skip
    figure = lanes(board_of_framework(framework), Laid(), 40)
    assert not {"to", "for", "with"} & {cell.role for row in figure for cell in row}
    assert not {"to-tint", "for-tint", "with-tint"} & {cell.ground for row in figure for cell in row}


def test_the_names_of_the_tints_follow_the_bands() -> None:
    by_text = {cell.text.strip(): cell for row in lanes(SPECTRUM, Laid(), 78) for cell in row}
    assert [(by_text[name].role, by_text[name].ground) for name in ("doing to", "doing for", "doing with")] == [
        ("to", "to-tint"), ("for", "for-tint"), ("with", "with-tint"),
    ]  # fmt: skip
    assert (by_text["coercion"].role, by_text["protection"].role) == ("", "muted")


def test_upright_a_miss_is_traced_at_the_right() -> None:
    assert (
        shown(upright.drawing(SPECTRUM, laid(SPECTRUM, "A✓4", trace="B32"), 38))
        == """
┃ doing with
┃   6 co-production
│ doing for
│   5 participation
│   4 consultation                 A✓
│   3 information       ╭─B✗ yours
┊ doing to              │
┊   2 education         ╰▶[B]its place
┊   1 coercion
"""
    )


def test_upright_a_case_in_hand_is_at_the_right_end_of_its_row() -> None:
    rows = shown(upright.drawing(SPECTRUM, laid(SPECTRUM, chosen=3, held="B3"), 38)).splitlines()
    assert rows[6] == "│ ▶ 3 information                 [B]"


def test_upright_names_are_whole_where_nothing_lies_beside_them() -> None:
    assert "coercion / protection" in shown(upright.drawing(SPECTRUM, Laid(chosen="coercion"), 38))


def test_in_few_rows_the_bands_stand_at_the_right_and_the_place_line_has_the_case() -> None:
    figure = draw(SPECTRUM, laid(SPECTRUM, "A✓4", chosen=3, held="B3"), 38, low=True)
    assert shown(figure).splitlines()[2:6] == [
        "│   5 participation         doing for",
        "│   4 consultation      A✓  doing for",
        "│ ▶ 3 information           doing for",
        "┊   2 education              doing to",
    ]


def test_a_board_of_short_names_is_drawn_too() -> None:
    board = Board(targets=real("spectrum").targets, framework=SPECTRUM.framework)
    assert "persuasion" not in shown(lanes(board, Laid(), 78))
