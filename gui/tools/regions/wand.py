"""Magic wand: the pixels coloured like the one pressed; dragging sets the tolerance."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from gui.language.texts import marked, tr
from gui.modes import ToolOption
from gui.tools.base import CLICK_PX, Button, Draft, Pen, Pointer, ToolHost
from gui.tools.regions.drafted import DraftedRegionTool
from gui.tools.regions.pending import window_around

if TYPE_CHECKING:
    from engine.core import BoolMap, CancelToken, LabelMap, Rect
    from engine.edit.wand import ColourWand

TOLERANCE: Final = ToolOption(
    "tolerance", "Tolerance", 1, 100, 12, " %",
    "How different a colour may be that still belongs; 100 % is the difference of black and white",
    ("only the colour under the click", "nearly every colour"),
)  # fmt: skip
_PX_A_STEP: Final = 4.0
"""Device pixels of a drag for one step of the tolerance."""
_GAP_SIDE: Final = 1024
"""Image pixels on a side of the part in which labels may enclose a gap."""


class WandTool(DraftedRegionTool):
    """A press is the seed, dragging right or up raises the tolerance, the release paints, as one step.

    Where labels enclose the unlabelled pixel pressed, a click fills that gap, whatever the colours are.
    Ctrl takes all pixels of the view alike, Alt removes labels. The secondary button draws class 0.
    """

    name = marked("Wand")

    def __init__(self, host: ToolHost, pen: Pen) -> None:
        super().__init__(host, pen)
        self._first = self._tolerance = TOLERANCE.usual
        self._is_gap = self._is_dragged = False
        self._source: _Source | None = None

    # ---- state

    @property
    def has_draft(self) -> bool:
        # After the release it is painted once it is found; where the image is left before, it waits there.
        return super().has_draft and not self.is_active

    @property
    def draft(self) -> Draft | None:
        pending = self._pending
        if pending is None or pending.is_painted:
            return None
        text = ""
        if self.is_active:
            is_filled = self._source is not None and self._source.has_filled_gap
            text = tr("tolerance {value}", value=TOLERANCE.value_text(self._tolerance))
            if self._is_gap and is_filled:
                text = tr("enclosed gap")
        return Draft(region=pending.region, class_id=self.color_class, text=text)

    @property
    def hint(self) -> str:
        if self.has_draft:
            return self.problem + tr("Enter: paint. Esc: drop")
        if self.is_active:
            return tr("Drag right or up: more colours. Release: paint. Esc: back")
        return tr(
            "Click or drag: region of one colour. Ctrl: all in view. Alt: remove. Right button: {background}",
            background=self._pen.background_name,
        )

    # ---- the pointer

    def _begin(self, at: Pointer, button: Button) -> bool:
        image = self._host.image
        place = None if image is None else at.pixel_in(image.shape)
        if image is None or place is None:
            return False
        from engine.edit.wand import ColourWand

        row, column = place
        window = window_around(at, image.shape)
        wand = ColourWand(image.pixels[window.slices], row - window.y0, column - window.x0)
        near = window_around(at, image.shape, _GAP_SIDE)
        is_gap = not at.has_ctrl and not at.has_alt and self._class_under(at) is None
        labels_of = image.shown_later(near) if is_gap else None
        self._source = _Source(window, wand, near, labels_of, (row - near.y0, column - near.x0), at.has_ctrl)
        self._make_pending(at, button)
        self._first = self._tolerance = round(self._pen.option(TOLERANCE.id))
        self._is_gap, self._is_dragged = is_gap, False
        self._search()
        return True

    def _drag(self, points: Sequence[Pointer]) -> None:
        if self._start is None:
            return
        ways = [at.more_px(self._start) for at in points]
        if not self._is_dragged and max(map(abs, ways)) < CLICK_PX:
            return
        self._is_dragged = True
        tolerance = self._first + round(ways[-1] / _PX_A_STEP)
        tolerance = min(TOLERANCE.most, max(TOLERANCE.least, tolerance))
        if tolerance != self._tolerance or self._is_gap:
            # Who drags means colours.
            self._is_gap = False
            self._tolerance = tolerance
            self._search()

    def _end(self, start: Pointer, at: Pointer) -> None:
        if self._tolerance != self._first:
            self._pen.set_option(TOLERANCE.id, self._tolerance)
        self._paint_region()

    def _revert(self) -> None:
        self.drop()

    # ---- inside

    def _clear(self) -> None:
        super()._clear()
        self._source = None

    def _search(self) -> None:
        assert self._pending is not None
        assert self._source is not None
        self._pending.search(partial(self._source.region, self._tolerance, self._is_gap))


class _Source:
    """Window that one press looks at; its methods run on another thread.

    Attributes:
        has_filled_gap: whether an enclosed gap was found.
    """

    def __init__(
        self,
        window: Rect,
        wand: ColourWand,
        near: Rect,
        labels_of: Callable[[], LabelMap] | None,
        seed: tuple[int, int],
        is_everywhere: bool,
    ) -> None:
        self._window = window
        self._wand = wand
        self._near = near
        self._labels_of = labels_of
        self._labels: LabelMap | None = None
        self._seed = seed
        self._is_everywhere = is_everywhere
        self.has_filled_gap = False

    def region(self, tolerance: int, is_gap: bool, _token: CancelToken) -> tuple[Rect, BoolMap]:
        from engine.edit.wand import gap_at

        if is_gap and self._labels_of is not None:
            if self._labels is None:
                self._labels = self._labels_of()
            gap = gap_at(self._labels, *self._seed)
            if gap is not None:
                self.has_filled_gap = True
                return gap[0].shifted(self._near.y0, self._near.x0), gap[1]
        find = self._wand.everywhere if self._is_everywhere else self._wand.connected
        rect, covered = find(tolerance)
        return rect.shifted(self._window.y0, self._window.x0), covered
