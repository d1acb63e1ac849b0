"""What an element of a web page looks like, as far as reading needs it."""

from __future__ import annotations

import re
from typing import Any, Final

_BOLD: Final = frozenset(("b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"))
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")


def is_bold(element: Any) -> bool:
    """Whether an element makes its words bold."""
    return element.tag in _BOLD or "font-weight: bold" in element.get("style", "")


def is_hidden(element: Any) -> bool:
    """Whether an element is not shown."""
    attributes = element.attrib
    if not attributes:
        return False
    return "hidden" in attributes or ("style" in attributes and _HIDDEN.search(attributes["style"]) is not None)
