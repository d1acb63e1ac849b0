"""A plan and its timetable as one page for people, complete in itself: no script, nothing fetched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Final

from tthc._version import __version__
from tthc.draw.html import Column, Markup, element, join, table, void
from tthc.io.report_tables import finding_table, milestone_table, review_table, target_table, task_table
from tthc.io.report_timeline import timeline_figures, tone_rules
from tthc.io.report_view import View, lines
from tthc.io.report_words import ReportWords
from tthc.model import Language, Plan
from tthc.periods.obligation import Obligation
from tthc.periods.timetable import Timetable
from tthc.periods.wording import occurrence_text

_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"
_NEXT_SHOWN: Final = 15
_PAST_SHOWN: Final = 30


def report_html(plan: Plan, timetable: Timetable, lang: Language = "vi") -> str:
    """The whole page. The same plan and timetable give the same text.

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
    main = element("main", _head(view), _contents(view, sections), *(section for _, section in sections), id="main")
    skip = element("a", view.words("page", "skip"), href="#main", class_="skip")
    body = element("body", skip, element("div", main, _footer(view), class_="sheet"))
    return f"<!DOCTYPE html>\n{element('html', _meta(view), body, lang=lang)}\n"


@cache
def _style() -> Markup:
    return Markup(files("tthc").joinpath("data", "report.css").read_text("utf-8") + tone_rules())


def _meta(view: View) -> Markup:
    return element(
        "head",
        void("meta", charset="utf-8"),
        void("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        void("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", view.words("page", "document_title", title=view.plan.title)),
        element("style", _style()),
    )


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
    past, coming = _deadlines(view)
    parts: tuple[tuple[str, Markup | None], ...] = (
        ("overview", _overview(view, len(findings))),
        ("past", _deadline_table(view, past, _PAST_SHOWN) if past else None),
        ("next", _deadline_table(view, coming, _NEXT_SHOWN) if coming else element("p", words("page", "none"))),
        ("timeline", timeline_figures(view)),
        ("tasks", join([element("p", words("page", "table_note"), class_="muted"), task_table(view)])
            if view.blocks else None),
        ("targets", target_table(view) if plan.all_targets() else None),
        ("milestones", milestone_table(view) if plan.milestones else None),
        ("review", review_table(view) if plan.review_items else None),
        ("findings", finding_table(view, findings) if findings else element("p", words("page", "none"))),
    )  # fmt: skip
    for name, content in parts:
        if content is not None:
            heading = element("h2", words("heading", name), id=f"{name}-heading")
            yield name, element("section", heading, content, id=name, aria_labelledby=f"{name}-heading")


def _contents(view: View, sections: Sequence[tuple[str, Markup]]) -> Markup:
    links = (element("a", view.words("heading", name), href=f"#{name}") for name, _ in sections)
    return element(
        "nav", element("ul", *(element("li", link) for link in links)), aria_label=view.words("page", "contents")
    )


def _overview(view: View, findings: int) -> Markup:
    plan, table = view.plan, view.timetable
    dated = sum(1 for one in table if one.due and not one.is_continuous)
    running = sum(1 for one in table if one.is_continuous)
    counts = {
        "groups": len(view.blocks),
        "tasks": sum(1 for _ in plan.tasks()),
        "units": len(plan.units()),
        "dated": dated,
        "running": running,
        "undated": len(table) - dated - running,
        "targets": len(plan.all_targets()),
        "review": len(plan.review_items),
        "findings": findings,
    }
    tiles = (
        element("div", element("dt", view.words("count", name)), element("dd", str(count)))
        for name, count in counts.items()
        if count
    )
    states = Counter(one.state for one in table)
    pills = (element("li", view.pill(state), f" {count}") for state, count in states.most_common())
    return join([element("dl", *tiles, class_="counts"), element("ul", *pills, class_="states") if states else None])


def _deadlines(view: View) -> tuple[list[Obligation], list[Obligation]]:
    """What is open and has a day: before the day of the page, and from it on."""
    owed = [one for one in view.timetable if one.due and one.is_open and not one.is_continuous]
    as_of = view.timetable.as_of
    past = [one for one in owed if one.due and one.due < as_of]
    return past, [one for one in owed if one.due and one.due >= as_of]


def _deadline_table(view: View, owed: list[Obligation], shown: int) -> Markup:
    columns = [
        Column(view.words("column", name), "title" if name == "task" else name, is_row_head=name == "task")
        for name in ("due", "act_by", "left", "task", "lead", "state")
    ]
    rest = len(owed) - shown
    return join(
        [
            table(columns, (_deadline(view, one) for one in owed[:shown]), name="deadlines"),
            element("p", view.words("page", "rest", count=rest), class_="muted") if rest > 0 else None,
        ]
    )


def _deadline(view: View, one: Obligation) -> tuple[Markup | str | None, ...]:
    words = view.words
    due = [element("span", words.day(day), class_="day") if day else None for day in (one.due, one.act_by)]
    weekday = [
        element("span", words.weekday(day), class_="muted small") if day else None for day in (one.due, one.act_by)
    ]
    name = occurrence_text(one.occurrence, words.lang)
    of_several = element("span", name, class_="muted small") if name != one.occurrence else None
    title = lines([join([view.link(one.at), " · ", words.printed(one.title)]), of_several])
    left = element("span", view.days_left(one.due), class_="day") if one.due else None
    return (
        lines([due[0], weekday[0]]),
        lines([due[1], weekday[1]]) if one.act_by != one.due else "",
        left,
        title,
        view.units(one.lead),
        view.pill(one.state),
    )


def _footer(view: View) -> Markup:
    calendar = view.timetable.calendar
    facts = {"day": view.words.day(view.timetable.as_of), "calendar": calendar.label(view.words.lang)}
    facts |= {"edition": calendar.version}
    return element("footer", element("p", view.words("page", "footer", version=__version__, **facts)))
