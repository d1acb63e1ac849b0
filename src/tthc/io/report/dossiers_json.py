"""Counts of dossiers as JSON, for other programs: exact numbers, what they rest on, what was left out."""

from __future__ import annotations

from typing import Any

from attrs import asdict

from tthc.io.syntax import emit_json
from tthc.targets.dossiers.count import DossierCount
from tthc.targets.dossiers.quality import DossierFault
from tthc.targets.dossiers.record import COUNTS, RATES
from tthc.targets.dossiers.tally import DossierTally
from tthc.targets.figures.time_tree import label_of


def to_json(tally: DossierTally) -> str:
    """The counts under ``counts``, faults under ``quality``; rates as numerator and denominator.

    Example:
        >>> import json
        >>> import polars as pl
        >>> from tthc.model import Period
        >>> from tthc.targets import tally_dossiers
        >>> rows = {"unit": ["an-khe.tp"], "received": ["02/3/2026"], "appointment": ["09/3/2026"]}
        >>> tally = tally_dossiers(pl.DataFrame(rows), period=Period.of_month(2026, 3))
        >>> json.loads(to_json(tally))["counts"][0]["pending_overdue"]
        1
    """
    return emit_json(
        {
            "by": list(tally.by),
            "regime": tally.regime,
            "as_of": tally.span.as_of and tally.span.as_of.isoformat(),
            "calendar": {"name": tally.calendar, "version": tally.calendar_version},
            "engine": tally.engine,
            "rows": tally.rows,
            "counted": tally.counted,
            "has_channel": tally.has_channel,
            "outside": dict(tally.outside),
            "counts": [_row(one) for one in tally],
            "quality": [_fault(one) for one in tally.quality],
        }
    )


def _fault(one: DossierFault) -> dict[str, Any]:
    shown = [{"code": row.code, "unit": row.unit, "values": dict(row.values)} for row in one.examples]
    return {"code": one.code, "count": one.count, "examples": shown}


def _row(one: DossierCount) -> dict[str, Any]:
    rates = {name: asdict(getattr(one, name)) for name in RATES}
    numbers = {name: getattr(one, name) for name in COUNTS}
    return {
        "keys": {name: value if value is None or type(value) is int else str(value) for name, value in one.keys},
        "period": label_of(one.period),
        "until": one.until.isoformat(),
        **numbers,
        **rates,
    }
