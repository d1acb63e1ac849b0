"""The order that targets are in (thứ tự chặt, lỏng giữa các chỉ tiêu): the strictest, the loosest, what follows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import chain
from operator import itemgetter

from tthc.model import Target
from tthc.targets.comparison.demand import Demand, Dimension


def strictest(targets: Iterable[Target]) -> tuple[Target, ...]:
    """Those than which none is stricter, in their order; of several that are the same the first.

    Every target given is met where these are. Days do not count, as in ``compare``.

    Example:
        >>> from tthc.text import parse_target
        >>> many = [parse_target(f"{words} hồ sơ đúng hạn") for words in ("Tối thiểu 90%", "Trên 95%", "Đạt 95%")]
        >>> [target.text for target in strictest(many)]
        ['Trên 95% hồ sơ đúng hạn']
    """
    return _extreme(targets, lambda one, other: one.is_inside(other))


def loosest(targets: Iterable[Target]) -> tuple[Target, ...]:
    """Those than which none is looser, in their order; of several that are the same the first.

    Where none of these is met, none of the targets given is. Days do not count, as in ``compare``.
    """
    return _extreme(targets, lambda one, other: other.is_inside(one))


def implied_by(target: Target, others: Iterable[Target]) -> tuple[Target, ...]:
    """Those of the others that imply the target, being stricter or the same, in their order.

    Example:
        >>> from tthc.text import parse_target
        >>> own = [parse_target(f"{words} hồ sơ đúng hạn") for words in ("Tối thiểu 90%", "Trên 95%")]
        >>> [one.text for one in implied_by(parse_target("Tối thiểu 95% hồ sơ đúng hạn"), own)]
        ['Trên 95% hồ sơ đúng hạn']
    """
    demand = Demand.of(target)
    return tuple(other for other in others if Demand.of(other).is_inside(demand))


def _extreme(targets: Iterable[Target], is_before: Callable[[Demand, Demand], bool]) -> tuple[Target, ...]:
    """Those before which no other comes; each is held against what is kept so far of those that measure alike."""
    kept: dict[Dimension, list[tuple[int, Target, Demand]]] = {}
    for place, target in enumerate(targets):
        demand = Demand.of(target)
        alike = kept.setdefault(demand.root, [])
        if not any(is_before(other, demand) for _, _, other in alike):
            alike[:] = [one for one in alike if not is_before(demand, one[2])]
            alike.append((place, target, demand))
    in_order = sorted(chain.from_iterable(kept.values()), key=itemgetter(0))
    return tuple(target for _, target, _ in in_order)
