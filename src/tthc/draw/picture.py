"""The element that holds a picture: as wide as its page, or no larger than a word; both say what they show in words."""

from __future__ import annotations

from tthc.draw.html import Child, Markup, element
from tthc.draw.palette import css


def page_picture(
    *content: Child, name: str, title: str, description: str | None, width: float, height: float
) -> Markup:
    """A picture as wide as its page, with its own colours.

    Args:
        content: what is drawn, in order.
        name: begins the ids in it, unique on its page.
        title: what it shows.
        description: the same at length, for those who do not see it.
        width: of its own measure, not of the page.
        height: likewise.
    """
    return element(
        "svg",
        element("title", title, id=f"{name}-title"),
        element("desc", description, id=f"{name}-desc") if description else None,
        element("style", Markup(css())),
        *content,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width} {height:g}",
        width="100%",
        role="img",
        class_="tthc-t",
        aria_labelledby=f"{name}-title {name}-desc" if description else f"{name}-title",
    )


def word_picture(*content: Child, title: str, width: float, height: float) -> Markup:
    """A picture no larger than a word; it needs no style sheet.

    Args:
        content: what is drawn, in order.
        title: the same in words.
        width: in px.
        height: likewise.
    """
    return element(
        "svg",
        element("title", title),
        *content,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width:g} {height:g}",
        width=float(width),
        height=float(height),
        role="img",
        class_="tthc-t",
        aria_label=title,
    )
