"""What Markdown would take for markup, escaped and brought back."""

from __future__ import annotations

import re

# The signs that this library's own reader, or any reader of Markdown, takes for markup inside a line.
_SIGNS = r"\\|*_<&`"
_SPECIAL = re.compile(rf"[{_SIGNS}]|^#")
_ESCAPED = re.compile(rf"\\([{_SIGNS}#])")
# Places of the private use area that no font of documents fills: a sign waits there while markup is taken off.
_ASIDE = 0xE000
_BACK = re.compile(f"[{chr(_ASIDE)}-{chr(_ASIDE + 0x7F)}]")


def escaped(text: str) -> str:
    r"""The text as it is written in Markdown.

    Example:
        >>> print(escaped("a|b *c*"))
        a\|b \*c\*
    """
    return _SPECIAL.sub(lambda found: f"\\{found[0]}", text)


def aside(text: str) -> str:
    """The text with escaped signs put where no markup is looked for; ``back`` brings them back.

    Example:
        >>> back(aside(escaped("a|b")).replace("|", " ")) == "a|b"
        True
    """
    return _ESCAPED.sub(lambda found: chr(_ASIDE + ord(found[1])), text) if "\\" in text else text


def back(text: str) -> str:
    """The signs that ``aside`` put away, as plain text."""
    return _BACK.sub(lambda found: chr(ord(found[0]) - _ASIDE), text)
