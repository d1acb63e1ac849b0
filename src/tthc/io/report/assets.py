"""Style and script of the report page, and the policy that lets in these two and nothing else."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from tthc.draw.html import Markup
from tthc.draw.palette import TONES, Tone, css


@cache
def style() -> Markup:
    """The one style sheet: the rules of the page and the colours of states."""
    return Markup(_data("report.css") + "".join(_rule(tone) for tone in TONES) + "\n")


@cache
def script() -> Markup:
    """The one script: it filters, sorts and unfolds what stands on the page."""
    return Markup(_data("report.js"))


@cache
def policy(sheet: str) -> str:
    """The Content-Security-Policy: style and script by their hashes, no request, no form, no frame.

    Pictures carry their rules with them for those who take them out of the page, so these are let in as well.

    Args:
        sheet: the style sheet of the page.

    Example:
        >>> policy(style()).split(";")[0]
        "default-src 'none'"
    """
    styles = " ".join(_hash(text) for text in (sheet, css()))
    return f"default-src 'none'; script-src {_hash(script())}; style-src {styles}; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode('ascii')}'"


def _data(name: str) -> str:
    return files("tthc").joinpath("data", name).read_text("utf-8")


def _rule(tone: Tone) -> str:
    look = TONES[tone]
    inside = f";background:{look.colour}" if look.solid else ""
    return f".pill.{tone}::before{{border-color:{look.colour}{inside}}}"
