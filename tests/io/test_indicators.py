"""A user's own indicators: the same from every kind of file, every fault with its place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tthc.errors import FormError, InputError
from tthc.io.indicators import read_indicators
from tthc.model.indicator import Indicator

ENTRY = {
    "id": "kiosk",
    "vi": "lượt dùng ki-ốt",
    "en": "kiosk visits",
    "unit": "time",
    "names": ["ki-ốt", "máy tra cứu"],
}
FILES = {
    "a.json": json.dumps([ENTRY], ensure_ascii=False),
    "a.yaml": "indicators:\n- {id: kiosk, vi: lượt dùng ki-ốt, en: kiosk visits, unit: time, names: [ki-ốt, máy tra cứu]}\n",
    "a.toml": '[[indicators]]\nid = "kiosk"\nvi = "lượt dùng ki-ốt"\nen = "kiosk visits"\nunit = "time"\n'
    'names = ["ki-ốt", "máy tra cứu"]\n',
    "a.csv": "mã;tên chỉ tiêu;tên tiếng Anh;đơn vị tính;cụm từ\nkiosk;lượt dùng ki-ốt;kiosk visits;time;ki-ốt | máy tra cứu\n",
}


@pytest.mark.parametrize("name", FILES)
def test_every_kind_of_file_gives_the_same_indicators(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_text(FILES[name], "utf-8")
    assert read_indicators(file) == (Indicator.model_validate(ENTRY),)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[{"id": "A", "vi": "a", "en": "a"}]', "[0].id"),
        ('[{"id": "a", "vi": "a", "en": "a", "names": ["("]}]', "'(' is no regular expression"),
        ('[{"id": "a", "vi": "a", "en": "a", "unit": "bao"}]', "[0].unit"),
        ('[{"id": "a", "vi": "", "en": "a"}]', "[0].vi"),
        ('[{"id": "a"}]', "[0].vi"),
        ('{"indicator": []}', "indicator: is not a field"),
    ],
)
def test_every_fault_is_named_with_its_place(text: str, said: str, tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text(text, "utf-8")
    with pytest.raises(FormError) as caught:
        read_indicators(file)
    assert said in str(caught.value)


def test_a_file_of_another_kind_is_one_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="indicators cannot be read from"):
        read_indicators(tmp_path / "a.txt")
