"""Adjustment of the picture on the screen: brightness, contrast, gamma, channels.

A lookup table at composition: the pixels that cut and network see stay as they are.
"""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass, fields, replace
from typing import Final, Self, cast

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.core import RgbU8
from gui.canvas.pixels import U8

LIMIT: Final = 100
"""Brightness, contrast and gamma are whole steps from minus this to this; 0 changes nothing."""

# Contrast: so many steps halve or double the range of values that fills the screen's.
_STEPS_PER_OCTAVE: Final = 25
_LEVELS_PER_STEP: Final = 1.275
_GAMMA_BASE: Final = 5.0
# ITU-R BT.601, as `cv2.COLOR_RGB2GRAY`.
_LUMA: Final = (0.299, 0.587, 0.114)
_FRACTION_BITS: Final = 6
# Shares of the values that an automatic adjustment lets become black and white (Fiji's "Enhance contrast").
_BLACK_PERCENT: Final = 0.35
_WHITE_PERCENT: Final = 99.65
_SAMPLED_PX: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Adjustment:
    """Adjustment of the picture on the screen; the defaults leave it as it is.

    Attributes:
        brightness: steps; each moves what becomes middle grey by 1.275 of 255.
        contrast: steps; 25 halve the range of values between black and white.
        gamma: steps; the exponent is 5 ** (-gamma / 100), so that more is brighter.
        red, green, blue: channels that are shown.
        grey: show the brightness of the shown channels without colour.
        is_inverted: dark becomes bright.
    """

    brightness: int = 0
    contrast: int = 0
    gamma: int = 0
    red: bool = True
    green: bool = True
    blue: bool = True
    grey: bool = False
    is_inverted: bool = False

    @classmethod
    def from_json(cls, stored: object) -> Self:
        """Adjustment of a stored JSON value; of what is none, the defaults."""
        values = stored if isinstance(stored, dict) else {}
        read: dict[str, int | bool] = {}
        for field in fields(cls):
            value = values.get(field.name)
            if isinstance(field.default, bool):
                read[field.name] = value if isinstance(value, bool) else field.default
            elif isinstance(value, int) and not isinstance(value, bool):
                read[field.name] = _clipped(value)
        return cls(**read)  # type: ignore[arg-type]  # each value has the type of its field's default

    def to_json(self) -> dict[str, int | bool]:
        return asdict(self)

    @property
    def shown_channels(self) -> tuple[bool, bool, bool]:
        """Whether red, green and blue are shown."""
        return self.red, self.green, self.blue

    def stepped(self, brightness: int = 0, contrast: int = 0) -> Self:
        """So many steps brighter and with so much more contrast, as far as they go."""
        return replace(
            self,
            brightness=_clipped(self.brightness + brightness),
            contrast=_clipped(self.contrast + contrast),
        )


@dataclass(frozen=True, slots=True, eq=False)
class Tones:
    """Lookup tables of an adjustment.

    `table` is (256, 1, 3) uint8; `weighted`, for grey, the shares of the channels, (256, 1, 3) uint16, whose
    sum is the brightness times 64.
    """

    table: U8
    weighted: NDArray[np.uint16] | None


def gamma_exponent(steps: int) -> float:
    """The power that values from 0 to 1 are raised to."""
    return float(_GAMMA_BASE ** (-steps / LIMIT))


def make_tones(adjustment: Adjustment) -> Tones | None:
    """The tables; None where the adjustment changes nothing."""
    if adjustment == Adjustment():
        return None
    width = 255.0 * 2.0 ** (-adjustment.contrast / _STEPS_PER_OCTAVE)
    middle = 127.5 - adjustment.brightness * _LEVELS_PER_STEP
    values = np.clip((np.arange(256) - middle) / width + 0.5, 0.0, 1.0)
    values **= gamma_exponent(adjustment.gamma)
    if adjustment.is_inverted:
        values = 1.0 - values
    curve = np.floor(values * 255.0 + 0.5).astype(np.uint8)
    shown = np.array(adjustment.shown_channels)
    if not adjustment.grey:
        table = np.where(shown, curve[:, None], np.uint8(0)).astype(np.uint8)
        return Tones(table.reshape(256, 1, 3), None)
    shares = np.where(shown, _LUMA, 0.0)
    shares /= max(float(shares.sum()), 1e-9)
    weighted = np.arange(256)[:, None] * shares * (1 << _FRACTION_BITS)
    table = np.repeat(curve[:, None], 3, axis=1)
    return Tones(table.reshape(256, 1, 3), np.round(weighted).astype(np.uint16).reshape(256, 1, 3))


def toned(pixels: RgbU8, tones: Tones | None) -> U8:
    """(H, W, 3) uint8 as it is shown; integers throughout, so that parts equal the whole."""
    if tones is None:
        return pixels
    if tones.weighted is not None:
        red, green, blue = cv2.split(cv2.LUT(pixels, tones.weighted))
        total = cast("NDArray[np.uint16]", cv2.add(cv2.add(red, green), blue))
        half = 1 << (_FRACTION_BITS - 1)
        brightness = ((total + np.uint16(half)) >> _FRACTION_BITS).astype(np.uint8)
        pixels = cast("U8", cv2.cvtColor(brightness, cv2.COLOR_GRAY2RGB))
    return cast("U8", cv2.LUT(pixels, tones.table))


def automatic(pixels: RgbU8, adjustment: Adjustment) -> Adjustment:
    """Brightness and contrast at which nearly all values of the shown channels fill the screen's range.

    Gamma, channels and inversion stay. Looks at about a million pixels; for any thread.
    """
    step = max(1, math.ceil(math.sqrt(pixels.shape[0] * pixels.shape[1] / _SAMPLED_PX)))
    shown = np.array(adjustment.shown_channels)
    values = pixels[::step, ::step][..., shown if shown.any() else slice(None)]
    black, white = np.percentile(values, (_BLACK_PERCENT, _WHITE_PERCENT))
    width = max(float(white - black), 1.0)
    contrast = math.floor(-_STEPS_PER_OCTAVE * math.log2(width / 255.0))
    brightness = round((127.5 - (black + white) / 2) / _LEVELS_PER_STEP)
    return replace(adjustment, brightness=_clipped(brightness), contrast=_clipped(contrast))


def _clipped(steps: int) -> int:
    return min(LIMIT, max(-LIMIT, steps))
