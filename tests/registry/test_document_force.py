"""For any life of a document, any register, any text and any day: the truth or "unknown", never a guess or a crash."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st

from tthc.errors import InputError
from tthc.model import LegalBasis
from tthc.model.document import Document, DocumentLink
from tthc.registry import DocumentRegister
from tthc.testing import legal_bases

SHIPPED = DocumentRegister.default()
FIRST = date(2020, 1, 1)
NUMBERS = ("1/QĐ-UBND", "2/2020/NĐ-CP", "02/2020/TT-BTP", "3-NQ/TW", "06", "5/BTP-KSTT")


@frozen
class Life:
    """What really happened to a document, and the record that tells a part of it."""

    issued: date
    start: date
    end: date
    record: Document

    def state(self, on: date) -> str:
        return "ended" if on >= self.end else "in force" if on >= self.start else "not yet in force"


@st.composite
def lives(draw: st.DrawFn) -> Life:
    """A life of some days; the record may leave out days, but not that it ended."""
    steps = sorted(draw(st.lists(st.integers(0, 40), min_size=3, max_size=3, unique=True)))
    issued, start, end = (FIRST + timedelta(days=step) for step in steps)
    told = draw(st.sampled_from(["ended_on", "link", "link without a day", "expires_on", "seen", "never"]))
    end = date.max if told == "never" else end
    held = draw(st.lists(st.integers(0, max(0, min((end - start).days - 1, 50))), max_size=2))
    seen = [{"on": start + timedelta(days=after), "state": "in force"} for after in held]
    if told == "seen" or (told != "never" and draw(st.booleans())):
        seen.append({"on": end + timedelta(days=draw(st.integers(0, 5))), "state": "ended"})
    fields: dict[str, object] = {"type": "Quyết định", "number": NUMBERS[0], "seen": seen}
    if draw(st.booleans()):
        fields["issued_on"] = issued
    if draw(st.booleans()):
        fields["effective_on"] = start
    if told.startswith("link"):
        field = draw(st.sampled_from(["replaced_by", "ended_by"]))
        fields[field] = {"number": NUMBERS[1], "since": end if told == "link" else None}
    elif told == "ended_on":
        fields["ended_on"] = end
    elif told == "expires_on":
        fields["expires_on"] = end - timedelta(days=1)
    return Life(issued, start, end, Document.model_validate(fields))


OTHER = Document(type="Nghị định", number=NUMBERS[1])
RANKS = {"not yet in force": 0, "in force": 1, "ended": 2}


@given(lives())
def test_the_answer_is_what_happened_or_unknown(life: Life) -> None:
    register = DocumentRegister.of([life.record, OTHER])
    for step in range(-2, 60):
        on = FIRST + timedelta(days=step)
        standing = register.status(NUMBERS[0], on)
        assert standing.state in (life.state(on), "unknown"), (on, standing.describe("en"))
        assert (standing.reason is not None) == (standing.state == "unknown")


@given(lives())
def test_force_comes_once_and_goes_once_and_its_bounds_are_the_days_it_turns(life: Life) -> None:
    register = DocumentRegister.of([life.record, OTHER])
    standings = [register.status(NUMBERS[0], FIRST + timedelta(days=step)) for step in range(-2, 60)]
    ranks = [RANKS[one.state] for one in standings if one.state != "unknown"]
    assert ranks == sorted(ranks)
    for one in standings:
        if one.until and one.until < FIRST + timedelta(days=58):
            assert register.status(NUMBERS[0], one.until).state == one.state
            assert register.status(NUMBERS[0], one.until + timedelta(days=1)).state != one.state
        if one.since:
            assert register.status(NUMBERS[0], one.since).state == one.state
            assert register.status(NUMBERS[0], one.since - timedelta(days=1)).state != one.state


def a_number() -> st.SearchStrategy[str]:
    return st.sampled_from(NUMBERS)


@st.composite
def some_documents(draw: st.DrawFn) -> list[Document]:
    """Documents with links, most of them to later ones; they fit together or not."""
    days = st.none() | st.dates(FIRST, FIRST + timedelta(days=10))
    documents = []
    for place, number in enumerate(NUMBERS):
        numbers = st.sampled_from(NUMBERS[place + 1 :] or NUMBERS) | st.sampled_from((*NUMBERS[place + 1 :], "7/QĐ-A"))
        links = st.builds(DocumentLink, number=numbers, since=days)
        fields: dict[str, Any] = {
            draw(st.sampled_from(["replaced_by", "ended_by", "ended_with"])): draw(st.none() | links),
            "amended_by": tuple(draw(st.lists(links, max_size=2))),
            "issued_on": draw(st.none() | st.just(FIRST)),
            "effective_on": draw(days),
            "expires_on": draw(st.none() | st.dates(FIRST) | st.just(date.max)),
        }
        documents.append(Document(type="Quyết định", number=number, **fields))
    return draw(st.permutations(documents))


ANY_DAY = st.dates() | st.sampled_from([date.min, date.max])


@given(some_documents(), st.text(max_size=30) | a_number(), ANY_DAY)
def test_any_register_refuses_its_documents_or_answers_about_any_text_and_day(
    documents: list[Document], text: str, on: date
) -> None:
    try:
        register, fault = DocumentRegister.of(documents), ""
    except InputError as refused:
        register, fault = SHIPPED, str(refused)
    assert fault == "" or any(document.label in fault for document in documents)
    questions: list[str | Document] = [text, *documents]
    for asked in questions:
        standing = register.status(asked, on)
        assert str(standing) and standing.describe("en")
        assert register.amendments(asked, on) == standing.amendments
        register.successor(asked, on)
        register.successor(asked)
    register.candidates(text)


@given(legal_bases(), ANY_DAY)
def test_any_citation_is_answered(basis: LegalBasis, on: date) -> None:
    standing = SHIPPED.status(basis, on)
    assert (standing.document is not None) == (SHIPPED.of_citation(basis) is not None)
    assert standing.document is None or standing.document.issued_on in (None, basis.issued_on) or not basis.issued_on


@pytest.mark.parametrize(
    "text", ["(" * 10**5, "1" * 10**5, "/" * 10**5, "số " * 10**5, "\u0301" * 10**5, "Nghị định " * 10**4]
)
def test_a_text_of_any_length_is_answered(text: str) -> None:
    standing = SHIPPED.status(text, date(2026, 1, 1))
    assert standing.state == "unknown" and len(str(standing)) < 200
