"""A picture in a file of its own."""

from __future__ import annotations

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def svg_file(picture: str) -> bytes:
    """The bytes of the file.

    Example:
        >>> svg_file("<svg></svg>").startswith(b"<?xml")
        True
    """
    return f"{_HEAD}{picture}\n".encode("utf-8", "replace")
