"""From bytes to text: what is text, in which encoding, and what is refused with a way out."""

from __future__ import annotations

import unicodedata
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc.errors import InputError
from tthc.io.decode import MAX_BYTES, MAX_LINE, decode

TEXT = "KẾ HOẠCH\nKiểm soát thủ tục hành chính của Ủy ban nhân dân xã An Bình năm 2026\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_an_encoding_that_the_file_tells_is_not_assumed(encoding: str) -> None:
    decoded = decode(TEXT.encode(encoding), where="plan.txt")
    assert (decoded.text, decoded.assumed) == (TEXT, False)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_assumed(encoding: str) -> None:
    decoded = decode(TEXT.encode(encoding), where="plan.txt")
    assert (decoded.text, decoded.encoding, decoded.assumed) == (TEXT, encoding, True)


def in_1258(text: str) -> bytes:
    """Tone marks are characters of their own in windows-1258, set after the vowel they belong to."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    out = bytearray()
    for char in text:
        marks = [mark for mark in unicodedata.normalize("NFD", char)[1:] if mark in tones]
        base = unicodedata.normalize("NFC", "".join(c for c in unicodedata.normalize("NFD", char) if c not in tones))
        out += (base + "".join(marks)).encode("cp1258")
    return bytes(out)


def test_windows_1258_is_assumed_where_it_gives_vietnamese_words() -> None:
    decoded = decode(in_1258(TEXT), where="plan.txt")
    assert (decoded.text, decoded.encoding, decoded.assumed) == (TEXT, "windows-1258", True)


def test_text_is_composed_and_its_lines_end_in_one_way() -> None:
    printed = unicodedata.normalize("NFD", "Kế hoạch\r\nthủ tục\rhành chính\u2028năm\x0c2026")
    assert decode(printed.encode(), where="plan.txt").text == "Kế hoạch\nthủ tục\nhành chính\nnăm\n2026"


@pytest.mark.parametrize("data", [b"", b" \r\n\t ", b"\xef\xbb\xbf", b"\xff\xfe", b"\x00" * 9])
def test_an_empty_file_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match="empty"):
        decode(data, where="plan.txt")


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"\x89PNG\r\n", "PNG"),
        (b"PK\x03\x04", "a zip archive"),
        (b"PK\x03\x04 xl/workbook.xml", "Excel workbook"),
        (b"PK\x03\x04 mimetypeapplication/vnd.oasis.opendocument.text", "OpenDocument"),
        (b"\xd0\xcf\x11\xe0", "old Word"),
        (b"\xd0\xcf\x11\xe0" + "Workbook".encode("utf-16-le"), "old Excel"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        (b"{\\rtf1", "RTF"),
        (b'{\n  "schema_version": 2', "a plan file"),
        (b"# of 2026\nschema_version: 2", "a plan file"),
        (b"Rar!\x1a", "RAR"),
        (b"MIME-Version: 1.0\r\n", "web archive"),
    ],
)
def test_what_is_no_text_is_named(start: bytes, kind: str) -> None:
    with pytest.raises(InputError, match=kind) as caught:
        decode(start + b"rest", where="plan.txt")
    assert "plan.txt" in str(caught.value)


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(128, 256)) * 4,
        b"Ng\xe0y c\xf3 d\xe2u nh\xfdng kh\xf4ng ph\xe0i l\xe0 v\xe3n b\xe0n",
        b"utf-8 with\x00 a zero",
        "wide letters of no plan".encode("utf-16-le"),
    ],
)
def test_bytes_in_no_known_encoding_are_refused(data: bytes) -> None:
    with pytest.raises(InputError, match=r"UTF-8, UTF-16 or windows-1258"):
        decode(data, where="plan.txt")


def test_a_file_beyond_any_plan_is_refused() -> None:
    with pytest.raises(InputError, match="bytes"):
        decode(b"a" * (MAX_BYTES + 1), where="plan.txt")


def test_a_line_beyond_any_paragraph_is_refused() -> None:
    assert decode(b"a" * MAX_LINE, where="plan.txt").text == "a" * MAX_LINE
    with pytest.raises(InputError, match="line"):
        decode(b"a" * (MAX_LINE + 1), where="plan.txt")


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    with suppress(InputError):
        text = decode(data, where="plan.txt").text
        assert unicodedata.is_normalized("NFC", text)
        assert "\r" not in text
