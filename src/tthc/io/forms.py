"""The library's own lossless forms of a plan: JSON and YAML, and the JSON Schema of both."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, Final

from attrs import frozen
from pydantic import ValidationError
from pydantic_core import PydanticSerializationError

from tthc.errors import FormError, InputError
from tthc.io.problems import problems_of
from tthc.io.syntax import Tree, emit_json, emit_yaml, parse_json, parse_yaml, portable
from tthc.model.plan import SCHEMA_VERSION, Plan

_DUMPED: Final = f'{{\n  "schema_version": {SCHEMA_VERSION},\n'.encode()
SCHEMA_ID: Final = f"urn:tthc:schema:plan:{SCHEMA_VERSION}"


@frozen
class Form:
    """A way to write a plan down as text without loss.

    Attributes:
        name: what to ask for it by.
        parse: text to plain values; raises FormError with line and column.
        emit: the inverse.
    """

    name: str
    parse: Callable[[str], Tree]
    emit: Callable[[Tree], str]


MOST_PROBLEMS: Final = 100
"""An error names no more problems of a file than these."""
JSON: Final = Form("json", parse_json, emit_json)
YAML: Final = Form("yaml", parse_yaml, emit_yaml)


def load_json(data: bytes, where: str) -> Plan:
    """The plan in the bytes of a JSON file."""
    plan = _as_dumped(data)
    return _plan(text_of(data, where), JSON, where) if plan is None else plan


def _as_dumped(data: bytes) -> Plan | None:
    """The plan of a file that is byte for byte as it was dumped: such a one has no field twice, nor any other fault."""
    if not data.startswith(_DUMPED):
        return None
    try:
        plan = Plan.model_validate_json(data, strict=True)
    except ValidationError:
        return None
    return plan if _json_of(plan) == data else None


def load_yaml(data: bytes, where: str) -> Plan:
    """The plan in the bytes of a YAML file."""
    return _plan(text_of(data, where), YAML, where)


def dump_json(plan: Plan) -> bytes:
    """The bytes of a JSON file of a plan."""
    try:
        data = _json_of(plan)
    except PydanticSerializationError:
        data = b""
    if data and b"NaN" not in data and b"Infinity" not in data:
        return data
    return emit_json(plan.model_dump(mode="json")).encode("utf-8")  # says where what no file can hold stands


def _json_of(plan: Plan) -> bytes:
    return plan.__pydantic_serializer__.to_json(plan, indent=2) + b"\n"


def dump_yaml(plan: Plan) -> bytes:
    """The bytes of a YAML file of a plan."""
    return dumps(plan, "yaml").encode("utf-8")


def loads(text: str, form: str = "json", *, where: str | None = None) -> Plan:
    """The plan in a text; the inverse of :func:`dumps`.

    Args:
        text: the text.
        form: "json" or "yaml".
        where: the file it is of, for errors.

    Raises:
        FormError: the text does not hold to the form; every problem is listed.

    Example:
        >>> loads('{"title": "Kiểm soát TTHC năm 2026"}').title
        'Kiểm soát TTHC năm 2026'
    """
    return _plan(text, _of_name(form), where)


def dumps(plan: Plan, form: str = "json") -> str:
    """The text of a plan in a form: "json" or "yaml".

    Raises:
        FormError: a value that no file can hold, such as an infinite number.

    Example:
        >>> plan = Plan(title="Kiểm soát TTHC năm 2026")
        >>> loads(dumps(plan, "yaml"), "yaml") == plan
        True
    """
    if _of_name(form) is JSON:
        return dump_json(plan).decode("utf-8")
    return emit_yaml(plan.model_dump(mode="json"))


def plan_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a plan file.

    Example:
        >>> plan_schema()["$schema"]
        'https://json-schema.org/draft/2020-12/schema'
    """
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA_ID}
    return head | Plan.model_json_schema()


def _of_name(name: str) -> Form:
    for form in (JSON, YAML):
        if form.name == name:
            return form
    raise InputError(f"there is no lossless form {name!r} of text", hint="the forms are json, yaml")


def text_of(data: bytes, where: str) -> str:
    """The text of a file, which is UTF-8.

    Raises:
        InputError: it is not.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"the file is not UTF-8: byte {error.start + 1} cannot be read"
        raise InputError(message, hint="save it again as UTF-8", where=where) from error


def _plan(text: str, form: Form, where: str | None) -> Plan:
    if not text.strip():
        raise InputError("the file is empty", hint="give a file written by dump or by `tthc read -o`", where=where)
    try:
        tree = form.parse(text)
        migrated = _migrated(tree)
    except FormError as error:
        raise FormError(error.problems, hint=error.hint, where=where) from error.__cause__
    # JSON of today is parsed again from its text, for that is faster than by way of the tree.
    source = text if form is JSON and migrated is tree else json.dumps(migrated)
    del tree, migrated
    try:
        return Plan.model_validate_json(source, strict=True)
    except ValidationError as error:
        hint = "`tthc schema` prints what a plan may hold"
        problems = _problems(error, json.loads(source))
        if len(problems) > MOST_PROBLEMS:
            problems = (*problems[:MOST_PROBLEMS], f"and {len(problems) - MOST_PROBLEMS:,} more")
        raise FormError(problems, hint=hint, where=where) from None


def _problems(error: ValidationError, tree: Tree) -> tuple[str, ...]:
    try:
        portable(tree)
    except FormError as unportable:
        return unportable.problems
    return problems_of(error, tree)


def _migrated(tree: Tree) -> Tree:
    """The tree in the form of today: version 2 only adds kinds and fields to version 1, so nothing in it changes."""
    version = tree.get("schema_version") if isinstance(tree, dict) else None
    if type(version) is int and version > SCHEMA_VERSION:
        problem = (
            f"schema_version: the file is of version {version}, this library knows versions up to {SCHEMA_VERSION}"
        )
        raise FormError([problem], hint="install a newer tthc to open it")
    if isinstance(tree, dict) and type(version) is int and 1 <= version < SCHEMA_VERSION:
        return {**tree, "schema_version": SCHEMA_VERSION}
    return tree
