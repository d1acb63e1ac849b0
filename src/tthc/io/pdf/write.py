"""A PDF by way of Word: LibreOffice, where it is installed, lays the pages out."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from tthc.errors import InputError

SECONDS: Final = 180
"""How long LibreOffice may take."""

_PROGRAMS: Final = ("soffice", "libreoffice")


def office_program() -> str | None:
    """The path of LibreOffice on this machine, None where it is not installed."""
    return next((found for name in _PROGRAMS if (found := shutil.which(name))), None)


def pdf_of(docx: bytes) -> bytes:
    """The pages of a Word file as PDF.

    Args:
        docx: the bytes of the Word file.

    Raises:
        InputError: LibreOffice is not installed, fails, or takes longer than ``SECONDS``.
    """
    program = office_program()
    if program is None:
        hint = "install LibreOffice, or write .docx and print that as PDF"
        raise InputError("a PDF is made by LibreOffice, which is not installed here", hint=hint)
    with tempfile.TemporaryDirectory(prefix="tthc-") as folder:
        source = Path(folder) / "plan.docx"
        source.write_bytes(docx)
        # A profile of its own: a running LibreOffice, or one of another user, must not stand in the way.
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        order = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(source)]
        try:
            ran = subprocess.run(order, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603  # fixed words
        except (OSError, subprocess.TimeoutExpired) as error:
            hint = "write .docx and print that as PDF"
            raise InputError(f"LibreOffice could not be run: {error}", hint=hint) from error
        made = source.with_suffix(".pdf")
        if not made.is_file():
            said = ran.stderr.decode("utf-8", "replace").strip()
            raise InputError(f"LibreOffice made no PDF: {said}", hint="write .docx and print that as PDF")
        return made.read_bytes()
