"""JSON and YAML as text, to and from trees of plain values: objects, arrays, text, numbers, true, false, null."""

from __future__ import annotations

import io
import json
import math
import re
import warnings
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from tthc.errors import FormError
from tthc.io.problems import Step, path_of

Tree = Any
"""What JSON can say, as Python has it."""

# Words that a reader of YAML 1.1 takes for something else than text.
_RESERVED: Final = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
_PLAIN: Final = re.compile(r"[^\W\d_](?:[\w \-.,;()/%+]*[\w.;)%])?")
_LONGEST_NUMBER: Final = 1024
ENDLESS: Final = 2**31
"""A width that no line reaches, so that none is wrapped."""


def parse_json(text: str) -> Tree:
    """The values in a JSON text.

    Raises:
        FormError: with line and column.

    Example:
        >>> parse_json('{"title": "Kế hoạch", "code": null}')
        {'title': 'Kế hoạch', 'code': None}
    """
    try:
        tree = json.loads(text, object_pairs_hook=_object)
    except FormError:
        raise
    except json.JSONDecodeError as error:
        raise FormError([f"line {error.lineno}, column {error.colno}: {error.msg}"]) from error
    except ValueError as error:  # a number of thousands of digits
        raise FormError([str(error)]) from error
    except RecursionError as error:
        raise FormError(["the file is nested too deeply"]) from error
    return tree


def emit_json(tree: Tree) -> str:
    r"""The JSON text of a tree: indented, letters as they are, a line end at the end.

    Example:
        >>> emit_json({"title": "Kế hoạch"})
        '{\n  "title": "Kế hoạch"\n}\n'
    """
    return json.dumps(portable(tree), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def parse_yaml(text: str) -> Tree:
    """The values in a YAML 1.2 text; what looks like a date stays text.

    Raises:
        FormError: with line and column.

    Example:
        >>> parse_yaml("issued_on: 2025-01-16")
        {'issued_on': '2025-01-16'}
    """
    from ruamel.yaml.error import MarkedYAMLError, YAMLError
    from ruamel.yaml.reader import ReaderError

    try:
        with warnings.catch_warnings(action="ignore"):  # of anchors, which are refused below
            tree = _yaml().load(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = f"line {mark.line + 1}, column {mark.column + 1}: " if mark else ""
        raise FormError([f"{place}{error.problem or error.context}"]) from error
    except ReaderError as error:
        before = text[: error.position]
        line, column = before.count("\n") + 1, error.position - before.rfind("\n")
        problem = f"the character {text[error.position]!r} may not stand in YAML as it is"
        raise FormError([f"line {line}, column {column}: {problem}"]) from error
    except RecursionError as error:
        raise FormError(["the file is nested too deeply"]) from error
    except (YAMLError, ValueError, TypeError, LookupError, AttributeError, AssertionError) as error:
        raise FormError([f"this is not YAML: {error}"]) from error
    return portable(tree)


def emit_yaml(tree: Tree) -> str:
    r"""The YAML text of a tree: one field a line, quoted wherever any reader could take text for something else.

    Example:
        >>> emit_yaml({"code": "27/KH-UBND", "issuer": "UBND xã", "place": None})
        'code: "27/KH-UBND"\nissuer: UBND xã\nplace: null\n'
    """
    stream = io.StringIO()
    _yaml().dump(portable(tree), stream)
    return stream.getvalue()


def _yaml() -> Any:
    """A fresh reader and writer: one that has failed once may keep traces of it."""
    from ruamel.yaml import YAML

    yaml: Any = YAML(typ="safe", pure=True)
    yaml.Constructor, yaml.Representer = _yaml_classes()
    yaml.default_flow_style = False
    yaml.sort_base_mapping_type_on_output = False
    yaml.width = ENDLESS
    return yaml


@cache
def _yaml_classes() -> tuple[Any, Any]:
    from ruamel.yaml.constructor import SafeConstructor
    from ruamel.yaml.representer import SafeRepresenter

    class Constructor(SafeConstructor):
        def flatten_mapping(self, node: Any) -> None:
            """Leave "<<" a field like any other: merged again and again, a few lines of them fill any memory."""

    class Representer(SafeRepresenter):
        def ignore_aliases(self, data: Any) -> bool:
            return True

    def as_printed(constructor: Any, node: Any) -> str:
        return str(constructor.construct_scalar(node))

    Constructor.add_constructor("tag:yaml.org,2002:timestamp", as_printed)
    Representer.add_representer(str, represent_text)
    Representer.add_representer(float, represent_float)
    return Constructor, Representer


def represent_text(representer: Any, text: str) -> Any:
    """A text as YAML: plain where every reader takes it for text, quoted otherwise."""
    plain = _PLAIN.fullmatch(text) and text.lower() not in _RESERVED
    return representer.represent_scalar("tag:yaml.org,2002:str", text, style=None if plain else '"')


def represent_float(representer: Any, number: float) -> Any:
    """A number as YAML, with the point that makes every reader take it for one."""
    digits, power, rest = repr(number).partition("e")
    written = f"{digits}.0{power}{rest}" if power and "." not in digits else f"{digits}{power}{rest}"
    return representer.represent_scalar("tag:yaml.org,2002:float", written)


def _object(pairs: list[tuple[str, Tree]]) -> dict[str, Tree]:
    fields = dict(pairs)
    if len(fields) < len(pairs):
        times = Counter(key for key, _ in pairs)
        raise FormError([f"an object has the field {key!r} {count} times" for key, count in times.items() if count > 1])
    return fields


def portable(tree: Tree) -> Tree:
    """The tree itself, once nothing in it is what a JSON file cannot hold.

    Raises:
        FormError: every such value, with its path.
    """
    problems = [f"{path_of(steps)}: {what}" for steps, what in _unportable(tree, (), set())]
    if problems:
        raise FormError(problems)
    return tree


def _unportable(value: Tree, at: tuple[Step, ...], seen: set[int]) -> Iterator[tuple[tuple[Step, ...], str]]:
    match value:
        case dict() | list():
            # A YAML alias gives one object two places: never needed here, and a few lines of them fill any memory.
            if value and id(value) in seen:
                yield at, "repeats another part of the file by an alias (&, *): write it out"
                return
            seen.add(id(value))
            for step, inner in value.items() if isinstance(value, dict) else enumerate(value):
                if isinstance(value, dict) and not isinstance(step, str):
                    yield at, f"the field name {step!r} should be text"
                else:
                    yield from _unportable(inner, (*at, step), seen)
        case _:
            fault = _fault_of(value)
            if fault is not None:
                yield at, fault


def _fault_of(value: Tree) -> str | None:
    """Why a single value cannot stand in a file, None where it can."""
    match value:
        case str():
            halved = not value.isprintable() and any("\ud800" <= char <= "\udfff" for char in value)
            return "holds half of a character (a lone surrogate)" if halved else None
        case float():
            return None if math.isfinite(value) else f"{value} is not a number that a file can hold"
        case int():
            return "a number of so many digits cannot be held" if value.bit_length() > _LONGEST_NUMBER else None
        case None:
            return None
        case _:
            return f"a {type(value).__name__} cannot stand here"
