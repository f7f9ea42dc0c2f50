"""The reviewer's page: every claim and answer of a course with what it rests on, to be read and signed by an expert."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from copro_tui.course.course import Course, available_lessons
from copro_tui.course.evidence.review import Entry, Section, framework_section, lesson_section
from copro_tui.course.model import Source
from copro_tui.documents.page import page, paragraph
from copro_tui.i18n import gettext as _
from copro_tui.i18n import ngettext
from copro_tui.player.belief import HOW_SURE, about
from copro_tui.text.blocks import Block, Preformatted, Table, blocks
from copro_tui.text.days import day_in_words
from copro_tui.text.html import Html, block, joined, tag
from copro_tui.text.marked_html import line_html
from copro_tui.text.marks import with_spans

STYLE = """
@page { size: A4 landscape; margin: 12mm; }
body { max-width: 80rem; font-size: 11pt; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; margin: .6rem 0; }
caption { text-align: left; font-weight: 600; padding: .3rem 0; }
th, td { border: 1px solid #5b6a72; padding: .25rem .4rem; text-align: left; vertical-align: top; font-weight: 400;
         overflow-wrap: anywhere; }
thead { display: table-header-group; }
thead th { border-bottom: 3px solid #5b6a72; font-weight: 600; }
tr { break-inside: avoid; }
th:nth-child(1) { width: 30%; } th:nth-child(2) { width: 24%; } th:nth-child(3) { width: 15%; }
th:nth-child(4) { width: 15%; }
td p, th p { margin: 0 0 .3rem; }
section { break-inside: auto; }
.name { font-family: ui-monospace, Consolas, monospace; font-size: .8rem; color: #4d5a61; }
.field { display: flex; align-items: flex-end; gap: .4rem; margin: 0 0 .3rem; }
.line { flex: 1; min-height: 1.3rem; border-bottom: 1px solid #5b6a72; }
.label { font-size: .75rem; color: #4d5a61; margin: 0; }
.awaiting { border: 3px solid #8a1c1c; }
.badge { font-weight: 700; color: #8a1c1c; background: #ffffff; }
.sign { width: 50%; }
@media print { body { font-size: 8.5pt; line-height: 1.35; } html { font-size: 11pt; } }
""".strip()


def review_page(course: Course, day: date) -> Html:
    """The page for all lessons and frameworks of a course; ``day`` is when it was made."""
    lessons = [(lesson.ref.module, lesson_section(lesson, course)) for lesson in available_lessons(course)]
    frameworks = [framework_section(one) for one in course.frameworks_in_order()]
    sections = [*(section for _module, section in lessons), *frameworks]
    title = _("Review: %(course)s") % {"course": course.title}
    return page(
        title,
        course.language,
        tag("h1", title),
        paragraph(_("Version %(version)s, %(day)s.") % {"version": course.version, "day": day_in_words(day)}, "quiet"),
        *_introduction(sections),
        *(
            block(
                "div",
                tag("h2", module.title),
                *(_section(one, course.sources) for key, one in lessons if key == module.id),
            )
            for module in course.modules
        ),
        block("div", tag("h2", _("Frameworks")), *(_section(one, course.sources) for one in frameworks)),
        _sources(course.sources.values()),
        _signature(),
        style=STYLE,
    )


def _introduction(sections: Sequence[Section]) -> Iterator[Html]:
    entries = [entry for section in sections for entry in section.entries]
    answers = sum(bool(entry.answers) for entry in entries)
    yield paragraph(
        _("Claims: %(claims)d. Answers that are marked: %(answers)d.")
        % {"claims": len(entries) - answers, "answers": answers}
    )
    yield paragraph(
        _("Please read each row and say whether it is right. Rows can be filled in here and saved or printed.")
    )
    yield block(
        "dl", *(part for name, means in HOW_SURE.values() for part in (tag("dt", _(name)), tag("dd", _(means))))
    )
    waiting = [entry.name for entry in entries if entry.awaiting]
    if waiting:
        said = ngettext("%(count)d row awaits review:", "%(count)d rows await review:", len(waiting))
        yield paragraph(said % {"count": len(waiting)}, "badge")
        yield block("ul", *(tag("li", name) for name in waiting))


def _section(section: Section, sources: Mapping[str, Source]) -> Html:
    heads = (_("What is said"), _("The answer, and why"), _("What it rests on"), _("Verdict"), _("Remark"))
    return block(
        "section",
        tag("h3", section.title),
        *_objectives(section.objectives),
        *(
            [
                block(
                    "table",
                    tag("caption", _("To review: %(title)s") % {"title": section.title}),
                    tag("thead", tag("tr", *(tag("th", head, scope="col") for head in heads))),
                    block("tbody", *(_row(entry, sources) for entry in section.entries)),
                )
            ]
            if section.entries
            else []
        ),
    )


def _objectives(objectives: Sequence[str]) -> list[Html]:
    return [block("ol", *(tag("li", one) for one in objectives))] if objectives else []


def _row(entry: Entry, sources: Mapping[str, Source]) -> Html:
    badge = [paragraph(_("Awaiting review"), "badge")] if entry.awaiting else []
    said = [tag("p", line_html(one)) for one in entry.said]
    return tag(
        "tr",
        tag("th", *badge, tag("p", entry.name, class_="name"), *said, *_page(entry.page), scope="row"),
        tag("td", *_answer(entry)),
        tag("td", *_evidence(entry, sources)),
        tag("td", *_verdict(entry)),
        tag("td", _field("", _("Remark: %(name)s") % {"name": entry.name})),
        class_="awaiting" if entry.awaiting else None,
    )


def _answer(entry: Entry) -> Iterator[Html]:
    for one in entry.answers:
        whole = len(entry.answers) == 1 and one.credit == 1
        words = _("%(answer)s: %(credit)s") % {"answer": one.place or _("Credit"), "credit": f"{one.credit:g}"}
        yield tag("p", tag("strong", one.place if whole and one.place else words))
    if entry.because:
        yield tag("p", line_html(entry.because))
    for place, said in entry.near_misses:
        yield paragraph(_("To those who answer “%(place)s”: %(said)s") % {"place": place, "said": said}, "quiet")


def _evidence(entry: Entry, sources: Mapping[str, Source]) -> Iterator[Html]:
    confidence = entry.evidence.confidence
    yield tag("p", tag("strong", _(HOW_SURE[confidence][0]) if confidence else _("How sure is not said")))
    for source in entry.evidence.sources:
        yield paragraph(sources[source].title if source in sources else source)
    if numbers := entry.evidence.objectives:
        yield paragraph(_("Objective: %(numbers)s") % {"numbers": ", ".join(map(str, numbers))}, "quiet")


def _verdict(entry: Entry) -> Iterator[Html]:
    yield paragraph(_("☐ right  ☐ change  ☐ wrong  ☐ cannot say"), "label")
    yield _field(_("Name"), _("Name: %(name)s") % {"name": entry.name})
    yield _field(_("Date"), _("Date: %(name)s") % {"name": entry.name})


def _field(label: str, spoken: str) -> Html:
    """A line to write on, on paper and on a screen, after its label; ``spoken`` is what a screen reader calls it."""
    line = tag("div", "", class_="line", contenteditable="true", role="textbox", aria_label=spoken)
    return tag("div", *([tag("span", label, class_="label")] if label else []), line, class_="field")


def _sources(sources: Iterable[Source]) -> Html:
    """All sources in full."""
    return block(
        "section",
        tag("h2", _("Sources")),
        block(
            "ul",
            *(
                tag("li", " ".join(part.rstrip(".") + "." for part in (one.title, *about(one), one.address) if part))
                for one in sources
            ),
        ),
    )


def _signature() -> Html:
    labels = (_("Reviewed by"), _("Organisation"), _("Date"), _("Signature"))
    return block(
        "section",
        tag("h2", _("Signed")),
        *(tag("div", _field(label, label), class_="sign") for label in labels),
    )


def _page(markdown: str) -> Iterator[Html]:
    """The blocks of a page, lists with what stands before each entry."""
    for one in blocks(markdown):
        match one:
            case Block():
                lead = f"{one.marker} " if one.marker else ""
                yield tag("p", lead, line_html(with_spans(one.spans)))
            case Table():
                for row in (one.head, *one.rows):
                    yield tag("p", joined(*(line_html(with_spans(cell)) for cell in row), between=" | "))
            case Preformatted():
                yield paragraph("\n".join(one.lines))
