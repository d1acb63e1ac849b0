"""``tthc schema``: what a plan file may hold."""

from __future__ import annotations

import click

from tthc.cli.command import Worded, lang_option
from tthc.cli.screen import put_data


@click.command(cls=Worded, name="schema")
@lang_option()
def command() -> None:
    """The JSON Schema of a plan on standard output."""
    from tthc.io.forms import plan_schema
    from tthc.io.syntax import emit_json

    put_data(emit_json(plan_schema()))
