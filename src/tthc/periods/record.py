"""An obligation as one flat row: what tables, spreadsheets and dataframes take."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from attrs import asdict, fields_dict, frozen

from tthc.errors import InputError, MissingExtraError
from tthc.periods.obligation import Obligation
from tthc.periods.reporting import done_day

if TYPE_CHECKING:
    from tthc.periods.timetable import Timetable

Backend = Literal["polars", "pandas", "pyarrow"]
"""The library a dataframe is to be of."""


@frozen
class Record:
    """The row; lists are joined by "; ", what is not there is None.

    Attributes:
        state: code of the state, such as "past_due".
        done_on: the day the last of the leads was done.
        percent: the least a lead has reported.
        evidence: all that was named.
        note: all that was said.
    """

    key: str
    at: str
    title: str
    occurrence: str
    lead: str
    coordinating: str
    products: str
    opens: date | None
    due: date | None
    act_by: date | None
    state: str
    done_on: date | None
    percent: float | None
    evidence: str | None
    note: str | None

    @classmethod
    def of(cls, one: Obligation) -> Record:
        """The row of an obligation."""
        done = [done_day(note) for note in one.progress if note.state == "done"]
        percents = [note.percent for note in one.progress if note.percent is not None]
        return cls(
            key=one.key,
            at=one.at,
            title=one.title,
            occurrence=one.occurrence,
            lead=_joined(unit.name for unit in one.lead) or "",
            coordinating=_joined(unit.name for unit in one.coordinating) or "",
            products=_joined(one.products) or "",
            opens=one.opens,
            due=one.due,
            act_by=one.act_by,
            state=one.state,
            done_on=max(done, default=None),
            percent=min(percents, default=None),
            evidence=_joined(note.evidence for note in one.progress),
            note=_joined(note.note for note in one.progress),
        )


COLUMNS = tuple(fields_dict(Record))
"""Names of the columns, in order."""


def to_frame(table: Timetable, backend: Backend = "polars") -> Any:
    """The obligations as a dataframe, a row each; days are of a date type, empty columns too.

    Raises:
        MissingExtraError: the extra ``frames`` is not installed.
        InputError: the library asked for is unknown or not installed.
    """
    if backend not in ("polars", "pandas", "pyarrow"):
        raise InputError(f"there are no dataframes of {backend!r}", hint="ask for polars, pandas or pyarrow")
    try:
        import narwhals as nw
    except ImportError as fault:
        raise MissingExtraError("frames", needed_for="a dataframe") from fault
    schema = {name: _column_type(name, nw) for name in COLUMNS}
    rows = [asdict(Record.of(one)) for one in table]
    columns = {name: [row[name] for row in rows] for name in COLUMNS}
    try:
        return nw.from_dict(columns, schema, backend=backend).to_native()
    except ImportError as fault:
        raise InputError(f"{backend} is not installed", hint=f"install it with: pip install {backend}") from fault


def _column_type(name: str, nw: Any) -> Any:
    if name in ("opens", "due", "act_by", "done_on"):
        return nw.Date
    return nw.Float64 if name == "percent" else nw.String


def _joined(parts: Iterable[str | None]) -> str | None:
    return "; ".join(dict.fromkeys(part for part in parts if part)) or None
