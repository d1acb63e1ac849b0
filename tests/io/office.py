"""Small Word files and PDFs for tests, written by hand so that each says one thing."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


def root(tag: str, inside: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{tag} {NAMES}>{inside}</w:{tag}>'


def docx(body: str, **parts: str) -> bytes:
    """A Word file of a body; further parts by name, such as ``numbering``."""
    named = {f"word/{name}.xml": root(_ROOTS.get(name, name), inside) for name, inside in parts.items()}
    return zipped({"word/document.xml": root("document", f"<w:body>{body}</w:body>"), **named})


_ROOTS = {"footnotes": "footnotes", "endnotes": "endnotes", "numbering": "numbering", "styles": "styles"}


def p(text: str, properties: str = "") -> str:
    """A paragraph; what is already marked up stays."""
    inside = text if text.startswith("<w:") else f"<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>"
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inside}</w:p>"


def tc(*texts: str, span: int = 1, merge: str | None = None) -> str:
    """A cell of paragraphs; ``merge`` is "restart" or "continue" for one merged with those below or above."""
    marks = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    if merge:
        marks += '<w:vMerge w:val="restart"/>' if merge == "restart" else "<w:vMerge/>"
    inside = "".join(text if text.startswith("<w:tbl") else p(text) for text in texts or ("",))
    return f"<w:tc><w:tcPr>{marks}</w:tcPr>{inside}</w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{''.join(cells)}</w:tr>"


def pdf(*pages: str, width: int = 595, height: int = 842, turn: int = 0) -> bytes:
    """A PDF of pages, each a stream of drawing; text in Helvetica, so in letters without marks."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for page in pages:
        stream = page.encode("latin-1")
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{page}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] /Rotate {turn} "
            f"/Resources << /Font << /F 3 0 R >> >> /Contents {len(objects)} 0 R >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(kids)}] >>"
    out = b"%PDF-1.4\n"
    places = []
    for number, item in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{item}\nendobj\n".encode("latin-1")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    return out + f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()


def words(x: float, y: float, text: str, size: int = 12) -> str:
    """Letters from a place on, as a PDF draws them."""
    return f"BT /F {size} Tf {x} {y} Td ({text}) Tj ET\n"


def stroke(x: float, y: float, to_x: float, to_y: float) -> str:
    """A line as a PDF draws it."""
    return f"{x} {y} m {to_x} {to_y} l S\n"
