"""The colours of states: one set that holds on white and on black, replaceable by CSS variables."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

from attrs import frozen

Tone: TypeAlias = Literal["planned", "soon", "active", "done", "late", "overdue", "past", "standing", "idle"]
"""How an item of a picture is to look."""

Glyph: TypeAlias = Literal["none", "tick", "alert", "ask", "dot"]


@frozen
class Look:
    """How a tone is drawn.

    Attributes:
        colour: at least 3:1 against white and against #14181d, so that it needs no second set for dark pages.
        solid: filled; else outlined over a light tint.
        glyph: a sign drawn on it, since colour alone is not seen by everybody.
    """

    colour: str
    solid: bool
    glyph: Glyph = "none"


TONES: Final[dict[Tone, Look]] = {
    "planned": Look("#4a7fb5", solid=False),
    "soon": Look("#b5761a", solid=False, glyph="dot"),
    "active": Look("#3f78c4", solid=True),
    "done": Look("#2f8558", solid=True, glyph="tick"),
    "late": Look("#8a63c7", solid=True, glyph="tick"),
    "overdue": Look("#d0453f", solid=True, glyph="alert"),
    "past": Look("#a3682e", solid=True, glyph="ask"),
    "standing": Look("#778391", solid=False),
    "idle": Look("#8b8580", solid=False),
}

TODAY: Final = "#d0453f"

_TINTS: Final[dict[Tone, str]] = {"standing": ".35"}


def css() -> str:
    """The rules a picture carries with it; each colour first plain, then as a variable a page may set."""
    rules = [
        ".tthc-t text{font:12px system-ui,'Segoe UI',Roboto,'Noto Sans',Arial,sans-serif;fill:currentColor}",
        ".tthc-t .h{font-weight:600}.tthc-t .m{font-size:11px;fill-opacity:.8}.tthc-t .i{font-style:italic}",
        ".tthc-t .g{stroke:currentColor;stroke-opacity:.16}.tthc-t .z{fill:currentColor;fill-opacity:.04}",
        ".tthc-t .zh{fill:currentColor;fill-opacity:.09}",
        ".tthc-t .s{fill:none;stroke:#fff;stroke-width:1.6;stroke-linecap:round;stroke-linejoin:round}",
        f".tthc-t .today{{stroke:{TODAY};stroke:var(--tthc-today,{TODAY});stroke-width:1.5;stroke-dasharray:4 3}}",
        *(_rule(tone, look) for tone, look in TONES.items()),
        ".tthc-t .v{fill-opacity:1;stroke:none}",
    ]
    return "".join(rules)


def _rule(tone: Tone, look: Look) -> str:
    variable = f"var(--tthc-{tone},{look.colour})"
    opacity = "1" if look.solid else _TINTS.get(tone, ".22")
    return (
        f".tthc-t .{tone}{{fill:{look.colour};fill:{variable};stroke:{look.colour};stroke:{variable};"
        f"fill-opacity:{opacity};stroke-width:1.25}}"
    )
