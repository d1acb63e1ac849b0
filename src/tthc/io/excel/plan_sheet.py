"""The first sheet: number, title, issuer, days, who signs and who receives, one row each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from tthc.io.excel.cell import Shown, cell_day
from tthc.io.excel.given import Given
from tthc.io.excel.table import Line, Table
from tthc.io.excel.words import codes, word
from tthc.model import Finding, Language, Period, Plan, Signatory
from tthc.text.normal import fold

_SHOWN: Final[dict[str, Callable[[Plan], str | date | None]]] = {
    "title": lambda plan: plan.title,
    "code": lambda plan: plan.code,
    "number_text": lambda plan: plan.number_text,
    "issuer": lambda plan: plan.issuer,
    "place": lambda plan: plan.place,
    "issued_on": lambda plan: cell_day(plan.issued_on),
    "issued_text": lambda plan: plan.issued_text,
    "start": lambda plan: cell_day(plan.period.start) if plan.period else None,
    "end": lambda plan: cell_day(plan.period.end) if plan.period else None,
    "authority": lambda plan: plan.signatory.authority if plan.signatory else None,
    "position": lambda plan: plan.signatory.position if plan.signatory else None,
    "name": lambda plan: plan.signatory.name if plan.signatory else None,
}
_PREFIX: Final = "plan-"
_RECIPIENT: Final = "recipient-"


def plan_rows(plan: Plan, lang: Language) -> list[tuple[str, Shown, str]]:
    """The rows: the name of the field, what it holds, its id.

    Example:
        >>> plan_rows(Plan(title="Kiểm soát TTHC"), "vi")[0]
        ('Tên kế hoạch', 'Kiểm soát TTHC', 'plan-title')
    """
    rows: list[tuple[str, Shown, str]] = [
        (word("field", name, lang), show(plan), f"{_PREFIX}{name}") for name, show in _SHOWN.items()
    ]
    name = word("field", "recipient", lang)
    return rows + [(name, text, f"{_RECIPIENT}{number}") for number, text in enumerate(plan.recipients)]


def read_plan(plan: Plan, table: Table | None, lang: Language, findings: list[Finding]) -> Plan:
    """The plan with what an office has changed on the sheet; a field whose row is gone is empty.

    Args:
        plan: as it was written.
        table: the sheet; None where the file has none, and nothing was changed.
        lang: the language the workbook was written in.
        findings: where to note what is odd.
    """
    if table is None:
        return plan
    rows: dict[str, Given] = {}
    recipients: list[str] = []
    for line in table.lines:
        field = _field(line)
        given = Given(line.cells, line.spot, lang, plan.period, findings)
        if field == "recipient":
            recipients += _recipient(given, line.id, plan)
        elif field in _SHOWN and field not in rows:
            given.shown = {"value": _SHOWN[field](plan)}
            rows[field] = given
        else:
            given.note("workbook-row-misplaced", "field", quote=given.line(given.cells))
    update = {**_fields(plan, rows), "recipients": tuple(recipients)}
    return plan.model_copy(update=update)


def _field(line: Line) -> str:
    """Which field a row is, by its id or by its name."""
    if line.id.startswith(_RECIPIENT):
        return "recipient"
    if line.id.startswith(_PREFIX):
        return line.id.removeprefix(_PREFIX)
    return codes("field").get(fold(str(line.cells.get("field", ""))), "")


def _recipient(given: Given, id_: str, plan: Plan) -> list[str]:
    number = id_.removeprefix(_RECIPIENT)
    if number.isdecimal() and int(number) < len(plan.recipients):
        old = plan.recipients[int(number)]
        given.shown = {"value": old}
        if "value" not in given:
            return [old]
    return [given.words("value")] if given.words("value") else []


def _fields(plan: Plan, rows: dict[str, Given]) -> dict[str, Any]:
    update: dict[str, Any] = {}
    for name in ("title", "code", "number_text", "issuer", "place", "issued_text"):
        given = rows.get(name)
        if given is None:
            update[name] = None
        elif "value" in given:
            update[name] = given.optional("value")
    if update.get("title", plan.title) is None:
        update["title"] = plan.title
        if "title" in rows:
            rows["title"].note("workbook-field-required", "value", quote=plan.title)
    update["issued_on"] = _day(rows.get("issued_on"), plan.issued_on)
    update["period"] = _period(plan.period, rows)
    update["signatory"] = _signatory(plan.signatory, rows)
    return update


def _day(given: Given | None, old: date | None) -> date | None:
    if given is None:
        return None
    return given.day("value", old) if "value" in given else old


def _period(old: Period | None, rows: dict[str, Given]) -> Period | None:
    start = _day(rows.get("start"), old.start if old else None)
    end = _day(rows.get("end"), old.end if old else None)
    if start is not None and end is not None and start <= end:
        return Period(start=start, end=end)
    if (start or end) and (given := rows.get("end") or rows.get("start")):
        given.note("workbook-dates-reversed" if start and end else "workbook-date-unread", "value")
        return old
    return None


def _signatory(old: Signatory | None, rows: dict[str, Given]) -> Signatory | None:
    found: dict[str, str | None] = {}
    for name in ("authority", "position", "name"):
        given = rows.get(name)
        was = getattr(old, name) if old else None
        found[name] = None if given is None else given.optional("value") if "value" in given else was
    if old is None and not any(found.values()):
        return None
    return Signatory(**found)
