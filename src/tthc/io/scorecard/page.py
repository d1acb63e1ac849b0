"""A scorecard as one page for people, complete in itself: nothing is fetched, no script is needed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tthc._version import __version__
from tthc.draw.html import Markup, element, join
from tthc.io.report.filters import bar, choice, printed_filter
from tthc.io.report.frame import contents, document, section
from tthc.io.report.table import Entry, columns, listing
from tthc.io.scorecard.overview import matrix, overview
from tthc.io.scorecard.rankings import rankings
from tthc.io.scorecard.results import result_table
from tthc.io.scorecard.view import View, sheet
from tthc.model import Language
from tthc.targets import Scorecard
from tthc.targets.scorecards.picture import TONE_OF
from tthc.targets.scorecards.wording import period_text

_FILTERED = frozenset({"matrix", "results", "rankings"})


def scorecard_html(card: Scorecard, lang: Language = "vi") -> str:
    """The whole page. The same scorecard gives the same text.

    Args:
        card: the scorecard, whole or a part of it.
        lang: language of the page; the plan's own words stay as printed.

    Example:
        >>> page = scorecard_html(Scorecard((), date(2026, 6, 30), title="Kiểm soát TTHC năm 2026"))
        >>> page.startswith("<!DOCTYPE html>"), "30/06/2026" in page
        (True, True)
    """
    view = View.of(card, lang)
    sections = tuple(_sections(view))
    main = element(
        "main",
        _head(view),
        contents(view.words, ((name, view.say("heading", name)) for name, _ in sections)),
        _filters(view) if len(card) else None,
        printed_filter(view.words) if len(card) else None,
        *(
            section(view.words, name, view.say("heading", name), content, is_filtered=name in _FILTERED)
            for name, content in sections
        ),
        id="main",
    )
    footer = view.say("page", "footer", version=__version__, day=view.words.day(card.as_of))
    body = element("div", main, element("footer", element("p", footer)), class_="sheet")
    title = view.say("page", "document_title", title=card.title or view.say("page", "no_title"))
    return document(view.words, title, sheet(), body)


def _head(view: View) -> Markup:
    card = view.card
    title = view.words.printed(card.title) or view.say("page", "no_title")
    facts = (element("div", element("dt", name), element("dd", fact)) for name, fact in _facts(view))
    return element(
        "header",
        element("p", view.say("page", "kind"), class_="kind"),
        element("h1", title),
        element("dl", *facts, class_="facts"),
    )


def _facts(view: View) -> Iterator[tuple[str, Markup | str | None]]:
    card = view.card
    if card.plan_id and card.plan_id != card.title:
        yield view.say("page", "plan_id"), view.words.printed(card.plan_id)
    yield view.say("page", "as_of"), view.words.day(card.as_of)
    periods = dict.fromkeys(period_text(one.period, view.lang) for one in card)
    if periods:
        yield view.say("page", "period"), "; ".join(periods)
    dues: list[date] = sorted({one.due for one in card})
    if dues:
        yield view.say("page", "due"), view.words.day(dues[-1])


def _sections(view: View) -> Iterator[tuple[str, Markup]]:
    """Name and section each, those that would be empty left out."""
    parts = (
        ("overview", overview(view)),
        ("matrix", matrix(view)),
        ("results", result_table(view) if view.aims else element("p", view.words("page", "none"))),
        ("rankings", rankings(view)),
        ("findings", _findings(view) if view.card.findings else None),
    )
    for name, content in parts:
        if content is not None:
            yield name, content


def _filters(view: View) -> Markup:
    standings = {one.standing for one in view.card}
    units = ((str(number), name) for number, name in view.units.values())
    states = ((standing, view.say("standing", standing)) for standing in TONE_OF if standing in standings)
    return bar(
        view.words,
        choice(view.words, "unit", view.say("filter", "unit"), units, lang=view.words.foreign),
        choice(view.words, "state", view.say("filter", "state"), states),
    )


def _findings(view: View) -> Markup:
    words = view.words
    heads = columns(words, ("severity", "message", "where"), row_head="message")
    entries: Iterator[Entry] = (
        (
            (
                words("severity", finding.severity),
                element("span", finding.message(view.lang), class_="code", title=finding.code),
                join([words.where(finding.at), words.place(finding.place) or None], ", "),
            ),
            {},
        )
        for finding in view.card.findings
    )
    return listing(heads, entries, name="findings", caption=view.say("heading", "findings"))
