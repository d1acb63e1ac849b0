"""All that a target asks for (yêu cầu của chỉ tiêu): what it and its parts measure, and the values that meet them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain, product
from typing import Final, Literal

from attrs import evolve, frozen

from tthc.model import Baseline, MeasureUnit, Target, TargetKind
from tthc.targets.comparison.measure import base_of
from tthc.targets.comparison.value_set import ValueSet
from tthc.text.normal import fold

Difference = Literal["indicator", "unit", "scope", "kind", "baseline"]
"""What two targets measure differently: nội dung đo, đơn vị tính, phạm vi, loại chỉ tiêu, mốc so sánh."""

_DIFFERENCES: Final[tuple[Difference, ...]] = ("indicator", "unit", "scope", "kind", "baseline")


@frozen
class Dimension:
    """What is measured; values compare within one dimension only.

    Attributes:
        indicator: slug; of a target whose words name none, the target itself, so that only an equal one shares it.
        unit: the measure its values are converted into.
        scope: folded; "" for all of the field.
        kind: a level or a change.
        baseline: of a change, the year it starts from, else the folded words; None where none is said.
    """

    indicator: str | Target
    unit: MeasureUnit
    scope: str
    kind: TargetKind
    baseline: int | str | None

    @classmethod
    def of(cls, target: Target) -> Dimension:
        """What a target measures, its parts aside."""
        since = None if target.kind == "level" else _start(target.baseline)
        scope = fold(target.scope or "")
        return cls(target.indicator or target, base_of(target.unit)[0], scope, target.kind, since)

    def difference(self, other: Dimension) -> Difference | None:
        """The first thing in which the two differ; None of one and the same."""
        return next((name for name in _DIFFERENCES if getattr(self, name) != getattr(other, name)), None)

    def may_overlap(self, other: Dimension) -> bool:
        """Whether it measures, in another way, what the other does, or may do so for all that is known."""
        unnamed = isinstance(self.indicator, Target) or isinstance(other.indicator, Target)
        return unnamed or self.indicator == other.indicator


_ANY_VALUE: Final = ValueSet()
_NO_VALUE: Final = ValueSet.of_bound("<", 0) & ValueSet.of_bound(">", 0)

DimensionPath = tuple[Dimension, ...]
"""The dimension of a whole, then of a part of it, and so on down."""


@frozen
class Demand:
    """A target as a set: in each of its dimensions a value, which lies in an interval; in all others any value.

    Attributes:
        values: by dimension, what several parts ask of it together; where that is nothing in one of them, no value
            of the whole and no other dimension.
        targets: by dimension, the target or the parts that ask something of it.
    """

    values: Mapping[DimensionPath, ValueSet]
    targets: Mapping[DimensionPath, tuple[Target, ...]]

    @classmethod
    def of(cls, target: Target) -> Demand:
        """What a target with its parts asks for."""
        values: dict[DimensionPath, ValueSet] = {}
        targets: dict[DimensionPath, tuple[Target, ...]] = {}
        for path, held in demands(target):
            values[path] = values.get(path, _ANY_VALUE) & _wanted(held)
            targets[path] = (*targets.get(path, ()), held)
        root = next(iter(values))
        return cls(values if all(values.values()) else {root: _NO_VALUE}, targets)

    @property
    def root(self) -> Dimension:
        """What the whole measures."""
        return next(iter(self.values))[0]

    def is_inside(self, other: Demand) -> bool:
        """Whether all that meets it meets the other."""
        if self.root != other.root:
            return False
        if not self.values[self.root,]:
            return True
        return all(path in self.values and self.values[path] <= values for path, values in other.values.items())

    def parted(self, other: Demand) -> tuple[Target, Target] | None:
        """Two that share a dimension and no value of it."""
        shared = (path for path in self.targets if path in other.targets)
        pairs = chain.from_iterable(product(self.targets[path], other.targets[path]) for path in shared)
        return next(((one, two) for one, two in pairs if _wanted(one).isdisjoint(_wanted(two))), None)

    def clash(self, other: Demand) -> tuple[Target, Target] | None:
        """Two parts, neither matched by one of the other side, that may measure the same for all that is known."""
        own = [path for path in self.targets if path not in other.targets]
        others = [path for path in other.targets if path not in self.targets]
        pairs = ((one, two) for one, two in product(own, others) if one[:-1] == two[:-1])
        found = next(((one, two) for one, two in pairs if one[-1].may_overlap(two[-1])), None)
        return found and (self.targets[found[0]][0], other.targets[found[1]][0])


def demands(
    target: Target, above: DimensionPath = (), whole: Target | None = None
) -> Iterator[tuple[DimensionPath, Target]]:
    """The target and its parts, to any depth, each with its dimension.

    A part that seems to measure what its whole does is of some part of the field that only its words tell ("trong đó
    khu vực miền núi …"), so it is taken as a target whose indicator is not known.
    """
    own = Dimension.of(target)
    if whole is not None and own == Dimension.of(whole):
        own = evolve(own, indicator=target)
    yield (*above, own), target
    for part in target.parts:
        yield from demands(part, (*above, own), target)


def _wanted(target: Target) -> ValueSet:
    """The values that meet it, in the unit of its dimension."""
    return ValueSet.of(target).scaled(base_of(target.unit)[1])


def _start(baseline: Baseline | None) -> int | str | None:
    if baseline is None:
        return None
    return fold(baseline.text) if baseline.year is None else baseline.year
