"""The plan itself inside the report page, as a block of data that no browser runs."""

from __future__ import annotations

from typing import Any, Final

from tthc.draw.html import Markup
from tthc.errors import FormError, InputError
from tthc.io.forms import dumps, loads
from tthc.model import Plan

RECORD_ID: Final = "tthc-plan"
"""The id of the block of data."""


def record_json(plan: Plan) -> Markup:
    """The plan without its source, in JSON that can stand inside a page: no sign in it ends the block.

    Example:
        >>> "<" in record_json(Plan(title="</script>"))
        False
    """
    text = dumps(plan.model_copy(update={"source": None}))
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))


def recorded(root: Any) -> Plan | None:
    """The plan that a page carries, None where it carries none that can be used.

    Args:
        root: the root of the page, of lxml.
    """
    for block in root.iter("script"):
        if block.get("id") == RECORD_ID and block.get("type") == "application/json":
            try:
                return loads(block.text or "")
            except (FormError, InputError):
                return None  # from another version, or damaged: the page is read as any other
    return None
