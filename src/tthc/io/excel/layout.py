"""Which sheets the workbook has, and which columns they have."""

from __future__ import annotations

from typing import Final, Literal

from attrs import field, frozen

ColumnKind = Literal["text", "code", "day", "number", "percent"]
"""Wrapped text; short text that Excel shall never take for a number; a day; a number; a share of 1."""

ID: Final = "id"
"""Key of the hidden column that says which record a row is."""

RECORDS: Final = "tthc"
"""The hidden sheet of the records."""
LISTS: Final = "tthc-lists"
"""The hidden sheet of what the lists offer."""
MARK: Final = "tthc:"
"""What the hidden key row of a sheet begins the name of the sheet with."""


@frozen
class Column:
    """A column of a sheet.

    Attributes:
        key: its name, which stands in the hidden first row.
        width: in characters.
        kind: what it holds.
        choices: kind of words to choose from, if any; "level" and "mention" for those that hang on the plan.
    """

    key: str
    width: float
    kind: ColumnKind = "text"
    choices: str | None = None


@frozen
class Layout:
    """A sheet of rows.

    Attributes:
        name: its code.
        columns: in order; the hidden column of ids comes after them.
        kinds: kinds of its rows, with the deepest level offered of each.
        head: place of the row of heads, from 0; the keys stand in row 0.
    """

    name: str
    columns: tuple[Column, ...]
    kinds: tuple[tuple[str, int], ...] = ()
    head: int = 1
    keys: tuple[str, ...] = field(init=False)

    @keys.default
    def _keys(self) -> tuple[str, ...]:
        return (*(column.key for column in self.columns), ID)

    @property
    def levels(self) -> tuple[str, ...]:
        """The kinds of its rows."""
        return tuple(kind for kind, _ in self.kinds)


_LEVEL: Final = Column("level", 12, "code", "level")
_LABEL: Final = Column("label", 6, "code")
_UNITS: Final = (Column("lead", 22, choices="mention"), Column("coordinating", 22, choices="mention"))
_WORDS: Final = (Column("start", 14), Column("finish", 14))
_TIME: Final = (
    Column("term", 14, choices="term"),
    Column("from", 11, "day"),
    Column("to", 11, "day"),
    Column("detail", 20),
)

PLAN: Final = Layout("plan", (Column("field", 26), Column("value", 90)))
PROSE: Final = Layout(
    "prose",
    (_LEVEL, Column("label", 12, "code"), Column("text", 96), Column("caption", 24)),
    (("annex", 1), ("section", 4), ("paragraph", 1)),
)
TASKS: Final = Layout(
    "tasks",
    (_LEVEL, _LABEL, Column("title", 42), *_UNITS, *_WORDS, Column("products", 28), *_TIME),
    (("group", 2), ("task", 3), ("deliverable", 1), ("term", 1)),
)
TARGETS: Final = Layout(
    "targets",
    (
        _LEVEL,
        Column("at", 13, "code"),
        Column("text", 48),
        Column("indicator", 18, "code"),
        Column("kind", 8, choices="kind"),
        Column("comparator", 5, "code", "comparator"),
        Column("value", 10, "number"),
        Column("upper", 10, "number"),
        Column("unit", 13, choices="unit"),
        Column("baseline", 18),
        Column("baseline_year", 8, "number"),
        Column("due", 11, "day"),
        Column("scope", 20),
    ),
    (("target", 3),),
)
MILESTONES: Final = Layout(
    "milestones",
    (_LEVEL, Column("at", 13, "code"), Column("text", 60), Column("addressee", 24), *_WORDS, *_TIME),
    (("milestone", 1), ("term", 1)),
)
REVIEW: Final = Layout(
    "review",
    (_LEVEL, Column("list", 9, "code"), _LABEL, Column("title", 46), *_UNITS, *_WORDS, *_TIME),
    (("review", 1), ("term", 1)),
)
BASES: Final = Layout(
    "bases",
    (
        _LEVEL,
        Column("type", 14),
        Column("number", 20, "code"),
        Column("issued_on", 11, "day"),
        Column("issuer", 20),
        Column("subject", 44),
        Column("pinpoint", 18),
        Column("text", 60),
    ),
    (("basis", 3),),
)
TRACKING: Final = ("state", "percent", "done_on", "evidence", "note", "unit", "reported")
"""The columns of the deadlines that offices fill in."""
DEADLINES: Final = Layout(
    "deadlines",
    (
        Column("at", 11, "code"),
        Column("title", 34),
        Column("occurrence", 12),
        Column("lead", 19),
        Column("products", 20),
        Column("due", 11, "day"),
        Column("act_by", 11, "day"),
        Column("state", 14, choices="state"),
        Column("percent", 7, "percent"),
        Column("done_on", 11, "day"),
        Column("evidence", 14, "code"),
        Column("note", 20),
        Column("unit", 16, choices="mention"),
        Column("reported", 11, "day"),
        Column("standing", 14),
    ),
    head=2,
)
ROWED: Final = (TASKS, PROSE, TARGETS, MILESTONES, REVIEW, BASES)
"""The sheets whose rows have levels."""
SHEETS: Final = (PLAN, TASKS, DEADLINES, TARGETS, MILESTONES, REVIEW, BASES, PROSE)
"""Every visible sheet, in the order of the tabs."""
