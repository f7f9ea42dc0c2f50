"""Lines as people type and dictate them: by digits, words, names, with mistakes and politeness; and what each means.

What a line means is written shortly: of an order the numbers as they then stand; of ticks the numbers, with a plus for
what is added and a minus for what is taken away; of places the letter of each case with its number; a question mark
where it has to be asked back, and a tilde before what has to be suggested.
"""

from __future__ import annotations

from copro_tui.plain.grammar import (
    Added,
    Moved,
    Named,
    Ordered,
    Picked,
    Placed,
    Swapped,
    Unclear,
    Understood,
    Unknown,
    Unpicked,
    one_of,
    order_of,
    places_for,
    rearranged,
    several_of,
)


def numbered(*names: str) -> list[Named]:
    """Things with these names, by numbers from 1."""
    return [Named(str(number), f"the-{number}", name) for number, name in enumerate(names, start=1)]


ARNSTEIN = numbered(
    "Manipulation", "Therapy", "Informing", "Consultation", "Placation", "Partnership", "Delegated power",
    "Citizen control",
)  # fmt: skip
CO = numbered("Co-deliver", "Co-evaluate", "Co-commission", "Co-design")
TLAP = numbered("Coercion / protection", "Education", "Informing", "Consultation", "Engagement", "Co-design")
GROUPS = numbered("Formal meetings", "Project-based work", "Community organising", "None of these")
CASES = [
    Named("A", "forum", "Young people chair the forum and set its agenda.", "The youth forum"),
    Named("B", "survey", "Every tenant gets a survey about the new kitchens.", "The kitchen survey"),
    Named("C", "bus", "The night bus stops. A notice says why.", "The night bus"),
]
OPTIONS = numbered(
    "Two broadcasters split the cost of a crime drama",
    "The tenants' panel decides",
    "Six carers come forward, all from the county town",
    "A vote at the annual meeting",
    "The tenants' newsletter",
)

NOW = [ARNSTEIN[one - 1] for one in (3, 1, 2, 4, 5, 6, 7, 8)]
"""The ladder as it stands, with numbers that are not those of the places."""

ORDERS = [
    ("8 7 6 5 4 3 2 1", "87654321"),
    ("8,7,6,5,4,3,2,1", "87654321"),
    ("87654321", "87654321"),
    ("57864312", "57864312"),
    ("5-7-8-6-4-3-1-2", "57864312"),
    ("five seven eight six four three one two", "57864312"),
    ("five seven ate six for three one to", "57864312"),
    ("Five, seven, eight, six, four, three, one and two.", "57864312"),
    ("5 then 7 then 8 then 6 then 4 then 3 then 1 then 2", "57864312"),
    ("five comma seven comma eight comma six comma four comma three comma one comma two", "57864312"),
    ("8; 7; 6; 5; 4; 3; 2; 1", "87654321"),
    ("first 8, then 7, 6, 5, 4, 3, 2 and last 1", "87654321"),
    (
        "Citizen control, delegated power, partnership, placation, consultation, informing, therapy, manipulation",
        "87654321",
    ),
    ("citizen delegated partnership placation consultation informing therapy manipulation", "87654321"),
    ("control, delegated, partner, placat, consult, inform, therapy, manip", "87654321"),
    ("“Citizen control”, “Delegated power”, 6, 5, 4, 3, 2, 1", "87654321"),
    ("1=8 2=7 3=6 4=5 5=4 6=3 7=2 8=1", "87654321"),
    ("reverse them", "87654213"),
    ("move 1 down two", "32415678"),
    ("move 1 down 2", "32415678"),
    ("move number one down two places", "32415678"),
    ("1 down two", "32415678"),
    ("move 8 up one", "31245687"),
    ("move citizen control up", "31245687"),
    ("citizen control up one please", "31245687"),
    ("move it up", "31254678"),
    ("up two", "31524678"),
    ("move it to the bottom", "31246785"),
    ("put citizen control at the top", "83124567"),
    ("Put citizen control at the top of the ladder.", "83124567"),
    ("citizen control first", "83124567"),
    ("citizen control to the top", "83124567"),
    ("8 to the top", "83124567"),
    ("8 first", "83124567"),
    ("8 top", "83124567"),
    ("8 1st", "83124567"),
    ("put 8 in first place", "83124567"),
    ("I would put control at the top", "83124567"),
    ("3 last", "12456783"),
    ("informing last please", "12456783"),
    ("move informing to the end", "12456783"),
    ("put 3 at the bottom", "12456783"),
    ("put 2 on 5", "31452678"),
    ("2 on 5", "31452678"),
    ("move 2 to 5", "31452678"),
    ("move two to five", "31452678"),
    ("2 to fifth", "31452678"),
    ("2=5", "31452678"),
    ("put 2 second", "32145678"),
    ("therapy 2nd", "32145678"),
    ("put 2 in position 2", "32145678"),
    ("swap 1 and 2", "32145678"),
    ("swap one and two", "32145678"),
    ("swap 1 with 2", "32145678"),
    ("switch therapy and manipulation", "32145678"),
    ("exchange 2 for 1", "32145678"),
    ("put consultation above manipulation", "34125678"),
    ("consultation above manipulation", "34125678"),
    ("put 4 before 1", "34125678"),
    ("put 3 below therapy", "12345678"),
    ("put 3 after two", "12345678"),
    ("put 3 between 2 and 4", "12345678"),
    ("raise 8 by 2", "31245867"),
    ("8 two places higher", "31245867"),
    ("lower 3 two", "12345678"),
    ("8 first, 7 second", "87312456"),
    ("move 8 up and 3 down", "13245687"),
    ("8 to the top, then move it down one", "38124567"),
    ("put 8 right at the top", "83124567"),
    ("put 8 second from the bottom", "31245687"),
    ("put the third one first", "?"),
    ("move citzen control up", "~move citizen control up"),
    ("swap therapy and placation", "31542678"),
]

SEQUENCES_OF_CO = [
    ("commission, design, deliver, evaluate", "3412"),
    ("commission design deliver evaluate", "3412"),
    ("co-commission, co-design, co-deliver and co-evaluate", "3412"),
    ("Co commission, co design, co deliver, co evaluate", "3412"),
    ("cocommission codesign codeliver coevaluate", "3412"),
    ("three four one two", "3412"),
    ("third, fourth, first, second", "3412"),
    ("3412", "3412"),
    ("third 4 1 second", "3412"),
    ("commissioning, designing, delivery, evaluating", "3412"),
    ("commissioned designed delivered evaluation", "~commission design deliver evaluate"),
    ("comission design deliver evaluate", "~commission design deliver evaluate"),
]

PLACES_FOR_C = [
    ("3", "C3"), ("three", "C3"), ("Three.", "C3"), ("number three", "C3"), ("no. 3", "C3"), ("#3", "C3"),
    ("third", "C3"), ("the third one", "C3"), ("3rd", "C3"), ("rung 1", "C1"), ("rung one", "C1"), ("step five", "C5"),
    ("group 4", "C4"), ("the 2nd please", "C2"), ("it's number six", "C6"), ("put it on 3", "C3"), ("on 3", "C3"),
    ("put it on the third rung", "C3"), ("I'd say 5", "C5"), ("I think 5", "C5"), ("go for five", "C5"),
    ("no, the third one", "C3"), ("I mean 3", "C3"), ("sorry, 3", "C3"), ("make it 4", "C4"),
    ("education or informing?", "?"), ("last", "C6"), ("the last one", "C6"), ("the top one", "C1"), ("bottom", "C6"),
    ("second from the bottom", "C5"), ("last but one", "C5"), ("protection", "C1"), ("coercion", "C1"),
    ("coercion protection", "C1"), ("coercion/protection", "C1"), ("“Consultation”", "C4"), ("'consultation'", "C4"),
    ("CONSULTATION", "C4"), ("consultation.", "C4"), ("consult", "C4"), ("it is consultation", "C4"),
    ("consulting", "~consultation"), ("this is consultation I think", "C4"), ("the consultation rung", "C4"),
    ("codesign", "C6"), ("co design", "C6"), ("co-design", "C6"), ("design", "C6"), ("conslutation", "~consultation"),
    ("consltation", "~consultation"), ("engagment", "~engagement"),
    ("it's engagement because they meet", "~engagement"), ("for", "C4"), ("to", "C2"), ("won", "C1"), ("b 3", "B3"),
    ("b3", "B3"), ("B=3", "B3"), ("b: 3", "B3"), ("b-3", "B3"), ("B - 3", "B3"), ("3 b", "B3"), ("1-b", "B1"),
    ("1: b", "B1"), ("1=b", "B1"), ("one=b", "B1"), ("one equals b", "B1"), ("bee three", "B3"), ("case b on 3", "B3"),
    ("put B on 3", "B3"), ("put case B on rung three please", "B3"), ("B to 3", "B3"), ("B is consultation", "B4"),
    ("B goes on the fourth", "B4"), ("b = consult", "B4"), ("A=1 B=2 C=3", "A1 B2 C3"), ("A 1, B 2, C 3", "A1 B2 C3"),
    ("a1 b2 c3", "A1 B2 C3"), ("a one b two c three", "A1 B2 C3"), ("3 = c 4=a", "A4 C3"), ("a and b on 3", "A3 B3"),
    ("4: a, c; 5: b", "A4 B5 C4"), ("the survey on consultation", "B4"), ("kitchen survey: 4", "B4"),
    ("the youth forum = co-design", "A6"), ("youth forum goes to six and survey on four", "A6 B4"), ("in", ""),
    ("co", ""),
]  # fmt: skip

GROUPS_FOR_C = [
    ("1", "C1"), ("community", "C3"), ("“Community organising”", "C3"),
    ("community organizing", "~community organising"), ("organising", "C3"), ("none", "C4"), ("none of these", "C4"),
    ("none of them", "C4"), ("project", "C2"), ("project based", "C2"), ("projects", "C2"),
    ("formally meeting", "~formal meetings"), ("formal meetings please", "C1"), ("work based project", "C2"),
    ("meetings", "C1"), ("group two", "C2"), ("the first group", "C1"), ("a=1, b=community", "A1 B3"),
]  # fmt: skip

ONES = [
    ("2", "2"), ("two", "2"), ("option two", "2"), ("Option 2.", "2"), ("I choose 2", "2"), ("the second", "2"),
    ("second one", "2"), ("answer number 2", "2"), ("two please", "2"), ("2nd", "2"), ("(2)", "2"), ("2)", "2"),
    ("to", "2"), ("five", "5"), ("the last one", "5"), ("first", "1"), ("one", "1"), ("tenants panel", "2"),
    ("the panel", "2"), ("panel decides", "2"), ("vote", "4"), ("the annual meeting", "4"), ("newsletter", "5"),
    ("the tenants’ newsletter", "5"), ("six carers", "3"), ("carers", "3"), ("broadcasters", "1"),
    ("two broadcasters", "1"), ("the one about carers", "3"), ("tenants", "?"), ("the tenants", "?"),
    ("carrers", "~carers"), ("newslettter", "~newsletter"), ("drama", "1"), ("crime drama", "1"),
    ("broadcasters split crime drama", "1"), ("county town", "3"), ("take number four", "4"), ("panel or vote", "?"),
    ("2 or 4", "?"), ("six", ""), ("9", ""),
]  # fmt: skip

TICKS = [
    ("1 3", "1 3"), ("1,3", "1 3"), ("1, 3 and 4", "1 3 4"), ("1 and 3", "1 3"), ("one and three", "1 3"),
    ("13", "1 3"), ("one three", "1 3"), ("1+3", "1 3"), ("1/3", "1 3"), ("1 & 3", "1 3"), ("numbers 1 and 3", "1 3"),
    ("1, 2 and 4", "1 2 4"), ("one to three", "1 2 3"), ("1-3", "1 2 3"), ("the first three", "1 2 3"),
    ("first two", "1 2"), ("all", "1 2 3 4 5"), ("all of them", "1 2 3 4 5"), ("all but 2", "1 3 4 5"),
    ("all except the vote", "1 2 3 5"), ("everything", "1 2 3 4 5"), ("panel and vote", "2 4"), ("panel; vote", "2 4"),
    ("panel, vote, newsletter", "2 4 5"), ("the panel and the vote please", "2 4"), ("remove two", "-2"),
    ("remove 1", "-1"), ("untick 1", "-1"), ("not 3", "-3"), ("take out 2", "-2"), ("take seven out", ""),
    ("take two out", "-2"), ("3 also", "+3"), ("remove the vote", "-4"), ("add 3", "+3"), ("also 3", "+3"),
    ("3 too", "+3"), ("and 3", "+3"), ("I think 1 and 4", "1 4"), ("first and third", "1 3"), ("1st and 3rd", "1 3"),
    ("both 1 and 2", "1 2"), ("one", "1"), ("one for five", "1 4 5"), ("first, second, last", "1 2 5"),
    ("pannel and vote", "~panel and vote"), ("1 and 9", ""),
]  # fmt: skip


def short(found: Understood, things: list[Named]) -> str:
    """What a line means, as it is written above."""
    labels = {one.id: one.label for one in (*things, *CASES)}
    match found:
        case Ordered() | Moved() | Swapped():
            return "".join(labels[one] for one in rearranged([one.id for one in things], found))
        case Picked(items):
            return " ".join(labels[one] for one in items)
        case Added(items):
            return "+" + " ".join(labels[one] for one in items)
        case Unpicked(items):
            return "-" + " ".join(labels[one] for one in items)
        case Placed(places):
            return " ".join(sorted(f"{labels[case]}{labels[place]}" for case, place in places.items()))
        case Unclear():
            return "?"
        case Unknown():
            return f"~{found.suggestion}" if found.suggestion else ""


def all_lines() -> list[tuple[str, str, str]]:
    """Every line, what it has to mean, and what it means."""
    found = [(line, meant, short(order_of(line, NOW, it="the-5"), NOW)) for line, meant in ORDERS]
    found += [(line, meant, short(order_of(line, CO), CO)) for line, meant in SEQUENCES_OF_CO]
    for places, lines in ((TLAP, PLACES_FOR_C), (GROUPS, GROUPS_FOR_C)):
        found += [(line, meant, short(places_for(line, CASES, places, "bus"), places)) for line, meant in lines]
    found += [(line, meant, short(one_of(line, OPTIONS), OPTIONS)) for line, meant in ONES]
    return found + [(line, meant, short(several_of(line, OPTIONS), OPTIONS)) for line, meant in TICKS]
