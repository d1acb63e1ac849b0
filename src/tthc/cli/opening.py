"""A plan from whatever file the user names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tthc.model import Plan


def open_plan(path: str) -> Plan:
    """The plan in a published document or in one of the library's own forms.

    Raises:
        InputError: the file cannot be used.
    """
    from tthc.io.forms import form_of, load

    if form_of(path):
        return load(path)
    from tthc.io.document import read

    return read(path)
