"""Word templates of an office: its own letterhead, styles and words, with places for what a plan holds.

A template is a .docx file with fields of Jinja. The fields are those of :func:`fields`, such as ``{{ plan.title }}``,
``{{ number }}`` or ``{{ dated }}``, and three places, each alone in a paragraph: ``{{ head }}`` for the letterhead and
the title, ``{{ body }}`` for the prose and the tables without an annex, ``{{ closing }}`` for recipients and
signature. ``{{ body }}`` must be there; the annexes follow at the end. Styles of the template that bear a name of
``data/word.toml`` ("Nội dung văn bản", "Đề mục văn bản" …) are used in place of the library's. Expressions run in a
sandbox.
"""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any, Final

from tthc.errors import InputError, MissingExtraError
from tthc.io.word.element import legal, w
from tthc.io.word.letter import date_line, issuer_lines, number_line, recipient_lines, signing_lines
from tthc.model import Plan

PLACES: Final = ("head", "body", "closing")

_OPEN, _CLOSE = "\ue000", "\ue001"
_HINT: Final = "open it in Word, correct the field and save it as .docx"
_FAULTS: Final = (zipfile.BadZipFile, OSError, LookupError, ValueError, TypeError, ArithmeticError, SyntaxError)


def mark(place: str) -> str:
    """The text that stands for a place while a document is made."""
    return f"{_OPEN}{place}{_CLOSE}"


def fields(plan: Plan) -> dict[str, object]:
    """What a template may name.

    Example:
        >>> fields(Plan(title="Kiểm soát TTHC", code="18/KH-UBND"))["number"]
        'Số: 18/KH-UBND'
    """
    superior, issuer = issuer_lines(plan.issuer)
    return {
        "plan": plan,
        "number": number_line(plan),
        "dated": date_line(plan),
        "superior": " ".join(superior),
        "issuer": " ".join(issuer),
        "signing": signing_lines(plan.signatory) if plan.signatory else (),
        "recipients": recipient_lines(plan.recipients),
        **{place: mark(place) for place in PLACES},
    }


def rendered(plan: Plan, template: bytes) -> Any:
    """The document that a template makes of a plan, its places still marked.

    Raises:
        InputError: it is no Word file, or one of its fields cannot be filled in.
        MissingExtraError: docxtpl is not installed.
    """
    try:
        from docx import Document
        from docx.opc.exceptions import OpcError
        from docxtpl import DocxTemplate
        from jinja2 import TemplateError
        from jinja2.sandbox import SandboxedEnvironment
    except ImportError as fault:
        raise MissingExtraError("docx", needed_for="a Word template") from fault
    try:
        Document(BytesIO(template))
    except (*_FAULTS, OpcError) as fault:
        raise InputError("the template is no Word file (.docx)", hint="give one that Word has saved") from fault
    filled = BytesIO()
    try:
        draft = DocxTemplate(BytesIO(template))
        draft.render(fields(plan), SandboxedEnvironment(finalize=_printed), autoescape=True)
        draft.save(filled)
        return Document(filled)
    except (*_FAULTS, OpcError, TemplateError) as fault:
        raise InputError(f"a field of the template cannot be filled in: {fault}", hint=_HINT) from fault


def take_places(body: Any) -> dict[str, Any]:
    """The paragraphs marked as places.

    Args:
        body: the body of the document, of lxml.

    Raises:
        InputError: a place does not stand alone in its paragraph, or there is none for the text of the plan.
    """
    found: dict[str, Any] = {}
    for paragraph in body.iter(w("p")):
        text = "".join(piece.text or "" for piece in paragraph.iter(w("t"))).strip()
        place = text.strip(_OPEN + _CLOSE)
        if _OPEN not in text:
            continue
        if text != mark(place) or place not in PLACES or place in found:
            hint = "each of {{ head }}, {{ body }}, {{ closing }} stands once, alone in a paragraph"
            raise InputError(f"the template has a place in {_shown(text)!r}", hint=hint)
        found[place] = paragraph
    if "body" not in found:
        raise InputError("the template has no place for the plan", hint="put {{ body }} alone in a paragraph")
    return found


def _shown(text: str) -> str:
    return text.replace(_OPEN, "{{ ").replace(_CLOSE, " }}")


def _printed(value: object) -> object:
    """A value as it stands in a document: nothing for None, no character that XML cannot hold."""
    return "" if value is None else legal(value) if isinstance(value, str) else value
