"""The bar that filters the rows of the report page; it stays hidden where no script runs."""

from __future__ import annotations

from collections.abc import Iterable

from tthc.draw.html import Markup, element, void
from tthc.io.report.view import View
from tthc.io.report.words import ReportWords
from tthc.periods.wording import occurrence_text, word


def filter_bar(view: View) -> Markup:
    """Choices of unit, state and month, a field for words, a button that clears them, and how many rows are shown."""
    words, facets = view.words, view.facets
    units = ((str(number), name) for number, name in facets.units.values())
    states = ((state, word("state", state, words.lang)) for state in facets.states)
    months = ((f"{month:%Y-%m}", occurrence_text(f"{month:%Y-%m}", words.lang)) for month in facets.months)
    also = element("label", void("input", type="checkbox", id="filter-also"), " ", words("filter", "also"))
    return bar(
        words,
        choice(words, "unit", words("filter", "unit"), units, also, lang=words.foreign),
        choice(words, "state", words("filter", "state"), states),
        choice(words, "month", words("filter", "month"), months),
    )


def bar(words: ReportWords, *choices: Markup) -> Markup:
    """Choices, then what every page has: the field for words, the button, how many rows are shown."""
    search = void("input", type="search", id="filter-text", autocomplete="off", spellcheck="false")
    shown = {name: _pattern(words, name, "shown", "total") for name in ("all", "some")}
    status = element("output", id="filter-status", data_all=shown["all"], data_some=shown["some"])
    return element(
        "div",
        *choices,
        element("div", element("label", words("filter", "text"), for_="filter-text"), search, class_="field"),
        element("button", words("filter", "reset"), type="button", id="filter-reset"),
        status,
        id="filters",
        role="search",
        aria_label=words("filter", "region"),
        data_sort=words("filter", "sort"),
        hidden=True,
    )


def choice(
    words: ReportWords,
    name: str,
    title: str,
    options: Iterable[tuple[str, str]],
    more: Markup | None = None,
    *,
    lang: str | None = None,
) -> Markup:
    """A list to choose from; its name is what the script knows it by."""
    every = element("option", words("filter", "any"), value="")
    listed = (element("option", text, value=value, lang=lang) for value, text in options)
    label = element("label", title, for_=f"filter-{name}")
    return element("div", label, element("select", every, *listed, id=f"filter-{name}"), more, class_="field")


def printed_filter(words: ReportWords) -> Markup:
    """What a print of filtered rows says about itself."""
    return element("p", id="printed", data_text=_pattern(words, "printed", "filters", "shown", "total"), hidden=True)


def _pattern(words: ReportWords, name: str, *fields: str) -> str:
    """Words whose fields the script fills in."""
    return words("filter", name, **{field: f"{{{field}}}" for field in fields})
