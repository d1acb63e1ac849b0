"""``tthc citations``: the documents a plan names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from tthc.cli.command import Day, Worded, file_argument, lang_option, language, strict_option
from tthc.cli.opening import open_plan
from tthc.cli.screen import end, put_data

if TYPE_CHECKING:
    from tthc.model import Language, Plan
    from tthc.text.citation import Citation
    from tthc.text.fault import Fault


@click.command(cls=Worded, name="citations")
@file_argument()
@click.option("--in-force-on", metavar="DATE", type=Day())
@strict_option()
@lang_option()
def command(file: str, in_force_on: date | None, strict: bool) -> None:
    """One object a distinct document, in order of first mention, as a JSON array on standard output."""
    from tthc.io.syntax import emit_json
    from tthc.text.citation import distinct_citations

    plan = open_plan(file)
    rows = [_row(one, language()) | _force(one, in_force_on, language()) for one in distinct_citations(_texts(plan))]
    put_data(emit_json(rows))
    end(plan.findings, strict=strict)


def _texts(plan: Plan) -> Iterator[str]:
    """The printed texts of a plan in its order; before them a preamble, after them lines, that no field holds."""
    printed = [text for _, text in plan.texts()]
    quotes = (finding.quote for finding in plan.findings if finding.quote)
    yield from _besides(printed, (basis.text for basis in plan.legal_bases))
    yield from printed
    yield from _besides(printed, quotes)


def _besides(printed: Sequence[str], texts: Iterable[str]) -> Iterator[str]:
    return (text for text in dict.fromkeys(texts) if not any(text in whole for whole in printed))


def _row(cited: Citation, lang: Language) -> dict[str, Any]:
    return {
        "type": cited.type,
        "number": cited.number,
        "issued_on": cited.issued_on and cited.issued_on.isoformat(),
        "issuer": cited.issuer,
        "mentions": cited.mentions,
        "problems": [_problem(fault, lang) for fault in cited.faults],
    }


def _force(cited: Citation, day: date | None, lang: Language) -> dict[str, Any]:
    """Whether the register knows it to be in force on a day; nothing where no day is asked for."""
    if day is None:
        return {}
    from tthc.registry import DocumentRegister

    standing = DocumentRegister.default().status(cited, day)
    return {"status": standing.state, "standing": standing.describe(lang)}


def _problem(fault: Fault, lang: Language) -> dict[str, str]:
    from tthc.model import Finding

    return {"code": fault.code, "message": Finding.of(fault.code, quote=fault.quote).message(lang)}
