"""Instances on the canvas: their cells, colours, edges and numbers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Protocol

import cv2
import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from engine.core import Rect
from gui.canvas.camera import Camera, Size
from gui.canvas.overlay_style import INSTANCE_COLORS, OverlayStyle
from gui.canvas.pixels import U8, looked_up
from gui.canvas.pyramid import Cells

Ids = NDArray[np.int32]
Places = tuple[NDArray[np.intp], NDArray[np.intp]]

MOST_NUMBERS: Final = 250
"""Numbers drawn in one frame at most, those of the largest instances: two pieces of text cost 10 us."""

_TEXT_PX: Final = 12
# All rows or columns but the last, and all but the first: neighbours side by side.
_ABOVE: Final = (slice(None, -1), slice(None))
_BELOW: Final = (slice(1, None), slice(None))
_LEFT: Final = (slice(None), slice(None, -1))
_RIGHT: Final = (slice(None), slice(1, None))
# A number of one digit needs this much room around the anchor, in device-independent pixels.
_ROOM_PX: Final = 7.0
_ROOM_A_DIGIT_PX: Final = 2.5
# No number reaches further from its anchor.
_REACH_PX: Final = 30


class InstanceArrays(Protocol):
    """Part of `engine.instances.InstanceMap` that the canvas reads; its members are described there."""

    @property
    def ids(self) -> Ids: ...
    @property
    def numbers(self) -> NDArray[np.int32]: ...
    @property
    def anchors(self) -> NDArray[np.int32]: ...
    @property
    def depths(self) -> NDArray[np.float32]: ...
    def class_table(self) -> U8: ...


@dataclass(frozen=True, slots=True)
class InstanceLayer:
    """Instances ready to be drawn.

    Args:
        marks: (largest id + 1,) class + 1 of each id, 0 where none is.
        tints: (largest id + 1,) place of each id in the colour tables, 0 for id 0.
        has_any: (256,) 1 for the marks that some instance has.
    """

    instances: InstanceArrays
    marks: U8
    tints: U8
    has_any: U8


@dataclass(frozen=True, slots=True)
class DrawnCells:
    """Cells of a rectangle that are drawn as instances: `ids` (h, w), 0 where none is."""

    layer: InstanceLayer
    ids: Ids


def make_layer(instances: InstanceArrays) -> InstanceLayer:
    """The layer that shows these instances."""
    marks = instances.class_table() + np.uint8(1)
    tints = (np.arange(-1, marks.size - 1) % len(INSTANCE_COLORS) + 1).astype(np.uint8)
    tints[0] = 0
    has_any = np.zeros(256, np.uint8)
    has_any[marks] = 1
    has_any[0] = 0
    return InstanceLayer(instances, marks, tints, has_any)


def drawn_cells(layer: InstanceLayer, cells: Cells, area: Rect, level: int) -> DrawnCells | None:
    """The cells of a level in `area` that show an instance; None when none does.

    A cell belongs to an instance only while it still shows its class: what was painted since is drawn
    as its class until instances are searched again. Of larger cells the middle counts, or a corner
    when the middle lies outside.
    """
    is_thing = looked_up(cells.marks, layer.has_any).view(np.bool_)
    if not is_thing.any():
        return None
    if level == 0:
        return DrawnCells(layer, _of_class(layer, layer.instances.ids[area.slices], cells.marks))
    size = 1 << level
    ids = _of_class(layer, _middles(layer, area, size), cells.marks)
    for dy, dx in ((0, 0), (0, size - 1), (size - 1, 0), (size - 1, size - 1)):
        flat = np.flatnonzero((ids == 0) & is_thing)
        ys, xs = np.divmod(flat, ids.shape[1])
        height, width = layer.instances.ids.shape
        at_y = np.minimum((ys + area.y0) * size + dy, height - 1)
        at_x = np.minimum((xs + area.x0) * size + dx, width - 1)
        ids[ys, xs] = _of_class(layer, layer.instances.ids[at_y, at_x], cells.marks[ys, xs])
    return DrawnCells(layer, ids)


def without(cells: Cells, drawn: DrawnCells | None) -> Cells:
    """The cells with no label where an instance is drawn."""
    if drawn is None:
        return cells
    return replace(cells, marks=cells.marks * (drawn.ids == 0))


def fill_colors(drawn: DrawnCells, open_marks: U8, style: OverlayStyle) -> NDArray[np.int32]:
    """Premultiplied colour of each cell; paler where only the model speaks."""
    tints = np.take(drawn.layer.tints, drawn.ids)
    colors: NDArray[np.int32] = looked_up(tints, style.instance_solid)
    if open_marks.any():
        cv2.copyTo(looked_up(tints, style.instance_pale), open_marks, colors)
    return colors


def edge_colors(
    layer: InstanceLayer, ids: Ids, inner: tuple[slice, slice], wide: int, style: OverlayStyle
) -> tuple[NDArray[np.uint32], Places]:
    """Colours and places (in `inner`) of the pixels of instances within `wide` of another id or of none."""
    is_edge = np.zeros(ids.shape, np.bool_)
    for before, after in ((_ABOVE, _BELOW), (_LEFT, _RIGHT)):
        differs = ids[before] != ids[after]
        is_edge[before] |= differs
        is_edge[after] |= differs
    if wide > 1:
        box = np.ones((2 * wide - 1, 2 * wide - 1), np.uint8)
        is_edge = cv2.dilate(is_edge.view(np.uint8), box).view(np.bool_)
    own = ids[inner]
    flat = np.flatnonzero(is_edge[inner] & (own > 0))
    py, px = np.divmod(flat, own.shape[1])
    return style.instance_edge.view(np.uint32)[layer.tints[own[py, px]]], (py, px)


def paint_numbers(
    painter: QPainter,
    layer: InstanceLayer,
    camera: Camera,
    size: Size,
    ratio: float,
    where: QRect,
    visible: U8 | None = None,
) -> int:
    """Write the number of each instance in sight that has room for it; returns how many were written.

    Args:
        painter: in device-independent pixels of the view.
        size: (height, width) of the view in device pixels.
        ratio: device pixels per device-independent pixel.
        where: the part of the view that is painted, in device-independent pixels; the rest is left out.
        visible: (256,) see `OverlayStyle.visible`.
    """
    instances = layer.instances
    reach = QRectF(where).adjusted(-_REACH_PX, -_REACH_PX, _REACH_PX, _REACH_PX)
    written = 0
    rows = numbers_in_sight(layer, camera, size, ratio, visible)
    if not rows.size:
        return 0
    font = QFont(painter.font())
    font.setPixelSize(_TEXT_PX)
    font.setBold(True)
    painter.setFont(font)
    dark, light = QColor(0, 0, 0, 200), QColor(255, 255, 255)
    for row in rows.tolist():
        y, x = camera.to_view(*(instances.anchors[row] + 0.5).tolist())
        at = QPointF(x / ratio, y / ratio)
        if not reach.contains(at):
            continue
        written += 1
        box = QRectF(at.x() - _REACH_PX, at.y() - 10, 2 * _REACH_PX, 20)
        text = str(instances.numbers[row])
        painter.setPen(dark)
        painter.drawText(box.translated(1, 1), Qt.AlignmentFlag.AlignCenter, text)
        painter.setPen(light)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    return written


def numbers_in_sight(
    layer: InstanceLayer, camera: Camera, size: Size, ratio: float, visible: U8 | None = None
) -> NDArray[np.intp]:
    """Rows of the instances, of visible classes, whose number fits inside and is in sight, largest first."""
    instances = layer.instances
    if not len(instances.numbers):
        return np.zeros(0, np.intp)
    digits = np.floor(np.log10(instances.numbers)) + 1
    room = (_ROOM_PX + _ROOM_A_DIGIT_PX * (digits - 1)) * ratio
    y, x = camera.all_to_view(instances.anchors.astype(np.float64) + 0.5).T
    fits = instances.depths * camera.scale >= room
    in_sight = (y >= 0) & (y < size[0]) & (x >= 0) & (x < size[1])
    if visible is not None:
        in_sight &= visible[layer.marks[instances.numbers]] != 0
    rows = np.flatnonzero(fits & in_sight)
    return rows[np.argsort(-instances.depths[rows], kind="stable")][:MOST_NUMBERS]


def _of_class(layer: InstanceLayer, ids: Ids, marks: U8) -> Ids:
    # Where there is no instance, 0 times anything is 0.
    result: Ids = ids * (np.take(layer.marks, ids) == marks)
    return result


def _middles(layer: InstanceLayer, area: Rect, size: int) -> Ids:
    """Id in the middle of each cell. By steps: NumPy's `take` copies rows of the whole image first."""
    ids, half = layer.instances.ids, size // 2
    middles = ids[
        area.y0 * size + half : area.y1 * size : size, area.x0 * size + half : area.x1 * size : size
    ]
    rows, columns = area.height - middles.shape[0], area.width - middles.shape[1]
    if not rows and not columns:
        return middles
    # The border cut the last cells short, before their middle: their pixels at the border stand for it.
    ys = np.minimum(np.arange(area.y0, area.y1) * size + half, ids.shape[0] - 1)
    xs = np.minimum(np.arange(area.x0, area.x1) * size + half, ids.shape[1] - 1)
    padded = np.pad(middles, ((0, rows), (0, columns)))
    if rows:
        padded[-1] = ids[ys[-1], xs]
    if columns:
        padded[:, -1] = ids[ys, xs[-1]]
    return padded
