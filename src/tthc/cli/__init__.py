"""The ``tthc`` command.

Lives here: arguments, messages, exit codes, today's date; one small module a command.
May import: every other room, each where it is used.
Never: holds a rule about plans.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from tthc._version import __version__


def main(args: Sequence[str] | None = None) -> int:
    """Run the command; the result is its exit status: 0, 1 with ``--strict``, 2 for unusable input, 130 interrupted."""
    args = sys.argv[1:] if args is None else args
    if list(args) == ["--version"]:  # answered before click is imported, which takes as long as four bare starts
        print(f"tthc {__version__}")
        return 0
    try:
        from tthc.cli.app import run

        return run(list(args))
    except KeyboardInterrupt:
        return 130
