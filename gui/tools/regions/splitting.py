"""Splitting and joining of objects: at their waist, along a line, by seeds, and by a bridge."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from gui.language.texts import marked, tr
from gui.tools.base import (
    BACKGROUND_CLASS,
    CLICK_PX,
    UNLABELLED,
    Button,
    CursorInfo,
    Draft,
    DraftLine,
    Pointer,
    PointYX,
)
from gui.tools.regions.drafted import DraftedRegionTool
from gui.tools.regions.pending import ClassedRegion, PendingRegion, window_around

if TYPE_CHECKING:
    from engine.core import CancelToken, LabelMap, Rect
    from gui.tools.base import Pen, ToolHost

_SIDE: Final = 3072
"""Image pixels on a side of the part that is worked on: its labels are copied on the GUI thread, in 2 ms."""


class SplitTool(DraftedRegionTool):
    """A drag from one half of an object to the other splits it, from one object to another joins them.

    A drag that begins or ends outside such objects cuts what it runs through, along its line and as wide as
    the pen; a bridge is as wide, too. Clicks set seeds, two or more in one object, and show where it would be
    split until Enter. The gap is of the background; it is unlabelled where there is none, with the secondary
    button, and between objects of class 0. Shift keeps a line straight.
    """

    name = marked("Split or join")
    nothing = marked("Nothing to split or join there.")
    is_sized = True

    def __init__(self, host: ToolHost, pen: Pen) -> None:
        super().__init__(host, pen)
        self._seeds: list[PointYX] = []
        self._path: list[PointYX] = []
        self._gap_class = BACKGROUND_CLASS

    # ---- state

    @property
    def has_draft(self) -> bool:
        return bool(self._seeds) or (super().has_draft and not self.is_active)

    @property
    def draft(self) -> Draft | None:
        region = None if self._pending is None else self._pending.region
        lines = (DraftLine(tuple(self._path)),) if len(self._path) > 1 else ()
        if region is None and not lines and not self._seeds:
            return None
        return Draft(lines, tuple(self._seeds), region=region)

    @property
    def hint(self) -> str:
        if self._seeds:
            return self.problem + tr(
                "Click: a seed in another part. Enter: split. Backspace: back. Esc: drop"
            )
        keys = tr(
            "Drag half to half: split. Object to object: join. Across: cut (Shift: straight; right button: "
            "unlabelled). Clicks: seeds, then Enter"
        )
        return self.problem + keys

    def cursor(self) -> CursorInfo:
        return CursorInfo(self._pen.radius_px)

    # ---- the pointer

    def _begin(self, at: Pointer, button: Button) -> bool:
        self._note, self._path = "", [at.point]
        is_unlabelled = button is Button.SECONDARY or not self._pen.has_background
        self._gap_class = UNLABELLED if is_unlabelled else BACKGROUND_CLASS
        return True

    def _drag(self, points: Sequence[Pointer]) -> None:
        if points[-1].has_shift:
            del self._path[1:]
            points = points[-1:]
        self._path.extend(at.point for at in points)

    def _end(self, start: Pointer, at: Pointer) -> None:
        path, self._path = self._path, []
        if at.moved_px(start) < CLICK_PX:
            self._add_seed(at)
        else:
            self._seeds = []
            self._work_on(path, self._pen.radius_px)
            self._paint_region()

    def _revert(self) -> None:
        self._path = []

    # ---- the draft

    def choose_class(self, class_id: int) -> None:
        """Nothing: a gap has class 0 and a bridge that of its objects."""

    def apply(self) -> bool:
        if self._pending is None and self._seeds:
            # One seed splits nothing: the draft stays, its hint says what is missing.
            return False
        return super().apply()

    def step_back(self) -> bool:
        if not self._seeds:
            return self.drop()
        self._seeds.pop()
        self._pending = None
        self._split_by_seeds()
        return True

    # ---- inside

    def _clear(self) -> None:
        super()._clear()
        self._seeds, self._path = [], []

    def _add_seed(self, at: Pointer) -> None:
        image = self._host.image
        if image is not None and at.pixel_in(image.shape) is not None:
            self._seeds.append(at.point)
            self._split_by_seeds()

    def _split_by_seeds(self) -> None:
        if len(self._seeds) > 1:
            self._work_on(self._seeds, None)

    def _work_on(self, points: Sequence[PointYX], radius_px: float | None) -> None:
        task = _Task(tuple(points), radius_px, self._gap_class, self._pen.has_background)
        image = self._host.image
        if image is None:
            return
        height, width = image.shape
        y, x = task.middle
        middle = Pointer(min(max(y, 0), height - 1), min(max(x, 0), width - 1), 0, 0)
        window = window_around(middle, image.shape, _SIDE)
        self._pending = PendingRegion(self._host, self.name, BACKGROUND_CLASS, self._on_found)
        self._pending.search(partial(task.region, window, image.shown_later(window)))


@dataclass(frozen=True, slots=True)
class _Task:
    """Points by which objects are split or joined; `region` runs on another thread.

    Args:
        points: (y, x) in the image: those of a line, or seeds.
        radius_px: width of the line, halved; None for seeds.
        gap_class: of the pixels between the parts of an object that is split.
        has_background: class 0 is the background.
    """

    points: tuple[PointYX, ...]
    radius_px: float | None
    gap_class: int
    has_background: bool

    @property
    def middle(self) -> PointYX:
        """Middle of the rectangle around the points."""
        (y0, y1), (x0, x1) = self._reach
        return (y0 + y1) / 2, (x0 + x1) / 2

    @property
    def _reach(self) -> tuple[PointYX, PointYX]:
        """First and last y, first and last x."""
        ys, xs = zip(*self.points, strict=True)
        return (min(ys), max(ys)), (min(xs), max(xs))

    def region(
        self, window: Rect, labels_of: Callable[[], LabelMap], _token: CancelToken
    ) -> ClassedRegion | None:
        """Pixels that change; None for none, and for points too far apart."""
        if max(last - first for first, last in self._reach) >= _SIDE:
            return None
        labels = labels_of()
        points = [(y - window.y0, x - window.x0) for y, x in self.points]
        if self.radius_px is None:
            return self._split(window, labels, points)
        ends = [_label_at(labels, points[0]), _label_at(labels, points[-1])]
        if ends[0] != ends[1] or ends[0] == UNLABELLED or self._crosses_objects(labels, points, ends[0]):
            return self._slit(window, labels, points)
        return self._split(window, labels, [points[0], points[-1]]) or self._bridge(window, labels, points)

    def _crosses_objects(self, labels: LabelMap, points: list[PointYX], label: int) -> bool:
        """Whether the line begins and ends in the background, and runs through something else in between."""
        from engine.edit.raster import sweep

        if label != BACKGROUND_CLASS or not self.has_background:
            return False
        rect, covered = sweep(points, 0.5, labels.shape)
        part = labels[rect.slices][covered]
        return bool(((part != BACKGROUND_CLASS) & (part != UNLABELLED)).any())

    def _split(self, window: Rect, labels: LabelMap, seeds: list[PointYX]) -> ClassedRegion | None:
        """Line between seeds in one object; None where they are in several."""
        from engine.edit.regions import region_at
        from engine.edit.splitting import dividing_line

        row, column = _pixel(seeds[0])
        class_id = int(labels[row, column])
        if class_id == UNLABELLED:
            return None
        rect, covered = region_at(labels == class_id, row, column, 8)
        places = [_pixel(point) for point in seeds]
        inside = [(y - rect.y0, x - rect.x0) for y, x in places if rect.contains(y, x)]
        line = dividing_line(covered, inside)
        if not line.any():
            return None
        gap_class = UNLABELLED if class_id == BACKGROUND_CLASS else self.gap_class
        return ClassedRegion(_moved(rect, window), line, gap_class)

    def _slit(self, window: Rect, labels: LabelMap, points: list[PointYX]) -> ClassedRegion | None:
        from engine.edit.splitting import slit

        assert self.radius_px is not None
        cut = slit(labels, points, self.radius_px, has_background=self.has_background)
        return None if cut is None else ClassedRegion(_moved(cut[0], window), cut[1], self.gap_class)

    def _bridge(self, window: Rect, labels: LabelMap, points: list[PointYX]) -> ClassedRegion | None:
        from engine.edit.splitting import bridge

        class_id = _label_at(labels, points[0])
        assert self.radius_px is not None
        if class_id == BACKGROUND_CLASS and self.has_background:
            return None
        between = bridge(labels, points, self.radius_px, has_background=self.has_background)
        return None if between is None else ClassedRegion(_moved(between[0], window), between[1], class_id)


def _pixel(point: PointYX) -> tuple[int, int]:
    return int(point[0] // 1), int(point[1] // 1)


def _label_at(labels: LabelMap, point: PointYX) -> int:
    """Label under a point; 255 outside."""
    row, column = _pixel(point)
    is_inside = 0 <= row < labels.shape[0] and 0 <= column < labels.shape[1]
    return int(labels[row, column]) if is_inside else UNLABELLED


def _moved(rect: Rect, window: Rect) -> Rect:
    """A rectangle of the window, in the image."""
    return rect.shifted(window.y0, window.x0)
