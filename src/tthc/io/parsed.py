"""What the reader of a format gives: the content of a document, and what it has to say about it."""

from __future__ import annotations

from attrs import frozen

from tthc.errors import InputError
from tthc.io.content import Content
from tthc.model import Finding, Plan


@frozen
class Parsed:
    """A document as its format holds it.

    Attributes:
        content: lines and grids, in order.
        notes: findings about the file itself.
        record: the plan, where the file carries it beside its text and says that the text is unchanged.
    """

    content: tuple[Content, ...]
    notes: tuple[Finding, ...] = ()
    record: Plan | None = None


class ScannedError(InputError):
    """A document of pictures: its text must be recognised first."""
