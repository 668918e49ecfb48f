"""Superpixel brush: whole patches of like colour, of one size or of any, taken by going over them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from gui.language.texts import marked, tr
from gui.modes import ToolOption
from gui.tools.base import Button, Draft, DraftRegion, Pen, Pointer, PointYX, ToolHost
from gui.tools.regions.drafted import DraftedRegionTool
from gui.tools.regions.pending import window_around

if TYPE_CHECKING:
    from engine.core import BoolMap, CancelToken, Rect, RgbU8
    from engine.edit.patch_map import PatchMap

SIDE: Final = ToolOption(
    "side", "Patch size", 6, 200, 20, " px",
    "Side of the patches that a stroke takes whole",
    ("small patches, which follow fine edges", "large patches, which are quicker to paint"),
)  # fmt: skip
ALIKE: Final = ToolOption(
    "merge", "Merge by colour", 0, 600, 0, " %",
    "Patches of any size, whose colours differ by no more than this, by region splitting and merging; "
    "0 for patches of one size",
    ("patches of one size", "few large patches, which are quicker to paint"), parts=10, bend=3.0,
)  # fmt: skip
_WORKED_PX: Final = 1_500_000
"""Most pixels that superpixels are made of at once: about a second; larger windows are averaged."""
_MERGED_PX: Final = 300_000
"""The same of areas that are split and merged."""
_MARGIN_SHARE: Final = 4
"""A quarter of the view more on each side, so that small moves of the image need no new superpixels."""


class SuperpixelTool(DraftedRegionTool):
    """A stroke takes all superpixels that it touches and paints them at the release, as one step.

    Superpixels of the view are made in the background when the pointer comes; a stroke before that waits for
    them. Alt removes labels, the secondary button draws class 0.
    """

    name = marked("Superpixels")

    def __init__(self, host: ToolHost, pen: Pen) -> None:
        super().__init__(host, pen)
        self._patches: _Patches | None = None
        self._points: list[PointYX] = []

    # ---- state

    @property
    def has_draft(self) -> bool:
        # After the release it is painted once the patches are made; when the image is left before, it waits.
        return super().has_draft and not self.is_active

    @property
    def draft(self) -> Draft | None:
        if self._pending is not None:
            return Draft(region=self._pending.region, class_id=self.color_class)
        region = self._under_pointer()
        return None if region is None else Draft(region=region, class_id=self._pen.class_id)

    @property
    def hint(self) -> str:
        if self.has_draft:
            return self.problem + tr("Painted when the superpixels are there. Enter: paint. Esc: drop")
        if self._patches is not None and self._patches.made is None:
            return tr("Superpixels of the view are being made; a stroke waits for them")
        return self.problem + tr(
            "Stroke over superpixels to take them whole. Alt: remove. Right button: {background}",
            background=self._pen.background_name,
        )

    # ---- the pointer

    def hover(self, at: Pointer | None) -> None:
        super().hover(at)
        if at is not None:
            self._make_patches(at)

    def _begin(self, at: Pointer, button: Button) -> bool:
        image = self._host.image
        if image is None or at.pixel_in(image.shape) is None:
            return False
        self._make_patches(at)
        self._make_pending(at, button)
        self._points = [at.point]
        self._search()
        return True

    def _drag(self, points: Sequence[Pointer]) -> None:
        self._points.extend(at.point for at in points)
        self._search()

    def _end(self, start: Pointer, at: Pointer) -> None:
        self._paint_region()

    def _revert(self) -> None:
        self.drop()

    def forget(self) -> None:
        super().forget()
        self._patches = None

    def options_changed(self) -> None:
        if self._at is not None and not self.is_active:
            self._make_patches(self._at)

    # ---- inside

    def _clear(self) -> None:
        super()._clear()
        self._points = []

    def _search(self) -> None:
        if self._pending is not None and self._patches is not None:
            patches, points = self._patches, tuple(self._points)
            self._pending.search(lambda _token: patches.along(points))

    def _make_patches(self, at: Pointer) -> None:
        """Superpixels for what is in view, unless there are some already."""
        image = self._host.image
        if image is None or at.pixel_in(image.shape) is None:
            return
        size = _PatchSize(round(self._pen.option(SIDE.id)), round(self._pen.option(ALIKE.id)))
        seen = window_around(at, image.shape)
        if self._patches is not None and self._patches.are_right_for(seen, size):
            return
        window = seen.expand(max(seen.height, seen.width) // _MARGIN_SHARE).clip(*image.shape)
        patches = self._patches = _Patches(window, image.pixels[window.slices], size, size.step_for(seen))
        self._host.compute(self.name, patches.make, lambda _patches: self.changed())

    def _under_pointer(self) -> DraftRegion | None:
        image, made = self._host.image, None if self._patches is None else self._patches.made
        if image is None or made is None or self._at is None or self._patches is None:
            return None
        place = self._at.pixel_in(image.shape)
        window = self._patches.window
        if place is None or not window.contains(*place):
            return None
        rect, covered = made.union([made.number_at(place[0] - window.y0, place[1] - window.x0)])
        return DraftRegion(rect.shifted(window.y0, window.x0), covered)


@dataclass(frozen=True, slots=True)
class _PatchSize:
    """Side of patches of one size; or the difference of colours in those of any size, above 0."""

    side_px: int
    alike: int

    def step_for(self, seen: Rect) -> int:
        """Pixels on a side of this view that are averaged to one."""
        worked_px = _MERGED_PX if self.alike else _WORKED_PX
        return max(1, math.ceil(math.sqrt(seen.area / worked_px)))

    def are_same(self, other: _PatchSize) -> bool:
        """Whether the patches are the same: the side does not matter to those of any size."""
        return self.alike == other.alike and (bool(self.alike) or self.side_px == other.side_px)


class _Patches:
    """Superpixels of one window; `make` and `along` run on another thread.

    Attributes:
        made: the superpixels, once they are there.
    """

    def __init__(self, window: Rect, pixels: RgbU8, size: _PatchSize, step: int) -> None:
        self.window = window
        self.made: PatchMap | None = None
        self._pixels = pixels
        self._size = size
        self._step = step

    def are_right_for(self, seen: Rect, size: _PatchSize) -> bool:
        """Whether these are the superpixels for this view: all of it, at its resolution, of this size."""
        is_inside = self.window.intersect(seen) == seen
        return is_inside and size.are_same(self._size) and self._step <= size.step_for(seen)

    def make(self, token: CancelToken) -> PatchMap:
        from engine.edit.superpixels import Superpixels
        from engine.edit.uniform_areas import UniformAreas

        if self.made is None:
            if self._size.alike:
                self.made = UniformAreas(self._pixels, self._size.alike / ALIKE.parts, token, self._step)
            else:
                self.made = Superpixels(self._pixels, self._size.side_px, self._step)
        return self.made

    def along(self, points: Sequence[PointYX]) -> tuple[Rect, BoolMap] | None:
        """Superpixels on the way through these points of the image; None outside the window."""
        from engine.core import CancelToken

        made = self.make(CancelToken())
        numbers = set()
        for start, end in zip(points, points[1:] or points, strict=False):
            steps = max(1, math.ceil(2 * max(abs(end[0] - start[0]), abs(end[1] - start[1]))))
            for part in range(steps + 1):
                row = math.floor(start[0] + (end[0] - start[0]) * part / steps)
                column = math.floor(start[1] + (end[1] - start[1]) * part / steps)
                if self.window.contains(row, column):
                    numbers.add(made.number_at(row - self.window.y0, column - self.window.x0))
        if not numbers:
            return None
        rect, covered = made.union(numbers)
        return rect.shifted(self.window.y0, self.window.x0), covered
