"""How two targets stand to each other (so sánh chỉ tiêu): as sets of the values that meet them."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

from tthc.model import Language, Target
from tthc.targets.comparison.demand import Demand
from tthc.targets.comparison.wording import comparison_text

Relation = Literal["same", "stricter", "looser", "overlapping", "incomparable"]
"""như nhau, chặt hơn, lỏng hơn, giao nhau, không so sánh được."""

Incomparability = Literal["indicator", "unit", "scope", "kind", "baseline", "disjoint", "part"]
"""Why two targets do not compare: they measure something else, in another unit, of another scope, as another kind,
from another baseline; no value meets both; or parts of them ("trong đó") do not compare."""


@frozen
class Comparison:
    """What one target is to another.

    Attributes:
        a: the target it is said of.
        b: the one it is compared with.
        relation: "stricter" where all that meets ``a`` meets ``b``, and not the other way round.
        reason: why they do not compare, where they do not.
        between: the two that the reason is about: ``a`` and ``b``, or parts of them; None where they compare.
    """

    a: Target
    b: Target
    relation: Relation
    reason: Incomparability | None = None
    between: tuple[Target, Target] | None = None

    def explain(self, lang: Language = "vi") -> str:
        """The relation in words, with the reason; days that differ are named, since they do not count.

        Example:
            >>> from tthc.text import parse_target
            >>> over, least = (parse_target(f"{word} 95% hồ sơ đúng hạn") for word in ("trên", "tối thiểu"))
            >>> compare(over, least).explain("en")
            'Stricter: what meets “> 95%” meets “≥ 95%”, but not the other way round.'
        """
        return comparison_text(self, lang)

    def __str__(self) -> str:
        return self.explain()


def compare(a: Target, b: Target) -> Comparison:
    """What ``a`` is to ``b``: a target is the set of values that meet it, and a stricter one lies inside the other.

    Only what is measured alike compares: the same indicator, scope (folded; none is all of the field), kind and
    baseline (its year, else its words), in units that convert. A target whose words name no known indicator compares
    with an equal one only. A part ("trong đó") is one more thing asked for, so that of two wholes that are the same,
    the one with a further part is the stricter. Parts that may measure the same in another way do not compare. Sets
    that share no value are incomparable for the reason "disjoint".

    What does not count: the day (``due``), the upper end of a range, where the targets stand, how they are worded.
    There are no bounds but those written (see ``ValueSet``). A reduction is positive, so a greater one is stricter.

    Example:
        >>> from tthc.text import parse_target
        >>> half, third = (parse_target(f"Cắt giảm ít nhất {n}% chi phí tuân thủ TTHC") for n in (50, 30))
        >>> compare(half, third).relation
        'stricter'
        >>> level = parse_target("Tối thiểu 95% hồ sơ được giải quyết đúng hạn")
        >>> compare(half, level).relation, compare(half, level).reason
        ('incomparable', 'indicator')
    """
    one, other = Demand.of(a), Demand.of(b)
    if difference := one.root.difference(other.root):
        return Comparison(a, b, "incomparable", difference, (a, b))
    inside, around = one.is_inside(other), other.is_inside(one)
    if inside or around:
        return Comparison(a, b, "same" if inside and around else "stricter" if inside else "looser")
    if parted := one.parted(other):
        return Comparison(a, b, "incomparable", "disjoint", parted)
    if clash := one.clash(other):
        return Comparison(a, b, "incomparable", "part", clash)
    return Comparison(a, b, "overlapping")
