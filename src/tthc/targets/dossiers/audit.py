"""Codes that stand on several rows (mã hồ sơ trùng), looked for within a bound of memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from attrs import define, frozen

from tthc.errors import InputError
from tthc.targets.dossiers.columns import DossierColumns, listed
from tthc.targets.dossiers.engine import Engine, opened

if TYPE_CHECKING:
    import narwhals as nw

    Frame = nw.LazyFrame[Any]

MEBIBYTE: Final = 1 << 20
_PER_CODE: Final = 128
"""Bytes that an entry of a hash table takes beside its code: the count, two fingerprints, what the table loses."""


@frozen
class Duplicate:
    """A code that stands on several rows.

    Attributes:
        code: the code.
        rows: how many rows have it.
        is_same: whether they agree in all that is counted, and so may be one row written twice.
    """

    code: str
    rows: int
    is_same: bool


@frozen
class DossierAudit:
    """What was found of the codes of dossiers.

    Attributes:
        rows: all rows.
        blank: rows without a code.
        codes: how many codes stand on several rows.
        repeated: how many rows are beyond the first of their code.
        same: codes whose rows agree in all that is counted.
        examples: a few such codes.
        parts: in how many parts the codes were looked at, one after the other.
        engine: what looked at them.
    """

    rows: int
    blank: int
    codes: int
    repeated: int
    same: int
    examples: tuple[Duplicate, ...]
    parts: int
    engine: str

    @property
    def differing(self) -> int:
        """Codes whose rows say different things."""
        return self.codes - self.same


def audit_dossiers(
    frame: Any, *, columns: DossierColumns | None = None, memory: int = 256 * MEBIBYTE, examples: int = 10
) -> DossierAudit:
    """Look for codes that stand on several rows.

    Every code has to be held against every other, which takes memory as counting does not. So the codes are parted by
    their hashes, and each part is counted by itself; the frame is read once for each.

    Args:
        frame: polars (lazy as well), DuckDB, pandas, pyarrow or PySpark.
        columns: what the columns are called.
        memory: bytes that the codes of a part may take, an estimate.
        examples: how many codes to show.

    Raises:
        InputError: it is no frame that is taken, has no column of codes, or the bound is below one mebibyte.
        MissingExtraError: the engine is not installed.

    Example:
        >>> import polars as pl
        >>> frame = pl.DataFrame({"code": ["H1", "H2", "H1"], "unit": ["an-khe"] * 3, "received": ["2026-03-02"] * 3})
        >>> found = audit_dossiers(frame)
        >>> found.codes, found.repeated, found.examples
        (1, 1, (Duplicate(code='H1', rows=2, is_same=True),))
    """
    import narwhals as nw

    if memory < MEBIBYTE:
        raise InputError(f"{memory} bytes are too few to look for duplicates in", hint="give one mebibyte or more")
    lazy, engine = opened(frame)
    held = lazy.collect_schema().names()
    named = (columns or DossierColumns()).present(held)
    if "code" not in named:
        raise InputError("the frame has no column of codes", hint=f"it has {listed(held)}; name it by DossierColumns")
    code = nw.col(named.pop("code")).cast(nw.String).alias("code")
    shaped = lazy.select(code, *(nw.col(name).alias(role) for role, name in named.items()))
    is_coded = ~(nw.col("code").is_null() | (nw.col("code") == ""))
    coded = shaped.filter(is_coded)
    [(rows,)] = engine.rows(shaped.select(nw.len().alias("rows")))
    [(count, letters)] = engine.rows(
        coded.select(nw.len().alias("rows"), nw.col("code").str.len_chars().sum().alias("n"))
    )
    parts = max(1, -(-(count * _PER_CODE + (letters or 0)) // memory))
    search = _Search(engine, examples)
    for part in range(parts):
        if search.has_several(engine.part(coded, "code", (), part, parts)):
            search.look(engine.part(coded, "code", sorted(named), part, parts))
    found = tuple(sorted(search.examples, key=lambda one: one.code))
    return DossierAudit(
        rows, rows - count, search.codes, search.rows - search.codes, search.same, found, parts, engine.name
    )


@define
class _Search:
    """What was found so far."""

    engine: Engine
    wanted: int
    codes: int = 0
    rows: int = 0
    same: int = 0
    examples: tuple[Duplicate, ...] = ()

    def has_several(self, part: Frame) -> bool:
        """Whether any code stands several times in a part, told from the codes alone."""
        import narwhals as nw

        grouped = part.group_by("code").agg(nw.len().alias("n")).filter(nw.col("n") > 1)
        return bool(self.engine.rows(grouped.select("code").head(1)))

    def look(self, part: Frame) -> None:
        """Add what stands several times in a part, a frame of codes and fingerprints."""
        import narwhals as nw

        mark = nw.col("fingerprint")
        grouped = part.group_by("code").agg(nw.len().alias("n"), mark.min().alias("low"), mark.max().alias("high"))
        several = grouped.filter(nw.col("n") > 1).select(
            "code", "n", nw.when(nw.col("low") == nw.col("high")).then(1).otherwise(0).alias("same")
        )
        sums = several.select(nw.len().alias("codes"), nw.col("n").sum().alias("n"), nw.col("same").sum())
        [(codes, rows, same)] = self.engine.rows(sums)
        self.codes, self.rows, self.same = self.codes + codes, self.rows + int(rows or 0), self.same + int(same or 0)
        missing = self.wanted - len(self.examples)
        if codes and missing > 0:
            shown = self.engine.rows(several.sort("code").head(missing))
            self.examples += tuple(Duplicate(code, int(n), bool(is_same)) for code, n, is_same in shown)
