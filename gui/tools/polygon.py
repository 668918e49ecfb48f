"""Polygon: corners that stay editable until they are applied, drawn anew or taken from the mask."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from engine.document.stroke_kind import StrokeKind
from gui.language.texts import marked, tr
from gui.tools.base import (
    BACKGROUND_CLASS,
    GRAB_PX,
    LEAST_CORNERS,
    Button,
    Draft,
    DraftLine,
    Pen,
    Pointer,
    PointYX,
    ToolHost,
)
from gui.tools.image_tool import ImageTool

if TYPE_CHECKING:
    from engine.edit.polygons import Ring
    from gui.tools.corners import Corners
    from gui.tools.region_search import RegionSearch

_EIGHTH_TURN: Final = math.pi / 4


class PolygonTool(ImageTool):
    """Corners by clicks, then editing: a corner is dragged, an edge split, a corner taken out with Alt.

    Ctrl and a click takes the region of one class under the pointer out of the mask as a polygon; applied
    unchanged it is the very same region. The secondary button draws class 0, the background.
    """

    name = marked("Polygon")

    def __init__(self, host: ToolHost, pen: Pen) -> None:
        super().__init__(host, pen)
        # Not at the top: the window names its tools before it paints, and arrays come later.
        from gui.tools.corners import Corners

        self._shape = Corners()
        self._before = self._shape
        self._is_open = False
        self._taken: list[Ring] = []
        self._taken_class = BACKGROUND_CLASS
        self._search: RegionSearch | None = None
        self._held: tuple[int, int] | None = None
        self._moved_from: PointYX | None = None

    # ---- state

    @property
    def has_draft(self) -> bool:
        return bool(self._shape)

    @property
    def draft(self) -> Draft | None:
        rings = self._shape.points
        if not rings:
            return None
        lines = [DraftLine(ring, is_closed=not self._is_open) for ring in rings]
        if self._is_open and self._at is not None and not self.is_active:
            lines.append(DraftLine((rings[-1][-1], _place(self._at, rings[-1])), is_dashed=True))
        near = self._held
        if near is None and self._at is not None:
            near = self._shape.corner_at(self._at)
        chosen = None if near is None else sum(map(len, rings[: near[0]])) + near[1]
        handles = rings[0] if len(rings) == 1 else tuple(point for ring in rings for point in ring)
        return Draft(tuple(lines), handles, chosen, class_id=self._class_id)

    @property
    def hint(self) -> str:
        if self._search is not None:
            return tr("The region is being looked for. Click: first corner of another polygon instead")
        if not self.has_draft:
            return tr("Click: first corner. Ctrl+click: take a region of the mask as a polygon")
        if self._is_open:
            return tr("Click: next corner (Shift: steps of 45°). Double click, Enter: close. Backspace: back")
        return tr(
            "Drag a corner, an edge or the inside. Alt+click: take a corner out. Enter: apply. Esc: drop"
        )

    # ---- the pointer

    def _begin(self, at: Pointer, button: Button) -> bool:
        self._end_search()
        self._before = self._shape.moved(0.0, 0.0)
        if not self.has_draft:
            self._class_id = self._class_of(button)
            if at.has_ctrl:
                self._take_region(at)
            else:
                self._shape, self._is_open = self._of_rings([at.point]), True
        elif self._is_open:
            self._add_corner(at)
        elif not at.has_alt:
            self._grab(at)
        else:
            self._shape.take_out(at)
        return True

    def _drag(self, points: Sequence[Pointer]) -> None:
        at = points[-1]
        if self._held is not None:
            ring, corner = self._held
            point = _place(at, self._shape.points[ring][:corner]) if self._is_open else at.point
            self._shape.put(ring, corner, point)
        elif self._moved_from is not None:
            self._shape = self._before.moved(at.y - self._moved_from[0], at.x - self._moved_from[1])

    def _end(self, start: Pointer, at: Pointer) -> None:
        self._held = self._moved_from = None

    def _revert(self) -> None:
        self._end_search()
        self._shape = self._before
        self._is_open = self._is_open and self.has_draft
        self._held = self._moved_from = None

    # ---- the draft

    def apply(self) -> bool:
        """Close an open polygon, or paint a closed one.

        Raises:
            UserError: nothing can be drawn now; the draft stays.
        """
        image = self._host.image
        if image is None or not self.has_draft:
            return False
        if self._is_open:
            self._close()
            return True
        from engine.edit.polygons import fill_polygon

        rect, covered = fill_polygon(self._shape.rings, image.shape)
        name = marked("Polygon of a region") if self._taken else self.name
        stroke = self._host.begin_stroke(StrokeKind.BRUSH, self._class_id, 1.0, name)
        if self._taken:
            # What the region had and the polygon has not is undecided again, unless it was changed meanwhile.
            taken, was_covered = fill_polygon(self._taken, image.shape)
            stroke.uncover(taken, was_covered & (image.shown(taken) == self._taken_class))
        stroke.cover(rect, covered)
        stroke.finish()
        self.drop()
        return True

    def step_back(self) -> bool:
        if not self.has_draft:
            return False
        if self._taken:
            return self.drop()
        if self._is_open:
            self._shape.take_last()
            if not self.has_draft:
                self.drop()
            return True
        self._is_open = True
        return True

    def _clear(self) -> None:
        self._shape, self._is_open, self._taken = self._of_rings(), False, []
        self._held = self._moved_from = None
        self._end_search()

    def edit(self, rings: list[list[PointYX]], class_id: int) -> None:
        """Have these closed rings in hand, in place of what was there."""
        self.drop()
        self._shape, self._is_open, self._class_id = self._of_rings(*rings), False, class_id

    # ---- inside

    def _add_corner(self, at: Pointer) -> None:
        ring = self._shape.points[-1]
        if at.clicks == 2 or (len(ring) >= LEAST_CORNERS and at.distance_px(ring[0]) < GRAB_PX):
            self._close()
        else:
            self._shape.add(_place(at, ring))
            self._held = len(self._shape.rings) - 1, len(ring)

    def _close(self) -> None:
        if len(self._shape.rings[-1]) >= LEAST_CORNERS:
            self._is_open = False

    def _grab(self, at: Pointer) -> None:
        self._held = self._shape.corner_at(at) or self._shape.split_edge(at)
        if self._held is None:
            self._moved_from = at.point

    def _take_region(self, at: Pointer) -> None:
        """The region of one class under the pointer as a polygon; nothing where no class is."""
        image, class_id = self._host.image, self._class_under(at)
        place = None if image is None else at.pixel_in(image.shape)
        if image is None or place is None or class_id is None:
            return
        from gui.tools.region_search import RegionSearch

        self._class_id = self._taken_class = class_id
        self._search = RegionSearch(self._host, image, place, class_id, self._take)

    def _take(self, rings: list[Ring]) -> None:
        """Make these rings around a region of the mask the polygon."""
        self._search = None
        self._taken = rings
        self._shape = self._before = self._of_rings(*rings)
        self._is_open = False
        self.changed()

    def _end_search(self) -> None:
        if self._search is not None:
            self._search.cancel()
            self._search = None

    @staticmethod
    def _of_rings(*rings: Any) -> Corners:
        import numpy as np

        from gui.tools.corners import Corners

        return Corners([np.array(ring, np.float64).reshape(-1, 2) for ring in rings])


def _place(at: Pointer, earlier: Sequence[PointYX]) -> PointYX:
    """Place of the next corner: with Shift, in steps of 45 degrees from the last one."""
    if not at.has_shift or not earlier:
        return at.point
    y, x = earlier[-1]
    angle = round(math.atan2(at.y - y, at.x - x) / _EIGHTH_TURN) * _EIGHTH_TURN
    length = math.hypot(at.y - y, at.x - x)
    return y + length * math.sin(angle), x + length * math.cos(angle)
