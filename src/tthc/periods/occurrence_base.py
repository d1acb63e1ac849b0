"""One time a thing is to be done (lần thực hiện): its first and last day, and how they were worked out."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from tthc.periods.explanation import Step


@frozen
class Occurrence:
    """One time a thing is to be done.

    Attributes:
        label: "2025-03", "2025-Q1", "2025-H2" or "2025" for one of several, the due day for a single one;
            the kind of the term where there is no due day.
        opens: first day, None where none is said.
        due: last lawful day, None where there is none.
        steps: how the days were worked out.
    """

    label: str
    opens: date | None
    due: date | None
    steps: tuple[Step, ...]
