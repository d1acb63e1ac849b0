"""Fills the reference page from docstrings: a line ``::: module`` or ``::: module.name`` becomes what it documents."""

from __future__ import annotations

import inspect
import re
from importlib import import_module
from types import ModuleType
from typing import Any

_MARK = re.compile(r"^::: (?P<target>[\w.]+)$", re.MULTILINE)
_SECTION = re.compile(r"^(Args|Attributes|Returns|Raises|Example|Legal basis):\s*(.*)$")
_ITEM = re.compile(r"^ {4}(\S[^:]*): (.*)$")


def on_page_markdown(markdown: str, **_: Any) -> str:
    """Called for each page while the documentation is built."""
    return fill(markdown)


def fill(markdown: str) -> str:
    """A page with its marks replaced."""
    return _MARK.sub(lambda mark: _documented(mark["target"]), markdown)


def _documented(target: str) -> str:
    try:
        module = import_module(target)
    except ModuleNotFoundError:
        home, _, name = target.rpartition(".")
        return _entry(name, getattr(import_module(home), name))
    return _whole(module)


def _whole(module: ModuleType) -> str:
    values = [(name, getattr(module, name)) for name in module.__all__ if not name.startswith("_")]
    documented = [(name, value) for name, value in values if inspect.isclass(value) or inspect.isfunction(value)]
    return "\n\n".join(_entry(name, value) for name, value in documented)


def _entry(name: str, value: Any) -> str:
    parts = [f"### `{name}`", _signature(name, value), _prose(inspect.getdoc(value) or "")]
    if inspect.isclass(value) and not issubclass(value, Exception):
        parts += [_member(name, key, member) for key, member in vars(value).items() if not key.startswith("_")]
    return "\n\n".join(filter(None, parts))


def _member(owner: str, name: str, member: Any) -> str:
    inner = member.fget if isinstance(member, property) else getattr(member, "__func__", member)
    if not inspect.isfunction(inner) or not inner.__doc__:
        return ""
    call = "" if isinstance(member, property) else "()"
    return f"`{owner}.{name}{call}`\n:   {inner.__doc__.strip().splitlines()[0]}"


def _signature(name: str, value: Any) -> str:
    if not inspect.isfunction(value):
        return ""
    return f"```text\n{name}{inspect.signature(value)}\n```"


def _prose(doc: str) -> str:
    """A Google-style docstring as Markdown."""
    lines: list[str] = []
    section = ""
    for line in doc.splitlines():
        head = _SECTION.match(line)
        if head:
            lines += [*_end(section), f"**{head[1]}** {head[2]}".rstrip(), "", *(["```pycon"] if head[1] == "Example" else [])]
            section = head[1]
        elif section == "Example":
            lines.append(line.removeprefix("    "))
        elif section and (item := _ITEM.match(line)):
            lines.append(f"- `{item[1]}` – {item[2]}")
        else:
            lines.append(f"  {line.strip()}" if section and line.strip() else line)
    return "\n".join([*lines, *_end(section)]).replace("``", "`")


def _end(section: str) -> list[str]:
    return ["```", ""] if section == "Example" else [""]
