"""A doubt of a text parser; io turns it into a Finding, which knows the place."""

from __future__ import annotations

from attrs import frozen


@frozen
class Fault:
    """What is wrong with the words read.

    Attributes:
        code: a code of ``data/findings.toml``.
        quote: the words as printed.

    Example:
        >>> Fault("date-impossible", "12/20205").code
        'date-impossible'
    """

    code: str
    quote: str
