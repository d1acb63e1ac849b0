from __future__ import annotations

import re

import pytest

from tthc.draw.palette import TODAY, TONES, Tone, css

PAGES = ("#ffffff", "#14181d", "#000000")


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_yardstick_is_right() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("colour", [TODAY, *(look.colour for look in TONES.values())])
def test_every_colour_stands_out_on_light_and_dark_pages(colour: str, page: str) -> None:
    assert contrast(colour, page) >= 3


@pytest.mark.parametrize("tone", [tone for tone, look in TONES.items() if look.solid])
def test_a_sign_on_a_solid_colour_can_be_seen(tone: Tone) -> None:
    assert contrast("#ffffff", TONES[tone].colour) >= 3


def test_every_tone_has_a_rule_that_works_without_variables() -> None:
    rules = css()
    for tone, look in TONES.items():
        assert re.search(rf"\.{tone}\{{fill:{look.colour};fill:var\(--tthc-{tone},{look.colour}\)", rules)


def test_no_rule_reaches_out_of_the_picture() -> None:
    selectors = re.findall(r"([^{}]+)\{", css())
    assert selectors
    assert all(selector.startswith(".tthc-t ") for selector in selectors)
