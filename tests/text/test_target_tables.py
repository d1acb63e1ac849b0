"""Target phrases judged by hand: our own table, the shared phrases, the records of the published plans."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import tthc
from tthc.errors import ParseError
from tthc.model.indicator import Indicator
from tthc.model.period import Period
from tthc.model.target import Target
from tthc.text import IndicatorCatalogue, find_targets, match_indicators, parse_target

HERE = Path(__file__).parent
SHARED = Path(__file__).resolve().parents[2] / ".." / "shared"
YEAR = Period.of_year(2026)
KINDS = {"level": "", "reduction": "giảm ", "increase": "tăng "}


def shown(target: Target) -> str:
    """A target as the tables write it."""
    value = f"{target.value:g}" if isinstance(target.value, float) else str(target.value)
    words = (
        f"{KINDS[target.kind]}{target.comparator} {value}{f'..{target.upper}' if target.upper else ''} {target.unit}"
    )
    words += f" {target.indicator}" if target.indicator else ""
    words += f" [{target.baseline.text}]" if target.baseline else ""
    words += f" due={target.due}" if target.due else ""
    words += f" scope={target.scope}" if target.scope else ""
    return words + (f" {{{' + '.join(map(shown, target.parts))}}}" if target.parts else "")


def read(phrase: str, within: Period | None) -> str:
    return " + ".join(shown(found.value) for found in find_targets(phrase, within)) or "none"


def rows(name: str) -> list[list[str]]:
    lines = (HERE / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


@pytest.mark.parametrize(("phrase", "said"), rows("targets.tsv"))
def test_a_phrase_promises_what_the_table_says(phrase: str, said: str) -> None:
    assert read(phrase, YEAR) == said


def test_of_the_shared_phrases_every_one_was_judged_and_nearly_all_come_out_so() -> None:
    source = SHARED / "phrases" / "quantities.txt"
    if not source.exists():
        pytest.skip("the shared phrases are not beside the checkout")
    judged = {phrase: said for phrase, _, said in rows("target_phrases.tsv")}
    lines = [line.strip() for line in source.read_text("utf-8").splitlines() if line.strip()]
    assert [line for line in lines if line not in judged] == []
    wrong = [line for line in lines if read(line, None) != judged[line]]
    assert len(wrong) <= 0.03 * len(lines), wrong


def test_the_indicators_of_the_records_are_named_nearly_always() -> None:
    records = sorted((SHARED / "plans").glob("*.gold.json"))
    if not records:
        pytest.skip("the shared records are not beside the checkout")
    right, seen, wrong = 0, 0, []
    for path in records:
        plan = tthc.read(path.with_name(path.name.replace(".gold.json", ".txt")))
        found = [target for one in _targets(plan) for target in (one, *one.parts)]
        for target in json.loads(path.read_text("utf-8"))["targets"]:
            seen += 1
            same = [one for one in found if (one.at, one.value) == (target["at"], target["value"])]
            if any(one.indicator == target["indicator"] for one in same):
                right += 1
            else:
                wrong.append((path.name, target["at"], target["indicator"], [one.indicator for one in same]))
    assert right >= 0.95 * seen, (right / seen, wrong)


def _targets(plan: tthc.Plan) -> list[Target]:
    """All targets with their place, parts with that of their whole."""
    rows = [*plan.targets]
    for placed in plan.tasks():
        rows += [target.model_copy(update={"at": f"task:{placed.path}"}) for target in placed.task.targets]
    return [
        one.model_copy(update={"parts": tuple(part.model_copy(update={"at": one.at}) for part in one.parts)})
        for one in rows
    ]


@pytest.mark.parametrize("phrase", ["", "Sở Tư pháp", "Nghị định 63/2010/NĐ-CP", "98% đúng hạn; 90% hài lòng"])
def test_one_target_is_asked_for_strictly(phrase: str) -> None:
    with pytest.raises(ParseError, match="promises"):
        parse_target(phrase)
    target = parse_target("Trên 95% hồ sơ đúng hạn, trong đó 60% trước hạn")
    assert (target.value, [part.value for part in target.parts]) == (95, [60])


def test_a_catalogue_of_ones_own_names_what_the_package_does_not() -> None:
    own = Indicator(id="visits", vi="lượt truy cập", en="visits", unit="time", names=("truy cập",))
    wider = IndicatorCatalogue.default().with_entries([own])
    (found,) = find_targets("Tối thiểu 1.000 lượt truy cập", indicators=wider)
    assert found.value.indicator == "visits"
    (plain,) = find_targets("Tối thiểu 1.000 lượt truy cập")
    assert plain.value.indicator is None
    with pytest.raises(tthc.InputError, match="visits: over 'nothing' is no indicator"):
        IndicatorCatalogue.default().with_entries([own.model_copy(update={"over": ("nothing",)})])


def test_a_match_says_how_sure_it_is() -> None:
    (by_name,) = match_indicators("hồ sơ giải quyết trước và đúng hạn đạt 95%")
    (by_words,) = match_indicators("95% hồ sơ trả đúng hạn")
    both = match_indicators("100% hồ sơ, kết quả giải quyết TTHC được số hóa")
    assert (by_name.score, by_name.by) == (1.0, "name")
    assert (by_words.score, by_words.by) == (0.9, "words")
    assert [one.score for one in both] == [0.8, 0.9]
    assert match_indicators("95% khu dân cư") == ()


WORDS = ["trên", "95%", "hồ sơ", "đúng hạn", "trong đó", "giảm", "(", ")", ",", ";", ":", "so với", "năm 2024", "từ", "đến",
    "1.234,5", "triệu", "đồng", "toàn bộ", "được", "gấp", "đôi", "lần", "\n-", "một nửa", "không", "quá", "/", "."]  # fmt: skip


@given(st.text(max_size=200) | st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join))
def test_targets_of_any_text_quote_it_in_order(text: str) -> None:
    found = find_targets(text, YEAR)
    assert all(text[one.start : one.end] == one.text for one in found)
    assert all(a.end <= b.start or (a.start, a.end) == (b.start, b.end) for a, b in pairwise(found))
    for one in found:
        assert one.value.upper is None or one.value.upper > one.value.value
