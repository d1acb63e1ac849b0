"""Files put in place whole or not at all."""

from __future__ import annotations

import os
import secrets
import shutil
from pathlib import Path

from tthc.errors import InputError


def write_whole(path: str | os.PathLike[str], content: bytes) -> None:
    """Write a file beside its place, then move it there: a reader never sees half of it.

    Raises:
        InputError: the folder is missing, the place is a folder, or writing is not allowed.
    """
    if "\0" in str(path):
        raise InputError(
            "the name of the file holds a sign that no name may", hint="choose another name", where=repr(path)
        )
    target = Path(os.path.realpath(path))
    if target.is_dir():
        raise InputError("this is a folder, not a file", hint="give the name of a file in it", where=str(path))
    try:
        if target.exists() and not target.is_file():  # a pipe or a device has no place to be moved to
            target.write_bytes(content)
        else:
            _replace(target, content)
    except FileNotFoundError as error:
        hint = f"make the folder {target.parent} first"
        raise InputError("the folder of this file does not exist", hint=hint, where=str(path)) from error
    except OSError as error:
        reason = error.strerror or str(error)
        hint = "choose another folder, or see to its rights and free space"
        raise InputError(f"the file could not be written: {reason}", hint=hint, where=str(path)) from error


def _replace(target: Path, content: bytes) -> None:
    draft = target.with_name(f".tthc-{secrets.token_hex(8)}.tmp")
    try:
        with draft.open("xb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        if target.exists():
            shutil.copymode(target, draft)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def made_folder(path: str | os.PathLike[str]) -> Path:
    """A folder, made where it is not there.

    Raises:
        InputError: it cannot be made.
    """
    folder = Path(path)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"the folder could not be made: {error.strerror}"
        raise InputError(message, hint="choose another folder", where=str(path)) from error
    return folder
