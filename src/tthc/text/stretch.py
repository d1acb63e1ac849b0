"""A stretch of a text: where a phrase begins and ends."""

from __future__ import annotations

from attrs import frozen


@frozen
class Stretch:
    """From ``start`` up to, not with, ``end``."""

    start: int
    end: int
