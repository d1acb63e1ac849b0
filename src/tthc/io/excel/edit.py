"""Records as an office has left them: each cell it changed is read again, all others count as they were."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from tthc.errors import ParseError
from tthc.io.excel.given import Given
from tthc.io.excel.row import Item, Paragraph
from tthc.io.task_build import split_products
from tthc.model import (
    Annex,
    Baseline,
    Deliverable,
    LegalBasis,
    Milestone,
    ReviewItem,
    Schedule,
    Section,
    Target,
    Task,
    TaskGroup,
    UnitMention,
)
from tthc.text.citation import parse_citation
from tthc.text.normal import fold
from tthc.text.target import parse_target
from tthc.text.unit_list import split_units

_READ_TARGET: Final = ("indicator", "comparator", "value", "upper", "unit", "kind", "baseline", "due", "scope")
_READ_BASIS: Final = ("type", "number", "issued_on", "issuer", "subject", "pinpoint")


def group_of(old: TaskGroup | None, given: Given) -> TaskGroup:
    """The group of a row, without what stands in it."""
    old = old or TaskGroup(title="")
    return old.model_copy(update=_texts(given, label=given.optional, title=given.words))


def task_of(old: Task | None, given: Given) -> Task:
    """The task of a row, without what stands in rows below it."""
    old = old or Task(title="", lead_text="", coordinating_text="")
    update = _texts(given, label=given.optional, title=given.words) | _units(old, given)
    update |= {f"{key}_text": given.words(key) for key in given.changed(("lead", "coordinating"))}
    return old.model_copy(update=update)


def deliverable_of(old: Deliverable | None, given: Given) -> Deliverable:
    """The deliverable of a row; its schedule is as it was."""
    old = old or Deliverable(products_text="")
    if "products" not in given:
        return old
    products = split_products(given.block("products"))
    return old.model_copy(update={"products": products, "products_text": given.words("products")})


def review_of(old: ReviewItem | None, given: Given) -> ReviewItem:
    """The group of procedures of a row; its schedule is as it was."""
    old = old or ReviewItem(name="")
    update = _texts(given, list=given.optional, label=given.optional) | _units(old, given)
    return old.model_copy(update=update | ({"name": given.words("title")} if "title" in given else {}))


def milestone_of(old: Milestone | None, given: Given) -> Milestone:
    """The dated step of a row; its schedule is as it was."""
    old = old or Milestone(text="", schedule=Schedule(), at="")
    return old.model_copy(update=_texts(given, text=given.words, addressee=given.optional, at=given.words))


def annex_of(old: Annex | None, given: Given) -> Annex:
    """The annex of a row, without its prose."""
    old = old or Annex()
    update = _texts(given, label=given.optional, caption=given.optional)
    return old.model_copy(update=update | ({"title": given.optional("text")} if "text" in given else {}))


def section_of(old: Section | None, given: Given) -> Section:
    """The head of a section of a row."""
    old = old or Section()
    update = _texts(given, label=given.optional)
    return old.model_copy(update=update | ({"title": given.optional("text")} if "text" in given else {}))


def paragraph_of(old: Paragraph | None, given: Given) -> Paragraph:
    """The paragraph of a row, with its lines."""
    return Paragraph(text=given.block("text")) if old is None or "text" in given else old


def target_of(old: Target | None, given: Given) -> Target | None:
    """The target of a row; None where the words of a new row promise nothing that is counted.

    Where only the words were changed, what they promise otherwise than before follows them.
    """
    base = old or _parsed_target(given.words("text"), given)
    if base is None:
        base = _typed_target(given)
    elif old is not None and "text" in given:
        after, before = _parsed_target(given.words("text"), given), _parsed_target(old.text, given)
        if after is None and before is not None:
            given.note("workbook-words-unread", "text")
        base = old.model_copy(update={"text": given.words("text"), **_differing(before, after, _READ_TARGET)})
    if base is None:
        given.note("workbook-words-unread", "text", quote=given.line(given.cells))
        return None
    return base.model_copy(update=_target_cells(base, given))


def basis_of(old: LegalBasis | None, given: Given) -> LegalBasis:
    """The document that a row names; where only its words were changed, what they name otherwise follows them."""
    words = given.words("text")
    base = old or _parsed_basis(words)
    if base is None:
        base = LegalBasis(type="", text=words)
        if given.is_blank("type"):
            given.note("workbook-words-unread", "text")
    elif old is not None and "text" in given:
        update = _differing(_parsed_basis(old.text), _parsed_basis(words), _READ_BASIS)
        base = old.model_copy(update={"text": words, **update})
    update = _texts(given, type=given.words, number=given.optional, issuer=given.optional, subject=given.optional)
    update |= _texts(given, pinpoint=given.optional)
    if "issued_on" in given:
        update["issued_on"] = given.day("issued_on", base.issued_on)
    base = base.model_copy(update=update)
    return base if base.text else base.model_copy(update={"text": base.label})


def _texts(given: Given, **fields: Callable[[str], str | None]) -> dict[str, Any]:
    """The fields whose cell of the same name was changed, read."""
    return {name: read(name) for name, read in fields.items() if name in given}


def _units(old: Task | ReviewItem, given: Given) -> dict[str, Any]:
    """The units of the cells that were changed; one that was there before stays what it was."""
    found: dict[str, Any] = {}
    for key, before in (("lead", old.lead), ("coordinating", old.coordinating)):
        if key in given:
            known: dict[str, UnitMention] = {fold(unit.name): unit for unit in before}
            found[key] = tuple(known.get(fold(unit.name), unit) for unit in split_units(given.block(key)))
    return found


def _target_cells(base: Target, given: Given) -> dict[str, Any]:
    update: dict[str, Any] = _texts(given, at=given.words, indicator=given.optional, scope=given.optional)
    for key in given.changed(("kind", "comparator", "unit")):
        update[key] = given.choice(key, key, getattr(base, key)) or getattr(base, key)
    if "value" in given:
        value = given.number("value", base.value)
        if value is None:
            given.note("workbook-number-unread", "value")
        update["value"] = base.value if value is None else value
    if "upper" in given:
        update["upper"] = given.number("upper", base.upper)
    if "due" in given:
        update["due"] = given.day("due", base.due)
    if given.changed(("baseline", "baseline_year")):
        year = given.number("baseline_year", base.baseline.year if base.baseline else None)
        words = given.words("baseline")
        has_base = bool(words) or year is not None
        update["baseline"] = Baseline(text=words, year=None if year is None else int(year)) if has_base else None
    return update


def _typed_target(given: Given) -> Target | None:
    """A target whose words say no figure, but whose cells do; a bare figure is a least one."""
    value, unit = given.number("value"), given.choice("unit", "unit")
    comparator = given.choice("comparator", "comparator", ">=") or ">="
    if value is None or unit is None:
        return None
    fields = {"text": given.words("text"), "comparator": comparator, "value": value, "unit": unit}
    return Target.model_validate(fields)


def _parsed_target(text: str, given: Given) -> Target | None:
    try:
        return parse_target(text, given.period)
    except ParseError:
        return None


def _parsed_basis(text: str) -> LegalBasis | None:
    try:
        return parse_citation(text)
    except ParseError:
        return None


def _differing(before: Item | None, after: Item | None, fields: tuple[str, ...]) -> dict[str, Any]:
    """What the new words say otherwise than the old ones did."""
    if before is None or after is None:
        return {}
    return {name: getattr(after, name) for name in fields if getattr(after, name) != getattr(before, name)}
