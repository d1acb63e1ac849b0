"""An obligation as one flat row: what tables, spreadsheets and dataframes take."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from attrs import asdict, fields_dict, frozen

from tthc.periods.dataframe import Backend, Kind, dataframe
from tthc.periods.obligation import Obligation
from tthc.periods.reporting import done_day

if TYPE_CHECKING:
    from tthc.periods.timetable import Timetable


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
_KINDS: Final[dict[str, Kind]] = {
    "opens": "date",
    "due": "date",
    "act_by": "date",
    "done_on": "date",
    "percent": "float",
}


def to_frame(table: Timetable, backend: Backend = "polars") -> Any:
    """The obligations as a dataframe, a row each; days are of a date type, empty columns too.

    Raises:
        MissingExtraError: the extra ``frames`` is not installed.
        InputError: the library asked for is unknown or not installed.
    """
    rows = [asdict(Record.of(one)) for one in table]
    return dataframe({name: [row[name] for row in rows] for name in COLUMNS}, _KINDS, backend)


def _joined(parts: Iterable[str | None]) -> str | None:
    return "; ".join(dict.fromkeys(part for part in parts if part)) or None
