"""Palettes of the window, dark and light, and the contrast of two colours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QColor


@dataclass(frozen=True, slots=True)
class Colors:
    """Every colour that the window uses, as #rrggbb."""

    name: str
    canvas: str
    window: str
    panel: str
    raised: str
    hover: str
    line: str
    text: str
    text_soft: str
    text_off: str
    accent: str
    accent_hover: str
    on_accent: str
    selection: str
    good: str
    warning: str
    error: str
    curve_loss: str
    curve_iou: str


DARK: Final = Colors(
    name="dark",
    canvas="#0f1216",
    window="#161a20",
    panel="#1c2129",
    raised="#272e38",
    hover="#323b47",
    line="#2e3641",
    text="#e9edf3",
    text_soft="#a9b4c2",
    text_off="#657080",
    accent="#2f6fe4",
    accent_hover="#4684f5",
    on_accent="#ffffff",
    selection="#24395c",
    good="#46c28b",
    warning="#eaa83c",
    error="#ff7a80",
    curve_loss="#eaa83c",
    curve_iou="#46c28b",
)

LIGHT: Final = Colors(
    name="light",
    canvas="#dfe3e9",
    window="#eff2f6",
    panel="#ffffff",
    raised="#e9edf2",
    hover="#dce2ea",
    line="#d2d9e2",
    text="#18202b",
    text_soft="#505d6e",
    text_off="#97a2b0",
    accent="#2560dc",
    accent_hover="#1c4fbd",
    on_accent="#ffffff",
    selection="#d8e5ff",
    good="#13794a",
    warning="#9a5b00",
    error="#c02636",
    curve_loss="#b46a00",
    curve_iou="#13794a",
)


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1-21.

    Source:
        WCAG 2.2, relative luminance and contrast ratio.
    """
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(color: str) -> float:
    value = QColor(color)
    red, green, blue = (_linear(c) for c in (value.redF(), value.greenF(), value.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
