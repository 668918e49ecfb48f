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


ALL_CHANNELS: Final = ""
CHANNELS: Final = ("red", "green", "blue")


@dataclass(frozen=True, slots=True)
class ChannelTone:
    """Brightness, contrast and gamma of one channel, or of all, in the steps of an `Adjustment`."""

    brightness: int = 0
    contrast: int = 0
    gamma: int = 0

    @classmethod
    def from_json(cls, stored: object) -> Self:
        """Tone of a stored JSON value; of what is none, the defaults."""
        values = stored if isinstance(stored, dict) else {}
        read = {field.name: values.get(field.name) for field in fields(cls)}
        return cls(
            **{k: _clipped(v) for k, v in read.items() if isinstance(v, int) and not isinstance(v, bool)}
        )

    def shares(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """What values from 0 to 255 become, from 0 (black) to 1 (white)."""
        width = 255.0 * 2.0 ** (-self.contrast / _STEPS_PER_OCTAVE)
        middle = 127.5 - self.brightness * _LEVELS_PER_STEP
        shares: NDArray[np.float64] = np.clip((values - middle) / width + 0.5, 0.0, 1.0)
        shares **= gamma_exponent(self.gamma)
        return shares

    def values(self) -> NDArray[np.float64]:
        """(256,) what each value becomes, from 0 to 255."""
        whole = np.arange(256, dtype=np.float64)
        return whole if self == ChannelTone() else self.shares(whole) * 255.0


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
        red_tone, green_tone, blue_tone: of one channel alone, before all that is of all of them.
    """

    brightness: int = 0
    contrast: int = 0
    gamma: int = 0
    red: bool = True
    green: bool = True
    blue: bool = True
    grey: bool = False
    is_inverted: bool = False
    red_tone: ChannelTone = ChannelTone()
    green_tone: ChannelTone = ChannelTone()
    blue_tone: ChannelTone = ChannelTone()

    @classmethod
    def from_json(cls, stored: object) -> Self:
        """Adjustment of a stored JSON value; of what is none, the defaults."""
        values = stored if isinstance(stored, dict) else {}
        read: dict[str, int | bool | ChannelTone] = {}
        for field in fields(cls):
            value = values.get(field.name)
            if isinstance(field.default, ChannelTone):
                read[field.name] = ChannelTone.from_json(value)
            elif isinstance(field.default, bool):
                read[field.name] = value if isinstance(value, bool) else field.default
            elif isinstance(value, int) and not isinstance(value, bool):
                read[field.name] = _clipped(value)
        return cls(**read)  # type: ignore[arg-type]  # each value has the type of its field's default

    def to_json(self) -> dict[str, object]:
        return asdict(self)

    @property
    def shown_channels(self) -> tuple[bool, bool, bool]:
        """Whether red, green and blue are shown."""
        return self.red, self.green, self.blue

    @property
    def channel_tones(self) -> tuple[ChannelTone, ChannelTone, ChannelTone]:
        """Those of red, green and blue alone."""
        return self.red_tone, self.green_tone, self.blue_tone

    def tone(self, channel: str) -> ChannelTone:
        """Tone of one of `CHANNELS` alone, or of `ALL_CHANNELS`."""
        if channel == ALL_CHANNELS:
            return ChannelTone(self.brightness, self.contrast, self.gamma)
        return self.channel_tones[CHANNELS.index(channel)]

    def flipped(self, name: str) -> Self:
        """The same with one of the switches, such as "grey", the other way."""
        return replace(self, **{name: not getattr(self, name)})  # type: ignore[arg-type]  # names of switches

    def with_tone(self, channel: str, tone: ChannelTone) -> Self:
        """The same with this tone of one of `CHANNELS` alone, or of `ALL_CHANNELS`."""
        if channel == ALL_CHANNELS:
            return replace(self, brightness=tone.brightness, contrast=tone.contrast, gamma=tone.gamma)
        return replace(self, **{f"{channel}_tone": tone})  # type: ignore[arg-type]  # names of fields

    def stepped(self, channel: str, brightness: int = 0, contrast: int = 0) -> Self:
        """So many steps brighter and with so much more contrast, as far as they go."""
        tone = self.tone(channel)
        more = replace(
            tone,
            brightness=_clipped(tone.brightness + brightness),
            contrast=_clipped(tone.contrast + contrast),
        )
        return self.with_tone(channel, more)


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
    common = adjustment.tone(ALL_CHANNELS)
    own = np.stack([tone.values() for tone in adjustment.channel_tones], axis=1)
    shown = np.array(adjustment.shown_channels)
    if not adjustment.grey:
        table = np.where(shown, _levels(common.shares(own), adjustment), np.uint8(0)).astype(np.uint8)
        return Tones(table.reshape(256, 1, 3), None)
    shares = np.where(shown, _LUMA, 0.0)
    shares /= max(float(shares.sum()), 1e-9)
    weighted = own * shares * (1 << _FRACTION_BITS)
    curve = _levels(common.shares(np.arange(256, dtype=np.float64)), adjustment)
    table = np.repeat(curve[:, None], 3, axis=1)
    return Tones(table.reshape(256, 1, 3), np.round(weighted).astype(np.uint16).reshape(256, 1, 3))


def _levels(shares: NDArray[np.float64], adjustment: Adjustment) -> U8:
    """Levels of the screen of values from 0 to 1."""
    shares = 1.0 - shares if adjustment.is_inverted else shares
    return cast("U8", np.floor(shares * 255.0 + 0.5).astype(np.uint8))


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


def automatic(pixels: RgbU8, adjustment: Adjustment, channel: str = ALL_CHANNELS) -> Adjustment:
    """Brightness and contrast at which nearly all values of the shown channels fill the screen's range.

    Gamma, channels and inversion stay. Looks at about a million pixels; for any thread.

    Args:
        channel: one of `CHANNELS`, for the tone of that one alone.
    """
    step = max(1, math.ceil(math.sqrt(pixels.shape[0] * pixels.shape[1] / _SAMPLED_PX)))
    sampled = pixels[::step, ::step]
    values: NDArray[np.float64]
    if channel == ALL_CHANNELS:
        shown = np.flatnonzero(adjustment.shown_channels)
        tones = adjustment.channel_tones
        looked_at = shown if len(shown) else range(len(CHANNELS))
        values = np.stack([tones[number].values()[sampled[..., number]] for number in looked_at])
    else:
        values = sampled[..., CHANNELS.index(channel)].astype(np.float64)
    black, white = np.percentile(values, (_BLACK_PERCENT, _WHITE_PERCENT))
    width = max(float(white - black), 1.0)
    contrast = math.floor(-_STEPS_PER_OCTAVE * math.log2(width / 255.0))
    brightness = round((127.5 - (black + white) / 2) / _LEVELS_PER_STEP)
    tone = replace(adjustment.tone(channel), brightness=_clipped(brightness), contrast=_clipped(contrast))
    return adjustment.with_tone(channel, tone)


def _clipped(steps: int) -> int:
    return min(LIMIT, max(-LIMIT, steps))
