"""What the pages of a plan and of a scorecard share: the document around them, their sections, their contents."""

from __future__ import annotations

from collections.abc import Iterable

from tthc.draw.html import Markup, element, void
from tthc.io.report.assets import policy, script
from tthc.io.report.words import ReportWords


def document(words: ReportWords, title: str, sheet: str, *content: Markup | None) -> str:
    """A whole page that fetches nothing.

    Args:
        words: the words in the language of the page.
        title: what the browser calls it.
        sheet: its one style sheet.
        content: the body; the script follows it.
    """
    head = element(
        "head",
        void("meta", charset="utf-8"),
        void("meta", http_equiv="Content-Security-Policy", content=policy(sheet)),
        void("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", title),
        element("style", Markup(sheet)),
    )
    skip = element("a", words("page", "skip"), href="#main", class_="skip")
    body = element("body", skip, *content, element("script", script()))
    return f"<!DOCTYPE html>\n{element('html', head, body, lang=words.lang)}\n"


def section(words: ReportWords, name: str, heading: str, content: Markup, *, is_filtered: bool = False) -> Markup:
    """A part of the page under its heading; one that is filtered says how many of its rows are shown."""
    shown = element("span", class_="shown") if is_filtered else None
    none = element("p", words("page", "no_match"), class_="no-match muted", hidden=True) if is_filtered else None
    title = element("h2", heading, shown, id=f"{name}-heading")
    return element(
        "section", title, none, content, id=name, aria_labelledby=f"{name}-heading", data_filtered=is_filtered
    )


def contents(words: ReportWords, headings: Iterable[tuple[str, str]]) -> Markup:
    """Links to the sections, by name and heading."""
    links = (element("li", element("a", heading, href=f"#{name}")) for name, heading in headings)
    return element("nav", element("ul", *links), aria_label=words("page", "contents"))
