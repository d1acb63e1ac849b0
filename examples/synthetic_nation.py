"""Make a nation that is not there: more than a year of invented dossiers of every commune and department, as Parquet.

    python examples/synthetic_nation.py --rows 50_000_000 --seed 7 --out nation

The units are those of ``national_registry``; all that is told of them is invented. Needs ``tthc[frames,provinces]``.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import polars as pl
from numpy.typing import NDArray

from tthc.model import Unit
from tthc.periods import WorkCalendar
from tthc.registry import UnitRegistry, national_registry

Numbers: TypeAlias = NDArray[np.int64]
Truths: TypeAlias = NDArray[np.bool_]
Days: TypeAlias = NDArray[np.datetime64]

FIRST, LAST = date(2025, 10, 1), date(2027, 1, 15)
"""Days on which dossiers are received: the year 2026, what it took over, and what came in until the file was drawn."""

BLOCK = 250_000
"""Rows made at a time, each block from its own seed, so that the rows are the same however they are cut into files."""

PART, ROW_GROUP = 2_000_000, 50_000
"""Rows of a file, and of what is read of it at a time."""

PROCEDURES = (
    # field, of a commune or of a department, share, limit in working days
    ("Chứng thực", "commune", 34, 1), ("Hộ tịch", "commune", 16, 1), ("Hộ tịch", "commune", 7, 3),
    ("Hộ kinh doanh", "commune", 6, 3), ("Bảo trợ xã hội", "commune", 8, 5), ("Giáo dục", "commune", 3, 5),
    ("Nhà ở và xây dựng", "commune", 3, 15), ("Đất đai", "commune", 9, 15),
    ("Vận tải", "department", 22, 3), ("Doanh nghiệp", "department", 18, 3), ("Việc làm", "department", 12, 5),
    ("An toàn thực phẩm", "department", 8, 5), ("Hành nghề y", "department", 7, 15), ("Đầu tư", "department", 4, 15),
    ("Đất đai", "department", 24, 15),
)  # fmt: skip

OFFICES = {"department": 120.0, "agency": 20.0, "commune": 10.0, "ward": 22.0, "special-zone": 3.0}
"""How many dossiers a unit of each kind gets, beside others; single units differ by a factor of two and more."""

STRANGE_UNITS = ("ubnd-huyen-cu", "mot-cua-so-7", "don-vi-thu-nghiem")
"""Ids that no register has."""

DIRT = {
    "unit-unknown": 5e-4, "unit-missing": 2e-4, "received-missing": 1e-4, "finished-before-received": 3e-4,
    "no-appointment-no-limit": 3e-4, "appointed-before-received": 1e-4, "year-of-five-digits": 5e-5, "code-twice": 2e-4,
}  # fmt: skip
"""What is wrong with how many of the rows; no row has two faults."""

DAY = 86_400
NOT_A_TIME = np.datetime64("NaT").view(np.int64)


@dataclass(frozen=True)
class Nation:
    """What its dossiers are drawn from; arrays with a place for each unit, each day or each procedure.

    Attributes:
        units: who receives dossiers.
        seed: what makes this nation differ from others.
        rows: how many dossiers it has.
    """

    units: tuple[Unit, ...]
    seed: int
    rows: int
    calendar: WorkCalendar
    unit_shares: NDArray[np.float64]
    late: NDArray[np.float64]
    swift: NDArray[np.float64]
    online: NDArray[np.float64]
    is_department: Truths
    day_shares: NDArray[np.float64]
    provinces: NDArray[np.str_]

    @classmethod
    def of(cls, registry: UnitRegistry, *, rows: int, seed: int) -> Nation:
        """Units of different size and diligence; the same for a seed however many rows there are."""
        draw = np.random.default_rng((seed, 2**32 - 1))
        units = tuple(one for one in registry.units if one.kind in OFFICES and one.valid_to is None and one.parent)
        parents = sorted({one.parent for one in units if one.parent})
        province = np.array([parents.index(one.parent or "") for one in units])
        size = np.array([OFFICES[one.kind] for one in units]) * draw.lognormal(0, 0.6, len(units))
        slack = draw.normal(0, 0.5, len(parents))[province] + draw.normal(0, 0.7, len(units))
        lean = draw.normal(0, 0.4, len(parents))[province] + draw.normal(0, 0.5, len(units))
        calendar = WorkCalendar.vietnam()
        return cls(
            units=units,
            seed=seed,
            rows=rows,
            calendar=calendar,
            unit_shares=_up_to(size),
            late=np.clip(0.028 * np.exp(slack), 0, 0.6),
            swift=_squeezed(0.9 - 0.5 * slack),
            online=_squeezed(1.0 + lean),
            is_department=np.array([one.level == "province" for one in units]),
            day_shares=_up_to(_seasons(calendar)),
            provinces=np.array([f"H{at + 1:02}" for at in range(len(parents))])[province],
        )

    def blocks(self) -> Iterator[pl.DataFrame]:
        """Its dossiers in the order they were received, a block at a time."""
        for start in range(0, self.rows, BLOCK):
            yield _block(self, start, min(BLOCK, self.rows - start))


def write_nation(nation: Nation, folder: Path, *, part: int = PART) -> list[Path]:
    """Write its dossiers as Parquet, a file for so many rows; needs the memory of one file, whatever the number."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("dossiers-*.parquet"):
        old.unlink()
    written: list[Path] = []
    held: list[pl.DataFrame] = []
    for block in nation.blocks():
        held.append(block)
        if sum(map(len, held)) >= part:
            written.append(_write(held, folder, len(written)))
            held = []
    return [*written, *([_write(held, folder, len(written))] if held else [])]


def _write(blocks: list[pl.DataFrame], folder: Path, number: int) -> Path:
    path = folder / f"dossiers-{number:03}.parquet"
    pl.concat(blocks).write_parquet(path, compression="zstd", compression_level=1, row_group_size=ROW_GROUP)
    return path


def _block(nation: Nation, start: int, size: int) -> pl.DataFrame:
    """So many dossiers from a place in the order of receipt."""
    draw = np.random.default_rng((nation.seed, start // BLOCK))
    place = (start + np.arange(size) + draw.random(size)) / nation.rows
    day = np.datetime64(FIRST, "D") + np.searchsorted(nation.day_shares, place, side="right")
    unit = np.searchsorted(nation.unit_shares, draw.random(size), side="right")
    procedure = _procedures(draw, nation.is_department[unit])
    limit = LIMITS[procedure]
    asked = _asked(draw, limit)
    waited = np.where(asked > 0, 1 + draw.integers(0, 8, size), 0)
    allowed = limit + waited
    used = _used(draw, limit, nation.late[unit], nation.swift[unit]) + waited
    appointed = nation.calendar.add(day, allowed)
    is_open = nation.calendar.is_working_day(day)
    finished = nation.calendar.add(day, np.where(is_open, used, np.maximum(used, 1)))
    is_late = finished > appointed
    second = np.where(is_late & (draw.random(size) < 0.2), nation.calendar.add(appointed, 5), np.datetime64("NaT"))
    online = draw.random(size) < np.minimum(nation.online[unit] + 0.12 * (place - 0.5), 0.98)
    online |= ~is_open  # the counters are closed
    moments = _moments(draw, day, finished, online)
    ends = _ends(draw, moments.finished, asked)
    since = _still_asked(draw, moments, ends.is_finished, asked, waited, nation.calendar.add(day, np.minimum(used, 3)))
    columns = {
        "day": day,
        "unit": unit,
        "procedure": procedure,
        "channel": np.where(online, 0, np.where(draw.random(size) < 0.06, 2, 1)),
        "received": moments.received,
        "appointment": np.where(draw.random(size) < 0.005, NOT_A_TIME, _at(appointed, 17 * 3600)),
        "reappointment": _at(second, 17 * 3600),
        "processed": ends.processed,
        "returned": ends.returned,
        "closed": ends.closed,
        "supplements": asked,
        "supplement_since": since,
        "waited": waited,
        "limit": limit,
        "number": start + np.arange(size),
    }
    return _framed(nation, _soiled(draw, columns, len(nation.units)))


@dataclass(frozen=True)
class Moments:
    """Seconds since 1970."""

    received: Numbers
    finished: Numbers


@dataclass(frozen=True)
class Ends:
    """Seconds since 1970; ``NOT_A_TIME`` where it has not come."""

    processed: Numbers
    returned: Numbers
    closed: Numbers
    is_finished: Truths


def _procedures(draw: np.random.Generator, is_department: Truths) -> Numbers:
    chance = draw.random(is_department.size)
    commune, department = (np.searchsorted(_up_to(SHARES * (level == LEVELS)), chance, "right") for level in KINDS)
    return np.where(is_department, department, commune)


def _asked(draw: np.random.Generator, limit: Numbers) -> Numbers:
    """How often the applicant was asked for more: seldom where the limit is a day, twice in one of a hundred."""
    chance = draw.random(limit.size)
    return (chance < np.where(limit > 1, 0.14, 0.02)).astype(np.int64) + (chance < 0.004)


def _used(draw: np.random.Generator, limit: Numbers, late: NDArray[np.float64], swift: NDArray[np.float64]) -> Numbers:
    """Working days that each took."""
    early = (draw.random(limit.size) * limit).astype(np.int64)
    over = limit + np.ceil(draw.exponential(9.0, limit.size)).astype(np.int64)
    chance = draw.random(limit.size)
    kept = np.where(draw.random(limit.size) < swift, early, limit)
    return np.where(chance < late * (0.6 + limit / 12), np.minimum(over, limit + 120), kept)


def _moments(draw: np.random.Generator, day: Days, finished: Days, online: Truths) -> Moments:
    """At the counter from half past seven to five, online until midnight; done in office hours, after receipt."""
    size = day.size
    at = np.where(online, 6 * 3600 + draw.integers(0, 64_000, size), 27_000 + draw.integers(0, 34_000, size))
    received = _at(day, at)
    done = _at(finished, 28_800 + draw.integers(0, 32_400, size))
    same_day = np.minimum(received + 300, _at(day, DAY - 1))
    return Moments(received, np.where(finished == day, np.maximum(done, same_day), done))


def _ends(draw: np.random.Generator, finished: Numbers, asked: Numbers) -> Ends:
    """Processed and most often returned; one in forty withdrawn or refused; some systems record the return only."""
    drawn_on = (LAST - date(1970, 1, 1)).days * DAY + DAY
    chance = draw.random(finished.size)
    returned = finished + draw.integers(0, 3 * DAY, finished.size)
    is_closed, only_returned, not_returned = chance < 0.025, chance > 0.97, (chance > 0.85) & (chance < 0.9)

    def shown(moments: Numbers, where: Truths) -> Numbers:
        return np.where(where & (moments < drawn_on), moments, NOT_A_TIME)

    processed = shown(finished, ~is_closed & ~only_returned)
    back = shown(returned, ~is_closed & ~not_returned)
    closed = shown(finished, is_closed)
    known = (processed != NOT_A_TIME) | (back != NOT_A_TIME) | (closed != NOT_A_TIME)
    return Ends(processed, back, closed, known)


def _still_asked(
    draw: np.random.Generator, moments: Moments, is_finished: Truths, asked: Numbers, waited: Numbers, day: Days
) -> Numbers:
    """Since when an unfinished dossier has waited for its applicant; sets what it has waited before to none."""
    since = np.maximum(_at(day, 10 * 3600), moments.received)
    drawn_on = (LAST - date(1970, 1, 1)).days * DAY + DAY
    stands = ~is_finished & (asked > 0) & (draw.random(asked.size) < 0.7) & (since < drawn_on)
    waited[stands] = 0
    return np.where(stands, since, NOT_A_TIME)


def _soiled(draw: np.random.Generator, columns: dict[str, NDArray[Any]], units: int) -> dict[str, NDArray[Any]]:
    """The same rows with the faults of ``DIRT`` in some of them."""
    chance = draw.random(columns["unit"].size)
    bounds = np.cumsum([0, *DIRT.values()])
    hit = {name: (chance >= low) & (chance < high) for name, low, high in zip(DIRT, bounds, bounds[1:], strict=False)}
    columns["unit"][hit["unit-unknown"]] = units + draw.integers(0, len(STRANGE_UNITS), hit["unit-unknown"].sum())
    columns["unit"][hit["unit-missing"]] = units + len(STRANGE_UNITS)
    early = columns["received"] - draw.integers(2 * DAY, 40 * DAY, chance.size)
    far = columns["received"] + 6_640_109 * DAY  # 20205 for 2025
    for name in ("processed", "returned", "closed"):
        columns[name][hit["finished-before-received"]] = NOT_A_TIME
    columns["processed"][hit["finished-before-received"]] = early[hit["finished-before-received"]]
    for name in ("appointment", "reappointment"):
        columns[name][hit["no-appointment-no-limit"]] = NOT_A_TIME
        columns[name][hit["appointed-before-received"]] = early[hit["appointed-before-received"]]
        columns[name][hit["year-of-five-digits"]] = far[hit["year-of-five-digits"]]
    columns["limit"][hit["no-appointment-no-limit"]] = -1
    columns["received"][hit["received-missing"]] = NOT_A_TIME
    columns["number"][hit["code-twice"]] -= 1
    return columns


def _framed(nation: Nation, columns: dict[str, NDArray[Any]]) -> pl.DataFrame:
    ids = pl.Series([*(one.id for one in nation.units), *STRANGE_UNITS, None])
    prefixes = pl.Series([*nation.provinces.tolist(), *("H99" for _ in (*STRANGE_UNITS, None))])
    dates = pl.Series([f"{FIRST + timedelta(days=at):%y%m%d}" for at in range((LAST - FIRST).days + 1)])
    day = (columns["day"] - np.datetime64(FIRST, "D")).astype(np.int64)
    code = [prefixes.gather(columns["unit"]), dates.gather(day), pl.Series(columns["number"])]
    moments = {
        name: pl.Series(columns[name].view("datetime64[s]").astype("datetime64[us]"), nan_to_null=True)
        for name in ("received", "appointment", "reappointment", "processed", "returned", "closed", "supplement_since")
    }
    return pl.DataFrame(
        {
            "code": pl.select(pl.concat_str(code, separator="-")).to_series(),
            "unit": ids.gather(columns["unit"]),
            "field": FIELDS.gather(columns["procedure"]),
            "channel": CHANNELS.gather(columns["channel"]),
            **moments,
            "supplements": pl.Series(columns["supplements"], dtype=pl.Int8),
            "waited": pl.Series(columns["waited"], dtype=pl.Int16),
            "limit": pl.Series(columns["limit"], dtype=pl.Int16).replace(-1, None),
        }
    )


def _seasons(calendar: WorkCalendar) -> NDArray[np.float64]:
    """How many dossiers each day gets, beside others."""
    days = np.arange(np.datetime64(FIRST, "D"), np.datetime64(LAST, "D") + 1)
    open_days = calendar.is_working_day(days)
    month = days.astype("datetime64[M]").astype(np.int64) % 12
    season = np.array([0.95, 0.8, 1.1, 1.05, 1.0, 1.1, 1.1, 1.15, 1.05, 1.0, 1.0, 0.95])[month]
    after_a_break = open_days & ~np.concatenate(([True], open_days[:-1]))
    monday = np.where(after_a_break, 1.3, 1.0)
    tet = np.abs((days - np.datetime64("2026-02-17", "D")).astype(np.int64))
    quiet = np.where(tet < 15, 0.25 + tet / 20, 1.0)
    taken_over = np.where(days < np.datetime64("2026-01-01"), 0.25, 1.0)  # of the old year only what a file still has
    return np.where(open_days, season * monday, 0.06) * quiet * taken_over


def _at(day: Days, second: Numbers | int) -> Numbers:
    """Seconds since 1970 of a time of day; ``NOT_A_TIME`` of no day."""
    number = day.astype("datetime64[D]").astype(np.int64)
    return np.where(np.isnat(day), NOT_A_TIME, np.where(np.isnat(day), 0, number) * DAY + second)


def _up_to(sizes: NDArray[np.float64]) -> NDArray[np.float64]:
    """The share of each and all before it."""
    shares = np.cumsum(sizes)
    parts: NDArray[np.float64] = shares / shares[-1]
    return parts


def _squeezed(numbers: NDArray[np.float64]) -> NDArray[np.float64]:
    squeezed: NDArray[np.float64] = 1 / (1 + np.exp(-numbers))
    return squeezed


KINDS = ("commune", "department")
SHARES = np.array([share for _, _, share, _ in PROCEDURES], dtype=np.float64)
LEVELS = np.array([level for _, level, _, _ in PROCEDURES])
LIMITS = np.array([limit for *_, limit in PROCEDURES], dtype=np.int64)
FIELDS = pl.Series([field for field, *_ in PROCEDURES])
CHANNELS = pl.Series(["online", "counter", "post"])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--out", type=Path, default=Path("nation"))
    args = parser.parse_args()
    made = Nation.of(national_registry(), rows=args.rows, seed=args.seed)
    files = write_nation(made, args.out)
    size = sum(file.stat().st_size for file in files)
    print(f"{args.rows:,} dossiers of {len(made.units):,} units in {len(files)} files, {size / 2**20:,.0f} MiB")
