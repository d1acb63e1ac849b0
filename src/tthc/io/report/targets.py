"""The scorecard of the report page: what is promised, by whom, until when, indicator by indicator."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from attrs import frozen

from tthc.draw.html import Child, Markup, element, join
from tthc.io.report.table import Entry, columns, day, figure, listing
from tthc.io.report.view import View, lines
from tthc.model import Language, Target, UnitMention
from tthc.text.indicator import IndicatorCatalogue


@frozen
class _Promise:
    """A target, the units of the row it stands in, where it stands, whether it is a part of the one before."""

    target: Target
    lead: tuple[UnitMention, ...]
    at: str
    is_part: bool


def target_table(view: View) -> Markup:
    """Every target; those of one indicator stand together, in the catalogue's order, the unnamed ones last."""
    heads = columns(view.words, ("indicator", "value", "text", "lead", "due", "where"), row_head="text")
    entries = (_entry(view, one) for one in _in_order(list(_promises(view))))
    return listing(heads, entries, name="targets", caption=view.words("heading", "targets"))


def _promises(view: View) -> Iterator[_Promise]:
    for target in view.plan.targets:
        yield from _with_parts(target, (), target.at)
    for placed in view.plan.tasks():
        for target in placed.task.targets:
            yield from _with_parts(target, placed.task.lead, target.at or f"task:{placed.path}")


def _with_parts(target: Target, lead: tuple[UnitMention, ...], at: str, *, is_part: bool = False) -> Iterator[_Promise]:
    yield _Promise(target, lead, at, is_part)
    for part in target.parts:
        yield from _with_parts(part, lead, part.at or at, is_part=True)


def _in_order(promises: Sequence[_Promise]) -> list[_Promise]:
    """By indicator; a part stays with what it is a part of."""
    places = {one.id: place for place, one in enumerate(IndicatorCatalogue.default().indicators)}
    keys: list[tuple[int, str]] = []
    for one in promises:
        slug = one.target.indicator or ""
        own = (places.get(slug, len(places) + (not slug)), slug)
        keys.append(keys[-1] if one.is_part else own)
    order = sorted(range(len(promises)), key=keys.__getitem__)
    return [promises[place] for place in order]


def _entry(view: View, one: _Promise) -> Entry:
    words, target = view.words, one.target
    facts = [
        words("target", "scope", text=target.scope) if target.scope else None,
        words("target", "baseline", text=target.baseline.text) if target.baseline else None,
    ]
    details = (element("span", fact, class_="muted small") for fact in facts if fact)
    contents: tuple[Child, ...] = (
        _name(target.indicator, words.lang) or element("span", words("target", "unnamed"), class_="muted"),
        figure(target.value, words.amount(target)),
        lines([join(["– " if one.is_part else None, words.printed(target.text)]), *details]),
        view.units(one.lead) or element("span", words("target", "whole_plan"), class_="muted"),
        day(target.due, words) or element("span", words("target", "whole_period"), class_="muted"),
        view.link(one.at) if one.at else "",
    )
    return contents, view.facets.row(lead=one.lead, due=target.due)


@cache
def _names(lang: Language) -> dict[str, str]:
    return {one.id: one.vi if lang == "vi" else one.en for one in IndicatorCatalogue.default().indicators}


def _name(slug: str | None, lang: Language) -> str | None:
    """The indicator's name; an office's own indicator shows by its slug."""
    return _names(lang).get(slug, slug) if slug else None
