"""A plan and its timetable as one page for people, complete in itself: nothing is fetched, no script is needed."""

from __future__ import annotations

from collections.abc import Iterator

from tthc._version import __version__
from tthc.draw.html import Markup, element, join
from tthc.io.report.assets import style
from tthc.io.report.deadlines import deadlines
from tthc.io.report.filters import filter_bar, printed_filter
from tthc.io.report.frame import contents, document, section
from tthc.io.report.overview import overview
from tthc.io.report.tables import finding_table, milestone_table, review_table, task_table
from tthc.io.report.targets import target_table
from tthc.io.report.timeline import timeline_figures
from tthc.io.report.units import unit_table
from tthc.io.report.view import View
from tthc.io.report.words import ReportWords
from tthc.io.web.record import RECORD_ID, record_json
from tthc.model import Language, Plan
from tthc.periods.timetable import Timetable

_FILTERED = frozenset({"past", "next", "units", "targets", "tasks", "milestones", "review"})


def report_html(plan: Plan, timetable: Timetable, lang: Language = "vi") -> str:
    """The whole page. The same plan and timetable give the same text; ``tthc.read`` reads the plan back from it.

    Args:
        plan: the plan.
        timetable: its timetable, whole or of one unit; the page speaks of its day.
        lang: language of the page; the plan's own words stay as printed.

    Example:
        >>> from datetime import date
        >>> from tthc.periods.planning import timetable
        >>> plan = Plan(title="Kiểm soát thủ tục hành chính năm 2026")
        >>> page = report_html(plan, timetable(plan, as_of=date(2026, 7, 1)))
        >>> page.startswith("<!DOCTYPE html>"), "01/07/2026" in page
        (True, True)
    """
    view = View.of(plan, timetable, ReportWords(lang))
    sections = tuple(_sections(view))
    filtered = [name for name, _ in sections if name in _FILTERED]
    main = element(
        "main",
        _head(view),
        contents(view.words, ((name, view.words("heading", name)) for name, _ in sections)),
        filter_bar(view) if filtered else None,
        printed_filter(view.words) if filtered else None,
        *(section for _, section in sections),
        id="main",
    )
    sheet = element("div", main, _footer(view), class_="sheet")
    record = element("script", record_json(plan), id=RECORD_ID, type="application/json")
    return document(view.words, view.words("page", "document_title", title=plan.title), style(), sheet, record)


def _head(view: View) -> Markup:
    plan, words = view.plan, view.words
    number = words("page", "number", code=plan.code or words("page", "no_number"))
    issuer = words.printed(plan.issuer) or words("page", "no_issuer")
    left = element("div", element("p", issuer, class_="issuer"), element("p", number))
    dated = element("p", _place_and_day(view), class_="dated")
    return element(
        "header",
        element("div", left, dated, class_="masthead"),
        element("p", words("page", "kind"), class_="kind"),
        element("h1", words.printed(plan.title)),
        element("dl", *(element("div", element("dt", name), element("dd", fact)) for name, fact in _facts(view)),
                class_="facts"),
    )  # fmt: skip


def _place_and_day(view: View) -> str:
    """Place and day of issue; of a draft the words that stand for its day, blanks and all."""
    plan, words = view.plan, view.words
    if plan.issued_on is None:
        parts = (plan.place, plan.issued_text or words("page", "no_day"))
        return ", ".join(part for part in parts if part)
    day = words.day(plan.issued_on)
    return words("page", "place_and_day", place=plan.place, day=day) if plan.place else words("page", "on_day", day=day)


def _facts(view: View) -> Iterator[tuple[str, Markup | str]]:
    plan, words = view.plan, view.words
    period = words.span(plan.period.start, plan.period.end) if plan.period else words("fact", "unknown")
    yield words("fact", "period"), period
    signed = plan.signatory
    parts = (signed.name, signed.position, signed.authority) if signed else ()
    who = ", ".join(part for part in parts if part)
    yield words("fact", "signatory"), words.printed(who) or words("fact", "unknown")
    yield words("fact", "as_of"), words.day(view.timetable.as_of)
    if plan.source:
        yield words("fact", "source"), plan.source.name


def _sections(view: View) -> Iterator[tuple[str, Markup]]:
    """Name and section each, those that would be empty left out."""
    plan, words = view.plan, view.words
    findings = (*plan.findings, *view.timetable.findings)
    past, coming = deadlines(view)
    nothing = element("p", words("page", "none"))
    note = element("p", words("page", "table_note"), class_="muted")
    parts: tuple[tuple[str, Markup | None], ...] = (
        ("overview", overview(view, len(findings))),
        ("past", past),
        ("next", coming or nothing),
        ("timeline", timeline_figures(view)),
        ("targets", target_table(view) if plan.all_targets() else None),
        ("units", unit_table(view)),
        ("tasks", join([note, task_table(view)]) if view.blocks else None),
        ("milestones", milestone_table(view) if plan.milestones else None),
        ("review", review_table(view) if plan.review_items else None),
        ("findings", finding_table(view, findings) if findings else nothing),
    )
    for name, content in parts:
        if content is not None:
            is_filtered = name in _FILTERED and content is not nothing
            yield name, section(words, name, words("heading", name), content, is_filtered=is_filtered)


def _footer(view: View) -> Markup:
    calendar = view.timetable.calendar
    facts = {"day": view.words.day(view.timetable.as_of), "calendar": calendar.label(view.words.lang)}
    facts |= {"edition": calendar.version}
    return element("footer", element("p", view.words("page", "footer", version=__version__, **facts)))
