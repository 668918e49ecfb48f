"""Region growing: a short stroke is the seed, dragging sets how far its colours may be left."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from gui.language.texts import marked, tr
from gui.modes import ToolOption
from gui.tools.base import Button, Draft, DraftLine, Pen, Pointer, PointYX, ToolHost
from gui.tools.regions.drafted import DraftedRegionTool
from gui.tools.regions.pending import window_around

if TYPE_CHECKING:
    from engine.core import BoolMap, CancelToken, Rect, RgbU8
    from engine.edit.growing import SeedGrowth

REACH: Final = ToolOption(
    "reach", "Colour range", 5, 120, 30, " ×",
    "Up to how many times the spread of the colours under your stroke another colour still belongs",
    ("only the colours of the stroke", "many more colours"), parts=10,
)  # fmt: skip
_PX_A_STEP: Final = 4.0
"""Device pixels of a drag for a tenth of a spread."""


class GrowingTool(DraftedRegionTool):
    """The first stroke is the seed; then dragging right or up grows the region, left or down shrinks it.

    Shift and a stroke adds to the seed, Backspace takes the last stroke back. Enter paints.
    Alt at the first stroke removes labels, the secondary button draws class 0.
    """

    name = marked("Region growing")
    is_sized = True

    def __init__(self, host: ToolHost, pen: Pen) -> None:
        super().__init__(host, pen)
        self._strokes: list[list[PointYX]] = []
        self._radius_px = 1.0
        self._is_seeding = False
        self._reach = self._before = REACH.usual
        self._first: Pointer | None = None
        self._growth: _Growth | None = None

    # ---- state

    @property
    def has_draft(self) -> bool:
        return super().has_draft and not (self._is_seeding and len(self._strokes) == 1)

    @property
    def draft(self) -> Draft | None:
        if self._pending is None or not self._strokes:
            return None
        lines = tuple(DraftLine(tuple(stroke)) for stroke in self._strokes)
        text = (
            tr("colour range {value}", value=REACH.value_text(self._reach))
            if self.is_active and not self._is_seeding
            else ""
        )
        return Draft(lines, region=self._pending.region, class_id=self.color_class, text=text)

    @property
    def hint(self) -> str:
        if not self.has_draft:
            return self.problem + tr(
                "Draw over what is typical of the region. Alt: remove. Right button: {background}",
                background=self._pen.background_name,
            )
        keys = tr("Drag right: more. Shift+drag: add to the seed. Enter: apply. Backspace: back. Esc: drop")
        return self.problem + keys

    def step_size(self, step: int) -> bool:
        # Further strokes of the seed are as wide as the first.
        return True if self._strokes else super().step_size(step)

    # ---- the pointer

    def _begin(self, at: Pointer, button: Button) -> bool:
        image = self._host.image
        if image is None or (not self._strokes and at.pixel_in(image.shape) is None):
            return False
        self._before = self._reach
        self._is_seeding = at.has_shift or not self._strokes
        if not self._strokes:
            self._make_pending(at, button)
            self._first = at
            self._radius_px = self._pen.radius_px
            self._reach = round(self._pen.option(REACH.id))
        if self._is_seeding:
            self._strokes.append([at.point])
        return True

    def _drag(self, points: Sequence[Pointer]) -> None:
        if self._is_seeding:
            self._strokes[-1].extend(at.point for at in points if at.point != self._strokes[-1][-1])
        elif self._start is not None:
            reach = self._before + round(points[-1].more_px(self._start) / _PX_A_STEP)
            self._set_reach(min(REACH.most, max(REACH.least, reach)))

    def _end(self, start: Pointer, at: Pointer) -> None:
        was_seeding, self._is_seeding = self._is_seeding, False
        if was_seeding:
            self._grow_anew()
        elif self._reach != self._before:
            self._pen.set_option(REACH.id, self._reach)

    def _revert(self) -> None:
        if not self._is_seeding:
            self._set_reach(self._before)
            return
        self._is_seeding = False
        self._strokes.pop()
        if not self._strokes:
            self._pending = None

    # ---- options, the draft

    def options_changed(self) -> None:
        if self._strokes and not self.is_active:
            self._set_reach(round(self._pen.option(REACH.id)))

    def step_back(self) -> bool:
        if not self.has_draft:
            return False
        self._strokes.pop()
        if not self._strokes:
            self.drop()
            return True
        self._grow_anew()
        return True

    def _clear(self) -> None:
        super()._clear()
        self._strokes = []
        self._growth = self._first = None
        self._is_seeding = False

    # ---- inside

    def _grow_anew(self) -> None:
        """The seed is another one."""
        image = self._host.image
        if image is None or self._first is None:
            return
        window = window_around(self._first, image.shape)
        self._growth = _Growth(
            image.pixels, window, [list(stroke) for stroke in self._strokes], self._radius_px
        )
        self._search()

    def _set_reach(self, reach: int) -> None:
        if reach != self._reach:
            self._reach = reach
            self._search()

    def _search(self) -> None:
        if self._pending is not None and self._growth is not None:
            self._pending.search(partial(self._growth.region, self._reach / 10))


class _Growth:
    """Seed in one window; `region` runs on another thread."""

    def __init__(self, pixels: RgbU8, window: Rect, strokes: list[list[PointYX]], radius_px: float) -> None:
        self._pixels = pixels[window.slices]
        self._window = window
        self._strokes = strokes
        self._radius_px = radius_px
        self._growth: SeedGrowth | None = None

    def region(self, factor: float, _token: CancelToken) -> tuple[Rect, BoolMap]:
        from engine.edit.growing import SeedGrowth

        y0, x0 = self._window.y0, self._window.x0
        if self._growth is None:
            self._growth = SeedGrowth(self._pixels, self._seed())
        rect, covered = self._growth.grown(factor)
        return rect.shifted(y0, x0), covered

    def _seed(self) -> BoolMap:
        import numpy as np

        from engine.edit.raster import sweep

        window = self._window
        seed = np.zeros((window.height, window.width), np.bool_)
        for stroke in self._strokes:
            path = [(y - window.y0, x - window.x0) for y, x in stroke]
            rect, covered = sweep(path, self._radius_px, seed.shape)
            seed[rect.slices] |= covered
        return seed
