"""A fault of a document, as data (phát hiện): code, place and the words, never a stored message."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Literal

from pydantic import Field, field_serializer, field_validator

from tthc.model.frozen import Frozen

Severity = Literal["error", "warning", "info"]
Language = Literal["vi", "en"]
Scalar = str | int | float | bool | None


class Place(Frozen):
    """Where in the file: a line, a page, or a cell of a sheet; all counted from 1."""

    line: int | None = None
    page: int | None = None
    sheet: str | None = None
    cell: str | None = None

    def text(self, lang: Language = "vi") -> str:
        """The place in a few words, "?" where nothing is known.

        Example:
            >>> Place(line=12).text(), Place(page=3).text("en"), Place(sheet="Nhiệm vụ", cell="B7").text()
            ('dòng 12', 'page 3', 'Nhiệm vụ!B7')
        """
        if self.sheet is not None:
            return f"{self.sheet}!{self.cell}" if self.cell else self.sheet
        words = {"line": "dòng", "page": "trang"} if lang == "vi" else {"line": "line", "page": "page"}
        known = (("page", self.page), ("line", self.line))
        return ", ".join(f"{words[name]} {number}" for name, number in known if number is not None) or "?"


@cache
def catalogue() -> Mapping[str, Mapping[str, str]]:
    """All finding codes, with severity and the message in Vietnamese and in English."""
    text = files("tthc").joinpath("data", "findings.toml").read_text("utf-8")
    return MappingProxyType({code: MappingProxyType(row) for code, row in tomllib.loads(text).items()})


class Finding(Frozen):
    """One fault, doubt or remark about a document.

    Attributes:
        code: names the fault; stable.
        severity: error, warning or info.
        at: path in the plan, or ``document``.
        quote: the words it is about, as printed.
        place: where in the file.
        args: what the message needs besides.

    Example:
        >>> Finding.of("line-unplaced", quote="???", place=Place(line=3)).message("en")
        'line 3 was not placed in any field: ???'
    """

    code: str
    severity: Severity
    at: str = "document"
    quote: str | None = None
    place: Place | None = None
    args: Mapping[str, Scalar] = Field(default_factory=lambda: MappingProxyType({}))

    @field_validator("args", mode="after")
    @classmethod
    def _freeze(cls, value: Mapping[str, Scalar]) -> Mapping[str, Scalar]:
        return MappingProxyType(dict(value))

    @field_serializer("args")
    def _plain(self, value: Mapping[str, Scalar]) -> dict[str, Scalar]:
        return dict(value)

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self).model_validate, (self.model_dump(),)

    def __hash__(self) -> int:
        return hash((self.code, self.severity, self.at, self.quote, self.place, tuple(sorted(self.args.items()))))

    @classmethod
    def of(
        cls, code: str, *, at: str = "document", quote: str | None = None, place: Place | None = None, **args: Scalar
    ) -> Finding:
        """A finding of a code of the catalogue, with the severity given there.

        Raises:
            KeyError: the code is not in the catalogue.
        """
        severity: Any = catalogue()[code]["severity"]
        return cls(code=code, severity=severity, at=at, quote=quote, place=place, args=args)

    def message(self, lang: Language = "vi") -> str:
        """The message in a language; a code this version does not know shows as itself."""
        row = catalogue().get(self.code)
        if row is None:
            return f"{self.code}: {self.quote or ''}".rstrip(": ")
        place = self.place.text(lang) if self.place else "?"
        known = {"at": self.at, "quote": self.quote or "", "place": place}
        return row[lang].format_map(_Known({**known, **self.args}))


class _Known(dict[str, Any]):
    """Leaves a name that is missing as it stands, so that an old file can always be shown."""

    def __missing__(self, key: str) -> str:
        return "{" + key + "}"
