"""A count as one flat row: what spreadsheets and dataframes take."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from tthc.periods.dataframe import Backend, Kind, dataframe
from tthc.targets.dossiers.count import DossierCount
from tthc.targets.figures.time_tree import label_of

if TYPE_CHECKING:
    from tthc.targets.dossiers.tally import DossierTally

COUNTS: Final = (
    "received", "received_online", "received_other", "carried", "resolved", "early", "on_time", "overdue",
    "unresolved", "pending", "pending_overdue",
)  # fmt: skip
"""The columns 3 to 13 of form II.06a, in their order."""

RATES: Final = ("on_time_rate", "index_rate")
_OWN: Final = ("period", "until")


def to_frame(tally: DossierTally, backend: Backend) -> Any:
    """The counts as a dataframe.

    Raises:
        MissingExtraError: the extra ``frames`` is not installed.
        InputError: the library asked for is unknown or not installed.
    """
    names = (*tally.by, *(name for name in (*_OWN, *COUNTS, *RATES) if name not in tally.by))
    columns: dict[str, list[Any]] = {name: [_value(one, name, tally.by) for one in tally] for name in names}
    kinds: dict[str, Kind] = {"until": "date"}
    kinds.update(dict.fromkeys(COUNTS, "int"))
    kinds.update(dict.fromkeys(RATES, "float"))
    return dataframe(columns, {name: kind for name, kind in kinds.items() if name not in tally.by}, backend)


def _value(count: DossierCount, name: str, keys: tuple[str, ...]) -> Any:
    if name in keys:
        return None if count[name] is None else str(count[name])
    if name == "period":
        return label_of(count.period)
    if name in RATES:
        rate = getattr(count, name).rate
        return None if rate is None else float(rate)
    return getattr(count, name)
