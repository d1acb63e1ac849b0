"""Whether units fit together (liên kết giữa các đơn vị): ids that are known, nobody above or after itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tthc.model.unit import Unit


def problems_of(units: tuple[Unit, ...]) -> Iterator[str]:
    """What keeps units from being a register."""
    by_id: dict[str, Unit] = {}
    for unit in units:
        if unit.id in by_id:
            yield f"{unit.id}: the id is used twice"
        by_id[unit.id] = unit
    for unit in units:
        if unit.parent is not None and unit.parent not in by_id:
            yield f"{unit.id}: parent {unit.parent!r} is no unit of the register"
        for other in unit.successors:
            if other not in by_id:
                yield f"{unit.id}: successor {other!r} is no unit of the register"
    yield from (
        f"{start}: it is above itself" for start in _in_circle({u.id: (u.parent,) if u.parent else () for u in units})
    )
    yield from (f"{start}: it is its own successor" for start in _in_circle({u.id: u.successors for u in units}))


def _in_circle(links: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Where following the links comes back to; each circle is named once for each of its members."""
    state: dict[str, int] = {}  # 1 on the way, 2 done
    circles: list[str] = []
    for start in links:
        stack: list[tuple[str, int]] = [(start, 0)]
        while stack:
            node, index = stack.pop()
            if index == 0:
                if state.get(node) == 2:
                    continue
                state[node] = 1
            after = [other for other in links.get(node, ()) if other in links]
            if index < len(after):
                stack.append((node, index + 1))
                other = after[index]
                if state.get(other) == 1:
                    circles.append(other)
                elif state.get(other) != 2:
                    stack.append((other, 0))
            else:
                state[node] = 2
    return list(dict.fromkeys(circles))
