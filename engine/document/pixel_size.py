"""Size of an image pixel in the world, such as 0.25 µm, and lengths in its unit."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from typing import Final, Self

PIXEL_SIZE_SETTING: Final = "pixel_size"
"""Key in the project: {"size": number, "unit": one of `UNITS`}."""
PIXELS: Final = "px"
UNITS: Final = (PIXELS, "nm", "µm", "mm", "cm", "m", "km")
SMALLEST, LARGEST = 1e-6, 1e6


@dataclass(frozen=True, slots=True)
class PixelSize:
    """Side of a square image pixel: `size` units, 1e-6 to 1e6; the default is 1 px, which says nothing."""

    size: float = 1.0
    unit: str = PIXELS

    @classmethod
    def from_json(cls, stored: object) -> Self:
        """Pixel size of a stored JSON value; of what is none, the default."""
        values = stored if isinstance(stored, dict) else {}
        size, unit = values.get("size"), values.get("unit")
        if isinstance(size, bool) or not isinstance(size, int | float) or unit not in UNITS:
            return cls()
        if not SMALLEST <= size <= LARGEST:
            return cls()
        return cls(1.0 if unit == PIXELS else float(size), unit)

    def to_json(self) -> dict[str, float | str]:
        return asdict(self)

    def in_words(self, length: float) -> str:
        """A length in units, such as "50 µm"."""
        return f"{length:,.6g} {self.unit}"

    def measured(self, length_px: float) -> str:
        """Length of so many image pixels, to a tenth of one, such as "12.25 µm"."""
        return f"{length_px * self.size:,.{self._decimals(0.1 * self.size)}f} {self.unit}"

    def measured_area(self, area_px: float) -> str:
        """Area of so many image pixels, to one of them, such as "600 px²"."""
        side = self.size**2
        return f"{area_px * side:,.{self._decimals(side)}f} {self.unit}²"

    @staticmethod
    def _decimals(step: float) -> int:
        """Digits after the point that tell apart what differs by `step`."""
        return max(0, math.ceil(-math.log10(step) - 1e-9))

    def round_length(self, longest_px: float) -> float:
        """The longest of 1, 2, 5, 10, 20, 50 ... units that takes at most so many image pixels."""
        longest = max(longest_px * self.size, 1e-12)
        ten = 10.0 ** math.floor(math.log10(longest))
        return next(step * ten for step in (5.0, 2.0, 1.0) if step * ten <= longest * (1 + 1e-9))
